"""The first schema that left the house: 0001 was of development builds only."""

from __future__ import annotations

from alembic import context, op

revision = "0002"
down_revision = None


def upgrade() -> None:
    """Run the SQL of this version, statement by statement."""
    for statement in context.config.attributes["statements"](revision):
        # `execute` would take a colon for a parameter's name.
        op.execute(statement.replace(":", r"\:"))
