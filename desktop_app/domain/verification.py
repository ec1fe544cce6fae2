"""What must hold before an action is believed, and the charter that believed actions add up to."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop_app.domain.account import Charter, PersonId, Role
from desktop_app.domain.action import (
    GENESIS,
    STATEMENT_TYPE,
    Action,
    ActionKind,
    leaf_of,
    link,
)
from desktop_app.domain.canonical import canonical, digest, pre_authentication
from desktop_app.domain.errors import Damaged
from desktop_app.domain.reading import as_text

#: Verifies an Ed25519 signature: (public key hex, signed bytes, signature hex) -> is it good.
Verify = Callable[[str, bytes, str], bool]


def replay_charter(actions: Sequence[Action], verify: Verify) -> Charter:
    """Add up the ledger's own chain (from its first action on): who may do what, under which rules.

    Raises Damaged naming the action when a link, signature or adoption is not what was written.
    """
    charter: Charter | None = None
    proposals: dict[str, Action] = {}
    before = GENESIS
    for seq, action in enumerate(actions, 1):
        if (action.kind is ActionKind.CHARTER) is not (charter is None):
            raise Damaged("ledger.damaged", action=action.id)
        if charter is None:
            charter = Charter.read(action.statement.get("charter"))
        check_action(action, charter, verify)
        if (action.seq, action.prev_hash) != (seq, before):
            raise Damaged("ledger.damaged", action=action.id)
        before = action.hash
        if action.kind is ActionKind.PROPOSE_RULES:
            proposals[action.id] = action
        elif action.kind is ActionKind.ADOPT_RULES:
            charter = _adopted(
                charter, action, proposals.get(as_text(action.statement.get("proposal")))
            )
    if charter is None:
        raise Damaged("ledger.damaged", action="charter")
    return charter


def _adopted(charter: Charter, action: Action, proposal: Action | None) -> Charter:
    """The charter under the proposal's rules, which one person of each duty must have signed."""
    if proposal is None or not _answer_for_rules(charter, proposal.actor, action.actor):
        raise Damaged("ledger.damaged", action=action.id)
    rules = ("policy", "profile", "policy_digest", "rulebook_digest")
    return Charter.read(
        {**charter.as_json(), **{key: proposal.statement.get(key) for key in rules}}
    )


def _answer_for_rules(charter: Charter, one: PersonId, other: PersonId) -> bool:
    held = {(duty.person, duty.role) for duty in charter.duties}
    wanted = (Role.COMMUNICATIONS, Role.LEGAL)
    return one != other and any(
        {(one, first), (other, second)} <= held for first, second in (wanted, wanted[::-1])
    )


def check_action(action: Action, charter: Charter, verify: Verify) -> None:
    """Raise Damaged unless statement, signature and own link of `action` hold together."""
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
    if not verify(charter.person(action.actor).key, signed, action.signature):
        raise Damaged("ledger.signature", action=action.id)
