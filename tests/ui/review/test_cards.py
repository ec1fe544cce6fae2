"""How Review and Published show a post: as X does, and whole to screen readers."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from desktop_app.domain.account import Account
from desktop_app.domain.payload import Part
from desktop_app.ui.part_card import PartCard, Shown
from desktop_app.ui.theme import Theme, colours

ACCOUNT = Account(id="acme", handle="acme", name="Claire Morel", x_user_id="1")


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
