"""Words mistaken for others, and faults of grammar, that can be told without a parser. Pure.

Only what is wrong wherever it stands: ``should of``, ``didn’t went``, ``grâce a``. Works without
Java and at once; LanguageTool finds more. Offsets are code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop_app.checks import confusions_en, confusions_fr, faults_en, faults_fr
from desktop_app.checks.confusion import Confusion
from desktop_app.checks.word_shapes import masked, without_inclusive
from desktop_app.domain.finding import Family, Finding, Severity, Span

VERSION = 1
TABLES: dict[str, tuple[Confusion, ...]] = {
    "en": confusions_en.CONFUSIONS + faults_en.FAULTS,
    "fr": confusions_fr.CONFUSIONS + faults_fr.FAULTS,
}
_BLANKED = re.compile("\0+")
_FIGURE = re.compile(r"\d[\d.,:]*")
#: One apostrophe, one blank: the tables know no other.
_PLAIN = str.maketrans({"’": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\t": " "})
_SENTENCE = re.compile(r"[^.!?…\n]+(?:\.(?=\w)[^.!?…\n]*)*[.!?…]*")


@dataclass(frozen=True, slots=True)
class _Reader:
    confusion: Confusion
    expression: re.Pattern[str]
    unless: re.Pattern[str] | None


def certain(text: str, language: str) -> tuple[Finding, ...]:
    """Return what is certainly wrong in `text`, in order; `language` is ``en`` or ``fr``.

    Findings of one language never overlap: the first of two wins.
    """
    plain = _plain(text, language)
    curly = "’" in text
    sentences = tuple(_SENTENCE.finditer(plain))
    found = [
        finding
        for reader in _READERS[language]
        for sentence in sentences
        for finding in _read(reader, sentence, text, curly=curly)
    ]
    return tuple(_apart(sorted(found, key=lambda finding: finding.span)))


def _plain(text: str, language: str) -> str:
    """Return `text`, equally long, without what is no word, but with its figures."""

    def figure(run: re.Match[str]) -> str:
        words = text[run.start() : run.end()]
        return words if _FIGURE.fullmatch(words) else run.group()

    seen = without_inclusive(text) if language == "fr" else masked(text)
    return _BLANKED.sub(figure, seen).translate(_PLAIN)


def _read(reader: _Reader, sentence: re.Match[str], text: str, *, curly: bool) -> Iterator[Finding]:
    words = sentence.group()
    for number, hit in enumerate(reader.expression.finditer(words)):
        # Looked for once, and only where there is something to excuse.
        if not number and reader.unless is not None and reader.unless.search(words):
            return
        start, end = (sentence.start() + place for place in hit.span("x"))
        wrong = text[start:end]
        right = _right(reader.confusion, hit, wrong, curly=curly)
        yield Finding(
            rule=f"grammar.{reader.confusion.id}",
            version=VERSION,
            family=Family.GRAMMAR,
            severity=Severity.INFO,
            span=Span(start=start, end=end),
            text=wrong,
            message=reader.confusion.reason,
            suggestions=(right,) if right else (),
        )


def _right(confusion: Confusion, hit: re.Match[str], wrong: str, *, curly: bool) -> str:
    if isinstance(confusion.right, str):
        right = hit.expand(confusion.right)
    else:
        right = confusion.right.get(hit["x"].lower(), "")
    if wrong[0].isupper():
        right = right[:1].upper() + right[1:]
    return right.replace("'", "’") if curly else right


def _apart(findings: Iterable[Finding]) -> Iterator[Finding]:
    end = -1
    for finding in findings:
        if finding.span.start >= end:
            end = finding.span.end
            yield finding


def _reader(confusion: Confusion) -> _Reader:
    unless = re.compile(confusion.unless, re.IGNORECASE) if confusion.unless else None
    return _Reader(confusion, re.compile(confusion.wrong, re.IGNORECASE), unless)


_READERS = {language: tuple(_reader(each) for each in table) for language, table in TABLES.items()}
