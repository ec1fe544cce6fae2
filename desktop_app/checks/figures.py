"""Shapes of figures: money, percentages, quantities, years, periods, dates to come.

Numbers that say nothing about a business (years, times of day, dates, ordinals, distances) are
no quantity.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from desktop_app.checks.normal import word_set
from desktop_app.checks.numerals import ARTICLES, NUMBER_WORDS, Numeral, numeral
from desktop_app.checks.reading import Match, Reading
from desktop_app.checks.tokens import Tokens

_SCALES = {
    **dict.fromkeys(("k", "thousand", "thousands", "mille", "millier", "milliers"), 1e3),
    **dict.fromkeys(("m", "mn", "mm", "mio", "million", "millions"), 1e6),
    **dict.fromkeys(("b", "bn", "md", "mds", "mrd", "billion", "billions"), 1e9),
    **dict.fromkeys(("milliard", "milliards"), 1e9),
}
_CURRENCIES = {
    **dict.fromkeys(("€", "eur", "euro", "euros", "balles"), "€"),
    **dict.fromkeys(("$", "usd", "dollar", "dollars", "buck", "bucks"), "$"),
    **dict.fromkeys(("£", "gbp", "pound", "pounds", "quid", "sterling"), "£"),
    **dict.fromkeys(("chf", "francs"), "chf"),
    "¥": "¥",
}
_POUNDS = (("livre", "sterling"), ("livres", "sterling"))  #: a ``livre`` alone is a book
_PERCENT = {"%", "percent", "pct", "pts", "pt", "bps", "bp", "points", "point", "‰"}
_NO_QUANTITY = word_set(
    "h am pm st nd rd th er ère ème e eme km mi kg g cm mm min mn s sec secondes seconds ans an "
    "years year yrs old minutes heures hours hour heure jours days jour day weeks semaines nights "
    "nuits lap laps tours °c degrees degrés rue avenue boulevard bd street road mètres meters "
    "metres kilometres kilomètres miles january february march april may june july august "
    "september october november december janvier février mars avril mai juin juillet août "
    "septembre octobre novembre décembre jan feb apr jun jul aug sept oct nov dec"
)
_MONTHS_BEFORE = word_set(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
#: How many of them, nobody knows.
_VAGUE = word_set(
    "dozen dozens hundreds thousands millions billions centaine centaines douzaine douzaines "
    "dizaine dizaines vingtaine trentaine quarantaine cinquantaine millier milliers millions "
    "milliards"
)


def value(text: str) -> float:
    """Return what a number is worth, with either language's separators."""
    bare = text.replace(" ", "")
    head, separator, tail = bare.rpartition(max(".", ",", key=bare.rfind))
    if separator and len(tail) != 3:
        return float(head.replace(",", "").replace(".", "") + "." + tail)
    return float(bare.replace(",", "").replace(".", ""))


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and "1900" <= text <= "2100"


class Figure:
    """One number, in digits or in words, with what stands around it."""

    def __init__(self, tokens: Tokens, found: Numeral) -> None:
        texts, index = tokens.texts, found.first
        self.first, self.last, self.amount = index, found.last, found.value
        self.currency = texts[index - 1] if index and texts[index - 1] in _CURRENCIES else ""
        self.currency = _CURRENCIES.get(self.currency, "")
        if self.currency and tokens.kinds[index - 1] == "sign":
            self.first = index - 1
        self.scale = 1.0
        after = found.last + 1
        if after < len(texts) and texts[after] in _SCALES and not self._is_metre(tokens, after):
            self.scale = _SCALES[texts[after]]
            self.last = after
            after += 1
        if (
            after < len(texts)
            and texts[after] in {"d'", "de", "of"}
            and self.amount * self.scale >= 1e6
        ):
            after += 1
        if texts[after : after + 2] in _POUNDS:
            after += 1
        if after < len(texts) and texts[after] in _CURRENCIES:
            self.currency = _CURRENCIES[texts[after]]
            self.last = after
        self.percent = after < len(texts) and (
            texts[after] in _PERCENT
            or (texts[after] in {"pour", "per"} and "cent" in texts[after + 1 : after + 2])
        )
        if self.percent:
            self.last = after
        self.next = texts[after] if after < len(texts) else ""
        self.before = texts[index - 1] if index else ""
        self.text = texts[index]

    @staticmethod
    def _is_metre(tokens: Tokens, after: int) -> bool:
        """``100 m`` with a space and nothing after it that counts money is a length."""
        apart = tokens.starts[after] > tokens.ends[after - 1]
        follows = tokens.texts[after + 1] if after + 1 < len(tokens.texts) else ""
        return tokens.texts[after] == "m" and apart and follows not in _CURRENCIES

    @property
    def is_quantity(self) -> bool:
        """Whether the number may count things of a business."""
        if self.currency or self.percent or self.scale > 1:
            return True
        return not (
            _is_year(self.text)
            or self.next in _NO_QUANTITY
            or self.before in _MONTHS_BEFORE
            or self.before in {"n°", "no", "#", "room", "page", "°", "salle", "article"}
        )

    @property
    def worth(self) -> tuple[float, str]:
        """Value and unit, comparable between two ways of writing."""
        unit = "%" if self.percent else self.currency
        return round(self.amount * self.scale, 6), unit


