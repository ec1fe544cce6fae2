"""Sends a draft for review: one at a time, in its lane, exactly as it stands."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.action import PostId
from desktop_app.domain.errors import CountersignError
from desktop_app.services import drafting
from desktop_app.services.parts import Changes
from desktop_app.services.ports import Draft
from desktop_app.services.submitting import Layers
from desktop_app.ui.background import Lane
from desktop_app.ui.session import Session


class Sender(QObject):
    """The one place from which the page submits."""

    begun = Signal()
    ended = Signal()
    sent = Signal(object, str)  #: the Draft, and the post that it became
    refused = Signal(object)  #: CountersignError: nothing was sent

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._draft: Draft | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a draft is on its way."""
        return self._draft is not None

    def send(
        self, draft: Draft, twin: Draft | None = None, layers: tuple[Layers, Layers] = ((), ())
    ) -> None:
        """Submit `draft`, together with its twin where it has one; `sent` or `refused` follows.

        `layers` read the words of both.
        """
        self._draft = draft
        self.begun.emit()
        session = self._session
        parts, person = session.parts, session.person.id
        alone = partial(drafting.submit_for_review, parts, draft, person, layers[0])

        def together() -> PostId:
            assert twin is not None
            return drafting.submit_together(parts, draft, twin, person, layers)[0]

        session.do(
            Lane.STORE,
            alone if twin is None else together,
            owner=self,
            then=self._have_sent,
            failed=self._have_not_sent,
        )

    def _have_sent(self, post: PostId) -> None:
        draft, self._draft = self._draft, None
        self.ended.emit()
        self.sent.emit(draft, post)
        self._session.changed.emit(Changes(drafts=True, reviews=True))

    def _have_not_sent(self, error: Exception) -> None:
        self._draft = None
        self.ended.emit()
        if isinstance(error, CountersignError):
            self.refused.emit(error)
        else:
            self._session.failed.emit(error)
