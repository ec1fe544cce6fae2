"""Who must approve this version, step by step: who did, whose turn it is, who is next, and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout

from desktop_app.domain.account import Role
from desktop_app.domain.control import standing_in
from desktop_app.domain.finding import Finding
from desktop_app.domain.policy import Requirement
from desktop_app.domain.publication import PostState
from desktop_app.domain.review import Decision
from desktop_app.domain.steps import Needs, Step
from desktop_app.domain.time_limits import Wait
from desktop_app.services import time_limits
from desktop_app.services.reading import PostView, asked_by_author
from desktop_app.ui import words
from desktop_app.ui.pieces import indented, line
from desktop_app.ui.widgets import Muted


class Steps(QObject):
    """Draws the steps into a column; looked up when drawn, so that a change of language is seen."""

    def show(self, column: QVBoxLayout, view: PostView, now: datetime) -> None:
        """Add a line for each duty, under a heading for each step where there are several."""
        given = {decision.role: decision for decision in reversed(view.record.counting(now))}
        waits = time_limits.of_record(view.charter, view.record, now)
        steps = time_limits.steps_of(view.charter, view.record)
        turn = {wait.place: wait for wait in waits}
        is_plain = len(steps) == 1 and steps[0].needs is Needs.ALL
        for place, step in enumerate(steps):
            if not is_plain:
                column.addWidget(Muted(self._heading(view, steps, place, step, given, turn)))
            for role in step.roles:
                self._duty(column, view, role, given, now, is_one_of=step.needs is Needs.ANY)
            self._times(column, turn.get(place), now)
        named = {role for step in steps for role in step.roles}
        asked = {*(need.role for need in view.requirements), *view.record.current.roles}
        others = [role for role in Role if role in asked - named]
        if others and not is_plain and steps:
            column.addWidget(Muted(self.tr("Besides, without waiting for a step")))
        for role in others:
            self._duty(column, view, role, given, now, is_one_of=False)
        if others:
            self._times(column, turn.get(None), now)

    def _heading(
        self,
        view: PostView,
        steps: Sequence[Step],
        place: int,
        step: Step,
        given: dict[Role, Decision],
        turn: dict[int | None, Wait],
    ) -> str:
        done = [role in given for role in step.roles]
        is_done = any(done) if step.needs is Needs.ANY else all(done)
        if is_done:
            where = self.tr("done")
        elif place in turn:
            where = self.tr("now")
        elif view.record.state is PostState.IN_REVIEW:
            where = self.tr("after the step before it")
        else:
            where = self.tr("not done")
        said = self.tr("Step {number} of {steps}: {where}").format(
            number=place + 1, steps=len(steps), where=where
        )
        if step.needs is Needs.ANY and len(step.roles) > 1:
            said = f"{said} · " + self.tr("one of them is enough")
        return said

    def _duty(
        self,
        column: QVBoxLayout,
        view: PostView,
        role: Role,
        given: dict[Role, Decision],
        now: datetime,
        *,
        is_one_of: bool,
    ) -> None:
        decision = given.get(role)
        charter, account = view.charter, view.record.account
        if decision is None:
            people = [words.person_name(charter, one.id) for one in charter.holders(role, account)]
        else:
            people = [words.giver_name(charter, decision.person, decision.acting_for)]
        names = words.joined(people)
        said = f"{words.role_name(role)} — {names}" if names else words.role_name(role)
        icon, tone = ("clock", "") if decision is None else ("check", "good")
        column.addWidget(line(icon, tone, said))
        lent = standing_in(charter, view.record.control, role, now) if decision is None else ()
        for one in lent:
            away = self.tr("{name} is away until {time}: {deputy} decides").format(
                name=words.person_name(charter, one.principal),
                time=words.moment(one.ends_at, now),
                deputy=words.person_name(charter, one.deputy),
            )
            column.addWidget(indented(away))
        need = next((each for each in view.requirements if each.role is role), None)
        column.addWidget(indented(self._why(view, role, need, is_one_of=is_one_of)))

    def _times(self, column: QVBoxLayout, wait: Wait | None, now: datetime) -> None:
        if wait is None:
            return
        is_late = wait.due_at is not None and wait.due_at <= now
        said = self.tr("Waited for {times}").format(times=words.times_of(wait, now))
        column.addWidget(line("caution" if is_late else "info", "caution" if is_late else "", said))

    def _why(self, view: PostView, role: Role, need: Requirement | None, *, is_one_of: bool) -> str:
        if need is not None and need.findings:
            matches = words.joined([self._matched(each) for each in need.findings])
            return self.tr("because {matches}").format(matches=matches)
        terms = view.charter.policy.terms_for(view.record.account)
        if view.record.current.urgent and role in terms.urgent:
            return self.tr("required for urgent posts of this account")
        if need is not None and need.account_for:
            what = words.joined([words.account_for_name(one) for one in need.account_for])
            return self.tr("because of the account: {what}").format(what=what)
        if is_one_of:
            return self.tr("the account asks for one of this step")
        if not view.record.current.urgent and role in terms.always:
            return self.tr("always required for this account")
        if role is Role.EXECUTIVE:
            return self.tr("because somebody else wrote it in this person’s name")
        if role is Role.LEGAL and asked_by_author(view.record, view.charter):
            return self.tr("because the author asked for it")
        return self.tr("asked for when it was sent for review")

    def _matched(self, finding: Finding) -> str:
        said = self.tr("{rule} matched {text}")
        return said.format(rule=finding.rule, text=words.quoted(finding.text))
