"""Some of the tasks with each run, in turn in each language; `make tasks` does all of them."""

import os
import random

import pytest

from tests.tasks import page
from tests.tasks.all import ROLES, TASKS
from tests.tasks.newcomer import Count
from tests.tasks.run import do

#: COUNTERSIGN_TASKS gives another one: other tasks, or the same in the other language.
SEED = int(os.environ.get("COUNTERSIGN_TASKS", "11"))


def handful():
    """One task of each role, in one language and the other in turn."""
    chance = random.Random(SEED)
    for place, role in enumerate(ROLES):
        task = chance.choice([each for each in TASKS if each.role is role])
        yield task, page.LANGUAGES[(place + SEED) % 2]


@pytest.mark.parametrize(
    ("task", "language"), list(handful()), ids=lambda one: getattr(one, "name", one)
)
def test_somebody_new_does_what_they_want(task, language, founded, tmp_path, qapp):
    done = do(task, language, founded(language), tmp_path / "desk", qapp)
    assert page.kept()[task.wish[0]] == (done.count.clicks, done.count.keys)


def test_the_page_tells_of_every_task_once(qapp):
    told = page.kept()
    assert list(told) == [task.wish[0] for task in TASKS]
    counts = {task.name: Count(*told[task.wish[0]]) for task in TASKS}
    assert page.written(counts, qapp) == page.PAGE.read_text("utf-8")


def test_there_are_forty_for_five_roles_and_none_takes_long():
    assert len(TASKS) >= 40
    assert {task.role for task in TASKS} == set(ROLES)
    assert len({task.name for task in TASKS}) == len(TASKS)
    founding = {"new-company"}
    assert [task.name for task in TASKS if task.most > 10 and task.name not in founding] == []
