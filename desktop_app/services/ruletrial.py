"""One rule on one text: what it found and excused, and which of its words stand there. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from desktop_app.checks.evaluation import Evaluation
from desktop_app.checks.expression import Atom, atoms, written
from desktop_app.checks.profile import Profile
from desktop_app.checks.reading import Context, Match, Reading
from desktop_app.checks.rule import Excuse, Rule, Scope
from desktop_app.checks.rulebook import Rulebook
from desktop_app.checks.tokens import tokenise
from desktop_app.domain import text as post_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Words of the text (code points ``start``..``end``) and what in the rule they answer to."""

    name: str  #: as the rule writes it: ``@CHANGE``, ``#MONEY``, ``"buyback"``
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What the rule's ``when`` fits. `excused`: by which ``unless``; by none where it fires."""

    text: str
    start: int
    end: int
    words: tuple[Seen, ...]
    excused: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """`seen` is everything the rule looks for that stands in the text, near enough or not."""

    rule: str
    language: str
    passages: tuple[Passage, ...]
    seen: tuple[Seen, ...]

    @property
    def fires(self) -> bool:
        """Whether something was found that nothing excuses."""
        return any(not passage.excused for passage in self.passages)


def try_rule(
    rule: Rule, text: str, language: str, book: Rulebook, profile: Profile, context: Context
) -> Trial:
    """Read `text` with `rule` alone, in `language` (``en`` or ``fr``), with `book`'s word lists.

    Raises BadInput (``text.surrogate``).
    """
    plain = post_text.normal(text)
    reading = Reading(tokens=tokenise(plain), language=language, profile=profile, context=context)
    if language not in rule.languages:
        return Trial(rule=rule.id, language=language, passages=(), seen=())
    evaluation = Evaluation(reading, book.lexemes[language])
    seen = tuple(_seen(rule, evaluation))
    found = evaluation.hits(rule)
    fitting = evaluation.hits(replace(rule, unless=()))
    let_go = [match for match in fitting if not any(_meet(match, one) for one in found)]
    return Trial(
        rule=rule.id,
        language=language,
        passages=tuple(
            Passage(
                text=plain[match.start : match.end],
                start=match.start,
                end=match.end,
                words=tuple(one for one in seen if _holds(match, one)),
                excused=() if match in found else tuple(_excuses(rule, match, evaluation)),
            )
            for match in sorted((*found, *let_go))
        ),
        seen=seen,
    )


def _excuses(rule: Rule, match: Match, evaluation: Evaluation) -> Iterator[str]:
    """Each ``unless`` that takes the match or a part of it away."""
    for excuse in rule.unless:
        if match not in evaluation.hits(replace(rule, unless=(excuse,))):
            yield excuse_text(excuse)


def excuse_text(excuse: Excuse) -> str:
    """An ``unless`` as a rule file writes it."""
    if excuse.node is None:
        return "fact:registered"
    reach = "" if excuse.scope is Scope.TOUCHING else f"{excuse.scope}: "
    return reach + written(excuse.node)


def _seen(rule: Rule, evaluation: Evaluation) -> Iterator[Seen]:
    original = evaluation.reading.original
    for name in dict.fromkeys(atoms(rule.when)):
        for match in evaluation.matches(Atom(name=name)):
            yield Seen(
                name=written(Atom(name=name)),
                text=original[match.start : match.end],
                start=match.start,
                end=match.end,
            )


def _holds(match: Match, seen: Seen) -> bool:
    return match.start <= seen.start and seen.end <= match.end


def _meet(one: Match, other: Match) -> bool:
    return one.start < other.end and other.start < one.end
