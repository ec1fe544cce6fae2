from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from desktop_app.ui.language import Language


@pytest.fixture(autouse=True)
def _english(qapp):
    Language.choose(qapp, "en")


def paste(page, text="", html=""):
    source = QMimeData()
    source.setText(text)
    if html:
        source.setHtml(html)
    page.editor.insertFromMimeData(source)


def test_an_ordinary_paste_says_nothing(loaded):
    paste(loaded, "Bravo\u00a0!\r\nà tous")
    assert loaded.editor.text == "Bravo\u00a0!\nà tous"
    assert not loaded.writing.pasted.isVisible()


def test_what_was_left_out_is_said_and_had_back_in_one_step(loaded):
    loaded.editor.insertPlainText("Our ")
    paste(loaded, "soft\u00adware\u200b")
    notice = loaded.writing.pasted
    assert loaded.editor.text == "Our software"
    assert notice.told == "2 invisible characters were left out."
    notice.as_given.click()
    assert loaded.editor.text == "Our soft\u00adware\u200b"
    assert not notice.isVisible()
    loaded.editor.undo()
    assert loaded.editor.text == "Our software"


def test_one_undo_takes_the_paste_back(loaded):
    loaded.editor.insertPlainText("Our ")
    paste(loaded, "soft\u00adware")
    loaded.editor.undo()
    assert loaded.editor.text == "Our "
    loaded.writing.pasted.as_given.click()
    assert loaded.editor.text == "Our "


def test_what_could_not_be_posted_is_not_offered(loaded):
    paste(loaded, "pay\u202eload")
    assert loaded.editor.text == "payload"
    assert "reading order" in loaded.writing.pasted.told
    assert not loaded.writing.pasted.as_given.isVisible()


def test_tracking_goes_when_asked_and_only_where_it_was_pasted(loaded):
    paste(loaded, "https://a.example/?utm_source=mail", "<b>x</b>")
    loaded.editor.insertPlainText(" more")
    notice = loaded.writing.pasted
    assert notice.told.splitlines() == [
        "Bold, lists and pictures were left out: X has none.",
        "A link says where it was copied: utm_source",
    ]
    notice.without_tracking.click()
    assert loaded.editor.text == "https://a.example/ more"


def test_the_note_goes_with_its_draft(loaded):
    paste(loaded, "soft\u00adware")
    assert loaded.writing.pasted.isVisible()
    loaded.header.new.click()
    assert not loaded.writing.pasted.isVisible()


def test_the_note_is_closed_by_keyboard(loaded):
    paste(loaded, "soft\u00adware")
    close = loaded.writing.pasted._close
    close.setFocus()
    QTest.keyClick(close, Qt.Key.Key_Space)
    assert not loaded.writing.pasted.isVisible()


def test_a_copied_picture_is_attached_and_its_file_does_not_stay(qtbot, loaded):
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    picture.fill(QColor("teal"))
    source = QMimeData()
    source.setImageData(picture)
    assert loaded.editor.canInsertFromMimeData(source)
    loaded.editor.insertFromMimeData(source)
    qtbot.waitUntil(lambda: len(loaded.drafts.working.parts[0].media) == 1)
    assert loaded.editor.text == ""
    kept = Path(loaded.writing._clippings._folder.path())
    assert list(kept.iterdir()) == []
