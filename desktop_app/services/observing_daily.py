"""Looking again, each day, for others' posts that are kept: what X shows no more goes from here.

Nobody has to think of it: the window and the commands that read X do it beside their own work. It
costs what reading costs, so a day has its share of the month's budget, and the rest waits its turn,
the oldest first. Run it in the network's lane.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from desktop_app.domain.account import AccountId
from desktop_app.domain.errors import CountersignError
from desktop_app.services import observing
from desktop_app.services.observing_ports import Asked, Seen
from desktop_app.services.observing_refresh import MOST_POSTS, Refresh
from desktop_app.services.parts import Parts
from desktop_app.services.reading_budget import PRICES, budget, observations, spendings

_DAY = timedelta(days=1)
#: A day may take such a part of the month's budget: half of it is left for what is new.
_SHARE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedAgain:
    """What looking again for every account came to."""

    gone: int = 0  #: posts that X shows no more; they are forgotten
    cost: int = 0  #: millionths of a US dollar
    failed: CountersignError | None = None  #: why an account's could not be looked for; the first


def look_again(parts: Parts) -> LookedAgain:
    """Look for what is due, of every account that somebody set a budget for.

    Nothing is asked where nothing is due. One account's failure keeps no other's from being looked
    for. Raises Unavailable or Damaged when the record cannot be read.
    """
    if parts.reader is None or parts.observations is None:
        return LookedAgain()
    with parts.store.begin() as work:
        accounts = [account.id for account in work.charter().accounts]
    gone, cost, failed = 0, 0, None
    for account in accounts:
        try:
            got = look_again_of(parts, account)
        except CountersignError as error:
            failed = failed or error
            continue
        gone, cost = gone + len(got.gone), cost + got.cost
    return LookedAgain(gone=gone, cost=cost, failed=failed)


def look_again_of(parts: Parts, account: AccountId) -> Refresh[Seen]:
    """Look for the account's posts of others that were not seen for a day, within the day's share.

    Without a budget nothing is asked. Raises as `observing.recheck`.
    """
    now = parts.clock.now()
    nothing: Refresh[Seen] = Refresh(new=(), cost=0, as_of=now)
    most = _left_today(parts, account)
    if most and observations(parts).unchecked(account, now - _DAY, limit=1):
        return observing.recheck(parts, account, most=most)
    return nothing


def _left_today(parts: Parts, account: AccountId) -> int:
    """How many posts may still be looked for in the day that ends now."""
    price = PRICES[Asked.RECHECK]
    limit = budget(parts, account).limit
    since = parts.clock.now() - _DAY
    spent = sum(
        each.price
        for each in spendings(parts, account)
        if each.asked is Asked.RECHECK and each.at > since
    )
    share = max(limit // _SHARE, price if limit else 0)  # the smallest budget looks for one a day
    return min(MOST_POSTS, max(0, share - spent) // price)
