"""The small forms of a connection: a client ID, four keys, a last question before it ends.

Each stands in its account's card. What is typed into a field of keys is not shown, and is wiped
the moment it was handed on or the form is closed.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from desktop_app.services.connecting import FourKeys
from desktop_app.ui.fields import Room
from desktop_app.ui.layout import column, row
from desktop_app.ui.widgets import Button, Card, Heading, Muted, PrimaryButton, Text
from desktop_app.ui.zoom import fix_size

#: As X's developer page calls them, in every language.
KEY_NAMES = ("API Key", "API Key Secret", "Access Token", "Access Token Secret")
_LONGEST = 1_000  #: characters
_NAME_WIDTH = 150  #: pixels: the names stay in sight while keys are typed


class Form(Card):
    """A title, a text, fields that must all be filled, and two ways out of it."""

    confirmed = Signal()
    closed = Signal()  #: without an answer

    def __init__(self, parent: QWidget | None = None, *, tone: str = "", kind: str = "") -> None:
        super().__init__(parent, tone=tone)
        self.title, self.text = Heading(), Text()
        self.fields: list[QLineEdit] = []
        self.rooms: list[Room] = []  #: one for each field
        self.cancel, self.confirm = Button(), PrimaryButton()
        if kind:
            self.confirm.setProperty("kind", kind)
        inside = column(self, margins=(14, 11, 14, 12), spacing=7)
        inside.addWidget(self.title)
        inside.addWidget(self.text)
        self._places = QGridLayout()
        self._places.setHorizontalSpacing(8)
        self._places.setVerticalSpacing(6)
        inside.addLayout(self._places)
        ways = row(spacing=8)
        ways.addStretch(1)
        ways.addWidget(self.cancel)
        ways.addWidget(self.confirm)
        inside.addLayout(ways)
        self.cancel.clicked.connect(self.close_form)
        self.confirm.clicked.connect(self.confirmed)
        self.hide()

    def open_form(self) -> None:
        """Show it, with the keyboard where something is to be typed."""
        self.allow()
        self.show()
        (self.fields[0] if self.fields else self.cancel).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def close_form(self) -> None:
        """Close it without an answer."""
        self.hide()
        self.closed.emit()

    @Slot()
    def allow(self) -> None:
        """Let it be confirmed once every field is filled, and none too full."""
        is_filled = all(field.text().strip() for field in self.fields)
        self.confirm.setEnabled(is_filled and not any(room.over for room in self.rooms))

    def say(self, title: str, text: str, confirm: str) -> None:
        """Name everything in the language of the windows."""
        self.title.setText(title)
        self.text.setText(text)
        self.confirm.name(confirm)
        self.cancel.name(self.tr("Cancel"))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
            return
        super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._wipe()

    def _add_field(self, name: str = "") -> QLineEdit:
        field = QLineEdit()
        field.setProperty("kind", "field")
        field.setAccessibleName(name)
        self.rooms.append(Room(field, _LONGEST))
        field.textChanged.connect(self.allow)
        field.returnPressed.connect(self._go_on)
        self.fields.append(field)
        label = Muted(name)
        label.setWordWrap(False)
        fix_size(label, width=_NAME_WIDTH)
        below = 2 * len(self.fields)
        self._places.addWidget(label, below - 1, 0)
        self._places.addWidget(field, below - 1, 1)
        self._places.addWidget(self.rooms[-1], below, 1)
        return field

    @Slot()
    def _go_on(self) -> None:
        """Enter goes to the next empty field, and confirms when there is none."""
        empty = next((field for field in self.fields if not field.text().strip()), None)
        if empty is None:
            self.confirm.click()
        else:
            empty.setFocus(Qt.FocusReason.TabFocusReason)

    def _wipe(self) -> None:
        for field in self.fields:
            field.clear()


class ClientIdForm(Form):
    """Asks which app at X is used; a client ID is no secret."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = self._add_field("Client ID")

    @property
    def client_id(self) -> str:
        """What was typed, without the spaces that copying brings."""
        return self.field.text().strip()


class FourKeysForm(Form):
    """Asks for the four keys of OAuth 1.0a. Nothing that is typed is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for name in KEY_NAMES:
            self._add_field(name).setEchoMode(QLineEdit.EchoMode.Password)

    def take(self) -> FourKeys:
        """What was typed; it stands nowhere in the form afterwards."""
        typed = [field.text() for field in self.fields]
        self._wipe()
        return FourKeys(
            consumer_key=typed[0],
            consumer_secret=typed[1],
            access_token=typed[2],
            access_token_secret=typed[3],
        )
