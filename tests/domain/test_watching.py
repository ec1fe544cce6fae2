"""Watch lists: what may stand in them, and the questions that X's search is asked."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import BadInput
from desktop_app.domain.watching import (
    LONGEST_QUERY,
    Share,
    Watched,
    WatchEntry,
    WatchKind,
    WatchList,
)

W = Watched


def entry(what, value, **more):
    return WatchEntry(what=what, value=value, **more)


@pytest.mark.parametrize(
    ("what", "value", "terms"),
    [
        (W.ACCOUNT, "voltane", ("from:voltane",)),
        (W.HASHTAG, "AcmeLyon", ("#AcmeLyon",)),
        (W.KEYWORD, "batteries", ("batteries",)),
        (W.KEYWORD, "edge computing", ('"edge computing"',)),
        (W.KEYWORD, "l’aéro", ("l’aéro",)),
        (W.TECHNOLOGY, "Wi-Fi 7", ('"Wi-Fi 7"',)),
        (W.TECHNOLOGY, "C++", ('"C++"',)),
        (W.COMPETITOR, "Voltane SA", ('"Voltane SA"',)),
        (W.COMPETITOR, "@voltane", ("from:voltane", "@voltane")),
    ],
)
def test_each_entry_is_asked_for_in_xs_own_words(what, value, terms):
    one = entry(what, value)
    one.check()
    assert one.terms() == terms


@pytest.mark.parametrize(
    ("what", "value"),
    [
        (W.ACCOUNT, "@voltane"),
        (W.ACCOUNT, "a_handle_too_long"),
        (W.HASHTAG, "no tag"),
        (W.HASHTAG, "1"),
        (W.KEYWORD, 'say "this"'),
        (W.KEYWORD, "from:voltane"),
        (W.KEYWORD, "(a"),
        (W.KEYWORD, "-word"),
        (W.KEYWORD, "OR"),
        (W.KEYWORD, "two\nlines"),
        (W.COMPETITOR, "@two words"),
        (W.KEYWORD, ""),
        (W.KEYWORD, "x" * 101),
    ],
)
def test_what_would_be_an_operator_or_is_none_of_its_kind_is_refused(what, value):
    with pytest.raises(BadInput):
        entry(what, value).check()


def test_an_empty_list_asks_nothing():
    assert WatchList(theme="AI").queries() == ()
    assert WatchList(theme="AI").shares() == ()


def test_one_question_where_one_is_enough():
    watch = WatchList(theme="AI", entries=(entry(W.ACCOUNT, "a"), entry(W.KEYWORD, "b c")))
    assert watch.queries() == ('(from:a OR "b c") -is:retweet',)


@settings(max_examples=60)
@given(st.lists(st.text(alphabet="abc ’é", min_size=1, max_size=100), max_size=60))
def test_no_question_is_longer_than_x_takes_and_none_is_left_out(values):
    kept = dict.fromkeys(" ".join(value.split()) for value in values if value.strip())
    watch = WatchList(theme="AI", entries=tuple(entry(W.KEYWORD, one) for one in kept))
    queries = watch.queries()
    assert all(len(one) <= LONGEST_QUERY for one in queries)
    asked = [
        term for one in queries for term in one.removesuffix(") -is:retweet")[1:].split(" OR ")
    ]
    assert asked == [term for one in watch.entries for term in one.terms()]


def test_shares_say_how_far_a_list_keeps_to_its_theme():
    entries = (
        entry(W.ACCOUNT, "a"),
        entry(W.ACCOUNT, "b", topic="chips"),
        entry(W.ACCOUNT, "c", topic="chips"),
    )
    watch = WatchList(theme="AI", kind=WatchKind.ECLECTIC, entries=entries)
    assert watch.shares() == (
        Share(topic="chips", entries=2, percent=66),
        Share(topic="AI", entries=1, percent=33),
    )


def test_the_same_thing_stands_once():
    twice = WatchList(theme="AI", entries=(entry(W.ACCOUNT, "a"), entry(W.ACCOUNT, "A")))
    with pytest.raises(BadInput, match=r"list\.twice"):
        twice.check()
    WatchList(theme="AI", entries=(entry(W.ACCOUNT, "a"), entry(W.KEYWORD, "a"))).check()


def test_it_is_read_as_it_was_written():
    watch = WatchList(
        theme="AI", kind=WatchKind.ECLECTIC, entries=(entry(W.ACCOUNT, "a", note="why"),), note="n"
    )
    assert WatchList.read(watch.as_json()) == watch
    for change in ({"kind": "broad"}, {"more": 1}, {"entries": [{"what": "x"}]}, {"theme": 7}):
        with pytest.raises(BadInput):
            WatchList.read({**watch.as_json(), **change})
