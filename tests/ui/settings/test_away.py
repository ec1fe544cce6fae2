"""While I am away: a deputy is named, shown to everybody, and gone when the person is back."""

import pytest
from PySide6.QtCore import QDate, QDateTime, QTime
from PySide6.QtWidgets import QApplication, QLabel

from desktop_app.domain.account import Role
from desktop_app.services import practice
from desktop_app.ui.language import Language
from desktop_app.ui.settings.away import AwaySettings


@pytest.fixture
def page(desk):
    desk.act_as("paul")
    desk.window.show_page("settings")
    return desk.window.settings.findChild(AwaySettings)


def told(page):
    return "\n".join(label.text() for label in page.findChildren(QLabel) if not label.isHidden())


def name(desk, page, deputy="ines", days=(0, 3)):
    today = desk.window.session.opening.clock.now().date()
    first = QDate(today.year, today.month, today.day)
    page.zone.setText("UTC")
    for field, day in zip((page.begins, page.ends), days, strict=True):
        field.setDateTime(QDateTime(first.addDays(day), QTime(0, 0)))
    page.deputy.setCurrentIndex(page.deputy.findData(deputy))
    page.reason.setText("Congés")
    page.name.click()
    desk.settle()


def test_a_deputy_is_named_for_the_chosen_duties_and_gone_when_the_person_is_back(desk, page):
    assert not page.name.isEnabled()
    assert [page.deputy.itemData(n) for n in range(page.deputy.count())] == [
        None,
        practice.EXECUTIVE,
        practice.LEGAL,
    ]
    page.ticks[1].setChecked(False)
    name(desk, page)
    states = desk.window.session.states
    lent = [one for state in states for one in state.control.delegations]
    assert [(one.role, one.principal, one.deputy) for one in lent] == [
        (Role.COMMUNICATIONS, "paul", "ines")
    ]
    assert "decides for Paul" in told(page)
    assert "Congés" in told(page)
    assert not page.back.isHidden()
    desk.act_as("ines")
    assert "decides for Paul" in told(page)
    assert page.back.isHidden()
    desk.act_as("paul")
    page.back.click()
    desk.settle()
    assert page.back.isHidden()
    assert "over" in told(page)


def test_dates_that_make_no_sense_are_told_and_nothing_is_lent(desk, page):
    name(desk, page, days=(3, 1))
    assert "must end later" in page.trouble.text()
    page.zone.setText("Mars/Olympus")
    page.name.click()
    desk.settle()
    assert not page.trouble.isHidden()
    assert [s for s in desk.window.session.states if s.control.delegations] == []


def test_an_executives_voice_stays_theirs(desk, page):
    assert "lent to nobody" not in told(page)
    desk.act_as("claire")
    assert "Your own voice is lent to nobody" in told(page)
    assert page.ticks == []
    assert not page._form.isVisibleTo(page)


def test_its_days_speak_the_language_of_the_windows(page):
    page.begins.setDateTime(QDateTime(QDate(2026, 2, 3), QTime(9, 0)))
    assert page.begins.text() == "3 Feb 2026 09:00"
    Language.choose(QApplication.instance(), "fr")
    QApplication.processEvents()
    assert page.begins.text() == "3 févr. 2026 09:00"
