"""Founding a ledger: reading who may do what from a file, and writing the first action.

The people file is TOML; anything unknown or missing in it is refused by name, nothing is guessed.
What it may leave out is said in docs/ledger.md, with its default.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from desktop_app.checks.rulebook import Rulebook
from desktop_app.domain.account import (
    APPROVING,
    COLOURS,
    WRITING,
    Account,
    AccountId,
    Charter,
    Duty,
    Person,
    PersonId,
    Policy,
    Realm,
    Role,
    Terms,
    Tier,
)
from desktop_app.domain.action import LEDGER_CHAIN, Action, ActionKind
from desktop_app.domain.errors import BadInput, Refused
from desktop_app.domain.schedule import local
from desktop_app.domain.steps import Audience, Needs, Purpose, Step, named
from desktop_app.services.governing import check_profile
from desktop_app.services.ports import Keys, Store
from desktop_app.services.statements import signed

_What = TypeVar("_What", Audience, Purpose)
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}", re.ASCII)
_NUMBER = re.compile(r"[0-9]{1,20}", re.ASCII)
_HANDLE = re.compile(r"\w{1,15}", re.ASCII)
_DOLLARS = re.compile(r"([0-9]{1,7})(?:\.([0-9]{2}))?", re.ASCII)
#: An executive's second thoughts come within minutes; practice needs none of this.
_COOL_OFF_MINUTES = 5
#: The one that sends, and the one that stands by to take over.
_MOST_PUBLISHERS = 2
_LONGEST_COOL_OFF = 7 * 24 * 60
_LONGEST_WAIT = 30 * 24
_PERSON_KEYS = {"id", "name", "roles"}
_PUBLIC_KEY = re.compile(r"[0-9a-f]{64}", re.ASCII)
_ACCOUNT_KEYS = {"id", "handle", "name", "x_user_id"}
_TERMS_KEYS = {
    "audience",
    "audiences",
    "colour",
    "cool_off_minutes",
    "long_posts",
    "monthly_budget",
    "purpose",
    "purposes",
    "steps",
    "tier",
    "urgent",
    "zone",
}
_POLICY_KEYS = {
    "approval_days",
    "deadline_seconds",
    "for_audience",
    "for_purpose",
    "grace_minutes",
    "reauthenticate",
    "retention_days",
    "template_days",
}

#: What a file says in other units than the policy.
_FIELDS = {
    "cool_off_minutes": "cool_off_seconds",
    "grace_minutes": "grace_seconds",
    "monthly_budget": "budget_cents",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Person:
    id: PersonId
    name: str
    roles: tuple[Role, ...]
    key: str  #: the public key, where it was made on another computer; else ""


def read_charter(
    text: str,
    realm: Realm,
    book: Rulebook,
    key_of: Callable[[PersonId, tuple[Role, ...]], str],
) -> Charter:
    """Read a people file (``[[account]]``, ``[[person]]``, optional ``[policy]``, ``[profile]``).

    Every person holds their roles for every account of the file; of two publishers the first one
    sends, and the second stands by. `key_of` makes or finds the public key of a person with these
    roles, unless the file has it; it is called only when the whole file is sound. Raises BadInput (``founding.*``, ``profile.*``,
    ``schedule.zone``).
    """
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadInput("founding.file", problem=str(error)) from error
    _only(values, "file", {"account", "person"}, {"policy", "profile"})
    profile = _table(values, "profile")
    check_profile(profile, book)
    tables = _tables(values, "account")
    accounts = tuple(_account(item) for item in tables)
    people = [_person(item) for item in _tables(values, "person")]
    _refuse_gaps(accounts, people)
    held = {role for one in people for role in one.roles}
    terms = {str(one.id): _terms(item, held) for one, item in zip(accounts, tables, strict=True)}
    policy = _policy(_table(values, "policy"), terms, held)
    return Charter(
        realm=realm,
        accounts=accounts,
        people=tuple(
            Person(id=one.id, name=one.name, key=one.key or key_of(one.id, one.roles))
            for one in people
        ),
        duties=tuple(
            Duty(person=one.id, account=account.id, role=role)
            for one in people
            for account in accounts
            for role in one.roles
        ),
        rulebook_digest=book.digest,
        policy=policy,
        profile=profile,
    )


def signer(charter: Charter, here: Collection[PersonId]) -> PersonId:
    """Who signs the charter: the first of legal whose key is `here`.

    Raises Refused (``founding.signer``) when none is.
    """
    for one in charter.holders(Role.LEGAL, charter.accounts[0].id):
        if one.id in here:
            return one.id
    raise Refused("founding.signer")


def found(store: Store, keys: Keys, charter: Charter, by: PersonId) -> Action:
    """Write the first action of a ledger. Raises LedgerRefused (``ledger.charter``) if it has one."""
    with store.begin() as work:
        return work.append(
            signed(
                keys,
                kind=ActionKind.CHARTER,
                realm=charter.realm,
                account=LEDGER_CHAIN,
                actor=by,
                said={"charter": charter.as_json()},
            )
        )


def _account(item: dict[str, Any]) -> Account:
    _only(item, "account", _ACCOUNT_KEYS, _TERMS_KEYS)
    return Account(
        id=AccountId(_matching(item, "id", _NAME)),
        handle=_matching(item, "handle", _HANDLE),
        name=_text(item, "name"),
        x_user_id=_matching(item, "x_user_id", _NUMBER),
    )


def _person(item: dict[str, Any]) -> _Person:
    _only(item, "person", _PERSON_KEYS, {"key"})
    return _Person(
        id=PersonId(_matching(item, "id", _NAME)),
        name=_text(item, "name"),
        roles=_roles(item, "roles", tuple(Role)),
        key=_matching(item, "key", _PUBLIC_KEY) if "key" in item else "",
    )


def _terms(item: dict[str, Any], held: set[Role]) -> Terms:
    """The terms of one account; `held` are the roles that somebody of the file has."""
    standard = Terms()
    steps = _steps(item) if "steps" in item else standard.steps
    urgent = _roles(item, "urgent", APPROVING) if "urgent" in item else standard.urgent
    told = (role for step in steps for role in step.escalate_to)
    for role in (*named(steps), *urgent, *told):
        if role not in held:
            raise BadInput("founding.duties", role=role)
    minutes = _number(item, "cool_off_minutes", _COOL_OFF_MINUTES, 0, _LONGEST_COOL_OFF)
    return Terms(
        steps=steps,
        urgent=urgent,
        cool_off_seconds=60 * minutes,
        tier=Tier(_choice(item, "tier", tuple(Tier), standard.tier)),
        long_posts=_flag(item, "long_posts"),
        budget_cents=_cents(item, "monthly_budget"),
        purpose=_text(item, "purpose", longest=300) if "purpose" in item else "",
        audience=_text(item, "audience", longest=300) if "audience" in item else "",
        purposes=_among(item, "purposes", tuple(Purpose)),
        audiences=_among(item, "audiences", tuple(Audience)),
        colour=_choice(item, "colour", COLOURS, standard.colour),
        zone=_zone(item, standard.zone),
    )


def _steps(item: dict[str, Any]) -> tuple[Step, ...]:
    """``[[account.steps]]``: who approves first, who then; each duty in one step only."""
    steps = tuple(_step(one) for one in _tables(item, "steps"))
    if len(set(every := named(steps))) < len(every):
        raise BadInput("founding.value", key="steps.roles")
    return steps


def _step(item: dict[str, Any]) -> Step:
    times = {"remind_after_hours", "escalate_after_hours"}
    _only(item, "steps", {"roles"}, {"needs", "escalate_to", *times})
    return Step(
        roles=_roles(item, "roles", APPROVING),
        needs=Needs(_choice(item, "needs", tuple(Needs), Needs.ALL)),
        remind_after_seconds=3600 * _number(item, "remind_after_hours", 0, 0, _LONGEST_WAIT),
        escalate_after_seconds=3600 * _number(item, "escalate_after_hours", 0, 0, _LONGEST_WAIT),
        escalate_to=_roles(item, "escalate_to", APPROVING) if "escalate_to" in item else (),
    )


def _policy(item: dict[str, Any], terms: dict[str, Terms], held: set[Role]) -> Policy:
    standard = Policy()
    _only(item, "policy", set(), _POLICY_KEYS)
    return Policy(
        # Of an account that joins later: as careful as the first ones were by default.
        terms=Terms(cool_off_seconds=60 * _COOL_OFF_MINUTES),
        accounts=terms,
        approval_days=_number(item, "approval_days", standard.approval_days, 1, 90),
        deadline_seconds=_number(item, "deadline_seconds", standard.deadline_seconds, 5, 120),
        grace_seconds=60 * _number(item, "grace_minutes", standard.grace_seconds // 60, 1, 24 * 60),
        reauthenticate=_flag(item, "reauthenticate"),
        template_days=_number(item, "template_days", standard.template_days, 1, 3_650),
        retention_days=_number(item, "retention_days", standard.retention_days, 0, 36_500),
        for_audience=_asked_for(item, "for_audience", Audience, held),
        for_purpose=_asked_for(item, "for_purpose", Purpose, held),
    )


def _asked_for(
    item: dict[str, Any], key: str, kind: type[_What], held: set[Role]
) -> dict[_What, tuple[Role, ...]]:
    """``[policy.for_audience]`` and ``[policy.for_purpose]``: who else approves such posts."""
    table = _table(item, key)
    _only(table, key, set(), {str(one) for one in kind})
    asked = {kind(name): _roles(table, name, APPROVING) for name in table}
    for roles in asked.values():
        for role in roles:
            if role not in held:
                raise BadInput("founding.duties", role=role)
    return asked


def changed_policy(text: str, now: Charter) -> Policy:
    """The policy of `now` as a file changes it: ``[policy]`` and ``[[account]]`` with an ``id``.

    The keys are those of a people file. What the file does not name stays as it is; a list that it
    names (steps, audiences, whom an audience asks for) is replaced whole. Raises BadInput
    (``policy.file``, ``policy.value``, ``account.unknown``, ``schedule.zone``).
    """
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadInput("policy.file", problem=str(error)) from error
    try:
        return _changed(values, now)
    except BadInput as error:
        if error.kind != "founding.value":
            raise
        raise BadInput("policy.value", **error.facts) from error


def _changed(values: dict[str, Any], now: Charter) -> Policy:
    _only(values, "file", set(), {"account", "policy"})
    held = {duty.role for duty in now.duties}
    accounts = dict(now.policy.accounts)
    for item in _tables(values, "account") if "account" in values else []:
        _only(item, "account", {"id"}, _TERMS_KEYS)
        known = now.account(_text(item, "id", longest=40)).id
        terms = _terms(item, held)
        fields = [_FIELDS.get(key, key) for key in item if key != "id"]
        changed = {name: getattr(terms, name) for name in fields}
        accounts[known] = replace(now.policy.terms_for(known), **changed)
    table = _table(values, "policy")
    read = _policy(table, accounts, held)
    changed = {name: getattr(read, name) for name in (_FIELDS.get(key, key) for key in table)}
    return replace(now.policy, accounts=accounts, **changed)


def _refuse_gaps(accounts: tuple[Account, ...], people: list[_Person]) -> None:
    """Refuse a ledger in which nothing could ever be approved by somebody who did not write it."""
    for each in (accounts, people):
        if len({one.id for one in each}) < len(each):
            raise BadInput("founding.value", key="id")
    keys = [one.key for one in people if one.key]
    if len(set(keys)) < len(keys):  # two people with one key would be one person
        raise BadInput("founding.value", key="person.key")
    for role in (Role.COMMUNICATIONS, Role.LEGAL, Role.PUBLISHER):
        if not any(role in one.roles for one in people):
            raise BadInput("founding.duties", role=role)
    if sum(Role.PUBLISHER in one.roles for one in people) > _MOST_PUBLISHERS:
        raise BadInput("founding.publishers")
    for one in people:
        if Role.PUBLISHER in one.roles and set(one.roles) & {*APPROVING, *WRITING}:
            raise BadInput("founding.publisher")


def _only(
    item: dict[str, Any], place: str, needed: set[str], optional: set[str] | None = None
) -> None:
    for key in needed - set(item):
        raise BadInput("founding.value", key=f"{place}.{key}")
    for key in set(item) - needed - (optional or set()):
        raise BadInput("founding.value", key=f"{place}.{key}")


def _tables(values: dict[str, Any], key: str) -> list[dict[str, Any]]:
    items = values[key]
    if not isinstance(items, list) or not items or not all(isinstance(i, dict) for i in items):
        raise BadInput("founding.value", key=key)
    return items


def _table(values: dict[str, Any], key: str) -> dict[str, Any]:
    table = values.get(key, {})
    if not isinstance(table, dict):
        raise BadInput("founding.value", key=key)
    return table


def _text(item: dict[str, Any], key: str, *, longest: int = 100) -> str:
    value = item[key]
    if not isinstance(value, str) or not value.strip() or len(value) > longest:
        raise BadInput("founding.value", key=key)
    return value


def _roles(item: dict[str, Any], key: str, known: tuple[Role, ...]) -> tuple[Role, ...]:
    named = item[key]
    if not isinstance(named, list) or not named or not all(role in known for role in named):
        raise BadInput("founding.value", key=key)
    return tuple(role for role in known if role in named)


def _among(item: dict[str, Any], key: str, known: tuple[_What, ...]) -> tuple[_What, ...]:
    """Which of the known words the list under `key` has, in their order; none when it is absent."""
    said = item.get(key, [])
    if not isinstance(said, list) or not all(one in known for one in said):
        raise BadInput("founding.value", key=key)
    return tuple(one for one in known if one in said)


def _choice(item: dict[str, Any], key: str, known: tuple[str, ...], standard: str) -> str:
    value = item.get(key, standard)
    if not isinstance(value, str) or value not in known:
        raise BadInput("founding.value", key=key)
    return value


def _flag(item: dict[str, Any], key: str) -> bool:
    value = item.get(key, False)
    if not isinstance(value, bool):
        raise BadInput("founding.value", key=key)
    return value


def _number(item: dict[str, Any], key: str, standard: int, least: int, most: int) -> int:
    value = item.get(key, standard)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise BadInput("founding.value", key=key)
    return value


def _cents(item: dict[str, Any], key: str) -> int | None:
    """US dollars, as ``"25.00"`` or ``25``; a float is refused, as it could not be exact."""
    value = item.get(key)
    if value is None:
        return None
    said = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    match = _DOLLARS.fullmatch(said) if isinstance(said, str) else None
    if match is None:
        raise BadInput("founding.value", key=key)
    return 100 * int(match[1]) + int(match[2] or 0)


def _zone(item: dict[str, Any], standard: str) -> str:
    if "zone" not in item:
        return standard
    zone = _text(item, "zone")
    local(datetime.fromtimestamp(0, UTC), zone)  # refuses a zone that does not exist
    return zone


def _matching(item: dict[str, Any], key: str, shape: re.Pattern[str]) -> str:
    value = _text(item, key)
    if shape.fullmatch(value) is None:
        raise BadInput("founding.value", key=key)
    return value
