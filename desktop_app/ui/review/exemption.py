"""Legal's exception from a quiet period: the period and its rule, and the communiqué that is public."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.checks.profile import Profile
from desktop_app.checks.quiet_periods import QuietPeriod, period_at
from desktop_app.domain.account import Role
from desktop_app.domain.review import Exemption, is_link
from desktop_app.services.reading import PostView
from desktop_app.ui.layout import column, row
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.widgets import IconLabel, Text
from desktop_app.ui.words import language


def period_against(view: PostView, role: Role | None, now: datetime) -> QuietPeriod | None:
    """The quiet period for which whoever approves `view` in `role` must give an exception."""
    is_quiet = any(finding.quiet for finding in (*view.findings, *view.twin_findings))
    if role is not Role.LEGAL or not is_quiet:
        return None
    begins = view.record.current.payload.not_before
    leaves = begins if begins is not None and begins > now else now
    return period_at(Profile.parse(view.charter.profile), leaves)


class ExemptionForm(Retranslated, QWidget):
    """Says which period it is, and takes the link. The reason is the approval's own."""

    changed = Signal()
    entered = Signal()  #: Enter was pressed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._period: QuietPeriod | None = None
        self._said, self.link = Text(), QLineEdit()
        self.link.setProperty("kind", "field")
        self.link.setInputMethodHints(Qt.InputMethodHint.ImhUrlCharactersOnly)
        line = row(spacing=8)
        line.addWidget(IconLabel("legal", "legal"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._said, 1)
        whole = column(self, spacing=6)
        whole.addLayout(line)
        whole.addWidget(self.link)
        self.link.textChanged.connect(self._edited)
        self.link.returnPressed.connect(self.entered)
        self.retranslate()

    @property
    def is_asked(self) -> bool:
        """Whether a period speaks against the post."""
        return self._period is not None

    @property
    def is_given(self) -> bool:
        """Whether the link is one that people can open."""
        return is_link(self.link.text().strip())

    def show_period(self, period: QuietPeriod | None) -> None:
        """Ask for the link while `period` speaks against the post."""
        self._period = period
        self.retranslate()

    def exemption(self, reason: str) -> Exemption | None:
        """The exception with this reason; None where none is asked for."""
        if not self.is_asked:
            return None
        return Exemption(reason=reason, link=self.link.text().strip())

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.link.setPlaceholderText(self.tr("Link to the communiqué: https://…"))
        self.link.setAccessibleName(self.tr("Link to the communiqué"))
        if self._period is not None:
            more = self.tr(
                "It can leave only as your exception, for example to answer a public statement: "
                "say why, and link to the communiqué that is public already."
            )
            self._said.setText(f"{self._period.said.text(language())} {more}")

    @Slot()
    def _edited(self) -> None:
        self.changed.emit()
