"""A watch list of the company at work: its questions, what they may cost, what they found."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from desktop_app.adapters.desk.observations import open_observations
from desktop_app.domain.errors import BadInput, Refused
from desktop_app.domain.watching import Watched, WatchEntry, WatchList
from desktop_app.services import observing_lists, practice, reading_budget, watching
from desktop_app.services.observing_import import Sort
from tests.observing_fakes import FakeReader

ACCOUNT, CEO = practice.ACCOUNT.id, practice.EXECUTIVE
STRANGER = ("1500000000000000001", "nadia_forest")
BATTERIES = WatchList(
    theme="Batteries",
    entries=(
        WatchEntry(what=Watched.TECHNOLOGY, value="solid state"),
        WatchEntry(what=Watched.HASHTAG, value="batteries"),
        WatchEntry(what=Watched.COMPETITOR, value="@voltamo"),
    ),
)
LONG = replace(
    BATTERIES,
    entries=tuple(
        WatchEntry(what=Watched.KEYWORD, value=f"a word of some length {n}") for n in range(30)
    ),
)


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


def texts(found):
    return [one.seen.text for one in found.hits]


def test_a_refresh_finds_what_any_entry_names_and_asks_for_it_once(parts, fake):
    fake.say("A solid state cell", STRANGER)
    fake.say("Nothing of that", STRANGER)
    fake.say("Ours are better", ("1500000000000000002", "voltamo"))
    got = watching.refresh(parts, ACCOUNT, BATTERIES)
    assert (len(got.new), got.cost, got.is_cut) == (2, 10_000, False)
    found = watching.found(parts, ACCOUNT, BATTERIES)
    assert texts(found) == ["Ours are better", "A solid state cell"]
    assert found.outlook.as_of == parts.clock.now()
    assert watching.refresh(parts, ACCOUNT, BATTERIES).new == ()
    (asked, again) = fake.asked
    assert asked[1] == again[1] == 91


@pytest.mark.parametrize(
    "entries",
    [
        (  # a handle that is followed as an account, too, is one item of the question
            WatchEntry(what=Watched.ACCOUNT, value="voltamo"),
            WatchEntry(what=Watched.COMPETITOR, value="@voltamo"),
        ),
        (WatchEntry(what=Watched.KEYWORD, value="solid  state"),),
    ],
)
def test_what_was_found_is_not_paid_for_again(parts, fake, entries):
    watched = replace(BATTERIES, entries=entries)
    watched.check()
    fake.say("A solid state cell", ("1500000000000000002", "voltamo"))
    assert watching.refresh(parts, ACCOUNT, watched).cost == 5_000
    assert watching.refresh(parts, ACCOUNT, watched).cost == 0


def test_a_list_that_is_too_long_for_one_question_is_asked_in_several(parts, fake):
    asked = watching.questions(LONG)
    assert [one.name for one in asked] == ["Batteries", "Batteries · 2"]
    assert sum(len(one.items) for one in asked) == len(LONG.entries)
    assert all(len(observing_lists.query_of(one)) <= 512 for one in asked)
    fake.say("Here: a word of some length 29", STRANGER)
    watching.refresh(parts, ACCOUNT, LONG)
    assert len(watching.found(parts, ACCOUNT, LONG).hits) == 1
    # What the second question found stays known once the list is shorter.
    short = replace(LONG, entries=LONG.entries[:3])
    assert len(watching.found(parts, ACCOUNT, short).hits) == 1


def test_the_ceiling_is_said_before_and_never_above_what_is_left(parts, fake):
    outlook = watching.found(parts, ACCOUNT, BATTERIES).outlook
    assert (outlook.questions, outlook.most, outlook.left) == (1, 500_000, 2_000_000)
    assert (outlook.as_of, outlook.is_affordable) == (None, True)
    assert watching.found(parts, ACCOUNT, LONG).outlook.most == 1_000_000
    reading_budget.set_budget(parts, ACCOUNT, 60_000)
    assert watching.found(parts, ACCOUNT, BATTERIES).outlook.most == 60_000
    reading_budget.set_budget(parts, ACCOUNT, 45_000)
    assert not watching.found(parts, ACCOUNT, BATTERIES).outlook.is_affordable
    for number in range(150):
        fake.say(f"#batteries {number}", STRANGER)
    reading_budget.set_budget(parts, ACCOUNT, 2_000_000)
    got = watching.refresh(parts, ACCOUNT, BATTERIES)
    assert got.is_cut
    assert len(got.new) <= 100
    assert got.cost <= 500_000


def test_without_a_budget_nothing_is_asked_and_the_rest_works(parts, fake):
    reading_budget.set_budget(parts, ACCOUNT, 0)
    with pytest.raises(Refused, check=lambda error: error.kind == "observing.no_budget"):
        watching.refresh(parts, ACCOUNT, BATTERIES)
    assert fake.asked == []
    file = (
        "list,x_post_id,handle,text,created_at\r\n"
        "Batteries,1790000000000000001,nadia_forest,A café with batteries,2026-11-20T08:00:00Z\r\n"
    )
    brought = watching.bring(parts, ACCOUNT, (BATTERIES,), file)
    assert (brought.sort, brought.new, brought.known) == (Sort.POSTS, 1, 0)
    found = watching.found(parts, ACCOUNT, BATTERIES)
    assert texts(found) == ["A café with batteries"]
    assert (found.outlook.limit, found.outlook.is_affordable) == (0, False)


def test_a_find_is_put_aside_and_taken_back_and_stays_aside_when_it_is_found_again(parts, fake):
    number = fake.say("#batteries", STRANGER)
    watching.refresh(parts, ACCOUNT, BATTERIES)
    watching.put_aside(parts, ACCOUNT, BATTERIES, number)
    assert watching.found(parts, ACCOUNT, BATTERIES).hits == ()
    less = replace(BATTERIES, entries=BATTERIES.entries[:2])
    watching.refresh(parts, ACCOUNT, less)
    assert watching.found(parts, ACCOUNT, less).hits == ()
    watching.put_aside(parts, ACCOUNT, BATTERIES, number, back=True)
    assert len(watching.found(parts, ACCOUNT, BATTERIES).hits) == 1
    with pytest.raises(BadInput, check=lambda error: error.kind == "observing.mention"):
        watching.put_aside(parts, ACCOUNT, BATTERIES, "12")


def test_a_find_becomes_the_source_of_a_draft(parts, fake):
    number = fake.say("#batteries with @Aurelis", STRANGER)
    watching.refresh(parts, ACCOUNT, BATTERIES)
    (hit,) = watching.found(parts, ACCOUNT, BATTERIES).hits
    draft = watching.quoting(parts, CEO, ACCOUNT, hit)
    assert (draft.owner, draft.account, draft.text) == (CEO, ACCOUNT, "")
    assert draft.quote_link == f"https://x.com/nadia_forest/status/{number}"
    assert draft.source is not None
    assert (draft.source.x_post_id, draft.source.mentions) == (number, ("aurelis",))
    assert draft.source.is_from_x


def test_an_empty_list_asks_nothing_and_costs_nothing(parts, fake):
    empty = WatchList(theme="Empty")
    assert watching.questions(empty) == watching.in_browser(empty) == ()
    assert watching.refresh(parts, ACCOUNT, empty).new == ()
    assert watching.found(parts, ACCOUNT, empty).outlook.most == 0
    assert fake.asked == []


def test_xs_own_search_is_one_address_a_question(parts):
    (address,) = watching.in_browser(BATTERIES)
    parted = urlsplit(address)
    assert (parted.scheme, parted.netloc, parted.path) == ("https", "x.com", "/search")
    asked = parse_qs(parted.query)
    assert asked["f"] == ["live"]
    assert asked["q"] == [
        '("solid state" OR #batteries OR from:voltamo OR @voltamo) -filter:nativeretweets'
    ]
