"""What must hold before an action is believed, and what believed actions of the ledger add up to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from desktop_app.domain.account import Charter, PersonId, Role
from desktop_app.domain.action import (
    GENESIS,
    STATEMENT_TYPE,
    Action,
    ActionId,
    ActionKind,
    leaf_of,
    link,
)
from desktop_app.domain.canonical import Json, canonical, digest, pre_authentication
from desktop_app.domain.enrolment import enrolled, resulting
from desktop_app.domain.envelope import Envelope
from desktop_app.domain.errors import CountersignError, Damaged, Refused
from desktop_app.domain.reading import as_int, as_text
from desktop_app.domain.roster import ROSTER_TYPE, Trusted, succeed, trust_pinned

#: Verifies an Ed25519 signature: (public key hex, signed bytes, signature hex) -> is it good.
Verify = Callable[[str, bytes, str], bool]
#: Of heartbeats the newest are kept: the others are too old to count, or the same.
_HEARTBEATS = 20
_RULES = ("policy", "profile", "policy_digest", "rulebook_digest")
_ANSWERING = (Role.COMMUNICATIONS, Role.LEGAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """What the ledger's own chain adds up to, verified up to row `seq`, whose link is `hash`."""

    charter: Charter
    ledger: str  #: the first link: the ledger's name in rosters
    seq: int
    hash: str
    proposals: Mapping[ActionId, Action] = field(default_factory=dict)
    trusted: Trusted | None = None  #: the roster in force; None before a first one was adopted
    rosters: tuple[str, ...] = ()  #: every roster that was in force, in its envelope
    heartbeats: tuple[str, ...] = ()  #: envelopes, the newest first, unbelieved

    def after(self, action: Action, verify: Verify) -> Ruled:
        """What it adds up to with the next action. Raises Damaged naming it."""
        if action.kind is ActionKind.CHARTER:
            raise Damaged("ledger.damaged", action=action.id)
        check_action(action, self.charter, verify)
        if (action.seq, action.prev_hash) != (self.seq + 1, self.hash):
            raise Damaged("ledger.damaged", action=action.id)
        new = replace(self, seq=action.seq, hash=action.hash)
        if action.kind in (ActionKind.PROPOSE_RULES, ActionKind.PROPOSE_ROSTER):
            return replace(new, proposals={**self.proposals, action.id: action})
        if action.kind is ActionKind.HEARTBEAT:
            beat = as_text(action.statement.get("envelope"))
            return replace(new, heartbeats=(beat, *self.heartbeats)[:_HEARTBEATS])
        if action.kind in (ActionKind.ADOPT_RULES, ActionKind.ADOPT_ROSTER):
            return _adopted(new, action, verify)
        return new


def stand(actions: Sequence[Action], verify: Verify, since: Ruled | None = None) -> Ruled:
    """Add up the ledger's own chain, from its first action or from the one after `since` on.

    Raises Damaged naming the first action whose link, signature or adoption is not what was
    written, or whose roster does not follow the one before it.
    """
    for action in actions:
        since = since.after(action, verify) if since else _founded(action, verify)
    if since is None:
        raise Damaged("ledger.damaged", action="charter")
    return since


def replay_charter(actions: Sequence[Action], verify: Verify) -> Charter:
    """Who may do what, under which rules: as `stand` says. Raises Damaged."""
    return stand(actions, verify).charter


def _founded(action: Action, verify: Verify) -> Ruled:
    if action.kind is not ActionKind.CHARTER:
        raise Damaged("ledger.damaged", action=action.id)
    charter = Charter.read(action.statement.get("charter"))
    check_action(action, charter, verify)
    if (action.seq, action.prev_hash) != (1, GENESIS):
        raise Damaged("ledger.damaged", action=action.id)
    return Ruled(charter=charter, ledger=action.hash, seq=1, hash=action.hash)


def _adopted(ruled: Ruled, action: Action, verify: Verify) -> Ruled:
    """What it adds up to under what was proposed, which two people answer for."""
    proposal = ruled.proposals.get(ActionId(as_text(action.statement.get("proposal"))))
    is_roster = action.kind is ActionKind.ADOPT_ROSTER
    wanted = ActionKind.PROPOSE_ROSTER if is_roster else ActionKind.PROPOSE_RULES
    is_answered = (
        proposal is not None
        and proposal.kind is wanted
        and _answer_for(ruled.charter, proposal.actor, action.actor, is_roster=is_roster)
    )
    if proposal is None or not is_answered:
        raise Damaged("ledger.damaged", action=action.id)
    # An adoption overtakes what else was proposed of its kind.
    left = {name: one for name, one in ruled.proposals.items() if one.kind is not wanted}
    ruled = replace(ruled, proposals=left)
    if is_roster:
        return _with_roster(ruled, action, proposal, verify)
    said = {key: proposal.statement.get(key) for key in _RULES}
    return replace(ruled, charter=Charter.read({**ruled.charter.as_json(), **said}))


