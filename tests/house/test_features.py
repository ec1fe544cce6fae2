"""docs/features.md names, for each feature, tests that are there; what is left out says why."""

import ast
import re

import pytest

from tests.house.tree import ROOT, parsed

_ROW = re.compile(r"^\| (\d+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
_TEST = re.compile(r"`([\w/]+\.py)::(\w+)`")
ROWS = [
    (int(number), what.strip(), shown.strip())
    for number, what, shown in _ROW.findall((ROOT / "docs" / "features.md").read_text("utf-8"))
]


def test_all_eighty_five_are_there_once_and_said_in_words():
    assert [number for number, _, _ in ROWS] == list(range(1, 86))
    assert all(len(what) > 10 for _, what, _ in ROWS)


@pytest.mark.parametrize(
    ("number", "shown"),
    [(number, shown) for number, _, shown in ROWS],
    ids=lambda one: str(one)[:3],
)
def test_each_is_shown_by_tests_that_are_there_or_says_why_not(number, shown):
    if shown.startswith("Left out: "):
        assert len(shown) > 40, f"{number} does not say why"
        return
    tests = _TEST.findall(shown)
    assert tests, f"{number} names no test"
    assert ", ".join(f"`{path}::{name}`" for path, name in tests) == shown
    for path, name in tests:
        assert name in functions(path), f"{number}: {path}::{name}"


def functions(path):
    """The names of the tests in a file below tests/."""
    return {
        node.name
        for node in ast.walk(parsed(ROOT / "tests" / path))
        if isinstance(node, ast.FunctionDef)
    }
