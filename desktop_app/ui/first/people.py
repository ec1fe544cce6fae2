"""The step on people: who uses this computer, and what each of them does."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop_app.domain.account import Role
from desktop_app.services.starting import Gap, Member, gap
from desktop_app.ui import words
from desktop_app.ui.fields import LONGEST_NAME, Room
from desktop_app.ui.first.steps import Step
from desktop_app.ui.layout import column, lead_focus, row
from desktop_app.ui.widgets import Button, Card, Heading, IconLabel, Muted, Text
from desktop_app.ui.zoom import fix_size, least_size

#: What can be chosen for a person, the usual ones first.
DUTIES: tuple[tuple[Role, ...], ...] = (
    (Role.EXECUTIVE,),
    (Role.ASSISTANT,),
    (Role.COMMUNICATIONS,),
    (Role.LEGAL,),
    (Role.COMMUNICATIONS, Role.LEGAL),
    (Role.ADMINISTRATOR,),
    (Role.AUDITOR,),
)
_SMALL_TEAM = 4  #: communications and legal in one person
_MOST = 12
_DUTY_WIDTH = 250  #: pixels


class PersonRow(QWidget):
    """One person."""

    changed = Signal()
    removed = Signal(object)

    def __init__(self, duty: int) -> None:
        super().__init__()
        self.name, self.duty, self.remove = QLineEdit(), QComboBox(), Button(kind="flat")
        self.name.setProperty("kind", "field")
        self.room = Room(self.name, LONGEST_NAME)
        self.duty.addItems([""] * len(DUTIES))
        self.duty.setCurrentIndex(duty)
        fix_size(self.duty, width=_DUTY_WIDTH)
        least_size(self.duty, height=30)
        line = row()
        line.addWidget(self.name, 1)
        line.addWidget(self.duty)
        line.addWidget(self.remove)
        whole = column(self, spacing=3)
        whole.addLayout(line)
        whole.addWidget(self.room)
        self.name.textChanged.connect(self.changed)
        self.duty.currentIndexChanged.connect(self.changed)
        self.remove.clicked.connect(self._ask_removal)

    @property
    def member(self) -> Member:
        """Who stands here."""
        return Member(name=self.name.text().strip(), roles=DUTIES[self.duty.currentIndex()])

    def say(self, number: int) -> None:
        """Name everything; `number` counts from 1, and the first is whoever sits here."""
        name = self.tr("Your name") if number == 1 else self.tr("Name")
        self.name.setPlaceholderText(name)
        self.name.setAccessibleName(self.tr("Name of person {number}").format(number=number))
        self.duty.setAccessibleName(self.tr("Duty of person {number}").format(number=number))
        for index, roles in enumerate(DUTIES):
            self.duty.setItemText(index, " + ".join(words.role_name(role) for role in roles))
        self.remove.name(self.tr("Remove"))
        self.remove.setAccessibleName(self.tr("Remove person {number}").format(number=number))

    @Slot()
    def _ask_removal(self) -> None:
        self.removed.emit(self)


class PeopleStep(Step):
    """At least two people who can write, approve for communications and for legal."""

    practice_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._hint, self.add = Text(), Button()
        self.people: list[PersonRow] = []
        self._places = column(spacing=6)
        self._alone = Card(tone="caution")
        self._alone_title, self._alone_text, self.practise = Heading(), Text(), Button()
        below = row()
        below.addWidget(self.add)
        below.addStretch(1)
        self.rows.addWidget(self._hint)
        self.rows.addLayout(self._places)
        self.rows.addLayout(below)
        self.rows.addWidget(self._alone)
        self._duties = Muted()
        self.rows.addWidget(self._duties)
        self._lay_out_alone()
        self.add.clicked.connect(self.add_person)
        self.practise.clicked.connect(self.practice_chosen)
        self._add(0)
        self._add(_SMALL_TEAM)
        self.retranslate()
        lead_focus(self, self.people[0].name)

    @property
    def members(self) -> tuple[Member, ...]:
        """Everybody, in the order of the page."""
        return tuple(each.member for each in self.people)

    def title(self) -> str:
        return self.tr("Who uses this computer?")

    def problem(self) -> str:
        said = {
            Gap.NAMELESS: self.tr("Give everybody a name."),
            Gap.ALONE: self.tr("Add the person who approves what you write."),
            Gap.SAME_NAME: self.tr("Two people have the same name: tell them apart."),
            Gap.NO_AUTHOR: self.tr("Nobody writes yet: choose who is the executive."),
            Gap.NO_COMMUNICATIONS: self.tr("Nobody approves for communications yet."),
            Gap.NO_LEGAL: self.tr("Nobody decides for legal yet."),
        }
        for person in self.people:
            if person.room.over:
                return person.room.trouble
        found = gap(self.members)
        return "" if found is None else said[found]

    def retranslate(self) -> None:
        self._hint.setText(
            self.tr("Yourself first. Nobody ever approves what they wrote or changed.")
        )
        self.add.name(self.tr("Add a person"))
        self._alone_title.setText(self.tr("One person alone is self-review"))
        self._alone_text.setText(
            self.tr(
                "Countersign then checks what you write and lets you practise. It holds no key to "
                "X, as nobody else could approve. The practice desk does just that."
            )
        )
        self.practise.name(self.tr("Practise with sample data"))
        self._duties.setText(
            self.tr(
                "The executive and assistants write. Communications approves every post, legal "
                "what the rules find; each can stop one. In a small company one person may do both."
            )
        )
        self._number()

    @Slot()
    def add_person(self) -> None:
        """Make room for another person, with a duty that nobody has yet."""
        held = {role for each in self.members for role in each.roles}
        free = (n for n, roles in enumerate(DUTIES) if not held & set(roles))
        self._add(next(free, 0))
        self.people[-1].name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, duty: int) -> None:
        made = PersonRow(duty)
        made.changed.connect(self._note)
        made.removed.connect(self._remove)
        made.name.returnPressed.connect(self.entered)
        self.people.append(made)
        self._places.addWidget(made)
        self._number()
        self._note()

    @Slot(object)
    def _remove(self, person: PersonRow) -> None:
        self.people.remove(person)
        self._places.removeWidget(person)
        person.hide()
        person.deleteLater()
        self.people[-1].name.setFocus(Qt.FocusReason.OtherFocusReason)
        lead_focus(self, self.people[0].name)
        self._number()
        self._note()

    @Slot()
    def _note(self) -> None:
        self._alone.setVisible(len(self.people) == 1)
        self.add.setEnabled(len(self.people) < _MOST)
        self.changed.emit()

    def _number(self) -> None:
        for number, person in enumerate(self.people, 1):
            person.say(number)
            person.remove.setEnabled(len(self.people) > 1)

    def _lay_out_alone(self) -> None:
        texts = column(spacing=4)
        texts.addWidget(self._alone_title)
        texts.addWidget(self._alone_text)
        inside = row(self._alone, margins=(14, 12, 14, 12), spacing=12)
        inside.addWidget(IconLabel("caution", "caution", 18), 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(texts, 1)
        inside.addWidget(self.practise)
        self._alone.hide()
