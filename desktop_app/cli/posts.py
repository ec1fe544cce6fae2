"""Commands that look at posts: `list` and `show`. They change nothing and ask for no passphrase."""

from __future__ import annotations

import json

import click

from desktop_app.cli.as_json import post_json, summary_json
from desktop_app.cli.desk import Seat, reading_as
from desktop_app.cli.shown import post_lines, row_line, summary_line
from desktop_app.domain.action import PostId
from desktop_app.services import reading

_MOST = 10_000


@click.command("list", short_help="Print the open posts, or what is on X.")
@click.option("--published", is_flag=True, help="What is on X, or was, instead of what is open.")
@click.option(
    "--limit",
    type=click.IntRange(1, _MOST),
    default=200,
    show_default=True,
    help="How many at most.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@reading_as
def list_posts(seat: Seat, *, published: bool, limit: int, as_json: bool) -> None:
    """Print the open posts as one person sees them, newest change first.

    Each line: post, account, version, state (and why it is held), whose approval is waited for,
    marks such as [2/4] for a thread of which two posts are on X, and how the text begins.
    """
    if published:
        posts = reading.published(seat.parts, seat.person, limit)
        lines = [summary_line(post) for post in posts]
        objects = [summary_json(post) for post in posts]
    else:
        rows = reading.queue(seat.parts, seat.person, limit)
        lines = [row_line(row) for row in rows]
        objects = [
            {
                **summary_json(row.summary),
                "boxes": list(row.boxes),
                "waiting": list(row.waiting_roles),
                "my_role": row.my_role,
            }
            for row in rows
        ]
    for line in [json.dumps(one, ensure_ascii=False) for one in objects] if as_json else lines:
        click.echo(line)


@click.command(short_help="Print everything about one post.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.argument("post")
@reading_as
def show(seat: Seat, post: str, *, as_json: bool) -> None:
    """Print everything about one post: exactly what is sent, who decided what, what became of it.

    Remarks stand with their ids, and the author's private note is printed too. Whoever reads here
    gives no passphrase, so that nothing can be signed: this look is not on the list of `insiders`.
    A window records it.
    """
    view = reading.open_post(seat.parts, PostId(post), seat.person)
    if as_json:
        click.echo(json.dumps(post_json(view), ensure_ascii=False))
        return
    for line in post_lines(view):
        click.echo(line)


COMMANDS = (list_posts, show)
