"""The twin of the open draft, written beside it: its text and all that goes with it, its checks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.services import drafting
from desktop_app.services.ports import Draft
from desktop_app.ui.compose.findings_panel import FindingsPanel
from desktop_app.ui.compose.outcome import Outcome
from desktop_app.ui.compose.title_button import INDENT
from desktop_app.ui.compose.twin import Twin
from desktop_app.ui.compose.twin_tag import TwinTag, language_title
from desktop_app.ui.compose.writing import Writing
from desktop_app.ui.layout import column, row
from desktop_app.ui.session import Session
from desktop_app.ui.widgets import Button, Heading, Muted


class TwinPane(QWidget):
    """Shows what `Twin` owns and tells it how a person wants it changed."""

    separate_wanted = Signal()

    def __init__(self, session: Session, twin: Twin, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._twin = twin
        self._drawn = ""  #: the id of the draft that is shown
        self.title, self.missing = Heading(), Muted()
        self.separate = Button(kind="flat")
        self.tag, self.writing, self.findings = TwinTag(), Writing(session), FindingsPanel()
        self.writing.band.is_wanted = False  # the account is the other's
        self._build()
        self._connect()
        self._retranslate()

    def show_twin(self) -> None:
        """Show another twin, or that there is none."""
        draft = self._twin.draft
        self.writing.setVisible(draft is not None)
        self.missing.setVisible(draft is None)
        if draft is not None:
            self._drawn = draft.id
            self.writing.open_draft(draft)
            self.findings.show_explanations(draft.explanations)
            self.findings.show_checking()
        self.tell()

    def tell(self) -> None:
        """Say how the two stand."""
        draft = self._twin.draft
        known = "" if draft is None else language_title(draft) or self.tr("The other text")
        self.title.setText(known)
        if draft is None:
            self.tag.hide()

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what the checks found."""
        self.writing.show_outcome(outcome)
        self.findings.show_outcome(outcome)

    def lock(self, *, sending: bool) -> None:
        """While both are sent nothing changes."""
        self.writing.lock(sending=sending)
        self.separate.setEnabled(not sending)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.tell()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("The same in the other language"))
        self.separate.name(self.tr("Separate them"))
        self.missing.setText(
            self.tr(
                "This draft is one of a pair, and the other is not among your drafts. Bring it back "
                "from the discarded ones, or separate them."
            )
        )

    def _build(self) -> None:
        head = row(margins=(INDENT, 0, 12, 0), spacing=8)
        head.addWidget(self.title, 1)
        head.addWidget(self.separate)
        around = column(margins=(INDENT, 0, 24, 0))
        around.addWidget(self.missing)
        around.addWidget(self.tag)
        whole = column(self, spacing=8)
        whole.addLayout(head)
        whole.addLayout(around)
        whole.addWidget(self.writing, 1)
        place = self.writing.column.indexOf(self.writing.attachments)
        self.writing.column.insertWidget(place, self.findings)
        self.findings.setContentsMargins(INDENT, 0, 0, 0)
        self.missing.hide()

    def _connect(self) -> None:
        posts, twin = self.writing.posts, self._twin
        self.separate.clicked.connect(self.separate_wanted)
        self.tag.same.connect(partial(twin.still_same, main=False))
        posts.edited.connect(self._edited)
        posts.left.connect(twin.left)
        self.writing.changed.connect(self._apply)
        self.writing.attend(self.findings)
        self.findings.again_wanted.connect(twin.check)
        twin.opened.connect(self.show_twin)
        twin.checked.connect(self.show_outcome)

    @Slot(int)
    def _edited(self, part: int) -> None:
        draft = self._twin.draft
        if draft is None or draft.id != self._drawn:
            return
        text = self.writing.posts.editors[part].text
        self._twin.change(lambda now: drafting.typed(now, text, now.language, part))
        self.findings.show_checking()
        if self._twin.draft is not None:
            self.writing.show_typed(self._twin.draft)

    @Slot(object)
    def _apply(self, change: Callable[[Draft], Draft]) -> None:
        draft = self._twin.draft
        if draft is None or change(draft) == draft:
            return
        self._twin.change(change)
        self.findings.show_checking()
        if self._twin.draft is not None:
            self.findings.show_explanations(self._twin.draft.explanations)
            self.writing.show_draft(self._twin.draft)
