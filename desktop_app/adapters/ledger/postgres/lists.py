"""PostgreSQL's words for what the lists ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.adapters.ledger.dialect import Dialect
from desktop_app.services.listing import ListQuery


def _searched(query: ListQuery) -> Mapping[str, Any]:
    """Arrays: the database makes its own expression of them."""
    return {"said": list(query.words), "ruled": list(query.rules)}


def _members(column: str, names: Sequence[str]) -> str:
    """The text is read once: OFFSET keeps the reading out of what is asked of it."""
    said = ", ".join(f"m.said -> '{name}'" for name in names)
    return (
        f"(SELECT json_build_array({said})::text"  # noqa: S608 - this program's own words
        f" FROM (SELECT {column}::jsonb AS said OFFSET 0) AS m)"  # nosec B608 # own names
    )


POSTGRES = Dialect(
    join="JOIN",
    indexed="",
    kept="payload AS {alias} ON {alias}.account = {account} AND {alias}.sha256 = {digest}",
    value="jsonb_path_query_first({body}::jsonb, '$.{path}') #>> '{{}}'",
    length="jsonb_array_length({body}::jsonb -> '{path}')",
    each="jsonb_array_elements({body}::jsonb -> '{path}') AS {alias} (value)",
    gathered="coalesce(json_agg({value})::text, '[]')",
    together="json_build_array({values})",
    members=_members,
    found="search_posts(:said, :ruled, :above, :up_to) AS s",
    found_number="s.n",
    is_found="TRUE",
    searched=_searched,
)
