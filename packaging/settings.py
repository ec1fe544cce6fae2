"""Writes `docs/settings.md`: what can be set in the window, read off the page of settings itself.

PYTHONPATH=. python packaging/settings.py           write the page
PYTHONPATH=. python packaging/settings.py --check   change nothing; fail when it is not current

A practice desk of its own is opened offscreen; names, choices and what holds before anybody chose
are those of its controls, in both languages.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.ui.language import LANGUAGES, Language

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from desktop_app.ui.main_window import MainWindow

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "settings.md"
_HEAD = """# Settings · Réglages

This page is written by `packaging/settings.py` from the page of settings itself. Everything there
holds on this computer and applies at once. Who must approve, and within which times, is no setting:
two people change [the policy](deciding.md#every-key-of-the-policy). What each company tells the
checks stands under *Rules*.
"""
_TABLE = "| Setting | Réglage | At first · Au départ |\n| --- | --- | --- |"
_ON, _OFF = "yes · oui", "no · non"
_TAIL = """
## Outside the window

| What | Where | Says |
| --- | --- | --- |
| `COUNTERSIGN_HOME` | the environment | where the desk (drafts, journal, preferences) is kept |
| `COUNTERSIGN_LEDGER` | the environment | the record to open: a file made by `countersign ledger init`, or a team's database ([team](team.md)); without it, what was chosen at the first start |
| `COUNTERSIGN_X_API` | the environment | another host instead of X: practice only, a literal loopback address only |
| `COUNTERSIGN_UPDATES` | the environment | the folder of announcements of new versions, instead of `/etc/countersign/updates` |
| `windows = "notify"` or `"off"` | `/etc/countersign/updates.toml`, the administrator's | whether windows say that a version is announced ([how](install.md)) |
"""
#: What each section is for and where it is kept. Those without controls here are of other places.
_SECTIONS = {
    "Look": "Light or dark, and how large everything is. Kept by this desk.",
    "Language": "The windows' language, at first the computer's; each post has its own. Kept by this desk.",
    "Keyboard": "Whether single letters are [keys](keys.md). Kept by this desk.",
    "While I am away": (
        "Who decides in your name, for which days ([deputies](deciding.md#away)). In the record, "
        "where everybody sees it."
    ),
    "Own words": (
        "Words that are right as they are written: yours are kept by this desk, those for everyone "
        "in the record, by communications or legal."
    ),
    "When I leave this computer": (
        "After how long without a key or the mouse the passphrase is asked for again; not on the "
        "practice desk. Kept by this desk."
    ),
    "Notices": (
        "What is told while the window is closed, and when not. Kept by this desk; the mail "
        "server's password in the system's keychain."
    ),
    "Team": (
        "Who is in the team, and taking people in and out "
        "([how](team.md#people-and-computers-later)). In the record."
    ),
    "This computer": "Which record the program opens here. In `start.json` beside the desks.",
    "Backup and move": "A backup of this desk, and putting one back ([how](backup.md)).",
    "Updates": "Which version runs, and what was announced ([how](install.md)).",
}
#: They hold forms that are filled in each time, and nothing that stays set.
_FORMS = ("While I am away", "Own words")


@dataclass(frozen=True, slots=True)
class Control:
    """One thing that can be set: its name, its choices, and what holds at first."""

    name: str
    choices: tuple[str, ...]
    first: str


def main(arguments: list[str]) -> int:
    """Return 0, or 1 when `--check` finds the page out of date."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_CONFIG_HOME"] = home  # whether it starts by itself is this computer's
        page = _page_of(Path(home))
    if arguments == ["--check"]:
        kept = PAGE.read_text(encoding="utf-8") if PAGE.is_file() else ""
        print("settings: current" if kept == page else "settings: run packaging/settings.py")
        return 0 if kept == page else 1
    PAGE.write_text(page, encoding="utf-8")
    return 0


