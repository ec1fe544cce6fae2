"""A way to the server that can freeze: it takes every byte, and passes none on."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager, suppress


class Proxy:
    """Listens on `port` of the loopback address. `freeze` stops both ways, or the answers only."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._sent, self._answered = threading.Event(), threading.Event()
        self._dropped: list[threading.Event] = []
        self._open: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self.thaw()
        self._start(self._accept)

    def freeze(self) -> None:
        self._sent.clear()
        self._answered.clear()

    def lose_answers(self) -> None:
        self._answered.clear()

    def drop_answers(self) -> None:
        """Of the connections that are open now; those that come are answered."""
        self._answered.clear()
        self._dropped.append(self._answered)
        self._answered = threading.Event()
        self._answered.set()

    def thaw(self) -> None:
        for event in (self._sent, self._answered, *self._dropped):
            event.set()

    def close(self) -> None:
        self.thaw()
        for one in (self._listener, *self._open):
            with suppress(OSError):  # it is closed already
                one.shutdown(socket.SHUT_RDWR)
            one.close()
        for thread in self._threads:
            thread.join(5)
            assert not thread.is_alive()

    def _start(self, work, *values) -> None:
        thread = threading.Thread(target=work, args=values)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            try:
                here, _ = self._listener.accept()
            except OSError:
                return
            there = socket.create_connection(("127.0.0.1", self._target))
            self._open += [here, there]
            self._start(self._pass_on, here, there, self._sent)
            self._start(self._pass_on, there, here, self._answered)

    def _pass_on(self, source, sink, may) -> None:
        try:
            while said := source.recv(65536):
                may.wait()
                sink.sendall(said)
            sink.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # the other side is gone


@contextmanager
def through(target: int):
    proxy = Proxy(target)
    yield proxy
    proxy.close()
