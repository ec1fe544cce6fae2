"""The rows of one box of the queue, for one person."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QObject

from desktop_app.domain.account import Charter
from desktop_app.domain.canonical import time_text
from desktop_app.domain.publication import PostState
from desktop_app.services.listing import REPAIRABLE, Box
from desktop_app.services.reading import QueueRow
from desktop_app.ui import words
from desktop_app.ui.paged import Do, PagedModel


class QueueModel(PagedModel[QueueRow]):
    """One column; `ROW` gives the `QueueRow`, the display role the row as a sentence."""

    def __init__(self, do: Do, parent: QObject | None = None) -> None:
        super().__init__(do, parent)
        self.charter: Charter | None = None
        self.now: datetime | None = None

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
        by = dict(row.summary.approvals)
        return tuple(
            (
                words.person_name(self.charter, by[role])
                if self.charter is not None and role in row.summary.approved and role in by
                else words.role_name(role),
                role in row.summary.approved,
            )
            for role in row.summary.roles
        )

    def meta(self, row: QueueRow) -> str:
        """Account, author, version, what is special about it, and who is waited for."""
        said = (self.about(row), self.void(row), *self.marks(row).values(), self.waits_for(row))
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
        summary, found = row.summary, {}
        if summary.remarks:
            found["reply"] = self.tr("%n open remark(s)", "", summary.open_remarks)
        if summary.is_to_recheck and summary.state in REPAIRABLE:
            found["twin"] = self.tr("to be sent again with its twin")
        elif summary.is_unpaired and summary.state is PostState.APPROVED:
            found["twin"] = {
                "en": self.tr("waits for its twin in English"),
                "fr": self.tr("waits for its twin in French"),
            }.get(summary.twin_language or "", self.tr("waits for its twin"))
        return found

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

    def waits_for(self, row: QueueRow) -> str:
        """Who has to do something next, if anybody."""
        if self.charter is None or row.summary.state is not PostState.IN_REVIEW:
            return self.tr("waits for you") if Box.MINE_TO_DO in row.boxes else ""
        if row.my_role is not None:
            return self.tr("waits for you, for {role}").format(role=words.role_name(row.my_role))
        if Box.MINE_TO_DO in row.boxes:
            is_asked = row.summary.remarks and Box.WRITTEN in row.boxes
            return self.tr("waits for your answer") if is_asked else self.tr("waits for you")
        names = [self._holder(row, index) for index in range(len(row.waiting_roles))]
        if not names:
            people = dict.fromkeys(remark.by for remark in row.summary.remarks)
            names = [words.person_name(self.charter, person) for person in people]
        return self.tr("waits for {names}").format(names=words.joined(names)) if names else ""

    def void(self, row: QueueRow) -> str:
        """How many approvals were lost with the last change, if any."""
        count = row.summary.void_approvals
        return self.tr("%n approval(s) no longer count: text changed", "", count) if count else ""

    def _holder(self, row: QueueRow, index: int) -> str:
        assert self.charter is not None
        role = row.waiting_roles[index]
        holders = self.charter.holders(role, row.summary.account)
        who = words.person_name(self.charter, holders[0].id) if len(holders) == 1 else ""
        return f"{who} ({words.role_name(role)})" if who else words.role_name(role)
