"""Reading the grammar of texts, each sentence in its language.

What is found is not merged here with what the dictionaries say, nor are own words left alone:
both may change while the grammar stays as it was read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop_app.checks.passages import Passage, passages
from desktop_app.domain import text as post_text
from desktop_app.domain.finding import Finding
from desktop_app.services.checking import CHECKED_CHARACTERS
from desktop_app.services.language_ports import Grammarian


def proofread(
    texts: Sequence[str], chosen: str, grammarian: Grammarian
) -> tuple[tuple[Finding, ...], ...]:
    """What the grammar checker says of each text, as it is in normal form; the number is its part.

    `chosen` is ``en``, ``fr`` or ``auto``. Texts too long to be checked are left out. Raises as
    `Grammarian.check` does: nothing was found out then.
    """
    return tuple(
        tuple(_of_text(post_text.normal(text), part, chosen, grammarian))
        for part, text in enumerate(texts)
    )


def _of_text(text: str, part: int, chosen: str, grammarian: Grammarian) -> Iterator[Finding]:
    if len(text) > CHECKED_CHARACTERS:
        return
    for passage in passages(text, chosen):
        if not passage.text.strip():
            continue
        for finding in grammarian.check(passage.text, passage.language):
            yield _placed(finding, passage, part)


def _placed(finding: Finding, passage: Passage, part: int) -> Finding:
    span = finding.span
    start, end = span.start + passage.start, span.end + passage.start
    return replace(finding, span=replace(span, part=part, start=start, end=end))
