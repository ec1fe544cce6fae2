"""Rosters and heartbeats on their way through a ledger: proposed by one person, adopted by another.

The root keys' signatures come with the envelope (`rosters.signed_by_root`); the ledger carries it,
and believes nothing. What is adopted here was verified here first, so that no chain is spoiled.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from desktop_app.domain.account import AccountId, Charter, PersonId
from desktop_app.domain.action import LEDGER_CHAIN, Action, ActionId, ActionKind
from desktop_app.domain.canonical import Json
from desktop_app.domain.enrolment import enrolled, resulting
from desktop_app.domain.envelope import Envelope, signers
from desktop_app.domain.errors import CountersignError, Refused
from desktop_app.domain.heartbeat import HEARTBEAT_TYPE, SAYING, Heartbeat, read_signed
from desktop_app.domain.reading import as_text
from desktop_app.domain.roster import ROSTER_TYPE, RootKey, Roster
from desktop_app.domain.verification import Ruled, envelope_of, follow
from desktop_app.services.checkpoints import page
from desktop_app.services.links import Chains
from desktop_app.services.parts import Parts
from desktop_app.services.ports import Keys, Store, Work
from desktop_app.services.rosters import has_pin
from desktop_app.services.ruled import Follower
from desktop_app.services.statements import signed
from desktop_app.services.trusting import confirm

#: How old the newest heartbeat may be before another is given: a day is how long one lasts.
BEATS = timedelta(hours=6)


class Office(Protocol):
    """What a roster needs of `Parts`."""

    @property
    def store(self) -> Store:
        """The ledger."""

    @property
    def keys(self) -> Keys:
        """Who signs here."""

    @property
    def follower(self) -> Follower:
        """Of the ledger's own chain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A roster that somebody proposed, still to be signed or adopted."""

    id: ActionId
    by: PersonId
    at: datetime
    text: str  #: the envelope
    signed: tuple[str, ...]  #: names of the root keys that signed it, its own and those before
    reason: str  #: what whoever proposed it said; "" for nothing

    @property
    def roster(self) -> Roster:
        """The roster in its envelope."""
        return Roster.read(Envelope.read(self.text, ROSTER_TYPE).body)


def ruled(parts: Office) -> Ruled:
    """What the ledger's own chain adds up to. Raises Damaged."""
    with parts.store.begin() as work:
        return parts.follower.at(work, parts.keys.verify)


def waiting(parts: Office) -> tuple[Waiting, ...]:
    """The next rosters that were proposed, oldest first."""
    now = ruled(parts)
    return tuple(
        _waiting(now, action, parts)
        for action in now.proposals.values()
        if action.kind is ActionKind.PROPOSE_ROSTER
    )


def known_roots(now: Ruled, roster: Roster) -> tuple[RootKey, ...]:
    """The root keys that may sign `roster`: its own, and those of the one in force."""
    before = now.trusted.roster.roots if now.trusted else ()
    return tuple(dict.fromkeys((*roster.roots, *before)))


def propose(parts: Office, by: PersonId, text: str, reason: str = "") -> ActionId:
    """Bring a roster, in its envelope, before the company; more root keys may sign it later.

    Raises BadInput (``envelope.form``, ``roster.form``, ``roster.value``) or LedgerRefused.
    """
    roster = Roster.read(Envelope.read(text, ROSTER_TYPE).body)
    with parts.store.begin() as work:
        now = parts.follower.at(work, parts.keys.verify)
        said: dict[str, Json] = {
            "envelope": text,
            "version": roster.version,
            "reason": reason,
            **resulting(enrolled(now.charter, roster)),
        }
        return _append(work, parts, now.charter, ActionKind.PROPOSE_ROSTER, by, said).id


def adopt(parts: Office, by: PersonId, proposal: ActionId, text: str = "") -> Roster:
    """Put a roster in force: people, keys and duties are then what it says.

    `text` is the proposal's envelope with signatures that were made since. Raises Refused (``governing.unknown``; as `roster.succeed` when the root keys have not signed
    it), BadInput or LedgerRefused.
    """
    with parts.store.begin() as work:
        now = parts.follower.at(work, parts.keys.verify)
        found = now.proposals.get(proposal)
        if found is None or found.kind is not ActionKind.PROPOSE_ROSTER:
            raise Refused("governing.unknown")
        said: dict[str, Json] = {"proposal": proposal}
        if text:
            said["envelope"] = text
        trusted = follow(now, envelope_of(found, said), parts.keys.verify)
        action = _append(work, parts, now.charter, ActionKind.ADOPT_ROSTER, by, said)
        now.after(action, parts.keys.verify)  # undone where another client would refuse it
    return trusted.roster


