from collections import deque
from types import SimpleNamespace

import pytest

from desktop_app.domain.errors import Unavailable
from desktop_app.services import foresight
from desktop_app.services.foresight import Tried
from desktop_app.ui.ahead import Ahead
from desktop_app.ui.background import Background
from desktop_app.ui.line import Line, State
from tests.ui.kept import away

PARTS = SimpleNamespace(offline=SimpleNamespace(person="paul"))


class Ground:
    """What there is to fetch: `Tried`, an error, or None at the end."""

    def __init__(self, qtbot, monkeypatch):
        self.qtbot, self.background = qtbot, Background()
        self.line = Line(self.background)
        self.ahead = Ahead(self.background, self.line)
        self.answers, self.asked, self.told = deque(), [], []
        self.ahead.failed.connect(self.told.append)
        monkeypatch.setattr(foresight, "fetch_next", self._fetch)

    def settle(self):
        self.qtbot.waitUntil(lambda: not self.background.busy)

    def _fetch(self, _parts, person, given_up, is_wanted):
        assert (person, is_wanted()) == ("paul", True)
        self.asked.append(set(given_up))
        answer = self.answers.popleft() if self.answers else None
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture
def ground(qtbot, monkeypatch):
    made = Ground(qtbot, monkeypatch)
    yield made
    made.background.close()


def test_one_follows_the_other_and_what_nobody_has_is_given_up(ground):
    ground.answers += [Tried(sha256="a", is_here=True), Tried(sha256="b", is_here=False)]
    ground.ahead.begin(PARTS)
    ground.qtbot.waitUntil(lambda: len(ground.asked) == 3)
    ground.settle()
    assert ground.asked == [set(), set(), {"b"}]


def test_nothing_is_asked_for_while_the_server_is_away_and_all_once_it_is_back(ground):
    ground.line._say(away())
    ground.ahead.begin(PARTS)
    ground.settle()
    assert ground.asked == []
    ground.line._say(State())
    ground.settle()
    assert len(ground.asked) == 1


def test_a_desk_without_a_server_fetches_nothing(ground):
    ground.ahead.begin(SimpleNamespace(offline=None))
    ground.settle()
    assert ground.asked == []


def test_an_answer_that_did_not_come_waits_silently_for_the_next_look(ground):
    ground.answers += [Unavailable("media.unfetched")]
    ground.ahead.begin(PARTS)
    ground.settle()
    ground.ahead.look()
    ground.settle()
    assert (len(ground.asked), ground.told) == (2, [])


def test_a_disk_that_is_full_is_told_once(ground):
    ground.answers += [Unavailable("media.unwritable"), Unavailable("media.unwritable")]
    ground.ahead.begin(PARTS)
    ground.settle()
    ground.ahead.look()
    ground.settle()
    assert [error.kind for error in ground.told] == ["media.unwritable"]
