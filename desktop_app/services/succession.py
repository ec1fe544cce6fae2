"""Somebody leaves a sealed team; where they hold a root key, another person takes their place.

The heir makes a root key on their own computer and reads six words to the holder who stays, who
signs the one roster in which both changes stand. Two root keys of the roster before and two of its
own must sign it. Whoever leaves is not needed for that: the second signature is the one of the
page in the safe, and somebody else than the holder puts the roster in force with it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from desktop_app.domain.account import PersonId, Role
from desktop_app.domain.envelope import Envelope
from desktop_app.domain.errors import Refused
from desktop_app.domain.roster import ROSTER_TYPE, RootKey, Roster
from desktop_app.domain.verification import Ruled
from desktop_app.services import enrolling, rosters, teaming
from desktop_app.services.joining import Candidate, candidates, require_words
from desktop_app.services.teaming import Team

#: One of each puts in force what the other proposed.
SEALING = (Role.COMMUNICATIONS, Role.LEGAL)
_ON_PAPER = (*SEALING, Role.ADMINISTRATOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """Who is to go out of the roster, and why. The heir of a root key, with the words heard."""

    person: PersonId
    reason: str
    heir: PersonId | None = None
    heard: str = ""


def offer_root(team: Team, root: str) -> Candidate:
    """Put one's own new root key beside one's name: its six words are to be heard by a holder.

    Raises Refused (``team.root_held``) for somebody who holds one already, LedgerRefused
    (``ledger.joining``) where the record was founded without invitations.
    """
    require_none(team)
    return teaming.announce(team, root)


def require_none(team: Team) -> None:
    """Raise Refused (``team.root_held``) for somebody who holds a root key."""
    if teaming.holds_root(team):
        raise Refused("team.root_held", person=team.person)


def was_root(team: Team, key: str) -> bool:
    """Whether this key is, or was, a root key of the record."""
    return key in _ever(enrolling.ruled(team))


def heirs(team: Team) -> tuple[Candidate, ...]:
    """People of the roster whose own root key waits beside their name for a holder's place."""
    now = enrolling.ruled(team)
    if now.trusted is None:
        return ()
    roster, used = now.trusted.roster, _ever(now)
    return tuple(
        one
        for one in candidates(team.lobby.read())
        if one.root and one.root not in used and one.key in roster.keys_of(one.person)
    )


def may_use_page(roster: Roster, person: PersonId) -> bool:
    """Whether the page in the safe helps this person: they may propose a roster, and hold no root."""
    is_holder = any(one.name == person for one in roster.roots)
    return not is_holder and bool(_roles(roster, person) & set(_ON_PAPER))


def remove(team: Team, leaving: Leaving) -> Roster:
    """Propose the roster without somebody, signed with this holder's root key.

    Nothing that they signed counts once another person put it in force. Raises BadInput
    (``roster.value`` when nobody is left for what an account needs) and Refused: ``team.nobody``,
    ``team.leaves_self`` for oneself, ``team.heir`` where they hold a root key and nobody who is
    named offers one, ``team.heir_duty``, ``team.words``.
    """
    now = enrolling.ruled(team)
    if now.trusted is None:
        raise Refused("roster.none")
    in_force, person = now.trusted.roster, leaving.person
    root = teaming.own_root(team, in_force.roots)
    if person == team.person:
        raise Refused("team.leaves_self", person=person)
    if not in_force.keys_of(person):
        raise Refused("team.nobody", person=person)
    base, at = teaming.begin_with(team, now), team.clock.now()
    if any(one.name == person for one in base.roots):
        base = _handed_over(team, now, base, leaving, at)
    made = rosters.without_person(base, person, at)
    made = replace(made, version=in_force.version + 1)
    teaming.propose(team, made, root, leaving.reason)
    return made


def _handed_over(team: Team, now: Ruled, base: Roster, leaving: Leaving, at: datetime) -> Roster:
    found = next((one for one in heirs(team) if one.person == leaving.heir), None)
    if found is None or found.root is None or found.person == leaving.person:
        raise Refused("team.heir", person=leaving.person)
    require_words(now.ledger, found, leaving.heard)
    if not _complement(_roles(base, found.person), _roles(base, team.person)):
        raise Refused("team.heir_duty", person=found.person)
    root = RootKey(name=found.person, key=found.root)
    return rosters.with_root(base, root, at, instead_of=leaving.person)


def _complement(heir: set[Role], other: set[Role]) -> bool:
    """Whether each of two holders may put in force what the other one proposed."""
    first, second = SEALING
    return {first, second} <= heir | other and bool(heir & {*SEALING}) and bool(other & {*SEALING})


def _roles(roster: Roster, person: PersonId) -> set[Role]:
    return {role for one in roster.accounts.values() for role in one.duties.get(person, ())}


def _ever(now: Ruled) -> frozenset[str]:
    """The root keys of every roster that was in force: none comes back."""
    read = (Roster.read(Envelope.read(text, ROSTER_TYPE).body) for text in now.rosters)
    return frozenset(root.key for roster in read for root in roster.roots)
