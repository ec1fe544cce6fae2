"""The heads of a ledger's chains: remembered, compared, and how far back a difference can be named.

Whoever owns a database can cut off the end of a chain, or compute it anew. The chain alone does not
show it; what a machine remembers of it does. A machine keeps the last link it saw of each chain,
and older ones ever more sparsely, so that it can say between which rows a chain was rewritten.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain.account import AccountId
from desktop_app.domain.canonical import Json
from desktop_app.domain.errors import BadInput, Damaged
from desktop_app.domain.reading import as_int, as_object, as_text, only

_HASH = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The link of row `seq`, counted from 1, of a chain: it stands for all rows up to it."""

    seq: int
    hash: str

    def as_json(self) -> dict[str, Json]:
        """The head as it is signed and kept."""
        return {"seq": self.seq, "hash": self.hash}

    @classmethod
    def read(cls, value: Json) -> Head:
        """Read what `as_json` wrote. Raises BadInput (``canonical.shape``)."""
        said = as_object(value)
        only(said, "hash seq")
        found = cls(seq=as_int(said["seq"]), hash=as_text(said["hash"]))
        if found.seq < 1 or _HASH.fullmatch(found.hash) is None:
            raise BadInput("canonical.shape")
        return found


#: The links of a chain: the hash of row `seq`, or None where the chain does not reach it.
HashAt = Callable[[int], str | None]
Heads = Mapping[AccountId, Head]


def read_heads(value: Json) -> dict[AccountId, Head]:
    """Heads by chain. Raises BadInput (``canonical.shape``)."""
    said = as_object(value)
    return {AccountId(chain): Head.read(said[chain]) for chain in said}


def check_remembered(
    chain: AccountId, remembered: Sequence[Head], length: int, hash_at: HashAt
) -> None:
    """Refuse a chain that is not the remembered one, or its continuation.

    `remembered` is in order of rows; `length` is how many rows the chain has now, whose links among
    themselves somebody has verified (`Store.verify_chains`). Raises Damaged: ``chain.lost`` with
    how many rows are missing, or ``chain.rewritten`` with the first remembered `row` that differs
    and the last one before it that does not (`same`, 0 for none).
    """
    same = 0
    for head in remembered:
        if head.seq <= length and hash_at(head.seq) != head.hash:
            raise Damaged("chain.rewritten", chain=chain, row=str(head.seq), same=str(same))
        if head.seq > length:
            newest = remembered[-1].seq
            raise Damaged("chain.lost", chain=chain, lost=str(newest - length), seen=str(newest))
        same = head.seq


def remember(remembered: Sequence[Head], newest: Head) -> tuple[Head, ...]:
    """What is kept after `newest` was seen: it, the oldest, and one for each doubling of distance.

    Some 20 for a million rows. What lies beyond `newest` is kept too: an older copy was looked at.
    """
    beyond = [head for head in remembered if head.seq > newest.seq]
    kept: dict[int, Head] = {}
    for head in remembered:
        if head.seq < newest.seq:
            # Of those in one doubling the oldest stays: it will be the next one's newest.
            kept.setdefault((newest.seq - head.seq).bit_length(), head)
    return (*kept.values(), newest, *beyond)
