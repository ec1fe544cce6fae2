"""One of the company's lists on the screen: its rows, the chosen entry whole, and a form in their place.

Everybody may read it; who keeps lists changes it.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.domain.company_list import CompanyList, Item, ListName
from desktop_app.domain.schedule import local
from desktop_app.services.list_edits import put
from desktop_app.services.lists import key_of
from desktop_app.ui.empty_state import EmptyState
from desktop_app.ui.layout import column, kept_splitter, lead_focus
from desktop_app.ui.lists.bar import ListBar
from desktop_app.ui.lists.form import EntryForm
from desktop_app.ui.lists.keeper import ListKeeper
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.rows import Rows
from desktop_app.ui.session import Session
from desktop_app.ui.team.pieces import here
from desktop_app.ui.widgets import Button, Muted


class ListPanel(Retranslated, QWidget):
    """Says what is the same for each list; `reload`, `_show` and `_show_form` are the panel's own."""

    def __init__(
        self, session: Session, name: ListName, form: EntryForm, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._is_writing = False
        self._entry_form = form
        self.keeper = ListKeeper(session, name, self)
        self._over: CompanyList = self.keeper.list  #: what stood there when the form was opened
        self.bar = ListBar(session, self.keeper, _FILES[name])
        self.new, self.rows, self._hint = Button(), Rows(), Muted()
        self._top = QWidget()  #: stands over the rows, and not over the form
        self._stack, self._empty = QStackedWidget(), EmptyState(_ICONS[name])
        self.new.clicked.connect(self._begin)
        self.rows.currentItemChanged.connect(self._show_detail)
        self.rows.opened.connect(self._change)
        form.wanted.connect(self._keep)
        form.left.connect(self._leave)
        self.bar.decided.connect(self._leave)
        self.keeper.shown.connect(self._show)
        session.person_changed.connect(self._other_person)

    @property
    def chosen_entry(self) -> Item | None:
        """The list's entry that is shown whole."""
        raise NotImplementedError

    @Slot()
    def reload(self) -> None:
        """Read the list again."""
        self.keeper.reload()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.bar.retranslate()
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    @property
    def _today(self) -> date:
        return local(self._session.opening.clock.now(), here()).date()

    def _lay(self, name: str, detail: QWidget, sizes: tuple[int, int], *layers: QWidget) -> None:
        """Rows and detail beside one another, and the other layers behind them."""
        desk = self._session.opening.desk
        self._both = kept_splitter(name, desk, self.rows, detail, sizes=sizes)
        for layer in (self._both, *layers, self._entry_form, self._empty):
            self._stack.addWidget(layer)
        lead_focus(self, self.rows)

    def _stand(self) -> None:
        """Over one another: the top, what is told, rows or form."""
        whole = column(self, spacing=10)
        for widget in (self._top, self._hint, self.bar):
            whole.addWidget(widget)
        whole.addWidget(self._stack, 1)

    @Slot()
    def _show(self) -> None:
        raise NotImplementedError

    @Slot()
    def _show_detail(self) -> None:
        raise NotImplementedError

    def _place(self) -> None:
        """Bring to the front what belongs there; a form takes the room of what is not used then."""
        self._top.setVisible(not self._is_writing)
        shown: QWidget = self._both if self.rows.count() else self._empty
        self._stack.setCurrentWidget(self._entry_form if self._is_writing else shown)

    def _show_bar(self) -> None:
        """What the person who is signed in may do with the list."""
        self._hint.setText(self.bar.why_not)
        self._hint.setVisible(bool(self.bar.why_not))
        self.new.setEnabled(self.keeper.may_keep)
        self.bar.export.setEnabled(bool(self.keeper.items))

    def _show_form(self, entry: Item | None) -> None:
        """Fill the form; None begins a new entry."""
        raise NotImplementedError

    @Slot()
    def _begin(self) -> None:
        self._open_form(None)

    @Slot()
    def _change(self) -> None:
        if self.chosen_entry is not None and self.keeper.may_keep:
            self._open_form(self.chosen_entry)

    def _open_form(self, entry: Item | None) -> None:
        self.bar.forget()
        self._is_writing, self._over = True, self.keeper.list
        self._place()
        self._show_form(entry)

    @Slot(object)
    def _keep(self, entry: Item) -> None:
        self.bar.forget()
        self.rows.choose_coming(key_of(entry))
        self.keeper.keep(put(entry, self._entry_form.base), self._over)

    @Slot()
    def _leave(self) -> None:
        self.bar.forget()
        if self._is_writing:
            self._is_writing = False
            self._place()
            self.rows.setFocus()

    @Slot()
    def _other_person(self) -> None:
        self.bar.forget()
        self._is_writing = False
        if self.isVisible():
            self.reload()


_FILES = {
    ListName.GOALS: "goals.csv",
    ListName.HASHTAGS: "hashtags.csv",
    ListName.WATCH: "watch-lists.csv",
}
_ICONS = {ListName.GOALS: "goals", ListName.HASHTAGS: "info", ListName.WATCH: "watching"}
