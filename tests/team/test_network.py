"""Wherever the network breaks on the way in, it is the network that is blamed: nobody refused anything."""

import select
import socket
import struct
import threading
from contextlib import contextmanager

import pytest

from desktop_app.adapters.ledger.errors import translating
from desktop_app.adapters.ledger.postgres.engine import engine_for, parameters
from desktop_app.domain.errors import Unavailable

HOST = "127.0.0.1"
#: As a router ends a connection that it forgot.
_RESET = struct.pack("ii", 1, 0)
#: Bytes after which it is cut: in the greeting, in TLS's handshake, in the login, in the first answers.
PLACES = [("asked", 1), ("asked", 300), ("asked", 600), ("asked", 750), ("asked", 900)]
PLACES += [("answered", 1), ("answered", 700), ("answered", 1300), ("answered", 1500)]


@contextmanager
def cut_after(port, way, count):
    """A way to `port` that is reset once so many bytes were asked, or answered."""
    with socket.create_server((HOST, 0)) as listener:
        thread = threading.Thread(target=_carry, args=(listener, port, way, count))
        thread.start()
        yield listener.getsockname()[1]
        thread.join()


def _carry(listener, port, way, count):
    here, _ = listener.accept()
    with here, socket.create_connection((HOST, port)) as there:
        left = {here: 1 << 20, there: 1 << 20}
        left[here if way == "asked" else there] = count
        while all(left.values()):
            for one in select.select([here, there], [], [], 10)[0]:
                said = one.recv(left[one])
                if not said:
                    return
                (there if one is here else here).sendall(said)
                left[one] -= len(said)
        for one in (here, there):
            one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)


@pytest.mark.parametrize(("way", "count"), PLACES)
def test_a_connection_that_is_cut_is_no_refusal(team, way, count):
    database = team.database
    database.login("visitor")
    with cut_after(database.server.port, way, count) as port:
        address = database.address.replace(f":{database.server.port}/", f":{port}/")
        engine = engine_for(parameters(address, database.role("visitor")), lambda: "of visitor")
        with pytest.raises(Unavailable) as told, translating(), engine.connect():
            pass
        engine.dispose()
    assert told.value.kind == "ledger.unreachable"
