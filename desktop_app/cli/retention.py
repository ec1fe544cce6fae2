"""Commands about legal holds, and about words that two people take out of the record for ever."""

from __future__ import annotations

import click

from desktop_app import bootstrap
from desktop_app.cli.desk import Seat, acting, reading_as
from desktop_app.cli.words import at, say
from desktop_app.domain.action import Action, ActionId, ActionKind, PostId
from desktop_app.services import retention as words_kept
from desktop_app.services.listing import FinalPost
from desktop_app.services.messages import name_of

_ACCOUNT = click.option(
    "--account", default="", metavar="ACCOUNT", help="The record's first, if left out."
)
_DECISIONS = (ActionKind.APPROVE, ActionKind.REQUEST_CHANGES, ActionKind.VETO)
_REASON = click.option("--reason", required=True, help="Why; it stays in the record.")


@click.group()
def retention() -> None:
    """Legal holds, and words that two people take out of the record for ever."""


@retention.command(short_help="Print what is due, asked for and held.")
@_ACCOUNT
@reading_as
def due(seat: Seat, account: str) -> None:
    """Print the finished posts that are older than the policy's retention_days.

    Then those whose words somebody wants taken out, and the legal holds: what they cover is never
    due. Nothing is taken out by itself.
    """
    found = seat.account(account)
    with seat.parts.store.begin() as work:
        policy = work.charter().policy
    zone = policy.terms_for(found).zone
    if policy.retention_days == 0:
        click.echo(say("retention.for_ever"))
    for post in words_kept.due(seat.parts, found):
        click.echo(say("retention.due", post=post.id, **_told(post, zone)))
    for post in words_kept.asked(seat.parts, found):
        click.echo(say("retention.asked", post=post.id, by=post.asked_by, **_told(post, zone)))
    for hold in words_kept.holds(seat.parts, found):
        click.echo(
            say(
                "retention.hold" if hold.covers is None else "retention.hold_post",
                id=hold.id,
                matter=hold.matter,
                covers=hold.covers,
                at=at(hold.at, zone),
                by=hold.by,
                reason=hold.reason,
            )
        )


@retention.command(short_help="Ask for a post's words to be taken out.")
@_REASON
@click.argument("post")
@acting
def ask(seat: Seat, post: str, reason: str) -> None:
    """Ask for the words of POST, a finished one, to be taken out. Another person does it."""
    words_kept.ask(seat.parts, PostId(post), seat.person, reason)
    click.echo(say("retention.now_asked", post=post))


@retention.command(short_help="Take a post's words out, for ever.")
@_REASON
@click.argument("post")
@acting
def redact(seat: Seat, post: str, reason: str) -> None:
    """Take the words of POST out of the record for ever, when another person asked for it.

    Who did what when stays. Other computers let go of their pictures when the program runs there
    again. Backups, exports and what is on X are not reached.
    """
    count = words_kept.redact(seat.parts, PostId(post), seat.person, reason)
    click.echo(say("retention.redacted", post=post, count=count))


@retention.command(short_help="Keep words for a legal matter; print the hold's id.")
@_ACCOUNT
@_REASON
@click.option("--matter", required=True, help="The case, as legal calls it.")
@click.option("--post", default="", metavar="POST", help="This one; else all of the account.")
@acting
def preserve(seat: Seat, *, account: str, reason: str, matter: str, post: str) -> None:
    """Keep the words of one post, or of every post of the account, whatever the policy says."""
    made = words_kept.preserve(
        seat.parts,
        seat.account(account),
        seat.person,
        matter=matter,
        reason=reason,
        covers=PostId(post) if post else None,
    )
    click.echo(made)


@retention.command(short_help="End a legal hold.")
@_ACCOUNT
@_REASON
@click.argument("hold")
@acting
def release(seat: Seat, hold: str, account: str, reason: str) -> None:
    """End HOLD. It takes nothing out; what was asked before the hold is asked again."""
    found = seat.account(account)
    words_kept.unpreserve(seat.parts, found, ActionId(hold), seat.person, reason)
    click.echo(say("retention.released", id=hold))


@retention.command("show", short_help="Print what is left of a redacted post.")
@click.argument("post")
@reading_as
def show_left(seat: Seat, post: str) -> None:
    """Print what is left of POST once its words were taken out: who did what, and when."""
    left = words_kept.left(seat.parts, PostId(post))
    found, zone = left.redaction, left.zone
    moment = at(found.at, zone)
    click.echo(say("retention.was", post=post, at=moment, by=found.by, reason=found.reason))
    moment = at(found.asked_at, zone)
    click.echo(say("retention.was_asked", at=moment, by=found.asked_by, reason=found.asked_because))
    click.echo(say("retention.wrote", people=", ".join(left.wrote)))
    for action in left.actions:
        when, what = at(action.at, zone), _what(action)
        click.echo(say("show.action", at=when, what=what, actor=action.actor))


def _what(action: Action) -> str:
    is_decision = action.kind in _DECISIONS
    what = say(f"{'verdict' if is_decision else 'action'}.{action.kind}")
    return f"{what} v{action.revision}"


def _told(post: FinalPost, zone: str) -> dict[str, str]:
    return {
        "state": name_of("state", post.state, bootstrap.system_language()),
        "at": at(post.since, zone),
    }


COMMANDS = (retention,)
