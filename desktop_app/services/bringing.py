"""What people bring from files is read up to a size that this program can work with, and no further."""

from __future__ import annotations

from pathlib import Path

from desktop_app.domain.errors import BadInput

#: Bytes of a table, an invitation, a form: some 200,000 rows.
MOST = 50_000_000


def content_of(path: Path) -> bytes:
    """Everything in the file at `path`.

    Raises BadInput (``file.size``) as soon as it is more than `MOST`, whatever its size is said to
    be, and OSError.
    """
    with path.open("rb") as file:
        content = file.read(MOST + 1)
    if len(content) > MOST:
        raise BadInput("file.size", path=str(path), limit=str(MOST // 1_000_000))
    return content
