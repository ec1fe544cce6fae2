"""Rosters and heartbeats through a real ledger, by its people; and the whole of it verified."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from desktop_app.adapters.keychain import verify
from desktop_app.domain.account import Role
from desktop_app.domain.action import LEDGER_CHAIN, leaf_of, link
from desktop_app.domain.errors import CountersignError
from desktop_app.domain.heads import Head
from desktop_app.services import checkpoints, enrolling, practice, publishing, rosters
from desktop_app.services.links import Chains
from desktop_app.services.ruled import Follower, LedgerBoard
from desktop_app.services.trusting import Trust, look_over
from desktop_app.services.verifying import verify_ledger
from tests.domain.signing import ROOTS, signed

ACCOUNT = practice.ACCOUNT.id
TWO = ("director", "legal")
PLACE = "postgresql://ledger.example/countersign"


def refusal(act, *arguments):
    with pytest.raises(CountersignError) as caught:
        act(*arguments)
    return caught.value.kind


@pytest.fixture
def parts(office):
    """The office's, as on a computer that is to trust a roster; nobody has adopted one."""
    follower = Follower()
    trust = Trust(
        place=PLACE,
        desk=office.parts.desk,
        verify=verify,
        board=lambda work: LedgerBoard(ruled=follower.at(work, verify)),
        links=Chains().of,
    )
    return replace(office.parts, trust=trust, follower=follower)


@pytest.fixture
def roster(parts):
    now = enrolling.ruled(parts)
    return rosters.first_roster(now.charter, now.ledger, ROOTS, parts.clock.now())


def bring(parts, roster, *roots):
    text = signed(roster, *(roots or TWO))
    proposal = enrolling.propose(parts, practice.LEGAL, text)
    return enrolling.adopt(parts, practice.COMMUNICATIONS, proposal)


@pytest.fixture
def sealed(parts, roster):
    bring(parts, roster)
    rosters.meet(parts.desk, PLACE, signed(roster, *TWO), roster.digest, verify)
    return parts


def test_from_no_roster_to_a_post(office, parts, roster):
    post = office.approved()
    assert refusal(publishing.publish, parts, post) == "roster.none"
    bring(parts, roster)
    assert refusal(publishing.publish, parts, post) == "pin.none"
    rosters.meet(parts.desk, PLACE, signed(roster, *TWO), roster.digest, verify)
    assert refusal(publishing.publish, parts, post) == "heartbeat.none"
    said = enrolling.beat(parts, practice.COMMUNICATIONS)
    assert set(said.heads) == {LEDGER_CHAIN, ACCOUNT}
    assert publishing.publish(parts, post).kind == "posted"
    assert len(office.x.received) == 1


def test_without_trust_a_file_publishes_as_ever(office):
    post = office.approved()
    assert publishing.publish(office.parts, post).kind == "posted"


def test_a_roster_waits_until_enough_root_keys_signed_it(parts, roster):
    proposal = enrolling.propose(parts, practice.LEGAL, signed(roster, "safe"))
    (one,) = enrolling.waiting(parts)
    assert (one.id, one.by, one.signed) == (proposal, practice.LEGAL, ("safe",))
    assert refusal(enrolling.adopt, parts, practice.COMMUNICATIONS, proposal) == "roster.signatures"
    again = enrolling.propose(parts, practice.COMMUNICATIONS, signed(roster, "safe", "legal"))
    assert [one.signed for one in enrolling.waiting(parts)][1] == ("legal", "safe")
    assert enrolling.adopt(parts, practice.LEGAL, again) == roster
    assert enrolling.waiting(parts) == ()
    assert refusal(enrolling.adopt, parts, practice.LEGAL, proposal) == "governing.unknown"


def test_nobody_adopts_their_own(parts, roster):
    proposal = enrolling.propose(parts, practice.LEGAL, signed(roster, *TWO))
    assert refusal(enrolling.adopt, parts, practice.LEGAL, proposal) == "ledger.duty"


def test_a_heartbeat_is_due_for_who_answers_for_posts_every_six_hours(office, sealed):
    assert enrolling.is_due(sealed, practice.LEGAL)
    assert not enrolling.is_due(sealed, practice.EXECUTIVE)
    assert not enrolling.is_due(office.parts, practice.LEGAL)
    enrolling.beat(sealed, practice.LEGAL)
    assert not enrolling.is_due(sealed, practice.COMMUNICATIONS)
    office.clock.advance(hours=6, seconds=1)
    assert enrolling.is_due(sealed, practice.COMMUNICATIONS)


def test_a_new_roster_wants_a_new_heartbeat(sealed, roster):
    enrolling.beat(sealed, practice.LEGAL)
    bring(sealed, rosters.renewed(roster, sealed.clock.now()))
    assert enrolling.is_due(sealed, practice.LEGAL)


def test_nobody_else_says_that_all_is_well(office, sealed):
    assert refusal(enrolling.beat, sealed, practice.EXECUTIVE) == "heartbeat.duty"
    assert refusal(enrolling.beat, office.parts, practice.LEGAL) == "pin.none"


def test_whoever_left_approved_in_vain(office, sealed, roster):
    """The ledger's rules knew them when they approved; the roster of now does not."""
    post = office.approved()
    held = roster.accounts[ACCOUNT].duties
    wider = {**held, practice.LEGAL: (Role.COMMUNICATIONS, Role.LEGAL)}
    fewer = {who: roles for who, roles in wider.items() if who != practice.COMMUNICATIONS}
    assignment = replace(roster.accounts[ACCOUNT], duties=fewer)
    now = sealed.clock.now()
    bring(sealed, rosters.renewed(roster, now, accounts={**roster.accounts, ACCOUNT: assignment}))
    enrolling.beat(sealed, practice.LEGAL)
    assert refusal(publishing.publish, sealed, post) in ("publish.needs_role", "trust.approvals")
    assert office.x.received == []


