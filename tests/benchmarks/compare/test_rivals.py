import sys

import pytest

from benchmarks.compare import rivals

ECHO = """
import json, sys
for line in sys.stdin:
    print(json.dumps({"found": json.loads(line)["texts"]}), flush=True)
"""


@pytest.fixture(autouse=True)
def brought(tmp_path, monkeypatch):
    monkeypatch.setattr(rivals, "BROUGHT", tmp_path)


def test_a_program_is_asked_and_answers_a_line_each():
    with rivals.Rival([sys.executable, "-c", ECHO]) as rival:
        assert rival.ask(texts=["été\n👍"]) == {"found": ["été\n👍"]}
        assert rival.ask(texts=[]) == {"found": []}


def test_a_program_that_ends_is_told():
    with (
        rivals.Rival([sys.executable, "-c", "input()"]) as rival,
        pytest.raises(SystemExit, match="ended"),
    ):
        rival.ask(texts=[])


def test_the_version_that_was_installed_is_named(tmp_path):
    folder = tmp_path / "node_modules" / "nspell"
    folder.mkdir(parents=True)
    (folder / "package.json").write_text('{"version": "2.1.5"}', encoding="utf-8")
    assert rivals.version("nspell") == "nspell 2.1.5"
