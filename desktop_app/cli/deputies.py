"""Commands by which people name a deputy for some days, end that, and see who decides for whom."""

from __future__ import annotations

from datetime import datetime

import click

from desktop_app.cli.desk import Seat, acting, reading_as
from desktop_app.cli.words import at, role_name, say
from desktop_app.domain.account import APPROVING, AccountId, Role
from desktop_app.domain.action import ActionId
from desktop_app.domain.canonical import read_time
from desktop_app.domain.errors import BadInput
from desktop_app.services import delegating

_ACCOUNT = click.option(
    "--account", default="", metavar="ACCOUNT", help="The record's first, if left out."
)
_REASON = click.option("--reason", required=True, help="Why; it stays in the record.")
_ROLES = click.Choice([str(role) for role in APPROVING if role is not Role.EXECUTIVE])


@click.group()
def deputy() -> None:
    """Who decides in whose name while somebody is away."""


@deputy.command("name", short_help="Let somebody decide in your name for some days.")
@_ACCOUNT
@_REASON
@click.option("--role", type=_ROLES, required=True, help="In which of your duties.")
@click.option("--from", "begins", default="", metavar="TIME", help="2026-12-24T09:00Z; else now.")
@click.option("--until", required=True, metavar="TIME", help="2026-12-31T18:00Z; 100 days at most.")
@click.argument("who", metavar="PERSON")
@acting
def name_deputy(
    seat: Seat, who: str, *, account: str, reason: str, role: str, begins: str, until: str
) -> None:
    """Let PERSON decide in your name. It ends by itself, or with `deputy end`.

    Nobody decides so on a post that you or they helped to write. Prints the id to end it by.
    """
    begins_at = _time(begins) if begins else seat.parts.clock.now()
    with seat.parts.store.begin() as work:
        deputy_id = work.charter().person(who).id
    made = delegating.delegate(
        seat.parts,
        seat.account(account),
        Role(role),
        deputy_id,
        begins_at,
        _time(until),
        seat.person,
        reason,
    )
    click.echo(made)


@deputy.command("end", short_help="End what you, or others, lent.")
@_ACCOUNT
@_REASON
@click.argument("delegation")
@acting
def end_deputy(seat: Seat, delegation: str, account: str, reason: str) -> None:
    """End DELEGATION at once. What was decided stays decided."""
    found = seat.account(account)
    delegating.undelegate(seat.parts, found, ActionId(delegation), seat.person, reason)
    click.echo(say("deputy.ended", id=delegation))


@deputy.command("list", short_help="Print who decides for whom.")
@_ACCOUNT
@reading_as
def list_deputies(seat: Seat, account: str) -> None:
    """Print every deputy of the account, the newest last; also those whose time is over."""
    found = seat.account(account)
    now, zone = seat.parts.clock.now(), _zone(seat, found)
    for one in delegating.delegations(seat.parts, found):
        kind = "deputy.live" if one.is_live(now) else "deputy.over"
        if one.ended_at is None and now < one.begins_at:
            kind = "deputy.to_come"
        click.echo(
            say(
                kind,
                id=one.id,
                role=role_name(one.role),
                principal=one.principal,
                deputy=one.deputy,
                begins=at(one.begins_at, zone),
                ends=at(min(one.ends_at, one.ended_at or one.ends_at), zone),
                reason=one.reason,
            )
        )


def _zone(seat: Seat, account: AccountId) -> str:
    with seat.parts.store.begin() as work:
        return work.charter().policy.terms_for(account).zone


def _time(said: str) -> datetime:
    """A time in UTC, to the minute or the second, with its Z. Raises BadInput (``deputy.time``)."""
    whole = said.strip().upper().removesuffix("Z")
    seconds = ":00" if whole.count(":") == 1 else ""
    try:
        return read_time(f"{whole}{seconds}Z")
    except BadInput as error:
        raise BadInput("deputy.time", text=said) from error


COMMANDS = (deputy,)
