"""The published posts: pages of what the ledger says of each; only the chosen one is replayed."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject

from desktop_app.domain.account import Charter
from desktop_app.domain.canonical import time_text
from desktop_app.domain.publication import PostState
from desktop_app.services.ports import PostSummary
from desktop_app.ui import words
from desktop_app.ui.history.comparison import Comparison, of_summary, said
from desktop_app.ui.paged import Do, PagedModel


class PublishedModel(PagedModel[PostSummary]):
    """One column; `ROW` gives the `PostSummary`, the display role the row as a sentence."""

    def __init__(self, do: Do, parent: QObject | None = None) -> None:
        super().__init__(do, parent)
        self.charter: Charter | None = None
        self.now: datetime | None = None

    def said(self, row: PostSummary) -> str:
        """The row as a sentence."""
        text = words.text_of(row, self.charter)
        return f"{text} — {said(of_summary(row))[2]} · {self.when(row)} · {self.meta(row)}"

    def cells(self, post: PostSummary) -> tuple[str, ...]:
        """The row of a table that other programs read; texts whole, times in UTC."""
        return (
            "" if post.published_at is None else time_text(post.published_at),
            self._handle(post),
            words.text_of(post, self.charter),
            words.state_name(post.state),
            said(of_summary(post))[2],
            ", ".join(self._approvers(post)),
            self.link(post),
            post.id,
        )

    def link(self, post: PostSummary) -> str:
        """Where the post is at X; empty when it is not there."""
        if not post.x_post_id or self.charter is None:
            return ""
        return words.link_of(self.charter.account(post.account).handle, post.x_post_id)

    def when(self, post: PostSummary) -> str:
        """When it went out, in the account's zone."""
        if post.published_at is None or self.charter is None:
            return ""
        return words.zoned(post.published_at, self.charter.policy.terms_for(post.account).zone)

    def meta(self, post: PostSummary) -> str:
        """Account, what is special, who approved, and the number at X."""
        handle = f"@{self._handle(post)}"
        names = list(self._approvers(post))
        approved = self.tr("approved by {names}").format(names=words.joined(names)) if names else ""
        at_x = self.tr("number {id} at X").format(id=post.x_post_id) if post.x_post_id else ""
        return " · ".join(part for part in (handle, *self._notes(post), approved, at_x) if part)

    def comparison(self, post: PostSummary) -> Comparison:
        """Whether X shows what was approved."""
        return of_summary(post)

    def colour(self, post: PostSummary) -> str:
        """The name of the account's band."""
        return "" if self.charter is None else self.charter.policy.terms_for(post.account).colour

    def _handle(self, post: PostSummary) -> str:
        return post.account if self.charter is None else self.charter.account(post.account).handle

    def _approvers(self, post: PostSummary) -> tuple[str, ...]:
        if self.charter is None:
            return ()
        people = dict.fromkeys(given.by for given in post.approvals)
        return tuple(words.person_name(self.charter, person) for person in people)

    def _notes(self, post: PostSummary) -> tuple[str, ...]:
        found = []
        if post.state not in (PostState.POSTED, PostState.REMOVED):
            found.append(words.held_because(post.state, post.hold))
        if 0 < post.posted_parts < post.parts:
            found.append(words.parts_posted(post.posted_parts, post.parts))
        elif post.parts > 1:
            found.append(self.tr("thread of %n part(s)", "", post.parts))
        if post.is_by_hand:
            found.append(self.tr("posted by hand"))
        if post.corrects is not None:
            found.append(self.tr("corrects another post"))
        if post.corrected_by:
            found.append(self.tr("was corrected"))
        if post.needs_after_review:
            found.append(self.tr("to be looked at again"))
        return tuple(found)
