"""A team comes together: each with a key made on their own computer, confirmed by six words.

What a server says of keys is believed for what people read to one another by voice, and for what
somebody signed whose key was compared in that way. Two people hold root keys: the first of
communications (the director) and the first of legal (counsel) of the people file; the third root
key lies in the safe. Before both have sealed the first roster nothing can be recorded but that.

Roster changes are made by one holder, who signs and proposes them, and put in force by the other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from desktop_app.checks.rulebook import Rulebook
from desktop_app.domain.account import Charter, PersonId, Realm
from desktop_app.domain.action import LEDGER_CHAIN
from desktop_app.domain.canonical import canonical, digest, pre_authentication
from desktop_app.domain.errors import CountersignError, Refused
from desktop_app.domain.heads import Head
from desktop_app.domain.roster import Member, RootKey, Roster, Trusted
from desktop_app.domain.verification import Ruled
from desktop_app.services import enrolling, founding, rosters, spoken
from desktop_app.services.enrolling import Waiting
from desktop_app.services.joining import (
    JOINING_TYPE,
    Candidate,
    candidates,
    fingerprint,
    holders_of,
    judged,
    known_as,
    newest_keys,
    read_duties,
    read_plan,
    require_words,
    statement,
    wished,
)
from desktop_app.services.ports import Clock, Desk, Keys, Store, Work
from desktop_app.services.rosters import SAFE
from desktop_app.services.ruled import Follower
from desktop_app.services.teaming_ports import Lobby, Lobbying
from desktop_app.services.trusting import Trust


class Stage(StrEnum):
    """How far a team's record has come. Nothing can be written before it is sealed."""

    JOINING = "joining"  #: somebody of the first ones has not made their key
    CONFIRMING = "confirming"  #: somebody's six words were not compared yet
    FOUNDING = "founding"  #: counsel seals next
    SEALING = "sealing"  #: the director seals next
    SEALED = "sealed"
    OUTSIDE = "outside"  #: it has people already, and this person is not among them yet


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where the record stands. `waits_for` are those who do the next step."""

    stage: Stage
    people: tuple[Candidate, ...]  #: the first ones before it is sealed, later those who join
    holders: tuple[PersonId, ...]  #: the director and counsel; none where nothing was planned
    waits_for: tuple[PersonId, ...] = ()
    until: datetime | None = None  #: when the roster in force ends
    version: int = 0
    waiting: tuple[Waiting, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """What `seal` did. `page` is for the safe, printed once; "" for none."""

    roster: Roster
    in_force: bool
    page: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """A team's record, as `person` sees it from this computer."""

    place: str  #: as this computer's pins name it
    person: PersonId
    lobby: Lobbying
    store: Store
    keys: Keys
    desk: Desk
    clock: Clock
    book: Rulebook
    follower: Follower = field(default_factory=Follower)


# --- joining ---------------------------------------------------------------------------------


def announce(team: Team, root: str | None) -> Candidate:
    """Put one's own key (and root key) beside one's name, unless it stands there already.

    Raises LedgerRefused (``ledger.joining``) or Unavailable (``keychain.*``).
    """
    lobby, me = team.lobby.read(), team.person
    key = team.keys.public_key(me)
    known = newest_keys(lobby).get(me)
    if known is None or (known.key, known.root) != (key, root):
        said = statement("join", known_as(lobby), me, Candidate(person=me, key=key, root=root))
        team.lobby.post(said, team.keys.sign(me, pre_authentication(JOINING_TYPE, said)))
    return next(one for one in candidates(team.lobby.read()) if one.person == me)


def words(candidate: Candidate, language: str) -> tuple[str, ...]:
    """The six words of a key that was posted: its owner reads them to a holder. Takes 0.3 s."""
    return spoken.six_words(fingerprint(candidate.ledger, candidate), language)


def holds_root(team: Team) -> str:
    """Under which name this person holds a root key, or is to make one; "" for nobody's."""
    now = _ruled(team)
    if now is not None and now.trusted is not None:
        named = [one.name for one in now.trusted.roster.roots]
        return team.person if team.person in named else ""
    plan = team.lobby.read().plan
    return team.person if plan and team.person in holders_of(read_plan(plan, team.book)) else ""


def in_force(team: Team) -> Trusted | None:
    """The roster in force, as the record says; None before a first one. Raises Damaged."""
    now = _ruled(team)
    return now.trusted if now is not None else None


def is_known(team: Team, key: str) -> bool:
    """Whether the record knows this key as somebody's already, also as a root key."""
    now = _ruled(team)
    if now is None:
        return False
    roots = now.trusted.roster.roots if now.trusted else ()
    return key in {one.key for one in roots} or any(
        key in person.keys for person in now.charter.people
    )