@lru_cache(maxsize=8)
def figures_of(tokens: Tokens) -> tuple[Figure, ...]:
    """Every number of a text, in order. Several shapes ask for those of the same text."""
    return tuple(_figures(tokens))


def _figures(tokens: Tokens) -> Iterator[Figure]:
    after = 0
    for index, kind in enumerate(tokens.kinds):
        if index < after:
            continue
        text = tokens.texts[index]
        if kind == "number":
            yield Figure(tokens, Numeral(index, index, value(text)))
        elif text in NUMBER_WORDS and (found := numeral(tokens.texts, index)) is not None:
            after = found.last + 1
            yield Figure(tokens, found)


def _matches(reading: Reading, wanted: str) -> list[Match]:
    return [
        reading.of_tokens(figure.first, figure.last)
        for figure in figures_of(reading.tokens)
        if (wanted == "money" and figure.currency) or (wanted == "percent" and figure.percent)
    ]


def money(reading: Reading) -> list[Match]:
    """A number with a currency, before or after it."""
    return _matches(reading, "money")


def percent(reading: Reading) -> list[Match]:
    """A number with a percent sign, points or basis points."""
    return _matches(reading, "percent")


def number(reading: Reading) -> list[Match]:
    """Any number in digits or in words (not ``one``: it is an article too)."""
    kinds = reading.tokens.kinds
    return [
        reading.of_tokens(index, index)
        for index, text in enumerate(reading.tokens.texts)
        if kinds[index] == "number"
        or text in _VAGUE
        or (text in NUMBER_WORDS and text not in ARTICLES)
    ]


def quantity(reading: Reading) -> list[Match]:
    """A number that may count a business's things: no year, hour, date, age or distance."""
    tokens = reading.tokens
    found = [
        reading.of_tokens(figure.first, figure.last)
        for figure in figures_of(tokens)
        if figure.is_quantity
    ]
    for index, text in enumerate(tokens.texts):
        if text in _VAGUE:
            found.append(reading.of_tokens(index, index))
    return sorted(found)


def large(reading: Reading) -> list[Match]:
    """A quantity of a thousand or more, in digits or in words."""
    tokens = reading.tokens
    found = [
        reading.of_tokens(figure.first, figure.last)
        for figure in figures_of(tokens)
        if figure.is_quantity and not figure.percent and figure.worth[0] >= 1000
    ]
    for index, text in enumerate(tokens.texts):
        if _SCALES.get(text, 0) and len(text) > 3:
            found.append(reading.of_tokens(index, index))
    return sorted(found)


def year(reading: Reading) -> list[Match]:
    """A year in four digits."""
    tokens = reading.tokens
    return [
        reading.of_tokens(index, index)
        for index, kind in enumerate(tokens.kinds)
        if kind == "number" and _is_year(tokens.texts[index])
    ]


def future_year(reading: Reading) -> list[Match]:
    """A year after the one in which the post is written; none when nobody said when that is."""
    written = reading.context.written
    if written is None:
        return []
    return [
        match for match in year(reading) if int(reading.tokens.texts[match.first]) > written.year
    ]


def period(reading: Reading) -> list[Match]:
    """A reporting period: Q3, H1, T2, S1, FY27."""
    return [
        reading.of_tokens(index, index)
        for index, kind in enumerate(reading.tokens.kinds)
        if kind == "period"
    ]


SHAPES = {
    "#MONEY": money,
    "#PERCENT": percent,
    "#NUMBER": number,
    "#QUANTITY": quantity,
    "#LARGE": large,
    "#YEAR": year,
    "#FUTURE_YEAR": future_year,
    "#PERIOD": period,
}
