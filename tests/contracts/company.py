"""A small company for tests of the ledger: people with keys, and one function that signs."""

from __future__ import annotations

import hashlib
import itertools
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

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
from desktop_app.domain.action import (
    LEDGER_CHAIN,
    OF_ACCOUNT,
    OF_LEDGER,
    STATEMENT_TYPE,
    ActionId,
    ActionKind,
    NewAction,
    PostId,
)
from desktop_app.domain.canonical import canonical, digest, pre_authentication, time_text
from desktop_app.domain.company_list import ListName, write_items
from desktop_app.domain.hashtags import Hashtag
from desktop_app.domain.payload import Part, Payload
from desktop_app.domain.policy import steps_for
from desktop_app.domain.review import Verdict, meaning
from desktop_app.domain.steps import Step

START = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
ACCOUNT = AccountId("acme")
OTHER = AccountId("acme-fr")
DUTIES = {
    "ceo": (Role.EXECUTIVE,),
    "aide": (Role.ASSISTANT,),
    "comms": (Role.COMMUNICATIONS,),
    "deputy": (Role.COMMUNICATIONS,),
    "legal": (Role.LEGAL,),
    "press": (Role.PUBLISHER,),
    "spare": (Role.PUBLISHER,),
    "reader": (Role.AUDITOR,),
    "admin": (Role.ADMINISTRATOR,),
}
DECIDING = (ActionKind.APPROVE, ActionKind.REQUEST_CHANGES, ActionKind.VETO)
#: What binds a part of a post to a post at X.
BINDING = (ActionKind.POSTED, ActionKind.FOUND, ActionKind.BY_HAND)
OUTCOMES = (
    ActionKind.POSTED,
    ActionKind.REFUSED,
    ActionKind.HELD,
    ActionKind.NOT_SENT,
    ActionKind.UNKNOWN,
    ActionKind.FOUND,
    ActionKind.ABSENT,
)
#: What names the attempt it is about.
SETTLING = (*OUTCOMES, ActionKind.NEEDS_PERSON)
#: What is said of a part that is at X.
OF_PART = (ActionKind.READ_BACK, ActionKind.REMOVED, ActionKind.NOT_REMOVED)
#: A list as somebody keeps it.
HASHTAGS = write_items(
    ListName.HASHTAGS,
    (Hashtag(tag="AcmeLyon", meaning_en="Our site in Lyon", since=START.date()),),
    "",
)
#: The second account waits ten minutes, and urgent posts of it need no legal.
BOTH = (Step(roles=(Role.COMMUNICATIONS, Role.LEGAL)),)
OTHER_TERMS = Terms(cool_off_seconds=600, urgent=(Role.EXECUTIVE,))


def key_of(person: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(person.encode()).digest())


def public_key_of(person: str) -> str:
    return key_of(person).public_key().public_bytes_raw().hex()


def verify(public_key: str, message: bytes, signature: str) -> bool:
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
        key.verify(bytes.fromhex(signature), message)
    except (ValueError, InvalidSignature):
        return False
    return True


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.time = START

    def now(self) -> datetime:
        return self.time

    def pass_(self, **duration: float) -> None:
        self.time += timedelta(**duration)


def charter(policy: Policy | None = None) -> Charter:
    return Charter(
        realm=Realm.PRACTICE,
        accounts=(
            Account(id=ACCOUNT, handle="acme", name="Acme", x_user_id="1001"),
            Account(id=OTHER, handle="acme_fr", name="Acme France", x_user_id="1002"),
        ),
        people=tuple(
            Person(id=PersonId(name), name=name.title(), key=public_key_of(name)) for name in DUTIES
        ),
        duties=tuple(
            Duty(person=PersonId(name), account=account, role=role)
            for account in (ACCOUNT, OTHER)
            for name, roles in DUTIES.items()
            for role in roles
        ),
        rulebook_digest="ab" * 32,
        policy=policy or Policy(accounts={OTHER: OTHER_TERMS}),
        profile={"company": "Acme"},
    )


