"""Words are taken out on one computer, and a team's other computers let go of their copies."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace

import pytest

from desktop_app.adapters.journal import open_journal
from desktop_app.domain.payload import Media, Part
from desktop_app.services import drafting, practice, retention
from desktop_app.services.publisher import Publisher
from desktop_app.services.redacting import Redacting
from tests.adapters.media.samples import jpeg
from tests.fakes import FakePoster
from tests.laptops import ANNE, MARC, ZOE, Crew

TEXT = "Merci à Lucie, qui nous quitte."


@pytest.fixture
def crew(postgres_server, tmp_path):
    database = postgres_server.database()
    made = Crew(database, tmp_path / "laptops")
    made.folder.mkdir()
    with made.opened:
        made.found()
        yield made
    database.drop()


@pytest.fixture
def sender(crew, tmp_path):
    """The computer that publishes, with its journal."""
    with ExitStack() as opened:
        laptop = crew.laptop(practice.PUBLISHER, network=False, stack=opened)
        journal = open_journal(tmp_path / "journal.jsonl", laptop.clock.now)
        opened.callback(journal.close)
        x = FakePoster()
        yield replace(
            laptop.parts, journal=journal, publisher=practice.PUBLISHER, poster=lambda _account: x
        )


def test_pictures_and_words_go_from_each_computer_as_it_sees_the_redaction(crew, sender, tmp_path):
    author, reviewer, legal = (crew.laptop(one) for one in (ANNE, MARC, ZOE))
    path = tmp_path / "lyon.jpg"
    path.write_bytes(jpeg())
    made = author.parts.media.prepare(path)
    photo = Media(sha256=made.sha256, kind=made.kind, alt_text="Lucie.")
    draft = drafting.new_draft(author.clock, ANNE, practice.ACCOUNT.id)
    draft = replace(draft, parts=(Part(text=TEXT, media=(photo,)),))
    post = drafting.submit_for_review(author.parts, draft, ANNE)
    reviewer.parts.media.fetch(photo.sha256)
    sender.media.fetch(photo.sha256)
    reviewer.decide(post)
    (report,) = Publisher(sender).run().reports
    assert str(report.outcome.kind) == "posted"

    retention.ask(reviewer.parts, post, MARC, "Elle le demande.")
    assert retention.redact(legal.parts, post, ZOE, "C’est son droit.") == 0
    everywhere = (author.parts, reviewer.parts, sender)
    assert all(parts.media.has(photo.sha256) for parts in everywhere)

    reviewer.network.cut()
    assert not reviewer.offline.probe()
    for parts in everywhere:
        assert Redacting(parts).look() == ()
    assert [parts.media.has(photo.sha256) for parts in everywhere] == [False, True, False]
    assert "Lucie" not in sender.journal.path.read_text("ascii")
    assert sender.journal.sent_before(post, 0)

    reviewer.network.resume()
    assert reviewer.offline.probe()
    assert Redacting(reviewer.parts).look() == ()
    assert not reviewer.parts.media.has(photo.sha256)
