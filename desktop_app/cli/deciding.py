"""Commands by which a person decides on posts, stops them, lets them go on, or settles them."""

from __future__ import annotations

import click

from desktop_app.cli.desk import Seat, acting
from desktop_app.cli.usage import WrongUse
from desktop_app.cli.words import Reason, say, why
from desktop_app.domain.account import APPROVING, PersonId, Role
from desktop_app.domain.action import PostId
from desktop_app.domain.errors import Refused
from desktop_app.domain.record import PostRecord
from desktop_app.domain.review import Exemption, Verdict
from desktop_app.services import controlling, delegating, drafting, reading, reviewing, settling
from desktop_app.services.reading import PostView

_ROLES = click.Choice([str(role) for role in APPROVING])
_REASON = click.option("--reason", required=True, help="Why; it stays in the record.")
_POST = click.argument("post")
_ACCOUNT = click.argument("account")


@click.command(short_help="Approve, ask for changes, or veto.")
@click.option("--fingerprint", required=True, help="What `show` printed: all 64 digits.")
@click.option("--twin-fingerprint", help="That of its twin, which is approved together with it.")
@click.option(
    "--verdict",
    type=click.Choice([v.value for v in Verdict]),
    required=True,
    help="What you decide.",
)
@click.option("--role", type=_ROLES, help="In which of your roles, where you hold several.")
@click.option(
    "--reason", default="", help="Needed, but to approve what was not found to be legal’s."
)
@click.option("--for", "principal", metavar="PERSON", help="As the deputy of this person.")
@click.option("--exception-reason", help="For legal, in a quiet period: why it may go.")
@click.option("--exception-link", metavar="LINK", help="And the communiqué that is public.")
@_POST
@acting
def decide(
    seat: Seat,
    post: str,
    *,
    fingerprint: str,
    twin_fingerprint: str | None,
    verdict: str,
    role: str | None,
    reason: str,
    principal: str | None,
    exception_reason: str | None,
    exception_link: str | None,
) -> None:
    """Record a verdict on exactly the version with this fingerprint.

    A post with a twin in the other language is approved together with it: `show` prints both
    texts and both fingerprints.
    """
    view = reading.open_post(seat.parts, PostId(post), seat.person)
    held = view.charter.roles(seat.person, view.record.account)
    acting_for = PersonId(principal) if principal else None
    if not role and acting_for is None and view.my_role not in held:
        acting_for = view.acting_for
    asked = _role_in(seat, view, acting_for)
    wanted = Role(role) if role else asked or next(iter(held), None)
    if wanted is None:
        raise Refused("review.no_role")
    state = reviewing.decide(
        seat.parts,
        PostId(post),
        fingerprint.strip().lower(),
        Verdict(verdict),
        wanted,
        seat.person,
        reason,
        acting_for=acting_for,
        exception=_exemption(exception_reason, exception_link),
        twin_shown=None if twin_fingerprint is None else twin_fingerprint.strip().lower(),
    )
    click.echo(state)


def _role_in(seat: Seat, view: PostView, acting_for: PersonId | None) -> Role | None:
    """The role that is asked for now; of somebody else's, one that they lent."""
    if acting_for in (None, view.acting_for):
        return view.my_role
    record = view.record
    now = seat.parts.clock.now()
    acts = delegating.acting(view.charter, record.control, seat.person, record.account, now)
    return next((role for role, principal in acts if principal == acting_for), None)


def _exemption(reason: str | None, link: str | None) -> Exemption | None:
    """Legal's exception. Raises BadInput (``review.exception``) where one half is missing."""
    if reason is None and link is None:
        return None
    return Exemption(reason=reason or "", link=link or "")


@click.command("withdraw-approval", short_help="Take your own approval back.")
@click.option("--role", type=_ROLES, help="Which approval, where you gave several.")
@_REASON
@_POST
@acting
def withdraw_approval(seat: Seat, post: str, role: str | None, reason: str) -> None:
    """Take your own approval back, until the post leaves: it is in review again."""
    record = _record(seat, post)
    given = [
        (decision.role, decision.acting_for)
        for decision in record.counting(seat.parts.clock.now())
        if decision.person == seat.person and role in (None, decision.role)
    ]
    # Without an approval to take back, the record itself says so.
    wanted, principal = (*given, (Role(role) if role else Role.COMMUNICATIONS, None))[0]
    reviewing.withdraw_approval(
        seat.parts, PostId(post), wanted, seat.person, reason, acting_for=principal
    )
    _tell_state(seat, post)


