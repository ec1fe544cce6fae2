"""Two versions of the program as processes on one record: each refuses politely, naming the update."""

import os
import shutil
import subprocess
import sys

import pytest

from desktop_app import __version__
from desktop_app.adapters.ledger.enforcement import NEWEST, OLDEST
from tests.house.tree import ROOT

NEXT, FORM = "7.3.0", f"{int(NEWEST) + 1:04}"
#: Makes a record and keeps it open until it is told to end.
_HOLD = """
import sys
from pathlib import Path
from desktop_app.adapters.keychain import verify
from desktop_app.adapters.ledger import create_ledger
held = create_ledger(Path(sys.argv[1]), verify)
print("open", flush=True)
sys.stdin.readline()
held.close()
"""


@pytest.fixture(scope="module")
def newer(tmp_path_factory):
    """The program of a later release, that knows its own form alone; nothing else in it is new."""
    folder = tmp_path_factory.mktemp("newer")
    away = shutil.ignore_patterns("__pycache__", "ui", "languagetool")
    package = shutil.copytree(ROOT / "desktop_app", folder / "desktop_app", ignore=away)
    (folder / "resources").symlink_to(ROOT / "resources")
    changed(package / "__init__.py", __version__, NEXT)
    ledger = package / "adapters" / "ledger"
    enforcement, versions = ledger / "enforcement.py", ledger / "migrations" / "versions"
    changed(enforcement, f'= "{OLDEST}", "{NEWEST}"', f'= "{FORM}", "{FORM}"')
    changed(enforcement, f'"{NEWEST}": (', f'"{FORM}": (')
    changed(versions / f"v{NEWEST}.py", f'revision = "{NEWEST}"', f'revision = "{FORM}"')
    return folder


def changed(path, old, new):
    text = path.read_text("utf-8")
    assert old in text, path
    path.write_text(text.replace(old, new), "utf-8")


def process(program, home, *words):
    said = {"COUNTERSIGN_HOME": str(home), "PYTHONPATH": str(program), "LC_ALL": "C.UTF-8"}
    return subprocess.Popen(
        [sys.executable, "-P", *words],
        cwd=home,
        env={**os.environ, **said},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("first", ["newer", "older"])
def test_a_newer_and_an_older_program_on_one_record(first, newer, tmp_path):
    """The second comes while the first has the record open, and changes nothing in it."""
    record, programs = tmp_path / "record.sqlite", [newer, ROOT]
    here, there = programs if first == "newer" else reversed(programs)
    with process(here, tmp_path, "-c", _HOLD, str(record)) as holder:
        assert holder.stdout.readline() == "open\n", holder.stderr.read()
        before = record.read_bytes()
        words = ("-m", "desktop_app", "ledger", "verify", str(record))
        with process(there, tmp_path, *words) as other:
            _, told = other.communicate(timeout=60)
        assert (other.returncode, record.read_bytes()) == (1, before), told
        holder.communicate("\n", timeout=60)
    assert holder.returncode == 0
    assert "Nothing was posted and nothing was changed." in told
    if first == "newer":
        assert f"Install Countersign {NEXT} or later on this computer." in told
        assert f"this computer has version {__version__}" in told
    else:
        assert f"this computer’s Countersign {NEXT} needs form {FORM}" in told
        assert "countersign ledger upgrade" in told
