"""What a draft continues: the version that was sent back, and its reviewer's reason."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from desktop_app.checks.reveal import within
from desktop_app.domain.review import Decision, Verdict
from desktop_app.services import reading
from desktop_app.services.ports import Draft
from desktop_app.services.reading import PostView
from desktop_app.ui.background import Lane
from desktop_app.ui.compose.phrases import Phrases
from desktop_app.ui.layout import column, row
from desktop_app.ui.session import Session
from desktop_app.ui.widgets import Card, Heading, IconLabel, Text
from desktop_app.ui.words import person_name, role_name


class Continuation(Card):
    """Hidden for a new post."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, tone="caution")
        self._session = session
        self._draft: Draft | None = None
        self._view: PostView | None = None
        self._phrases = Phrases(self)
        self._title, self._reason = Heading(), Text()
        head = row(spacing=8)
        head.addWidget(IconLabel("edit", "caution"))
        head.addWidget(self._title, 1)
        inside = column(self, margins=(14, 10, 14, 10), spacing=4)
        inside.addLayout(head)
        inside.addWidget(self._reason)
        self.hide()

    @property
    def words(self) -> str:
        """What the card says."""
        return f"{self._title.text()}\n{self._reason.text()}"

    def show_draft(self, draft: Draft) -> None:
        """Say what `draft` continues; the reasons follow once the record was read."""
        self._draft, self._view = draft, None
        self.setVisible(draft.post is not None)
        self._tell()
        if draft.post is None or not self._session.is_loaded:
            return
        session = self._session
        session.do(
            Lane.STORE,
            partial(reading.open_post, session.parts, draft.post, session.person.id),
            owner=self,
            then=self._have_view,
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._tell()

    def _have_view(self, view: PostView) -> None:
        if self._draft is not None and view.record.id == self._draft.post:
            self._view = view
            self._tell()

    def _tell(self) -> None:
        if self._draft is None or self._draft.post is None:
            return
        base = self._draft.base_revision
        if self._view is None:
            title = self.tr("New version, after version {number}").format(number=base)
        else:
            text = self._view.record.current.payload.parts[0].text
            words = self._phrases.quoted(text)
            title = self.tr("New version of {words}").format(words=words)
        self._title.setText(title)
        reasons = [self._said(decision) for decision in self._sent_back()]
        self._reason.setText("\n".join(reasons))
        self._reason.setVisible(bool(reasons))
        self.setAccessibleName(self.words)

    def _sent_back(self) -> list[Decision]:
        if self._view is None or self._draft is None:
            return []
        return [
            decision
            for decision in self._view.record.decisions
            if decision.verdict is not Verdict.APPROVE
            and decision.revision == self._draft.base_revision
        ]

    def _said(self, decision: Decision) -> str:
        assert self._view is not None
        name = person_name(self._view.charter, decision.person)
        who = f"{name} ({role_name(decision.role)})"
        return self.tr("{who}: “{reason}”").format(who=who, reason=within(decision.reason))
