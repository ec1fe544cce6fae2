"""How a draft becomes another draft: its parts, what is attached to them, and nothing else.

Every function takes a draft and returns the changed one. A part is named by its number, from 0; a
number that is not there leaves the draft as it is, because what asked may be about an older one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop_app.domain.limits import MOST_PARTS
from desktop_app.domain.payload import Media, Part, Poll
from desktop_app.services.ports import Draft


def part_added(draft: Draft) -> Draft:
    """With one more empty part at the end, as long as X's threads and people take it."""
    if len(draft.parts) >= MOST_PARTS:
        return draft
    return replace(draft, parts=(*draft.parts, Part(text="")))


def part_moved(draft: Draft, *, number: int, to: int) -> Draft:
    """With part `number` at place `to`."""
    parts = list(draft.parts)
    if not (0 <= number < len(parts) and 0 <= to < len(parts)):
        return draft
    parts.insert(to, parts.pop(number))
    return replace(draft, parts=tuple(parts))


def part_removed(draft: Draft, *, number: int) -> Draft:
    """Without part `number`; the last one stays."""
    if len(draft.parts) < 2 or not 0 <= number < len(draft.parts):
        return draft
    return replace(draft, parts=draft.parts[:number] + draft.parts[number + 1 :])


def media_added(draft: Draft, *, number: int, media: Media) -> Draft:
    """With one more picture or film at part `number`, unless it has it already."""

    def change(part: Part) -> Part:
        if any(each.sha256 == media.sha256 for each in part.media):
            return part
        return replace(part, media=(*part.media, media))

    return _changed(draft, number, change)


def media_described(draft: Draft, *, number: int, sha256: str, alt_text: str) -> Draft:
    """With another alternative text for one picture or film of part `number`."""

    def change(part: Part) -> Part:
        return replace(
            part,
            media=tuple(
                replace(each, alt_text=alt_text) if each.sha256 == sha256 else each
                for each in part.media
            ),
        )

    return _changed(draft, number, change)


def media_moved(draft: Draft, *, number: int, sha256: str, by: int) -> Draft:
    """With one picture `by` places further on (or back) among those of part `number`."""

    def change(part: Part) -> Part:
        media = list(part.media)
        places = [place for place, each in enumerate(media) if each.sha256 == sha256]
        if not places or not 0 <= places[0] + by < len(media):
            return part
        media.insert(places[0] + by, media.pop(places[0]))
        return replace(part, media=tuple(media))

    return _changed(draft, number, change)


def media_removed(draft: Draft, *, number: int, sha256: str) -> Draft:
    """Without one picture or film of part `number`."""

    def change(part: Part) -> Part:
        return replace(part, media=tuple(each for each in part.media if each.sha256 != sha256))

    return _changed(draft, number, change)


def poll_set(draft: Draft, *, number: int, poll: Poll | None) -> Draft:
    """With this poll at part `number`; None for none."""
    return _changed(draft, number, lambda part: replace(part, poll=poll))


def _changed(draft: Draft, number: int, change: Callable[[Part], Part]) -> Draft:
    if not 0 <= number < len(draft.parts):
        return draft
    changed = change(draft.parts[number])
    parts = (*draft.parts[:number], changed, *draft.parts[number + 1 :])
    return replace(draft, parts=parts)
