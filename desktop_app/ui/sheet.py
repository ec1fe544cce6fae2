"""The style sheet: how the things that are typed into, clicked and scrolled look.

Only widgets that ask for it by the property `kind`, and kinds that are described whole: boxes of
choices, numbers and times (Qt gives their text no room at the left, so it stands in the middle),
menus, scroll bars. Every colour is a role of the palette: dark is the
edge of what can be used, mid that of what only stands there, midlight the ground under the mouse.
"""

from __future__ import annotations

import re

from desktop_app.services.resources import resource
from desktop_app.ui.zoom import scaled

_SIZES = re.compile(r"(padding|margin[a-z-]*|(?:min-)?(?:width|height)|border-radius)(:[^;]*;)")


def sheet(*, dark: bool) -> str:
    """The sheet for a dark or a light palette. Raises Unavailable when its arrows are not there."""
    scheme = "dark" if dark else "light"
    filled = SHEET
    for name in ("down", "up", "check"):
        path = resource("sheet", f"{name}-{scheme}.svg").as_posix()
        filled = filled.replace(f"url({name})", f'url("{path}")')
    return re.sub(r"[^{}]*{[^}]*}", _zoomed, filled)


def _zoomed(found: re.Match[str]) -> str:
    """A block with its sizes as they are at the zoom in force. Edges stay as thin as they are."""
    if 'kind="segment"' in found[0]:
        return found[0]  # choices share one line: their words need the room
    edge = 1 if "border: 2px" in found[0] else 0  # it takes one more pixel of the padding

    def sizes(rule: re.Match[str]) -> str:
        more = edge if rule[1] == "padding" else 0
        return rule[1] + re.sub(
            r"(\d+)px", lambda size: f"{scaled(int(size[1]) + more) - more}px", rule[2]
        )

    return _SIZES.sub(sizes, found[0])


