"""A hand at the real windows: types, clicks, waits until something is seen, takes pictures.

The tour and the journeys drive the application with it. It does only what a person can: keys and
clicks on what is shown and enabled. It never calls a service.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget

from desktop_app.domain.account import PersonId
from desktop_app.domain.action import PostId
from desktop_app.domain.publication import PostState
from desktop_app.services import reading
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.review.page import ReviewPage

_PATIENCE_SECONDS = 20.0


class NotSeenError(Exception):
    """What was waited for did not come in time; the message says what it was."""


class Hand:
    """Drives one window."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def wait(self, seen: Callable[[], bool], what: str) -> None:
        """Let the application work until `seen`; raise NotSeenError after 20 seconds."""
        until = time.monotonic() + _PATIENCE_SECONDS
        while not seen():
            if time.monotonic() > until:
                raise NotSeenError(what)
            QTest.qWait(10)

    def settle(self) -> None:
        """Wait until no job is waiting or running, so that the next step meets a calm window."""
        self.wait(lambda: not self.window.session.background.busy, "the work to end")

    def click(self, button: QAbstractButton) -> None:
        """Click a button that is shown and enabled, once it is both."""
        name = button.accessibleName() or button.text()
        self.wait(lambda: button.isVisible() and button.isEnabled(), f"“{name}”")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def press(
        self,
        widget: QWidget,
        key: Qt.Key,
        held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press one key with the keyboard on `widget`."""
        widget.setFocus()
        QTest.keyClick(widget, key, held)

    def type(self, widget: QWidget, text: str) -> None:
        """Type `text`, character by character."""
        widget.setFocus()
        for character in text:
            # As an accent key or an input method sends it: QTest itself knows ASCII only.
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, character)
                QApplication.sendEvent(widget, key)

    def choose(self, box: QComboBox, index: int) -> None:
        """Open a box of choices and take one with the keyboard."""
        box.setFocus()
        steps = index - box.currentIndex()
        for _ in range(abs(steps)):
            QTest.keyClick(box, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)

    def act_as(self, person_id: PersonId) -> None:
        """Switch to another of the practice people."""
        session = self.window.session
        people = [p.id for p in session.charter.people if p.id != session.parts.publisher]
        self.choose(self.window.header.person, people.index(person_id))
        self.wait(lambda: self.window.session.person.id == person_id, f"{person_id} to act")
        self.settle()

    def write(self, text: str) -> None:
        """Start a new draft and type into it."""
        self.window.show_page("compose")
        page = self.window.compose
        if page.editor.text:
            self.click(page.header.new)
        self.type(page.editor, text)
        self.checked()

    def kept(self) -> None:
        """Wait until the draft is on the desk."""
        self.wait(lambda: self.window.compose.drafts.is_kept, "the draft to be kept")

    def checked(self) -> None:
        """Wait until the text as it stands has been checked."""
        page = self.window.compose
        self.wait(lambda: page.is_checked, "the checks")
        self.settle()

    def send_for_review(self) -> PostId:
        """Send with the keyboard and wait for the review of what was sent."""
        page, review = self.window.compose, self.window.review
        sent: list[str] = []
        page.submitted.connect(sent.append)
        self.press(page.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.wait(lambda: bool(sent), "the post to be sent for review")
        page.submitted.disconnect(sent.append)
        self.shows(review, PostId(sent[0]))
        return PostId(sent[0])

    def shows(self, review: ReviewPage, post: PostId) -> None:
        """Wait until the review shows `post`."""
        self.wait(lambda: review.view is not None and review.view.record.id == post, "the post")
        self.settle()

    def open_from_queue(self, post: PostId) -> None:
        """Find the post in the queue and open it with Enter."""
        queue = self.window.queue
        self.window.show_page("queue")
        self.settle()
        for box in reading.Box:
            queue.choose_box(box)
            rows = [queue.model.row(queue.model.index(i, 0)) for i in range(queue.model.rowCount())]
            if post in [row.summary.id for row in rows]:
                where = [row.summary.id for row in rows].index(post)
                queue.view.setCurrentIndex(queue.model.index(where, 0))
                self.press(queue.view, Qt.Key.Key_Return)
                self.shows(self.window.review, post)
                return
        raise NotSeenError(f"post {post} in the queue")

    def approve(self) -> None:
        """Approve what the review shows, and confirm."""
        bar = self.window.review.bar
        self.click(bar.approve)
        self.click(bar.confirm)
        self.settle()

    def request_changes(self, reason: str) -> None:
        """Ask for changes with a reason."""
        bar = self.window.review.bar
        self.click(bar.object)
        self.type(bar.reason, reason)
        self.click(bar.confirm)
        self.settle()

    def reaches(self, state: PostState) -> None:
        """Wait until the post in the review is in `state`."""
        review = self.window.review
        self.wait(
            lambda: review.view is not None and review.view.record.state is state,
            f"the post to be {state}",
        )
        self.settle()

    def picture(self, path: Path) -> Path:
        """Save what the window shows as a PNG; raises OSError when it cannot be written."""
        self.settle()
        QTest.mouseMove(self.window, QPoint(1, 1))
        if not self.window.grab().save(str(path)):
            raise OSError(f"cannot write {path}")
        return path
