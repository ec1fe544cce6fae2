"""What the company's lists are made of, in the language of the windows."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.account import AccountId, Charter, PersonId
from desktop_app.domain.canonical import Json
from desktop_app.domain.company_list import Item
from desktop_app.domain.goals import GoalState
from desktop_app.domain.own_word import WordLanguage
from desktop_app.domain.watching import Watched, WatchEntry, WatchKind
from desktop_app.services.lists import Change
from desktop_app.ui import words
from desktop_app.ui.days import in_words

_LONGEST = 90  #: characters of a value that is shown beside another


def day(when: date) -> str:
    """A day as people write it: ``31 Dec 2026``."""
    return in_words(when)


def person(charter: Charter, who: str) -> str:
    """What somebody is called; as the list writes it where nobody has that name here."""
    known = {one.id for one in charter.people}
    return words.person_name(charter, PersonId(who)) if who in known else who


def handle(charter: Charter, account: str) -> str:
    """An account's handle; as the list writes it where there is no such account."""
    known = {one.id for one in charter.accounts}
    return f"@{charter.account(AccountId(account)).handle}" if account in known else account


def goal_state(state: GoalState) -> str:
    """Whether somebody still works at a goal."""
    return {
        GoalState.OPEN: QCoreApplication.translate("Lists", "open"),
        GoalState.REACHED: QCoreApplication.translate("Lists", "reached"),
        GoalState.DROPPED: QCoreApplication.translate("Lists", "dropped"),
    }[state]


def watch_kind(kind: WatchKind) -> str:
    """Whether a watch list keeps to one theme."""
    return {
        WatchKind.SPECIALISED: QCoreApplication.translate("Lists", "specialised"),
        WatchKind.ECLECTIC: QCoreApplication.translate("Lists", "eclectic"),
    }[kind]


def watched(what: Watched) -> str:
    """What an entry of a watch list is."""
    return {
        Watched.ACCOUNT: QCoreApplication.translate("Lists", "Account"),
        Watched.KEYWORD: QCoreApplication.translate("Lists", "Keyword"),
        Watched.HASHTAG: QCoreApplication.translate("Lists", "Hashtag"),
        Watched.COMPETITOR: QCoreApplication.translate("Lists", "Competitor"),
        Watched.TECHNOLOGY: QCoreApplication.translate("Lists", "Technology"),
    }[what]


def entry(one: WatchEntry) -> str:
    """What is followed, with its sign."""
    sign = {Watched.ACCOUNT: "@", Watched.HASHTAG: "#"}.get(one.what, "")
    return f"{sign}{one.value}"


def post_language(language: WordLanguage) -> str:
    """The posts that a hashtag is meant for."""
    return {
        WordLanguage.EN: QCoreApplication.translate("Lists", "English posts"),
        WordLanguage.FR: QCoreApplication.translate("Lists", "French posts"),
        WordLanguage.BOTH: QCoreApplication.translate("Lists", "posts in both languages"),
    }[language]


def column(name: str) -> str:
    """What a column of a list is called."""
    return _columns().get(name, name)


def changes(found: tuple[Change, ...], charter: Charter) -> list[str]:
    """Each change in a line, with what stood there and what stands there now."""
    return [_change(one, charter) for one in found]


def _change(one: Change, charter: Charter) -> str:
    name = words.quoted(words.shortened(one.name, _LONGEST))
    if one.before is None:
        return QCoreApplication.translate("Lists", "New: {name}").format(name=name)
    if one.after is None:
        return QCoreApplication.translate("Lists", "Taken out: {name}").format(name=name)
    said = QCoreApplication.translate("Lists", "{column}: {before} → {after}")
    parts = [
        said.format(
            column=column(each),
            before=_value(one.before, each, charter),
            after=_value(one.after, each, charter),
        )
        for each in one.columns
    ]
    return "\n".join((name, *parts))


def _value(item: Item, name: str, charter: Charter) -> str:
    found = item.as_json()[name]
    if not isinstance(found, bool | int) and not found:
        return "–"
    if isinstance(found, list):
        said = ", ".join(_entry_value(each, charter) for each in found)
    elif name == "owner":
        said = person(charter, str(found))
    elif name in ("deadline", "since", "retired"):
        said = day(date.fromisoformat(str(found)))
    else:
        said = _choices().get(str(found), str(found)) if name in _CHOSEN else str(found)
    return words.shortened(said, _LONGEST)


def _entry_value(value: Json, charter: Charter) -> str:
    if isinstance(value, dict):
        return entry(WatchEntry.read(value))
    return handle(charter, str(value))


_CHOSEN = ("state", "kind", "language")


def _choices() -> dict[str, str]:
    names = {str(one): goal_state(one) for one in GoalState}
    names |= {str(one): watch_kind(one) for one in WatchKind}
    return names | {str(one): post_language(one) for one in WordLanguage}


def _columns() -> dict[str, str]:
    return {
        "objective": QCoreApplication.translate("Lists", "Objective"),
        "means": QCoreApplication.translate("Lists", "Means"),
        "deadline": QCoreApplication.translate("Lists", "Last day"),
        "owner": QCoreApplication.translate("Lists", "Who answers for it"),
        "accounts": QCoreApplication.translate("Lists", "Accounts"),
        "per_week": QCoreApplication.translate("Lists", "Posts a week"),
        "reserve": QCoreApplication.translate("Lists", "Ready ahead"),
        "state": QCoreApplication.translate("Lists", "State"),
        "reason": QCoreApplication.translate("Lists", "Reason"),
        "tag": QCoreApplication.translate("Lists", "Hashtag"),
        "meaning_en": QCoreApplication.translate("Lists", "Meaning in English"),
        "meaning_fr": QCoreApplication.translate("Lists", "Meaning in French"),
        "language": QCoreApplication.translate("Lists", "Meant for"),
        "since": QCoreApplication.translate("Lists", "Used since"),
        "ambiguity": QCoreApplication.translate("Lists", "What others use it for"),
        "retired": QCoreApplication.translate("Lists", "No longer used from"),
        "theme": QCoreApplication.translate("Lists", "Theme"),
        "kind": QCoreApplication.translate("Lists", "Kind"),
        "note": QCoreApplication.translate("Lists", "Note"),
        "entries": QCoreApplication.translate("Lists", "Entries"),
    }
