"""Commands about the company's own lists: goals, hashtags, watch lists; as tables out and in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from desktop_app import bootstrap
from desktop_app.cli.desk import PEOPLE, open_desk, passphrase_option, seated, with_desk
from desktop_app.cli.words import at, say
from desktop_app.domain.action import ActionId
from desktop_app.domain.company_list import CompanyList, Item, Kept, ListName
from desktop_app.domain.errors import BadInput, Unavailable
from desktop_app.domain.goals import Goal
from desktop_app.domain.hashtags import Hashtag
from desktop_app.domain.watching import WatchList
from desktop_app.services import lists as kept_lists
from desktop_app.services.bringing import content_of
from desktop_app.services.list_tables import items_in, table
from desktop_app.services.lists import Change
from desktop_app.services.messages import name_of
from desktop_app.services.parts import Parts

_PATH = click.Path(path_type=Path)
_NAME = click.argument("name", metavar="LIST", type=click.Choice([str(one) for one in ListName]))


@click.group()
def lists() -> None:
    """Goals, hashtags and watch lists, shared by the whole company."""


@lists.command("show", short_help="Print one of the lists, and its version.")
@click.option("--history", is_flag=True, help="Who changed what, the newest first, instead.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@_NAME
@with_desk
def show_list(parts: Parts, name: str, *, history: bool, as_json: bool) -> None:
    """Print LIST as it stands; its version first, which `lists import` asks for."""
    if history:
        for version in kept_lists.history(parts, ListName(name)):
            for line in _version_lines(version.list, version.changes):
                click.echo(line)
        return
    found = kept_lists.read(parts, ListName(name))
    if as_json:
        for item in found.items:
            click.echo(json.dumps(item.as_json(), ensure_ascii=False))
        return
    click.echo(say("lists.none") if found.kept is None else _kept_line(found.kept))
    for item in found.items:
        for line in _lines(item):
            click.echo(line)


@lists.command("export", short_help="Write one of the lists as a table.")
@click.option("--out", type=_PATH, required=True, help="The file to write; it must not exist.")
@_NAME
@with_desk
def export_list(parts: Parts, name: str, *, out: Path) -> None:
    """Write LIST as CSV, in UTF-8 with a byte order mark.

    A cell that a spreadsheet would take for a formula begins with an apostrophe, which `lists
    import` takes off again. The version is printed: `lists import` asks for it.
    """
    found = kept_lists.read(parts, ListName(name))
    text = table(found.name, found.items)
    try:
        with out.open("xb") as file:
            file.write(f"\ufeff{text}".encode())
    except FileExistsError as error:
        raise BadInput("cli.out", path=str(out)) from error
    except OSError as error:
        raise Unavailable("table.unwritable", path=str(out)) from error
    click.echo(say("lists.none") if found.kept is None else _kept_line(found.kept))
    click.echo(say("lists.exported", path=out, count=len(found.items)))


@lists.command("import", short_help="Keep one of the lists as a table says.")
@click.option("--as", "person", required=True, metavar="PERSON", help=f"Who keeps it, {PEOPLE}")
@click.option(
    "--replaces", default="", metavar="VERSION", help="The version that the table began from."
)
@passphrase_option
@_NAME
@click.argument("path", metavar="FILE", type=_PATH)
def import_list(
    name: str, path: Path, *, person: str, replaces: str, passphrase_fd: int | None
) -> None:
    """Keep LIST whole, as FILE says; what is not in it is not in the list any more.

    By an executive, communications, legal or an administrator (--as). Where somebody has changed
    the list since --replaces, nothing is recorded, and what the two have different is printed.
    """
    items = items_in(ListName(name), content_of(path))
    with open_desk() as (opening, parts):
        now = kept_lists.read(parts, ListName(name))
        if now.kept is not None and not replaces:
            raise BadInput("list.version")
        if now.kept is not None and now.kept.id != replaces:
            _compare(now, items)
        by = seated(opening, parts, person, passphrase_fd).person
        wanted = ActionId(replaces) if replaces else None
        kept = kept_lists.keep(parts, by, now.name, items, wanted)
    if kept.kept is not None:
        click.echo(say("lists.imported", count=len(items), id=kept.kept.id))


def _compare(now: CompanyList, items: tuple[Item, ...]) -> None:
    """Both versions of what is different, before it is refused."""
    if now.kept is not None:
        click.echo(_kept_line(now.kept))
    for change in kept_lists.differences(now.items, items):
        click.echo(_change_line(change))
        for key, one in (("lists.theirs", change.before), ("lists.yours", change.after)):
            for line in () if one is None else _lines(one):
                click.echo(f"{say(key)} {line}")


def _version_lines(found: CompanyList, changes: tuple[Change, ...]) -> Iterator[str]:
    if found.kept is not None:
        yield _kept_line(found.kept)
    for change in changes:
        yield f"  {_change_line(change)}"


def _kept_line(kept: Kept) -> str:
    return say("lists.kept", id=kept.id, by=kept.by, at=at(kept.at, "UTC"))


def _change_line(change: Change) -> str:
    if change.before is None:
        return say("lists.added", name=change.name)
    if change.after is None:
        return say("lists.gone", name=change.name)
    language = bootstrap.system_language()
    columns = ", ".join(name_of("column", one, language) for one in change.columns)
    return say("lists.changed", name=change.name, columns=columns)


def _lines(item: Item) -> Iterator[str]:
    match item:
        case Goal():
            yield from _goal_lines(item)
        case Hashtag():
            yield from _tag_lines(item)
        case WatchList():
            yield from _watch_lines(item)


def _goal_lines(goal: Goal) -> Iterator[str]:
    yield say(
        "lists.goal",
        id=goal.id,
        objective=goal.objective,
        deadline=goal.deadline.isoformat(),
        owner=goal.owner,
        state=say(f"lists.{goal.state}"),
    )
    if goal.means:
        yield say("lists.means", means=goal.means)
    if goal.per_week or goal.reserve:
        yield say("lists.pace", per_week=goal.per_week, reserve=goal.reserve)
    if goal.accounts:
        yield say("lists.accounts", accounts=", ".join(goal.accounts))
    if goal.reason:
        yield say("lists.reason", reason=goal.reason)


def _tag_lines(one: Hashtag) -> Iterator[str]:
    yield say(
        "lists.tag",
        tag=one.tag,
        meaning=one.meaning(bootstrap.system_language()),
        language=say(f"words.{one.language}"),
        since=one.since.isoformat(),
    )
    if one.ambiguity:
        yield say("lists.also", ambiguity=one.ambiguity)
    if one.retired is not None:
        yield say("lists.retired", day=one.retired.isoformat())


def _watch_lines(watch: WatchList) -> Iterator[str]:
    yield say("lists.theme", theme=watch.theme, kind=say(f"lists.{watch.kind}"))
    for share in watch.shares():
        yield say("lists.share", topic=share.topic, entries=share.entries, percent=share.percent)
    for entry in watch.entries:
        yield say("lists.entry", what=say(f"lists.{entry.what}"), value=entry.value)
    for number, query in enumerate(watch.queries(), start=1):
        yield say("lists.query", number=number, query=query)


COMMANDS = (lists,)
