"""Backup and move: one sealed file of this desk is made here; restoring begins on the first page.

The file is chosen first, then its passphrase is typed twice. It is made in a lane while everybody
goes on working; what was typed is forgotten at once.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.services.backing_up import Made
from desktop_app.services.starting import SHORTEST_PASSPHRASE, Start, Strength, strength
from desktop_app.ui.background import Lane
from desktop_app.ui.fields import Field
from desktop_app.ui.layout import column, row
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.session import Session
from desktop_app.ui.settings.diagnosing import DiagnosticsView
from desktop_app.ui.share_bar import ShareBar
from desktop_app.ui.tick import Tick
from desktop_app.ui.widgets import Button, Muted, PrimaryButton, Text

_LONGEST = 1_000  #: characters


class BackupSection(Retranslated, QWidget):
    """A button, and while a backup is being made its form."""

    restore_asked = Signal()  #: the program is to begin anew with its first page

    def __init__(self, start: Start, session: Session) -> None:
        super().__init__()
        self._start, self._session = start, session
        self._target: Path | None = None
        self.made: Made | None = None  #: the newest one, of this window
        self._hint, self.where, self._keys_mean = Muted(), Text(), Muted()
        self.why_not, self.done = Muted(), Text()
        self.make, self.restore, self.look = Button(), Button(kind="flat"), Button(kind="flat")
        self.passphrase = Field(longest=_LONGEST, is_secret=True)
        self.again = Field(longest=_LONGEST, is_secret=True)
        self.with_keys, self.form = Tick(), QWidget()
        self.begin, self.cancel = PrimaryButton(), Button(kind="flat")
        self.share = ShareBar()
        self.diagnostics = DiagnosticsView(start, session)
        self._build()
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._hint.setText(
            self.tr(
                "Drafts, own words, settings, media and what was sent from here, in one file that "
                "opens with its own passphrase alone. Where the record is a file on this computer, "
                "it is in it too; a team’s record has a backup on its server."
            )
        )
        self.make.name(self.tr("Make a backup…"))
        self.restore.name(self.tr("Restore a backup…"))
        self.restore.setToolTip(self.tr("Countersign starts again with its first page."))
        self.look.name(self.tr("Diagnostics…"))
        self.passphrase.say(
            self.tr("Passphrase of this backup"),
            self.tr("Write it down: nobody can open the backup without it."),
        )
        self.again.say(self.tr("The same again"))
        self.with_keys.setText(self.tr("Also signing keys and the server’s password"))
        self.with_keys.setAccessibleName(self.with_keys.text())
        meaning = self.tr(
            "With them, people go on signing on a new computer: each key still needs its own "
            "passphrase. Keep the file as safe as the computer itself. Without, they get new keys "
            "there. Connections to X never go along."
        )
        self._keys_mean.setText(meaning)
        self.with_keys.setAccessibleDescription(meaning)
        self.begin.name(self.tr("Make the backup"))
        self.cancel.name(self.tr("Cancel"))
        self.where.setText(self.tr("It becomes {path}").format(path=self._target or ""))
        if self.made is not None:
            self.done.setText(self._done_words(self.made))
        self._allow()

    def _build(self) -> None:
        for label in (self.where, self.done):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = row()
        for button in (self.make, self.restore, self.look):
            buttons.addWidget(button)
        buttons.addStretch(1)
        ends = row()
        ends.addWidget(self.why_not, 1)
        ends.addWidget(self.cancel)
        ends.addWidget(self.begin)
        form = column(self.form, spacing=8)
        secrets = (self.passphrase, self.again)
        for part in (self.where, *secrets, self.with_keys, self._keys_mean):
            form.addWidget(part)
        form.addLayout(ends)
        whole = column(self, spacing=8)
        whole.addWidget(self._hint)
        whole.addLayout(buttons)
        for widget in (self.form, self.share, self.done, self.diagnostics):
            whole.addWidget(widget)
        self.form.hide()
        self.done.hide()
        # Only now: a button that stands nowhere yet would come up as a window of its own.
        self.restore.setVisible(not self._start.is_ruled)
        self.look.setVisible(self._start.diagnose is not None)

    def _connect(self) -> None:
        self.make.clicked.connect(self._choose)
        self.restore.clicked.connect(self.restore_asked)
        self.look.clicked.connect(self.diagnostics.look)
        self.begin.clicked.connect(self._begin)
        self.cancel.clicked.connect(self._leave)
        for field in (self.passphrase, self.again):
            field.line.textChanged.connect(self._allow)
        self.passphrase.line.returnPressed.connect(self._go_on)
        self.again.line.returnPressed.connect(self._begin)

    def _problem(self) -> str:
        typed = self.passphrase.line.text()
        found = strength(typed)
        if self.passphrase.room.over:
            return self.passphrase.room.trouble
        if found in (Strength.EMPTY, Strength.SHORT):
            return self.tr("{number} characters or more.").format(number=SHORTEST_PASSPHRASE)
        if not found.is_enough:
            return self.tr("Too easy to guess: a pattern, or a word that is tried first.")
        if not self.again.line.text():
            return self.tr("Type it a second time.")
        return "" if self.again.line.text() == typed else self.tr("The two are not the same.")

    @Slot()
    def _allow(self) -> None:
        problem = self._problem()
        self.why_not.setText(problem)
        self.begin.setEnabled(not problem)
        self.begin.setAccessibleDescription(problem)

    @Slot()
    def _choose(self) -> None:
        name = f"countersign-{self._session.opening.clock.now().astimezone():%Y-%m-%d}.backup"
        chosen, _ = QFileDialog.getSaveFileName(
            self.window(),
            self.tr("Make a backup"),
            str(Path.home() / name),
            self.tr("Backups (*.backup)"),
            options=QFileDialog.Option.DontConfirmOverwrite,  # no file is ever written over
        )
        if chosen:
            self.ask(Path(chosen))

    def ask(self, target: Path) -> None:
        """Ask for the passphrase of the backup that becomes `target`."""
        self._target, self.made = target, None
        self.done.hide()
        self.with_keys.setChecked(False)
        self.form.show()
        self.retranslate()
        self.passphrase.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _go_on(self) -> None:
        self.again.line.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _leave(self) -> None:
        for field in (self.passphrase, self.again):
            field.line.clear()
        self.form.hide()
        self.make.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _begin(self) -> None:
        target = self._target
        if target is None or self._problem() or not self.make.isEnabled():
            return
        backups, passphrase = self._start.backups, self.passphrase.line.text()
        with_keys, tell = self.with_keys.isChecked(), self.share.tell
        self._leave()
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # else disabling hands it to “Restore…”
        self.make.setEnabled(False)
        self.share.begin(self.tr("The backup is being made…"))
        self._say(self.tr("The backup is being made…"))
        self._session.do(
            Lane.KEEPING,
            lambda: backups().make(target, passphrase, with_keys=with_keys, progress=tell),
            owner=self,
            then=self._is_made,
            failed=self._failed,
        )

    def _is_made(self, made: Made) -> None:
        self._end()
        self.made = made
        self._say(self._done_words(made))

    def _failed(self, error: Exception) -> None:
        self._end()
        self.done.hide()
        self._session.failed.emit(error)

    def _end(self) -> None:
        self.share.end()
        self.make.setEnabled(True)
        if self.hasFocus():
            self.make.setFocus(Qt.FocusReason.OtherFocusReason)

    def _done_words(self, made: Made) -> str:
        size = QLocale().formattedDataSize(made.bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
        said = [
            self.tr("The backup is made: {path}, {size}, %n draft(s).", "", made.drafts).format(
                path=made.path, size=size
            )
        ]
        if made.has_record:
            said.append(self.tr("The record is in it."))
        if made.has_keys:
            said.append(self.tr("Signing keys are in it."))
        return " ".join(said)

    def _say(self, text: str) -> None:
        self.done.setText(text)
        self.done.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.done, text))
