"""What the checks know of the company is proposed by one person and adopted by another."""

import pytest

from desktop_app.domain.account import Role
from desktop_app.domain.errors import BadInput, LedgerRefused, Refused
from desktop_app.services import governing, practice
from desktop_app.services.reading import signed_charter

CEO, COMMS, LEGAL = practice.EXECUTIVE, practice.COMMUNICATIONS, practice.LEGAL
OWN = """
[[rule]]
id = "own.tower"
family = "secret-confidential"
version = 1
languages = ["en"]
severity = "legal"
reviewers = ["legal"]
when = "tower NEAR/4 sell*"
explain = { en = "The tower is for sale", fr = "La tour est à vendre" }
suggest = { en = "Wait", fr = "Attendez" }
[rule.tests]
hit.en = ["We sell the tower", "Selling our tower"]
miss.en = ["The Eiffel tower", "We sell bread"]
"""


def now(office):
    with office.parts.store.begin() as work:
        return signed_charter(work, office.parts)


def profile(office, **changed):
    return {**now(office).profile, **changed}


def test_a_published_fact_is_adopted_by_two_and_then_only_asks_for_caution(office):
    text = "Nous avons livré 1 234 unités au T1 2026."
    before = office.submit(text)
    assert Role.LEGAL in office.record(before).current.roles
    fact = {"value": "1 234", "unit": "units, unités", "period": "Q1 2026"}
    wanted = profile(office, facts=[*now(office).profile.get("facts", []), fact])
    proposal = governing.propose(office.parts, LEGAL, wanted)
    (waiting,) = governing.proposals(office.parts)
    assert (waiting.id, waiting.by, waiting.charter.profile) == (proposal, LEGAL, wanted)
    with pytest.raises(LedgerRefused, match=r"ledger\.duty"):
        governing.adopt(office.parts, proposal, LEGAL)
    governing.adopt(office.parts, proposal, COMMS)
    assert governing.proposals(office.parts) == ()
    assert now(office).profile == wanted
    after = office.submit(text + " Merci.")
    assert {one["rule"] for one in office.record(after).current.findings} == {"fin.registered"}
    assert Role.LEGAL not in office.record(after).current.roles


def test_neither_the_author_nor_one_person_alone_changes_what_is_checked(office):
    wanted = profile(office, switched_off=["topics"])
    with pytest.raises(LedgerRefused, match=r"ledger\.duty"):
        governing.propose(office.parts, CEO, wanted)
    proposal = governing.propose(office.parts, COMMS, wanted)
    with pytest.raises(LedgerRefused):
        governing.adopt(office.parts, proposal, CEO)
    assert now(office).profile != wanted


def test_an_adoption_overtakes_the_proposals_before_it(office):
    first = governing.propose(office.parts, LEGAL, profile(office, news_hold="Storm"))
    second = governing.propose(office.parts, LEGAL, profile(office, news_hold="Flood"))
    governing.adopt(office.parts, second, COMMS)
    with pytest.raises(Refused, match=r"governing\.unknown"):
        governing.adopt(office.parts, first, COMMS)
    with pytest.raises(Refused, match=r"governing\.same"):
        governing.propose(office.parts, LEGAL, profile(office))


def test_rules_of_their_own_are_checked_before_anybody_is_asked(office):
    proposal = governing.propose(office.parts, LEGAL, profile(office, rules=OWN))
    governing.adopt(office.parts, proposal, COMMS)
    record = office.record(office.submit("We sell the tower."))
    assert "own.tower" in {one["rule"] for one in record.current.findings}


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({"codename": ["x"]}, "profile.key"),
        ({"switched_off": ["topic"]}, "profile.pack"),
        ({"rules": OWN.replace("We sell bread", "We sell the tower")}, "own.example"),
        ({"rules": OWN.replace("The Eiffel tower", "Eiffel")}, "own.example"),
        ({"rules": OWN.replace("sell*", "s[ae]ll")}, "own.regex"),
        ({"facts": [{"unit": "x"}]}, "profile.value"),
        ({"facts": [{"value": "much"}]}, "profile.fact"),
        ({"facts": [{"value": "88 M€", "period": "soon"}]}, "profile.period"),
    ],
)
def test_what_is_not_exactly_right_is_refused_and_nothing_is_recorded(office, changed, kind):
    with pytest.raises(BadInput) as refusal:
        governing.propose(office.parts, LEGAL, profile(office, **changed))
    assert refusal.value.kind == kind
    assert governing.proposals(office.parts) == ()
