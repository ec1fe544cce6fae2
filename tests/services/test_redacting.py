"""What two people took out of the record goes from every computer on which the program made a copy."""

import io
import sqlite3
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace

import pytest

from desktop_app.adapters.desk import open_desk
from desktop_app.adapters.desk.observations import open_observations
from desktop_app.adapters.ledger import open_ledger
from desktop_app.adapters.media import MediaFiles
from desktop_app.domain.action import ActionKind, NewAction
from desktop_app.domain.errors import PostUnanswered, Unavailable
from desktop_app.domain.payload import Media, MediaKind, Part, Poll
from desktop_app.domain.publication import Posted
from desktop_app.services import drafting, practice, reading, retention, settling
from desktop_app.services.observing_ports import (
    Counts,
    PollOption,
    PollResult,
    PollState,
    Snapshot,
)
from desktop_app.services.offline_ports import Entry
from desktop_app.services.parts import Parts
from desktop_app.services.publisher import Publisher
from desktop_app.services.redacting import Redacting
from desktop_app.services.ruled import Follower
from desktop_app.services.trail_words import Reader, fields
from tests.services.bundles import bundle, check, theirs

COMMS, LEGAL = practice.COMMUNICATIONS, practice.LEGAL
PICTURE = b"a picture"
TEXT = "Merci à « Lucie » 👍 pour tout."
POLL = Poll(options=("Lucie", "Personne"), minutes=60)


@pytest.fixture
def other(office, tmp_path):
    """A second computer that opens the same record; it publishes nothing."""
    with ExitStack() as opened:
        parts = replace(
            office.parts,
            store=open_ledger(
                tmp_path / "ledger.sqlite", office.parts.keys.verify, office.clock.now
            ),
            desk=open_desk(tmp_path / "other.sqlite"),
            media=MediaFiles(tmp_path / "other media"),
            journal=None,
            publisher=None,
            follower=Follower(),
        )
        for each in (parts.media, parts.desk, parts.store):
            opened.callback(each.close)
        yield parts


def kept_on(*computers: Parts, content: bytes = PICTURE) -> Media:
    (sha256,) = {each.media._shelf.put(io.BytesIO(content)) for each in computers}
    return Media(sha256=sha256, kind=MediaKind.PHOTO, alt_text="Une salle.")


def withdrawn(office, *media: Media, text: str = "Un."):
    draft = replace(office.draft(text), parts=(Part(text=text, media=media),))
    post = office.submit_draft(draft)
    drafting.withdraw(office.parts, post, practice.EXECUTIVE, "Non.")
    return post


def redact(parts: Parts, post) -> int:
    retention.ask(parts, post, COMMS, "Dix ans ont passé.")
    return retention.redact(parts, post, LEGAL, "Rien ne s’y oppose.")


def with_draft(parts: Parts, photo: Media):
    draft = drafting.new_draft(parts.clock, COMMS, practice.ACCOUNT.id)
    parts.desk.save(replace(draft, parts=(Part(text="Brouillon.", media=(photo,)),)))
    return draft.id


def test_a_picture_goes_from_the_computer_of_everybody(office, other):
    photo, beside = kept_on(office.parts, other), kept_on(other, content=b"another")
    post = withdrawn(office, photo)
    following = Redacting(other)
    assert following.look() == ()
    assert redact(office.parts, post) == 1
    assert other.media.has(photo.sha256)
    assert following.look() == ()
    assert not other.media.has(photo.sha256)
    assert other.media.has(beside.sha256)


def test_a_computer_that_was_off_lets_go_of_it_at_its_next_start(office, other):
    photo = kept_on(office.parts, other)
    redact(office.parts, withdrawn(office, photo))
    Redacting(other).look()
    assert not other.media.has(photo.sha256)


def test_the_statement_names_what_any_version_had(office):
    first, second = kept_on(office.parts), kept_on(office.parts, content=b"another")
    draft = replace(office.draft("Un."), parts=(Part(text="Un.", media=(first,)),))
    post = office.submit_draft(draft)
    again = drafting.continue_post(office.parts, post, practice.EXECUTIVE)
    office.submit_draft(replace(again, parts=(Part(text="Deux.", media=(second,)),)))
    drafting.withdraw(office.parts, post, practice.EXECUTIVE, "Non.")
    assert redact(office.parts, post) == 2
    plain = withdrawn(office)
    redact(office.parts, plain)
    with office.parts.store.begin() as work:
        said = {one.post: one.statement for one in work.redactions()}
    assert said[post]["media"] == sorted([first.sha256, second.sha256])
    assert "media" not in said[plain]


def test_a_picture_that_another_post_has_goes_with_the_last_of_them(office, other):
    photo = kept_on(office.parts, other)
    one, two = withdrawn(office, photo), withdrawn(office, photo, text="Deux.")
    following = Redacting(other)
    assert redact(office.parts, one) == 0
    following.look()
    assert other.media.has(photo.sha256)
    assert redact(office.parts, two) == 1
    following.look()
    assert not other.media.has(photo.sha256)


