from datetime import UTC, datetime

import pytest

from desktop_app.domain.errors import PostUnanswered
from desktop_app.domain.publication import Posted
from tests.contracts.poster_contract import PosterContract
from tests.fakes import FakeClock, FakePoster, cleared


class FakeStage:
    def __init__(self):
        self._cases = []
        self.poster = FakePoster()

    def misbehave(self, case):
        self._cases.append(case)
        self.poster = FakePoster(answers=[case.as_error()])

    def attempts(self):
        return len(self.poster.received)

    def public(self):
        if any(case.is_public for case in self._cases):
            return tuple(each.payload.parts[0].text for each in self.poster.received)
        return tuple(posted.text for posted in self.poster.there.values())


class TestFakePoster(PosterContract):
    @pytest.fixture
    def stage(self):
        return FakeStage()


def test_the_answers_come_in_their_order_and_then_every_post_succeeds():
    poster = FakePoster([PostUnanswered("x.no_answer"), Posted(x_post_id="7", text="b")])
    with pytest.raises(PostUnanswered):
        poster.post(cleared("a"))
    assert poster.post(cleared("b")).x_post_id == "7"
    assert poster.post(cleared("c")).text == "c"
    assert [each.payload.parts[0].text for each in poster.received] == ["a", "b", "c"]


def test_the_clock_stands_still_until_it_is_told_to_go_on():
    clock = FakeClock(datetime(2026, 11, 24, 9, 0, tzinfo=UTC))
    assert clock.now() == clock.now()
    clock.advance(minutes=90)
    assert clock.now() == datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
