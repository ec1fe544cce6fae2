import json
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlencode

import pytest

from desktop_app.adapters.practice_x import api
from desktop_app.adapters.practice_x.shelf import Shelf
from desktop_app.domain.account import AccountId
from tests.fakes import ACCOUNT, NOW

OTHER = replace(ACCOUNT, id=AccountId("other"), handle="other", x_user_id="1400000000000000002")


@pytest.fixture
def world():
    return api.World(accounts=(ACCOUNT, OTHER), shelf=Shelf(None), now=NOW)


def ask(world, method, target, body=None, *, account=ACCOUNT):
    request = api.route(method, target)
    signed = f'OAuth oauth_consumer_key="k", oauth_token="{api.practice_token(account)}"'
    sent = body if isinstance(body, bytes) else json.dumps(body).encode()
    answer = api.respond(replace(request, authorization=signed, body=sent), world)
    return answer.status, json.loads(answer.body)


def create(world, text, **fields):
    return ask(world, "POST", "/2/tweets", {"text": text, **fields})


def test_a_created_post_is_answered_as_x_does(world):
    status, body = create(world, "A & B <c> example.com")
    assert status == 201
    data = body["data"]
    assert data["text"].startswith("A &amp; B &lt;c&gt; https://t.co/")
    assert data["edit_history_tweet_ids"] == [data["id"]]


def test_the_same_text_again_is_refused_in_xs_own_words(world):
    create(world, "again")
    assert create(world, "again") == (
        403,
        {
            "detail": "You are not allowed to create a Tweet with duplicate content.",
            "type": "about:blank",
            "title": "Forbidden",
            "status": 403,
        },
    )
    assert ask(world, "POST", "/2/tweets", {"text": "again"}, account=OTHER)[0] == 201


def test_once_deleted_a_text_may_be_posted_again(world):
    number = create(world, "again")[1]["data"]["id"]
    assert ask(world, "DELETE", f"/2/tweets/{number}") == (200, {"data": {"deleted": True}})
    again = create(world, "again")[1]["data"]["id"]
    assert int(again) > int(number)


def test_only_its_author_deletes_a_post(world):
    number = create(world, "mine")[1]["data"]["id"]
    assert ask(world, "DELETE", f"/2/tweets/{number}", account=OTHER)[0] == 403
    assert ask(world, "DELETE", "/2/tweets/1")[1]["errors"][0]["title"] == "Not Found Error"
    assert len(world.shelf.posts) == 1


@pytest.mark.parametrize(
    ("text", "status"),
    [("x" * 280, 201), ("x" * 281, 400), ("é" * 280, 201), ("漢" * 140, 201), ("漢" * 141, 400)],
)
def test_the_length_is_weighed_as_x_does(world, text, status):
    got, body = create(world, text)
    assert got == status
    assert status == 201 or body["detail"].startswith("Your Tweet text is too long.")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[" * 60_000,
        b"\xff",
        [],
        "text",
        {},
        {"text": 1},
        {"text": " \n"},
        {"text": "\ud83d"},
        {"text": "t", "media": {"media_ids": ["1"]}},
        {"text": "t", "quote_tweet_id": "1"},
        {"text": "t", "reply_settings": "nobody"},
        {"text": "t", "made_with_ai": "yes"},
        {"text": "t", "reply_settings": ["following"]},
    ],
)
def test_what_x_would_not_understand_is_a_400(world, body):
    status, answer = ask(world, "POST", "/2/tweets", body)
    assert status == 400
    assert answer["title"] == "Invalid Request"
    assert world.shelf.posts == ()


@pytest.mark.parametrize(
    "authorization",
    [
        "",
        "Bearer practice-1400000000000000001",
        'OAuth oauth_token="other"',
        'OAuth oauth_token=""',
        'oauth_token="practice-1400000000000000001"',
    ],
)
def test_an_unknown_token_is_a_401(world, authorization):
    request = replace(api.route("GET", "/2/users/me"), authorization=authorization)
    assert api.respond(request, world).status == 401


def test_me_is_whoever_the_token_belongs_to(world):
    assert ask(world, "GET", "/2/users/me")[1]["data"]["id"] == ACCOUNT.x_user_id
    assert ask(world, "GET", "/2/users/me", account=OTHER)[1]["data"]["username"] == "other"


def test_a_post_is_read_with_the_fields_that_were_asked_for(world):
    number = create(world, "See example.com/a?b=1")[1]["data"]["id"]
    plain = ask(world, "GET", f"/2/tweets/{number}")[1]["data"]
    assert set(plain) == {"id", "text", "edit_history_tweet_ids"}
    for name in ("tweet.fields", "post.fields"):
        query = urlencode({name: "entities,author_id,created_at"})
        full = ask(world, "GET", f"/2/tweets/{number}?{query}")[1]["data"]
        assert full["author_id"] == ACCOUNT.x_user_id
        assert full["created_at"] == "2026-11-24T15:00:00.000Z"
        (link,) = full["entities"]["urls"]
        assert link["expanded_url"] == "http://example.com/a?b=1"
        assert full["text"][link["start"] : link["end"]] == link["url"]


def test_a_post_that_is_not_there_is_an_error_with_status_200(world):
    status, body = ask(world, "GET", "/2/tweets/12")
    assert (status, "data" in body) == (200, False)
    assert body["errors"][0]["type"].endswith("/resource-not-found")


def test_the_timeline_is_newest_first_since_a_time_and_bounded(world):
    for minute in range(7):
        later = replace(world, now=NOW + timedelta(minutes=minute))
        create(later, f"post {minute}")
    ask(world, "POST", "/2/tweets", {"text": "not mine"}, account=OTHER)
    path = f"/2/users/{ACCOUNT.x_user_id}/tweets"
    all_of_them = ask(world, "GET", path)[1]
    assert [post["text"] for post in all_of_them["data"]] == [f"post {n}" for n in range(6, -1, -1)]
    assert all_of_them["meta"]["result_count"] == 7
    few = ask(world, "GET", f"{path}?max_results=5")[1]["data"]
    assert len(few) == 5
    since = urlencode({"start_time": "2026-11-24T15:04:00Z"})
    assert len(ask(world, "GET", f"{path}?{since}")[1]["data"]) == 3
    none = urlencode({"start_time": "2027-01-01T00:00:00Z"})
    assert ask(world, "GET", f"{path}?{none}") == (200, {"meta": {"result_count": 0}})


@pytest.mark.parametrize(
    "query",
    ["max_results=4", "max_results=101", "max_results=x", "max_results=-5", "start_time=yesterday"],
)
def test_an_odd_question_about_the_timeline_is_a_400(world, query):
    assert ask(world, "GET", f"/2/users/{ACCOUNT.x_user_id}/tweets?{query}")[0] == 400


def test_an_unknown_user_has_no_timeline(world):
    assert ask(world, "GET", "/2/users/12/tweets")[1]["errors"][0]["resource_type"] == "user"


@pytest.mark.parametrize(
    ("method", "target"),
    [
        ("GET", "/2/tweets"),
        ("PUT", "/2/tweets/1"),
        ("POST", "/2/tweets/1"),
        ("GET", "/2/tweets/x"),
        ("POST", "/2/tweets/"),
        ("GET", "/"),
        ("GET", "/2/users/1"),
        ("POST", "//2/tweets"),
    ],
)
def test_what_x_does_not_have_is_nowhere(method, target):
    assert api.route(method, target) is None
