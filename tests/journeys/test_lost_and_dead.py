"""Journey 8 and P7: answers that are lost, a token that died, somebody else's account."""

from dataclasses import replace

import pytest

from desktop_app.adapters.practice_x.api import practice_token
from desktop_app.adapters.practice_x.faults import Fault, Route
from desktop_app.adapters.x.credentials import OAuth1
from desktop_app.adapters.x.poster import XPoster
from desktop_app.domain.account import Realm
from desktop_app.domain.publication import Hold, PostState
from desktop_app.services import practice
from desktop_app.services.publisher import LOOKS
from desktop_app.ui.review.standing import Act
from tests.adapters.media.samples import jpeg
from tests.journeys.conftest import approve, later, record_of, sees, texts_on, told

CALM = "Merci à tous pour cette belle journée à Lyon."


def sent(hand, text=CALM, person=practice.EXECUTIVE):
    """Written, and approved by communications; it leaves at once."""
    hand.act_as(person)
    hand.write(text)
    post = hand.send_for_review()
    approve(hand, post)
    return post


def test_8a_a_lost_answer_is_looked_for_and_its_number_is_linked(hand, x, clock):
    x.misbehave(Fault.DROP_AFTER)
    post = sent(hand)
    hand.reaches(PostState.UNKNOWN)
    trouble = hand.window.review.trouble
    sees(hand, trouble, "prochain")
    # Sending it again begins with “it is not there”, and that is locked while X is being read.
    hand.type(trouble.reason, "Pas vu.")
    assert not trouble.is_not_there.isEnabled()
    assert not hand.window.review.bar.approve.isVisible()
    later(hand, clock, seconds=4)
    assert (x.hits(Route.CREATE), record_of(hand, post).state) == (1, PostState.UNKNOWN)
    later(hand, clock, seconds=1)
    hand.reaches(PostState.POSTED)
    publication = record_of(hand, post).publication
    assert publication.x_post_id == x.posts()[0].id
    assert publication.settled_by == practice.PUBLISHER
    later(hand, clock, hours=1)
    assert (x.hits(), texts_on(x)) == (1, [CALM])


@pytest.mark.parametrize("is_there", [True, False])
def test_8a_a_duplicate_refusal_means_look_first(hand, x, clock, is_there):
    """X says “duplicate”: it may be ours, so nobody calls it refused before looking."""
    sent(hand, "Bonjour de Lyon.")  # so that this start has read the timeline
    hand.reaches(PostState.POSTED)
    if is_there:
        x.publish_as(practice.ACCOUNT.x_user_id, CALM)
    else:
        x.misbehave(Fault.DUPLICATE_403)
    post = sent(hand)
    hand.reaches(PostState.UNKNOWN)
    assert record_of(hand, post).publication.reason == "x.duplicate"
    later(hand, clock, seconds=5)
    if is_there:
        hand.reaches(PostState.POSTED)
        assert record_of(hand, post).publication.x_post_id == x.posts()[-1].id
        assert texts_on(x).count(CALM) == 1
        return
    later(hand, clock, minutes=15)
    hand.reaches(PostState.NEEDS_PERSON)
    assert hand.window.review.trouble.link.isVisible()
    assert texts_on(x) == ["Bonjour de Lyon."]


