"""Reads a form with files (RFC 7578), as far as clients of X's upload write it."""

from __future__ import annotations

import re

_BOUNDARY = re.compile(r'boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))')
_NAME = re.compile(rb';\s*name=(?:"([^"]*)"|([^\s;"]+))')
_MOST_PARTS = 20


def form(content_type: str, body: bytes) -> dict[str, bytes] | None:
    """Return the form's values by name, None when it is no such form."""
    found = _BOUNDARY.search(content_type)
    if found is None or not content_type.lower().startswith("multipart/form-data"):
        return None
    mark = b"--" + (found[1] or found[2]).encode()
    pieces = (b"\r\n" + body).split(b"\r\n" + mark, _MOST_PARTS + 1)
    if len(pieces) < 2 or not pieces[-1].startswith(b"--"):
        return None
    values: dict[str, bytes] = {}
    for piece in pieces[1:-1]:
        head, gap, content = piece.partition(b"\r\n\r\n")
        named = _NAME.search(_disposition(head))
        if not gap or named is None:
            return None
        values[(named[1] or named[2] or b"").decode(errors="replace")] = content
    return values


def _disposition(head: bytes) -> bytes:
    lines = (line for line in head.split(b"\r\n"))
    return next((line for line in lines if line.lower().startswith(b"content-disposition:")), b"")
