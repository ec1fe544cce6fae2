import threading
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.ui.compose.thread import Thread

SLIP = "Fiers de nos équippes"


def write(page, *texts):
    for number, text in enumerate(texts):
        if number:
            page.writing.add_part.click()
        page.editor.insertPlainText(text)


def choices(page):
    return page.writing.posts._buttons()


def test_a_thread_is_kept_whole_and_opened_again(loaded, desk):
    write(loaded, "First", "Second", "Third")
    loaded.flush()
    (kept,) = desk.kept.values()
    assert [part.text for part in kept.parts] == ["First", "Second", "Third"]
    loaded.header.new.click()
    assert len(loaded.writing.posts.editors) == 1
    loaded.header.draft_chosen.emit(kept.id)
    assert [editor.text for editor in loaded.writing.posts.editors] == ["First", "Second", "Third"]


def test_every_part_is_checked_and_underlined_in_its_own_editor(loaded, checked):
    write(loaded, "teh start", SLIP)
    found = checked().findings
    assert [(f.span.part, f.text) for f in found] == [(0, "teh"), (1, "équippes")]
    drawn = [
        [s.cursor.selectedText() for s in editor.extraSelections()]
        for editor in loaded.writing.posts.editors
    ]
    assert drawn == [["teh"], ["équippes"]]
    places = [card._rule.toolTip() for card in loaded.findings.cards()]
    assert places == ["Post 1 · spelling.word", "Post 2 · spelling.word"]


def test_f8_goes_through_the_thread_and_round_it(loaded, checked):
    write(loaded, "teh équippes", "nothing here", SLIP)
    checked()
    loaded.writing.posts.choose(0)
    seen = []
    for _ in range(4):
        QTest.keyClick(loaded.editor, Qt.Key.Key_F8)
        seen.append((loaded.writing.posts.current, loaded.editor.textCursor().selectedText()))
    assert seen == [(2, "équippes"), (0, "teh"), (0, "équippes"), (2, "équippes")]
    QTest.keyClick(loaded.editor, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert loaded.writing.posts.current == 0
    assert loaded.editor.textCursor().selectedText() == "équippes"


def test_an_answer_about_an_older_thread_is_dropped(qtbot, loaded, speller):
    write(loaded, "teh one", "teh two")
    qtbot.waitUntil(lambda: loaded.is_checked)
    speller.gate = threading.Event()
    loaded.editor.insertPlainText(" teh")
    qtbot.waitUntil(lambda: "teh two teh" in speller.asked or speller.asked[-1] == "teh one")
    loaded.writing.posts.removal_wanted.emit(0)
    speller.gate.set()
    qtbot.waitUntil(lambda: loaded.is_checked)
    assert [part.text for part in loaded._outcome.question.draft.parts] == ["teh two teh"]
    assert [f.span.part for f in loaded._outcome.findings] == [0] * len(loaded._outcome.findings)


def test_a_part_moves_with_its_undo(loaded):
    write(loaded, "First", "Second")
    loaded.writing.posts._up.click()
    assert [part.text for part in loaded.drafts.working.parts] == ["Second", "First"]
    assert loaded.editor.text == "Second"
    loaded.editor.undo()
    assert [part.text for part in loaded.drafts.working.parts] == ["", "First"]
    assert loaded.editor.hasFocus()


def test_a_removed_part_can_be_brought_back(loaded, desk):
    write(loaded, "First", "Second")
    loaded.writing.posts._remove.click()
    assert [part.text for part in loaded.drafts.working.parts] == ["First"]
    assert loaded.footer.reason == "The post was removed from the thread."
    loaded.footer._undo.click()
    assert [editor.text for editor in loaded.writing.posts.editors] == ["First", "Second"]
    assert len(desk.kept) == 1


def test_the_ring_counts_the_part_that_is_written(loaded):
    write(loaded, "12345", "123")
    assert loaded.writing.ring.number == "3"
    loaded.writing.posts.choose(0)
    assert loaded.writing.ring.number == "5"


def test_an_empty_part_is_named_as_the_obstacle(loaded, checked):
    write(loaded, "First", "")
    checked()
    assert not loaded.footer.can_send
    assert loaded.footer.reason.startswith("Post 2: There is nothing to post yet.")


def test_the_preview_shows_the_parts_one_under_the_other(loaded, checked):
    write(loaded, "First", "Second")
    checked()
    shown = [card.accessibleDescription() for card in loaded.writing.preview.cards]
    assert shown == ["First", "Second"]
    assert loaded.writing.preview.cost == "X charges about 0.052 US dollars for it."


def test_parts_say_what_stands_in_them(loaded, checked):
    write(loaded, "All is well", SLIP, "too long " * 40)
    checked()
    said = [button.accessibleName() for button in choices(loaded)]
    assert said == [
        "Post 1",
        "Post 2, something was found",
        "Post 3, cannot be posted as it stands",
    ]


def test_a_single_post_shows_no_strip(qtbot):
    posts = Thread()
    qtbot.addWidget(posts)
    posts.show()
    assert not posts._strip.isVisible()
    posts.open_texts(["a", "b"])
    assert posts._strip.isVisible()


CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def texts(page):
    return [part.text for part in page.drafts.working.parts]


def test_alt_and_an_arrow_move_the_post(loaded):
    write(loaded, "First", "Second", "Third")
    QTest.keyClick(loaded.editor, Qt.Key.Key_Up, ALT)
    assert texts(loaded) == ["First", "Third", "Second"]
    QTest.keyClick(loaded.editor, Qt.Key.Key_Up, ALT)
    QTest.keyClick(loaded.editor, Qt.Key.Key_Up, ALT)
    assert texts(loaded) == ["Third", "First", "Second"]
    QTest.keyClick(loaded.editor, Qt.Key.Key_Down, ALT)
    assert texts(loaded) == ["First", "Third", "Second"]
    assert loaded.editor.text == "Third"


def drag(widget, place):
    """Move the pressed mouse; QTest moves the pointer alone, and not everywhere."""
    left = Qt.MouseButton.LeftButton
    at, over = QPointF(place), QPointF(widget.mapToGlobal(place))
    none = Qt.MouseButton.NoButton
    held = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QMouseEvent(QEvent.Type.MouseMove, at, over, none, left, held))


