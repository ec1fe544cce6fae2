from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QToolButton

from desktop_app.domain.action import ActionKind
from desktop_app.services import discussing, drafting, reading
from desktop_app.services.listing import Box
from desktop_app.ui.language import Language
from desktop_app.ui.line import State
from tests.ui.kept import away, kept


def rows(page):
    return [page.model.row_at(i) for i in range(page.model.rowCount())]


def test_each_person_finds_what_waits_for_them(desk):
    page = desk.window.queue
    assert page.count(Box.WRITTEN) == 2
    desk.act_as("ines")
    assert (page.count(Box.MINE_TO_DO), page.count(Box.OTHERS)) == (1, 1)
    assert "500,000" in rows(page)[0].summary.text


def test_a_row_says_who_is_waited_for_and_what_no_longer_counts(desk):
    page = desk.window.queue
    page.choose_box(Box.WRITTEN)
    desk.settle()
    said = [page.model.index(i, 0).data() for i in range(page.model.rowCount())]
    void = next(each for each in said if "forty" in each)
    assert "version 2" in void
    assert "Paul Roy (Communications)" in void
    assert "1 approval no longer counts: text changed" in void
    assert "Inès Kaci (Legal)" in next(each for each in said if "500,000" in each)


def test_a_row_says_what_is_remarked_and_whose_answer_it_waits_for(desk):
    parts, post, page = desk.window.session.parts, desk.post("500,000"), desk.window.queue
    with parts.store.begin() as work:
        digest = reading.load(work, parts, post).current.sha256
    discussing.comment(parts, post, digest, "ines", "Is this public?")
    desk.act_as("claire")
    page.choose_box(Box.MINE_TO_DO)
    desk.settle()
    (row,) = rows(page)
    assert page.model.marks(row) == {"reply": "1 open remark"}
    assert page.model.waits_for(row) == "waits for your answer"
    page.search.ask("remarks:open")
    desk.settle()
    assert page.count(Box.ALL) == 1


def test_a_row_says_what_of_mine_waits_to_be_sent_and_not_that_i_am_waited_for(desk):
    desk.act_as("paul")
    line, page = desk.window.session.line, desk.window.queue
    desk.qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    first, second = sorted(rows(page), key=lambda row: row.summary.void_approvals)
    assert "waits for you" in page.model.said(first)
    said = {
        ActionKind.APPROVE: "your approval waits to be sent",
        ActionKind.REQUEST_CHANGES: "your request for changes waits to be sent",
        ActionKind.VETO: "your veto waits to be sent",
        ActionKind.SUBMIT: "your new version waits to be sent",
    }
    for kind, expected in said.items():
        line._say(away(kept(first.summary.id, kind)))
        assert expected in page.model.said(first)
        assert "waits for you" not in page.model.said(first)
        assert "to be sent" not in page.model.said(second)
    line._say(away(kept(first.summary.id, ActionKind.COMMENT)))
    assert "your remark waits to be sent · waits for you" in page.model.said(first)
    line._say(State())
    assert "to be sent" not in page.model.said(first)


def first_box(page):
    return page.boxes.findChildren(QAbstractButton)[0].accessibleName()


def test_what_i_decided_here_is_counted_apart(desk):
    desk.act_as("paul")
    line, page, told = desk.window.session.line, desk.window.queue, []
    desk.qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    post = rows(page)[0].summary.id
    page.counted.connect(told.append)
    state = replace(away(kept(post, ActionKind.APPROVE)), decided=frozenset({post}))
    line._say(state)
    assert first_box(page) == "Waiting for me (1)"
    assert told == [1]
    assert page._done.text.text() == "Your decision about 1 post waits here to be sent."
    page.reload()
    desk.settle()
    assert set(told) == {1}
    line._say(State())
    assert first_box(page) == "Waiting for me (2)"
    assert not page._done.isVisibleTo(page)


def test_what_is_late_stands_first(desk):
    desk.act_as("paul")
    model = desk.window.queue.model
    desk.qtbot.waitUntil(lambda: model.rowCount() == 2)
    row = next(row for row in rows(desk.window.queue) if row.summary.void_approvals)
    (wait,) = row.waits
    due = model.now - timedelta(minutes=11)
    late = replace(row, waits=(replace(wait, remind_at=due),))
    model.now += timedelta(minutes=1)
    said = model.meta(late)
    assert said.startswith("OVERDUE since 14:30 · ")
    assert "waits for you, for Communications, since 14:41 · " in said
    assert "overdue since" not in said
    assert model.late(row) == ""


def test_j_and_k_move_and_enter_opens(desk, qtbot):
    desk.act_as("paul")
    window, page = desk.window, desk.window.queue
    window.show_page("queue")
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_J)
    assert page.view.currentIndex().row() == 1
    QTest.keyClick(page.view, Qt.Key.Key_J)
    assert page.view.currentIndex().row() == 1
    QTest.keyClick(page.view, Qt.Key.Key_K)
    chosen = rows(page)[0].summary.id
    with qtbot.waitSignal(window.review.shown) as shown:
        QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert shown.args == [chosen]
    assert window.pages.currentWidget() is window.review


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # the list of proposals
def test_chips_search_and_are_taken_away(desk, qtbot):
    desk.act_as("paul")
    page = desk.window.queue
    page.choose_box(Box.ALL)
    desk.settle()
    every = page.count(Box.ALL)
    field = page.search.field
    QTest.keyClicks(field, "forty")
    QTest.keyClick(field, Qt.Key.Key_Return)
    desk.settle()
    assert (page.model.rowCount(), every) == (1, 2)
    QTest.keyClicks(field, "author:nobody")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "No author is called" in page.search.fault.text()
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    desk.settle()
    assert page.search.is_empty
    assert page.model.rowCount() == every


