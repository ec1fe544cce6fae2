"""However a refresh ends, what it did not read is read later: nothing is lost, nothing read twice."""

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.adapters.desk.observations import open_observations
from desktop_app.adapters.practice_x.api import practice_token
from desktop_app.adapters.practice_x.faults import Fault, Route
from desktop_app.adapters.practice_x.server import PracticeX
from desktop_app.adapters.x.listening import XReader
from desktop_app.domain.account import Realm
from desktop_app.domain.errors import CountersignError, Unavailable
from desktop_app.domain.watching import Watched
from desktop_app.services import observing, observing_lists, practice, reading_budget
from desktop_app.services.observing_ports import Asked, WatchItem, WatchList
from desktop_app.services.observing_refresh import made_at, unread
from tests.adapters.x.conftest import TIMEOUTS, credentials
from tests.observing_fakes import REFUSED, UNCLEAR, reading

ACCOUNT = practice.ACCOUNT.id
STRANGER = ("1500000000000000001", "nadia_forest")
POST = 5_000
LYON = WatchList(name="Lyon", items=(WatchItem(kind=Watched.HASHTAG, text="lyon"),))


@pytest.fixture
def parts(tmp_path):
    made = reading(tmp_path)
    reading_budget.set_budget(made, ACCOUNT, 100_000_000)
    yield made
    made.observations.close()


def say(parts, count, minutes=1):
    """So many mentions, one after another; their numbers, the oldest first."""
    made = []
    for _ in range(count):
        parts.clock.advance(minutes=minutes)
        made.append(parts.fake.say("@claire_morel #lyon", STRANGER))
    return made


def leave(parts, posts):
    """Let the budget allow so many posts more."""
    spent = reading_budget.budget(parts, ACCOUNT).spent
    reading_budget.set_budget(parts, ACCOUNT, spent + posts * POST)


def read(parts):
    """What is kept, the oldest first."""
    kept = parts.observations.mentions(ACCOUNT, limit=10_000)
    return sorted((each.seen.x_post_id for each in kept), key=int)


def spans(parts, name=""):
    return unread(parts, ACCOUNT, Asked.SEARCH if name else Asked.MENTIONS, name)


def between(older, newer):
    return (made_at(older), made_at(newer))


def test_what_the_budget_cut_off_is_read_when_there_is_money_again(parts):
    first = say(parts, 3)
    observing.refresh_mentions(parts, ACCOUNT)
    more = say(parts, 30)
    leave(parts, 10)
    assert observing.refresh_mentions(parts, ACCOUNT).is_cut
    (span,) = spans(parts)
    assert (span.begins, span.ends) == between(first[-1], more[20])
    leave(parts, 100)
    last = say(parts, 2)
    got = observing.refresh_mentions(parts, ACCOUNT)
    assert (len(got.new), got.is_cut, got.cost) == (22, False, 22 * POST)
    assert read(parts) == first + more + last
    assert spans(parts) == ()


def test_several_stretches_wait_and_the_newest_is_read_first(parts):
    made = []
    for _ in range(3):
        made += say(parts, 20)
        leave(parts, 8)
        observing.refresh_mentions(parts, ACCOUNT)
    newest, middle, oldest = spans(parts)
    assert (oldest.begins, oldest.ends) == (None, made_at(made[12]))
    assert (middle.begins, middle.ends) == between(made[19], made[32])
    assert (newest.begins, newest.ends) == between(made[39], made[52])
    leave(parts, 17)
    observing.refresh_mentions(parts, ACCOUNT)
    assert [span.begins for span in spans(parts)] == [middle.begins, None]
    assert spans(parts)[0].ends == made_at(made[27])
    leave(parts, 100)
    assert not observing.refresh_mentions(parts, ACCOUNT).is_cut
    assert read(parts) == made
    assert parts.fake.billed == len(made)  # and no post was paid for twice


def test_a_refreshs_own_limit_leaves_a_stretch_too(parts):
    made = say(parts, 140)
    assert observing.refresh_mentions(parts, ACCOUNT, most=120).is_cut
    assert len(spans(parts)) == 1
    assert not observing.refresh_mentions(parts, ACCOUNT, most=120).is_cut
    assert read(parts) == made


@pytest.mark.parametrize("end", [UNCLEAR, REFUSED, KeyboardInterrupt()])
def test_an_error_or_an_end_of_the_program_between_pages_loses_nothing(parts, tmp_path, end):
    first = say(parts, 1)
    observing.refresh_mentions(parts, ACCOUNT)
    more = say(parts, 250)
    ask = parts.fake.mentions

    def breaks_off(stretch, most, page=None):
        if page is not None:
            raise end
        return ask(stretch, most, page)

    parts.fake.mentions = breaks_off
    with pytest.raises(type(end)):
        observing.refresh_mentions(parts, ACCOUNT)
    parts.observations.close()  # the program ends here
    parts.observations = open_observations(tmp_path / "observations.sqlite")
    assert read(parts) == first + more[150:]
    assert len(spans(parts)) == 1
    parts.fake.mentions = ask
    assert not observing.refresh_mentions(parts, ACCOUNT).is_cut
    assert read(parts) == first + more


