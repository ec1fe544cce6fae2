"""What X is told beside the text: who may reply, and two marks that readers see."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from desktop_app.domain.payload import ReplySettings
from desktop_app.services.ports import Draft
from desktop_app.ui.compose.section import Section
from desktop_app.ui.layout import row
from desktop_app.ui.payload_words import reply_settings_name
from desktop_app.ui.tick import Tick
from desktop_app.ui.widgets import Muted

_CHOICES = tuple(ReplySettings)


class SettingsForm(Section):
    """Replies and marks."""

    changed = Signal(object)  #: a change of the draft: Callable[[Draft], Draft]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: Draft | None = None
        self.replies = QComboBox()
        self.made_with_ai, self.paid_partnership = Tick(), Tick()
        self._note = Muted()
        self._build()
        self.retranslate()

    def show_draft(self, draft: Draft) -> None:
        """Show what the draft says."""
        self._draft = draft
        self.replies.setCurrentIndex(_CHOICES.index(draft.reply_settings))
        self.made_with_ai.setChecked(draft.made_with_ai)
        self.paid_partnership.setChecked(draft.paid_partnership)
        self.tell(self.tr("Replies and marks"), self._summarised())

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.replies.setAccessibleName(self.tr("Who may reply"))
        for index, choice in enumerate(_CHOICES):
            self.replies.setItemText(index, reply_settings_name(choice))
        self.made_with_ai.setText(self.tr("Made with AI"))
        self.paid_partnership.setText(self.tr("Paid partnership"))
        self._note.setText(self.tr("X shows these marks with the post."))
        self.tell(self.tr("Replies and marks"), self._summarised())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _build(self) -> None:
        self.replies.addItems([choice.value for choice in _CHOICES])
        self.replies.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.replies.activated.connect(self._choose)
        self.made_with_ai.clicked.connect(self._mark)
        self.paid_partnership.clicked.connect(self._mark)
        first = row()
        first.addWidget(self.replies)
        first.addStretch(1)
        self.inside.addLayout(first)
        for widget in (self.made_with_ai, self.paid_partnership, self._note):
            self.inside.addWidget(widget)

    def _summarised(self) -> str:
        draft = self._draft
        if draft is None:
            return ""
        said = [reply_settings_name(draft.reply_settings)]
        if draft.made_with_ai:
            said.append(self.tr("made with AI"))
        if draft.paid_partnership:
            said.append(self.tr("paid partnership"))
        return " · ".join(said)

    @Slot(int)
    def _choose(self, index: int) -> None:
        self.changed.emit(partial(replace, reply_settings=_CHOICES[index]))

    @Slot()
    def _mark(self) -> None:
        self.changed.emit(
            partial(
                replace,
                made_with_ai=self.made_with_ai.isChecked(),
                paid_partnership=self.paid_partnership.isChecked(),
            )
        )