def test_what_a_post_took_up_again_after_the_redaction_stays(office, other):
    photo = kept_on(office.parts, other)
    redact(office.parts, withdrawn(office, photo))
    kept_on(office.parts)
    withdrawn(office, photo, text="Deux.")
    Redacting(other).look()
    assert other.media.has(photo.sha256)


def test_a_draft_keeps_its_picture_until_it_is_thrown_away_for_good(office, other):
    photo = kept_on(office.parts, other)
    draft = with_draft(other, photo)
    redact(office.parts, withdrawn(office, photo))
    for change in (lambda: None, lambda: other.desk.put_aside(draft, office.clock.now())):
        change()
        Redacting(other).look()
        assert other.media.has(photo.sha256)
    other.desk.discard(draft)
    Redacting(other).look()
    assert not other.media.has(photo.sha256)


@dataclass
class Line:
    """A line to a team's server, for whoever works with a copy while it is away."""

    outbox: object
    store: object
    is_away: bool = False
    place: str = "the record"
    person: str = COMMS

    def server(self):
        return self.store


def test_nothing_goes_by_the_copy_of_a_record_whose_server_is_away(office, other):
    photo = kept_on(office.parts, other)
    redact(office.parts, withdrawn(office, photo))
    line = Line(other.desk.outbox, other.store, is_away=True)
    following = Redacting(replace(other, offline=line))
    assert following.look() == ()
    assert other.media.has(photo.sha256)
    line.is_away = False
    assert following.look() == ()
    assert not other.media.has(photo.sha256)


def test_what_waits_to_be_sent_keeps_its_picture(office, other):
    photo = kept_on(office.parts, other)
    line = Line(other.desk.outbox, other.store)
    waits = NewAction(
        id="a1",
        account=practice.ACCOUNT.id,
        kind=ActionKind.SUBMIT,
        actor=COMMS,
        statement="{}",
        signature="",
        post="p1",
        payload=f'{{"media":"{photo.sha256}"}}',
    )
    entry = Entry(place=line.place, person=COMMS, kept_at=office.clock.now(), actions=(waits,))
    other.desk.outbox.put(entry)
    redact(office.parts, withdrawn(office, photo))
    Redacting(replace(other, offline=line)).look()
    assert other.media.has(photo.sha256)
    other.desk.outbox.remove(entry.id)
    Redacting(replace(other, offline=line)).look()
    assert not other.media.has(photo.sha256)


def test_a_redaction_that_nobody_signed_takes_nothing_along(office, other):
    photo = kept_on(office.parts, other)
    post = withdrawn(office, photo)
    redact(office.parts, post)

    class NoKeys:
        def verify(self, *_):
            return False

    (failure,) = Redacting(replace(other, keys=NoKeys())).look()
    assert (failure.post, failure.error.kind) == (post, "ledger.signature")
    assert other.media.has(photo.sha256)


def test_what_could_not_be_let_go_of_is_told_and_tried_again(office, other, monkeypatch):
    photo = kept_on(office.parts, other)
    post = withdrawn(office, photo)
    redact(office.parts, post)
    following = Redacting(other)
    with monkeypatch.context() as patch:

        def refuse(_sha256):
            raise Unavailable("media.unwritable")

        patch.setattr(other.media, "forget", refuse)
        (failure,) = following.look()
        assert (failure.post, failure.error.kind) == (post, "media.unwritable")
    assert following.look() == ()
    assert not other.media.has(photo.sha256)


def test_a_redaction_by_an_older_program_names_no_picture(office, other):
    photo = kept_on(office.parts, other)
    post = withdrawn(office, photo)
    retention.ask(office.parts, post, COMMS, "Dix ans.")
    with office.parts.store.begin() as work:
        record = reading.load(work, office.parts, post)
        retention.append_to(
            work,
            office.parts,
            record,
            ActionKind.REDACT,
            LEGAL,
            {"reason": "Oui.", "media": "none"},
        )
    assert Redacting(other).look() == ()
    assert other.media.has(photo.sha256)


def test_the_publishers_journal_knows_what_was_sent_and_not_what_it_said(office):
    post, other = office.approved(TEXT), office.approved("Demain aussi.")
    assert {kind for _, kind in office.run()} == {"posted"}
    journal = office.parts.journal
    assert "Lucie" in journal.path.read_text("ascii")
    retention.ask(office.parts, post, COMMS, "Dix ans.")
    with office.parts.store.begin() as work:  # on another computer
        record = reading.load(work, office.parts, post)
        retention.append_to(
            work, office.parts, record, ActionKind.REDACT, LEGAL, {"reason": "Oui."}
        )
    assert journal.has_words(post)
    assert Redacting(office.parts).look() == ()
    content = journal.path.read_text("ascii")
    assert "Lucie" not in content
    assert "Demain" in content
    assert journal.has_words(other)
    for one in (post, other):
        assert journal.was_sent(one, 1)
        assert journal.sent_before(one, 0)
    assert journal.outcome_of(post, 1)[1]["text"] is None
    office.restart()
    assert office.run() == []
    assert len(office.x.received) == 2


