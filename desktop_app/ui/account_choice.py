"""Which account a page shows: all of them, or one."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

from desktop_app.domain.account import AccountId
from desktop_app.ui.session import Session

_HEIGHT = 32


class AccountChoice(QComboBox):
    """Hidden where there is one account only. The page has it say everything again."""

    def __init__(
        self, session: Session, parent: QWidget | None = None, *, has_all: bool = True
    ) -> None:
        super().__init__(parent)
        self._session, self._has_all = session, has_all
        self.setMinimumHeight(_HEIGHT)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    @property
    def chosen(self) -> AccountId | None:
        """The account that is shown; None for all."""
        data = self.currentData()
        return None if data is None else AccountId(data)

    def retranslate(self) -> None:
        """Name the accounts as they are now; the chosen one stays, as long as there is one."""
        accounts, chosen = self._session.charter.accounts, self.chosen
        self.setAccessibleName(self.tr("Account"))
        self.clear()
        if self._has_all:
            self.addItem(self.tr("All accounts"), None)
        for account in accounts:
            self.addItem(f"@{account.handle}", account.id)
        self.setCurrentIndex(max(0, self.findData(chosen)))
        self.setVisible(len(accounts) > 1)