def root_names(team: Team) -> tuple[str, ...]:
    """The root keys that this person may hold here: those of the roster, and their own."""
    now = _ruled(team)
    named = now.trusted.roster.roots if now is not None and now.trusted is not None else ()
    return tuple(dict.fromkeys((team.person, *(one.name for one in named))))


def confirm(
    team: Team, name: PersonId, heard: str, signer: rosters.Signer | None = None
) -> Candidate:
    """A holder heard these words from `name`: their key is good.

    Before the founding that is said in the lobby; later it goes into the next roster, signed with
    the holder's root key (or the safe's, where `signer` is its page) and proposed. Raises Refused:
    ``team.holder`` for somebody without root key, ``team.nobody`` where no key was posted,
    ``team.words`` for other words.
    """
    lobby = team.lobby.read()
    found = next((one for one in candidates(lobby) if one.person == name and one.key), None)
    if found is None or name == team.person:
        raise Refused("team.nobody", person=name)
    now = _ruled(team)
    if now is None or now.trusted is None:
        return _confirm_first(team, lobby, found, heard)
    root = own_root(team, now.trusted.roster.roots, signer)
    require_words(now.ledger, found, heard)
    made = _with_candidate(begin_with(team, now), found, team.clock.now())
    propose(team, made, root, signer=signer)
    return replace(found, confirmed_by=team.person)


def _confirm_first(team: Team, lobby: Lobby, found: Candidate, heard: str) -> Candidate:
    if team.person not in _holders(team, lobby):
        raise Refused("team.holder", person=team.person)
    require_words(known_as(lobby), found, heard)
    said = statement("confirm", known_as(lobby), team.person, found)
    team.lobby.post(said, team.keys.sign(team.person, pre_authentication(JOINING_TYPE, said)))
    return replace(found, confirmed_by=team.person)


# --- where it stands -------------------------------------------------------------------------


def standing(team: Team) -> Standing:
    """How far it has come, who is missing, and who does the next step. Raises Damaged."""
    lobby = team.lobby.read()
    now = _ruled(team) if lobby.is_founded else None
    if now is not None and now.trusted is not None:
        return _sealed_standing(team, lobby, now)
    if not lobby.plan:
        stage = Stage.SEALING if now is not None else Stage.OUTSIDE
        return Standing(stage=stage, people=candidates(lobby), holders=())
    holders = _holders(team, lobby)
    start = {one: entry.key for one, entry in newest_keys(lobby).items() if one in holders}
    people = judged(lobby, _first_people(team, lobby), holders, start, team.keys.verify)
    stage, waits = _next(people, holders, is_founded=now is not None)
    return Standing(stage=stage, people=people, holders=holders, waits_for=waits)


def _next(
    people: Sequence[Candidate], holders: Sequence[PersonId], *, is_founded: bool
) -> tuple[Stage, tuple[PersonId, ...]]:
    director, counsel = holders
    if is_founded:
        return Stage.SEALING, (director,)
    absent = tuple(one.person for one in people if not one.key)
    if absent:
        return Stage.JOINING, absent
    unheard = tuple(one.person for one in people if one.confirmed_by is None)
    return (Stage.CONFIRMING, unheard) if unheard else (Stage.FOUNDING, (counsel,))


def _sealed_standing(team: Team, lobby: Lobby, now: Ruled) -> Standing:
    assert now.trusted is not None
    roster, waiting = now.trusted.roster, enrolling.waiting(team)
    holders = tuple(PersonId(one.name) for one in roster.roots if one.name != SAFE)
    people = tuple(
        one
        for one in candidates(lobby)
        if one.key not in roster.keys_of(one.person) and not _is_in_force(one, now)
    )
    signed = {name for one in waiting for name in one.signed}
    return Standing(
        stage=Stage.SEALED,
        people=people,
        holders=holders,
        waits_for=tuple(one for one in _next_holders(waiting) if one not in signed),
        until=roster.expires_at,
        version=roster.version,
        waiting=waiting,
    )


def _next_holders(waiting: Sequence[Waiting]) -> tuple[PersonId, ...]:
    """Who holds root keys once the newest roster that waits is in force: it waits for them alone."""
    roots = waiting[-1].roster.roots if waiting else ()
    return tuple(PersonId(one.name) for one in roots if one.name != SAFE)


def _is_in_force(one: Candidate, now: Ruled) -> bool:
    """Whether the newest key that somebody posted is, or was, theirs."""
    return any(one.key in person.keys for person in now.charter.people if person.id == one.person)


# --- sealing ---------------------------------------------------------------------------------


