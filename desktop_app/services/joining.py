"""What people say while they join a team, and how much of it is to be believed.

A key is believed for six words that were compared by voice, or for the signed word of a holder of a
root key whose own key is believed. The server that carries all of this is believed for nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from desktop_app.checks.rulebook import Rulebook
from desktop_app.domain.account import AccountId, Charter, PersonId, Realm, Role
from desktop_app.domain.canonical import Json, canonical, digest, parse_object, pre_authentication
from desktop_app.domain.envelope import Verify
from desktop_app.domain.errors import BadInput, CountersignError, Refused
from desktop_app.domain.reading import as_optional_text, as_text
from desktop_app.services import founding, spoken
from desktop_app.services.teaming_ports import Entry, Guest, Lobby

JOINING_TYPE = "application/vnd.countersign.joining+json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody of the plan, or invited later, and the key that they posted; "" before that."""

    person: PersonId
    name: str = ""
    duties: str = ""
    until: str = ""  #: when their newest invitation ends
    key: str = ""
    root: str | None = None  #: of somebody who holds a root key
    at: str = ""  #: when they posted it
    ledger: str = ""  #: in which they posted it, as they were told
    confirmed_by: PersonId | None = None
    is_replaced: bool = False  #: another key stood there before


# --- the plan --------------------------------------------------------------------------------


def read_plan(text: str, book: Rulebook) -> Charter:
    """The charter that a people file makes, still without keys.

    Raises BadInput (``founding.*``, ``team.plan_key`` for a key in it) and Refused (``team.holders``
    without two different people who can seal it).
    """
    plan = founding.read_charter(text, Realm.X, book, lambda _person, _roles: "")
    for one in plan.people:
        if one.key:
            raise BadInput("team.plan_key", person=one.id)
    if not holders_of(plan):
        raise Refused("team.holders")
    return plan


def holders_of(plan: Charter) -> tuple[PersonId, ...]:
    """The director and counsel: the first two different ones of communications and legal."""
    account = plan.accounts[0].id
    for director in plan.holders(Role.COMMUNICATIONS, account):
        for counsel in plan.holders(Role.LEGAL, account):
            if counsel.id != director.id:
                return director.id, counsel.id
    return ()


def wished(plan: Charter, person: PersonId) -> str:
    """The duties of somebody in the plan, as an invitation's list says them."""
    return " ".join(plan.roles(person, plan.accounts[0].id))


def missing(lobby: Lobby) -> Refused:
    """Why nobody can work yet: ``team.unsealed`` with the names of whoever has not joined.

    ``team.unsealed_joined`` once all have: words are to be compared, and the two holders seal it.
    """
    absent = ", ".join(one.name for one in candidates(lobby) if not one.key)
    return Refused("team.unsealed", people=absent) if absent else Refused("team.unsealed_joined")


def known_as(lobby: Lobby) -> str:
    """What the record is called before it is founded: the plan's own digest, whatever the server says."""
    return digest(lobby.plan) if lobby.plan and not lobby.is_founded else lobby.ledger


def read_duties(text: str, accounts: Sequence[AccountId]) -> dict[AccountId, tuple[Role, ...]]:
    """Duties like ``communications legal:ceo``. Raises BadInput (``team.duty``)."""
    found: dict[AccountId, set[Role]] = {}
    for said in text.split():
        role, sign, account = said.partition(":")
        named = [AccountId(account)] if sign else list(accounts)
        if role not in set(Role) - {Role.PUBLISHER} or not set(named) <= set(accounts):
            raise BadInput("team.duty", duty=said)
        for one in named:
            found.setdefault(one, set()).add(Role(role))
    return {one: tuple(role for role in Role if role in held) for one, held in found.items()}


def require_duties(text: str, accounts: Sequence[AccountId]) -> None:
    """Raise BadInput (``team.duty``) as `read_duties`; without `accounts` their names are not judged."""
    named = [AccountId(said.partition(":")[2]) for said in text.split() if ":" in said]
    read_duties(text, tuple(accounts) or named or (AccountId("any"),))


