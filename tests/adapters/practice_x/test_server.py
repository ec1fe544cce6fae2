import http.client
import json
import socket
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest

from desktop_app.adapters.practice_x import api
from desktop_app.adapters.practice_x.api import practice_token
from desktop_app.adapters.practice_x.faults import BEHAVIOURS, Fault, Route
from desktop_app.adapters.practice_x.server import FAULT_PATH, PracticeX
from desktop_app.adapters.practice_x.shelf import made_at
from desktop_app.adapters.practice_x.wire import Handler
from desktop_app.domain.errors import Unavailable
from tests.fakes import ACCOUNT

SIGNED = {
    "Authorization": f'OAuth oauth_nonce="1", oauth_token="{practice_token(ACCOUNT)}"',
    "Content-Type": "application/json",
}


@pytest.fixture
def practice():
    server = PracticeX([ACCOUNT])
    server.start()
    yield server
    server.stop()


def ask(practice, method, path, body=None, headers=SIGNED):
    connection = http.client.HTTPConnection(urlsplit(practice.start()).netloc, timeout=20)
    try:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def create(practice, text):
    return ask(practice, "POST", "/2/tweets", json.dumps({"text": text}))


def order(practice, **wanted):
    headers = {"Content-Type": "application/json"}
    return ask(practice, "POST", FAULT_PATH, json.dumps(wanted), headers)


def test_a_post_is_created_over_http(practice):
    status, body = create(practice, "hello")
    assert status == 201
    assert json.loads(body)["data"]["text"] == "hello"
    assert [post.text for post in practice.posts()] == ["hello"]


def test_it_listens_on_this_machine_only(practice):
    assert urlsplit(practice.start()).hostname == "127.0.0.1"


def test_started_twice_it_is_one_server(practice):
    assert practice.start() == practice.start()


def test_stopped_it_ends_its_threads_and_can_start_again(tmp_path):
    before = set(threading.enumerate())  # others' may go on beside it
    server = PracticeX([ACCOUNT], store=tmp_path / "x.json")
    server.start()
    assert create(server, "kept")[0] == 201
    assert {thread.name for thread in set(threading.enumerate()) - before} >= {"practice-x"}
    server.stop()
    server.stop()
    assert not set(threading.enumerate()) - before
    again = PracticeX([ACCOUNT], store=tmp_path / "x.json")
    try:
        assert create(again, "kept")[0] == 403
        assert [post.text for post in again.posts()] == ["kept"]
    finally:
        again.stop()


def test_a_taken_port_is_told(practice):
    port = urlsplit(practice.start()).port
    with pytest.raises(Unavailable) as told:
        PracticeX([ACCOUNT], port=port).start()
    assert (told.value.kind, told.value.facts) == ("practice_x.port", {"port": str(port)})


def test_a_silent_client_does_not_hold_up_the_end(practice, monkeypatch):
    monkeypatch.setattr(Handler, "timeout", 60)
    address = urlsplit(practice.start())
    with socket.create_connection((address.hostname, address.port)) as silent:
        assert create(practice, "meanwhile")[0] == 201
        started = time.monotonic()
        practice.stop()
        assert time.monotonic() - started < 30
        assert silent.recv(1) == b""


def test_a_hang_ends_with_the_server(practice):
    practice.misbehave(Fault.HANG)
    seen = []

    def wait():
        with pytest.raises((http.client.HTTPException, OSError)):
            create(practice, "hanging")
        seen.append("let go")

    client = threading.Thread(target=wait)
    client.start()
    while not practice.posts():
        client.join(0.01)
    practice.stop()
    client.join(20)
    assert seen == ["let go"]


def test_a_fault_is_for_the_next_requests_of_its_route_only(practice):
    practice.misbehave(Fault.CREDITS_402, times=2)
    practice.misbehave(Fault.UNAVAILABLE_503)
    practice.misbehave(Fault.UNAUTHORIZED_401, on=Route.ME)
    statuses = [create(practice, text)[0] for text in "abcd"]
    assert statuses == [402, 402, 503, 201]
    assert [ask(practice, "GET", "/2/users/me")[0] for _ in range(2)] == [401, 200]
    assert (practice.hits(), practice.hits(Route.ME)) == (4, 2)


def test_a_fault_can_be_ordered_over_http(practice):
    assert order(practice, fault="create_then_503", times=1)[0] == 204
    assert create(practice, "created")[0] == 503
    assert [post.text for post in practice.posts()] == ["created"]
    assert create(practice, "another")[0] == 201


@pytest.mark.parametrize(
    "wanted",
    [{}, {"fault": "nonsense"}, {"fault": "hang", "on": "x"}, {"fault": "hang", "times": "many"}],
)
def test_an_order_that_is_not_understood_names_what_is(practice, wanted):
    status, body = order(practice, **wanted)
    assert status == 400
    assert "drop_after" in json.loads(body)["faults"]
    assert create(practice, "fine")[0] == 201


