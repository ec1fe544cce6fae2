"""The bar under the text: decide, object, or take back. Each asks once more, in the bar itself.

A decision is never made by one key press or click, and never about a version that is not shown.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QStackedWidget, QWidget

from desktop_app.domain.account import Realm
from desktop_app.domain.publication import PostState
from desktop_app.services.reading import PostView
from desktop_app.ui import words
from desktop_app.ui.layout import column, row
from desktop_app.ui.review.standing import Hindrance, Permissions
from desktop_app.ui.widgets import Button, Muted, PrimaryButton, Text


class Act(StrEnum):
    """What the bar can ask for."""

    APPROVE = "approve"
    OBJECT = "object"
    VETO = "veto"
    WITHDRAW = "withdraw"
    REWRITE = "rewrite"


_REASONED = (Act.OBJECT, Act.VETO, Act.WITHDRAW)


class Bar(QFrame):
    """Emits `asked` once a person confirmed what they want, with its reason."""

    asked = Signal(str, str)  #: an Act, the reason

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("footer")
        self._view: PostView | None = None
        self._may: Permissions | None = None
        self._act = Act.APPROVE
        self._stack = QStackedWidget()
        self.veto, self.object = Button(kind="danger"), Button()
        self.withdraw, self.rewrite, self.approve = Button(), Button(), PrimaryButton()
        self.why_not = Muted()
        self._question, self.reason = Text(), QLineEdit()
        self.confirm, self.cancel = PrimaryButton(), Button()
        self._build()
        self._connect()
        self.retranslate()

    def show_view(self, view: PostView, may: Permissions) -> None:
        """Offer what `may` be done with the newest version of `view`."""
        known = self._view is not None and _same(self._view, view) and self._may == may
        if not known or not self.isEnabled():  # else a question is being answered: leave it
            self._stack.setCurrentIndex(0)
            self.reason.clear()
        self._view, self._may = view, may
        self.setEnabled(True)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.veto.name(self.tr("Veto…"))
        self.object.name(self.tr("Request changes…"))
        self.withdraw.name(self.tr("Withdraw…"))
        self.rewrite.name(self.tr("Write a new version"))
        self.cancel.name(self.tr("Cancel"))
        self.veto.setToolTip(self.tr("Shortcut: V"))
        self.object.setToolTip(self.tr("Shortcut: R"))
        self.approve.setToolTip(self.tr("Shortcut: A"))
        if self._view is None or self._may is None:
            return
        self._offer(self._view, self._may)
        self._ask(self._view)

    def press(self, key: int) -> bool:
        """Answer the letter of a button that is offered; returns whether there was one."""
        letters = {Qt.Key.Key_A: self.approve, Qt.Key.Key_R: self.object, Qt.Key.Key_V: self.veto}
        button = letters.get(Qt.Key(key))
        if button is None or not button.isVisible() or not button.isEnabled():
            return False
        button.click()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._stack.currentIndex() == 1:
            self._back()
            return
        super().keyPressEvent(event)

    def _offer(self, view: PostView, may: Permissions) -> None:
        number = view.record.current.number
        name = self.tr("Approve version {number}").format(number=number)
        if view.charter.realm is Realm.PRACTICE:
            name = self.tr("Approve version {number} (practice)").format(number=number)
        self.approve.name(name)
        self.approve.setEnabled(may.hindrance is Hindrance.NONE)
        self.approve.setVisible(not may.must_rewrite and view.record.state is PostState.IN_REVIEW)
        self.object.setVisible(may.can_object)
        self.veto.setVisible(may.can_veto)
        self.withdraw.setVisible(may.can_withdraw)
        self.rewrite.setVisible(may.can_rewrite)
        self.rewrite.setProperty("kind", "primary" if may.must_rewrite else "plain")
        self.rewrite.style().polish(self.rewrite)
        why_not = self._why_not(view, may)
        self.why_not.setText(why_not)
        self.why_not.setVisible(bool(why_not))

    def _why_not(self, view: PostView, may: Permissions) -> str:
        if may.must_rewrite:
            return ""
        reasons = {
            Hindrance.NONE: "",
            Hindrance.OWN: self.tr("You wrote this: somebody else must approve."),
            Hindrance.DONE: self.tr("You approved this version."),
            Hindrance.ROLE: self.tr("This version needs no approval in a role of yours."),
            Hindrance.STATE: words.state_name(view.record.state),
        }
        back = self.tr("Its author writes the next version.")
        states = {
            PostState.CHANGES_REQUESTED: back,
            PostState.REFUSED: back,
            PostState.HELD: back,
            PostState.MISSED: back,
            PostState.UNKNOWN: self.tr("Nothing can be decided before this is known."),
            PostState.VETOED: self.tr("Legal said no: its author can write another version."),
            PostState.POSTED: self.tr("This post is on X."),
            PostState.WITHDRAWN: self.tr("Its author took this post back."),
            PostState.APPROVED: self.tr("Everyone has approved. It is posted next."),
            PostState.SENDING: self.tr("It is being sent to X."),
        }
        return states.get(view.record.state) or reasons[may.hindrance]

    def _ask(self, view: PostView) -> None:
        number = view.record.current.number
        handle = view.charter.account(view.record.account).handle
        questions = {
            Act.APPROVE: self.tr(
                "Approve version {number} for @{handle}? It is posted as soon as all approvals are in."
            ),
            Act.OBJECT: self.tr("What should change in version {number}?"),
            Act.VETO: self.tr("Why must version {number} not be posted?"),
            Act.WITHDRAW: self.tr("Why do you take this post back?"),
            Act.REWRITE: "",
        }
        names = {
            Act.APPROVE: self.tr("Approve"),
            Act.OBJECT: self.tr("Request changes"),
            Act.VETO: self.tr("Veto"),
            Act.WITHDRAW: self.tr("Withdraw"),
            Act.REWRITE: "",
        }
        self._question.setText(questions[self._act].format(number=number, handle=handle))
        self.confirm.name(names[self._act])
        self.reason.setVisible(self._act in _REASONED)
        self.reason.setPlaceholderText(self.tr("A reason, for the author and the record"))
        self.reason.setAccessibleName(self.tr("Reason"))
        self._allow_confirm()

    def _build(self) -> None:
        self.reason.setProperty("kind", "field")
        self.reason.setMaxLength(500)
        offers = QWidget()
        line = row(offers, spacing=8)
        for left in (self.veto, self.withdraw):
            line.addWidget(left)
        self.why_not.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(1)
        for right in (self.object, self.rewrite, self.approve):
            line.addWidget(right)
        question = QWidget()
        ask = row(question, spacing=8)
        ask.addWidget(self._question, 2)
        ask.addWidget(self.reason, 3)
        ask.addWidget(self.cancel)
        ask.addWidget(self.confirm)
        self._stack.addWidget(offers)
        self._stack.addWidget(question)
        self._stack.setFixedHeight(42)
        whole = column(self, margins=(0, 10, 0, 0), spacing=4)
        whole.addWidget(self.why_not)  # a line of its own: French needs the room
        whole.addWidget(self._stack)

    def _connect(self) -> None:
        self.approve.clicked.connect(self._start_approve)
        self.object.clicked.connect(self._start_object)
        self.veto.clicked.connect(self._start_veto)
        self.withdraw.clicked.connect(self._start_withdraw)
        self.rewrite.clicked.connect(self._rewrite)
        self.cancel.clicked.connect(self._back)
        self.confirm.clicked.connect(self._confirm)
        self.reason.textChanged.connect(self._allow_confirm)
        self.reason.returnPressed.connect(self.confirm.click)

    @Slot()
    def _start_approve(self) -> None:
        self._start(Act.APPROVE)

    @Slot()
    def _start_object(self) -> None:
        self._start(Act.OBJECT)

    @Slot()
    def _start_veto(self) -> None:
        self._start(Act.VETO)

    @Slot()
    def _start_withdraw(self) -> None:
        self._start(Act.WITHDRAW)

    def _start(self, act: Act) -> None:
        if self._view is None:
            return
        self._act = act
        self._ask(self._view)
        self._stack.setCurrentIndex(1)
        (self.reason if act in _REASONED else self.confirm).setFocus()

    @Slot()
    def _rewrite(self) -> None:
        self.asked.emit(Act.REWRITE, "")

    @Slot()
    def _back(self) -> None:
        self.reason.clear()
        self._stack.setCurrentIndex(0)

    @Slot()
    def _confirm(self) -> None:
        self.setEnabled(False)  # until the record answers: a second click decides nothing twice
        self.asked.emit(self._act, self.reason.text().strip())

    @Slot()
    def _allow_confirm(self) -> None:
        self.confirm.setEnabled(self._act not in _REASONED or bool(self.reason.text().strip()))


def _same(first: PostView, second: PostView) -> bool:
    return (first.record.id, first.record.current.sha256, first.record.state) == (
        second.record.id,
        second.record.current.sha256,
        second.record.state,
    )
