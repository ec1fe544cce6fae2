"""Two drafts that say the same in two languages: made, held against each other, parted.

A draft is to be looked at again while its twin says something else than when the two were last
held against each other. Nothing here draws, and nothing is kept.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from desktop_app.checks import language as languages
from desktop_app.domain.payload import Part
from desktop_app.services import drafting
from desktop_app.services.ports import Draft, DraftId


def language_of(draft: Draft) -> str:
    """``en`` or ``fr``: what the author chose, else what the text looks like; empty when neither."""
    return languages.language_of(draft.language, "\n".join(texts(draft)))


def other_language(language: str) -> str:
    """The one that `language` (``en`` or ``fr``) is not; of one that nobody knows, ``auto``."""
    return {"en": "fr", "fr": "en"}.get(language, "auto")


def texts(draft: Draft) -> tuple[str, ...]:
    """All that is said in words: each part, its pictures' descriptions, its poll's answers."""
    return tuple(text for part in draft.parts for text in _of(part))


def made(draft: Draft, language: str) -> tuple[Draft, Draft]:
    """`draft`, which is in `language` (``auto``: nobody knows), and one to be written in the other.

    Each is the other's twin. The new one has the same parts, pictures and times; every word of it is still to be written.
    """
    empty = replace(
        draft,
        id=DraftId(secrets.token_hex(8)),
        parts=tuple(map(_unwritten, draft.parts)),
        language=other_language(language),
        post=None,
        base_revision=0,
        corrects=None,
        name="",
        explanations=(),
        accepted=(),
        template=None,
    )
    one, other = drafting.twins(replace(draft, language=language), empty)
    return compared(one, other), replace(other, twin_texts=())


def found(draft: Draft, among: Sequence[Draft]) -> Draft | None:
    """The twin of `draft`, when it is there and names it."""
    mine = drafting.post_of(draft)
    for one in among:
        if one.id != draft.id and (drafting.post_of(one), one.twin) == (draft.twin, mine):
            return one
    return None


def is_to_recheck(draft: Draft, twin: Draft) -> bool:
    """Whether `twin` says something else than when `draft` was last held against it."""
    return draft.twin_texts != texts(twin)


def is_filled(before: Draft, after: Draft) -> bool:
    """Whether words were only put where none stood: what says nothing yet is being written."""
    pairs = zip_longest(texts(before), texts(after), fillvalue="")
    return all(not old for old, new in pairs if old != new)


def compared(draft: Draft, twin: Draft) -> Draft:
    """`draft`, once somebody found that it says the same as `twin`."""
    return replace(draft, twin_texts=texts(twin))


def parted(draft: Draft) -> Draft:
    """`draft` without a twin."""
    return replace(draft, twin=None, twin_texts=())


def as_long(draft: Draft, twin: Draft) -> Draft:
    """`draft` with as many parts as `twin`, when it has fewer: parts stand side by side."""
    missing = len(twin.parts) - len(draft.parts)
    return replace(draft, parts=draft.parts + (Part(text=""),) * missing) if missing > 0 else draft


def _of(part: Part) -> Iterator[str]:
    yield part.text
    yield from (media.alt_text for media in part.media)
    yield from part.poll.options if part.poll is not None else ()


def _unwritten(part: Part) -> Part:
    poll = part.poll
    if poll is not None:
        poll = replace(poll, options=("",) * len(poll.options))
    media = tuple(replace(one, alt_text="") for one in part.media)
    return Part(text="", media=media, poll=poll)
