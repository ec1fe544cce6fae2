"""What changed from one version to the next, in everything that is sent and how. Nothing here draws."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from desktop_app.checks.difference import likeness
from desktop_app.domain.payload import Media, Part, Payload
from desktop_app.domain.revision import Revision

#: Fields of the payload, then of the revision, in the order in which they are told.
PAYLOAD_FIELDS = (
    "account",
    "reply_to",
    "quote",
    "reply_settings",
    "made_with_ai",
    "paid_partnership",
    "not_before",
    "not_after",
    "twin",
)
#: From this on, two texts are taken for versions of one part.
_ALIKE = 0.4
REVISION_FIELDS = ("is_by_hand", "urgent", "corrects", "template")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that changed. `what` names it; `before` and `after` are its values, or None.

    ``part_added``, ``part_removed``, ``part_moved`` (from and to a number), ``media_added``, ``media_removed``, ``media_order``, ``alt``,
    ``poll``, or one of the fields.
    """

    what: str
    part: int | None = None  #: in the newer version; in the older one for ``part_removed``
    place: int | None = None  #: of a picture in its part
    before: Any = None
    after: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewording:
    """A part whose text changed; its number in the newer version."""

    part: int
    before: str
    after: str


def rewordings(before: Payload, after: Payload) -> tuple[Rewording, ...]:
    """The parts whose texts changed."""
    return tuple(
        Rewording(part=new, before=before.parts[old].text, after=after.parts[new].text)
        for old, new in _pairs(before, after)
        if old is not None and new is not None and before.parts[old].text != after.parts[new].text
    )


def changes(before: Revision, after: Revision) -> tuple[Change, ...]:
    """Everything that changed besides the wording of parts that stayed."""
    return (
        *_of_parts(before.payload, after.payload),
        *_of_fields(before.payload, after.payload, PAYLOAD_FIELDS),
        *_of_fields(before, after, REVISION_FIELDS),
    )


def _of_fields(before: object, after: object, names: tuple[str, ...]) -> Iterator[Change]:
    for name in names:
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield Change(what=name, before=old, after=new)


def _of_parts(before: Payload, after: Payload) -> Iterator[Change]:
    pairs = _pairs(before, after)
    stayed = [(old, new) for old, new in pairs if old is not None and new is not None]
    for was, now in _moved(stayed):
        yield Change(what="part_moved", part=now, before=was, after=now)
    for old, new in pairs:
        if new is None and old is not None:
            yield Change(what="part_removed", part=old, before=before.parts[old])
        elif old is None and new is not None:
            yield Change(what="part_added", part=new, after=after.parts[new])
        elif old is not None and new is not None:
            yield from _of_part(before.parts[old], after.parts[new], new)


def _of_part(before: Part, after: Part, number: int) -> Iterator[Change]:
    old, new = _by_digest(before), _by_digest(after)
    for sha256, (place, media) in old.items():
        if sha256 not in new:
            yield Change(what="media_removed", part=number, place=place, before=media)
    for sha256, (place, media) in new.items():
        if sha256 not in old:
            yield Change(what="media_added", part=number, place=place, after=media)
        elif old[sha256][1].alt_text != media.alt_text:
            yield Change(
                what="alt",
                part=number,
                place=place,
                before=old[sha256][1].alt_text,
                after=media.alt_text,
            )
    if [one for one in old if one in new] != [one for one in new if one in old]:
        yield Change(what="media_order", part=number)
    if before.poll != after.poll:
        yield Change(what="poll", part=number, before=before.poll, after=after.poll)


def _by_digest(part: Part) -> dict[str, tuple[int, Media]]:
    return {media.sha256: (place, media) for place, media in enumerate(part.media)}


def _pairs(before: Payload, after: Payload) -> list[tuple[int | None, int | None]]:
    """Which part of the older version became which of the newer, wherever it stands now.

    The same text first, then the texts most alike, then what is left by its place.
    """
    found: dict[int, int] = {}
    left = set(range(len(before.parts)))
    alike = sorted(
        (-likeness(old.text, new.text), abs(a - b), b, a)
        for a, old in enumerate(before.parts)
        for b, new in enumerate(after.parts)
    )
    for unlike, _, new_number, old_number in alike:
        enough = -unlike >= _ALIKE or old_number == new_number
        if enough and old_number in left and new_number not in found:
            found[new_number] = old_number
            left.discard(old_number)
    pairs: list[tuple[int | None, int | None]] = [(old, None) for old in sorted(left)]
    return [*pairs, *((found.get(new), new) for new in range(len(after.parts)))]


def _moved(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those that stand in another order than before, as few as can be (`pairs` by new number)."""
    chains: list[list[tuple[int, int]]] = []
    for pair in pairs:
        earlier = [chain for chain in chains if chain[-1][0] < pair[0]]
        chains.append([*max(earlier, key=len, default=[]), pair])
    stayed = max(chains, key=len, default=[])
    return [pair for pair in pairs if pair not in stayed]
