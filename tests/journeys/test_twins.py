"""Journey 10, whole: a thread and its twin, a change of one part, a break after two of four."""

import pytest

from desktop_app.adapters.practice_x.faults import Fault, Route
from desktop_app.domain.publication import PostState
from desktop_app.services import practice, reading
from tests.adapters.media.samples import CANARY, jpeg, png
from tests.journeys.conftest import approve, later, record_of, sees, texts_on

FRENCH = (
    "Samedi, nous recevons nos voisins à l’atelier de Lyon.",
    "Les nouvelles machines sont arrivées hier, en avance.",
    "Merci à tous ceux qui ont préparé cette journée.",
    "Que voulez-vous voir en premier ?",
)
ENGLISH = (
    "On Saturday we welcome our neighbours to the Lyon workshop.",
    "The new machines arrived yesterday, ahead of time.",
    "Thank you to everybody who prepared this day.",
    "What would you like to see first?",
)
SECOND_FRENCH = "Les nouvelles machines sont arrivées lundi, en avance."
SECOND_ENGLISH = "The new machines arrived on Monday, ahead of time."
OPTIONS = ("L’atelier", "Le banc d’essai", "La cantine")
CHOICES = ("The workshop", "The test bench", "The canteen")
SHOWS = ("La halle de Lyon vue de la rue.", "Deux machines neuves dans la halle.")
DESCRIBES = ("The Lyon hall seen from the street.", "Two new machines in the hall.")


@pytest.fixture
def pictures(tmp_path):
    paths = (tmp_path / "halle.jpg", tmp_path / "machines.png")
    for path, content in zip(paths, (jpeg(), png()), strict=True):
        path.write_bytes(content)
    return paths


def pair_of_threads(hand, pictures):
    """Write both, side by side, and send them for review together."""
    compose = hand.window.compose
    hand.window.resize(1500, 900)
    hand.write(FRENCH[0])
    hand.attach(*pictures)
    hand.describe(*SHOWS)
    for text in FRENCH[1:]:
        hand.write_more(text)
    hand.ask(*OPTIONS)
    hand.leave_at(14, 0)
    hand.click(compose.header.add_twin)
    hand.wait(compose.beside.pane.isVisible, "the other language")
    pane = compose.beside.pane.writing
    for place, text in enumerate(ENGLISH):
        pane.posts.choose(place)
        hand.type(pane.editor, text)
        if place == 0:
            for card, said in zip(pane.attachments.cards, DESCRIBES, strict=True):
                hand.fill(card.alt_text, said)
    for field, choice in zip(pane.attachments.poll.options, CHOICES, strict=False):
        hand.fill(field, choice)
    hand.settle()
    assert [one.alt_text for one in compose.twin.draft.parts[0].media] == list(DESCRIBES)
    return hand.send_for_review()


def twin_of(hand, post):
    return reading.open_post(hand.window.session.parts, post, practice.LEGAL).twin.id


def test_10_twins_are_written_changed_and_sent_together(hand, x, clock, pictures):
    french = pair_of_threads(hand, pictures)
    english = twin_of(hand, french)
    approve(hand, french)
    for post in (french, english):
        assert record_of(hand, post).state is PostState.APPROVED
    _french_changes(hand, french)
    for post in (french, english):
        assert record_of(hand, post).state is PostState.IN_REVIEW
        assert record_of(hand, post).counting(clock.now()) == ()
    approve(hand, french)
    # At two in the afternoon X answers the third part with 503, and has created nothing.
    x.misbehave(Fault.SLOW, times=2)  # after no time at all
    x.misbehave(Fault.UNAVAILABLE_503)
    later(hand, clock, hours=2)
    states = {post: record_of(hand, post).state for post in (french, english)}
    (broken,) = [post for post, state in states.items() if state is PostState.UNKNOWN]
    assert len(texts_on(x)) == 6  # the other one is there whole
    hand.open_from_queue(broken)
    hand.reaches(PostState.UNKNOWN)
    sees(hand, hand.window.review, "2 sur 4")
    _resumes(hand, clock, broken)
    _are_threads(hand, x, french, english)


def _french_changes(hand, french):
    """Part 2 of the French text is changed: the English one is to be looked at again."""
    compose = hand.window.compose
    hand.act_as(practice.EXECUTIVE)
    hand.open_from_queue(french)
    hand.click(hand.window.review.bar.rewrite)
    hand.wait(lambda: compose.drafts.current.post == french, "the new version")
    hand.wait(lambda: compose.twin.draft is not None, "its twin")
    hand.checked()
    compose.writing.posts.choose(1)
    compose.editor.selectAll()
    hand.type(compose.editor, SECOND_FRENCH)
    hand.checked()
    pane = compose.beside.pane
    sees(hand, pane.tag, "français")
    assert not compose.footer.can_send
    assert pane.writing.posts.current == 1
    pane.writing.editor.selectAll()
    hand.type(pane.writing.editor, SECOND_ENGLISH)
    hand.settle()
    assert hand.send_for_review() == french


def _resumes(hand, clock, broken):
    """Somebody looked; after new approvals parts 3 and 4 follow, and nothing else."""
    review = hand.window.review
    later(hand, clock, minutes=15)
    hand.reaches(PostState.NEEDS_PERSON)
    hand.type(review.trouble.reason, "Regardé sur X : le troisième n’y est pas.")
    hand.click(review.trouble.is_not_there)
    hand.reaches(PostState.IN_REVIEW)
    sees(hand, review, "2 sur 4")
    assert record_of(hand, broken).counting(clock.now()) == ()
    hand.approve()
    hand.reaches(PostState.POSTED)


def _are_threads(hand, x, french, english):
    """Each part of each once, as answers to one another, with the bytes that were approved."""
    later_french = (FRENCH[0], SECOND_FRENCH, *FRENCH[2:])
    later_english = (ENGLISH[0], SECOND_ENGLISH, *ENGLISH[2:])
    for post, texts, options, shows in (
        (french, later_french, OPTIONS, SHOWS),
        (english, later_english, CHOICES, DESCRIBES),
    ):
        record = record_of(hand, post)
        ids = [part.x_post_id for part in record.parts]
        there = [next(one for one in x.posts() if one.id == each) for each in ids]
        assert [one.text for one in there] == list(texts)
        assert [one.reply_to for one in there] == ["", *ids[:3]]
        approved = record.current.payload.parts[0].media
        assert there[0].media_sha256 == tuple(media.sha256 for media in approved)
        assert there[0].alt_texts == shows
        assert there[3].poll_options == options
    assert len(x.posts()) == 8
    assert x.hits(Route.CREATE) == 9  # one of them was answered with 503, and created nothing
    assert all(CANARY not in x.content(media.id) for media in x.media())