@click.command()
@_REASON
@_POST
@acting
def withdraw(seat: Seat, post: str, reason: str) -> None:
    """Take a post back before it is sent."""
    drafting.withdraw(seat.parts, PostId(post), seat.person, reason)
    _tell_state(seat, post)


@click.command(short_help="Stop an approved or held post.")
@_REASON
@_POST
@acting
def recall(seat: Seat, post: str, reason: str) -> None:
    """Stop an approved or held post until somebody submits it again."""
    controlling.recall(seat.parts, PostId(post), seat.person, reason)
    _tell_state(seat, post)


@click.command(short_help="Let a held post go on.")
@_REASON
@_POST
@acting
def release(seat: Seat, post: str, reason: str) -> None:
    """Let a held post go on: what held it is mended, or the freeze is over."""
    controlling.release(seat.parts, PostId(post), seat.person, reason)
    _tell_state(seat, post)


@click.command("take-down")
@click.option("--by-hand", is_flag=True, help="You took it off X yourself already: record that.")
@_REASON
@_POST
@acting
def take_down(seat: Seat, post: str, reason: str, *, by_hand: bool) -> None:
    """Have a post taken off X at once. The record keeps it, who asked, and why."""
    if by_hand:
        if all(part.removed_at is not None for part in _record(seat, post).parts):
            raise Refused("ledger.state")  # nothing of it is on X
        controlling.removed_by_hand(seat.parts, PostId(post), seat.person, reason)
    else:
        controlling.take_down(seat.parts, PostId(post), seat.person, reason)
    _tell_state(seat, post)


@click.command("after-review", short_help="Say that you looked again at an urgent post.")
@click.option("--reason", required=True, help="What you found, for the record.")
@_POST
@acting
def after_review(seat: Seat, post: str, reason: str) -> None:
    """Record that you looked again at a post that could not wait."""
    controlling.after_review(seat.parts, PostId(post), seat.person, reason)
    _tell_state(seat, post)


@click.command(short_help="Say what became of a post.")
@click.option("--found", default="", metavar="LINK", help="It is on X: this is the link to it.")
@click.option("--absent", default="", metavar="REASON", help="It is not on X: where you looked.")
@click.option("--by-hand", default="", metavar="LINK", help="You posted it in X's application.")
@_POST
@acting
def settle(seat: Seat, post: str, found: str, absent: str, by_hand: str) -> None:
    """Say what became of a post: one that nobody knows about, or one to be posted by hand.

    Look at the account on X first. After --absent every approval is void and the post is in review
    again; nothing is sent again by itself.
    """
    if sum(map(bool, (found, absent, by_hand))) != 1:
        raise WrongUse("usage.became")
    parts, known = seat.parts, PostId(post)
    if found:
        outcome = settling.settle_found(parts, known, found, seat.person)
    elif absent:
        outcome = settling.settle_absent(parts, known, absent, seat.person)
    else:
        outcome = settling.settle_by_hand(parts, known, by_hand, seat.person)
    if outcome.same_text is False:
        click.echo(why(Reason(kind="settle.differs")), err=True)
    _tell_state(seat, post)


@click.command()
@_REASON
@_ACCOUNT
@acting
def freeze(seat: Seat, account: str, reason: str) -> None:
    """Stop everything of ACCOUNT that has not left. One person is enough."""
    controlling.freeze(seat.parts, seat.account(account), seat.person, reason)
    click.echo(say("decide.frozen", account=account))


@click.command()
@_REASON
@_ACCOUNT
@acting
def unfreeze(seat: Seat, account: str, reason: str) -> None:
    """End the freeze of ACCOUNT. Nothing leaves by itself: each held post is released."""
    controlling.unfreeze(seat.parts, seat.account(account), seat.person, reason)
    click.echo(say("decide.unfrozen", account=account))


def _record(seat: Seat, post: str) -> PostRecord:
    with seat.parts.store.begin() as work:
        return reading.load(work, seat.parts, PostId(post))


def _tell_state(seat: Seat, post: str) -> None:
    click.echo(_record(seat, post).state)


COMMANDS = (
    decide,
    withdraw_approval,
    withdraw,
    recall,
    release,
    take_down,
    after_review,
    settle,
    freeze,
    unfreeze,
)
