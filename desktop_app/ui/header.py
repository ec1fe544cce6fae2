"""The strip above everything: where posts go, who is signed in, language and look."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal, Slot
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QWidget

from desktop_app.domain.account import Charter, Person, Realm, Role
from desktop_app.ui import words
from desktop_app.ui.avatar import avatar_icon
from desktop_app.ui.language import LANGUAGES
from desktop_app.ui.layout import row
from desktop_app.ui.theme import SCHEMES, colours
from desktop_app.ui.widgets import Button, Heading, IconLabel, Muted, Segments


class Header(QWidget):
    """Says where posts go at any moment; switches person, language and look."""

    person_chosen = Signal(object)  #: Person
    language_chosen = Signal(str)
    scheme_chosen = Signal(str)
    freeze_asked = Signal()

    def __init__(self, realm: Realm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._realm = realm
        self._people: list[tuple[Person, Role | None]] = []
        self._sign = IconLabel("practice", "practice", 18)
        self._badge, self._badge_more = Heading(), Muted()
        self._acting, self.person = Muted(), QComboBox()
        self._language, self._look = Segments(), QComboBox()
        self.freeze = Button(kind="danger")
        self._freezable: list[str] = []
        self._build()
        self.retranslate()

    def show_people(self, charter: Charter, people: list[Person], chosen: Person) -> None:
        """Offer `people`, each with the first role that they hold for any account."""
        self._people = [(person, _first_role(charter, person)) for person in people]
        self.person.blockSignals(True)
        self.person.clear()
        for person, _ in self._people:
            self.person.addItem(avatar_icon(person.name), "")
        self.person.setCurrentIndex([person.id for person in people].index(chosen.id))
        self.person.blockSignals(False)
        self.person.setEnabled(len(people) > 1)
        self.person.show()
        self._acting.show()
        self.retranslate()

    def show_freezable(self, handles: list[str]) -> None:
        """Offer to freeze the accounts called `handles`; nothing to offer hides the button."""
        self._freezable = handles
        self.freeze.setVisible(bool(handles))
        self.retranslate()

    def show_choices(self, language: str, scheme: str) -> None:
        """Show which language and look are in force."""
        self._language.choose(LANGUAGES.index(language))
        self._look.blockSignals(True)
        self._look.setCurrentIndex([str(each) for each in SCHEMES].index(scheme))
        self._look.blockSignals(False)

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._badge.setText(self.tr("PRACTICE"))
        self._badge_more.setText(self.tr("nothing here is public"))
        self._acting.setText(self.tr("Acting as"))
        self.freeze.name(self.tr("Freeze…"))
        if len(self._freezable) == 1:
            name = self.tr("Freeze @{handle}…").format(handle=self._freezable[0])
            self.freeze.name(name)
        self.freeze.setToolTip(self.tr("Stop everything of an account at once: Ctrl+Shift+F"))
        self.freeze.setShortcut(QKeySequence("Ctrl+Shift+F"))  # Qt forgets it with every new text
        self.person.setAccessibleName(self.tr("Who is acting"))
        self._language.setAccessibleName(self.tr("Language of the windows"))
        self._look.setAccessibleName(self.tr("Light or dark"))
        for index, (person, role) in enumerate(self._people):
            name = f"{person.name} · {words.role_name(role)}" if role else person.name
            self.person.setItemText(index, name)
        looks = (self.tr("As the desktop"), self.tr("Light"), self.tr("Dark"))
        for index, look in enumerate(looks):
            self._look.setItemText(index, look)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = colours(self.palette())
        painter = QPainter(self)
        practice = self._realm is Realm.PRACTICE
        painter.fillRect(self.rect(), look.practice.wash if practice else look.rail)
        painter.setPen(look.practice.rim if practice else look.border)
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()

    def _build(self) -> None:
        for label in (self._badge, self._badge_more, self._acting):
            label.setWordWrap(False)
        self._language.set_labels(["EN", "FR"])
        for each in SCHEMES:
            self._look.addItem(each)
        self.person.setIconSize(QSize(20, 20))
        self.person.setMinimumHeight(30)
        self._look.setMinimumHeight(30)
        self.person.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._look.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        practice = self._realm is Realm.PRACTICE
        line = row(self, margins=(16, 7, 16, 8), spacing=8)
        for widget in (self._sign, self._badge, self._badge_more):
            widget.setVisible(practice)
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(self.freeze)
        line.addSpacing(8)
        self.freeze.hide()
        for shown_later in (self._acting, self.person):
            shown_later.hide()
            line.addWidget(shown_later)
        line.addSpacing(8)
        line.addWidget(self._language)
        line.addWidget(self._look)
        self.freeze.clicked.connect(self.freeze_asked)
        self.person.activated.connect(self._choose_person)
        self._language.chosen.connect(self._choose_language)
        self._look.activated.connect(self._choose_look)

    @Slot(int)
    def _choose_person(self, index: int) -> None:
        self.person_chosen.emit(self._people[index][0])

    @Slot(int)
    def _choose_language(self, index: int) -> None:
        self.language_chosen.emit(LANGUAGES[index])

    @Slot(int)
    def _choose_look(self, index: int) -> None:
        self.scheme_chosen.emit(SCHEMES[index])


def _first_role(charter: Charter, person: Person) -> Role | None:
    held = {duty.role for duty in charter.duties if duty.person == person.id}
    return next((role for role in Role if role in held), None)
