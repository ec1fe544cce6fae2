"""A rule: what to find, what excuses it, what to say, and the examples that prove it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from desktop_app.checks.expression import Node, parse
from desktop_app.domain.finding import Explanation, Family, Severity

LANGUAGES = ("en", "fr")
#: The duties a rule may call; the policy maps each to people, or to legal.
REVIEWERS = frozenset(
    ("legal", "communications", "investor-relations", "hr", "data-protection", "security")
)


class Scope(StrEnum):
    """How far an excuse reaches."""

    TOUCHING = "touching"  #: only findings that share a word with it
    SENTENCE = "sentence"  #: findings of the same sentence
    TEXT = "text"  #: every finding of the rule in this text
    REGISTERED = "registered"  #: findings all of whose figures are published facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Excuse:
    """One entry of ``unless``. `node` is `None` only for `Scope.REGISTERED`."""

    scope: Scope
    node: Node | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A text on which the rule must fire (`hit`) or must not."""

    language: str
    text: str
    hit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule as loaded. `source` names the file it came from."""

    id: str
    family: Family
    version: int
    languages: tuple[str, ...]
    severity: Severity
    reviewers: tuple[str, ...]
    when: Node
    explain: Explanation
    suggest: Explanation
    source: str
    unless: tuple[Excuse, ...] = ()
    blackout: Severity | None = None  #: severity in a quiet period, where the rule says so
    reference: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    example_context: tuple[tuple[str, str], ...] = ()
    review_due: str = ""  #: ISO day on which somebody looks at the rule again; empty: none is set

    @property
    def pack(self) -> str:
        """The folder it came from; a company switches packs, not rules."""
        return self.source.split("/")[-2]


@lru_cache(maxsize=1024)
def parse_excuse(source: str) -> Excuse:
    """Read one ``unless``: an expression, after ``sentence:`` or ``text:`` if it reaches far.

    Many rules have the same: they get the same object, and it is evaluated once a text.
    """
    if source == "fact:registered":
        return Excuse(scope=Scope.REGISTERED)
    head, colon, tail = source.partition(":")
    if colon and head in {"sentence", "text"}:
        return Excuse(scope=Scope(head), node=parse(tail))
    return Excuse(scope=Scope.TOUCHING, node=parse(source))
