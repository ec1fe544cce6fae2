import pytest
from PySide6.QtWidgets import QLabel

from desktop_app.domain.payload import Part
from desktop_app.services import similar
from desktop_app.services.similar import Earlier, Likeness
from desktop_app.ui.compose.readiness import Readiness
from desktop_app.ui.widgets import Button
from tests.fakes import NOW


def before(text, **fields):
    said = {"number": 0, "at": NOW, "by": "claire", "is_public": True, **fields}
    return Earlier(post="p7", part=Part(text=text), **said)


@pytest.fixture
def record(monkeypatch):
    """What the record has of the account; counts how often it was read."""
    known = []
    known_reads = []

    def read(_work, account, but=None):
        known_reads.append((account, but))
        return tuple(known)

    monkeypatch.setattr(similar, "earlier", read)
    return known, known_reads


def shown(page):
    return [one.likeness for one in page.earlier.shown]


def words(page):
    return [label.text() for label in page.earlier.findChildren(QLabel)]


def test_the_contrary_is_shown_side_by_side_and_opens_the_earlier_post(qtbot, loaded, record):
    record[0].append(before("We have 400,000 customers."))
    loaded.editor.insertPlainText("Today we have 500,000 customers.")
    qtbot.waitUntil(lambda: shown(loaded) == [Likeness.CONTRARY])
    assert {"Then", "400,000", "Now", "500,000"} <= set(words(loaded))
    assert any(said.startswith("You said something else") for said in words(loaded))
    with qtbot.waitSignal(loaded.post_wanted) as asked:
        loaded.earlier.findChild(Button).click()
    assert asked.args == ["p7"]
    assert loaded._readiness() is Readiness.READY


def test_the_same_post_is_an_obstacle_and_the_record_is_read_once(qtbot, loaded, record):
    known, reads = record
    known.append(before("Merci à tous pour cette belle journée.", by="paul", is_public=False))
    loaded.editor.insertPlainText("Merci à tous pour cette belle journée.")
    qtbot.waitUntil(lambda: loaded._readiness() is Readiness.OBSTACLE)
    assert [one.kind for one in loaded._outcome.obstacles] == ["obstacle.on_its_way"]
    assert any("not on X yet" in said for said in words(loaded))
    loaded.editor.insertPlainText(" Et à demain.")
    qtbot.waitUntil(lambda: loaded._readiness() is Readiness.READY)
    qtbot.waitUntil(lambda: Likeness.SAME not in shown(loaded))
    assert reads == [("acme", None)]


def test_nothing_is_said_where_nothing_was_said_before(qtbot, loaded, record):
    loaded.editor.insertPlainText("Something new.")
    qtbot.waitUntil(lambda: loaded.is_checked and record[1] != [])
    qtbot.waitUntil(lambda: not loaded._session.background.busy)
    assert loaded.earlier.isHidden()
