from datetime import UTC, datetime, time, timedelta

import pytest

from desktop_app.domain.errors import BadInput
from desktop_app.services.notice_choice import URGENT, Choice, NoticeKind, Quiet

NIGHT = Quiet(begins=time(22), ends=time(7), zone="Europe/Paris")


def at(*when):
    return datetime(*when, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "quiet"),
    [
        (at(2026, 11, 24, 20, 59), False),  # 21:59 in Paris
        (at(2026, 11, 24, 21, 0), True),
        (at(2026, 11, 25, 5, 59), True),
        (at(2026, 11, 25, 6, 0), False),
        (at(2026, 7, 14, 20, 0), True),  # summer: 22:00 in Paris
        (at(2026, 7, 14, 5, 0), False),
    ],
)
def test_quiet_hours_go_over_midnight_by_the_clock_of_the_place(now, quiet):
    assert NIGHT.holds(now) is quiet


def test_quiet_hours_within_a_day():
    noon = Quiet(begins=time(12), ends=time(14), zone="UTC")
    assert [noon.holds(at(2026, 11, 24, hour)) for hour in (11, 12, 13, 14)] == [
        False,
        True,
        True,
        False,
    ]
    assert not Quiet(begins=time(9), ends=time(9), zone="UTC").holds(at(2026, 11, 24, 9))


def test_quiet_hours_end_when_the_clock_says_so_whatever_the_season():
    for end in (
        at(2026, 11, 25, 6),
        at(2026, 3, 29, 5),  # the night is an hour shorter
        at(2026, 10, 25, 6),  # and an hour longer
    ):
        assert NIGHT.holds(end - timedelta(minutes=1))
        assert not NIGHT.holds(end)


def test_an_end_that_the_clock_skips_is_after_the_gap():
    early = Quiet(begins=time(22), ends=time(2, 30), zone="Europe/Paris")
    assert early.holds(at(2026, 3, 29, 0, 59))  # 01:59; 03:00 comes next
    assert not early.holds(at(2026, 3, 29, 1, 30))  # 03:30, summer time


def test_an_end_that_happens_twice_ends_twice():
    early = Quiet(begins=time(22), ends=time(2, 30), zone="Europe/Paris")
    assert early.holds(at(2026, 10, 25, 0, 29))
    assert not early.holds(at(2026, 10, 25, 0, 30))
    assert not early.holds(at(2026, 10, 25, 0, 45))
    assert early.holds(at(2026, 10, 25, 1, 15))  # 02:15 for the second time
    assert not early.holds(at(2026, 10, 25, 1, 30))


def test_a_place_that_does_not_exist_is_refused():
    with pytest.raises(BadInput, check=lambda error: error.kind == "schedule.zone"):
        Quiet(begins=time(1), ends=time(2), zone="Europe/Atlantis")


@pytest.mark.parametrize(
    "choice",
    [
        Choice(),
        Choice(
            is_on=False,
            off=frozenset({NoticeKind.POSTED, NoticeKind.APPROVED}),
            shows_words=True,
            quiet=NIGHT,
            urgent_always=False,
        ),
    ],
)
def test_a_choice_is_kept(choice):
    assert Choice.read(choice.written()) == choice


@pytest.mark.parametrize(
    "kept",
    [
        None,
        "",
        "nonsense",
        "[]",
        "3",
        '{"off": ["no such kind"]}',
        '{"quiet": ["22:00"]}',
        '{"quiet": ["22+00", "07:00", "UTC"]}',
        '{"quiet": ["22:00:22", "07:00", "UTC"]}',
        '{"quiet": ["25:00", "07:00", "UTC"]}',
        '{"quiet": ["22:00", "07:00", "Nowhere/At_all"]}',
        '{"words": "yes"}',
    ],
)
def test_what_is_not_sound_is_the_default_and_shows_no_words(kept):
    assert Choice.read(kept) == Choice()
    assert not Choice.read(kept).shows_words


def test_what_cannot_wait_is_told_at_night_unless_somebody_says_otherwise():
    night = at(2026, 11, 24, 23)
    assert [kind for kind in NoticeKind if not Choice(quiet=NIGHT).holds_back(kind, night)] == [
        kind for kind in NoticeKind if kind in URGENT
    ]
    silent = Choice(quiet=NIGHT, urgent_always=False)
    assert all(silent.holds_back(kind, night) for kind in NoticeKind)
    assert not any(silent.holds_back(kind, at(2026, 11, 24, 12)) for kind in NoticeKind)
    assert not any(Choice().holds_back(kind, night) for kind in NoticeKind)
