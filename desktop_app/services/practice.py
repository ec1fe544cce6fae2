"""The practice desk: three sample people, two accounts, and posts to try everything on.

All of it is made through the same services as real work. Nothing of it can become public: the
realm is ``practice``, and the only X it reaches is the simulated one on this machine.
"""

from __future__ import annotations

import secrets
import tomllib
from dataclasses import dataclass, replace
from typing import Any

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

    @classmethod
    def read(cls, text: str) -> Samples:
        """Read ``resources/practice/*.toml``. Raises TypeError for an unknown or missing key."""
        values: dict[str, Any] = tomllib.loads(text)
        templates = tuple(SampleTemplate(**each) for each in values.pop("templates", ()))
        said = tuple(SampleSaid(**each) for each in values.pop("said_of_us", ()))
        accounts = {each.handle: each for each in ACCOUNTS}
        profiles = tuple(
            SampleProfile(account=accounts[each.pop("handle")], **each)
            for each in values.pop("profiles", ())
        )
        return cls(**values, templates=templates, profiles=profiles, said_of_us=said)


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
    if all(kept.text != samples.draft for kept in parts.desk.drafts(EXECUTIVE)):
        parts.desk.save(_draft(parts, samples.draft))
    for template in samples.templates:
        _begin_from(parts, template)
    if parts.observations is not None:
        for account in ACCOUNTS:  # what X says of them may be read at once: here it costs nothing
            reading_budget.set_budget(parts, account.id, _READING)


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
