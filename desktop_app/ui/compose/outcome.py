"""What the checks say of a whole draft: every part, the thread, its media, links and times.

Texts are read as they were typed, so that every place is one in the editor. What would be sent is
judged too, with the rules of the moment at which it would leave.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from desktop_app.checks import courtesy
from desktop_app.checks.merging import LANGUAGE, merged
from desktop_app.checks.own_words import NO_WORDS, KnownWords
from desktop_app.domain import text as post_text
from desktop_app.domain.account import Charter
from desktop_app.domain.errors import CountersignError, Refused, Unavailable
from desktop_app.domain.finding import Family, Finding, Obstacle, Span
from desktop_app.domain.limits import BY_HAND, text_limit
from desktop_app.domain.payload import Part, Payload
from desktop_app.domain.policy import Requirement, requirements
from desktop_app.domain.text import weighted_length
from desktop_app.services import checking, drafting
from desktop_app.services.checking import CHECKED_CHARACTERS, Checked
from desktop_app.services.parts import Parts
from desktop_app.services.ports import Draft
from desktop_app.services.submitting import Layers

#: Obstacles of a text alone: read where it was typed, not where it would be sent.
TEXT_KINDS = ("obstacle.bidi", "obstacle.control", "obstacle.empty", "obstacle.too_long")
_NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One draft to check, whenever it was kept and whoever else is to approve it."""

    draft: Draft

    @classmethod
    def of(cls, draft: Draft) -> Question:
        """The question about `draft` as it stands."""
        return cls(draft=replace(draft, saved_at=_NO_TIME, twin_texts=(), ask_legal=False))

    @property
    def text(self) -> str:
        """The first part's text."""
        return self.draft.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What the grammar checker says of one question: the findings of each part."""

    question: Question
    engine: str  #: what read it, for the record
    findings: tuple[tuple[Finding, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the checks say of one question, and what could not be checked.

    `parts` have their own findings and obstacles, whose spans name their part; `obstacles` are
    those of the whole draft, these included.
    """

    question: Question
    parts: tuple[Checked, ...]
    fits: tuple[int, ...]  #: code points of each part that X would take; all of them, usually
    obstacles: tuple[Obstacle, ...]
    requirements: tuple[Requirement, ...]
    by_hand: tuple[Obstacle, ...] = ()  #: what X refuses of programs and takes from people
    words: CountersignError | None = None  #: why the words could not be checked
    words_by: str = ""  #: what read the words; "" when nothing did
    own: KnownWords = NO_WORDS  #: words that are right
    grammar_by: str = ""  #: what read the grammar; "" when nothing did yet

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Of all parts, in their order."""
        return tuple(finding for part in self.parts for finding in part.findings)

    @property
    def is_whole(self) -> bool:
        """Whether all texts were read from end to end."""
        return all(len(part.text) <= CHECKED_CHARACTERS for part in self.parts)

    @property
    def layers(self) -> Layers:
        """What read the language of exactly these words, from end to end, for the record."""
        read_by = (self.words_by, self.grammar_by) if self.is_whole else ()
        return tuple(name for name in read_by if name)

    def proofread(self, proof: Proof) -> Outcome:
        """The same with what `proof`, which is about the same question, found of grammar.

        What is about own words alone is left out.
        """
        parts = tuple(
            replace(part, findings=merged((*part.findings, *self._odd(found, part.language))))
            for part, found in zip(self.parts, proof.findings, strict=True)
        )
        return replace(self, parts=parts, grammar_by=proof.engine)

    def _odd(self, found: Sequence[Finding], language: str) -> list[Finding]:
        return [finding for finding in found if not self.own.excuse(finding, language)]


def read(question: Question, parts: Parts, charter: Charter, own: KnownWords = NO_WORDS) -> Outcome:
    """Check everything; without the words when their checker does not answer. `own` are right."""
    draft, now = question.draft, parts.clock.now()
    try:
        checked = [_with_words(part.text, draft, parts, charter, now, own) for part in draft.parts]
        silence: CountersignError | None = None
    except Unavailable as error:
        checked = [_rules_only(part.text, draft, parts, charter, now) for part in draft.parts]
        silence = error
    risks = _at_its_time(draft, parts, charter, now)
    placed = [_placed(each, n, draft, risks) for n, each in enumerate(checked)]
    found = tuple(finding for each in placed for finding in each.findings)
    placed[0] = _courteous(placed[0], draft, now)
    return Outcome(
        question=question,
        parts=tuple(placed),
        fits=tuple(fitting(each) for each in placed),
        obstacles=_obstacles(charter, draft, placed),
        requirements=requirements(
            charter, draft.account, found, is_urgent=bool(draft.urgent.strip())
        ),
        by_hand=_by_hand(charter, draft),
        words=silence,
        words_by="" if silence else parts.speller.engine,
        own=own,
    )


def fitting(checked: Checked) -> int:
    """How many code points, from the start, fit into the limit."""
    if checked.length <= checked.limit:
        return len(checked.text)
    fits, over = 0, min(len(checked.text), CHECKED_CHARACTERS)
    while over - fits > 1:
        middle = (fits + over) // 2
        if weighted_length(checked.text[:middle]) <= checked.limit:
            fits = middle
        else:
            over = middle
    return fits


def _with_words(
    text: str, draft: Draft, parts: Parts, charter: Charter, now: datetime, own: KnownWords
) -> Checked:
    return checking.check(
        text,
        draft.language,
        charter=charter,
        account=draft.account,
        rulebook=parts.rulebook,
        speller=parts.speller,
        now=now,
        own_words=own,
    )


def _rules_only(text: str, draft: Draft, parts: Parts, charter: Charter, now: datetime) -> Checked:
    limit = text_limit(charter.policy.terms_for(draft.account))
    return checking.examine_text(
        text, draft.language, charter=charter, rulebook=parts.rulebook, now=now, limit=limit
    )


def _at_its_time(
    draft: Draft, parts: Parts, charter: Charter, now: datetime
) -> tuple[Finding, ...] | None:
    """The risks at the moment of sending; None when that is now, or the rules are not the record's."""
    if draft.not_before is None:
        return None
    texts = [post_text.normal(part.text)[:CHECKED_CHARACTERS] for part in draft.parts]
    payload = Payload(
        realm=charter.realm,
        account=draft.account,
        parts=tuple(Part(text=text) for text in texts),
        policy_digest=charter.policy_digest,
        rulebook_digest=charter.rulebook_digest,
        not_before=draft.not_before,
    )
    try:
        return checking.recompute(payload, charter=charter, rulebook=parts.rulebook, now=now)
    except Refused:
        return None


