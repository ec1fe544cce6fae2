"""Simulated people at their computers: each does what one of their sort does, as a seed says, for a while.

Runs inside a client process. Whatever the ledger acknowledged is written down, one id a line, in
`acknowledged.txt` beside the computer's folder: the record must have it in the end, whatever became
of network and processes.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from random import Random
from threading import Event

from desktop_app.domain.account import AccountId, Role
from desktop_app.domain.errors import Damaged, Refused, Unavailable
from desktop_app.domain.payload import Part
from desktop_app.domain.publication import PostState
from desktop_app.services import controlling, drafting, outbox, reading
from desktop_app.services.listing import Box, ListQuery
from desktop_app.services.outbox import Sent
from tests.team import verbs
from tests.team.witness import Witness

_PAUSE = Event()
_SYLLABLES = (
    "ba be bi bo bu da de di do du la le li lo lu ma me mi mo mu na ne ni no nu ra re".split()
)
CALM = (
    "Merci à toute l’équipe de {}.",
    "Belle journée avec les apprentis de {}.",
    "Bravo aux bénévoles de {}.",
    "L’atelier de {} a un nouveau toit.",
)
#: What legal must see.
GRAVE = "Nous livrerons 500 000 unités à {} cette année."


class Life:
    """Tries one thing after another until the time is up; counts what it did and what was refused."""

    def __init__(self, seat, seed, seconds):
        self.seat, self.random = seat, Random(f"{seed} {seat.person}")
        self.until = time.monotonic() + seconds
        self.did, self.refused, self.broken = Counter(), Counter(), []

    def go_on(self, *choices):
        """Do one of `choices` ((weight, function) each) after another."""
        weights, ways = zip(*choices, strict=True)
        self.seat.stays_away = True  # what can wait waits, as in the window
        while time.monotonic() < self.until:
            (way,) = self.random.choices(ways, weights)
            try:
                if way() is not False:
                    self.did[way.__name__.strip("_")] += 1
            except Damaged as error:
                self.broken.append(str(error))
            except Refused as error:  # somebody else was there first, or it may not be
                self.refused[error.kind] += 1
            except Unavailable as error:
                self.refused[error.kind] += 1
            self._send_what_waits()
            _PAUSE.wait(self.random.uniform(0.02, 0.25))
        self.seat.stays_away = False
        return {"did": self.did, "refused": self.refused, "broken": self.broken}

    def _send_what_waits(self):
        """As the window does behind the scenes, when the server is there."""
        try:
            sent = outbox.drain(self.seat.parts) if outbox.waiting(self.seat.parts) else Sent()
            self.did["waited, then recorded"] += len(sent.applied)
            for one in sent.refused:
                self.refused[f"waited, then {one.outcome.kind}"] += 1
            if self.random.random() < 0.1:
                self.seat.parts.offline.refresh()
        except Unavailable:
            return

    def one_of(self, found):
        found = list(found)
        return self.random.choice(found) if found else None

    def box(self, box):
        seat = self.seat
        query = ListQuery(box=box, person=seat.person, at=seat.parts.clock.now())
        return seat.insist(lambda: reading.page(seat.parts, query, None)).posts


def executive(seat, account, seed, seconds):
    """Writes, answers, changes their mind."""
    life = Life(_witnessed(seat), seed, seconds)
    return life.go_on(*_Executive(life, AccountId(account)).choices())


class _Executive:
    def __init__(self, life, account):
        self.life, self.seat, self.account = life, life.seat, account

    def choices(self):
        return (
            (50, self.submit),
            (10, self.schedule),
            (20, self.change),
            (5, self.change_approved),
            (5, self.withdraw),
            (5, self.remark),
            (5, self.resolve),
        )

    def text(self):
        random = self.life.random
        place = "".join(random.choice(_SYLLABLES) for _ in range(6)).title()
        return (GRAVE if random.random() < 0.2 else random.choice(CALM)).format(place)

    def submit(self):
        verbs.submit(self.seat, self.text(), self.account)

    def schedule(self):
        now = self.seat.parts.clock.now().replace(microsecond=0)
        begins = now + timedelta(seconds=self.life.random.randrange(1, 5))
        draft = drafting.new_draft(self.seat.parts.clock, self.seat.person, self.account)
        parts = (Part(text=self.text()),)
        ends = begins + timedelta(minutes=30)
        draft = replace(draft, parts=parts, language="fr", not_before=begins, not_after=ends)
        verbs._send(self.seat, draft)

    def change(self):
        return self._change(PostState.CHANGES_REQUESTED)

    def change_approved(self):
        return self._change(PostState.APPROVED)

    def _change(self, state):
        found = self._mine(state)
        if found is None:
            return False
        return verbs.change(self.seat, found.id, self.text())

    def withdraw(self):
        found = self._mine(PostState.IN_REVIEW, PostState.APPROVED)
        if found is None:
            return False
        self.seat.insist(
            lambda: drafting.withdraw(self.seat.parts, found.id, self.seat.person, "Pas si vite."),
            lambda: verbs._look(self.seat, found.id).state is PostState.WITHDRAWN,
        )
        return None

    def remark(self):
        found = self._mine(PostState.IN_REVIEW)
        if found is None:
            return False
        return verbs.comment(self.seat, found.id, f"Et {self.text()}")

    def resolve(self):
        found = next((one for one in self.life.box(Box.WRITTEN) if one.remarks), None)
        if found is None:
            return False
        return verbs.resolve(self.seat, found.id, found.remarks[0].id)

    def _mine(self, *states):
        return self.life.one_of(one for one in self.life.box(Box.WRITTEN) if one.state in states)


def reviewer(seat, accounts, seed, seconds):
    """Decides, remarks, and stops things."""
    life = Life(_witnessed(seat), seed, seconds)
    return life.go_on(*_Reviewer(life, accounts).choices())


class _Reviewer:
    def __init__(self, life, accounts):
        self.life, self.seat, self.accounts = life, life.seat, accounts
        with self.seat.parts.store.begin() as work:
            roles = work.charter().roles(self.seat.person, accounts[0])
        self.role = Role.LEGAL if Role.LEGAL in roles else Role.COMMUNICATIONS

    def choices(self):
        return (
            (75, self.approve),
            (8, self.request_changes),
            (2 if self.role is Role.LEGAL else 0, self.veto),
            (5, self.remark),
            (8, self.resolve),
            (1, self.freeze),
            (3, self.unfreeze),
            (2, self.recall),
            (5, self.release),
        )

    def approve(self):
        return self._decide("approve")

    def request_changes(self):
        return self._decide("request_changes")

    def veto(self):
        return self._decide("veto")

    def _decide(self, verdict):
        found = self.life.one_of(self.life.box(Box.MINE_TO_DO))
        me = self.seat.person
        if found is None or any(one.principal == me for one in found.deputies):
            return False  # whoever is away for this account leaves it to the deputy
        told = self.seat, found.id, verdict
        lent = self.life.one_of([one for one in found.deputies if one.deputy == me])
        if lent is not None and self.life.random.random() < 0.5:
            principal = str(lent.principal)
            return verbs.decide(*told, str(lent.role), "En son nom.", acting_for=principal)
        return verbs.decide(*told, str(self.role), "Lu et relu.")

    def remark(self):
        found = self.life.one_of(self.life.box(Box.MINE_TO_DO))
        if found is None:
            return False
        return verbs.comment(self.seat, found.id, f"Sûr ? {self.life.random.random()}")

    def resolve(self):
        mine = [
            (post.id, remark.id)
            for post in (*self.life.box(Box.MINE_TO_DO), *self.life.box(Box.OTHERS))
            for remark in post.remarks
            if remark.by == self.seat.person
        ]
        found = self.life.one_of(mine)
        return verbs.resolve(self.seat, *found) if found else False

    def freeze(self):
        verbs.freeze(self.seat, self.life.random.choice(self.accounts), "Un instant.")

    def unfreeze(self):
        account = self.life.random.choice(self.accounts)
        if verbs.frozen(self.seat, account) is None:
            return False
        return verbs.unfreeze(self.seat, account, "C’est passé.")

    def recall(self):
        return self._stop(controlling.recall, PostState.APPROVED, PostState.RECALLED)

    def release(self):
        return self._stop(controlling.release, PostState.HELD, PostState.APPROVED)

    def _stop(self, verb, state, after):
        boxes = (*self.life.box(Box.OTHERS), *self.life.box(Box.SCHEDULED))
        found = self.life.one_of(one for one in boxes if one.state is state)
        if found is None:
            return False
        return self.seat.insist(
            lambda: verb(self.seat.parts, found.id, self.seat.person, "Pour plus tard."),
            lambda: verbs._look(self.seat, found.id).state is after,
        )


def machine(seat, seconds):
    """Sends, pass after pass, until the time is up or it is killed."""
    _witnessed(seat)
    until = time.monotonic() + seconds
    said = Counter()
    while time.monotonic() < until:
        for _, what in verbs.publish(seat):
            said[what] += 1
        _PAUSE.wait(0.1)
    return said


def _witnessed(seat):
    """Let the computer's ledger write down what it acknowledges, once."""
    if not isinstance(seat.parts.store, Witness):
        sys.stderr.write("witnessed\n")
        store = Witness(seat.parts.store, seat.folder / "acknowledged.txt")
        seat.parts = replace(seat.parts, store=store)
        seat.publisher.parts = seat.parts.of_publisher()
    return seat
