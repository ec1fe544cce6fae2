"""Commands that put a post into review: `submit`, and `draft import` from a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from desktop_app import bootstrap
from desktop_app.cli.desk import REFUSED, Seat, acting, agreed
from desktop_app.cli.form import (
    LANGUAGES,
    POLL_MINUTES,
    REPLIERS,
    Form,
    PartForm,
    draft_of,
    read_form,
)
from desktop_app.cli.shown import preview
from desktop_app.cli.usage import WrongUse
from desktop_app.cli.words import say
from desktop_app.domain.payload import Poll
from desktop_app.services import drafting
from desktop_app.services.messages import obstacle_text
from desktop_app.services.ports import Draft

_FILE = click.Path(path_type=Path, dir_okay=False)
_TWIN = click.option("--twin", type=_FILE, metavar="FILE", help="Its twin in the other language.")


#: What is typed as an example keeps its lines: click rewraps all but paragraphs that begin so.
_KEEP = "\b\n"
_IMPORT = f"""Show the post in FILE exactly as it would be posted, ask, and put it into review.

FILE is TOML. Anything unknown in it is an error, so that a mistyped name is never ignored:

{_KEEP}  text = "One post"              # or one [[part]] a post, as below
  account = "claire-morel"
  language = "auto"              # or en, fr
  reply_to = "LINK"              # or quote = "LINK"
  source_handle = "someone"      # with source_text, where X cannot be read
  source_text = "What that post says"
  who_may_reply = "everyone"
  at = "2026-12-01 09:30"
  zone = "Europe/Paris"
  made_with_ai = false
  paid_partnership = false
  urgent = "Why it cannot wait"
  by_hand = false
  ask_legal = false              # true: legal must approve, whatever the checks find
  corrects = "POST"
  revises = "POST"
  accepts = ["REMARK"]           # suggestions taken over from the post that it revises
  template = "TEMPLATE"          # what it began from, as `template list` prints it
  note = "For the reviewers only: never posted"
  explain = [{{ rule = "RULE", quote = "its words", text = "Why it may be said", part = 1 }}]

{_KEEP}  [[part]]
  text = "The first post of a thread"
  photo = [{{ file = "team.jpg", alt = "Our team in Lyon" }}]

{_KEEP}  [[part]]
  text = "The second"
  poll = {{ options = ["Yes", "No"], minutes = 60 }}

