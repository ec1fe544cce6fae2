"""Whether the record is whole: what the last verification found, and the button that verifies now."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot

from desktop_app.domain.errors import CountersignError, Damaged
from desktop_app.services import auditing
from desktop_app.services.auditing import Sound
from desktop_app.services.messages import explain
from desktop_app.ui import words
from desktop_app.ui.background import Lane, Task
from desktop_app.ui.layout import column, row
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.session import Session
from desktop_app.ui.widgets import Button, Card, Heading, IconLabel, Muted


class ChainBadge(Retranslated, Card):
    """Nothing is called whole before somebody asked; what is found stays until it is asked again."""

    damaged = Signal(str)  #: the id of the entry that is not what was written; "" for none

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.sound: Sound | None = None
        self._error: CountersignError | None = None
        self._is_busy = False
        self._came = 0  #: entries since
        self._number = 0  #: of the verification; what belongs to another one is dropped
        self._icon, self.title, self.text = IconLabel("question", ""), Heading(), Muted()
        self.verify = Button()
        texts = column(spacing=2)
        texts.addWidget(self.title)
        texts.addWidget(self.text)
        inside = row(self, margins=(14, 10, 12, 10), spacing=10)
        inside.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(texts, 1)
        inside.addWidget(self.verify)
        self.verify.clicked.connect(self.verify_now)
        session.person_changed.connect(self.forget)
        self.retranslate()

    @Slot()
    def verify_now(self) -> None:
        """Verify the whole record, in a task that can be stopped."""
        if self._is_busy:
            return
        self._number += 1
        self._is_busy, parts = True, self._session.parts
        self.retranslate()
        # Not in the store's lane: people go on working while some 100,000 signatures are verified.
        self._session.do(
            Lane.KEEPING,
            lambda: auditing.verify_all(parts),
            owner=self,
            then=partial(self._have, self._number),
            failed=partial(self._not_verified, self._number),
            task=Task(
                name=lambda: self.tr("Verifying the record…"),
                stopped=partial(self._stopped, self._number),
            ),
        )

    def note_newest(self, newest: int) -> None:
        """The list was read as of `newest`: what came since was not verified."""
        came = 0 if self.sound is None else max(0, newest - self.sound.newest)
        if came != self._came:
            self._came = came
            self.retranslate()

    def tell_unreadable(self, error: Damaged) -> None:
        """The list itself met an entry that is not what was written."""
        self._failed(error)

    @Slot()
    def forget(self) -> None:
        """Somebody else reads, perhaps other accounts: nothing was verified for them."""
        self._number += 1
        self._is_busy = False
        self.sound, self._error, self._came = None, None, 0
        self.damaged.emit("")
        self.retranslate()

    @Slot()
    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.verify.name(self.tr("Verify now"))
        icon, tone, title, text = self._said()
        self._icon.show_icon(icon, tone)
        self.set_tone(tone if tone == "legal" else "")
        self.title.setText(title)
        self.text.setText(text)
        self.setAccessibleName(f"{title} {text}")

    def _said(self) -> tuple[str, str, str, str]:
        """Icon, tone, what was found, and what it means."""
        if self._is_busy:
            return (
                "clock",
                "info",
                self.tr("Verifying…"),
                self.tr("Every link and signature is computed again. You can go on working."),
            )
        if self._error is not None:
            told = explain(self._error, words.language())
            return "cross", "legal", told.what, f"{told.posted} {told.do}"
        if self.sound is None:
            return (
                "question",
                "",
                self.tr("Not verified yet"),
                self.tr(
                    "Each entry carries the fingerprint of the one before it, and a signature."
                ),
            )
        found = self.sound.found
        title = self.tr("Verified {time}, %Ln entries", "", found.links)
        now = self._session.opening.clock.now()
        said = [self.tr("%Ln signature(s) hold.", "", found.signatures)]
        if found.heads is not None:
            said.append(self.tr("Nothing is missing of what this computer remembers."))
        if self._came:
            said.append(self.tr("%Ln entries came since.", "", self._came))
        return "check", "good", title.format(time=words.moment(self.sound.at, now)), " ".join(said)

    def _have(self, number: int, sound: Sound) -> None:
        if number != self._number:
            return
        self._is_busy = False
        self.sound, self._error, self._came = sound, None, 0
        self.damaged.emit("")
        self.retranslate()

    def _not_verified(self, number: int, error: Exception) -> None:
        if number == self._number:
            self._failed(error)

    def _failed(self, error: Exception) -> None:
        self._is_busy = False
        if isinstance(error, CountersignError):
            self.sound, self._error = None, error
            self.damaged.emit(error.facts.get("action", ""))
        else:
            self._session.failed.emit(error)
        self.retranslate()

    def _stopped(self, number: int) -> None:
        if number == self._number:
            self._is_busy = False
            self.retranslate()
