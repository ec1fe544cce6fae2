"""The entries of a ledger's chains as they stand in a bundle of evidence: written, and read again.

An entry that is shown is checked by its hash, its signature and its place. Of one that is left out
there is its leaf hash, which carries the chain on and says nothing else. A *stub* is in between:
the entry's own fields without what was said, so that its time and place are proven.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.account import AccountId, Charter, PersonId
from desktop_app.domain.action import (
    GENESIS,
    LEDGER_CHAIN,
    Action,
    ActionId,
    ActionKind,
    PostId,
    leaf,
)
from desktop_app.domain.canonical import Json, canonical, digest, read_time, time_text
from desktop_app.domain.errors import BadInput, CountersignError, Damaged
from desktop_app.domain.reading import as_int, as_list, as_object, as_optional_text, as_text, only
from desktop_app.domain.verification import Verify, replay_charter

#: What somebody else's file can do to its reader: it is then damaged, whatever it says.
ODD = (CountersignError, ValueError, LookupError, TypeError)
_FIELDS = "account actor at fence id kind post revision seq sha256 signature"
#: In the order in which the leaf hash takes them (`domain.action.leaf`).
_LEAF = "id account seq at kind actor post revision sha256 fence statement_sha256 signature"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stub:
    """What is proven of an entry of which only the fields are shown."""

    account: str
    seq: int
    at: datetime
    post: str | None
    leaf: str


def written(action: Action) -> dict[str, Json]:
    """An entry that is shown."""
    return {**_fields(action), "hash": action.hash, "statement": action.statement}


def stub(action: Action) -> dict[str, Json]:
    """An entry of which only the fields are shown."""
    return {**_fields(action), "statement_sha256": action.statement_sha256}


def _fields(action: Action) -> dict[str, Json]:
    return {
        "id": action.id,
        "account": action.account,
        "seq": action.seq,
        "at": time_text(action.at),
        "kind": action.kind,
        "actor": action.actor,
        "post": action.post,
        "revision": action.revision,
        "sha256": action.sha256,
        "fence": action.fence,
        "signature": action.signature,
    }


def read_stub(value: Json) -> Stub:
    """Read what `stub` wrote. Raises BadInput (``canonical.*``)."""
    said = as_object(value)
    only(said, f"{_FIELDS} statement_sha256")
    fields: list[str | int | None] = []
    for name in _LEAF.split():
        field = said[name]
        if isinstance(field, bool) or not isinstance(field, str | int | None):
            raise BadInput("canonical.shape")
        fields.append(field)
    return Stub(
        account=as_text(said["account"]),
        seq=as_int(said["seq"]),
        at=read_time(said["at"]),
        post=as_optional_text(said["post"]),
        leaf=leaf(tuple(fields)),
    )


def read_rules(written: Sequence[Json], check: Verify) -> tuple[tuple[Action, ...], Charter]:
    """The ledger's own chain, and what it adds up to.

    Raises Damaged (``evidence.rules``): rule n stands on line n + 1 of a bundle.
    """
    rules: list[Action] = []
    odd: Exception | None = None
    for one in written:
        try:
            action = read_entry(one, rules[-1].hash if rules else GENESIS)
            if action.account != LEDGER_CHAIN:
                raise BadInput("canonical.shape")
        except ODD as error:
            odd = error
            break
        rules.append(action)
    try:
        charter = replay_charter(rules, check)
    except ODD as error:
        raise _bad_rule(_first_odd(rules, check) if rules else 1) from error
    if odd is not None:
        raise _bad_rule(len(rules) + 1) from odd
    return tuple(rules), charter


def _bad_rule(entry: int) -> Damaged:
    return Damaged("evidence.rules", entry=str(entry), line=str(entry + 1))


def _first_odd(rules: Sequence[Action], check: Verify) -> int:
    """Up to which entry, counted from 1, the rules no longer hold; before it they do."""
    good, bad = 0, len(rules)
    while bad - good > 1:
        middle = (good + bad) // 2
        try:
            replay_charter(rules[:middle], check)
            good = middle
        except ODD:
            bad = middle
    return bad


def read_entry(value: Json, before: str) -> Action:
    """Read what `written` wrote, after the link `before`. Raises one of `ODD`."""
    said = as_object(value)
    only(said, f"{_FIELDS} hash statement")
    post = as_optional_text(said["post"])
    statement = as_object(said["statement"])
    return Action(
        id=ActionId(as_text(said["id"])),
        account=AccountId(as_text(said["account"])),
        seq=as_int(said["seq"]),
        at=read_time(said["at"]),
        kind=ActionKind(as_text(said["kind"])),
        actor=PersonId(as_text(said["actor"])),
        post=None if post is None else PostId(post),
        revision=_optional_int(said["revision"]),
        sha256=as_optional_text(said["sha256"]),
        fence=_optional_int(said["fence"]),
        statement_sha256=digest(canonical(statement)),
        signature=as_text(said["signature"]),
        prev_hash=before,
        hash=as_hash(said["hash"]),
        statement=statement,
    )


def named_bodies(action: Action) -> tuple[str, ...]:
    """Digests of the bodies that a submission names, in order: the payload, the answered post."""
    if action.kind is not ActionKind.SUBMIT:
        return ()
    named = (action.sha256, as_optional_text(action.statement["source"]))
    return tuple(one for one in named if one is not None)


def as_hashes(value: Json) -> tuple[str, ...]:
    """Return leaf hashes, at least one. Raises BadInput (``canonical.shape``)."""
    if not value:
        raise BadInput("canonical.shape")
    return tuple(as_hash(one) for one in as_list(value))


def as_hash(value: Json) -> str:
    """Return a SHA-256. Raises BadInput (``canonical.shape``)."""
    text = as_text(value)
    if len(text) != 64 or not set(text) <= set("0123456789abcdef"):
        raise BadInput("canonical.shape")
    return text


def _optional_int(value: Json) -> int | None:
    return None if value is None else as_int(value)
