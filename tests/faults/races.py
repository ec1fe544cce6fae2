"""Several publishers at once on one ledger: no part of any post may go out twice."""

import time
from collections import Counter
from dataclasses import dataclass

from desktop_app.domain.payload import Part
from desktop_app.domain.publication import PostState
from desktop_app.services import practice
from tests.faults import office as offices
from tests.faults.oracle import forgetful_x

SENDERS = 8
_PAGE = 200


@dataclass(frozen=True, kw_only=True)
class Counted:
    """What a race left behind."""

    approved: int
    at_x: int
    posted: int  #: by the record
    twice: int
    waiting: int  #: posts that are still to be sent, by the record
    unlike: int  #: the record's number at X is another post's
    seconds: float

    @property
    def is_sound(self):
        all_sent = self.approved == self.at_x == self.posted and not self.waiting
        return all_sent and not (self.twice or self.unlike)


def eight_senders(folder, crew, posts):
    """Eight processes under one publisher's name, each of which wants to send all `posts`."""
    office, wanted = prepared(folder, posts)
    x = forgetful_x(office.clock)
    url = x.start()
    started = time.monotonic()
    try:
        senders = [start(crew, office, url, number) for number in range(SENDERS)]
        for sender in senders:
            assert crew.wait(sender, office) == "done"
        return count(office, x, wanted, time.monotonic() - started)
    finally:
        x.stop()


def start(crew, office, url, number, **order):
    """One sender, with a journal of its own. It passes again and again while time stands still.

    All have one name, and none stops because of the others: the record alone keeps them apart.
    """
    usual = {"jumps": [0] * 30, "weakness": "believes it is alone"}
    return crew.start(office, url, journal=f"sender-{number}", **{**usual, **order})


def prepared(folder, posts):
    """An office with that many approved posts, one in ten a thread: (office, texts by post)."""
    office = offices.found(folder / "office")
    wanted = {}
    with office.parts(journal=None) as parts:
        for number in range(posts):
            texts = [f"Annonce {number} : l’atelier ouvre demain à l’aube."]
            if number % 10 == 0:
                texts.append(f"Suite de l’annonce {number}, la porte est grande ouverte.")
            wanted[offices.approve(parts, *(Part(text=text) for text in texts))] = texts
    return office, wanted


def count(office, x, wanted, seconds=0.0):
    """Compare what is at X with `wanted` (texts by post) and with the record."""
    texts = Counter(stored.text for stored in x.posts())
    by_number = {stored.id: stored.text for stored in x.posts()}
    approved = [text for each in wanted.values() for text in each]
    with office.parts(journal=None) as parts:
        assert parts.store.verify_chains() > 0
        with parts.store.begin() as work:
            known = work.posted_parts(practice.ACCOUNT.id)
            waiting = _all(work, (PostState.APPROVED, PostState.SENDING))
    return Counted(
        approved=len(approved),
        at_x=len(by_number),
        posted=len(known),
        twice=sum(number - 1 for number in texts.values()),
        waiting=len(waiting),
        unlike=sum(by_number.get(one.x_post_id) != wanted[one.post][one.number] for one in known),
        seconds=round(seconds, 1),
    )


def _all(work, states):
    found, before = [], None
    while page := work.posts(states, before=before, limit=_PAGE):
        found += page
        before = (page[-1].updated_at, page[-1].id)
    return found
