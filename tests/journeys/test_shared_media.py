"""A photo on its way through three computers: written on one, approved on another, sent from a third."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desktop_app.adapters.desk import open_desk
from desktop_app.adapters.journal import open_journal
from desktop_app.adapters.keychain import practice_keys
from desktop_app.adapters.ledger.postgres import PostgresMedia, open_ledger
from desktop_app.adapters.media import MediaFiles, SharedMedia
from desktop_app.assembly import PRACTICE_LEDGER
from desktop_app.domain.account import Realm
from desktop_app.domain.errors import Unavailable
from desktop_app.domain.payload import Media, Part
from desktop_app.domain.publication import PostState
from desktop_app.posters import practice_posters
from desktop_app.services import drafting, practice, reading
from desktop_app.services.parts import Opening, Parts
from desktop_app.services.publisher import Publisher
from desktop_app.ui.review.seen import NOT_YET
from tests.adapters.media.samples import jpeg
from tests.journeys.conftest import told
from tests.proxy import Proxy
from tests.services.conftest import RULEBOOK, NoWords

TEXT = "Merci à toute l’équipe de Lyon."
KEYS = practice_keys(PRACTICE_LEDGER, list(practice.PEOPLE))


class Now:
    """This computer's time, which the server's is as well."""

    def now(self):
        return datetime.now(UTC).replace(microsecond=0)


@pytest.fixture
def clock():
    return Now()


@pytest.fixture
def database(postgres_server):
    made = postgres_server.database()
    for person in practice.PEOPLE:
        made.login(person)
    yield made
    made.drop()


@pytest.fixture
def machine(database, x, clock, tmp_path):
    """Everything that a person has on a computer of their own; the record is on the server."""
    with ExitStack() as opened:

        def of(person, media_port=None) -> Parts:
            folder = tmp_path / person
            folder.mkdir()

            def password():
                return f"of {person}"

            store = open_ledger(database.address, person, KEYS.verify, password)
            address = database.address
            if media_port:
                address = address.replace(f":{database.server.port}/", f":{media_port}/")
            remote = PostgresMedia(address, person, password)
            media = SharedMedia(MediaFiles(folder / "media"), remote)
            desk = open_desk(folder / "desk.sqlite")
            desk.prefer("person", person)
            journal = open_journal(folder / "journal.jsonl", clock.now)
            for each in (store, media, desk, journal):
                opened.callback(each.close)
            is_publisher = person == practice.PUBLISHER
            return Parts(
                clock=clock,
                desk=desk,
                store=store,
                keys=KEYS,
                speller=NoWords(),
                rulebook=RULEBOOK,
                media=media,
                journal=journal if is_publisher else None,
                poster=practice_posters(x.start(), media),
                publisher=person if is_publisher else None,
            )

        yield of


def opening(parts: Parts) -> Opening:
    return Opening(
        realm=Realm.PRACTICE,
        clock=parts.clock,
        desk=parts.desk,
        load=lambda: parts,
        close=lambda: None,
    )


def written(parts: Parts, photo) -> tuple[drafting.Draft, str]:
    made = parts.media.prepare(photo)
    media = Media(sha256=made.sha256, kind=made.kind, alt_text="L’atelier de Lyon.")
    draft = drafting.new_draft(parts.clock, practice.EXECUTIVE, practice.ACCOUNT.id)
    return replace(draft, parts=(Part(text=TEXT, media=(media,)),)), made.sha256


@pytest.fixture
def photo(tmp_path):
    path = tmp_path / "lyon.jpg"
    path.write_bytes(jpeg())
    return path


def test_what_the_author_attached_is_what_the_reviewer_sees_and_what_is_sent(
    machine, start, x, photo
):
    legal = machine(practice.LEGAL)
    practice.found(legal.store, KEYS, RULEBOOK.digest)
    author, reviewer = machine(practice.EXECUTIVE), machine(practice.COMMUNICATIONS)
    draft, sha256 = written(author, photo)
    post = drafting.submit_for_review(author, draft, practice.EXECUTIVE)
    assert not reviewer.media.has(sha256)

    hand = start(beside=opening(reviewer))
    hand.open_from_queue(post)
    final = hand.window.review.final
    picture = draft.parts[0].media[0]
    hand.wait(lambda: getattr(final._thumbnails.of(picture), "picture", None), "the photo")
    assert "atelier de Lyon" in told(hand.window.review)
    hand.approve()
    start.stop()

    sender = machine(practice.PUBLISHER)
    assert not sender.media.has(sha256)
    with sender.store.begin() as work:
        (summary,) = work.posts((PostState.APPROVED,))
    assert summary.id == post
    Publisher(sender).run()
    assert reading.open_post(legal, post, practice.LEGAL).record.state is PostState.POSTED
    (uploaded,) = x.media()
    here = author.media.path(sha256).read_bytes()
    assert x.content(uploaded.id) == here == reviewer.media.path(sha256).read_bytes()
    assert uploaded.sha256 == sha256


def test_without_the_server_nothing_is_submitted_and_the_reviewer_waits_for_the_picture(
    machine, start, database, photo
):
    legal = machine(practice.LEGAL)
    practice.found(legal.store, KEYS, RULEBOOK.digest)
    with Proxy(database.server.port) as proxy:
        author = machine(practice.EXECUTIVE, proxy.port)
        draft, sha256 = written(author, photo)
        proxy.cut()
        with pytest.raises(Unavailable, match=r"media\.unshared"):
            drafting.submit_for_review(author, draft, practice.EXECUTIVE)
    with legal.store.begin() as work:
        assert work.posts(tuple(PostState)) == ()
    with Proxy(database.server.port) as proxy:
        reviewer = machine(practice.COMMUNICATIONS, proxy.port)
        author.media._remotes = straight(database)  # the way is open again
        post = drafting.submit_for_review(author, draft, practice.EXECUTIVE)
        proxy.freeze()
        hand = start(beside=opening(reviewer))
        hand.window.open_review(post)
        review = hand.window.review
        hand.wait(lambda: "Récupération depuis le serveur" in told(review), "it is on its way")
        assert not review.seen.is_whole
        proxy.cut()
        hand.wait(lambda: "n’a pas pu être récupérée" in told(review), "it did not come")
        (line,) = [each for key, each in review.final.blocks.items() if key[0] == "media"]
        assert line.property(NOT_YET)
        assert not review.seen.is_whole
        reviewer.media._remotes = straight(database, practice.COMMUNICATIONS)
        hand.click(line._again)
        hand.wait(lambda: not line.property(NOT_YET), "the photo")
        hand.wait(lambda: reviewer.media.has(sha256), "the bytes")
        hand.settle()
        start.stop()
        for remote in (*author.media._remotes, *reviewer.media._remotes):
            remote.close()


def straight(database, person=practice.EXECUTIVE):
    return (PostgresMedia(database.address, person, lambda: f"of {person}"),)
