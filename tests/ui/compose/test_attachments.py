import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop_app.domain.errors import BadInput
from desktop_app.domain.payload import MediaKind
from desktop_app.ui.words import joined


@pytest.fixture
def picture(tmp_path):
    def make(name="a.png", colour=0xFF00FF):
        image = QImage(40, 30, QImage.Format.Format_RGB32)
        image.fill(colour)
        path = tmp_path / name
        assert image.save(str(path), "PNG")
        return path

    return make


def attachments(page):
    return page.writing.attachments


def test_a_picture_is_cleaned_kept_and_needs_a_description(loaded, checked, picture, desk):
    loaded.editor.insertPlainText("Look")
    attachments(loaded).add_files([picture()])
    checked()
    (card,) = attachments(loaded).cards
    removed = joined(["the place where it was taken", "the camera’s data"])
    assert card.removed == f"Removed before anything else: {removed}."
    assert card.note.startswith("Describe it for people who cannot see it")
    assert loaded.footer.reason.startswith("A picture has no description.")
    card.alt_text.setPlainText("A meadow")
    checked()
    assert loaded.footer.can_send
    loaded.flush()
    (kept,) = desk.kept.values()
    assert [media.alt_text for media in kept.parts[0].media] == ["A meadow"]


def test_its_thumbnail_is_drawn_from_the_kept_copy(qtbot, loaded, checked, picture):
    attachments(loaded).add_files([picture(colour=0xFF0000)])
    checked()
    media = loaded.drafts.working.parts[0].media[0]
    looks = attachments(loaded)._thumbnails
    qtbot.waitUntil(lambda: looks.of(media) is not None)
    assert looks.of(media).picture.toImage().pixelColor(5, 5).name() == "#ff0000"


def test_a_picture_without_words_is_a_post(loaded, checked, picture):
    attachments(loaded).add_files([picture()])
    checked()
    attachments(loaded).cards[0].alt_text.setPlainText("A meadow")
    checked()
    assert loaded.footer.can_send


def test_pictures_move_and_go(loaded, checked, picture):
    attachments(loaded).add_files([picture("a.png", 1), picture("b.png", 2)])
    checked()
    first, second = (card.sha256 for card in attachments(loaded).cards)
    attachments(loaded).cards[0]._after.click()
    assert [card.sha256 for card in attachments(loaded).cards] == [second, first]
    attachments(loaded).cards[0]._remove.click()
    assert [media.sha256 for media in loaded.drafts.working.parts[0].media] == [first]


def test_what_cannot_be_taken_is_said_and_the_rest_is_added(loaded, checked, picture, shelf):
    shelf.refusal = BadInput("media.type", name="a.txt")
    attachments(loaded).add_files([picture()])
    checked()
    assert "“a.txt” is not a picture or video that X takes." in attachments(loaded).trouble
    shelf.refusal = None
    attachments(loaded).add_files([picture()])
    checked()
    assert attachments(loaded).trouble == ""
    assert len(attachments(loaded).cards) == 1


def test_nothing_is_sent_while_a_file_is_prepared(qtbot, loaded, picture, shelf):
    loaded.editor.insertPlainText("Look")
    qtbot.waitUntil(lambda: loaded.is_checked)
    shelf.gate = threading.Event()
    attachments(loaded).add_files([picture()])
    assert loaded.footer.reason == "Preparing the pictures or the film…"
    assert not loaded.footer.can_send
    shelf.gate.set()
    qtbot.waitUntil(lambda: not attachments(loaded).is_busy)
    assert len(attachments(loaded).cards) == 1


def test_a_film_that_is_ready_too_late_is_not_put_into_another_draft(
    qtbot, loaded, picture, shelf, session, store
):
    loaded.editor.insertPlainText("Claire's")
    loaded.flush()
    shelf.gate = threading.Event()
    attachments(loaded).add_files([picture("film.mp4")])
    session.sign_in(store.charter.people[1])
    shelf.gate.set()
    qtbot.waitUntil(lambda: not attachments(loaded).is_busy)
    assert loaded.drafts.working.owner == "paul"
    assert loaded.drafts.working.parts[0].media == ()


