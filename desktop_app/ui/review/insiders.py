"""Who has seen a post, from when on, and how: shown, and saved as a table for the insider list."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from desktop_app.services import discussing
from desktop_app.services.discussing import Insider
from desktop_app.services.reading import PostView
from desktop_app.ui import words
from desktop_app.ui.avatar import Avatar
from desktop_app.ui.background import Lane
from desktop_app.ui.layout import Column, column, row
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.saving import write_table
from desktop_app.ui.session import Session
from desktop_app.ui.widgets import Button, Card, Heading, Muted, Pill, PrimaryButton, Text

_SIZE = (560, 460)


class Insiders(Retranslated, QDialog):
    """One card a person, in the order in which they learnt of the post."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._view: PostView | None = None
        self._hint, self.told = Muted(), Text()
        self.list = Column("", spacing=8)
        self.export, self._close = Button(), PrimaryButton()
        self._build()
        self.retranslate()

    def show_view(self, view: PostView) -> None:
        """Open, about `view`."""
        self._view = view
        self.told.hide()
        self.retranslate()
        self.open()
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.setWindowTitle(self.tr("Who has seen this post"))
        self.setAccessibleName(self.tr("Who has seen this post"))
        self.list.setAccessibleName(self.tr("Who has seen this post"))
        self._hint.setText(
            self.tr("Each time somebody opens a version here, it is recorded before it is shown.")
        )
        self.export.name(self.tr("Export…"))
        self._close.name(self.tr("Close"))
        self.list.clear()
        for each in self.found:
            self.list.column.addWidget(self._card(each))

    @property
    def found(self) -> tuple[Insider, ...]:
        """The people who are shown."""
        view = self._view
        return () if view is None else discussing.insiders(view.record, view.charter)

    def export_to(self, path: Path) -> None:
        """Write the list to `path`, whole or not at all, and say so."""
        text = discussing.insiders_csv(self.found)
        self.export.setEnabled(False)
        self._session.do(
            Lane.STORE,
            lambda: _written(path, text),
            owner=self,
            then=lambda why_not: self._tell(path, why_not),
            failed=self._not_written,
        )

    def _build(self) -> None:
        self.resize(*_SIZE)
        below = row(spacing=8)
        below.addWidget(self.export)
        below.addWidget(self.told, 1)
        below.addStretch(0)
        below.addWidget(self._close)
        whole = column(self, margins=(18, 16, 18, 16), spacing=10)
        whole.addWidget(self._hint)
        whole.addWidget(self.list, 1)
        whole.addLayout(below)
        self.export.clicked.connect(self._export)
        self._close.clicked.connect(self.accept)
        self.export.setAutoDefault(False)

    def _card(self, each: Insider) -> Card:
        view = self._view
        assert view is not None
        name = words.person_name(view.charter, each.person)
        duties = words.joined([words.role_name(role) for role in each.roles])
        since = words.moment(each.since, self._session.opening.clock.now())
        versions = words.joined([str(number) for number in each.revisions])
        knew = self.tr("since {time} · version(s) {versions}", "", len(each.revisions))
        how = Pill()
        how.show_text(
            self.tr("Wrote") if each.wrote else self.tr("Read"), "info" if each.wrote else "good"
        )
        texts = column(spacing=1)
        texts.addWidget(Heading(name))
        texts.addWidget(Muted(f"{duties} · {knew.format(time=since, versions=versions)}"))
        card = Card()
        card.setAccessibleName(f"{name}, {duties}, {how.text()}")
        inside = row(card, margins=(12, 9, 12, 9), spacing=10)
        inside.addWidget(Avatar(name, size=32))
        inside.addLayout(texts, 1)
        inside.addWidget(how, 0, Qt.AlignmentFlag.AlignTop)
        return card

    @Slot()
    def _export(self) -> None:
        title, kind = self.tr("Export as CSV"), self.tr("Tables (*.csv)")
        start = str(Path.home() / "countersign-insiders.csv")
        # The dialogue asks before it gives the name of a file that is there.
        chosen, _ = QFileDialog.getSaveFileName(self, title, start, kind)
        if chosen:
            self.export_to(Path(chosen))

    def _tell(self, path: Path, why_not: str) -> None:
        self.export.setEnabled(True)
        said = self.tr("Saved as {name}")
        if why_not:
            said = self.tr("It could not be saved: {reason}. What was there stays as it was.")
        self.told.setText(said.format(name=path.name, reason=why_not))
        self.told.show()

    def _not_written(self, error: Exception) -> None:
        self.export.setEnabled(True)
        self._session.failed.emit(error)


def _written(path: Path, text: str) -> str:
    """Write the table; why it could not be, in the system's words, else ""."""
    try:
        write_table(path, text)
    except OSError as error:
        return error.strerror or str(error)
    return ""
