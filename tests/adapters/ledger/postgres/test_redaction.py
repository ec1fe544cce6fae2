"""Words taken out of a team's ledger by hand, with people's own logins and with the owner's role."""

from __future__ import annotations

import pytest

from desktop_app.domain.action import ActionKind
from tests.adapters.ledger.postgres.people import settled

K = ActionKind


@pytest.fixture
def own(server):
    """A company of its own: what is allowed changes it."""
    database = server.database()
    people = settled(database)
    yield people
    people.close()
    database.drop()


def test_words_are_taken_out_alone_or_without_the_duty(own):
    own.refused("CS037", own.p0.new(K.REDACT, "legal"))
    own.refused("CS008", own.p0.new(K.ASK_REDACTION, "paris"))
    own.insert(own.p0.new(K.ASK_REDACTION, "legal"))
    own.refused("CS010", own.p0.new(K.REDACT, "legal"))
    own.refused("CS008", own.p0.new(K.REDACT, "comms"))
    own.refused("CS011", own.p0.new(K.REDACT, "legal"), by="comms")


def test_words_are_taken_out_while_they_are_kept(own):
    own.insert(own.p0.new(K.ASK_REDACTION, "comms"))
    hold = own.p0.new(K.PRESERVE, "legal")
    own.insert(hold)
    own.refused("CS036", own.p0.new(K.REDACT, "legal"))
    own.refused("CS008", own.p0.new(K.UNPRESERVE, "comms", said={"preserves": hold.id}))
    own.insert(own.p0.new(K.UNPRESERVE, "legal", said={"preserves": hold.id}))
    own.refused("CS037", own.p0.new(K.REDACT, "legal"))


def test_the_owner_takes_no_words_out_in_the_shadow_of_a_redaction(own):
    own.p0.add(K.ASK_REDACTION, "comms")
    own.p0.add(K.REDACT, "legal")
    with own.database.superuser() as connection:
        connection.execute(f"SET ROLE {own.database.owner}")
        connection.execute("SET search_path = countersign")
        kept = "SELECT count(*) FROM payload"
        before = connection.execute(kept).fetchone()
        for statement in ("DELETE FROM payload", "DELETE FROM payload WHERE account = 'acme'"):
            with own.fails("CS100"):
                connection.execute(statement)
        assert connection.execute(kept).fetchone() == before


def test_nobody_reads_another_accounts_words_by_what_a_redaction_leaves(own):
    own.p0.add(K.ASK_REDACTION, "comms")
    own.p0.add(K.REDACT, "legal")
    count = "SELECT count(*) FROM action WHERE kind = 'redact'"
    assert own.of("comms").execute(count).fetchone() == (1,)
    assert own.of("paris").execute(count).fetchone() == (0,)
    with own.database.superuser() as connection:
        words = (
            "SELECT count(*) FROM countersign.publication WHERE post = 'p0' AND text IS NOT NULL"
        )
        assert connection.execute(words).fetchone() == (0,)