Pictures are looked for beside FILE. With --twin, the post in the other file says the same in the
other language: both are shown, submitted and later approved together. The exit code is 1 when you answer no.
"""


@click.command(short_help="Put a post into review and print its id.")
@click.argument("text", required=False)
@click.option("--part", "more", multiple=True, help="Another post of the thread; repeat it.")
@click.option("--photo", "photos", multiple=True, type=_FILE, help="A picture, GIF or film.")
@click.option("--alt", "alts", multiple=True, help="Its description, one for each --photo.")
@click.option("--poll", "options", multiple=True, help="An option of a poll, 2 to 4 times.")
@click.option(
    "--poll-minutes",
    type=int,
    default=POLL_MINUTES,
    show_default=True,
    help="How long the poll is open.",
)
@click.option("--reply-to", default="", metavar="LINK", help="The post that this one answers.")
@click.option("--quote", default="", metavar="LINK", help="The post that this one quotes.")
@click.option("--source-handle", default="", help="Who wrote that post, when X cannot be read.")
@click.option("--source-text", default="", help="What it says, when X cannot be read.")
@click.option(
    "--who-may-reply",
    type=click.Choice(REPLIERS),
    default="everyone",
    help="Everyone, if left out.",
)
@click.option("--made-with-ai", is_flag=True, help="Have X mark it as made with AI.")
@click.option("--paid-partnership", is_flag=True, help="Have X mark it as a paid partnership.")
@click.option("--at", default="", metavar='"YYYY-MM-DD HH:MM"', help="When it is to leave.")
@click.option("--zone", default="", help="Where that is the time; else the account's own zone.")
@click.option("--urgent", default="", metavar="REASON", help="Why it cannot wait: legal decides.")
@click.option("--by-hand", is_flag=True, help="Somebody will post it in X's own application.")
@click.option("--ask-legal", is_flag=True, help="Have legal approve it, whatever is found.")
@click.option("--account", default="", metavar="ACCOUNT", help="The record's first, if left out.")
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default="auto",
    help="In which it is written; auto finds out.",
)
@click.option("--corrects", default="", metavar="POST", help="The posted post that it corrects.")
@click.option("--revises", default="", metavar="POST", help="Make the next version of that post.")
@click.option("--accepts", multiple=True, metavar="REMARK", help="A suggestion that it takes over.")
@click.option("--template", default="", metavar="TEMPLATE", help="The template that it began from.")
@click.option("--note", default="", metavar="WORDS", help="For the reviewers only: never posted.")
@_TWIN
@acting
def submit(seat: Seat, text: str | None, *, twin: Path | None, **given: Any) -> None:
    """Put TEXT (or "-": standard input) into review and print the post's id.

    Pictures and a poll belong to the last post of a thread; `draft import` can put them on any.
    The time of a scheduled post is part of what is approved: changing it makes a new version, and
    reviewers decide again. There is no other way to schedule.

    With --twin, FILE (as `draft import` reads it) says the same in the other language: both are
    submitted and later approved together, and both ids are printed. A new version of one alone
    stops the other until both are submitted together again.
    """
    _submit(seat, _drafted(seat, _form(text, **given), twin))


def _form(
    text: str | None,
    *,
    more: tuple[str, ...],
    photos: tuple[Path, ...],
    alts: tuple[str, ...],
    options: tuple[str, ...],
    poll_minutes: int,
    **rest: Any,
) -> Form:
    if text is None and not more and not photos:
        raise WrongUse("usage.post_text")
    if len(photos) != len(alts):
        raise WrongUse("usage.alt")
    if bool(rest["source_handle"]) is not bool(rest["source_text"]):
        raise WrongUse("usage.source")
    if rest["zone"] and not rest["at"]:
        raise WrongUse("usage.zone")
    first = () if text is None else (sys.stdin.read() if text == "-" else text,)
    *before, last = (*first, *more) or ("",)
    poll = Poll(options=options, minutes=poll_minutes) if options else None
    parts = [PartForm(text=one) for one in before]
    pictures = tuple(zip(photos, alts, strict=True))
    return Form(parts=(*parts, PartForm(text=last, photos=pictures, poll=poll)), **rest)


@click.group()
def draft() -> None:
    """Posts that are not in review yet."""


@draft.command("import", help=_IMPORT)
@click.argument("file", type=_FILE)
@click.option("--yes", is_flag=True, help="Submit without asking; the preview is printed too.")
@_TWIN
@acting
def import_draft(seat: Seat, file: Path, *, yes: bool, twin: Path | None) -> None:
    """Show the post in FILE exactly as it would be posted, ask, and put it into review."""
    made = _drafted(seat, read_form(file), twin)
    with seat.parts.store.begin() as work:
        charter = work.charter()
    for each in made:
        for line in preview(seat.parts, charter, each, seat.person):
            click.echo(line)
    blocked = [obstacle for each in made for obstacle in drafting.obstacles(charter, each)]
    for obstacle in blocked:
        click.echo(obstacle_text(obstacle, bootstrap.system_language()), err=True)
    if blocked:
        raise click.exceptions.Exit(REFUSED)
    if not yes and not agreed(say("write.submit")):
        click.echo(say("write.nothing"), err=True)
        raise click.exceptions.Exit(REFUSED)
    _submit(seat, made)


def _drafted(seat: Seat, form: Form, twin: Path | None) -> tuple[Draft, ...]:
    """The draft that `form` makes, and its twin where there is one."""
    made = draft_of(seat.parts, seat.person, form)
    if twin is None:
        return (made,)
    return drafting.twins(made, draft_of(seat.parts, seat.person, read_form(twin)))


def _submit(seat: Seat, made: tuple[Draft, ...]) -> None:
    if len(made) == 1:
        click.echo(drafting.submit_for_review(seat.parts, made[0], seat.person))
        return
    for post in drafting.submit_together(seat.parts, made[0], made[1], seat.person):
        click.echo(post)


COMMANDS = (submit, draft)
