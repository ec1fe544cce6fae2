"""Changes inputs a little, from a seed alone: the same seed gives the same change everywhere.

What is written as JSON is changed as a tree and written in the canonical form again, or nothing would
ever come past the first check; tables and TOML line by line; everything else byte by byte.
"""

from __future__ import annotations

import contextlib
import json
import struct
from random import Random

_TEXTS = (
    "", " ", "\n", "\0", "a" * 300, "é", "é", "\ud800", "\udc00x", "\U0010ffff", "\u202e", "\u2028", "\ufeff",
    "ﬁ", "İ", "ẞ", "١٢", "²", "½", "०", "１", "0", "-0", "-1", "1e9", "NaN", "Infinity", "1" * 30, "9" * 19, "0x1", "true",
    "null", "../x", "/etc/passwd", "C:\\x", "=1+1", "@x", "#x", "$x", "%s{0}", "'", '"', "\\", "[", "{", "}", ";", ",", "\t", "\r",
    "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2026-11-24T09:00:00Z", "2026-11-24T09:00:00+14:00",
    "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "2026-02-29", "9999-12-31", "0001-01-01", "2026-W48-2", "24:00",
    "UTC", "Europe/Paris", "practice", "x", "photo", "en", "fr", "00" * 32, "ff" * 32, "ab" * 64,
)  # fmt: skip
_NUMBERS = (
    *(0, 1, -1, 2, 3, 7, 16, 100, 255, 256, 65_535, 86_400, 2**31 - 1, 2**31, 2**32, 2**53 - 1),
    *(2**53, 2**63 - 1, 2**63, -(2**63) - 1, 10**30, 0.0, 0.5, 1e308, 1e400, -1e400, float("nan")),
)
_BYTES = (
    *(b"[" * 3000, b'{"":' * 1500, b'"', b"\\ud800"),
    *(
        b"\0",
        b"\xff",
        b"\x7f",
        b"\x80",
        b"\r\n",
        b"\n\n",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xed\xa0\x80",
    ),
    *(struct.pack(order + "I", n) for order in "<>" for n in (0, 1, 8, 2**31 - 1, 2**32 - 1)),
    *(struct.pack(order + "H", n) for order in "<>" for n in (0, 1, 2, 2**16 - 1)),
)
_DEEPEST = 40


def changed(data: bytes, form: str, dice: Random, others: list[bytes], longest: int) -> bytes:
    """`data` with one to four changes; `others` lend pieces of theirs."""
    for _ in range(1 + (dice.random() < 0.5) + (dice.random() < 0.25) + (dice.random() < 0.1)):
        kind = form if dice.random() < 0.85 else "bytes"
        data = _CHANGES[kind](data, dice, others)
    return data[:longest] if form in ("bytes", "lines") else _shortened(data, longest)


def _shortened(data: bytes, longest: int) -> bytes:
    """Cut off only what is far too long: half a JSON text teaches little."""
    return data if len(data) <= 8 * longest else data[:longest]


def _as_bytes(data: bytes, dice: Random, others: list[bytes]) -> bytes:
    at = dice.randrange(len(data) + 1)
    stop = min(len(data), at + dice.choice((1, 1, 2, 4, 8, 64)))
    match dice.randrange(8):
        case 0:
            return data[:at] + dice.randbytes(1) + data[at + 1 :]
        case 1:
            return data[:at] + dice.choice(_BYTES) + data[stop:]
        case 2:
            return data[:at] + dice.choice(_BYTES) + data[at:]
        case 3:
            return data[:at] + data[stop:]
        case 4:
            return data[:stop] + data[at:stop] * dice.choice((1, 2, 30)) + data[stop:]
        case 5:
            other = dice.choice(others) if others else data
            begin = dice.randrange(len(other) + 1)
            return data[:at] + other[begin : begin + dice.choice((4, 40, 4000))] + data[stop:]
        case 6:
            return data[:at]
        case _:
            bit = bytes([data[at] ^ 1 << dice.randrange(8)]) if at < len(data) else b""
            return data[:at] + bit + data[at + 1 :]