def seal(
    team: Team,
    paper: Callable[[], tuple[bytes, str]],
    language: str,
    signer: rosters.Signer | None = None,
) -> Sealed:
    """The holder's next step: sign what the other one made, or make it and sign it.

    The first time counsel writes the charter and the first roster, with the third root key from
    `paper`, whose page is returned; the director signs it and puts it in force. Later: what the
    other holder proposed is signed and put in force, or the roster is made good for 30 days more.
    Raises Refused (``team.*``, ``roster.*``) and as `enrolling.adopt`.
    """
    now = _ruled(team)
    if now is None:
        _found(team)
        now = enrolling.ruled(team)
    theirs = [one for one in enrolling.waiting(team) if one.by != team.person]
    if theirs:
        return _answer(team, now, theirs[-1], signer)
    if now.trusted is None:
        return _first(team, now, paper, language)
    if enrolling.waiting(team):
        others = list(_sealed_standing(team, team.lobby.read(), now).waits_for)
        raise Refused("team.other_first", person=", ".join(others))
    made = rosters.renewed(now.trusted.roster, team.clock.now())
    propose(team, made, own_root(team, now.trusted.roster.roots))
    return Sealed(roster=made, in_force=False)


def to_answer(team: Team) -> tuple[Ruled, Waiting] | None:
    """The roster in force and the one that the other holder proposed; None when nothing waits."""
    now = _ruled(team)
    theirs = [one for one in enrolling.waiting(team) if one.by != team.person] if now else []
    return (now, theirs[-1]) if now and theirs else None


def _found(team: Team) -> None:
    """Counsel writes the charter: the plan, with the keys whose words were compared."""
    lobby = team.lobby.read()
    holders = _holders(team, lobby)
    if team.person not in holders:
        raise Refused("team.holder", person=team.person)
    charter = _planned(team, lobby, holders)
    if team.person != holders[1]:
        raise Refused("team.other_first", person=holders[1])
    founding.found(team.store, team.keys, charter, team.person)


def _planned(team: Team, lobby: Lobby, holders: Sequence[PersonId]) -> Charter:
    """The plan with everybody's confirmed key. Raises Refused: ``team.missing``, ``team.unconfirmed``."""
    own = {team.person: team.keys.public_key(team.person)}
    people = judged(lobby, _first_people(team, lobby), holders, own, team.keys.verify)
    absent = ", ".join(one.name for one in people if not one.key)
    if absent:
        raise Refused("team.missing", people=absent)
    unheard = ", ".join(one.name for one in people if one.confirmed_by is None)
    if unheard:
        raise Refused("team.unconfirmed", people=unheard)
    keys = {one.person: one.key for one in people}
    return founding.read_charter(
        lobby.plan, Realm.X, team.book, lambda person, _roles: keys[person]
    )


def _first(team: Team, now: Ruled, paper: Callable[[], tuple[bytes, str]], language: str) -> Sealed:
    """Counsel makes the first roster, and signs it."""
    lobby = team.lobby.read()
    holders = _holders(team, lobby)
    if team.person != holders[1]:
        raise Refused("team.other_first", person=holders[1])
    seed, safe = paper()
    made = _first_roster(team, now, lobby, safe, team.clock.now())
    propose(team, made, RootKey(name=team.person, key=_root_of(team, lobby, team.person)))
    team.desk.prefer(_expected(team.place), made.digest)
    page = spoken.key_page(seed, safe, now.ledger, SAFE, team.clock.now(), language)
    return Sealed(roster=made, in_force=False, page=page)


def _first_roster(team: Team, now: Ruled, lobby: Lobby, safe: str, at: datetime) -> Roster:
    """What the first roster must be, whoever makes it. Raises Refused (``team.other_charter``)."""
    holders = _holders(team, lobby)
    planned = _planned(team, lobby, holders)
    if canonical(planned.as_json()) != canonical(now.charter.as_json()):
        raise Refused("team.other_charter")
    roots = [RootKey(name=one, key=_root_of(team, lobby, one)) for one in holders]
    return rosters.first_roster(planned, now.ledger, [*roots, RootKey(name=SAFE, key=safe)], at)


def _answer(team: Team, now: Ruled, proposal: Waiting, signer: rosters.Signer | None) -> Sealed:
    """Sign what the other holder made, and put it in force; this computer trusts it from then on."""
    new = proposal.roster
    if now.trusted is None:
        safe = next((one.key for one in new.roots if one.name == SAFE), "")
        same = _first_roster(team, now, team.lobby.read(), safe, new.issued_at)
        if replace(same, expires_at=new.expires_at).digest != new.digest:
            raise Refused("team.other_charter")
    known = enrolling.known_roots(now, new)
    root = own_root(team, known, signer)
    text = rosters.signed_by_root(proposal.text, signer or team.keys, root.name, known)
    done = enrolling.adopt(team, team.person, proposal.id, text)
    if now.trusted is None and not rosters.has_pin(team.desk, team.place):
        rosters.meet(team.desk, team.place, text, done.digest, team.keys.verify)
    _remember(team)
    return Sealed(roster=done, in_force=True)