def test_a_page_in_a_browser_cannot_order_a_fault(practice):
    body = json.dumps({"fault": "refuse"})
    assert ask(practice, "POST", FAULT_PATH, body, {"Content-Type": "text/plain"})[0] == 404
    assert create(practice, "fine")[0] == 201


def test_when_the_posts_cannot_be_kept_x_is_not_available(tmp_path):
    (tmp_path / "file").write_text("no folder")
    server = PracticeX([ACCOUNT])
    server._world.shelf._path = tmp_path / "file" / "x.json"
    try:
        assert create(server, "lost?")[0] == 503
        assert server.posts() == ()
    finally:
        server.stop()


#: How a request of each route is made; the number is of a post or of a file.
ROUTES = {
    Route.CREATE: ("POST", "/2/tweets", '{"text": "created"}'),
    Route.DELETE: ("DELETE", "/2/tweets/{post}", ""),
    Route.READ: ("GET", "/2/tweets/{post}", ""),
    Route.ME: ("GET", "/2/users/me", ""),
    Route.USER: ("GET", "/2/users/by/username/dailyledger", ""),
    Route.TIMELINE: ("GET", f"/2/users/{ACCOUNT.x_user_id}/tweets", ""),
    Route.MENTIONS: ("GET", f"/2/users/{ACCOUNT.x_user_id}/mentions", ""),
    Route.LOOKUP: ("GET", "/2/tweets?ids={post}", ""),
    Route.SEARCH: ("GET", "/2/tweets/search/recent?query=word", ""),
    Route.MEDIA: ("POST", "/2/media/upload", '{"media": "AAAA", "media_category": "tweet_image"}'),
    Route.MEDIA_START: (
        "POST",
        "/2/media/upload/initialize",
        '{"media_type": "video/mp4", "media_category": "tweet_video", "total_bytes": 9}',
    ),
    Route.MEDIA_APPEND: ("POST", "/2/media/upload/12/append", '{"media": "AA=="}'),
    Route.MEDIA_FINISH: ("POST", "/2/media/upload/12/finalize", ""),
    Route.MEDIA_STATUS: ("GET", "/2/media/upload?command=STATUS&media_id=12", ""),
    Route.MEDIA_ALT: ("POST", "/2/media/metadata", "{}"),
    Route.AUTHORIZE: ("GET", "/i/oauth2/authorize", ""),
    Route.TOKEN: ("POST", "/2/oauth2/token", "grant_type=refresh_token"),
    Route.REVOKE: ("POST", "/2/oauth2/revoke", "token=x"),
}


def send(practice, route, post="1"):
    method, path, body = ROUTES[route]
    return ask(practice, method, path.format(post=post), body)


def test_every_route_is_tried():
    assert set(ROUTES) == set(Route)


@pytest.mark.parametrize("route", Route)
def test_each_fault_can_be_ordered_on_each_route_and_leaves_the_others_alone(practice, route):
    usual = send(practice, route)[0]
    other = Route.ME if route is not Route.ME else Route.USER
    for fault, behaviour in BEHAVIOURS.items():
        answer = behaviour.answer
        if answer is None or answer.missing or behaviour.hangs or not answer.status:
            continue
        practice.misbehave(fault, on=route)
        assert send(practice, other)[0] == 200
        assert send(practice, route)[0] == answer.status, fault
    if route is not Route.CREATE:
        assert send(practice, route)[0] == usual
        assert practice.posts() == ()


@pytest.mark.parametrize("fault", [Fault.DROP_BEFORE, Fault.DROP_AFTER])
def test_a_connection_ends_without_a_word(practice, fault):
    practice.misbehave(fault)
    with pytest.raises(http.client.RemoteDisconnected):
        create(practice, "there?")
    assert len(practice.posts()) == (fault is Fault.DROP_AFTER)


@pytest.mark.parametrize("fault", [Fault.RESET_BEFORE, Fault.CREATE_THEN_RESET])
def test_a_connection_is_reset(practice, fault):
    practice.misbehave(fault)
    with pytest.raises(ConnectionResetError):
        create(practice, "there?")
    assert len(practice.posts()) == (fault is Fault.CREATE_THEN_RESET)


def test_a_slow_answer_comes_late_but_the_post_is_there_at_once(practice):
    practice.misbehave(Fault.SLOW, ms=300)
    started = time.monotonic()
    assert create(practice, "slow")[0] == 201
    assert time.monotonic() - started >= 0.3
    assert order(practice, fault="slow", ms=60_000)[0] == 204
    address = urlsplit(practice.start()).netloc
    connection = http.client.HTTPConnection(address, timeout=0.3)
    with pytest.raises(TimeoutError):
        create_over(connection, "slower")
    connection.close()
    appear(practice, 2)
    assert [post.text for post in practice.posts()] == ["slow", "slower"]


