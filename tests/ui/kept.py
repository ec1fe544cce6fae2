"""What waits on this computer to be sent, as the line tells of it."""

from datetime import UTC, datetime

from desktop_app.domain.action import ActionKind, NewAction
from desktop_app.services.offline_ports import Entry
from desktop_app.ui.line import Kept, State

AT = datetime(2026, 11, 24, 14, 30, tzinfo=UTC)


def kept(post, kind=ActionKind.APPROVE, revision=1, **fields):
    """An entry of one action, which says nothing."""
    action = NewAction(
        id=f"{kind}-{post}",
        account="acme",
        kind=kind,
        actor="paul",
        statement="{}",
        signature="",
        post=post,
        revision=revision,
    )
    entry = Entry(place="here", person="paul", kept_at=AT, actions=(action,), **fields)
    return Kept(entry=entry, words="")


def away(*entries):
    """The server does not answer, and these wait."""
    return State(is_away=True, as_of=AT, kept=entries)
