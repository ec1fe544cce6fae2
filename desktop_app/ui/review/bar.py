"""The bar under the post: decide, stop, take back, correct. Each asks once more, in the bar itself.

Nothing is decided by one key press or click, and never about a version that is not shown.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from desktop_app.checks.quiet_periods import QuietPeriod
from desktop_app.domain.account import Realm
from desktop_app.domain.finding import Family
from desktop_app.domain.publication import PostState
from desktop_app.services.reading import PostView
from desktop_app.ui.actions.offers import letters_are_on
from desktop_app.ui.fields import Room
from desktop_app.ui.flow import Flow, FlowRight
from desktop_app.ui.layout import column, row
from desktop_app.ui.review.bar_words import BarWords
from desktop_app.ui.review.exemption import ExemptionForm
from desktop_app.ui.review.reasons import Reasons
from desktop_app.ui.review.seat import SeatChoice
from desktop_app.ui.review.standing import Act, Hindrance, Permissions
from desktop_app.ui.review.twin import shown_digest
from desktop_app.ui.review.unsent import Unsent
from desktop_app.ui.widgets import Button, Muted, PrimaryButton, Text

#: A reason must be given for these.
_REASONED = (
    Act.OBJECT,
    Act.VETO,
    Act.WITHDRAW,
    Act.UNAPPROVE,
    Act.RECALL,
    Act.RELEASE,
    Act.TAKE_DOWN,
    Act.REMOVED,
    Act.AFTER_REVIEW,
)
#: Done at once: they only open something to write in.
_AT_ONCE = (Act.REWRITE, Act.CORRECT_REPLY, Act.CORRECT_ALONE)
_LEFT = (Act.VETO, Act.TAKE_DOWN, Act.WITHDRAW, Act.UNAPPROVE, Act.RECALL)
_RIGHT = (
    Act.OBJECT,
    Act.CORRECT_ALONE,
    Act.CORRECT_REPLY,
    Act.REWRITE,
    Act.REMOVED,
    Act.AFTER_REVIEW,
    Act.RELEASE,
    Act.APPROVE,
)
_DANGEROUS = (Act.VETO, Act.TAKE_DOWN)
_LONGEST_REASON = 500  #: characters
_PRIMARY = (Act.APPROVE, Act.RELEASE, Act.AFTER_REVIEW)


class Bar(QFrame):
    """Emits `asked` once a person confirmed what they want, with its reason."""

    asked = Signal(str, str)  #: an Act, the reason
    read_on_asked = Signal()  #: there is more to read before it can be approved
    newer_asked = Signal()  #: show the version that was just sent

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("footer")
        self._view: PostView | None = None
        self._may: Permissions | None = None
        self._act = Act.APPROVE
        self._families: tuple[Family, ...] = ()
        self._is_read, self._newer = True, 0
        self._words = BarWords(self)
        self._offers, self._asking = QWidget(), QWidget()
        self.offers = {act: _Offer(act) for act in (*_LEFT, *_RIGHT)}
        self.why_not, self.see_changes, self.read_on = Muted(), Button(), Button()
        self._question, self.reason = Text(), QLineEdit()
        self.room = Room(self.reason, _LONGEST_REASON)
        self.exemption, self.seat = ExemptionForm(), SeatChoice()
        self.unsent = Unsent()
        self._chooser, self._reasons = QWidget(), Reasons(self)
        self.reasons = [
            _Reason() for _ in range(4)
        ]  #: the short ones, in the order of their keys 1 to 4
        self.confirm, self.cancel = PrimaryButton(), Button()
        self._build()
        self._connect()
        self.retranslate()

    @property
    def approve(self) -> Button:
        """The button that begins an approval."""
        return self.offers[Act.APPROVE]

    @property
    def object(self) -> Button:
        """The button that begins a request for changes."""
        return self.offers[Act.OBJECT]

    @property
    def veto(self) -> Button:
        """The button that begins a veto."""
        return self.offers[Act.VETO]

    @property
    def withdraw(self) -> Button:
        """The button with which an author begins to take a post back."""
        return self.offers[Act.WITHDRAW]

    @property
    def rewrite(self) -> Button:
        """The button that opens a new version."""
        return self.offers[Act.REWRITE]

    def show_view(
        self,
        view: PostView,
        may: Permissions,
        families: tuple[Family, ...] = (),
        period: QuietPeriod | None = None,
    ) -> None:
        """Offer what `may` be done with `view`; findings of `families` ask for a reason.

        In a quiet `period` legal's approval is an exception, and asks for a link as well.
        """
        known = self._view is not None and _same(self._view, view) and self._may == may
        if not known or not self.isEnabled():  # else a question is being answered: leave it
            self._back()
        self._view, self._may, self._families, self._newer = view, may, families, 0
        self.exemption.show_period(period)
        self.setEnabled(True)
        self.retranslate()

    def show_read(self, *, is_read: bool) -> None:
        """Say whether all of the text was on the screen: until then nobody approves it."""
        self._is_read = is_read
        self._refresh()

    def show_newer(self, number: int) -> None:
        """Say that version `number` was just sent: what is on the screen can be decided no more."""
        self._newer = number
        self._back()
        self.setEnabled(True)
        self._refresh()

    def begin(self, act: Act) -> None:
        """Press the button of `act`, when it is offered: what follows is a question."""
        if self.can_begin(act):
            self.offers[act].click()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        for act, button in self.offers.items():
            button.name(self._words.button(act))
        self.cancel.name(self.tr("Cancel"))
        self.veto.setToolTip(self.tr("Shortcut: V"))
        self.object.setToolTip(self.tr("Shortcut: R"))
        self.approve.setToolTip(self.tr("Shortcut: A"))
        self.see_changes.name(self.tr("See changes"))
        self.read_on.name(self.tr("Read on"))
        self._refresh()

    def _refresh(self) -> None:
        if self._view is not None and self._may is not None:
            self._offer(self._view, self._may)
            self._ask(self._view)

    def can_begin(self, act: Act) -> bool:
        """Whether the button of `act` is there and can be pressed."""
        return self.offers[act].isVisible() and self.offers[act].isEnabled()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, asking = event.key(), self._asking.isVisibleTo(self)
        if asking and key == Qt.Key.Key_Escape:
            self._back()
        elif asking and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            chosen = self.focusWidget()
            (chosen if isinstance(chosen, Button) else self.confirm).click()
        elif asking and 0 <= key - Qt.Key.Key_1 < len(self.reasons):
            self.reasons[key - Qt.Key.Key_1].click()
        else:
            super().keyPressEvent(event)

    def _offer(self, view: PostView, may: Permissions) -> None:
        number = view.record.current.number
        name = self.tr("Approve version {number}").format(number=number)
        if view.charter.realm is Realm.PRACTICE:
            name = self.tr("Approve version {number} (practice)").format(number=number)
        self.approve.name(name)
        for act, button in self.offers.items():
            button.setVisible(act in may.acts)
        in_review = view.record.state is PostState.IN_REVIEW
        is_unsent = may.hindrance is Hindrance.UNSENT
        self.approve.setVisible(in_review and not may.must_rewrite and not is_unsent)
        self.approve.setEnabled(Act.APPROVE in may.acts and self._is_read and not self._newer)
        for other in (self.object, self.veto):
            other.setEnabled(not self._newer)
        unread = Act.APPROVE in may.acts and not self._is_read and not self._newer
        self.read_on.setVisible(unread)
        self.see_changes.setVisible(bool(self._newer))
        self.rewrite.setProperty("kind", "primary" if may.must_rewrite else "plain")
        self.rewrite.style().polish(self.rewrite)
        why_not = "" if may.must_rewrite else self._words.why_not(view, may)
        if self._newer:
            why_not = self.tr("Version {number} was just sent.").format(number=self._newer)
        elif unread:
            why_not = self.tr("It can be approved once all of it was on the screen.")
        self.why_not.setText(why_not)
        self.why_not.setVisible(bool(why_not))

    def _ask(self, view: PostView) -> None:
        number = view.record.current.number
        handle = view.charter.account(view.record.account).handle
        question = self._words.question(self._act, view)
        said = question.format(number=number, handle=handle, when=self._words.when(view))
        whose = self.seat.question() if self._act is Act.APPROVE else ""
        self._question.setText(f"{said} {whose}".strip())
        self.confirm.name(self._words.button(self._act).rstrip("…"))
        self.confirm.setProperty("kind", "danger" if self._act in _DANGEROUS else "primary")
        self.confirm.style().polish(self.confirm)
        self.reason.setVisible(self._needs_reason)
        self.exemption.setVisible(self._needs_link)
        self._offer_reasons()
        self.reason.setPlaceholderText(self.tr("A reason, for the author and the record"))
        self.reason.setAccessibleName(self.tr("Reason"))
        self._allow_confirm()

    @property
    def _needs_reason(self) -> bool:
        return self._act in _REASONED or (self._act is Act.APPROVE and bool(self._families))

    @property
    def _needs_link(self) -> bool:
        return self._act is Act.APPROVE and self.exemption.is_asked

    def _offer_reasons(self) -> None:
        wanted = self._families if self._act is Act.APPROVE else ()
        self._chooser.setVisible(bool(wanted))
        for unused in self.reasons:
            unused.hide()
        for number, said in enumerate(self._reasons.offered(wanted)):
            self.reasons[number].name(f"{number + 1}  {said}")
            self.reasons[number].said = said
            self.reasons[number].show()

    def _build(self) -> None:
        self.reason.setProperty("kind", "field")
        for act, button in self.offers.items():
            kind = "danger" if act in _DANGEROUS else "primary" if act in _PRIMARY else "plain"
            button.setProperty("kind", kind)
            button.hide()  # none is offered yet: they take no room
        line = row(self._offers, spacing=8)
        for act in _LEFT:
            line.addWidget(self.offers[act], 0, Qt.AlignmentFlag.AlignBottom)
        right = FlowRight(spacing=8)
        for act in _RIGHT:
            right.addWidget(self.offers[act])
        line.addLayout(right, 1)
        choice = Flow(self._chooser, spacing=6)
        for reason in self.reasons:
            choice.addWidget(reason)
        ask = row(spacing=8)
        ask.addWidget(self._question, 1)
        ask.addWidget(self.cancel)
        ask.addWidget(self.confirm)
        asking = column(self._asking, spacing=8)
        asking.addWidget(self._chooser)
        asking.addWidget(self.reason)
        asking.addWidget(self.room)
        asking.addWidget(self.exemption)
        asking.addLayout(ask)
        for hidden in (self._chooser, self.see_changes, self.read_on):
            hidden.hide()
        hint = row(spacing=8)
        self.why_not.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        hint.addWidget(self.why_not, 1)
        hint.addWidget(self.see_changes)
        hint.addWidget(self.read_on)
        whole = column(self, margins=(0, 10, 0, 0), spacing=6)
        whole.addWidget(self.unsent)
        whole.addLayout(hint)  # a line of its own: French needs the room
        whole.addWidget(self.seat)
        whole.addWidget(self._offers)
        whole.addWidget(self._asking)
        self._asking.hide()

    def _connect(self) -> None:
        for button in self.offers.values():
            button.wanted.connect(self._start)
        for reason in self.reasons:
            reason.given.connect(self._give)
        self.see_changes.clicked.connect(self.newer_asked)
        self.read_on.clicked.connect(self.read_on_asked)
        self.cancel.clicked.connect(self._back)
        self.confirm.clicked.connect(self._confirm)
        self.exemption.changed.connect(self._allow_confirm)
        self.exemption.entered.connect(self.confirm.click)
        self.reason.textChanged.connect(self._allow_confirm)
        self.reason.returnPressed.connect(self.confirm.click)

    @Slot(str)
    def _start(self, act: str) -> None:
        if self._view is None:
            return
        if Act(act) in _AT_ONCE:
            self.asked.emit(act, "")
            return
        self._act = Act(act)
        self._ask(self._view)
        self._offers.hide()
        self._asking.show()
        if self._act is Act.APPROVE and self._families:
            self.reasons[0].setFocus()
        elif self._act in _REASONED:
            self.reason.setFocus()
        else:
            self.confirm.setFocus()

    @Slot()
    def _back(self) -> None:
        self.reason.clear()
        self.exemption.link.clear()
        self._asking.hide()
        self._offers.show()

    @Slot(str)
    def _give(self, reason: str) -> None:
        self.reason.setText(reason)
        self.confirm.setFocus()

    @Slot()
    def _confirm(self) -> None:
        self.setEnabled(False)  # until the record answers: a second click decides nothing twice
        self.asked.emit(self._act, self.reason.text().strip())

    @Slot()
    def _allow_confirm(self) -> None:
        is_given = not self._needs_reason or bool(self.reason.text().strip())
        is_given = is_given and (not self._needs_link or self.exemption.is_given)
        self.confirm.setEnabled(is_given and not self.room.over)


class _Offer(Button):
    """A button for one act."""

    wanted = Signal(str)

    def __init__(self, act: Act) -> None:
        super().__init__()
        self._act = act
        self.clicked.connect(self._want)

    def event(self, event: QEvent) -> bool:
        """Its tip is a letter: none while single letters are no keys."""
        is_letter = not self.is_hindered  # else it says why it cannot be pressed
        if event.type() is QEvent.Type.ToolTip and is_letter and not letters_are_on():
            return True
        return super().event(event)

    @Slot()
    def _want(self) -> None:
        self.wanted.emit(self._act)


class _Reason(Button):
    """A short reason that can be given with one key."""

    given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.said = ""
        self.clicked.connect(self._give)

    @Slot()
    def _give(self) -> None:
        self.given.emit(self.said)


def _same(first: PostView, second: PostView) -> bool:
    return (first.record.id, shown_digest(first), first.record.state) == (
        second.record.id,
        shown_digest(second),
        second.record.state,
    )
