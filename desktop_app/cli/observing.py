"""Commands that read what X shows of an account, within a budget of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import click

from desktop_app.cli.desk import account_of, with_desk
from desktop_app.cli.exports import write_new
from desktop_app.cli.words import at, one_line, say, written
from desktop_app.domain.account import AccountId
from desktop_app.services import (
    observing,
    observing_daily,
    observing_export,
    observing_import,
    observing_lists,
    reading_budget,
)
from desktop_app.services.bringing import content_of
from desktop_app.services.observing_ports import (
    Asked,
    Hit,
    Mention,
    PollResult,
    ProfileSnapshot,
    Snapshot,
    WatchList,
)
from desktop_app.services.observing_refresh import Refresh, Span, unread
from desktop_app.services.parts import Parts

_ACCOUNT = click.option("--account", metavar="ACCOUNT", help="Else the first of the record.")
_TEXT_LENGTH = 120
_T = TypeVar("_T")


@click.group()
def observe() -> None:
    """What X shows of an account: mentions, searches, numbers, polls, the profile.

    X charges for what is read, so nothing is read before you set a budget. docs/observing.md says
    what is read, what it costs and where it is kept.
    """


@observe.command(short_help="Read who mentioned the account.")
@_ACCOUNT
@with_desk
def mentions(parts: Parts, account: str | None) -> None:
    """Read who mentioned the account since the last time."""
    known = account_of(parts, account)
    refresh = observing.refresh_mentions(parts, known)
    _tell(parts, known, refresh, _tell_seen, unread(parts, known, Asked.MENTIONS))


@observe.command(short_help="Read what a watch list finds.")
@_ACCOUNT
@click.argument("name")
@click.argument("items", nargs=-1)
@with_desk
def search(parts: Parts, account: str | None, name: str, items: tuple[str, ...]) -> None:
    """Read what the watch list NAME finds of the last seven days.

    With ITEMS (@name, #tag, or words) the list is kept so first, in place of an earlier one.
    """
    known = account_of(parts, account)
    if items:
        made = tuple(observing_lists.read_item(each) for each in items)
        name = observing_lists.keep(parts, known, WatchList(name=name, items=made)).name
    refresh = observing.refresh_search(parts, known, name)
    _tell(parts, known, refresh, _tell_seen, unread(parts, known, Asked.SEARCH, name))


@observe.command(short_help="Read the numbers of posts that are due.")
@_ACCOUNT
@with_desk
def metrics(parts: Parts, account: str | None) -> None:
    """Read the numbers of posts: 1 hour, 1, 7 and 30 days after each was posted, once each."""
    known = account_of(parts, account)
    _tell(parts, known, observing.refresh_metrics(parts, known), _tell_numbers)


@observe.command(short_help="Read how polls ended.")
@_ACCOUNT
@with_desk
def polls(parts: Parts, account: str | None) -> None:
    """Read how the account's polls ended, once each, after they closed."""
    known = account_of(parts, account)
    _tell(parts, known, observing.refresh_polls(parts, known), _tell_poll)


@observe.command(short_help="Read how the account shows itself.")
@_ACCOUNT
@with_desk
def profile(parts: Parts, account: str | None) -> None:
    """Read how the account shows itself: picture, words, link, followers."""
    known = account_of(parts, account)
    _tell(parts, known, observing.refresh_profile(parts, known), _tell_profile)


@observe.command(short_help="Ask whether what is kept is still at X.")
@_ACCOUNT
@with_desk
def recheck(parts: Parts, account: str | None) -> None:
    """Ask whether others' posts that are kept are still at X; what is gone is forgotten here."""
    known = account_of(parts, account)
    _tell(parts, known, observing.recheck(parts, known), lambda _: None)


@observe.command(short_help="Print or set what reading may cost a month.")
@_ACCOUNT
@click.argument("dollars", required=False)
@with_desk
def budget(parts: Parts, account: str | None, dollars: str | None) -> None:
    """Print what reading may cost a month on this computer, or set it: DOLLARS, 0 reads nothing."""
    known = account_of(parts, account)
    if dollars is None:
        now = reading_budget.budget(parts, known)
    else:
        now = reading_budget.set_budget(parts, known, reading_budget.read_amount(dollars))
    with parts.store.begin() as work:
        zone = work.charter().policy.terms_for(known).zone
    click.echo(
        say(
            "observe.budget" if now.limit else "observe.no_budget",
            account=known,
            limit=written(observing.dollars(now.limit)),
            spent=written(observing.dollars(now.spent)),
            left=written(observing.dollars(now.left)),
            begins=at(now.begins, zone),
        )
    )
    if now.limit:
        daily = observing_daily.daily(parts, known)
        share, spare = (
            written(observing.dollars(daily.share)),
            written(observing.dollars(daily.spare)),
        )
        click.echo(say("observe.daily", share=share, spare=spare, waiting=daily.waiting))


@observe.command("import", short_help="Bring what was observed elsewhere.")
@_ACCOUNT
@click.argument("file", type=click.Path(path_type=Path))
@with_desk
def import_file(parts: Parts, account: str | None, file: Path) -> None:
    """Bring mentions, found posts or numbers from FILE; it costs nothing.

    FILE is CSV, or has a JSON object a line. docs/observing.md names the columns.
    """
    known = account_of(parts, account)
    text = observing_import.text_of(content_of(file))
    brought = observing_import.import_csv(parts, known, text)
    click.echo(
        say("observe.imported", new=brought.new, known=brought.known, sort=str(brought.sort))
    )


@observe.command("export", short_help="Write what was observed as a table.")
@_ACCOUNT
@click.argument("sort", type=click.Choice([str(each) for each in observing_import.Sort]))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="It must not exist.")
@with_desk
def export_file(parts: Parts, account: str | None, sort: str, out: Path) -> None:
    """Write mentions, the posts of watch lists or numbers as CSV, as import reads it."""
    known = account_of(parts, account)
    text = observing_export.export_csv(parts, known, observing_import.Sort(sort))
    write_new(out, f"\ufeff{text}".encode())
    click.echo(say("export.table", path=out, rows=text.count("\r\n") - 1))