def _placed(
    checked: Checked, number: int, draft: Draft, risks: tuple[Finding, ...] | None
) -> Checked:
    """The same answer as part `number` of the draft."""
    findings = [replace(f, span=replace(f.span, part=number)) for f in checked.findings]
    if risks is not None:
        findings = [finding for finding in findings if finding.family in LANGUAGE]
        findings += [finding for finding in risks if finding.span.part == number]
        findings.sort(key=lambda finding: finding.span)
    has_media = bool(draft.parts[number].media)
    obstacles = [
        replace(each, span=_span(each.span, number))
        for each in checked.obstacles
        if not (has_media and each.kind == "obstacle.empty")
    ]
    return replace(checked, findings=tuple(findings), obstacles=tuple(obstacles))


def _courteous(first: Checked, draft: Draft, now: datetime) -> Checked:
    """With what an answer to somebody sounds like: hints that ask nobody, and are not recorded.

    Whoever answers in a conversation was spoken to before: only the first answer greets. The hour
    is that of this computer, where the author sits. Heat that a rule found already is not said twice.
    """
    if not draft.reply_link.strip():
        return first
    is_first = draft.source is None or draft.source.replies_to is None
    found = courtesy.hints(
        first.text, first.language, is_first=is_first, written_at=now.astimezone()
    )
    said = [one for one in first.findings if one.family is Family.MECHANICS]
    new = [one for one in found if one.rule not in courtesy.HEAT or not _touches(one, said)]
    return replace(first, findings=tuple(sorted((*first.findings, *new), key=_place)))


def _touches(one: Finding, others: Sequence[Finding]) -> bool:
    return any(one.span.start < each.span.end and each.span.start < one.span.end for each in others)


def _place(finding: Finding) -> Span:
    return finding.span


def _span(span: Span | None, number: int) -> Span:
    return Span(part=number, start=0, end=0) if span is None else replace(span, part=number)


def _obstacles(charter: Charter, draft: Draft, placed: Sequence[Checked]) -> tuple[Obstacle, ...]:
    """Those of the texts as typed, then those of what would be sent."""
    typed = [obstacle for part in placed for obstacle in part.obstacles]
    whole = [each for each in drafting.obstacles(charter, draft) if each.kind not in TEXT_KINDS]
    return (*typed, *(_as_typed(each, placed) for each in whole))


def _by_hand(charter: Charter, draft: Draft) -> tuple[Obstacle, ...]:
    by_program = drafting.obstacles(charter, replace(draft, is_by_hand=False))
    return tuple(each for each in by_program if each.kind in BY_HAND)


def _as_typed(obstacle: Obstacle, placed: Sequence[Checked]) -> Obstacle:
    """What is sent has no space before its first word; what is typed may have."""
    span = obstacle.span
    if span is None or span.part >= len(placed) or span.start == span.end:
        return obstacle
    text = placed[span.part].text
    before = len(text) - len(text.lstrip())
    moved = replace(span, start=span.start + before, end=span.end + before)
    return replace(obstacle, span=moved)
