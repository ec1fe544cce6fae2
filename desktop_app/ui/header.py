"""The strip above everything: the menu, where posts go, who is signed in, language and look."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from desktop_app.domain.account import Charter, Person, Realm, Role
from desktop_app.ui import words
from desktop_app.ui.actions.catalogue import action
from desktop_app.ui.actions.names import key_name
from desktop_app.ui.avatar import avatar_icon
from desktop_app.ui.icons import icon
from desktop_app.ui.language import LANGUAGES
from desktop_app.ui.layout import row
from desktop_app.ui.theme import SCHEMES, colours
from desktop_app.ui.widgets import Button, Heading, IconLabel, Muted, Segments
from desktop_app.ui.zoom import icon_size, least_size, scaled

_MARGINS, _SPACING = (12, 7, 16, 8), 8
#: Keys with which a closed box goes from one to the next.
_PASSING = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)


class PersonBox(QComboBox):
    """Who is acting. Nobody acts in passing: arrows and letters open the list, and Enter chooses.

    A closed box would take each person on the way, and the record would say that they saw a post.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text().strip()
        if event.key() in _PASSING or (typed and typed.isprintable()):
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Header(QWidget):
    """Says where posts go at any moment; switches person, language and look."""

    person_chosen = Signal(object)  #: Person
    language_chosen = Signal(str)
    scheme_chosen = Signal(str)
    freeze_asked = Signal()
    menu_asked = Signal()

    def __init__(self, realm: Realm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._realm = realm
        self._people: list[tuple[Person, Role | None]] = []
        self._sign = IconLabel("practice", "practice", 18)
        self._badge, self._badge_more = Heading(), Muted()
        self._acting, self.person = Muted(), PersonBox()
        self._language, self._look = Segments(), QComboBox()
        self.freeze, self.menu = Button(kind="danger"), Button(kind="flat")
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
        self.retranslate()

    def show_freezable(self, handles: list[str]) -> None:
        """Offer to freeze the accounts called `handles`; nothing to offer hides the button."""
        self._freezable = handles
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
        stop = self.tr("Stop everything of an account at once: {key}")
        self.freeze.setToolTip(stop.format(key=key_name(action("freeze").key)))
        self.menu.setAccessibleName(self.tr("Menu"))
        find = self.tr("Menu. {key} finds an action by its name.")
        self.menu.setToolTip(find.format(key=key_name(action("palette").key)))
        self.person.setAccessibleName(self.tr("Who is acting"))
        self._language.setAccessibleName(self.tr("Language of the windows"))
        self._look.setAccessibleName(self.tr("Light or dark"))
        for index, (person, role) in enumerate(self._people):
            name = f"{person.name} · {words.role_name(role)}" if role else person.name
            self.person.setItemText(index, name)
        looks = (self.tr("As the desktop"), self.tr("Light"), self.tr("Dark"))
        for index, look in enumerate(looks):
            self._look.setItemText(index, look)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._tint()

    def event(self, event: QEvent) -> bool:
        # Something in it has another size: a longer name, or a zoom.
        if event.type() is QEvent.Type.LayoutRequest:
            self.fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(1, super().minimumSizeHint().height())

    def fit(self) -> None:
        """Leave out what the settings have too, where there is no room for everything."""
        practice, known = self._realm is Realm.PRACTICE, bool(self._people)
        shown = {
            self.menu: True,
            self._sign: practice,
            self._badge: practice,
            self._badge_more: practice,
            self.freeze: bool(self._freezable),
            self._acting: known,
            self.person: known,
            self._language: True,
            self._look: True,
        }
        room = self.width() - _MARGINS[0] - _MARGINS[2] - 4 * _SPACING
        for spare in (self._badge_more, self._look, self._acting, self._language):
            if sum(w.sizeHint().width() + _SPACING for w, on in shown.items() if on) <= room:
                break
            shown[spare] = False
        for widget, on in shown.items():
            widget.setVisible(on)

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
        for box in (self.person, self._look):
            least_size(box, height=30)
        icon_size(self.menu, 18)
        self.person.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._look.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        line = row(self, margins=_MARGINS, spacing=_SPACING)
        for widget in (self.menu, self._sign, self._badge, self._badge_more):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(self.freeze)
        line.addSpacing(8)
        line.addWidget(self._acting)
        line.addWidget(self.person)
        line.addSpacing(8)
        line.addWidget(self._language)
        line.addWidget(self._look)
        self._tint()
        self.freeze.clicked.connect(self.freeze_asked)
        self.menu.clicked.connect(self.menu_asked)
        self.person.activated.connect(self._choose_person)
        self._language.chosen.connect(self._choose_language)
        self._look.activated.connect(self._choose_look)

    def _tint(self) -> None:
        # A change of palette can come while the strip is being built.
        if hasattr(self, "menu"):
            self.menu.setIcon(icon("menu", colours(QApplication.palette()).text, scaled(18)))

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
