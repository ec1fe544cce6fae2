"""The grammar process against a scripted LanguageTool: what it says, how it dies, who hears drafts."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Thread

import psutil
import pytest

from desktop_app.adapters.language.grammar import restarts
from desktop_app.adapters.language.grammar.desk import Desk
from desktop_app.adapters.language.grammar.questions import Request
from desktop_app.domain.errors import BadInput, Unavailable
from desktop_app.domain.finding import Family, Severity
from tests.adapters.language.grammar.conftest import Make, left, pids, seen

Script = Callable[..., Path]
DRAFT = "🚀 Our wrongg secret"


@contextmanager
def listening() -> Iterator[tuple[int, list[bytes]]]:
    """A stranger on a loopback port, and all that anybody tells it."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as stranger:
        stranger.settimeout(0.2)

        def listen() -> None:
            while stranger.fileno() >= 0:
                try:
                    caller, _ = stranger.accept()
                except TimeoutError:
                    continue
                except OSError:
                    return
                with caller:
                    caller.settimeout(20)
                    heard.append(caller.recv(65536))

        thread = Thread(target=listen)
        thread.start()
        yield stranger.getsockname()[1], heard
        stranger.close()
        thread.join()


def reason(checker: object, text: str = DRAFT) -> tuple[str, str]:
    """Kind and reason of the refusal to check `text`."""
    with pytest.raises(Unavailable) as refusal:
        checker.check(text, "en")  # type: ignore[attr-defined]  # any checker
    return refusal.value.kind, refusal.value.facts.get("reason", "")


def test_faults_are_findings_at_the_right_words(script: Script, checker: Make) -> None:
    script()
    grammar = checker()
    assert grammar.prepare() == "LanguageTool 6.8-scripted"
    (finding,) = grammar.check(DRAFT, "en")
    assert finding.text == DRAFT[finding.span.start : finding.span.end] == "wrongg"
    assert (finding.family, finding.severity) == (Family.GRAMMAR, Severity.INFO)
    assert finding.suggestions == ("right",)
    assert "About wrongg" in finding.message.en
    assert grammar.check("  ", "en") == ()


def test_nothing_inside_a_mention_a_tag_or_an_address(script: Script, checker: Make) -> None:
    script()
    found = checker().check("@wrongg #wrongg https://wrongg.example and wrongg", "en")
    assert [finding.span.start for finding in found] == [43]


def test_a_draft_never_reaches_a_proxy(
    script: Script, checker: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = script()
    with listening() as (port, heard):
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{port}")
        assert len(checker().check(DRAFT, "en")) == 1
    assert heard == []
    assert seen(home) == [DRAFT]


def test_a_draft_never_reaches_a_stranger_on_the_port(script: Script, checker: Make) -> None:
    with listening() as (port, heard):
        script(port=port)
        grammar = checker()
        assert reason(grammar) == ("grammar.unavailable", "stranger")
    assert heard == []


def test_a_redirection_is_not_followed(script: Script, checker: Make) -> None:
    with listening() as (port, heard):
        script(location=f"http://127.0.0.1:{port}/v2/check")
        assert reason(checker()) == ("grammar.unavailable", "refused")
    assert heard == []


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"status": 500, "body": "Error: Checking took longer than 3.0 seconds"}, "slow"),
        ({"status": 503, "body": "busy"}, "refused"),
        ({"body": "<html>"}, "odd"),
        ({"body": {"matches": [{"rule": {}}]}}, "odd"),
        ({"body": {"matches": 5}}, "odd"),
        ({"body": []}, "odd"),
    ],
)
def test_an_answer_that_is_none_is_an_error_and_never_silence(
    script: Script, checker: Make, told: dict[str, object], why: str
) -> None:
    script(**told)
    assert reason(checker()) == ("grammar.unavailable", why)


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"version": 'java version "1.8.0_402"'}, "old_java"),
        ({"version": "nonsense"}, "odd_java"),
    ],
)
def test_a_java_that_cannot_serve(
    script: Script, checker: Make, told: dict[str, str], why: str
) -> None:
    script(**told)
    assert reason(checker()) == (f"grammar.{why}", "")


def test_no_java_and_no_languagetool(
    script: Script, checker: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script()
    assert reason(checker(installed=False)) == ("grammar.no_languagetool", "")
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    (tmp_path / "languagetool" / "countersign-languagetool.jar").write_bytes(b"")
    assert reason(checker()) == ("grammar.no_java", "")


def test_a_server_that_dies_is_started_again_after_a_while(script: Script, checker: Make) -> None:
    home = script(die_over="deadly")
    grammar = checker()
    assert reason(grammar, "a deadly text") == ("grammar.unavailable", "refused")
    assert reason(grammar) == ("grammar.unavailable", "resting")
    assert len(pids(home)) == 1


def test_a_server_that_never_starts_is_an_error(script: Script, checker: Make) -> None:
    home = script(dead=True)
    grammar = checker()
    assert reason(grammar) == ("grammar.unavailable", "died")
    assert reason(grammar) == ("grammar.unavailable", "resting")
    assert len(pids(home)) == 1


def test_a_killed_process_is_replaced_and_its_server_ends(script: Script, checker: Make) -> None:
    home = script()
    grammar = checker()
    assert len(grammar.check(DRAFT, "en")) == 1
    assert grammar.worker_pid is not None
    os.kill(grammar.worker_pid, signal.SIGKILL)
    assert len(grammar.check(DRAFT, "en")) == 1
    first, second = pids(home)
    assert left(_living(first)) == []
    grammar.close()
    assert left(_living(second)) == []


def test_no_server_is_left_two_seconds_after_the_program_is_killed(
    script: Script, tmp_path: Path, checker: Make
) -> None:
    home = script()
    checker()  # puts the launcher there
    program = textwrap.dedent(
        f"""
        import sys
        from pathlib import Path
        from desktop_app.adapters.language.grammar import GrammarChecker
        if __name__ == "__main__":
            grammar = GrammarChecker(Path({str(tmp_path / "languagetool")!r}))
            grammar.prepare()
            print("ready", flush=True)
            sys.stdin.read()
        """
    )
    path = tmp_path / "program.py"
    path.write_text(program)
    root = Path(__file__).parents[4]
    with subprocess.Popen(
        [sys.executable, str(path)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == b"ready\n"
        children = psutil.Process(running.pid).children(recursive=True)
        assert {child.pid for child in children} >= set(pids(home))
        running.kill()
    assert left(children) == []


def _living(pid: int) -> list[psutil.Process]:
    return [psutil.Process(pid)] if psutil.pid_exists(pid) else []


def test_a_text_over_which_it_died_twice_is_not_asked_about_again(
    script: Script, checker: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = script(die_over="deadly")
    checker()
    monkeypatch.setattr(restarts, "WAITS", (0.0, 0.0, 0.0))
    with closing(Desk(tmp_path / "languagetool")) as desk:
        deadly = Request(text="a deadly text", language="en")
        failures = [desk.answer(deadly).failure for _ in range(3)]
        assert failures == ["refused", "refused", "deadly"]
        assert len(desk.answer(Request(text=DRAFT, language="en")).faults) == 1
    assert seen(home).count("a deadly text") == 2


def test_only_a_server_of_the_companys_own_is_ever_used(checker: Make) -> None:
    with pytest.raises(BadInput):
        checker().use("https://api.languagetool.org/")
