"""Commands about what the company tells the checks: proposed by one person, adopted by another."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import click

from desktop_app import bootstrap
from desktop_app.checks.profile import Fact, Profile
from desktop_app.checks.quiet_periods import quiet_periods
from desktop_app.cli.checks import profile_values
from desktop_app.cli.desk import Seat, acting, reading_as
from desktop_app.cli.words import at, inline, say
from desktop_app.domain.action import ActionId
from desktop_app.domain.canonical import Json
from desktop_app.services import governing, policy_words
from desktop_app.services.reading import signed_charter

_ZONE = "UTC"


@click.group()
def company() -> None:
    """What the company tells the checks: names, dates, published figures, rules of its own."""


@company.command()
@reading_as
def show(seat: Seat) -> None:
    """Print the profile in force as JSON: change it, and propose the file."""
    click.echo(json.dumps(_profile(seat), ensure_ascii=False, indent=2))


@company.command()
@reading_as
def quiet(seat: Seat) -> None:
    """Print the quiet periods that the profile's dates come to: the present and the coming ones."""
    now, language = seat.parts.clock.now(), bootstrap.system_language()
    coming = [one for one in quiet_periods(Profile.parse(_profile(seat))) if one.ends > now]
    for period in coming:
        key = "company.quiet_now" if period.holds(now) else "company.quiet"
        begins, ends = at(period.begins, period.zone), at(period.ends, period.zone)
        click.echo(say(key, said=period.said.text(language), begins=begins, ends=ends))
    if not coming:
        click.echo(say("company.quiet_none"))


@company.command(short_help="Propose another profile, or only this computer's rules.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)
@acting
def propose(seat: Seat, file: Path | None) -> None:
    """Propose the profile in FILE (JSON or TOML) and print the proposal's id.

    Without FILE the profile stays, and only this computer's rules are proposed. Communications or
    legal propose; the other of the two adopts.
    """
    wanted = _profile(seat) if file is None else profile_values(file)
    click.echo(governing.propose(seat.parts, seat.person, wanted))


@company.command()
@reading_as
def pending(seat: Seat) -> None:
    """Print what waits for a second person, and what it would change."""
    with seat.parts.store.begin() as work:
        now = signed_charter(work, seat.parts)
    before = dict(now.profile)
    for one in governing.proposals(seat.parts):
        click.echo(say("company.proposal", id=one.id, by=one.by, at=at(one.at, _ZONE)))
        if one.charter.rulebook_digest != seat.parts.rulebook.digest:
            click.echo(say("company.other_rules"))
        for line in _changes(before, one.charter.profile):
            click.echo(line)
        for line in policy_words.differences(now, one.charter):
            click.echo(f"  {inline(line)}")


@company.command(short_help="Put in force what somebody else proposed.")
@click.argument("proposal")
@acting
def adopt(seat: Seat, proposal: str) -> None:
    """Put PROPOSAL in force: from now on every check is made with it."""
    governing.adopt(seat.parts, ActionId(proposal), seat.person)
    click.echo(say("company.adopted", id=proposal))


@company.command(short_help="Propose a published figure for the register.")
@click.option("--value", required=True, help="As written: “88 M€”, “360 000”, “12 %”.")
@click.option("--unit", default="", help="Words behind it, in both languages: “units, unités”.")
@click.option("--period", default="", help="“H1 2026”, “Q3 2026”, “2026”; any, if left out.")
@click.option("--statement", default="", help="The sentence in which it was published.")
@click.option("--link", required=True, help="Where it was published.")
@click.option(
    "--published",
    required=True,
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="When it was published.",
)
@acting
def fact(seat: Seat, published: datetime, **said: str) -> None:
    """Propose a figure that was published, and print the proposal's id.

    Once another person adopted it, a post that repeats it exactly asks for a second look only; any
    other figure about the company still goes to legal.
    """
    made = Fact(**said, published=published.date().isoformat())
    profile = _profile(seat)
    known = profile.get("facts", [])
    assert isinstance(known, list)
    facts: list[Json] = [*known, {key: value for key, value in asdict(made).items() if value}]
    click.echo(governing.propose(seat.parts, seat.person, {**profile, "facts": facts}))


def _profile(seat: Seat) -> dict[str, Json]:
    with seat.parts.store.begin() as work:
        return dict(signed_charter(work, seat.parts).profile)


def _changes(before: dict[str, Json], after: dict[str, Json]) -> Iterator[str]:
    for key in sorted({*before, *after}):
        old, new = before.get(key), after.get(key)
        if old == new:
            continue
        if isinstance(old, list | None) and isinstance(new, list | None):
            yield from (f"  - {key}: {_said(one)}" for one in old or [] if one not in (new or []))
            yield from (f"  + {key}: {_said(one)}" for one in new or [] if one not in (old or []))
            continue
        if old is not None:
            yield f"  - {key}: {_said(old)}"
        if new is not None:
            yield f"  + {key}: {_said(new)}"


def _said(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)


COMMANDS = (company,)
