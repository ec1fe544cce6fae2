"""The rows of one box of the queue, for one person."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import QObject

from desktop_app.domain.account import Charter, Role
from desktop_app.domain.canonical import time_text
from desktop_app.domain.publication import PostState
from desktop_app.services import time_limits
from desktop_app.services.listing import REPAIRABLE, Box
from desktop_app.services.offline_ports import SINGLE
from desktop_app.services.reading import QueueRow
from desktop_app.ui import waiting_words, words
from desktop_app.ui.line import State
from desktop_app.ui.paged import Do, PagedModel


def is_overdue(row: QueueRow, now: datetime | None) -> bool:
    """Whether nobody looked again in time at what was urgent."""
    until = row.summary.look_again_by
    return until is not None and now is not None and now >= until


class QueueModel(PagedModel[QueueRow]):
    """One column; `ROW` gives the `QueueRow`, the display role the row as a sentence."""

    def __init__(self, do: Do, parent: QObject | None = None) -> None:
        super().__init__(do, parent)
        self.charter: Charter | None = None
        self.now: datetime | None = None
        self.line = State()  #: what waits on this computer to be sent

    def said(self, row: QueueRow) -> str:
        """The row as a sentence."""
        text = words.text_of(row.summary, self.charter)
        return f"{self.state(row)}: {text} — {self.meta(row)}"

    def cells(self, row: QueueRow) -> tuple[str, ...]:
        """The row of a table that other programs read; texts whole, times in UTC."""
        post, charter = row.summary, self.charter
        return (
            self.state(row),
            words.text_of(post, charter),
            charter.account(post.account).handle if charter else post.account,
            charter.person(post.author).name if charter else post.author,
            str(post.revision),
            ", ".join(name for name, approved in self.decisions(row) if approved),
            ", ".join(name for name, approved in self.decisions(row) if not approved),
            time_text(post.updated_at),
            post.id,
        )

    def decisions(self, row: QueueRow) -> tuple[tuple[str, bool], ...]:
        """Who approved, by name, and which roles are missing, in the order of the roles."""
        by = {given.role: given for given in row.summary.approvals}
        steps = {role for step in row.summary.steps for role in step.roles}
        asked = {*row.summary.roles, *row.waiting_roles, *(steps & {*row.summary.approved})}
        return tuple(
            (
                words.giver_name(self.charter, by[role].by, by[role].acting_for)
                if self.charter is not None and role in row.summary.approved and role in by
                else words.role_name(role),
                role in row.summary.approved,
            )
            for role in Role
            if role in asked
        )

    def meta(self, row: QueueRow) -> str:
        """What is late, what is special about it, who is waited for; then account, author, version."""
        said = (
            *(self.late(row), self.to_send(row), self.void(row), *self.marks(row).values()),
            *(self.waits_for(row), self.about(row)),
        )
        return " · ".join(part for part in said if part)

    def about(self, row: QueueRow) -> str:
        """Account, author, version, and what is special about the post."""
        if self.charter is None:
            return ""
        summary = row.summary
        handle = f"@{self.charter.account(summary.account).handle}"
        author = words.person_name(self.charter, summary.author)
        version = self.tr("version {number}").format(number=summary.revision)
        return " · ".join((handle, author, version, *self.notes(row)))

    def marks(self, row: QueueRow) -> dict[str, str]:
        """What keeps it from going on, by the mark that says so."""
        summary, found = row.summary, dict[str, str]()
        if summary.remarks:
            found["reply"] = self.tr("%n open remark(s)", "", summary.open_remarks)
        if summary.is_to_recheck and summary.state in REPAIRABLE:
            found["twin"] = self.tr("to be sent again with its twin")
        elif summary.is_unpaired and summary.state is PostState.APPROVED:
            found["twin"] = {
                "en": self.tr("waits for its twin in English"),
                "fr": self.tr("waits for its twin in French"),
            }.get(summary.twin_language or "", self.tr("waits for its twin"))
        if summary.look_again_by is not None and self.now is not None:
            by = words.moment(summary.look_again_by, self.now)
            if not is_overdue(row, self.now):
                found["clock"] = self.tr("look at it again by {time}").format(time=by)
        return found

    def late(self, row: QueueRow) -> str:
        """What should have been done by now, and since when; empty where nothing is late."""
        summary, wait = row.summary, time_limits.first_due(row.waits)
        if self.now is None:
            return ""
        if summary.look_again_by is not None and is_overdue(row, self.now):
            by = words.moment(summary.look_again_by, self.now)
            return self.tr("OVERDUE: look at it again, due {time}").format(time=by)
        if wait is not None and wait.due_at and wait.due_at <= self.now:
            due = words.moment(wait.due_at, self.now)
            return self.tr("OVERDUE since {time}").format(time=due)
        return ""

    def notes(self, row: QueueRow) -> tuple[str, ...]:
        """What is special about the post: urgent, a thread, by hand, a correction, when it leaves."""
        summary = row.summary
        found = []
        if summary.is_urgent:
            found.append(self.tr("urgent"))
        if summary.parts > 1 and 0 < summary.posted_parts < summary.parts:
            found.append(words.parts_posted(summary.posted_parts, summary.parts))
        elif summary.parts > 1:
            found.append(self.tr("thread of %n part(s)", "", summary.parts))
        if summary.is_by_hand:
            found.append(self.tr("posted by hand"))
        if summary.corrects is not None:
            found.append(self.tr("corrects another post"))
        if summary.not_before is not None:
            when = words.zoned(summary.not_before, self._zone(row))
            found.append(self.tr("scheduled {time}").format(time=when))
        cool = self.cool_until(row)
        if cool is not None and self.now is not None:
            when = words.moment(cool, self.now)
            found.append(self.tr("pauses until {time}").format(time=when))
        return tuple(found)

    def state(self, row: QueueRow) -> str:
        """Where the post stands, in a few words."""
        summary = row.summary
        if summary.state is not PostState.APPROVED:
            return words.held_because(summary.state, summary.hold)
        if summary.is_by_hand:
            return self.tr("To be posted by hand")
        if summary.not_before is not None and self.now and self.now < summary.not_before:
            return self.tr("Approved and scheduled")
        return words.state_name(summary.state)

    def cool_until(self, row: QueueRow) -> datetime | None:
        """The end of the pause after the last change, while it lasts."""
        summary = row.summary
        if self.charter is None or self.now is None or summary.is_urgent:
            return None
        if summary.state is not PostState.APPROVED:
            return None
        seconds = self.charter.policy.terms_for(summary.account).cool_off_seconds
        until = summary.submitted_at + timedelta(seconds=seconds)
        return until if until > self.now else None

    def colour(self, row: QueueRow) -> str:
        """The name of the account's band."""
        if self.charter is None:
            return ""
        return self.charter.policy.terms_for(row.summary.account).colour

    def _zone(self, row: QueueRow) -> str:
        assert self.charter is not None
        return self.charter.policy.terms_for(row.summary.account).zone

    def to_send(self, row: QueueRow) -> str:
        """What of this person's waits to be sent; empty for nothing."""
        kept = self.line.about(row.summary.id)
        return "" if kept is None else waiting_words.in_a_row(kept)

    def waits_for(self, row: QueueRow) -> str:
        """Who has to do something next, if anybody: not who did it already, and waits to say so."""
        kept = self.line.about(row.summary.id)
        if kept is not None and kept.entry.main.kind in SINGLE:
            return ""
        if self.charter is None or row.summary.state is not PostState.IN_REVIEW:
            return self.tr("waits for you") if Box.MINE_TO_DO in row.boxes else ""
        if row.my_role is not None and row.acting_for is not None:
            name = words.person_name(self.charter, row.acting_for)
            said = self.tr("waits for you in the name of {name}, for {role}")
            return self._since(row, said.format(name=name, role=words.role_name(row.my_role)))
        if row.my_role is not None:
            said = self.tr("waits for you, for {role}")
            return self._since(row, said.format(role=words.role_name(row.my_role)))
        if Box.MINE_TO_DO in row.boxes:
            is_asked = row.summary.remarks and Box.WRITTEN in row.boxes
            return self.tr("waits for your answer") if is_asked else self.tr("waits for you")
        turn = [role for wait in row.waits for role in wait.roles]
        names = [self._holder(row, role) for role in turn or row.waiting_roles]
        if names:
            said = self.tr("waits for {names}").format(names=words.joined(names))
            return self._since(row, said)
        people = dict.fromkeys(remark.by for remark in row.summary.remarks)
        names = [words.person_name(self.charter, person) for person in people]
        return self.tr("waits for {names}").format(names=words.joined(names)) if names else ""

    def _since(self, row: QueueRow, said: str) -> str:
        """Who is waited for, since when, and until when they may take."""
        wait = time_limits.first_due(row.waits)
        if wait is None or self.now is None:
            return said
        if wait.due_at and wait.due_at <= self.now:  # what is late was said first
            wait = replace(wait, remind_at=None, escalate_at=None)
        return f"{said}, {words.times_of(wait, self.now)}"

    def void(self, row: QueueRow) -> str:
        """How many approvals were lost with the last change, if any."""
        count = row.summary.void_approvals
        return self.tr("%n approval(s) no longer count: text changed", "", count) if count else ""

    def _holder(self, row: QueueRow, role: Role) -> str:
        assert self.charter is not None
        lent = next((one for one in row.summary.deputies if one.role is role), None)
        holders = self.charter.holders(role, row.summary.account)
        who = words.person_name(self.charter, holders[0].id) if len(holders) == 1 else ""
        if lent is not None:
            who = words.giver_name(self.charter, lent.deputy, lent.principal)
        return f"{who} ({words.role_name(role)})" if who else words.role_name(role)
