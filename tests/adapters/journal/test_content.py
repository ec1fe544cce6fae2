"""Words in the journal: overwritten where they stand, at no moment another journal."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.adapters.journal import open_journal
from desktop_app.adapters.journal.content import Content, blanks
from desktop_app.domain.action import PostId
from desktop_app.domain.errors import Unavailable

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
POST, OTHER = PostId("p1"), PostId("p2")
TEXT, CHANGED = "ab" * 32, "cd" * 32
WORDS = 'Équipe 👍 "text": "merci" \\ \n fin'


def said(text: str | None, reason: str = "x.odd") -> dict[str, str | None]:
    facts = json.dumps({"text": "autre"})
    return {"facts": facts, "reason": reason, "same_text": "true", "text": text, "x_post_id": "77"}


@pytest.fixture
def journal(tmp_path):
    opened = open_journal(tmp_path / "journal.jsonl")
    yield opened
    opened.close()


def again(journal):
    journal.close()
    return open_journal(journal.path)


def test_words_of_one_post_go_and_nothing_else(journal):
    for post in (POST, OTHER):
        journal.sending(post, 1, 0, TEXT, NOW)
        journal.outcome(post, 1, "unknown", said(None))
        journal.outcome(post, 1, "found", said(WORDS))
    before = journal.path.read_bytes().splitlines()
    assert journal.forget_words(POST)
    after = journal.path.read_bytes().splitlines()
    assert [len(line) for line in after] == [len(line) for line in before]
    (changed,) = [place for place, line in enumerate(before) if after[place] != line]
    old, new = json.loads(before[changed]), json.loads(after[changed])
    assert (old["post"], old["kind"], old["fields"].pop("text")) == (POST, "found", WORDS)
    assert not new["fields"].pop("text").strip()
    assert new == old
    assert not journal.forget_words(POST)


def test_what_was_sent_stays_known_before_and_after_a_restart(journal):
    journal.sending(POST, 1, 1, TEXT, NOW)
    journal.outcome(POST, 1, "posted", said(WORDS))
    number = journal.intend()
    journal.forget_words(POST)
    for one in (journal, reopened := again(journal)):
        assert one.was_sent(POST, 1)
        assert one.sent_before(POST, 1)
        assert one.is_own(number)
        assert one.outcome_of(POST, 1) == ("posted", said(None))
        assert not one.torn
    assert not reopened.forget_words(POST)
    assert TEXT in reopened.path.read_text("ascii")
    reopened.close()


def test_an_older_outcome_of_a_number_given_again_loses_its_words_too(journal):
    for text in (WORDS, "Autre chose."):
        journal.sending(POST, 1, 0, TEXT, NOW)
        journal.outcome(POST, 1, "posted", said(text))
    reopened = again(journal)
    assert reopened.forget_words(POST)
    content = reopened.path.read_text("ascii")
    assert "merci" not in content
    assert "Autre" not in content
    assert reopened.sent_before(POST, 0)
    reopened.close()


def test_why_somebody_did_not_see_it_are_words_and_what_x_refused_is_none(journal):
    journal.outcome(POST, 1, "refused", said(None, "x.duplicate"))
    assert not journal.forget_words(POST)
    journal.outcome(POST, 2, "absent", said(None, "Cherché partout."))
    assert journal.forget_words(POST)
    assert journal.outcome_of(POST, 1) == ("refused", said(None, "x.duplicate"))
    assert journal.outcome_of(POST, 2)[1]["reason"] is None
    assert "Cherch" not in journal.path.read_text("ascii")


def test_the_journal_is_written_to_afterwards(journal):
    journal.outcome(POST, 1, "posted", said(WORDS))
    journal.forget_words(POST)
    journal.sending(OTHER, 1, 0, CHANGED, NOW)
    journal.outcome(OTHER, 1, "posted", said(WORDS))
    reopened = again(journal)
    assert reopened.outcome_of(OTHER, 1) == ("posted", said(WORDS))
    assert reopened.was_sent(OTHER, 1)
    reopened.close()


def test_another_file_in_its_place_is_left_alone(journal, tmp_path):
    journal.outcome(POST, 1, "posted", said(WORDS))
    content = journal.path.read_bytes()
    journal.path.rename(tmp_path / "away.jsonl")
    journal.path.write_bytes(content)
    with pytest.raises(Unavailable, match=r"journal\.unwritable"):
        journal.forget_words(POST)
    assert journal.path.read_bytes() == content
    assert journal.outcome_of(POST, 1) == ("posted", said(WORDS))


@given(words=st.text(min_size=1).filter(str.strip), seed=st.randoms(use_true_random=False))
def test_whatever_a_power_cut_leaves_of_it_is_a_line(words, seed):
    """Any of the bytes may have reached the disk, in any order."""
    entry = {"fence": 1, "fields": said(words, words), "kind": "absent", "line": "outcome"}
    line = json.dumps({**entry, "post": POST}, sort_keys=True).encode("ascii")
    done, torn = bytearray(line), bytearray(line)
    for place, blank in blanks(line, POST):
        done[place : place + len(blank)] = blank
        for at, byte in enumerate(blank, place):
            torn[at] = seed.choice((byte, line[at]))
    content = Content()
    content.read(bytes(done))
    assert not content.worded
    assert content.outcomes[(POST, 1)][1]["text"] is None
    half = json.loads(torn)
    assert len(half["fields"]) == len(said(None))
    assert (half["post"], half["fields"]["facts"]) == (POST, said(None)["facts"])
    for place, blank in blanks(bytes(torn), POST):
        torn[place : place + len(blank)] = blank
    assert json.loads(torn) == json.loads(done)


@pytest.mark.parametrize("line", [b"", b"{", b"[]", b'{"line": "sending", "post": "p1"}', b'"p1"'])
def test_only_outcomes_of_the_post_have_its_words(line):
    assert list(blanks(line, POST)) == []
