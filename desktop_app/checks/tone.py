"""Whether a post informs or boasts: the meter of the house rule "inform, do not praise yourself".

It counts what praises or pushes (the rulebook's own words for it) and what informs (figures, dates,
links, names). It quotes what it counted, asks nobody and blocks nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.checks.figures import figures_of
from desktop_app.checks.language import detect
from desktop_app.checks.mechanics import link
from desktop_app.checks.praising import PRAISING
from desktop_app.checks.profile import Profile
from desktop_app.checks.reading import Context, Match, Reading
from desktop_app.checks.rulebook import Rulebook
from desktop_app.checks.times import first_name
from desktop_app.checks.tokens import tokenise

#: From so many on, it is more than a word in passing.
_MANY = 2


class Tone(StrEnum):
    """What a text does more of."""

    INFORMS = "informs"  #: nothing praises
    MIXED = "mixed"  #: it praises, and says something too
    PROMOTES = "promotes"  #: it praises more than it says


@dataclass(frozen=True, slots=True, kw_only=True)
class Meter:
    """`praises` are the words that were counted, as written, each once; `facts` how many inform."""

    tone: Tone = Tone.INFORMS
    praises: tuple[str, ...] = ()
    facts: int = 0


#: Of a text that nobody read.
NO_TONE = Meter()


def meter(text: str, rulebook: Rulebook, profile: Profile) -> Meter:
    """Read `text` in the language it is written in. Pure; linear in its length."""
    reading, praising = _praised(text, rulebook, profile)
    facts = _facts(reading, praising)
    quoted = dict.fromkeys(text[match.start : match.end] for match in praising)
    return Meter(tone=_tone(len(praising), facts), praises=tuple(quoted), facts=facts)


def tone_of(text: str, rulebook: Rulebook, profile: Profile) -> Tone:
    """The tone alone, as `meter` says it. Most texts praise nothing, and are not read any further."""
    if not rulebook.praising.sieve.passes(text):
        return Tone.INFORMS
    reading, praising = _praised(text, rulebook, profile)
    return _tone(len(praising), _facts(reading, praising) if len(praising) >= _MANY else 0)


def _tone(praises: int, facts: int) -> Tone:
    if not praises:
        return Tone.INFORMS
    return Tone.PROMOTES if praises >= _MANY and praises > facts else Tone.MIXED


def _praised(text: str, rulebook: Rulebook, profile: Profile) -> tuple[Reading, list[Match]]:
    language = detect(text)
    reading = Reading(tokens=tokenise(text), language=language, profile=profile, context=Context())
    places = rulebook.praising.lexemes(language).find(reading.tokens)
    found = [reading.of_tokens(*place) for name in PRAISING for place in places.get(name, ())]
    return reading, _apart(found)


def _facts(reading: Reading, praising: list[Match]) -> int:
    """How much informs, and is no part of what praises."""
    figures = [reading.of_tokens(one.first, one.last) for one in figures_of(reading.tokens)]
    informing = _apart([*figures, *link(reading), *first_name(reading)])
    return sum(all(not _touch(one, other) for other in praising) for one in informing)


def _apart(matches: list[Match]) -> list[Match]:
    """The longest of those that overlap, in order."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda one: (one.first, -one.last)):
        if not kept or match.first > kept[-1].last:
            kept.append(match)
    return kept


def _touch(one: Match, other: Match) -> bool:
    return one.first <= other.last and other.first <= one.last
