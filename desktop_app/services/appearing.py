"""How an account appears: its picture, words and link at X, its last posts, what reading may cost.

Read of what this machine keeps and of the record; X is asked by `observing.refresh_profile` alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.account import Account, AccountId, PersonId
from desktop_app.services.listing import Box, ListQuery
from desktop_app.services.observing_ports import Asked, ProfileSnapshot
from desktop_app.services.parts import Parts
from desktop_app.services.ports import PostSummary
from desktop_app.services.reading_budget import PRICES, Budget, budget

#: Last posts that are shown, and those whose tone is counted.
SHOWN, COUNTED = 3, 20
#: What asking how an account shows itself costs, in millionths of a US dollar.
PRICE = PRICES[Asked.PROFILE]


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
    read = [post.text for post in rows if post.redacted is None]
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
