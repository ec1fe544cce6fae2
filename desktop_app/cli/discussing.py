"""Commands by which people talk about a post: remarks, their end, and the list of who knew."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from itertools import islice

import click

from desktop_app.cli.desk import Seat, acting, reading_as
from desktop_app.cli.usage import WrongUse
from desktop_app.cli.words import at, role_name, say
from desktop_app.domain import text as post_text
from desktop_app.domain.account import Charter, PersonId
from desktop_app.domain.action import ActionId, PostId
from desktop_app.domain.canonical import time_text
from desktop_app.domain.discussion import Anchor
from desktop_app.domain.errors import BadInput, Refused
from desktop_app.domain.payload import Payload
from desktop_app.domain.record import PostRecord
from desktop_app.services import discussing, reading
from desktop_app.services.discussing import Insider

_POST = click.argument("post")
_FROM_1 = click.IntRange(1)
_FOR = click.option("--for", "principal", metavar="PERSON", help="As the deputy of this person.")


@click.command(short_help="Say something about a post.")
@click.option("--fingerprint", required=True, help="What `show` printed: all 64 digits.")
@click.option("--quote", metavar="WORDS", help="The words it is about, as they stand there.")
@click.option("--part", type=_FROM_1, metavar="N", help="In which post of a thread they stand.")
@click.option("--occurrence", type=_FROM_1, metavar="K", help="Which of them, where they are many.")
@click.option("--suggest", metavar="WORDS", help='What should stand there instead; "" for nothing.')
@click.option("--answers", metavar="REMARK", help="The remark that this one answers.")
@_FOR
@_POST
@click.argument("text", required=False)
@acting
def comment(
    seat: Seat,
    post: str,
    text: str | None,
    *,
    fingerprint: str,
    quote: str | None,
    part: int | None,
    occurrence: int | None,
    suggest: str | None,
    answers: str | None,
    principal: str | None,
) -> None:
    """Say TEXT (or "-": standard input) about the version with this fingerprint; print its id.

    The post goes on when the remark is settled, not before. An answer holds nothing up. Whoever
    suggests words that are taken over helped to write the post and does not approve it any more.
    A deputy without a duty of their own there remarks in the name of whoever lent them one.
    """
    _require_use(quote, part, occurrence, suggest, answers)
    if text is None and suggest is None:
        raise WrongUse("usage.remark_text")
    anchor = None
    record, charter = _record(seat, post)
    now = seat.parts.clock.now()
    whose = _whose(principal, discussing.voices(record, charter, seat.person, now))
    if quote is not None:
        current = record.current
        if current.sha256 != fingerprint.strip().lower():
            raise Refused("review.text_changed", revision=str(current.number))
        anchor = _anchor(current.payload, post_text.normal(quote), part, occurrence)
    made = discussing.comment(
        seat.parts,
        PostId(post),
        fingerprint.strip().lower(),
        seat.person,
        sys.stdin.read() if text == "-" else text or "",
        anchor=anchor,
        suggestion=suggest,
        thread=None if answers is None else ActionId(answers),
        acting_for=whose,
    )
    click.echo(made)


@click.command(short_help="Settle a remark.")
@click.option("--reason", default="", help="How it was settled; it stays in the record.")
@_FOR
@_POST
@click.argument("remark")
@acting
def resolve(seat: Seat, post: str, remark: str, reason: str, principal: str | None) -> None:
    """Settle REMARK, your own or one of somebody of your duty, and print the post's state.

    Who wrote the post settles only their own remarks. `show` prints their ids.
    """
    record, charter = _record(seat, post)
    now = seat.parts.clock.now()
    names = [
        name
        for one in record.open_comments
        if one.id == remark
        for name in discussing.settling_names(record, charter, one, seat.person, now)
    ]
    whose = _whose(principal, names)
    asked = (seat.parts, PostId(post), ActionId(remark), seat.person, reason)
    discussing.resolve(*asked, acting_for=whose)
    click.echo(_record(seat, post)[0].state)


@click.command(short_help="Print who has seen a post.")
@click.option("--csv", "as_csv", is_flag=True, help="Print a table for a spreadsheet; UTC.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line; UTC.")
@_POST
@reading_as
def insiders(seat: Seat, post: str, *, as_csv: bool, as_json: bool) -> None:
    """Print who knew of a post, from when on, and which versions, in the order they learnt of it.

    It names those who wrote, decided, or opened the post in a window. Commands that only print
    posts (`list`, `show`, `export`) ask for no passphrase and can sign nothing: whoever reads
    with them is not on this list.
    """
    if as_csv and as_json:
        raise WrongUse("usage.csv_or_json")
    record, charter = _record(seat, post)
    found = discussing.insiders(record, charter)
    zone = charter.policy.terms_for(record.account).zone
    if as_csv:
        click.echo(discussing.insiders_csv(found), nl=False)
        return
    for one in found:
        click.echo(
            json.dumps(_insider_json(one), ensure_ascii=False) if as_json else _line(one, zone)
        )


def _whose(principal: str | None, names: Sequence[PersonId | None]) -> PersonId | None:
    """In whose name: as it was said, else their own where they may, else the first that they may."""
    return PersonId(principal) if principal else next(iter(names), None)


def _require_use(
    quote: str | None,
    part: int | None,
    occurrence: int | None,
    suggest: str | None,
    answers: str | None,
) -> None:
    """Which options go together. Raises WrongUse."""
    if quote is None and (part is not None or occurrence is not None or suggest is not None):
        raise WrongUse("usage.quote")
    if answers is not None and quote is not None:
        raise WrongUse("usage.answer")


def _anchor(payload: Payload, words: str, part: int | None, occurrence: int | None) -> Anchor:
    """Where `words` stand. Raises BadInput (``cli.quote_twice``) or Refused (``comment.anchor``)."""
    found = [
        Anchor(part=number, start=start, end=start + len(words), quote=words)
        for number, each in enumerate(payload.parts)
        if part in (None, number + 1)
        for start in _places(each.text, words)
    ]
    if occurrence is None and len(found) > 1:
        raise BadInput("cli.quote_twice", count=str(len(found)))
    anchor = next(islice(found, (occurrence or 1) - 1, None), None)
    if anchor is None:
        raise Refused("comment.anchor")
    return anchor


def _places(text: str, words: str) -> list[int]:
    """Where `words` begin in `text`; none runs into another."""
    places: list[int] = []
    start = text.find(words) if words else -1
    while start >= 0:
        places.append(start)
        start = text.find(words, start + len(words))
    return places


def _line(one: Insider, zone: str) -> str:
    return say(
        "insiders.row",
        at=at(one.since, zone),
        person=one.person,
        name=one.name,
        roles=", ".join(role_name(role) for role in one.roles),
        versions=", ".join(map(str, one.revisions)),
        how=say("insiders.wrote" if one.wrote else "insiders.saw"),
    )


def _insider_json(one: Insider) -> dict[str, object]:
    return {
        "person": one.person,
        "name": one.name,
        "roles": list(one.roles),
        "since": time_text(one.since),
        "wrote": one.wrote,
        "versions": list(one.revisions),
    }


def _record(seat: Seat, post: str) -> tuple[PostRecord, Charter]:
    with seat.parts.store.begin() as work:
        return reading.load(work, seat.parts, PostId(post)), work.charter()


COMMANDS = (comment, resolve, insiders)
