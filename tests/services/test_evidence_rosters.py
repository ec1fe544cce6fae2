"""Evidence of a company whose people, keys and machines changed: both verifiers read it alike."""

from dataclasses import replace

import pytest

from desktop_app.domain.account import Role
from desktop_app.domain.action import ActionKind
from desktop_app.domain.roster import Member
from desktop_app.services import enrolling, practice, publishing, rosters
from tests.contracts.company import public_key_of
from tests.domain.signing import ROOTS, signed
from tests.services.bundles import bundle, ours, sealed, theirs, values

ACCOUNT = practice.ACCOUNT.id


def bring(parts, roster):
    text = signed(roster, "director", "legal")
    proposal = enrolling.propose(parts, practice.LEGAL, text)
    enrolling.adopt(parts, practice.COMMUNICATIONS, proposal)


@pytest.fixture
def changed(office):
    """A post that went out; then another machine, another key, and whoever approved it leaves."""
    parts = office.parts
    post = office.approved()
    publishing.publish(parts, post)
    now = enrolling.ruled(parts)
    first = rosters.first_roster(now.charter, now.ledger, ROOTS, parts.clock.now())
    bring(parts, first)
    new = Member(id="spare", name="Spare", keys=(public_key_of("spare"),))
    assignment = first.accounts[ACCOUNT]
    duties = {**assignment.duties, practice.LEGAL: (Role.COMMUNICATIONS, Role.LEGAL)}
    duties = {who: held for who, held in duties.items() if who != practice.COMMUNICATIONS}
    accounts = {
        **first.accounts,
        ACCOUNT: replace(assignment, duties=duties, publisher="spare", standby=None),
    }
    members = [
        replace(one, keys=(public_key_of("new"),)) if one.id == practice.COMMUNICATIONS else one
        for one in first.members
    ]
    second = rosters.renewed(first, parts.clock.now(), members=[*members, new], accounts=accounts)
    bring(parts, second)
    return post


def test_what_was_done_before_stays_sound(office, changed):
    data = bundle(office.parts, changed)
    assert ours(office.parts, data) is None
    assert theirs(data) is None


def test_another_key_than_was_ever_theirs_is_found_by_both(office, changed):
    said = values(bundle(office.parts, changed))
    for one in said:
        if one.get("rule", {}).get("kind") == ActionKind.PROPOSE_ROSTER:
            one["rule"]["statement"]["people"][0]["name"] = "Somebody else"
            break
    data = sealed(said)
    assert ours(office.parts, data)[0] == "rules"
    assert theirs(data) is not None
