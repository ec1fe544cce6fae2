"""What goes with one post of the draft: pictures, a film, or a poll.

A file that was chosen or dropped is cleaned in a lane of its own; only the cleaned copy is ever
shown or sent. What cannot be taken is said in a sentence here, and nothing of it stays.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop_app.domain.errors import CountersignError
from desktop_app.domain.media import PreparedMedia
from desktop_app.domain.payload import Media, Poll
from desktop_app.services.messages import explain
from desktop_app.services.ports import Draft, DraftId
from desktop_app.ui.background import Lane
from desktop_app.ui.compose import pieces
from desktop_app.ui.compose.media_card import Attached, MediaCard
from desktop_app.ui.compose.poll_form import NEW_POLL, PollForm
from desktop_app.ui.layout import clear, column, row
from desktop_app.ui.session import Session
from desktop_app.ui.thumbnails import Thumbnails
from desktop_app.ui.widgets import Button, Card, IconLabel, Muted, Text
from desktop_app.ui.words import language


class Attachments(QWidget):
    """The cards of the part that is being written."""

    changed = Signal(object)  #: a change of the draft: Callable[[Draft], Draft]
    busy_changed = Signal()  #: files are being prepared, or no longer

    def __init__(
        self, session: Session, thumbnails: Thumbnails, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._thumbnails = session, thumbnails
        self._draft: DraftId | None = None
        self._part = 0
        self._waiting: list[tuple[Path, DraftId, int]] = []  #: with where they were chosen
        self._copied: set[Path] = set()  #: files of ours among those that wait
        self._running: Path | None = None
        self._known: dict[str, PreparedMedia] = {}
        self._errors: list[CountersignError] = []
        self._cards: list[MediaCard] = []
        self._busy, self._trouble, self._told = Muted(), Card(tone="legal"), Text()
        self._dismiss = Button(kind="flat")
        self.poll = PollForm()
        self._column: QVBoxLayout = column(spacing=8)
        self._build()
        self.retranslate()

    @property
    def is_busy(self) -> bool:
        """Whether files are being prepared."""
        return self._running is not None

    @property
    def cards(self) -> tuple[MediaCard, ...]:
        """One a picture or film, in order."""
        return tuple(self._cards)

    @property
    def trouble(self) -> str:
        """Why files could not be taken; empty when all were."""
        return self._told.text()

    def show_draft(self, draft: Draft, number: int) -> None:
        """Show what goes with part `number`."""
        if (draft.id, number) != (self._draft, self._part):
            self._errors.clear()
        self._draft, self._part = draft.id, number
        media = draft.parts[number].media
        if [card.sha256 for card in self._cards] != [each.sha256 for each in media]:
            self._make_cards(media)
        for place, (card, each) in enumerate(zip(self._cards, media, strict=True)):
            card.show_attached(
                Attached(
                    media=each,
                    place=place,
                    count=len(media),
                    prepared=self._known.get(each.sha256),
                )
            )
        self.poll.show_poll(draft.parts[number].poll)
        self._show_state()

    @Slot()
    def choose_files(self) -> None:
        """Ask for files, and add them."""
        kinds = self.tr("Pictures and films") + " (*.jpg *.jpeg *.png *.webp *.gif *.mp4 *.mov)"
        title = self.tr("Add pictures or a film")
        chosen, _ = QFileDialog.getOpenFileNames(self, title, str(Path.home()), kinds)
        self.add_files([Path(each) for each in chosen])

    @Slot(object)
    def add_files(self, paths: list[Path]) -> None:
        """Prepare files and add them to the part that is shown now, one after the other."""
        if not self._session.is_loaded or self._draft is None or not paths:
            return
        self._errors.clear()
        self._waiting += [(path, self._draft, self._part) for path in paths]
        self._next()

    def add_copied(self, path: Path) -> None:
        """As `add_files`, of a file that this program made of what was copied: it does not stay."""
        self._copied.add(path)
        self.add_files([path])

    @Slot()
    def add_poll(self) -> None:
        """Begin a poll at the part that is shown."""
        self._change_poll(NEW_POLL)
        self.poll.options[0].setFocus()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._dismiss.name(self.tr("Close"))
        self._show_state()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _build(self) -> None:
        inside = row(self._trouble, margins=(14, 10, 8, 10), spacing=8)
        inside.addWidget(IconLabel("void", "legal"))
        inside.addWidget(self._told, 1)
        inside.addWidget(self._dismiss)
        whole = column(self, spacing=8)
        whole.addWidget(self._trouble)
        whole.addWidget(self._busy)
        whole.addLayout(self._column)
        whole.addWidget(self.poll)
        self._dismiss.clicked.connect(self._forget_errors)
        self.poll.changed.connect(self._change_poll)

    def _make_cards(self, media: tuple[Media, ...]) -> None:
        clear(self._column)
        self._cards = [MediaCard(self._thumbnails, each) for each in media]
        for card in self._cards:
            card.described.connect(self._describe)
            card.move_wanted.connect(self._move)
            card.removal_wanted.connect(self._remove)
            self._column.addWidget(card)
        fields = [field for card in self._cards for field in card.fields]
        for before, after in pairwise([self._dismiss, *fields]):
            QWidget.setTabOrder(before, after)

    def _next(self) -> None:
        """Prepare the next file, unless one is being prepared."""
        if self._running is None and self._waiting:
            path, draft, number = self._waiting.pop(0)
            self._running = path
            prepare = self._session.parts.media.prepare
            if path in self._copied:
                self._copied.remove(path)
                prepare = partial(_prepare_and_remove, prepare)
            self._session.do(
                Lane.MEDIA,
                partial(prepare, path),
                owner=self,
                then=partial(self._have_prepared, draft, number),
                failed=partial(self._have_failed, draft),
            )
        self._show_state()
        self.busy_changed.emit()

    def _have_prepared(self, draft: DraftId, number: int, prepared: PreparedMedia) -> None:
        self._running = None
        self._known[prepared.sha256] = prepared
        self._thumbnails.forget_failures()
        media = Media(sha256=prepared.sha256, kind=prepared.kind, alt_text="")
        if draft == self._draft:
            self._emit(partial(pieces.media_added, number=number, media=media))
        self._next()

    def _have_failed(self, draft: DraftId, error: Exception) -> None:
        self._running = None
        if not isinstance(error, CountersignError):
            self._session.failed.emit(error)
        elif draft == self._draft:
            self._errors.append(error)
        self._next()

    def _show_state(self) -> None:
        self._busy.setVisible(self.is_busy)
        if self._running is not None:
            name = self._running.name
            self._busy.setText(self.tr("Preparing “{name}”…").format(name=name))
        messages = [explain(error, language()) for error in self._errors]
        self._told.setText("\n".join(f"{m.what} {m.posted} {m.do}" for m in messages))
        self._trouble.setVisible(bool(messages))
        self._trouble.setAccessibleName(self._told.text())
        shown = self.is_busy or bool(messages) or bool(self._cards)
        self.setVisible(shown or self.poll.isVisibleTo(self))

    def _emit(self, change: Callable[[Draft], Draft]) -> None:
        self.changed.emit(change)

    @Slot()
    def _forget_errors(self) -> None:
        self._errors.clear()
        self._show_state()

    @Slot(object)
    def _change_poll(self, poll: Poll | None) -> None:
        self._emit(partial(pieces.poll_set, number=self._part, poll=poll))

    @Slot(str, str)
    def _describe(self, sha256: str, alt_text: str) -> None:
        self._emit(
            partial(pieces.media_described, number=self._part, sha256=sha256, alt_text=alt_text)
        )

    @Slot(str, int)
    def _move(self, sha256: str, by: int) -> None:
        self._emit(partial(pieces.media_moved, number=self._part, sha256=sha256, by=by))

    @Slot(str)
    def _remove(self, sha256: str) -> None:
        self._emit(partial(pieces.media_removed, number=self._part, sha256=sha256))


def _prepare_and_remove(prepare: Callable[[Path], PreparedMedia], path: Path) -> PreparedMedia:
    try:
        return prepare(path)
    finally:
        path.unlink(missing_ok=True)
