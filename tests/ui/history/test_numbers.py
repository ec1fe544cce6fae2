"""Numbers of a published post, with their age and price, and how its poll ended."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QLabel

from desktop_app.services.echoes import Echo
from desktop_app.services.observing_ports import (
    Counts,
    Origin,
    PollOption,
    PollResult,
    PollState,
    Snapshot,
)
from desktop_app.ui.ages import ago
from desktop_app.ui.history import numbers
from desktop_app.ui.language import Language

NOW = datetime(2026, 11, 24, 14, 41, tzinfo=UTC)


def snapshot(origin=Origin.X, **counts):
    price = 1_000 if origin is Origin.X else 0
    at = NOW - timedelta(hours=3)
    return Snapshot(x_post_id="7", at=at, counts=Counts(**counts), price=price, origin=origin)


def said(qtbot, *echoes):
    found = []
    for piece in numbers.pieces(echoes, NOW):
        qtbot.addWidget(piece)
        labels = [piece] if isinstance(piece, QLabel) else piece.findChildren(QLabel)
        found += [label.text() for label in labels if label.text()]
    return found


@pytest.mark.parametrize(
    ("seconds", "english", "french"),
    [
        (-5, "just now", "à l’instant"),
        (59, "just now", "à l’instant"),
        (61, "1 min ago", "il y a 1 min"),
        (3 * 3600, "3 h ago", "il y a 3 h"),
        (86_400, "1 day ago", "il y a 1 jour"),
        (5 * 86_400, "5 days ago", "il y a 5 jours"),
    ],
)
def test_ages_are_said_in_both_languages(qapp, seconds, english, french):
    at = NOW - timedelta(seconds=seconds)
    assert ago(at, NOW) == english
    Language.choose(qapp, "fr")
    assert ago(at, NOW) == french


def test_numbers_come_with_their_age_and_price(qtbot):
    last = snapshot(impressions=12_400, likes=1, replies=0)
    assert said(qtbot, Echo(part=0, x_post_id="7", last=last, poll=None)) == [
        "12,400 views · 1 like · 0 answers",
        "Read 3 h ago, for $0.001",
    ]


def test_parts_of_a_thread_and_numbers_of_a_file_are_told_apart(qtbot):
    last = snapshot(Origin.IMPORTED, quotes=2)
    first = Echo(part=0, x_post_id="7", last=None, poll=None)
    lines = said(qtbot, first, Echo(part=1, x_post_id="8", last=last, poll=None))
    assert lines == ["Part 2 of 2: 2 quotes", "From a file, as they were 3 h ago"]


def test_nothing_read_is_said_with_the_way_to_it(qtbot):
    (line,) = said(qtbot, Echo(part=0, x_post_id="7", last=None, poll=None))
    assert "No numbers were read yet" in line
    assert "Accounts" in line


def test_a_poll_is_no_sample(qtbot):
    options = (PollOption(label="Lyon", votes=900), PollOption(label="Brest", votes=100))
    poll = PollState(x_post_id="7", options=options, ends_at=None, is_closed=True)
    result = PollResult(poll=poll, at=NOW)
    lines = said(qtbot, Echo(part=0, x_post_id="7", last=None, poll=result))
    assert lines[:3] == [
        "The poll ended with 1,000 votes",
        "90 % — Lyon (900)",
        "10 % — Brest (100)",
    ]
    assert "no sample" in lines[3]


def test_a_poll_without_votes_divides_by_nothing(qtbot):
    options = (PollOption(label="Lyon", votes=0), PollOption(label="Brest", votes=0))
    poll = PollState(x_post_id="7", options=options, ends_at=None, is_closed=True)
    result = PollResult(poll=poll, at=NOW)
    lines = said(qtbot, Echo(part=0, x_post_id="7", last=None, poll=result))
    assert lines[1] == "0 % — Lyon (0)"
