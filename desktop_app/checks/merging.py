"""One finding a place from everything that reads the language of a post. Pure.

Rules of risk are never touched: who must look does not depend on how a word is spelt. Of what the
dictionaries, the grammar and the typography say about the same characters one is left, whose
explanation helps most: a misspelt word before the grammar around it, which is read again once the
word is right; the grammar of exactly that word before its spelling, because it knows the sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from desktop_app.domain.finding import Family, Finding, Span

#: Families about the language alone: nobody is asked for them.
LANGUAGE = (Family.SPELLING, Family.GRAMMAR, Family.TYPOGRAPHY)
_MOST_SUGGESTIONS = 5


def merged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The same findings in their order, and of the language's never two about one character."""
    every = tuple(findings)
    misspelt = {one.span: one for one in every if one.family is Family.SPELLING}
    kept: list[Finding] = []
    taken: list[Span] = []  # of the language's, in order: no two of them touch
    for finding in sorted(every, key=lambda one: _helpful_first(one, misspelt)):
        if finding.family not in LANGUAGE:
            kept.append(finding)
            continue
        place = bisect_left(taken, finding.span)
        if not any(_touch(finding.span, span) for span in taken[max(place - 1, 0) : place + 1]):
            taken.insert(place, finding.span)
            kept.append(_with_both(finding, misspelt))
    return tuple(sorted(kept, key=lambda one: one.span))


def _helpful_first(finding: Finding, misspelt: dict[Span, Finding]) -> tuple[int, int, int, Span]:
    if _is_about_the_word(finding, misspelt):
        rank = 0
    else:
        rank = 1 + LANGUAGE.index(finding.family) if finding.family in LANGUAGE else 0
    length = finding.span.end - finding.span.start
    return (rank, 0 if finding.suggestions else 1, length, finding.span)


def _is_about_the_word(finding: Finding, misspelt: dict[Span, Finding]) -> bool:
    """Whether grammar knows what should stand in the place of a misspelt word, and only there."""
    is_grammar = finding.family is Family.GRAMMAR
    return is_grammar and bool(finding.suggestions) and finding.span in misspelt


def _with_both(finding: Finding, misspelt: dict[Span, Finding]) -> Finding:
    if not _is_about_the_word(finding, misspelt):
        return finding
    both = dict.fromkeys((*finding.suggestions, *misspelt[finding.span].suggestions))
    return replace(finding, suggestions=tuple(both)[:_MOST_SUGGESTIONS])


def _touch(one: Span, other: Span) -> bool:
    return one.part == other.part and one.start < other.end and other.start < one.end
