"""The material of random walks: kinds of steps, what they can say, and ways to spoil them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from desktop_app.domain.account import Role
from desktop_app.domain.action import OF_ACCOUNT, OF_LEDGER, OF_REDACTION, ActionKind
from desktop_app.domain.payload import Part, Payload
from desktop_app.domain.record import PostRecord
from tests.contracts.company import BINDING, DECIDING, OF_PART, SETTLING

K = ActionKind
#: What the whole company decides, by tests of their own; and the steps of `retention_walks`,
#: `step_walks` and `list_walks`.
_OF_COMPANY = tuple(kind for kind in OF_LEDGER if kind not in (K.ADD_WORD, K.DROP_WORD))
_APART = (*_OF_COMPANY, K.PRESERVE, K.UNPRESERVE, K.DELEGATE, K.UNDELEGATE, *OF_REDACTION)
KINDS = tuple(kind for kind in K if kind not in _APART)
#: Steps that are about no post.
OF_NO_POST = (*OF_ACCOUNT, *OF_LEDGER)
OF_POST = tuple(kind for kind in KINDS if kind not in OF_NO_POST)
#: Ways to spoil a step that would be right otherwise, and the kinds they apply to.
SPOILS = {
    "revision": OF_POST,
    "signer": KINDS,
    "realm": KINDS,
    "rules": (K.SUBMIT, *DECIDING),
    "sha256": tuple(kind for kind in OF_POST if kind is not K.SUBMIT),
    "fence": (K.ATTEMPT, *SETTLING),
    "reason": (
        *(K.REQUEST_CHANGES, K.VETO, K.WITHDRAW, K.ABSENT, K.UNAPPROVE, K.RECALL, K.RELEASE),
        *(K.TAKE_DOWN, K.FREEZE, K.UNFREEZE, K.TAKE_OVER, K.EXPLAIN_STRAY, K.RETIRE_TEMPLATE),
    ),
    "expiry": DECIDING,
    "x_post_id": (*BINDING, K.STRAY),
    "another id": OF_PART,
    "part": (K.ATTEMPT, K.BY_HAND),
    "hold": (K.HELD, K.POSTED, K.REFUSED, K.NOT_SENT, K.UNKNOWN, K.FOUND, K.ABSENT),
    "deadline": (K.ATTEMPT,),
    "window": (K.SUBMIT,),
    "posted part": (K.SUBMIT,),
    "corrects": (K.SUBMIT,),
    "publisher": (K.TAKE_OVER,),
    "text": (K.COMMENT, K.PROPOSE_TEMPLATE),
    "quote": (K.COMMENT,),
    "thread": (K.COMMENT,),
    "comment": (K.RESOLVE,),
    "accepted": (K.SUBMIT,),
    "template": (K.SUBMIT, K.RETIRE_TEMPLATE),
    "proposal": (K.ADOPT_TEMPLATE,),
    "word": (K.ADD_WORD, K.DROP_WORD),
}
#: What a submission or requirement may ask for.
ASKED = (
    [Role.COMMUNICATIONS],
    [Role.COMMUNICATIONS, Role.LEGAL],
    [Role.EXECUTIVE, Role.COMMUNICATIONS],
    [Role.LEGAL],
    [],
)
#: Spoils that nearly every kind can have: the others come first, or they would hardly come at all.
COMMON = ("reason", "realm", "revision", "sha256", "signer")


def later(now: datetime, **duration: int) -> datetime:
    return now + timedelta(**duration)


def sample_parts(record: PostRecord | None) -> tuple[Part, ...]:
    done = record.current.payload.parts[: len(record.parts)] if record else ()
    return (*done, Part(text="Sample."))


def changed(payload: Payload, done: int) -> Payload:
    """With another first part, or without what is still to come."""
    if done % 2:
        return replace(payload, parts=(Part(text="Another."), *payload.parts[1:]))
    return replace(payload, parts=payload.parts[:done])


def anchored(record: PostRecord, words: str) -> dict:
    """A suggestion to say `words` instead of the first four characters."""
    quote = record.current.payload.parts[0].text[:4]
    anchor = {"part": 0, "start": 0, "end": 4, "quote": quote}
    return {"anchor": anchor, "suggestion": words}


def shown(value):
    if isinstance(value, list):
        return [str(item) for item in value]
    return value if value is None or isinstance(value, bool | int | dict) else str(value)
