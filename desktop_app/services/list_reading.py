"""The company's lists as they stand in the record: verified, inside whoever's transaction asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.domain.account import Charter
from desktop_app.domain.action import ActionKind
from desktop_app.domain.canonical import digest
from desktop_app.domain.company_list import CompanyList, Kept, ListName, kept_lists, read_items
from desktop_app.domain.errors import BadInput, Damaged
from desktop_app.domain.goals import Goal, GoalId
from desktop_app.domain.verification import Verify, check_action
from desktop_app.services.ports import Work


def kept_in(work: Work, charter: Charter, verify: Verify) -> Mapping[ListName, tuple[Kept, ...]]:
    """Every keeping of each list, the oldest first. Raises Damaged."""
    actions = [one for one in work.rules() if one.kind is ActionKind.KEEP_LIST]
    for action in actions:
        check_action(action, charter, verify)
    return kept_lists(actions)


def last_of(work: Work, name: ListName, kept: Sequence[Kept]) -> CompanyList:
    """The last of `kept`, read from its body; empty without any. Raises Damaged naming the action."""
    if not kept:
        return CompanyList(name=name)
    last = kept[-1]
    body = work.bodies([last.body]).get(last.body)
    if body is None or digest(body) != last.body:
        raise Damaged("ledger.damaged", action=last.id)
    try:
        return CompanyList.of(name, read_items(name, body), last)
    except BadInput as error:
        raise Damaged("ledger.damaged", action=last.id) from error


def goal_in(work: Work, charter: Charter, verify: Verify, goal: GoalId) -> Goal | None:
    """The goal of that number as it stands now; None once nobody keeps it any more."""
    kept = kept_in(work, charter, verify)[ListName.GOALS]
    found = last_of(work, ListName.GOALS, kept).goals
    return next((one for one in found if one.id == goal), None)
