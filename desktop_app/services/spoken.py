"""Words that people compare by voice, and the page on which a root key lies in the safe.

The lists (`resources/spoken/{en,fr}.txt`) have 1,024 words each, without accents. No two words of a
list share their first four letters, sound alike to a careless ear, or differ in one letter only.
"""

from __future__ import annotations

import difflib
import re
from datetime import datetime
from functools import cache

from desktop_app.domain import spoken
from desktop_app.domain.canonical import time_text
from desktop_app.domain.envelope import hint
from desktop_app.domain.errors import BadInput
from desktop_app.services.resources import resource

_LETTERS = 4  #: that tell a word from every other one of its list
_LINE = re.compile(r"(?:[1-9][.)]?\s+)?([a-z]+(?:\s+[a-z]+)*)\s+([0-9]{2})")


def six_words(fingerprint: str, language: str) -> tuple[str, ...]:
    """What two people read to each other to know that they see the same roster. Takes some 0.3 s."""
    words = _words(language)
    return tuple(words[number] for number in spoken.compared(fingerprint))


def are_same(typed: str, fingerprint: str) -> bool:
    """Whether the words that somebody typed from hearing are those of the fingerprint, in a language."""
    heard = re.findall(r"[^\W\d_]+", typed.lower())
    numbers = spoken.compared(fingerprint)
    return any(
        [_number(word, language) for word in heard] == list(numbers) for language in ("en", "fr")
    )


def key_page(
    seed: bytes, public_key: str, ledger: str, name: str, at: datetime, language: str
) -> str:
    """The page to print for the safe: whoever reads it can sign with this root key."""
    text = resource("spoken", f"page_{_list_of(language)}.txt").read_text(encoding="utf-8")
    return text.format(
        name=name,
        ledger=ledger[:16],
        key=hint(public_key),
        day=time_text(at)[:10],
        lines="\n".join(f"    {line}" for line in key_lines(seed, language)),
    )


def key_lines(seed: bytes, language: str) -> tuple[str, ...]:
    """The seven lines of a key: number, four words, two check digits."""
    words = _words(language)
    return tuple(
        f"{at}  {' '.join(words[one] for one in line)}  {spoken.check_digits(at, line)}"
        for at, line in enumerate(spoken.written(seed), 1)
    )


def read_key(typed: str, language: str) -> bytes:
    """The key from its seven lines as somebody typed them; four letters of a word are enough.

    Raises BadInput: ``root.lines`` (not seven), ``root.shape`` (a line that is not four words and
    two digits), ``root.word`` (with the nearest one), ``root.line`` (a line whose digits do not go
    with its words) or ``root.check`` (lines of different pages). None repeats a word of the key.
    """
    lines = [line.strip().lower() for line in typed.splitlines() if line.strip()]
    if len(lines) != spoken.LINES:
        raise BadInput("root.lines", count=str(len(lines)), need=str(spoken.LINES))
    seed = spoken.read([_read_line(at, line, language) for at, line in enumerate(lines, 1)])
    if seed is None:
        raise BadInput("root.check")
    return seed


def _read_line(at: int, line: str, language: str) -> list[int]:
    match = _LINE.fullmatch(line)
    typed = match[1].split() if match else []
    if match is None or len(typed) != spoken.A_LINE:
        raise BadInput("root.shape", line=str(at))
    numbers: list[int] = []
    for place, word in enumerate(typed, 1):
        number = _number(word, language)
        if number is None:
            near = _near(word, language)
            raise BadInput("root.word", line=str(at), place=str(place), near=near)
        numbers.append(number)
    if spoken.check_digits(at, numbers) != match[2]:
        raise BadInput("root.line", line=str(at))
    return numbers


def _number(word: str, language: str) -> int | None:
    """The number of a word, whole or by its first letters; None for any other."""
    number = _starts(language).get(word[:_LETTERS])
    if number is None or not _words(language)[number].startswith(word):
        return None
    return number


def _near(word: str, language: str) -> str:
    return ", ".join(difflib.get_close_matches(word, _words(language), n=2)) or "–"


def _list_of(language: str) -> str:
    return "fr" if language == "fr" else "en"


@cache
def _read(language: str) -> tuple[str, ...]:
    return tuple(resource("spoken", f"{language}.txt").read_text(encoding="ascii").split())


def _words(language: str) -> tuple[str, ...]:
    return _read(_list_of(language))


@cache
def _starts(language: str) -> dict[str, int]:
    return {word[:_LETTERS]: at for at, word in enumerate(_words(language))}
