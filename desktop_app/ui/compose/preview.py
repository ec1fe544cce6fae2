"""The post exactly as it would be sent, and how long X finds it."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain import text as post_text
from desktop_app.domain.errors import BadInput
from desktop_app.services import drafting
from desktop_app.ui.compose.ring import Ring
from desktop_app.ui.layout import column, row
from desktop_app.ui.session import Session
from desktop_app.ui.widgets import Heading, Muted, PostCard

#: Characters that are counted at every key; longer texts are counted with the checks.
COUNTED_AT_ONCE = 2_000
#: A text so many times the limit is not shown as a post: it could not be one.
_SHOWN_LIMITS = 2


class Preview(QWidget):
    """Made from the canonical payload and from nothing else."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._text = ""
        self._ring = Ring()
        self._heading, self._hint = Heading(), Muted()
        self._card = PostCard()
        head = row(spacing=10)
        names = column(spacing=1)
        names.addWidget(self._heading)
        names.addWidget(self._hint)
        head.addLayout(names, 1)
        head.addWidget(self._ring)
        whole = column(self, spacing=8)
        whole.addLayout(head)
        whole.addWidget(self._card)
        self._retranslate()

    @property
    def number(self) -> str:
        """What stands in the ring."""
        return self._ring.number

    def show_text(self, text: str) -> None:
        """Show `text` as typed, at once if it is short enough to be counted at once."""
        self._text = text
        if len(text) <= COUNTED_AT_ONCE:
            self.show_length(post_text.weighted_length(text.strip()), post_text.LIMIT)

    def show_length(self, length: int, limit: int) -> None:
        """Show the length that X counts, and the post if it is near enough to one."""
        self._ring.show_length(length, limit)
        shown = self._is_shown(length, limit)
        self._card.setVisible(shown)
        self._hint.setText(self._said(length - limit, shown=shown))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Preview"))
        self.show_text(self._text)

    def _is_shown(self, length: int, limit: int) -> bool:
        if not self._text.strip() or length > _SHOWN_LIMITS * limit or not self._session.is_loaded:
            return False
        account = self._session.account
        try:
            payload = drafting.payload_of(self._session.charter, account.id, self._text)
        except BadInput:
            return False  # the checks say why
        self._card.show_payload(account, payload)
        return True

    def _said(self, over: int, *, shown: bool) -> str:
        if over > 0:
            return self.tr("%n character(s) too many for X.", "", over)
        if shown:
            return self.tr("Exactly what would be sent; X shortens links.")
        return self.tr("What you write appears here as it would be posted.")
