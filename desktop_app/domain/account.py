"""People, their roles, the X accounts, and the charter that says who may do what.

The charter is the ledger's first action: realm, accounts, people with their public keys, duties,
policy and company profile. Everything that is decided later is judged by it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from desktop_app.domain.canonical import Json, canonical, digest
from desktop_app.domain.errors import BadInput
from desktop_app.domain.reading import (
    as_bool,
    as_int,
    as_list,
    as_object,
    as_text,
    only,
)
from desktop_app.domain.roles import APPROVING, WRITING, Role
from desktop_app.domain.steps import Audience, Needs, Purpose, Step, named

__all__ = [
    "APPROVING",
    "COLOURS",
    "WRITING",
    "Account",
    "AccountId",
    "Charter",
    "Duty",
    "Person",
    "PersonId",
    "Policy",
    "Realm",
    "Role",
    "Terms",
    "Tier",
]

PersonId = NewType("PersonId", str)
AccountId = NewType("AccountId", str)


class Realm(StrEnum):
    """Where posts may go. Fixed when a ledger is made."""

    PRACTICE = "practice"  #: a simulated X on this machine; nothing becomes public
    X = "x"  #: the real X


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account at X. `x_user_id` is X's numeric id, as text: it never changes, handles do."""

    id: AccountId
    handle: str  #: without the @
    name: str
    x_user_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody (or a publisher machine) who can act. `key` is an Ed25519 public key, 64 hex digits.

    `former` are their other keys: what was signed with one stays signed, and counts for nothing new
    (`domain.trust`).
    """

    id: PersonId
    name: str
    key: str
    former: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key that is, or was, theirs."""
        return (self.key, *self.former)

    def as_json(self) -> dict[str, Json]:
        """The person as they stand in the charter."""
        said: dict[str, Json] = {"id": self.id, "name": self.name, "key": self.key}
        return {**said, "former": list(self.former)} if self.former else said


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """`person` holds `role` for `account`."""

    person: PersonId
    account: AccountId
    role: Role

    def as_json(self) -> dict[str, Json]:
        """The duty as it stands in the charter."""
        return {"person": self.person, "account": self.account, "role": self.role}


class Tier(StrEnum):
    """What the account's developer access lets through (X API, pricing and changelog of 2026)."""

    SELF_SERVE = "self_serve"  #: no quotes, no replies to strangers, no mentions, one cashtag
    ENTERPRISE = "enterprise"


