"""Redactions that the ledger's own rules would have refused: readers believe none of them."""

import pytest

from desktop_app.domain.action import ActionKind
from desktop_app.domain.errors import Damaged, Refused
from desktop_app.domain.record import replay
from desktop_app.domain.redaction import read_redaction, read_request
from tests.contracts.company import Clock, Company, Walk, verify
from tests.domain.test_record import Shelf

K = ActionKind


@pytest.fixture
def walk():
    clock = Clock()
    made = Walk(Company(clock), Shelf(clock))
    made.approved().sent()
    return made


def read(walk):
    return read_redaction(walk.store.actions, walk.company.charter, verify)


def test_a_post_with_its_words_has_none(walk):
    walk.add(K.ASK_REDACTION, "comms")
    assert read(walk) is None
    assert replay(walk.store.actions, walk.store.bodies, walk.company.charter, verify).parts


def request(walk):
    return read_request(walk.store.actions, walk.company.charter, verify)


def test_a_request_is_open_until_a_hold_covers_the_post(walk):
    assert request(walk) is None
    walk.add(K.ASK_REDACTION, "legal", said={"reason": "old"})
    walk.add(K.ASK_REDACTION, "comms", said={"reason": "older"})
    assert (request(walk).by, request(walk).reason) == ("comms", "older")
    walk.add(K.PRESERVE, "legal", said={"covers": "p2"})
    assert request(walk).by == "comms"
    hold = walk.add(K.PRESERVE, "legal", said={"covers": "p1"})
    walk.add(K.UNPRESERVE, "legal", said={"preserves": hold.id})
    assert request(walk) is None
    walk.add(K.ASK_REDACTION, "comms", said={"reason": "again"})
    assert request(walk).reason == "again"


def test_one_asked_and_another_did_it(walk):
    walk.add(K.ASK_REDACTION, "legal")
    walk.add(K.ASK_REDACTION, "comms", said={"reason": "old"})
    walk.add(K.REDACT, "legal", said={"reason": "yes"})
    found = read(walk)
    assert (found.post, found.asked_by, found.asked_because) == ("p1", "comms", "old")
    assert (found.by, found.reason) == ("legal", "yes")
    with pytest.raises(Refused, match=r"post\.redacted"):
        replay(walk.store.actions, walk.store.bodies, walk.company.charter, verify)


@pytest.mark.parametrize(
    "steps",
    [
        [(K.REDACT, "legal")],
        [(K.ASK_REDACTION, "legal"), (K.REDACT, "legal")],
        [(K.ASK_REDACTION, "comms"), (K.REDACT, "deputy")],
        [(K.ASK_REDACTION, "ceo"), (K.REDACT, "legal")],
        [(K.ASK_REDACTION, "comms"), (K.PRESERVE, "legal"), (K.REDACT, "legal")],
        [(K.PRESERVE, "legal"), (K.ASK_REDACTION, "comms"), (K.REDACT, "legal")],
    ],
)
def test_nobody_is_believed_who_was_not_allowed_to(walk, steps):
    for kind, actor in steps:
        walk.add(kind, actor)
    with pytest.raises(Damaged):
        read(walk)


def test_what_was_asked_before_a_hold_is_asked_again(walk):
    walk.add(K.ASK_REDACTION, "comms")
    hold = walk.add(K.PRESERVE, "legal", said={"covers": "p1"})
    walk.add(K.UNPRESERVE, "legal", said={"preserves": hold.id})
    walk.add(K.REDACT, "legal")
    with pytest.raises(Damaged):
        read(walk)


def test_a_hold_of_another_post_is_none(walk):
    walk.add(K.PRESERVE, "legal", said={"covers": "p2"})
    walk.add(K.ASK_REDACTION, "comms")
    walk.add(K.REDACT, "legal")
    assert read(walk).by == "legal"


@pytest.mark.parametrize("kind", [K.ASK_REDACTION, K.REDACT])
def test_both_are_signed_by_who_they_name(walk, kind):
    for one, actor in ((K.ASK_REDACTION, "comms"), (K.REDACT, "legal")):
        walk.add(one, actor, signer="deputy" if one is kind else actor)
    with pytest.raises(Damaged, match=r"ledger\.signature"):
        read(walk)
