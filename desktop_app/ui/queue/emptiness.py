"""What an empty list says, and what comes next."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop_app.services.listing import Box


def said(box: Box, others: str, *, is_searched: bool) -> tuple[str, str]:
    """Title and next step. `others` says how many posts wait for somebody else; empty for none."""
    if is_searched:
        return (
            QCoreApplication.translate("queue", "Nothing like this is here"),
            QCoreApplication.translate("queue", "Take a chip away, or look under All."),
        )
    titles = {
        Box.MINE_TO_DO: QCoreApplication.translate("queue", "Nothing is waiting for you"),
        Box.OTHERS: QCoreApplication.translate("queue", "Nobody else has anything to decide"),
        Box.SCHEDULED: QCoreApplication.translate("queue", "Nothing is scheduled"),
        Box.MISSED: QCoreApplication.translate("queue", "No post was missed"),
        Box.WRITTEN: QCoreApplication.translate("queue", "You have no post on its way"),
    }
    title = titles.get(box, QCoreApplication.translate("queue", "There is no post yet"))
    return title, _next_step(box, others)


def _next_step(box: Box, others: str) -> str:
    if box is Box.MINE_TO_DO and others:
        return others
    steps = {
        Box.SCHEDULED: QCoreApplication.translate(
            "queue", "An approved post waits here for its time. Choose it under Compose."
        ),
        Box.MISSED: QCoreApplication.translate(
            "queue", "A post whose time passed before it could leave would be here."
        ),
        Box.WRITTEN: QCoreApplication.translate(
            "queue", "Write one under Compose: it comes here when you send it for review."
        ),
    }
    return steps.get(
        box,
        QCoreApplication.translate(
            "queue", "A post comes here when its author sends it for review."
        ),
    )
