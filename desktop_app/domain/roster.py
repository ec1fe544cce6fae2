"""The roster: who may do what, signed by two of three root keys, whatever the database says.

It is trusted as a root of TUF is: the first one by a fingerprint that people compared, each later
one because two root keys of the version before signed it (and two of its own), without gaps, never
backwards, for the same realm and ledger. It lasts 30 days at most. Only this module makes a
`Trusted`; a test looks for any other place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop_app.domain.account import APPROVING, AccountId, PersonId, Realm, Role
from desktop_app.domain.canonical import Json, canonical, digest, parse_object, read_time, time_text
from desktop_app.domain.envelope import Envelope, Verify, signers
from desktop_app.domain.errors import BadInput, Refused
from desktop_app.domain.reading import as_int, as_list, as_object, as_optional_text, as_text, only
from desktop_app.domain.roster_form import is_well_made

ROSTER_TYPE = "application/vnd.countersign.roster+json"
FORMAT = 1
#: How many root keys there are, and how many of them must sign.
ROOTS, THRESHOLD = 3, 2
#: How long a roster may last after it was issued.
LIFETIME = timedelta(days=30)
#: How far another computer's clock may be ahead of this one.
SKEW = timedelta(seconds=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class RootKey:
    """One of the keys that sign rosters, and nothing else. `name` says whose: ``safe`` is printed."""

    name: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A person or machine, and the public keys with which they sign: all that are listed count."""

    id: PersonId
    name: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Who does what for one account; `always` and `urgent` approve at least, whatever else is said.

    So does one role of each group in `any_of`, where a post is not urgent. Only where such a group
    stands may `always` be empty: without one, an approval in whatever duty would do.
    """

    duties: Mapping[PersonId, tuple[Role, ...]]
    publisher: PersonId
    standby: PersonId | None
    always: tuple[Role, ...]
    urgent: tuple[Role, ...]
    any_of: tuple[tuple[Role, ...], ...] = ()

    def lacking(self, have: Collection[Role], *, is_urgent: bool) -> tuple[Role, ...]:
        """Roles that the roster asks for itself and that no approval in view of those `have` gives."""
        floor = self.urgent if is_urgent else self.always
        groups = () if is_urgent else self.any_of
        undone = {role for group in groups if not set(group) & set(have) for role in group}
        return tuple(role for role in Role if role in undone | (set(floor) - set(have)))

    def as_json(self) -> dict[str, Json]:
        """The assignment as it stands in the roster; groups only where there are some.

        So a roster that was signed before there were groups is read as it was signed.
        """
        groups: dict[str, Json] = {"any_of": [list(group) for group in self.any_of]}
        return {
            **(groups if self.any_of else {}),
            "duties": {person: list(roles) for person, roles in self.duties.items()},
            "publisher": self.publisher,
            "standby": self.standby,
            "always": list(self.always),
            "urgent": list(self.urgent),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """One version of the roster. `ledger` is the hash of the ledger's first action, its charter."""

    version: int
    realm: Realm
    ledger: str
    issued_at: datetime
    expires_at: datetime
    roots: tuple[RootKey, ...]
    members: tuple[Member, ...]
    accounts: Mapping[AccountId, Assignment]

    @property
    def body(self) -> str:
        """The canonical text: what is signed."""
        return canonical(self.as_json())

    @property
    def digest(self) -> str:
        """SHA-256 of the body: the roster's fingerprint."""
        return digest(self.body)

    def keys_of(self, person: str) -> tuple[str, ...]:
        """The keys with which the person signs now; none for somebody who is not in the roster."""
        return next((one.keys for one in self.members if one.id == person), ())

    def holds(self, person: str, role: Role, account: str) -> bool:
        """Whether the person has this duty for the account now."""
        found = self.accounts.get(AccountId(account))
        return found is not None and role in found.duties.get(PersonId(person), ())

    def machines(self, account: str) -> tuple[PersonId, ...]:
        """The machine that sends for the account, then the one that stands by; none if unknown."""
        found = self.accounts.get(AccountId(account))
        both = () if found is None else (found.publisher, found.standby)
        return tuple(one for one in both if one is not None)

    def as_json(self) -> dict[str, Json]:
        """The roster's content."""
        return {
            "v": FORMAT,
            "version": self.version,
            "realm": self.realm,
            "ledger": self.ledger,
            "issued_at": time_text(self.issued_at),
            "expires_at": time_text(self.expires_at),
            "threshold": THRESHOLD,
            "roots": [{"name": one.name, "key": one.key} for one in self.roots],
            "people": [
                {"id": one.id, "name": one.name, "keys": list(one.keys)} for one in self.members
            ],
            "accounts": {name: one.as_json() for name, one in self.accounts.items()},
        }

    @classmethod
    def read(cls, body: str) -> Roster:
        """Read a body. Raises BadInput (``roster.form``) unless it is exactly a sound roster's."""
        try:
            found = _read(parse_object(body))
            is_sound = found.body == body
        except (BadInput, ValueError) as error:
            raise BadInput("roster.form") from error
        if not is_sound or any(_faults(found)):
            raise BadInput("roster.form")
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Trusted:
    """A roster that was verified, with the envelope it came in."""

    roster: Roster
    text: str


