"""Writes one rule of the company: the form at the left, what its samples do at the right, live."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.action import ActionId
from desktop_app.domain.errors import CountersignError
from desktop_app.services import ruleboard, rulewriting
from desktop_app.services.rulewriting import RuleForm, Tried
from desktop_app.ui.background import Lane
from desktop_app.ui.flow import Flow
from desktop_app.ui.layout import column, row
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.rules.form import RuleFields
from desktop_app.ui.rules.samples import Samples
from desktop_app.ui.session import Session
from desktop_app.ui.team.pieces import Trouble
from desktop_app.ui.widgets import Button, Heading, Muted, PrimaryButton

_PAUSE = 200  #: milliseconds without a keystroke before the samples are tried


class RuleEditor(Retranslated, QWidget):
    """A rule can be proposed only while what stands in the form does what its samples say."""

    proposed = Signal()
    left = Signal()
    bench_asked = Signal()  #: somebody wants to try the rule on past posts

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._instead = ""
        self._begun: str | None = None  #: the text of the rule that is changed, as it was then
        self._tried: tuple[RuleForm, Tried] | None = None
        self._is_proposing = False
        self.fields, self.samples = RuleFields(), Samples()
        self._title, self._hint, self.trouble = Heading(), Muted(), Trouble()
        self.propose, self.bench, self.back = PrimaryButton(), Button(), Button(kind="flat")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._build()
        self.retranslate()

    def begin(
        self, form: RuleForm, today: date, instead: str = "", begun: str | None = None
    ) -> None:
        """Write `form`, in place of the rule called `instead`, whose text is `begun`."""
        self._instead, self._begun, self._is_proposing = instead, begun, False
        self.trouble.clear()
        self.fields.show_form(form, today)
        self.fields.verticalScrollBar().setValue(0)
        self.retranslate()
        self.fields.name.line.setFocus()

    @property
    def sound(self) -> tuple[RuleForm, str] | None:
        """The form and the rule that it replaces, while it may be proposed; else None."""
        if self._tried is None or not self._tried[1].is_sound:
            return None
        return self._tried[0], self._instead

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._title.setText(
            self.tr("Change {rule}").format(rule=self._instead)
            if self._instead
            else self.tr("New rule")
        )
        self._hint.setText(
            self.tr("It holds once somebody else has adopted it. Until then nothing changes.")
        )
        self.propose.name(self.tr("Propose the rule"))
        self.bench.name(self.tr("Try it on past posts…"))
        self.back.name(self.tr("Back to the rules"))
        self.trouble.retranslate()

    def _build(self) -> None:
        beside = row(spacing=14)
        beside.addWidget(self.fields, 5)
        beside.addWidget(self.samples, 4)
        buttons = Flow(spacing=8)
        for button in (self.propose, self.bench, self.back):
            buttons.addWidget(button)
        whole = column(self, spacing=8)
        whole.addWidget(self._title)
        whole.addWidget(self._hint)
        whole.addLayout(beside, 1)
        whole.addWidget(self.trouble)
        whole.addLayout(buttons)
        self.fields.edited.connect(self._edited)
        self._pause.timeout.connect(self._try)
        self.propose.clicked.connect(self._propose)
        self.bench.clicked.connect(self.bench_asked)
        self.back.clicked.connect(self.left)

    @Slot()
    def _edited(self) -> None:
        self._tried = None
        self._allow()
        self.trouble.clear()
        self._pause.start()

    @Slot()
    def _try(self) -> None:
        form = self.fields.form
        self._session.do(
            Lane.CHECKS,
            partial(rulewriting.tried, form),
            owner=self,
            then=partial(self._have_tried, form),
        )

    def _have_tried(self, form: RuleForm, tried: Tried) -> None:
        if form != self.fields.form:
            return  # typed on meanwhile: the next trial is under way
        self._tried = (form, tried)
        self.samples.show_tried(tried)
        self._allow()

    def _allow(self) -> None:
        is_sound = self.sound is not None
        self.propose.setEnabled(is_sound and not self._is_proposing)
        self.bench.setEnabled(is_sound)

    @Slot()
    def _propose(self) -> None:
        sound = self.sound
        if sound is None:
            return
        parts, by = self._session.parts, self._session.person.id
        self._is_proposing = True
        self._allow()
        self._session.do(
            Lane.STORE,
            partial(ruleboard.propose_rule, parts, by, *sound, self._begun),
            owner=self,
            then=self._have_proposed,
            failed=self._not_proposed,
        )

    def _have_proposed(self, _proposal: ActionId) -> None:
        self._is_proposing = False
        self._allow()
        self.proposed.emit()

    def _not_proposed(self, error: Exception) -> None:
        self._is_proposing = False
        self._allow()
        if isinstance(error, CountersignError):
            self.trouble.tell(error)
        else:
            self._session.failed.emit(error)
