"""The button that saves proof of one post: who approved what was sent, to be checked without us."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog

from desktop_app.domain.action import PostId
from desktop_app.ui.background import Lane, Task
from desktop_app.ui.exporting import Told
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.session import Session
from desktop_app.ui.widgets import Button

if TYPE_CHECKING:
    from desktop_app.services.evidence import Evidence
    from desktop_app.services.parts import Parts


class EvidenceButton(Retranslated, Button):
    """Asks where the proof of the chosen post goes, writes and checks it, and says so in `told`."""

    def __init__(self, session: Session, told: Told) -> None:
        super().__init__(kind="flat")
        self._session, self._told = session, told
        self._post: PostId | None = None
        self.clicked.connect(self._ask)
        self.setEnabled(False)
        self.retranslate()

    def show_post(self, post: PostId | None) -> None:
        """Offer the proof of `post`; None: there is nothing to prove."""
        self._post = post
        self.setEnabled(post is not None)

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.name(self.tr("Evidence…"))
        self.setToolTip(self.tr("A file that proves who approved this post, and what was sent"))

    def save(self, path: Path) -> None:
        """Save the proof of the chosen post; nothing is written over a file."""
        post, parts = self._post, self._session.parts
        if post is None:
            return
        self._told.forget()
        self._session.do(
            Lane.STORE,
            lambda: _write(parts, post, path),
            owner=self,
            then=partial(self._have, path),
            task=Task(name=lambda: self.tr("Writing and checking the evidence…")),
        )

    def _have(self, path: Path, _found: Evidence) -> None:
        self._told.tell(lambda: self.tr("Saved as {name}, checked").format(name=path.name))

    @Slot()
    def _ask(self) -> None:
        post = self._post
        if post is None:
            return
        chosen, _ = QFileDialog.getSaveFileName(
            self.window(),
            self.tr("Save the evidence"),
            str(Path.home() / f"countersign-evidence-{post[:8]}.jsonl"),
            self.tr("Evidence (*.jsonl)"),
            # Nothing is written over a file: asking whether it may would promise something else.
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            self.save(Path(chosen))


def _write(parts: Parts, post: PostId, path: Path) -> Evidence:
    # Imported here: the first paint does not wait for what proves.
    from desktop_app.services import auditing, evidence_bundle

    return auditing.write_evidence(parts, evidence_bundle.chosen_post(parts, post), path)
