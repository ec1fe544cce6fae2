"""The page on the real practice desk: real rules, real words, real ledger."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app import bootstrap
from desktop_app.services import reading
from desktop_app.ui.background import Background
from desktop_app.ui.compose.page import ComposePage
from desktop_app.ui.session import Session
from desktop_app.ui.theme import Theme

SLIP = "Fiers de nos équippes"


@pytest.fixture
def practice(qtbot, tmp_path):
    Theme.apply(QApplication.instance(), "light")
    opening = bootstrap.practice(tmp_path, "fr")
    background = Background()
    session = Session(opening, background)
    page = ComposePage(session)
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(session.loaded, timeout=30_000):
        session.start()
    yield page, session
    page.close()
    background.close()
    opening.close()


def read(qtbot, page):
    qtbot.waitUntil(
        lambda: page._outcome is not None and page._outcome.question.text == page.editor.text,
        timeout=20_000,
    )
    assert page._outcome.words is None


def test_the_sample_draft_is_open_and_a_slip_is_mended(qtbot, practice):
    page, _ = practice
    assert page.editor.text, "the practice desk comes with a draft"
    page.header.new.click()
    page.editor.insertPlainText(SLIP)
    read(qtbot, page)
    assert [s.cursor.selectedText() for s in page.editor.extraSelections()] == ["équippes"]
    QTest.keyClick(page.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert page.editor.text == "Fiers de nos équipes"
    page.editor.undo()
    assert page.editor.text == SLIP


def test_a_post_goes_from_the_keys_to_its_reviewers(qtbot, practice):
    page, session = practice
    page.header.new.click()
    page.editor.insertPlainText("Fiers de nos équipes à Lyon.")
    read(qtbot, page)
    with qtbot.waitSignal(page.submitted) as sent:
        QTest.keyClick(page.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    rows = reading.queue(session.parts, session.person.id)
    assert sent.args[0] in [row.summary.id for row in rows]
    assert page.footer.reason == "Sent for review."


def test_a_thread_with_a_picture_goes_to_its_reviewers_whole(qtbot, practice, tmp_path):
    page, session = practice
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(0xFF2050)
    path = tmp_path / "meadow.jpg"
    assert image.save(str(path), "JPEG")
    page.header.new.click()
    page.editor.insertPlainText("Fiers de nos équipes à Lyon.")
    page.writing.attachments.add_files([path])
    qtbot.waitUntil(lambda: not page.writing.attachments.is_busy, timeout=20_000)
    page.writing.attachments.cards[0].alt_text.setPlainText("Un pré")
    page.writing.add_part.click()
    page.editor.insertPlainText("Et de celles de Nantes.")
    page.writing.options.settings.made_with_ai.click()
    qtbot.waitUntil(lambda: page.is_checked, timeout=20_000)
    with qtbot.waitSignal(page.submitted) as sent:
        page._send()
    view = reading.open_post(session.parts, sent.args[0], session.person.id)
    payload = view.record.current.payload
    assert [part.text for part in payload.parts] == [
        "Fiers de nos équipes à Lyon.",
        "Et de celles de Nantes.",
    ]
    assert [media.alt_text for media in payload.parts[0].media] == ["Un pré"]
    assert payload.made_with_ai


def test_what_was_sent_is_not_said_beside_another_draft(practice):
    page, _ = practice
    page.footer.show_sent()
    page.hide()
    page.show()
    assert page.footer.reason != "Sent for review."
    page.editor.insertPlainText("Another one.")
    page.footer.show_sent()
    page.header.new.click()
    assert page.footer.reason != "Sent for review."
