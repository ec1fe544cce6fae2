from datetime import timedelta

from desktop_app.adapters.practice_x import audience
from desktop_app.adapters.practice_x.records import StoredPost, stamp
from tests.fakes import NOW

POST = StoredPost(
    id="1860000000000000000",
    user_id="1",
    text="Which?",
    shown="Which?",
    links=(),
    created_at=stamp(NOW),
    poll_options=("Lyon", "Brest"),
    poll_minutes=60,
)


def test_numbers_begin_at_nothing_only_grow_and_are_the_same_each_time():
    ages = [timedelta(hours=hours) for hours in (0, 1, 24, 168, 720)]
    read = [audience.numbers(POST, NOW + age) for age in ages]
    assert set(read[0].values()) == {0}
    assert audience.numbers(POST, NOW - timedelta(hours=1)) == read[0]
    for name in read[0]:
        values = [each[name] for each in read]
        assert values == sorted(values)
    assert read[-1]["impression_count"] > read[-1]["like_count"] > 0
    assert audience.numbers(POST, NOW + ages[2]) == read[2]


def test_votes_end_with_the_poll():
    closed = audience.votes(POST, NOW + timedelta(minutes=60))
    assert len(closed) == 2
    assert audience.votes(POST, NOW + timedelta(days=9)) == closed
