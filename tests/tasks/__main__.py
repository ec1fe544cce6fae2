"""Does all tasks: `python -m tests.tasks [--language en|fr] [--out DIR] [TASK …]`.

Writes a picture of each task's end, a table and a JSON file into DIR, beside what earlier runs left
there; once all are done in both languages also `docs/tasks.md`. Ends with 1 when a task cannot be
done, or takes other clicks and keys in the other language.
"""

from __future__ import annotations

import argparse
import functools
import gc
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app import bootstrap
from desktop_app.ui.app import application
from desktop_app.ui.hand import NotSeenError
from tests.tasks import office, page
from tests.tasks.all import TASKS
from tests.tasks.newcomer import Count, LostError
from tests.tasks.run import Done, do
from tests.tasks.steps import Task

#: What was counted, by the task's name and the language.
Facts = dict[tuple[str, str], dict[str, int]]


def main(arguments: Sequence[str]) -> int:
    """Return 0, or 1 when a task could not be done."""
    asked = _asked(arguments)
    languages = [asked.language] if asked.language else list(page.LANGUAGES)
    tasks = [task for task in TASKS if not asked.task or task.name in asked.task]
    asked.out.mkdir(parents=True, exist_ok=True)
    app = application(["countersign"])
    gc.disable()  # `do` collects: whatever Qt holds is taken apart in this thread
    done: list[Done] = []
    lost: list[str] = []
    with (
        tempfile.TemporaryDirectory(prefix="countersign-tasks-") as folder,
        pytest.MonkeyPatch.context() as patch,
        office.prepared(patch),
    ):
        patch.setattr(bootstrap, "rulebook", functools.cache(bootstrap.rulebook))
        office.staff(patch)
        for language in languages:
            _all(tasks, language, Path(folder), asked.out, app, done, lost)
    facts = _written(done, asked.out)
    lost += [f"{task.name} (differs)" for task in tasks if len(_deeds(task, facts)) > 1]
    if not lost and len(facts) == len(TASKS) * len(page.LANGUAGES):
        counts = {name: Count(**count) for (name, _), count in facts.items()}
        page.PAGE.write_text(page.written(counts, app), encoding="utf-8")
    _say(f"{len(done)} done, {len(lost)} not: {', '.join(lost)}")
    return 1 if lost else 0


def _all(
    tasks: Sequence[Task],
    language: str,
    folder: Path,
    out: Path,
    app: QApplication,
    done: list[Done],
    lost: list[str],
) -> None:
    founded = folder / f"founded-{language}"
    office.found(founded, language)
    for task in tasks:
        name = f"{task.name}-{language}"
        try:
            one = do(task, language, founded, folder / name, app, out / f"{name}.png")
        except (LostError, NotSeenError, AssertionError) as error:
            lost.append(name)
            _say(f"{name}: {error}")
            continue
        done.append(one)
        _say(f"{name}: {one.count.clicks} clicks, {one.count.keys} keys")


def _written(done: Sequence[Done], out: Path) -> Facts:
    """What was counted, by task and language, now and before."""
    path = out / "tasks.json"
    kept = json.loads(path.read_text("utf-8")) if path.exists() else []
    facts: Facts = {(one.pop("task"), one.pop("language")): one for one in kept}
    facts |= {(one.task.name, one.language): asdict(one.count) for one in done}
    facts = {key: facts[key] for task in TASKS for key in _keys(task) if key in facts}
    every = [
        {"task": name, "language": language} | count for (name, language), count in facts.items()
    ]
    path.write_text(json.dumps(every, indent=1) + "\n", encoding="utf-8")
    names = ("task", "language", "clicks", "keys", "typed", "scrolls")
    rows = [names, ("---",) * len(names), *([one[name] for name in names] for one in every)]
    lines = (f"| {' | '.join(map(str, row))} |\n" for row in rows)
    (out / "tasks.md").write_text("".join(lines), encoding="utf-8")
    return facts


def _keys(task: Task) -> list[tuple[str, str]]:
    return [(task.name, language) for language in page.LANGUAGES]


def _deeds(task: Task, facts: Facts) -> set[tuple[int, int]]:
    return {(facts[key]["clicks"], facts[key]["keys"]) for key in _keys(task) if key in facts}


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.tasks", description=__doc__)
    parser.add_argument("--language", choices=page.LANGUAGES)
    parser.add_argument("--out", type=Path, default=Path("build/tasks"))
    parser.add_argument("task", nargs="*")
    return parser.parse_args(arguments)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
    sys.exit(main(sys.argv[1:]))
