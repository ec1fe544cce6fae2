"""Figures of a real record: what went out, who decided how fast, who is waited for, X's numbers."""

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop_app.adapters.desk.observations import open_observations
from desktop_app.checks.tone import Tone
from desktop_app.domain.publication import Posted, PostState
from desktop_app.services import figures_reading, practice, retention
from desktop_app.services.figures import PERIODS
from desktop_app.services.observing_ports import Counts, Snapshot

COMMS, LEGAL, CEO = practice.COMMUNICATIONS, practice.LEGAL, practice.EXECUTIVE
ACCOUNT = practice.ACCOUNT.id
TEXT = "Merci à tous pour cette belle journée à #Lyon."


def read(office, days=PERIODS[0]):
    return figures_reading.read(office.parts, ACCOUNT, days)


@pytest.fixture
def sends(office):
    numbers = iter(range(1990, 2090))

    def send(*texts):
        post = office.thread(*texts)
        office.clock.advance(minutes=15)
        for text in texts:
            office.x.answers.append(Posted(x_post_id=str(next(numbers)), text=text))
        for _ in texts:
            office.run()
        assert office.record(post).state is PostState.POSTED
        return post

    return send


def test_what_went_out_with_its_hashtags_and_tone(office, sends):
    single, thread = sends(TEXT), sends("Nous ouvrons un atelier.", "C’est à #Nantes.")
    found = read(office)
    assert {one.post: one.hashtags for one in found.posts} == {
        single: ("Lyon",),
        thread: ("Nantes",),
    }
    assert {one.tone for one in found.posts} <= set(Tone)
    assert (found.zone, (found.last - found.first).days) == ("Europe/Paris", 29)
    assert found.is_whole
    assert sum(each.posts for each in found.by_day.values()) == 2
    office.clock.advance(days=40)
    assert read(office).posts == ()
    assert len(read(office, 365).posts) == 2


def test_who_decided_and_who_is_waited_for(office, sends):
    sends(TEXT)
    before = read(office).process
    assert (before.submitted, before.approved, before.unchanged) == (1, 1, 1)
    assert {one.person for one in before.people} >= {CEO, COMMS}
    waits = office.submit_draft(office.draft("Nos équipes ouvrent un atelier à Rennes."))
    office.clock.advance(hours=5)
    (waiting,) = (one for one in read(office).waiting if one.post == waits)
    assert waiting.people == (COMMS,)
    assert read(office).as_of - waiting.since >= timedelta(hours=5)


def test_who_waits_since_the_same_moment_stands_in_the_order_of_the_words(office):
    texts = ["Rennes ouvre un atelier.", "Angers ouvre un atelier.", "Metz ouvre un atelier."]
    for text in texts:
        office.submit_draft(office.draft(text))
    shown = [one.text for one in read(office).waiting if one.text in texts]
    assert list(dict.fromkeys(shown)) == sorted(texts)
    assert shown == sorted(shown)


def test_each_reading_keeps_its_time_and_price(office, sends, tmp_path):
    post = sends(TEXT)
    (part,) = office.record(post).parts
    observations = open_observations(tmp_path / "observations.sqlite")
    office.parts = replace(office.parts, observations=observations)
    for likes in (3, 8):
        office.clock.advance(hours=1)
        one = Snapshot(
            x_post_id=part.x_post_id, at=office.clock.now(), counts=Counts(likes=likes), price=1_000
        )
        observations.keep_snapshots(ACCOUNT, (one, replace(one, x_post_id="7")))
    found = read(office)
    assert [one.snapshot.counts.likes for one in found.readings] == [8, 3]  # not the other's post
    assert {one.snapshot.price for one in found.readings} == {1_000}
    assert found.readings[0].text == TEXT
    assert [one.numbers for one in found.posts] == [(Counts(likes=8),)]
    observations.close()


def test_words_that_were_taken_out_are_not_read(office, sends):
    post = sends(TEXT)
    retention.ask(office.parts, post, COMMS, "asked")
    retention.redact(office.parts, post, LEGAL, "asked")
    found = read(office)
    assert [(one.tone, one.hashtags) for one in found.posts] == [(None, ())]
    assert found.unread == 1


def test_a_large_account_is_read_in_pieces_and_others_write_in_between(office, sends, monkeypatch):
    for number in range(5):
        sends(f"Merci à tous pour la journée {number} à #Lyon.")
    whole = read(office)
    monkeypatch.setattr(figures_reading, "PIECE", 2)
    monkeypatch.setattr(figures_reading, "MOVES_OF_PIECE", 3)
    done = []
    for one in figures_reading.pieces(office.parts, ACCOUNT, PERIODS[0]):
        done.append(one)
        if len(done) == 3:  # no transaction is open now
            office.submit_draft(office.draft("Nos équipes ouvrent un atelier à Rennes."))
    found = done.pop()
    assert done == [None] * len(done)
    assert len(done) > 10
    assert found.posts == whole.posts
    assert found.process.submitted == whole.process.submitted + 1
    assert "by_day" in vars(found)


def test_what_is_beyond_the_most_is_left_out_and_said(office, sends, monkeypatch):
    posts = [sends(f"Merci à tous pour la journée {number}.") for number in range(3)]
    monkeypatch.setattr(figures_reading, "PIECE", 2)
    for most, is_whole in ((2, False), (3, True)):
        monkeypatch.setattr(figures_reading, "MOST_POSTS", most)
        found = read(office)
        assert found.is_whole is is_whole
        assert [one.post for one in found.posts] == posts[::-1][:most]


def test_words_that_were_read_before_are_not_read_again_unless_they_are_gone(
    office, sends, monkeypatch
):
    old, gone = sends(TEXT), sends("Une journée à #Metz.")
    before = read(office)
    new = sends("Un atelier à #Nantes.")
    retention.ask(office.parts, gone, COMMS, "asked")
    retention.redact(office.parts, gone, LEGAL, "asked")
    whole, texts = read(office), []
    tone_of = figures_reading.tone_of

    def listen(text, *more):
        texts.append(text)
        return tone_of(text, *more)

    monkeypatch.setattr(figures_reading, "tone_of", listen)
    *_, again = figures_reading.pieces(office.parts, ACCOUNT, PERIODS[0], before)
    assert texts == ["Un atelier à #Nantes."]
    assert again.posts == whole.posts
    assert [one.post for one in again.posts] == [new, gone, old]
    assert again.unread == 1


def test_words_are_read_again_by_other_rules_and_for_another_profile(office, sends, monkeypatch):
    sends(TEXT)
    before, texts = read(office), []

    def listen(text, *_):
        texts.append(text)
        return Tone.PROMOTES

    monkeypatch.setattr(figures_reading, "tone_of", listen)
    other = replace(before.charter, profile={"company": "Another"})
    for stale in (replace(before, rulebook="0" * 64), replace(before, charter=other)):
        *_, again = figures_reading.pieces(office.parts, ACCOUNT, PERIODS[0], stale)
        assert [one.tone for one in again.posts] == [Tone.PROMOTES]
    assert texts == [TEXT, TEXT]
