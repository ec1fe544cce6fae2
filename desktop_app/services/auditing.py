"""The audit: every action that one can read, what it says, whether it holds, and copies of it.

Who may read what is the ledger's to say: an auditor reads every account, others what row security
shows them. Nothing here changes anything but the files that somebody asks for.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from desktop_app.domain.account import AccountId, Charter, PersonId
from desktop_app.domain.action import LEDGER_CHAIN, Action, leaf_of, link
from desktop_app.domain.canonical import Json, time_text
from desktop_app.domain.errors import BadInput, Damaged, Refused, Unavailable
from desktop_app.domain.schedule import local
from desktop_app.domain.verification import Verify, check_action
from desktop_app.services import evidence, evidence_bundle, trail_words
from desktop_app.services.evidence import Evidence
from desktop_app.services.evidence_bundle import Chosen
from desktop_app.services.listing import PAGE, ListKey
from desktop_app.services.parts import Parts
from desktop_app.services.reading import signed_charter
from desktop_app.services.rosters import read_pin
from desktop_app.services.tables import csv_of
from desktop_app.services.trail import TrailQuery, TrailRow
from desktop_app.services.trail_words import Reader
from desktop_app.services.verifying import Verified, verify_ledger

#: Rows that one export holds: whoever needs more asks for less time.
MOST = 100_000
COLUMNS = (
    "at_utc at_local zone account handle entry kind said person name role post version text reason "
    "fingerprint statement signature link link_before words_taken_out"
).split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """The beginning of what `query` finds."""

    newest: int
    count: int
    rows: tuple[TrailRow, ...]


class Proof(StrEnum):
    """What an action's own signature and link are worth."""

    GOOD = "good"  #: statement, signature and link hold together
    WORDS_GONE = "words_gone"  #: its words were taken out: only the link can be checked
    LINK = "link"  #: statement and link do not hold together
    SIGNATURE = "signature"  #: whoever it names did not sign it


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """A verification of the whole record that found nothing wrong."""

    at: datetime
    newest: int  #: the ledger's newest number just before: what came later was perhaps not verified
    found: Verified


def opened(parts: Parts, query: TrailQuery) -> Opening:
    """How many actions there are, and the newest of them. Raises Damaged naming an unreadable one."""
    with parts.store.begin() as work:
        return Opening(
            newest=work.newest(),
            count=work.trail_count(query),
            rows=work.trail(query, limit=PAGE),
        )


def page(
    parts: Parts, query: TrailQuery, after: ListKey | None
) -> tuple[int, tuple[TrailRow, ...]]:
    """The ledger's newest number, and the page after `after`. Raises Damaged."""
    with parts.store.begin() as work:
        return work.newest(), work.trail(query, after, limit=PAGE)


def keys(
    parts: Parts, query: TrailQuery, after: ListKey | None, limit: int
) -> tuple[int, tuple[ListKey, ...], int]:
    """The ledger's newest number, the ends of the next pages, and how many rows were walked."""
    with parts.store.begin() as work:
        return work.newest(), *work.trail_keys(query, after, limit=limit)


def examine(parts: Parts, action: Action) -> Proof:
    """What the action's own signature and link are worth, by the people whom rosters name.

    Raises Damaged where the ledger's own chain, which says whose keys are whose, is not whole.
    """
    with parts.store.begin() as work:
        charter = signed_charter(work, parts)
    return proof_of(action, charter, parts.keys.verify)


def proof_of(action: Action, charter: Charter, verify: Verify) -> Proof:
    """What the action's own signature and link are worth; `charter` knows every key there ever was."""
    if action.redacted_by is not None:
        holds = link(action.prev_hash, leaf_of(action)) == action.hash
        return Proof.WORDS_GONE if holds else Proof.LINK
    try:
        check_action(action, charter, verify)
    except Damaged as error:
        return Proof.SIGNATURE if error.kind == "ledger.signature" else Proof.LINK
    except BadInput:  # nobody of this ledger
        return Proof.SIGNATURE
    return Proof.GOOD


def verify_all(parts: Parts) -> Sound:
    """Verify links, signatures and rosters, and what this computer remembers of them.

    Raises as `verifying.verify_ledger`: Damaged names the first entry that is not what was written.
    """
    trust = parts.trust
    pin = None if trust is None else read_pin(trust.desk, trust.place, trust.verify)
    with parts.store.begin() as work:
        newest = work.newest()
    found = verify_ledger(parts.store, parts.keys.verify, pin, parts.person)
    return Sound(at=parts.clock.now(), newest=newest, found=found)


# --- copies ----------------------------------------------------------------------------------


