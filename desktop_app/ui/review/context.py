"""Beside the text: what the checks say of this version, who must approve, what was decided."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.finding import Finding
from desktop_app.domain.payload import short
from desktop_app.domain.publication import PostState
from desktop_app.domain.review import Decision, Standing, Verdict
from desktop_app.services import metering
from desktop_app.services.ports import Clock
from desktop_app.services.reading import PostView
from desktop_app.services.submitting import Layers, unread
from desktop_app.ui import words
from desktop_app.ui.budget import Budgets
from desktop_app.ui.layout import Column, column, row
from desktop_app.ui.pieces import indented, line
from desktop_app.ui.review.countdown import Countdown
from desktop_app.ui.review.note_card import GoalCard, NoteCard, author_of, explanation_of
from desktop_app.ui.review.standing import open_veto
from desktop_app.ui.review.steps import Steps
from desktop_app.ui.theme import monospaced, tone_name
from desktop_app.ui.widgets import Card, Heading, IconLabel, Muted, Text

#: States from which a post may still leave.
_LEAVING = (PostState.IN_REVIEW, PostState.APPROVED, PostState.HELD)


class Context(QWidget):
    """The right side of Review, drawn anew for each version; where it goes stands first."""

    def __init__(self, clock: Clock, budgets: Budgets, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock, self._budgets = clock, budgets
        self._scroll = Column("", spacing=6)
        self.column = self._scroll.column
        column(self).addWidget(self._scroll)
        self._steps = Steps(self)
        self._view: PostView | None = None
        self._now: datetime | None = None
        budgets.changed.connect(self.retranslate)

    def show_view(self, view: PostView, now: datetime) -> None:
        """Show everything about the newest version of `view`."""
        self._view, self._now = view, now
        self.retranslate()

    @Slot()
    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._scroll.setAccessibleName(self.tr("About this version"))
        self._scroll.clear()
        view, now = self._view, self._now
        if view is None or now is None:
            return
        if view.record.state in _LEAVING:
            self._if_approved(view, now)
        if view.note.text:
            self._section(self.tr("From the author"))
            self.column.addWidget(NoteCard(view.note.text, author_of(view)))
        if view.note.goal is not None:
            self._section(self.tr("Goal"))
            self.column.addWidget(GoalCard(view.goal, view.charter))
        self._checks(view)
        self._section(self.tr("Who must approve, and why"))
        self._steps.show(self.column, view, now)
        self._decisions(view, now)

    def _section(self, name: str) -> None:
        if self.column.count():
            self.column.addSpacing(10)
        self.column.addWidget(Heading(name))

    def _checks(self, view: PostView) -> None:
        number = view.record.current.number
        self._section(self.tr("Checks on version {number}").format(number=number))
        for finding in view.findings:
            self.column.addWidget(FindingCard(finding))
            explained = explanation_of(view.note, finding)
            if explained:
                self.column.addWidget(NoteCard(explained, author_of(view), is_below=True))
        if not view.findings:
            nothing = self.tr("No rule has anything to say about this text.")
            self.column.addWidget(line("check", "good", nothing))
        self.column.addWidget(Muted(self._language_said(view.record.current.layers)))

    def _language_said(self, layers: Layers) -> str:
        """What read spelling and grammar, as the author's computer says; it asks nobody."""
        said = self.tr("Language checked by: {engines}.").format(engines=" · ".join(layers))
        missing = unread(layers)
        if missing.words and missing.grammar:
            return self.tr("Spelling and grammar were not checked.")
        if missing.grammar:
            return said + " " + self.tr("Grammar was not checked.")
        return said + " " + self.tr("Spelling was not checked.") if missing.words else said

    def _decisions(self, view: PostView, now: datetime) -> None:
        self._section(self.tr("Decisions"))
        veto = open_veto(view)
        if veto is not None:
            said = self.tr(
                "Legal’s veto stands: only legal lifts it, by approving a later version."
            )
            self.column.addWidget(line("void", "legal", said))
        for decision in reversed(view.record.decisions):
            who = words.giver_name(view.charter, decision.person, decision.acting_for)
            self._decision(who, decision, now)
        first = view.record.revisions[-1]
        sent = self.tr("{name} — sent version {number} for review, {time}").format(
            name=words.person_name(view.charter, first.submitted_by),
            number=first.number,
            time=words.moment(first.submitted_at, now),
        )
        self.column.addWidget(line("published", "", sent))

    def _decision(self, name: str, decision: Decision, now: datetime) -> None:
        standing = decision.standing
        approves = decision.verdict is Verdict.APPROVE
        if standing is Standing.COUNTS and approves and decision.expires_at <= now:
            standing = Standing.EXPIRED
        counts = standing is Standing.COUNTS
        said = words.verdict_name(decision.verdict, decision.revision)
        void = words.standing_name(standing)
        told = f"{name} — {said}" + (f" ({void})" if void and approves else "")
        shape = {Verdict.APPROVE: "check", Verdict.REQUEST_CHANGES: "edit", Verdict.VETO: "void"}
        tone = {Verdict.APPROVE: "good", Verdict.REQUEST_CHANGES: "caution", Verdict.VETO: "legal"}
        icon = shape[decision.verdict] if counts or not approves else "void"
        self.column.addWidget(line(icon, tone[decision.verdict] if counts else "", told))
        when = f"{words.role_name(decision.role)} · {words.moment(decision.at, now)}"
        self.column.addWidget(indented(when))
        if counts and approves:
            until = self.tr("counts until {time}, while the text stays the same")
            until = until.format(time=words.moment(decision.expires_at, now))
            self.column.addWidget(indented(until))
        if decision.reason:
            self.column.addWidget(indented(words.quoted(decision.reason), plain=True))
        if decision.exception is not None:
            said = self.tr("Exception to the quiet period; communiqué: {link}")
            link = said.format(link=decision.exception.link)
            self.column.addWidget(indented(link, plain=True))

    def _if_approved(self, view: PostView, now: datetime) -> None:
        self._section(self._heading(view))
        card = Card()
        inside = column(card, margins=(12, 10, 12, 10), spacing=4)
        inside.addWidget(Text(self._where(view)))
        if view.record.current.urgent:
            inside.addWidget(line("caution", "caution", self._urgent(view)))
        self._times(inside, view, now)
        self._budget(inside, view)
        digits_line = row(spacing=6)
        label = Muted(self.tr("Fingerprint of the text"))
        label.setWordWrap(False)
        digits = Text(short(view.record.current.sha256))
        digits.setFont(monospaced())
        digits.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        digits.setToolTip(view.record.current.sha256)
        digits_line.addWidget(label)
        digits_line.addWidget(digits, 1)
        inside.addLayout(digits_line)
        self.column.addWidget(card)

    def _budget(self, inside: QVBoxLayout, view: PostView) -> None:
        """Warn when what has still to leave takes the month near its budget, or over."""
        current = view.record.current
        left = current.payload.parts[len(view.record.parts) :]
        if current.is_by_hand or not left:
            return
        costs = metering.estimate(replace(current.payload, parts=left))
        tone, said = self._budgets.warning(view.record.account, metering.total(costs))
        if said:
            inside.addWidget(line("caution" if tone == "caution" else "info", tone, said))

    def _heading(self, view: PostView) -> str:
        if view.record.state is PostState.IN_REVIEW:
            return self.tr("If approved")
        return self.tr("How it leaves")

    def _where(self, view: PostView) -> str:
        handle = view.charter.account(view.record.account).handle
        current = view.record.current
        if current.is_by_hand:
            said = self.tr("Somebody posts it by hand as @{handle}, exactly this text.")
        elif current.payload.not_before is not None:
            said = self.tr("Posted to @{handle} at its time, exactly this text.")
        else:
            said = self.tr(
                "Posted to @{handle} as soon as everyone has approved, exactly this text."
            )
        return said.format(handle=handle)

    def _urgent(self, view: PostView) -> str:
        return self.tr("Urgent: {reason}").format(reason=words.quoted(view.record.current.urgent))

    def _times(self, inside: QVBoxLayout, view: PostView, now: datetime) -> None:
        payload = view.record.current.payload
        zone = view.charter.policy.terms_for(view.record.account).zone
        if payload.not_before is not None:
            said = self.tr("Not before {time}").format(
                time=words.zoned_both(payload.not_before, zone)
            )
            inside.addWidget(line("clock", "", said))
        if payload.not_after is not None:
            said = self.tr("Not after {time}; later it is missed, never posted late").format(
                time=words.zoned_both(payload.not_after, zone)
            )
            inside.addWidget(line("clock", "", said))
        waits_longer = payload.not_before is not None and payload.not_before > view.cool_until
        by_hand = view.record.current.is_by_hand
        if view.cool_until > now and not (waits_longer or by_hand):
            countdown = Countdown(self._clock)
            countdown.count(
                view.cool_until,
                self.tr("Pause after the last change: {left} left"),
                self.tr("The pause after the last change is over."),
            )
            inside.addWidget(countdown)


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
