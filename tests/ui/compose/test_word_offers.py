"""A word that no dictionary knows: one click makes it right, on its card or in its menu."""

from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import QPoint

from desktop_app.domain.finding import Explanation, Family, Finding, Severity, Span
from desktop_app.domain.own_word import WordLanguage
from desktop_app.ui.compose.finding_card import FindingCard
from desktop_app.ui.compose.word_offers import WordOffers
from desktop_app.ui.widgets import Button

WORD = Finding(
    rule="spelling.word",
    version=1,
    family=Family.SPELLING,
    severity=Severity.INFO,
    span=Span(start=0, end=9),
    text="Eurostack",
    message=Explanation(en="Not known.", fr="Inconnu."),
    suggestions=("Eurotrack",),
)


@pytest.fixture
def open_session(session, qtbot):
    with qtbot.waitSignal(session.loaded):
        session.start()
    qtbot.waitUntil(lambda: not session.background.busy)
    return session


@pytest.fixture
def offers(open_session):
    return WordOffers(open_session, lambda _finding: "fr")


def act_as(session, person):
    session.sign_in(session.charter.person(person))


def labels(offers, finding=WORD):
    return [way.label for way in offers.ways(finding)]


def test_communications_and_legal_add_for_everyone_too(open_session, offers):
    act_as(open_session, "claire")
    assert labels(offers) == ["Add to my words"]
    act_as(open_session, "paul")
    assert labels(offers) == ["Add to my words", "Add for everyone"]
    assert offers.ways(WORD)[1].spoken == "Add “Eurostack” for everyone"


@pytest.mark.parametrize(
    "other", [replace(WORD, family=Family.GRAMMAR), replace(WORD, text="two words")]
)
def test_nothing_is_offered_for_anything_but_a_word(offers, other):
    assert labels(offers, other) == []


def test_before_the_record_is_open_nothing_is_offered(session):
    assert WordOffers(session, lambda _finding: "fr").ways(WORD) == ()


@pytest.mark.parametrize(
    ("text", "language"), [("Eurostack", WordLanguage.BOTH), ("eurostaque", WordLanguage.FR)]
)
def test_a_word_is_added_for_its_language(open_session, offers, qtbot, text, language):
    act_as(open_session, "claire")
    with qtbot.waitSignal(open_session.own_words.changed):
        offers.ways(replace(WORD, text=text))[0].take()
    (one,) = open_session.own_words.book.mine
    assert (one.word, one.language) == (text, language)


def test_a_card_shows_the_ways(offers, open_session, qtbot):
    act_as(open_session, "claire")
    card = FindingCard(WORD, offers.ways(WORD))
    qtbot.addWidget(card)
    (button,) = [b for b in card.findChildren(Button) if b.text() == "Add to my words"]
    assert button.accessibleName() == "Add “Eurostack” to my words"
    with qtbot.waitSignal(open_session.own_words.changed):
        button.click()


def found(page):
    return [card.finding.text for card in page.findings.cards()]


@pytest.fixture
def misspelt(loaded, session, qtbot):
    """The page with two words underlined, and Paul at it."""
    act_as(session, "paul")
    loaded.editor.insertPlainText("teh équippes")
    qtbot.waitUntil(lambda: sorted(found(loaded)) == ["teh", "équippes"])
    return loaded


def press(card, label):
    next(b for b in card.findChildren(Button) if b.text() == label).click()


def test_a_word_that_became_right_is_underlined_no_more(misspelt, session, qtbot):
    card = next(card for card in misspelt.findings.cards() if card.finding.text == "teh")
    press(card, "Add to my words")
    qtbot.waitUntil(lambda: found(misspelt) == ["équippes"])
    assert [mark.finding.text for mark in misspelt.editor.marks._marks] == ["équippes"]
    session.own_words.drop(session.own_words.book.mine[0], "paul")
    qtbot.waitUntil(lambda: sorted(found(misspelt)) == ["teh", "équippes"])


def test_the_menu_of_a_word_offers_it_too(misspelt, qtbot):
    menu = misspelt.editor.menu_at(misspelt.editor.marks.first, QPoint(5, 5))
    labels = [action.text() for action in menu.actions()][:5]
    assert labels == ["the", "", "Add to my words", "Add for everyone", ""]
    menu.actions()[2].trigger()
    qtbot.waitUntil(lambda: found(misspelt) == ["équippes"])
    menu.deleteLater()


def test_the_card_at_the_words_closes_when_it_was_done(misspelt, qtbot):
    misspelt.editor.setFocus()
    misspelt.editor.visit_first()
    spot = misspelt.writing.posts.spot
    assert spot.finding.text == "teh"
    press(spot, "Add to my words")
    assert spot.finding is None
    qtbot.waitUntil(lambda: found(misspelt) == ["équippes"])


def test_a_check_that_began_before_does_not_have_the_last_word(misspelt, session, speller, qtbot):
    """It did not know the word yet: the answer that follows does."""
    speller.gate = Event()
    misspelt.editor.insertPlainText(".")
    qtbot.waitUntil(lambda: speller.asked[-1].endswith("."))
    session.own_words.add("teh", WordLanguage.BOTH)
    qtbot.waitUntil(lambda: session.own_words.book.mine != ())
    speller.gate.set()
    qtbot.waitUntil(lambda: found(misspelt) == ["équippes"])


def test_other_people_see_other_ways(misspelt, session, qtbot):
    (first, *_) = misspelt.findings.cards()
    assert [b.text() for b in first.findChildren(Button)][-1] == "Add for everyone"
    act_as(session, "claire")
    qtbot.waitUntil(lambda: found(misspelt) == [])
    misspelt.editor.insertPlainText("teh équippes")
    qtbot.waitUntil(lambda: sorted(found(misspelt)) == ["teh", "équippes"])
    (first, *_) = misspelt.findings.cards()
    assert [b.text() for b in first.findChildren(Button)][-1] == "Add to my words"