def _remember(team: Team) -> None:
    """A record that is set back behind what was sealed here is not believed any more here."""
    if rosters.has_pin(team.desk, team.place):
        now = enrolling.ruled(team)
        heads = {LEDGER_CHAIN: Head(seq=now.seq, hash=now.hash)}
        verify = team.keys.verify
        rosters.advance(team.desk, team.place, verify, rosters=now.rosters, heads=heads)


def meet_expected(trust: Trust, work: Work) -> None:
    """Trust the first roster on the computer whose person made it, and wrote down what it was.

    Nothing happens anywhere else, or with another roster: that one is met by its six words. Raises
    as `rosters.meet`.
    """
    desk, place = trust.desk, trust.place
    expected = desk.preference(_expected(place))
    if expected and not rosters.has_pin(desk, place):
        for text in trust.board(work).rosters()[:1]:
            if rosters.fingerprint_of(text) == expected:
                rosters.meet(desk, place, text, expected, trust.verify)


def _first_people(team: Team, lobby: Lobby) -> tuple[Candidate, ...]:
    """Everybody of the plan, in its order, whether they joined or not."""
    found = {one.person: one for one in candidates(lobby)}
    return tuple(
        replace(
            found.get(one.id, Candidate(person=one.id)), name=one.name, duties=wished(plan, one.id)
        )
        for plan in [read_plan(lobby.plan, team.book)]
        for one in plan.people
    )


def _holders(team: Team, lobby: Lobby) -> tuple[PersonId, ...]:
    if not lobby.plan:
        raise Refused("team.unplanned")
    return holders_of(read_plan(lobby.plan, team.book))


def _root_of(team: Team, lobby: Lobby, person: PersonId) -> str:
    """The root key of a holder: one's own from the keychain, the other's as it was confirmed."""
    if person == team.person:
        return team.keys.public_key(rosters.root_entry(person))
    found = newest_keys(lobby)[person].root
    if found is None:
        raise Refused("team.unconfirmed", people=person)
    return found


def _ruled(team: Team) -> Ruled | None:
    """What the record says; None before it has a charter, or for somebody who is nobody in it."""
    with team.store.begin() as work:
        if not work.rules():
            return None
        return team.follower.at(work, team.keys.verify)


def own_root(team: Team, roots: Sequence[RootKey], signer: rosters.Signer | None = None) -> RootKey:
    """This computer's root key among them, or the safe's page. Raises Refused (``team.holder``)."""
    if signer is not None:
        return RootKey(name=SAFE, key=signer.public_key(team.person))
    for one in roots:
        try:
            if team.keys.public_key(rosters.root_entry(one.name)) == one.key:
                return one
        except CountersignError as error:
            if error.kind != "keychain.no_key":
                raise
    raise Refused("team.holder", person=team.person)


def begin_with(team: Team, now: Ruled) -> Roster:
    """What the next roster begins with: this person's own proposal that still waits, or what is."""
    assert now.trusted is not None
    own = [one.roster for one in enrolling.waiting(team) if one.by == team.person and one.signed]
    return own[-1] if own else now.trusted.roster


def _with_candidate(base: Roster, found: Candidate, at: datetime) -> Roster:
    if base.keys_of(found.person):
        made = rosters.with_keys(base, found.person, [found.key], at)
    else:
        member = Member(id=found.person, name=found.name, keys=(found.key,))
        duties = read_duties(found.duties, tuple(base.accounts))
        made = rosters.with_person(base, member, duties, at)
    if found.root is not None and any(one.name == found.person for one in base.roots):
        made = rosters.with_root(made, RootKey(name=found.person, key=found.root), at)
    return made


def propose(
    team: Team,
    made: Roster,
    root: RootKey,
    reason: str = "",
    signer: rosters.Signer | None = None,
) -> None:
    """Sign `made` as the next version with root key `root`, and bring it before the company."""
    now = enrolling.ruled(team)
    version = now.trusted.roster.version + 1 if now.trusted else 1
    text = rosters.unsigned(replace(made, version=version))
    known = enrolling.known_roots(now, made)
    signed = rosters.signed_by_root(text, signer or team.keys, root.name, known)
    enrolling.propose(team, team.person, signed, reason)


def _expected(place: str) -> str:
    return f"sealed:{digest(place)}"