def test_8b_a_dead_token_pauses_the_queue_and_loses_nothing(start, x, clock, tmp_path):
    photo = tmp_path / "lyon.jpg"
    photo.write_bytes(jpeg())
    hand = start()
    window = hand.window
    hand.write("Une idée pour demain, à moitié éc")
    hand.kept()
    hand.write(CALM)
    hand.attach(photo)
    hand.describe("L’atelier de Lyon.")
    post = hand.send_for_review()
    x.misbehave(Fault.UNAUTHORIZED_401, on=Route.MEDIA)
    approve(hand, post)
    hand.reaches(PostState.HELD)
    x.revoke(practice.ACCOUNT)
    clock.advance(seconds=5)
    other = sent(hand, "Bravo à l’équipe de nuit.")
    later(hand, clock, minutes=1)
    # One message, which names the account; the other post waits, whatever it is.
    banner = told(window.banners)
    assert banner.count("@claire_morel") == 1
    assert window.banners.isVisible()
    assert record_of(hand, post).hold is Hold.AUTH
    assert record_of(hand, other).state is PostState.APPROVED
    for each in (post, other):
        assert [d.person for d in record_of(hand, each).counting(clock.now())] == ["paul"]
    drafts = window.session.parts.desk.drafts(practice.EXECUTIVE)
    assert "Une idée pour demain, à moitié éc" in [draft.text for draft in drafts]
    # Connected again, but as another account: its number is not ours, whatever it is called.
    hand = start(changed=lambda parts: replace(parts, poster=tokens_of(practice.COMPANY, parts, x)))
    release(hand, post, "Reconnecté.")
    hand.reaches(PostState.HELD)
    assert record_of(hand, post).publication.reason == "x.wrong_account"
    sees(hand, hand.window.review.trouble, "autre compte")
    assert (x.hits(), texts_on(x)) == (0, [])
    # Mended: a release sends each once.
    x.restore(practice.ACCOUNT)
    hand = start()
    release(hand, post, "Reconnecté, le bon compte.")
    hand.reaches(PostState.POSTED)
    later(hand, clock, minutes=1)
    assert sorted(texts_on(x)) == ["Bravo à l’équipe de nuit.", CALM]
    assert x.hits(Route.CREATE) == 2
    assert not hand.window.banners.isVisible()


def release(hand, post, reason):
    hand.act_as(practice.COMMUNICATIONS)
    hand.open_from_queue(post)
    hand.act(Act.RELEASE, reason)


def tokens_of(other, parts, x):
    """Posters for every account with the tokens of `other`."""
    token = practice_token(other)
    credentials = OAuth1(
        consumer_key="practice",
        consumer_secret="practice",
        access_token=token,
        access_token_secret="practice",
    )

    def poster(account):
        return XPoster(
            account, credentials, x.start(), realm=Realm.PRACTICE, media=parts.media.open
        )

    return poster


def test_p7_two_lost_answers_never_make_a_second_copy(start, x, clock):
    """X takes it, the answer is lost; reading X fails too, through a restart, until it answers."""
    hand = start()
    x.misbehave(Fault.DROP_AFTER, times=3)
    post = sent(hand)
    hand.reaches(PostState.UNKNOWN)
    x.misbehave(Fault.DROP_BEFORE, times=2, on=Route.TIMELINE)
    for look in LOOKS[:2]:
        later(hand, clock, seconds=look.total_seconds())
        assert record_of(hand, post).state is PostState.UNKNOWN
    hand = start()
    later(hand, clock, seconds=LOOKS[2].total_seconds())
    assert record_of(hand, post).state is PostState.POSTED
    assert record_of(hand, post).publication.x_post_id == x.posts()[0].id
    later(hand, clock, hours=1)
    assert (x.hits(), texts_on(x)) == (1, [CALM])


def test_p7_lost_on_the_way_there_and_then_on_the_way_back_is_one_copy(hand, x, clock):
    """Each attempt has a person's word and new approvals before it."""
    x.misbehave(Fault.DROP_BEFORE)
    x.misbehave(Fault.DROP_AFTER)
    post = sent(hand)
    hand.reaches(PostState.UNKNOWN)
    later(hand, clock, minutes=15)
    hand.reaches(PostState.NEEDS_PERSON)
    later(hand, clock, days=1)
    assert x.hits() == 1
    trouble = hand.window.review.trouble
    hand.type(trouble.reason, "Regardé sur X et sur le téléphone.")
    hand.click(trouble.is_not_there)
    hand.reaches(PostState.IN_REVIEW)
    assert record_of(hand, post).counting(clock.now()) == ()
    hand.approve()
    hand.reaches(PostState.UNKNOWN)
    later(hand, clock, seconds=5)
    hand.reaches(PostState.POSTED)
    assert (x.hits(), texts_on(x)) == (2, [CALM])
