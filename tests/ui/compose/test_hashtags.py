"""The organisation's own hashtags, offered while one is typed, and never in the way."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop_app.domain.errors import Damaged, Unavailable
from desktop_app.domain.hashtags import Hashtag
from desktop_app.services import goals
from desktop_app.services.goals import TagUse
from desktop_app.services.parts import Changes


def use(tag, last_used=None, **fields):
    values = {"meaning_en": f"About {tag}", "since": date(2026, 1, 5)}
    return TagUse(hashtag=Hashtag(tag=tag, **{**values, **fields}), last_used=last_used)


USES = (
    use("AcmeLyon", datetime(2026, 11, 3, 9, tzinfo=UTC), ambiguity="a football club"),
    use("AcmeNantes"),
    use("Été2026", meaning_en="", meaning_fr="L’été"),
    use("AcmeOld", retired=date(2026, 2, 1)),
)


@pytest.fixture
def asked(monkeypatch):
    """How often the list was read; what it gives can be changed."""
    found = {"uses": USES, "times": 0}

    def tag_uses(*_):
        found["times"] += 1
        if isinstance(found["uses"], Exception):
            raise found["uses"]
        return found["uses"]

    monkeypatch.setattr(goals, "tag_uses", tag_uses)
    return found


@pytest.fixture
def tags(asked, loaded):
    loaded.editor.setFocus()
    return loaded.writing.tags


@pytest.fixture
def types(qtbot, loaded, tags):
    def type_(text):
        for letter in text:  # Qt's test keys know no letters with accents
            loaded.editor.insertPlainText(letter)
        qtbot.waitUntil(lambda: not tags._is_asking)

    return type_


def key(page, name):
    QTest.keyClick(page.editor, name)


def names(tags):
    return [one.tag for one in tags.shown]


def test_own_tags_are_offered_with_what_they_mean(tags, types, loaded):
    types("See you at ")
    assert not tags.isVisible()
    types("#")
    assert names(tags) == ["AcmeLyon", "AcmeNantes", "Été2026"]
    types("acmel")
    assert names(tags) == ["AcmeLyon"]
    said = " ".join(label.text() for label in tags.findChildren(QLabel))
    assert "About AcmeLyon" in said
    assert "Also used for: a football club" in said
    assert "Last used 3 Nov 2026" in said
    assert loaded.window().rect().contains(tags.geometry())


def test_a_chosen_one_is_put_in_in_one_step(tags, types, loaded):
    types("At #acm")
    key(loaded, Qt.Key.Key_Down)
    key(loaded, Qt.Key.Key_Down)
    key(loaded, Qt.Key.Key_Return)
    assert loaded.editor.text == "At #AcmeNantes"
    assert not tags.isVisible()
    loaded.editor.undo()
    assert loaded.editor.text == "At #acm"


def test_without_a_choice_every_key_does_what_it_always_does(tags, types, loaded):
    types("At #acme")
    assert tags.isVisible()
    key(loaded, Qt.Key.Key_Return)
    assert loaded.editor.text == "At #acme\n"
    assert not tags.isVisible()


def test_escape_closes_it_for_this_tag_only(tags, types, loaded):
    types("#a")
    key(loaded, Qt.Key.Key_Escape)
    types("c")
    assert not tags.isVisible()
    types(" #a")
    assert tags.isVisible()


def test_behind_letters_of_two_units_and_with_accents(tags, types, loaded):
    types("🎉 Bravo 🎉 #été")
    assert names(tags) == ["Été2026"]
    key(loaded, Qt.Key.Key_Up)
    key(loaded, Qt.Key.Key_Tab)
    assert loaded.editor.text == "🎉 Bravo 🎉 #Été2026"


@pytest.mark.parametrize("text", ["a#acme", "##acme", "&#acme", "#acme ", "#zzz", "# acme"])
def test_nothing_is_offered_where_no_own_tag_begins(tags, types, text):
    types(text)
    assert not tags.isVisible()


def test_it_stays_with_the_text_when_the_page_lays_itself_out(qtbot, tags, types, loaded):
    types("See you at #acme")
    editor, before = loaded.editor, loaded.editor.size()

    def is_below_the_cursor():
        at = editor.viewport().mapTo(loaded, editor.cursorRect().bottomLeft())
        return tags.isVisible() and 0 < tags.y() - at.y() < 20

    qtbot.waitUntil(is_below_the_cursor)
    loaded.resize(1280, 720)
    qtbot.waitUntil(lambda: editor.size() != before)
    qtbot.waitUntil(is_below_the_cursor)
    assert names(tags) == ["AcmeLyon", "AcmeNantes"]


def test_the_mouse_takes_one_too(qtbot, tags, types, loaded):
    types("#acmen")
    qtbot.mouseClick(tags._cards[0].name, Qt.MouseButton.LeftButton)
    assert loaded.editor.text == "#AcmeNantes"
    assert loaded.editor.hasFocus()


def test_the_list_is_read_once_until_something_changed(tags, types, asked, loaded):
    types("#a #a")
    assert asked["times"] == 1
    tags._session.changed.emit(Changes(reviews=True))
    types(" #a")
    assert asked["times"] == 2


def test_a_record_that_is_away_is_no_news_and_damage_is(qtbot, tags, types, asked):
    told = []
    tags._session.failed.connect(told.append)
    asked["uses"] = Unavailable("ledger.busy")
    types("#a")
    assert told == []
    asked["uses"] = Damaged("ledger.damaged", action="a1")
    types("c")
    assert [error.kind for error in told] == ["ledger.damaged"]
    asked["uses"] = USES
    types("m")
    assert names(tags) == ["AcmeLyon", "AcmeNantes"]


def test_another_language_closes_it(tags, types):
    types("#a")
    QApplication.sendEvent(tags, QEvent(QEvent.Type.LanguageChange))
    assert not tags.isVisible()
