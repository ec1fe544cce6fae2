import pytest

from desktop_app.adapters.practice_x import api
from desktop_app.adapters.practice_x.faults import Route
from desktop_app.adapters.practice_x.rates import Rates
from tests.adapters.practice_x.asker import OTHER
from tests.fakes import ACCOUNT


@pytest.mark.parametrize(
    "authorization",
    [
        "",
        "Bearer practice-1400000000000000001",
        "Bearer ",
        'OAuth oauth_token="other"',
        'OAuth oauth_token=""',
        'OAuth oauth_token="practice-"',
        'oauth_token="practice-1400000000000000001"',
    ],
)
def test_an_unknown_token_is_a_401(x, authorization):
    assert x.ask("GET", "/2/users/me", signed=authorization)[0] == 401


def test_me_is_whoever_the_token_belongs_to(x):
    assert x.ask("GET", "/2/users/me")[1]["data"]["id"] == ACCOUNT.x_user_id
    assert x.ask("GET", "/2/users/me", account=OTHER)[1]["data"]["username"] == "other"


def test_a_revoked_account_is_a_401_everywhere_and_another_is_not(x):
    x.change(revoked={ACCOUNT.x_user_id})
    assert x.create("refused")[0] == 401
    assert x.ask("GET", "/2/users/me")[0] == 401
    assert x.create("taken", account=OTHER)[0] == 201


def test_every_answer_says_what_remains_of_the_fifteen_minutes(x):
    x.create("one")
    headers = x.answer.headers
    assert (headers["x-rate-limit-limit"], headers["x-rate-limit-remaining"]) == ("100", "99")
    assert int(headers["x-rate-limit-reset"]) == int(x.world.now.timestamp()) + 900
    x.create("one")
    assert (x.answer.status, x.answer.headers["x-rate-limit-remaining"]) == (403, "98")


def test_one_request_too_many_is_a_429_until_the_window_ends(x):
    x.change(rates=Rates({Route.CREATE: 2}))
    assert [x.create(text)[0] for text in "abc"] == [201, 201, 429]
    assert x.answer.headers["x-rate-limit-remaining"] == "0"
    assert x.create("d", account=OTHER)[0] == 201
    x.advance(minutes=15)
    assert x.create("c")[0] == 201


@pytest.mark.parametrize(
    ("method", "target"),
    [
        ("GET", "/2/tweets/search/all"),
        ("PUT", "/2/tweets/1"),
        ("POST", "/2/tweets/1"),
        ("GET", "/2/tweets/x"),
        ("POST", "/2/tweets/"),
        ("GET", "/"),
        ("GET", "/2/users/1"),
        ("GET", "/2/users/by/username/a-b"),
        ("POST", "//2/tweets"),
        ("POST", "/2/media/upload/x/append"),
        ("DELETE", "/2/media/upload"),
    ],
)
def test_what_x_does_not_have_is_nowhere(method, target):
    assert api.route(method, target) is None


@pytest.mark.parametrize(
    ("method", "target", "name", "number"),
    [
        ("GET", "/2/users/by/username/Nadia_1?x=1", Route.USER, "Nadia_1"),
        ("GET", "/2/users/12/mentions", Route.MENTIONS, "12"),
        ("POST", "/2/media/upload/12/append", Route.MEDIA_APPEND, "12"),
        ("GET", "/2/media/upload?command=STATUS&media_id=1", Route.MEDIA_STATUS, ""),
        ("GET", "/i/oauth2/authorize?client_id=1", Route.AUTHORIZE, ""),
    ],
)
def test_a_path_is_its_route(method, target, name, number):
    request = api.route(method, target)
    assert (request.route, request.number) == (name, number)


def test_only_uploads_may_be_large():
    large = {name for name in Route if api.body_limit(name) > 1_000_000}
    assert large == {Route.MEDIA, Route.MEDIA_APPEND}
    assert api.body_limit(None) == api.body_limit(Route.CREATE)
