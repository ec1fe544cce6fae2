"""What a reader of a text would not notice: hidden characters, look-alike letters, where links go.

It finds, names and never judges: whether somebody must look is for the rules. Offsets are code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from unicodedata import bidirectional, category, name, normalize

from desktop_app.domain.text import hidden_characters, urls

Secret = Literal["invisible", "bidi", "control", "no_break", "lookalike"]

_NO_BREAK = re.compile("[\u00a0\u202f\u2007]+")
_FROM_THE_RIGHT = ("R", "AL", "AN")  #: classes of Unicode's Annex 9
_WORD = re.compile(r"[^\W\d_]+")
#: Cyrillic and Greek letters that are drawn as Latin ones.
_DRAWN_AS_LATIN = frozenset("авекмнорстухіјѕԁһԛԝӏАВЕКМНОРСТУХІЈЅҮҺԚԜӀοαινρτυχκΑΒΕΖΗΙΚΜΝΟΡΤΥΧ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One stretch that looks like something else, or like nothing."""

    kind: Secret
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A link: how it is written, and what a browser opens."""

    written: str
    host: str  #: as it is written
    ascii_host: str  #: as the network knows it; another one than `host` for foreign letters
    opens: str

    @property
    def is_disguised(self) -> bool:
        """Whether the host has letters that the network writes differently (punycode)."""
        return self.ascii_host != self.host.lower() or "xn--" in self.ascii_host


def marks(text: str) -> tuple[Mark, ...]:
    """Everything in `text` that a reader would not notice, in order."""
    found = [
        Mark(kind=kind, start=start, end=end)  # type: ignore[arg-type] # the domain's three kinds
        for start, end, kind in hidden_characters(text)
    ]
    found += [
        Mark(kind="no_break", start=each.start(), end=each.end())
        for each in _NO_BREAK.finditer(text)
    ]
    found += _lookalikes(text)
    return tuple(sorted(found, key=lambda mark: mark.start))


def named(character: str) -> str:
    """A character that nobody sees, in signs that everybody does: ``⟨U+202E⟩``."""
    return f"⟨U+{ord(character):04X}⟩"


def revealed(text: str) -> str:
    """What somebody typed, for others to read: what they would not see is named in its place."""
    pieces: list[str] = []
    done = 0
    for start, end, _ in hidden_characters(text):
        pieces += (text[done:start], *map(named, text[start:end]))
        done = end
    return "".join((*pieces, text[done:]))


def within(text: str) -> str:
    """`revealed`, for a sentence: letters from the right do not reorder what stands beside them."""
    shown = revealed(text)
    if any(bidirectional(letter) in _FROM_THE_RIGHT for letter in shown):
        return f"\u2068{shown}\u2069"
    return shown


def script(letter: str) -> str:
    """The script of a letter by the first word of its Unicode name: ``CYRILLIC``; "" for none."""
    return name(letter, "").split(" ", 1)[0] if category(letter)[0] == "L" else ""


def targets(text: str) -> tuple[Target, ...]:
    """Where the links in `text` go, in order."""
    return tuple(_target(entity.text) for entity in urls(text))


def _target(written: str) -> Target:
    scheme, parted, rest = written.partition("://")
    if not parted:
        scheme, rest = "https", written
    host = re.split(r"[/?#:]", rest, maxsplit=1)[0]
    ascii_host = ".".join(_label(label) for label in host.split("."))
    opens = f"{scheme.lower()}://{ascii_host}{rest[len(host) :]}"
    return Target(written=written, host=host, ascii_host=ascii_host, opens=opens)


def _label(label: str) -> str:
    """A label of a host in ASCII (RFC 3492)."""
    if label.isascii():
        return label.lower()
    return "xn--" + normalize("NFC", label.lower()).encode("punycode").decode("ascii")


def _lookalikes(text: str) -> Iterator[Mark]:
    """Letters that are drawn as Latin ones, in a word with Latin letters or among Latin words.

    A text that is written in Cyrillic or Greek has none.
    """
    if text.isascii():
        return
    latin = sum("a" <= letter.lower() <= "z" for letter in text)
    foreign = sum("\u0370" <= letter <= "\u052f" for letter in text)
    for word in _WORD.finditer(text):
        letters = word.group()
        strange = [_is_strange(letter) for letter in letters]
        if not any(strange):
            continue
        mixed = any(letter < "\u0250" for letter in letters)
        masked = all(strange) and latin > foreign
        styled = any(normalize("NFKC", letter) != letter for letter in letters)
        if mixed or masked or styled:
            for at, is_strange in enumerate(strange, word.start()):
                if is_strange:
                    yield Mark(kind="lookalike", start=at, end=at + 1)


def _is_strange(letter: str) -> bool:
    if letter in _DRAWN_AS_LATIN:
        return True
    plain = normalize("NFKC", letter)
    # Mathematical and full-width letters: drawn as Latin ones, and other characters.
    return letter > "\u1fff" and len(plain) == 1 and plain.isascii() and plain.isalpha()
