"""All tasks, by role, in the order of the page."""

from __future__ import annotations

from desktop_app.domain.account import Role
from tests.tasks import administrator, auditor, counsel, director, executive
from tests.tasks.steps import Task

ROLES = (Role.EXECUTIVE, Role.COMMUNICATIONS, Role.LEGAL, Role.ADMINISTRATOR, Role.AUDITOR)
_OF_ROLES = (executive, director, counsel, administrator, auditor)
TASKS: tuple[Task, ...] = tuple(
    sorted(
        (task for each in _OF_ROLES for task in each.TASKS), key=lambda task: ROLES.index(task.role)
    )
)
