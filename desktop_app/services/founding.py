"""Founding a ledger: reading who may do what from a file, and writing the first action.

The people file is TOML; anything unknown or missing in it is refused by name, nothing is guessed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from typing import Any

from desktop_app.checks.profile import Profile
from desktop_app.domain.account import (
    APPROVING,
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
)
from desktop_app.domain.action import LEDGER_CHAIN, Action, ActionKind
from desktop_app.domain.errors import BadInput
from desktop_app.services.ports import Keys, Store
from desktop_app.services.statements import signed

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}", re.ASCII)
_NUMBER = re.compile(r"[0-9]{1,20}", re.ASCII)
_HANDLE = re.compile(r"\w{1,15}", re.ASCII)


def read_charter(
    text: str, realm: Realm, rulebook_digest: str, key_of: Callable[[PersonId], str]
) -> Charter:
    """Read a people file (``[[account]]``, ``[[person]]`` with `roles`, optional ``[profile]``).

    Every person holds their roles for every account of the file. `key_of` makes or finds the
    public key of a person; it is called only when the whole file is sound. Raises BadInput
    (``founding.*``, ``profile.*``).
    """
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput("founding.file", problem=str(error)) from error
    _only(values, "file", {"account", "person"}, {"profile"})
    profile = values.get("profile", {})
    if not isinstance(profile, dict):
        raise BadInput("founding.value", key="profile")
    Profile.parse(profile)
    accounts = tuple(_account(item) for item in _tables(values, "account"))
    people = [_person(item) for item in _tables(values, "person")]
    _refuse_gaps(accounts, people)
    return Charter(
        realm=realm,
        accounts=accounts,
        people=tuple(
            Person(id=person, name=name, key=key_of(person)) for person, name, _ in people
        ),
        duties=tuple(
            Duty(person=person, account=account.id, role=role)
            for person, _, roles in people
            for account in accounts
            for role in roles
        ),
        rulebook_digest=rulebook_digest,
        policy=Policy(),
        profile=profile,
    )


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
    _only(item, "account", {"id", "handle", "name", "x_user_id"})
    return Account(
        id=AccountId(_matching(item, "id", _NAME)),
        handle=_matching(item, "handle", _HANDLE),
        name=_text(item, "name"),
        x_user_id=_matching(item, "x_user_id", _NUMBER),
    )


def _person(item: dict[str, Any]) -> tuple[PersonId, str, tuple[Role, ...]]:
    _only(item, "person", {"id", "name", "roles"})
    named = item["roles"]
    known = [role.value for role in Role]
    if not isinstance(named, list) or not named or not all(role in known for role in named):
        raise BadInput("founding.value", key="roles")
    roles = tuple(role for role in Role if role in named)
    return PersonId(_matching(item, "id", _NAME)), _text(item, "name"), roles


def _refuse_gaps(
    accounts: tuple[Account, ...], people: list[tuple[PersonId, str, tuple[Role, ...]]]
) -> None:
    """Refuse a ledger in which nothing could ever be approved by somebody who did not write it."""
    if len({a.id for a in accounts}) < len(accounts) or len({p for p, _, _ in people}) < len(
        people
    ):
        raise BadInput("founding.value", key="id")
    for role in (Role.COMMUNICATIONS, Role.LEGAL, Role.PUBLISHER):
        if not any(role in roles for _, _, roles in people):
            raise BadInput("founding.duties", role=role)
    for _, _, roles in people:
        if Role.PUBLISHER in roles and set(roles) & {*APPROVING, *WRITING}:
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


def _text(item: dict[str, Any], key: str) -> str:
    value = item[key]
    if not isinstance(value, str) or not value.strip() or len(value) > 100:
        raise BadInput("founding.value", key=key)
    return value


def _matching(item: dict[str, Any], key: str, shape: re.Pattern[str]) -> str:
    value = _text(item, key)
    if shape.fullmatch(value) is None:
        raise BadInput("founding.value", key=key)
    return value
