"""Who may do what with a template, and who may not, in the ledger's words. Nothing here draws."""

from __future__ import annotations

from desktop_app.domain.account import WRITING, AccountId, Charter, PersonId, Role
from desktop_app.services.templates import Template

#: Roles that may adopt and retire; they may propose as well, as may whoever writes.
DECIDING = (Role.COMMUNICATIONS, Role.LEGAL)


def may_propose(charter: Charter, account: AccountId, person: PersonId) -> bool:
    """Whether `person` may propose a template for `account`."""
    return bool(set(charter.roles(person, account)) & {*WRITING, *DECIDING})


def may_decide(charter: Charter, account: AccountId, person: PersonId) -> bool:
    """Whether `person` may adopt what others proposed, and retire what was adopted."""
    return bool(set(charter.roles(person, account)) & set(DECIDING))


def may_adopt(charter: Charter, account: AccountId, person: PersonId, one: Template) -> bool:
    """Whether `person` may adopt `one`: nobody adopts what they proposed."""
    waits = one.id is None and one.proposed_by != person
    return waits and may_decide(charter, account, person)
