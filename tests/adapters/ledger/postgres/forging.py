"""What only the database's own superuser can do to a team's ledger, and do well.

A forger knows how rows are made: statements, leaves and links are computed as the domain does. What
they lack is anybody's signing key, and what is kept outside of the database.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import sql

from desktop_app.domain.action import GENESIS, STATEMENT_TYPE, leaf, link
from desktop_app.domain.canonical import canonical, digest, parse_object, pre_authentication
from tests.contracts.company import key_of
from tests.postgres import Database

_LEAF = (
    *("id", "account", "seq", "at", "kind", "actor", "post", "revision", "sha256", "fence"),
    *("statement_sha256", "signature"),
)


class Forger:
    """A connection on which no trigger fires, while the block of `by_hand` lasts."""

    def __init__(self, connection: psycopg.Connection) -> None:
        self._connection = connection

    def run(self, statement: str, *values) -> None:
        """One statement, which must change something."""
        done = self._connection.execute(statement, values)
        assert done.rowcount != 0, f"changed nothing: {statement}"

    def rows(self, statement: str, *values) -> list:
        return self._connection.execute(statement, values).fetchall()

    def rewrite(self, name: str, **said) -> None:
        """Let the action say something else; its signature stays what it was."""
        account, body = self._statement(name)
        text = canonical({**parse_object(body), **said})
        self.keep(account, text)
        self.run("UPDATE action SET statement_sha256 = %s WHERE id = %s", digest(text), name)

    def _statement(self, name: str) -> tuple[str, str]:
        """The account and the statement of an action."""
        ((account, body),) = self.rows(
            "SELECT a.account, p.body FROM action AS a JOIN payload AS p "
            "ON p.account = a.account AND p.sha256 = a.statement_sha256 WHERE a.id = %s",
            name,
        )
        return account, body

    def keep(self, account: str, body: str) -> None:
        self._connection.execute(
            "INSERT INTO payload VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
            (account, digest(body), body),
        )

    def add(self, like: str, name: str, *, key: str, **said) -> None:
        """A row at the end of the chain, made after the action `like`, signed with the key of `key`."""
        account, body = self._statement(like)
        statement = {**parse_object(body), "nonce": name, **said}
        text = canonical(statement)
        self.keep(account, text)
        signed = key_of(key).sign(pre_authentication(STATEMENT_TYPE, text)).hex()
        self.run(
            "INSERT INTO action (n, id, account, seq, at, kind, actor, post, revision, sha256, fence, "
            "statement_sha256, signature, prev_hash, leaf, hash) OVERRIDING SYSTEM VALUE "
            "SELECT (SELECT max(n) + 1 FROM action), %s, account, "
            "(SELECT max(seq) + 1 FROM action AS o WHERE o.account = a.account), at, %s, %s, post, "
            "revision, sha256, fence, %s, %s, prev_hash, leaf, hash FROM action AS a WHERE id = %s",
            *(name, statement["kind"], statement["actor"], digest(text), signed, like),
        )
        self.link(account)

    def statement(self, name: str) -> bytes:
        """What a good signature of the action signs."""
        return pre_authentication(STATEMENT_TYPE, self._statement(name)[1])

    def sign(self, name: str, signature: str) -> None:
        """Give the action this signature, and its chain new links."""
        self.run("UPDATE action SET signature = %s WHERE id = %s", signature, name)
        self.link(self._statement(name)[0])

    def link(self, account: str) -> None:
        """Number and link the whole chain anew, and move its head there."""
        columns = ", ".join(("n", *_LEAF))
        seq, before = 0, GENESIS
        found = self.rows(f"SELECT {columns} FROM action WHERE account = %s ORDER BY seq", account)
        for n, *row in found:
            seq += 1
            row[2] = seq
            own = leaf(tuple(row))
            after = link(before, own)
            self.run(
                "UPDATE action SET seq = %s, prev_hash = %s, leaf = %s, hash = %s WHERE n = %s",
                *(seq, before, own, after, n),
            )
            before = after
        self.run("UPDATE chain SET seq = %s, hash = %s WHERE account = %s", seq, before, account)


@contextmanager
def by_hand(database: Database) -> Iterator[Forger]:
    with database.superuser() as connection:
        connection.execute("SET search_path = countersign")
        connection.execute("SET session_replication_role = replica")
        yield Forger(connection)


def copied(database: Database) -> dict[str, list]:
    """A backup: every row of every table."""
    with database.superuser() as connection:
        connection.execute("SET search_path = countersign")
        found = {}
        asked = "SELECT tablename FROM pg_tables WHERE schemaname = 'countersign'"
        for (table,) in connection.execute(asked).fetchall():
            with connection.cursor().copy(f"COPY {table} TO STDOUT (FORMAT binary)") as copy:
                found[table] = [bytes(block) for block in copy]
    return found


def put_back(database: Database, backup: dict[str, list]) -> None:
    """The backup instead of what is there."""
    with database.superuser() as connection:
        connection.execute("SET search_path = countersign")
        connection.execute("SET session_replication_role = replica")
        for table, blocks in backup.items():
            connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
            with connection.cursor().copy(f"COPY {table} FROM STDIN (FORMAT binary)") as copy:
                for block in blocks:
                    copy.write(block)