def _page_of(home: Path) -> str:
    from desktop_app import bootstrap
    from desktop_app.ui import app as windows

    app = windows.application([])
    window = windows.build(bootstrap.practice(home, "en"), app)
    try:
        window.show()
        while not window.session.is_loaded:
            app.processEvents()
        return page(window, app)
    finally:
        windows.shut(window)


def page(window: MainWindow, app: QApplication) -> str:
    """The page, as the settings of `window` (a practice desk's, loaded) say it."""
    from desktop_app.ui.settings.locking import LockingSettings

    window.settings.add_section(
        lambda: window.tr("When I leave this computer"), LockingSettings(window.unattended)
    )
    names = {person.name for person in window.session.charter.people}
    said = []
    Language.choose(app, LANGUAGES[0])
    app.processEvents()  # each control says its name again
    lasting = [title not in _FORMS for title, _ in _cards(window)]
    for language in LANGUAGES:
        Language.choose(app, language)
        app.processEvents()
        said.append(
            [
                (title, tuple(_controls(card, names)) if lasts else ())
                for (title, card), lasts in zip(_cards(window), lasting, strict=True)
            ]
        )
    Language.choose(app, LANGUAGES[0])
    parts = [_HEAD]
    shown = set()
    for (title, controls), (titre, reglages) in zip(*said, strict=True):
        shown.add(title)
        parts.append(f"\n## {title} · {titre}\n\n{_SECTIONS[title]}\n")
        if title not in _FORMS:
            lines = (_line(*each) for each in zip(controls, reglages, strict=True))
            parts.append("\n".join(("", _TABLE, *lines, "")))
    for title, what in _SECTIONS.items():
        if title not in shown:
            parts.append(f"\n## {title} · {_in_french(app, title)}\n\n{what}\n")
    return "".join((*parts, _TAIL))


def _cards(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    from desktop_app.ui.widgets import Card

    for card in window.settings.findChildren(Card):
        if card.accessibleName():
            yield card.accessibleName(), card


def _controls(card: QWidget, names: set[str]) -> Iterator[Control]:
    """What can be set there, each name once: what is asked for each person is one thing."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import (
        QAbstractButton,
        QCheckBox,
        QComboBox,
        QLineEdit,
        QPushButton,
        QSpinBox,
        QTimeEdit,
        QWidget,
    )

    from desktop_app.ui.widgets import Segments

    told = set()
    for widget in card.findChildren(QWidget):
        name = widget.accessibleName()
        for person in names:
            name = name.replace(person, "…")
        if not name or name in told:
            continue
        if isinstance(widget, Segments):
            labels = tuple(each.accessibleName() for each in widget.findChildren(QPushButton))
            found = Control(name, labels, labels[widget.current])
        elif isinstance(widget, QComboBox):
            offered = tuple(widget.itemText(at) for at in range(widget.count()))
            found = Control(name, offered, widget.currentText())
        elif isinstance(widget, QCheckBox):
            found = Control(name, (), _ON if widget.isChecked() else _OFF)
        elif isinstance(widget, (QSpinBox, QTimeEdit)):
            found = Control(name, (), widget.text())
        elif isinstance(widget, QLineEdit):
            # A field that holds something at first holds what is true of this computer.
            found = Control(name, (), "")
        elif isinstance(widget, QAbstractButton) or widget.focusPolicy() is Qt.FocusPolicy.NoFocus:
            continue  # what acts at once, and what is only shown
        else:
            raise SystemExit(f"settings: packaging/settings.py cannot read {name}")
        told.add(name)
        yield found


def _line(english: Control, french: Control) -> str:
    names = (
        f"{each.name} ({', '.join(each.choices)})" if each.choices else each.name
        for each in (english, french)
    )
    first = " · ".join(dict.fromkeys((english.first, french.first)))
    return f"| {' | '.join(names)} | {first} |".replace("  ", " ")


def _in_french(app: QApplication, title: str) -> str:
    from PySide6.QtCore import QCoreApplication

    Language.choose(app, "fr")
    try:
        return QCoreApplication.translate("Windows", title)
    finally:
        Language.choose(app, LANGUAGES[0])


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
