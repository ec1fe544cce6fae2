"""What other people and other programs of the same computer try: they read nothing, change nothing.

An attack by another user runs as nobody's; one by another program of the same person runs as theirs.
"""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop_app.adapters import diagnostics
from desktop_app.cli import main as command_line
from desktop_app.domain.errors import Unavailable
from desktop_app.services.observing_ports import Seen
from desktop_app.services.watching import search_address
from desktop_app.ui.review.by_hand import composer
from desktop_app.ui.words import link_of
from tests.house.tree import parsed, python_files, shown

ROOT = Path(__file__).parents[2]
NOBODY = "65534"
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="other users are tried on Linux")
AS_ROOT = pytest.mark.skipif(
    getattr(os, "geteuid", lambda: 1)() != 0, reason="only root can act as another user"
)
ODD = ("../../evil", "@evil.example/", "evil.example#", "?q=", "javascript:alert(1)")


def another_user(*command):
    """What `command` answers another user of this computer: code and output."""
    done = subprocess.run(
        ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--", *command],
        capture_output=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout


@pytest.fixture
def place():
    """A folder that everybody may enter, as /home is."""
    with tempfile.TemporaryDirectory(prefix="countersign-neighbours-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@LINUX
@AS_ROOT
def test_another_user_reads_neither_files_nor_memory_nor_what_is_typed(place):
    home = place / "home"
    running = subprocess.Popen(
        [sys.executable, "-m", "desktop_app", "submit", "--as", "claire", "-"],
        cwd=ROOT,
        env={**os.environ, "COUNTERSIGN_HOME": str(home), "MINE": "zq-mine"},
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        umask=0o022,
    )
    process = f"/proc/{running.pid}"
    for name in ("environ", "maps", "mem", "fd/0"):
        assert another_user("cat", f"{process}/{name}")[0] != 0, name
    assert b"desktop_app" in another_user("cat", f"{process}/cmdline")[1]  # as everybody's
    running.communicate("zq Merci à tous.".encode(), timeout=120)
    assert running.returncode == 0
    assert another_user("ls", str(place)) == (0, b"home\n")
    assert another_user("ls", str(home))[0] != 0
    made = [path for path in home.rglob("*") if path.is_file()]
    assert {"desk.sqlite", "ledger.sqlite"} <= {path.name for path in made}
    home.chmod(0o755)  # as if somebody had opened it by hand
    (home / "practice").chmod(0o755)
    assert [path.name for path in made if another_user("cat", str(path))[0] == 0] == []


@LINUX
@AS_ROOT
def test_another_program_of_the_same_person_reads_no_memory_of_a_command():
    code = f"""
import ctypes, os, subprocess
from desktop_app.__main__ import close_memory
os.setgroups([]); os.setresgid(*[{NOBODY}] * 3); os.setresuid(*[{NOBODY}] * 3)
ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)  # as a program begins that no setuid made
def read(name):
    done = subprocess.run(["cat", f"/proc/{{os.getpid()}}/{{name}}"], capture_output=True)
    return done.returncode
before = [read("environ"), read("maps")]
close_memory()
print(before, [read("environ"), read("maps")])
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout == "[0, 0] [1, 1]\n", done.stderr


@LINUX
def test_every_command_closes_its_memory_and_the_window_does_not(monkeypatch):
    from desktop_app import __main__ as program

    closed = []
    monkeypatch.setattr(program, "keep_private", lambda: None)
    monkeypatch.setattr(program, "close_memory", lambda: closed.append(sys.argv[1:]))
    monkeypatch.setattr(program, "window", lambda: 0)
    monkeypatch.setattr("desktop_app.cli.main", lambda _words: 0)
    for words in ([], ["--hidden"], ["publish", "--watch"]):
        monkeypatch.setattr(sys, "argv", ["countersign", *words])
        program.main()
    assert closed == [["publish", "--watch"]]


def test_a_link_in_place_of_a_file_to_be_saved_is_not_followed(tmp_path, capsys):
    victim, link = tmp_path / "victim", tmp_path / "saved"
    victim.write_bytes(b"mine")
    link.symlink_to(victim)
    with pytest.raises(Unavailable, match=r"backup\.unwritable"):
        diagnostics.write(link, {}, "about")
    for words in (
        ["lists", "export", "hashtags", "--out", str(link)],
        ["export", "csv", "--from", "2026-11-01", "--to", "2026-11-02", "--out", str(link)],
        ["diagnostics", "--yes", str(link)],
    ):
        assert command_line(words) == 1, words
        assert capsys.readouterr().err
    assert victim.read_bytes() == b"mine"


def test_modules_in_the_folder_where_it_is_started_are_not_loaded(tmp_path):
    for name in ("desktop_app", "sqlalchemy", "json", "click", "sitecustomize"):
        (tmp_path / f"{name}.py").write_text('raise SystemExit("TAKEN OVER")\n')
    program = Path(sys.executable).with_name("countersign")
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [str(program), "check", "--only", "risk", "-"],
        cwd=tmp_path,
        env=inherited,
        input="Merci.",
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, "TAKEN OVER" in done.stdout + done.stderr) == (0, False)


#: What opens something outside, and what of: each of them is made by the program.
OPENED = {
    ("desktop_app/ui/history/page.py", "QUrl(self.model.link(self._chosen))"),
    ("desktop_app/ui/review/final.py", "QUrl.fromLocalFile(str(path))"),  # a kept picture or film
    ("desktop_app/ui/review/by_hand.py", "QUrl(composer(self.text, self._answered()))"),
    ("desktop_app/ui/watching/themes.py", "QUrl(address)"),  # of `search_address`
    ("desktop_app/ui/watching/themes.py", "QUrl(hit.seen.link)"),
    ("desktop_app/ui/accounts/connecting.py", "QUrl(address)"),  # X's page of consent
}


def test_nothing_that_others_wrote_is_opened():
    found = {
        (shown(path), ast.unparse(node.args[0]))
        for path in python_files("desktop_app")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "QDesktopServices.openUrl"
    }
    assert found == OPENED


@pytest.mark.parametrize("odd", ODD)
def test_every_page_that_is_opened_is_one_of_x(odd):
    at = datetime(2026, 11, 1, tzinfo=UTC)
    seen = Seen(x_post_id="1", author_id="2", handle=odd, text=odd, created_at=at)
    for address in (seen.link, link_of(odd, "1"), search_address(odd)):
        assert address.startswith("https://x.com/")
    assert composer(odd, None).startswith("https://x.com/intent/")


#: Tips without `tip`: the program's own sentences, names of keys, hexadecimal digits.
PLAIN_TIPS = {
    "reason or action_name(each.id)", "self.first.accessibleName()", "self.last.accessibleName()",
    "name", "said", "hint", "', '.join(said)", "record.current.sha256", "revision.sha256",
    "view.record.current.sha256", "not_aside if entry is not None else ''",
    "'' if self._send.isEnabled() else words", "f'{name} ({keys})' if self._is_folded else keys",
    "'' if source.created_at is None else moment(source.created_at, now)",
    "self._tip if self._why_not is None else self._why_not()",
    r"'\n'.join((line for line in said if line))",
}  # fmt: skip
OWN = ("self.tr(", "key_name(", 'f"{self.tr(', "tip(", "tip.format(", "stop.format(", "find.format(")  # fmt: skip


def test_every_tip_with_somebodys_words_shows_markup_as_it_stands():
    """Qt reads what looks like markup in a tip as markup, and fetches the files that it names."""
    found = {
        given
        for path in python_files("desktop_app/ui")
        for node in ast.walk(parsed(path))
        for given in tips(node)
        if not given.startswith(OWN)
    }
    assert found == PLAIN_TIPS


def tips(node):
    """What a call gives as a tip."""
    called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
    if called.endswith(".setToolTip") or called == "QToolTip.showText":
        given = node.args[called == "QToolTip.showText"]
        return [] if isinstance(given, ast.Constant) else [ast.unparse(given)]
    return []
