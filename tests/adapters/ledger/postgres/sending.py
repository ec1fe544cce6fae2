"""A practice office on PostgreSQL whose publisher trusts a roster, and remembers the chains it saw."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine

from desktop_app.adapters.desk import open_desk
from desktop_app.adapters.journal import open_journal
from desktop_app.adapters.keychain import practice_keys, verify
from desktop_app.adapters.media import MediaFiles
from desktop_app.assembly import PRACTICE_LEDGER
from desktop_app.domain.errors import CountersignError, Damaged
from desktop_app.services import practice
from desktop_app.services.links import Chains
from desktop_app.services.parts import Parts
from desktop_app.services.rosters import first_roster, meet
from desktop_app.services.trusting import Trust, confirm, look_over
from tests.adapters.ledger.postgres.everyone import EveryonesLedger, emptied
from tests.adapters.ledger.postgres.people import Now
from tests.domain.signing import ROOTS, signed
from tests.fakes import FakePoster
from tests.postgres import Database
from tests.services.conftest import RULEBOOK, NoWords, Office

ACCOUNT = practice.ACCOUNT.id
PLACE = "postgresql://ledger.example/countersign"


class Board:
    """What carries the roster and the heartbeats."""

    def __init__(self) -> None:
        self.texts, self.beats = [], []

    def rosters(self):
        return self.texts

    def heartbeats(self):
        return self.beats


class Team(Office):
    """The office: three people, one publisher."""

    def confirm(self) -> None:
        """Legal looks the ledger over; it may have grown, and is remembered."""
        board = self.parts.trust.board(None)
        with self.parts.store.begin() as work:
            now = self.clock.now()
            text = confirm(self.parts.trust, work, [ACCOUNT], practice.LEGAL, self.parts.keys, now)
        board.beats.insert(0, text)

    def forgetful(self) -> None:
        """The same machine without roster and memory; its journal stays."""
        self.parts = replace(self.parts, trust=None)
        self.restart()

    def sends_nothing(self) -> list[str]:
        """What a pass of a publishing program that was just started says, and it sent nothing."""
        self.parts = replace(self.parts, follower=type(self.parts.follower)())
        self.restart()
        before = len(self.x.received)
        kinds = self.kinds()
        assert len(self.x.received) == before
        return kinds

    def verified(self) -> str:
        """Which action or chain the verifier names; "" where it finds nothing."""
        try:
            self.parts.store.verify_chains()
        except Damaged as error:
            return error.facts["action"]
        return ""

    def remembered(self) -> dict[str, str]:
        """What a client that opens the ledger says of its chains."""
        with self.parts.store.begin() as work, pytest.raises(CountersignError) as caught:
            look_over(self.parts.trust, work, [ACCOUNT])
        return {"kind": caught.value.kind, **caught.value.facts}


@contextmanager
def sending_team(database: Database, engine: Engine, folder: Path) -> Iterator[Team]:
    """The office on an emptied ledger, at the server's own time; legal has confirmed it today."""
    emptied(engine)
    clock, x = Now(), FakePoster()
    keys = practice_keys(PRACTICE_LEDGER, list(practice.PEOPLE))
    store = EveryonesLedger(engine, clock.now, database)
    practice.found(store, keys, RULEBOOK.digest)
    parts = Parts(
        clock=clock,
        desk=open_desk(folder / "desk.sqlite"),
        store=store,
        keys=keys,
        speller=NoWords(),
        rulebook=RULEBOOK,
        media=MediaFiles(folder / "media"),
        journal=open_journal(folder / "journal.jsonl", clock.now),
        poster=lambda _account: x,
        publisher=practice.PUBLISHER,
    )
    with store.begin() as work:
        roster = first_roster(work.charter(), work.rules()[0].hash, ROOTS, clock.now())
    board = Board()
    board.texts.append(signed(roster, "director", "legal"))
    meet(parts.desk, PLACE, board.texts[0], roster.digest, verify)
    trust = Trust(
        place=PLACE,
        desk=parts.desk,
        verify=verify,
        board=lambda _work: board,
        links=lambda work, accounts: Chains().of(work, accounts),
    )
    made = Team(folder=folder, parts=replace(parts, trust=trust), x=x, clock=clock)
    made.confirm()
    yield made
    for part in (parts.media, parts.journal, parts.desk):
        part.close()
