"""Who must approve, step by step: each duty, the people who hold it, and what asks for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QWidget

from desktop_app.domain.finding import Finding
from desktop_app.services.previewing import Need
from desktop_app.ui.avatar import Avatar
from desktop_app.ui.layout import clear, column, row
from desktop_app.ui.widgets import Heading, Muted, Text
from desktop_app.ui.words import account_for_name, joined, quoted, role_name, shortened

REASONS = 2  #: findings that are named; the rest are counted


class NeedLines(QWidget):
    """A line for each need, under a heading for each step where there are several."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._needs: tuple[Need, ...] = ()
        self.lines = column(self, spacing=12)

    def show_needs(self, wanted: tuple[Need, ...]) -> None:
        """Show who must approve."""
        self._needs = wanted
        self._rebuild()

    def reason(self, need: Need) -> str:
        """Why this duty is asked for, a reason a line."""
        reasons = []
        if need.always:
            reasons.append(self.tr("always (policy)"))
        if need.is_one_of:
            reasons.append(self.tr("one of this step is enough (policy)"))
        if need.urgent:
            reasons.append(self.tr("it cannot wait (policy)"))
        if need.by_author:
            reasons.append(self.tr("you asked for it"))
        if need.own_voice:
            reasons.append(self.tr("it is written in their name"))
        if need.account_for:
            what = joined([account_for_name(one) for one in need.account_for])
            reasons.append(self.tr("because of the account: {what} (policy)").format(what=what))
        reasons += [self._because(finding) for finding in need.findings[:REASONS]]
        more = len(need.findings) - REASONS
        if more > 0:
            reasons.append(self.tr("%n more finding(s)", "", more))
        return "\n".join(reasons)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._rebuild()

    def _rebuild(self) -> None:
        clear(self.lines)
        places = {need.place for need in self._needs if need.place is not None}
        last: object = ()
        for need in self._needs:
            if len(places) > 1 and need.place != last:
                last = need.place
                self.lines.addWidget(Muted(self._step(need.place, len(places))))
            self.lines.addWidget(self._line(need))

    def _step(self, place: int | None, steps: int) -> str:
        if place is None:
            return self.tr("Besides, without waiting for a step")
        if place == 0:
            return self.tr("Step {number} of {steps}").format(number=1, steps=steps)
        said = self.tr("Step {number} of {steps}, once the one before is done")
        return said.format(number=place + 1, steps=steps)

    def _line(self, need: Need) -> QWidget:
        line = QWidget()
        names = joined(list(need.names))
        who = f"{role_name(need.role)} — {names}" if names else role_name(need.role)
        words = column(spacing=1)
        words.addWidget(Heading(who))
        words.addWidget(Muted(self.reason(need)))
        if not names:
            words.addWidget(Text(self._nobody(need)))
        away = self._away(need)
        if away:
            words.addWidget(Text(away))
        inside = row(line, spacing=10)
        avatar = Avatar(need.names[0] if need.names else "?", size=30)
        inside.addWidget(avatar, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(words, 1)
        said = (f"{who}: {self.reason(need)}", away)
        line.setAccessibleName("\n".join(each for each in said if each))
        return line

    def _away(self, need: Need) -> str:
        """Who decides for whoever is away, a person a line."""
        said = self.tr("While {person} is away, {deputy} decides.")
        return "\n".join(said.format(person=each, deputy=deputy) for each, deputy in need.lent)

    def _nobody(self, need: Need) -> str:
        if need.is_held:
            return self.tr("Nobody but you holds this duty: somebody else must.")
        return self.tr("Nobody holds this duty.")

    def _because(self, finding: Finding) -> str:
        return self.tr("because {rule} matched {words}").format(
            rule=finding.rule, words=quoted(shortened(finding.text))
        )
