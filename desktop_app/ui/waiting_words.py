"""What waits on this computer to be sent to the team's record, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.action import ActionKind
from desktop_app.ui.line import Kept

# The shape that says it without words.
ICON = "tosend"


def in_a_row(kept: Kept) -> str:
    """In a list, beside the post: ``your approval waits to be sent``."""
    said = {
        ActionKind.APPROVE: QCoreApplication.translate(
            "waiting_words", "your approval waits to be sent"
        ),
        ActionKind.REQUEST_CHANGES: QCoreApplication.translate(
            "waiting_words", "your request for changes waits to be sent"
        ),
        ActionKind.VETO: QCoreApplication.translate("waiting_words", "your veto waits to be sent"),
        ActionKind.SUBMIT: QCoreApplication.translate(
            "waiting_words", "your new version waits to be sent"
        ),
        ActionKind.COMMENT: QCoreApplication.translate(
            "waiting_words", "your remark waits to be sent"
        ),
    }
    other = QCoreApplication.translate("waiting_words", "something of yours waits to be sent")
    return said.get(kept.entry.main.kind, other)


def in_review(kept: Kept) -> str:
    """Under the post, as sentences: what waits, and that nobody sees it before it is sent."""
    said = {
        ActionKind.APPROVE: QCoreApplication.translate(
            "waiting_words", "Your approval of version {number} waits to be sent."
        ),
        ActionKind.REQUEST_CHANGES: QCoreApplication.translate(
            "waiting_words", "Your request for changes to version {number} waits to be sent."
        ),
        ActionKind.VETO: QCoreApplication.translate(
            "waiting_words", "Your veto of version {number} waits to be sent."
        ),
        ActionKind.SUBMIT: QCoreApplication.translate(
            "waiting_words", "Your version {number} waits to be sent."
        ),
        ActionKind.COMMENT: QCoreApplication.translate(
            "waiting_words", "Your remark about version {number} waits to be sent."
        ),
        ActionKind.RESOLVE: QCoreApplication.translate(
            "waiting_words", "A remark about version {number} that you settled waits to be sent."
        ),
    }
    other = QCoreApplication.translate(
        "waiting_words", "Something of yours about version {number} waits to be sent."
    )
    main = kept.entry.main
    what = said.get(main.kind, other).format(number=main.revision)
    unseen = QCoreApplication.translate("waiting_words", "Until then nobody else sees it.")
    return f"{what} {unseen}"
