"""Reading over HTTP: the contract with the simulated X, in both families of names."""

import pytest

from desktop_app.adapters.practice_x.faults import Fault, Route
from desktop_app.adapters.practice_x.server import PracticeX
from desktop_app.adapters.practice_x.world import Names
from desktop_app.adapters.x.listening import XReader
from desktop_app.domain.account import Realm
from desktop_app.domain.errors import BadInput, PostRefused, Refused, Unavailable
from desktop_app.services.observing_ports import Stretch
from tests.adapters.x.conftest import OTHER, TIMEOUTS, credentials
from tests.adapters.x.scripted import Scripted
from tests.adapters.x.scripted import answer as said
from tests.contracts.reader_contract import DAILY, ReaderContract
from tests.fakes import ACCOUNT, FakeClock

READING = (Route.MENTIONS, Route.SEARCH, Route.LOOKUP, Route.USER)


class Stage:
    """The simulated X behind a reader; its clock stands still."""

    def __init__(self, names=Names.BOTH):
        self.clock = FakeClock()
        self.server = PracticeX([ACCOUNT, OTHER], now=self.clock.now, names=names)
        self.reader = reader(self.server.start())

    def say(self, text, by=DAILY, reply_to=""):
        return self.server.publish_as(by[0], text, reply_to=reply_to)

    def ask(self, text, options, minutes):
        shelf, now = self.server._world.shelf, self.clock.now()
        added = shelf.add(
            ACCOUNT.x_user_id, text, {}, now, poll_options=options, poll_minutes=minutes
        )
        return added.id

    def remove(self, number):
        self.server._world.shelf.delete(number)

    def pass_by(self, **duration):
        self.clock.advance(**duration)

    def refuse(self):
        self._next(Fault.REFUSE)

    def break_off(self):
        self._next(Fault.DROP_BEFORE)

    def _next(self, fault):
        for name in READING:
            self.server._faults[name].clear()
            self.server.misbehave(fault, on=name)


def reader(host, **named):
    return XReader(
        ACCOUNT,
        named.pop("credentials", credentials()),
        host,
        realm=Realm.PRACTICE,
        timeouts=TIMEOUTS,
        **named,
    )


@pytest.fixture(params=list(Names))
def stage(request):
    made = Stage(request.param)
    yield made
    made.server.stop()


class TestXReader(ReaderContract):
    """The contract, with the simulated X behind it."""


@pytest.fixture
def one():
    made = Stage()
    yield made
    made.server.stop()


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (Fault.RATE_LIMIT, "observing.refused"),
        (Fault.CREDITS_402, "observing.refused"),
        (Fault.UNAUTHORIZED_401, "observing.refused"),
        (Fault.UNAVAILABLE_503, "observing.unclear"),
        (Fault.PORTAL_200, "observing.unclear"),
        (Fault.NO_DATA_200, "observing.unclear"),
        (Fault.REDIRECT_307, "observing.unclear"),
        (Fault.ODD_403, "observing.unclear"),
    ],
)
def test_whether_an_answer_may_have_cost_something_is_told(one, fault, kind):
    one.server.misbehave(fault, on=Route.MENTIONS)
    with pytest.raises(Unavailable) as told:
        one.reader.mentions(Stretch(), 5)
    assert told.value.kind == kind
    assert one.server.hits(Route.MENTIONS) == 1  # no redirect was followed, nothing asked again


def test_where_nobody_listens_nothing_was_asked():
    server = PracticeX([ACCOUNT])
    address = server.start()
    server.stop()
    with pytest.raises(Unavailable) as told:
        reader(address).mentions(Stretch(), 5)
    assert told.value.kind == "observing.unreached"


def test_credentials_that_cannot_be_had_cost_nothing():
    def none():
        raise PostRefused("x.not_connected", hold="auth")

    with pytest.raises(Unavailable) as told:
        reader("http://127.0.0.1:9", credentials=none).profile("dailyledger")
    assert (told.value.kind, told.value.facts) == (
        "observing.unreached",
        {"cause": "x.not_connected"},
    )


def test_a_refused_token_is_told_to_whoever_keeps_it(one):
    told = []
    listening = reader(one.server.start(), refused=lambda: told.append("refused"))
    one.server.revoke(ACCOUNT)
    with pytest.raises(Unavailable):
        listening.mentions(Stretch(), 5)
    assert told == ["refused"]


def test_practice_never_asks_x_itself_nor_an_office_another():
    for realm, host in ((Realm.PRACTICE, None), (Realm.X, "http://127.0.0.1:9")):
        with pytest.raises(Refused) as told:
            XReader(ACCOUNT, credentials(), host, realm=realm)
        assert told.value.kind == "x.host_realm"


def test_where_x_knows_only_newer_names_it_is_asked_in_them_and_words_stay_as_they_are():
    """The names of fields change; what somebody looks for is never rewritten."""
    old = {"errors": [{"message": "The query parameter [tweet.fields] is not one of"}]}
    with Scripted(said(old, 400), said({"meta": {"result_count": 0}})) as script:
        reader(script.url).search("from:my_tweets", Stretch(), 10)
    first, second = (each.decode() for each in script.requests)
    assert "tweet.fields=" in first
    assert "post.fields=" in second
    assert "from%3Amy_tweets" in first
    assert "from%3Amy_tweets" in second


def test_a_question_by_numbers_names_only_numbers(one):
    with pytest.raises(BadInput):
        one.reader.posts(["1,2"])
    assert one.server.hits(Route.LOOKUP) == 0
