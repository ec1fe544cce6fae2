"""Which account the post is for: a band in its colour, what it is for, and who reads it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QWidget

from desktop_app.domain.account import AccountId, Terms
from desktop_app.services.ports import Draft
from desktop_app.ui.layout import column, row
from desktop_app.ui.session import Session
from desktop_app.ui.theme import band
from desktop_app.ui.widgets import Muted, Text

_WIDTH = 5


class AccountBand(QWidget):
    """The choice of account. A post that reviewers know already stays with its account."""

    changed = Signal(object)  #: a change of the draft: Callable[[Draft], Draft]

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._draft: Draft | None = None
        self.is_wanted = True  #: False where it is another text's to say
        self._colour = "slate"
        self.choice = QComboBox()
        self._only, self._purpose = Text(), Muted()
        self._build()
        self.hide()

    @property
    def purpose(self) -> str:
        """What the account is for and who reads it."""
        return self._purpose.text()

    @property
    def colour(self) -> str:
        """The name of the band's colour."""
        return self._colour

    def show_draft(self, draft: Draft) -> None:
        """Show the draft's account."""
        self._draft = draft
        if not self._session.is_loaded:
            return
        charter = self._session.charter
        names = [f"{account.name} (@{account.handle})" for account in charter.accounts]
        if [self.choice.itemText(n) for n in range(self.choice.count())] != names:
            self.choice.clear()
            self.choice.addItems(names)
        ids = [account.id for account in charter.accounts]
        self.choice.setCurrentIndex(ids.index(draft.account))
        is_fixed = draft.post is not None or draft.corrects is not None or len(ids) == 1
        self.choice.setVisible(not is_fixed)
        self._only.setVisible(is_fixed)
        self._only.setText(names[ids.index(draft.account)])
        terms = charter.policy.terms_for(draft.account)
        self._colour = terms.colour
        self._purpose.setText(self._told(terms))
        self._purpose.setVisible(bool(self._purpose.text()))
        self.choice.setAccessibleDescription(self._purpose.text())
        self.choice.setAccessibleName(self.tr("Account"))
        self.setVisible(self.is_wanted)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.choice.setAccessibleName(self.tr("Account"))
            if self._draft is not None:
                self.show_draft(self._draft)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(band(self._colour, self.palette()))
        painter.drawRoundedRect(QRectF(0, 1, _WIDTH, self.height() - 2), 2.5, 2.5)
        painter.end()

    def _build(self) -> None:
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.choice.activated.connect(self._choose)
        first = row(spacing=8)
        first.addWidget(self.choice)
        first.addWidget(self._only, 1)
        first.addStretch(1)
        inside = column(self, margins=(_WIDTH + 9, 2, 0, 2), spacing=3)
        inside.addLayout(first)
        inside.addWidget(self._purpose)

    def _told(self, terms: Terms) -> str:
        readers = self.tr("Readers: {audience}.").format(audience=terms.audience.rstrip("."))
        return " ".join(filter(None, (terms.purpose, readers if terms.audience else "")))

    @Slot(int)
    def _choose(self, index: int) -> None:
        account: AccountId = self._session.charter.accounts[index].id
        self.changed.emit(partial(replace, account=account))
