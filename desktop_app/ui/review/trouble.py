"""When a post did not simply go out: what happened, and what a person must do about it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.action import Action, ActionKind
from desktop_app.domain.errors import CountersignError
from desktop_app.domain.publication import LOOK_AGAIN_WITHIN, Hold, PostState
from desktop_app.domain.review import Verdict
from desktop_app.services.messages import Message, explain
from desktop_app.services.publisher import LOOKS
from desktop_app.services.reading import PostView
from desktop_app.ui import words
from desktop_app.ui.fields import Room
from desktop_app.ui.layout import column, row
from desktop_app.ui.review.standing import absent_from
from desktop_app.ui.widgets import Button, Card, Heading, IconLabel, Text

#: What is told when the record names no reason of its own.
_STATE_KINDS = {
    PostState.REFUSED: "x.rejected",
    PostState.HELD: "x.rejected",
    PostState.MISSED: "publish.window_passed",
    PostState.UNKNOWN: "x.no_answer",
    PostState.NEEDS_PERSON: "publish.not_seen",
}
_HOLD_KINDS = {
    Hold.FROZEN: "publish.frozen",
    Hold.AUTH: "x.unauthorized",
    Hold.BILLING: "x.credits",
    Hold.ACCOUNT: "x.account_blocked",
    Hold.TRIES: "x.unreachable",
    Hold.LATE: "publish.stale",
}
_SENT_BACK = {
    PostState.CHANGES_REQUESTED: Verdict.REQUEST_CHANGES,
    PostState.VETOED: Verdict.VETO,
}
#: States that a person brought about, and the action that says who and why.
_BY_A_PERSON = {
    PostState.RECALLED: ActionKind.RECALL,
    PostState.WITHDRAWN: ActionKind.WITHDRAW,
    PostState.REMOVING: ActionKind.TAKE_DOWN,
    PostState.REMOVED: ActionKind.TAKE_DOWN,
}
_OPEN = (PostState.UNKNOWN, PostState.NEEDS_PERSON)
_LONGEST = 500  #: characters of a link, and of a reason


class Trouble(Card):
    """Hidden while there is none."""

    found = Signal(str)  #: the link of the post on X
    absent = Signal(str)  #: why we are sure that it is not there

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: PostView | None = None
        self._now: datetime | None = None
        self._may_deny = False
        self._icon = IconLabel("caution", "caution", 18)
        self._what, self._more = Heading(), Text()
        self._settle = QWidget()
        self.link, self.reason = QLineEdit(), QLineEdit()
        self.rooms = tuple(Room(field, _LONGEST) for field in (self.link, self.reason))
        self.is_there, self.is_not_there = Button(), Button()
        self._build()
        self.hide()

    @property
    def settling(self) -> tuple[Button, ...]:
        """The buttons that say what became of a post."""
        return self.is_there, self.is_not_there

    def show_view(self, view: PostView, now: datetime, *, may_deny: bool) -> None:
        """Show what is the matter with `view`.

        `may_deny`: this person may say that it is not on X.
        """
        if self._view is None or self._view.record.id != view.record.id:
            self.link.clear()
            self.reason.clear()
        self._view, self._now, self._may_deny = view, now, may_deny
        self.setEnabled(True)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.link.setPlaceholderText(self.tr("Link to the post on X"))
        self.link.setAccessibleName(self.tr("Link to the post on X"))
        self.reason.setPlaceholderText(self.tr("Where you looked, for the record"))
        self.reason.setAccessibleName(self.tr("Where you looked"))
        self.is_there.name(self.tr("It is there"))
        self.is_not_there.name(self.tr("It is not there"))
        view, now = self._view, self._now
        if view is None or now is None:
            return
        state = view.record.state
        self._settle.setVisible(state in _OPEN)
        self._allow()
        self.setVisible(self._tell(view, now))

    def _tell(self, view: PostView, now: datetime) -> bool:
        """Say what is the matter; returns whether anything is."""
        state = view.record.state
        if state in _OPEN:
            self._tell_unknown(view, now)
        elif state in _STATE_KINDS or (state is PostState.APPROVED and _reason(view)):
            self._tell_reason(view)
        elif state in _SENT_BACK:
            self._tell_sent_back(view)
        elif state in _BY_A_PERSON:
            self._tell_person(view, now)
        elif view.record.needs_after_review:
            self._tell_urgent(view, now)
        else:
            return False
        return True

    def _tell_unknown(self, view: PostView, now: datetime) -> None:
        self._paint("question", "legal")
        message = _explained(view)
        self._what.setText(f"{message.what} {message.posted}")
        more = [message.do]
        next_look = _next_look(view, now)
        if next_look is not None:
            time = words.second(next_look)
            more.append(
                self.tr("The account’s posts are being read on X; next look: {time}.").format(
                    time=time
                )
            )
        wait = absent_from(view)
        if not self._may_deny:
            more.append(self.tr("Only communications can record that it is not there."))
        elif wait is not None and now < wait:
            said = self.tr(
                "That it is not there can be recorded from {time} on: X shows posts late."
            )
            more.append(said.format(time=words.moment(wait, now)))
        self._more.setText(" ".join(more))

    def _tell_reason(self, view: PostView) -> None:
        state, message = view.record.state, _explained(view)
        tone = words.state_tone(state) if state in _STATE_KINDS else "info"
        frozen = view.record.hold is Hold.FROZEN
        self._paint("freeze" if frozen else tone, tone)
        said = words.held_because(state, view.record.hold)
        what = f"{said}. {message.what}" if _says_more(view) else f"{said}."
        self._what.setText(what)
        self._more.setText(f"{message.posted} {message.do}")

    def _tell_sent_back(self, view: PostView) -> None:
        wanted = _SENT_BACK[view.record.state]
        said = [each for each in view.record.decisions if each.verdict is wanted]
        tone = words.state_tone(view.record.state)
        self._paint("edit" if wanted is Verdict.REQUEST_CHANGES else "void", tone)
        if not said:
            return
        name = words.person_name(view.charter, said[-1].person)
        verdict = words.verdict_name(wanted, said[-1].revision)
        self._what.setText(f"{name} ({words.role_name(said[-1].role)}) {verdict}")
        self._more.setText(words.quoted(said[-1].reason))

    def _tell_person(self, view: PostView, now: datetime) -> None:
        state = view.record.state
        self._paint("void" if state is not PostState.REMOVING else "cross", "caution")
        action = _last(view, _BY_A_PERSON[state])
        self._what.setText(f"{words.state_name(state)}.")
        more = []
        if action is not None:
            name = words.person_name(view.charter, action.actor)
            reason = words.quoted(str(action.statement["reason"]))
            more.append(f"{name}, {words.moment(action.at, now)}: {reason}")
        failed = view.record.actions[-1]
        if state is PostState.REMOVING and failed.kind is ActionKind.NOT_REMOVED:
            error = CountersignError(str(failed.statement["reason"]))
            message = explain(error, words.language())
            more.append(f"{message.what} {message.posted} {message.do}")
        if state in (PostState.REMOVING, PostState.REMOVED):
            more.append(self.tr("The archive keeps it, with who approved it."))
        self._more.setText("\n".join(more))

    def _tell_urgent(self, view: PostView, now: datetime) -> None:
        until = view.record.parts[0].at + LOOK_AGAIN_WITHIN
        is_overdue = now >= until
        self._paint("clock", "legal" if is_overdue else "caution")
        said = self.tr("This post could not wait: somebody must look at it again by {time}.")
        if is_overdue:
            said = self.tr("OVERDUE: somebody had to look at this urgent post again by {time}.")
        self._what.setText(said.format(time=words.moment(until, now)))
        more = self.tr("Whether it was right and complete, and what it set going, is recorded.")
        self._more.setText(f"{words.quoted(view.record.current.urgent)} {more}")

    def _paint(self, icon: str, tone: str) -> None:
        self._icon.show_icon(icon, tone)
        self.set_tone(tone)

    def _build(self) -> None:
        for field in (self.link, self.reason):
            field.setProperty("kind", "field")
            field.textChanged.connect(self._allow)
        inside = column(spacing=6)
        inside.addWidget(self._what)
        inside.addWidget(self._more)
        fields = column(self._settle, margins=(0, 6, 0, 0), spacing=6)
        pairs = ((self.link, self.is_there), (self.reason, self.is_not_there))
        for (field, button), room in zip(pairs, self.rooms, strict=True):
            line = row(spacing=8)
            line.addWidget(field, 1)
            button.setMinimumWidth(140)
            line.addWidget(button)
            fields.addLayout(line)
            fields.addWidget(room)
        inside.addWidget(self._settle)
        whole = row(self, margins=(14, 12, 14, 12), spacing=12)
        whole.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(inside, 1)
        self.is_there.clicked.connect(self._found)
        self.is_not_there.clicked.connect(self._absent)

    @Slot()
    def _allow(self) -> None:
        of_link, of_reason = (room.over for room in self.rooms)
        self.is_there.setEnabled(bool(self.link.text().strip()) and not of_link)
        may = self._may_deny and bool(self.reason.text().strip()) and not of_reason
        if self._view is not None and self._now is not None:
            wait = absent_from(self._view)
            may = may and (wait is None or self._now >= wait)
        self.is_not_there.setEnabled(may)

    @Slot()
    def _found(self) -> None:
        self.setEnabled(False)
        self.found.emit(self.link.text().strip())

    @Slot()
    def _absent(self) -> None:
        self.setEnabled(False)
        self.absent.emit(self.reason.text().strip())


def _last(view: PostView, kind: ActionKind) -> Action | None:
    found = [action for action in view.record.actions if action.kind is kind]
    return found[-1] if found else None


def _next_look(view: PostView, now: datetime) -> datetime | None:
    """When the publisher reads the timeline next; None when it does not any more."""
    publication = view.record.publication
    if view.record.state is not PostState.UNKNOWN or publication is None:
        return None
    since = publication.settled_at or publication.attempted_at
    return next((since + look for look in LOOKS if since + look > now), None)


def _reason(view: PostView) -> str:
    """Why the newest attempt ended as it did, as the record keeps it; none for another state."""
    publication = view.record.publication
    if publication is None or publication.state is not view.record.state:
        return ""
    return publication.reason


def _says_more(view: PostView) -> bool:
    """Whether the reason says more than the name of the state: another account's keys, say."""
    hold = view.record.hold
    if hold is None:
        return True
    return hold is not Hold.FROZEN and _reason(view) not in ("", _HOLD_KINDS[hold])


def _explained(view: PostView) -> Message:
    record = view.record
    kind = _reason(view)
    if record.state is PostState.MISSED:
        missed = _last(view, ActionKind.MISSED)
        kind = str(missed.statement["reason"]) if missed is not None else ""
    if record.hold is not None and (not kind or record.hold is Hold.FROZEN):
        kind = _HOLD_KINDS[record.hold]
    facts = dict(record.publication.facts) if record.publication and kind == _reason(view) else {}
    error = CountersignError(kind or _STATE_KINDS[record.state], **facts)
    return explain(error, words.language())
