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
    names = {
        Role.EXECUTIVE: QCoreApplication.translate("words", "Executive"),
        Role.ASSISTANT: QCoreApplication.translate("words", "Assistant"),
        Role.COMMUNICATIONS: QCoreApplication.translate("words", "Communications"),
        Role.LEGAL: QCoreApplication.translate("words", "Legal"),
        Role.INVESTOR_RELATIONS: QCoreApplication.translate("words", "Investor relations"),
        Role.HUMAN_RESOURCES: QCoreApplication.translate("words", "Human resources"),
        Role.DATA_PROTECTION: QCoreApplication.translate("words", "Data protection"),
        Role.SECURITY: QCoreApplication.translate("words", "Security"),
        Role.ADMINISTRATOR: QCoreApplication.translate("words", "Administrator"),
        Role.AUDITOR: QCoreApplication.translate("words", "Auditor"),
        Role.PUBLISHER: QCoreApplication.translate("words", "Publisher"),
    }
    return names[role]


def state_name(state: PostState) -> str:
    """Where a post stands, in two words."""
    names = {
        PostState.IN_REVIEW: QCoreApplication.translate("words", "In review"),
        PostState.CHANGES_REQUESTED: QCoreApplication.translate("words", "Changes requested"),
        PostState.VETOED: QCoreApplication.translate("words", "Vetoed"),
        PostState.WITHDRAWN: QCoreApplication.translate("words", "Withdrawn"),
        PostState.APPROVED: QCoreApplication.translate("words", "Approved"),
        PostState.SENDING: QCoreApplication.translate("words", "Being sent"),
        PostState.POSTED: QCoreApplication.translate("words", "Posted"),
        PostState.REFUSED: QCoreApplication.translate("words", "Refused by X"),
        PostState.HELD: QCoreApplication.translate("words", "Held"),
        PostState.UNKNOWN: QCoreApplication.translate("words", "Not known: look on X"),
        PostState.MISSED: QCoreApplication.translate("words", "Missed"),
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
    names = {
        Verdict.APPROVE: QCoreApplication.translate("words", "approved version {number}"),
        Verdict.REQUEST_CHANGES: QCoreApplication.translate(
            "words", "asked for changes to version {number}"
        ),
        Verdict.VETO: QCoreApplication.translate("words", "vetoed version {number}"),
    }
    return names[verdict].format(number=revision)


def standing_name(standing: Standing) -> str:
    """Why a decision no longer counts; empty while it does."""
    names = {
        Standing.COUNTS: "",
        Standing.TEXT_CHANGED: QCoreApplication.translate(
            "words", "no longer counts: text changed"
        ),
        Standing.EXPIRED: QCoreApplication.translate("words", "no longer counts: too long ago"),
        Standing.SENT_BACK: QCoreApplication.translate(
            "words", "no longer counts: it has to be decided again"
        ),
    }
    return names[standing]


def tone_word(tone: str) -> str:
    """What a finding of this tone asks for."""
    names = {
        "legal": QCoreApplication.translate("words", "Legal must approve"),
        "caution": QCoreApplication.translate("words", "Look twice"),
        "info": QCoreApplication.translate("words", "For information"),
        "language": QCoreApplication.translate("words", "Language"),
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


def quoted(text: str) -> str:
    """The words as a quotation, in the language's own marks."""
    return QCoreApplication.translate("words", "“{text}”").format(text=text)


def joined(names: list[str]) -> str:
    """Names in a sentence, by the language's own rule: ``A, B and C``."""
    return QLocale().createSeparatedList(names)
