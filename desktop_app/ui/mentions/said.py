"""What the page of mentions says: reading and its cost, how an answer can go, who answers too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject

from desktop_app.domain.account import Charter
from desktop_app.services.answering import MOST, Entry, Standing, Way
from desktop_app.services.observing_ports import Asked, Origin, Tray
from desktop_app.services.reading_budget import PRICES
from desktop_app.services.rivals import Answer
from desktop_app.ui import words
from desktop_app.ui.budget import money
from desktop_app.ui.unread import sentence

#: So many of them are named in a sentence.
_NAMED = 2


def tray_name(state: Tray, heap: Sequence[Entry]) -> str:
    """What a heap of mentions is called, with how many lie there: ``500+`` where there may be more."""
    name = {
        Tray.NEW: QCoreApplication.translate("Mentions", "New"),
        Tray.ANSWERED: QCoreApplication.translate("Mentions", "Answered"),
        Tray.ASIDE: QCoreApplication.translate("Mentions", "Put aside"),
    }[state]
    of_one = Counter(one.account for one in heap)
    more = "+" if MOST in of_one.values() else ""
    return f"{name} ({len(heap)}{more})" if heap else name


def readings(standings: Sequence[Standing], now: datetime) -> list[tuple[str, str, str]]:
    """Icon, tone and sentence for each account; those of which the same is said share one."""
    away = [one for one in standings if not one.can_read]
    unset = [one for one in standings if one.can_read and not one.budget.limit]
    set_up = [one for one in standings if one.can_read and one.budget.limit]
    told = [said for one in set_up for said in (_reading(one, now), *_missing(one, now))]
    if away:
        said = QCoreApplication.translate(
            "Mentions",
            "{who}: nothing on this computer reads X. Connect the account on the page Accounts, or "
            "bring what was observed elsewhere from a CSV file.",
        )
        told.append(("info", "info", said.format(who=_handles(away))))
    if unset:
        said = QCoreApplication.translate(
            "Mentions",
            "{who}: X charges for what is read, so nothing is read before you set what it may cost "
            "a month. A CSV file costs nothing.",
        )
        told.append(("info", "info", said.format(who=_handles(unset))))
    return told


def _reading(one: Standing, now: datetime) -> tuple[str, str, str]:
    pieces = [f"@{one.account.handle}", _asked(one.as_of, now), _spent(one)]
    if not one.ceiling:
        pieces.append(
            QCoreApplication.translate(
                "Mentions", "Too little is left for a refresh before the month ends."
            )
        )
    tone = "" if one.ceiling else "caution"
    return ("clock" if one.ceiling else "caution"), tone, " · ".join(pieces)


def _missing(one: Standing, now: datetime) -> Iterator[tuple[str, str, str]]:
    """What of others was not read or not looked for again, where there is any."""
    handle = f"@{one.account.handle}"
    unread = sentence(one.unread, PRICES[Asked.MENTIONS], one.ceiling, now)
    if unread:
        yield "caution", "caution", f"{handle} · {unread}"
    if one.daily.waiting:
        yield "info", "", f"{handle} · {_Counted().waiting(one.daily.waiting)}"


class _Counted(QObject):
    """Plurals are found at an object's `tr` alone."""

    def waiting(self, count: int) -> str:
        """Of others' posts that are kept, those that were not looked for although a day is over."""
        said = self.tr("%Ln kept post(s) wait to be looked for at X.", "", count)
        why = self.tr("What is left of the month stays for refreshing.")
        return f"{said} {why}"

    def rivals(self, count: int) -> str:
        return self.tr("%Ln answer(s) to the same post wait", "", count)


def looking_again(standings: Sequence[Standing]) -> str:
    """What of a budget goes to looking whether kept posts of others are still at X."""
    said = QCoreApplication.translate(
        "Mentions",
        "Of this, up to half goes to looking each day whether what is kept of others is still at X: a "
        "sixtieth a day at most, and only while a whole refresh can still be paid.",
    )
    shares = [one.daily for one in standings if one.daily.share]
    if len(shares) != 1:
        return said
    now = QCoreApplication.translate("Mentions", "Now: {share} a day; {spare} stay for refreshing.")
    return f"{said} {now.format(share=money(shares[0].share), spare=money(shares[0].spare))}"


def ceiling(standings: Sequence[Standing]) -> str:
    """What one refresh of these accounts may cost at most, as money."""
    return money(sum(one.ceiling for one in standings))


def about(entry: Entry, now: datetime) -> str:
    """When a mention was posted, and where this machine has it from."""
    mention = entry.mention
    if mention.origin is Origin.IMPORTED:
        said = QCoreApplication.translate("Mentions", "posted {time} · from a file, {read}")
    else:
        said = QCoreApplication.translate("Mentions", "posted {time} · read on X {read}")
    return said.format(
        time=words.moment(mention.seen.created_at, now), read=words.moment(mention.seen_at, now)
    )


def way(entry: Entry) -> tuple[str, str, str]:
    """Icon, tone and sentence: how an answer can reach X, by X's own rules."""
    handle = f"@{entry.mention.seen.handle}"
    if entry.way is Way.PROGRAM:
        said = QCoreApplication.translate(
            "Mentions",
            "{handle} mentioned the account: once approved, the program can post the answer.",
        )
        return "check", "good", said.format(handle=handle)
    if entry.way is Way.CONTRACT:
        said = QCoreApplication.translate(
            "Mentions", "The account’s contract with X lets the program answer anybody."
        )
        return "check", "good", said
    said = QCoreApplication.translate(
        "Mentions",
        "X lets a program answer only whoever mentioned or quoted the account, and this post does "
        "neither. Once approved, somebody posts the answer by hand, in X’s own window.",
    )
    return "caution", "caution", said


def rivals(charter: Charter, found: Sequence[Answer]) -> str:
    """Whose answers to the same post wait, in a sentence; empty without any."""
    if not found:
        return ""
    names = list(dict.fromkeys(words.person_name(charter, one.author) for one in found))
    if len(names) > _NAMED:
        return _Counted().rivals(len(found))
    if len(found) == 1:
        said = QCoreApplication.translate("Mentions", "The answer of {name} to the same post waits")
    else:
        said = QCoreApplication.translate("Mentions", "Answers of {name} to the same post wait")
    return said.format(name=words.joined(names))


def _handles(standings: Sequence[Standing]) -> str:
    return words.joined([f"@{one.account.handle}" for one in standings])


def _asked(as_of: datetime | None, now: datetime) -> str:
    if as_of is None:
        return QCoreApplication.translate("Mentions", "not read yet")
    said = QCoreApplication.translate("Mentions", "as of {time}")
    return said.format(time=words.moment(as_of, now))


def _spent(one: Standing) -> str:
    said = QCoreApplication.translate(
        "Mentions", "{spent} of {limit} spent this month, {left} left"
    )
    return said.format(
        spent=money(one.budget.spent),
        limit=money(one.budget.limit),
        left=money(one.budget.left),
    )