@dataclass
class Company:
    """Writes signed actions. `post` and `revision` and `sha256` are what an action is about."""

    clock: Clock
    charter: Charter = field(default_factory=charter)
    _numbers: itertools.count = field(default_factory=lambda: itertools.count(1))

    def payload(self, text: str = "We open in Lyon.", **changes) -> Payload:
        values = {
            "realm": self.charter.realm,
            "account": ACCOUNT,
            "parts": (Part(text=text),),
            "policy_digest": self.charter.policy_digest,
            "rulebook_digest": self.charter.rulebook_digest,
        }
        return Payload(**{**values, **changes})

    def action(
        self,
        kind: ActionKind,
        actor: str,
        *,
        post: str | None = None,
        revision: int | None = None,
        payload: Payload | None = None,
        fence: int | None = None,
        attached: tuple[str, ...] = (),
        account: AccountId = ACCOUNT,
        said: dict | None = None,
        row: dict | None = None,
        signer: str | None = None,
    ) -> NewAction:
        """An action; `said` changes the statement before it is signed, `row` the row after."""
        number = next(self._numbers)
        sha256 = None if payload is None else payload.fingerprint
        statement = {
            "v": 1,
            "kind": str(kind),
            "realm": str(self.charter.realm),
            "account": account,
            "post": post,
            "revision": revision,
            "sha256": sha256,
            "actor": actor,
            "nonce": f"n{number}",
            **self._own(kind, fence),
            **(said or {}),
        }
        if kind is ActionKind.SUBMIT:
            is_urgent = bool(statement["urgent"])
            steps = steps_for(self.charter, account, is_urgent=is_urgent)
            statement = {"steps": [step.said() for step in steps], **statement}
        if kind is ActionKind.KEEP_LIST and not attached:
            attached = (HASHTAGS,)
        text = canonical(statement)
        signed = key_of(signer or actor).sign(pre_authentication(STATEMENT_TYPE, text))
        values = {
            "id": ActionId(f"a{number}"),
            "account": account,
            "kind": kind,
            "actor": PersonId(actor),
            "statement": text,
            "signature": signed.hex(),
            "post": None if post is None else PostId(post),
            "revision": revision,
            "payload": payload.body() if payload and kind is ActionKind.SUBMIT else None,
            "sha256": sha256,
            "fence": fence,
            "attached": attached,
        }
        return NewAction(**{**values, **(row or {})})

    def founding(self, actor: str = "legal", **options) -> NewAction:
        return self.action(ActionKind.CHARTER, actor, account=LEDGER_CHAIN, **options)

    def proposal(self, actor: str, rulebook: str = "cd" * 32, **options) -> NewAction:
        policy = Policy(terms=Terms(steps=BOTH)).as_json()
        profile = {"company": "Acme", "codenames": ["Bluebird"]}
        said = {
            "policy": policy,
            "profile": profile,
            "policy_digest": digest(canonical({"policy": policy, "profile": profile})),
            "rulebook_digest": rulebook,
        }
        return self.action(
            ActionKind.PROPOSE_RULES, actor, account=LEDGER_CHAIN, **{"said": said, **options}
        )

    def adoption(self, actor: str, proposal: str) -> NewAction:
        return self.action(
            ActionKind.ADOPT_RULES, actor, account=LEDGER_CHAIN, said={"proposal": proposal}
        )

    def x_post_id(self) -> str:
        return f"9{next(self._numbers)}"

    def _own(self, kind: ActionKind, fence: int | None) -> dict:
        rules = {
            "policy_digest": self.charter.policy_digest,
            "rulebook_digest": self.charter.rulebook_digest,
        }
        now = self.clock.now()
        if kind is ActionKind.CHARTER:
            return {"charter": self.charter.as_json()}
        if kind is ActionKind.SUBMIT:
            return {
                "roles": ["communications"],
                "findings": [],
                "contributors": [],
                "engine": "1",
                "layers": [],
                "language": "en",
                "reason": "",
                "by_hand": False,
                "urgent": "",
                "corrects": None,
                "source": None,
                "note": None,
                "accepted": [],
                "template": None,
                "pair": None,
                **rules,
            }
        if kind in DECIDING:
            role = Role.LEGAL if kind is ActionKind.VETO else Role.COMMUNICATIONS
            return {
                "role": str(role),
                "meaning": meaning(role, Verdict(kind)),
                "reason": "" if kind is ActionKind.APPROVE else "too early",
                "expires_at": time_text(now + timedelta(days=7)),
                "for": None,
                **({"exception": None} if kind is ActionKind.APPROVE else {}),
                **rules,
            }
        if kind is ActionKind.ATTEMPT:
            return {
                "fence": fence,
                "part": 0,
                "deadline": time_text(now + timedelta(seconds=20)),
                "deadline_seconds": 20,
                "journal": "j1",
            }
        if kind in OUTCOMES:
            return {"fence": fence, **self._outcome(kind)}
        return self._later(kind, fence)

    def _outcome(self, kind: ActionKind) -> dict:
        bound = kind in BINDING
        return {
            "reason": "seen" if kind is ActionKind.ABSENT else "",
            "hold": "auth" if kind is ActionKind.HELD else "",
            "x_post_id": self.x_post_id() if bound else None,
            "text": "We open in Lyon." if bound else None,
            "same_text": True if bound else None,
            "facts": {},
        }

    def _later(self, kind: ActionKind, fence: int | None) -> dict:
        own = {
            ActionKind.REQUIRE: {"roles": ["legal"], "reason": "a figure"},
            ActionKind.UNAPPROVE: {"role": "communications", "for": None},
            ActionKind.NEEDS_PERSON: {"fence": fence, "facts": {}},
            ActionKind.BY_HAND: {"part": 0, "text": "We open in Lyon.", "same_text": True},
            ActionKind.READ_BACK: {"part": 0, "text": "We open in Lyon.", "differs": []},
            ActionKind.REMOVED: {"part": 0},
            ActionKind.NOT_REMOVED: {"part": 0, "facts": {"said": "503"}},
            ActionKind.TAKE_OVER: {"publisher": "spare"},
            ActionKind.STRAY: {"text": "Who wrote this?", "created_at": None},
            ActionKind.COMMENT: {
                "text": "Is it so?",
                "thread": None,
                "anchor": None,
                "suggestion": None,
            },
            ActionKind.RESOLVE: {"comment": "a0", "for": None},
            ActionKind.DELEGATE: {
                "role": "communications",
                "deputy": "legal",
                "begins_at": time_text(self.clock.now()),
                "ends_at": time_text(self.clock.now() + timedelta(days=3)),
            },
            ActionKind.UNDELEGATE: {"delegation": "a0"},
            ActionKind.PROPOSE_TEMPLATE: {
                "name": "Outage",
                "language": "en",
                "text": "We are looking into it.",
                "holding": True,
            },
            ActionKind.ADOPT_TEMPLATE: {"proposal": "a0"},
            ActionKind.RETIRE_TEMPLATE: {"template": "a0"},
            ActionKind.PRESERVE: {"matter": "Acme v. Voltane", "covers": None},
            ActionKind.UNPRESERVE: {"preserves": "a0"},
        }.get(kind, {})
        if kind in (ActionKind.BY_HAND, *OF_PART, ActionKind.STRAY, ActionKind.EXPLAIN_STRAY):
            own = {"x_post_id": self.x_post_id(), **own}
        if kind in (ActionKind.ADD_WORD, ActionKind.DROP_WORD):
            return {"word": "Eurostack", "language": "both", "reason": ""}
        if kind is ActionKind.KEEP_LIST:
            return {"list": "hashtags", "body": digest(HASHTAGS), "replaces": None}
        return {"reason": "no longer true", **own}


