"""Commands about accounts: connected to X or not, who sends, what it costs, what nobody approved."""

from __future__ import annotations

import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import click

from desktop_app import bootstrap
from desktop_app.cli.desk import (
    REFUSED,
    Seat,
    account_of,
    acting,
    open_desk,
    passphrase_option,
    read_line,
    seated,
    tell,
    unseen,
    with_desk,
)
from desktop_app.cli.supervision import Waking
from desktop_app.cli.words import Reason, at, one_line, plain, say, why, written
from desktop_app.domain.account import Account, PersonId
from desktop_app.domain.control import Stray
from desktop_app.domain.errors import CountersignError, Refused, Unavailable
from desktop_app.services import comparing, connecting, controlling, metering
from desktop_app.services.connecting import Connector, FourKeys, Health
from desktop_app.services.parts import Parts

_ACCOUNT = click.argument("account")
_REASON = click.option("--reason", required=True, help="Why; it stays in the record.")


@click.group()
def account() -> None:
    """Accounts at X, and how this computer is connected."""


@account.command("list", short_help="Print every account and how it stands.")
@with_desk
def list_accounts(parts: Parts) -> None:
    """Print every account: its handle, whether it is frozen, and which computer sends for it."""
    with parts.store.begin() as work:
        known = work.charter().accounts
    for one in known:
        control = comparing.control_of(parts, one.id)
        freeze = control.freeze
        state = say("account.free")
        if freeze is not None:
            state = say("account.frozen", reason=freeze.reason)
        is_here = control.publisher == parts.publisher and parts.publisher is not None
        here = f" {say('account.here')}" if is_here else ""
        publisher = f"{control.publisher or '-'}{here}"
        click.echo(
            say("account.row", account=one.id, handle=one.handle, state=state, publisher=publisher)
        )
        if parts.connector is not None:
            _tell_known_health(parts.connector, one)


@account.command(short_help="Connect an account to X on this computer.")
@click.option("--oauth1", is_flag=True, help="With four keys instead of a consent.")
@click.option("--client-id", default="", help="Of your app at X; asked for if left out.")
@click.option("--no-browser", is_flag=True, help="Only print the address; open it yourself.")
@click.option(
    "--keys-fd",
    type=click.IntRange(0),
    metavar="N",
    help="With --oauth1: read the four keys from file descriptor N, one a line.",
)
@_ACCOUNT
@with_desk
def connect(
    parts: Parts,
    account: str,
    client_id: str,
    keys_fd: int | None,
    *,
    oauth1: bool,
    no_browser: bool,
) -> None:
    """Connect ACCOUNT to X on this computer. docs/connect-to-x.md goes through every click.

    What was connected before is kept until the new connection is known to be the account's.
    """
    connector, known = _connector(parts), _account(parts, account)
    if oauth1:
        health = connecting.connect_oauth1(connector.connections, known, _four_keys(known, keys_fd))
    else:
        named = client_id or click.prompt(say("account.client_id"), err=True)
        consent = connector.consent(named.strip(), bootstrap.system_language())
        show = _shower(known, opens=not no_browser)
        health = connecting.connect_oauth2(connector.connections, consent, known, show)
    _tell_health(known, health)


@account.command(short_help="Ask X whether the connection works (about $0.01).")
@_ACCOUNT
@with_desk
def check(parts: Parts, account: str) -> None:
    """Ask X whether ACCOUNT's connection works (X charges about $0.01)."""
    known = _account(parts, account)
    health = connecting.check(_connector(parts).connections, known)
    _tell_health(known, health)
    if not health.is_connected or health.problem:
        raise click.exceptions.Exit(REFUSED)


@account.command(short_help="End the permission at X and forget it here.")
@_ACCOUNT
@with_desk
def disconnect(parts: Parts, account: str) -> None:
    """End ACCOUNT's permission at X and forget it on this computer."""
    known = _account(parts, account)
    ended = connecting.disconnect(_connector(parts).connections, known)
    click.echo(say("account.ended" if ended else "account.forgotten", handle=known.handle))


@click.command("take-over", short_help="Let another computer send for an account.")
@_REASON
@_ACCOUNT
@click.argument("publisher")
@acting
def take_over(seat: Seat, account: str, publisher: str, reason: str) -> None:
    """Let the computer PUBLISHER send for ACCOUNT from now on: the other one is lost or asleep."""
    known, machine = seat.account(account), PersonId(publisher)
    controlling.take_over(seat.parts, known, machine, seat.person, reason)
    click.echo(say("account.taken_over", publisher=publisher, account=account))


@click.command(short_help="Look for posts on X that nobody approved here.")
@click.option("--every", type=click.IntRange(1, 1440), metavar="MINUTES", help="Go on watching.")
@click.option("--as", "person", metavar="PERSON", help="Who vouches; else this publisher computer.")
@passphrase_option
@_ACCOUNT
def watch(account: str, every: int | None, person: str | None, passphrase_fd: int | None) -> None:
    """Look whether ACCOUNT shows anything on X that was not approved here.

    It may run on any computer with a connection of its own. What it finds is recorded and told; the
    exit code is 1 when there is something that nobody has explained yet.
    """
    with open_desk() as (opening, parts):
        known = account_of(parts, account)
        by = seated(opening, parts, person, passphrase_fd).person if person else None
        looks = _Looks(parts=parts, account=_account(parts, known), by=by)
        if every is None:
            looks.look()
        else:
            with Waking() as waking:
                while not waking.is_asked:
                    looks.look_on()
                    waking.rest(60 * every)
    if looks.found:
        raise click.exceptions.Exit(REFUSED)


