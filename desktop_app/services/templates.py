"""Templates and holding statements: texts to begin from, each adopted by a second person.

A template has an approval date of its own; what begins from it is a draft like any other and is
approved like any other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from desktop_app.domain import text as post_text
from desktop_app.domain.account import AccountId, PersonId
from desktop_app.domain.action import Action, ActionId, ActionKind
from desktop_app.domain.canonical import Json
from desktop_app.domain.errors import Damaged, Refused
from desktop_app.domain.reading import as_bool, as_text
from desktop_app.domain.verification import check_action
from desktop_app.services.parts import Parts
from desktop_app.services.ports import Work
from desktop_app.services.reading import signed_charter
from desktop_app.services.statements import signed


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A text to begin from, as it was proposed, and who adopted it when."""

    proposal: ActionId
    name: str
    language: str  #: ``en`` or ``fr``
    text: str  #: what is to be filled in stands in [brackets]: `drafting.placeholders`
    is_holding: bool  #: a holding statement: what is said while nothing else is known
    proposed_by: PersonId
    proposed_at: datetime
    id: ActionId | None = None  #: of its adoption; None while it waits for one
    adopted_by: PersonId | None = None
    adopted_at: datetime | None = None
    is_stale: bool = False  #: adopted longer ago than the policy's `template_days`


def templates(parts: Parts, account: AccountId) -> tuple[Template, ...]:
    """The templates of the account, proposed and in force, by name. Raises Damaged."""
    with parts.store.begin() as work:
        return _templates(work, parts, account)


def propose(
    parts: Parts,
    account: AccountId,
    by: PersonId,
    *,
    name: str,
    language: str,
    text: str,
    is_holding: bool,
) -> ActionId:
    """Propose a template. Raises Refused (``template.empty``) or LedgerRefused."""
    if not name.strip() or not text.strip():
        raise Refused("template.empty")
    said: dict[str, Json] = {
        "name": post_text.normal(name.strip()),
        "language": language,
        "text": post_text.normal(text.strip()),
        "holding": is_holding,
    }
    with parts.store.begin() as work:
        return _append(work, parts, account, ActionKind.PROPOSE_TEMPLATE, by, said)


def adopt(parts: Parts, account: AccountId, proposal: ActionId, by: PersonId) -> ActionId:
    """Adopt what somebody else proposed. Raises LedgerRefused (``ledger.four_eyes`` …)."""
    with parts.store.begin() as work:
        said: dict[str, Json] = {"proposal": proposal}
        return _append(work, parts, account, ActionKind.ADOPT_TEMPLATE, by, said)


def retire(parts: Parts, account: AccountId, template: ActionId, by: PersonId, reason: str) -> None:
    """Nobody begins from it any more. Raises Refused (``review.reason``) or LedgerRefused."""
    if not reason.strip():
        raise Refused("review.reason")
    said: dict[str, Json] = {"template": template, "reason": post_text.normal(reason.strip())}
    with parts.store.begin() as work:
        _append(work, parts, account, ActionKind.RETIRE_TEMPLATE, by, said)


def _templates(work: Work, parts: Parts, account: AccountId) -> tuple[Template, ...]:
    charter = signed_charter(work, parts)
    fresh = timedelta(days=charter.policy.template_days)
    found: dict[str, Template] = {}
    for action in work.account_actions(account):
        check_action(action, charter, parts.keys.verify)
        if action.kind is ActionKind.PROPOSE_TEMPLATE:
            found[action.id] = _proposed(action)
        elif action.kind is ActionKind.ADOPT_TEMPLATE:
            proposal = found.get(as_text(action.statement["proposal"]))
            if proposal is None or action.actor == proposal.proposed_by:
                raise Damaged("ledger.damaged", action=action.id)
            since = parts.clock.now() - fresh
            found[proposal.proposal] = _adopted(proposal, action, since)
        elif action.kind is ActionKind.RETIRE_TEMPLATE:
            retired = action.statement["template"]
            found = {key: one for key, one in found.items() if one.id != retired}
    return tuple(sorted(found.values(), key=lambda one: (one.name.casefold(), one.language)))


def _proposed(action: Action) -> Template:
    said = action.statement
    return Template(
        proposal=action.id,
        name=as_text(said["name"]),
        language=as_text(said["language"]),
        text=as_text(said["text"]),
        is_holding=as_bool(said["holding"]),
        proposed_by=action.actor,
        proposed_at=action.at,
    )


def _adopted(template: Template, action: Action, since: datetime) -> Template:
    return replace(
        template,
        id=action.id,
        adopted_by=action.actor,
        adopted_at=action.at,
        is_stale=action.at < since,
    )


def _append(
    work: Work,
    parts: Parts,
    account: AccountId,
    kind: ActionKind,
    by: PersonId,
    said: dict[str, Json],
) -> ActionId:
    realm = work.charter().realm
    return work.append(
        signed(parts.keys, kind=kind, realm=realm, account=account, actor=by, said=said)
    ).id
