from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop_app.domain.errors import Refused
from desktop_app.domain.publication import PostState
from desktop_app.ui.review.standing import Act


def texts(widget):
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.text())


def answer(desk, text, choice=0):
    ask = desk.window.ask
    ask.choice.setCurrentIndex(choice)
    ask.field.setText(text)
    ask.confirm.click()
    desk.settle()


@pytest.fixture
def frozen(desk):
    """Claire's account is frozen by Paul."""
    desk.act_as("paul")
    desk.window.header.freeze.click()
    answer(desk, "An outage at our customers.")
    return desk


def test_a_freeze_is_asked_with_a_reason_and_seen_on_every_page(frozen):
    window = frozen.window
    assert not window.ask.isVisible()
    for page in ("compose", "queue", "review", "published", "accounts"):
        window.show_page(page)
        assert window.banners.isVisible()
    said = texts(window.banners)
    assert "@claire_morel is frozen" in said
    assert "Paul Roy" in said
    assert "An outage at our customers." in said
    assert "Urgent posts can still be submitted" in said


def test_it_is_reached_with_the_keyboard(desk):
    desk.act_as("paul")
    window = desk.window
    window.activateWindow()
    QTest.keyClick(
        window,
        Qt.Key.Key_F,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    desk.qtbot.waitUntil(window.ask.isVisible)
    assert window.ask.title.text() == "Freeze an account"
    QTest.keyClick(window.ask.field, Qt.Key.Key_Escape)
    assert not window.ask.isVisible()


def test_what_is_approved_while_frozen_is_held_and_released_by_somebody(frozen):
    review = frozen.window.review
    frozen.open(frozen.post("forty"))
    review.bar.approve.click()
    review.bar.confirm.click()
    frozen.wait_for(PostState.HELD)
    frozen.settle()
    assert "Held: the account was frozen." in texts(review.trouble)
    assert not review.bar.offers[Act.RELEASE].isVisible()
    assert "until the freeze is over" in review.bar.why_not.text()
    frozen.window.stopping.ask_unfreeze("claire-morel")
    answer(frozen, "It is mended.")
    assert not frozen.window.banners.isVisible()
    assert frozen.state() is PostState.HELD
    review.bar.offers[Act.RELEASE].click()
    review.bar.reason.setText("Checked again.")
    review.bar.confirm.click()
    frozen.wait_for(PostState.POSTED)


def test_the_author_may_freeze_and_not_end_it(desk):
    window = desk.window
    window.header.freeze.click()
    answer(desk, "Stop.", choice=1)
    assert "@aurelis is frozen" in texts(window.banners)
    assert "End the freeze" not in " ".join(
        button.text() for button in window.banners.findChildren(type(window.header.freeze))
    )
    assert window.header.freeze.text() == "Freeze @claire_morel…"


def test_a_refusal_is_said_where_the_answer_was_given(frozen):
    stopping, ask = frozen.window.stopping, frozen.window.ask
    stopping.ask_freeze()
    stopping._offered = [frozen.window.session.state_of("claire-morel")]  # frozen meanwhile
    answer(frozen, "Once more.")
    assert ask.isVisible()
    assert "frozen" in texts(ask)
    ask.cancel.click()


class TestSigningIn:
    @pytest.fixture
    def guarded(self, desk):
        """A desk whose people have passphrases: everybody's is their own id."""
        tried = []

        def sign_in(person, passphrase):
            tried.append((person, passphrase))
            if passphrase != person:
                raise Refused("keychain.passphrase")

        session = desk.window.session
        session.opening = replace(session.opening, sign_in=sign_in)
        desk.tried = tried
        return desk

    def test_whoever_wants_to_act_is_asked_for_their_passphrase(self, guarded):
        window = guarded.window
        window.header.person_chosen.emit(window.session.charter.person("paul"))
        assert window.ask.title.text() == "Sign in as Paul Roy"
        assert window.session.person.id == "claire"
        answer(guarded, "paul")
        assert window.session.person.id == "paul"
        assert not window.ask.isVisible()

    def test_a_wrong_one_is_told_and_changes_nothing(self, guarded):
        window = guarded.window
        window.header.person_chosen.emit(window.session.charter.person("paul"))
        answer(guarded, "wrong")
        assert window.session.person.id == "claire"
        assert window.ask.isVisible()
        assert window.ask.field.text() == ""
        assert guarded.tried == [("paul", "wrong")]
        window.ask.cancel.click()
        assert window.header.person.currentText().startswith("Claire")
