"""A post and its twin are read side by side and approved together, or not at all."""

from dataclasses import replace

import pytest

from desktop_app.domain.publication import PostState
from desktop_app.services import controlling, drafting, practice, reading, reviewing
from desktop_app.services.parts import Changes
from desktop_app.ui.review.looks import Looks
from desktop_app.ui.review.standing import Act
from desktop_app.ui.review.twin import Beside
from desktop_app.ui.widgets import Heading

FRENCH = "Merci à toutes nos équipes de Lyon pour cette belle journée."
ENGLISH = "Thank you to all our teams in Lyon for this beautiful day."
FIGURE = "We will deliver 500,000 units this year, and thank everybody in Lyon."


def drafted(desk, text, language):
    parts = desk.window.session.parts
    draft = drafting.new_draft(parts.clock, practice.EXECUTIVE, practice.ACCOUNT.id)
    return drafting.typed(draft, text, language)


def sent(desk, english=ENGLISH, french=FRENCH, chosen=("fr", "en")):
    texts = zip((french, english), chosen, strict=True)
    both = drafting.twins(*(drafted(desk, text, language) for text, language in texts))
    parts = desk.window.session.parts
    return drafting.submit_together(parts, *both, practice.EXECUTIVE)


@pytest.fixture
def pair(desk):
    return sent(desk)


def opened(desk, post, by="paul"):
    desk.act_as(by)
    desk.open(post)
    return desk.window.review


def test_both_texts_stand_on_the_screen_and_both_are_named(desk, pair):
    review = opened(desk, pair[0])
    assert [one.reader.toPlainText() for one in review.final.parts] == [FRENCH]
    assert [one.reader.toPlainText() for one in review.final.twin_parts] == [ENGLISH]
    assert set(review.final.blocks) == {("text", 0, 0), ("twin text", 0, 0)}
    desk.qtbot.waitUntil(lambda: review.bar.can_begin(Act.APPROVE))
    review.bar.begin(Act.APPROVE)
    said = review.bar._question.text()
    assert said.startswith("Approve version 1 and, in English, version 1 for @claire_morel?")
    review.bar.confirm.click()
    desk.settle()
    parts = desk.window.session.parts
    states = [reading.open_post(parts, post, "paul").record.state for post in pair]
    assert PostState.IN_REVIEW not in states


def test_both_are_shown_as_they_will_look_on_x(desk, pair):
    final = opened(desk, pair[0]).final
    for cards, text in ((final.cards, FRENCH), (final.twin_cards, ENGLISH)):
        (card,) = cards
        assert card.accessibleDescription() == text
        assert card.isVisible()
    said = [looks.said.text() for looks in final.findChildren(Looks)]
    assert said == ["As it will look on X, in French", "As it will look on X, in English"]
    assert final.twin_cards[0].geometry().height() > 0
    desk.open(desk.post("forty"))
    desk.qtbot.waitUntil(lambda: final.twin_cards == [])
    assert [one.said.text() for one in final.findChildren(Looks) if not one.isHidden()] == [
        "As it will look on X"
    ]


def test_two_texts_take_no_more_room_than_they_need(desk, pair):
    review = opened(desk, pair[0])
    both = review.final.findChild(Beside)
    needed = both.layout().totalHeightForWidth
    desk.qtbot.waitUntil(lambda: both.height() == needed(both.width()))
    desk.qtbot.waitUntil(lambda: review.seen.is_whole)
    assert review.final.height() > both.height() + 100
    assert review.bar.can_begin(Act.APPROVE)


def test_whoever_opens_one_has_seen_both(desk, pair):
    opened(desk, pair[0])
    parts = desk.window.session.parts
    kinds = [action.kind for action in reading.open_post(parts, pair[1], "paul").record.actions]
    assert kinds == ["submit", "seen"]


def test_a_twin_that_changed_keeps_both_back(desk, pair):
    review = opened(desk, pair[0])
    parts = desk.window.session.parts
    again = drafting.continue_post(parts, pair[1], practice.EXECUTIVE)
    alone = replace(drafting.typed(again, ENGLISH + " Well done.", "en"), twin=None)
    drafting.submit_for_review(parts, alone, practice.EXECUTIVE)
    desk.window.session.changed.emit(Changes(reviews=True))
    desk.settle()
    desk.qtbot.waitUntil(lambda: not review.bar.can_begin(Act.APPROVE))
    assert "Its twin in English has changed" in review.bar.why_not.text()
    assert review.final.twin_parts == []
    review.final.other_asked.emit(pair[1])
    desk.settle()
    assert review.view.record.id == pair[1]


def test_one_that_waits_for_its_twin_says_so(desk, pair):
    parts = desk.window.session.parts
    review = opened(desk, pair[0])
    shown = review.view.record.current.sha256
    reviewing.decide(
        parts,
        pair[0],
        shown,
        reviewing.Verdict.APPROVE,
        practice.Role.COMMUNICATIONS,
        "paul",
        twin_shown=review.view.twin.current.sha256,
    )
    controlling.recall(parts, pair[1], "paul", "faux")
    review.reload()
    desk.settle()
    assert review.heading._state.text().endswith("waits for its twin")
    assert "It waits for its twin." in review.bar.why_not.text()


def test_a_finding_of_the_twin_alone_asks_for_its_reason(desk):
    french, english = sent(desk, FIGURE)
    review = opened(desk, french, "ines")
    assert review.view.findings == ()
    assert review.view.twin_findings != ()
    review = opened(desk, english, "ines")
    desk.qtbot.waitUntil(lambda: review.bar.can_begin(Act.APPROVE))
    review.bar.begin(Act.APPROVE)
    assert not review.bar.confirm.isEnabled()


FIGURES = ("500,000!", "500 000 !")


def headings(review):
    return [each.text() for each in review.final.findChild(Beside).findChildren(Heading)]


def test_a_text_is_called_what_its_author_chose(desk):
    pair = sent(desk, *FIGURES)
    review = opened(desk, pair[0])
    assert headings(review) == ["French, version 1", "English, version 1"]


def test_of_a_text_that_nobody_can_tell_no_language_is_claimed(desk):
    pair = sent(desk, *FIGURES, chosen=("auto", "auto"))
    review = opened(desk, pair[0])
    assert headings(review) == ["Version 1", "Version 1"]
    said = [looks.said.text() for looks in review.final.findChildren(Looks)]
    assert said == ["As it will look on X", "As its twin will look on X"]
    desk.qtbot.waitUntil(lambda: review.bar.can_begin(Act.APPROVE))
    review.bar.begin(Act.APPROVE)
    said = review.bar._question.text()
    assert said.startswith("Approve version 1 and version 1 of its twin for @claire_morel?")
    parts = desk.window.session.parts
    again = drafting.continue_post(parts, pair[1], practice.EXECUTIVE)
    drafting.submit_for_review(parts, replace(again, twin=None), practice.EXECUTIVE)
    review.reload()
    desk.settle()
    assert "Its twin has changed: both are approved together." in review.bar.why_not.text()
