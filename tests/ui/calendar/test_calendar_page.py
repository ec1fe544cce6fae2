"""The calendar in the real window: what it shows, the keyboard, and that nothing moves unasked."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QDate, QMimeData, QPointF, Qt, QTime
from PySide6.QtGui import QDropEvent, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollBar

from desktop_app.domain.publication import PostState
from desktop_app.services import controlling, drafting, practice
from desktop_app.services.calendar import day_bounds
from desktop_app.services.parts import Changes
from desktop_app.ui.calendar.board import Mode, days_of
from desktop_app.ui.calendar.tile import CARRIED
from desktop_app.ui.language import Language

TODAY = date(2026, 11, 24)
AT = datetime(2026, 11, 26, 15, 0, tzinfo=UTC)  # 16:00 in Paris
CALM = "Merci à toutes nos équipes de Lyon pour cette belle journée."


@pytest.fixture
def calendar(desk):
    desk.window.resize(1280, 800)
    desk.window.show_page("calendar")
    desk.settle()
    desk.window.calendar.choose_mode(Mode.MONTH)
    desk.settle()
    return desk.window.calendar


def kept(desk, at=AT, text=CALM):
    """A draft with a time."""
    parts = desk.window.session.parts
    new = drafting.new_draft(parts.clock, practice.EXECUTIVE, practice.ACCOUNT.id)
    window = {"not_before": at, "not_after": at + timedelta(minutes=15)}
    typed = drafting.typed(replace(new, **window), text, "fr")
    return drafting.save(parts.desk, parts.clock, typed)


def submitted(desk, **more):
    parts = desk.window.session.parts
    return drafting.submit_for_review(parts, kept(desk, **more), practice.EXECUTIVE)


def company_is_quiet(desk, first, last):
    parts = desk.window.session.parts
    with parts.store.begin() as work:
        charter = work.charter()
    profile = {**charter.profile, "blackouts": [[first, last]]}
    practice.adopt(parts.store, parts.keys, replace(charter, profile=profile))
    desk.window.session.read_accounts()
    desk.settle()


def again(desk):
    desk.window.session.changed.emit(Changes(drafts=True, reviews=True))
    desk.settle()


def tile(calendar, entry):
    every = (one for cell in calendar.board.cells.values() for one in cell.tiles)
    return next(one for one in every if one.entry.id == entry)


def key(key_, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key_, modifier)


def drop(cell, entry):
    data = QMimeData()
    data.setData(CARRIED, str(entry).encode())
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    cell.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.MoveAction, data, left, none))


def front(desk):
    window = desk.window
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window, 20_000)


def test_weeks_begin_on_monday_and_a_month_has_all_its_days():
    month = days_of(Mode.MONTH, date(2026, 2, 10))
    assert (month[0], month[-1], len(month)) == (date(2026, 1, 26), date(2026, 3, 1), 35)
    assert days_of(Mode.WEEK, TODAY)[0] == date(2026, 11, 23)
    assert days_of(Mode.AGENDA, TODAY)[0] == TODAY
    for year in (2026, 2027, 2028):
        for number in range(1, 13):
            shown = days_of(Mode.MONTH, date(year, number, 1))
            assert shown[0].weekday() == 0
            assert {day.month for day in shown[7:-7]} == {number}


def test_each_view_shows_posts_and_drafts_with_names_that_say_all(desk, calendar, qapp):
    post, draft = submitted(desk), kept(desk, AT + timedelta(hours=1), "Un brouillon.")
    for mode in Mode:
        calendar.choose_mode(mode)
        again(desk)
        name = tile(calendar, post).accessibleName()
        assert name.startswith("In review, 16:00, @claire_morel: Merci")
        assert tile(calendar, draft.id).accessibleName().startswith("Your draft, 17:00")
        cell = calendar.board.cells[AT.date()]
        assert cell.accessibleName().startswith("Thursday 26 November 2026\n2 posts")
        assert desk.window.session.opening.desk.preference("calendar.mode") == mode
    calendar._ask_move(tile(calendar, draft.id).entry)
    assert "17:00 Europe/Paris" in calendar.aside.when.text()
    if datetime.now(UTC).astimezone().utcoffset() == timedelta(0):
        assert "16:00 here" in calendar.aside.when.text()
    Language.choose(qapp, "fr")
    QApplication.processEvents()
    assert calendar.title.text() == "Novembre 2026"
    assert calendar.aside.title.text() == "Jeudi 26 novembre 2026"
    assert tile(calendar, draft.id).accessibleName().startswith("Votre brouillon, 17:00")
    assert calendar.aside.form.confirm.text() == "Déplacer le brouillon"
    assert calendar.today.text() == "Aujourd’hui"


def test_what_does_not_fit_into_a_day_stands_in_the_agenda(desk, calendar):
    for hour in range(5):
        kept(desk, AT + timedelta(hours=hour), f"Brouillon {hour}.")
    again(desk)
    cell = calendar.board.cells[AT.date()]
    assert (len(cell.tiles), cell.more.text()) == (2, "+3")
    assert cell.more.accessibleName() == "3 more posts: show the day in the agenda"
    begins, _ = day_bounds(AT.date(), calendar.zone)
    calendar._have(replace(calendar._span, beyond=((begins, 40),)))  # went out, and were counted
    cell = calendar.board.cells[AT.date()]
    assert (len(cell.tiles), cell.more.text()) == (2, "+43")
    cell.more.click()
    desk.settle()
    assert calendar.mode is Mode.AGENDA
    assert len(calendar.board.cells[AT.date()].tiles) == 5


def test_a_narrow_day_says_the_first_words_below_the_hour(desk, calendar):
    draft = kept(desk)
    again(desk)
    one_line = tile(calendar, draft.id)
    desk.window.resize(1920, 1080)
    desk.settle()
    desk.qtbot.waitUntil(lambda: not one_line.has_two_lines)
    height = one_line.sizeHint().height()
    desk.window.resize(960, 640)
    desk.qtbot.waitUntil(lambda: one_line.has_two_lines)
    desk.qtbot.waitUntil(lambda: one_line.height() > 1.5 * height)
    assert CALM in one_line.toolTip(), "all of it can be read"
    assert CALM in one_line.accessibleName()
    calendar.choose_mode(Mode.AGENDA)
    again(desk)
    desk.qtbot.waitUntil(lambda: not tile(calendar, draft.id).has_two_lines)


def test_a_posts_words_are_neither_a_shortcut_nor_markup(desk, calendar):
    made = kept(desk, text="R&D: <b>Rien</b> ne presse")
    again(desk)
    shown = tile(calendar, made.id)
    assert shown.shortcut().isEmpty()
    assert "R&D: <b>Rien</b>" in shown.accessibleName()
    document = QTextDocument()
    document.setHtml(shown.toolTip())
    assert document.toPlainText() == shown.accessibleName()


def test_the_chosen_day_is_in_sight_in_a_low_window(desk, calendar):
    desk.window.resize(960, 640)
    for hour in range(3):
        kept(desk, AT - timedelta(days=14, hours=hour), f"Brouillon {hour}.")
    again(desk)
    days = calendar._days

    def is_in_sight():
        cell = calendar.board.cells[TODAY]
        top = cell.mapTo(days.viewport(), cell.rect().topLeft()).y()
        return top >= 0 and top + cell.height() <= days.viewport().height()

    desk.qtbot.waitUntil(is_in_sight)
    days.verticalScrollBar().triggerAction(QScrollBar.SliderAction.SliderToMinimum)
    kept(desk, AT - timedelta(days=15))
    again(desk)
    desk.qtbot.waitUntil(lambda: TODAY - timedelta(days=13) in calendar.board.cells)
    assert days.verticalScrollBar().value() == 0, "news do not scroll"
    front(desk)
    calendar.board.take_keyboard()
    key(Qt.Key.Key_Right)
    assert calendar.day == TODAY + timedelta(days=1)
    # Who goes on sees where.
    desk.qtbot.waitUntil(lambda: days.verticalScrollBar().value() > 0)


def test_arrows_go_through_days_and_posts_and_enter_opens(desk, calendar):
    post = submitted(desk)
    again(desk)
    front(desk)
    calendar.show_day(TODAY)
    calendar.board.take_keyboard()
    key(Qt.Key.Key_Right)
    key(Qt.Key.Key_Right)
    assert calendar.day == AT.date()
    key(Qt.Key.Key_Return)
    assert calendar.aside.state.text() == "In review"
    key(Qt.Key.Key_Return)
    desk.settle()
    assert desk.window.pages.currentWidget() is desk.window.review
    assert desk.window.review.view.record.id == post


def test_arrows_leave_the_month_and_keys_turn_and_come_back(desk, calendar):
    calendar.show_day(date(2027, 3, 28))
    desk.settle()
    assert "this day has 23 hours" in calendar.aside.count.text()
    assert "23 hours" in calendar.board.cells[date(2027, 3, 28)].accessibleName()
    front(desk)
    calendar.show_day(TODAY)
    desk.qtbot.waitUntil(lambda: TODAY in calendar.board.cells)
    desk.settle()
    calendar.board.take_keyboard()
    key(Qt.Key.Key_Down)
    desk.qtbot.waitUntil(lambda: calendar.title.text() == "December 2026")
    desk.settle()
    assert calendar.day == date(2026, 12, 1)
    key(Qt.Key.Key_PageDown)
    desk.qtbot.waitUntil(lambda: calendar.title.text() == "January 2027")
    desk.settle()
    key(Qt.Key.Key_T)
    desk.qtbot.waitUntil(lambda: calendar.title.text() == "November 2026")
    assert calendar.day == TODAY


def test_the_keyboard_is_on_the_chosen_day_as_soon_as_other_days_are_drawn(desk, calendar):
    """Not a turn of the loop later: a day that takes it then would count as chosen again."""
    front(desk)
    board = calendar.board
    board.take_keyboard()
    chosen = []
    board.day_chosen.connect(chosen.append)
    board.show_sight(replace(board._sight, day=date(2027, 3, 28)))
    at = QApplication.focusWidget()
    assert at is board.cells[date(2027, 3, 28)]
    QApplication.processEvents()
    assert chosen == []


def test_a_draft_is_carried_with_the_keyboard_and_moves_once_it_is_confirmed(desk, calendar):
    draft, parts = kept(desk), desk.window.session.parts
    again(desk)
    front(desk)
    tile(calendar, draft.id).setFocus()
    key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    form = calendar.aside.form
    assert form.isVisible()
    form.cancel.click()
    assert not form.isVisible()
    assert parts.desk.draft(draft.id) == draft
    key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert form.day.date() == QDate(2026, 11, 27)
    assert parts.desk.draft(draft.id).not_before == AT
    form.confirm.click()
    desk.settle()
    assert parts.desk.draft(draft.id).not_before == AT + timedelta(days=1)
    assert calendar.told.said == "The draft was moved"
    assert draft.id in {one.entry.id for one in calendar.board.cells[date(2026, 11, 27)].tiles}


def test_the_draft_that_is_open_keeps_the_new_time(desk, calendar):
    draft = kept(desk)
    desk.window.open_draft(draft)
    desk.window.show_page("calendar")
    desk.settle()
    calendar._ask_move(
        calendar._span.entries[0], datetime.combine(date(2026, 11, 30), time(10, 30))
    )
    calendar.aside.form.confirm.click()
    desk.settle()
    desk.window.show_page("compose")
    desk.window.compose.flush()
    assert desk.window.compose.drafts.current.not_before == datetime(
        2026, 11, 30, 9, 30, tzinfo=UTC
    )


def test_a_dropped_post_becomes_a_new_version_and_its_approvals_are_said_to_be_void(desk, calendar):
    post, parts = submitted(desk), desk.window.session.parts
    again(desk)
    drop(calendar.board.cells[date(2026, 11, 30)], post)
    desk.settle()
    form = calendar.aside.form
    assert "approvals of version 1 are void" in form.accessibleDescription()
    assert parts.desk.drafts(practice.EXECUTIVE)[0].post != post
    form.confirm.click()
    desk.settle()
    assert desk.window.pages.currentWidget() is desk.window.compose
    opened = desk.window.compose.drafts.current
    assert (opened.post, opened.not_before) == (post, AT + timedelta(days=4))


def test_a_drop_on_a_quiet_period_is_refused_with_its_rule_and_so_are_times_that_are_none(
    desk, calendar
):
    draft = kept(desk)
    company_is_quiet(desk, "2026-11-28", "2026-11-30")
    again(desk)
    cell = calendar.board.cells[date(2026, 11, 30)]
    assert cell.day.bands == ("Quiet period",)
    rule = "Quiet period of the company: from 28 November 2026 to 30 November 2026."
    assert rule in cell.toolTip()
    drop(cell, draft.id)
    form = calendar.aside.form
    assert form.trouble.text().startswith(rule)
    assert not form.confirm.isEnabled()
    form.let_go(is_exempt=True)
    assert form.confirm.isEnabled()
    form.let_go(is_exempt=False)
    form.day.setDate(QDate(2026, 12, 1))
    assert form.confirm.isEnabled()
    for day, hour, said in (
        (QDate(2026, 11, 24), QTime(9, 0), "That time has passed already."),
        (QDate(2027, 3, 28), QTime(2, 30), "does not exist in Europe/Paris"),
        (QDate(2027, 10, 31), QTime(2, 30), "happens twice in Europe/Paris"),
    ):
        form.day.setDate(day)
        form.time.setTime(hour)
        assert said in form.trouble.text()
        assert not form.confirm.isEnabled()
    parts = desk.window.session.parts
    controlling.freeze(parts, practice.ACCOUNT.id, practice.LEGAL, "Prudence.")
    again(desk)
    calendar.show_day(date(2026, 11, 30))
    told = calendar.aside.told
    assert "Quiet period of the company" in told
    assert "@claire_morel is frozen since 24 Nov 2026" in told
    assert "by Inès Kaci: Prudence." in told
    QApplication.processEvents()
    assert all(line.height() > 10 for line in calendar.aside.lines)


def test_the_agenda_says_how_long_a_quiet_period_lasts(desk, calendar):
    company_is_quiet(desk, "2026-11-28", "2026-11-30")
    again(desk)
    calendar.modes.chosen.emit(2)
    desk.settle()
    cell = calendar.board.cells[date(2026, 11, 28)]
    assert cell.day.bands == ("Quiet period, until 30 Nov 2026",)


def test_who_only_decides_can_open_and_not_move(desk, calendar):
    post = submitted(desk)
    desk.act_as(practice.LEGAL)
    again(desk)
    entry = tile(calendar, post).entry
    calendar._entry_chosen(entry)
    assert (entry.state, calendar.aside.move_entry.isEnabled()) == (PostState.IN_REVIEW, False)
    assert calendar.aside.why.text()
    drop(calendar.board.cells[date(2026, 11, 30)], post)
    assert not calendar.aside.form.isVisible()
