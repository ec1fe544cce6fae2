"""A draft survives `kill -9` with at most a second of typing lost, on the real desk."""

import subprocess
import sys
from pathlib import Path

from desktop_app.adapters.desk import open_desk
from desktop_app.ui.compose.drafts import BEHIND, NOBODY

ROOT = Path(__file__).parents[3]
WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from PySide6.QtWidgets import QApplication
from desktop_app.adapters.desk import open_desk
from desktop_app.domain.account import Realm
from desktop_app.services.parts import Opening
from desktop_app.ui.background import Background
from desktop_app.ui.compose.page import ComposePage
from desktop_app.ui.session import Session

class Clock:
    def now(self):
        return datetime.now(UTC)

application = QApplication([])
desk = open_desk(Path(sys.argv[1]))
opening = Opening(realm=Realm.PRACTICE, clock=Clock(), desk=desk, load=None, close=None)
session = Session(opening, Background())
page = ComposePage(session)
page.show()
page.drafts.saved.connect(lambda draft: print("kept", flush=True))
page.editor.insertPlainText("Not to be lost")
print("typed", flush=True)
application.exec()
"""


def test_what_was_typed_a_second_ago_survives_a_kill(tmp_path):
    assert BEHIND < 1_000  # a slow machine takes longer to come to it
    path = tmp_path / "desk.sqlite"
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with writer:
        try:
            assert writer.stdout.readline() == "typed\n"
            assert writer.stdout.readline() == "kept\n"
        finally:
            writer.kill()
    desk = open_desk(path)
    try:
        assert [draft.text for draft in desk.drafts(NOBODY)] == ["Not to be lost"]
    finally:
        desk.close()
