"""Beside the text: what the checks say of this version, who must approve, what was decided."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from desktop_app.domain.account import Person, Role
from desktop_app.domain.finding import Finding
from desktop_app.domain.payload import short
from desktop_app.domain.publication import PostState
from desktop_app.domain.review import Decision, Standing, Verdict
from desktop_app.services.reading import PostView
from desktop_app.ui import words
from desktop_app.ui.layout import Column, clear, column, row
from desktop_app.ui.theme import monospaced, tone_name
from desktop_app.ui.widgets import Card, Heading, IconLabel, Muted, Text


class Context(QWidget):
    """The right side of Review, drawn anew for each version; where it goes is always in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reasons = Column("", spacing=6)
        self.column = self._reasons.column
        self._destination = QFrame()
        self._destination.setObjectName("footer")
        self._below = column(self._destination, margins=(0, 12, 4, 0), spacing=6)
        whole = column(self, spacing=0)
        whole.addWidget(self._reasons, 1)
        whole.addWidget(self._destination)
        self._view: PostView | None = None
        self._now: datetime | None = None

    def show_view(self, view: PostView, now: datetime) -> None:
        """Show everything about the newest version of `view`."""
        self._view, self._now = view, now
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._reasons.setAccessibleName(self.tr("About this version"))
        self._reasons.clear()
        clear(self._below)
        view, now = self._view, self._now
        if view is None or now is None:
            return
        self._checks(view)
        self._approvals(view, now)
        self._decisions(view, now)
        undecided = view.record.state in (PostState.IN_REVIEW, PostState.APPROVED)
        self._destination.setVisible(undecided)
        if undecided:
            self._if_approved(view)

    def _section(self, name: str) -> None:
        if self.column.count():
            self.column.addSpacing(10)
        self.column.addWidget(Heading(name))

    def _checks(self, view: PostView) -> None:
        number = view.record.current.number
        self._section(self.tr("Checks on version {number}").format(number=number))
        for finding in view.findings:
            self.column.addWidget(FindingCard(finding))
        if not view.findings:
            line = self.tr("No rule has anything to say about this text.")
            self.column.addWidget(_line("check", "good", line))

    def _approvals(self, view: PostView, now: datetime) -> None:
        self._section(self.tr("Who must approve, and why"))
        because = {need.role: need.findings for need in view.requirements}
        roles = [role for role in Role if role in {*because, *view.record.current.roles}]
        have = {decision.role for decision in view.record.counting(now)}
        for role in roles:
            holders = [p.name for p in view.charter.holders(role, view.record.account)]
            name = f"{words.role_name(role)} — {words.joined(holders)}"
            entry = _line(
                "check" if role in have else "clock", "good" if role in have else "", name
            )
            self.column.addWidget(entry)
            self.column.addWidget(_indented(self._why(view, role, because.get(role))))

    def _why(self, view: PostView, role: Role, findings: tuple[Finding, ...] | None) -> str:
        if findings:
            matches = [
                self.tr("{rule} matched {text}").format(
                    rule=each.rule, text=words.quoted(each.text)
                )
                for each in findings
            ]
            return self.tr("because {matches}").format(matches=words.joined(matches))
        if role in view.charter.policy.always:
            return self.tr("always required")
        if role is Role.EXECUTIVE:
            return self.tr("because somebody else wrote it in this person’s name")
        return self.tr("asked for when it was sent for review")

    def _decisions(self, view: PostView, now: datetime) -> None:
        self._section(self.tr("Decisions"))
        for decision in reversed(view.record.decisions):
            self._decision(view.charter.person(decision.person), decision, now)
        first = view.record.revisions[-1]
        sent = self.tr("{name} — sent version {number} for review, {time}").format(
            name=view.charter.person(first.submitted_by).name,
            number=first.number,
            time=words.moment(first.submitted_at, now),
        )
        self.column.addWidget(_line("published", "", sent))

    def _decision(self, person: Person, decision: Decision, now: datetime) -> None:
        standing = decision.standing
        approves = decision.verdict is Verdict.APPROVE
        if standing is Standing.COUNTS and approves and decision.expires_at <= now:
            standing = Standing.EXPIRED
        counts = standing is Standing.COUNTS
        said = words.verdict_name(decision.verdict, decision.revision)
        void = words.standing_name(standing)
        line = f"{person.name} — {said}" + (f" ({void})" if void and approves else "")
        shape = {Verdict.APPROVE: "check", Verdict.REQUEST_CHANGES: "edit", Verdict.VETO: "void"}
        tone = {Verdict.APPROVE: "good", Verdict.REQUEST_CHANGES: "caution", Verdict.VETO: "legal"}
        icon = shape[decision.verdict] if counts or not approves else "void"
        self.column.addWidget(_line(icon, tone[decision.verdict] if counts else "", line))
        when = f"{words.role_name(decision.role)} · {words.moment(decision.at, now)}"
        self.column.addWidget(_indented(when))
        if decision.reason:
            self.column.addWidget(_indented(words.quoted(decision.reason), plain=True))

    def _if_approved(self, view: PostView) -> None:
        account = view.charter.account(view.record.account)
        self._below.addWidget(Heading(self.tr("If approved")))
        card = Card()
        inside = column(card, margins=(12, 10, 12, 10), spacing=4)
        where = self.tr("Posted to @{handle} as soon as everyone has approved, exactly this text.")
        inside.addWidget(Text(where.format(handle=account.handle)))
        line = row(spacing=6)
        label = Muted(self.tr("Fingerprint of the text"))
        label.setWordWrap(False)
        digits = Text(short(view.record.current.sha256))
        digits.setFont(monospaced())
        digits.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        digits.setToolTip(view.record.current.sha256)
        line.addWidget(label)
        line.addWidget(digits, 1)
        inside.addLayout(line)
        self._below.addWidget(card)


class FindingCard(Card):
    """One finding, as a reviewer needs it: what, where, which rule, which law, how to say it better."""

    def __init__(self, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        language, tone = words.language(), tone_name(finding)
        message = finding.message.text(language)
        self.setAccessibleName(f"{words.tone_word(tone)}: {finding.rule}: {message}")
        top = row(spacing=8)
        top.addWidget(IconLabel(tone, tone, 17))
        top.addWidget(Heading(words.tone_word(tone)), 1)
        inside = column(self, margins=(12, 10, 12, 11), spacing=5)
        inside.addLayout(top)
        inside.addWidget(Text(words.quoted(finding.text)))
        inside.addWidget(Text(message))
        if finding.advice:
            inside.addWidget(Text(finding.advice.text(language)))
        source = " · ".join((finding.rule, *finding.reference))
        inside.addWidget(Muted(source))


def _line(icon: str, tone: str, text: str) -> QWidget:
    holder = QWidget()
    line = row(holder, spacing=8)
    line.addWidget(IconLabel(icon, tone, 14), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Text(text), 1)
    return holder


def _indented(text: str, *, plain: bool = False) -> QWidget:
    holder = QWidget()
    line = row(holder, margins=(22, 0, 0, 4))
    line.addWidget(Text(text) if plain else Muted(text))
    return holder