def csv_text(parts: Parts, query: TrailQuery, language: str, zone: str) -> str:
    """What `query` finds as a table, newest first (see `tables.csv_of`); sentences in `language`."""
    charter, rows = _everything(parts, query)
    reader = Reader(charter=charter, language=language, zone=zone)
    return csv_of([COLUMNS, *([_cells(row, reader)[name] for name in COLUMNS] for row in rows)])


def json_text(parts: Parts, query: TrailQuery, language: str, zone: str) -> str:
    """What `query` finds as JSON, newest first: as in the table, and every statement whole."""
    charter, rows = _everything(parts, query)
    reader = Reader(charter=charter, language=language, zone=zone)
    made: list[Json] = [
        {**_cells(row, reader), "entry": row.action.seq, "signed": row.action.statement}
        for row in rows
    ]
    said = {"format": "countersign-audit", "v": 1, "realm": charter.realm, "actions": made}
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def write_new(path: Path, text: str | bytes) -> None:
    """Write `text` (UTF-8), or bytes, to a file that is not there yet, whole or not at all.

    Raises Refused (``audit.exists``) or Unavailable (``table.unwritable``).
    """
    try:
        with path.open("xb") as file:
            try:
                file.write(text.encode() if isinstance(text, str) else text)
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                path.unlink(missing_ok=True)
                raise
    except FileExistsError as error:
        raise Refused("audit.exists", path=str(path)) from error
    except OSError as error:
        raise Unavailable("table.unwritable", path=str(path)) from error


def write_evidence(
    parts: Parts,
    wanted: Sequence[Chosen],
    path: Path,
    *,
    told: Callable[[Evidence], None] | None = None,
) -> Evidence:
    """Write a bundle of evidence to a file that is not there yet, checked before it has its name.

    `told` hears what it holds before it has it. Raises Refused (``audit.exists``), also when a file
    stands where it is written first, Unavailable (``table.unwritable``), or Damaged as
    `evidence.verify`.
    """
    if path.exists():
        raise Refused("audit.exists", path=str(path))
    beside = path.with_name(f"{path.name}.part")
    try:
        file = beside.open("xb")
    except FileExistsError as error:
        raise Refused("audit.exists", path=str(beside)) from error
    except OSError as error:
        raise Unavailable("table.unwritable", path=str(path)) from error
    try:
        with file:
            for line in evidence_bundle.lines(parts, wanted):
                file.write(line)
            file.flush()
            os.fsync(file.fileno())
        with beside.open("rb") as written:
            found = evidence.verify(written, parts.keys.verify)
        if told is not None:
            told(found)
        beside.rename(path)
    except OSError as error:
        raise Unavailable("table.unwritable", path=str(path)) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return found


def _everything(parts: Parts, query: TrailQuery) -> tuple[Charter, list[TrailRow]]:
    """Raises Refused (``audit.many``) for more than one export holds."""
    with parts.store.begin() as work:
        charter = work.charter()
        if work.trail_count(query) > MOST:
            raise Refused("audit.many", most=f"{MOST:,}".replace(",", "\u00a0"))
        return charter, list(
            _pages(
                lambda after: work.trail(query, after, limit=PAGE),
                lambda after: work.trail_keys(query, after, limit=PAGE),
            )
        )


def _pages(
    rows: Callable[[ListKey | None], tuple[TrailRow, ...]],
    ends: Callable[[ListKey | None], tuple[tuple[ListKey, ...], int]],
) -> Iterator[TrailRow]:
    after: ListKey | None = None
    while True:
        yield from rows(after)
        found, _ = ends(after)
        if not found:
            return
        after = found[-1]


def _cells(row: TrailRow, reader: Reader) -> dict[str, str]:
    action, said = row.action, row.action.statement
    return {
        "at_utc": time_text(action.at),
        "at_local": f"{local(action.at, reader.zone):%Y-%m-%d %H:%M:%S}",
        "zone": reader.zone,
        "account": action.account,
        "handle": handle_of(reader.charter, action.account),
        "entry": str(action.seq),
        "kind": action.kind,
        "said": trail_words.sentence(action, reader),
        "person": action.actor,
        "name": _name(action.actor, reader),
        "role": str(said.get("role") or ""),
        "post": action.post or "",
        "version": str(action.revision or ""),
        "text": row.text,
        "reason": str(said.get("reason") or ""),
        "fingerprint": action.sha256 or "",
        "statement": action.statement_sha256,
        "signature": action.signature,
        "link": action.hash,
        "link_before": action.prev_hash,
        "words_taken_out": action.redacted_by or "",
    }


def _name(person: PersonId, reader: Reader) -> str:
    return trail_words.person_in_words(person, reader)


def handle_of(charter: Charter, account: AccountId) -> str:
    """``@handle`` of the account whose chain it is; "" for the ledger's own."""
    return "" if account == LEDGER_CHAIN else f"@{charter.account(account).handle}"
