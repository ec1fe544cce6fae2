"""The author's own word on a finding, kept with the draft: whoever must look reads it with the text.

An explanation belongs to a rule and the words it found, in one part. When the words change it is
about something that is gone: it is not shown any more, and not sent.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.finding import Finding, Severity
from desktop_app.domain.note import LONGEST, Explanation
from desktop_app.services.ports import Draft
from desktop_app.ui.fields import LinesField, Room
from desktop_app.ui.layout import column
from desktop_app.ui.widgets import FLAT_INSET, Button, Muted

LINES = 3  #: of a field in which an author tells the reviewers something


def may_be_explained(finding: Finding) -> bool:
    """Whether somebody besides the author must look at it."""
    return finding.severity is not Severity.INFO


def explanation_of(finding: Finding, explanations: Iterable[Explanation]) -> str:
    """What the author said of `finding`; empty when nothing."""
    for each in explanations:
        if (each.rule, each.part, each.quote) == _key(finding):
            return each.text
    return ""


def explained(draft: Draft, *, finding: Finding, words: str) -> Draft:
    """With `words` as what the author says of `finding`; without, when they are empty."""
    rule, part, quote = _key(finding)
    others = tuple(e for e in draft.explanations if (e.rule, e.part, e.quote) != _key(finding))
    if words.strip():
        others = (*others, Explanation(rule=rule, part=part, quote=quote, text=words))
    return replace(draft, explanations=others)


def only_of(draft: Draft, findings: Iterable[Finding]) -> Draft:
    """Without explanations of what is not found any more, as the draft stands."""
    found = set(map(_key, findings))
    kept = tuple(e for e in draft.explanations if (e.rule, e.part, e.quote) in found)
    return replace(draft, explanations=kept)


def _key(finding: Finding) -> tuple[str, int, str]:
    return (finding.rule, finding.span.part, finding.text)


class ExplainField(QWidget):
    """A button that opens the field; open while something stands in it."""

    said = Signal(str)

    def __init__(self, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = tone
        self._ask, self._hint, self.field = Button(kind="flat"), Muted(), LinesField(LINES)
        self.room = Room(self.field, LONGEST)
        inside = column(self, spacing=4)
        inside.addWidget(self._ask, 0, Qt.AlignmentFlag.AlignLeft)
        below = column(margins=(FLAT_INSET, 0, 8, 0), spacing=4)
        below.addWidget(self._hint)
        below.addWidget(self.field)
        below.addWidget(self.room)
        inside.addLayout(below)
        self._ask.clicked.connect(self.open)
        self.field.said.connect(self.said)
        self._show_open(shown=False)
        self._retranslate()

    @property
    def is_open(self) -> bool:
        """Whether the field is shown."""
        return not self.field.isHidden()

    @Slot()
    def open(self) -> None:
        """Show the field and go to it."""
        self._show_open(shown=True)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell_of(self, words: str) -> None:
        """Tell a screen reader which finding is explained: the button is on every card."""
        self._ask.setAccessibleDescription(words)
        self.field.setAccessibleDescription(words)

    def show_words(self, words: str) -> None:
        """Show what was said; a field that was opened stays open."""
        self.field.show_text(words)
        if words and not self.is_open:
            self._show_open(shown=True)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _show_open(self, *, shown: bool) -> None:
        self._ask.setVisible(not shown)
        self._hint.setVisible(shown)
        self.field.setVisible(shown)

    def _retranslate(self) -> None:
        to_legal = self._tone == "legal"
        asked = self.tr("Explain to legal") if to_legal else self.tr("Explain to reviewers")
        self._ask.name(asked)
        self.field.setAccessibleName(asked)
        self.field.setPlaceholderText(self.tr("Why it is right to say this: a source, a decision"))
        self._hint.setText(self.tr("Whoever must look at it reads this. It is never posted."))
