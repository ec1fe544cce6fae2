"""A faulty network: a small TCP proxy on the loopback address, in front of one server.

``with Proxy(port) as network:`` clients connect to ``network.port``. `cut` ends every connection and
refuses new ones, `freeze` keeps them open and hands nothing on (what is sent waits), `mute` hands on
what clients send and keeps back what the server answers, `forget` does so to the connections that are
open now, and to none that come, `delay` hands everything on later, `resume` hands everything on at
once. Every method returns when its change holds.
"""

from __future__ import annotations

import asyncio
import socket
import struct
import threading
from collections.abc import Callable
from typing import Any, Self

HOST = "127.0.0.1"
_CHUNK = 1 << 16
#: Closed with a reset, as by a router that forgot the connection.
_RESET = struct.pack("ii", 1, 0)


class Proxy:
    """The network between clients and the server on `target`, a port of the loopback address."""

    def __init__(self, target: int) -> None:
        self.target = target
        self.port = 0  #: where clients connect; stays the same when connections are cut
        self.accepted = 0  #: how many connections clients made so far
        self._delay = 0.0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="proxy")
        self._open: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None

    def __enter__(self) -> Self:
        self._thread.start()
        self._do(self._begin)
        return self

    def __exit__(self, *_: object) -> None:
        self._do(self._end)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def cut(self) -> None:
        """End every connection at once; new ones are refused. What was on its way is gone."""
        self._do(self._cut)

    def freeze(self) -> None:
        """Hand nothing on in either direction, and end nothing: bytes wait until `resume`."""
        self._do(self._pass, requests=False, answers=False)

    def mute(self) -> None:
        """Hand on what clients send; what the server answers waits. Then `cut`: answers are lost."""
        self._do(self._pass, requests=True, answers=False)

    def forget(self) -> None:
        """Keep back the answers to connections that are open now; those that come are answered."""
        self._do(self._forget)

    def delay(self, seconds: float) -> None:
        """Hand everything on, each piece that many seconds late."""
        self._delay = seconds

    def resume(self) -> None:
        """A network without faults, on the same port."""
        self._do(self._resume)

    def _do(self, work: Callable[..., Any], **named: bool) -> None:
        asyncio.run_coroutine_threadsafe(work(**named), self._loop).result(60)

    async def _begin(self) -> None:
        self._requests, self._answers = asyncio.Event(), asyncio.Event()
        self._forgotten: list[asyncio.Event] = []
        await self._resume()

    async def _end(self) -> None:
        await self._cut()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _pass(self, *, requests: bool, answers: bool) -> None:
        for gate, is_open in ((self._requests, requests), (self._answers, answers)):
            if is_open:
                gate.set()
            else:
                gate.clear()

    async def _forget(self) -> None:
        self._answers.clear()
        self._forgotten.append(self._answers)
        self._answers = asyncio.Event()
        self._answers.set()

    async def _resume(self) -> None:
        self._delay = 0.0
        for gate in self._forgotten:
            gate.set()
        await self._pass(requests=True, answers=True)
        if self._server is None:
            self._server = await asyncio.start_server(self._accepted, HOST, self.port)
            self.port = self._server.sockets[0].getsockname()[1]

    async def _cut(self) -> None:
        server, self._server = self._server, None
        if server is not None:
            server.close()
        for writer in self._open:
            _reset(writer)

    async def _accepted(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        self.accepted += 1
        self._open.add(writer)
        try:
            there, back = await asyncio.open_connection(HOST, self.target)
        except OSError:
            _reset(writer)
            self._open.discard(writer)
            return
        self._open.add(back)
        if self._server is None:  # cut while this connection was being made
            _reset(writer)
        ways = (
            asyncio.ensure_future(self._carry(reader, back, self._requests)),
            asyncio.ensure_future(self._carry(there, writer, self._answers)),
        )
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        except asyncio.CancelledError:
            pass  # the network is taken down: asyncio would tell of it as of a fault
        finally:
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)
            for end in (writer, back):
                self._open.discard(end)
                end.close()

    async def _carry(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, gate: asyncio.Event
    ) -> None:
        """Hand on until either end is closed; what was read before an end is handed on."""
        try:
            while data := await reader.read(_CHUNK):
                if self._delay:
                    late = self._loop.create_future()
                    self._loop.call_later(self._delay, _let, late)
                    await late
                await gate.wait()
                writer.write(data)
                await writer.drain()
        except OSError:
            return


def _let(late: asyncio.Future[None]) -> None:
    if not late.done():  # its connection may have been cut meanwhile
        late.set_result(None)


def _reset(writer: asyncio.StreamWriter) -> None:
    there: socket.socket | None = writer.get_extra_info("socket")
    if there is not None and there.fileno() >= 0:
        there.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
    writer.transport.abort()
