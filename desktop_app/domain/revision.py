"""A revision: one frozen payload as it was submitted, with everything its author said of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from desktop_app.domain.account import PersonId, Role
from desktop_app.domain.action import Action, ActionId, PostId
from desktop_app.domain.canonical import Json, digest
from desktop_app.domain.errors import Damaged
from desktop_app.domain.payload import Payload
from desktop_app.domain.reading import (
    as_bool,
    as_list,
    as_object,
    as_optional_text,
    as_text,
)
from desktop_app.domain.steps import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A frozen payload as it was submitted, with what its author's machine found."""

    number: int
    payload: Payload
    body: str  #: the canonical text, byte for byte
    sha256: str
    seq: int  #: of its submission in the account's chain
    submitted_by: PersonId
    submitted_at: datetime
    roles: tuple[Role, ...]  #: who must approve, as declared; REQUIRE actions add to them
    steps: tuple[Step, ...]  #: in which order; none when it is urgent
    findings: tuple[dict[str, Json], ...]  #: a claim, until it is recomputed
    language: str = "auto"  #: ``en`` or ``fr`` when the author chose it
    is_by_hand: bool = False  #: a person posts it in X's own composer
    urgent: str = ""  #: why it cannot wait; "" when it can
    corrects: PostId | None = None  #: the post of this ledger that it corrects
    source: str | None = None  #: digest of the snapshot of the post it answers or quotes
    note: str | None = None  #: digest of the author's private note to the reviewers
    template: ActionId | None = None  #: the adopted template that it began from
    layers: tuple[str, ...] = ()  #: what read the language of exactly these words, as claimed
    pair: str | None = None  #: `discussion.pair_of` it and its twin, submitted together


def read_revision(action: Action, bodies: Mapping[str, str]) -> Revision:
    """The revision that a SUBMIT action makes. Raises Damaged when its body is another."""
    body = bodies.get(action.sha256 or "")
    if body is None or digest(body) != action.sha256:
        raise Damaged("ledger.damaged", action=action.id)
    said = action.statement
    corrects, template = as_optional_text(said["corrects"]), as_optional_text(said["template"])
    return Revision(
        number=action.revision or 0,
        payload=Payload.read(body),
        body=body,
        sha256=digest(body),
        seq=action.seq,
        submitted_by=action.actor,
        submitted_at=action.at,
        roles=roles_of(action),
        steps=tuple(Step.read_said(step) for step in as_list(said["steps"])),
        findings=tuple(as_object(item) for item in as_list(said["findings"])),
        language=as_text(said["language"]),
        is_by_hand=as_bool(said["by_hand"]),
        urgent=as_text(said["urgent"]),
        corrects=None if corrects is None else PostId(corrects),
        source=as_optional_text(said["source"]),
        note=as_optional_text(said["note"]),
        template=None if template is None else ActionId(template),
        layers=tuple(as_text(item) for item in as_list(said.get("layers", []))),
        pair=as_optional_text(said["pair"]),
    )


def roles_of(action: Action) -> tuple[Role, ...]:
    """The roles that the statement names, in the order of `Role`."""
    named = {as_text(item) for item in as_list(action.statement["roles"])}
    return tuple(role for role in Role if role in named)


def with_roles(revision: Revision, more: Iterable[Role]) -> Revision:
    """The revision, which these roles must approve as well."""
    wanted = {*revision.roles, *more}
    return replace(revision, roles=tuple(role for role in Role if role in wanted))
