"""What a submission says beside the post: a statement that is signed, and a note that is not shown.

Nothing here writes; `drafting` does, in one transaction.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop_app.domain import text as post_text
from desktop_app.domain.account import Charter, PersonId, Role
from desktop_app.domain.canonical import Json, digest
from desktop_app.domain.errors import BadInput
from desktop_app.domain.finding import Finding
from desktop_app.domain.note import LONGEST, Note
from desktop_app.domain.payload import Payload
from desktop_app.domain.policy import steps_for
from desktop_app.domain.record import PostRecord
from desktop_app.services import checking
from desktop_app.services.discussing import taken_over
from desktop_app.services.ports import Draft

#: Names and versions of what read the language of a text, as it stands: dictionaries, grammar.
Layers = tuple[str, ...]
#: How what reads grammar is called, whatever its version and wherever it stands.
_GRAMMAR = "LanguageTool"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """What nothing read of a text, by what a record says."""

    words: bool
    grammar: bool


def unread(layers: Layers) -> Unread:
    """Which of the two nothing read; more than one program may have read either."""
    grammar = [name for name in layers if name.startswith(_GRAMMAR)]
    return Unread(words=len(grammar) == len(layers), grammar=not grammar)


def statement(
    charter: Charter,
    draft: Draft,
    payload: Payload,
    by: PersonId,
    record: PostRecord | None,
    *,
    findings: Sequence[Finding],
    roles: Sequence[Role],
    engine: str,
    layers: Layers,
) -> dict[str, Json]:
    """What the submission's statement says. `record` is the post's, None for a new one.

    `engine` read the risks and `layers` the language: an author's claim, like `findings`.
    """
    wanted = {*roles}
    if record is not None and record.is_vetoed:
        wanted.add(Role.LEGAL)  # a veto outlives the revision that met it
    accepted, makers = taken_over(record, draft, payload)
    urgent = post_text.normal(draft.urgent.strip())
    steps = steps_for(charter, draft.account, is_urgent=bool(urgent))
    return {
        "roles": [role for role in Role if role in wanted],
        "steps": [step.said() for step in steps],
        "findings": [checking.as_json(finding) for finding in findings],
        "contributors": sorted({draft.owner, by, *makers}),
        "policy_digest": charter.policy_digest,
        "rulebook_digest": charter.rulebook_digest,
        "engine": engine,
        "layers": list(layers),
        "language": draft.language,
        "reason": "",
        "by_hand": draft.is_by_hand,
        "urgent": urgent,
        "corrects": draft.corrects,
        "source": None if draft.source is None else digest(draft.source.body()),
        "accepted": list(accepted),
        "template": draft.template,
    }


def note_of(draft: Draft) -> Note:
    """What the author tells the reviewers beside the post, in normal form.

    Raises BadInput (``draft.note_long``).
    """
    explained = (
        replace(one, quote=post_text.normal(one.quote), text=post_text.normal(one.text.strip()))
        for one in draft.explanations
    )
    told = Note(
        text=post_text.normal(draft.note.strip()),
        explanations=tuple(one for one in explained if one.text),
        salt=secrets.token_hex(16),
        goal=draft.goal,
    )
    if any(len(text) > LONGEST for text in (told.text, *(one.text for one in told.explanations))):
        raise BadInput("draft.note_long", limit=str(LONGEST))
    return told


def attached(draft: Draft, note: Note) -> tuple[str, ...]:
    """Bodies that are kept beside the statement, which names their digests."""
    source = () if draft.source is None else (draft.source.body(),)
    return (*source, note.body()) if note else source
