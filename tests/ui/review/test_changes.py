from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desktop_app.domain.account import AccountId, Realm
from desktop_app.domain.payload import Media, MediaKind, Part, Payload, Poll, ReplySettings
from desktop_app.domain.revision import Revision
from desktop_app.ui.review.changes import PAYLOAD_FIELDS, changes, rewordings

A = Media(sha256="a" * 64, kind=MediaKind.PHOTO, alt_text="A hall")
B = Media(sha256="b" * 64, kind=MediaKind.PHOTO, alt_text="A team")
POLL = Poll(options=("Yes", "No"), minutes=60)
FIRST = Payload(
    realm=Realm.PRACTICE,
    account=AccountId("a"),
    parts=(Part(text="One.", media=(A, B)), Part(text="Two.", poll=POLL)),
    policy_digest="p",
    rulebook_digest="r",
)


def revision(payload, **more):
    return Revision(
        number=1,
        payload=payload,
        body="",
        sha256="",
        seq=1,
        submitted_by="claire",
        submitted_at=datetime(2026, 11, 24, tzinfo=UTC),
        steps=(),
        roles=(),
        findings=(),
        **more,
    )


def told(after, **more):
    return [each.what for each in changes(revision(FIRST), revision(after, **more))]


def first_part(**more):
    return replace(FIRST, parts=(replace(FIRST.parts[0], **more), FIRST.parts[1]))


def test_nothing_changed():
    assert told(FIRST) == []
    assert rewordings(FIRST, FIRST) == ()


@pytest.mark.parametrize(
    ("after", "what"),
    [
        (first_part(media=(replace(A, alt_text="An empty hall"), B)), "alt"),
        (first_part(media=(B, A)), "media_order"),
        (first_part(media=(A,)), "media_removed"),
        (first_part(media=(A, B, replace(A, sha256="c" * 64))), "media_added"),
        (replace(FIRST, parts=(FIRST.parts[0], Part(text="Two."))), "poll"),
        (replace(FIRST, parts=FIRST.parts[:1]), "part_removed"),
        (replace(FIRST, parts=(Part(text="New."), *FIRST.parts)), "part_added"),
        (replace(FIRST, reply_to="7"), "reply_to"),
        (replace(FIRST, quote="7"), "quote"),
        (replace(FIRST, reply_settings=ReplySettings.VERIFIED), "reply_settings"),
        (replace(FIRST, made_with_ai=True), "made_with_ai"),
        (replace(FIRST, not_before=datetime(2026, 12, 1, tzinfo=UTC)), "not_before"),
    ],
)
def test_each_change_is_told_alone(after, what):
    assert told(after) == [what]


def test_how_it_is_sent_is_part_of_it():
    assert told(FIRST, is_by_hand=True) == ["is_by_hand"]
    assert told(FIRST, urgent="A rumour") == ["urgent"]


def test_a_reworded_part_is_told_with_both_its_texts():
    (found,) = rewordings(FIRST, first_part(text="One, again."))
    assert (found.part, found.before, found.after) == (0, "One.", "One, again.")
    assert told(first_part(text="One, again.")) == []


def test_no_field_of_the_payload_is_left_out():
    compared = {*PAYLOAD_FIELDS, "parts", "realm", "policy_digest", "rulebook_digest"}
    assert compared == set(Payload.__dataclass_fields__)


def test_parts_that_changed_places_are_told_and_stay_the_same_parts():
    third = Part(text="Three and more.")
    three = replace(FIRST, parts=(*FIRST.parts, third))
    moved = replace(three, parts=(third, *FIRST.parts))
    (change,) = changes(revision(three), revision(moved))
    assert (change.what, change.before, change.after) == ("part_moved", 2, 0)
    reworded = replace(moved, parts=(Part(text="Three and much more."), *FIRST.parts))
    assert [each.part for each in rewordings(three, reworded)] == [0]
    (change,) = changes(revision(three), revision(reworded))
    assert change.what == "part_moved"
