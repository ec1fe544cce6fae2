from pathlib import Path

import pytest

from desktop_app.adapters.keychain import MemorySecrets, PersonKeys
from desktop_app.adapters.ledger import create_ledger
from desktop_app.domain.account import Charter, Realm, Role, Terms, Tier
from desktop_app.domain.errors import BadInput, LedgerRefused
from desktop_app.domain.steps import Audience, Purpose, Step
from desktop_app.services.founding import found, read_charter
from tests.services.conftest import RULEBOOK

PEOPLE = """
[[account]]
id = "ceo"
handle = "ceo_acme"
name = "Anne Maurel"
x_user_id = "1400000000000000001"

[[person]]
id = "anne"
name = "Anne Maurel"
roles = ["executive"]

[[person]]
id = "marc"
name = "Marc Petit"
roles = ["communications"]

[[person]]
id = "zoe"
name = "Zoé Brun"
roles = ["legal", "data-protection"]

[[person]]
id = "office-computer"
name = "Office computer"
roles = ["publisher"]

[profile]
company = "Acme"
"""


#: Two accounts under different terms, and everything else that may be stated.
FULL = (
    PEOPLE.replace(
        "[[person]]",
        """purpose = "The chief executive's own voice"
audience = "customers, press"
colour = "blue"
zone = "Europe/Paris"
tier = "enterprise"
long_posts = true
steps = [{ roles = ["legal", "communications"] }]
urgent = ["communications"]
cool_off_minutes = 0
monthly_budget = "25.50"

[[account]]
id = "company"
handle = "acme"
name = "Acme"
x_user_id = "1400000000000000002"
monthly_budget = 40

[[person]]""",
        1,
    )
    + """
[[person]]
id = "spare-computer"
name = "Spare computer"
roles = ["publisher"]

[policy]
approval_days = 7
deadline_seconds = 30
grace_minutes = 30
reauthenticate = true
template_days = 90
retention_days = 3650
"""
)


@pytest.fixture
def keys():
    return PersonKeys(MemorySecrets())


def key(person, roles):
    assert roles
    return f"{len(person):064x}"


def test_what_a_file_leaves_out_has_careful_defaults():
    policy = read_charter(PEOPLE, Realm.X, RULEBOOK, key).policy
    assert policy.terms_for("ceo") == Terms(cool_off_seconds=300)
    assert policy.terms_for("a later account") == Terms(cool_off_seconds=300)
    assert (policy.approval_days, policy.deadline_seconds, policy.grace_seconds) == (14, 20, 900)
    assert policy.retention_days == 0
    assert (policy.reauthenticate, policy.template_days) == (False, 180)


def test_each_account_has_its_own_terms():
    charter = read_charter(FULL, Realm.X, RULEBOOK, key)
    assert charter.policy.terms_for("ceo") == Terms(
        steps=(Step(roles=(Role.COMMUNICATIONS, Role.LEGAL)),),
        urgent=(Role.COMMUNICATIONS,),
        cool_off_seconds=0,
        tier=Tier.ENTERPRISE,
        long_posts=True,
        budget_cents=2_550,
        purpose="The chief executive's own voice",
        audience="customers, press",
        colour="blue",
        zone="Europe/Paris",
    )
    assert charter.policy.terms_for("company") == Terms(cool_off_seconds=300, budget_cents=4_000)
    policy = charter.policy
    assert (policy.approval_days, policy.deadline_seconds, policy.grace_seconds) == (7, 30, 1_800)
    assert policy.retention_days == 3_650
    assert (policy.reauthenticate, policy.template_days) == (True, 90)
    assert [each.id for each in charter.publishers("company")] == [
        "office-computer",
        "spare-computer",
    ]
    assert Charter.read(charter.as_json()) == charter


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ('colour = "blue"', 'color = "blue"', "founding.value"),
        ('colour = "blue"', 'colour = "pink"', "founding.value"),
        ('tier = "enterprise"', 'tier = ["enterprise"]', "founding.value"),
        ('"Europe/Paris"', '"Europe/Pariss"', "schedule.zone"),
        ('"Europe/Paris"', '"../etc/passwd"', "schedule.zone"),
        ("long_posts = true", "long_posts = 1", "founding.value"),
        ('["legal", "communications"]', "[]", "founding.value"),
        ('["legal", "communications"]', '["administrator"]', "founding.value"),
        ('["legal", "communications"]', '["security"]', "founding.duties"),
        ('urgent = ["communications"]', 'urgent = ["human-resources"]', "founding.duties"),
        ("cool_off_minutes = 0", "cool_off_minutes = -1", "founding.value"),
        ("cool_off_minutes = 0", "cool_off_minutes = true", "founding.value"),
        ("cool_off_minutes = 0", "cool_off_minutes = 2.5", "founding.value"),
        ('"25.50"', "25.50", "founding.value"),
        ('"25.50"', '"25,50"', "founding.value"),
        ('"25.50"', '"-1"', "founding.value"),
        ('"25.50"', "true", "founding.value"),
        ("monthly_budget = 40", "monthly_budget = -40", "founding.value"),
        ("approval_days = 7", "approval_days = 0", "founding.value"),
        ("approval_days = 7", "approval_day = 7", "founding.value"),
        ("approval_days = 7", "for_audience = { all = ['legal'] }", "founding.value"),
        ("approval_days = 7", "for_audience = { press = ['publisher'] }", "founding.value"),
        ("approval_days = 7", "for_purpose = { support = ['security'] }", "founding.duties"),
        ("steps = [{ ", "steps = [{ first = 1, ", "founding.value"),
        ("steps = [{ ", "steps = [{ needs = 'most', ", "founding.value"),
        ("steps = [{ ", "steps = [{ remind_after_hours = -1, ", "founding.value"),
        ("steps = [{ ", "steps = [{ escalate_to = ['security'], ", "founding.duties"),
        ("steps = [{ ", "steps = [{ roles = ['legal'] }, { ", "founding.value"),
        ("steps = [{ ", "audiences = ['all']\nsteps = [{ ", "founding.value"),
        ("steps = [{ ", "purposes = 'support'\nsteps = [{ ", "founding.value"),
        ("retention_days = 3650", "retention_days = -1", "founding.value"),
        ("template_days = 90", "template_days = 0", "founding.value"),
        ("reauthenticate = true", "reauthenticate = 1", "founding.value"),
        ("deadline_seconds = 30", "deadline_seconds = 3600", "founding.value"),
        ("[policy]", "[[policy]]", "founding.value"),
        (
            'roles = ["executive"]',
            'roles = ["publisher"]',
            "founding.publishers",
        ),
    ],
)
def test_what_is_wrong_in_the_terms_is_named_and_makes_no_key(old, new, kind):
    asked = []
    assert old in FULL
    with pytest.raises(BadInput, match=kind):
        read_charter(FULL.replace(old, new, 1), Realm.X, RULEBOOK, lambda *each: asked.append(each))
    assert asked == []


