"""Mentions, searches, numbers, polls and profiles, on a real record and a reader without X."""

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop_app.adapters.desk.observations import open_observations
from desktop_app.domain.errors import BadInput, Unavailable
from desktop_app.domain.payload import Part, Poll
from desktop_app.services import (
    observing,
    observing_lists,
    observing_refresh,
    practice,
    reading_budget,
)
from desktop_app.services.observing_ports import Asked, Tray, WatchList
from tests.observing_fakes import UNCLEAR, FakeReader, shown

ACCOUNT = practice.ACCOUNT.id
STRANGER = ("1500000000000000001", "nadia_forest")
OWN = (practice.ACCOUNT.x_user_id, practice.ACCOUNT.handle)


@pytest.fixture
def fake(office):
    return FakeReader(clock=office.clock, account=practice.ACCOUNT)


@pytest.fixture
def parts(office, fake, tmp_path):
    kept = open_observations(tmp_path / "observations.sqlite")
    made = replace(office.parts, reader=lambda _account: fake, observations=kept)
    reading_budget.set_budget(made, ACCOUNT, 2_000_000)
    yield made
    kept.close()


def set_left(parts, millionths):
    spent = reading_budget.budget(parts, ACCOUNT).spent
    reading_budget.set_budget(parts, ACCOUNT, spent + millionths)


def numbers(entries):
    return [each.seen.x_post_id for each in entries]


def test_mentions_are_read_once_and_wait_in_the_tray(parts, fake):
    first = fake.say("@claire_morel bravo", STRANGER)
    fake.say("@claire_morel my own post", OWN)
    got = observing.refresh_mentions(parts, ACCOUNT)
    assert (numbers(got.new), got.cost, got.is_cut) == ([first], 10_000, False)
    assert got.as_of == parts.clock.now() == observing.as_of(parts, ACCOUNT, Asked.MENTIONS)
    second = fake.say("@claire_morel and now?", STRANGER, reply_to=first)
    again = observing.refresh_mentions(parts, ACCOUNT)
    assert (numbers(again.new), again.cost) == ([second], 5_000)
    assert numbers(observing.mentions(parts, ACCOUNT)) == [second, first]
    observing.move(parts, ACCOUNT, first, Tray.ANSWERED)
    assert numbers(observing.mentions(parts, ACCOUNT)) == [second]
    assert numbers(observing.mentions(parts, ACCOUNT, (Tray.ANSWERED,))) == [first]
    with pytest.raises(BadInput):
        observing.move(parts, ACCOUNT, "12", Tray.ASIDE)


def test_a_refresh_asks_for_no_more_than_is_left(parts, fake):
    for _ in range(30):
        fake.say("@claire_morel", STRANGER)
    set_left(parts, 60_000)  # twelve posts
    got = observing.refresh_mentions(parts, ACCOUNT)
    assert fake.asked == [("mentions", 12)]
    assert (len(got.new), got.cost, got.is_cut) == (12, 60_000, True)
    set_left(parts, 24_999)  # X gives no fewer than five
    assert observing.refresh_mentions(parts, ACCOUNT).is_cut
    assert len(fake.asked) == 1


def test_several_pages_are_read_up_to_the_refreshs_own_limit(parts, fake):
    for _ in range(140):
        fake.say("@claire_morel", STRANGER)
    got = observing.refresh_mentions(parts, ACCOUNT, most=120)
    assert (fake.asked, len(got.new), got.is_cut) == (
        [("mentions", 100), ("mentions", 20)],
        120,
        True,
    )


def test_what_was_paid_for_is_kept_though_a_later_page_fails(parts, fake):
    for _ in range(120):
        fake.say("@claire_morel", STRANGER)
    ask = fake.mentions

    def second_page_fails(between, most, page=None):
        if page is not None:
            raise UNCLEAR
        return ask(between, most, page)

    fake.mentions = second_page_fails
    with pytest.raises(Unavailable):
        observing.refresh_mentions(parts, ACCOUNT)
    assert len(observing.mentions(parts, ACCOUNT)) == 100
    assert observing.as_of(parts, ACCOUNT, Asked.MENTIONS) == parts.clock.now()
    assert len(observing_refresh.unread(parts, ACCOUNT, Asked.MENTIONS)) == 1


def test_a_watch_list_finds_each_post_once(parts, fake):
    item = observing_lists.read_item("#lyon")
    observing_lists.keep(parts, ACCOUNT, WatchList(name="  Lyon ", items=(item,)))
    first = fake.say("#lyon again", STRANGER)
    assert numbers(observing.refresh_search(parts, ACCOUNT, "Lyon").new) == [first]
    second = fake.say("#Lyon once more", STRANGER)
    assert numbers(observing.refresh_search(parts, ACCOUNT, "Lyon").new) == [second]
    assert numbers(observing_lists.hits(parts, ACCOUNT, "Lyon")) == [second, first]
    assert observing.as_of(parts, ACCOUNT, Asked.SEARCH, "Lyon") == parts.clock.now()
    with pytest.raises(BadInput) as told:
        observing.refresh_search(parts, ACCOUNT, "Brest")
    assert told.value.kind == "observing.list"
    observing_lists.drop(parts, ACCOUNT, "Lyon")
    assert observing_lists.hits(parts, ACCOUNT, "Lyon") == ()


