"""The spaces that French puts before ``; : ! ?`` and inside ``« »``, where none stands. Pure.

A plain space is right, and is never reported. U+00A0 is what is suggested: X counts it as one
character and U+202F, the narrow one, as two. Addresses, mentions, tags, times and smileys keep
their signs as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop_app.checks.passages import passages
from desktop_app.checks.word_shapes import masked
from desktop_app.domain.finding import Explanation, Family, Finding, Severity, Span

VERSION = 1
MARK, QUOTE = "typography.mark", "typography.quote"
_SPACE = "\u00a0"
#: After these the sign ends words; after other signs, an emoji or a bracket nobody expects a space.
_WORD_END = r"(?<=[^\W_]|[)\]»”\"’%€$£°])"
_SMILEY = r"[:;=]['’]?-?(?:[)(\]\[/\\|*]|[DPpOoSsXx3](?!\w))"
_MARK = re.compile(
    rf"{_WORD_END}(?!{_SMILEY})(?!::)(?:[!?]+|(?<!&amp)(?<!&lt)(?<!&gt);|:(?![\w/\\\0]))"
)
_OPENING, _CLOSING = re.compile(r"«(?=[^\s»])"), re.compile(r"(?<=[^\s«])»")
_SHORT_CODE = re.compile(r"(?<!\w):[a-z0-9_+-]+:")  #: an emoji by its name
_NUMBER = re.compile(r"\d[\d.,:]*\Z")


def missing_spaces(text: str, chosen: str) -> tuple[Finding, ...]:
    """Where the French of `text` lacks a space; `chosen` is ``en``, ``fr`` or ``auto``."""
    return tuple(
        finding
        for passage in passages(text, chosen)
        if passage.language == "fr"
        for finding in _in_french(passage.text, passage.start)
    )


def _in_french(text: str, offset: int) -> Iterator[Finding]:
    plain = _readable(text)
    found = [(one.span(), _SPACE + one.group(), MARK) for one in _MARK.finditer(plain)]
    found += [(one.span(), "«" + _SPACE, QUOTE) for one in _OPENING.finditer(plain)]
    found += [(one.span(), _SPACE + "»", QUOTE) for one in _CLOSING.finditer(plain)]
    for (start, end), better, rule in sorted(found):
        yield _finding(text, offset, (start, end), better, rule)


def _readable(text: str) -> str:
    """`text`, as long, without what is no French; but numbers may end a sentence."""
    coded = masked(_SHORT_CODE.sub(lambda found: "#" + "_" * (len(found.group()) - 1), text))
    blank = list(coded)
    for run in re.finditer("\0+", coded):
        number = _NUMBER.search(text[run.start() : run.end()])
        if number is not None:
            place = run.start() + number.start()
            is_alone = place == run.start() or not text[place - 1].isalnum()
            if is_alone and text[run.start()] not in "@＠#＃":
                blank[run.end() - 1] = text[run.end() - 1]
    return "".join(blank)


def _finding(text: str, offset: int, span: tuple[int, int], better: str, rule: str) -> Finding:
    start, end = span
    sign = text[start:end]
    if rule == QUOTE:
        message = Explanation(
            en=f"French puts a space inside « ». The no-break one counts as 1 on X ({sign}).",
            fr=f"Il faut une espace à l’intérieur des guillemets ({sign})\u00a0; insécable, elle "
            "compte pour 1 sur X.",
        )
    else:
        message = Explanation(
            en=f"French puts a space before “{sign}”. The no-break one counts as 1 on X.",
            fr=f"Il faut une espace avant «\u00a0{sign}\u00a0»\u00a0; insécable, elle compte pour "
            "1 sur X.",
        )
    return Finding(
        rule=rule,
        version=VERSION,
        family=Family.TYPOGRAPHY,
        severity=Severity.INFO,
        span=Span(start=offset + start, end=offset + end),
        text=sign,
        message=message,
        advice=Explanation(
            en="A plain space is right as well. The narrow no-break space would count as 2 on X.",
            fr="Une espace ordinaire convient aussi. L’espace fine insécable compterait pour 2 "
            "sur X.",
        ),
        suggestions=(better,),
    )
