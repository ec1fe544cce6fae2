"""The faulty network that other tests put between a client and a server does what it says."""

from __future__ import annotations

import socket
import threading
import time

import pytest

from tests.proxy import HOST, Proxy


class Echo:
    """A server that answers everything with itself, in capitals, and remembers what arrived."""

    def __init__(self) -> None:
        self.listening = socket.create_server((HOST, 0))
        self.port = self.listening.getsockname()[1]
        self.heard: list[bytes] = []
        self.arrived = threading.Event()
        self.threads = [threading.Thread(target=self._accept)]
        self.threads[0].start()

    def _accept(self) -> None:
        while True:
            try:
                there, _ = self.listening.accept()
            except OSError:
                return
            self.threads.append(threading.Thread(target=self._answer, args=(there,)))
            self.threads[-1].start()

    def _answer(self, there: socket.socket) -> None:
        with there:
            try:
                while data := there.recv(100):
                    self.heard.append(data)
                    self.arrived.set()
                    there.sendall(data.upper())
            except OSError:
                return

    def close(self) -> None:
        self.listening.shutdown(socket.SHUT_RDWR)
        self.listening.close()
        for thread in self.threads:
            thread.join(20)


@pytest.fixture
def echo():
    made = Echo()
    yield made
    made.close()


@pytest.fixture
def network(echo):
    with Proxy(echo.port) as made:
        yield made


def connected(network: Proxy) -> socket.socket:
    made = socket.create_connection((HOST, network.port), timeout=20)
    made.settimeout(20)
    return made


def asked(client: socket.socket, said: bytes) -> bytes:
    client.sendall(said)
    return client.recv(100)


def is_silent(client: socket.socket) -> bool:
    client.settimeout(0.1)
    try:
        client.recv(100)
    except TimeoutError:
        return True
    finally:
        client.settimeout(20)
    return False


def test_everything_is_handed_on(network):
    with connected(network) as one, connected(network) as other:
        assert asked(one, b"a") == b"A"
        assert asked(other, b"b") == b"B"
    assert network.accepted == 2


def test_a_cut_ends_what_is_open_and_refuses_what_is_new_until_it_is_over(network):
    port = network.port
    with connected(network) as client:
        assert asked(client, b"a") == b"A"
        network.cut()
        with pytest.raises(ConnectionResetError):
            client.recv(100)
    with pytest.raises(ConnectionRefusedError):
        connected(network)
    network.resume()
    assert network.port == port
    with connected(network) as client:
        assert asked(client, b"b") == b"B"


def test_frozen_bytes_wait(network, echo):
    with connected(network) as client:
        assert asked(client, b"a") == b"A"
        network.freeze()
        client.sendall(b"b")
        assert is_silent(client)
        assert echo.heard == [b"a"]
        network.resume()
        assert client.recv(100) == b"B"


def test_a_connection_made_while_frozen_is_accepted_and_silent(network):
    network.freeze()
    with connected(network) as client:
        client.sendall(b"a")
        assert is_silent(client)
        network.resume()
        assert client.recv(100) == b"A"


def test_muted_requests_arrive_and_their_answers_are_lost_with_the_cut(network, echo):
    with connected(network) as client:
        network.mute()
        client.sendall(b"a")
        assert echo.arrived.wait(20)
        assert is_silent(client)
        network.cut()
        with pytest.raises(ConnectionResetError):
            client.recv(100)
    assert echo.heard == [b"a"]


def test_a_delay_makes_both_ways_late(network):
    with connected(network) as client:
        network.delay(0.3)
        begun = time.monotonic()
        assert asked(client, b"a") == b"A"
        assert time.monotonic() - begun >= 0.6
        network.resume()
        took = []
        for _ in range(5):  # a busy machine is late once, not each time
            begun = time.monotonic()
            assert asked(client, b"b") == b"B"
            took.append(time.monotonic() - begun)
        assert min(took) < 0.6


def test_no_server_behind_it_ends_the_connection():
    with socket.create_server((HOST, 0)) as there:
        port = there.getsockname()[1]
    reset = pytest.raises(ConnectionResetError)
    with reset, Proxy(port) as network, connected(network) as client:
        client.recv(100)


def test_it_forgets_those_who_are_there_and_answers_those_who_come(network):
    with connected(network) as first:
        assert asked(first, b"one") == b"ONE"
        network.forget()
        first.sendall(b"two")
        assert is_silent(first)
        with connected(network) as second:
            assert asked(second, b"three") == b"THREE"
        network.resume()
        first.settimeout(20)
        assert first.recv(100) == b"TWO"
