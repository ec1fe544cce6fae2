"""Making rosters, signing them with root keys, and what a machine remembers of them: its pin.

A pin is kept on the desk, durably, under the place of the ledger that it is about. It only ever goes
forward: a higher version of the roster, later heads. A pin that cannot be read stops publishing; it
is never taken for a first meeting.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol

from desktop_app.domain.account import AccountId, Charter, PersonId, Role
from desktop_app.domain.canonical import Json, canonical, digest, parse_object
from desktop_app.domain.envelope import Envelope, Verify
from desktop_app.domain.errors import BadInput, CountersignError, Damaged, Refused
from desktop_app.domain.heads import Head, Heads, remember
from desktop_app.domain.reading import as_int, as_list, as_object, as_text, only
from desktop_app.domain.roster import (
    LIFETIME,
    ROSTER_TYPE,
    Assignment,
    Member,
    RootKey,
    Roster,
    Trusted,
    catch_up,
    check,
    trust_pinned,
)
from desktop_app.domain.steps import Needs
from desktop_app.services.ports import Desk

_FORMAT = 1
#: The root key on paper.
SAFE = "safe"


class Signer(Protocol):
    """What signs: a keychain (`Keys`), or a root key typed from its page."""

    def public_key(self, person: PersonId, /) -> str:
        """The Ed25519 public key, 64 hex digits. Raises Unavailable (``keychain.*``)."""

    def sign(self, person: PersonId, message: bytes, /) -> str:
        """Sign: 128 hex digits. Raises Unavailable (``keychain.*``)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """What a machine knows of a ledger, whatever the database says."""

    trusted: Trusted
    heads: Mapping[AccountId, tuple[Head, ...]] = field(default_factory=dict)  #: by chain


# --- making rosters --------------------------------------------------------------------------


def first_roster(charter: Charter, ledger: str, roots: Sequence[RootKey], now: datetime) -> Roster:
    """The roster that says what the charter says; `ledger` is the hash of the charter's action.

    Of several publishers of an account the first one sends and the second stands by. Raises
    BadInput (``roster.value``).
    """
    roster = Roster(
        version=1,
        realm=charter.realm,
        ledger=ledger,
        issued_at=now,
        expires_at=now + LIFETIME,
        roots=tuple(roots),
        members=tuple(Member(id=one.id, name=one.name, keys=(one.key,)) for one in charter.people),
        accounts={one.id: _assignment(charter, one.id) for one in charter.accounts},
    )
    check(roster)
    return roster


def renewed(
    roster: Roster,
    now: datetime,
    *,
    members: Iterable[Member] | None = None,
    roots: Iterable[RootKey] | None = None,
    accounts: Mapping[AccountId, Assignment] | None = None,
) -> Roster:
    """The next version, from `now` on, with what is given in place of what was.

    Raises BadInput (``roster.value``).
    """
    new = replace(
        roster,
        version=roster.version + 1,
        issued_at=now,
        expires_at=now + LIFETIME,
        members=roster.members if members is None else tuple(members),
        roots=roster.roots if roots is None else tuple(roots),
        accounts=roster.accounts if accounts is None else dict(accounts),
    )
    check(new)
    return new


def without_person(roster: Roster, person: PersonId, now: datetime) -> Roster:
    """The next version without somebody: nothing that they signed counts any more.

    Raises BadInput (``roster.value``) when nobody is left for what an account needs.
    """
    accounts = {
        name: replace(one, duties={who: held for who, held in one.duties.items() if who != person})
        for name, one in roster.accounts.items()
    }
    members = [one for one in roster.members if one.id != person]
    return renewed(roster, now, members=members, accounts=accounts)


def with_keys(roster: Roster, person: PersonId, keys: Iterable[str], now: datetime) -> Roster:
    """The next version, in which the person signs with `keys` and no others.

    Raises BadInput (``roster.value``).
    """
    keys = tuple(keys)
    members = [replace(one, keys=keys) if one.id == person else one for one in roster.members]
    return renewed(roster, now, members=members)


def with_person(
    roster: Roster, member: Member, duties: Mapping[AccountId, tuple[Role, ...]], now: datetime
) -> Roster:
    """The next version with somebody more, or with other duties and keys of somebody.

    Raises BadInput (``roster.value``).
    """
    accounts = {}
    for name, one in roster.accounts.items():
        held = {who: roles for who, roles in one.duties.items() if who != member.id}
        new = duties.get(name, ())
        accounts[name] = replace(one, duties={**held, member.id: new} if new else held)
    for name in duties.keys() - accounts.keys():
        raise BadInput("roster.value", what=f"accounts.{name}")
    others = [one for one in roster.members if one.id != member.id]
    return renewed(roster, now, members=[*others, member], accounts=accounts)


def with_machines(
    roster: Roster,
    account: AccountId,
    publisher: PersonId,
    standby: PersonId | None,
    now: datetime,
) -> Roster:
    """The next version, in which these machines send for the account, and stand by.

    Raises BadInput (``roster.value``).
    """
    if account not in roster.accounts:
        raise BadInput("roster.value", what=f"accounts.{account}")
    one = replace(roster.accounts[account], publisher=publisher, standby=standby)
    return renewed(roster, now, accounts={**roster.accounts, account: one})


def with_root(roster: Roster, root: RootKey, now: datetime, *, instead_of: str = "") -> Roster:
    """The next version with `root` in place of the root key of that name, or of another's.

    Raises BadInput (``roster.value``).
    """
    before = instead_of or root.name
    roots = [root if one.name == before else one for one in roster.roots]
    return renewed(roster, now, roots=roots)


