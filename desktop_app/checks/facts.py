"""The register of published facts, beside what a text says.

A figure is a published one when value and currency or percent are the fact's, when the fact's unit
follows it (where the fact names one), and when the sentence speaks of no other period. Anything
else, however near, deviates: between 360 and 400 thousand, 380 is news.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from desktop_app.checks.figures import Figure, figures_of, quantity
from desktop_app.checks.profile import Fact, Profile
from desktop_app.checks.reading import Match, Reading
from desktop_app.checks.tokens import Tokens, tokenise
from desktop_app.domain.errors import BadInput

#: Tokens behind a figure among which its unit stands.
_UNIT_WITHIN = 3
_ORDINALS = {
    **dict.fromkeys(("first", "premier", "première", "1er", "1st"), "1"),
    **dict.fromkeys(("second", "seconde", "deuxième", "2nd", "2e"), "2"),
    **dict.fromkeys(("third", "troisième", "3rd", "3e"), "3"),
    **dict.fromkeys(("fourth", "last", "quatrième", "dernier", "4th", "4e"), "4"),
}
_SPANS = {"half": "h", "semestre": "h", "quarter": "q", "trimestre": "q"}
#: French S1 and T3 are H1 and Q3.
_LETTERS = {"h": "h", "s": "h", "q": "q", "t": "q"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    worth: tuple[float, str]
    units: tuple[str, ...]
    parts: frozenset[str]  #: ``h1``, ``q3``
    years: frozenset[str]


def registered(reading: Reading) -> list[Match]:
    """Every figure that the company published."""
    known = _register(reading.profile)
    if not known:
        return []
    return [
        reading.of_tokens(figure.first, figure.last)
        for figure in figures_of(reading.tokens)
        if any(_is(figure, one, reading.tokens) for one in known)
    ]


def unregistered(reading: Reading) -> list[Match]:
    """Every quantity that is not in the register."""
    known = set(registered(reading))
    return [match for match in quantity(reading) if match not in known]


def refuse_unreadable(fact: Fact) -> None:
    """Refuse a fact that would never be recognised. Raises `BadInput` (``profile.fact``, ``.period``)."""
    if not any(figures_of(tokenise(fact.value))):
        raise BadInput("profile.fact", value=fact.value)
    if fact.period.strip() and not any(_period(tokenise(fact.period))):
        raise BadInput("profile.period", period=fact.period)


@lru_cache(maxsize=64)
def _register(profile: Profile) -> tuple[_Known, ...]:
    return tuple(one for fact in profile.facts for one in _known(fact))


def _known(fact: Fact) -> Iterable[_Known]:
    parts, years = _period(tokenise(fact.period))
    units = tuple(unit.strip().casefold() for unit in fact.unit.split(",") if unit.strip())
    for figure in figures_of(tokenise(fact.value)):
        yield _Known(worth=figure.worth, units=units, parts=parts, years=years)


def _is(figure: Figure, known: _Known, tokens: Tokens) -> bool:
    if figure.worth != known.worth:
        return False
    behind = tokens.texts[figure.last + 1 : figure.last + 1 + _UNIT_WITHIN]
    if known.units and not any(text in known.units for text in behind):
        return False
    parts, years = _period(tokens, tokens.sentences[figure.first])
    return not (_differ(parts, known.parts) or _differ(years, known.years))


def _differ(said: frozenset[str], known: frozenset[str]) -> bool:
    return bool(said and known) and said.isdisjoint(known)


def _period(tokens: Tokens, sentence: int | None = None) -> tuple[frozenset[str], frozenset[str]]:
    """The halves and quarters, and the years, that one sentence (or all of it) names."""
    parts, years = set(), set()
    for index, text in enumerate(tokens.texts):
        if sentence is not None and tokens.sentences[index] != sentence:
            continue
        if tokens.kinds[index] == "period":
            digit = next((sign for sign in text if sign in "1234"), "")
            letter = next((sign for sign in text if sign in _LETTERS), "")
            if digit and letter and len(text) == len("h1"):
                parts.add(_LETTERS[letter] + digit)
        elif text in _SPANS and index and tokens.texts[index - 1] in _ORDINALS:
            parts.add(_SPANS[text] + _ORDINALS[tokens.texts[index - 1]])
        elif tokens.kinds[index] == "number" and len(text) == 4 and text.startswith(("19", "20")):
            years.add(text)
    return frozenset(parts), frozenset(years)


SHAPES = {"#REGISTERED": registered, "#UNREGISTERED": unregistered}
