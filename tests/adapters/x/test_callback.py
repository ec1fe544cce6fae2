import hashlib
import socket
import threading
import time
from base64 import b64encode

import pytest

from desktop_app.adapters.x import callback as callback_module
from desktop_app.adapters.x.callback import Callback, plain_reason
from desktop_app.domain.errors import Refused, Unavailable

STATE = "our-state"
ANY = (0,)


def knock(port, target, *, host=None, method="GET", raw=None):
    """Send one request and leave it to be read; the connection is returned open."""
    visitor = socket.create_connection(("127.0.0.1", port), timeout=20)
    named = host if host is not None else f"127.0.0.1:{port}"
    visitor.sendall(raw or f"{method} {target} HTTP/1.1\r\nHost: {named}\r\n\r\n".encode())
    return visitor


def read(visitor):
    got = b""
    with visitor:
        while piece := visitor.recv(65_536):
            got += piece
    return got.decode()


@pytest.fixture
def waiting():
    """Makes callbacks and closes them."""
    made = []

    def make(language="en", ports=ANY):
        made.append(Callback(ports, language))
        return made[-1]

    yield make
    for callback in made:
        callback.close()


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "You can close this tab"), ("fr", "Vous pouvez fermer cet onglet")],
)
def test_the_code_that_comes_with_our_state_is_taken(waiting, language, said):
    callback = waiting(language)
    assert callback.address == f"http://127.0.0.1:{callback.port}/callback"
    visitor = knock(callback.port, f"/callback?state={STATE}&code=CANARY-code")
    assert callback.wait(STATE, 20) == "CANARY-code"
    page = read(visitor)
    assert page.startswith("HTTP/1.1 200 OK\r\n")
    assert said in page
    assert "CANARY" not in page
    assert "Cache-Control: no-store" in page
    assert "Referrer-Policy: no-referrer" in page
    assert "X-Content-Type-Options: nosniff" in page


