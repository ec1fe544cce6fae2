"""Reading a text the way its reviewers and the publisher will read it.

The author's machine is never trusted to say that nothing was found: `recompute` is called again by
every reviewer's client and by the publisher, with the ledger's rules, for the moment of sending.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from desktop_app.checks.confusions import certain
from desktop_app.checks.engine import Context, examine_as_written
from desktop_app.checks.language import detect
from desktop_app.checks.merging import merged
from desktop_app.checks.own_words import NO_WORDS, KnownWords
from desktop_app.checks.profile import Profile
from desktop_app.checks.rulebook import Rulebook
from desktop_app.checks.tone import NO_TONE, Meter, meter
from desktop_app.checks.typography import missing_spaces
from desktop_app.domain import text as post_text
from desktop_app.domain.account import AccountId, Charter
from desktop_app.domain.canonical import Json
from desktop_app.domain.errors import Refused
from desktop_app.domain.finding import Finding, Obstacle
from desktop_app.domain.limits import text_limit
from desktop_app.domain.payload import Payload
from desktop_app.domain.policy import Requirement, requirements
from desktop_app.services.language_ports import Speller

#: Texts beyond this are not checked as they are typed: they cannot be posted, and say so. A long
#: post has 25,000 weighted characters.
CHECKED_CHARACTERS = 30_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What the checks say of one text. Offsets are code points into `text`, which is NFC."""

    text: str
    language: str  #: ``en`` or ``fr``, as detected or chosen
    length: int  #: X's weighted length
    limit: int
    findings: tuple[Finding, ...]
    obstacles: tuple[Obstacle, ...]
    requirements: tuple[Requirement, ...]
    meter: Meter = NO_TONE  #: whether it informs or boasts; asks nobody


def check(
    text: str,
    language: str,
    *,
    charter: Charter,
    account: AccountId,
    rulebook: Rulebook,
    speller: Speller,
    now: datetime,
    own_words: KnownWords = NO_WORDS,
) -> Checked:
    """Check `text` as typed (`language` is ``en``, ``fr`` or ``auto``); `own_words` are right.

    Raises BadInput (``text.surrogate``) for text that is no text, and Unavailable
    (``words.unavailable``) when the words cannot be checked: never an empty answer instead.
    """
    limit = text_limit(charter.policy.terms_for(account))
    checked = examine_text(text, language, charter=charter, rulebook=rulebook, now=now, limit=limit)
    words: tuple[Finding, ...] = ()
    if len(checked.text) <= CHECKED_CHARACTERS:
        words = speller.check(checked.text, checked.language, own_words.within(checked.language))
    findings = merged((*checked.findings, *words))
    return Checked(
        text=checked.text,
        language=checked.language,
        length=checked.length,
        limit=checked.limit,
        findings=findings,
        obstacles=checked.obstacles,
        requirements=requirements(charter, account, findings),
        meter=checked.meter,
    )


def examine_text(
    text: str,
    language: str,
    *,
    charter: Charter,
    rulebook: Rulebook,
    now: datetime,
    limit: int = post_text.LIMIT,
) -> Checked:
    """Check everything but the words. Same arguments and errors as `check`; `limit` is X's.

    `language` chooses the dictionary and the spaces only. The rules read the language the text is
    in: choosing another one must not hide a finding from legal.
    """
    plain = post_text.normal(text)
    head, profile = plain[:CHECKED_CHARACTERS], Profile.parse(charter.profile)
    spoken = detect(head) if language == "auto" else language
    risks = examine_as_written(head, rulebook, profile, Context(now=now, scheduled_for=now))
    return Checked(
        text=plain,
        language=spoken,
        length=post_text.weighted_length(plain),
        limit=limit,
        findings=merged((*risks, *missing_spaces(head, language), *certain(head, spoken))),
        obstacles=post_text.obstacles(plain, limit=limit),
        requirements=(),
        meter=meter(head, rulebook, profile),
    )


def recompute(
    payload: Payload, *, charter: Charter, rulebook: Rulebook, now: datetime
) -> tuple[Finding, ...]:
    """The risk findings of a payload, with the ledger's rules, for the moment of sending.

    Raises Refused (``rules.other``) when this machine does not have the ledger's rulebook: it
    could then neither approve nor send on the right grounds.
    """
    if rulebook.digest != charter.rulebook_digest:
        raise Refused("rules.other")
    later = payload.not_before is not None and payload.not_before > now
    context = Context(now=now, scheduled_for=payload.not_before if later else now)
    profile = Profile.parse(charter.profile)
    # What comes after the first part answers that one: a mention hides it from nobody.
    answers = payload.reply_to is not None
    return tuple(
        finding
        for number, part in enumerate(payload.parts)
        for finding in examine_as_written(
            part.text, rulebook, profile, replace(context, reply=answers or number > 0), number
        )
    )


def as_json(finding: Finding) -> dict[str, Json]:
    """A finding as it is frozen into a submission: enough to replay it, and no sentence."""
    return {
        "rule": finding.rule,
        "version": finding.version,
        "family": finding.family,
        "severity": finding.severity,
        "part": finding.span.part,
        "start": finding.span.start,
        "end": finding.span.end,
    }
