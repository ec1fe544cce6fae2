"""Recorded shapes of X API v2, in its older names and its newer ones, and answers that say nothing."""

import json
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.adapters.x import observed
from desktop_app.adapters.x.transport import Answer
from desktop_app.domain.errors import Unavailable
from desktop_app.services.observing_ports import Counts, PollOption, PollState, Profile, Seen

FOLDER = Path(__file__).parents[2] / "data" / "x_shapes"
POST, PLAIN = "1860000000000000002", "1860000000000000003"
GONE, HIDDEN = "1860000000000000009", "1860000000000000008"


def answer(value, status=200):
    body = value if isinstance(value, bytes) else json.dumps(value).encode()
    return Answer(status=status, body=body, headers={})


@pytest.fixture(params=["old", "new"])
def shapes(request):
    return json.loads((FOLDER / f"{request.param}.json").read_text(encoding="utf-8"))


def test_a_mention_is_whole_with_its_links_written_out(shapes):
    page = observed.page(answer(shapes["mentions"]), 5)
    assert page.next == "7140dibdnow9c7btw4b2"
    assert page.posts == (
        Seen(
            x_post_id=POST,
            author_id="2244994945",
            handle="nadia_forest",
            text="@acme_ceo Une question plus longue que l’ordinaire :"
            " https://example.com/question & merci",
            created_at=datetime(2026, 11, 24, 8, 30, tzinfo=UTC),
            conversation="1860000000000000001",
            reply_to="1860000000000000001",
            language="fr",
        ),
    )
    nothing = observed.page(answer(shapes["nothing"]), 5)
    assert (nothing.posts, nothing.next) == ((), None)


def test_numbers_of_what_is_shown_and_nothing_of_what_is_not(shapes):
    found = observed.metrics(answer(shapes["metrics"]), [POST, GONE, HIDDEN])
    assert found == {
        POST: Counts(impressions=1204, likes=31, reposts=7, replies=4, quotes=2, bookmarks=5)
    }


def test_a_poll_has_its_answers_in_their_order(shapes):
    assert observed.polls(answer(shapes["polls"]), [POST, PLAIN]) == {
        POST: PollState(
            x_post_id=POST,
            options=(PollOption(label="Oui", votes=795), PollOption(label="Non", votes=391)),
            ends_at=datetime(2026, 11, 23, 8, 30, tzinfo=UTC),
            is_closed=True,
        ),
        PLAIN: None,
    }


def test_a_profile_is_read_with_its_links_written_out(shapes):
    assert observed.profile(answer(shapes["profile"])) == Profile(
        x_user_id="2244994945",
        handle="nadia_forest",
        name="Nadia Forest",
        description="Ateliers & forêts, voir https://forest.example/ateliers",
        link="https://forest.example",
        picture="https://pbs.twimg.com/profile_images/1/face_normal.jpg",
        has_own_picture=True,
        is_protected=False,
        is_verified=True,
        followers=583423,
        posts=14052,
    )
    assert observed.profile(answer(shapes["nobody"])) is None
    assert observed.profile(answer(shapes["nobody"], 404)) is None


def without(shape, *path):
    """The shape without one thing in it."""
    copy = json.loads(json.dumps(shape))
    inner = copy
    for step in path[:-1]:
        inner = inner[step]
    del inner[path[-1]]
    return copy


def unreadable(read, *arguments):
    with pytest.raises(Unavailable) as told:
        read(*arguments)
    return told.value.kind == "observing.unclear"


def test_a_post_is_gone_only_when_x_says_so(shapes):
    shape = shapes["metrics"]
    assert unreadable(observed.metrics, answer(shape), [POST, GONE, HIDDEN, "7"])
    assert unreadable(observed.metrics, answer(without(shape, "errors")), [POST, GONE])
    assert unreadable(observed.metrics, answer(shape), [GONE, HIDDEN])  # a post nobody asked for
    twice = {**shape, "data": shape["data"] * 2}
    assert unreadable(observed.metrics, answer(twice), [POST, GONE, HIDDEN])


def test_what_lacks_something_needed_is_not_guessed(shapes):
    posts, polls = shapes["mentions"], shapes["polls"]
    assert unreadable(observed.page, answer(without(posts, "data", 0, "created_at")), 5)
    assert unreadable(observed.page, answer(without(posts, "data")), 5)
    assert unreadable(observed.page, answer(posts), 0)  # more than was asked, and paid for
    assert unreadable(observed.polls, answer(without(polls, "includes")), [POST, PLAIN])
    no_votes = without(polls, "includes", "polls", 0, "options")
    assert unreadable(observed.polls, answer(no_votes), [POST, PLAIN])
    no_numbers = without(shapes["metrics"], "data", 0, "public_metrics")
    assert unreadable(observed.metrics, answer(no_numbers), [POST, GONE, HIDDEN])
    assert unreadable(observed.profile, answer(without(shapes["profile"], "data", "id")))


def test_an_author_whom_x_does_not_name_has_no_handle(shapes):
    page = observed.page(answer(without(shapes["mentions"], "includes")), 5)
    assert (page.posts[0].handle, page.posts[0].author_id) == ("", "2244994945")


READERS = (
    lambda said: observed.page(said, 5),
    lambda said: observed.posts(said, [POST]),
    lambda said: observed.metrics(said, [POST]),
    lambda said: observed.polls(said, [POST]),
    observed.profile,
)
NAMES = st.sampled_from(
    "data includes errors meta users polls id text author_id created_at entities urls url"
    " attachments poll_ids options votes label public_metrics resource_id type next_token".split()
)
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(), st.just(POST)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(NAMES, inner, max_size=4)),
    max_leaves=12,
)


@settings(max_examples=60)
@given(value=VALUES, status=st.sampled_from([200, 201, 302, 404, 500]))
def test_no_answer_whatever_is_more_than_unclear(value, status):
    for read in READERS:
        for body in (value, {"data": value, "includes": value, "errors": value}):
            with suppress(Unavailable):
                read(answer(body, status))


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b"null", b"[" * 100_000])
def test_a_page_of_somebody_else_is_no_answer(body):
    for read in READERS:
        assert unreadable(read, answer(body))
