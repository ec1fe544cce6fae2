"""What docs/security.md tells a stranger to do is done, and is what the program offers."""

import re
import shlex
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from desktop_app.services.exporting import COLUMNS
from tests.cli.conftest import desk, seeded
from tests.house.tree import ROOT

__all__ = ["desk", "seeded"]
DOCS = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
SECTION = DOCS[DOCS.index("## How to verify") : DOCS.index("## What nothing here stops")]
COMMANDS = [
    line
    for block in re.findall(r"```sh\n(.*?)```", SECTION, re.DOTALL)
    for line in block.split("\n")
]
SCRIPT = ROOT / "packaging" / "verify_evidence.py"


@pytest.fixture
def told(tmp_path, monkeypatch):
    """A command of the page with the names of this test in it."""
    monkeypatch.chdir(tmp_path)
    today = datetime.now(UTC).date()

    def words(line, post):
        line = line.replace("2026-11-01", str(today - timedelta(days=1)))
        line = line.replace("2026-11-30", str(today + timedelta(days=1)))
        return shlex.split(
            line.replace("POST", post).replace("--account ceo", "--account claire-morel")
        )

    return words


def test_every_command_of_the_page_does_what_it_says(desk, told, tmp_path, qapp):
    post, done = desk.posted(), 0
    for line in filter(None, COMMANDS):
        program, *arguments = told(line, post)
        if program == "countersign":
            desk.done(*arguments)
        elif arguments[:2] == ["-m", "pip"]:
            assert arguments[2:] == ["install", "cryptography"]
        else:
            assert ROOT / arguments[0] == SCRIPT
            alone = [sys.executable, "-I", SCRIPT, *arguments[1:]]
            run = subprocess.run(alone, capture_output=True, text=True, check=True)
            assert "SOUND" in run.stdout
            assert f"{post}: posted" in run.stdout
            assert "paul as communications" in run.stdout
        done += 1
    assert done == 9
    assert {one.name for one in tmp_path.iterdir()} >= {
        "november.csv",
        "review.pdf",
        "mails",
        "crisis.pdf",
    }


def test_the_short_program_ends_with_code_1_and_the_line(desk, told, tmp_path):
    post = desk.posted()
    desk.done("export", "evidence", post, "--out", tmp_path / "post.jsonl")
    data = (tmp_path / "post.jsonl").read_bytes()
    (tmp_path / "bad.jsonl").write_bytes(data.replace(b"Lyon", b"Nice", 1))
    alone = [sys.executable, "-I", SCRIPT, tmp_path / "bad.jsonl"]
    run = subprocess.run(alone, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert re.fullmatch(r"NOT SOUND: line \d+ \(body\)\n", run.stderr)


def test_a_stranger_can_read_it():
    lines = SCRIPT.read_text(encoding="utf-8").splitlines()
    assert len(lines) < 200
    assert f"one program of {len(lines)} lines" in SECTION
    imported = {line.split()[1].split(".")[0] for line in lines if re.match("(import|from) ", line)}
    assert imported - sys.stdlib_module_names == {"cryptography"}


def test_every_column_is_documented():
    assert [column for column in COLUMNS if f"`{column}`" not in SECTION] == []
