"""The guard itself: what leaves the machine is refused, what stays on it works."""

import socket

import pytest

from tests.house.guard import OutsideConnection, allowed

OUTSIDE = ("192.0.2.1", 443)  # reserved for documentation, routed nowhere


@pytest.mark.parametrize("verb", ["connect", "connect_ex"])
def test_a_connection_to_the_outside_is_refused(verb):
    with socket.socket() as line, pytest.raises(OutsideConnection):
        getattr(line, verb)(OUTSIDE)


@pytest.mark.parametrize("arguments", [(b"x", OUTSIDE), (b"x", 0, OUTSIDE)])
def test_a_datagram_to_the_outside_is_refused(arguments):
    with socket.socket(type=socket.SOCK_DGRAM) as line, pytest.raises(OutsideConnection):
        line.sendto(*arguments)


def test_a_message_to_the_outside_is_refused():
    with socket.socket(type=socket.SOCK_DGRAM) as line, pytest.raises(OutsideConnection):
        line.sendmsg([b"x"], [], 0, OUTSIDE)


def test_ipv6_to_the_outside_is_refused():
    with socket.socket(socket.AF_INET6) as line, pytest.raises(OutsideConnection):
        line.connect(("2001:db8::1", 443))


@pytest.mark.parametrize("name", ["api.x.com", b"api.x.com", "127.0.0.1.example.org"])
def test_no_name_of_the_outside_is_looked_up(name):
    with pytest.raises(OutsideConnection):
        socket.getaddrinfo(name, 443)


def test_a_library_that_expects_failures_does_not_hide_it():
    requests = pytest.importorskip("requests")
    with pytest.raises(OutsideConnection):
        requests.get("https://api.x.com/2/users/me", timeout=1)


def test_loopback_works():
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname(), timeout=5) as client,
        server.accept()[0] as other,
    ):
        client.sendall(b"hello")
        assert other.recv(5) == b"hello"


def test_sockets_of_this_machine_work(tmp_path):
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind(str(tmp_path / "s"))
        server.listen()
        client.connect(str(tmp_path / "s"))
        assert client.getpeername() == str(tmp_path / "s")


@pytest.mark.parametrize(
    ("host", "answer"),
    [
        ("127.0.0.1", True),
        ("127.8.9.1", True),
        ("::1", True),
        ("localhost", True),
        (None, True),
        ("0.0.0.0", False),
        ("10.0.0.1", False),
        ("localhost.example.org", False),
    ],
)
def test_what_counts_as_this_machine(host, answer):
    assert allowed(host) is answer