def _tell_seen(found: Mention | Hit) -> None:
    seen = found.seen
    text = one_line(seen.text, _TEXT_LENGTH)
    made = at(seen.created_at, "UTC")
    click.echo(say("observe.seen", at=made, id=seen.x_post_id, handle=seen.handle, text=text))


def _tell_numbers(read: Snapshot) -> None:
    counts = read.counts
    said = (
        ("observe.impressions", counts.impressions),
        ("observe.likes", counts.likes),
        ("observe.reposts", counts.reposts),
        ("observe.replies", counts.replies),
        ("observe.quotes", counts.quotes),
        ("observe.bookmarks", counts.bookmarks),
    )
    numbers = ", ".join(say(key, count=count) for key, count in said if count is not None)
    click.echo(say("observe.numbers", id=read.x_post_id, numbers=numbers))


def _tell_poll(result: PollResult) -> None:
    click.echo(say("observe.poll", id=result.poll.x_post_id))
    for option in result.poll.options:
        click.echo(say("observe.option", votes=option.votes, label=one_line(option.label, 60)))


def _tell_profile(one: ProfileSnapshot) -> None:
    shown = one.profile
    click.echo(say("observe.profile", handle=shown.handle, name=one_line(shown.name, 60)))
    click.echo(say("observe.words", text=one_line(shown.description, 200) or "-"))
    click.echo(say("observe.link", link=one_line(shown.link, 200) or "-"))
    click.echo(say("observe.picture" if shown.has_own_picture else "observe.no_picture"))
    if shown.is_protected:
        click.echo(say("observe.protected"))
    if shown.followers is not None:
        click.echo(say("observe.followers", count=shown.followers))


def _tell(
    parts: Parts,
    account: AccountId,
    refresh: Refresh[_T],
    tell: Callable[[_T], None],
    spans: Sequence[Span] = (),
) -> None:
    """What came, what it cost and what was left out; then the day's look at what is kept."""
    for each in refresh.new:
        tell(each)
    left = reading_budget.budget(parts, account).left
    click.echo(
        say(
            "observe.done",
            new=len(refresh.new),
            cost=written(observing.dollars(refresh.cost)),
            left=written(observing.dollars(left)),
            at=at(refresh.as_of, "UTC"),
        )
    )
    if refresh.gone:
        click.echo(say("observe.gone", count=len(refresh.gone)))
    if refresh.left_out:
        click.echo(say("observe.left_out", count=refresh.left_out))
    elif refresh.is_cut and not spans:
        click.echo(say("observe.cut"))
    for span in spans:
        _tell_span(span)
    looked = observing_daily.look_again_of(parts, account)
    if looked.cost or looked.gone:
        cost = written(observing.dollars(looked.cost))
        click.echo(say("observe.looked_again", cost=cost, count=len(looked.gone)))


def _tell_span(span: Span) -> None:
    ends = at(span.ends, "UTC")
    if span.begins is None:
        click.echo(say("observe.unread_before", ends=ends))
    else:
        click.echo(say("observe.unread", begins=at(span.begins, "UTC"), ends=ends))


COMMANDS = (observe,)