def test_a_page_of_which_x_shows_nothing_moves_no_mark(parts):
    """X may leave out every post of a page and still name the next one."""
    made = say(parts, 12)
    ask = parts.fake.mentions

    def empty_first(stretch, most, page=None):
        answer = ask(stretch, most, page)
        return type(answer)(posts=(), next="empty") if page is None else answer

    def only_empty(stretch, most, page=None):
        if page is not None:
            raise UNCLEAR
        return empty_first(stretch, most, page)

    parts.fake.mentions = only_empty
    with pytest.raises(Unavailable):
        observing.refresh_mentions(parts, ACCOUNT)
    assert spans(parts) == ()
    parts.fake.mentions = lambda stretch, most, page=None: ask(stretch, most, None)
    observing.refresh_mentions(parts, ACCOUNT)
    assert read(parts) == made


def test_what_a_search_left_is_asked_for_while_x_still_shows_it(parts):
    observing_lists.keep(parts, ACCOUNT, LYON)
    made = say(parts, 30, minutes=60)
    leave(parts, 10)
    assert observing.refresh_search(parts, ACCOUNT, "Lyon").is_cut
    assert [span.begins for span in spans(parts, "Lyon")] == [None]
    leave(parts, 100)
    assert len(observing.refresh_search(parts, ACCOUNT, "Lyon").new) == 20
    more = say(parts, 30, minutes=60)
    leave(parts, 10)
    observing.refresh_search(parts, ACCOUNT, "Lyon")
    (span,) = spans(parts, "Lyon")
    assert (span.begins, span.ends) == between(made[-1], more[20])
    parts.clock.advance(days=8)
    leave(parts, 100)
    assert not observing.refresh_search(parts, ACCOUNT, "Lyon").is_cut
    assert spans(parts, "Lyon") == ()  # X's search shows nothing of it any more


STEPS = st.lists(
    st.tuples(
        st.integers(0, 60),  # mentions that come
        st.integers(0, 70),  # posts that the budget allows
        st.integers(5, 120),  # the refresh's own limit
        st.sampled_from([None, None, REFUSED, UNCLEAR, KeyboardInterrupt()]),
        st.integers(0, 2),  # which of its questions meets that
    ),
    max_size=8,
)


@settings(max_examples=12)
@given(steps=STEPS)
def test_no_order_of_refreshes_loses_a_mention(steps):
    with TemporaryDirectory() as folder:
        parts = reading(Path(folder))
        try:
            made = []
            for count, posts, most, end, page in steps:
                made += say(parts, count)
                leave(parts, posts)
                parts.fake.errors[:] = [None] * page + [end]
                with suppress(CountersignError, KeyboardInterrupt):
                    observing.refresh_mentions(parts, ACCOUNT, most=most)
                parts.observations.close()
                parts.observations = open_observations(Path(folder) / "observations.sqlite")
            parts.fake.errors.clear()
            leave(parts, 2_000)
            while observing.refresh_mentions(parts, ACCOUNT).is_cut:
                pass
            assert read(parts) == made
            assert spans(parts) == ()
        finally:
            parts.observations.close()


@pytest.fixture
def server(parts):
    made = PracticeX([practice.ACCOUNT], now=parts.clock.now)
    address = made.start()
    known = credentials(practice_token(practice.ACCOUNT))
    parts.fake = XReader(practice.ACCOUNT, known, address, realm=Realm.PRACTICE, timeouts=TIMEOUTS)
    yield made
    made.stop()


def test_at_the_simulated_x_an_interrupted_refresh_is_read_to_its_end_later(parts, server):
    made = []
    for number in range(130):
        parts.clock.advance(minutes=1)
        made.append(server.publish_as(STRANGER[0], f"@claire_morel {number}"))
    server.misbehave(Fault.SLOW, on=Route.MENTIONS)  # the first page is answered as usual
    server.misbehave(Fault.DROP_AFTER, on=Route.MENTIONS)
    with pytest.raises(Unavailable):
        observing.refresh_mentions(parts, ACCOUNT)
    assert read(parts) == made[30:]
    (span,) = spans(parts)
    assert (span.begins, span.ends) == (None, made_at(made[30]))
    observing.refresh_mentions(parts, ACCOUNT)
    assert read(parts) == made
    assert spans(parts) == ()
