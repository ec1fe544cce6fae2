import gzip
import time

import pytest
import requests
from requests import exceptions

from desktop_app.adapters.x import wire
from desktop_app.adapters.x.transport import open_session
from desktop_app.adapters.x.wire import AnswerTooLongError, HostAdapter
from tests.adapters.x.scripted import Scripted, answer, header

HOST = "https://api.example.invalid"
#: Each dribbling piece is well within the wait between two pieces; together they are not.
TIMEOUTS = (0.3, 0.3)
WHOLE = 0.3 + 2 * 0.3
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


def get(server, timeouts=TIMEOUTS, **named):
    with open_session(HOST, server.url, timeouts) as session:
        return session.get(f"{HOST}/2/users/me", **named)


DRIBBLING = {
    "status line": [bytes([byte]) for byte in b"HTTP/1.1 200 " + b"O" * 500],
    "headers": [b"HTTP/1.1 200 OK\r\n", *[b"x-a: b\r\n"] * 90],
    "one header": [b"HTTP/1.1 200 OK\r\nx: ", *[b"y"] * 500],
    "interim answers": [b"HTTP/1.1 100 Continue\r\n\r\n"] * 500,
    "body": [b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n", *[b"x"] * 500],
    "body without length": [b"HTTP/1.1 200 OK\r\n\r\n", *[b"x"] * 500],
    "chunks": [CHUNKED, *[b"1\r\nx\r\n"] * 500],
    "a chunk's length": [CHUNKED, *[b"0"] * 500],
}


@pytest.mark.parametrize("where", DRIBBLING)
def test_a_dribbling_answer_ends_as_no_answer(where):
    with Scripted(DRIBBLING[where]) as server:
        started = time.monotonic()
        with pytest.raises((exceptions.Timeout, exceptions.ConnectionError)):
            get(server)
        assert WHOLE - 0.05 <= time.monotonic() - started < WHOLE + 3.0
        assert len(server.requests) == 1


def test_a_silent_server_is_waited_for_no_longer_than_between_two_pieces():
    with Scripted([b""] * 100) as server:
        with pytest.raises(exceptions.ReadTimeout):
            get(server)
        assert len(server.requests) == 1


def test_a_slow_but_timely_answer_arrives_whole():
    body = answer(b"0123456789")
    with Scripted([body[:30], body[30:-5], body[-5:]]) as server:
        assert get(server, (5.0, 5.0)).content == b"0123456789"


@pytest.mark.parametrize("length", [True, False])
def test_an_answer_without_end_is_cut(monkeypatch, length):
    monkeypatch.setattr(wire, "MOST_BYTES", 100_000)
    head = b"HTTP/1.1 200 OK\r\n" + (b"Content-Length: 900000\r\n" if length else b"")
    with (
        Scripted(head + b"\r\n" + b"x" * 900_000) as server,
        pytest.raises(AnswerTooLongError),
    ):
        get(server, (20.0, 20.0))


def test_an_answer_that_unpacks_without_end_is_cut(monkeypatch):
    monkeypatch.setattr(wire, "MOST_BYTES", 100_000)
    packed = gzip.compress(b"x" * 5_000_000)
    assert len(packed) < 10_000
    with (
        Scripted(answer(packed, headers=[("Content-Encoding", "gzip")])) as server,
        pytest.raises(AnswerTooLongError),
    ):
        get(server, (20.0, 20.0))


def test_the_longest_answer_passes(monkeypatch):
    monkeypatch.setattr(wire, "MOST_BYTES", 100_000)
    with Scripted(answer(b"x" * 100_000)) as server:
        assert len(get(server, (20.0, 20.0)).content) == 100_000


def test_what_is_carried_upwards_lengthens_the_time(monkeypatch):
    given = []
    monkeypatch.setattr(wire._Limit, "start", lambda self, seconds: given.append(seconds))
    monkeypatch.setattr(wire.HTTPAdapter, "send", lambda *_, **__: requests.Response())
    monkeypatch.setattr(wire, "_read_whole", lambda response: response)
    adapter = HostAdapter("http://127.0.0.1:9", (5.0, 30.0))
    for size in (0, 2 * wire.SLOWEST_LINE):
        adapter.send(requests.Request("POST", HOST, data=b"x" * size).prepare())
    assert given == [65.0, 67.0]


def test_a_large_body_arrives_whole_in_pieces():
    sent = bytes(range(256)) * 4_000
    with Scripted() as server, open_session(HOST, server.url, (20.0, 20.0)) as session:
        session.post(f"{HOST}/2/media/upload", data=sent)
        assert server.requests[0].partition(b"\r\n\r\n")[2] == sent


def test_each_request_has_a_connection_of_its_own():
    kept = answer().replace(b"Connection: close", b"Connection: keep-alive")
    with Scripted(kept) as server, open_session(HOST, server.url, (20.0, 20.0)) as session:
        for _ in range(3):
            assert session.get(f"{HOST}/2/users/me").status_code == 200
        assert [header(request, "connection") for request in server.requests] == ["close"] * 3


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_not_followed(status):
    with Scripted(answer(b"", status, [("Location", "/elsewhere")])) as server:
        with pytest.raises(exceptions.TooManyRedirects):
            get(server)
        assert len(server.requests) == 1


def test_a_cookie_is_not_kept():
    with Scripted(answer(headers=[("Set-Cookie", "a=b; Path=/")])) as server:
        with open_session(HOST, server.url, (20.0, 20.0)) as session:
            for _ in range(2):
                session.get(f"{HOST}/2/users/me")
            assert list(session.cookies) == []
        assert [header(request, "cookie") for request in server.requests] == [None, None]


def test_no_other_host_can_be_reached():
    with Scripted() as server, open_session(HOST, server.url, TIMEOUTS) as session:
        for url in (server.url, "http://api.example.invalid/", "https://api.example.invalid.evil"):
            with pytest.raises(exceptions.InvalidSchema):
                session.get(url)
        assert server.requests == []


def test_a_caller_cannot_turn_verification_or_the_limits_off(monkeypatch):
    seen = []
    monkeypatch.setattr(
        wire.HTTPAdapter,
        "send",
        lambda self, request, **named: seen.append(named) or requests.Response(),
    )
    monkeypatch.setattr(wire, "_read_whole", lambda response: response)
    adapter = HostAdapter(None, TIMEOUTS)
    request = requests.Request("GET", HOST).prepare()
    adapter.send(request, verify=False, timeout=99.0, proxies={"https": "http://evil:1"})
    (named,) = seen
    assert (named["verify"], named["timeout"], named["proxies"]) == (True, TIMEOUTS, {})
