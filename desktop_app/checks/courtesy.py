"""What an answer to somebody's post sounds like: no greeting, heat, a late hour. Pure.

These are hints of severity ``info``: they ask nobody and block nothing. Anger read by thousands
is what an answer is remembered for, so they stand where tone stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, time

from desktop_app.checks.word_shapes import masked
from desktop_app.domain.finding import Explanation, Family, Finding, Severity, Span

VERSION = 1
GREETING, MARKS = "courtesy.greeting", "courtesy.marks"
CAPITALS, LATE = "courtesy.capitals", "courtesy.late"
#: What rules of the company may find as well.
HEAT = (MARKS, CAPITALS)
#: From here on, and until here, an answer is better read again in the morning.
EVENING, MORNING = time(22, 0), time(6, 0)

_FRENCH = r"bonjour|bonsoir|salut|re-bonjour|rebonjour|ch[eè]re?s?\b|madame|monsieur"
_ENGLISH = r"hello|hi|hey|good (?:morning|afternoon|evening|day)|dear|greetings|morning|evening"
#: A greeting among the first words, whatever handles and signs stand before it.
_GREETED = re.compile(rf"^\W*(?:\w+\W+){{0,3}}?(?:{_FRENCH}|{_ENGLISH})\b", re.IGNORECASE)
_MARKS = re.compile(r"[!?][\s\u00a0\u202f]*(?:[!?][\s\u00a0\u202f]*)+(?<=[!?])")
#: Words in a row; in capitals they shout. One may be a name, and two short ones an office.
_RUN = re.compile(r"[^\W\d_]+(?:[ '’\u00a0-]+[^\W\d_]+)*")
_WORD = re.compile(r"[^\W\d_]+")
_SHOUTED, _SHOUTED_LETTERS = 2, 8


def hints(
    text: str, language: str, *, is_first: bool, written_at: datetime | None
) -> tuple[Finding, ...]:
    """What the answer `text` (NFC; ``en`` or ``fr``) sounds like, in its first part.

    `is_first`: nothing of the account answered this person before. `written_at` is the time where
    its author sits; None when nobody knows. Spans are code points.
    """
    if not text.strip():
        return ()
    plain = masked(text)
    found = [*_heat(text, plain)]
    if is_first and _GREETED.search(plain.replace("\0", " ")) is None:
        found.insert(0, _no_greeting(text, language))
    if written_at is not None and _is_late(written_at.timetz().replace(tzinfo=None)):
        found.append(_late(text, written_at))
    return tuple(found)


def _is_late(at: time) -> bool:
    return at >= EVENING or at < MORNING


def _no_greeting(text: str, language: str) -> Finding:
    word = "Bonjour" if language == "fr" else "Hello"
    end = len(text.split(maxsplit=1)[0]) + len(text) - len(text.lstrip())
    begin = len(text) - len(text.lstrip())
    return _finding(
        GREETING,
        text,
        (begin, end),
        Explanation(
            en=f"A first answer to somebody begins with a greeting: “{word}”.",
            fr=f"Une première réponse à quelqu’un commence par une salutation\u00a0: «\u00a0{word}\u00a0».",
        ),
    )


def _heat(text: str, plain: str) -> Iterator[Finding]:
    for found in _MARKS.finditer(plain):
        yield _finding(
            MARKS,
            text,
            found.span(),
            Explanation(
                en="Several marks in a row read as shouting. One is enough, or a full stop.",
                fr="Plusieurs signes à la suite se lisent comme des cris. Un seul suffit, ou un point.",
            ),
        )
    for span in _shouted(plain):
        yield _finding(
            CAPITALS,
            text,
            span,
            Explanation(
                en="Whole words in capitals read as shouting.",
                fr="Des mots entiers en capitales se lisent comme des cris.",
            ),
        )


def _shouted(plain: str) -> Iterator[tuple[int, int]]:
    """Where several words in capitals stand in a row, and are more than short names."""
    for run in _RUN.finditer(plain):
        loud: list[re.Match[str]] = []
        for word in (*_WORD.finditer(plain, run.start(), run.end()), None):
            if word is not None and word.group().isupper():
                loud.append(word)
                continue
            letters = sum(len(one.group()) for one in loud)
            if len(loud) >= _SHOUTED and letters >= _SHOUTED_LETTERS:
                yield loud[0].start(), loud[-1].end()
            loud = []


def _late(text: str, at: datetime) -> Finding:
    hour = f"{at.hour}:{at.minute:02}"
    heure = f"{at.hour}\u00a0h\u00a0{at.minute:02}"
    begin = len(text) - len(text.lstrip())
    return _finding(
        LATE,
        text,
        (begin, len(text.rstrip())),
        Explanation(
            en=f"It is {hour} where you are. An answer that is read again in the morning is seldom "
            "regretted.",
            fr=f"Il est {heure} chez vous. Une réponse relue le matin est rarement regrettée.",
        ),
    )


def _finding(rule: str, text: str, span: tuple[int, int], message: Explanation) -> Finding:
    start, end = span
    return Finding(
        rule=rule,
        version=VERSION,
        family=Family.CRISIS_TONE,
        severity=Severity.INFO,
        span=Span(start=start, end=end),
        text=text[start:end],
        message=message,
    )