def test_files_that_wait_for_another_stay_with_the_draft_they_were_chosen_for(
    qtbot, loaded, picture, shelf, session, store
):
    loaded.editor.insertPlainText("Claire's")
    loaded.flush()
    shelf.gate = threading.Event()
    attachments(loaded).add_files([picture("a.png", 1), picture("b.png", 2)])
    session.sign_in(store.charter.people[1])
    shelf.gate.set()
    qtbot.waitUntil(lambda: not attachments(loaded).is_busy)
    assert len(shelf.files) == 2
    assert loaded.drafts.working.parts[0].media == ()


def test_files_that_wait_for_another_stay_with_the_post_they_were_chosen_for(
    loaded, checked, picture, shelf
):
    loaded.editor.insertPlainText("One")
    loaded.writing.add_part.click()
    shelf.gate = threading.Event()
    attachments(loaded).add_files([picture("a.png", 1), picture("b.png", 2)])
    loaded.writing.posts.choose(0)
    shelf.gate.set()
    checked()
    assert [len(part.media) for part in loaded.drafts.working.parts] == [0, 2]


def test_files_are_dropped_into_the_text_or_chosen(
    qtbot, loaded, checked, picture, monkeypatch, tmp_path
):
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(picture("a.png", 1)))])
    loaded.editor.insertFromMimeData(dropped)
    checked()
    assert loaded.editor.text == ""
    film = tmp_path / "film.mp4"
    film.write_bytes(b"moving")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(film)], ""))
    loaded.writing.add_media.click()
    checked()
    kinds = [media.kind for media in loaded.drafts.working.parts[0].media]
    assert kinds == [MediaKind.PHOTO, MediaKind.VIDEO]
    assert loaded.footer.reason.startswith("There are more pictures or films than X takes")


def test_what_is_not_on_this_computer_is_told(qtbot, loaded, checked, picture, shelf):
    path = picture()
    attachments(loaded).add_files([path])
    checked()
    media = loaded.drafts.working.parts[0].media[0]
    shelf.files.clear()
    looks = attachments(loaded)._thumbnails
    looks._looks.clear()
    looks._asked.clear()
    looks.of(media)
    qtbot.waitUntil(lambda: looks.of(media) is not None)
    assert attachments(loaded).cards[0].removed.startswith("A picture or video of this post is not")
    assert isinstance(path, Path)


def test_tab_goes_from_the_text_to_what_goes_with_it_and_on(loaded, checked, picture):
    loaded.editor.insertPlainText("One")
    loaded.writing.add_part.click()
    loaded.editor.insertPlainText("Two")
    attachments(loaded).add_files([picture()])
    checked()
    loaded.editor.setFocus()
    reached = []
    for _ in range(6):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    writing, card = loaded.writing, attachments(loaded).cards[0]
    assert reached == [
        writing.add_media,
        writing.add_poll,
        writing.add_part,
        card.alt_text,
        card._remove,
        writing.options.when.line,
    ]


def test_a_poll_is_completed_and_kept(loaded, checked, desk):
    loaded.editor.insertPlainText("Where next?")
    loaded.writing.add_poll.click()
    poll = attachments(loaded).poll
    checked()
    assert loaded.footer.reason.startswith("The poll is not complete")
    for field, words in zip(poll.options, ("Lyon", "Nantes"), strict=False):
        field.setText(words)
        field.textEdited.emit(words)
    poll.times[0].setValue(2)
    checked()
    assert loaded.footer.can_send
    loaded.flush()
    (kept,) = desk.kept.values()
    assert kept.parts[0].poll.options == ("Lyon", "Nantes")
    assert kept.parts[0].poll.minutes == 2 * 24 * 60


def test_a_polls_choices_come_and_go(loaded):
    loaded.writing.add_poll.click()
    poll = attachments(loaded).poll
    poll.add_option.click()
    poll.add_option.click()
    assert not poll.add_option.isVisible()
    for field, words in zip(poll.options, "abcd", strict=True):
        field.setText(words)
        field.textEdited.emit(words)
    poll._drops[1].click()
    assert loaded.drafts.working.parts[0].poll.options == ("a", "c", "d")
    assert [field.text() for field in poll.options] == ["a", "c", "d", ""]
    poll._remove.click()
    assert loaded.drafts.working.parts[0].poll is None
    assert loaded.writing.add_poll.isVisible()
