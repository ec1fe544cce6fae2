"""Reads one part of a post with every rule. Same input, same findings: always, everywhere."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from desktop_app.checks.evaluation import Evaluation, with_names
from desktop_app.checks.language import detect
from desktop_app.checks.own_rules import own_rules
from desktop_app.checks.profile import Profile
from desktop_app.checks.quiet_periods import QuietPeriod, period_at
from desktop_app.checks.reading import Context, Match, Reading
from desktop_app.checks.rule import Rule
from desktop_app.checks.rulebook import Rulebook
from desktop_app.checks.tokens import tokenise
from desktop_app.domain.finding import Explanation, Family, Finding, Severity, Span

__all__ = ["Context", "examine", "examine_as_written"]

_SENTENCE = re.compile(r"[^.!?…\n]+(?:[.!?…](?!\s)[^.!?…\n]*)*[.!?…]*")

#: What a quiet period raises to `Severity.LEGAL`.
QUIET_FAMILIES = frozenset((Family.FINANCIAL_FIGURES, Family.FORWARD_LOOKING, Family.MATERIAL_INFO))


def examine(
    text: str,
    language: str,
    rulebook: Rulebook,
    profile: Profile,
    context: Context,
    part: int = 0,
) -> tuple[Finding, ...]:
    """Return the findings of `text` (part number `part`), sorted by span, then by rule.

    A finding all of whose words are in a graver one of its family is not returned beside it.
    Spans are code points of `text` as given. `language` other than ``"fr"`` reads as English.
    """
    language = "fr" if language == "fr" else "en"
    tokens = tokenise(text, with_names(rulebook.words(language), profile))
    reading = Reading(tokens=tokens, language=language, profile=profile, context=context)
    quiet = _quiet_period(profile, context)
    findings = [
        _finding(rule, match, text, part, quiet)
        for book in (rulebook, own_rules(profile.rules))
        if book is not None
        for rule, match in _hits(book, reading)
    ]
    return tuple(_told_once(findings))


def _told_once(findings: list[Finding]) -> list[Finding]:
    """Without those whose words are all in a finding of their family that is as grave or graver.

    Five rules may see one promise. Whoever must look has one thing to say about it, not five; the
    others' duties join it. No word that a rule found goes unmarked.
    """
    kept: dict[tuple[Family, Severity], list[Finding]] = {}
    for finding in sorted(findings, key=_gravest_first):
        for severity in Severity:
            others = kept.setdefault((finding.family, severity), [])
            place = _around(others, finding) if severity.rank >= finding.severity.rank else -1
            if place >= 0:
                others[place] = _joined(others[place], finding)
                break
        else:
            others = kept[finding.family, finding.severity]
            others.insert(bisect_left(others, finding.span.start, key=_start), finding)
    found = (finding for others in kept.values() for finding in others)
    return sorted(found, key=lambda finding: (finding.span, finding.rule))


def _around(others: list[Finding], finding: Finding) -> int:
    """The place of the one whose words hold all of `finding`'s; -1 where there is none.

    None of `others` holds another, so the last that begins before `finding` also ends last.
    """
    place = bisect_right(others, finding.span.start, key=_start) - 1
    return place if place >= 0 and others[place].span.end >= finding.span.end else -1


def _start(finding: Finding) -> int:
    return finding.span.start


def _joined(one: Finding, other: Finding) -> Finding:
    asked = other.reviewers if other.severity is not Severity.INFO else ()
    reviewers = tuple(dict.fromkeys((*one.reviewers, *asked)))
    return replace(one, reviewers=reviewers, quiet=one.quiet or other.quiet)


def _gravest_first(finding: Finding) -> tuple[int, int, int, str]:
    length = finding.span.end - finding.span.start
    return -finding.severity.rank, -length, finding.span.start, finding.rule


def _hits(book: Rulebook, reading: Reading) -> Iterator[tuple[Rule, Match]]:
    evaluation = Evaluation(reading, book.lexemes[reading.language])
    off = reading.profile.switched_off
    for rule in book.candidates(evaluation.places):
        if reading.language in rule.languages and rule.pack not in off:
            for match in evaluation.hits(rule):
                yield rule, match


def examine_as_written(
    text: str, rulebook: Rulebook, profile: Profile, context: Context, part: int = 0
) -> tuple[Finding, ...]:
    """Return the findings of `text`, each sentence read in the language it is written in.

    A French sentence in an English post hides nothing from the French rules: the whole post is
    read in the second language too, and what is found inside its sentences is added.
    """
    main = detect(text)
    other = "en" if main == "fr" else "fr"
    found = examine(text, main, rulebook, profile, context, part)
    foreign = [
        sentence.span()
        for sentence in _SENTENCE.finditer(text)
        if detect(sentence.group(), otherwise=main) == other
    ]
    if not foreign:
        return found
    more = (
        finding
        for finding in examine(text, other, rulebook, profile, context, part)
        if any(start <= finding.span.start and finding.span.end <= end for start, end in foreign)
    )
    whole = {finding.key: finding for finding in (*found, *more)}
    return tuple(sorted(whole.values(), key=lambda finding: (finding.span, finding.rule)))


def _quiet_period(profile: Profile, context: Context) -> QuietPeriod | None:
    """The one in which the post would leave: words for the day after the results may be prepared."""
    leaves = context.scheduled_for or context.now
    return None if leaves is None else period_at(profile, leaves)


def _finding(rule: Rule, match: Match, text: str, part: int, quiet: QuietPeriod | None) -> Finding:
    finding = Finding(
        rule=rule.id,
        version=rule.version,
        family=rule.family,
        severity=rule.severity,
        span=Span(part=part, start=match.start, end=match.end),
        text=text[match.start : match.end],
        message=rule.explain,
        advice=rule.suggest,
        reviewers=rule.reviewers,
        reference=rule.reference,
    )
    return finding if quiet is None else _raised(finding, rule, quiet)


def _raised(finding: Finding, rule: Rule, quiet: QuietPeriod) -> Finding:
    """Return the finding as it stands in the quiet period, which it names."""
    severity = rule.blackout or finding.severity
    if rule.family in QUIET_FAMILIES:
        severity = Severity.LEGAL
    elif rule.blackout is None:
        return finding
    severity = max(severity, finding.severity, key=lambda one: one.rank)
    duties = finding.reviewers
    if severity is Severity.LEGAL and "legal" not in duties:
        duties = (*duties, "legal")
    if severity is not Severity.LEGAL:
        return replace(finding, severity=severity)
    said, message = quiet.said, finding.message
    return replace(
        finding,
        severity=severity,
        reviewers=duties,
        message=Explanation(en=f"{message.en} {said.en}", fr=f"{message.fr} {said.fr}"),
        reference=tuple(dict.fromkeys((*finding.reference, *filter(None, (quiet.law,))))),
        quiet=True,
    )
