"""The first schema that left the house: 0001 was of development builds only."""

from __future__ import annotations

from alembic import context, op

revision = "0002"
down_revision = None


def upgrade() -> None:
    """Run the SQL of this version as it is written: no colon or percent sign is a parameter."""
    for script in context.config.attributes["statements"](revision):
        op.get_bind().exec_driver_sql(script, execution_options={"no_parameters": True})
