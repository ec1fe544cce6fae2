"""Alembic's environment: runs the versions on the connection it is given, in its transaction.

Alembic keeps the order of versions, nothing else. Never batch mode: it re-creates tables and
silently drops their triggers.
"""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
