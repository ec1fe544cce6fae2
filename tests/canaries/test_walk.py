"""Secrets and drafts are told nowhere: not by logs, errors, processes, databases, forgotten files.

A program of its own goes through everything that is done with them and crashes at the end; then all
that it left is searched. A second walk leaks on purpose: what is found there shows that this sees.
"""

from __future__ import annotations

import base64
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.canaries.leaks import LEAKED
from tests.canaries.planted import DESK, JOURNAL, LEDGER, Canary, Planted
from tests.canaries.walk import CRASHED
from tests.contracts import keyring_session

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are read from /proc")

ROOT = Path(__file__).parents[2]
SEARCHED = ("home", "temp", "told", "person")
#: How the commands of the walk end: done, refused…
ENDED = "0 1 1 1 1 1 1 0 0 1 0 1 0 0 0 0 0 1"
#: Files of the walk that must be there and not empty, or nothing was searched.
HEARD = ("log", "stderr", "shown", "processes")


@pytest.fixture
def folder(tmp_path):
    for name in (*SEARCHED, "outside"):
        (tmp_path / name).mkdir(mode=0o700)
    return tmp_path


def walked(folder, *wishes):
    """Walk in a program that inherits nothing; what was planted, and the folders to search."""
    with (
        (folder / "told" / "stderr").open("wb") as stderr,
        (folder / "told" / "stdout").open("wb") as stdout,
    ):
        done = subprocess.run(
            [sys.executable, "-m", "tests.canaries.walk", str(folder), *wishes],
            cwd=ROOT,
            env={**surroundings(folder), "HOME": str(folder / "person")},
            stdout=stdout,
            stderr=stderr,
            timeout=280,
            check=False,
        )
    return finished(folder, done.returncode)


def surroundings(folder):
    return {
        "PATH": os.environ["PATH"],
        "TMPDIR": str(folder / "temp"),
        "LANG": "C.UTF-8",
        "PYTHONWARNINGS": "always",
    }


def finished(folder, code):
    told = (folder / "told" / "stderr").read_text(errors="replace")
    assert code == CRASHED, told[-3000:]
    assert told.count("Traceback") > int((folder / "errors").read_text()) > 25, told[-3000:]
    assert all((folder / "told" / name).stat().st_size for name in HEARD)
    return Planted.read(folder / "planted.json"), [folder / name for name in SEARCHED]


def codes(folder):
    """How the commands ended, in their order."""
    return (folder / "codes").read_text()


def made_of_the_desk(folder):
    """Files of the desk that were to be made, and were not: nothing was searched in them."""
    names = ("saved.backup", "diagnostics.zip", "figures.xlsx", "hashtags.csv", "restored/practice")
    return [name for name in names if not (folder / "home" / name).exists()]


def of(planted, start):
    return [name for name in planted.canaries if name.startswith(start)]


def test_nothing_is_told_where_it_does_not_belong(folder):
    planted, searched = walked(folder)
    assert codes(folder) == ENDED
    found = planted.places(*searched)
    assert len(of(planted, "secret")) > 40  # codes, states, verifiers, tokens and renewed tokens
    assert len(of(planted, "seed")) >= 4
    assert len(planted.canaries) - len(of(planted, "secret")) - len(of(planted, "seed")) >= 50
    assert planted.out_of_place(*searched) == []
    # And they were really used: what belongs somewhere is there.
    assert made_of_the_desk(folder) == []
    belongs = {name: set(each.may_be) for name, each in planted.canaries.items() if each.may_be}
    assert [name for name in belongs if not found.get(name)] == []
    assert found["draft text"] == {DESK}
    assert {LEDGER, JOURNAL} <= found["submitted text"]


def test_nothing_is_told_with_a_real_keychain(folder):
    step = '"$PYTHON" -m tests.canaries.walk "$FOLDER" keyring short 2>"$FOLDER/told/stderr"'
    done = keyring_session.run(
        folder / "person",
        [step],
        unlock="a-password-of-the-keyring",
        timeout=280,
        FOLDER=str(folder),
        **surroundings(folder),
    )
    planted, searched = finished(folder, done.returncode)
    kept = [path for path in (folder / "person").rglob("*.keyring") if path.stat().st_size]
    assert kept  # everything secret is in there, and sealed
    assert codes(folder) == f"{ENDED} 1 0 1 0 0"
    assert planted.out_of_place(*searched) == []
    assert planted.places(*searched)["submitted with a passphrase"] == {LEDGER}


def test_leaks_on_purpose_are_found(folder):
    planted, searched = walked(folder, "leaking", "short")
    found = planted.out_of_place(*searched)
    assert [leak for leak in LEAKED if leak not in found] == []
    tokens = {name for name, place in found if name.startswith("secret") and place == "log"}
    assert tokens  # tweepy writes the whole bearer token at DEBUG


def test_a_canary_is_seen_in_every_encoding():
    canary = Canary(name="draft", value="zq « Économies »".encode(), may_be=())
    text = canary.value.decode()
    for form in (
        text.encode(),
        text.encode("utf-16-le"),
        canary.value.hex().encode(),
        b"zq%20%C2%AB%20%C3%89conomies%20%C2%BB",
        b"zq \\u00ab \\u00c9conomies \\u00bb",
    ):
        assert form in canary.forms()


@pytest.mark.parametrize("before", ["", "a", "ab", "abc"])
def test_base64_is_seen_wherever_the_canary_begins(before, tmp_path):
    planted = Planted()
    word = planted.text("word")
    (tmp_path / "file").write_bytes(base64.b64encode(f"{before}{word} and more".encode()))
    assert planted.out_of_place(tmp_path) == [("word", "file")]