def unsigned(roster: Roster) -> str:
    """The roster in an envelope that root keys are to sign. Raises BadInput (``roster.value``)."""
    check(roster)
    return Envelope(kind=ROSTER_TYPE, body=roster.body).as_text()


def signed_by_root(text: str, signer: Signer, root: str, known: Iterable[RootKey]) -> str:
    """The envelope with the signature of root key `root`, which must be one of `known`.

    `known` are the roots of the roster itself and of the one before it. Raises BadInput
    (``envelope.form``, ``roster.form``), Refused (``root.other``) or Unavailable (``keychain.*``).
    """
    envelope = Envelope.read(text, ROSTER_TYPE)
    Roster.read(envelope.body)
    key = signer.public_key(root_entry(root))
    if (root, key) not in {(one.name, one.key) for one in known}:
        raise Refused("root.other", root=root)
    return envelope.with_signature(key, signer.sign(root_entry(root), envelope.message)).as_text()


def root_entry(root: str) -> PersonId:
    """Under which name the keychain keeps a root key: it is nobody's everyday key."""
    return PersonId(f"root:{root}")


def fingerprint_of(text: str) -> str:
    """SHA-256 of the roster in an envelope: what six words stand for. Raises BadInput."""
    return digest(Roster.read(Envelope.read(text, ROSTER_TYPE).body).body)


# --- the pin ---------------------------------------------------------------------------------


def read_pin(desk: Desk, place: str, verify: Verify) -> Pin | None:
    """What this machine remembers of the ledger at `place`; None before they first met.

    Raises Damaged (``pin.damaged``).
    """
    kept = desk.preference(_name(place))
    if not kept:
        return None
    try:
        return _read(kept, verify)
    except CountersignError as error:
        raise Damaged("pin.damaged") from error


def has_pin(desk: Desk, place: str) -> bool:
    """Whether this machine keeps anything of the ledger at `place`, readable or not."""
    return bool(desk.preference(_name(place)))


def move_pin(desk: Desk, before: str, place: str) -> None:
    """Keep what is remembered of a ledger that is at another place now."""
    desk.prefer(_name(place), desk.preference(_name(before)) or "")


def forget_pin(desk: Desk, place: str) -> None:
    """Let this machine meet the ledger again, on somebody's explicit word alone."""
    desk.prefer(_name(place), "")


def require_pin(desk: Desk, place: str, verify: Verify) -> Pin:
    """The pin. Raises Refused (``pin.none``) or Damaged (``pin.damaged``)."""
    pin = read_pin(desk, place, verify)
    if pin is None:
        raise Refused("pin.none")
    return pin


def meet(desk: Desk, place: str, text: str, fingerprint: str, verify: Verify) -> Pin:
    """Pin the first roster, whose fingerprint people compared. Raises as `trust_pinned`.

    Refused (``pin.known``) where this machine knows the ledger already: it only goes forward.
    """
    if read_pin(desk, place, verify) is not None:
        raise Refused("pin.known")
    pin = Pin(trusted=trust_pinned(text, fingerprint, verify))
    desk.prefer(_name(place), _written(pin))
    return pin


def advance(
    desk: Desk,
    place: str,
    verify: Verify,
    *,
    rosters: Iterable[str] = (),
    heads: Heads | None = None,
) -> Pin:
    """Follow newer rosters and remember heads that were checked; what is kept never goes back.

    Raises as `roster.catch_up` and `require_pin`; nothing is kept then.
    """
    pin = require_pin(desk, place, verify)
    known = dict(pin.heads)
    for chain, head in (heads or {}).items():
        known[chain] = remember(known.get(chain, ()), head)
    new = Pin(trusted=catch_up(pin.trusted, rosters, verify), heads=known)
    if new != pin:
        desk.prefer(_name(place), _written(new))
    return new


def _name(place: str) -> str:
    return f"pin:{digest(place)}"


def _written(pin: Pin) -> str:
    return canonical(
        {
            "v": _FORMAT,
            "fingerprint": pin.trusted.roster.digest,
            "roster": pin.trusted.text,
            "heads": {chain: [one.as_json() for one in kept] for chain, kept in pin.heads.items()},
        }
    )


def _read(kept: str, verify: Verify) -> Pin:
    said = parse_object(kept)
    only(said, "fingerprint heads roster v")
    if as_int(said["v"]) != _FORMAT:
        raise BadInput("canonical.shape")
    trusted = trust_pinned(as_text(said["roster"]), as_text(said["fingerprint"]), verify)
    chains = as_object(said["heads"])
    return Pin(trusted=trusted, heads={AccountId(name): _heads(chains[name]) for name in chains})


def _heads(value: Json) -> tuple[Head, ...]:
    return tuple(Head.read(one) for one in as_list(value))


def _assignment(charter: Charter, account: AccountId) -> Assignment:
    machines = [one.id for one in charter.publishers(account)]
    held = {one.id: charter.roles(one.id, account) for one in charter.people}
    terms = charter.policy.terms_for(account)
    if not machines:
        raise BadInput("roster.value", what=f"accounts.{account}")
    return Assignment(
        duties={who: roles for who, roles in held.items() if roles and who not in machines},
        publisher=machines[0],
        standby=machines[1] if len(machines) > 1 else None,
        always=tuple(role for role in Role if role in terms.always),
        urgent=tuple(role for role in Role if role in terms.urgent),
        any_of=tuple(
            tuple(role for role in Role if role in step.roles)
            for step in terms.steps
            if step.needs is Needs.ANY
        ),
    )
