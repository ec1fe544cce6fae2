"""What helps somebody to find a fault: shown whole before it is saved, and sent nowhere."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from desktop_app.services.backing_up import Diagnosis
from desktop_app.services.starting import Start
from desktop_app.ui.background import Lane, Task
from desktop_app.ui.layout import column, row
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.session import Session
from desktop_app.ui.widgets import Button, Muted, Text
from desktop_app.ui.zoom import fix_size

_HEIGHT = 180  #: pixels: some ten lines of what would be saved


class DiagnosticsView(Retranslated, QWidget):
    """Hidden until somebody looks."""

    def __init__(self, start: Start, session: Session) -> None:
        super().__init__()
        self._start, self._session = start, session
        self._found: Diagnosis | None = None
        self._saved: Path | None = None
        self._about, self.shown, self.told = Muted(), QPlainTextEdit(), Text()
        self.save, self.leave = Button(), Button(kind="flat")
        self.shown.setReadOnly(True)
        self.shown.setTabChangesFocus(True)
        fix_size(self.shown, height=_HEIGHT)
        buttons = row()
        buttons.addWidget(self.told, 1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.save)
        whole = column(self, spacing=8)
        whole.addWidget(self._about)
        whole.addWidget(self.shown)
        whole.addLayout(buttons)
        self.save.clicked.connect(self._save)
        self.leave.clicked.connect(self.hide)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._about.setText(self._said_about())
        self.shown.setAccessibleName(self.tr("What would be saved"))
        self.shown.setAccessibleDescription(self._about.text())
        self.save.name(self.tr("Save on this computer…"))
        self.leave.name(self.tr("Close"))
        self._say_saved()

    @Slot()
    def look(self) -> None:
        """Look at this computer, in a lane, and show what was found."""
        diagnose = self._start.diagnose
        if diagnose is None:
            return
        self._session.do(
            Lane.KEEPING,
            diagnose,
            owner=self,
            then=self._show,
            task=Task(name=lambda: self.tr("Looking at this computer…"), stopped=self.hide),
        )

    def _said_about(self) -> str:
        return self.tr(
            "All of it is shown here: versions, what was found on this computer, sizes and counts. "
            "No text of a draft or post, no name, account, address, path or key. It stays on this "
            "computer until you give it to somebody."
        )

    def _show(self, found: Diagnosis) -> None:
        self._found, self._saved = found, None
        self.shown.setPlainText(found.text)
        self._say_saved()
        self.show()
        self.shown.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _save(self) -> None:
        found, about = self._found, self._said_about() + "\n"
        chosen, _ = QFileDialog.getSaveFileName(
            self.window(),
            self.tr("Save diagnostics"),
            str(Path.home() / "countersign-diagnostics.zip"),
            self.tr("Archives (*.zip)"),
            options=QFileDialog.Option.DontConfirmOverwrite,  # no file is ever written over
        )
        if found is None or not chosen:
            return
        target = Path(chosen)

        def work() -> Path:
            found.save(target, about)
            return target

        self._session.do(Lane.KEEPING, work, owner=self, then=self._is_saved)

    def _is_saved(self, path: Path) -> None:
        self._saved = path
        self._say_saved()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.told.text()))

    def _say_saved(self) -> None:
        saved = self.tr("Saved as {path}").format(path=self._saved) if self._saved else ""
        self.told.setText(saved)
