"""How reading stands, what a refresh may cost, and where its budget is set for an account."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop_app.domain.errors import BadInput
from desktop_app.services import reading_budget
from desktop_app.services.answering import Standing
from desktop_app.services.messages import explain
from desktop_app.ui.flow import Flow
from desktop_app.ui.layout import clear, column, row
from desktop_app.ui.mentions import said
from desktop_app.ui.pieces import Line, line
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.widgets import Button, Muted, Text
from desktop_app.ui.words import language
from desktop_app.ui.zoom import scaled

_FIELD = 90


class ReadingBar(Retranslated, QWidget):
    """A line for each account; under them what can be done. It asks, and does nothing itself."""

    refresh_asked = Signal()
    import_asked = Signal()
    budget_asked = Signal(str, int)  #: the account's id, millionths of a US dollar

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._standings: tuple[Standing, ...] = ()
        self._now: datetime | None = None
        self._is_busy = self._is_open = False
        self._error: BadInput | None = None
        self._lines = column(spacing=4)
        self.refresh, self.bring, self.set = Button(), Button(kind="flat"), Button(kind="flat")
        self._form, self._label, self._trouble = QWidget(), Text(), Line()
        self._again = Muted()
        self.account, self.amount, self.keep = QComboBox(), QLineEdit(), Button()
        self._build()
        self.retranslate()

    @property
    def can_refresh(self) -> bool:
        """Whether a refresh would ask X for anything now."""
        return not self._is_busy and any(one.can_read and one.ceiling for one in self._standings)

    @property
    def told(self) -> str:
        """What is wrong with the amount that was typed; empty when nothing is."""
        return self._trouble.text.text()

    def show_standings(self, standings: Sequence[Standing], now: datetime) -> None:
        """Show how reading stands for these accounts."""
        known = [one.account.id for one in self._standings]
        self._standings, self._now = tuple(standings), now
        if [one.account.id for one in standings] != known:
            self.account.clear()
            for one in standings:
                self.account.addItem(f"@{one.account.handle}", one.account.id)
            self.account.setVisible(len(standings) > 1)
        self.retranslate()
        self._show_form()

    def show_busy(self, *, is_busy: bool) -> None:
        """While X is asked nothing more is."""
        self._is_busy = is_busy
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        clear(self._lines)
        if self._now is not None:
            for told in said.readings(self._standings, self._now):
                self._lines.addWidget(line(*told))
        name = self.tr("Refresh (at most {cost})").format(cost=said.ceiling(self._standings))
        if not self.can_refresh:
            name = self.tr("Refresh")
        self.refresh.name(self.tr("Reading X…") if self._is_busy else name)
        # While it reads it stays as it is, and does nothing: else the keyboard would go elsewhere.
        self.refresh.setEnabled(self._is_busy or self.can_refresh)
        self.bring.name(self.tr("Import a CSV file…"))
        self.set.name(self.tr("Budget for reading…"))
        self.set.setVisible(any(one.can_read for one in self._standings))
        self._label.setText(self.tr("US dollars a month, 0 reads nothing:"))
        self.account.setAccessibleName(self.tr("Account whose budget is set"))
        self.amount.setAccessibleName(self.tr("Budget for reading, in US dollars a month"))
        self.amount.setPlaceholderText("5")
        self.keep.name(self.tr("Set the budget"))
        self._again.setText(said.looking_again(self._standings))
        self._tell()

    def _build(self) -> None:
        self.amount.setProperty("kind", "field")
        self.amount.setMaximumWidth(scaled(_FIELD))
        self._label.setWordWrap(False)
        doing = Flow(spacing=8)
        for button in (self.refresh, self.bring, self.set):
            doing.addWidget(button)
        fields = row(self._form, spacing=8)
        for widget in (self.account, self._label, self.amount, self.keep):
            fields.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        fields.addStretch(1)
        whole = column(self, spacing=6)
        whole.addLayout(self._lines)
        whole.addLayout(doing)
        whole.addWidget(self._form)
        whole.addWidget(self._again)
        whole.addWidget(self._trouble)
        self._form.hide()
        self._again.hide()
        self.refresh.clicked.connect(self.refresh_asked)
        self.bring.clicked.connect(self.import_asked)
        self.set.clicked.connect(self._open_form)
        self.keep.clicked.connect(self._keep)
        self.amount.returnPressed.connect(self._keep)

    def _show_form(self) -> None:
        """Nothing can be read before somebody set a budget: until then the step is not hidden."""
        can_read = any(one.can_read for one in self._standings)
        has_budget = any(one.budget.limit for one in self._standings)
        is_shown = self._is_open or (can_read and not has_budget)
        self._form.setVisible(is_shown)
        self._again.setVisible(is_shown)

    def _tell(self) -> None:
        wrong = None if self._error is None else explain(self._error, language())
        told = "" if wrong is None else f"{wrong.what} {wrong.do}"
        self._trouble.say("caution", "caution", told)

    @Slot()
    def _open_form(self) -> None:
        self._is_open = self._form.isHidden()
        self._show_form()
        if self._is_open:
            self.amount.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _keep(self) -> None:
        self._error, account = None, self.account.currentData()
        try:
            millionths = reading_budget.read_amount(self.amount.text())
        except BadInput as error:
            self._error = error
            self.amount.setFocus(Qt.FocusReason.OtherFocusReason)
            self.amount.selectAll()
        else:
            if account is not None:
                self._is_open = False
                self.set.setFocus(Qt.FocusReason.OtherFocusReason)  # the form takes it along else
                self._show_form()
                self.amount.clear()
                self.budget_asked.emit(str(account), millionths)
        self._tell()
