"""Restoring a backup on the first page: nothing is open, and nothing is replaced without a clear yes.

The passphrase opens the file; where a desk is already, the page says what would be moved aside and
asks. What came of it stands here until somebody opens it.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimeZone, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.domain.errors import CountersignError
from desktop_app.services.backing_up import Restored
from desktop_app.services.messages import explain
from desktop_app.services.starting import Start
from desktop_app.ui import words
from desktop_app.ui.background import Background, Lane
from desktop_app.ui.fields import Field
from desktop_app.ui.layout import column, lead_focus, row, scrolling
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.share_bar import ShareBar
from desktop_app.ui.widgets import Button, Card, Heading, IconLabel, Muted, PrimaryButton, Text

_WIDTH = 760  #: pixels
_LONGEST = 1_000  #: characters


class RestorePage(Retranslated, QWidget):
    """The file and its passphrase, then perhaps a question, then what came of it."""

    restored = Signal()  #: somebody wants to open what was restored
    failed = Signal(object)  #: an Exception that somebody must be told
    left = Signal()  #: back to the choices

    def __init__(self, start: Start, background: Background) -> None:
        super().__init__()
        self._start, self._background = start, background
        self._source: Path | None = None
        self._there: CountersignError | None = None  #: what is here, and would be moved aside
        self._done: Restored | None = None
        self.is_restoring = False  #: which nobody stops
        self._title, self.where, self._hint = Heading(factor=1.4), Text(), Muted()
        self.passphrase, self.share = Field(longest=_LONGEST, is_secret=True), ShareBar()
        self.told = Card(tone="caution")
        self._icon, self._told_title, self.told_text = IconLabel("caution"), Heading(), Text()
        self.back, self.next = Button(), PrimaryButton()
        self._build()
        lead_focus(self, self.passphrase.line)
        self.retranslate()

    def choose(self) -> bool:
        """Ask for the file; whether somebody chose one."""
        chosen, _ = QFileDialog.getOpenFileName(
            self.window(),
            self.tr("Restore a backup"),
            str(Path.home()),
            self.tr("Backups (*.backup);;All files (*)"),
        )
        if chosen:
            self.ask(Path(chosen))
        return bool(chosen)

    def ask(self, source: Path) -> None:
        """Ask for the passphrase of the backup in `source`."""
        self._source, self._there, self._done = source, None, None
        self.retranslate()

    def wipe(self) -> None:
        """Forget the passphrase."""
        self.passphrase.line.clear()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        done, there = self._done, self._there
        self._title.setText(self.tr("Restore a backup"))
        self.where.setText(self.tr("From {path}").format(path=self._source or ""))
        self._hint.setText(
            self.tr(
                "Everything of this person’s desk comes from the backup. A desk that is here "
                "already is moved aside and kept, and only if you say so. A restored computer "
                "posts nothing until somebody lets it send again."
            )
        )
        self.passphrase.say(self.tr("Passphrase of the backup"))
        self.passphrase.setVisible(done is None and there is None)
        self._hint.setVisible(done is None and there is None)
        self.told.setVisible(done is not None or there is not None)
        self.told.set_tone("good" if done is not None else "caution")
        if done is not None:
            self._icon.show_icon("check", "good")
            self._say(self.tr("The backup was restored."), self._done_words(done))
        elif there is not None:
            self._icon.show_icon("caution", "caution")
            kept = self.tr("If you replace it, it is moved aside and kept; it is not deleted.")
            what = explain(there, words.language()).what
            self._say(self.tr("There is a desk on this computer."), f"{what} {kept}")
        self.back.name(self.tr("Leave everything as it is") if there else self.tr("Back"))
        self.back.setVisible(done is None)
        self.next.name(
            self.tr("Open it")
            if done is not None
            else self.tr("Replace it")
            if there is not None
            else self.tr("Restore")
        )
        self._allow()

    def _build(self) -> None:
        for label in (self.where, self.told_text):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        texts = column(spacing=4)
        texts.addWidget(self._told_title)
        texts.addWidget(self.told_text)
        card = row(self.told, margins=(14, 12, 14, 12), spacing=12)
        card.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        card.addLayout(texts, 1)
        ends = row()
        ends.addWidget(self.back)
        ends.addStretch(1)
        ends.addWidget(self.next)
        inside = QWidget()
        inside.setMaximumWidth(_WIDTH)
        rows = column(inside, margins=(20, 28, 20, 24), spacing=12)
        every = (self._title, self.where, self._hint, self.passphrase, self.share, self.told)
        for widget in every:
            rows.addWidget(widget)
        rows.addLayout(ends)
        rows.addStretch(1)
        holder = QWidget()
        around = row(holder)
        around.addStretch(1)
        around.addWidget(inside, 1000)
        around.addStretch(1)
        column(self).addWidget(scrolling(holder))
        for button in (self.back, self.next):
            button.setAutoDefault(True)  # Enter presses what has the keyboard
        self.passphrase.line.textChanged.connect(self._allow)
        self.passphrase.line.returnPressed.connect(self._go_on)
        self.next.clicked.connect(self._go_on)
        self.back.clicked.connect(self.left)

    @Slot()
    def _allow(self) -> None:
        may = bool(self.passphrase.line.text()) or self._done is not None
        self.next.setEnabled(may and not self.is_restoring)
        self.back.setEnabled(not self.is_restoring)
        self.passphrase.setEnabled(not self.is_restoring)

    @Slot()
    def _go_on(self) -> None:
        source, passphrase = self._source, self.passphrase.line.text()
        if not self.next.isEnabled() or source is None:
            return
        if self._done is not None:
            self.restored.emit()
            return
        replace, tell, backups = self._there is not None, self.share.tell, self._start.backups
        self.is_restoring = True
        self.share.begin(self.tr("The backup is being restored…"))
        self._allow()
        self._background.run(
            Lane.KEEPING,
            lambda: backups().restore(source, passphrase, replace=replace, progress=tell),
            owner=self,
            then=self._is_done,
            failed=self._is_refused,
        )

    def _is_done(self, done: Restored) -> None:
        self.is_restoring, self._done, self._there = False, done, None
        self.share.end()
        self.wipe()
        self.retranslate()
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_refused(self, error: Exception) -> None:
        self.is_restoring = False
        self.share.end()
        if isinstance(error, CountersignError) and error.kind == "backup.desk_there":
            self._there = error
            self.retranslate()
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)  # Enter leaves it as it is
            return
        self._there = None
        self.retranslate()
        self.failed.emit(error)
        if isinstance(error, CountersignError):
            self.passphrase.line.selectAll()
            self.passphrase.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, title: str, text: str) -> None:
        self._told_title.setText(title)
        self.told_text.setText(text)
        self.told.setAccessibleName(title)
        self.told.setAccessibleDescription(text)
        self.next.setAccessibleDescription(f"{title} {text}")

    def _done_words(self, done: Restored) -> str:
        said = [
            self.tr("It is as of {time}, with %n draft(s).", "", done.drafts).format(
                time=words.zoned(done.made_at, QTimeZone.systemTimeZoneId().toStdString())
            )
        ]
        if done.aside is not None:
            said.append(self.tr("What was here is kept in {path}").format(path=done.aside))
        if done.left_record is not None:
            left = self.tr("There is a record at {path}; it was left as it is.")
            said.append(left.format(path=done.left_record))
        if done.has_record and not done.has_keys:
            said.append(
                self.tr("No signing key came with it: on a new computer, ask for new ones.")
            )
        if done.has_record:
            said.append(
                self.tr(
                    "If this computer sends posts, it waits. Look that the old one no longer does, "
                    "then let this one send on the account’s card."
                )
            )
        return "\n".join(said)