def beat(parts: Parts, by: PersonId) -> Heartbeat:
    """Look the ledger over and say, signed, that it is as it should be. Raises as `confirm`.

    Refused (``heartbeat.duty``) for somebody who answers for no posts, (``pin.none``) where this
    computer trusts no roster.
    """
    if parts.trust is None:
        raise Refused("pin.none")
    with parts.store.begin() as work:
        charter = parts.follower.at(work, parts.keys.verify).charter
        accounts = _answered_for(charter, by)
        if not accounts:
            raise Refused("heartbeat.duty", person=by)
        # Chains of its own: another thread may be publishing by the others.
        trust = replace(parts.trust, links=Chains().of)
        text = confirm(trust, work, accounts, by, parts.keys, parts.clock.now())
        said: dict[str, Json] = {"envelope": text}
        _append(work, parts, charter, ActionKind.HEARTBEAT, by, said)
    return Heartbeat.read(Envelope.read(text, HEARTBEAT_TYPE).body)


def checkpoint(parts: Parts, by: PersonId) -> str:
    """Look over what `by` reads of the ledger and sign how far it had come: a page to print or mail.

    Nothing is written into the record. Raises as `confirm`; Refused (``pin.none``) where this
    computer trusts no roster.
    """
    if parts.trust is None:
        raise Refused("pin.none")
    with parts.store.begin() as work:
        charter = parts.follower.at(work, parts.keys.verify).charter
        trust = replace(parts.trust, links=Chains().of)
        accounts = accounts_of(charter, by)
        return page(confirm(trust, work, accounts, by, parts.keys, parts.clock.now()))


def is_due(parts: Parts, by: PersonId) -> bool:
    """Whether `by` is somebody to give a heartbeat, and none of this roster is younger than `BEATS`.

    False where this computer trusts no roster. Raises Damaged.
    """
    if parts.trust is None or not has_pin(parts.desk, parts.trust.place):
        return False
    now = ruled(parts)
    if now.trusted is None or not _answered_for(now.charter, by):
        return False
    found = newest_beats(now, parts)
    wanted = set(_answered_for(now.charter, by))
    said = {account for account, one in found.items() if one.at > parts.clock.now() - BEATS}
    return not wanted <= said


def newest_beats(now: Ruled, parts: Parts) -> Mapping[AccountId, Heartbeat]:
    """The newest heartbeat of the roster in force, for each account its giver answers for."""
    found: dict[AccountId, Heartbeat] = {}
    for text in reversed(now.heartbeats):
        try:
            if now.trusted is None:
                break
            said = read_signed(text, now.trusted, parts.keys.verify)
        except CountersignError:
            continue  # whose it is: nobody's who counts
        if said.roster == now.trusted.roster.digest:
            found |= dict.fromkeys(_answered_for(now.charter, said.by), said)
    return found


def accounts_of(charter: Charter, person: PersonId) -> tuple[AccountId, ...]:
    """Accounts in which the person has any duty: whose chains they can read."""
    return tuple(one.id for one in charter.accounts if charter.roles(person, one.id))


def _answered_for(charter: Charter, person: PersonId) -> Sequence[AccountId]:
    return [
        one for one in accounts_of(charter, person) if set(SAYING) & set(charter.roles(person, one))
    ]


def _waiting(now: Ruled, action: Action, parts: Office) -> Waiting:
    text = as_text(action.statement["envelope"])
    envelope = Envelope.read(text, ROSTER_TYPE)
    roots = known_roots(now, Roster.read(envelope.body))
    made = signers(envelope, [one.key for one in roots], parts.keys.verify)
    return Waiting(
        id=action.id,
        by=action.actor,
        at=action.at,
        text=text,
        signed=tuple(dict.fromkeys(one.name for one in roots if one.key in made)),
        reason=as_text(action.statement.get("reason", "")),
    )


def _append(
    work: Work,
    parts: Office,
    charter: Charter,
    kind: ActionKind,
    by: PersonId,
    said: dict[str, Json],
) -> Action:
    return work.append(
        signed(
            parts.keys,
            kind=kind,
            realm=charter.realm,
            account=LEDGER_CHAIN,
            actor=by,
            said=said,
        )
    )
