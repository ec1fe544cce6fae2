"""Who may do what, since when, who would be alone, and what is proposed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop_app.domain.account import Role
from desktop_app.domain.envelope import hint
from desktop_app.services import delegating, people, practice
from desktop_app.services.people import Warn

ACCOUNT = practice.ACCOUNT.id


def who(found, person):
    return next(one for one in found.people if one.id == person)


def concerns(found, account=ACCOUNT):
    return {(one.kind, one.role): one.person for one in found.warnings if one.account == account}


def lend(office, role, by, deputy, *, begins=0, days=3):
    begins_at = office.clock.now() + timedelta(days=begins)
    delegating.delegate(
        office.parts,
        ACCOUNT,
        role,
        deputy,
        begins_at,
        begins_at + timedelta(days=days),
        by,
        "Away.",
    )


def test_everybody_with_their_duties_keys_and_since_when(office):
    found = people.standing(office.parts)
    assert next(one.id for one in found.people if not one.is_machine) == practice.EXECUTIVE
    machines = [one.id for one in found.people if one.is_machine]
    assert machines == [practice.PUBLISHER, practice.STANDBY]
    assert found.people[-1].is_machine
    ines = who(found, practice.LEGAL)
    assert Role.LEGAL in ines.roles(ACCOUNT)
    assert ines.key == hint(found.charter.person(practice.LEGAL).key)
    assert ines.former_keys == found.gone == found.waiting == ()
    with office.parts.store.begin() as work:
        founded = work.rules()[0].at
    assert {one.since for one in ines.duties} == {founded}
    assert found.roster is None
    assert not ines.holds_root


def test_which_machine_sends_and_which_stands_by(office):
    found = people.standing(office.parts)
    sender = next(one for one in found.senders if one.account == ACCOUNT)
    assert (sender.now, sender.standing_by) == (practice.PUBLISHER, (practice.STANDBY,))


def test_who_is_alone_until_a_deputy_decides(office):
    assert concerns(people.standing(office.parts))[Warn.ALONE, Role.LEGAL] == practice.LEGAL
    lend(office, Role.LEGAL, practice.LEGAL, practice.COMMUNICATIONS)
    found = people.standing(office.parts)
    assert (Warn.ALONE, Role.LEGAL) not in concerns(found)
    (absence,) = who(found, practice.LEGAL).absences
    assert (absence.lent.deputy, absence.lent.role) == (practice.COMMUNICATIONS, Role.LEGAL)
    assert who(found, practice.COMMUNICATIONS).absences == (absence,)
    assert who(found, practice.EXECUTIVE).absences == ()


def test_what_is_planned_is_told_and_helps_nobody_yet(office):
    lend(office, Role.LEGAL, practice.LEGAL, practice.COMMUNICATIONS, begins=2)
    found = people.standing(office.parts)
    assert len(who(found, practice.LEGAL).absences) == 1
    assert (Warn.ALONE, Role.LEGAL) in concerns(found)
    office.clock.advance(days=6)
    assert who(people.standing(office.parts), practice.LEGAL).absences == ()


@pytest.mark.parametrize("role", [Role.COMMUNICATIONS, Role.LEGAL])
def test_what_any_post_can_need_is_asked_for(office, role):
    with office.parts.store.begin() as work:
        charter = work.charter()
    assert role in people.needed(charter, ACCOUNT)
    assert Role.ASSISTANT not in people.needed(charter, ACCOUNT)
