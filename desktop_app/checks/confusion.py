"""One row of the tables of certain confusions. Pure data; no expression is compiled here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.domain.finding import Explanation


@dataclass(frozen=True, slots=True, kw_only=True)
class Confusion:
    """A wording that is right nowhere.

    `wrong` is a regular expression read within one sentence, any case, in which every
    blank is a space and every apostrophe ``'``; its group ``x`` is what is shown. `right` replaces it: a template that
    the match expands, or for each wording of ``x`` (lower case) another. `unless` keeps silent when
    it is found in the sentence. `examples` are alarmed about, `near_misses` never: the tests say so.
    """

    id: str
    reason: Explanation
    wrong: str
    right: str | Mapping[str, str]
    unless: str
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]


#: The beginning of a sentence, with what may stand before its first word.
START = r"^[^\w'\0]*"


def confusion(
    id: str,  # noqa: A002 - the column's name
    reason: Explanation,
    wrong: str,
    right: str | Mapping[str, str],
    examples: str,
    near_misses: str,
    unless: str = "",
) -> Confusion:
    """Make a row; `examples` and `near_misses` are separated by ``|``."""
    return Confusion(
        id=id,
        reason=reason,
        wrong=wrong,
        right=right,
        unless=unless,
        examples=tuple(examples.split("|")),
        near_misses=tuple(near_misses.split("|")),
    )
