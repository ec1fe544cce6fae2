"""Writes what somebody saves: whole, or not at all."""

from __future__ import annotations

from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Write `text` beside `path` first, so that a full disk leaves no half of it. Raises OSError."""
    beside = path.with_name(path.name + ".part")
    beside.write_text(text, encoding="utf-8", newline="")
    beside.replace(path)


def write_table(path: Path, text: str) -> None:
    """Write CSV `text` with a byte order mark: every spreadsheet sees the accents. Raises OSError."""
    write_whole(path, f"\ufeff{text}")
