from PySide6.QtTest import QTest


def test_the_note_is_kept_with_its_draft_and_never_in_the_text(loaded, desk):
    note = loaded.writing.note
    loaded.editor.insertPlainText("Text")
    assert note.summary == "none"
    note.open()
    QTest.keyClicks(note.field, "Not before the call")
    assert note.summary == "Not before the call"
    assert loaded.drafts.working.note == "Not before the call"
    loaded.flush()
    (kept,) = desk.kept.values()
    assert (kept.text, kept.note) == ("Text", "Not before the call")
    loaded.drafts.start_new()
    assert note.field.toPlainText() == ""
    assert loaded.drafts.working.note == ""
    loaded.header.draft_chosen.emit(kept.id)
    assert note.field.toPlainText() == "Not before the call"


def test_the_words_being_typed_keep_their_cursor(loaded):
    note = loaded.writing.note
    loaded.editor.insertPlainText("Text")
    note.open()
    QTest.keyClicks(note.field, "ac")
    cursor = note.field.textCursor()
    cursor.setPosition(1)
    note.field.setTextCursor(cursor)
    QTest.keyClicks(note.field, "b")
    assert note.field.toPlainText() == "abc"
    assert note.field.textCursor().position() == 2


def test_too_long_a_note_stays_whole_and_keeps_the_post_back(loaded, checked):
    note = loaded.writing.note
    loaded.editor.insertPlainText("Text")
    note.open()
    note.field.insertPlainText("x" * 1_200)
    assert len(loaded.drafts.working.note) == 1_200
    assert note.room.isVisible()
    checked()
    assert not loaded.footer.can_send
    said = "Private note to reviewers: 200 characters too many; at most 1,000."
    assert loaded.footer.reason == said
    note.field.undo()
    checked()
    assert loaded.footer.can_send
    assert not note.room.isVisible()
