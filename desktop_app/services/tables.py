"""Tables for other programs: CSV that a spreadsheet reads as text and never as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

#: What a spreadsheet takes for a formula (OWASP, "CSV Injection").
_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")


def csv_of(rows: Iterable[Sequence[str]]) -> str:
    """`rows` as CSV (RFC 4180), every cell quoted."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in rows:
        writer.writerow([safe(cell) for cell in row])
    return out.getvalue()


def safe(cell: str) -> str:
    """`cell`, with an apostrophe before what would be a formula."""
    return f"'{cell}" if cell.lstrip(" \u00a0").startswith(_FORMULAS) else cell


def marked(cell: str) -> str:
    """`cell` as `unmarked` reads it back, once `safe` has made text of what would be a formula."""
    is_marked = cell.startswith("'") and unmarked(cell) != cell
    return f"'{cell}" if is_marked else safe(cell)


def unmarked(cell: str) -> str:
    """`cell` without the apostrophe that `safe` or `marked` put before it."""
    rest = cell[1:]
    is_marked = cell.startswith("'") and (rest.startswith("'") or safe(rest) != rest)
    return rest if is_marked else cell
