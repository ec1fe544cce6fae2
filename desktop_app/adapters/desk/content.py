"""What a draft has besides its own columns: written as one JSON text, and read again.

`written` and `with_content` are each other's reverse for every draft; what an older program wrote
is read with what did not exist then left empty. Anything else raises BadInput or ValueError.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

from desktop_app.domain.action import ActionId, PostId
from desktop_app.domain.canonical import Json, is_torn
from desktop_app.domain.errors import BadInput
from desktop_app.domain.goals import GoalId
from desktop_app.domain.note import Explanation
from desktop_app.domain.payload import Part, ReplySettings
from desktop_app.domain.reading import (
    as_bool,
    as_int,
    as_list,
    as_object,
    as_optional_text,
    as_text,
    only,
)
from desktop_app.domain.source import Source
from desktop_app.services.ports import Draft

#: Half an emoji can be pasted and must not cost a draft, but a lone surrogate has no place in
#: UTF-8. A text that holds one is kept escaped, behind a character that is none (U+FDD0).
_ESCAPE = "\ufdd0u:"

#: What a draft that was kept before a field existed has in it.
_SINCE: dict[str, Json] = {
    "name": "",
    "note": "",
    "explanations": [],
    "accepted": [],
    "template": None,
    "twin": None,
    "twin_texts": [],
    "ask_legal": False,
    "forked_from": 0,
    "goal": None,
}


def written(draft: Draft) -> str:
    """Everything that has no column of its own. ASCII, so that half an emoji in it is kept too."""
    first, *others = draft.parts
    source = draft.source
    said: dict[str, Json] = {
        "parts": [part.as_json() for part in (replace(first, text=""), *others)],
        "reply_link": draft.reply_link,
        "quote_link": draft.quote_link,
        "source": None if source is None else _source_json(source),
        "reply_settings": draft.reply_settings,
        "made_with_ai": draft.made_with_ai,
        "paid_partnership": draft.paid_partnership,
        "not_before": _time_json(draft.not_before),
        "not_after": _time_json(draft.not_after),
        "is_by_hand": draft.is_by_hand,
        "urgent": draft.urgent,
        "corrects": draft.corrects,
        "name": draft.name,
        "note": draft.note,
        "explanations": [one.as_json() for one in draft.explanations],
        "accepted": list(draft.accepted),
        "template": draft.template,
        "twin": draft.twin,
        "twin_texts": list(draft.twin_texts),
        "ask_legal": draft.ask_legal,
        "forked_from": draft.forked_from,
        "goal": draft.goal,
    }
    return json.dumps(said)


def with_content(draft: Draft, content: str) -> Draft:
    """Add what `written` wrote to a draft that has only its text. Raises BadInput or ValueError."""
    if not content:
        return draft
    said = {**_SINCE, **as_object(json.loads(content))}
    only(
        said,
        "parts reply_link quote_link source reply_settings made_with_ai paid_partnership "
        "not_before not_after is_by_hand urgent corrects name note explanations accepted template twin "
        "twin_texts ask_legal forked_from goal",
    )
    first, *others = (Part.read(item) for item in as_list(said["parts"]))
    corrects, goal = as_optional_text(said["corrects"]), as_optional_text(said["goal"])
    template, twin = as_optional_text(said["template"]), as_optional_text(said["twin"])
    return replace(
        draft,
        parts=(replace(first, text=draft.text), *others),
        reply_link=as_text(said["reply_link"]),
        quote_link=as_text(said["quote_link"]),
        source=None if said["source"] is None else _source(said["source"]),
        reply_settings=ReplySettings(as_text(said["reply_settings"])),
        made_with_ai=as_bool(said["made_with_ai"]),
        paid_partnership=as_bool(said["paid_partnership"]),
        not_before=_time(said["not_before"]),
        not_after=_time(said["not_after"]),
        is_by_hand=as_bool(said["is_by_hand"]),
        urgent=as_text(said["urgent"]),
        corrects=None if corrects is None else PostId(corrects),
        name=as_text(said["name"]),
        note=as_text(said["note"]),
        explanations=tuple(Explanation.read(item) for item in as_list(said["explanations"])),
        accepted=tuple(ActionId(as_text(item)) for item in as_list(said["accepted"])),
        template=None if template is None else ActionId(template),
        twin=None if twin is None else PostId(twin),
        twin_texts=tuple(as_text(each) for each in as_list(said["twin_texts"])),
        ask_legal=as_bool(said["ask_legal"]),
        forked_from=as_int(said["forked_from"]),
        goal=None if goal is None else GoalId(goal),
    )


def _source_json(source: Source) -> dict[str, Json]:
    # Not `Source.body`: a source that the author types over is not normal before it is submitted.
    return {
        "x_post_id": source.x_post_id,
        "author_id": source.author_id,
        "handle": source.handle,
        "text": source.text,
        "created_at": _time_json(source.created_at),
        "read_at": _time_json(source.read_at),
        "is_from_x": source.is_from_x,
        "mentions": list(source.mentions),
        "replies_to": source.replies_to,
    }


def _source(item: Json) -> Source:
    said = as_object(item)
    only(said, "x_post_id author_id handle text created_at read_at is_from_x mentions replies_to")
    return Source(
        x_post_id=as_text(said["x_post_id"]),
        author_id=as_optional_text(said["author_id"]),
        handle=as_text(said["handle"]),
        text=as_text(said["text"]),
        created_at=_time(said["created_at"]),
        read_at=_moment(said["read_at"]),
        is_from_x=as_bool(said["is_from_x"]),
        mentions=tuple(as_text(one) for one in as_list(said["mentions"])),
        replies_to=as_optional_text(said["replies_to"]),
    )


def _time_json(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(UTC).isoformat()


def _time(said: Json) -> datetime | None:
    return None if said is None else _moment(said)


def _moment(said: Json) -> datetime:
    moment = datetime.fromisoformat(as_text(said))
    if moment.tzinfo is None:
        raise BadInput("canonical.time")
    try:
        moment.astimezone(UTC)  # what lies before the year 1 there could never be written again
    except OverflowError as error:
        raise BadInput("canonical.time") from error
    return moment


def kept(text: str) -> str:
    """The text as it can stand in UTF-8, whatever it holds."""
    if text.startswith(_ESCAPE) or is_torn(text):
        return _ESCAPE + text.encode("unicode_escape").decode("ascii")
    return text


def read(kept: str) -> str:
    """The text that `kept` made."""
    if kept.startswith(_ESCAPE):
        return kept.removeprefix(_ESCAPE).encode("ascii").decode("unicode_escape")
    return kept
