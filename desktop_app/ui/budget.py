"""What each account spent this month, and a warning before a post takes it near its budget or over.

The months are read in the store's lane and kept; asking for a warning reads nothing. Amounts are
millionths of a US dollar at X's prices, as `services.metering` estimates them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Signal, Slot

from desktop_app.domain.account import AccountId
from desktop_app.services.parts import Changes, Parts
from desktop_app.ui.background import Background, Lane

if TYPE_CHECKING:
    from desktop_app.services.metering import Month

_MILLIONTHS, _CENT = 1_000_000, 10_000


class Budgets(QObject):
    """The month of every account, as the record knew it when it was last read."""

    changed = Signal()  #: `months` is new
    failed = Signal(object)  #: an Exception that somebody must be told

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._parts: Parts | None = None
        self._reading = self._again = False
        self.months: dict[AccountId, Month] = {}

    def begin(self, parts: Parts) -> None:
        """Read with `parts` from now on, and once at once."""
        self._parts = parts
        self._read()

    @Slot(object)
    def news(self, changes: Changes) -> None:
        """Read again when something was posted."""
        if changes.publications:
            self._read()

    def warning(self, account: AccountId, more: int) -> tuple[str, str]:
        """Tone and sentence about spending `more` millionths too; both empty when all is fine."""
        month = self.months.get(account)
        if month is None or not month.budget:
            return "", ""
        state = month.state_with(more)
        share = percent(100 * (month.spent + more) // month.budget)
        if state == "over":
            said = QCoreApplication.translate(
                "budget",
                "With this post the month goes over the budget of {amount}: {share} of it.",
            )
        elif state == "near":
            said = QCoreApplication.translate(
                "budget", "With this post the month reaches {share} of the budget of {amount}."
            )
        else:
            return "", ""
        return tone_of(state), said.format(share=share, amount=dollars(month.budget))

    def _read(self) -> None:
        if self._parts is None or not self._background.is_open:
            return
        if self._reading:
            self._again = True
            return
        self._reading, parts = True, self._parts
        self._background.run(
            Lane.STORE,
            lambda: _months(parts),
            owner=self,
            then=self._have_months,
            failed=self._no_months,
        )

    def _have_months(self, months: dict[AccountId, Month]) -> None:
        self._reading = False
        if months != self.months:
            self.months = months
            self.changed.emit()
        if self._again:
            self._again = False
            self._read()

    def _no_months(self, error: Exception) -> None:
        self._reading = self._again = False
        self.failed.emit(error)


def tone_of(state: str) -> str:
    """The tone in which a month's state is shown; empty for one that needs no warning."""
    return {"near": "info", "over": "caution"}.get(state, "")


def dollars(millionths: int) -> str:
    """``$25.00``, as the language of the windows writes it."""
    return QLocale().toCurrencyString(millionths / _MILLIONTHS, "$")


def tenths_of_cents(millionths: int) -> str:
    """``$0.001``: what reading costs, in the finest steps of X's prices."""
    return QLocale().toCurrencyString(millionths / _MILLIONTHS, "$", 3)


def money(millionths: int) -> str:
    """``$1.50``, and ``$0.005`` where a tenth of a cent counts, as the windows' language writes it."""
    decimals = 3 if millionths % _CENT else 2
    return QLocale().toCurrencyString(millionths / _MILLIONTHS, "$", decimals)


def percent(number: int) -> str:
    """``83%``, as the language of the windows writes it."""
    said = QCoreApplication.translate("budget", "{number}%")
    return said.format(number=QLocale().toString(number))


def _months(parts: Parts) -> dict[AccountId, Month]:
    # Imported here: with it come the rules, which the first paint does not wait for.
    from desktop_app.services import metering

    with parts.store.begin() as work:
        accounts = work.charter().accounts
    return {account.id: metering.month(parts, account.id) for account in accounts}