def _as_lines(data: bytes, dice: Random, others: list[bytes]) -> bytes:
    lines = data.splitlines(keepends=True) or [b""]
    at = dice.randrange(len(lines))
    match dice.randrange(7):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, dice.choice(lines))
        case 2:
            other = dice.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            theirs = (dice.choice(others) if others else data).splitlines(keepends=True) or [b""]
            lines.insert(at, dice.choice(theirs))
        case 4 | 5:
            lines[at] = _word_exchanged(lines[at], dice)
        case _:
            lines[at] = _as_bytes(lines[at], dice, lines)
    return b"".join(lines)


def _word_exchanged(line: bytes, dice: Random) -> bytes:
    """Another value between two signs that part values."""
    signs = [at for at, sign in enumerate(line) if sign in b',;="[]: \t']
    start = dice.choice([0, *(at + 1 for at in signs)])
    stop = next((at for at in signs if at > start), len(line.rstrip(b"\r\n")))
    new = dice.choice((*_TEXTS, *map(str, _NUMBERS)))
    return line[:start] + new.encode("utf-8", "surrogatepass") + line[max(stop, start) :]


def _as_json(data: bytes, dice: Random, others: list[bytes]) -> bytes:
    try:
        said = json.loads(data.decode("utf-8", "surrogatepass"))
        theirs = said
        with contextlib.suppress(ValueError, RecursionError):
            theirs = json.loads(
                (dice.choice(others) if others else data).decode("utf-8", "replace")
            )
        said = _tree(said, dice, theirs)
        text = _written(said, dice)
    except (ValueError, RecursionError):
        return _as_bytes(data, dice, others)
    return text.encode("utf-8", "surrogatepass")


def _as_json_lines(data: bytes, dice: Random, others: list[bytes]) -> bytes:
    lines = data.split(b"\n")
    filled = [at for at, line in enumerate(lines) if line]
    if not filled or dice.random() < 0.2:
        return _as_lines(data, dice, others)
    at = dice.choice(filled)
    lines[at] = _as_json(lines[at], dice, [line for line in lines if line])
    return b"\n".join(lines)


def _written(said: object, dice: Random) -> str:
    if dice.random() < 0.9:
        return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return json.dumps(said, indent=dice.choice((None, 1)))


def _tree(said: object, dice: Random, theirs: object) -> object:
    """Walk down to some place and change what stands there."""
    for_here = not isinstance(said, dict | list) or not said or dice.random() < 0.12
    if for_here:
        return _value(said, dice, theirs)
    if isinstance(said, list):
        return _list(list(said), dice, theirs)
    keys = list(said)
    key = dice.choice(keys)
    made = dict(said)
    match dice.randrange(12):
        case 0:
            del made[key]
        case 1:
            made[dice.choice((*_TEXTS, *keys))] = made[key]
        case 2:
            made[key] = made[dice.choice(keys)]
        case _:
            made[key] = _tree(made[key], dice, theirs)
    return made


def _list(said: list, dice: Random, theirs: object) -> list:
    at = dice.randrange(len(said))
    match dice.randrange(8):
        case 0:
            del said[at]
        case 1:
            said.insert(at, said[dice.randrange(len(said))])
        case 2:
            said *= dice.choice((2, 20))
        case _:
            said[at] = _tree(said[at], dice, theirs)
    return said


def _value(said: object, dice: Random, theirs: object) -> object:
    match dice.randrange(9):
        case 0 | 1:
            return dice.choice(_TEXTS)
        case 2:
            return dice.choice(_NUMBERS)
        case 3:
            return dice.choice((None, True, False, [], {}, [said], {"": said}))
        case 4:
            deep: object = said
            for _ in range(dice.choice((3, _DEEPEST))):
                deep = [deep]
            return deep
        case 5:
            return _somewhere(theirs, dice)
        case 6 if isinstance(said, int | float):
            return said + dice.choice((1, -1, 2**31, 2**63)) if abs(said) < 2**80 else said
        case _ if isinstance(said, str):
            new = _as_bytes(said.encode("utf-8", "surrogatepass"), dice, [b"x"])
            return new.decode("utf-8", "replace")
        case _:
            return dice.choice(_NUMBERS)


def _somewhere(said: object, dice: Random) -> object:
    while isinstance(said, dict | list) and said and dice.random() < 0.7:
        said = dice.choice(list(said.values()) if isinstance(said, dict) else said)
    return said


_CHANGES = {"bytes": _as_bytes, "lines": _as_lines, "json": _as_json, "jsonl": _as_json_lines}
