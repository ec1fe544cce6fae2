"""Tab goes through a page as it is read, whatever was made first and whatever came later.

Qt's own order is that in which widgets came to the window: choices that were named later, and lines
that were read of the record, stood after everything else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QWidget,
)

#: What they are made of is their own: the keyboard is with the whole.
_WHOLE = (QAbstractButton, QAbstractSpinBox, QComboBox, QLabel, QLineEdit)


class Ordered(QWidget):
    """A widget that is read otherwise than its layout stands."""

    def in_order(self) -> list[QWidget]:
        """What it is made of, as Tab goes through it."""
        raise NotImplementedError


def in_reading_order(page: QWidget) -> None:
    """Let Tab go through `page` row by row, as its layouts stand now."""
    before = None
    for widget in _as_read(page):
        if before is not None:
            QWidget.setTabOrder(before, widget)
        before = widget


def _as_read(widget: QWidget) -> Iterator[QWidget]:
    if widget.isHidden():
        return  # with all that is in it: once it is shown, the next Tab finds its place
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    is_whole = isinstance(widget, QAbstractScrollArea) and not isinstance(widget, QScrollArea)
    if not is_whole and not isinstance(widget, _WHOLE):
        for part in _parts(widget):
            yield from _as_read(part)


def _parts(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, Ordered):
        parts = widget.in_order()
    elif isinstance(widget, QScrollArea):
        shown = widget.widget()
        parts = [] if shown is None else [shown]
    elif isinstance(widget, QStackedWidget):
        shown = widget.currentWidget()
        parts = [] if shown is None else [shown]
    elif isinstance(widget, QSplitter):
        within = (widget.widget(place) for place in range(widget.count()))
        parts = [each for each in within if each is not None]
    else:
        own = [each for each in widget.children() if isinstance(each, QWidget)]
        layout = widget.layout()
        parts = [] if layout is None else list(_laid_out(layout, own))
        placed = set(parts)
        parts += [each for each in own if each not in placed and not each.isWindow()]
    yield from parts


def _laid_out(layout: QLayout, own: Sequence[QWidget]) -> Iterator[QWidget]:
    """Those of `own` that `layout` and what stands in it place, in their order.

    Each is asked for its place, instead of each place for what is there: what `itemAt` hands out
    for a layout or a gap has two owners, and ended the process now and then.
    """
    parts: list[QWidget | QLayout] = [each for each in own if layout.indexOf(each) >= 0]
    parts += [each for each in layout.children() if isinstance(each, QLayout)]
    for part in sorted(parts, key=partial(_place, layout)):
        if isinstance(part, QLayout):
            yield from _laid_out(part, own)
        else:
            yield part


def _place(layout: QLayout, part: QWidget | QLayout) -> tuple[int, ...]:
    place = layout.indexOf(part)
    if isinstance(layout, QGridLayout):
        # Untyped in Qt's own stubs: four numbers, of which the last two say how far it reaches.
        return tuple(layout.getItemPosition(place))  # type: ignore[arg-type]
    return (place,)
