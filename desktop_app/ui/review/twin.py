"""A post and its twin in the other language: how they stand, and both texts side by side."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop_app.checks import language as languages
from desktop_app.domain.policy import are_paired, waits_for_twin
from desktop_app.domain.publication import PostState
from desktop_app.domain.record import PostRecord
from desktop_app.services.reading import PostView, is_to_recheck
from desktop_app.ui import words
from desktop_app.ui.layout import column

_ROOM = 520  #: pixels from which two texts stand side by side


def twin_of(view: PostView) -> PostRecord | None:
    """The post that is approved with `view`'s; None without one, or when one of them changed."""
    twin = view.twin
    return twin if twin is not None and are_paired(view.record, twin) else None


def is_parted(view: PostView) -> bool:
    """Whether the post was sent with a twin that has changed since, or is gone."""
    return is_to_recheck(view.record, view.twin)


def shown_digest(view: PostView) -> str:
    """What was on the screen once all of it was: the text, and its twin's."""
    twin = twin_of(view)
    own = view.record.current.sha256
    return own if twin is None else f"{own} {twin.current.sha256}"


def language_of(record: PostRecord) -> str:
    """The language of a post's text, in the middle of a sentence; empty: nobody knows it."""
    text = record.current.payload.text
    names = {
        "en": QCoreApplication.translate("Twins", "English"),
        "fr": QCoreApplication.translate("Twins", "French"),
    }
    return names.get(languages.language_of(record.current.language, text), "")


def changed_words(view: PostView) -> str:
    """Why a post that is parted from its twin cannot be approved."""
    if view.twin is None:
        return QCoreApplication.translate(
            "Twins", "Its twin was never sent for review: both are approved together."
        )
    language = language_of(view.twin)
    said = QCoreApplication.translate("Twins", "Its twin has changed: both are approved together.")
    if language:
        said = QCoreApplication.translate(
            "Twins", "Its twin in {language} has changed: both are approved together."
        )
    return said.format(language=language)


def waits(view: PostView) -> bool:
    """Whether the post is approved and waits only for its twin."""
    return view.record.state is PostState.APPROVED and waits_for_twin(view.record, view.twin)


def state_words(view: PostView) -> str:
    """How the post stands; whether it waits for its twin."""
    said = words.held_because(view.record.state, view.record.hold)
    if not waits(view):
        return said
    return f"{said} · " + QCoreApplication.translate("Twins", "waits for its twin")


class Beside(QWidget):
    """Two columns; one under the other where there is no room. `left`, `right` take widgets."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(16)
        self.left, self.right = self._column(), self._column()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= _ROOM
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._both.setDirection(across if wide else down)
        self.updateGeometry()

    def _column(self) -> QVBoxLayout:
        holder = QWidget()
        inside = column(holder, spacing=10)
        inside.setAlignment(Qt.AlignmentFlag.AlignTop)  # a stretch would take all the room below
        self._both.addWidget(holder, 1)
        return inside
