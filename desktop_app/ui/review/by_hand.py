"""When somebody posts the approved text themselves: the text to copy, X to open, the link to give."""

from __future__ import annotations

from urllib.parse import quote

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.account import Realm
from desktop_app.domain.publication import PostState
from desktop_app.domain.source import status_link
from desktop_app.services.reading import PostView
from desktop_app.ui.fields import Room
from desktop_app.ui.layout import column, row
from desktop_app.ui.widgets import Button, Card, Heading, IconLabel, PrimaryButton, Text

#: X's own composer, opened with a text in it (X for Websites, web intents).
COMPOSER = "https://x.com/intent/post?text="
_LONGEST_LINK = 500  #: characters


class HandPanel(Card):
    """Hidden unless the post is approved and is posted by hand."""

    posted = Signal(str)  #: the link of the post on X

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, tone="info")
        self._view: PostView | None = None
        self._may = False
        self._what, self._more, self._said = Heading(), Text(), Text()
        self.copy, self.open_x, self.confirm = Button(), Button(), PrimaryButton()
        self.link = QLineEdit()
        self.room = Room(self.link, _LONGEST_LINK)
        self._build()
        self.hide()

    def show_view(self, view: PostView, *, may_post: bool) -> None:
        """Show what is to be done for `view`; `may_post`: this person can say that they posted it."""
        if self._view is None or self._view.record.id != view.record.id:
            self.link.clear()
            self._said.hide()
        self._view, self._may = view, may_post
        self.setEnabled(True)
        record = view.record
        self.setVisible(record.current.is_by_hand and record.state is PostState.APPROVED)
        self.retranslate()

    @property
    def text(self) -> str:
        """The approved text of the part that goes next, exactly."""
        if self._view is None:
            return ""
        record = self._view.record
        number = min(record.next_part, len(record.current.payload.parts) - 1)
        return record.current.payload.parts[number].text

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.copy.name(self.tr("Copy the approved text"))
        self.open_x.name(self.tr("Open X"))
        self.confirm.name(self.tr("I posted it"))
        self.link.setPlaceholderText(self.tr("Link to the post on X"))
        self.link.setAccessibleName(self.tr("Link to the post on X"))
        view = self._view
        if view is None:
            return
        handle = view.charter.account(view.record.account).handle
        self._what.setText(
            self.tr("Somebody posts this by hand, as @{handle}").format(handle=handle)
        )
        more = self.tr(
            "Copy the text, post it in X’s own application without changing anything, and paste the "
            "link here. It is then compared with what was approved."
        )
        number, count = view.record.next_part, len(view.record.current.payload.parts)
        if count > 1 and number < count:
            more = f"{self._next(number, count)} {more}"
        quoted = view.record.current.payload.quote
        if quoted is not None and number == 0:
            said = self.tr("It quotes {link}: open that post on X and choose Quote.")
            more = f"{more} {said.format(link=status_link(quoted))}"
        self._more.setText(more)
        self._allow()

    def _next(self, number: int, count: int) -> str:
        said = self.tr("Part {number} of {count} goes next.")
        return said.format(number=number + 1, count=count)

    def _build(self) -> None:
        self.link.setProperty("kind", "field")
        buttons = row(spacing=8)
        for button in (self.copy, self.open_x):
            buttons.addWidget(button)
        buttons.addStretch(1)
        answer = row(spacing=8)
        answer.addWidget(self.link, 1)
        answer.addWidget(self.confirm)
        inside = column(spacing=6)
        for label in (self._what, self._more):
            inside.addWidget(label)
        inside.addLayout(buttons)
        inside.addWidget(self._said)
        inside.addLayout(answer)
        inside.addWidget(self.room)
        whole = row(self, margins=(14, 12, 14, 12), spacing=12)
        whole.addWidget(IconLabel("edit", "info", 18), 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(inside, 1)
        self._said.hide()
        self.copy.clicked.connect(self._copy)
        self.open_x.clicked.connect(self._open)
        self.confirm.clicked.connect(self._confirm)
        self.link.returnPressed.connect(self.confirm.click)
        self.link.textChanged.connect(self._allow)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)
        self._say(self.tr("The approved text is on the clipboard."))

    @Slot()
    def _open(self) -> None:
        if self._view is None:
            return
        if self._view.charter.realm is Realm.PRACTICE:
            self._say(
                self.tr(
                    "In practice there is no page of X to open: with a real account, X’s own "
                    "composer opens here with the approved text in it."
                )
            )
            return
        QDesktopServices.openUrl(QUrl(composer(self.text, self._answered())))

    def _answered(self) -> str | None:
        if self._view is None:
            return None
        record = self._view.record
        return record.parts[-1].x_post_id if record.parts else record.current.payload.reply_to

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.show()

    @Slot()
    def _allow(self) -> None:
        is_given = bool(self.link.text().strip()) and not self.room.over
        self.confirm.setEnabled(self._may and is_given)

    @Slot()
    def _confirm(self) -> None:
        self.setEnabled(False)
        self.posted.emit(self.link.text().strip())


def composer(text: str, answers: str | None) -> str:
    """The address of X's composer with `text` in it, as an answer to the post number `answers`."""
    address = COMPOSER + quote(text, safe="")
    return address if answers is None else f"{address}&in_reply_to={answers}"
