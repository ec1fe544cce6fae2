import re
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QDate, QDateTime, QTime, QTimeZone

from desktop_app.ui import words
from desktop_app.ui.calendar import said as calendar_said
from desktop_app.ui.days import in_words
from desktop_app.ui.language import Language
from tests.house.tree import python_files, shown

FIRST = date(2026, 12, 1)


@pytest.fixture
def speak(qapp):
    yield lambda language: Language.choose(qapp, language)
    Language.choose(qapp, "en")


@pytest.mark.parametrize(
    ("language", "day", "pattern", "said"),
    [
        ("fr", FIRST, "d MMM yyyy", "1er déc. 2026"),
        ("fr", FIRST, "dddd d MMMM yyyy", "mardi 1er décembre 2026"),
        ("fr", FIRST, "ddd d", "mar. 1er"),
        ("fr", date(2026, 12, 2), "d MMMM yyyy", "2 décembre 2026"),
        ("fr", date(2026, 12, 11), "d MMMM yyyy", "11 décembre 2026"),
        ("fr", FIRST, "dd/MM/yyyy", "01/12/2026"),
        ("fr", FIRST, "MMMM yyyy", "décembre 2026"),
        ("en", FIRST, "d MMM yyyy", "1 Dec 2026"),
        ("en", FIRST, "dddd d MMMM yyyy", "Tuesday 1 December 2026"),
    ],
)
def test_the_first_of_a_month_is_an_ordinal_in_french(speak, language, day, pattern, said):
    speak(language)
    assert in_words(day, pattern) == said


def test_a_day_with_a_time_keeps_its_zone_and_its_hour(speak):
    speak("fr")
    there = QDateTime(QDate(2026, 12, 1), QTime(0, 30), QTimeZone(b"Asia/Tokyo"))
    assert in_words(there, "d MMM yyyy HH:mm") == "1er déc. 2026 00:30"


def test_shared_words_and_the_calendar_say_it_so(speak):
    speak("fr")
    at = datetime(2026, 12, 1, 15, tzinfo=UTC)
    assert words.zoned(at, "Europe/Paris") == "1er déc. 2026 16:00 Europe/Paris"
    assert calendar_said.day_name(FIRST) == "Mardi 1er décembre 2026"
    assert calendar_said.short_day(FIRST) == "mar. 1er déc."


def test_no_window_writes_a_day_in_another_place():
    found = [
        f"{shown(path)}:{number}"
        for path in python_files("desktop_app/ui")
        if shown(path) != "desktop_app/ui/days.py"
        for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if "toString(" in text and re.search(r"MMM|\bDAY\b|['\"]d+\b", text)
    ]
    assert found == []