def test_a_search_names_no_post_that_x_has_forgotten(parts, fake):
    """X refuses a number from more than seven days ago."""
    item = observing_lists.read_item("#lyon")
    observing_lists.keep(parts, ACCOUNT, WatchList(name="Lyon", items=(item,)))
    fake.say("#lyon", STRANGER)
    observing.refresh_search(parts, ACCOUNT, "Lyon")
    asked, ask = [], fake.search

    def noting(query, between, most, page=None):
        asked.append(between.since)
        return ask(query, between, most, page)

    fake.search = noting
    parts.clock.advance(days=6)
    observing.refresh_search(parts, ACCOUNT, "Lyon")
    parts.clock.advance(days=2)
    observing.refresh_search(parts, ACCOUNT, "Lyon")
    assert asked[0]
    assert not asked[1]


def publish(office, fake, **fields):
    """A post of the account, in the record and at the fake X under one number."""
    post = office.submit_draft(office.draft("Merci à tous.", **fields))
    office.decide(post, practice.COMMUNICATIONS)
    assert office.kinds() == ["posted"]
    with office.parts.store.begin() as work:
        number = work.posted_parts(ACCOUNT)[-1].x_post_id
    fake.said[number] = replace(
        fake.said[fake.say("Merci à tous.", OWN)], x_post_id=number, created_at=office.clock.now()
    )
    return number


def test_numbers_are_read_when_they_are_due_and_never_more_often(office, parts, fake):
    post = publish(office, fake)
    due = []
    for hours in (0.5, 0.5, 0.5, 22.5, 24, 24 * 5, 24, 24 * 22, 24, 24 * 20):
        parts.clock.advance(hours=hours)
        set_left(parts, 1_000)
        due.append(len(observing.refresh_metrics(parts, ACCOUNT).new))
    assert due == [0, 1, 0, 1, 0, 1, 0, 1, 0, 0]
    kept = parts.observations.snapshots(ACCOUNT, post)
    assert [each.price for each in kept] == [1_000] * 4
    assert kept[0].counts.impressions == 60
    assert [each.at for each in kept] == sorted(each.at for each in kept)


def test_what_the_budget_leaves_out_is_counted(office, parts, fake):
    publish(office, fake)
    set_left(parts, 0)
    parts.clock.advance(hours=2)
    reading_budget.set_budget(parts, ACCOUNT, 1)
    got = observing.refresh_metrics(parts, ACCOUNT)
    assert (got.new, got.cost, got.left_out, got.is_cut) == ((), 0, 1, True)
    assert fake.asked == []


def test_a_post_that_x_shows_no_more_is_forgotten(office, parts, fake):
    post = publish(office, fake)
    parts.clock.advance(hours=2)
    observing.refresh_metrics(parts, ACCOUNT)
    del fake.said[post]
    parts.clock.advance(days=2)
    assert observing.refresh_metrics(parts, ACCOUNT).gone == (post,)
    assert parts.observations.snapshots(ACCOUNT) == ()
    assert observing.due_metrics(parts, ACCOUNT) == ()


def test_a_poll_is_read_once_after_it_closed(office, parts, fake):
    poll = Poll(options=("Oui", "Non"), minutes=60)
    post = publish(office, fake, parts=(Part(text="Lyon ?", poll=poll),))
    fake.add_poll(post, ("Oui", "Non"), 60)
    assert observing.refresh_polls(parts, ACCOUNT).new == ()
    parts.clock.advance(minutes=61)
    (result,) = observing.refresh_polls(parts, ACCOUNT).new
    assert [each.label for each in result.poll.options] == ["Oui", "Non"]
    assert parts.observations.polls(ACCOUNT) == (result,)
    assert observing.refresh_polls(parts, ACCOUNT).new == ()
    assert fake.asked == [("polls", 1)]


def test_a_profile_is_kept_each_time(parts, fake):
    gone = observing.refresh_profile(parts, ACCOUNT)
    assert (gone.new, gone.cost, gone.gone) == ((), 0, ("claire_morel",))
    fake.profiles["claire_morel"] = shown(*OWN, description="Aurelis")
    (first,) = observing.refresh_profile(parts, ACCOUNT).new
    assert (first.price, first.profile.description) == (10_000, "Aurelis")
    parts.clock.advance(hours=1)
    observing.refresh_profile(parts, ACCOUNT)
    assert [each.at for each in parts.observations.profiles(ACCOUNT)] == [
        parts.clock.now(),
        parts.clock.now() - timedelta(hours=1),
    ]
    set_left(parts, 9_999)
    assert observing.refresh_profile(parts, ACCOUNT).left_out == 1


def test_what_others_took_away_is_forgotten_at_the_next_look(parts, fake):
    stays = fake.say("@claire_morel stays", STRANGER)
    goes = fake.say("@claire_morel goes", STRANGER)
    observing.refresh_mentions(parts, ACCOUNT)
    del fake.said[goes]
    assert observing.recheck(parts, ACCOUNT).gone == ()  # seen less than a day ago
    parts.clock.advance(hours=25)
    got = observing.recheck(parts, ACCOUNT)
    assert (got.gone, got.cost) == ((goes,), 5_000)
    assert numbers(observing.mentions(parts, ACCOUNT)) == [stays]
    assert observing.recheck(parts, ACCOUNT).cost == 0
    observing.forget(parts, ACCOUNT, stays)
    assert observing.mentions(parts, ACCOUNT) == ()


def test_an_account_that_nobody_knows(parts):
    with pytest.raises(BadInput):
        observing.refresh_mentions(parts, "nobody")
