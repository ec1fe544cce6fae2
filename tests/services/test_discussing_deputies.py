"""Whoever stands in for somebody remarks, answers and settles in that duty, while it lasts."""

from datetime import timedelta

import pytest

from desktop_app.domain.account import Role
from desktop_app.domain.errors import Refused
from desktop_app.services import delegating, discussing, practice

CALM = "Merci à tous pour cette belle journée à Lyon."
CEO, COMMS, LEGAL = practice.EXECUTIVE, practice.COMMUNICATIONS, practice.LEGAL


def remark(office, post, by, **options):
    shown = office.record(post).current.sha256
    return discussing.comment(office.parts, post, shown, by, "Is that so?", **options)


def lend(office, post, who, deputy, role):
    now = office.clock.now()
    account = office.record(post).account
    times = (now, now + timedelta(days=1))
    return delegating.delegate(office.parts, account, role, deputy, *times, who, "On leave")


def test_a_deputy_remarks_and_settles_in_somebodys_name(office):
    post = office.submit(CALM)
    with pytest.raises(Refused, match=r"comment\.deputy"):
        remark(office, post, LEGAL, acting_for=COMMS)
    lend(office, post, COMMS, LEGAL, Role.COMMUNICATIONS)
    own, made = remark(office, post, LEGAL), remark(office, post, LEGAL, acting_for=COMMS)
    answer = remark(office, post, LEGAL, acting_for=COMMS, thread=made)
    found = {one.id: one for one in office.record(post).comments}
    assert [found[one].voice for one in (own, made, answer)] == [LEGAL, COMMS, COMMS]
    with pytest.raises(Refused, match=r"comment\.not_yours"):
        discussing.resolve(office.parts, post, own, COMMS)
    discussing.resolve(office.parts, post, made, COMMS)
    others = remark(office, post, COMMS)
    with pytest.raises(Refused, match=r"comment\.not_yours"):
        discussing.resolve(office.parts, post, others, LEGAL)
    discussing.resolve(office.parts, post, others, LEGAL, acting_for=COMMS)
    settled = next(one for one in office.record(post).comments if one.id == others)
    assert (settled.resolved_by, settled.resolved_for) == (LEGAL, COMMS)
    office.clock.advance(days=1)
    with pytest.raises(Refused, match=r"comment\.deputy"):
        remark(office, post, LEGAL, acting_for=COMMS)


def test_what_the_service_allows_the_ledger_allows(office):
    """In each person's own name and in each other's, about remarks of every voice."""
    post = office.submit(CALM)
    lend(office, post, COMMS, LEGAL, Role.COMMUNICATIONS)
    lend(office, post, LEGAL, CEO, Role.LEGAL)
    with office.parts.store.begin() as work:
        charter, now = work.charter(), office.clock.now()
    people = (CEO, COMMS, LEGAL)
    record = office.record(post)
    assert {one: discussing.voices(record, charter, one, now) for one in people} == {
        CEO: (None, LEGAL),
        COMMS: (None,),
        LEGAL: (None, COMMS),
    }
    made = [
        remark(office, post, one, acting_for=voice)
        for one in people
        for voice in discussing.voices(record, charter, one, now)
    ]
    names = {
        (one.by, one.acting_for): {
            each: discussing.settling_names(office.record(post), charter, one, each, now)
            for each in people
        }
        for one in office.record(post).comments
    }
    assert len(made) == len(names) == 5
    assert names[CEO, LEGAL] == {CEO: (None,), COMMS: (), LEGAL: (None,)}
    assert names[LEGAL, COMMS] == {CEO: (), COMMS: (None,), LEGAL: (None, COMMS)}
    assert names[COMMS, None] == {CEO: (), COMMS: (None,), LEGAL: (COMMS,)}
