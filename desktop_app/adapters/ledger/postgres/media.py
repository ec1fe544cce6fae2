"""The bytes of pictures and films in a team's record, in pieces, over a connection of their own.

Each piece is recorded by itself: what was cut off goes on where it ended, and what is sent again
changes nothing. A copy counts once all of it is there; whether it is the right one only its SHA-256
tells, which whoever reads it computes.
"""

from __future__ import annotations

import os
from base64 import b64decode
from collections.abc import Callable, Iterator
from typing import BinaryIO

from sqlalchemy import Connection, text

from desktop_app.adapters.ledger.errors import translating
from desktop_app.adapters.ledger.postgres.engine import engine_for, parameters
from desktop_app.domain.account import AccountId, PersonId
from desktop_app.domain.errors import Unavailable
from desktop_app.domain.payload import short

#: Bytes of a piece, as in 0002_media.sql: on a line of 350 kbit/s one still passes in time.
PIECE = 250_000
_READ_AT_ONCE = 2  #: pieces
_THERE = text(
    "SELECT place FROM media "
    "WHERE sha256 = :sha256 AND account = :account AND author = me() AND size = :size"
)
_PUT = text(
    "INSERT INTO media (sha256, account, place, size, bytes) "
    "VALUES (:sha256, :account, :place, :size, :bytes) ON CONFLICT DO NOTHING"
)
#: Whole ones, the smallest first: somebody's wrong one costs least then.
_COPIES = text(
    "SELECT account, author, max(place) AS last FROM media WHERE sha256 = :sha256 "
    "GROUP BY account, author HAVING min(size) = max(size) "
    "AND count(*) = (max(size) - 1) / 250000 + 1 ORDER BY max(size), account, author"
)
#: In BASE64: as PostgreSQL writes bytes down otherwise they are twice as long.
_READ = text(
    "SELECT encode(bytes, 'base64') FROM media WHERE sha256 = :sha256 AND account = :account AND author = :author "
    "AND place >= :place ORDER BY place LIMIT :count"
)


class PostgresMedia:
    """What one person may put there and read. Nothing is connected before it is asked."""

    def __init__(self, address: str, person: PersonId, password: Callable[[], str]) -> None:
        said = parameters(address)
        self._engine = engine_for(parameters(address, f"{said['dbname']}_{person}"), password)

    def put(
        self, account: AccountId, sha256: str, file: BinaryIO, is_wanted: Callable[[], bool]
    ) -> None:
        """Record what `file` holds for the people of `account`; what is there is not sent again.

        `is_wanted` is asked before each piece. Raises Unavailable (``media.unshared`` when it is
        not, or when the person's own pieces of something else stand under that name; ``ledger.*``)
        and LedgerRefused for what is too large.
        """
        size = file.seek(0, os.SEEK_END)
        named = {"sha256": sha256, "account": account, "size": size}
        with translating(), self._connected() as connection:
            there = set(connection.execute(_THERE, named).scalars())
            wanted = (size - 1) // PIECE + 1
            for place in range(wanted):
                if place not in there and is_wanted():
                    file.seek(place * PIECE)
                    piece = {"place": place, "bytes": file.read(PIECE)}
                    connection.execute(_PUT, {**named, **piece})
            if len(connection.execute(_THERE, named).all()) != wanted:
                raise Unavailable("media.unshared", digest=short(sha256))

    def copies(self, sha256: str) -> Iterator[Iterator[bytes]]:
        """Every whole copy that the person may read, as its pieces; each is read when it is asked.

        Raises Unavailable (``ledger.*``), also between two pieces.
        """
        with translating(), self._connected() as connection:
            for found in connection.execute(_COPIES, {"sha256": sha256}).all():
                copy = {"sha256": sha256, "account": found.account, "author": found.author}
                yield _pieces(connection, copy, found.last)

    def close(self) -> None:
        """Let go of the connection."""
        self._engine.dispose()

    def _connected(self) -> Connection:
        return self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")


def _pieces(connection: Connection, copy: dict[str, str], last: int) -> Iterator[bytes]:
    for place in range(0, last + 1, _READ_AT_ONCE):
        asked = {**copy, "place": place, "count": _READ_AT_ONCE}
        with translating():
            pieces = connection.execute(_READ, asked).scalars().all()
        yield from map(b64decode, pieces)
