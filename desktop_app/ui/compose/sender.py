"""Sends a draft for review: one at a time, in its lane, exactly as it stands.

Pictures and films go before it, in the lane in which long ways are gone.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.action import PostId
from desktop_app.domain.errors import CountersignError
from desktop_app.services import drafting
from desktop_app.services.parts import Changes
from desktop_app.services.ports import Draft
from desktop_app.services.submitting import Layers
from desktop_app.ui.background import Lane, Task
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
        drafts = (draft,) if twin is None else drafting.twins(draft, twin)

        def together() -> PostId:
            assert twin is not None
            return drafting.submit_together(parts, draft, twin, person, layers)[0]

        submit = alone if twin is None else together
        if not any(part.media for each in drafts for part in each.parts):
            self._submit(submit, None)
            return
        session.do(
            Lane.SHARING,
            partial(drafting.share, parts, drafts, person, lambda: session.background.is_open),
            owner=self,
            then=partial(self._submit, submit),
            failed=self._have_not_sent,
            task=Task(name=lambda: self.tr("Putting pictures and films on the team’s server…")),
        )

    def _submit(self, verb: Callable[[], PostId], _shared: None) -> None:
        self._session.do(
            Lane.STORE, verb, owner=self, then=self._have_sent, failed=self._have_not_sent
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
