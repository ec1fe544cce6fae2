"""Every place in the rules that can refuse is reached by a test, which is named in `reached.json`."""

from __future__ import annotations

import json
import re

import pytest

from tests.adapters.ledger.reached import KNOWN, every_place
from tests.house.tree import ROOT

DIALECTS = ("sqlite", "postgresql")


@pytest.fixture(scope="module")
def reached():
    return json.loads(KNOWN.read_text("utf-8"))


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_refusal_was_reached(reached, dialect):
    """After a change of the rules, `reached.py` finds out anew."""
    places = every_place(dialect)
    assert len(places) == len(set(places)) > 60
    assert sorted(places) == sorted(reached[dialect])


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_tests_that_reached_them_are_there(reached, dialect):
    folders = (ROOT / "tests/adapters/ledger", ROOT / "tests/contracts")
    text = "\n".join(path.read_text("utf-8") for folder in folders for path in folder.rglob("*.py"))
    there = set(re.findall(r"^\s*def (test_\w+)\(", text, re.MULTILINE))
    assert set(reached[dialect].values()) <= there
