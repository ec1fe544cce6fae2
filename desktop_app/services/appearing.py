"""How an account appears: its picture, words and link at X, its last posts, what reading may cost.

Read of what this machine keeps and of the record; X is asked by `observing.refresh_profile` alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.account import Account, AccountId, PersonId
from desktop_app.domain.payload import Payload
from desktop_app.services.listing import Box, ListQuery
from desktop_app.services.observing_ports import Asked, ProfileSnapshot
from desktop_app.services.parts import Parts
from desktop_app.services.ports import PostSummary
from desktop_app.services.reading_budget import PRICES, Budget, budget

#: Last posts that are shown, and those whose tone is counted.
SHOWN, COUNTED = 3, 20
#: What asking how an account shows itself costs, in millionths of a US dollar.
PRICE = PRICES[Asked.PROFILE]
#: The same for the numbers of one post, or for one poll.
COUNT_PRICE = PRICES[Asked.METRICS]


class Fault(StrEnum):
    """What a profile lacks, or what is wrong with it, as X says it."""

    OTHER_ACCOUNT = "other_account"  #: X gives the handle to another number than the record's
    PROTECTED = "protected"  #: only followers read its posts
    NO_PICTURE = "no_picture"  #: X's grey silhouette
    NO_WORDS = "no_words"
    NO_LINK = "no_link"


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """How one account appears."""

    account: Account
    budget: Budget | None  #: None: nothing of X is kept on this machine
    can_read: bool  #: whether anything here reads at X
    profile: ProfileSnapshot | None  #: as it was read last; None for never
    last: tuple[PostSummary, ...]  #: published, the newest first, at most `SHOWN`
    counted: int  #: how many of the last posts were counted for their tone
    promoting: int  #: how many of them praise more than they say


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What one reading of numbers and polls brought."""

    posts: int  #: whose numbers are new
    polls: int  #: that ended and were not known
    cost: int  #: millionths of a US dollar
    left_out: int  #: what was due and did not fit the budget


def count_due(parts: Parts, account: AccountId) -> Counted:
    """Read at X the numbers and polls that are due. Raises as `observing.refresh_mentions`."""
    # Imported here: with it come the rules, which the first paint does not wait for.
    from desktop_app.services import observing

    numbers = observing.refresh_metrics(parts, account)
    polls = observing.refresh_polls(parts, account)
    return Counted(
        posts=len(numbers.new),
        polls=len(polls.new),
        cost=numbers.cost + polls.cost,
        left_out=numbers.left_out + polls.left_out,
    )


def appearance(parts: Parts, account: AccountId, person: PersonId) -> Appearance:
    """How the account appears to `person`. Raises Unavailable or Damaged (``observations.*``)."""
    # Imported here: the windows name this module before their first paint.
    from desktop_app.checks.profile import Profile
    from desktop_app.checks.tone import Tone, meter

    kept = parts.observations
    asked = ListQuery(box=Box.PUBLISHED, person=person, at=parts.clock.now(), accounts=(account,))
    with parts.store.begin() as work:
        charter = work.charter()
        rows = work.listed(asked, limit=COUNTED)
        bodies = work.bodies([post.sha256 for post in rows])
    read = [Payload.read(bodies[post.sha256]).text for post in rows if post.sha256 in bodies]
    company = Profile.parse(charter.profile)
    tones = [meter(text, parts.rulebook, company).tone for text in read]
    profiles = () if kept is None else kept.profiles(account)
    return Appearance(
        account=charter.account(account),
        budget=None if kept is None else budget(parts, account),
        can_read=parts.reader is not None,
        profile=profiles[0] if profiles else None,
        last=rows[:SHOWN],
        counted=len(tones),
        promoting=tones.count(Tone.PROMOTES),
    )


def faults(account: Account, shown: ProfileSnapshot) -> tuple[Fault, ...]:
    """What the profile of `account` lacks, the gravest first. Whether its link answers is not asked."""
    profile = shown.profile
    found = {
        Fault.OTHER_ACCOUNT: profile.x_user_id != account.x_user_id,
        Fault.PROTECTED: profile.is_protected,
        Fault.NO_PICTURE: not profile.has_own_picture,
        Fault.NO_WORDS: not profile.description.strip(),
        Fault.NO_LINK: not profile.link.strip(),
    }
    return tuple(fault for fault, is_there in found.items() if is_there)
