"""What the documents say in tables is what the program does: duties, the policy's keys, rules."""

import importlib
import sys

import pytest

from desktop_app.domain.action import ActionKind
from desktop_app.domain.roles import Role
from tests.house.tree import ROOT

RULE = "desktop_app/adapters/ledger/migrations/sqlite/0003_rules_duty.sql"


@pytest.fixture(scope="module")
def tables():
    """The script that writes them: it is found by its folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "packaging")
        yield importlib.import_module("tables")
        sys.modules.pop("tables")


@pytest.mark.parametrize("name", ["duties", "policy", "rules"])
def test_a_table_says_what_the_program_does(tables, name):
    page, made = tables.TABLES[name]
    kept = (ROOT / page).read_text(encoding="utf-8")
    assert tables.with_table(kept, name, made()) == kept, "PYTHONPATH=. python packaging/tables.py"


def test_there_is_no_other_table(tables):
    assert sorted(tables.TABLES) == ["duties", "policy", "rules"]


@pytest.mark.parametrize(
    ("kind", "role", "may"),
    [
        (ActionKind.VETO, Role.LEGAL, True),
        (ActionKind.VETO, Role.COMMUNICATIONS, False),
        (ActionKind.APPROVE, Role.AUDITOR, False),
        (ActionKind.UNAPPROVE, Role.LEGAL, False),  # of somebody else
        (ActionKind.ABSENT, Role.LEGAL, False),
        (ActionKind.ABSENT, Role.COMMUNICATIONS, True),
        (ActionKind.ADOPT_ROSTER, Role.ADMINISTRATOR, False),
        (ActionKind.PROPOSE_ROSTER, Role.ADMINISTRATOR, True),
        (ActionKind.ADOPT_RULES, Role.LEGAL, True),
    ],
)
def test_the_rule_itself_is_asked_who_may(tables, kind, role, may):
    rule = (ROOT / RULE).read_text(encoding="utf-8")
    assert tables._is_allowed(rule, kind, role) is may


def test_another_rule_answers_otherwise(tables):
    rule = (ROOT / RULE).read_text(encoding="utf-8")
    other = rule.replace("THEN d.role = 'publisher'", "THEN d.role = 'auditor'")
    assert tables._is_allowed(rule, ActionKind.ATTEMPT, Role.AUDITOR) is False
    assert tables._is_allowed(other, ActionKind.ATTEMPT, Role.AUDITOR) is True


def test_a_page_without_its_marks_is_told(tables):
    with pytest.raises(SystemExit, match="marks of duties"):
        tables.with_table("# Duties\n", "duties", "| a |")
