"""Rosters of a small company for tests: root keys, signatures, and each version from the last."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from desktop_app.domain.account import AccountId, PersonId, Role
from desktop_app.domain.envelope import Envelope
from desktop_app.domain.heads import Head
from desktop_app.domain.heartbeat import HEARTBEAT_TYPE, Heartbeat
from desktop_app.domain.roster import LIFETIME, ROSTER_TYPE, RootKey, Roster
from desktop_app.services.rosters import first_roster
from tests.contracts.company import START, charter, key_of, public_key_of

LEDGER = "ab" * 32
ROOTS = tuple(
    RootKey(name=name, key=public_key_of(f"root {name}")) for name in ("director", "legal", "safe")
)
DAY = timedelta(days=1)
HEADS = {AccountId("acme"): Head(seq=3, hash="cd" * 32)}


def first(**changes) -> Roster:
    """Version 1 of the company's roster, issued at START."""
    return replace(first_roster(charter(), LEDGER, ROOTS, START), **changes)


def after(roster: Roster, **changes) -> Roster:
    """The next version, a day later."""
    at = roster.issued_at + DAY
    values = {"version": roster.version + 1, "issued_at": at, "expires_at": at + LIFETIME}
    return replace(roster, **{**values, **changes})


def signed(body: Roster | str, *roots: str, kind: str = ROSTER_TYPE) -> str:
    """An envelope signed with the root keys of these names: `other` is nobody's."""
    text = body if isinstance(body, str) else body.body
    envelope = Envelope(kind=kind, body=text)
    for name in roots:
        made = key_of(f"root {name}").sign(envelope.message).hex()
        envelope = envelope.with_signature(public_key_of(f"root {name}"), made)
    return envelope.as_text()


def root(name: str) -> RootKey:
    """A root key that replaces one of the first three."""
    return RootKey(name=name, key=public_key_of(f"root {name}"))


def beat(roster: Roster, by: str = "comms", /, signer: str | None = None, **changes) -> str:
    """A heartbeat, an hour after the roster was issued."""
    values = {
        "realm": roster.realm,
        "ledger": roster.ledger,
        "version": roster.version,
        "roster": roster.digest,
        "by": PersonId(by),
        "at": roster.issued_at + timedelta(hours=1),
        "heads": HEADS,
    }
    envelope = Envelope(kind=HEARTBEAT_TYPE, body=Heartbeat(**{**values, **changes}).body)
    made = key_of(signer or by).sign(envelope.message).hex()
    return envelope.with_signature(public_key_of(signer or by), made).as_text()


def staffed(roster: Roster, account: str = "acme", **changes) -> Roster:
    """The roster with another assignment of one account."""
    name = AccountId(account)
    return replace(
        roster, accounts={**roster.accounts, name: replace(roster.accounts[name], **changes)}
    )


def with_duty(roster: Roster, person: str, *roles: Role) -> Roster:
    """The roster in which the person holds these duties, and no others, for the first account."""
    duties = {**roster.accounts[AccountId("acme")].duties, PersonId(person): roles}
    return staffed(roster, duties={who: held for who, held in duties.items() if held})