# --- what was said ---------------------------------------------------------------------------


def judged(
    lobby: Lobby,
    people: Sequence[Candidate],
    holders: Sequence[PersonId],
    start: Mapping[PersonId, str],
    verify: Verify,
) -> tuple[Candidate, ...]:
    """The first people, and by whom their newest keys were confirmed, believing the keys in `start`.

    A holder's word counts once their own key is believed; a key in `start` needs nobody's, where
    it is the only one: it is this computer's own.
    """
    believed, said = dict(start), dict[PersonId, PersonId]()
    if len(start) == 1:
        said = {one.person: one.person for one in people if start.get(one.person) == one.key}
    keys = {one.person: (one.key, one.root) for one in people}
    for _ in holders:
        for entry in lobby.entries:
            found = _read(entry, "confirm")
            by = PersonId(entry.person)
            if found is None or found.person == by or by not in holders or by not in believed:
                continue
            message = pre_authentication(JOINING_TYPE, entry.body)
            if found.ledger == digest(lobby.plan) and verify(
                believed[by], message, entry.signature
            ):
                _believe(found, by, keys, holders, believed, said)
    return tuple(replace(one, confirmed_by=said.get(one.person)) for one in people)


def _believe(
    found: Candidate,
    by: PersonId,
    keys: Mapping[PersonId, tuple[str, str | None]],
    holders: Sequence[PersonId],
    believed: dict[PersonId, str],
    said: dict[PersonId, PersonId],
) -> None:
    if keys.get(found.person) == (found.key, found.root):
        said.setdefault(found.person, by)
        if found.person in holders:
            believed.setdefault(found.person, found.key)


def candidates(lobby: Lobby) -> tuple[Candidate, ...]:
    """Everybody who was invited, with the key that they posted last."""
    newest = newest_keys(lobby)
    return tuple(_candidate(one, newest.get(PersonId(one.person))) for one in lobby.guests)


def _candidate(guest: Guest, joined: Candidate | None) -> Candidate:
    joined = joined or Candidate(person=PersonId(guest.person))
    return replace(joined, name=guest.name, duties=guest.duties, until=guest.until)


def newest_keys(lobby: Lobby) -> dict[PersonId, Candidate]:
    """The key that each person posted last."""
    found: dict[PersonId, Candidate] = {}
    for entry in lobby.entries:
        made = _read(entry, "join")
        if made is not None and made.person == entry.person:
            found[made.person] = replace(made, is_replaced=made.person in found)
    return found


def _read(entry: Entry, kind: str) -> Candidate | None:
    """What an entry of this kind is about; None for any other one."""
    try:
        said = parse_object(entry.body)
        if (said["kind"], said["by"]) != (kind, entry.person):
            return None
        return Candidate(
            person=PersonId(as_text(said["person"])),
            at=entry.at,
            key=as_text(said["key"]),
            root=as_optional_text(said["root"]),
            ledger=as_text(said["ledger"]),
        )
    except (CountersignError, KeyError):
        return None


def statement(kind: str, ledger: str, by: PersonId, about: Candidate) -> str:
    """What is signed: that one joins (``join``), or that one compared another's words (``confirm``)."""
    body: dict[str, Json] = {"v": 1, "kind": kind, "realm": Realm.X, "ledger": ledger, "by": by}
    return canonical({**body, "person": about.person, "key": about.key, "root": about.root})


def fingerprint(ledger: str, about: Candidate) -> str:
    """What the six words stand for: this key is this person's, in this ledger."""
    said: dict[str, Json] = {"v": 1, "ledger": ledger, "person": about.person}
    return digest(canonical({**said, "key": about.key, "root": about.root}))


def require_words(ledger: str, found: Candidate, heard: str) -> None:
    """Raise Refused (``team.words``) unless these are the words of the key that was posted."""
    if not spoken.are_same(heard, fingerprint(ledger, found)):
        raise Refused("team.words", person=found.person)