def check(roster: Roster) -> None:
    """Refuse a roster that nobody could trust. Raises BadInput (``roster.value``) naming the fault."""
    for fault in _faults(roster):
        raise BadInput("roster.value", what=fault)


def trust_pinned(text: str, fingerprint: str, verify: Verify) -> Trusted:
    """Trust the roster in envelope `text` because people compared its `fingerprint`.

    For the first one that a machine sees, of whatever version, and for what it kept. Raises
    BadInput (``envelope.form``, ``roster.form``) or Refused (``roster.fingerprint``,
    ``roster.signatures``). Whether it has expired is `require_current`'s to say.
    """
    envelope = Envelope.read(text, ROSTER_TYPE)
    roster = Roster.read(envelope.body)
    if digest(envelope.body) != fingerprint:
        raise Refused("roster.fingerprint")
    _require_signed(envelope, roster, verify)
    return Trusted(roster=roster, text=text)


def succeed(trusted: Trusted, text: str, verify: Verify) -> Trusted:
    """Trust the next version in envelope `text`; the version that is trusted already changes nothing.

    Raises BadInput (``envelope.form``, ``roster.form``) or Refused: ``roster.other_ledger``,
    ``roster.rollback``, ``roster.gap``, ``roster.signatures``, ``roster.time``, or ``roster.fork``
    when the root keys signed two different rosters of one version.
    """
    old = trusted.roster
    envelope = Envelope.read(text, ROSTER_TYPE)
    new = Roster.read(envelope.body)
    if (new.realm, new.ledger) != (old.realm, old.ledger):
        raise Refused("roster.other_ledger")
    if new.version < old.version:
        raise Refused("roster.rollback", version=str(new.version), known=str(old.version))
    if new.version > old.version + 1:
        raise Refused("roster.gap", version=str(new.version), missing=str(old.version + 1))
    if new.digest == old.digest:
        return trusted
    _require_signed(envelope, new, verify)
    _require_signed(envelope, old, verify)
    if new.version == old.version:
        raise Refused("roster.fork", version=str(new.version))
    if new.issued_at < old.issued_at:
        raise Refused("roster.time", version=str(new.version))
    return Trusted(roster=new, text=text)


def catch_up(trusted: Trusted, texts: Iterable[str], verify: Verify) -> Trusted:
    """Follow the rosters in `texts`, in order of version; older ones are passed over unread.

    Versions between may have expired: the last one must not have (`require_current`). Raises as
    `succeed`; what was trusted before stays so.
    """
    for text in texts:
        if _version(text) >= trusted.roster.version:
            trusted = succeed(trusted, text, verify)
    return trusted


def require_current(trusted: Trusted, now: datetime) -> Roster:
    """The roster, in force at `now`. Raises Refused (``roster.expired``, ``roster.future``)."""
    roster = trusted.roster
    if now >= roster.expires_at:
        raise Refused("roster.expired", until=time_text(roster.expires_at))
    if now < roster.issued_at - SKEW:
        raise Refused("roster.future", since=time_text(roster.issued_at))
    return roster


def _version(text: str) -> int:
    return Roster.read(Envelope.read(text, ROSTER_TYPE).body).version


def _require_signed(envelope: Envelope, roster: Roster, verify: Verify) -> None:
    """Refuse unless enough of the root keys of `roster` signed the envelope."""
    signed = signers(envelope, [one.key for one in roster.roots], verify)
    if len(signed) < THRESHOLD:
        raise Refused("roster.signatures", have=str(len(signed)), need=str(THRESHOLD))


