"""The publisher without a window: as a real process, on a desk whose window is closed."""

import contextlib
import errno
import os
import shutil
import signal
import socket
import subprocess
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import click
import pytest

from desktop_app.cli import publishing
from desktop_app.domain.action import ActionKind
from desktop_app.domain.errors import Damaged, PostUnanswered, Refused, Unavailable
from desktop_app.services.messages import explain
from desktop_app.services.publisher import Pass, Report
from desktop_app.services.publishing import Outcome
from desktop_app.services.redacting import Failure
from tests.cli.conftest import ROOT

UNIT = ROOT / "packaging" / "linux" / "countersign-publisher.service"
SECRET = "Un texte que le journal du système ne doit pas montrer."


def line_with(process, word):
    """The next line that the program prints with `word` in it."""
    for line in process.stdout:
        if word in line:
            return line
    raise AssertionError(process.stderr.read())


def test_it_posts_what_another_process_approved_and_stops_at_once(desk, program):
    post = desk.submit(text=SECRET)
    desk.approve(post)
    process = program("publish", "--watch")
    assert "practice-publisher" in line_with(process, "Publishing")
    line = line_with(process, post)
    assert line.split()[2] == "posted"
    started = time.monotonic()
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, time.monotonic() - started < 5.0) == (0, True)
    assert "Stopped" in out
    assert SECRET not in line + out + err
    assert desk.state(post) == "posted"


def test_it_tells_systemd_when_it_is_ready_and_alive(desk, program, tmp_path):
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(str(tmp_path / "notify"))
        listener.settimeout(30)
        process = program(
            "publish", "--watch", NOTIFY_SOCKET=str(tmp_path / "notify"), WATCHDOG_USEC="400000"
        )
        said = [listener.recv(100) for _ in range(6)]
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
        listener.setblocking(False)
        with contextlib.suppress(BlockingIOError):
            while True:
                said.append(listener.recv(100))
    assert process.returncode == 0
    assert said[0] == b"READY=1"
    assert said.count(b"WATCHDOG=1") >= 4
    assert said[-1] == b"STOPPING=1"


def test_while_a_window_is_open_it_waits_and_says_so(desk, program):
    window = program("publish", "--watch")
    line_with(window, "Publishing")
    second = program("publish", "--watch")
    said = second.stderr.readline()
    assert "already open" in said
    assert "Tried again in 5 s" in said
    second.send_signal(signal.SIGTERM)
    second.communicate(timeout=60)
    assert second.returncode == 0
    assert desk.run("publish", "--once")[0] == 1
    window.send_signal(signal.SIGTERM)
    window.communicate(timeout=60)
    assert window.returncode == 0


class Passes:
    """A publisher whose passes are given beforehand; after the last one it is asked to stop."""

    def __init__(self, *passes):
        self.left = list(passes)

    def __call__(self, parts):
        return self

    def run(self):
        done = self.left.pop(0)
        if not self.left and signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
            os.kill(os.getpid(), signal.SIGTERM)
        if isinstance(done, Exception):
            raise done
        return replace(done, next_at=datetime.now(UTC))


@pytest.fixture
def passing(desk, monkeypatch):
    monkeypatch.setattr(publishing, "FIRST_PAUSE", 0.01)

    def run(*passes, how="--watch"):
        monkeypatch.setattr(publishing, "Publisher", Passes(*passes))
        before = signal.getsignal(signal.SIGTERM)
        said = desk.run("publish", how)
        assert signal.getsignal(signal.SIGTERM) is before
        return said

    return run


NOW = datetime(2026, 11, 24, tzinfo=UTC)
NOTHING = Pass(reports=(), next_at=NOW + timedelta(seconds=1))


def failed(post, error):
    return Pass(reports=(Report(post=post, error=error),), next_at=NOW)


def test_a_record_that_is_busy_is_asked_again_and_that_is_said(passing):
    code, _, err = passing(Unavailable("ledger.busy"), Unavailable("ledger.busy"), NOTHING)
    assert code == 0
    assert err.count("Tried again") == 2


def test_a_log_on_a_full_disk_keeps_no_post_from_leaving(passing, monkeypatch):
    """What could not be written is told once there is space again."""
    echo, taken = click.echo, []

    def full_at_first(text, **more):
        taken.append(text)
        if len(taken) <= 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        echo(text, **more)

    monkeypatch.setattr(click, "echo", full_at_first)
    done = Outcome(kind=ActionKind.POSTED, x_post_id="77", text="", same_text=True)
    first, second = (
        replace(NOTHING, reports=(Report(post=post, outcome=done),)) for post in ("a", "b")
    )
    code, out, _ = passing(first, second, NOTHING)
    assert code == 0
    said = [line for line in out.splitlines() if "Stopped" not in line]
    assert "Up to 2 lines" in said[0]
    assert said[1].split()[1:3] == ["b", "posted"]


