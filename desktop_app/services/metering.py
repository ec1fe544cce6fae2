"""What posting costs at X, before it is spent: an estimate per post, and the month against a budget.

X bills the owner of the developer app by use. The prices are X's published ones of 20 April 2026
(docs.x.com, pricing), in millionths of a US dollar; X's own console has the last word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from desktop_app.domain.account import AccountId
from desktop_app.domain.action import PostId
from desktop_app.domain.entities import urls
from desktop_app.domain.errors import Refused
from desktop_app.domain.payload import Part, Payload
from desktop_app.domain.schedule import local
from desktop_app.services.parts import Parts
from desktop_app.services.ports import Work
from desktop_app.services.reading import load

PRICES_OF = "2026-04-20"
#: From this share of the budget on people are warned, in hundredths.
NEAR = 80
_UNKNOWN = Part(text="")


class Charge(StrEnum):
    """What X charges for."""

    POST = "post"
    POST_WITH_LINK = "post_with_link"
    IDENTITY = "identity"  #: asking whose token it is, before every post
    ALT_TEXT = "alt_text"  #: media metadata
    READ_BACK = "read_back"  #: reading an own post


#: Millionths of a US dollar.
PRICES = {
    Charge.POST: 15_000,
    Charge.POST_WITH_LINK: 200_000,
    Charge.IDENTITY: 10_000,
    Charge.ALT_TEXT: 5_000,
    Charge.READ_BACK: 1_000,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """`count` times one charge."""

    charge: Charge
    count: int

    @property
    def millionths(self) -> int:
        """In millionths of a US dollar."""
        return self.count * PRICES[self.charge]


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """An account's calendar month so far, in its own time zone."""

    begins: datetime  #: UTC
    posts: int  #: parts that were posted
    spent: int  #: millionths of a US dollar, estimated
    budget: int | None  #: millionths of a US dollar

    def state_with(self, more: int) -> str:
        """How the budget stands once `more` is spent too: ``none``, ``fine``, ``near`` or ``over``."""
        if self.budget is None:
            return "none"
        after = self.spent + more
        if after > self.budget:
            return "over"
        return "near" if after * 100 >= self.budget * NEAR else "fine"


def estimate(payload: Payload) -> tuple[Cost, ...]:
    """What sending the whole payload costs, charge by charge."""
    return _summed(each for part in payload.parts for each in _of_part(part))


def total(costs: tuple[Cost, ...]) -> int:
    """In millionths of a US dollar."""
    return sum(cost.millionths for cost in costs)


def dollars(millionths: int) -> str:
    """``0.215``: three decimals, because X's prices have three. The caller adds the currency."""
    rounded = (millionths + 500) // 1_000
    return f"{rounded // 1_000}.{rounded % 1_000:03}"


def month(parts: Parts, account: AccountId) -> Month:
    """What the account spent this month, as the ledger knows it. Raises Damaged."""
    now = parts.clock.now()
    with parts.store.begin() as work:
        terms = work.charter().policy.terms_for(account)
        begins = _month_begins(now, terms.zone)
        posted = [part for part in work.posted_parts(account) if part.at >= begins]
        payloads = {part.post: _payload(work, parts, part.post) for part in posted}
    costs = [cost for part in posted for cost in _of_number(payloads[part.post], part.number)]
    cents = terms.budget_cents
    return Month(
        begins=begins,
        posts=len(posted),
        spent=sum(cost.millionths for cost in costs),
        budget=None if cents is None else cents * 10_000,
    )


def _payload(work: Work, parts: Parts, post: PostId) -> Payload | None:
    try:
        return load(work, parts, post).current.payload
    except Refused:
        return None  # its words were taken out: whether it had a link, nobody knows


def _of_number(payload: Payload | None, number: int) -> Iterator[Cost]:
    return _of_part(_UNKNOWN if payload is None else payload.parts[number])


def _of_part(part: Part) -> Iterator[Cost]:
    has_link = bool(urls(part.text))
    yield Cost(charge=Charge.POST_WITH_LINK if has_link else Charge.POST, count=1)
    yield Cost(charge=Charge.IDENTITY, count=1)
    if part.media:
        yield Cost(charge=Charge.ALT_TEXT, count=len(part.media))
    yield Cost(charge=Charge.READ_BACK, count=1)


def _summed(costs: Iterator[Cost]) -> tuple[Cost, ...]:
    counts: dict[Charge, int] = {}
    for cost in costs:
        counts[cost.charge] = counts.get(cost.charge, 0) + cost.count
    return tuple(Cost(charge=charge, count=counts[charge]) for charge in Charge if charge in counts)


def _month_begins(now: datetime, zone: str) -> datetime:
    first = local(now, zone).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return first.astimezone(UTC)
