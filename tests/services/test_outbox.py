"""Who decided while the server was away is not waited for again, though the record does not know it."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from desktop_app.domain.action import ActionKind
from desktop_app.services import noticing, outbox, practice
from desktop_app.services.offline_ports import Entry, Outcome
from tests.contracts.company import Clock, Company

PERSON = practice.COMMUNICATIONS
company = Company(Clock())


class Outbox:
    def __init__(self):
        self.kept = []

    def entries(self, _place, _person):
        return tuple(self.kept)

    def put(self, kind, post, at, outcome=None):
        action = company.action(kind, PERSON, post=post, revision=1)
        self.kept = [
            Entry(place="here", person=PERSON, kept_at=at, actions=(action,), outcome=outcome)
        ]


@pytest.fixture
def parts(office):
    away = SimpleNamespace(place="here", person=PERSON, outbox=Outbox())
    return replace(office.parts, offline=away)


def waiting(parts):
    return noticing.look(parts, PERSON).waiting


def test_a_post_that_was_decided_here_waits_for_nobody_here(office, parts):
    first, second = office.submit("Merci à tous."), office.submit("Bravo à toutes.")
    assert waiting(parts) == 2
    now, kept = office.clock.now(), parts.offline.outbox
    for kind in (ActionKind.APPROVE, ActionKind.VETO, ActionKind.REQUEST_CHANGES):
        kept.put(kind, first, now)
        assert outbox.decided(parts, PERSON) == {first}
        assert waiting(parts) == 1
    kept.put(ActionKind.COMMENT, first, now)  # a remark decides nothing
    assert outbox.decided(parts, PERSON) == set()
    assert waiting(parts) == 2
    kept.put(ActionKind.APPROVE, first, now, Outcome(kind="outbox.overtaken", facts={}, at=now))
    assert waiting(parts) == 2  # it was refused: it is the person's turn again
    office.decide(second, PERSON)
    kept.put(ActionKind.APPROVE, second, now)  # recorded meanwhile: no longer theirs anyway
    assert outbox.decided(parts, PERSON) == set()
    assert waiting(parts) == 1


def test_where_nothing_can_wait_nothing_does(office):
    office.submit("Merci à tous.")
    assert outbox.decided(office.parts, PERSON) == set()
