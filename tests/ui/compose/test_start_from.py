from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.errors import Unavailable
from desktop_app.services import templates
from desktop_app.services.templates import Template
from tests.fakes import NOW

OUTAGE = Template(
    proposal="a1",
    name="Outage",
    language="en",
    text="[Service] is down. We are on it.",
    is_holding=True,
    proposed_by="paul",
    proposed_at=NOW,
    id="a2",
    adopted_by="ines",
    adopted_at=NOW,
    is_stale=True,
)
WAITING = Template(
    proposal="a3",
    name="Not yet",
    language="fr",
    text="…",
    is_holding=False,
    proposed_by="paul",
    proposed_at=NOW,
)


@pytest.fixture
def picker(qtbot, loaded, monkeypatch):
    found = [OUTAGE, WAITING]
    monkeypatch.setattr(templates, "templates", lambda _parts, _account: tuple(found))
    loaded.beginning.start_from.found = found
    yield loaded.beginning.start_from
    loaded.beginning.start_from.close()


def test_only_what_was_adopted_is_offered_with_who_adopted_it_when(qtbot, loaded, picker):
    loaded.header.start_from.click()
    qtbot.waitUntil(lambda: picker.rows.count() == 1)
    spoken = picker.rows.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Outage, Holding statement · EN · adopted by Inès Kaci, ")
    assert spoken.endswith("Adopted long ago: make sure that it still holds.")
    assert picker.told.startswith("1 place")


def test_a_draft_begins_from_it_and_waits_for_what_is_to_be_filled_in(qtbot, loaded, picker, desk):
    loaded.header.start_from.click()
    qtbot.waitUntil(lambda: picker.rows.count() == 1)
    QTest.keyClick(picker.rows, Qt.Key.Key_Return)
    assert not picker.isVisible()
    draft = loaded.drafts.working
    assert (draft.text, draft.language, draft.template) == (OUTAGE.text, "en", "a2")
    assert desk.kept[draft.id].template == "a2"
    qtbot.waitUntil(lambda: loaded.is_checked)
    assert "obstacle.placeholder" in [one.kind for one in loaded._outcome.obstacles]


def test_an_account_without_templates_says_so(qtbot, loaded, picker):
    picker.found.clear()
    loaded.header.start_from.click()
    qtbot.waitUntil(lambda: picker.told.startswith("No template"))
    assert not picker.begin.isEnabled()


def refusing(monkeypatch, error):
    def refuse(_parts, _account):
        raise error

    monkeypatch.setattr(templates, "templates", refuse)


def test_what_could_not_be_read_is_said_with_what_to_do(qtbot, loaded, picker, monkeypatch):
    known = templates.templates
    refusing(monkeypatch, Unavailable("ledger.busy"))
    loaded.header.start_from.click()
    qtbot.waitUntil(lambda: picker.told.startswith("The templates could not be read. "))
    assert "Wait a moment and try again." in picker.told
    assert not picker.begin.isEnabled()
    QApplication.sendEvent(picker, QEvent(QEvent.Type.LanguageChange))
    assert picker.told.startswith("The templates could not be read. ")
    monkeypatch.setattr(templates, "templates", known)
    picker.again.click()
    qtbot.waitUntil(lambda: picker.rows.count() == 1)
    assert picker.begin.isEnabled()
    assert not picker.again.isVisible()


@pytest.mark.unexpected
def test_a_fault_of_the_program_is_told_by_the_window_too(qtbot, loaded, picker, monkeypatch):
    refusing(monkeypatch, ValueError("torn"))
    with qtbot.waitSignal(loaded._session.failed) as told:
        loaded.header.start_from.click()
    assert isinstance(told.args[0], ValueError)
    assert picker.told.endswith("Try again, or begin with an empty draft.")
    assert picker.again.isVisible()


def test_while_it_reads_another_language_claims_nothing(qtbot, loaded, picker, monkeypatch):
    monkeypatch.setattr(loaded._session, "do", lambda *_, **__: None)
    loaded.header.start_from.click()
    QApplication.sendEvent(picker, QEvent(QEvent.Type.LanguageChange))
    assert picker.told == "Reading the templates…"


def test_f8_goes_from_one_place_to_fill_in_to_the_next(qtbot, loaded, picker):
    text = "[Service] is down since [time]. We are on it."
    picker.chosen.emit(replace(OUTAGE, text=text), loaded.drafts.working.account, "")

    def chosen():
        return loaded.editor.textCursor().selectedText()

    assert chosen() == "[Service]"
    loaded.beside.visit_next()
    assert chosen() == "[time]"
    loaded.beside.visit_next()
    assert chosen() == "[Service]"
    loaded.beside.visit_previous()
    assert chosen() == "[time]"
    loaded.editor.insertPlainText("noon")
    assert loaded.drafts.working.text == "[Service] is down since noon. We are on it."
    loaded.editor.setPlainText("We are on it, [all of us].")
    loaded._apply(lambda draft: replace(draft, template=None))
    loaded.beside.visit_next()
    assert chosen() == ""
