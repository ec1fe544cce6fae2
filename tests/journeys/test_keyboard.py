"""Write, review, schedule and freeze with keys alone: no mouse, and never more keys than this.

Keys go to whatever has the keyboard, and to nothing that a test picked. Typed text is not counted.
"""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.publication import PostState
from desktop_app.services import practice
from tests.journeys.conftest import record_of, texts_on

CALM = "Merci à tous pour cette belle journée à Lyon."
FIGURE = "Nous livrerons 500 000 unités cette année."
CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Keys:
    """A keyboard on which keys are counted."""

    def __init__(self, hand):
        self._hand, self.count = hand, 0

    def press(self, *keys, held=NONE):
        for key in keys:
            QTest.keyClick(self._focused(), key, held)
            self.count += 1
            QApplication.processEvents()
        self._hand.settle()

    def type(self, text):
        for character in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Qt.Key.Key_unknown, NONE, character)
                QApplication.sendEvent(self._focused(), event)
        self._hand.settle()

    def press_until(self, key, is_there, most=40):
        while not is_there(QApplication.focusWidget()):
            assert self.count < most, f"still not there after {most} keys"
            self.press(key)

    def _focused(self):
        focused = QApplication.focusWidget()
        assert focused is not None, "the keyboard is nowhere"
        return focused


@pytest.fixture
def hand(start):
    hand = start()
    hand.turn_to()
    return hand


@pytest.fixture
def keys(hand):
    return Keys(hand)


def told(what, keys):
    print(f"{what}: {keys.count} keys")  # noqa: T201  (what the run is for)
    return keys.count


def written(hand, keys, text):
    """Ctrl+N, the text, Ctrl+Enter."""
    keys.press(Qt.Key.Key_N, held=CTRL)
    keys.type(text)
    hand.checked()
    hand.wait(lambda: hand.window.compose.footer.can_send, "the draft to be ready")
    return sent(hand, keys)


def sent(hand, keys):
    posts = []
    hand.window.compose.submitted.connect(posts.append)
    keys.press(Qt.Key.Key_Return, held=CTRL)
    hand.wait(lambda: bool(posts), "the post to be sent for review")
    hand.window.compose.submitted.disconnect(posts.append)
    return posts[0]


def opened(hand, keys, post):
    """Ctrl+2, down to the post, Enter: in the queue of whoever just sat down."""
    keys.press(Qt.Key.Key_2, held=CTRL)
    queue = hand.window.queue
    hand.wait(lambda: queue.model.rowCount() > 0, "the queue")

    def is_chosen():
        found = queue.model.row_at(queue.view.currentIndex().row())
        return found is not None and found.summary.id == post

    for _ in range(queue.model.rowCount()):
        if is_chosen():
            break
        keys.press(Qt.Key.Key_J)
    assert is_chosen()
    keys.press(Qt.Key.Key_Return)
    hand.shows(hand.window.review, post)


def test_a_text_is_sent_with_two_keys_and_approved_with_two(hand, keys, x):
    post = written(hand, keys, CALM)
    assert told("write and send", keys) <= 2
    hand.act_as(practice.COMMUNICATIONS)
    found = Keys(hand)
    opened(hand, found, post)
    assert told("from anywhere to the post in the queue", found) <= 5
    decided = Keys(hand)
    decided.press(Qt.Key.Key_A, Qt.Key.Key_Return)
    hand.reaches(PostState.POSTED)
    assert told("approve what has no findings", decided) <= 2
    assert texts_on(x) == [CALM]


def test_one_legal_finding_costs_one_key_more(hand, keys):
    post = written(hand, keys, FIGURE)
    hand.act_as(practice.LEGAL)
    opened(hand, keys, post)
    decided = Keys(hand)
    decided.press(Qt.Key.Key_A, Qt.Key.Key_1, Qt.Key.Key_Return)
    assert told("approve with one legal finding", decided) <= 3
    decision = record_of(hand, post).decisions[-1]
    assert decision.person == practice.LEGAL
    assert decision.reason


def test_a_post_is_scheduled(hand, keys):
    keys.press(Qt.Key.Key_N, held=CTRL)
    keys.type(CALM)
    hand.checked()
    scheduling = Keys(hand)
    scheduling.press(Qt.Key.Key_T, held=CTRL)
    assert QApplication.focusWidget() is hand.window.compose.writing.options.when.time
    QTest.keyClicks(QApplication.focusWidget(), "1730")
    hand.checked()
    post = sent(hand, scheduling)
    assert told("schedule and send", scheduling) <= 2
    payload = record_of(hand, post).current.payload
    assert (payload.not_before.hour, payload.not_before.minute) == (16, 30)  # UTC


def test_an_account_is_frozen_at_once(hand, keys):
    keys.press(Qt.Key.Key_F, held=CTRL | SHIFT)
    keys.press_until(Qt.Key.Key_Tab, lambda now: now is hand.window.ask.field)
    keys.type("Panne chez nos clients.")
    keys.press(Qt.Key.Key_Return)
    hand.wait(lambda: hand.window.ask.question is None, "the freeze")
    hand.settle()
    assert told("freeze", keys) <= 3
    (state,) = [each for each in hand.window.session.states if each.control.freeze is not None]
    assert state.account.id == practice.ACCOUNT.id


def test_an_account_is_frozen_through_the_palette(hand, keys):
    keys.press(Qt.Key.Key_K, held=CTRL)
    keys.type("geler")
    keys.press(Qt.Key.Key_Return)
    keys.press_until(Qt.Key.Key_Tab, lambda now: now is hand.window.ask.field)
    keys.type("Panne chez nos clients.")
    keys.press(Qt.Key.Key_Return)
    hand.wait(lambda: hand.window.ask.question is None, "the freeze")
    hand.settle()
    assert told("freeze through the palette", keys) <= 4
    assert any(each.control.freeze is not None for each in hand.window.session.states)
