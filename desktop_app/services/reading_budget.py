"""What reading at X may cost in a month, kept apart from what posting costs.

Nothing is read before somebody set a budget on this machine: reading is billed by what comes back.
A question is asked only when the highest price of its answer fits what is left, and that price is
counted before the question leaves: a program that dies meanwhile has spent it.

The prices are X's published ones of 20 April 2026 (docs.x.com, pricing), in millionths of a US
dollar; X's own console has the last word.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TypeVar

from desktop_app.domain.account import AccountId
from desktop_app.domain.errors import BadInput, Refused, Unavailable
from desktop_app.domain.schedule import local
from desktop_app.services.observing_ports import FREE, Asked, Observations, Spending
from desktop_app.services.parts import Parts

_T = TypeVar("_T")

#: For each post or user that X returns; mentions are others' posts.
PRICES = {
    Asked.MENTIONS: 5_000,
    Asked.SEARCH: 5_000,
    Asked.METRICS: 1_000,
    Asked.POLLS: 1_000,
    Asked.PROFILE: 10_000,
    Asked.RECHECK: 5_000,
}
#: The highest budget that is believed: a thousand dollars a month.
MOST = 1_000_000_000
_MILLION = 1_000_000
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?")
_NEARLY = 10  #: the budget is nearly spent when a tenth or less is left


class Spent(StrEnum):
    """How the reading budget stands."""

    NOT_SET = "not_set"  #: nothing is read
    FINE = "fine"
    NEARLY = "nearly"  #: a tenth or less is left
    ALL = "all"  #: what is left pays not one more post


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """An account's reading in the calendar month, in its own time zone."""

    begins: datetime  #: UTC
    limit: int  #: millionths of a US dollar; 0 when nobody set one, and nothing is read
    spent: int  #: millionths of a US dollar, the highest price where no clear answer came

    @property
    def left(self) -> int:
        """What may still be spent; never below 0."""
        return max(0, self.limit - self.spent)


def budget(parts: Parts, account: AccountId) -> Budget:
    """How the account's reading budget stands. Raises Unavailable or Damaged."""
    kept = observations(parts)
    begins = _month_begins(parts, account)
    return Budget(
        begins=begins,
        limit=_limit(parts, account, kept),
        spent=kept.spent(account, begins),
    )


def spent(now: Budget) -> Spent:
    """How near its end the budget is."""
    if not now.limit:
        return Spent.NOT_SET
    if now.left < min(PRICES.values()):
        return Spent.ALL
    return Spent.NEARLY if now.left * _NEARLY <= now.limit else Spent.FINE


def set_budget(parts: Parts, account: AccountId, millionths: int) -> Budget:
    """Let reading for the account cost that much a month on this machine; 0 reads nothing.

    Raises BadInput (``observing.amount``, ``account.unknown``), Unavailable or Damaged.
    """
    if not 0 <= millionths <= MOST:
        raise BadInput("observing.amount")
    with parts.store.begin() as work:
        known = work.charter().account(account)
    parts.desk.prefer(_name(known.id), f"{millionths} {observations(parts).id}")
    return budget(parts, known.id)


def read_amount(typed: str) -> int:
    """An amount of US dollars as people type it, in millionths. Raises BadInput (``observing.amount``)."""
    said = "".join(typed.split()).strip("$")
    if _THOUSANDS.fullmatch(said):
        raise BadInput("observing.amount")  # a thousand where English is written, else one
    plain = said.replace(",", ".")
    try:
        amount = Decimal(plain)
    except InvalidOperation as error:
        raise BadInput("observing.amount") from error
    if not amount.is_finite() or not 0 <= amount <= MOST // _MILLION:
        raise BadInput("observing.amount")
    return int(amount * _MILLION)


def spendings(parts: Parts, account: AccountId) -> tuple[Spending, ...]:
    """What was asked this month and what each cost, the newest first."""
    return observations(parts).spendings(account, _month_begins(parts, account))


def observations(parts: Parts) -> Observations:
    """Where this machine keeps what it observed. Raises Unavailable (``observing.nowhere``)."""
    if parts.observations is None:
        raise Unavailable("observing.nowhere")
    return parts.observations


def require_budget(parts: Parts, account: AccountId) -> Budget:
    """The budget, or Refused (``observing.no_budget``) while nobody set one."""
    now = budget(parts, account)
    if not now.limit:
        raise Refused("observing.no_budget", account=account)
    return now


def affordable(
    parts: Parts, account: AccountId, asked: Asked, least: int, most: int, spare: int = 0
) -> int:
    """How many answers may be asked for now: `least` to `most`, or 0 when `least` costs too much.

    `spare` of the budget is left alone, in millionths.
    """
    count = min(most, (budget(parts, account).left - spare) // PRICES[asked])
    return count if count >= least else 0


def paid(
    parts: Parts,
    account: AccountId,
    asked: Asked,
    most: int,
    ask: Callable[[], _T],
    count: Callable[[_T], int],
    spare: int = 0,
) -> tuple[_T, int] | None:
    """Ask once, when `most` answers fit the budget; return the answer and its price, else None.

    `spare` of the budget is left alone, in millionths.

    Raises what `ask` does. An answer that cannot be used has cost the most it may have cost.
    """
    kept = observations(parts)
    now = budget(parts, account)
    number = kept.reserve(
        account,
        asked,
        most * PRICES[asked],
        at=parts.clock.now(),
        since=now.begins,
        budget=now.limit - spare,
    )
    if number is None:
        return None
    try:
        answer = ask()
    except (Unavailable, BadInput) as error:
        if error.kind in FREE:
            kept.settle(number, 0, 0)
        raise
    results = count(answer)
    price = results * PRICES[asked]
    kept.settle(number, price, results)
    return answer, price


def _limit(parts: Parts, account: AccountId, kept: Observations) -> int:
    """What was set beside exactly these spendings: without them, what is left is not known."""
    said = (parts.desk.preference(_name(account)) or "").partition(" ")
    if said[2] != kept.id or not said[0].isascii() or not said[0].isdigit():
        return 0
    return min(int(said[0]), MOST)


def _name(account: AccountId) -> str:
    return f"reading.budget.{account}"


def _month_begins(parts: Parts, account: AccountId) -> datetime:
    with parts.store.begin() as work:
        zone = work.charter().policy.terms_for(account).zone
    first = local(parts.clock.now(), zone).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return first.astimezone(UTC)
