import hashlib
from datetime import UTC, datetime

import pytest

from desktop_app.domain.errors import PostRefused, PostUnanswered, Unavailable
from desktop_app.domain.publication import Posted
from desktop_app.domain.source import Source
from tests.contracts.poster_contract import DAILY, PosterContract, send
from tests.fakes import NOW, FakeClock, FakePoster, cleared


class FakeStage:
    def __init__(self):
        self._cases = []
        self.poster = FakePoster()

    def misbehave(self, case):
        self._cases.append(case)
        self.poster.answers = [case.as_error()]

    def attempts(self):
        return len(self.poster.received)

    def public(self):
        if any(case.is_public for case in self._cases):
            return tuple(each.payload.parts[0].text for each in self.poster.received)
        return tuple(posted.text for posted in self.poster.there.values())

    def add(self, content):
        return hashlib.sha256(content).hexdigest()

    def spoil(self, sha256):
        self.poster.obstacles = [PostRefused("publish.fingerprint")]

    def refuse(self, case):
        self.poster.obstacles = [case.as_error()]

    def be_another(self):
        self.poster.obstacles = [PostRefused("x.wrong_account", hold="auth")]

    def stranger(self, text):
        number = "1800000000000000001"
        self.poster.sources[number] = Source(
            x_post_id=number,
            author_id=DAILY[0],
            handle=DAILY[1],
            text=text,
            created_at=NOW,
            read_at=NOW,
            is_from_x=True,
            mentions=("acme_ceo",),
        )
        return number


class TestFakePoster(PosterContract):
    @pytest.fixture
    def stage(self):
        return FakeStage()


def test_the_answers_come_in_their_order_and_then_every_post_succeeds():
    stage = FakeStage()
    stage.poster = FakePoster([PostUnanswered("x.no_answer"), Posted(x_post_id="7", text="b")])
    with pytest.raises(PostUnanswered):
        send(stage, cleared("a"))
    assert send(stage, cleared("b")).x_post_id == "7"
    assert send(stage, cleared("c")).text == "c"
    assert [each.payload.parts[0].text for each in stage.poster.received] == ["a", "b", "c"]


def test_obstacles_and_removals_come_in_their_order_too():
    poster = FakePoster()
    poster.obstacles = [None, PostRefused("x.media")]
    assert poster.prepare(cleared()) == ()
    with pytest.raises(PostRefused):
        poster.prepare(cleared())
    assert poster.prepare(cleared()) == ()
    poster.removals = [PostUnanswered("x.removal_unclear")]
    with pytest.raises(PostUnanswered):
        poster.remove("7")
    poster.remove("7")
    assert poster.removed == []


def test_what_cannot_be_read_is_told():
    poster = FakePoster()
    poster.is_unreadable = True
    for read in (poster.look_up, poster.source):
        with pytest.raises(Unavailable):
            read("7")
    with pytest.raises(Unavailable):
        poster.timeline(NOW)


def test_the_clock_stands_still_until_it_is_told_to_go_on():
    clock = FakeClock(datetime(2026, 11, 24, 9, 0, tzinfo=UTC))
    assert clock.now() == clock.now()
    clock.advance(minutes=90)
    assert clock.now() == datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
