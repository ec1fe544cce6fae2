"""Looking again, each day, for others' posts that are kept: what X shows no more goes from here.

Nobody has to think of it: the window and the commands that read X do it beside their own work. X
asks for it of nobody within a day unless somebody demands it, and it costs what reading costs: so it
comes after what people ask for. A day has its share of the month's budget, the month half of it, and
what one whole refresh may cost is never touched; the rest waits its turn, the oldest first. Run it in
the network's lane.
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
from desktop_app.services.reading_budget import PRICES, Budget, budget, observations

_DAY = timedelta(days=1)
#: A day may take such a part of the month's budget, and a month this one.
_SHARE, _HALF = 60, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Daily:
    """How an account's looking again stands; amounts are millionths of a US dollar."""

    share: int  #: what a day may take; 0: nobody set a budget
    spare: int  #: what of the month's budget is left for what people ask for
    waiting: int  #: posts that were not seen for a day and that nothing may be spent on now


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
        spare = spare_of(budget(parts, account))
        return observing.recheck(parts, account, most=most, spare=spare)
    return nothing


def daily(parts: Parts, account: AccountId) -> Daily:
    """What looking again may cost, and how many posts wait although a day is over."""
    now, since = budget(parts, account), parts.clock.now() - _DAY
    waiting = 0
    if now.limit and not _left_today(parts, account):
        waiting = len(observations(parts).unchecked(account, since, limit=MOST_POSTS))
    return Daily(share=_share(now), spare=spare_of(now), waiting=waiting)


def spare_of(now: Budget) -> int:
    """What of the budget looking again never takes: one whole refresh, of a small budget half."""
    return min(now.limit // _HALF, MOST_POSTS * PRICES[Asked.MENTIONS])


def _share(now: Budget) -> int:
    """A day's share; the smallest budget looks for one post a day."""
    return max(now.limit // _SHARE, PRICES[Asked.RECHECK] if now.limit else 0)


def _left_today(parts: Parts, account: AccountId) -> int:
    """How many posts may still be looked for in the day that ends now."""
    now, day = budget(parts, account), parts.clock.now() - _DAY
    kept = observations(parts).spendings(account, min(day, now.begins))
    spent = [each for each in kept if each.asked is Asked.RECHECK]
    today = sum(each.price for each in spent if each.at > day)
    month = sum(each.price for each in spent if each.at >= now.begins)
    left = min(_share(now) - today, now.limit // _HALF - month, now.left - spare_of(now))
    return min(MOST_POSTS, max(0, left) // PRICES[Asked.RECHECK])
