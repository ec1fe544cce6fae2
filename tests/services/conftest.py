"""A whole practice desk for service tests: the real ledger, keys and journal; X is scripted."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from desktop_app import bootstrap
from desktop_app.adapters.desk import open_desk
from desktop_app.adapters.journal import open_journal
from desktop_app.adapters.keychain import practice_keys
from desktop_app.adapters.ledger import create_ledger, open_ledger
from desktop_app.adapters.media import MediaFiles
from desktop_app.assembly import PRACTICE_LEDGER
from desktop_app.domain.account import PersonId
from desktop_app.domain.action import PostId
from desktop_app.domain.payload import Part
from desktop_app.domain.record import PostRecord
from desktop_app.domain.review import Verdict
from desktop_app.services import drafting, practice, reading, reviewing
from desktop_app.services.parts import Parts
from desktop_app.services.publisher import Publisher
from tests.fakes import FakeClock, FakePoster

RULEBOOK = bootstrap.rulebook()


class NoWords:
    """A speller for tests in which words do not matter."""

    engine = "no dictionary"

    def check(self, text: str, language: str | None, own_words: frozenset = frozenset()) -> tuple:
        return ()


@dataclass
class Office:
    """Three people, one ledger, one publisher; `again` is the same office after a crash."""

    folder: Path
    parts: Parts
    x: FakePoster
    clock: FakeClock
    opened: list = field(default_factory=list)
    publisher: Publisher = field(init=False)

    def __post_init__(self) -> None:
        self.restart()

    def run(self) -> list[tuple[str, str]]:
        """One pass of the publisher: (outcome or error kind) by post, as they happened."""
        reports = self.publisher.run().reports
        return [(r.post, r.error.kind if r.error else str(r.outcome.kind)) for r in reports]

    def kinds(self) -> list[str]:
        return [kind for _, kind in self.run()]

    def restart(self) -> None:
        """The publishing program starts again: what it kept in memory is gone."""
        self.publisher = Publisher(self.parts)

    def draft(self, *texts: str, by: PersonId = practice.EXECUTIVE, account=None, **fields):
        draft = drafting.new_draft(self.clock, by, account or practice.ACCOUNT.id)
        parts = tuple(Part(text=text) for text in texts)
        return replace(draft, **{"parts": parts, **fields})

    def submit_draft(self, draft) -> PostId:
        return drafting.submit_for_review(self.parts, draft, draft.owner)

    def thread(self, *texts: str, **fields) -> PostId:
        """An approved thread (or one post) with whatever else a draft can have."""
        post = self.submit_draft(self.draft(*texts, **fields))
        for person in (practice.COMMUNICATIONS, practice.LEGAL):
            if reading.open_post(self.parts, post, person).my_role is not None:
                self.decide(post, person)
        return post

    def adopt(self, **terms) -> None:
        """Change the terms of the account, as two people would."""
        with self.parts.store.begin() as work:
            charter = work.charter()
        old = charter.policy.terms_for(practice.ACCOUNT.id)
        accounts = {**charter.policy.accounts, practice.ACCOUNT.id: replace(old, **terms)}
        policy = replace(charter.policy, accounts=accounts)
        practice.adopt(self.parts.store, self.parts.keys, replace(charter, policy=policy))

    def submit(self, text: str, by: PersonId = practice.EXECUTIVE, post: PostId | None = None):
        if post is None:
            draft = drafting.new_draft(self.clock, by, practice.ACCOUNT.id)
        else:
            draft = drafting.continue_post(self.parts, post, by)
        draft = drafting.save(self.parts.desk, self.clock, drafting.typed(draft, text, "auto"))
        return drafting.submit_for_review(self.parts, draft, by)

    def decide(self, post, by, verdict=Verdict.APPROVE, reason="Vérifié.", role=None):
        view = reading.open_post(self.parts, post, by)
        mine = role or view.charter.roles(by, practice.ACCOUNT.id)[0]
        shown = view.record.current.sha256
        return reviewing.decide(self.parts, post, shown, verdict, mine, by, reason)

    def record(self, post: PostId) -> PostRecord:
        return reading.open_post(self.parts, post, practice.LEGAL).record

    def approved(self, text: str = "Merci à tous pour cette belle journée à Lyon.") -> PostId:
        post = self.submit(text)
        self.decide(post, practice.COMMUNICATIONS)
        return post


@pytest.fixture
def office(tmp_path) -> Iterator[Office]:
    clock = FakeClock()
    keys = practice_keys(PRACTICE_LEDGER, list(practice.PEOPLE))
    path = tmp_path / "ledger.sqlite"
    with_charter = create_ledger(path, keys.verify, clock.now)
    practice.found(with_charter, keys, RULEBOOK.digest)
    with_charter.close()
    x = FakePoster(answers=[])
    store, journal = (
        open_ledger(path, keys.verify, clock.now),
        open_journal(tmp_path / "journal.jsonl", clock.now),
    )
    desk = open_desk(tmp_path / "desk.sqlite")
    media = MediaFiles(tmp_path / "media")
    parts = Parts(
        clock=clock,
        desk=desk,
        store=store,
        keys=keys,
        speller=NoWords(),
        rulebook=RULEBOOK,
        media=media,
        journal=journal,
        poster=lambda _account: x,
        publisher=practice.PUBLISHER,
    )
    yield Office(folder=tmp_path, parts=parts, x=x, clock=clock)
    for part in (media, journal, store, desk):
        part.close()