def test_a_post_is_dragged_to_another_place(qtbot, loaded):
    write(loaded, "First", "Second", "Third")
    first, _, third = choices(loaded)
    qtbot.waitUntil(lambda: third.x() > first.x())  # laid out
    to = first.mapFromGlobal(third.mapToGlobal(third.rect().center()))
    QTest.mousePress(first, Qt.MouseButton.LeftButton, pos=first.rect().center())
    drag(first, to - QPoint(4, 0))
    drag(first, to)
    assert third.isDown()
    QTest.mouseRelease(first, Qt.MouseButton.LeftButton, pos=to)
    assert texts(loaded) == ["Second", "Third", "First"]
    assert loaded.writing.posts.current == 2


def test_a_click_with_a_trembling_hand_chooses(loaded):
    write(loaded, "First", "Second")
    first = choices(loaded)[0]
    place = first.rect().center()
    QTest.mousePress(first, Qt.MouseButton.LeftButton, pos=place)
    drag(first, place + QPoint(2, 0))
    QTest.mouseRelease(first, Qt.MouseButton.LeftButton, pos=place + QPoint(2, 0))
    assert loaded.editor.text == "First"
    assert texts(loaded) == ["First", "Second"]


def test_a_post_is_split_at_the_cursor_and_joined_again(loaded):
    write(loaded, "🚀 One two. Three four.", "Last")
    loaded.writing.posts.choose(0)
    cursor = loaded.editor.textCursor()
    cursor.setPosition(len("🚀 One two. ") + 1)  # the rocket is two units
    loaded.editor.setTextCursor(cursor)
    QTest.keyClick(loaded.editor, Qt.Key.Key_Return, CTRL_SHIFT)
    assert texts(loaded) == ["🚀 One two.", "Three four.", "Last"]
    assert [editor.text for editor in loaded.writing.posts.editors] == texts(loaded)
    assert loaded.writing.posts.current == 1
    assert loaded.footer.reason == "The post was split into two."
    QTest.keyClick(loaded.editor, Qt.Key.Key_Backspace, CTRL_SHIFT)
    assert texts(loaded) == ["🚀 One two.\n\nThree four.", "Last"]
    assert loaded.editor.text == "🚀 One two.\n\nThree four."
    assert loaded.footer.reason == "Two posts of the thread are one now."
    loaded.footer._undo.click()
    assert texts(loaded) == ["🚀 One two.", "Three four.", "Last"]


def test_splitting_at_an_end_begins_an_empty_post(loaded):
    write(loaded, "Whole")
    QTest.keyClick(loaded.editor, Qt.Key.Key_Return, CTRL_SHIFT)
    assert texts(loaded) == ["Whole", ""]


def test_the_first_post_has_none_to_join(loaded):
    write(loaded, "First", "Second")
    loaded.writing.posts.choose(0)
    QTest.keyClick(loaded.editor, Qt.Key.Key_Backspace, CTRL_SHIFT)
    assert texts(loaded) == ["First", "Second"]
    assert not loaded.writing.posts._join.isEnabled()


def test_being_near_the_limit_is_said_once(loaded, monkeypatch):
    said = []
    monkeypatch.setattr(loaded.editor, "say", said.append)
    loaded.editor.insertPlainText("x" * 259)
    for _ in range(22):
        QTest.keyClick(loaded.editor, "x")
    assert [words.partition(" ")[0] for words in said] == ["20", "0", "1"]
    assert "left of 280" in said[0]
    assert "too many" in said[2]


def test_a_draft_with_the_line_ends_of_windows_is_checked_as_it_is_shown(loaded, checked):
    draft = loaded.drafts.working
    parts = tuple(replace(draft.parts[0], text=text) for text in ("a\r\nteh\r\n", "b\rteh"))
    loaded.open_draft(replace(draft, id="windows", parts=parts))
    assert texts(loaded) == ["a\nteh\n", "b\nteh"]
    assert not checked().obstacles
    drawn = [
        [s.cursor.selectedText() for s in editor.extraSelections()]
        for editor in loaded.writing.posts.editors
    ]
    assert drawn == [["teh"], ["teh"]]