SHEET = """
QPushButton[kind] { border: 1px solid palette(dark); border-radius: 6px; padding: 6px 14px;
  background: palette(button); color: palette(button-text); }
QPushButton[kind]:hover { background: palette(midlight); }
QPushButton[kind]:focus { border: 2px solid palette(highlight); padding: 5px 13px; }
QPushButton[kind]:disabled { background: palette(window); color: palette(placeholder-text);
  border-color: palette(mid); }
QPushButton[kind="primary"] { background: palette(highlight); color: palette(highlighted-text);
  border-color: palette(highlight); font-weight: 600; padding: 6px 18px; }
QPushButton[kind="primary"]:focus { border: 2px solid palette(text); padding: 5px 17px; }
QPushButton[kind="primary"]:disabled { background: palette(midlight);
  color: palette(placeholder-text); border-color: palette(mid); }
QPushButton[kind="danger"] { color: palette(bright-text); border-color: palette(bright-text); }
QPushButton[kind="danger"]:disabled { color: palette(placeholder-text);
  border-color: palette(mid); }
QPushButton[kind="flat"] { border-color: transparent; background: transparent;
  color: palette(link); padding: 4px 8px; }
QPushButton[kind="flat"]:hover { background: palette(midlight); }
QPushButton[kind="flat"]:focus { border: 2px solid palette(highlight); padding: 3px 7px; }
QPushButton[kind="flat"]:disabled { color: palette(placeholder-text); background: transparent;
  border-color: transparent; }
QPushButton[kind="rail"] { border: 2px solid transparent; border-radius: 7px; padding: 7px 10px;
  background: transparent; color: palette(text); text-align: left; }
QPushButton[kind="rail"]:hover { background: palette(midlight); }
QPushButton[kind="rail"]:checked { background: palette(highlight);
  color: palette(highlighted-text); font-weight: 600; }
QPushButton[kind="rail"]:focus { border: 2px solid palette(text); padding: 7px 10px; }
QPushButton[kind="rail"]:disabled, QPushButton[kind="segment"]:disabled {
  background: transparent; border-color: transparent; }
QPushButton[kind="segment"] { border: 2px solid transparent; border-radius: 6px;
  padding: 5px 12px; background: transparent; color: palette(placeholder-text); }
QPushButton[kind="segment"]:hover { background: transparent; color: palette(text); }
QPushButton[kind="segment"]:checked { background: palette(base); color: palette(text);
  border: 1px solid palette(dark); padding: 6px 13px; }
QPushButton[kind="segment"]:focus { border: 2px solid palette(highlight); padding: 5px 12px; }
QLineEdit[kind], QPlainTextEdit[kind], QTextEdit[kind] { border: 1px solid palette(dark);
  border-radius: 8px; background: palette(base); color: palette(text); padding: 6px;
  selection-background-color: palette(highlight);
  selection-color: palette(highlighted-text); }
QLineEdit[kind]:focus, QPlainTextEdit[kind]:focus, QTextEdit[kind]:focus {
  border: 2px solid palette(highlight); padding: 5px; }
QLineEdit[kind]:disabled, QPlainTextEdit[kind]:disabled, QTextEdit[kind]:disabled {
  background: palette(window); color: palette(placeholder-text); border-color: palette(mid); }
QLineEdit[kind="search"] { border-radius: 6px; padding: 4px 6px; }
QLineEdit[kind="search"]:focus { padding: 3px 5px; }
QComboBox, QAbstractSpinBox { border: 1px solid palette(dark); border-radius: 6px;
  background: palette(button); color: palette(button-text); padding: 4px 6px 4px 8px;
  selection-background-color: palette(highlight);
  selection-color: palette(highlighted-text); }
QComboBox:hover, QAbstractSpinBox:hover { background: palette(midlight); }
QComboBox:focus, QAbstractSpinBox:focus { border: 2px solid palette(highlight);
  padding: 3px 5px 3px 7px; }
QComboBox:disabled, QAbstractSpinBox:disabled { background: palette(window);
  color: palette(placeholder-text); border-color: palette(mid); }
QComboBox::drop-down, QDateTimeEdit::drop-down { subcontrol-origin: border; subcontrol-position: center right;
  width: 24px; border: none; background: transparent; }
QComboBox::down-arrow, QDateTimeEdit::down-arrow { image: url(down); width: 12px; height: 12px; }
QAbstractSpinBox { qproperty-alignment: AlignCenter; }
QComboBoxPrivateContainer { border: 1px solid palette(dark); background: palette(base); }
QComboBox QAbstractItemView { border: none; background: palette(base);
  color: palette(text); padding: 3px; outline: none;
  selection-background-color: palette(highlight);
  selection-color: palette(highlighted-text); }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { subcontrol-origin: border;
  width: 22px; border: none; background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; margin-top: 2px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin-bottom: 2px; }
QAbstractSpinBox::up-arrow { image: url(up); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url(down); width: 10px; height: 10px; }
QMenu { border: 1px solid palette(dark); background: palette(base); color: palette(text);
  padding: 5px; }
QMenu::item { background: palette(base); color: palette(text); border-radius: 5px;
  padding: 6px 28px 6px 24px; }
QMenu::item:selected { background: palette(highlight); color: palette(highlighted-text); }
QMenu::item:disabled { background: palette(base); color: palette(placeholder-text); }
QMenu::separator { height: 1px; background: palette(mid); margin: 5px 8px; }
QMenu::indicator:checked { image: url(check); width: 12px; height: 12px; left: 6px; }
QTableView[kind="list"] { background: transparent; border: none;
  selection-background-color: transparent; }
QTableView[kind="cells"] { border: 1px solid palette(mid); background: palette(base);
  gridline-color: palette(mid); outline: none; }
QTableView[kind="cells"]::item { padding: 2px 6px; }
QTableView[kind="cells"]::item:selected { background: palette(highlight);
  color: palette(highlighted-text); }
QTableView[kind="cells"]::item:focus { border: 2px solid palette(highlight); padding: 0 4px; }
QTableView[kind="cells"]::item:selected:focus { border-color: palette(highlighted-text); }
QTableView[kind="cells"] QHeaderView { background: palette(alternate-base); border: none; }
QTableView[kind="cells"] QHeaderView::section { background: palette(alternate-base);
  color: palette(text); border: none; border-bottom: 1px solid palette(mid); padding: 5px 8px; }
QFrame#rail { background: palette(alternate-base); border: none; }
QFrame#footer { border: none; border-top: 1px solid palette(mid); }
QScrollArea { border: none; background: transparent; }
QWidget#scrolled { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; border: none; }
QScrollBar::handle:vertical { background: palette(dark); border-radius: 3px; min-height: 28px;
  margin: 3px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; border: none; }
QScrollBar::handle:horizontal { background: palette(dark); border-radius: 3px; min-width: 28px;
  margin: 3px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { border: none; border-radius: 3px; background: palette(midlight);
  color: palette(text); text-align: center; }
QProgressBar::chunk { border-radius: 3px; background: palette(highlight); }
QSplitter::handle { background: transparent; }
QToolTip { border: 1px solid palette(dark); padding: 4px; color: palette(text);
  background: palette(base); }
"""
