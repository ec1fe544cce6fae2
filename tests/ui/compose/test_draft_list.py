from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop_app.services import drafting
from desktop_app.ui.compose.draft_list import KEPT_DAYS
from desktop_app.ui.compose.drafts import Drafts


@pytest.fixture
def opened(loaded, desk, clock):
    """The list over three drafts; returns it and their ids, the newest first."""
    ids = []
    for text in ("We open in Lyon.", "Merci à tous.", "Results on 3 March."):
        draft = drafting.typed(drafting.new_draft(clock, "claire", "acme"), text, "en")
        ids.insert(0, drafting.save(desk, clock, draft).id)
    loaded.header.all_wanted.emit()
    yield loaded.beginning.list, ids
    loaded.beginning.list.close()


def titles(drafts):
    return [drafts.rows.item(n).text() for n in range(drafts.rows.count())]


def test_each_draft_has_a_title_an_account_a_language_and_a_time(opened):
    drafts, _ = opened
    assert titles(drafts) == ["Results on 3 March.", "Merci à tous.", "We open in Lyon."]
    spoken = drafts.rows.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Results on 3 March., @acme · EN · saved ")
    assert drafts.told == "Drafts are private and stay on this computer."


def test_search_finds_words_in_any_order(opened, loaded):
    drafts, _ = opened
    drafts.search.setText("LYON open")
    assert titles(drafts) == ["We open in Lyon."]
    QTest.keyClick(drafts.search, Qt.Key.Key_Return)
    assert (loaded.editor.text, drafts.isVisible()) == ("We open in Lyon.", False)
    drafts.search.setText("nowhere")
    assert (titles(drafts), drafts.told) == ([], "No draft has these words.")
    assert not drafts.open_it.isEnabled()


def test_enter_opens_the_chosen_draft(opened, loaded):
    drafts, ids = opened
    drafts.rows.choose(ids[1])
    QTest.keyClick(drafts.rows, Qt.Key.Key_Return)
    assert loaded.drafts.current.id == ids[1]
    assert not drafts.isVisible()


def test_a_discarded_draft_waits_and_is_restored_by_keyboard(opened, loaded, desk):
    drafts, ids = opened
    drafts.rows.choose(ids[2])
    QTest.keyClick(drafts.rows, Qt.Key.Key_Delete)
    assert "We open in Lyon." not in titles(drafts)
    drafts._which.choose(1)
    drafts.refresh()
    assert titles(drafts) == ["We open in Lyon."]
    assert str(KEPT_DAYS) in drafts.told
    QTest.keyClick(drafts.rows, Qt.Key.Key_Delete)
    QTest.keyClick(drafts.rows, Qt.Key.Key_Return)
    assert (loaded.editor.text, desk.aside) == ("We open in Lyon.", {})


def test_the_open_draft_can_be_discarded_from_the_list(opened, loaded, desk):
    drafts, ids = opened
    loaded.drafts.choose(ids[0])
    drafts.refresh()
    drafts.rows.choose(ids[0])
    drafts.discard.click()
    assert loaded.drafts.current.id == ids[1]
    assert list(desk.aside) == [ids[0]]


def test_a_draft_is_named_anew_and_keeps_its_text(qtbot, opened, loaded, desk):
    drafts, ids = opened
    drafts.rows.choose(ids[1])
    QTest.keyClick(drafts.rows, Qt.Key.Key_F2)
    field = drafts.rows.findChild(QLineEdit)
    field.setText(" Thanks ")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.kept[ids[1]].name == "Thanks")
    assert (drafts.isVisible(), desk.kept[ids[1]].text) == (True, "Merci à tous.")
    assert titles(drafts)[1] == "Thanks"
    loaded.drafts.choose(ids[1])
    loaded.drafts.rename(ids[1], "")
    assert desk.kept[ids[1]].name == ""


def test_a_copy_stands_beside_its_original(opened, desk):
    drafts, ids = opened
    drafts.rows.choose(ids[2])
    drafts._copy.click()
    assert titles(drafts).count("We open in Lyon.") == 2
    assert len(desk.kept) == 4


def test_what_was_discarded_long_ago_is_forgotten_at_the_next_start(opened, desk, clock, session):
    drafts, ids = opened
    drafts.rows.choose(ids[0])
    drafts.discard.click()
    assert list(desk.aside) == [ids[0]]
    clock.time += timedelta(days=KEPT_DAYS - 1)
    Drafts(session)
    assert list(desk.aside) == [ids[0]]
    clock.time += timedelta(days=2)
    Drafts(session)
    assert desk.aside == {}


def test_empty_lists_say_what_they_are_for(loaded, desk):
    loaded.header.all_wanted.emit()
    assert loaded.beginning.list.told.startswith("There is no draft yet.")
    loaded.beginning.list._which.choose(1)
    loaded.beginning.list.refresh()
    assert loaded.beginning.list.told == "Nothing was discarded."
    loaded.beginning.list._new.click()
    assert not loaded.beginning.list.isVisible()
