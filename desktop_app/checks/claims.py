"""What a text claims, sentence by sentence: its subject, its figures, and whether it denies.

It promises to tell two claims contrary only when they are about the same thing: nearly the same
words of substance, no other period, and another figure of the same unit, or a denial of what the
other says. Questions claim nothing. English and French; nothing is understood, words are compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop_app.checks import claim_words as known
from desktop_app.domain.entities import entities
from desktop_app.domain.text import folded

_LONGEST_QUOTE = 90  #: characters of a sentence that is shown against another
_ABOUT = Decimal("0.1")  #: how far a figure that is said to be rough may be off
_YEARS = range(1900, 2100)
_YEAR_DIGITS = 4
_UNIT_WORDS = 2  #: words after a figure that may name what is counted
#: Words of substance in a sentence, and how many of them another about the same may lack.
_MAY_DIFFER = ((3, 0), (5, 1), (8, 2))
_AT_MOST = 3

_SENTENCE = re.compile(r"[^.!?…;\n]+(?:[.,](?=\d)[^.!?…;\n]+)*[.!?…;]*")
#: What stands on either side is a claim of its own.
_CLAUSE = re.compile(
    r"\s*[:—–]\s+|,\s+(?:and|but|because|while|which|et|mais|car|tandis|ce qui)\s", re.IGNORECASE
)
_TOKEN = re.compile(
    r"(?P<time>(?<!\d)\d{1,2}(?::\d{2}|\s?h(?:\s?\d{2})?)(?![\w%]))"
    r"|(?P<period>\b(?:[QTHS][1-4]|FY\s?\d{2,4})\b)"
    r"|(?P<number>(?<![\w.,/-])[$€£]?\s?"
    r"(?:\d{1,3}(?:[ \u00a0\u202f.,’']\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)(?![\d/]))"
    r"|(?P<sign>[%€$£])"
    r"|(?P<word>[^\W\d_]+(?:(?<=[nN])[’'](?=t\b)[tT])?)"
)
_GROUP = re.compile(r"[ \u00a0\u202f.,’'](?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number in a sentence, and what it counts."""

    value: Decimal
    unit: frozenset[str]  #: ``%``, a currency, or stems of the words that follow
    text: str  #: as written, with its sign and its “million”
    is_about: bool  #: “more than”, “about”: a near value is no other figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One sentence."""

    text: str
    subject: frozenset[str]
    figures: tuple[Figure, ...]
    periods: frozenset[str]  #: years, months, quarters, days, “booth 12”
    denies: bool

    def contrary(self, other: Claim) -> tuple[str, str] | None:
        """What is said here and what is said there, when both cannot be; None when they can."""
        if self.periods and other.periods and self.periods != other.periods:
            return None
        if not _same_subject(self.subject, other.subject):
            return None
        if self.denies != other.denies:
            same = _other_figure(self.figures, other.figures) is None
            return (_quoted(self.text), _quoted(other.text)) if same else None
        return _other_figure(self.figures, other.figures)


def claims(text: str) -> tuple[Claim, ...]:
    """The claims of a text. Links, mentions and tags are no part of them."""
    found = []
    for match in _SENTENCE.finditer(_without_links(text)):
        sentence = match[0].strip()
        if sentence.endswith("?"):
            continue
        for clause in filter(None, _CLAUSE.split(sentence)):
            claim = _claim(clause)
            if len(claim.subject) > 1:
                found.append(claim)
    return tuple(found)


def words_of(text: str) -> tuple[str, ...]:
    """The words and figures of a text, without accents and case, links, mentions and tags."""
    plain = _plain(_without_links(text))
    return tuple(re.findall(r"[^\W_]+", plain))


def _without_links(text: str) -> str:
    pieces, done = [], 0
    for entity in entities(text):
        pieces += [text[done : entity.start], " "]
        done = entity.end
    return "".join((*pieces, text[done:]))


def _plain(word: str) -> str:
    """Without case, accents and ligatures."""
    return folded(word).replace("œ", "oe")


def _stem(word: str) -> str:
    """What the forms of a word have in common, roughly."""
    stem = known.IRREGULAR.get(word, word)
    while True:
        for ending in known.ENDINGS:
            if stem.endswith(ending) and len(stem) - len(ending) >= known.SHORTEST_STEM:
                stem = stem[: -len(ending)]
                break
        else:
            break
    is_doubled = len(stem) > known.SHORTEST_STEM and stem[-1] == stem[-2]
    return stem[:-1] if is_doubled else stem


_SIDES = {_stem(word): side for word, side in known.SIDES.items()}


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str  #: as written
    plain: str
    stem: str
    start: int
    end: int


def _tokens(sentence: str) -> list[_Token]:
    found = []
    for match in _TOKEN.finditer(sentence):
        plain = _plain(match[0])
        kind = match.lastgroup or ""
        if kind == "word" and plain in known.NUMBERS:
            kind = "number"
        stem = _stem(plain) if kind == "word" else ""
        found.append(_Token(kind, match[0].strip(), plain, stem, *match.span()))
    return found


