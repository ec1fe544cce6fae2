"""What stands above a list that is kept: why something did not work, two versions, a file's changes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.domain.errors import CountersignError
from desktop_app.services.list_edits import Items, whole
from desktop_app.ui.exporting import ExportButton, Told
from desktop_app.ui.layout import column
from desktop_app.ui.lists.brought_card import BroughtCard
from desktop_app.ui.lists.clash_card import ClashCard
from desktop_app.ui.lists.keeper import Clash, ListKeeper
from desktop_app.ui.reach import needs_server
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.session import Session
from desktop_app.ui.team.pieces import Trouble
from desktop_app.ui.widgets import Button


class ListBar(Retranslated, QWidget):
    """Its page places `bring`, `export` and `told` where they fit."""

    decided = Signal()  #: a clash or a file is done with

    def __init__(self, session: Session, keeper: ListKeeper, proposed: str) -> None:
        super().__init__()
        self._session, self._keeper = session, keeper
        self._brought: Items = ()
        self._over = keeper.list  #: what the file was compared with
        self.trouble, self.clash, self.changes = Trouble(), ClashCard(), BroughtCard()
        self.told = Told()
        self.bring, self.export = Button(kind="flat"), ExportButton(proposed, self.told)
        inside = column(self, spacing=10)
        for widget in (self.trouble, self.clash, self.changes):
            inside.addWidget(widget)
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.bring.name(self.tr("Import a CSV file…"))
        self.trouble.retranslate()
        self._show()

    @property
    def why_not(self) -> str:
        """Why the person who is signed in keeps no list; empty when they may."""
        if not self._keeper.is_read or self._keeper.may_keep:
            return ""
        return self.tr(
            "You can read everything here. The company’s lists are kept by an executive, "
            "communications, legal or an administrator."
        )

    @Slot()
    def forget(self) -> None:
        """Nothing of before concerns the page any more."""
        self.trouble.clear()
        self.clash.forget()
        self.changes.forget()

    def _connect(self) -> None:
        keeper = self._keeper
        needs_server(self._session.line, self.bring, self.clash.mine, self.changes.keep)
        keeper.shown.connect(self._show)
        keeper.kept.connect(self._kept)
        keeper.clashed.connect(self._clashed)
        keeper.troubled.connect(self._troubled)
        keeper.brought.connect(self._have_file)
        keeper.saved.connect(self._saved)
        self.export.asked.connect(keeper.save)
        self.bring.clicked.connect(self._ask_file)
        self.changes.wanted.connect(self._keep_file)
        self.changes.left.connect(self._leave_file)
        self.clash.mine_wanted.connect(keeper.keep_again)
        self.clash.theirs_wanted.connect(self._leave_theirs)

    @Slot()
    def _show(self) -> None:
        self.bring.setEnabled(self._keeper.may_keep)

    @Slot()
    def _ask_file(self) -> None:
        title, kind = self.tr("Import a list from a file"), self.tr("Tables (*.csv)")
        chosen, _ = QFileDialog.getOpenFileName(self.window(), title, str(Path.home()), kind)
        if chosen:
            self.forget()
            self._keeper.bring(Path(chosen))

    @Slot(object)
    def _have_file(self, items: Items) -> None:
        self._brought, self._over = items, self._keeper.list
        self.changes.show_changes(self._keeper.changes_to(items), self._session.charter)

    @Slot()
    def _keep_file(self) -> None:
        self._keeper.keep(whole(self._brought), self._over)

    @Slot()
    def _leave_file(self) -> None:
        self._brought = ()
        self.changes.forget()
        self.decided.emit()

    @Slot()
    def _leave_theirs(self) -> None:
        self._keeper.leave()
        self.clash.forget()
        self.decided.emit()

    @Slot()
    def _kept(self) -> None:
        self.forget()
        self.told.tell(lambda: self.tr("Kept in the record"))
        self.decided.emit()

    @Slot(object)
    def _clashed(self, clash: Clash) -> None:
        self.trouble.clear()
        self.changes.forget()
        self.clash.show_clash(clash, self._session.charter)

    @Slot(object)
    def _troubled(self, error: CountersignError) -> None:
        self.trouble.tell(error)

    @Slot(str)
    def _saved(self, name: str) -> None:
        self.told.tell(lambda: self.tr("Saved as {name}").format(name=name))
