"""What posts add up to: by day and hour of the account's zone, hashtag and tone."""

from datetime import UTC, date, datetime

from desktop_app.checks.tone import Tone
from desktop_app.domain.account import PersonId
from desktop_app.domain.action import PostId
from desktop_app.services import practice
from desktop_app.services.figures import Figures, Out, Sum
from desktop_app.services.observing_ports import Counts
from desktop_app.services.process import Process

CLAIRE = PersonId("claire")


def out(number, at, **fields):
    values = {"post": PostId(str(number)), "at": at, "author": CLAIRE, "tone": Tone.INFORMS}
    return Out(**{**values, **fields})


def figures(*posts, **fields):
    values = {
        "charter": None,
        "account": practice.ACCOUNT,
        "zone": "Europe/Paris",
        "first": date(2026, 10, 24),
        "last": date(2026, 10, 26),
        "as_of": datetime(2026, 10, 26, 12, tzinfo=UTC),
        "posts": posts,
        "process": Process(),
        "waiting": (),
        "readings": (),
    }
    return Figures(**{**values, **fields})


def test_a_day_is_that_of_the_accounts_zone_and_an_empty_one_is_told():
    late = datetime(2026, 10, 24, 22, 30, tzinfo=UTC)  # half past midnight in Paris
    found = figures(out(1, late), out(2, datetime(2026, 10, 25, 23, 30, tzinfo=UTC))).by_day
    assert [(day, each.posts) for day, each in found.items()] == [
        (date(2026, 10, 24), 0),
        (date(2026, 10, 25), 1),
        (date(2026, 10, 26), 1),  # the clocks went back: 23:30 UTC is 0:30
    ]


def test_every_hour_of_every_weekday_is_told():
    found = figures(out(1, datetime(2026, 10, 26, 8, 15, tzinfo=UTC))).by_hour
    assert len(found) == 7 * 24
    assert {place for place, each in found.items() if each.posts} == {(0, 9)}


def test_a_number_that_nobody_read_is_not_zero():
    read = out(1, datetime(2026, 10, 24, tzinfo=UTC), numbers=(Counts(likes=2), Counts(likes=3)))
    total = Sum.of((read, out(2, read.at)))
    assert (total.posts, total.read) == (2, 1)
    assert total.counts == Counts(likes=5)
    assert Sum.of(()).counts == Counts()


def test_hashtags_are_one_whatever_their_capitals():
    at = datetime(2026, 10, 24, tzinfo=UTC)
    posts = out(1, at, hashtags=("Lyon", "lyon")), out(2, at, hashtags=("LYON", "Nantes"))
    found = figures(*posts).by_hashtag
    assert {tag: each.posts for tag, each in found.items()} == {"Lyon": 2, "Nantes": 1}


def test_what_was_taken_out_has_no_tone_and_is_counted():
    at = datetime(2026, 10, 24, tzinfo=UTC)
    made = figures(out(1, at), out(2, at, tone=None), out(3, at, tone=Tone.PROMOTES))
    assert made.unread == 1
    assert [each.posts for each in made.by_tone.values()] == [1, 0, 1]
    assert made.by_person == {CLAIRE: 3}