def test_brackets_without_end_are_no_people_file():
    with pytest.raises(BadInput, match=r"founding\.file"):
        read_charter("a = " + "[" * 3000, Realm.X, RULEBOOK, lambda *_: "")


def test_a_ledger_is_founded_by_the_people_of_the_file(keys, tmp_path):
    charter = read_charter(
        PEOPLE, Realm.X, RULEBOOK, lambda person, _roles: keys.create_unattended(person)
    )
    store = create_ledger(tmp_path / "ledger.sqlite", keys.verify)
    found(store, keys, charter, charter.person("zoe").id)
    with store.begin() as work:
        read = work.charter()
    assert read == charter
    assert read.realm is Realm.X
    assert read.roles("zoe", "ceo") == (Role.LEGAL, Role.DATA_PROTECTION)
    assert read.person("anne").key == keys.public_key(read.person("anne").id)
    with pytest.raises(LedgerRefused, match=r"ledger\.charter"):
        found(store, keys, charter, charter.person("zoe").id)
    store.close()


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("[[account]]", "[[account", "founding.file"),
        ('handle = "ceo_acme"', "", "founding.value"),
        ('handle = "ceo_acme"', 'handle = "@ceo"', "founding.value"),
        ("x_user_id", "x_user", "founding.value"),
        ('["communications"]', '["comunications"]', "founding.value"),
        ('["communications"]', "[]", "founding.value"),
        ('["communications"]', '["executive"]', "founding.duties"),
        ('["publisher"]', '["publisher", "legal"]', "founding.publisher"),
        ('id = "marc"', 'id = "anne"', "founding.value"),
        ('name = "Marc Petit"', "name = 5", "founding.value"),
        ('["communications"]', '[["communications"]]', "founding.value"),
        ("[profile]", "[profil]", "founding.value"),
        ('company = "Acme"', "company = 2026-01-01", "profile.value"),
        ('company = "Acme"', 'rivals = ["Volt"]', "profile.key"),
    ],
)
def test_what_is_wrong_in_the_file_is_named_and_makes_no_key(old, new, kind):
    asked = []
    with pytest.raises(BadInput, match=kind):
        read_charter(
            PEOPLE.replace(old, new, 1), Realm.X, RULEBOOK, lambda *each: asked.append(each)
        )
    assert asked == []


def test_the_example_in_the_documentation_is_one():
    page = (Path(__file__).parents[2] / "docs" / "ledger.md").read_text(encoding="utf-8")
    example = page.rpartition("```toml\n")[2].partition("```")[0]
    policy = read_charter(example, Realm.X, RULEBOOK, key).policy
    assert policy.terms_for("ceo").zone == "Europe/Paris"
    assert policy.terms_for("ceo").steps == (
        Step(
            roles=(Role.COMMUNICATIONS,),
            remind_after_seconds=4 * 3600,
            escalate_after_seconds=8 * 3600,
            escalate_to=(Role.LEGAL,),
        ),
        Step(roles=(Role.LEGAL,)),
    )
    assert policy.for_audience == {Audience.INVESTORS: (Role.LEGAL,)}
    assert policy.for_purpose == {Purpose.RECRUITMENT: (Role.LEGAL,)}
    assert (policy.approval_days, policy.grace_seconds) == (14, 900)