def test_a_page_can_do_nothing_but_be_read(waiting):
    """Its style is allowed by digest; it stands in no frame, and its length is what is said."""
    callback = waiting()
    visitor = knock(callback.port, f"/callback?state={STATE}&code=right")
    assert callback.wait(STATE, 20) == "right"
    head, _, body = read(visitor).partition("\r\n\r\n")
    said = dict(line.split(": ", 1) for line in head.split("\r\n")[1:])
    style = body.partition("<style>")[2].partition("</style>")[0]
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert set(said["Content-Security-Policy"].split("; ")) == {
        "default-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        f"style-src 'sha256-{digest}'",
    }
    assert said["Content-Type"] == "text/html; charset=utf-8"
    assert int(said["Content-Length"]) == len(body.encode())
    assert said["Cross-Origin-Opener-Policy"] == "same-origin"
    assert said["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "style=" not in body


STRANGERS = {
    "icon": ("/favicon.ico", {}, 404),
    "other path": (f"/other?state={STATE}&code=evil", {}, 404),
    "nothing said": ("/callback", {}, 404),
    "post": (f"/callback?state={STATE}&code=evil", {"method": "POST"}, 404),
    "other host": (f"/callback?state={STATE}&code=evil", {"host": "evil.example"}, 404),
    "no host": (
        "",
        {"raw": f"GET /callback?state={STATE}&code=evil HTTP/1.1\r\n\r\n".encode()},
        404,
    ),
    "no http": ("", {"raw": b"\x16\x03\x01\x02\x00\r\n\r\n"}, 404),
    "endless head": ("", {"raw": b"GET /callback HTTP/1.1\r\n" + b"x" * 9_000}, 404),
    "many fields": ("/callback?" + "&".join("a=b" for _ in range(50)), {}, 404),
    "other state": ("/callback?state=other&code=evil", {}, 400),
    "state twice": (f"/callback?state={STATE}&state={STATE}&code=evil", {}, 400),
    "no state": ("/callback?code=evil", {}, 400),
    "state in other letters": ("/callback?state=%C3%A9&code=evil", {}, 400),
    "state from another's refusal": ("/callback?state=other&error=access_denied", {}, 400),
}


@pytest.mark.parametrize("stranger", STRANGERS)
def test_a_stranger_gets_a_polite_page_and_changes_nothing(waiting, stranger):
    target, named, status = STRANGERS[stranger]
    callback = waiting()
    first = knock(callback.port, target, **named)
    second = knock(callback.port, f"/callback?code=right&state={STATE}")
    assert callback.wait(STATE, 20) == "right"
    page = read(first)
    assert page.startswith(f"HTTP/1.1 {status} ")
    assert "There is nothing here" in page
    assert "evil" not in page
    assert "200 OK" in read(second)


def test_a_silent_visitor_holds_nobody_up(waiting, monkeypatch):
    monkeypatch.setattr(callback_module, "_VISIT_SECONDS", 60)
    callback = waiting()
    with socket.create_connection(("127.0.0.1", callback.port), timeout=20):
        visitor = knock(callback.port, f"/callback?code=right&state={STATE}")
        assert callback.wait(STATE, 20) == "right"
        read(visitor)


def test_a_crowd_of_silent_visitors_holds_nobody_up(waiting, monkeypatch):
    monkeypatch.setattr(callback_module, "_MOST_VISITORS", 4)
    callback = waiting()
    crowd = []

    def come():
        address = ("127.0.0.1", callback.port)
        crowd.extend(socket.create_connection(address, timeout=20) for _ in range(12))
        crowd[0].recv(10)  # Whoever has waited longest makes room.
        crowd.append(knock(callback.port, f"/callback?code=right&state={STATE}"))

    coming = threading.Thread(target=come)
    coming.start()
    assert callback.wait(STATE, 20) == "right"
    coming.join()
    for visitor in crowd:
        visitor.close()


def test_whoever_makes_room_is_not_heard_any_more(waiting, monkeypatch):
    monkeypatch.setattr(callback_module, "_MOST_VISITORS", 1)
    callback = waiting()
    first = socket.create_connection(("127.0.0.1", callback.port), timeout=20)
    second = []

    def at_the_same_moment(visitors):
        if visitors and not second:
            second.append(knock(callback.port, f"/callback?code=right&state={STATE}"))
            first.sendall(b"GET /callback HTTP/1.1")
        return []

    monkeypatch.setattr(callback_module, "_overdue", at_the_same_moment)
    assert callback.wait(STATE, 20) == "right"
    assert "200 OK" in read(second[0])
    first.close()


def test_a_visitor_who_never_ends_is_shown_out(waiting, monkeypatch):
    monkeypatch.setattr(callback_module, "_VISIT_SECONDS", 0.1)
    callback = waiting()
    with knock(callback.port, "", raw=b"GET /callback") as visitor:
        with pytest.raises(Unavailable):
            callback.wait(STATE, 0.6)
        assert visitor.recv(10) == b""


@pytest.mark.parametrize(
    ("said", "kind", "facts"),
    [
        ("error=access_denied", "connect.denied", {}),
        ("error=invalid_scope", "connect.not_allowed", {"cause": "invalid_scope"}),
        ("error=%3Cscript%3E", "connect.not_allowed", {"cause": "unknown"}),
        ("error=access_denied&code=evil", "connect.denied", {}),
        ("other=1", "connect.not_allowed", {"cause": "no code"}),
    ],
)
def test_a_refusal_is_told_for_what_it_is(waiting, said, kind, facts):
    callback = waiting()
    visitor = knock(callback.port, f"/callback?state={STATE}&{said}")
    with pytest.raises(Refused) as told:
        callback.wait(STATE, 20)
    assert (told.value.kind, told.value.facts) == (kind, facts)
    assert "was not given" in read(visitor)


def test_nobody_comes(waiting):
    with pytest.raises(Unavailable, check=lambda error: error.kind == "connect.timed_out"):
        waiting().wait(STATE, 0.05)


def test_only_answers_of_another_state_came(waiting):
    callback = waiting()
    visitor = knock(callback.port, "/callback?state=older-tab&code=evil")
    with pytest.raises(Refused, check=lambda error: error.kind == "connect.state"):
        callback.wait(STATE, 1.0)
    read(visitor)


def test_waiting_can_be_ended_from_another_thread(waiting):
    callback = waiting()
    threading.Timer(0.1, callback.cancel).start()
    started = time.monotonic()
    with pytest.raises(Refused, check=lambda error: error.kind == "connect.cancelled"):
        callback.wait(STATE, 10)
    assert time.monotonic() - started < 5.0


def test_the_first_free_port_is_taken_and_only_of_this_machine(waiting):
    first = waiting()
    free = socket.create_server(("127.0.0.1", 0))
    port = free.getsockname()[1]
    free.close()
    second = waiting(ports=(first.port, port))
    assert second.port == port
    assert second._listening.getsockname()[0] == "127.0.0.1"


def test_all_ports_are_taken(waiting):
    first, second = waiting(), waiting()
    with pytest.raises(Unavailable) as told:
        waiting(ports=(first.port, second.port))
    assert told.value.kind == "connect.ports"
    assert told.value.facts == {"ports": f"{first.port}, {second.port}"}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("access_denied", "access_denied"),
        ("a" * 41, "unknown"),
        ("token=abc", "unknown"),
        ("", "unknown"),
        (None, "unknown"),
        ("no code", "no code"),
        (["a"], "unknown"),
    ],
)
def test_only_a_name_is_told_on(said, told):
    assert plain_reason(said) == told
