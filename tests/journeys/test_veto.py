"""Journey 2, whole: legal cannot be left out, objects at the words, and is no judge of its own words."""

from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QAbstractButton

from desktop_app.domain.account import PersonId, Role
from desktop_app.domain.errors import CountersignError
from desktop_app.domain.publication import PostState
from desktop_app.domain.review import Standing, Verdict
from desktop_app.services import practice, reviewing
from desktop_app.ui.review.standing import Act, Hindrance
from tests.journeys.conftest import record_of, sees, texts_on

SECOND = PersonId("noe")


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    figure: str
    words: str
    instead: str
    why: str
    no_longer: str  #: what the executive reads before the words are taken over
    still: str


SCRIPTS = {
    "fr": Script(
        figure="Nous livrerons 500 000 unités cette année.",
        words="500 000",
        instead="entre 360 000 et 400 000",
        why="Ce chiffre n’est pas publié. La fourchette de mars l’est.",
        no_longer="Inès Kaci a suggéré ceci et ne pourra alors plus approuver",
        still="Noé Petit",
    ),
    "en": Script(
        figure="We will deliver 500,000 units this year.",
        words="500,000",
        instead="between 360,000 and 400,000",
        why="This figure is not published. The range of March is.",
        no_longer="Inès Kaci suggested this and can then no longer approve",
        still="Noé Petit",
    ),
}


@pytest.fixture
def second_lawyer(monkeypatch):
    """The practice record is founded with a fourth person, who is a lawyer too."""
    monkeypatch.setitem(practice.PEOPLE, SECOND, "Noé Petit")
    monkeypatch.setattr(practice, "_DUTIES", (*practice._DUTIES, (SECOND, Role.LEGAL)))


def turns_to(hand, person, post):
    hand.act_as(person)
    hand.open_from_queue(post)


def approved_anyway(hand, post):
    """What the record answers to a director who approves without the windows."""
    record = record_of(hand, post)
    parts, shown = hand.window.session.parts, record.current.sha256
    with pytest.raises(CountersignError) as refused:
        reviewing.decide(
            parts, post, shown, Verdict.APPROVE, Role.COMMUNICATIONS, practice.COMMUNICATIONS
        )
    return refused.value.kind


@pytest.mark.usefixtures("second_lawyer")
@pytest.mark.parametrize("language", ["fr", "en"])
def test_2_legal_stays_and_whoever_suggests_does_not_approve(start, x, language):
    hand, script = start(language), SCRIPTS[language]
    window, review = hand.window, hand.window.review
    # A figure that is not published: legal is asked for, and nothing there takes legal away.
    hand.write(script.figure)
    approvers = window.compose.approvers
    sees(hand, approvers, "Inès Kaci")
    (tick,) = approvers.findChildren(QAbstractButton)
    assert (tick.isChecked(), tick.isEnabled()) == (True, False)
    post = hand.send_for_review()
    assert record_of(hand, post).current.roles == (Role.COMMUNICATIONS, Role.LEGAL)
    # Legal remarks on the words, suggests others, and asks for changes.
    turns_to(hand, practice.LEGAL, post)
    hand.remark(script.words, script.why, script.instead)
    (remark,) = record_of(hand, post).open_comments
    assert (remark.anchor.quote, remark.suggestion) == (script.words, script.instead)
    # The director approves anyway: it goes nowhere while legal has not.
    turns_to(hand, practice.COMMUNICATIONS, post)
    hand.approve()
    assert record_of(hand, post).state is PostState.IN_REVIEW
    turns_to(hand, practice.LEGAL, post)
    hand.request_changes(script.why)
    hand.reaches(PostState.CHANGES_REQUESTED)
    turns_to(hand, practice.COMMUNICATIONS, post)
    assert review.permissions().hindrance is Hindrance.STATE
    assert not review.bar.can_begin(Act.APPROVE)
    assert approved_anyway(hand, post)
    assert (record_of(hand, post).state, x.hits()) == (PostState.CHANGES_REQUESTED, 0)
    _takes_over(hand, post, script)
    _both_again(hand, x, post, script)


def _takes_over(hand, post, script):
    """The executive is told first who could still approve, and takes the words over."""
    compose, review = hand.window.compose, hand.window.review
    turns_to(hand, practice.EXECUTIVE, post)
    (card,) = review.remarks.cards.values()
    hand.click(card.take)
    hand.wait(compose.remarks.question.isVisible, "the question")
    assert compose.editor.text == script.figure
    sees(hand, compose.remarks.question, script.no_longer)
    sees(hand, compose.remarks.question, script.still)
    hand.click(compose.remarks.question.confirm)
    assert compose.editor.text == script.figure.replace(script.words, script.instead)
    hand.checked()
    assert hand.send_for_review() == post


def _both_again(hand, x, post, script):
    """Fresh approvals: by communications, and by the lawyer who has not written it."""
    review, record = hand.window.review, record_of(hand, post)
    assert (record.current.number, record.state) == (2, PostState.IN_REVIEW)
    assert record.current.roles == (Role.COMMUNICATIONS, Role.LEGAL)
    assert practice.LEGAL in record.contributors
    assert record.open_comments == ()
    assert {decision.standing for decision in record.decisions} == {Standing.TEXT_CHANGED}
    turns_to(hand, practice.COMMUNICATIONS, post)
    hand.approve()
    turns_to(hand, practice.LEGAL, post)
    hand.read()
    assert not review.bar.can_begin(Act.APPROVE)
    assert review.permissions().hindrance is Hindrance.SUGGESTED
    assert record_of(hand, post).state is PostState.IN_REVIEW
    turns_to(hand, SECOND, post)
    hand.approve()
    hand.reaches(PostState.POSTED)
    assert texts_on(x) == [script.figure.replace(script.words, script.instead)]
