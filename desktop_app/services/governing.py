"""What the company tells the checks, and under which rules it works: proposed by one, adopted by two.

A proposal carries the whole policy and profile as they would be. One person of communications and
one of legal must have spoken before it is in force (the ledger's own rules see to it); every later
check, on every computer, is then made with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from desktop_app.checks.facts import refuse_unreadable
from desktop_app.checks.own_rules import own_rules
from desktop_app.checks.profile import Profile
from desktop_app.checks.rulebook import Rulebook
from desktop_app.domain.account import Charter, PersonId, Policy
from desktop_app.domain.action import LEDGER_CHAIN, Action, ActionId, ActionKind
from desktop_app.domain.canonical import Json
from desktop_app.domain.errors import BadInput, Refused
from desktop_app.domain.reading import as_object, as_text
from desktop_app.services.parts import Parts
from desktop_app.services.ports import Keys, Work
from desktop_app.services.reading import signed_charter
from desktop_app.services.statements import signed

#: The pack that a company's own rules stand in.
OWN_PACK = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Rules, policy and profile as somebody wants them, still to be adopted by another."""

    id: ActionId
    by: PersonId
    at: datetime
    charter: Charter  #: as it would be


def check_profile(profile: Mapping[str, Json], book: Rulebook) -> Profile:
    """Read a profile as strictly as it will be read when posts depend on it.

    Raises BadInput: ``profile.key``, ``profile.value``, ``profile.pack``, ``profile.fact``,
    ``profile.period``, ``own.*``, ``rulebook.*``.
    """
    read = Profile.parse(profile)
    known = (*book.packs, OWN_PACK)
    for pack in read.switched_off:
        if pack not in known:
            raise BadInput("profile.pack", pack=pack, known=", ".join(known))
    for fact in read.facts:
        refuse_unreadable(fact)
    own = own_rules(read.rules)
    for result in own.run_examples() if own is not None else ():
        if not result.passed:
            raise BadInput("own.example", key=result.rule, example=result.example.text)
    return read


def proposals(parts: Parts) -> tuple[Proposal, ...]:
    """What waits for a second person, oldest first. Raises Damaged."""
    with parts.store.begin() as work:
        charter = signed_charter(work, parts)
        return tuple(_proposal(charter, action) for action in _open(work))


def propose(parts: Parts, by: PersonId, profile: dict[str, Json]) -> ActionId:
    """Propose `profile` in place of the present one, with this computer's rules.

    Raises BadInput (see `check_profile`), Refused (``governing.same``) or LedgerRefused.
    """
    check_profile(profile, parts.rulebook)
    with parts.store.begin() as work:
        now = signed_charter(work, parts)
        wanted = replace(now, profile=profile, rulebook_digest=parts.rulebook.digest)
        return propose_charter(work, parts.keys, now, wanted, by)


def propose_policy(parts: Parts, by: PersonId, policy: Policy) -> ActionId:
    """Propose `policy` in place of the present one. Raises Refused (``governing.same``) or LedgerRefused."""
    with parts.store.begin() as work:
        now = signed_charter(work, parts)
        return propose_charter(work, parts.keys, now, replace(now, policy=policy), by)


def propose_charter(work: Work, keys: Keys, now: Charter, new: Charter, by: PersonId) -> ActionId:
    """Propose the rules, policy and profile of `new`. Raises Refused (``governing.same``)."""
    if is_current(now, new):
        raise Refused("governing.same")
    said: dict[str, Json] = {
        "policy": new.policy.as_json(),
        "profile": new.profile,
        "policy_digest": new.policy_digest,
        "rulebook_digest": new.rulebook_digest,
    }
    return _append(work, keys, now, ActionKind.PROPOSE_RULES, by, said)


def adopt(parts: Parts, proposal: ActionId, by: PersonId) -> None:
    """Put a proposal in force. Raises Refused (``governing.unknown``, ``rules.other``) or LedgerRefused.

    A profile that this computer's rules cannot read is never adopted from here.
    """
    with parts.store.begin() as work:
        now = signed_charter(work, parts)
        found = [action for action in _open(work) if action.id == proposal]
        if not found:
            raise Refused("governing.unknown")
        wanted = _proposal(now, found[0]).charter
        if wanted.rulebook_digest != parts.rulebook.digest:
            raise Refused("rules.other")
        check_profile(wanted.profile, parts.rulebook)
        adopt_charter(work, parts.keys, now, proposal, by)


def adopt_charter(
    work: Work, keys: Keys, now: Charter, proposal: ActionId, by: PersonId
) -> ActionId:
    """Write the adoption. Raises LedgerRefused."""
    return _append(work, keys, now, ActionKind.ADOPT_RULES, by, {"proposal": proposal})


def is_current(now: Charter, new: Charter) -> bool:
    """Whether `new` asks for nothing that is not in force."""
    return (now.rulebook_digest, now.policy_digest) == (new.rulebook_digest, new.policy_digest)


def _open(work: Work) -> list[Action]:
    """The proposals since the last adoption: an adoption overtakes those before it."""
    waiting: list[Action] = []
    for action in work.rules():
        if action.kind is ActionKind.ADOPT_RULES:
            waiting = []
        elif action.kind is ActionKind.PROPOSE_RULES:
            waiting.append(action)
    return waiting


def _proposal(charter: Charter, action: Action) -> Proposal:
    said = action.statement
    changed: dict[str, Json] = {
        "policy": as_object(said["policy"]),
        "profile": as_object(said["profile"]),
        "policy_digest": as_text(said["policy_digest"]),
        "rulebook_digest": as_text(said["rulebook_digest"]),
    }
    return Proposal(
        id=action.id,
        by=action.actor,
        at=action.at,
        charter=Charter.read({**charter.as_json(), **changed}),
    )


def _append(
    work: Work,
    keys: Keys,
    charter: Charter,
    kind: ActionKind,
    by: PersonId,
    said: dict[str, Json],
) -> ActionId:
    action = signed(keys, kind=kind, realm=charter.realm, account=LEDGER_CHAIN, actor=by, said=said)
    return work.append(action).id