def test_a_whole_ledger_is_verified(office, sealed):
    office.approved()
    enrolling.beat(sealed, practice.LEGAL)
    pin = rosters.require_pin(sealed.desk, PLACE, verify)
    found = verify_ledger(sealed.store, verify, pin)
    assert (found.links, found.signatures) == (6, 6)
    assert (found.version, found.heads) == (1, 2)
    assert verify_ledger(office.parts.store, verify).heads is None


def by_hand(office, *statements):
    """What the file's owner can do."""
    with closing(sqlite3.connect(office.folder / "ledger.sqlite")) as file:
        names = file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in names:
            file.execute(f'DROP TRIGGER "{name}"')
        for statement, *values in statements:
            file.execute(statement, values)
        file.commit()


def test_a_signature_that_is_not_its_actors_is_named(office, sealed):
    """Links and leaf are right: only who could have signed is not."""
    post = office.approved()
    last = office.record(post).actions[-1]
    forged = replace(last, signature="ab" * 64)
    forged = replace(forged, hash=link(forged.prev_hash, leaf_of(forged)))
    by_hand(
        office,
        (
            "UPDATE action SET signature = ?, leaf = ?, hash = ? WHERE id = ?",
            forged.signature,
            leaf_of(forged),
            forged.hash,
            last.id,
        ),
        ("UPDATE chain SET hash = ? WHERE account = ?", forged.hash, ACCOUNT),
    )
    with pytest.raises(CountersignError) as caught:
        verify_ledger(sealed.store, verify)
    assert (caught.value.kind, caught.value.facts["action"]) == ("ledger.signature", last.id)


def test_a_tail_that_is_gone_is_counted(office, sealed):
    office.approved()
    with sealed.store.begin() as work:
        look_over(sealed.trust, work, [ACCOUNT])
        first = work.chain(ACCOUNT)[0]
    by_hand(
        office,
        ("PRAGMA foreign_keys = OFF",),
        ("DELETE FROM action WHERE account = ? AND seq = 2", ACCOUNT),
        ("UPDATE chain SET seq = 1, hash = ? WHERE account = ?", first.hash, ACCOUNT),
    )
    assert verify_ledger(sealed.store, verify).links == 4
    pin = rosters.require_pin(sealed.desk, PLACE, verify)
    with pytest.raises(CountersignError) as caught:
        verify_ledger(sealed.store, verify, pin)
    assert (caught.value.kind, caught.value.facts["lost"]) == ("chain.lost", "1")


def test_a_printed_page_misses_what_is_gone_where_no_computer_remembers_it(office, sealed):
    post = office.approved()
    printed = enrolling.checkpoint(sealed, practice.LEGAL)
    assert all(name in printed for name in (LEDGER_CHAIN, ACCOUNT, practice.LEGAL))
    assert office.record(post).current.payload.parts[0].text not in printed
    enrolling.beat(sealed, practice.LEGAL)  # the record goes on
    found = verify_ledger(sealed.store, verify, page=printed).printed
    assert (found.by, found.at) == (practice.LEGAL, sealed.clock.now())
    with sealed.store.begin() as work:
        first = work.chain(ACCOUNT)[0]
    by_hand(
        office,
        ("PRAGMA foreign_keys = OFF",),
        ("DELETE FROM action WHERE account = ? AND seq = 2", ACCOUNT),
        ("UPDATE chain SET seq = 1, hash = ? WHERE account = ?", first.hash, ACCOUNT),
    )
    verify_ledger(sealed.store, verify)
    with pytest.raises(CountersignError) as caught:
        verify_ledger(sealed.store, verify, page=printed)
    told = caught.value
    assert (told.kind, told.facts["lost"], told.facts["seen"]) == ("checkpoint.lost", "1", "2")


def test_a_page_of_a_record_that_was_written_anew_is_told_from_it(office, sealed):
    office.approved()
    text = enrolling.checkpoint(sealed, practice.COMMUNICATIONS)
    pin = rosters.require_pin(sealed.desk, PLACE, verify)
    said = checkpoints.read_page(text, pin.trusted, verify)
    moved = replace(said, heads={**said.heads, ACCOUNT: Head(seq=1, hash="ab" * 32)})
    with sealed.store.begin() as work:
        links = Chains().of(work, [ACCOUNT])
        assert (
            refusal(checkpoints.require_printed, links, moved, [ACCOUNT]) == "checkpoint.rewritten"
        )


def test_nobody_prints_a_page_without_a_roster(office, parts):
    assert refusal(enrolling.checkpoint, office.parts, practice.LEGAL) == "pin.none"
    assert refusal(enrolling.checkpoint, parts, practice.LEGAL) == "roster.none"
    assert refusal(verify_ledger, parts.store, verify, None, None, "a page") == "roster.none"


def test_rosters_that_are_gone_are_missed(office, sealed, roster):
    pin = rosters.require_pin(sealed.desk, PLACE, verify)
    newer = rosters.renewed(roster, sealed.clock.now())
    ahead = rosters.Pin(trusted=replace(pin.trusted, roster=newer))
    assert refusal(verify_ledger, sealed.store, verify, ahead) == "roster.rollback"
    other = rosters.Pin(trusted=replace(pin.trusted, roster=replace(roster, ledger="0" * 64)))
    assert refusal(verify_ledger, sealed.store, verify, other) == "roster.other_ledger"
