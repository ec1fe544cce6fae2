"""The menu behind the header's button: the groups of actions, made anew each time it opens."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.ui.actions.catalogue import ACTIONS, Action, Group
from desktop_app.ui.actions.names import action_name, group_name, key_name
from desktop_app.ui.actions.offers import Offer, offers, why_not

#: Moving in a list is for keys, not for a menu.
_LEFT_OUT = (Group.READ,)


def menu(window: QWidget) -> QMenu:
    """A menu of what `window` offers. What is impossible now is shown, with the reason as its tip."""
    made = QMenu(window)
    found = offers(window)
    for group in Group:
        if group in _LEFT_OUT:
            continue
        inner = made.addMenu(group_name(group))
        inner.setToolTipsVisible(True)
        for each in ACTIONS:
            if each.group is group:
                _add(inner, each, found)
    return made


def _add(inner: QMenu, each: Action, found: dict[str, Offer]) -> None:
    reason = why_not(found, each)
    # Not the offer itself: a menu would let its keys be heard where they do not apply.
    entry = QAction(action_name(each.id), inner)
    if each.key:
        entry.setText(f"{action_name(each.id)}\t{key_name(each.key)}")
    entry.setEnabled(not reason)
    entry.setToolTip(reason or action_name(each.id))
    if each.id in found:
        entry.triggered.connect(found[each.id].run)
    inner.addAction(entry)
