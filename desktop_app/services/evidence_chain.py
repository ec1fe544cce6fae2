"""The chains of a ledger as they stand in a bundle of evidence: written, and read again checked.

An entry that is shown is checked by its hash, its signature and its place; of one that is left out
there is its leaf hash, which carries the chain on and says nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.domain.account import AccountId, Charter, PersonId
from desktop_app.domain.action import (
    GENESIS,
    LEDGER_CHAIN,
    OF_ACCOUNT,
    Action,
    ActionId,
    ActionKind,
    PostId,
    link,
)
from desktop_app.domain.canonical import Json, canonical, digest, read_time, time_text
from desktop_app.domain.errors import BadInput, CountersignError, Damaged
from desktop_app.domain.reading import as_int, as_list, as_object, as_optional_text, as_text, only
from desktop_app.domain.verification import Verify, check_action, replay_charter

#: What somebody else's file can do to its reader: it is then damaged, whatever it says.
ODD = (CountersignError, ValueError, LookupError, TypeError)
_ACTION_KEYS = "account actor at fence hash id kind post revision seq sha256 signature statement"


def written(action: Action) -> dict[str, Json]:
    """An entry that is shown."""
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
        "hash": action.hash,
        "statement": action.statement,
    }


def read_rules(written: Sequence[Json], check: Verify) -> tuple[tuple[Action, ...], Charter]:
    """The ledger's own chain, and what it adds up to. Raises Damaged (``evidence.rules``)."""
    rules: list[Action] = []
    odd: Exception | None = None
    for one in written:
        try:
            action = _action(one, rules[-1].hash if rules else GENESIS)
            if action.account != LEDGER_CHAIN:
                raise BadInput("canonical.shape")
        except ODD as error:
            odd = error
            break
        rules.append(action)
    try:
        charter = replay_charter(rules, check)
    except ODD as error:
        entry = _first_odd(rules, check) if rules else 1
        raise Damaged("evidence.rules", entry=str(entry)) from error
    if odd is not None:
        raise Damaged("evidence.rules", entry=str(len(rules) + 1)) from odd
    return tuple(rules), charter


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


def read_chain(
    said: Mapping[str, Json], charter: Charter, check: Verify
) -> tuple[tuple[Action, ...], int, str]:
    """The entries that are shown, how many there are in all, and the last link.

    Raises Damaged (``evidence.chain``) naming the first entry that is not what it was.
    """
    shown: list[Action] = []
    head = GENESIS
    entries = as_list(said["chain"])
    for number, one in enumerate(entries, 1):
        try:
            if isinstance(one, str):
                head = link(head, _hash(one))
                continue
            action = _action(one, head)
            if (action.seq, action.account) != (number, said["account"]):
                raise BadInput("canonical.shape")
            if action.kind not in OF_ACCOUNT and action.post != said["post"]:
                raise BadInput("canonical.shape")
            check_action(action, charter, check)
        except ODD as error:
            raise Damaged("evidence.chain", entry=str(number)) from error
        shown.append(action)
        head = action.hash
    return tuple(shown), len(entries), head


def _action(value: Json, before: str) -> Action:
    said = as_object(value)
    only(said, _ACTION_KEYS)
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
        revision=optional_int(said["revision"]),
        sha256=as_optional_text(said["sha256"]),
        fence=optional_int(said["fence"]),
        statement_sha256=digest(canonical(statement)),
        signature=as_text(said["signature"]),
        prev_hash=before,
        hash=_hash(said["hash"]),
        statement=statement,
    )


def optional_int(value: Json) -> int | None:
    """Return an integer or None. Raises BadInput (``canonical.shape``)."""
    return None if value is None else as_int(value)


def _hash(value: Json) -> str:
    text = as_text(value)
    if len(text) != 64 or not set(text) <= set("0123456789abcdef"):
        raise BadInput("canonical.shape")
    return text
