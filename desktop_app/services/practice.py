"""The practice desk: three sample people, two accounts, and posts to try everything on.

All of it is made through the same services as real work. Nothing of it can become public: the
realm is ``practice``, and the only X it reaches is the simulated one on this machine.
"""

from __future__ import annotations

import secrets
import tomllib
from dataclasses import dataclass, replace
from datetime import UTC, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from desktop_app.domain.account import (
    Account,
    AccountId,
    Charter,
    Duty,
    Person,
    PersonId,
    Policy,
    Realm,
    Role,
    Terms,
)
from desktop_app.domain.action import Action
from desktop_app.domain.canonical import Json
from desktop_app.domain.payload import Part
from desktop_app.domain.review import Verdict
from desktop_app.domain.steps import Step
from desktop_app.domain.watching import WatchEntry
from desktop_app.services import (
    drafting,
    founding,
    governing,
    reading_budget,
    reviewing,
    templates,
)
from desktop_app.services.parts import Parts
from desktop_app.services.ports import Desk, Draft, DraftId, Keys, Store

EXECUTIVE = PersonId("claire")
COMMUNICATIONS = PersonId("paul")
LEGAL = PersonId("ines")
PUBLISHER = PersonId("practice-publisher")
STANDBY = PersonId("practice-standby")
ACCOUNT = Account(
    id=AccountId("claire-morel"),
    handle="claire_morel",
    name="Claire Morel",
    x_user_id="900000000000000001",
)
#: The company's own account: under stricter terms, so that both kinds can be tried.
COMPANY = Account(
    id=AccountId("aurelis"),
    handle="aurelis",
    name="Aurelis",
    x_user_id="900000000000000002",
)
ACCOUNTS = (ACCOUNT, COMPANY)
PEOPLE = {
    EXECUTIVE: "Claire Morel",
    COMMUNICATIONS: "Paul Roy",
    LEGAL: "Inès Kaci",
    PUBLISHER: "This computer (practice)",
    STANDBY: "Another computer (practice)",
}
_DUTIES = (
    (EXECUTIVE, Role.EXECUTIVE),
    (COMMUNICATIONS, Role.COMMUNICATIONS),
    (LEGAL, Role.LEGAL),
    (PUBLISHER, Role.PUBLISHER),
    (STANDBY, Role.PUBLISHER),
)
_ZONE = "Europe/Paris"
_WINDOW = timedelta(hours=1)
#: What reading for each account may cost a month in practice, in millionths of a US dollar.
_READING = 5_000_000
#: The fictional company the practice posts are written for.
PROFILE: dict[str, Json] = {
    "company": "Aurelis",
    "handle": "@claire_morel",
    "tickers": ["AURL"],
    "listed": ["Euronext Paris"],
    "products": ["Aurelis One"],
    "competitors": ["Voltane"],
    "codenames": ["Projet Lynx", "Project Lynx"],
    "confidential_customers": [],
    "results_dates": [],
    "blackouts": [],
    "own_domains": ["aurelis.example"],
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleTemplate:
    """A text to begin from: proposed by communications and, when it is adopted, by legal."""

    name: str
    language: str
    text: str
    is_holding: bool
    is_adopted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleProfile:
    """How one of the accounts shows itself at the simulated X; X's silhouette is its picture."""

    account: Account
    description: str
    link: str
    followers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleSaid:
    """What somebody at the simulated X says before anybody of the desk posts."""

    by: str  #: user name
    text: str
    hours: int = 0  #: how long ago


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplePast:
    """A post that the sample people wrote, approved and sent before today."""

    account: Account
    text: str
    days: int  #: how long ago
    is_for_goal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleGoal:
    """What the company wants to reach; communications answers for it."""

    objective: str
    means: str
    days: int  #: from today until its last day
    per_week: int
    reserve: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleTag:
    """One of the company's hashtags, without its sign."""

    tag: str
    meaning_en: str
    meaning_fr: str
    ambiguity: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleWatch:
    """A list of whom and what the company follows."""

    theme: str
    note: str
    entries: tuple[WatchEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplePlan:
    """A draft that is to leave on a later day, at noon."""

    text: str
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Samples:
    """Sample texts in one language."""

    draft: str  #: with a misspelt word, waiting to be finished
    needs_legal: str  #: in review, with an unpublished figure
    approved_first: str  #: approved by communications …
    approved_then: str  #: … and changed after that, so that the approval is void
    purpose: str = ""  #: what the executive's account is for
    audience: str = ""  #: who reads it
    company_purpose: str = ""
    company_audience: str = ""
    templates: tuple[SampleTemplate, ...] = ()
    profiles: tuple[SampleProfile, ...] = ()
    said_of_us: tuple[SampleSaid, ...] = ()
    past: tuple[SamplePast, ...] = ()  #: the earliest first
    goals: tuple[SampleGoal, ...] = ()  #: the posts that are for a goal are for the first
    hashtags: tuple[SampleTag, ...] = ()
    watching: tuple[SampleWatch, ...] = ()
    plans: tuple[SamplePlan, ...] = ()

    @classmethod
    def read(cls, text: str) -> Samples:
        """Read ``resources/practice/*.toml``. Raises TypeError for an unknown or missing key."""
        values: dict[str, Any] = tomllib.loads(text)
        accounts = {each.handle: each for each in ACCOUNTS}
        kinds = {
            "templates": SampleTemplate,
            "profiles": SampleProfile,
            "said_of_us": SampleSaid,
            "past": SamplePast,
            "goals": SampleGoal,
            "hashtags": SampleTag,
            "watching": SampleWatch,
            "plans": SamplePlan,
        }
        for name, kind in kinds.items():
            found = values.pop(name, ())
            for each in found:
                if "handle" in each:
                    each["account"] = accounts[each.pop("handle")]
                if "entries" in each:
                    each["entries"] = tuple(WatchEntry.read(one) for one in each["entries"])
            values[name] = tuple(kind(**each) for each in found)
        return cls(**values)


def charter(keys: Keys, rulebook_digest: str, samples: Samples | None = None) -> Charter:
    """The charter of a practice ledger; `samples` say what the accounts are for."""
    people = tuple(
        Person(id=person, name=name, key=keys.public_key(person)) for person, name in PEOPLE.items()
    )
    return Charter(
        realm=Realm.PRACTICE,
        accounts=ACCOUNTS,
        people=people,
        duties=tuple(
            Duty(person=person, account=account.id, role=role)
            for account in ACCOUNTS
            for person, role in _DUTIES
        ),
        rulebook_digest=rulebook_digest,
        policy=_policy(samples),
        profile=PROFILE,
    )


def _policy(samples: Samples | None) -> Policy:
    """The executive posts as soon as communications agrees; the company needs legal, and a pause."""
    personal = Terms(colour="blue", zone=_ZONE)
    company = Terms(
        colour="teal",
        zone=_ZONE,
        steps=(Step(roles=(Role.COMMUNICATIONS, Role.LEGAL)),),
        cool_off_seconds=60,
        budget_cents=2_500,
    )
    if samples is not None:
        personal = replace(personal, purpose=samples.purpose, audience=samples.audience)
        company = replace(
            company, purpose=samples.company_purpose, audience=samples.company_audience
        )
    return Policy(terms=Terms(zone=_ZONE), accounts={ACCOUNT.id: personal, COMPANY.id: company})


def found(store: Store, keys: Keys, rulebook_digest: str, samples: Samples | None = None) -> Action:
    """Write the first action of a practice ledger. Raises LedgerRefused if it has one."""
    return founding.found(store, keys, charter(keys, rulebook_digest, samples), LEGAL)


def detach(desk: Desk) -> None:
    """Make every draft on the desk one of a new post: the record that knew its post was put aside.

    Raises Unavailable or Damaged (``desk.*``).
    """
    for person in PEOPLE:
        for draft in desk.drafts(person):
            if draft.post is not None or draft.corrects is not None:
                desk.save(replace(draft, post=None, base_revision=0, corrects=None))


def adopt(store: Store, keys: Keys, new: Charter) -> None:
    """Bring rules, policy and profile to those of `new`: proposed by legal, confirmed by another.

    On a real ledger two people do this; on the practice desk the sample people do, and the record
    says so. Does nothing when they are current.
    """
    with store.begin() as work:
        now = work.charter()
        if governing.is_current(now, new):
            return
        proposal = governing.propose_charter(work, keys, now, new, LEGAL)
        governing.adopt_charter(work, keys, now, proposal, COMMUNICATIONS)


def seed(parts: Parts, samples: Samples) -> None:
    """Put the samples where a newcomer finds them: posts to go on with, and texts to begin from."""
    drafting.submit_for_review(parts, _draft(parts, samples.needs_legal), EXECUTIVE)
    post = drafting.submit_for_review(parts, _draft(parts, samples.approved_first), EXECUTIVE)
    with parts.store.begin() as work:
        shown = work.actions(post)[-1].sha256 or ""
    reviewing.decide(
        parts,
        post,
        shown,
        Verdict.APPROVE,
        Role.COMMUNICATIONS,
        COMMUNICATIONS,
    )
    again = drafting.continue_post(parts, post, EXECUTIVE)
    changed = replace(again, parts=(Part(text=samples.approved_then),))
    drafting.submit_for_review(parts, changed, EXECUTIVE)
    texts = {kept.text for kept in parts.desk.drafts(EXECUTIVE)}  # those of a record put aside stay
    for plan in samples.plans:
        if plan.text not in texts:
            _plan(parts, plan)
    if samples.draft not in texts:
        parts.desk.save(_draft(parts, samples.draft))
    for template in samples.templates:
        _begin_from(parts, template)


def allow_reading(parts: Parts) -> None:
    """Let what X says of the accounts be read at once: here it costs nothing."""
    if parts.observations is not None:
        for account in ACCOUNTS:
            reading_budget.set_budget(parts, account.id, _READING)


def _plan(parts: Parts, plan: SamplePlan) -> None:
    """Put a draft with a time on the desk; it is older than the one to be finished."""
    draft = _draft(parts, plan.text)
    noon = draft.saved_at.astimezone(ZoneInfo(_ZONE)).replace(hour=12, minute=0, second=0)
    at = (noon + timedelta(days=plan.days)).astimezone(UTC).replace(microsecond=0)
    saved = draft.saved_at - timedelta(minutes=10)
    parts.desk.save(replace(draft, saved_at=saved, not_before=at, not_after=at + _WINDOW))


def _begin_from(parts: Parts, template: SampleTemplate) -> None:
    proposal = templates.propose(
        parts,
        ACCOUNT.id,
        COMMUNICATIONS,
        name=template.name,
        language=template.language,
        text=template.text,
        is_holding=template.is_holding,
    )
    if template.is_adopted:
        templates.adopt(parts, ACCOUNT.id, proposal, LEGAL)


def _draft(parts: Parts, text: str) -> Draft:
    return Draft(
        id=DraftId(secrets.token_hex(8)),
        owner=EXECUTIVE,
        account=ACCOUNT.id,
        parts=(Part(text=text),),
        language="auto",
        saved_at=parts.clock.now(),
    )