#: Bands by which accounts are told apart at a glance; a theme gives each its colours.
COLOURS = ("slate", "blue", "teal", "green", "amber", "red", "violet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The terms under which one account posts.

    `steps` approve every post, one after the other; `urgent` instead of them, and of whom `Policy`
    asks for the audience or the purpose, those that are submitted as urgent, all at once (at least
    one person besides the author in any case). `cool_off_seconds` is the least time between the
    last change of a post and its sending. `budget_cents` is what may be spent at X in a calendar
    month, in US cents, before people are warned; None is no budget. `purpose` and `audience`
    describe the account, `purposes` and `audiences` are what the policy knows of them. `zone` is an
    IANA time zone. Raises ValueError for a role that two steps name.
    """

    steps: tuple[Step, ...] = (Step(roles=(Role.COMMUNICATIONS,)),)
    urgent: tuple[Role, ...] = (Role.LEGAL,)
    cool_off_seconds: int = 0
    tier: Tier = Tier.SELF_SERVE
    long_posts: bool = False  #: X Premium: 25,000 weighted characters
    budget_cents: int | None = None
    purpose: str = ""
    audience: str = ""
    purposes: tuple[Purpose, ...] = ()
    audiences: tuple[Audience, ...] = ()
    colour: str = "slate"
    zone: str = "UTC"

    def __post_init__(self) -> None:
        if len(set(every := named(self.steps))) < len(every):
            raise ValueError(f"a role in two steps: {every}")

    @property
    def always(self) -> tuple[Role, ...]:
        """Roles each of which approves every post that is not urgent, in the order of `Role`."""
        asked = named(tuple(step for step in self.steps if step.needs is Needs.ALL))
        return tuple(role for role in Role if role in asked)

    def as_json(self) -> dict[str, Json]:
        """The terms as they stand in the policy."""
        return {
            "steps": [step.as_json() for step in self.steps],
            "urgent": sorted(self.urgent),
            "cool_off_seconds": self.cool_off_seconds,
            "tier": self.tier,
            "long_posts": self.long_posts,
            "budget_cents": self.budget_cents,
            "purpose": self.purpose,
            "audience": self.audience,
            "purposes": sorted(self.purposes),
            "audiences": sorted(self.audiences),
            "colour": self.colour,
            "zone": self.zone,
        }

    @classmethod
    def read(cls, value: Json) -> Terms:
        """Read what `as_json` wrote. Raises BadInput (``canonical.shape``) or ValueError."""
        said = as_object(value)
        only(
            said,
            "steps urgent cool_off_seconds tier long_posts budget_cents purpose audience purposes "
            "audiences colour zone",
        )
        budget = said["budget_cents"]
        return cls(
            steps=tuple(Step.read(step) for step in as_list(said["steps"])),
            urgent=_roles(said["urgent"]),
            cool_off_seconds=as_int(said["cool_off_seconds"]),
            tier=Tier(as_text(said["tier"])),
            long_posts=as_bool(said["long_posts"]),
            budget_cents=None if budget is None else as_int(budget),
            purpose=as_text(said["purpose"]),
            audience=as_text(said["audience"]),
            purposes=tuple(Purpose(as_text(one)) for one in as_list(said["purposes"])),
            audiences=tuple(Audience(as_text(one)) for one in as_list(said["audiences"])),
            colour=as_text(said["colour"]),
            zone=as_text(said["zone"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What every post of the ledger needs, whatever the checks find.

    `approval_days` is how long an approval counts; `deadline_seconds` is how long after an attempt
    is recorded its one request may still leave (a laptop that slept in between must not send);
    `grace_seconds` is how long after its time a scheduled post may still leave: later it is missed.
    With `reauthenticate` a post with findings for legal is approved with the passphrase, again.
    A template counts as fresh for `template_days` after its adoption. The words of a post may be
    taken out `retention_days` after its last change, 0 for never (`services.retention`).
    `terms` hold for every account that `accounts` does not name. Posts of accounts for an audience
    or a purpose need besides whom `for_audience` and `for_purpose` name for it, unless they are
    urgent.
    """

    terms: Terms = field(default_factory=Terms)
    accounts: Mapping[str, Terms] = field(default_factory=dict)
    approval_days: int = 14
    deadline_seconds: int = 20
    grace_seconds: int = 900
    reauthenticate: bool = False
    template_days: int = 180
    retention_days: int = 0
    for_audience: Mapping[Audience, tuple[Role, ...]] = field(default_factory=dict)
    for_purpose: Mapping[Purpose, tuple[Role, ...]] = field(default_factory=dict)

    def terms_for(self, account_id: str) -> Terms:
        """The terms under which the account posts."""
        return self.accounts.get(account_id, self.terms)

    def asked_for(self, account_id: str) -> dict[Role, tuple[Audience | Purpose, ...]]:
        """Roles that the account's audiences and purposes ask for, each with which of them do."""
        terms = self.terms_for(account_id)
        because: dict[Role, tuple[Audience | Purpose, ...]] = {}
        for audience in terms.audiences:
            for role in self.for_audience.get(audience, ()):
                because[role] = (*because.get(role, ()), audience)
        for purpose in terms.purposes:
            for role in self.for_purpose.get(purpose, ()):
                because[role] = (*because.get(role, ()), purpose)
        return because

    def as_json(self) -> dict[str, Json]:
        """The policy as it stands in the charter."""
        return {
            "terms": self.terms.as_json(),
            "accounts": {account: terms.as_json() for account, terms in self.accounts.items()},
            "approval_days": self.approval_days,
            "deadline_seconds": self.deadline_seconds,
            "grace_seconds": self.grace_seconds,
            "reauthenticate": self.reauthenticate,
            "template_days": self.template_days,
            "retention_days": self.retention_days,
            "for_audience": {name: sorted(roles) for name, roles in self.for_audience.items()},
            "for_purpose": {name: sorted(roles) for name, roles in self.for_purpose.items()},
        }

    @classmethod
    def read(cls, value: Json) -> Policy:
        """Read what `as_json` wrote. Raises BadInput (``canonical.shape``) or ValueError."""
        said = as_object(value)
        only(
            said,
            "terms accounts approval_days deadline_seconds grace_seconds reauthenticate template_days"
            " retention_days for_audience for_purpose",
        )
        return cls(
            terms=Terms.read(said["terms"]),
            accounts={name: Terms.read(one) for name, one in as_object(said["accounts"]).items()},
            approval_days=as_int(said["approval_days"]),
            deadline_seconds=as_int(said["deadline_seconds"]),
            grace_seconds=as_int(said["grace_seconds"]),
            reauthenticate=as_bool(said["reauthenticate"]),
            template_days=as_int(said["template_days"]),
            retention_days=as_int(said["retention_days"]),
            for_audience={
                Audience(name): _roles(roles)
                for name, roles in as_object(said["for_audience"]).items()
            },
            for_purpose={
                Purpose(name): _roles(roles)
                for name, roles in as_object(said["for_purpose"]).items()
            },
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Charter:
    """Who may do what in one ledger. `profile` is the company profile's JSON, as the checks read it.

    Everybody ever stays among `people`; `former` are duties that nobody holds any more as they
    stand there: what was done under them stays done.
    """

    realm: Realm
    accounts: tuple[Account, ...]
    people: tuple[Person, ...]
    duties: tuple[Duty, ...]
    rulebook_digest: str
    policy: Policy = field(default_factory=Policy)
    profile: dict[str, Json] = field(default_factory=dict)
    former: tuple[Duty, ...] = ()

    @property
    def policy_digest(self) -> str:
        """SHA-256 of policy and company profile together: a change of either is a change."""
        return digest(canonical({"policy": self.policy.as_json(), "profile": self.profile}))

    def person(self, person_id: str) -> Person:
        """Return the person. Raises BadInput (``person.unknown``)."""
        for person in self.people:
            if person.id == person_id:
                return person
        raise BadInput("person.unknown", person=str(person_id))

    def account(self, account_id: str) -> Account:
        """Return the account. Raises BadInput (``account.unknown``)."""
        for account in self.accounts:
            if account.id == account_id:
                return account
        raise BadInput("account.unknown", account=str(account_id))

    def roles(self, person_id: str, account_id: str) -> tuple[Role, ...]:
        """Roles of the person for the account, in the order of `Role`."""
        held = {d.role for d in self.duties if (d.person, d.account) == (person_id, account_id)}
        return tuple(role for role in Role if role in held)

    def ever(self, person_id: str, account_id: str) -> frozenset[Role]:
        """Roles that the person holds or held for the account."""
        every = (*self.duties, *self.former)
        return frozenset(d.role for d in every if (d.person, d.account) == (person_id, account_id))

    def publishers(self, account_id: str) -> tuple[Person, ...]:
        """Machines that may send for the account: the first one does, until another takes over."""
        ids = [d.person for d in self.duties if (d.role, d.account) == (Role.PUBLISHER, account_id)]
        return tuple(self.person(one) for one in ids)

    def holders(self, role: Role, account_id: str) -> tuple[Person, ...]:
        """People who hold `role` for the account."""
        ids = [d.person for d in self.duties if (d.role, d.account) == (role, account_id)]
        return tuple(person for person in self.people if person.id in ids)

    def as_json(self) -> dict[str, Json]:
        """The charter's statement, without the nonce its action adds."""
        said: dict[str, Json] = {
            "realm": self.realm,
            "accounts": [
                {"id": a.id, "handle": a.handle, "name": a.name, "x_user_id": a.x_user_id}
                for a in self.accounts
            ],
            "people": [person.as_json() for person in self.people],
            "duties": [duty.as_json() for duty in self.duties],
            "policy": self.policy.as_json(),
            "profile": self.profile,
            "policy_digest": self.policy_digest,
            "rulebook_digest": self.rulebook_digest,
        }
        # Left out where there is none: what older charters say stays what it was.
        return {**said, "former": [d.as_json() for d in self.former]} if self.former else said

    @classmethod
    def read(cls, statement: Json) -> Charter:
        """Read what `as_json` wrote (extra keys of the action are the caller's to remove).

        Raises BadInput (``canonical.shape``) for a missing, unknown or mistyped key.
        """
        values = as_object(statement)
        only(
            values,
            "realm accounts people duties policy profile policy_digest rulebook_digest"
            + (" former" if "former" in values else ""),
        )
        return cls(
            realm=Realm(as_text(values["realm"])),
            accounts=tuple(_account(item) for item in as_list(values["accounts"])),
            people=tuple(_person(item) for item in as_list(values["people"])),
            duties=tuple(_duty(item) for item in as_list(values["duties"])),
            rulebook_digest=as_text(values["rulebook_digest"]),
            policy=Policy.read(values["policy"]),
            profile=as_object(values["profile"]),
            former=tuple(_duty(item) for item in as_list(values.get("former", []))),
        )


def _roles(value: Json) -> tuple[Role, ...]:
    return tuple(Role(as_text(role)) for role in as_list(value))


def _account(item: Json) -> Account:
    values = as_object(item)
    only(values, "id handle name x_user_id")
    return Account(
        id=AccountId(as_text(values["id"])),
        handle=as_text(values["handle"]),
        name=as_text(values["name"]),
        x_user_id=as_text(values["x_user_id"]),
    )


def _person(item: Json) -> Person:
    values = as_object(item)
    only(values, "id name key former" if "former" in values else "id name key")
    return Person(
        id=PersonId(as_text(values["id"])),
        name=as_text(values["name"]),
        key=as_text(values["key"]),
        former=tuple(as_text(key) for key in as_list(values.get("former", []))),
    )


def _duty(item: Json) -> Duty:
    values = as_object(item)
    only(values, "person account role")
    return Duty(
        person=PersonId(as_text(values["person"])),
        account=AccountId(as_text(values["account"])),
        role=Role(as_text(values["role"])),
    )
