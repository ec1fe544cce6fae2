"""A policy as people write it: the keys and units of a people file, whole or line by line.

`as_file` gives what `founding.changed_policy` reads; `differences` what one policy changes of
another.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from desktop_app.domain.account import AccountId, Charter, Policy, Terms
from desktop_app.domain.steps import Step

_HOUR, _MINUTE = 3600, 60


def as_file(charter: Charter, account: AccountId | None = None) -> str:
    """The policy as TOML that can be changed and proposed; of one account alone, if it is named."""
    blocks = []
    if account is None:
        blocks.append(["[policy]", *_policy(charter.policy)])
    for one in charter.accounts:
        if account in (None, one.id):
            terms = charter.policy.terms_for(one.id)
            blocks.append(["[[account]]", f"id = {_value(one.id)}", *_terms(terms)])
            blocks += [["[[account.steps]]", *_step(step)] for step in terms.steps]
    return "\n\n".join("\n".join(block) for block in blocks)


def differences(before: Charter, after: Charter) -> Iterator[str]:
    """What `after` asks for otherwise, a line for each: first what goes, then what comes."""
    old, new = list(_lines(before)), list(_lines(after))
    yield from (f"- {line}" for line in old if line not in new)
    yield from (f"+ {line}" for line in new if line not in old)


def _lines(charter: Charter) -> Iterator[str]:
    yield from (f"policy: {line}" for line in _policy(charter.policy))
    for account in charter.accounts:
        terms = charter.policy.terms_for(account.id)
        yield from (f"{account.id}: {line}" for line in _terms(terms))
        for number, step in enumerate(terms.steps, start=1):
            yield f"{account.id}: step {number}: {', '.join(_step(step))}"


def _policy(policy: Policy) -> Iterator[str]:
    yield f"approval_days = {policy.approval_days}"
    yield f"deadline_seconds = {policy.deadline_seconds}"
    yield _in(policy.grace_seconds, _MINUTE, "grace_minutes")
    yield f"reauthenticate = {_value(policy.reauthenticate)}"
    yield f"template_days = {policy.template_days}"
    yield f"retention_days = {policy.retention_days}"
    for audience, roles in policy.for_audience.items():
        yield f"for_audience.{audience} = {_value(sorted(roles))}"
    for purpose, roles in policy.for_purpose.items():
        yield f"for_purpose.{purpose} = {_value(sorted(roles))}"


def _terms(terms: Terms) -> Iterator[str]:
    yield f"urgent = {_value(sorted(terms.urgent))}"
    yield _in(terms.cool_off_seconds, _MINUTE, "cool_off_minutes")
    yield f"tier = {_value(terms.tier)}"
    yield f"long_posts = {_value(terms.long_posts)}"
    if terms.budget_cents is not None:
        dollars, cents = divmod(terms.budget_cents, 100)
        yield f"monthly_budget = {_value(f'{dollars}.{cents:02}')}"
    for name in ("purpose", "audience"):
        said = getattr(terms, name)
        if said:
            yield f"{name} = {_value(said)}"
    yield f"purposes = {_value(sorted(terms.purposes))}"
    yield f"audiences = {_value(sorted(terms.audiences))}"
    yield f"colour = {_value(terms.colour)}"
    yield f"zone = {_value(terms.zone)}"


def _step(step: Step) -> Iterator[str]:
    yield f"roles = {_value(sorted(step.roles))}"
    yield f"needs = {_value(step.needs)}"
    if step.remind_after_seconds:
        yield _in(step.remind_after_seconds, _HOUR, "remind_after_hours")
    if step.escalate_after_seconds:
        yield _in(step.escalate_after_seconds, _HOUR, "escalate_after_hours")
    if step.escalate_to:
        yield f"escalate_to = {_value(sorted(step.escalate_to))}"


def _in(seconds: int, unit: int, key: str) -> str:
    """A file knows whole units only: what is none is said, and stays when the file is proposed."""
    whole, rest = divmod(seconds, unit)
    return f"# {key} = {seconds / unit:g}" if rest else f"{key} = {whole}"


def _value(value: object) -> str:
    """A JSON text is a TOML value, for what is written here: words, lists of words, yes and no."""
    return json.dumps(value, ensure_ascii=False)
