"""What whoever keeps the rules looks at: all rules, what waits for a second person, and what was.

Rules of one's own, published figures and what the checks know of the company all stand in the
profile. Every change is proposed as the whole profile as it would be then; `governing` says how.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from desktop_app.checks.own_rules import FILE, own_rules
from desktop_app.checks.profile import Profile
from desktop_app.checks.rule import Rule
from desktop_app.checks.rulebook import Rulebook
from desktop_app.domain.account import Charter, PersonId, Role
from desktop_app.domain.action import Action, ActionId, ActionKind
from desktop_app.domain.canonical import Json, canonical
from desktop_app.domain.errors import Refused
from desktop_app.domain.publication import PostState
from desktop_app.domain.reading import as_object, as_text
from desktop_app.services import governing, reading, rulewriting
from desktop_app.services.archives import ArchivedPost
from desktop_app.services.governing import Proposal
from desktop_app.services.listing import Box, ListQuery
from desktop_app.services.parts import Parts
from desktop_app.services.policy_words import differences
from desktop_app.services.ports import PostSummary, Work
from desktop_app.services.rulediff import BookDifference, difference
from desktop_app.services.rulewriting import RuleForm

#: A rule whose next review is so near is told first.
SOON = timedelta(days=30)
#: Posts of the record that one bench reads at most, the newest first.
MOST_POSTS = 20_000
_DUTIES = (Role.COMMUNICATIONS, Role.LEGAL)
#: What an entry of a table is told by first.
_FIRST = ("value", "unit", "period", "day", "time", "name")
_DECIDED = {
    PostState.POSTED: "approved",
    PostState.REMOVED: "approved",
    PostState.REMOVING: "approved",
    PostState.APPROVED: "approved",
    PostState.CHANGES_REQUESTED: "changed",
    PostState.VETOED: "refused",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """One rule as the company uses it."""

    rule: Rule
    is_own: bool  #: written by the company; it can be changed here
    is_on: bool  #: its pack is not switched off

    @property
    def due(self) -> date | None:
        """When somebody looks at it again; None where no day is set."""
        return date.fromisoformat(self.rule.review_due) if self.rule.review_due else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """Rules, policy and profile that were put in force; the founders' first one by nobody else."""

    number: int  #: from 1
    profile: Mapping[str, Json]
    proposed_by: PersonId
    proposed_at: datetime
    adopted_by: PersonId | None
    adopted_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueChange:
    """An entry of the profile other than the rules; empty where it was or is not there."""

    key: str  #: as in the profile: ``codenames``
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesChange:
    """What one profile changes of another."""

    book: BookDifference  #: of the company's own rules
    rules: tuple[tuple[str, str, str], ...]  #: each rule that differs: its id, and as it was and is
    now: Mapping[str, RuleLine]  #: those of them that are still there, as they are then, by id
    values: tuple[ValueChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Everything at one moment."""

    charter: Charter
    lines: tuple[RuleLine, ...]  #: by id, the company's own first
    packs: tuple[str, ...]  #: those that ship
    proposals: tuple[Proposal, ...]
    versions: tuple[Version, ...]  #: the newest first
    digest: str  #: of this computer's rules

    @property
    def profile(self) -> Mapping[str, Json]:
        """What is in force."""
        return self.charter.profile

    @property
    def rules_text(self) -> str:
        """The company's own rules as they stand in the profile."""
        return as_text(self.profile.get("rules", ""))

    def due(self, today: date) -> tuple[RuleLine, ...]:
        """The rules somebody must look at soon or should have, the most urgent first."""
        dated = [(line.due, line) for line in self.lines if line.due is not None]
        near = [(day, line) for day, line in dated if day <= today + SOON]
        return tuple(line for _, line in sorted(near, key=lambda one: (one[0], one[1].rule.id)))


def board(parts: Parts) -> Board:
    """Read it all. Raises Damaged."""
    with parts.store.begin() as work:
        charter = reading.signed_charter(work, parts)
        versions = tuple(_versions(work))
    return Board(
        charter=charter,
        lines=lines_of(parts.rulebook, charter.profile),
        packs=parts.rulebook.packs,
        proposals=governing.proposals(parts),
        versions=versions[::-1],
        digest=parts.rulebook.digest,
    )


def lines_of(book: Rulebook, profile: Mapping[str, Json]) -> tuple[RuleLine, ...]:
    """Every rule of the company, its own first. Raises BadInput as `Profile.parse`, `own_rules`."""
    read = Profile.parse(profile)
    own = own_rules(read.rules)
    known = [(True, rule) for rule in (own.rules if own is not None else ())]
    known += [(False, rule) for rule in book.rules]
    return tuple(
        RuleLine(rule=rule, is_own=is_own, is_on=rule.pack not in read.switched_off)
        for is_own, rule in known
    )


def may_propose(charter: Charter, person: PersonId) -> bool:
    """Whether `person` may propose rules: those of communications and of legal do."""
    return bool(_roles(charter, person))


def may_adopt(charter: Charter, person: PersonId, proposal: Proposal) -> bool:
    """Whether `person` may put it in force: one speaks for communications, the other for legal."""
    pairs = (
        (his, mine) for his in _roles(charter, proposal.by) for mine in _roles(charter, person)
    )
    return proposal.by != person and any(his is not mine for his, mine in pairs)


def propose_rule(
    parts: Parts, by: PersonId, form: RuleForm, instead: str = "", begun: str | None = None
) -> ActionId:
    """Propose the form's rule, in place of the own rule called `instead` where one is named.

    `begun` is that rule's text when its author began: another one in force now was never before
    their eyes. Raises BadInput (``own.*``, ``rulebook.*``), Refused (``governing.same``,
    ``governing.meanwhile``) or LedgerRefused.
    """
    with parts.store.begin() as work:
        profile = dict(reading.signed_charter(work, parts).profile)
    text = as_text(profile.get("rules", ""))
    if begun is not None and _rule_text(text, instead) != begun:
        raise Refused("governing.meanwhile")
    return governing.propose(
        parts, by, {**profile, "rules": rulewriting.placed(text, form, instead)}
    )


def propose_without(parts: Parts, by: PersonId, rule_id: str) -> ActionId:
    """Propose to take one own rule out. Raises as `propose_rule`."""
    with parts.store.begin() as work:
        profile = dict(reading.signed_charter(work, parts).profile)
    text = as_text(profile.get("rules", ""))
    return governing.propose(parts, by, {**profile, "rules": rulewriting.removed(text, rule_id)})


def propose_values(
    parts: Parts,
    by: PersonId,
    values: Mapping[str, Json],
    begun: Mapping[str, Json] | None = None,
) -> ActionId:
    """Propose these entries of the profile in place of those in force; the others stay.

    `begun` are entries as they were in force when their author began; one that is missing or empty
    is the same. Raises BadInput (``profile.*``), Refused (``governing.same``,
    ``governing.meanwhile`` where one of them is another now) or LedgerRefused.
    """
    with parts.store.begin() as work:
        profile = dict(reading.signed_charter(work, parts).profile)
    if any((profile.get(key) or None) != (value or None) for key, value in (begun or {}).items()):
        raise Refused("governing.meanwhile")
    return governing.propose(parts, by, {**profile, **values})


def with_form(profile: Mapping[str, Json], form: RuleForm, instead: str = "") -> Profile:
    """The company's profile as it would be with the form's rule. Raises BadInput."""
    text = as_text(profile.get("rules", ""))
    return Profile.parse({**profile, "rules": rulewriting.placed(text, form, instead)})


def changed(before: Mapping[str, Json], after: Mapping[str, Json]) -> RulesChange:
    """What `after` has otherwise. Raises BadInput (``rulebook.*``)."""
    old, new = (as_text(one.get("rules", "")) for one in (before, after))
    book = difference(_files(old), _files(new))
    ids = sorted({*book.added, *book.removed, *(one.rule for one in book.changed)})
    keys = sorted({*before, *after} - {"rules"})
    values = (
        ValueChange(key=key, before=_said(before.get(key)), after=_said(after.get(key)))
        for key in keys
        if before.get(key) != after.get(key)
    )
    read = own_rules(new)
    own = () if read is None else read.rules
    return RulesChange(
        book=book,
        now={one.id: RuleLine(rule=one, is_own=True, is_on=True) for one in own if one.id in ids},
        rules=tuple((one, _rule_text(old, one), _rule_text(new, one)) for one in ids),
        values=tuple(values),
    )


def policy_changes(now: Charter, proposal: Proposal) -> tuple[str, ...]:
    """What a proposal changes of who must approve, line by line."""
    return tuple(differences(now, proposal.charter))


def past_posts(parts: Parts, person: PersonId) -> tuple[ArchivedPost, ...]:
    """Every version of the record's posts that was submitted, with what was decided about it.

    An earlier version was changed; the newest was approved, sent back or vetoed, or nobody has
    decided yet. Words that were taken out are not there. At most `MOST_POSTS` posts are read.
    """
    query = ListQuery(box=Box.ALL, person=person, at=parts.clock.now())
    found: list[ArchivedPost] = []
    with parts.store.begin() as work:
        for post in work.listed(query, limit=MOST_POSTS):
            if post.redacted is None:
                found.extend(_versions_of(work, parts, post))
    return tuple(found)


def _versions_of(work: Work, parts: Parts, post: PostSummary) -> Iterator[ArchivedPost]:
    newest = _DECIDED.get(post.state, "")
    # One that begins with a mention is read whole: in an answer that is nothing to find.
    if post.revision == 1 and post.parts == 1 and not post.text.lstrip().startswith("@"):
        yield ArchivedPost(
            id=str(post.id), text=post.text, written=post.submitted_at, decision=newest
        )
        return
    record = reading.load(work, parts, post.id)
    for revision in record.revisions:
        is_newest = revision is record.current
        for number, part in enumerate(revision.payload.parts):
            yield ArchivedPost(
                id=str(post.id),
                text=part.text,
                language=revision.language if revision.language in {"en", "fr"} else "",
                written=revision.submitted_at,
                decision=newest if is_newest else "changed",
                is_reply=number > 0 or revision.payload.reply_to is not None,
            )


def _roles(charter: Charter, person: PersonId) -> tuple[Role, ...]:
    held = {duty.role for duty in charter.duties if duty.person == person}
    return tuple(role for role in _DUTIES if role in held)


def _versions(work: Work) -> Iterator[Version]:
    proposed: dict[str, Action] = {}
    number = 0
    for action in work.rules():
        if action.kind is ActionKind.PROPOSE_RULES:
            proposed[action.id] = action
        elif action.kind in (ActionKind.CHARTER, ActionKind.ADOPT_RULES):
            number += 1
            is_first = action.kind is ActionKind.CHARTER
            source = action if is_first else proposed[as_text(action.statement["proposal"])]
            said = as_object(action.statement["charter"]) if is_first else source.statement
            yield Version(
                number=number,
                profile=as_object(said["profile"]),
                proposed_by=source.actor,
                proposed_at=source.at,
                adopted_by=None if is_first else action.actor,
                adopted_at=action.at,
            )


def _files(text: str) -> dict[str, str]:
    return {FILE: text} if text.strip() else {}


def _rule_text(text: str, rule_id: str) -> str:
    """A rule as its file says it; empty where it is not there."""
    return rulewriting.rule_text(text, rule_id) if text.strip() else ""


def _said(value: Json) -> str:
    """A value as people read it: a list a line for each entry."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "\n".join(_said(one) for one in value)
    if isinstance(value, dict):
        ordered = sorted(value, key=lambda key: _FIRST.index(key) if key in _FIRST else len(_FIRST))
        return " · ".join(_said(value[key]) for key in ordered if value[key])
    return canonical(value)