def _faults(roster: Roster) -> Iterator[str]:
    """What makes the roster unsound, by the name of its part."""
    keys = [*(one.key for one in roster.roots), *(key for m in roster.members for key in m.keys)]
    if roster.version < 1 or not is_well_made(
        ledger=roster.ledger,
        names=[*(one.name for one in roster.roots), *(one.id for one in roster.members)],
        titles=[one.name for one in roster.members],
        keys=keys,
    ):
        yield "names"
    if len(roster.roots) != ROOTS or len({one.name for one in roster.roots}) != ROOTS:
        yield "roots"
    # A key that stood twice would count for two people, or for two roots.
    if len(set(keys)) != len(keys) or not all(one.keys for one in roster.members):
        yield "keys"
    if len({one.id for one in roster.members}) != len(roster.members):
        yield "people"
    if not roster.issued_at < roster.expires_at <= roster.issued_at + LIFETIME:
        yield "expires_at"
    if not roster.accounts:
        yield "accounts"
    for name, one in roster.accounts.items():
        if not is_well_made(names=[name]) or not _is_staffed(one, roster):
            yield f"accounts.{name}"


def _is_staffed(one: Assignment, roster: Roster) -> bool:
    """Whether an account has people for what it needs, and machines that do nothing else."""
    machines = {m for other in roster.accounts.values() for m in (other.publisher, other.standby)}
    known = {member.id for member in roster.members}
    held = {role for roles in one.duties.values() for role in roles}
    grouped = {role for group in one.any_of for role in group}
    asked = {*one.always, *one.urgent, *grouped, Role.COMMUNICATIONS, Role.LEGAL}
    each = [*one.duties.values(), one.urgent, *one.any_of]
    return (
        {*one.duties, one.publisher} | ({one.standby} - {None}) <= known
        and one.publisher != one.standby
        and not machines & set(one.duties)
        and Role.PUBLISHER not in held
        and all(_is_ordered(roles) for roles in each)
        and (_is_ordered(one.always) or (not one.always and bool(one.any_of)))
        and asked <= held & set(APPROVING)
    )


def _is_ordered(roles: tuple[Role, ...]) -> bool:
    """Whether there is a role, and each stands once, in the order of `Role`."""
    return bool(roles) and roles == tuple(role for role in Role if role in roles)


def _read(said: dict[str, Json]) -> Roster:
    only(
        said,
        "accounts expires_at issued_at ledger people realm roots threshold v version",
    )
    if (as_int(said["v"]), as_int(said["threshold"])) != (FORMAT, THRESHOLD):
        raise BadInput("roster.form")
    accounts = as_object(said["accounts"])
    return Roster(
        version=as_int(said["version"]),
        realm=Realm(as_text(said["realm"])),
        ledger=as_text(said["ledger"]),
        issued_at=read_time(said["issued_at"]),
        expires_at=read_time(said["expires_at"]),
        roots=tuple(_root(one) for one in as_list(said["roots"])),
        members=tuple(_member(one) for one in as_list(said["people"])),
        accounts={AccountId(name): _assignment(accounts[name]) for name in accounts},
    )


def _root(value: Json) -> RootKey:
    said = as_object(value)
    only(said, "key name")
    return RootKey(name=as_text(said["name"]), key=as_text(said["key"]))


def _member(value: Json) -> Member:
    said = as_object(value)
    only(said, "id keys name")
    return Member(
        id=PersonId(as_text(said["id"])),
        name=as_text(said["name"]),
        keys=tuple(as_text(key) for key in as_list(said["keys"])),
    )


def _assignment(value: Json) -> Assignment:
    said = as_object(value)
    # Left out, not empty: one form for one meaning.
    groups = {"any_of"} & set(said)
    only(said, " ".join(("always duties publisher standby urgent", *groups)))
    duties, standby = as_object(said["duties"]), as_optional_text(said["standby"])
    return Assignment(
        duties={PersonId(person): _roles(duties[person]) for person in duties},
        publisher=PersonId(as_text(said["publisher"])),
        standby=None if standby is None else PersonId(standby),
        always=_roles(said["always"]),
        urgent=_roles(said["urgent"]),
        any_of=tuple(_roles(group) for group in as_list(said["any_of"])) if groups else (),
    )


def _roles(value: Json) -> tuple[Role, ...]:
    return tuple(Role(as_text(role)) for role in as_list(value))
