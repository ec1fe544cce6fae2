"""Where the words that a remark is about stand now, after the text was edited around them.

An anchor follows its words; it never moves to other words. When they are changed, or stand in
several places and none of them is theirs, they are gone, and whoever reads the remark is told so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop_app.checks.difference import difference
from desktop_app.domain.discussion import Anchor


def follow(anchor: Anchor, before: Sequence[str], after: Sequence[str]) -> Anchor | None:
    """The anchor in the texts of a later revision's parts, or None when its words are gone.

    `before` are the texts of the parts that the anchor was set in. Offsets are code points.
    """
    if anchor.part < len(after):
        if after[anchor.part] == before[anchor.part]:
            return anchor
        moved = _moved(anchor, before[anchor.part], after[anchor.part])
        if moved is not None:
            return moved
    return _elsewhere(anchor, after)


def _moved(anchor: Anchor, before: str, after: str) -> Anchor | None:
    """In the same part, where the words were left as they are."""
    old = new = 0
    for piece in difference(before, after):
        length = len(piece.text)
        if piece.kind == "same":
            if old <= anchor.start and anchor.end <= old + length:
                start = anchor.start - old + new
                return replace(anchor, start=start, end=start + len(anchor.quote))
            new += length
        if piece.kind == "insert":
            new += length
        else:
            old += length
    return None


def _elsewhere(anchor: Anchor, after: Sequence[str]) -> Anchor | None:
    """Cut and pasted: the words stand in exactly one place of all parts."""
    if sum(text.count(anchor.quote) for text in after) != 1:
        return None
    part = next(part for part, text in enumerate(after) if anchor.quote in text)
    start = after[part].index(anchor.quote)
    return replace(anchor, part=part, start=start, end=start + len(anchor.quote))
