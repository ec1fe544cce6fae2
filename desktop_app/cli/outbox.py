"""Commands about what waits while a team's server is away: list it, send it, discard it."""

from __future__ import annotations

import click

from desktop_app import bootstrap
from desktop_app.cli.desk import with_desk
from desktop_app.cli.words import say
from desktop_app.domain.canonical import time_text
from desktop_app.domain.errors import BadInput, CountersignError, Unavailable
from desktop_app.services import outbox as waiting
from desktop_app.services.messages import explain
from desktop_app.services.offline_ports import Entry
from desktop_app.services.parts import Parts


@click.group()
def outbox() -> None:
    """What was done without connection, and waits to be recorded."""


@outbox.command("list")
@with_desk
def list_entries(parts: Parts) -> None:
    """Print what waits and what was refused, oldest first: id, state, time, step, post.

    Of what was refused: why, and the text that it was about beside the record's.
    """
    entries = waiting.entries(parts)
    if not entries:
        click.echo(say("outbox.empty"))
    for entry in entries:
        _tell(parts, entry)


@outbox.command()
@with_desk
def send(parts: Parts) -> None:
    """Send what waits, and bring this computer's copy of the record up to date."""
    if parts.offline is None:
        return
    if not parts.offline.probe():
        raise Unavailable("ledger.unreachable")
    sent = waiting.drain(parts)
    parts.offline.refresh()
    click.echo(say("outbox.sent", applied=len(sent.applied), refused=len(sent.refused)))
    for entry in sent.refused:
        _tell(parts, entry)


@outbox.command()
@click.argument("entry_id", metavar="ID")
@with_desk
def discard(parts: Parts, entry_id: str) -> None:
    """Forget the entry called ID: what waits is never sent. Drafts made of it stay."""
    found = [one for one in waiting.entries(parts) if one.id == entry_id]
    if not found:
        raise BadInput("outbox.unknown", entry=entry_id)
    waiting.discard(parts, found[0].id)


def _tell(parts: Parts, entry: Entry) -> None:
    main, outcome = entry.main, entry.outcome
    state = "waits" if outcome is None else "refused"
    line = (entry.id, state, time_text(entry.kept_at), f"{main.kind} {main.revision}", main.post)
    click.echo("  ".join(map(str, line)))
    if outcome is None:
        return
    error = CountersignError(outcome.kind, **outcome.facts)
    click.echo(f"  {explain(error, bootstrap.system_language()).line}")
    both = waiting.sides(parts, entry)
    for name, payload in zip(("outbox.mine", "outbox.theirs"), both or (), strict=False):
        text = " / ".join(part.text for part in payload.parts)
        click.echo(f"  {say(name, text=text)}")


COMMANDS = (outbox,)
