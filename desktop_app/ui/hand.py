"""A hand at the real windows: types, clicks, waits until something is seen, takes pictures.

The tour and the journeys drive the application with it. It does only what a person can: keys and
clicks on what is shown and enabled. It never calls a service.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDateTimeEdit,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from desktop_app.domain.account import PersonId
from desktop_app.domain.action import PostId
from desktop_app.domain.publication import PostState
from desktop_app.services.listing import Box
from desktop_app.services.ports import Draft
from desktop_app.ui.actions.names import action_name
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.review.page import ReviewPage
from desktop_app.ui.review.standing import Act

_MOMENT_SECONDS = 0.005
_PATIENCE_SECONDS = 60.0
_TURNS = 3  #: of the event loop, until columns within columns have their heights
_MOST_PAGES = 100  #: that are read on before it is given up


class NotSeenError(Exception):
    """What was waited for did not come in time; the message says what it was."""


class Hand:
    """Drives one window."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def turn_to(self) -> None:
        """Turn to this window where several stand side by side: it gets the keyboard."""
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow, "the window in front")

    def wait(self, seen: Callable[[], bool], what: str) -> None:
        """Let the application work until `seen`; raise NotSeenError after a minute."""
        self.wait_for(seen, what)

    @staticmethod
    def wait_for(seen: Callable[[], bool], what: str) -> None:
        """As `wait`, for whatever window there is."""
        until = time.monotonic() + _PATIENCE_SECONDS
        while not seen():
            if time.monotonic() > until:
                raise NotSeenError(what)
            Hand.let_work()

    @staticmethod
    def let_work() -> None:
        """Let the application work for a moment.

        `QTest.qWait` holds Python's lock while it sleeps: whatever the lanes do takes ten times as
        long then.
        """
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        time.sleep(_MOMENT_SECONDS)

    def settle(self) -> None:
        """Wait until no job is waiting or running, so that the next step meets a calm window."""
        self.wait(lambda: not self.window.session.background.busy, "the work to end")
        for _ in range(_TURNS):
            QApplication.processEvents()

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

    def fill(self, field: QLineEdit | QPlainTextEdit, text: str) -> None:
        """Type `text` instead of what stands in the field."""
        field.setFocus()
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Backspace)
        self.type(field, text)

    def choose(self, box: QComboBox, index: int) -> None:
        """Open a box of choices and take one with the keyboard."""
        box.setFocus()
        steps = index - box.currentIndex()
        for _ in range(abs(steps)):
            QTest.keyClick(box, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)

    def command(self, name: str) -> None:
        """Do an action by its name, in the palette."""
        palette = self.window.commands.palette
        self.window.setFocus()
        QTest.keyClick(self.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        self.wait(palette.isVisible, "the palette")
        self.type(palette.field, action_name(name))
        self.press(palette.field, Qt.Key.Key_Return)
        self.settle()

    def close_dialog(self) -> None:
        """Close the dialog that is open, with Escape."""
        (dialog,) = self.dialogs()
        self.press(dialog, Qt.Key.Key_Escape)
        self.wait(dialog.isHidden, "the dialog to close")
        self.turn_to()  # as a desktop does

    def dialogs(self) -> list[QDialog]:
        """The dialogs that are open."""
        return [each for each in self.window.findChildren(QDialog) if each.isVisible()]

    def act_as(self, person_id: PersonId) -> None:
        """Switch to another of the practice people."""
        session = self.window.session
        people = [person.id for person in session.people]
        box, place = self.window.header.person, people.index(person_id)
        # As its list does once somebody was chosen: without a screen, an open list never gives the
        # keyboard back to the window.
        box.setCurrentIndex(place)
        box.activated.emit(place)
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

    def open_draft(self, draft: Draft) -> None:
        """Open a draft that lies ready, and wait until it was checked."""
        self.window.open_draft(draft)
        self.checked()

    def write_more(self, text: str) -> None:
        """Put another post at the end of the thread and type into it."""
        page = self.window.compose
        self.click(page.writing.add_part)
        self.type(page.editor, text)
        self.checked()

    def attach(self, *files: Path) -> None:
        """Add files to the post that is being written, as the file dialog would."""
        attachments = self.window.compose.writing.attachments
        count = len(attachments.cards) + len(files)
        attachments.add_files(list(files))
        self.wait(lambda: not attachments.is_busy and len(attachments.cards) == count, "the files")
        self.checked()

    def describe(self, *descriptions: str) -> None:
        """Say what each attached picture shows."""
        for place, description in enumerate(descriptions):
            self.fill(self.window.compose.writing.attachments.cards[place].alt_text, description)
        self.checked()

    def ask(self, *options: str) -> None:
        """Add a poll with these choices to the post that is being written."""
        writing = self.window.compose.writing
        self.click(writing.add_poll)
        for _ in options[2:]:
            self.click(writing.attachments.poll.add_option)
        fields = writing.attachments.poll.options
        for field, option in zip(fields, options, strict=False):
            self.fill(field, option)
        self.checked()

    def leave_at(self, hours: int, minutes: int) -> None:
        """Let the draft leave at that time, on the day and in the zone that are offered."""
        when = self.window.compose.writing.options.when
        if not when.is_open:
            self.click(when.line)
        self.click(when.mode.findChildren(QAbstractButton)[1])
        for section, number in (
            (QDateTimeEdit.Section.HourSection, hours),
            (QDateTimeEdit.Section.MinuteSection, minutes),
        ):
            when.time.setFocus()
            when.time.setSelectedSection(section)
            QTest.keyClicks(when.time, f"{number:02}")
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
        self.wait(lambda: page.footer.can_send, "the draft to be ready")
        # What grammar finds is seen before it is sent, by people too.
        self.wait(lambda: not page.checker.proofs.is_awaited, "the grammar to be read")
        self.press(page.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.wait(lambda: bool(sent), "the post to be sent for review")
        page.submitted.disconnect(sent.append)
        self.shows(review, PostId(sent[0]))
        return PostId(sent[0])

    def shows(self, review: ReviewPage, post: PostId) -> None:
        """Wait until the review is in front and shows `post`."""
        self.wait(
            lambda: (
                review.isVisible() and review.view is not None and review.view.record.id == post
            ),
            f"post {post} in the review",
        )
        self.settle()

    def open_from_queue(self, post: PostId) -> None:
        """Find the post in the queue and open it with Enter."""
        queue = self.window.queue
        self.window.show_page("queue")
        queue.choose_box(Box.ALL)
        self.settle()
        self.wait(lambda: queue.lister.choose(post), f"post {post} in the queue")
        self.press(queue.view, Qt.Key.Key_Return)
        self.shows(self.window.review, post)

    def approve(self) -> None:
        """Read what the review shows to its end, approve it, and confirm."""
        bar = self.window.review.bar
        self.read()
        self.click(bar.approve)
        if bar.reasons[0].isVisible():  # a finding asks for a reason: the first that is offered
            self.click(bar.reasons[0])
        self.click(bar.confirm)
        self.settle()

    def read(self) -> None:
        """Read on until all of the post was on the screen."""
        bar = self.window.review.bar
        self.wait(lambda: bar.isEnabled() and bar.isVisible(), "the post")
        for _ in range(_MOST_PAGES):
            if not bar.read_on.isVisible():
                return
            self.click(bar.read_on)
            self.settle()
        raise NotSeenError("the end of the post")

    def remark(self, words: str, text: str, suggestion: str | None = None) -> None:
        """Select `words` of the first part with the keyboard, and remark on them; C begins.

        With a `suggestion`, that should stand there instead.
        """
        remarks, reader = self.window.review.remarks, self.window.review.final.parts[0].reader
        start = reader.places.text.index(words)
        before, after = reader.places.units(start, start + len(words))
        self.press(reader, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
        for place in range(after):
            chosen = Qt.KeyboardModifier.ShiftModifier
            held = chosen if place >= before else Qt.KeyboardModifier.NoModifier
            QTest.keyClick(reader, Qt.Key.Key_Right, held)
        self.press(reader, Qt.Key.Key_C)
        form = remarks.form
        self.wait(form.isVisible, "the form of remarks")
        if suggestion is not None:
            self.click(form.kind.findChildren(QAbstractButton)[1])
            self.fill(form.suggestion, suggestion)
        self.type(form.text, text)
        self.press(form.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.wait(form.isHidden, "the remark to be recorded")
        self.settle()

    def act(self, act: Act, reason: str) -> None:
        """Do what the bar offers, with a reason, and confirm."""
        bar = self.window.review.bar
        self.click(bar.offers[act])
        self.type(bar.reason, reason)
        self.click(bar.confirm)
        self.settle()

    def freeze(self, reason: str) -> None:
        """Stop the first account at once."""
        ask = self.window.ask
        self.click(self.window.header.freeze)
        self.type(ask.field, reason)
        self.click(ask.confirm)
        self.wait(lambda: ask.question is None, "the freeze")
        self.settle()

    def request_changes(self, reason: str) -> None:
        """Ask for changes with a reason."""
        self.act(Act.OBJECT, reason)

    def reaches(self, state: PostState) -> None:
        """Wait until the post in the review is in `state`."""
        review = self.window.review
        self.wait(
            lambda: review.view is not None and review.view.record.state is state,
            f"the post to be {state}",
        )
        self.settle()

    def picture(self, path: Path) -> Path:
        """Save what the window shows, with its dialogs, as a PNG; raises OSError if it cannot."""
        self.settle()
        QTest.mouseMove(self.window, QPoint(1, 1))
        shown = self.window.grab()
        painter = QPainter(shown)
        for dialog in self.dialogs():
            place = dialog.rect()
            place.moveCenter(self.window.rect().center())
            painter.fillRect(place.adjusted(-1, -1, 1, 1), self.window.palette().dark())
            painter.drawPixmap(place, dialog.grab())
        painter.end()
        if not shown.save(str(path)):
            raise OSError(f"cannot write {path}")
        return path
