"""The words that several windows share: roles, states, verdicts, tones and times, translated.

Everything is looked up when it is asked for, so that a change of language needs no restart.
"""

from __future__ import annotations

import math
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QTimeZone

from desktop_app.domain.account import Charter, PersonId, Realm, Role
from desktop_app.domain.publication import Hold, PostState
from desktop_app.domain.review import Standing, Verdict
from desktop_app.domain.steps import Audience, Purpose
from desktop_app.domain.time_limits import Wait
from desktop_app.services.messages import name_of
from desktop_app.services.ports import PostSummary
from desktop_app.ui.days import DAY, in_words

_QUOTED = 60  #: characters of a text's words that are quoted in full


def language() -> str:
    """The language of the windows now: ``en`` or ``fr``."""
    return "fr" if QLocale().language() is QLocale.Language.French else "en"


def person_name(charter: Charter, person: PersonId) -> str:
    """What somebody is called, on one line and with nothing hidden in it.

    The practice desk's computers are called in the language of the windows.
    """
    name = _within(" ".join(charter.person(person).name.split()))
    if charter.realm is not Realm.PRACTICE:
        return name
    known = name_of("practice", person, language())
    return name if known == person else known


def giver_name(charter: Charter, by: PersonId, acting_for: PersonId | None) -> str:
    """Who decided, and for whom where it was in somebody else's name: ``Anne for Marc``."""
    name = person_name(charter, by)
    if acting_for is None:
        return name
    said = QCoreApplication.translate("words", "{deputy} for {person}")
    return said.format(deputy=name, person=person_name(charter, acting_for))


def text_of(post: PostSummary, charter: Charter | None) -> str:
    """A post's words in a list; where they were taken out, by whom, when and why."""
    gone = post.redacted
    if gone is None:
        return post.text
    zone = "UTC" if charter is None else charter.policy.terms_for(post.account).zone
    who = gone.by if charter is None else person_name(charter, gone.by)
    said = QCoreApplication.translate("words", "Words taken out on {time} by {name}: {reason}")
    return said.format(time=zoned(gone.at, zone), name=who, reason=gone.reason)


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


def account_for_name(one: Audience | Purpose) -> str:
    """Who reads an account, or what it is for, as a reason for whoever must approve."""
    names: dict[Audience | Purpose, str] = {
        Audience.INVESTORS: QCoreApplication.translate("words", "investors read it"),
        Audience.EMPLOYEES: QCoreApplication.translate("words", "employees read it"),
        Audience.CUSTOMERS: QCoreApplication.translate("words", "customers read it"),
        Audience.PARTNERS: QCoreApplication.translate("words", "partners read it"),
        Audience.PRESS: QCoreApplication.translate("words", "the press reads it"),
        Audience.PUBLIC: QCoreApplication.translate("words", "everybody reads it"),
        Purpose.CORPORATE: QCoreApplication.translate("words", "it speaks for the company"),
        Purpose.PERSONAL: QCoreApplication.translate("words", "it speaks for one person"),
        Purpose.RECRUITMENT: QCoreApplication.translate("words", "it recruits"),
        Purpose.SUPPORT: QCoreApplication.translate("words", "it helps customers"),
        Purpose.INVESTOR_RELATIONS: QCoreApplication.translate("words", "it informs investors"),
        Purpose.PROMOTION: QCoreApplication.translate("words", "it advertises"),
    }
    return names[one]


def times_of(wait: Wait, now: datetime) -> str:
    """Since when somebody is waited for, and until when they may take: ``since 09:40, due 13:40``."""
    since = moment(wait.since, now)
    if wait.due_at is None:
        return QCoreApplication.translate("words", "since {time}").format(time=since)
    if wait.due_at > now:
        said = QCoreApplication.translate("words", "since {time}, due {due}")
    else:
        said = QCoreApplication.translate("words", "since {time}, overdue since {due}")
    return said.format(time=since, due=moment(wait.due_at, now))


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
        PostState.NEEDS_PERSON: QCoreApplication.translate("words", "Somebody must look on X"),
        PostState.MISSED: QCoreApplication.translate("words", "Missed"),
        PostState.RECALLED: QCoreApplication.translate("words", "Recalled"),
        PostState.REMOVING: QCoreApplication.translate("words", "Being taken off X"),
        PostState.REMOVED: QCoreApplication.translate("words", "Taken off X"),
    }
    return names[state]


