"""What a redaction leaves in a ledger's file, and words that are missing without one."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from desktop_app.adapters.ledger import create_ledger, enforcement, open_ledger
from desktop_app.domain.action import ActionKind, PostId
from desktop_app.domain.canonical import canonical, digest
from desktop_app.domain.errors import Damaged
from desktop_app.domain.payload import Media, MediaKind, Part
from tests.contracts.company import Clock, Company, Walk, verify

K = ActionKind
#: Words that stand nowhere else, each where one can be said.
SAID = ("Quokkatext", "Quokkaalt", "Quokkanote", "Quokkasource", "Quokkaremark", "Quokkareason")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "ledger.sqlite"


@pytest.fixture
def walk(path):
    """A post with all the words, p1, and one that stands beside it, p2; both went to X."""
    clock = Clock()
    made = create_ledger(path, verify, clock.now)
    company = Company(clock)
    made.found(company.founding())
    one = Walk(company, made)
    wordy(one, *SAID)
    one.sent()
    Walk(company, made, "p2").approved().sent()
    yield one
    made.close()


@pytest.fixture
def ledger(walk):
    return walk.store


def wordy(walk: Walk, text, alt, note, source, remark, reason) -> None:
    """Bring a post to its approval that says each of these words somewhere."""
    picture = Media(sha256="ab" * 32, kind=MediaKind.PHOTO, alt_text=alt)
    walk.payload = walk.company.payload(parts=(Part(text=f"{text} here.", media=(picture,)),))
    attached = tuple(canonical({"words": one}) for one in (note, source))
    named = {"note": digest(attached[0]), "source": digest(attached[1])}
    walk.add(K.SUBMIT, "ceo", said=named, attached=attached)
    anchor = {"part": 0, "start": 0, "end": len(text), "quote": text}
    said = {"text": remark, "suggestion": f"{remark} too", "anchor": anchor}
    made = walk.add(K.COMMENT, "comms", said=said)
    walk.add(K.RESOLVE, "comms", said={"comment": made.id, "reason": reason})
    walk.add(K.APPROVE, "comms", said={"reason": reason})


def redact(walk: Walk) -> None:
    walk.add(K.ASK_REDACTION, "comms")
    walk.add(K.REDACT, "legal")


def found(path) -> set[str]:
    """Which of the words stand in any file of the ledger, in any case."""
    files = b"".join(one.read_bytes() for one in path.parent.iterdir()).lower()
    return {word for word in SAID if word.lower().encode() in files}


def test_no_word_is_left_in_any_file(walk, ledger, path):
    assert found(path) == {*SAID}
    redact(walk)
    assert found(path) == set()  # and the ledger is still open
    assert ledger.verify_chains() == 13
    assert enforcement(path)


def change(path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


@pytest.mark.parametrize("kind", ["submit", "comment", "approve", "posted"])
def test_a_statement_that_is_missing_without_a_redaction(ledger, path, kind):
    change(
        path,
        "DROP TRIGGER payload_delete",
        "DELETE FROM payload WHERE sha256 IN (SELECT statement_sha256 FROM action "
        f"WHERE kind = '{kind}' AND post = 'p1')",
    )
    with pytest.raises(Damaged) as raised:
        ledger.verify_chains()
    assert raised.value.kind == "ledger.damaged"
    with pytest.raises(Damaged), ledger.begin() as work:
        work.actions(PostId("p1"))
    with pytest.raises(Damaged) as raised:
        open_ledger(path, verify)
    assert raised.value.facts["object"] == "payload_delete"


@pytest.mark.parametrize("kind", ["ask_redaction", "redact"])
def test_who_redacted_what_stays(walk, ledger, path, kind):
    redact(walk)
    change(
        path,
        "DROP TRIGGER payload_delete",
        "DELETE FROM payload WHERE sha256 IN (SELECT statement_sha256 FROM action "
        f"WHERE kind = '{kind}')",
    )
    with pytest.raises(Damaged):
        ledger.verify_chains()


def test_a_redaction_of_another_post_excuses_nothing(walk, ledger, path):
    redact(walk)
    change(
        path,
        "DROP TRIGGER payload_delete",
        "DELETE FROM payload WHERE sha256 IN (SELECT statement_sha256 FROM action "
        "WHERE post = 'p2' AND kind = 'approve')",
    )
    with pytest.raises(Damaged):
        ledger.verify_chains()


def test_a_redaction_that_came_before_excuses_nothing(walk, ledger, path):
    """What is written after it, past the rules, has to say what it says."""
    redact(walk)
    change(
        path,
        "DROP TRIGGER payload_delete",
        "DROP TRIGGER action_update",
        "UPDATE action SET post = 'p1', kind = 'seen' WHERE n = (SELECT max(n) - 1 FROM action)",
        "DELETE FROM payload WHERE sha256 IN (SELECT statement_sha256 FROM action "
        "WHERE n = (SELECT max(n) - 1 FROM action))",
    )
    with pytest.raises(Damaged):
        ledger.verify_chains()
