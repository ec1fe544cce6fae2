"""Bringing a database to the newest schema, with either dialect's SQL files.

Alembic keeps the order of versions and nothing else; what a version does stands in
``migrations/sqlite`` and ``migrations/postgresql``.
"""

from __future__ import annotations

from functools import partial

from sqlalchemy import Connection

from desktop_app.adapters.ledger.enforcement import MIGRATIONS, NEWEST, statements


def upgrade(connection: Connection) -> None:
    """Run every version that `connection`'s database does not have, in its open transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["statements"] = partial(statements, dialect=connection.dialect.name)
    config.attributes["connection"] = connection
    command.upgrade(config, NEWEST)
