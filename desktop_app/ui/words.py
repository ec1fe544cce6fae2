"""The words that several windows share: roles, states, verdicts, tones and times, translated.

Everything is looked up when it is asked for, so that a change of language needs no restart.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QTimeZone

from desktop_app.domain.account import Role
from desktop_app.domain.publication import PostState
from desktop_app.domain.review import Standing, Verdict


def language() -> str:
    """The language of the windows now: ``en`` or ``fr``."""
    return "fr" if QLocale().language() is QLocale.Language.French else "en"


def role_name(role: Role) -> str:
    """The duty, as a heading writes it."""
    tr = QCoreApplication.translate
    names = {
        Role.EXECUTIVE: tr("words", "Executive"),
        Role.ASSISTANT: tr("words", "Assistant"),
        Role.COMMUNICATIONS: tr("words", "Communications"),
        Role.LEGAL: tr("words", "Legal"),
        Role.INVESTOR_RELATIONS: tr("words", "Investor relations"),
        Role.HUMAN_RESOURCES: tr("words", "Human resources"),
        Role.DATA_PROTECTION: tr("words", "Data protection"),
        Role.SECURITY: tr("words", "Security"),
        Role.ADMINISTRATOR: tr("words", "Administrator"),
        Role.AUDITOR: tr("words", "Auditor"),
        Role.PUBLISHER: tr("words", "Publisher"),
    }
    return names[role]


def state_name(state: PostState) -> str:
    """Where a post stands, in two words."""
    tr = QCoreApplication.translate
    names = {
        PostState.IN_REVIEW: tr("words", "In review"),
        PostState.CHANGES_REQUESTED: tr("words", "Changes requested"),
        PostState.VETOED: tr("words", "Vetoed"),
        PostState.WITHDRAWN: tr("words", "Withdrawn"),
        PostState.APPROVED: tr("words", "Approved"),
        PostState.SENDING: tr("words", "Being sent"),
        PostState.POSTED: tr("words", "Posted"),
        PostState.REFUSED: tr("words", "Refused by X"),
        PostState.HELD: tr("words", "Held"),
        PostState.UNKNOWN: tr("words", "Not known: look on X"),
        PostState.MISSED: tr("words", "Missed"),
    }
    return names[state]


def state_tone(state: PostState) -> str:
    """The tone in which a state is shown."""
    tones = {
        PostState.CHANGES_REQUESTED: "caution",
        PostState.VETOED: "legal",
        PostState.WITHDRAWN: "caution",
        PostState.APPROVED: "good",
        PostState.POSTED: "good",
        PostState.REFUSED: "legal",
        PostState.HELD: "caution",
        PostState.UNKNOWN: "legal",
        PostState.MISSED: "caution",
    }
    return tones.get(state, "info")


def verdict_name(verdict: Verdict, revision: int) -> str:
    """What somebody said of a version: ``approved version 2``."""
    tr = QCoreApplication.translate
    names = {
        Verdict.APPROVE: tr("words", "approved version {number}"),
        Verdict.REQUEST_CHANGES: tr("words", "asked for changes to version {number}"),
        Verdict.VETO: tr("words", "vetoed version {number}"),
    }
    return names[verdict].format(number=revision)


def standing_name(standing: Standing) -> str:
    """Why a decision no longer counts; empty while it does."""
    tr = QCoreApplication.translate
    names = {
        Standing.COUNTS: "",
        Standing.TEXT_CHANGED: tr("words", "no longer counts: text changed"),
        Standing.EXPIRED: tr("words", "no longer counts: too long ago"),
        Standing.SENT_BACK: tr("words", "no longer counts: it has to be decided again"),
    }
    return names[standing]


def tone_word(tone: str) -> str:
    """What a finding of this tone asks for."""
    tr = QCoreApplication.translate
    names = {
        "legal": tr("words", "Legal must approve"),
        "caution": tr("words", "Look twice"),
        "info": tr("words", "For information"),
        "language": tr("words", "Language"),
    }
    return names[tone]


def moment(at: datetime, now: datetime) -> str:
    """A time in this machine's zone: the hour alone on the day of `now`, else with its date."""
    local, today = at.astimezone(), now.astimezone()
    when = QDateTime.fromSecsSinceEpoch(
        int(at.timestamp()), QTimeZone(QTimeZone.Initialization.LocalTime)
    )
    if local.date() == today.date():
        return QLocale().toString(when.time(), "HH:mm")
    return QLocale().toString(when, "d MMM yyyy HH:mm")


def joined(names: list[str]) -> str:
    """Names in a sentence, by the language's own rule: ``A, B and C``."""
    return QLocale().createSeparatedList(names)
