"""`services.ports.Store` on a team's PostgreSQL: one login is one person.

The database judges; this proves the server, reads what row security shows to the person, and never
changes the schema.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Connection, Engine, text

from desktop_app.adapters.ledger.errors import translating
from desktop_app.adapters.ledger.files import system_time
from desktop_app.adapters.ledger.postgres.enforcement import check_version, enforcement
from desktop_app.adapters.ledger.postgres.engine import engine_for, parameters
from desktop_app.adapters.ledger.postgres.lists import POSTGRES
from desktop_app.adapters.ledger.postgres.work import PostgresWork
from desktop_app.adapters.ledger.store import (
    HEADS,
    DatabaseLedger,
    check_ends,
    checked,
    every_action,
)
from desktop_app.domain.account import PersonId
from desktop_app.domain.action import GENESIS, NewAction, link
from desktop_app.domain.errors import Damaged, Unavailable
from desktop_app.domain.verification import Verify

_LINKS = text("SELECT seq, leaf, hash, prev_hash FROM chain_links(:account)")


class PostgresLedger(DatabaseLedger):
    """A team's ledger, as one person sees it. Made by `open_ledger`."""

    def __init__(
        self, engine: Engine, verify: Verify, now: Callable[[], datetime] = system_time
    ) -> None:
        super().__init__(engine, now)
        self._verify = verify

    @contextmanager
    def begin(self) -> Iterator[PostgresWork]:
        """Open a transaction: committed at the end of the block, undone by any exception.

        When the server falls silent over the end itself, the same actions are sent once more over
        another connection: an id that is there already is no second action. Raises Unavailable:
        ``ledger.unreachable`` when the server does not answer in time and nothing was recorded,
        ``ledger.unclear`` when nobody could tell; appending the same action again tells.
        """
        is_done, appended = False, list[NewAction]()
        try:
            with translating(), self._engine.begin() as connection:
                work = PostgresWork(connection, self._verify, self._now)
                yield work
                is_done, appended = True, work.appended
        except Unavailable as error:
            if not (is_done and appended and error.kind == "ledger.unreachable"):
                raise
            self._append_again(appended)

    def _append_again(self, actions: list[NewAction]) -> None:
        """What may be recorded already is, afterwards. Raises Unavailable (``ledger.unclear``)."""
        try:
            with translating(), self._engine.begin() as connection:
                work = PostgresWork(connection, self._verify, self._now)
                for action in actions:
                    work.append(action)
        except Unavailable as error:
            raise Unavailable("ledger.unclear") from error

    @contextmanager
    def at_one_moment(self) -> Iterator[Connection]:
        """A connection on which every question is answered as of now, and nothing is written."""
        with (
            translating(),
            self._engine.connect().execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            ) as connection,
            connection.begin(),
        ):
            yield connection

    def verify_chains(self) -> int:
        """Check every link of every account's chain; return how many there are.

        Of accounts in which the person has no duty the links are checked, of all others what they
        hold as well. Raises Damaged (``ledger.damaged``) naming the first action that is not what
        was written, or the chain whose end is missing.
        """
        with self.at_one_moment() as connection:
            said = {row.account: (row.seq, row.hash) for row in connection.execute(HEADS)}
            everything = connection.execute(
                every_action(POSTGRES), execution_options={"yield_per": 1_000}
            )
            with everything as found:  # a cursor in the server: closed also at a bad action
                heads = checked(found.mappings())
            for account in sorted(said.keys() - heads.keys()):
                heads[account] = _linked(connection, account)
            check_ends(heads, said)
        return sum(seq for seq, _ in heads.values())


def open_ledger(
    address: str,
    person: PersonId,
    verify: Verify,
    password: Callable[[], str],
    now: Callable[[], datetime] = system_time,
) -> PostgresLedger:
    """Open the ledger at `address` (`engine.parameters` says what it may hold) as `person`.

    Raises BadInput (``ledger.url``, ``ledger.url_password``), Unavailable (``ledger.unreachable``,
    ``ledger.login``, ``ledger.standby``, ``ledger.no_ledger``), Refused (``ledger.certificate``,
    ``ledger.version``) or Damaged (``ledger.enforcement`` with the changed rule's name); and what
    `password` raises. Nothing is changed by any of them.
    """
    said = parameters(address)
    engine = engine_for(parameters(address, f"{said['dbname']}_{person}"), password)
    try:
        with translating(), engine.begin() as connection:
            check_version(connection)
            enforcement(connection)
    except BaseException:
        engine.dispose()
        raise
    return PostgresLedger(engine, verify, now)


def _linked(connection: Connection, account: str) -> tuple[int, str]:
    """Where the chain of an account ends of which only the links can be read."""
    seq, before = 0, GENESIS
    for row in connection.execute(_LINKS, {"account": account}):
        seq += 1
        if (row.seq, row.prev_hash, link(before, row.leaf)) != (seq, before, row.hash):
            raise Damaged("ledger.damaged", action=f"{account}: {row.seq}")
        before = row.hash
    return seq, before
