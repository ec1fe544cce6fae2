"""Whoever stands in for somebody remarks as well as decides."""

from __future__ import annotations

from alembic import context, op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Run the SQL of this version as it is written: no colon or percent sign is a parameter."""
    for script in context.config.attributes["statements"](revision):
        op.get_bind().exec_driver_sql(script, execution_options={"no_parameters": True})
