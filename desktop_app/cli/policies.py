"""Commands about the policy: who must approve, in which steps; and who would approve an example."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from desktop_app.cli.company import adopt, pending
from desktop_app.cli.desk import Seat, acting, reading_as, with_desk
from desktop_app.cli.form import local_time
from desktop_app.cli.words import inline, role_name, say
from desktop_app.domain import schedule
from desktop_app.domain.canonical import Json, time_text
from desktop_app.domain.errors import BadInput
from desktop_app.domain.steps import Needs
from desktop_app.services import founding, governing, policy_words, previewing
from desktop_app.services.parts import Parts
from desktop_app.services.previewing import Need, Preview
from desktop_app.services.reading import signed_charter


@click.group()
def policy() -> None:
    """Who must approve what: proposed by one person, adopted by another."""


@policy.command()
@click.option("--account", help="Only this account's terms.")
@reading_as
def show(seat: Seat, account: str | None) -> None:
    """Print the policy in force as TOML: change it, and propose the file."""
    with seat.parts.store.begin() as work:
        charter = signed_charter(work, seat.parts)
    only = None if account is None else charter.account(account).id
    click.echo(policy_words.as_file(charter, only))


@policy.command(short_help="Propose another policy.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@acting
def propose(seat: Seat, file: Path) -> None:
    """Propose the policy with what FILE (TOML) changes, and print the proposal's id.

    FILE has the form that `policy show` prints; what it leaves out stays. Communications or legal
    propose; the other of the two adopts. What it would change is printed on the error stream.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeError) as error:
        raise BadInput("cli.file", path=str(file)) from error
    with seat.parts.store.begin() as work:
        now = signed_charter(work, seat.parts)
    wanted = founding.changed_policy(text, now)
    made = governing.propose_policy(seat.parts, seat.person, wanted)
    for one in governing.proposals(seat.parts):
        if one.id == made:
            for line in policy_words.differences(now, one.charter):
                click.echo(f"  {inline(line)}", err=True)
    click.echo(made)


policy.add_command(adopt)
policy.add_command(pending)


@click.command(short_help="Print who would have to approve an example.")
@click.option("--account", help="For which account; the first one, if left out.")
@click.option("--at", help="When it would leave: “2026-12-01 09:30”, in the account's time zone.")
@click.option("--by", metavar="PERSON", help="Who would write it: nobody approves their own post.")
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
@click.argument("text", required=False)
@with_desk
def who(
    parts: Parts,
    account: str | None,
    at: str | None,
    by: str | None,
    text: str | None,
    *,
    as_json: bool,
) -> None:
    """Print who would have to approve TEXT (“-” or nothing: standard input), and why.

    Nothing is kept, signed or sent.
    """
    with parts.store.begin() as work:
        charter = signed_charter(work, parts)
    known = charter.account(account).id if account else charter.accounts[0].id
    writer = charter.person(by).id if by else None
    example = sys.stdin.read() if text in (None, "-") else str(text)
    leaves = (
        None
        if at is None
        else schedule.moment(local_time(at), charter.policy.terms_for(known).zone)
    )
    found = previewing.preview(parts, known, example, at=leaves, writer=writer)
    if as_json:
        click.echo(json.dumps(_json(found), ensure_ascii=False, indent=2))
        return
    handle = charter.account(known).handle
    click.echo(say("who.account", handle=handle, count=found.approvals))
    last: object = ()
    for need in found.needs:
        if len(found.steps) > 1 and need.place != last:
            last = need.place
            click.echo(_step(need.place, found))
        people = ", ".join(need.names) or say("who.nobody")
        click.echo(say("who.need", role=role_name(need.role), people=people))
        if need.stand_ins:
            click.echo(say("who.deputy", names=", ".join(need.stand_ins)))
        for line in _why(need):
            click.echo(f"      {line}")


def _step(place: int | None, found: Preview) -> str:
    if place is None:
        return say("who.besides")
    return say("who.step", number=place + 1, steps=len(found.steps))


def _why(need: Need) -> list[str]:
    said = [say("who.policy")] if need.always or need.urgent else []
    if need.is_one_of:
        said.append(say("who.one_of"))
    if need.own_voice:
        said.append(say("who.own_voice"))
    said += [say("who.account_for", what=one) for one in need.account_for]
    return [*said, *(say("who.finding", rule=f.rule, words=f.text) for f in need.findings)]


def _json(found: Preview) -> dict[str, Json]:
    return {
        "account": found.account,
        "at": time_text(found.at),
        "steps": [{"needs": step.needs, "roles": list(step.roles)} for step in found.steps],
        "needs": [_need_json(need) for need in found.needs],
    }


def _need_json(need: Need) -> dict[str, Json]:
    return {
        "role": need.role,
        "step": None if need.place is None else need.place + 1,
        "needs": Needs.ANY if need.is_one_of else Needs.ALL,
        "people": list(need.people),
        "deputies": list(need.stand_ins),
        "policy": need.always or need.urgent,
        "own_voice": need.own_voice,
        "account_for": list(need.account_for),
        "findings": [
            {"rule": f.rule, "start": f.span.start, "end": f.span.end, "text": f.text}
            for f in need.findings
        ],
    }


COMMANDS = (policy, who)