def appear(practice, count):
    """Wait until so many posts are there: who gave up asked in time, and was read a little later."""
    waiting, until = threading.Event(), time.monotonic() + 20
    while len(practice.posts()) < count and time.monotonic() < until:
        waiting.wait(0.02)


def create_over(connection, text):
    connection.request("POST", "/2/tweets", json.dumps({"text": text}), SIGNED)
    return connection.getresponse().status


def test_a_late_post_appears_after_its_sender_gave_up(practice):
    practice.misbehave(Fault.LATE, ms=1_000)
    connection = http.client.HTTPConnection(urlsplit(practice.start()).netloc, timeout=0.2)
    with pytest.raises(TimeoutError):
        create_over(connection, "late")
    connection.close()
    assert practice.posts() == ()
    appear(practice, 1)
    assert [post.text for post in practice.posts()] == ["late"]


def test_what_waits_to_be_late_is_not_created_by_the_end_of_the_server(practice):
    practice.misbehave(Fault.LATE, ms=60_000)
    connection = http.client.HTTPConnection(urlsplit(practice.start()).netloc, timeout=0.2)
    with pytest.raises(TimeoutError):
        create_over(connection, "never")
    connection.close()
    practice.stop()
    assert practice.posts() == ()


def test_a_rate_limit_ends_when_the_order_says(practice):
    assert order(practice, fault="rate_limit", reset=1234567890)[0] == 204
    answer = practice.answer(api.route("POST", "/2/tweets"))
    assert (answer.status, answer.headers["x-rate-limit-reset"]) == (429, "1234567890")


def test_every_ordinary_answer_has_a_number_of_its_own(practice):
    request = replace(api.route("GET", "/2/users/me"), authorization=SIGNED["Authorization"])
    numbers = {practice.answer(request).headers["x-transaction-id"] for _ in range(3)}
    assert len(numbers) == 3
    assert practice.answer(request).headers["x-rate-limit-remaining"] == "71"


def test_others_post_without_a_request(practice):
    number = practice.publish_as("1500000000000000001", "What says @acme_ceo?")
    mine = practice.publish_as(ACCOUNT.x_user_id, "from my phone", media=[b"photo"])
    assert practice.hits() == 0
    assert [post.id for post in practice.posts()] == [number, mine]
    assert practice.content(practice.media()[0].id) == b"photo"
    assert practice.users()[0].username == ACCOUNT.handle
    reply = {"text": "Yes", "reply": {"in_reply_to_tweet_id": number}}
    assert ask(practice, "POST", "/2/tweets", json.dumps(reply))[0] == 201


def test_a_revoked_account_is_refused_until_it_is_restored(practice):
    practice.revoke(ACCOUNT)
    assert create(practice, "refused")[0] == 401
    practice.restore(ACCOUNT)
    assert create(practice, "taken")[0] == 201


def test_bodies_are_kept_only_when_that_was_asked_for(practice):
    create(practice, "not kept")
    assert practice.bodies() == ()
    server = PracticeX([ACCOUNT], capture=True, limits={Route.CREATE: 1000})
    try:
        for number in range(205):
            server.answer(replace(api.route("POST", "/2/tweets"), body=b"%d" % number))
        assert server.bodies() == tuple(b"%d" % number for number in range(5, 205))
        assert server.bodies(Route.ME) == ()
    finally:
        server.stop()


def test_a_video_and_a_grant_outlive_the_program(tmp_path):
    path = tmp_path / "x.json"
    first = PracticeX([ACCOUNT], store=path, capture=True)
    first.publish_as(ACCOUNT.x_user_id, "look", media=[b"1234ftyp film"])
    again = PracticeX([ACCOUNT], store=path)
    (media,) = again.media()
    assert (media.kind, again.content(media.id)) == ("video", b"1234ftyp film")
    assert again.posts()[0].media_sha256 == (media.sha256,)


def test_a_post_of_an_earlier_day_is_of_that_day_and_its_numbers_grow():
    practice = PracticeX([ACCOUNT], has_audience=True)
    then = datetime.now(UTC) - timedelta(days=3)
    number = practice.publish_as(ACCOUNT.x_user_id, "from the past", at=then)
    (post,) = practice.posts()
    assert abs(made_at(post.id) - then) < timedelta(seconds=1)
    seen = [
        practice.counted(number, then + timedelta(hours=hours))["impression_count"]
        for hours in (0, 1, 24, 72)
    ]
    assert seen[0] == 0
    assert seen == sorted(set(seen))
    assert practice.counted("1", then) == {}