def _claim(sentence: str) -> Claim:
    tokens = _tokens(sentence)
    figures: list[Figure] = []
    periods: set[str] = set()
    subject: set[str] = set()
    taken: set[int] = set()
    for place, token in enumerate(tokens):
        if token.kind in ("time", "period"):
            periods.add(token.plain)
        elif token.kind == "number" and (label := _period(tokens, place)):
            periods |= label
        elif token.kind == "number":
            figure, last = _figure(sentence, tokens, place)
            figures.append(figure)
            taken |= set(range(place, last))
    against = False
    for place, token in enumerate(tokens):
        if token.kind == "word" and place not in taken:
            if token.plain in known.MONTHS or token.plain in known.DAYS:
                periods.add(token.plain)
            elif token.plain not in known.STOP:
                concept, is_against = _SIDES.get(token.stem, (token.stem, False))
                subject.add(concept)
                against ^= is_against
    return Claim(
        text=sentence,
        subject=frozenset(subject),
        figures=tuple(figures),
        periods=frozenset(periods),
        denies=against ^ _is_denied(sentence),
    )


def _is_denied(sentence: str) -> bool:
    plain = known.NO_DENIAL.sub(" ", _plain(sentence).replace("’", "'"))
    return bool(known.DENIAL.search(plain))


def _period(tokens: Sequence[_Token], place: int) -> set[str]:
    """What the number names rather than counts: a year, a day of a month, “step 3”; or nothing."""
    number = tokens[place]
    before = tokens[place - 1] if place else None
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if after is not None and (after.kind == "sign" or after.plain in known.MULTIPLIERS):
        return set()
    if not number.text[0].isalnum():  # a currency's sign
        return set()
    is_plain = number.text.isdecimal()
    if is_plain and len(number.text) == _YEAR_DIGITS and int(number.text) in _YEARS:
        return {number.text}
    near = {token.plain for token in (before, after) if token is not None}
    if near & known.MONTHS:
        return {number.text}
    if before is not None and before.kind == "word":
        is_name = place > 1 and before.text[0].isupper() and is_plain
        if before.plain in known.LABELS or is_name:
            return {f"{before.plain} {number.text}"}
    return set()


def _figure(sentence: str, tokens: Sequence[_Token], place: int) -> tuple[Figure, int]:
    """The figure that begins at `place`, and the place after it; what it counts comes then."""
    number = tokens[place]
    value, unit = _value(number), known.UNITS.get(number.text[0], "")
    last = after = place + 1
    while after < len(tokens):
        token = tokens[after]
        after += 1
        if token.plain in known.MULTIPLIERS:
            value *= known.MULTIPLIERS[token.plain]
        elif not unit and token.plain in known.UNITS:
            unit = known.UNITS[token.plain]
        elif token.plain in known.BEFORE_CURRENCY:
            continue
        else:
            break
        last = after
    rough = {token.plain for token in tokens[max(place - 2, 0) : place]} & known.ROUGHLY
    figure = Figure(
        value=value,
        unit=frozenset({unit}) if unit else frozenset(_counted(tokens[last:])),
        text=sentence[number.start : tokens[last - 1].end].strip(),
        is_about=bool(rough),
    )
    return figure, last


def _counted(after: Sequence[_Token]) -> list[str]:
    named: list[str] = []
    for token in after:
        if token.kind != "word" or len(named) == _UNIT_WORDS:
            break
        if token.plain not in known.STOP:
            named.append(token.stem)
        elif named or token.plain not in known.BEFORE_UNIT:
            break
    return named


def _value(number: _Token) -> Decimal:
    if number.plain in known.NUMBERS:
        return Decimal(known.NUMBERS[number.plain])
    digits = number.text.lstrip("$€£ \u00a0\u202f")
    if not digits.startswith("0"):
        digits = _GROUP.sub("", digits)
    return Decimal(digits.replace(",", "."))


def _same_subject(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two sentences are about the same: the shorter they are, the less may differ."""
    common = ours & theirs
    most = max(len(ours - known.WEAK), len(theirs - known.WEAK))
    may_differ = next((differ for up_to, differ in _MAY_DIFFER if most <= up_to), _AT_MOST)
    return len(common) > 1 and most - len(common - known.WEAK) <= may_differ


def _other_figure(ours: Sequence[Figure], theirs: Sequence[Figure]) -> tuple[str, str] | None:
    """The first figure that differs from its counterpart: the same place among those of its unit."""
    for now, then in _counterparts(ours, theirs):
        if not _agree(now, then):
            return now.text, then.text
    return None


def _counterparts(
    ours: Sequence[Figure], theirs: Sequence[Figure]
) -> Iterator[tuple[Figure, Figure]]:
    free = list(theirs)
    for now in ours:
        same = [then for then in free if now.unit & then.unit]
        if any(_agree(now, then) for then in same):
            free.remove(next(then for then in same if _agree(now, then)))
        elif same:
            free.remove(same[0])
            yield now, same[0]


def _agree(one: Figure, other: Figure) -> bool:
    if one.value == other.value:
        return True
    if not (one.is_about or other.is_about):
        return False
    return abs(one.value - other.value) <= _ABOUT * max(abs(one.value), abs(other.value))


def _quoted(sentence: str) -> str:
    if len(sentence) <= _LONGEST_QUOTE:
        return sentence
    return sentence[:_LONGEST_QUOTE].rstrip() + "…"
