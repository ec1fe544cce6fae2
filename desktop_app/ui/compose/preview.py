"""The posts exactly as they would be sent, one under the other, and what X charges for them."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QEvent, QLocale, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain import text as post_text
from desktop_app.domain.errors import BadInput
from desktop_app.domain.limits import text_limit
from desktop_app.domain.payload import Payload
from desktop_app.services import drafting, metering
from desktop_app.services.ports import Draft
from desktop_app.ui.layout import column
from desktop_app.ui.part_card import PartCard, Shown, cards_of
from desktop_app.ui.pieces import Line
from desktop_app.ui.session import Session
from desktop_app.ui.thumbnails import Thumbnails
from desktop_app.ui.widgets import Heading, Muted

#: Characters that are shown at every key; longer texts are shown with the checks.
COUNTED_AT_ONCE = 2_000
#: A text so many times the limit is not shown as a post: it could not be one.
_SHOWN_LIMITS = 2


class Preview(QWidget):
    """Made from the canonical payload and from nothing else."""

    def __init__(
        self, session: Session, thumbnails: Thumbnails, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._thumbnails = session, thumbnails
        self._draft: Draft | None = None
        self._cards: list[PartCard] = []
        self._heading, self._hint, self._cost = Heading(), Muted(), Muted()
        names = column(spacing=1)
        names.addWidget(self._heading)
        names.addWidget(self._hint)
        names.addWidget(self._cost)
        self._budget = Line()
        self._more = 0  #: millionths of a US dollar
        names.addWidget(self._budget)
        whole = column(self, spacing=8)
        whole.addLayout(names)
        self._column: QVBoxLayout = column(spacing=0)  # the posts of a thread are one frame
        whole.addLayout(self._column)
        session.budgets.changed.connect(self._warn)
        self._warn()
        self._retranslate()

    @property
    def cards(self) -> list[PartCard]:
        """The cards that are shown, in order."""
        return [card for card in self._cards if card.isVisibleTo(self)]

    @property
    def hint(self) -> str:
        """The line under the heading."""
        return self._hint.text()

    @property
    def cost(self) -> str:
        """What X charges, in words; empty while nothing could be sent."""
        return self._cost.text()

    @property
    def budget(self) -> str:
        """The warning about the month's budget, in words; empty when all is fine."""
        return self._budget.text.text()

    def show_typed(self, draft: Draft) -> None:
        """Show the draft while it is typed, if it is short enough; what it costs follows later."""
        if all(len(part.text) <= COUNTED_AT_ONCE for part in draft.parts):
            self._show_cards(draft)

    def show_draft(self, draft: Draft) -> None:
        """Show the draft as it would be sent."""
        payload = self._show_cards(draft)
        costs = payload is not None and not draft.is_by_hand
        self._more = metering.total(metering.estimate(payload)) if payload and costs else 0
        self._cost.setText(self._charged())
        self._cost.setVisible(bool(self._cost.text()))
        self._warn()

    def _show_cards(self, draft: Draft) -> Payload | None:
        self._draft = draft
        payload = self._payload(draft)
        posts: tuple[Shown, ...] = ()
        if payload is not None:
            account = self._session.charter.account(draft.account)
            posts = cards_of(account, payload, draft.source)
        while len(self._cards) < len(posts):
            card = PartCard(self._thumbnails)
            self._cards.append(card)
            self._column.addWidget(card)
        for card, post in zip(self._cards, posts, strict=False):
            card.show_part(post)
        for number, card in enumerate(self._cards):
            if card.isHidden() == (number < len(posts)):  # each change lays out the whole column
                card.setVisible(number < len(posts))
        self._hint.setText(self._said(draft, is_shown=payload is not None))
        return payload

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Preview"))
        if self._draft is not None:
            self.show_draft(self._draft)

    def _payload(self, draft: Draft) -> Payload | None:
        """What would be sent; None when there is nothing, or nothing that could be a post."""
        if not self._session.is_loaded:
            return None
        most = _SHOWN_LIMITS * self._limit(draft)
        texts = [part.text for part in draft.parts]
        has_media = any(part.media for part in draft.parts)
        if not (has_media or any(text.strip() for text in texts)):
            return None
        if any(len(text) > most for text in texts):
            return None
        try:
            return drafting.payload_of(self._session.charter, draft)
        except BadInput:
            return None  # the checks say why

    def _limit(self, draft: Draft) -> int:
        return text_limit(self._session.charter.policy.terms_for(draft.account))

    def _said(self, draft: Draft, *, is_shown: bool) -> str:
        if self._session.is_loaded:
            limit = self._limit(draft)
            over = sum(max(_length(part.text.strip()) - limit, 0) for part in draft.parts)
            if over > 0:
                return self.tr("%n character(s) too many for X.", "", over)
        if is_shown:
            return self.tr("Exactly what would be sent; X shortens links.")
        return self.tr("What you write appears here as it would be posted.")

    def _charged(self) -> str:
        if not self._more:
            return ""
        said = QLocale().toString(self._more / 1_000_000, "f", 3)
        return self.tr("X charges about {amount} US dollars for it.").format(amount=said)

    @Slot()
    def _warn(self) -> None:
        """Say when the post takes the month near its budget, or over."""
        tone, said = "", ""
        if self._more and self._draft is not None:
            tone, said = self._session.budgets.warning(self._draft.account, self._more)
        self._budget.say("caution" if tone == "caution" else "info", tone, said)


@lru_cache(maxsize=64)
def _length(text: str) -> int:
    """X's length; the other parts of a thread are the same at the next key."""
    return post_text.weighted_length(text)
