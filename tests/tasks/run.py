"""Does tasks, one after another, and says what each took."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.tasks.newcomer import Count, Newcomer
from tests.tasks.office import Office
from tests.tasks.steps import Task


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A task that was done, in one language."""

    task: Task
    language: str
    count: Count
    picture: Path | None


def do(
    task: Task,
    language: str,
    founded: Path,
    home: Path,
    app: QApplication,
    picture: Path | None = None,
) -> Done:
    """Do one task on a copy of the desk in `founded`.

    Raises LostError where somebody new would not find on, AssertionError where the store tells
    otherwise than the window, or where it took more than it may.
    """
    office = Office(home, language, app)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTERSIGN_HOME", str(home))
        try:
            somebody = _done(task, office, founded)
            if picture is not None:
                somebody.picture(picture)
            task.check(office)
        finally:
            office.shut()
            gc.collect()  # here, and in no lane of the next desk
    assert somebody.count.deeds <= task.most, f"{task.name} took {somebody.count}"
    return Done(task=task, language=language, count=somebody.count, picture=picture)


def _done(task: Task, office: Office, founded: Path) -> Newcomer:
    task.begin(office, founded)
    if office.windows.main is not None:
        task.before(office)
        office.sit(task.person)
    somebody = Newcomer(office.windows, office.tongue, office.folder)
    for step in task.steps:
        step(somebody)
    return somebody
