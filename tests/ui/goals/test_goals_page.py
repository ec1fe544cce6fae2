"""Goals in the window: listed with how far they are, written, and kept by two people at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from desktop_app.domain.company_list import ListName
from desktop_app.domain.goals import Goal, GoalId, GoalState
from desktop_app.services import lists, practice
from desktop_app.ui.calendar.tile import Tile
from desktop_app.ui.goals.page import SHARES
from desktop_app.ui.language import Language

CEO, COMMS = practice.EXECUTIVE, practice.COMMUNICATIONS
HIRE = Goal(
    id=GoalId("hire"),
    objective="Ten engineers for Lyon",
    means="Two posts a week about the site",
    deadline=date(2026, 12, 31),
    owner=CEO,
    accounts=(practice.ACCOUNT.id,),
    per_week=2,
    reserve=3,
)
OLD = Goal(
    id=GoalId("old"),
    objective="A partner in Belgium",
    deadline=date(2026, 9, 1),
    owner=COMMS,
    state=GoalState.DROPPED,
    reason="The market is too small",
)


def text(widget):
    return "\n".join(
        label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)
    )


def reads(desk, widget, words):
    desk.qtbot.waitUntil(lambda: words in text(widget))


def keep(desk, *items):
    """As somebody else would, on another computer."""
    parts = desk.window.session.parts

    def verb():
        now = lists.read(parts, ListName.GOALS).kept
        return lists.keep(parts, COMMS, ListName.GOALS, items, now and now.id)

    kept = []
    desk.window.session.do("store", verb, owner=desk.window, then=kept.append)
    desk.settle()
    return kept[0]


@pytest.fixture
def page(desk):
    keep(desk, HIRE, OLD)
    desk.window.show_page("goals")
    desk.settle()
    return desk.window.goals


def kept_goals(page):
    return {one.objective: one for one in page.keeper.list.goals}


def test_goals_with_how_far_they_are(page, desk):
    assert page.rows.hasFocus()
    assert [page.rows.item(n).text() for n in range(2)] == [HIRE.objective, OLD.objective]
    assert page.rows.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Ten engineers for Lyon, open · until 31 Dec 2026 · Claire Morel, "
        "too few posts, too few ready"
    )
    for words in (
        "Until 31 Dec 2026: 37 days left",
        "Claire Morel answers for it",
        "Posts of @claire_morel",
        "2 posts a week wanted: not every week had them",
        "0 of 3 wanted posts are ready ahead",
        "Posts in the last 4 weeks: 0, 0, 0, 0; since Monday: 0",
    ):
        reads(desk, page.detail, words)
    desk.qtbot.keyClick(page.rows, Qt.Key.Key_Down)
    reads(desk, page.detail, "The market is too small")
    assert not page.detail.write.isEnabled()


def test_a_draft_for_the_goal_is_opened_and_counts_as_ready(page, desk):
    page.detail.write.click()
    desk.settle()
    draft = desk.window.compose.drafts.current
    assert (draft.goal, draft.account, draft.owner) == (HIRE.id, practice.ACCOUNT.id, CEO)
    desk.qtbot.keyClicks(desk.window.compose.editor, "Hi")
    desk.window.compose.drafts.flush()
    desk.settle()
    desk.window.show_page("goals")
    desk.settle()
    reads(desk, page.detail, "1 of 3 wanted posts are ready ahead")


def test_a_goal_is_written_and_changed(page, desk):
    page.new.click()
    form = page.form
    assert form.objective.line.hasFocus()
    desk.qtbot.keyClicks(form.objective.line, "Three hundred visitors")
    form.deadline.setDate(QDate(2027, 3, 1))
    form.per_week.setValue(1)
    form.accounts[practice.COMPANY.id].setChecked(True)
    form.keep.click()
    desk.settle()
    made = kept_goals(page)["Three hundred visitors"]
    assert (made.deadline, made.per_week, made.owner) == (date(2027, 3, 1), 1, CEO)
    assert made.accounts == (practice.COMPANY.id,)
    assert page.bar.told.said == "Kept in the record"
    assert page.rows.key == made.id
    reads(desk, page.detail, "Three hundred visitors")
    page.rows.choose(HIRE.id)
    page.detail.change.click()
    form.state.setCurrentIndex(list(GoalState).index(GoalState.REACHED))
    desk.qtbot.keyClicks(form.reason.line, "Eleven came")
    form.keep.click()
    desk.settle()
    now = kept_goals(page)[HIRE.objective]
    assert now == replace(HIRE, state=GoalState.REACHED, reason="Eleven came")


def test_what_cannot_stand_is_told_in_place_and_the_form_stays(page, desk):
    page.new.click()
    page.form.keep.click()
    desk.settle()
    assert page.bar.trouble.error.kind == "list.unnamed"
    assert page.form.isVisible()
    page.form.cancel.click()
    assert page.bar.trouble.error is None
    assert page.rows.isVisible()


def test_the_second_of_two_is_told_with_both_versions(page, desk):
    page.detail.change.click()
    page.form.per_week.setValue(5)
    keep(desk, replace(HIRE, deadline=date(2027, 6, 1)), OLD)
    page.form.keep.click()
    desk.qtbot.waitUntil(page.bar.clash.isVisible)
    for words in (
        "Paul Roy changed this list while you did",
        "Last day: 31 Dec 2026 → 1 Jun 2027",
        "Posts a week: 2 → 5",
    ):
        reads(desk, page.bar.clash, words)
    assert kept_goals(page)[HIRE.objective].per_week == 2
    assert page.bar.clash.theirs.hasFocus()
    page.bar.clash.mine.click()
    desk.settle()
    now = kept_goals(page)[HIRE.objective]
    assert (now.per_week, now.deadline) == (5, date(2027, 6, 1))
    assert not page.bar.clash.isVisible()
    assert page.rows.isVisible()


def test_a_list_that_is_read_again_under_the_form_hides_nobodys_change(page, desk):
    page.detail.change.click()
    page.form.per_week.setValue(5)
    keep(desk, replace(HIRE, per_week=3), OLD)
    page.reload()
    desk.settle()
    page.form.keep.click()
    desk.qtbot.waitUntil(page.bar.clash.isVisible)
    reads(desk, page.bar.clash, "Posts a week: 2 → 3")
    assert kept_goals(page)[HIRE.objective].per_week == 3


def test_a_file_takes_nothing_out_that_it_was_not_compared_with(page, desk, tmp_path, monkeypatch):
    path = tmp_path / "goals.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    page.bar.export.click()
    desk.settle()
    table = path.read_text("utf-8-sig").replace("Ten engineers", "Twelve engineers")
    path.write_text(table, "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    page.bar.bring.click()
    desk.settle()
    keep(desk, HIRE, OLD, replace(HIRE, id=GoalId("new"), objective="A buyer in Spain"))
    page.reload()
    desk.settle()
    page.bar.changes.keep.click()
    desk.qtbot.waitUntil(page.bar.clash.isVisible)
    reads(desk, page.bar.clash, "A buyer in Spain")
    assert "A buyer in Spain" in kept_goals(page)


def test_a_file_is_compared_before_it_is_kept(page, desk, tmp_path, monkeypatch):
    path = tmp_path / "goals.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    page.bar.export.click()
    desk.settle()
    assert page.bar.told.said == "Saved as goals.csv"
    table = path.read_text("utf-8-sig").replace("Ten engineers", "Twelve engineers")
    path.write_text(table, "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    page.bar.bring.click()
    desk.settle()
    reads(desk, page.bar.changes, "Objective: Ten engineers for Lyon → Twelve engineers for Lyon")
    assert HIRE.objective in kept_goals(page)
    page.bar.changes.keep.click()
    desk.settle()
    assert set(kept_goals(page)) == {"Twelve engineers for Lyon", OLD.objective}
    path.unlink()
    page.bar.bring.click()
    desk.settle()
    assert page.bar.trouble.error.kind == "list.unreadable"


def test_what_the_accounts_post(page, desk):
    page.sections.choose(SHARES)
    page._go(SHARES)
    table = page.shares.table
    assert [table.horizontalHeaderItem(n).text() for n in range(8)] == [
        "Account",
        "Posts",
        "Own posts",
        "Answers",
        "Quotes",
        "Informing",
        "Both",
        "Promoting",
    ]
    assert table.item(0, 0).text() == "@claire_morel"
    spoken = table.item(1, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "@aurelis, Posts: 0"


def test_its_last_day_stands_in_the_calendar_and_leads_back(page, desk):
    window = desk.window
    window.show_page("calendar")
    window.calendar.day = HIRE.deadline
    window.calendar.reload()
    desk.settle()
    tile = next(one for one in window.calendar.findChildren(Tile) if one.entry.id == HIRE.id)
    assert tile.accessibleName() == "Goal: last day: Ten engineers for Lyon"
    page.rows.choose(OLD.id)
    tile.setFocus()
    desk.qtbot.keyClick(tile, Qt.Key.Key_Return)
    desk.settle()
    assert window.pages.currentWidget() is page
    assert page.chosen.goal == HIRE


def test_a_draft_says_for_which_goal_it_is(page, desk):
    compose = desk.window.compose
    desk.window.show_page("compose")
    choice = compose.writing.options.goal
    assert choice.summary == "none"
    choice.open()
    desk.settle()
    assert [choice.choice.itemText(n) for n in range(choice.choice.count())] == [
        "none",
        "Ten engineers for Lyon",
    ]
    choice.choice.setCurrentIndex(1)
    choice.choice.activated.emit(1)
    desk.settle()
    assert compose.drafts.working.goal == HIRE.id
    assert choice.summary == "Ten engineers for Lyon"
    choice.choice.activated.emit(0)
    assert compose.drafts.working.goal is None


def test_it_is_french_when_the_windows_are(page, desk):
    Language.choose(QApplication.instance(), "fr")
    for words in ("Objectifs", "Claire Morel en répond", "Jusqu’au 31 déc. 2026"):
        reads(desk, page, words)
    assert page.new.text() == "Nouvel objectif…"
    page.new.click()
    reads(desk, page.form, "Dernier jour")


def test_who_keeps_no_list_reads_why(page, desk):
    page.keeper.may_keep = False
    page._show()
    reads(desk, page, "The company’s lists are kept by")
    assert not page.new.isEnabled()
    assert not page.detail.change.isEnabled()
    page.rows.opened.emit(HIRE.id)
    assert not page.form.isVisible()