class Walk:
    """One post's way through a ledger: what is current is filled in."""

    def __init__(
        self, company: Company, store, post: str = "p1", account: AccountId = ACCOUNT
    ) -> None:
        self.company, self.store, self.post, self.account = company, store, post, account
        self.revision, self.fence, self.payload = 0, 0, company.payload(account=account)
        self.at_x: list[str] = []  # ids of the parts that are, or were, at X

    def new(self, kind: ActionKind, actor: str, **options) -> NewAction:
        if kind in OF_LEDGER:
            return self.company.action(kind, actor, **{"account": LEDGER_CHAIN, **options})
        if kind in OF_ACCOUNT:
            return self.company.action(kind, actor, **{"account": self.account, **options})
        values = {
            "post": self.post,
            "revision": self.revision,
            "payload": self.payload,
            "account": self.account,
        }
        if kind is ActionKind.SUBMIT:
            values["revision"] = self.revision + 1
        if kind is ActionKind.ATTEMPT:
            values["fence"] = self.fence + 1
        if kind in SETTLING:
            values["fence"] = self.fence
        own = {}
        if kind in (ActionKind.ATTEMPT, ActionKind.BY_HAND):
            own = {"part": len(self.at_x)}
        if kind in OF_PART and self.at_x:
            part = (options.get("said") or {}).get("part", 0)
            own = {"x_post_id": self.at_x[min(part, len(self.at_x) - 1)]}
        said = {**own, **(options.pop("said", None) or {})}
        return self.company.action(kind, actor, said=said, **{**values, **options})

    def add(self, kind: ActionKind, actor: str, **options):
        new = self.new(kind, actor, **options)
        with self.store.begin() as work:
            action = work.append(new)
        if kind is ActionKind.SUBMIT:
            self.revision = new.revision
            self.payload = options.get("payload", self.payload)
        if kind is ActionKind.ATTEMPT:
            self.fence = new.fence
        if kind in BINDING:
            self.at_x.append(action.statement["x_post_id"])
        return action

    def approved(self, **options):
        self.add(ActionKind.SUBMIT, "ceo", **options)
        self.add(ActionKind.APPROVE, "comms")
        return self

    def sending(self):
        self.approved()
        self.add(ActionKind.ATTEMPT, "press")
        return self

    def thread(self, *texts: str):
        """Make this post a thread, before it is submitted."""
        self.payload = self.company.payload(
            parts=tuple(Part(text=text) for text in texts), account=self.account
        )
        return self

    def sent(self, parts: int = 1):
        """Send the next parts of an approved post."""
        for _ in range(parts):
            self.add(ActionKind.ATTEMPT, "press")
            self.add(ActionKind.POSTED, "press")
        return self
