"""The publisher goes on only on the word of somebody who answers for posts, of the last day."""

from datetime import timedelta

import pytest

from desktop_app.domain.account import AccountId, PersonId, Realm, Role
from desktop_app.domain.canonical import parse_object
from desktop_app.domain.errors import CountersignError
from desktop_app.domain.heads import Head
from desktop_app.domain.heartbeat import (
    HEARTBEAT_TYPE,
    LASTS,
    Heartbeat,
    read_signed,
    require_alive,
)
from desktop_app.domain.roster import ROSTER_TYPE, SKEW, trust_pinned
from tests.contracts.company import ACCOUNT, START, public_key_of, verify
from tests.domain.signing import HEADS, after, beat, first, signed, staffed, with_duty

ROSTER = first()
SAID_AT = START + timedelta(hours=1)


def trusted(roster=ROSTER):
    return trust_pinned(signed(roster, "director", "legal"), roster.digest, verify)


def alive(text, roster=ROSTER, now=SAID_AT, account=ACCOUNT):
    """The heartbeat, or the kind of the refusal."""
    try:
        return require_alive(text, trusted(roster), account, now, verify)
    except CountersignError as error:
        return error.kind


@pytest.mark.parametrize("person", ["comms", "deputy", "legal"])
def test_whoever_answers_for_posts_may_say_it(person):
    said = alive(beat(ROSTER, person))
    assert (said.by, said.heads) == (person, HEADS)


@pytest.mark.parametrize("person", ["ceo", "aide", "press", "reader", "admin"])
def test_nobody_else(person):
    assert alive(beat(ROSTER, person)) == "heartbeat.duty"


def test_without_one_nothing_leaves():
    assert alive(None) == "heartbeat.none"


@pytest.mark.parametrize(
    ("late", "kind"),
    [
        (-SKEW - timedelta(seconds=1), "heartbeat.future"),
        (-SKEW, None),
        (LASTS, None),
        (LASTS + timedelta(seconds=1), "heartbeat.stale"),
    ],
)
def test_it_lasts_a_day(late, kind):
    found = alive(beat(ROSTER), now=SAID_AT + late)
    assert found == kind if kind else found.by == "comms"


@pytest.mark.parametrize("signer", ["legal", "press", "nobody"])
def test_another_persons_signature_is_none(signer):
    assert alive(beat(ROSTER, "comms", signer=signer)) == "heartbeat.signer"


def test_somebody_who_is_not_in_the_roster_says_nothing():
    assert alive(beat(ROSTER, "nobody")) == "heartbeat.signer"


def test_a_key_that_was_removed_says_nothing_any_more():
    changed = after(
        ROSTER,
        members=tuple(
            one if one.id != "comms" else type(one)(id=one.id, name=one.name, keys=("cc" * 32,))
            for one in ROSTER.members
        ),
    )
    assert alive(beat(changed), changed, changed.issued_at) == "heartbeat.signer"


def test_whoever_lost_the_duty_says_nothing_any_more():
    changed = with_duty(after(ROSTER), "comms", Role.ADMINISTRATOR)
    assert alive(beat(changed), changed, changed.issued_at) == "heartbeat.duty"


def test_a_duty_for_one_account_is_none_for_another():
    duties = {PersonId("deputy"): (Role.COMMUNICATIONS,), PersonId("legal"): (Role.LEGAL,)}
    changed = staffed(after(ROSTER), "acme-fr", duties=duties, urgent=(Role.LEGAL,))
    now = changed.issued_at + timedelta(hours=1)
    found = [alive(beat(changed), changed, now, account) for account in (ACCOUNT, "acme-fr")]
    assert (found[0].by, found[1]) == ("comms", "heartbeat.duty")


def test_a_roster_that_this_machine_lacks_stops_it():
    newer = after(ROSTER)
    assert alive(beat(newer), now=newer.issued_at) == "heartbeat.newer_roster"


@pytest.mark.parametrize("said", [{"version": 1}, {"roster": "00" * 32}])
def test_a_word_about_another_roster_counts_for_nothing(said):
    newer = after(ROSTER)
    assert alive(beat(newer, **said), newer, newer.issued_at) == "heartbeat.old_roster"


@pytest.mark.parametrize("said", [{"realm": Realm.X}, {"ledger": "00" * 32}])
def test_a_word_about_another_ledger_counts_for_nothing(said):
    assert alive(beat(ROSTER, **said)) == "heartbeat.other_ledger"


def test_an_old_checkpoint_is_still_read_as_one():
    said = read_signed(beat(ROSTER, "press"), trusted(), verify)
    assert (said.by, said.heads) == ("press", HEADS)


def test_a_roster_is_no_heartbeat_nor_the_other_way():
    assert alive(signed(ROSTER, "director", "legal")) == "envelope.form"
    body = Heartbeat.read(beat_body()).body
    with pytest.raises(CountersignError, check=lambda error: error.kind == "roster.form"):
        trust_pinned(signed(body, "director", "legal", kind=ROSTER_TYPE), "00" * 32, verify)


def beat_body(**changes) -> str:
    heartbeat = Heartbeat(
        realm=ROSTER.realm,
        ledger=ROSTER.ledger,
        version=1,
        roster=ROSTER.digest,
        by=PersonId("comms"),
        at=SAID_AT,
        heads={AccountId("acme"): Head(seq=1, hash="ab" * 32)},
    )
    return heartbeat.body


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"v":1', '"v":2'),
        ('"v":1', '"v":true'),
        ('"seq":1', '"seq":0'),
        ('"seq":1', '"seq":"1"'),
        ('"heads":{', '"heads":{"x":{},'),
        ('"version":1', '"version":1,"more":1'),
        ('"at":"2026', '"at":"26'),
        ("ab" * 32, "AB" * 32),
        ('"practice"', '"elsewhere"'),
    ],
)
def test_a_malformed_one_is_refused(old, new):
    body = beat_body()
    assert old in body
    with pytest.raises(CountersignError, check=lambda error: error.kind == "heartbeat.form"):
        Heartbeat.read(body.replace(old, new))


def test_the_type_is_part_of_what_is_signed():
    text = beat(ROSTER)
    assert parse_object(text)["payloadType"] == HEARTBEAT_TYPE
    assert public_key_of("comms") in ROSTER.keys_of("comms")
