"""What happened in a time, for other programs: replayed posts, and a table for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.account import AccountId, Charter, PersonId
from desktop_app.domain.action import WENT_OUT, Action, ActionKind, PostId
from desktop_app.domain.canonical import time_text
from desktop_app.domain.errors import Refused
from desktop_app.domain.reading import as_int, as_text
from desktop_app.domain.record import PostRecord
from desktop_app.domain.revision import Revision
from desktop_app.domain.schedule import local
from desktop_app.services.evidence_bundle import Days
from desktop_app.services.messages import name_of
from desktop_app.services.parts import Parts
from desktop_app.services.reading import load
from desktop_app.services.tables import csv_of

#: Documented in docs/security.md.
COLUMNS = (
    "account handle post version what at_utc at_local zone person name role reason part text media "
    "findings required_roles x_link same_text fingerprint entry link realm"
).split()
#: What gets a row: a version, what people decided about it, what became of it at X.
_SUBMITTED = (ActionKind.SUBMIT,)
_DECIDED = (
    ActionKind.APPROVE,
    ActionKind.REQUEST_CHANGES,
    ActionKind.VETO,
    ActionKind.UNAPPROVE,
    ActionKind.WITHDRAW,
    ActionKind.RECALL,
    ActionKind.RELEASE,
)
_AT_X = (
    ActionKind.POSTED,
    ActionKind.FOUND,
    ActionKind.BY_HAND,
    ActionKind.REFUSED,
    ActionKind.MISSED,
    ActionKind.TAKE_DOWN,
    ActionKind.REMOVED,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A post with anything in the time that was asked for, replayed whole."""

    charter: Charter
    record: PostRecord
    span: tuple[datetime, datetime]  #: the time that was asked for, UTC

    @property
    def zone(self) -> str:
        """The account's time zone."""
        return self.charter.policy.terms_for(self.record.account).zone

    @property
    def handle(self) -> str:
        """The account's handle, without the @."""
        return self.charter.account(self.record.account).handle

    def name(self, person: PersonId, language: str = "en") -> str:
        """How the person is called; their id, where the charter has nobody of that name."""
        return called(self.charter, person, language)

    def is_in(self, action: Action) -> bool:
        """Whether it happened in that time."""
        return self.span[0] <= action.at < self.span[1]


def called(charter: Charter, person: PersonId, language: str) -> str:
    """How the person is called; their id, where the charter has nobody of that name."""
    ours = name_of("practice", person, language)  # the sample computers have names of ours
    if ours != person:
        return ours
    return next((one.name for one in charter.people if one.id == person), person)


def told(parts: Parts, days: Days, account: AccountId | None = None) -> Iterator[Told]:
    """Every post with an action in those days, account by account, oldest first. Raises Damaged.

    One whose words were taken out is passed over: evidence shows that it was.
    """
    with parts.store.begin() as work:
        charter = work.charter()
        for one in [a.id for a in charter.accounts] if account is None else [account]:
            since, until = span = days.of(charter, one)
            found = dict.fromkeys(
                action.post
                for action in work.chain(one)
                if action.post is not None and since <= action.at < until
            )
            for post in found:
                try:
                    record = load(work, parts, PostId(post))
                except Refused as error:
                    if error.kind != "post.redacted":  # its words were taken out
                        raise
                else:
                    yield Told(charter=charter, record=record, span=span)


def link_to(handle: str, x_post_id: str) -> str:
    """Where a post stands at X."""
    return f"https://x.com/{handle}/status/{x_post_id}"


def csv_rows(parts: Parts, days: Days, account: AccountId | None = None) -> str:
    """One row a version, decision and publication in those days (see `csv_of`), with a heading.

    X's numbers of 19 digits stand in links alone: a spreadsheet would round them.
    """
    rows = [row for one in told(parts, days, account) for row in _rows(one)]
    return csv_of([COLUMNS, *rows])


def _rows(one: Told) -> Iterator[list[str]]:
    for action in one.record.actions:
        if action.kind in (*_SUBMITTED, *_DECIDED, *_AT_X) and one.is_in(action):
            cells = {**_common(one, action), **_special(one, action)}
            yield [cells.get(column, "") for column in COLUMNS]


def _common(one: Told, action: Action) -> dict[str, str]:
    said = action.statement
    return {
        "account": one.record.account,
        "handle": f"@{one.handle}",
        "post": one.record.id,
        "version": str(action.revision or ""),
        "what": action.kind,
        "at_utc": time_text(action.at),
        "at_local": f"{local(action.at, one.zone):%Y-%m-%d %H:%M:%S}",
        "zone": one.zone,
        "person": action.actor,
        "name": one.name(action.actor),
        "role": str(said.get("role") or ""),
        "reason": str(said.get("reason") or ""),
        "fingerprint": action.sha256 or "",
        "entry": str(action.seq),
        "link": action.hash,
        "realm": one.charter.realm,
    }


def _special(one: Told, action: Action) -> dict[str, str]:
    if action.kind in _SUBMITTED:
        return _version(one.record.revisions[(action.revision or 1) - 1])
    if action.kind not in (*WENT_OUT, ActionKind.REMOVED):
        return {}
    number = as_int(action.statement["part"]) if "part" in action.statement else _part(one, action)
    same = action.statement.get("same_text")
    return {
        "part": str(number + 1),
        "x_link": link_to(one.handle, as_text(action.statement["x_post_id"])),
        "same_text": "" if same is None else "yes" if same else "no",
        "text": one.record.revisions[(action.revision or 1) - 1].payload.parts[number].text,
    }


def _part(one: Told, action: Action) -> int:
    """Which part an outcome is about: parts go out in their order."""
    went = [each.id for each in one.record.actions if each.kind in WENT_OUT]
    return went.index(action.id)


def _version(revision: Revision) -> dict[str, str]:
    payload = revision.payload
    return {
        "text": "\n\n".join(part.text for part in payload.parts),
        "media": " ".join(media.sha256 for part in payload.parts for media in part.media),
        "findings": " ".join(
            f"{one.get('rule')}@{one.get('version')}" for one in revision.findings
        ),
        "required_roles": " ".join(revision.roles),
    }
