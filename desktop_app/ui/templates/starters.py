"""Texts that ship with the product: chosen here, changed and proposed in the form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.services.starters import Starter, StarterPurpose
from desktop_app.ui.flow import Flow
from desktop_app.ui.layout import Column, column, row
from desktop_app.ui.pieces import indented, line
from desktop_app.ui.rows import Row, Rows
from desktop_app.ui.widgets import Button, Card, Heading, Muted, PrimaryButton, Segments, Text
from desktop_app.ui.words import language, quoted

_LANGUAGES = ("en", "fr")


class StarterChoice(QWidget):
    """A list by purpose, and beside it the text, an example, and what the rules would find."""

    wanted = Signal(object)  #: Starter
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: dict[str, tuple[Starter, ...]] = {}
        self._explained: Mapping[str, Mapping[str, str]] = {}
        self._title, self._hint = Heading(), Muted()
        self.language, self.rows = Segments(), Rows()
        self._card, self.about = Card(), Column("", spacing=6)
        self.use, self.cancel = PrimaryButton(), Button(kind="flat")
        self._build()
        self.retranslate()

    def show_starters(
        self,
        found: Mapping[str, Sequence[Starter]],
        explained: Mapping[str, Mapping[str, str]],
        language: str,
    ) -> None:
        """Show these, by language; `explained` says by language and rule what a rule finds."""
        self._all = {key: tuple(each) for key, each in found.items()}
        self._explained = explained
        self.language.choose(_LANGUAGES.index(language))
        self._list()
        self.rows.setFocus()

    @property
    def chosen(self) -> Starter | None:
        """The text that is shown whole."""
        return next((one for one in self._listed if one.name == self.rows.key), None)

    @property
    def _listed(self) -> tuple[Starter, ...]:
        return self._all.get(_LANGUAGES[max(self.language.current, 0)], ())

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._title.setText(self.tr("Propose from a text that came with Countersign"))
        self._hint.setText(
            self.tr("You change it as you like and propose it; somebody else adopts it.")
        )
        self.language.set_labels(["English", "Français"])
        self.language.setAccessibleName(self.tr("Language of the texts"))
        self.rows.setAccessibleName(self.tr("Texts to propose from"))
        self.about.setAccessibleName(self.tr("About this text"))
        self.use.name(self.tr("Begin a proposal"))
        self.cancel.name(self.tr("Cancel"))
        self._list()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _build(self) -> None:
        first = row(spacing=10)
        first.addWidget(self._title, 1)
        first.addWidget(self.language)
        column(self._card, margins=(14, 10, 8, 11)).addWidget(self.about)
        beside = row(spacing=12)
        beside.addWidget(self.rows, 2)
        beside.addWidget(self._card, 3)
        buttons = Flow(spacing=8)
        for button in (self.use, self.cancel):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        whole = column(self, spacing=10)
        whole.addLayout(first)
        whole.addWidget(self._hint)
        whole.addLayout(beside, 1)
        whole.addLayout(buttons)
        self.language.chosen.connect(self._list)
        self.rows.currentItemChanged.connect(self._show)
        self.rows.opened.connect(self._use)
        self.use.clicked.connect(self._use)
        self.cancel.clicked.connect(self.cancelled)

    @Slot()
    def _list(self) -> None:
        names = self._purposes()
        self.rows.show_rows(
            [Row(key=one.name, title=one.name, detail=names[one.purpose]) for one in self._listed]
        )
        self._show()

    @Slot()
    def _show(self) -> None:
        one = self.chosen
        self.about.clear()
        self.use.setEnabled(one is not None)
        if one is None:
            return
        inside = self.about.column
        inside.addWidget(Text(one.text))
        inside.addSpacing(6)
        inside.addWidget(Heading(self.tr("Filled in, for example")))
        inside.addWidget(Muted(one.example))
        inside.addSpacing(6)
        inside.addWidget(Heading(self.tr("Not like this")))
        inside.addWidget(Muted(quoted(one.careless)))
        known = self._explained.get(language(), {})
        for rule in one.rules:
            if rule in known:
                inside.addWidget(line("rules", "", known[rule]))
                inside.addWidget(indented(self.tr("rule {id}").format(id=rule)))

    @Slot()
    def _use(self) -> None:
        if self.chosen is not None:
            self.wanted.emit(self.chosen)

    def _purposes(self) -> dict[StarterPurpose, str]:
        return {
            StarterPurpose.RECRUITMENT: self.tr("Recruitment"),
            StarterPurpose.PRICE: self.tr("Price offer"),
            StarterPurpose.BETA: self.tr("Beta test"),
            StarterPurpose.HELP: self.tr("Asking for help"),
        }
