from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale

from desktop_app.domain.account import Role
from desktop_app.domain.publication import PostState
from desktop_app.domain.review import Standing, Verdict
from desktop_app.ui import words
from desktop_app.ui.language import Language

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture(params=["en", "fr"])
def language(request, qapp):
    Language.choose(qapp, request.param)
    yield request.param
    Language.choose(qapp, "en")


def test_everything_has_a_word(language):
    said = [words.role_name(role) for role in Role]
    said += [words.state_name(state) for state in PostState]
    said += [words.verdict_name(verdict, 2) for verdict in Verdict]
    said += [words.standing_name(standing) for standing in Standing if standing != "counts"]
    said += [words.tone_word(tone) for tone in ("legal", "caution", "info", "language")]
    assert all(said)
    assert words.language() == language


def test_a_verdict_names_its_version(language):
    assert all("7" in words.verdict_name(verdict, 7) for verdict in Verdict)


def test_today_is_an_hour_and_any_other_day_has_its_date(language):
    assert ":" in words.moment(NOW - timedelta(minutes=5), NOW)
    assert len(words.moment(NOW - timedelta(minutes=5), NOW)) == 5
    assert "2026" in words.moment(NOW - timedelta(days=2), NOW)


def test_names_are_joined_as_the_language_does(language):
    last = {"en": " and ", "fr": " et "}[language]
    assert last in words.joined(["A", "B"])
    assert QLocale().name() == {"en": "en_GB", "fr": "fr_FR"}[language]