def _with_roster(ruled: Ruled, action: Action, proposal: Action, verify: Verify) -> Ruled:
    """Under a roster that follows the one before: people and duties are what it says."""
    said = proposal.statement
    try:
        text = envelope_of(proposal, action.statement)
        trusted = follow(ruled, text, verify)
        charter = enrolled(ruled.charter, trusted.roster)
        same = canonical(resulting(charter)) == canonical(
            {key: said.get(key) for key in ("people", "duties", "former")}
        )
    except CountersignError as error:
        raise Damaged("ledger.damaged", action=action.id) from error
    if not same or said.get("version") != trusted.roster.version:
        raise Damaged("ledger.damaged", action=action.id)
    return replace(ruled, charter=charter, trusted=trusted, rosters=(*ruled.rosters, text))


def envelope_of(proposal: Action, adoption: Mapping[str, Json]) -> str:
    """The roster's envelope: as it was proposed, or with what root keys signed until it was adopted.

    Raises BadInput (``envelope.form``) or Refused (``roster.fork``) for another roster.
    """
    proposed = as_text(proposal.statement.get("envelope"))
    if "envelope" not in adoption:
        return proposed
    text = as_text(adoption["envelope"])
    bodies = {Envelope.read(one, ROSTER_TYPE).body for one in (proposed, text)}
    if len(bodies) > 1:
        version = as_int(proposal.statement.get("version"))
        raise Refused("roster.fork", version=str(version))
    return text


def follow(ruled: Ruled, text: str, verify: Verify) -> Trusted:
    """The roster in envelope `text`, if it is the ledger's next one.

    The first one is believed for its own signatures here; a computer believes it for the
    fingerprint that its people compared. Raises as `roster.succeed` and `roster.trust_pinned`.
    """
    if ruled.trusted is not None:
        found = succeed(ruled.trusted, text, verify)
        is_next = found.roster.version == ruled.trusted.roster.version + 1
    else:
        found = trust_pinned(text, digest(Envelope.read(text, ROSTER_TYPE).body), verify)
        is_next = found.roster.version == 1
    if (found.roster.realm, found.roster.ledger) != (ruled.charter.realm, ruled.ledger):
        raise Refused("roster.other_ledger")
    if not is_next:
        known = ruled.trusted.roster.version if ruled.trusted else 0
        raise Refused("roster.rollback", version=str(found.roster.version), known=str(known))
    return found


def _answer_for(charter: Charter, one: PersonId, other: PersonId, *, is_roster: bool) -> bool:
    """Whether these two may propose and adopt: communications and legal, one each.

    A roster an administrator may propose as well, or a company whose only lawyer is gone could
    never name another; whoever adopts it answers for posts.
    """
    held = {(duty.person, duty.role) for duty in charter.duties}
    pairs = [(_ANSWERING[0], _ANSWERING[1]), (_ANSWERING[1], _ANSWERING[0])]
    pairs += [(Role.ADMINISTRATOR, role) for role in _ANSWERING if is_roster]
    return one != other and any({(one, first), (other, second)} <= held for first, second in pairs)


def check_action(action: Action, charter: Charter, verify: Verify) -> None:
    """Raise Damaged unless statement, signature and own link of `action` hold together.

    Any key counts that was ever its actor's: whether one still does is for `domain.trust` to say.
    """
    text = canonical(action.statement)
    said = action.statement
    same = (
        digest(text) == action.statement_sha256
        and said.get("kind") == action.kind
        and said.get("realm") == charter.realm
        and said.get("account") == action.account
        and said.get("actor") == action.actor
        and said.get("post") == action.post
        and said.get("revision") == action.revision
        and said.get("sha256") == action.sha256
        and said.get("fence") == action.fence
        and link(action.prev_hash, leaf_of(action)) == action.hash
    )
    if not same:
        raise Damaged("ledger.damaged", action=action.id)
    signed = pre_authentication(STATEMENT_TYPE, text)
    keys = charter.person(action.actor).keys
    if not any(verify(key, signed, action.signature) for key in keys):
        raise Damaged("ledger.signature", action=action.id)