def test_a_record_set_back_before_the_outcome_has_it_from_the_journal_and_nothing_is_sent_again(
    office, tmp_path
):
    real, earlier = office.x.post, tmp_path / "earlier.sqlite"

    def post_and_copy(clearance, media_ids):
        now, copy = (sqlite3.connect(one) for one in (office.folder / "ledger.sqlite", earlier))
        with closing(now), closing(copy):
            now.backup(copy)
        return real(clearance, media_ids)

    office.x.post = post_and_copy
    post = office.approved(TEXT)
    assert office.kinds() == ["posted"]
    redact(office.parts, post)
    keys, clock = office.parts.keys, office.clock
    with closing(open_ledger(earlier, keys.verify, clock.now)) as store:
        parts = replace(office.parts, store=store, follower=Follower())
        (report,) = Publisher(parts).run().reports
        assert (str(report.outcome.kind), report.outcome.text) == ("posted", None)
        with store.begin() as work:
            part, *_ = reading.load(work, parts, post).parts
    assert [part.x_post_id] == [*office.x.there]
    assert len(office.x.received) == 1


def test_words_go_from_the_journal_after_whatever_way_a_post_went_out(office):
    office.x.answers = [PostUnanswered("x.timeout")]
    post = office.approved(TEXT)
    assert office.kinds() == ["unknown"]
    shown = Posted(x_post_id="77", text=TEXT, created_at=office.clock.now())
    office.x.show(office.x.received[0], shown)
    office.clock.advance(minutes=16)
    settling.settle_found(office.parts, post, "https://x.com/acme_ceo/status/77", COMMS)
    redact(office.parts, post)
    assert "Lucie" not in office.parts.journal.path.read_text("ascii")
    assert office.parts.journal.sent_before(post, 0)


def test_a_publisher_goes_on_after_a_redaction_of_what_it_sent_lately(office):
    """The redacted attempt does not say any more with which journal it was made."""
    office.clock.advance(minutes=1)
    post = office.approved(TEXT)
    assert office.kinds() == ["posted"]
    redact(office.parts, post)
    office.restart()
    assert office.run() == []
    office.approved("Demain aussi.")
    assert office.kinds() == ["posted"]
    assert office.parts.journal.halt is None


def test_how_its_poll_ended_goes_and_its_numbers_stay(office, other, tmp_path):
    """The answers that one could choose are words of the post."""
    posts = [
        office.thread(f"{number} ?", parts=(Part(text=f"{number} ?", poll=POLL),))
        for number in ("Lyon", "Lille")
    ]
    assert set(office.kinds()) == {"posted"}
    with office.parts.store.begin() as work:
        numbers = {one.post: one.x_post_id for one in work.posted_parts(practice.ACCOUNT.id)}
    observations = open_observations(tmp_path / "observations.sqlite")
    now = office.clock.now()
    for number in numbers.values():
        ended = PollState(
            x_post_id=number,
            options=(PollOption(label="Lucie", votes=3),),
            is_closed=True,
            ends_at=now,
        )
        observations.keep_polls(practice.ACCOUNT.id, [PollResult(poll=ended, at=now)])
        counts = Snapshot(x_post_id=number, at=now, counts=Counts(likes=3), price=0)
        observations.keep_snapshots(practice.ACCOUNT.id, [counts])
    redact(office.parts, posts[0])
    assert Redacting(replace(other, observations=observations)).look() == ()
    (left,) = observations.polls(practice.ACCOUNT.id)
    assert left.poll.x_post_id == numbers[posts[1]]
    assert len(observations.snapshots(practice.ACCOUNT.id)) == 2
    assert observations.gone(practice.ACCOUNT.id) == frozenset()
    observations.close()


def test_evidence_of_it_is_sound_to_whoever_verifies_it(office):
    """The small verifier knows nothing of pictures that a redaction names, as older programs do not."""
    photo = kept_on(office.parts)
    post = withdrawn(office, photo)
    redact(office.parts, post)
    data = bundle(office.parts, post)
    assert photo.sha256 in data.decode()
    assert [one.post for one in check(office.parts, data).sections[0].redacted] == [post]
    assert theirs(data) is None


@pytest.mark.parametrize(
    ("language", "label"),
    [("en", "Pictures and films (SHA-256)"), ("fr", "Images et films (SHA-256)")],
)
def test_the_audit_tells_which_pictures_were_named(office, language, label):
    photo = kept_on(office.parts)
    redact(office.parts, withdrawn(office, photo))
    with office.parts.store.begin() as work:
        (redaction,) = work.redactions()
        reader = Reader(charter=work.charter(), language=language)
    assert dict(fields(redaction, reader))[label] == photo.sha256
