"""`docs/tasks.md`: what people want, what it takes them, and where, in both languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop_app.ui import words
from desktop_app.ui.actions.names import page_name
from desktop_app.ui.language import Language
from tests.tasks.all import TASKS
from tests.tasks.newcomer import Count
from tests.tasks.steps import Task

PAGE = Path(__file__).parents[2] / "docs" / "tasks.md"
LANGUAGES = ("en", "fr")
_FIRST = ("the first window", "la première fenêtre")
_HEAD = """# What it takes · Ce qu’il faut

What people want of Countersign, and how many clicks and keys it takes somebody who sees the windows
for the first time. `make tasks` does each at the real windows, in English and in French, and writes
this page: a control is found by what stands on it, used only where it can be seen, and what the
window says afterwards is compared with the record. Counted is from wherever the window opened, with
every step to the page; letters of prose are not counted, choosing in a list is two clicks, and the
system's own window for files is one key. Tests do some of them with each run.

| Who · Qui | What they want | Ce qu’ils veulent | Clicks · Clics | Keys · Touches | Where · Où |
|---|---|---|---:|---:|---|
"""


def written(counts: Mapping[str, Count], app: QApplication) -> str:
    """The page for what each task took, by its name."""
    said = {language: _names(language, app) for language in LANGUAGES}
    Language.choose(app, "en")
    lines = [_line(task, counts[task.name], said) for task in TASKS]
    clicks = sum(counts[task.name].clicks for task in TASKS)
    keys = sum(counts[task.name].keys for task in TASKS)
    foot = f"\n{len(TASKS)} tasks: {clicks} clicks and {keys} keys, {(clicks + keys) / len(TASKS):.1f} each.\n"
    return _HEAD + "".join(lines) + foot


def kept() -> dict[str, tuple[int, int]]:
    """Clicks and keys of each task as the page tells them, by what is wanted."""
    rows = re.findall(
        r"^\| [^|]+ \| ([^|]+) \| [^|]+ \| (\d+) \| (\d+) \| [^|]+ \|$",
        PAGE.read_text("utf-8"),
        re.MULTILINE,
    )
    return {wish: (int(clicks), int(keys)) for wish, clicks, keys in rows}


def _line(task: Task, count: Count, said: Mapping[str, Mapping[str, tuple[str, str]]]) -> str:
    who, where = zip(*(said[language][task.name] for language in LANGUAGES), strict=True)
    cells = (_both(who), *task.wish, str(count.clicks), str(count.keys), _both(where))
    return f"| {' | '.join(cells)} |\n"


def _both(names: tuple[str, ...]) -> str:
    return " · ".join(dict.fromkeys(names))


def _names(language: str, app: QApplication) -> dict[str, tuple[str, str]]:
    Language.choose(app, language)
    first = _FIRST[LANGUAGES.index(language)]
    return {
        task.name: (words.role_name(task.role), page_name(task.page) if task.page else first)
        for task in TASKS
    }
