"""Numbers as words that people read to each other or type from a page: ten bits a word.

The words stand in lists of 1,024 (``resources/spoken``); here are only their numbers. Six words of a
fingerprint are 60 bits, stretched: whoever looks for another text with the same six words pays
scrypt's price for each try (128 MiB, 0.3 s; about 2^30 tries for two texts of their own making that
agree, some ten years of one core, and 2^60 for one that agrees with a given text). A root key on
paper is 28 words in seven lines: 256 bits, 24 of checksum, and two digits a line.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

BITS = 10
SIZE = 2**BITS
#: How many words people compare.
COMPARED = 6
#: How a key stands on its page.
LINES, A_LINE = 7, 4
SEED = 32
_CHECKSUM = 3
_SCRYPT = {"n": 2**17, "r": 8, "p": 1, "maxmem": 2**28}


def compared(fingerprint: str) -> tuple[int, ...]:
    """The numbers of the six words for a fingerprint (64 hex digits). Takes some 0.3 s."""
    stretched = hashlib.scrypt(
        bytes.fromhex(fingerprint), salt=b"countersign six words 1", dklen=8, **_SCRYPT
    )
    return _numbers(stretched, COMPARED)


def written(seed: bytes) -> tuple[tuple[int, ...], ...]:
    """The numbers of a key's words, line by line."""
    numbers = _numbers(seed + _checksum(seed), LINES * A_LINE)
    return tuple(numbers[at : at + A_LINE] for at in range(0, len(numbers), A_LINE))


def read(lines: Sequence[Sequence[int]]) -> bytes | None:
    """The key of those lines, or None when they are not as they were written together."""
    value = 0
    for number in (one for line in lines for one in line):
        value = value << BITS | number
    raw = value.to_bytes(SEED + _CHECKSUM, "big")
    seed = raw[:SEED]
    return seed if raw[SEED:] == _checksum(seed) else None


def check_digits(line: int, numbers: Sequence[int]) -> str:
    """The two digits behind line `line` (1 is the first): a wrong word or order changes them.

    One error in a hundred escapes them; the checksum of the whole finds it then.
    """
    said = f"{line}:" + ",".join(str(one) for one in numbers)
    return f"{int.from_bytes(hashlib.sha256(said.encode('ascii')).digest()[:8], 'big') % 100:02}"


def _checksum(seed: bytes) -> bytes:
    return hashlib.sha256(b"countersign root key 1" + seed).digest()[:_CHECKSUM]


def _numbers(raw: bytes, count: int) -> tuple[int, ...]:
    """The first `count` numbers of ten bits."""
    value, bits = int.from_bytes(raw, "big"), 8 * len(raw)
    return tuple(value >> (bits - BITS * (at + 1)) & (SIZE - 1) for at in range(count))
