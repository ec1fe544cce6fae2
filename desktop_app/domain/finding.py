"""Findings (who must look) and obstacles (cannot be posted). They are never mixed up.

Offsets are code points into the NFC text of one part; only ``ui`` converts them to UTF-16.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding asks. Order: INFO < CAUTION < LEGAL."""

    INFO = "info"  #: shown, asks nobody
    CAUTION = "caution"  #: the communications director must look
    LEGAL = "legal"  #: legal counsel must approve before anything is posted

    @property
    def rank(self) -> int:
        """0, 1 or 2: for sorting and for taking the greater of two."""
        return list(Severity).index(self)


class Family(StrEnum):
    """What a finding is about: RISK.md's sixteen families, and the three of language."""

    MATERIAL_INFO = "material-info"
    FORWARD_LOOKING = "forward-looking"
    FINANCIAL_FIGURES = "financial-figures"
    M_AND_A = "m-and-a"
    LEGAL_MATTERS = "legal-matters"
    COMPETITOR = "competitor"
    CLAIMS = "claims"
    ENDORSEMENT_DISCLOSURE = "endorsement-disclosure"
    LABOR = "labor"
    PERSONAL_DATA = "personal-data"
    SECRET_CONFIDENTIAL = "secret-confidential"  # noqa: S105 - a family's name  # nosec B105
    OFFENSIVE_INSENSITIVE = "offensive-insensitive"
    CRISIS_TONE = "crisis-tone"
    PROMO_TONE = "promo-tone"
    POLITICAL = "political"
    MECHANICS = "mechanics"
    SPELLING = "spelling"
    GRAMMAR = "grammar"
    TYPOGRAPHY = "typography"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Code points ``start`` (included) to ``end`` (excluded) of part number ``part`` (from 0)."""

    part: int = 0
    start: int
    end: int

    def __post_init__(self) -> None:
        if not (self.part >= 0 and 0 <= self.start <= self.end):
            raise ValueError(f"not a span: {self.part}:{self.start}-{self.end}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """The same sentence in both languages of the interface."""

    en: str
    fr: str

    def text(self, language: str) -> str:
        """Return the sentence in `language` (``"fr"``, anything else is English)."""
        return self.fr if language == "fr" else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something somebody must look at. It never prevents submitting."""

    rule: str  #: the rule's id, for example ``fin.direction`` or ``spelling.word``
    version: int  #: the rule's version, so that the decision can be replayed
    family: Family
    severity: Severity
    span: Span
    text: str  #: the words found, exactly as written
    message: Explanation  #: what and why
    advice: Explanation | None = None  #: how to say it better
    suggestions: tuple[str, ...] = ()  #: replacements for exactly `span`, best first
    reviewers: tuple[str, ...] = ()  #: duties that must look: ``legal``, ``investor-relations``…
    reference: tuple[str, ...] = ()  #: the law or standard behind the rule
    quiet: bool = False  #: a quiet period speaks against it: legal's exception is needed

    @property
    def key(self) -> tuple[str, int, int, int, int]:
        """Identity of a finding: rule, version and span."""
        return (self.rule, self.version, self.span.part, self.span.start, self.span.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """Why a text cannot be posted at all. Nobody can wave it through.

    `kind` is a key of the message catalogue (``obstacle.empty``, ``obstacle.too_long`` …).
    """

    kind: str
    span: Span | None = None
    facts: tuple[tuple[str, str], ...] = ()
