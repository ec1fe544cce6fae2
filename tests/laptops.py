"""Laptops of a team whose network can break: each with its own desk, copy, outbox and way to the server.

The record is on a real PostgreSQL; the people are practice's, so that nobody types a passphrase.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop_app.adapters.desk import open_desk
from desktop_app.adapters.keychain import practice_keys
from desktop_app.adapters.ledger.mirror import Mirror
from desktop_app.adapters.ledger.offline import OfflineStore
from desktop_app.adapters.ledger.postgres import PostgresMedia, open_ledger
from desktop_app.adapters.media import MediaFiles, SharedMedia
from desktop_app.assembly import PRACTICE_LEDGER
from desktop_app.domain.account import PersonId
from desktop_app.domain.payload import Part
from desktop_app.domain.review import Verdict
from desktop_app.services import discussing, drafting, practice, reading, reviewing
from desktop_app.services.parts import Parts
from tests.fakes import FakePoster
from tests.proxy import Proxy
from tests.services.conftest import RULEBOOK, NoWords

KEYS = practice_keys(PRACTICE_LEDGER, list(practice.PEOPLE))
ANNE, MARC, ZOE = practice.EXECUTIVE, practice.COMMUNICATIONS, practice.LEGAL


class Silent(NoWords):
    """Finds nothing, and is called something."""

    engine = "nobody"


class Now:
    """This computer's time, which the server's is as well, and how far it was put forward."""

    ahead = timedelta()

    def now(self):
        return datetime.now(UTC).replace(microsecond=0) + self.ahead


@dataclass
class Laptop:
    """One person's. `network` is the way to the server; None where it never breaks."""

    parts: Parts
    person: PersonId
    clock: Now
    network: Proxy | None = None

    @property
    def offline(self) -> OfflineStore:
        return self.parts.offline

    def submit(self, text, post=None, **fields):
        draft = drafting.new_draft(self.parts.clock, self.person, practice.ACCOUNT.id)
        if post is not None:
            draft = drafting.continue_post(self.parts, post, self.person)
        draft = replace(draft, parts=(Part(text=text),), **fields)
        draft = drafting.save(self.parts.desk, self.parts.clock, draft)
        return drafting.submit_for_review(self.parts, draft, self.person)

    def view(self, post):
        return reading.open_post(self.parts, post, self.person)

    def decide(self, post, verdict=Verdict.APPROVE, reason="Vérifié."):
        view = self.view(post)
        role = view.charter.roles(self.person, practice.ACCOUNT.id)[0]
        shown = view.record.current.sha256
        return reviewing.decide(self.parts, post, shown, verdict, role, self.person, reason)

    def remark(self, post, text):
        shown = self.view(post).record.current.sha256
        return discussing.comment(self.parts, post, shown, self.person, text)


@dataclass
class Crew:
    """Opens laptops on one record, and closes them."""

    database: object
    folder: Path
    opened: ExitStack = field(default_factory=ExitStack)

    def found(self) -> None:
        for person in practice.PEOPLE:
            self.database.login(person)
        store = open_ledger(self.database.address, ZOE, KEYS.verify, lambda: f"of {ZOE}")
        practice.found(store, KEYS, RULEBOOK.digest)
        store.close()

    def laptop(self, person, *, network=True, name="", stack: ExitStack | None = None) -> Laptop:
        """The person's, until `stack` is closed; the same `name` is the same laptop, started again."""
        stack = stack or self.opened
        way, port = None, self.database.server.port
        if network:
            way = stack.enter_context(Proxy(port))
            port = way.port
        address = self.database.address.replace(f":{self.database.server.port}/", f":{port}/")
        clock = Now()
        parts = opened(self.folder / (name or person), person, address, clock, stack)
        return Laptop(parts=parts, person=person, clock=clock, network=way)


def opened(folder: Path, person, address: str, clock: Now, stack: ExitStack) -> Parts:
    """What a laptop's program works with."""
    folder.mkdir(exist_ok=True)

    def password():
        return f"of {person}"

    desk = open_desk(folder / "desk.sqlite")
    mirror = Mirror(
        path=folder / "copy.sqlite", place="the record", person=person, verify=KEYS.verify
    )
    store = OfflineStore(
        lambda: open_ledger(address, person, KEYS.verify, password, clock.now),
        mirror,
        desk.outbox,
        clock.now,
    )
    media = SharedMedia(MediaFiles(folder / "media"), PostgresMedia(address, person, password))
    for each in (desk, store, media):
        stack.callback(each.close)
    return Parts(
        clock=clock,
        desk=desk,
        store=store,
        keys=KEYS,
        speller=Silent(),
        rulebook=RULEBOOK,
        media=media,
        journal=None,
        poster=lambda _account: FakePoster(answers=[]),
        publisher=None,
        person=person,
        offline=store,
    )
