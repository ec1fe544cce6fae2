"""The sheet of keys: every key there is, by groups, in the language of the windows."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.actions.catalogue import ACTIONS, Action, Group, is_letter
from desktop_app.ui.actions.names import action_name, group_name, key_name
from desktop_app.ui.actions.offers import letters_are_on
from desktop_app.ui.actions.overlay import Overlay
from desktop_app.ui.layout import Column, column, row
from desktop_app.ui.widgets import Button, Heading, Muted, Pill, Text
from desktop_app.ui.zoom import scaled

#: Nearly as long as one another.
_COLUMNS = (
    (Group.WRITE, Group.REVIEW),
    (Group.READ, Group.WINDOW),
    (Group.GO, Group.LOOK),
)
_SIZE = (1150, 680)


class Sheet(Overlay):
    """Opens with `show_keys`."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._title, self._note = Heading(factor=1.3), Muted()
        self.close_it = Button()
        self._keys = Column("")
        head = row(spacing=12)
        head.addWidget(self._title, 1)
        head.addWidget(self.close_it)
        whole = column(self, margins=(20, 16, 16, 16), spacing=10)
        whole.addLayout(head)
        whole.addWidget(self._note)
        whole.addWidget(self._keys, 1)
        self.close_it.clicked.connect(self.leave)

    def wanted(self) -> QSize:
        return QSize(scaled(_SIZE[0]), scaled(_SIZE[1]))

    @Slot()
    def show_keys(self) -> None:
        """Show every key."""
        self._title.setText(self.tr("Keys"))
        self.close_it.name(self.tr("Close"))
        self._keys.setAccessibleName(self.tr("Keys"))
        self._note.setText(
            self.tr("Single letters work outside text fields. Settings can switch them off.")
            if letters_are_on()
            else self.tr("Single letters are switched off. Settings can switch them on.")
        )
        self._keys.clear()
        beside = row(spacing=28)
        for groups in _COLUMNS:
            beside.addLayout(_groups(groups), 1)
        self._keys.column.addLayout(beside)
        self.open(self.close_it)


def _groups(groups: tuple[Group, ...]) -> QVBoxLayout:
    made = column(spacing=5)
    for group in groups:
        made.addSpacing(6)
        made.addWidget(Heading(group_name(group)))
        # What has one name on two pages has the same keys there.
        alike = {
            action_name(each.id): each for each in ACTIONS if each.group is group and each.keys
        }
        for name, each in alike.items():
            made.addWidget(_line(name, each))
    made.addStretch(1)
    return made


def _line(name: str, each: Action) -> QWidget:
    line = QWidget()
    inside = row(line, spacing=6)
    inside.addWidget(Text(name), 1)
    keys = list(dict.fromkeys(key_name(key) for key in _shown(each)))
    for key in keys:
        inside.addWidget(Pill(key, "info"), 0, Qt.AlignmentFlag.AlignTop)
    line.setAccessibleName(f"{name}: {', '.join(keys)}")
    return line


def _shown(each: Action) -> list[str]:
    """The first key, and another when it is of another kind: F1 and ?."""
    keys = [each.keys[0], *(key for key in each.keys[1:] if is_letter(key) or key == "Ctrl+,")]
    return keys if letters_are_on() else [key for key in keys if not is_letter(key)]
