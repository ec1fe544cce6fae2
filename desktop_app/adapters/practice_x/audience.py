"""Who reads, likes and votes at the simulated X: nobody, unless an audience is asked for.

Its numbers follow from a post's own number and its age alone: the same post shows the same numbers
at the same age, they only grow, and most of them come in the first day.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from datetime import datetime

from desktop_app.adapters.practice_x.records import StoredPost, moment

_HALF_DAY = 12.0
#: Of a hundred who see a post: who like it, repost it, quote it, keep it, vote.
_SHARES = {"like_count": 31, "retweet_count": 6, "quote_count": 1, "bookmark_count": 4}
_VOTES = 90  #: in a thousand


def numbers(post: StoredPost, now: datetime) -> dict[str, int]:
    """What X counts of a post, besides its replies."""
    seen = _seen(post, now)
    found = {name: seen * share // 1_000 for name, share in _SHARES.items()}
    return {**found, "impression_count": seen}


def votes(post: StoredPost, now: datetime) -> Sequence[int]:
    """How many chose each answer of its poll, until it closed."""
    ends = moment(post.created_at).timestamp() + 60 * post.poll_minutes
    until = min(now, datetime.fromtimestamp(ends, now.tzinfo))
    cast = _seen(post, until) * _VOTES // 1_000
    weights = [1 + _draw(post, f"option {at}") % 9 for at in range(len(post.poll_options))]
    return [cast * weight // sum(weights) for weight in weights]


def _seen(post: StoredPost, now: datetime) -> int:
    hours = max(0.0, (now - moment(post.created_at)).total_seconds() / 3_600)
    reach = 400 + _draw(post, "reach") % 3_600
    return int(reach * (1 - math.exp(-hours / _HALF_DAY)))


def _draw(post: StoredPost, about: str) -> int:
    return int(hashlib.sha256(f"{post.id} {about}".encode()).hexdigest()[:8], 16)
