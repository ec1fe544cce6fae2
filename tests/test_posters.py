from dataclasses import replace
from datetime import UTC, datetime, timedelta

from desktop_app import posters
from desktop_app.adapters.practice_x.server import PracticeX
from desktop_app.services import practice
from desktop_app.services.practice import SampleSaid
from desktop_app.services.practice_past import PastClock
from desktop_app.services.resources import resource
from tests.fakes import FakeClock

NOW = datetime(2031, 3, 1, 9, tzinfo=UTC)


def test_what_others_said_is_dated_by_the_desks_clock_also_where_that_came_back_from_the_past():
    text = resource("practice", "en.toml").read_text(encoding="utf-8")
    read = practice.Samples.read(text)
    stranger = read.said_of_us[0].by
    said = tuple(SampleSaid(by=stranger, text=f"{ago} h", hours=ago) for ago in (2, 30))
    samples, clock = replace(read, said_of_us=said), PastClock(FakeClock(NOW))
    x = PracticeX(practice.ACCOUNTS, has_audience=True)
    clock.turn_to(4)
    desk = posters.DeskX(address="", x=x, is_new=True)
    posters.live(None, desk, samples, clock, "en", is_new=False)
    found = [(post.text, datetime.fromisoformat(post.created_at)) for post in x.posts()]
    assert found == [("30 h", NOW - timedelta(hours=30)), ("2 h", NOW - timedelta(hours=2))]
