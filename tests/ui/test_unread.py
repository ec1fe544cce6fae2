"""What refreshes left unread is said in one sentence, with what reading it costs."""

from datetime import UTC, datetime, timedelta

from desktop_app.services.observing_refresh import Span
from desktop_app.ui.unread import sentence

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def span(begins, ends):
    return Span(
        begins=None if begins is None else NOW - timedelta(days=begins),
        ends=NOW - timedelta(days=ends),
    )


def test_nothing_that_is_missing_is_not_said(qapp):
    assert sentence((), 5_000, 100_000, NOW) == ""


def test_which_time_is_missing_and_its_price_are_said(qapp):
    told = sentence((span(4, 2), span(None, 9)), 5_000, 1_500_000, NOW)
    assert "between 20 Nov 2026" in told
    assert "and 22 Nov 2026" in told
    assert "before 15 Nov 2026" in told
    assert "$0.005 a post, $1.50 at most" in told


def test_more_are_counted_and_no_refresh_is_promised_that_cannot_be_paid(qapp):
    told = sentence([span(n + 1, n) for n in range(1, 6)], 5_000, 0, NOW)
    assert told.count("between") == 2
    assert "3 earlier stretches of time" in told
    assert "next refresh" not in told
