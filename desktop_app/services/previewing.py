"""Who would have to approve: each duty, its step, the people who hold it, and what asks for it.

The same answer for what somebody writes, for an example that nobody sends, and for a script. It
says what the policy and the rules ask for at one moment; the record decides again when it is asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop_app.checks.engine import Context, examine_as_written
from desktop_app.checks.profile import Profile
from desktop_app.domain import text as post_text
from desktop_app.domain.account import AccountId, Charter, PersonId, Role
from desktop_app.domain.control import Control, Delegation, standing_in
from desktop_app.domain.errors import BadInput, Refused
from desktop_app.domain.finding import Finding
from desktop_app.domain.policy import Requirement, requirements, steps_for
from desktop_app.domain.steps import Audience, Needs, Purpose, Step
from desktop_app.services.comparing import control_in
from desktop_app.services.parts import Parts
from desktop_app.services.reading import signed_charter


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One duty, who may fulfil it (never the writer), when its turn is, and why it is asked for."""

    role: Role
    people: tuple[PersonId, ...]
    names: tuple[str, ...]  #: of `people`
    always: bool
    own_voice: bool
    urgent: bool  #: because it cannot wait
    by_author: bool  #: because the writer wants it
    findings: tuple[Finding, ...]
    account_for: tuple[Audience | Purpose, ...] = ()  #: what of the account asks for it
    place: int | None = None  #: its step, 0 for the first; None: it need not wait for one
    lent: tuple[tuple[str, str], ...] = ()  #: who is away then, and who decides for them, by name
    is_held: bool = True  #: somebody holds it, and be it the writer alone
    is_one_of: bool = False  #: another duty of its step will do, unless something else asks for it

    @property
    def stand_ins(self) -> tuple[str, ...]:
        """Who decides for one of them then, by name."""
        return tuple(deputy for _, deputy in self.lent)

    @property
    def is_asked_for_itself(self) -> bool:
        """Whether something besides its step asks for it."""
        return bool(self.findings or self.account_for or self.own_voice or self.by_author)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """Who would have to approve one text, at one time."""

    account: AccountId
    at: datetime
    steps: tuple[Step, ...]
    needs: tuple[Need, ...]
    findings: tuple[Finding, ...]

    @property
    def approvals(self) -> int:
        """How many approvals it takes at least: one where one of a step is enough."""
        each = [need for need in self.needs if not need.is_one_of or need.is_asked_for_itself]
        either = {need.place for need in self.needs} - {need.place for need in each}
        return len(each) + len(either)


def needs(
    requirements: tuple[Requirement, ...],
    charter: Charter,
    account: AccountId,
    writer: PersonId | None,
    *,
    is_urgent: bool = False,
    ask_legal: bool = False,
    lent: tuple[Delegation, ...] = (),
) -> tuple[Need, ...]:
    """What a post of `writer` needs, step by step, then whoever is asked for besides.

    Written for the executive, it needs the executive too. `ask_legal`: the writer wants legal to
    approve, whatever else does. Without a `writer` nobody is left out. `lent` is who decides for
    whom then.
    """
    terms = charter.policy.terms_for(account)
    steps = steps_for(charter, account, is_urgent=is_urgent)
    asked = {need.role: need for need in requirements}
    own_voice = writer is not None and Role.EXECUTIVE not in charter.roles(writer, account)
    places = {role: place for place, step in enumerate(steps) for role in step.roles}
    either = {role for step in steps if step.needs is Needs.ANY for role in step.roles}
    besides = {*([Role.EXECUTIVE] if own_voice else []), *([Role.LEGAL] if ask_legal else [])}
    wanted = [role for role in Role if role in {*asked, *either, *besides}]
    if len(steps) > 1:
        wanted.sort(key=lambda role: places.get(role, len(steps)))
    found = []
    for role in wanted:
        people = [one for one in charter.holders(role, account) if one.id != writer]
        need = asked.get(role, Requirement(role=role))
        found.append(
            Need(
                role=role,
                people=tuple(one.id for one in people),
                names=tuple(one.name for one in people),
                always=not is_urgent and role in terms.always,
                urgent=is_urgent and role in terms.urgent,
                own_voice=own_voice and role is Role.EXECUTIVE,
                by_author=ask_legal and role is Role.LEGAL,
                findings=need.findings,
                account_for=need.account_for,
                place=places.get(role),
                lent=tuple(
                    (charter.person(each.principal).name, charter.person(each.deputy).name)
                    for each in lent
                    if each.role is role
                    and each.principal in [one.id for one in people]
                    and each.deputy != writer
                ),
                is_held=bool(charter.holders(role, account)),
                is_one_of=role in either,
            )
        )
    return tuple(found)


def lent_at(charter: Charter, control: Control, at: datetime) -> tuple[Delegation, ...]:
    """Who decides for whom at `at`, in any duty, as `needs` asks for it."""
    return tuple(one for role in Role for one in standing_in(charter, control, role, at))


def preview(
    parts: Parts,
    account: AccountId,
    text: str,
    *,
    at: datetime | None = None,
    writer: PersonId | None = None,
) -> Preview:
    """Who would have to approve `text` for `account`, were it to leave `at` (None: at once).

    Nothing is kept. Raises BadInput (``account.unknown``, ``text.surrogate``, ``schedule.past``),
    Refused (``rules.other``) or Damaged.
    """
    now = parts.clock.now()
    if at is not None and at <= now:
        raise BadInput("schedule.past")
    with parts.store.begin() as work:
        charter = signed_charter(work, parts)
        control = control_in(work, parts, account)
    charter.account(account)
    if parts.rulebook.digest != charter.rulebook_digest:
        raise Refused("rules.other")
    plain, profile = post_text.normal(text), Profile.parse(charter.profile)
    context = Context(now=now, scheduled_for=at or now)
    findings = examine_as_written(plain, parts.rulebook, profile, context) if plain else ()
    asked = requirements(charter, account, findings)
    return Preview(
        account=account,
        at=at or now,
        steps=steps_for(charter, account),
        needs=needs(
            asked,
            charter,
            account,
            writer,
            lent=lent_at(charter, control, at or now),
        ),
        findings=findings,
    )
