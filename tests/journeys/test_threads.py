"""Journey 10 and T3: a thread that breaks off is told as it is, and goes on where it stopped."""

import pytest

from desktop_app.adapters.practice_x.faults import Fault, Route
from desktop_app.domain.publication import PostState
from desktop_app.services import practice
from desktop_app.ui.review.standing import Act
from tests.adapters.media.samples import CANARY, jpeg, png
from tests.journeys.conftest import approve, later, record_of, sees, texts_on

THREAD = (
    "Samedi, nous recevons nos voisins à l’atelier de Lyon.",
    "Les nouvelles machines sont arrivées hier, en avance.",
    "Merci à tous ceux qui ont préparé cette journée.",
    "Que voulez-vous voir en premier ?",
)
OPTIONS = ("L’atelier", "Le banc d’essai", "La cantine")
SHOWS = ("La halle de Lyon vue de la rue.", "Deux machines neuves dans la halle.")


def breaks_off_at_third(x, fault):
    """The first two parts are answered as usual; the third is not."""
    x.misbehave(Fault.SLOW, times=2)  # after no time at all
    x.misbehave(fault)


@pytest.fixture
def pictures(tmp_path):
    paths = (tmp_path / "halle.jpg", tmp_path / "machines.png")
    for path, content in zip(paths, (jpeg(), png()), strict=True):
        path.write_bytes(content)
    return paths


def test_10_two_of_four_are_told_and_three_and_four_follow_later(hand, x, clock, pictures):
    """One language; `test_twins` has both."""
    review = hand.window.review
    hand.write(THREAD[0])
    hand.attach(*pictures)
    hand.describe(*SHOWS)
    for text in THREAD[1:]:
        hand.write_more(text)
    hand.ask(*OPTIONS)
    post = hand.send_for_review()
    breaks_off_at_third(x, Fault.UNAVAILABLE_503)
    approve(hand, post)
    hand.reaches(PostState.UNKNOWN)
    assert texts_on(x) == list(THREAD[:2])
    sees(hand, review, "2 sur 4")
    # X is read for a quarter of an hour; then somebody looks, and new approvals are asked for.
    later(hand, clock, minutes=15)
    hand.reaches(PostState.NEEDS_PERSON)
    hand.type(review.trouble.reason, "Regardé sur X : le troisième n’y est pas.")
    hand.click(review.trouble.is_not_there)
    hand.reaches(PostState.IN_REVIEW)
    sees(hand, review, "2 sur 4")
    later(hand, clock, minutes=1)
    assert x.hits() == 3
    hand.approve()
    hand.reaches(PostState.POSTED)
    _is_one_thread(hand, x, post)


def _is_one_thread(hand, x, post):
    """Each part once, each an answer to the one before, with the bytes that were approved."""
    there, record = x.posts(), record_of(hand, post)
    approved = record.current.payload.parts
    assert [one.text for one in there] == list(THREAD) == [part.text for part in approved]
    assert [one.reply_to for one in there] == ["", *(one.id for one in there[:3])]
    assert [part.x_post_id for part in record.parts] == [one.id for one in there]
    assert x.hits(Route.CREATE) == 5  # one of them was answered with 503, and created nothing
    assert there[0].media_sha256 == tuple(media.sha256 for media in approved[0].media)
    assert there[0].alt_texts == SHOWS
    assert (there[3].poll_options, there[3].poll_minutes) == (OPTIONS, 1440)
    assert len(x.media()) == 2
    assert all(CANARY not in x.content(media.id) for media in x.media())


def test_t3_running_a_broken_thread_again_never_posts_part_1_twice(start, x, clock):
    hand = start()
    hand.write(THREAD[0])
    for text in THREAD[1:3]:
        hand.write_more(text)
    post = hand.send_for_review()
    breaks_off_at_third(x, Fault.CREDITS_402)
    approve(hand, post)
    hand.reaches(PostState.HELD)
    for _ in range(3):
        later(hand, clock, minutes=20)
    hand = start()
    later(hand, clock, minutes=20)
    assert record_of(hand, post).state is PostState.HELD
    assert texts_on(x) == list(THREAD[:2])
    hand.act_as(practice.COMMUNICATIONS)
    hand.open_from_queue(post)
    sees(hand, hand.window.review, "2 sur 3")
    hand.act(Act.RELEASE, "Crédits rechargés.")
    hand.reaches(PostState.POSTED)
    assert texts_on(x) == list(THREAD[:3])
    assert [one.reply_to for one in x.posts()] == ["", *(one.id for one in x.posts()[:2])]
    assert x.hits(Route.CREATE) == 4