@click.command("explain-stray", short_help="Say what a post is that `watch` found.")
@_REASON
@_ACCOUNT
@click.argument("x_post_id")
@acting
def explain_stray(seat: Seat, account: str, x_post_id: str, reason: str) -> None:
    """Say what a post is that `watch` found: its number at X, and the reason."""
    controlling.explain_stray(seat.parts, seat.account(account), x_post_id, seat.person, reason)


@click.command(short_help="What an account spent at X this month, and prices.")
@click.argument("account", required=False)
@with_desk
def cost(parts: Parts, account: str | None) -> None:
    """Print what ACCOUNT (else every account) spent at X this month, its budget, and X's prices."""
    with parts.store.begin() as work:
        charter = work.charter()
    known = [charter.account(account)] if account else charter.accounts
    for one in known:
        month = metering.month(parts, one.id)
        said = say(
            "cost.month",
            account=one.id,
            posts=month.posts,
            begins=at(month.begins, charter.policy.terms_for(one.id).zone),
            spent=written(metering.dollars(month.spent)),
            budget=_budget(month),
        )
        click.echo(said)
    click.echo(say("cost.prices", date=metering.PRICES_OF))
    for charge, price in metering.PRICES.items():
        click.echo(f"  {written(metering.dollars(price))}  {say(f'cost.{charge}')}")


def _budget(month: metering.Month) -> str:
    state = say(f"cost.{month.state_with(0)}")
    if month.budget is None:
        return state
    return say("cost.budget", budget=written(metering.dollars(month.budget)), state=state)


@dataclass(slots=True, kw_only=True)
class _Looks:
    """Comparing an account's timeline with the record, again and again."""

    parts: Parts
    account: Account
    by: PersonId | None
    found: bool = False
    told: frozenset[str] = frozenset()

    def look(self) -> None:
        """Compare once and tell what nobody approved. Raises Unavailable (``x.unreadable``)."""
        new = comparing.watch(self.parts, self.account.id, self.by)
        for stray in new:
            click.echo(self._line(stray))
        control = comparing.control_of(self.parts, self.account.id)
        open_ids = {stray.x_post_id for stray in control.strays if stray.explained_by is None}
        new_ids = {stray.x_post_id for stray in new}
        for one in sorted(open_ids - new_ids - self.told):
            click.echo(say("watch.known", id=one))
        if not open_ids and not new_ids:
            click.echo(
                say("watch.fine", at=self._at(self.parts.clock.now()), account=self.account.id)
            )
        self.told |= open_ids | new_ids
        self.found = bool(open_ids or new_ids)

    def look_on(self) -> None:
        """As `look`; what could not be read is told, and read the next time."""
        try:
            self.look()
        except Unavailable as error:
            tell(error)

    def _line(self, stray: Stray) -> str:
        seen = self._at(stray.created_at or stray.seen_at)
        return say("watch.stray", id=stray.x_post_id, at=seen, text=one_line(stray.text or "", 120))

    def _at(self, moment: datetime) -> str:
        return at(moment, "UTC")


def _account(parts: Parts, named: str) -> Account:
    with parts.store.begin() as work:
        return work.charter().account(named)


def _connector(parts: Parts) -> Connector:
    if parts.connector is None:
        raise Refused("connect.practice")
    return parts.connector


def _shower(account: Account, *, opens: bool) -> Callable[[str], None]:
    """Print the address first: whoever reads it knows what the browser is about to show."""

    def show(address: str) -> None:
        click.echo(say("account.open", handle=account.handle, address=address))
        if opens:
            webbrowser.open(address)

    return show


def _four_keys(account: Account, descriptor: int | None) -> FourKeys:
    names = ("API Key", "API Key Secret", "Access Token", "Access Token Secret")
    keys = [
        unseen(f"{name} (@{account.handle})", option="--keys-fd")
        if descriptor is None
        else read_line(descriptor)
        for name in names
    ]
    return FourKeys(
        consumer_key=keys[0],
        consumer_secret=keys[1],
        access_token=keys[2],
        access_token_secret=keys[3],
    )


def _tell_known_health(connector: Connector, account: Account) -> None:
    """How the connection is, without asking X; a keychain that is locked says so."""
    try:
        _tell_health(account, connecting.health(connector.connections, account))
    except CountersignError as error:
        tell(error)


def _tell_health(account: Account, health: Health) -> None:
    if health.way is None or health.connected_at is None:
        click.echo(say("account.not_connected", handle=account.handle))
        return
    since = at(health.connected_at, "UTC")
    click.echo(say("account.well", handle=account.handle, way=health.way, at=since))
    if health.problem:
        problem = why(Reason(kind=health.problem, facts={"handle": account.handle}))
        click.echo(say("account.problem", why=plain(problem)))


COMMANDS = (account, take_over, watch, explain_stray, cost)
