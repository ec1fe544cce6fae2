from datetime import UTC, datetime

import pytest

from desktop_app.domain.limits import MOST_PARTS
from desktop_app.domain.payload import Media, MediaKind, Part, Poll
from desktop_app.services.ports import Draft
from desktop_app.ui.compose import pieces

ONE = Media(sha256="1" * 64, kind=MediaKind.PHOTO, alt_text="")
TWO = Media(sha256="2" * 64, kind=MediaKind.PHOTO, alt_text="Two")


def draft(*parts):
    return Draft(
        id="d",
        owner="claire",
        account="acme",
        parts=parts,
        language="auto",
        saved_at=datetime(2026, 11, 21, tzinfo=UTC),
    )


def texts(of):
    return [part.text for part in of.parts]


THREAD = draft(Part(text="a"), Part(text="b"), Part(text="c"))


@pytest.mark.parametrize(("number", "to", "order"), [(0, 2, "bca"), (2, 0, "cab"), (1, 1, "abc")])
def test_a_part_moves_and_the_others_make_room(number, to, order):
    assert "".join(texts(pieces.part_moved(THREAD, number=number, to=to))) == order


@pytest.mark.parametrize(("number", "to"), [(0, 3), (3, 0), (-1, 0)])
def test_a_place_that_is_not_there_changes_nothing(number, to):
    assert pieces.part_moved(THREAD, number=number, to=to) is THREAD


def test_the_last_part_is_never_removed():
    alone = draft(Part(text="a"))
    assert pieces.part_removed(alone, number=0) is alone
    assert texts(pieces.part_removed(THREAD, number=1)) == ["a", "c"]


def test_no_thread_is_longer_than_people_review():
    longest = draft(*[Part(text=str(n)) for n in range(MOST_PARTS)])
    assert pieces.part_added(longest) is longest
    assert texts(pieces.part_added(THREAD)) == ["a", "b", "c", ""]


def test_media_are_added_once_described_moved_and_removed():
    with_one = pieces.media_added(THREAD, number=1, media=ONE)
    with_two = pieces.media_added(with_one, number=1, media=TWO)
    assert pieces.media_added(with_two, number=1, media=ONE) == with_two
    told = pieces.media_described(with_two, number=1, sha256=ONE.sha256, alt_text="One")
    moved = pieces.media_moved(told, number=1, sha256=ONE.sha256, by=1)
    assert [each.alt_text for each in moved.parts[1].media] == ["Two", "One"]
    assert pieces.media_moved(moved, number=1, sha256=ONE.sha256, by=1) == moved
    left = pieces.media_removed(moved, number=1, sha256=TWO.sha256)
    assert [each.alt_text for each in left.parts[1].media] == ["One"]
    assert left.parts[0].media == ()


def test_a_poll_is_set_and_taken_away():
    poll = Poll(options=("a", "b"), minutes=60)
    asked = pieces.poll_set(THREAD, number=2, poll=poll)
    assert [part.poll for part in asked.parts] == [None, None, poll]
    assert pieces.poll_set(asked, number=2, poll=None) == THREAD
    assert pieces.poll_set(THREAD, number=9, poll=poll) is THREAD