@pytest.mark.parametrize("kind", ["ledger.unreachable", "offline.sender", "keychain.locked"])
def test_a_start_waits_for_what_passes_by_itself(passing, monkeypatch, kind):
    """A computer that is up before its team's server would else be given up by its supervisor."""
    opened, away = publishing.opened, [Unavailable(kind)]

    def away_at_first():
        if away:
            raise away.pop()
        return opened()

    monkeypatch.setattr(publishing, "opened", away_at_first)
    code, out, err = passing(NOTHING)
    assert (code, err.count("Tried again")) == (0, 1)
    assert "Publishing" in out


def test_a_machine_without_its_server_says_that_and_not_that_it_is_no_publisher(desk, monkeypatch):
    opened = publishing.opened

    @contextlib.contextmanager
    def away():
        with opened() as (opening, parts):
            yield opening, replace(parts, publisher=None, notices=(Unavailable("offline.sender"),))

    monkeypatch.setattr(publishing, "opened", away)
    code, _, err = desk.run("publish", "--once")
    assert code == 1
    assert err.strip() == explain(Unavailable("offline.sender"), "en").line


def test_a_damaged_record_ends_it(passing):
    code, _, err = passing(Damaged("ledger.damaged", action="x"), NOTHING)
    assert (code, "not what it was" in err) == (1, True)


def test_the_trouble_of_one_post_is_said_once_and_stops_nothing(passing):
    trouble = Refused("publish.timeline_first")
    code, _, err = passing(
        failed("a", trouble), failed("a", trouble), failed("b", trouble), NOTHING
    )
    assert code == 0
    assert [line.split()[1] for line in err.splitlines()] == ["a", "b"]


def test_a_queue_that_waits_is_said_once(passing):
    waits = replace(NOTHING, paused=("claire-morel",))
    _, out, _ = passing(waits, waits, NOTHING, waits, NOTHING)
    assert out.count("its queue waits") == 2


def test_once_says_by_its_code_that_a_post_has_trouble(passing):
    assert passing(failed("a", PostUnanswered("x.no_answer")), how="--once")[0] == 1


@pytest.mark.parametrize("arguments", [(), ("--once", "--watch"), ("--for-ever",)])
def test_one_way_to_run_is_asked_for(desk, arguments):
    assert desk.run("publish", *arguments)[0] == 2


def test_the_service_file_is_sound():
    """systemd's own check prints a line for every setting that it would ignore."""
    analyze = shutil.which("systemd-analyze")
    text = UNIT.read_text(encoding="utf-8")
    assert "ExecStart=%h/.local/bin/countersign publish --watch\n" in text
    if analyze is None:
        return
    done = subprocess.run(
        [analyze, "verify", "--user", "--man=no", str(UNIT)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "XDG_RUNTIME_DIR": os.environ.get("XDG_RUNTIME_DIR", "/tmp")},
    )
    said = [line for line in done.stderr.splitlines() if "countersign-publisher" in line]
    # The program is installed by each person; systemd says so where it is not.
    assert [line for line in said if "is not executable" not in line] == []


def test_words_that_were_taken_out_go_from_the_publishers_journal(desk):
    post = desk.posted(text=SECRET)
    journal = next(desk.home.rglob("journal.jsonl"))
    said = "ne doit pas montrer"
    assert said in journal.read_text("ascii")
    desk.done("retention", "ask", "--as", "paul", "--reason", "Ten years.", post)
    desk.done("retention", "redact", "--as", "ines", "--reason", "Yes.", post)
    desk.done("publish", "--once")
    assert said not in journal.read_text("ascii")


def test_what_should_have_gone_from_here_is_told_and_stops_no_post(desk, monkeypatch):
    post = desk.submit()
    desk.approve(post)
    left = Failure(post=None, error=Unavailable("media.unwritable", reason="full"))
    monkeypatch.setattr(publishing.Redacting, "look", lambda _: (left,))
    code, out, err = desk.run("publish", "--once")
    assert (code, desk.state(post)) == (1, "posted")
    assert post in out
    assert explain(left.error, "en").line in err
