"""How a draft becomes another draft: its parts, what is attached to them, and nothing else.

Every function takes a draft and returns the changed one. A part is named by its number, from 0; a
number that is not there leaves the draft as it is, because what asked may be about an older one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from desktop_app.domain.limits import MOST_PARTS
from desktop_app.domain.payload import Media, Part, Poll
from desktop_app.services.ports import Draft


def as_shown(draft: Draft, *, texts: Sequence[str]) -> Draft:
    """With the parts' texts as an editor shows them: its line ends, whatever they were."""
    if len(texts) != len(draft.parts):
        return draft
    pairs = zip(draft.parts, texts, strict=True)
    return replace(draft, parts=tuple(replace(part, text=text) for part, text in pairs))


def part_added(draft: Draft) -> Draft:
    """With one more empty part at the end, as long as X's threads and people take it."""
    if len(draft.parts) >= MOST_PARTS:
        return draft
    return replace(draft, parts=(*draft.parts, Part(text="")))


def part_moved(draft: Draft, *, number: int, to: int) -> Draft:
    """With part `number` at place `to`."""
    order = list(range(len(draft.parts)))
    if number not in order or to not in order:
        return draft
    order.insert(to, order.pop(number))
    parts = tuple(draft.parts[each] for each in order)
    return _renumbered(replace(draft, parts=parts), {was: now for now, was in enumerate(order)})


def part_removed(draft: Draft, *, number: int) -> Draft:
    """Without part `number`; the last one stays."""
    if len(draft.parts) < 2 or not 0 <= number < len(draft.parts):
        return draft
    parts = draft.parts[:number] + draft.parts[number + 1 :]
    stay = [each for each in range(len(draft.parts)) if each != number]
    return _renumbered(replace(draft, parts=parts), {was: now for now, was in enumerate(stay)})


def part_split(draft: Draft, *, number: int, before: str, after: str) -> Draft:
    """With `before` as part `number`, which keeps its media, and `after` as a part that follows."""
    if not 0 <= number < len(draft.parts) or len(draft.parts) >= MOST_PARTS:
        return draft
    first = replace(draft.parts[number], text=before)
    parts = (*draft.parts[:number], first, Part(text=after), *draft.parts[number + 1 :])
    moved = {each: each + (each > number) for each in range(len(draft.parts))}
    return _renumbered(replace(draft, parts=parts), moved)


def part_joined(draft: Draft, *, number: int, text: str) -> Draft:
    """With part `number` and the one before as one part of `text`, with the media of both."""
    if not 0 < number < len(draft.parts):
        return draft
    first, second = draft.parts[number - 1 : number + 1]
    new = [each for each in second.media if each not in first.media]
    one = replace(first, text=text, media=(*first.media, *new), poll=first.poll or second.poll)
    parts = (*draft.parts[: number - 1], one, *draft.parts[number + 1 :])
    moved = {each: each - (each >= number) for each in range(len(draft.parts))}
    return _renumbered(replace(draft, parts=parts), moved)


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


def _renumbered(draft: Draft, places: dict[int, int]) -> Draft:
    """With explanations that follow their parts; those of a part that is gone go with it."""
    explanations = tuple(
        replace(each, part=places[each.part]) for each in draft.explanations if each.part in places
    )
    return replace(draft, explanations=explanations)
