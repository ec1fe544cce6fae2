"""A draft and its twin side by side; in a narrow window, one at a time under two tabs."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from desktop_app.services.messages import obstacle_text
from desktop_app.services.ports import Draft
from desktop_app.ui import words
from desktop_app.ui.actions.offers import Offer
from desktop_app.ui.compose import blanks, twin_marks
from desktop_app.ui.compose.readiness import Readiness
from desktop_app.ui.compose.twin import Twin
from desktop_app.ui.compose.twin_pane import TwinPane
from desktop_app.ui.compose.twin_tag import TwinTag, language_name, language_title
from desktop_app.ui.compose.writing import Writing
from desktop_app.ui.layout import column, row
from desktop_app.ui.session import Session
from desktop_app.ui.widgets import Segments
from desktop_app.ui.zoom import scaled

#: A window of fewer pixels has no room for two texts side by side.
NARROW = 1_200
_LEAST = 300  #: pixels of each text


class TwinBeside(QWidget):
    """The open draft's `Writing`, and beside it the pane of its twin while there is one."""

    paired = Signal(bool)  #: two are shown, or one again

    def __init__(self, session: Session, writing: Writing, twin: Twin) -> None:
        super().__init__()
        self._writing, self._twin = writing, twin
        self._is_paired = False
        self.tag, self.pane = TwinTag(), TwinPane(session, twin)
        self.tabs, self._splitter, self._main = Segments(), QSplitter(), QWidget()
        self._build()
        Offer(self, "compose.when", self.choose_time)
        Offer(self, "compose.next", self.visit_next)
        Offer(self, "compose.previous", self.visit_previous)
        Offer(self, "compose.fix", self.fix_here)
        twin.told.connect(self.tell)
        twin.opened.connect(self._opened)
        self.pane.separate_wanted.connect(twin.separate)
        writing.posts.chosen.connect(self._choose_part)
        writing.posts.left.connect(twin.left)

    @property
    def is_narrow(self) -> bool:
        """Whether one text is shown at a time."""
        return self.window().width() < scaled(NARROW)

    @property
    def seen(self) -> Writing:
        """The text that has the keyboard, or that is in front."""
        pane = self.pane.writing
        in_front = self._is_paired and self.is_narrow and self.tabs.current == 1
        return pane if in_front or pane.editor.hasFocus() else self._writing

    def begin(self) -> None:
        """Let the open draft be written; one from a template at the first place to fill in."""
        self._writing.editor.setFocus()
        if self._twin.main.template is not None:
            blanks.visit(self._writing.editor, forwards=True)

    def visit_next(self) -> None:
        """Go to what a template leaves to fill in, then to the next finding, where one writes."""
        if not self._visit_blank(forwards=True):
            self.seen.posts.visit_next()

    def visit_previous(self) -> None:
        """Go to the place to fill in or the finding before."""
        if not self._visit_blank(forwards=False):
            self.seen.posts.visit_previous()

    def _visit_blank(self, *, forwards: bool) -> bool:
        draft = self._twin.main if self.seen is self._writing else self._twin.draft
        if draft is None or draft.template is None:
            return False  # its author's own brackets
        return blanks.visit(self.seen.editor, forwards=forwards)

    def fix_here(self) -> None:
        """Take the first suggestion at the cursor."""
        self.seen.editor.fix_here()

    def choose_time(self) -> None:
        """Let a time be typed at which that text leaves."""
        self.seen.options.when.begin()

    @Slot()
    def tell(self) -> None:
        """Show one text or two, and how they stand."""
        main, twin = self._twin.main, self._twin.draft
        self.tag.show_pair(main, twin)
        if twin is not None:
            self.pane.tag.show_pair(twin, main)
        self.pane.tell()
        self._name_tabs(main)
        if self._is_paired != self._twin.is_wanted:
            self._is_paired = self._twin.is_wanted
            self.tabs.choose(0)
            self.paired.emit(self._is_paired)
        self._lay_out()

    def standing(self, now: datetime) -> tuple[Readiness, str]:
        """Whether the twin can be sent with the open draft, and else why not, in words."""
        twin, draft = self._twin, self._twin.draft
        if not twin.is_wanted:
            return Readiness.READY, ""
        if draft is None:
            said = self.tr("The other text is missing: bring it back, or separate the two.")
            return Readiness.TROUBLE, said
        if self.pane.writing.attachments.is_busy:
            return Readiness.PREPARING, ""
        trouble = self._trouble(twin.main, draft, now)
        if trouble:
            return Readiness.TROUBLE, trouble
        if twin.outcome is None:
            return Readiness.UNCHECKED if twin.error else Readiness.CHECKING, ""
        for obstacle in twin.outcome.obstacles:
            said = obstacle_text(obstacle, words.language())
            return Readiness.TROUBLE, self._of_twin(draft, said)
        return Readiness.READY, ""

    def _trouble(self, main: Draft, twin: Draft, now: datetime) -> str:
        name = language_name(twin)
        if main.language == twin.language != "auto":
            return self.tr("Both texts are said to be in {language}.").format(language=name)
        if not any(part.text.strip() or part.media for part in twin.parts):
            said = self.tr("Write the text in {language} too.").format(language=name)
            return said if name else self.tr("Write the other text too.")
        trouble = self.pane.writing.trouble(now) or self.pane.findings.trouble
        if trouble:
            return self._of_twin(twin, trouble)
        for one, other in ((main, twin), (twin, main)):
            if twin_marks.is_to_recheck(one, other):
                name = language_name(one)
                said = self.tr("Look at the text in {language} again: the other one changed.")
                unknown = self.tr("Look at both texts again: one of them changed.")
                return said.format(language=name) if name else unknown
        return ""

    def _of_twin(self, twin: Draft, said: str) -> str:
        """What stands in the way of the twin, under its name."""
        name = language_title(twin) or self.tr("The other text")
        return self.tr("{text}: {said}").format(text=name, said=said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name_tabs(self._twin.main)

    def _name_tabs(self, main: Draft) -> None:
        twin = self._twin.draft
        other = self.tr("The other language")
        if twin is not None:
            other = language_title(twin) or self.tr("The other text")
        self.tabs.set_labels([language_title(main) or self.tr("One text"), other])
        self.tabs.setAccessibleName(self.tr("Which of the two texts"))

    def _lay_out(self) -> None:
        narrow, paired = self.is_narrow, self._is_paired
        self.tabs.setVisible(paired and narrow)
        self._main.setVisible(not (paired and narrow) or self.tabs.current == 0)
        self.pane.setVisible(paired and (not narrow or self.tabs.current == 1))

    def _build(self) -> None:
        inside = column(self._main, spacing=8)
        around = column(margins=(0, 0, 24, 0))
        around.addWidget(self.tag)
        inside.addLayout(around)
        inside.addWidget(self._writing, 1)
        self._splitter.setChildrenCollapsible(False)
        for widget in (self._main, self.pane):
            widget.setMinimumWidth(_LEAST)
            self._splitter.addWidget(widget)
            self._splitter.setStretchFactor(self._splitter.indexOf(widget), 1)
        self._splitter.setSizes([500, 500])
        head = row(spacing=0)
        head.addWidget(self.tabs)
        head.addStretch(1)
        whole = column(self, spacing=8)
        whole.addLayout(head)
        whole.addWidget(self._splitter, 1)
        self.tabs.hide()
        self.pane.hide()
        self.tabs.chosen.connect(self._choose_tab)
        self.tag.same.connect(self._still_same)

    @Slot()
    def _opened(self) -> None:
        self._choose_part(self._writing.posts.current)
        self.tell()

    @Slot()
    def _still_same(self) -> None:
        self._twin.still_same(main=True)

    @Slot(int)
    def _choose_tab(self, _index: int) -> None:
        self._lay_out()
        shown = self._writing if self.tabs.current == 0 else self.pane.writing
        shown.editor.setFocus()

    @Slot(int)
    def _choose_part(self, number: int) -> None:
        if self._twin.draft is not None:
            self.pane.writing.posts.choose(number)
