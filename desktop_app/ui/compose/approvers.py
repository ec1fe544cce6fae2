"""Who must approve, and why: each duty, the people who hold it, and what asks for it.

Legal can always be asked for as well; what asks for legal already cannot be taken away here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.account import AccountId, Charter, PersonId, Role
from desktop_app.domain.finding import Finding
from desktop_app.domain.policy import Requirement
from desktop_app.ui.avatar import Avatar
from desktop_app.ui.compose.phrases import Phrases
from desktop_app.ui.layout import clear, column, row
from desktop_app.ui.tick import Tick
from desktop_app.ui.widgets import Heading, Muted, Text
from desktop_app.ui.words import joined, role_name

REASONS = 2  #: findings that are named; the rest are counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One line: a duty, who may fulfil it (never the writer), and why it is asked for."""

    role: Role
    names: tuple[str, ...]
    always: bool
    own_voice: bool
    urgent: bool  #: because it cannot wait
    by_author: bool  #: because the writer wants it
    findings: tuple[Finding, ...]


def needs(
    requirements: tuple[Requirement, ...],
    charter: Charter,
    account: AccountId,
    writer: PersonId,
    *,
    is_urgent: bool = False,
    ask_legal: bool = False,
) -> tuple[Need, ...]:
    """What a post of `writer` needs. Written for the executive, it needs the executive too.

    `ask_legal`: the writer wants legal to approve, whatever else does.
    """
    terms = charter.policy.terms_for(account)
    asked = {need.role: need.findings for need in requirements}
    own_voice = Role.EXECUTIVE not in charter.roles(writer, account)
    if own_voice:
        asked.setdefault(Role.EXECUTIVE, ())
    if ask_legal:
        asked.setdefault(Role.LEGAL, ())
    return tuple(
        Need(
            role=role,
            names=tuple(p.name for p in charter.holders(role, account) if p.id != writer),
            always=not is_urgent and role in terms.always,
            urgent=is_urgent and role in terms.urgent,
            own_voice=own_voice and role is Role.EXECUTIVE,
            by_author=ask_legal and role is Role.LEGAL,
            findings=asked[role],
        )
        for role in Role
        if role in asked
    )


class Approvers(QWidget):
    """The list of needs, and the one that the writer can add. Hidden before the first check."""

    changed = Signal(object)  #: a change of the draft: Callable[[Draft], Draft]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._needs: tuple[Need, ...] | None = None
        self._of_twin = False
        self._phrases = Phrases(self)
        self._heading = Heading(factor=1.05)
        self.ask_legal, self._why_not = Tick(), Muted()
        self.ask_legal.clicked.connect(self._asked)
        whole = column(self, spacing=10)
        whole.addWidget(self._heading)
        self._lines: QVBoxLayout = column(spacing=12)
        whole.addLayout(self._lines)
        below = column(spacing=1)
        below.addWidget(self.ask_legal, 0, Qt.AlignmentFlag.AlignLeft)
        below.addWidget(self._why_not)
        whole.addLayout(below)
        self._retranslate()
        self.hide()

    def show_needs(self, wanted: tuple[Need, ...], *, of_twin: bool = False) -> None:
        """Show who must approve; nothing is drawn again when nothing changed.

        `of_twin`: legal must approve the other language, and with it this text.
        """
        if (wanted, of_twin) != (self._needs, self._of_twin):
            self._needs, self._of_twin = wanted, of_twin
            self._rebuild()
            self.show()

    @property
    def why_not(self) -> str:
        """Why legal cannot be asked for, or not be left out, here; empty when it can."""
        legal = next((need for need in self._needs or () if need.role is Role.LEGAL), None)
        if self._needs is None:
            return self.tr("Nothing has been checked yet.")
        if legal is not None and (legal.always or legal.urgent or legal.findings):
            return self.tr("Legal is asked already, for the reasons above.")
        if self._of_twin:
            return self.tr("Legal is asked already, because of the other text.")
        return ""

    def toggle(self) -> None:
        """Ask for legal, or no longer, where that is for the writer to say."""
        if not self.why_not:
            self.ask_legal.click()

    def reason(self, need: Need) -> str:
        """Why this duty is asked for, a reason a line."""
        reasons = []
        if need.always:
            reasons.append(self.tr("always (policy)"))
        if need.urgent:
            reasons.append(self.tr("it cannot wait (policy)"))
        if need.by_author:
            reasons.append(self.tr("you asked for it"))
        if need.own_voice:
            reasons.append(self.tr("it is written in their name"))
        reasons += [self._because(finding) for finding in need.findings[:REASONS]]
        more = len(need.findings) - REASONS
        if more > 0:
            reasons.append(self.tr("%n more finding(s)", "", more))
        return "\n".join(reasons)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Who must approve, and why"))
        self.ask_legal.setText(self.tr("Also ask legal"))
        self._rebuild()

    def _rebuild(self) -> None:
        clear(self._lines)
        for need in self._needs or ():
            self._lines.addWidget(self._line(need))
        why_not = self.why_not
        by_author = any(need.by_author for need in self._needs or ())
        self.ask_legal.setChecked(by_author or bool(why_not))
        self.ask_legal.setEnabled(not why_not)
        self.ask_legal.setAccessibleDescription(why_not)
        self._why_not.setText(why_not)
        self._why_not.setVisible(bool(why_not))

    @Slot()
    def _asked(self) -> None:
        self.changed.emit(partial(replace, ask_legal=self.ask_legal.isChecked()))

    def _line(self, need: Need) -> QWidget:
        line = QWidget()
        names = joined(list(need.names))
        who = f"{role_name(need.role)} — {names}" if names else role_name(need.role)
        words = column(spacing=1)
        words.addWidget(Heading(who))
        words.addWidget(Muted(self.reason(need)))
        if not names:
            words.addWidget(Text(self.tr("Nobody but you holds this duty: somebody else must.")))
        inside = row(line, spacing=10)
        avatar = Avatar(need.names[0] if need.names else "?", size=30)
        inside.addWidget(avatar, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(words, 1)
        line.setAccessibleName(f"{who}: {self.reason(need)}")
        return line

    def _because(self, finding: Finding) -> str:
        return self.tr("because {rule} matched {words}").format(
            rule=finding.rule, words=self._phrases.quoted(finding.text)
        )
