"""Choices that are kept, people who can keep a record together, passphrases in words."""

import pytest

from desktop_app.adapters import keychain
from desktop_app.domain.account import Realm, Role
from desktop_app.services.founding import read_charter
from desktop_app.services.starting import (
    Choice,
    Company,
    Gap,
    Member,
    NewAccount,
    Opens,
    Strength,
    gap,
    strength,
)
from tests.services.conftest import RULEBOOK

ACCOUNT = NewAccount(
    handle="Acme_FR",
    name='Acme "France"\\ \x7f',
    x_user_id="14",
    purpose="Été\nà venir",
    zone="Europe/Paris",
)
ANNE = Member(name="Anne-Élise Maurel", roles=(Role.EXECUTIVE,))
MARC = Member(name="Marc", roles=(Role.COMMUNICATIONS, Role.LEGAL))


def company(*members):
    return Company(account=ACCOUNT, members=members, computer="Bureau du 3ᵉ étage")


@pytest.mark.parametrize(
    "choice",
    [
        Choice(opens=Opens.PRACTICE),
        Choice(opens=Opens.RECORD, ledger="/é/r.sqlite", asks=True, language="fr", scheme="dark"),
    ],
)
def test_a_choice_is_read_as_it_was_written(choice):
    assert Choice.read(choice.written()) == choice


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        '{"opens": "practice"}',
        Choice(opens=Opens.RECORD).written(),
        Choice(opens=Opens.PRACTICE).written().replace("practice", "cloud"),
        "[" * 100_000,
    ],
)
def test_what_is_no_choice_is_asked_for_again(text):
    assert Choice.read(text) is None


def test_the_people_file_is_what_founding_reads():
    text, ids = company(ANNE, MARC).people_file(lambda _person: False)
    assert ids == ("anne-elise-maurel", "marc")
    charter = read_charter(text, Realm.X, RULEBOOK, lambda person, _roles: f"key of {person}")
    assert [person.name for person in charter.people] == [
        "Anne-Élise Maurel",
        "Marc",
        "Bureau du 3ᵉ étage",
    ]
    (account,) = charter.accounts
    assert (account.handle, account.name, account.x_user_id) == ("Acme_FR", ACCOUNT.name, "14")
    terms = charter.policy.terms_for(account.id)
    assert (terms.purpose, terms.audience, terms.zone) == (ACCOUNT.purpose, "", "Europe/Paris")
    assert [one.name for one in charter.publishers(account.id)] == ["Bureau du 3ᵉ étage"]


def test_names_never_meet_and_never_touch_the_key_of_another_record():
    same = Member(name="MARC!", roles=(Role.AUDITOR,))
    nameless = Member(name="мария", roles=(Role.ASSISTANT,))
    _, ids = company(MARC, same, nameless).people_file(lambda person: person == "marc")
    assert ids == ("marc-2", "marc-3", "person")
    long = Member(name="x" * 100, roles=(Role.ASSISTANT,))
    text, _ = company(MARC, long, long).people_file(lambda _person: False)
    assert read_charter(text, Realm.X, RULEBOOK, lambda *_: "ab" * 32)


@pytest.mark.parametrize(
    ("members", "found"),
    [
        ([ANNE], Gap.ALONE),
        ([ANNE, Member(name="", roles=(Role.LEGAL,))], Gap.NAMELESS),
        ([ANNE, Member(name="anne-élise maurel", roles=MARC.roles)], Gap.SAME_NAME),
        ([Member(name="a", roles=(Role.LEGAL,)), Member(name="b", roles=(Role.LEGAL,))],
         Gap.NO_AUTHOR),
        ([ANNE, Member(name="b", roles=(Role.LEGAL,))], Gap.NO_COMMUNICATIONS),
        ([ANNE, Member(name="b", roles=(Role.COMMUNICATIONS,))], Gap.NO_LEGAL),
        ([ANNE, MARC], None),
    ],
)  # fmt: skip
def test_who_cannot_keep_a_record_together_is_told_why(members, found):
    assert gap(members) is found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("  ", Strength.EMPTY),
        ("eleven char", Strength.SHORT),
        ("ababababababab", Strength.EASY),
        ("Password12345!", Strength.EASY),
        ("marc petit 2026", Strength.EASY),
        ("vent du nord", Strength.ENOUGH),
        ("vent du nord tiède", Strength.GOOD),
        ("cheval agrafe énorme pile", Strength.STRONG),
    ],
)
def test_strength_is_said_in_steps(typed, found):
    assert strength(typed, ["Marc Petit"]) is found


def test_what_is_enough_here_is_enough_for_the_keychain():
    for typed in ("vent du nord", "cheval agrafe énorme pile"):
        assert strength(typed).is_enough
        keychain.require_passphrase(typed)
