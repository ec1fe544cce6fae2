from dataclasses import replace

import pytest

from desktop_app.adapters.practice_x.faults import Route
from desktop_app.domain.canonical import digest
from desktop_app.domain.errors import (
    PostRefused,
)
from desktop_app.domain.payload import Media, MediaKind, Part, Poll, ReplySettings
from tests.adapters.x.conftest import OTHER, sent
from tests.contracts.poster_contract import (
    picture,
    send,
)
from tests.fakes import cleared


def test_the_request_says_exactly_what_was_cleared(practice, stage):
    send(
        stage,
        cleared(
            "A & B <c>, « d »",
            reply_settings=ReplySettings.MENTIONED,
            made_with_ai=True,
            paid_partnership=True,
            twin="post-2",
        ),
    )
    assert sent(practice) == [
        {
            "text": "A & B <c>, « d »",
            "reply_settings": "mentionedUsers",
            "made_with_ai": True,
            "paid_partnership": True,
        }
    ]


def test_what_is_said_of_a_thread_is_said_once_and_what_is_said_of_each_part_each_time(
    practice, stage
):
    parts = (Part(text="one"), Part(text="two"))
    clearance = cleared(
        parts=parts, reply_settings=ReplySettings.VERIFIED, made_with_ai=True, paid_partnership=True
    )
    first = send(stage, clearance).x_post_id
    send(stage, replace(clearance, part=1, reply_to=first))
    marks = {"made_with_ai": True, "paid_partnership": True}
    assert sent(practice) == [
        {"text": "one", "reply_settings": "verified", **marks},
        {"text": "two", "reply": {"in_reply_to_tweet_id": first}, **marks},
    ]


def test_media_and_polls_are_said_in_xs_words(practice, stage):
    media = (picture(stage),)
    clearance = cleared(parts=(Part(text="", media=media),))
    ids = stage.poster.prepare(clearance)
    stage.poster.post(clearance, ids)
    send(stage, cleared(parts=(Part(text="?", poll=Poll(options=("a", "b"), minutes=5)),)))
    assert sent(practice) == [
        {"media": {"media_ids": list(ids)}},
        {"text": "?", "poll": {"options": ["a", "b"], "duration_minutes": 5}},
    ]


def test_an_answer_to_who_asked_for_it_is_posted(practice, stage):
    question = stage.stranger("@acme_ceo, why Lyon?")
    number = send(stage, cleared("Because.", reply_to=question)).x_post_id
    assert stage.poster.look_up(number).reply_to == question
    assert sent(practice) == [{"text": "Because.", "reply": {"in_reply_to_tweet_id": question}}]


def photos(count):
    return tuple(
        Media(sha256=f"{number:064}", kind=MediaKind.PHOTO, alt_text="a") for number in range(count)
    )


POLL = Poll(options=("a", "b"), minutes=60)


@pytest.mark.parametrize(
    "part",
    [
        Part(text=""),
        Part(text=" \n"),
        Part(text="p", poll=Poll(options=("a",), minutes=60)),
        Part(text="p", poll=Poll(options=("a", "b" * 26), minutes=60)),
        Part(text="p", poll=Poll(options=("a", ""), minutes=60)),
        Part(text="p", poll=Poll(options=("a", "b"), minutes=4)),
        Part(text="p", poll=Poll(options=("a", "b"), minutes=10_081)),
        Part(text="p", poll=POLL, media=photos(1)),
        Part(text="p", media=photos(5)),
        Part(text="p", media=(*photos(1), replace(photos(2)[1], kind=MediaKind.GIF))),
        Part(text="p", media=tuple(replace(each, kind=MediaKind.VIDEO) for each in photos(2))),
    ],
)
def test_what_cannot_be_said_is_not_sent_at_all(practice, stage, part):
    with pytest.raises(PostRefused) as told:
        stage.poster.prepare(cleared(parts=(part,)))
    assert (told.value.kind, told.value.hold) == ("x.unsupported", "")
    assert [practice.hits(route) for route in Route] == [0] * len(Route)


@pytest.mark.parametrize("part", [Part(text="q", poll=POLL), Part(text="q", media=photos(1))])
def test_a_quote_has_nothing_beside_its_text(stage, part):
    with pytest.raises(PostRefused) as told:
        stage.poster.prepare(cleared(parts=(part,), quote="12"))
    assert told.value.kind == "x.unsupported"


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"sha256": "0" * 64}, "publish.fingerprint"),
        ({"body": "{}", "sha256": digest("{}")}, "publish.fingerprint"),
        ({"part": 1}, "publish.fingerprint"),
        ({"part": -1}, "publish.fingerprint"),
        ({"reply_to": "12"}, "publish.fingerprint"),
        ({"account": OTHER}, "x.wrong_account"),
    ],
)
@pytest.mark.parametrize("step", ["prepare", "post"])
def test_a_clearance_that_does_not_hold_together_is_not_sent(practice, stage, change, kind, step):
    clearance = replace(cleared(), **change)
    more = ((),) if step == "post" else ()
    with pytest.raises(PostRefused) as told:
        getattr(stage.poster, step)(clearance, *more)
    assert told.value.kind == kind
    assert [practice.hits(route) for route in Route] == [0] * len(Route)


def test_a_later_part_that_answers_nothing_is_not_sent(practice, stage):
    clearance = cleared(parts=(Part(text="one"), Part(text="two")), part=1)
    with pytest.raises(PostRefused) as told:
        stage.poster.prepare(clearance)
    assert told.value.kind == "publish.fingerprint"
    assert practice.hits(Route.ME) == 0


@pytest.mark.parametrize("ids", [(), ("1", "2")])
def test_fewer_or_more_media_than_approved_are_not_sent(practice, stage, ids):
    clearance = cleared(parts=(Part(text="Look", media=(picture(stage),)),))
    stage.poster.prepare(clearance)
    with pytest.raises(PostRefused) as told:
        stage.poster.post(clearance, ids)
    assert told.value.kind == "publish.fingerprint"
    assert practice.hits() == 0


def test_the_body_is_what_is_sent_whatever_else_the_clearance_says(practice, stage):
    send(stage, replace(cleared("approved"), payload=cleared("swapped").payload))
    assert [post.text for post in practice.posts()] == ["approved"]