def hold_name(hold: Hold) -> str:
    """Why a post is held, as it follows a colon."""
    names = {
        Hold.FROZEN: QCoreApplication.translate("words", "the account was frozen"),
        Hold.AUTH: QCoreApplication.translate("words", "X does not accept the connection"),
        Hold.BILLING: QCoreApplication.translate("words", "X’s credits are used up"),
        Hold.ACCOUNT: QCoreApplication.translate("words", "X has locked the account"),
        Hold.TRIES: QCoreApplication.translate("words", "X could not be reached"),
        Hold.LATE: QCoreApplication.translate("words", "it was ready long ago"),
    }
    return names[hold]


def held_because(state: PostState, hold: Hold | None) -> str:
    """The state, and for a held post why: ``Held: the account was frozen``."""
    if state is not PostState.HELD or hold is None:
        return state_name(state)
    return QCoreApplication.translate("words", "Held: {reason}").format(reason=hold_name(hold))


def parts_posted(posted: int, parts: int) -> str:
    """How far a thread got."""
    words = QCoreApplication.translate("words", "{posted} of {parts} posted")
    return words.format(posted=posted, parts=parts)


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
        PostState.NEEDS_PERSON: "legal",
        PostState.MISSED: "caution",
        PostState.RECALLED: "caution",
        PostState.REMOVING: "caution",
        PostState.REMOVED: "caution",
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
        Standing.WITHDRAWN: QCoreApplication.translate("words", "taken back"),
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
    return in_words(when, f"{DAY} HH:mm")


def zoned(at: datetime, zone: str) -> str:
    """A time with its date in a named zone: ``24 Nov 2026 16:00 Europe/Paris``."""
    place = QTimeZone(zone.encode())
    if not place.isValid():
        place, zone = QTimeZone.utc(), "UTC"
    when = QDateTime.fromSecsSinceEpoch(int(at.timestamp()), place)
    return f"{in_words(when, f'{DAY} HH:mm')} {zone}"


def zoned_both(at: datetime, zone: str) -> str:
    """As `zoned`; where this machine's clock shows another hour, that one too."""
    place = QTimeZone(zone.encode())
    there = place if place.isValid() else QTimeZone.utc()
    seconds = int(at.timestamp())
    here = QTimeZone(QTimeZone.Initialization.LocalTime)
    moment_there = QDateTime.fromSecsSinceEpoch(seconds, there)
    moment_here = QDateTime.fromSecsSinceEpoch(seconds, here)
    said = zoned(at, zone)
    if moment_there.offsetFromUtc() == moment_here.offsetFromUtc():
        return said
    own = QCoreApplication.translate("words", "{time} here").format(
        time=in_words(moment_here, "d MMM HH:mm")
    )
    return f"{said} ({own})"


def lasting(left: timedelta) -> str:
    """How long something still lasts: ``1 h 19 min``, ``45 s``."""
    seconds = max(0, math.ceil(left.total_seconds()))
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    if hours:
        return f"{hours} h {minutes:02} min"
    return f"{minutes} min {seconds:02} s" if minutes else f"{seconds} s"


def second(at: datetime) -> str:
    """A time of today in this machine's zone, to the second."""
    seconds = int(at.timestamp())
    here = QTimeZone(QTimeZone.Initialization.LocalTime)
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(seconds, here).time(), "HH:mm:ss")


def quoted(text: str) -> str:
    """Somebody's words as a quotation, in the language's own marks, with nothing hidden in them."""
    return QCoreApplication.translate("words", "“{text}”").format(text=_within(text))


def shortened(text: str, length: int = _QUOTED) -> str:
    """The text on one line of at most `length` characters, cut with an ellipsis."""
    line = text.replace("\n", " ").strip()
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def joined(names: list[str]) -> str:
    """Names in a sentence, by the language's own rule: ``A, B and C``."""
    return QLocale().createSeparatedList(names)


def part_name(number: int, parts: int) -> str:
    """Which part of a thread: ``Part 2 of 4``; `number` counts from 0."""
    words = QCoreApplication.translate("words", "Part {number} of {parts}")
    return words.format(number=number + 1, parts=parts)


def link_of(handle: str, x_post_id: str) -> str:
    """Where a post stands on X."""
    return f"https://x.com/{handle}/status/{x_post_id}"


def _within(text: str) -> str:
    from desktop_app.checks.reveal import within  # only here: the first paint would wait for it

    return within(text)
