"""The palette: every action by a few letters or another word, with its key, and why not when not."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QPainter,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_app.ui.actions.catalogue import ACTIONS, Action
from desktop_app.ui.actions.names import action_names, group_name, key_name, other_words, page_names
from desktop_app.ui.actions.offers import Offer, offers, why_not
from desktop_app.ui.actions.overlay import Overlay
from desktop_app.ui.actions.search import ranked
from desktop_app.ui.layout import column
from desktop_app.ui.theme import colours
from desktop_app.ui.widgets import Muted
from desktop_app.ui.zoom import scaled

_NAME, _ASIDE, _OFFER = (Qt.ItemDataRole.UserRole + step for step in range(3))
_WIDTH, _HEIGHT, _ROW, _EDGE = 620, 460, 34, 12
_MOVES: dict[int, int] = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}


class Palette(Overlay):
    """Opens with `ask`; Enter does what is chosen."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.field, self.list, self._none = _Field(self), QListView(), Muted()
        self.model = QStandardItemModel(self)
        self._build()

    def wanted(self) -> QSize:
        return QSize(scaled(_WIDTH), scaled(_HEIGHT))

    @Slot()
    def ask(self) -> None:
        """Show all actions, in the language of the windows, and let a name be typed."""
        self.field.setPlaceholderText(self.tr("Type what you want to do"))
        self.field.setAccessibleName(self.tr("Find an action"))
        self.list.setAccessibleName(self.tr("Actions"))
        self._none.setText(self.tr("Nothing is called that. Try another word."))
        self.field.clear()
        self._find("")
        self.open(self.field)

    def step(self, steps: int) -> None:
        """Choose the action that is `steps` further down."""
        last = self.model.rowCount() - 1
        wanted = max(0, min(last, self.list.currentIndex().row() + steps))
        self._choose(self.model.index(wanted, 0))

    @Slot()
    def do(self) -> None:
        """Do what is chosen, when it is possible; else say why not."""
        index = self.list.currentIndex()
        if not index.isValid():
            return
        offer = index.data(_OFFER)
        if not isinstance(offer, Offer):
            said = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, said))
            return
        self.leave()
        offer.run()

    @Slot(str)
    def _find(self, typed: str) -> None:
        found = offers(self._window)
        entries = [each for each in ACTIONS if each.id != "palette"]
        reasons = {each.id: why_not(found, each) for each in entries}
        names, more = action_names(), _more(entries)
        places = ranked(typed, [(names[each.id], more[each.id]) for each in entries])
        chosen = [entries[place] for place in places]
        chosen.sort(key=lambda each: bool(reasons[each.id]))
        self.model.clear()
        for each in chosen:
            reason = reasons[each.id]
            offer = None if reason else found[each.id]
            self.model.appendRow(_item(each, names[each.id], reason, offer))
        self.list.setVisible(bool(chosen))
        self._none.setVisible(not chosen)
        self._choose(self.model.index(0, 0))

    def _build(self) -> None:
        self.field.setProperty("kind", "field")
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Row(self.list))
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside = column(self, margins=(_EDGE,) * 4, spacing=8)
        inside.addWidget(self.field)
        inside.addWidget(self.list, 1)
        inside.addWidget(self._none, 1)
        self.field.textChanged.connect(self._find)
        self.field.returnPressed.connect(self.do)
        self.list.clicked.connect(self._clicked)

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        self._choose(index)
        self.do()

    def _choose(self, index: QModelIndex) -> None:
        # The view itself does not choose what is disabled; its reason is to be read all the same.
        self.list.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.list.scrollTo(index)


class _Field(QLineEdit):
    """Where the name is typed; up and down go through the list."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._palette = palette

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _MOVES:
            self._palette.step(_MOVES[event.key()])
        elif event.key() == Qt.Key.Key_Escape:
            self._palette.leave()
        else:
            super().keyPressEvent(event)


class _Row(QStyledItemDelegate):
    """A name at the left; at the right its key, or why it is impossible now."""

    def __init__(self, shown: QListView) -> None:
        super().__init__(shown)
        self._list = shown

    def sizeHint(
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(option.rect.width(), scaled(_ROW))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        look, place = colours(QApplication.palette()), QRect(option.rect)
        chosen, possible = index == self._list.currentIndex(), bool(index.data(_OFFER))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen:
            painter.setBrush(look.accent if possible else look.hover)
            painter.drawRoundedRect(place.adjusted(0, 1, 0, -1), 6, 6)
        inside = place.adjusted(_EDGE, 0, -_EDGE, 0)
        metrics = option.fontMetrics
        lit = chosen and possible
        painter.setPen(look.on_accent if lit else look.text if possible else look.muted)
        name = str(index.data(_NAME))
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        used = metrics.horizontalAdvance(name) + 2 * _EDGE
        aside = metrics.elidedText(
            str(index.data(_ASIDE)), Qt.TextElideMode.ElideRight, max(0, inside.width() - used)
        )
        painter.setPen(look.on_accent if lit else look.muted)
        painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, aside)
        painter.restore()


def _more(actions: Iterable[Action]) -> dict[str, str]:
    """Other words that find each action: what else it is called, its group and its page."""
    words, pages = other_words(), page_names()
    return {
        each.id: f"{words.get(each.id, '')} {group_name(each.group)} {pages.get(each.page, '')}"
        for each in actions
    }


def _item(each: Action, name: str, reason: str, offer: Offer | None) -> QStandardItem:
    if each.id.startswith("go."):
        name = f"{group_name(each.group)} → {name}"
    key = key_name(each.key) if each.key else ""
    item = QStandardItem(name)
    item.setData(name, _NAME)
    item.setData(reason or key, _ASIDE)
    item.setData(offer, _OFFER)
    said = ". ".join(part for part in (name, reason or key) if part)
    item.setData(said, Qt.ItemDataRole.AccessibleTextRole)
    item.setEditable(False)
    item.setEnabled(not reason)
    return item
