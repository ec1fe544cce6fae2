"""How large everything is: 80 to 200 % of our own sizes, changed at once in every window.

Fonts follow by themselves, also those that a widget made larger or smaller. Sizes in pixels follow
where they were set with `fix_size`, `least_size`, `row_height`, `spread` or read with `scaled`.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractButton, QApplication, QLayout, QTableView, QWidget

STEPS = (80, 90, 100, 110, 125, 150, 175, 200)
USUAL = 100
_ZOOM = "zoom in percent"
#: What widgets keep of themselves at 100 %.
_POINTS, _FIXED, _LEAST, _ROWS, _ICON = (
    "own points",
    "fixed size",
    "least size",
    "rows",
    "icon side",
)
_AROUND = "margins and spacing"
_POINTS_ARE_SET = 2  #: QFont's own mark of a size that was chosen, not inherited
_SAME = 0.05  #: points


def zoom() -> int:
    """The zoom in force, in percent."""
    app = QApplication.instance()
    kept = None if app is None else app.property(_ZOOM)
    return kept if isinstance(kept, int) else USUAL


def scaled(pixels: float) -> int:
    """How many pixels `pixels` are at the zoom in force."""
    return round(pixels * zoom() / 100)


def nearest(percent: int) -> int:
    """The step that is nearest to `percent`."""
    return min(STEPS, key=lambda step: abs(step - percent))


def fix_size(widget: QWidget, *, width: int = 0, height: int = 0) -> None:
    """Fix width and height (0: free) in pixels at 100 %."""
    widget.setProperty(_FIXED, QSize(width, height))
    _resize(widget)


def least_size(widget: QWidget, *, width: int = 0, height: int = 0) -> None:
    """Let the widget never be smaller (0: as it needs) than so many pixels at 100 %."""
    widget.setProperty(_LEAST, QSize(width, height))
    _resize(widget)


def row_height(view: QTableView, height: int) -> None:
    """Give every row of the table `height` pixels at 100 %."""
    view.setProperty(_ROWS, height)
    _resize(view)


def icon_size(button: QAbstractButton, side: int) -> None:
    """Give the button's icon a side of `side` pixels at 100 %."""
    button.setProperty(_ICON, side)
    _resize(button)


def spread(layout: QLayout, margins: tuple[int, int, int, int], spacing: int) -> None:
    """Give the layout margins and spacing in pixels at 100 %; it follows the zoom."""
    layout.setProperty(_AROUND, [*margins, spacing])
    _respread(layout)


def set_zoom(app: QApplication, percent: int, font: QFont, dress: Callable[[], None]) -> None:
    """Show everything at `percent` of `font`, the font at 100 %; `dress` puts on the style sheet."""
    before = zoom()
    own = [(widget, _own_points(widget, before)) for widget in app.allWidgets()]
    app.setProperty(_ZOOM, percent)
    larger = QFont(font)
    larger.setPointSizeF(font.pointSizeF() * percent / 100)
    app.setFont(larger)
    # Before the widgets' own fonts: a sheet that is put on brings back those that it found first.
    dress()
    for widget, points in own:
        if points is not None:
            _set_points(widget, points)
        _resize(widget)
    for widget in app.topLevelWidgets():
        for layout in widget.findChildren(QLayout):
            _respread(layout)


def _own_points(widget: QWidget, percent: int) -> float | None:
    """The size at 100 % of a font that the widget chose itself; None when it inherits."""
    font = widget.font()
    if not font.resolveMask() & _POINTS_ARE_SET or font.pointSizeF() <= 0:
        return None
    kept = widget.property(_POINTS)
    if isinstance(kept, float) and abs(kept * percent / 100 - font.pointSizeF()) < _SAME:
        return kept
    return font.pointSizeF() * 100 / percent


def _set_points(widget: QWidget, points: float) -> None:
    font = widget.font()
    font.setPointSizeF(points * zoom() / 100)
    widget.setFont(font)
    widget.setProperty(_POINTS, points)


def _respread(layout: QLayout) -> None:
    kept = layout.property(_AROUND)
    if isinstance(kept, list):
        left, top, right, bottom, between = map(scaled, kept)
        layout.setContentsMargins(left, top, right, bottom)
        layout.setSpacing(between)


def _resize(widget: QWidget) -> None:
    fixed, least = widget.property(_FIXED), widget.property(_LEAST)
    if isinstance(fixed, QSize):
        if fixed.width():
            widget.setFixedWidth(scaled(fixed.width()))
        if fixed.height():
            widget.setFixedHeight(scaled(fixed.height()))
    if isinstance(least, QSize):
        if least.width():
            widget.setMinimumWidth(scaled(least.width()))
        if least.height():
            widget.setMinimumHeight(scaled(least.height()))
    rows, side = widget.property(_ROWS), widget.property(_ICON)
    if isinstance(rows, int) and isinstance(widget, QTableView):
        widget.verticalHeader().setDefaultSectionSize(scaled(rows))
    if isinstance(side, int) and isinstance(widget, QAbstractButton):
        widget.setIconSize(QSize(scaled(side), scaled(side)))
