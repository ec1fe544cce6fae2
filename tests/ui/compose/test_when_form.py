from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QDate, QTime

from desktop_app.ui.compose.when_form import AT_A_TIME, AT_ONCE


@pytest.fixture
def when(loaded):
    form = loaded.writing.options.when
    form.open()
    loaded.editor.insertPlainText("Later")
    return form


def set_time(form, day, time, zone=None):
    if zone is not None:
        form.zone.setCurrentText(zone)
        form.zone.textActivated.emit(zone)
    form.day.setDate(QDate(*day))
    form.time.setTime(QTime(*time))


def test_a_time_is_one_in_the_accounts_zone(loaded, when, checked):
    assert when.zone.currentText() == "Europe/Paris"
    when.mode.chosen.emit(AT_A_TIME)
    set_time(when, (2026, 11, 24), (16, 0))
    draft = loaded.drafts.working
    assert draft.not_before == datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
    assert draft.not_after - draft.not_before == timedelta(minutes=15)
    assert "Leaves on 24 Nov 2026 between 16:00 and 16:15 Europe/Paris, or not at all." in when.told
    assert when.summary == "24 Nov 2026 16:00 Europe/Paris"
    checked()
    assert loaded.footer.can_send


def test_another_zone_shows_this_computers_time_too(when, monkeypatch):
    when.mode.chosen.emit(AT_A_TIME)
    set_time(when, (2026, 11, 24), (9, 0), "Asia/Tokyo")
    assert "between 09:00 and 09:15 Asia/Tokyo" in when.told
    assert "On this computer that is " in when.told


@pytest.mark.parametrize(
    ("day", "time", "said"),
    [
        ((2027, 3, 28), (2, 30), "2027-03-28 02:30 does not exist in Europe/Paris that night"),
        ((2027, 10, 31), (2, 30), "2027-10-31 02:30 happens twice in Europe/Paris that night"),
        ((2026, 11, 1), (9, 0), "That time has passed already."),
    ],
)
def test_a_time_that_cannot_be_kept_is_refused_in_words(loaded, when, checked, day, time, said):
    when.mode.chosen.emit(AT_A_TIME)
    set_time(when, day, time)
    checked()
    assert said in when.told
    assert loaded.footer.reason.startswith(said)
    assert not loaded.footer.can_send
    when.mode.chosen.emit(AT_ONCE)
    checked()
    assert loaded.footer.can_send


def test_a_zone_that_does_not_exist_is_refused(loaded, when, checked):
    when.mode.chosen.emit(AT_A_TIME)
    set_time(when, (2026, 11, 24), (16, 0))
    before = loaded.drafts.working.not_before
    set_time(when, (2026, 11, 24), (16, 0), "Europe/Atlantis")
    assert "There is no time zone called “Europe/Atlantis”." in when.told
    assert loaded.drafts.working.not_before == before
    checked()
    assert not loaded.footer.can_send


def test_now_is_after_approval_again(loaded, when):
    when.mode.chosen.emit(AT_A_TIME)
    assert loaded.drafts.working.not_before is not None
    when.mode.chosen.emit(AT_ONCE)
    draft = loaded.drafts.working
    assert (draft.not_before, draft.not_after) == (None, None)
    assert when.summary == "as soon as it is approved"


def test_a_kept_time_is_shown_again(loaded, when, desk):
    when.mode.chosen.emit(AT_A_TIME)
    set_time(when, (2026, 12, 1), (8, 5))
    loaded.flush()
    (kept,) = desk.kept.values()
    loaded.header.new.click()
    assert when.summary == "as soon as it is approved"
    loaded.header.draft_chosen.emit(kept.id)
    assert when.summary == "1 Dec 2026 08:05 Europe/Paris"
    assert when.time.time() == QTime(8, 5)


def test_a_quiet_period_and_the_pause_are_told(loaded, when, session, store):
    profile = {**store.charter.profile, "blackouts": [["2026-12-01", "2026-12-10"]]}
    session._charter = replace(store.charter, profile=profile)
    when.mode.chosen.emit(AT_A_TIME)
    set_time(when, (2026, 12, 2), (8, 0))
    assert "Quiet period of the company: from 1 December 2026 to 10 December 2026." in when.told
    assert "an exception that legal explains" in when.told
    loaded.writing.band.choice.setCurrentIndex(1)
    loaded.writing.band.choice.activated.emit(1)
    assert "At the earliest 5 minute" in when.told
    assert when.zone.currentText() == "America/New_York"
