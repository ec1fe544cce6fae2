import logging
import subprocess
import sys
from types import SimpleNamespace

from PySide6.QtWidgets import QMessageBox

from desktop_app.domain.errors import Damaged, Unavailable
from desktop_app.ui import app as application
from desktop_app.ui.app import _Excepthook

SLOW = (
    "sqlalchemy",
    "psycopg",
    "tweepy",
    "keyring",
    "language_tool_python",
    "cryptography",
    "alembic",
    "asyncio",
    "email",
    "http",
    "jeepney",
    "multiprocessing",
    "requests",
    "ssl",
)
FIRST_PAINT = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from desktop_app import bootstrap
from desktop_app.ui import app as application

opening = bootstrap.practice(Path(sys.argv[1]), "en")
app = application.application(sys.argv)
window = application.build(opening, app)
loaded = []
window.session.start = lambda: None
window.painted.disconnect()
window.painted.connect(lambda: (loaded.extend(sys.modules), app.quit()))
QTimer.singleShot(30_000, app.quit)
window.show()
app.exec()
application.shut(window)
print(*sorted({name.split(".")[0] for name in loaded}))
"""


def test_nothing_slow_is_imported_before_the_first_paint(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    loaded = set(done.stdout.split())
    assert "PySide6" in loaded
    assert loaded.isdisjoint(SLOW)


def test_an_error_that_nobody_caught_is_logged_and_told(unloaded, caplog):
    hook = _Excepthook(SimpleNamespace(shown=unloaded))
    with caplog.at_level(logging.CRITICAL):
        hook(Damaged, Damaged("ledger.damaged", action="7"), None)
        hook(ZeroDivisionError, ZeroDivisionError(), None)
    assert unloaded.messages.shown.kind == "ledger.damaged"
    unloaded.messages.dismiss()
    assert unloaded.messages.shown.kind == "unexpected"
    assert len(caplog.records) == 2


def test_what_cannot_even_be_opened_is_told_in_a_window(qapp, monkeypatch):
    told = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    code = application.refuse(Unavailable("desk.unwritable", path="/nowhere"), ["countersign"])
    assert code == 1
    assert "/nowhere" in told[0]


def test_a_window_can_be_closed_before_anything_was_loaded(unloaded):
    unloaded.show()
    unloaded.close()
    assert not unloaded.isVisible()
