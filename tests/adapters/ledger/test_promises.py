"""P1 to P6 in the database itself, past all services, on SQLite and on PostgreSQL.

They are failures measured in other tools. Whatever calls itself a client meets these answers; what is
kept is asked for in SQL, the same for both databases.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from desktop_app.adapters.ledger import create_ledger
from desktop_app.domain.payload import Media, MediaKind, Part, Poll, ReplySettings
from tests.adapters.ledger.postgres.everyone import (
    EveryonesLedger,
    emptied,
    set_up,
    superuser_engine,
)
from tests.contracts.company import DUTIES, OTHER, START, verify
from tests.contracts.ledgers import K, Ledgers, refused

PHOTO = Media(sha256="a" * 64, kind=MediaKind.PHOTO, alt_text="A hall.")
FIRST = Part(text="We open in Lyon.", media=(PHOTO,))
SECOND = Part(text="Who comes?", poll=Poll(options=("I", "Not I"), minutes=60))
END = START + timedelta(days=2)
#: Any of what is sent, changed a little.
CHANGES = {
    "a comma": {"parts": (replace(FIRST, text="We open, in Lyon."), SECOND)},
    "a lookalike": {"parts": (replace(FIRST, text="We \u043epen in Lyon."), SECOND)},
    "a space": {"parts": (replace(FIRST, text="We open in Lyon. "), SECOND)},
    "an alternative text": {
        "parts": (replace(FIRST, media=(replace(PHOTO, alt_text="A yard."),)), SECOND)
    },
    "the picture": {"parts": (replace(FIRST, media=(replace(PHOTO, sha256="b" * 64),)), SECOND)},
    "the order": {"parts": (SECOND, FIRST)},
    "a part less": {"parts": (FIRST,)},
    "the poll": {"parts": (FIRST, replace(SECOND, poll=Poll(options=("I", "Not I"), minutes=61)))},
    "what it answers": {"reply_to": "7"},
    "what it quotes": {"quote": "7"},
    "who may reply": {"reply_settings": ReplySettings.FOLLOWING},
    "its window": {"not_after": END + timedelta(minutes=1)},
    "a label": {"made_with_ai": True},
    "another label": {"paid_partnership": True},
}
STATES = {
    "approved": (),
    "held": ((K.FREEZE, "legal"),),
    "recalled": ((K.RECALL, "comms"),),
    "changes_requested": ((K.REQUEST_CHANGES, "deputy"),),
    "vetoed": ((K.VETO, "legal"),),
    "refused": ((K.ATTEMPT, "press"), (K.REFUSED, "press")),
    "missed": ((K.MISSED, "press"),),
}


def not_now(state: str):
    """The refusal of what the state does not allow; a frozen account says that first."""
    is_frozen = state == "held"
    return refused(*(("CS025", "ledger.frozen") if is_frozen else ("CS013", "ledger.state")))


class Promises(Ledgers):
    """The same for both databases. A subclass says what a person's own SQL is told."""

    denied: str

    @pytest.fixture
    def whole(self, walk, company):
        walk.payload = company.payload(parts=(FIRST, SECOND), not_after=END)
        return walk

    def ask(self, store, question: str) -> list:
        with store._engine.connect() as connection:
            return [tuple(row) for row in connection.execute(text(question))]

    def tell(self, store, person: str, statement: str) -> str:
        """What the database answers to the person's own SQL; nothing of it is kept."""
        with store._engine.connect() as connection:
            self.become(store, connection, person)
            with pytest.raises(DBAPIError) as raised:
                connection.exec_driver_sql(statement)
            connection.rollback()
        return getattr(raised.value.orig, "sqlstate", None) or str(raised.value.orig)

    def become(self, store, connection, person: str) -> None:
        """Nobody has a login of their own."""

    def in_state(self, walk, clock, state: str) -> None:
        for kind, person in STATES[state]:
            if kind is K.MISSED:
                clock.time = END
            walk.add(kind, person)
        assert self.ask(walk.store, "SELECT state FROM post WHERE id = 'p1'") == [(state,)]

    # -- P1: a contributor rewrites an approved, scheduled post

    @pytest.mark.parametrize("state", STATES)
    def test_p1_a_rewritten_post_is_approved_by_nobody_in_any_state(
        self, store, company, whole, clock, state
    ):
        whole.approved()
        self.in_state(whole, clock, state)
        after = clock.now() + timedelta(days=1)
        said = {"roles": ["communications", "legal"]}  # a veto asks for legal
        later = replace(whole.payload, not_after=after)
        whole.add(K.SUBMIT, "deputy", payload=later, said=said)
        assert self.ask(store, "SELECT state, revision FROM post") == [("in_review", 2)]
        assert self.ask(store, "SELECT * FROM counting") == []
        assert self.ask(store, "SELECT * FROM approval WHERE standing = 'counts'") == []
        with not_now(state):
            whole.add(K.ATTEMPT, "press")

    # -- P2: autosave leaves half-typed text scheduled to go out

    def test_p2_what_was_not_submitted_is_never_what_is_sent(self, store, company, whole):
        whole.approved()
        draft = company.payload("We open in Ly")
        with refused("CS005", "ledger.stale"):
            whole.add(K.ATTEMPT, "press", payload=draft)
        assert self.ask(store, f"SELECT 1 FROM payload WHERE sha256 = '{draft.fingerprint}'") == []
        changed = "UPDATE payload SET body = replace(body, 'Lyon', 'Ly')"
        assert self.tell(store, "ceo", changed) == self.denied
        moved = f"UPDATE post SET sha256 = '{draft.fingerprint}'"
        assert self.tell(store, "ceo", moved) == self.denied

    # -- P3: the author approves their own post

    @pytest.mark.parametrize(
        ("who", "said"),
        [
            ("comms", {}),  # who wrote it
            ("deputy", {}),  # who helped
            ("comms", {"role": "legal"}),
        ],
    )
    def test_p3_nobody_approves_what_they_had_a_hand_in(self, store, walk, who, said):
        walk.add(K.SUBMIT, "comms", said={"contributors": ["deputy"]})
        with refused("CS010", "ledger.four_eyes"):
            walk.add(K.APPROVE, who, said=said)
        for statement in (
            "DELETE FROM contributor",
            "DELETE FROM requirement",
            "UPDATE post SET state = 'approved'",
        ):
            assert self.tell(store, who, statement) == self.denied
        assert self.ask(store, "SELECT state FROM post") == [("in_review",)]

    # -- P4: "publish now" skips required review

    @pytest.mark.parametrize("state", [one for one in STATES if one != "approved"])
    @pytest.mark.parametrize("kind", [K.ATTEMPT, K.BY_HAND])
    def test_p4_nothing_but_an_approved_post_is_sent(self, store, whole, clock, state, kind):
        whole.approved()
        self.in_state(whole, clock, state)
        with not_now(state if kind is K.ATTEMPT else ""):
            whole.add(kind, "press" if kind is K.ATTEMPT else "ceo")

    def test_p4_nor_one_that_lacks_a_role_or_whose_approval_is_over(self, store, walk, clock):
        walk.add(K.SUBMIT, "ceo", said={"roles": ["communications", "legal"]})
        walk.add(K.APPROVE, "comms")
        with refused("CS013", "ledger.state"):
            walk.add(K.ATTEMPT, "press")
        walk.add(K.APPROVE, "legal", said={"role": "legal", "meaning": "approved for legal"})
        clock.pass_(days=7)
        with refused("CS014", "ledger.unapproved"):
            walk.add(K.ATTEMPT, "press")
        for statement in (
            "UPDATE post SET state = 'approved'",
            "DELETE FROM requirement",
            "UPDATE approval SET expires_at = '2099-01-01T00:00:00Z'",
        ):
            assert self.tell(store, "press", statement) == self.denied

    # -- P5: changing a per-account text after approval keeps the approval

    @pytest.mark.parametrize("change", CHANGES)
    def test_p5_everything_that_is_sent_is_under_one_digest(self, store, whole, change):
        approved = whole.approved().payload
        old = whole.new(K.APPROVE, "deputy")
        changed = replace(approved, **CHANGES[change])
        assert changed.fingerprint != approved.fingerprint
        whole.add(K.SUBMIT, "ceo", payload=changed)
        assert self.ask(store, "SELECT * FROM counting") == []
        assert self.ask(store, "SELECT sha256 FROM post") == [(changed.fingerprint,)]
        with refused("CS005", "ledger.stale"), store.begin() as work:
            work.append(old)
        with refused("CS013", "ledger.state"):
            whole.add(K.ATTEMPT, "press")

    def test_p5_an_approval_for_one_account_is_none_for_another(self, store, company, whole):
        whole.approved()
        twin = type(whole)(company, store, "p2", account=OTHER)
        twin.payload = replace(whole.payload, account=OTHER)
        twin.add(K.SUBMIT, "ceo")
        asked = "SELECT post FROM counting"
        assert self.ask(store, asked) == [("p1",)]
        assert twin.payload.fingerprint != whole.payload.fingerprint
        with refused("CS011", "ledger.statement"):
            twin.add(K.SUBMIT, "ceo", payload=whole.payload)

    # -- P6: deleting a post deletes its approval history

    @pytest.mark.parametrize("end", ["withdrawn", "removed", "redacted"])
    def test_p6_who_decided_what_outlives_the_post(self, store, walk, end):
        walk.approved()
        kept = "SELECT id, actor, kind, sha256, signature, hash FROM action ORDER BY n"
        decided = "SELECT post, revision, role, actor, standing FROM approval"
        before, approvals = self.ask(store, kept), self.ask(store, decided)
        if end == "removed":
            walk.sent().add(K.TAKE_DOWN, "comms")
            walk.add(K.REMOVED, "press")
        else:
            walk.add(K.WITHDRAW, "ceo")
        if end == "redacted":
            walk.add(K.ASK_REDACTION, "comms")
            walk.add(K.REDACT, "legal")
        assert self.ask(store, kept)[: len(before)] == before
        assert self.ask(store, decided) == approvals != []
        for table in ("action", "payload", "post", "approval", "requirement", "contributor"):
            assert self.tell(store, "ceo", f"DELETE FROM {table}") == self.denied
        assert store.verify_chains() == len(self.ask(store, kept))


class TestSqlite(Promises):
    """One laptop: triggers."""

    denied = "CS100"

    @pytest.fixture
    def empty(self, tmp_path, clock):
        ledger = create_ledger(tmp_path / "ledger.sqlite", verify, clock.now)
        yield ledger
        ledger.close()


@pytest.fixture(scope="module")
def ground(postgres_server):
    """One database for this module, and the way into it as anybody."""
    made = postgres_server.database()
    set_up(made, *DUTIES)
    engine = superuser_engine(made)
    yield made, engine
    engine.dispose()
    made.drop()


class TestPostgres(Promises):
    """A team: each by their own login, which may only add actions."""

    denied = "42501"

    @pytest.fixture
    def empty(self, ground, clock):
        emptied(ground[1])
        return EveryonesLedger(ground[1], clock.now, ground[0])

    def become(self, store, connection, person: str) -> None:
        role = store._database.role(person)
        connection.exec_driver_sql(f'SET LOCAL SESSION AUTHORIZATION "{role}"')
