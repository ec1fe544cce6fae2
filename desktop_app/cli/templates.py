"""Commands about templates and holding statements: texts to begin from, each adopted by another."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

import click

from desktop_app.cli.desk import Seat, acting, reading_as
from desktop_app.cli.words import at, quoted, say
from desktop_app.domain.action import ActionId
from desktop_app.domain.canonical import time_text
from desktop_app.services import templates as shelf
from desktop_app.services.templates import Template

_ACCOUNT = click.option(
    "--account", default="", metavar="ACCOUNT", help="The record's first, if left out."
)


@click.group()
def template() -> None:
    """Texts to begin from, each adopted by a second person."""


@template.command("list")
@_ACCOUNT
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@reading_as
def list_templates(seat: Seat, account: str, *, as_json: bool) -> None:
    """Print the account's templates: those in force, and those that wait for a second person.

    `submit --template` takes the id of a template in force, `template adopt` that of a proposal.
    """
    charter_account = seat.account(account)
    with seat.parts.store.begin() as work:
        zone = work.charter().policy.terms_for(charter_account).zone
    for one in shelf.templates(seat.parts, charter_account):
        if as_json:
            click.echo(json.dumps(_template_json(one), ensure_ascii=False))
        else:
            for line in _lines(one, zone):
                click.echo(line)


@template.command(short_help="Propose a template and print its id.")
@_ACCOUNT
@click.option("--name", required=True, help="What people call it.")
@click.option(
    "--language", type=click.Choice(("en", "fr")), required=True, help="In which it is written."
)
@click.option("--holding", is_flag=True, help="It is said while nothing else is known.")
@click.argument("text")
@acting
def propose(
    seat: Seat, text: str, *, account: str, name: str, language: str, holding: bool
) -> None:
    """Propose TEXT (or "-": standard input) as a template and print the proposal's id.

    What is to be filled in stands in [brackets]: a post that begins from it cannot be submitted
    before. Somebody else adopts it.
    """
    made = shelf.propose(
        seat.parts,
        seat.account(account),
        seat.person,
        name=name,
        language=language,
        text=sys.stdin.read() if text == "-" else text,
        is_holding=holding,
    )
    click.echo(made)


@template.command(short_help="Adopt what somebody else proposed.")
@_ACCOUNT
@click.argument("proposal")
@acting
def adopt(seat: Seat, account: str, proposal: str) -> None:
    """Adopt PROPOSAL, by somebody else, and print the template's id. Its date is today's."""
    found = seat.account(account)
    click.echo(shelf.adopt(seat.parts, found, ActionId(proposal), seat.person))


@template.command(short_help="Let nobody begin from a template any more.")
@_ACCOUNT
@click.option("--reason", required=True, help="Why; it stays in the record.")
@click.argument("template_id", metavar="TEMPLATE")
@acting
def retire(seat: Seat, account: str, template_id: str, reason: str) -> None:
    """Let nobody begin from TEMPLATE any more."""
    found = seat.account(account)
    shelf.retire(seat.parts, found, ActionId(template_id), seat.person, reason)
    click.echo(say("template.retired", id=template_id))


def _lines(one: Template, zone: str) -> Iterator[str]:
    sort = say("template.holding" if one.is_holding else "template.plain")
    yield say(
        "template.row", id=one.id or one.proposal, name=one.name, language=one.language, sort=sort
    )
    proposed = at(one.proposed_at, zone)
    yield say("template.proposed", at=proposed, by=one.proposed_by)
    if one.adopted_at is None:
        yield say("template.waits")
    else:
        yield say("template.adopted", at=at(one.adopted_at, zone), by=one.adopted_by)
    if one.is_stale:
        yield say("template.stale")
    yield quoted(one.text)


def _template_json(one: Template) -> dict[str, object]:
    return {
        "template": one.id,
        "proposal": one.proposal,
        "name": one.name,
        "language": one.language,
        "text": one.text,
        "holding": one.is_holding,
        "proposed_by": one.proposed_by,
        "proposed_at": time_text(one.proposed_at),
        "adopted_by": one.adopted_by,
        "adopted_at": None if one.adopted_at is None else time_text(one.adopted_at),
        "stale": one.is_stale,
    }


COMMANDS = (template,)
