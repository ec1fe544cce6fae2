"""Who must approve, as administrators and scripts ask: shown, proposed, adopted, tried."""

import json

import pytest

from desktop_app import bootstrap
from desktop_app.services.practice import ACCOUNT

FIGURE = "Nous livrerons 500 000 unités cette année."
STEPS = f"""
[policy]
approval_days = 7

[policy.for_audience]
investors = ["legal"]

[[account]]
id = "{ACCOUNT.id}"
audiences = ["investors"]
cool_off_minutes = 3

[[account.steps]]
roles = ["communications", "executive"]
needs = "any"
remind_after_hours = 4

[[account.steps]]
roles = ["legal"]
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "policy.toml"
    path.write_text(STEPS, encoding="utf-8")
    return path


def show(desk, *more):
    return desk.done("policy", "show", "--as", "claire", *more)


def asked(desk, *more):
    return json.loads(desk.done("who", "--account", ACCOUNT.id, "--json", *more))


def test_a_policy_is_proposed_read_by_another_and_adopted(desk, file):
    before = show(desk)
    made = desk.done("policy", "propose", "--as", "paul", file).strip()
    told = desk.done("policy", "pending", "--as", "ines")
    assert made in told
    assert "  - policy: approval_days = 14" in told.splitlines()
    assert "  + policy: approval_days = 7" in told.splitlines()
    assert f"  + {ACCOUNT.id}: cool_off_minutes = 3" in told.splitlines()
    step = 'roles = ["communications", "executive"], needs = "any", remind_after_hours = 4'
    assert f"  + {ACCOUNT.id}: step 1: {step}" in told.splitlines()
    desk.refused("policy", "adopt", "--as", "paul", made)
    assert show(desk) == before
    desk.done("policy", "adopt", "--as", "ines", made)
    assert 'for_audience.investors = ["legal"]' in show(desk)
    assert "[policy]" not in show(desk, "--account", ACCOUNT.id)
    found = asked(desk, "Merci à tous.")
    assert [(need["role"], need["step"], need["needs"]) for need in found["needs"]] == [
        ("executive", 1, "any"),
        ("communications", 1, "any"),
        ("legal", 2, "all"),
    ]
    assert found["needs"][2]["account_for"] == ["investors"]
    said = desk.done("who", "--account", ACCOUNT.id, "Merci à tous.").splitlines()[0]
    assert " 2 " in said, "of the first step one is enough"


def test_what_is_shown_can_be_proposed_and_changes_nothing(desk, tmp_path):
    same = tmp_path / "same.toml"
    same.write_text(show(desk), encoding="utf-8")
    desk.refused("policy", "propose", "--as", "paul", same)


@pytest.mark.parametrize(
    "content",
    [
        "[policy",
        "[people]",
        "[policy]\napproval_day = 3",
        "[policy]\napproval_days = 0",
        '[[account]]\nid = "nobodys"',
        f'[[account]]\nid = "{ACCOUNT.id}"\nalways = ["legal"]',
        f'[[account]]\nid = "{ACCOUNT.id}"\n[[account.steps]]\nroles = ["security"]',
        f'[[account]]\nid = "{ACCOUNT.id}"\n[[account.steps]]\nroles = ["legal"]\nremind = 4',
    ],
)
def test_what_is_no_policy_is_refused_in_one_line(desk, tmp_path, content):
    wrong = tmp_path / "policy.toml"
    wrong.write_text(content, encoding="utf-8")
    desk.refused("policy", "propose", "--as", "paul", wrong)
    assert desk.done("policy", "pending", "--as", "paul") == ""


def test_an_example_says_who_would_have_to_approve_and_why(desk, monkeypatch):
    said = desk.done("who", "--account", ACCOUNT.id, FIGURE)
    assert "legal: Inès Kaci" in said
    assert "500 000" in said
    assert {need["role"] for need in asked(desk, FIGURE)["needs"]} == {"communications", "legal"}
    own = asked(desk, "--by", "paul", "Merci à tous.")
    assert [(need["role"], need["people"]) for need in own["needs"]] == [
        ("executive", ["claire"]),
        ("communications", []),
    ]
    monkeypatch.setattr(bootstrap, "system_language", lambda: "fr")
    assert "le juridique\u00a0: Inès Kaci" in desk.done("who", "--account", ACCOUNT.id, FIGURE)
    desk.refused("who", "--at", "yesterday", "Merci.")
    desk.refused("who", "--at", "2001-01-01 09:30", "Merci.")
    desk.refused("who", "--account", "nobodys", "Merci.")


def test_a_policy_that_is_no_toml_is_told_as_one_and_as_no_people_file(desk, tmp_path):
    wrong = tmp_path / "policy.toml"
    wrong.write_text("polyglot", encoding="utf-8")
    said = desk.refused("policy", "propose", "--as", "paul", wrong)
    assert said.startswith("The policy file is no readable TOML file:")
    assert "no rule has changed" in said
    wrong.write_text("grace = 1", encoding="utf-8")
    said = desk.refused("policy", "propose", "--as", "paul", wrong)
    assert said.startswith("The policy file is wrong, or holds something unknown, at “file.grace”.")
    wrong.write_text("[policy]\ngrace_minutes = -1", encoding="utf-8")
    assert "at “grace_minutes”" in desk.refused("policy", "propose", "--as", "paul", wrong)
