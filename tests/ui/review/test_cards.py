"""How Review and Published show a post: as X does, and whole to screen readers."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel

from desktop_app.domain.account import Account
from desktop_app.domain.payload import Part, Poll
from desktop_app.domain.source import Source
from desktop_app.ui.avatar import Avatar
from desktop_app.ui.part_card import PartCard, Shown
from desktop_app.ui.theme import Theme, colours

ACCOUNT = Account(id="acme", handle="acme", name="Claire Morel", x_user_id="1")
SOURCE = Source(
    x_post_id="1",
    author_id="2",
    handle="lesechos",
    text="Opening in Lyon",
    created_at=datetime(2026, 11, 20, 9, tzinfo=UTC),
    read_at=datetime(2026, 11, 22, 9, tzinfo=UTC),
    is_from_x=True,
)


@pytest.fixture
def card(qtbot):
    card = PartCard(None)  # without pictures nothing is asked for
    qtbot.addWidget(card)
    return card


def test_the_card_shows_the_payload_and_says_it_to_screen_readers(card):
    card.show_part(Shown(account=ACCOUNT, part=Part(text="Hello 👩🏽‍💻 <b>you</b>")))
    texts = [label.text() for label in card.findChildren(QLabel)]
    assert "Claire Morel" in texts
    assert "@acme" in texts
    assert card.accessibleDescription() == "Hello 👩🏽‍💻 <b>you</b>"


def test_the_card_follows_the_palette(card, qapp):
    Theme.apply(qapp, "light")
    card.show_part(Shown(account=ACCOUNT, part=Part(text="see #this")))
    card.show()
    Theme.apply(qapp, "dark")
    link = colours(QApplication.palette()).link.name()
    assert any(link in label.text() for label in card.findChildren(QLabel))
    card.close()
    Theme.apply(qapp, "light")


def shown(text="Hello", **fields):
    return Shown(account=ACCOUNT, part=Part(text=text, **fields))


def words(card):
    return [label.text() for label in card.findChildren(QLabel) if label.isVisibleTo(card)]


def test_a_long_post_is_folded_until_somebody_wants_all_of_it(card):
    card.show_part(shown("word " * 100))
    card.show()
    assert card.unfold.isVisible()
    folded = len(card.text.text())
    card.unfold.click()
    assert (len(card.text.text()) > folded, card.unfold.text()) == (True, "Show less")
    card.show_part(shown("short"))
    assert not card.unfold.isVisible()
    card.close()


def test_a_poll_a_quote_and_an_answer_show_what_belongs_to_them(card):
    poll = Poll(options=("Monday", "Tuesday"), minutes=1500)
    card.show_part(replace(shown(poll=poll), answered=SOURCE, answers="lesechos"))
    assert {"Monday", "Tuesday", "0 votes · 1 d 1 h left"} <= set(words(card))
    assert {"@lesechos · 20 Nov 2026 09:00", "In answer to @lesechos"} <= set(words(card))
    card.show_part(replace(shown("See this"), quoted=SOURCE))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert "Monday" not in words(card)
    assert any("Opening in Lyon" in each for each in words(card))


def test_a_link_has_a_place_for_its_page_unless_something_else_stands_there(card):
    hint = "X may show the page’s own picture and title here."
    card.show_part(shown("see https://www.example.com/a"))
    assert {"example.com", hint} <= set(words(card))
    card.show_part(replace(shown("see https://www.example.com/a"), quoted=SOURCE))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert hint not in words(card)


def test_the_posts_of_a_thread_are_one_frame(card, qapp):
    Theme.apply(qapp, "light")
    card.show_part(shown())
    card.resize(400, 120)
    alone = card.grab().toImage()
    card.show_part(replace(shown(), follows=True, goes_on=True))
    joined = card.grab().toImage()
    middle = card.findChild(Avatar).geometry().center().x() + 1
    assert alone.pixelColor(middle, 118) != joined.pixelColor(middle, 118)
    assert alone.pixelColor(200, 119) != joined.pixelColor(200, 119)  # no rim between them