def test_space_shows_the_final_text_beside_the_list(desk, qtbot):
    desk.act_as("paul")
    window, page = desk.window, desk.window.queue
    window.show_page("queue")
    desk.settle()
    assert page.preview.isVisible()
    QTest.keyClick(page.view, Qt.Key.Key_Space)
    assert not page.preview.isVisible()
    assert window.session.opening.desk.preference("queue.preview") == "closed"
    QTest.keyClick(page.view, Qt.Key.Key_Space)
    desk.settle()
    said = " ".join(label.text() for label in page.preview.findChildren(QLabel))
    assert "as it would be posted" in said


def test_only_what_is_in_front_is_recorded_as_seen(desk):
    def seen():
        with parts.store.begin() as work:
            record = reading.load(work, parts, post)
        return [one.actor for one in record.actions if one.kind is ActionKind.SEEN]

    parts, post, page = desk.window.session.parts, desk.post("500,000"), desk.window.queue
    desk.window.show_page("accounts")
    desk.act_as("ines")
    page.reload()
    desk.settle()
    assert seen() == []
    desk.window.show_page("queue")
    desk.settle()
    assert "500,000" in rows(page)[page.view.currentIndex().row()].summary.text
    assert seen() == ["ines"]


def test_what_is_shown_is_copied_and_saved_and_nothing_is_decided_at_once(desk, tmp_path):
    desk.act_as("paul")
    page = desk.window.queue
    page.view.selectAll()
    page.copy.click()
    assert len(QApplication.clipboard().text().splitlines()) == 2
    assert page._told.said == "2 posts copied"
    page.export_to(tmp_path / "queue.csv")
    assert not page.export.isEnabled()
    desk.settle()
    desk.qtbot.waitUntil(lambda: page._told.said == "Saved as queue.csv")
    assert page.export.isEnabled()
    lines = (tmp_path / "queue.csv").read_text("utf-8-sig").splitlines()
    assert len(lines) == 3
    assert "Claire Morel" in lines[1]


def test_an_empty_list_is_not_copied_over_what_was_copied(desk):
    page = desk.window.queue
    desk.window.show_page("queue")
    page.choose_box(Box.MISSED)
    desk.settle()
    QApplication.clipboard().setText("kept")
    page.copy.click()
    assert QApplication.clipboard().text() == "kept"
    assert page._told.said == "There is nothing to copy"
    page.boxes.chosen.emit(0)
    desk.settle()
    assert page._told.said == "J and K move, Enter opens, Space previews"


def test_what_one_person_saved_is_not_told_to_the_next(desk, tmp_path):
    page = desk.window.queue
    desk.window.show_page("queue")
    page.export_to(tmp_path / "queue.csv")
    desk.settle()
    desk.qtbot.waitUntil(lambda: page._told.said == "Saved as queue.csv")
    desk.act_as("ines")
    assert page._told.said == "J and K move, Enter opens, Space previews"


def test_what_another_program_did_is_seen(desk):
    desk.act_as("paul")
    page, parts = desk.window.queue, desk.window.session.parts
    desk.window.show_page("queue")
    desk.settle()
    assert page.count(Box.MINE_TO_DO) == 2
    post = desk.post("500,000")
    drafting.withdraw(parts, post, "claire", "Later.")
    desk.window.session.live.look()
    desk.settle()
    assert page.count(Box.MINE_TO_DO) == 1


def test_an_empty_box_says_what_comes_next(desk):
    page = desk.window.queue
    desk.window.show_page("queue")
    page.choose_box(Box.MINE_TO_DO)
    desk.settle()
    assert not page.view.isVisible()
    assert page.empty.title.text() == "Nothing is waiting for you"
    assert "2 posts wait for others" in page.empty.hint.text()


def test_only_who_writes_has_a_box_of_what_they_wrote(desk):
    page = desk.window.queue
    page.choose_box(Box.WRITTEN)
    desk.settle()
    desk.act_as("ines")
    assert page.boxes.current == 0
    labels = [b.text() for b in page.boxes.children() if hasattr(b, "text") and not b.isHidden()]
    assert len(labels) == 5


def test_the_rows_are_painted_in_both_languages(desk, qtbot, qapp):
    desk.act_as("paul")
    desk.window.show_page("queue")
    english = desk.window.queue.view.grab().toImage()
    Language.choose(qapp, "fr")
    qtbot.waitUntil(lambda: desk.window.queue._title.text() != "Queue")
    assert desk.window.queue.view.grab().toImage() != english
    Language.choose(qapp, "en")
    qtbot.waitUntil(lambda: desk.window.queue._title.text() == "Queue")


def test_an_empty_box_is_told_over_the_whole_width(desk):
    page = desk.window.queue
    desk.window.pages.setCurrentWidget(page)
    page.choose_box(Box.ALL)
    desk.settle()
    assert page.preview.isVisible()
    page.choose_box(Box.MISSED)
    desk.settle()
    assert not page.preview.isVisible()
    assert page.empty.title.isVisible()
    middle = page.empty.title.mapTo(page, page.empty.title.rect().center()).x()
    assert abs(middle - page.rect().center().x()) <= 1


def test_the_cross_of_the_search_field_has_a_name(desk):
    (cross,) = desk.window.queue.search.field.findChildren(QToolButton)
    assert cross.accessibleName() == "Empty the search field"
