import http.client
import json
import socket
import threading
import time
from urllib.parse import urlsplit

import pytest

from desktop_app.adapters.practice_x.api import practice_token
from desktop_app.adapters.practice_x.faults import BEHAVIOURS, Fault, Route
from desktop_app.adapters.practice_x.server import _READ_SECONDS, FAULT_PATH, PracticeX
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
    connection = http.client.HTTPConnection(urlsplit(practice.start()).netloc, timeout=2)
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
    server = PracticeX([ACCOUNT], store=tmp_path / "x.json")
    server.start()
    assert create(server, "kept")[0] == 201
    server.stop()
    server.stop()
    assert "practice-x" not in [thread.name for thread in threading.enumerate()]
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


def test_a_silent_client_does_not_hold_up_the_end(practice):
    address = urlsplit(practice.start())
    with socket.create_connection((address.hostname, address.port)) as silent:
        assert create(practice, "meanwhile")[0] == 201
        started = time.monotonic()
        practice.stop()
        assert time.monotonic() - started < _READ_SECONDS / 2
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
    client.join(2)
    assert seen == ["let go"]


def test_every_fault_has_its_behaviour():
    assert set(BEHAVIOURS) == set(Fault)


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


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Content-Length": "70000"}, 413),
        ({"Content-Length": "9" * 40}, 413),
        ({"Content-Length": "-1"}, 411),
        ({"Content-Length": "x"}, 411),
        ({"Transfer-Encoding": "chunked", "Content-Length": "0"}, 411),
    ],
)
def test_what_is_read_is_bounded(practice, headers, status):
    connection = http.client.HTTPConnection(urlsplit(practice.start()).netloc, timeout=2)
    connection.putrequest("POST", "/2/tweets")
    for name, value in {**SIGNED, **headers}.items():
        connection.putheader(name, value)
    connection.endheaders()
    assert connection.getresponse().status == status
    connection.close()
    assert practice.posts() == ()


def test_a_post_that_breaks_off_is_not_created(practice):
    address = urlsplit(practice.start())
    with socket.create_connection((address.hostname, address.port)) as client:
        head = "".join(f"{name}: {value}\r\n" for name, value in SIGNED.items())
        client.sendall(f"POST /2/tweets HTTP/1.1\r\n{head}Content-Length: 40\r\n\r\n{{".encode())
        client.shutdown(socket.SHUT_WR)
        assert client.recv(100) == b""
    assert practice.posts() == ()
    assert practice.hits() == 0


def test_when_the_posts_cannot_be_kept_x_is_not_available(tmp_path):
    (tmp_path / "file").write_text("no folder")
    server = PracticeX([ACCOUNT])
    server._shelf._path = tmp_path / "file" / "x.json"
    try:
        assert create(server, "lost?")[0] == 503
        assert server.posts() == ()
    finally:
        server.stop()
