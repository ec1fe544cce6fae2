"""The first page: three ways to begin, of which the first takes one key."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.ui.layout import column, lead_focus, row
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.widgets import Button, Card, Heading, IconLabel, Muted, PrimaryButton

_WIDTH = 800  #: pixels: three cards that are read at a glance


class _Way(Card):
    """One way to begin: what it is, what it needs, and its button."""

    def __init__(self, icon: str, tone: str, button: Button) -> None:
        super().__init__()
        self.title, self.text, self.needs = Heading(factor=1.1), Muted(), Muted()
        self.button = button
        texts = column(spacing=4)
        for label in (self.title, self.text, self.needs):
            texts.addWidget(label)
        inside = row(self, margins=(18, 16, 18, 16), spacing=16)
        inside.addWidget(IconLabel(icon, tone, 24), 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(texts, 1)
        self.below = column(spacing=6)
        self.below.addWidget(button)
        inside.addLayout(self.below)
        inside.setAlignment(self.below, Qt.AlignmentFlag.AlignVCenter)

    def say(self, title: str, text: str, needs: str, button: str) -> None:
        """Say everything in the language of the windows."""
        self.title.setText(title)
        self.text.setText(text)
        self.needs.setText(needs)
        self.needs.setVisible(bool(needs))
        self.button.name(button)
        self.button.setAccessibleDescription(f"{title}. {text} {needs}".strip())


class ChoicesPage(Retranslated, QWidget):
    """Practise, set this computer up or open its record, join a team."""

    practice_chosen = Signal()
    set_up_chosen = Signal()
    record_chosen = Signal()
    join_chosen = Signal()
    restore_chosen = Signal()

    def __init__(self, parent: QWidget | None = None, *, has_door: bool = True) -> None:
        super().__init__(parent)
        self._title, self._hint = Heading(factor=1.6), Muted()
        self.practice, self.set_up, self.record = PrimaryButton(), Button(), Button(kind="flat")
        self.join, self.restore = Button(), Button(kind="flat")
        self._ways = (
            _Way("practice", "practice", self.practice),
            _Way("accounts", "info", self.set_up),
            _Way("queue", "", self.join),
        )
        self._ways[1].below.addWidget(self.record)
        self._ways[1].below.addWidget(self.restore)
        inside = QWidget()
        inside.setMaximumWidth(_WIDTH)
        rows = column(inside, margins=(20, 28, 20, 24), spacing=12)
        for widget in (self._title, self._hint, *self._ways):
            rows.addWidget(widget)
        self._ways[2].setVisible(has_door)
        rows.insertSpacing(2, 8)
        rows.addStretch(1)
        around = row(self)
        around.addStretch(1)
        around.addWidget(inside, 1000)
        around.addStretch(1)
        self.practice.clicked.connect(self.practice_chosen)
        self.set_up.clicked.connect(self.set_up_chosen)
        self.record.clicked.connect(self.record_chosen)
        self.restore.clicked.connect(self.restore_chosen)
        self.join.clicked.connect(self.join_chosen)
        for button in (self.practice, self.set_up, self.record, self.restore, self.join):
            button.setAutoDefault(True)  # Enter presses what has the keyboard
        lead_focus(self, self.practice)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        practice, set_up, join = self._ways
        self._title.setText(self.tr("How do you want to begin?"))
        self._hint.setText(
            self.tr(
                "Posts are written, checked and approved here; only what was approved goes to X. "
                "You can choose again later, under Settings."
            )
        )
        practice.say(
            self.tr("Try with sample data"),
            self.tr(
                "Three sample people, posts on their way and a simulated X on this computer. "
                "Nothing can be posted."
            ),
            "",
            self.tr("Start with sample data"),
        )
        set_up.say(
            self.tr("Set up this computer"),
            self.tr(
                "A record in a file on this computer, for an account of yours: the people who "
                "write and approve use this computer, each with a passphrase of their own."
            ),
            self.tr("Needs two people or more, ten minutes, and the computer’s keychain."),
            self.tr("Set up…"),
        )
        join.say(
            self.tr("Join my team"),
            self.tr("Everybody on a computer of their own, with one record on your server."),
            self.tr("Needs your invitation from whoever looks after the record, and a telephone."),
            self.tr("Join…"),
        )
        self.record.name(self.tr("Open a record…"))
        self.restore.name(self.tr("Restore a backup…"))
