"""The actions of the record as rows: pages of what the ledger says, newest first."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QObject, QTimeZone

from desktop_app.domain.action import LEDGER_CHAIN, ActionKind
from desktop_app.services import auditing
from desktop_app.services.listing import ListKey
from desktop_app.services.parts import Parts
from desktop_app.services.trail import TOPICS, Topic, TrailQuery, TrailRow
from desktop_app.services.trail_words import Reader, sentence
from desktop_app.ui import words
from desktop_app.ui.days import DAY, in_words
from desktop_app.ui.paged import Do, PagedModel

_QUOTED = 160  #: characters of the words that a row has room for, at most
_TOPIC_OF = {kind: topic for topic, kinds in TOPICS.items() for kind in kinds}
_ICONS = {
    Topic.SUBMITTED: "compose",
    Topic.DECIDED: "check",
    Topic.REMARKS: "reply",
    Topic.SENT: "published",
    Topic.STOPPED: "freeze",
    Topic.SEEN: "review",
    Topic.PEOPLE: "people",
    Topic.RULES: "rules",
    Topic.KEPT: "void",
}
#: What somebody should see at once, whatever it is about.
_GRAVE = {
    ActionKind.VETO: "legal",
    ActionKind.REQUEST_CHANGES: "caution",
    ActionKind.FREEZE: "legal",
    ActionKind.TAKE_DOWN: "legal",
    ActionKind.STRAY: "legal",
    ActionKind.UNKNOWN: "caution",
    ActionKind.NEEDS_PERSON: "caution",
    ActionKind.REDACT: "caution",
    ActionKind.APPROVE: "good",
    ActionKind.POSTED: "good",
}


def topic_name(topic: Topic) -> str:
    """What actions of a topic are called together."""
    names = {
        Topic.SUBMITTED: QCoreApplication.translate("Audit", "Sent for review, withdrawn"),
        Topic.DECIDED: QCoreApplication.translate("Audit", "Approvals and objections"),
        Topic.REMARKS: QCoreApplication.translate("Audit", "Remarks"),
        Topic.SENT: QCoreApplication.translate("Audit", "Sending to X"),
        Topic.STOPPED: QCoreApplication.translate("Audit", "Stopped, frozen, taken down"),
        Topic.SEEN: QCoreApplication.translate("Audit", "Who opened what"),
        Topic.PEOPLE: QCoreApplication.translate("Audit", "People, keys, deputies"),
        Topic.RULES: QCoreApplication.translate("Audit", "Rules, templates, lists"),
        Topic.KEPT: QCoreApplication.translate("Audit", "Words kept or taken out"),
    }
    return names[topic]


def dated(at: datetime) -> str:
    """A time with its date by this computer's clock: a list of years is no place for an hour alone."""
    here = QTimeZone(QTimeZone.Initialization.LocalTime)
    when = QDateTime.fromSecsSinceEpoch(int(at.timestamp()), here)
    return in_words(when, f"{DAY} HH:mm")


class LedgerTrail:
    """Reads what a query finds; runs in the background."""

    def __init__(self, parts: Parts, query: TrailQuery) -> None:
        self._parts, self._query = parts, query

    def page(self, after: ListKey | None) -> tuple[int, tuple[TrailRow, ...]]:
        """The page after `after`."""
        return auditing.page(self._parts, self._query, after)

    def keys(self, after: ListKey | None, limit: int) -> tuple[int, tuple[ListKey, ...], int]:
        """The ends of the next pages, and how many rows were walked."""
        return auditing.keys(self._parts, self._query, after, limit)


class TrailModel(PagedModel[TrailRow]):
    """One column; `ROW` gives the `TrailRow`, the display role the row as a sentence."""

    def __init__(self, do: Do, parent: QObject | None = None) -> None:
        super().__init__(do, parent)
        self.reader: Reader | None = None  #: who is told; None before the record is there
        self.damaged = ""  #: the action that a verification found damaged

    def said(self, row: TrailRow) -> str:
        """The row as a sentence."""
        return " · ".join(
            part for part in (self.title(row), self.meta(row), self.when(row)) if part
        )

    def title(self, row: TrailRow) -> str:
        """Who did what."""
        return "" if self.reader is None else sentence(row.action, self.reader)

    def meta(self, row: TrailRow) -> str:
        """Where it stands, and the words it is about."""
        if self.reader is None:
            return ""
        if row.action.account == LEDGER_CHAIN:
            where = self.tr("the whole company")
        else:
            where = auditing.handle_of(self.reader.charter, row.action.account)
        if row.action.id == self.damaged:
            return " · ".join((where, self.tr("NOT WHAT WAS WRITTEN")))
        return (
            f"{where} · {words.quoted(words.shortened(row.text, _QUOTED))}" if row.text else where
        )

    def when(self, row: TrailRow) -> str:
        """When, by this computer's clock."""
        return dated(row.action.at)

    def sign(self, row: TrailRow) -> tuple[str, str]:
        """The icon and its tone; the sentence beside it says the same."""
        if row.action.id == self.damaged:
            return "cross", "legal"
        icon = _ICONS[_TOPIC_OF[row.action.kind]]
        if row.action.kind in (ActionKind.VETO, ActionKind.REQUEST_CHANGES):
            icon = "cross"
        return icon, _GRAVE.get(row.action.kind, "")
