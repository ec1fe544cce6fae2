"""The commands a newcomer types exist, explain themselves, and are the ones CI runs."""

import re
import subprocess

import pytest

from tests.house.tree import ROOT

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PHONY = re.search(r"^\.PHONY:(.*)$", MAKEFILE, re.MULTILINE)[1].split()


@pytest.fixture(scope="module")
def printed():
    return subprocess.run(
        ["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout


@pytest.mark.parametrize("command", PHONY)
def test_bare_make_prints_each_command_with_its_meaning(printed, command):
    assert re.search(rf"^\s+{command}\s+\S.{{10,}}$", printed, re.MULTILINE), printed


def test_every_command_is_phony():
    assert sorted(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE)) == sorted(PHONY)


def test_the_two_commands_and_the_check_are_there():
    assert {"run", "test", "check", "fix", "setup"} <= set(PHONY)


def test_ci_runs_the_same_commands():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert re.search(r"^make test\b", script, re.MULTILINE)
    assert re.search(r"^make check\b", script, re.MULTILINE)


def test_the_readme_names_the_commands():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make run" in readme
    assert "make test" in readme


@pytest.mark.parametrize("script", sorted((ROOT / "packaging" / "setup").glob("*.sh")))
def test_every_script_stops_at_the_first_fault(script):
    text = script.read_text(encoding="utf-8")
    assert "set -euo pipefail" in text or text.startswith("# shellcheck shell=bash")
