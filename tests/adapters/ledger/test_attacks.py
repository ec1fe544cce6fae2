"""Attacks with raw SQL on a ledger file: by somebody with the application's functions, and without.

The attacker computes places and hashes as the application does; the rules must still refuse. What
the file's owner can do (drop the rules) is in test_sqlite: the chain and the fingerprint show it.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from desktop_app.adapters.ledger import create_ledger, enforcement, open_ledger
from desktop_app.adapters.ledger.functions import register
from desktop_app.domain.action import GENESIS, ActionKind, NewAction, PostId, leaf, link
from desktop_app.domain.canonical import canonical, digest, parse_object, time_text
from tests.contracts.company import HASHTAGS, Clock, Company, Walk, verify

K = ActionKind


class Attacker:
    """Writes rows by hand."""

    def __init__(self, path, walk: Walk) -> None:
        self.path, self.walk, self.company = path, walk, walk.company
        self.sql = sqlite3.connect(path, isolation_level=None)
        register(self.sql, verify)

    def insert(self, action: NewAction, verb: str = "INSERT", **changes) -> None:
        """`changes` replace columns after place and hashes were computed."""
        for body in (action.statement, action.payload):
            if body is not None:
                self.sql.execute(
                    "INSERT OR IGNORE INTO payload VALUES (?, ?)", (digest(body), body)
                )
        head = self.sql.execute(
            "SELECT seq, hash FROM chain WHERE account = ?", (action.account,)
        ).fetchone() or (0, GENESIS)
        row = {
            "id": action.id,
            "account": action.account,
            "seq": head[0] + 1,
            "at": time_text(self.company.clock.now()),
            "kind": str(action.kind),
            "actor": action.actor,
            "post": action.post,
            "revision": action.revision,
            "sha256": action.sha256,
            "fence": action.fence,
            "statement_sha256": digest(action.statement),
            "signature": action.signature,
        }
        own = leaf(tuple(row.values()))
        row |= {"prev_hash": head[1], "leaf": own, "hash": link(head[1], own), **changes}
        marks = ", ".join("?" for _ in row)
        self.sql.execute(
            f"{verb} INTO action ({', '.join(row)}) VALUES ({marks})", tuple(row.values())
        )

    def refused(self, code: str, action: NewAction, **options) -> None:
        with pytest.raises(sqlite3.IntegrityError) as raised:
            self.insert(action, **options)
        assert str(raised.value) == code

    def run_refused(self, code: str, statement: str) -> None:
        with pytest.raises(sqlite3.IntegrityError) as raised:
            self.sql.execute(statement)
        assert str(raised.value) == code


def everything(connection: sqlite3.Connection) -> list[str]:
    """All but bodies: one that no action names means nothing, and is what its digest says."""
    return [line for line in connection.iterdump() if not line.startswith('INSERT INTO "payload"')]


@pytest.fixture
def attacker(tmp_path):
    """On a ledger with one post in review (p1) and one that went to X (p0)."""
    clock = Clock()
    ledger = create_ledger(tmp_path / "ledger.sqlite", verify, clock.now)
    company = Company(clock)
    ledger.found(company.founding())
    Walk(company, ledger, "p0").sending().add(K.POSTED, "press", said={"x_post_id": "77"})
    walk = Walk(company, ledger)
    walk.add(K.SUBMIT, "ceo")
    walk.add(K.STRAY, "press", said={"x_post_id": "66"})
    walk.add(K.PRESERVE, "legal", said={"covers": "p1"})
    walk.add(K.DELEGATE, "legal", said={"role": "legal", "deputy": "comms"})
    remark = walk.add(K.COMMENT, "legal")
    walk.add(K.RESOLVE, "legal", said={"comment": remark.id})
    one = Attacker(tmp_path / "ledger.sqlite", walk)
    before = everything(one.sql)
    fingerprint = enforcement(one.path)
    yield one
    after = everything(one.sql)
    one.sql.close()
    assert enforcement(one.path) == fingerprint
    if not getattr(one, "honest", False):
        assert after == before, "an attack changed something"
    again = open_ledger(one.path, verify)
    assert again.verify_chains() >= 6
    again.close()
    ledger.close()


def test_the_attackers_hand_is_good(attacker):
    """Without this, every refusal below could be a clumsy attack."""
    attacker.honest = True
    attacker.insert(attacker.walk.new(K.APPROVE, "comms"))
    rows = attacker.sql.execute("SELECT state FROM post WHERE id = 'p1'").fetchall()
    assert rows == [("approved",)]


HISTORY = [
    "UPDATE action SET actor = 'deputy'",
    "UPDATE OR REPLACE action SET id = 'a1'",
    "UPDATE action SET n = 99 WHERE n = 1",
    "DELETE FROM action",
    "DELETE FROM action WHERE n = (SELECT max(n) FROM action)",
    "UPDATE payload SET body = '{}'",
    "DELETE FROM payload",
]


@pytest.mark.parametrize("statement", HISTORY)
def test_history_is_not_changed(attacker, statement):
    attacker.run_refused("CS100", statement)


#: A post's columns after its state.
REST = "'', 1, '', '', 1, 0, 0, NULL, '', 1, NULL, 0, 0, 0, NULL, NULL, NULL, NULL, NULL"
PROJECTIONS = [
    "UPDATE post SET state = 'approved' WHERE id = 'p1'",
    f"INSERT INTO post VALUES (9, 'p9', 'acme', 'ceo', 'approved', {REST})",
    f"INSERT OR REPLACE INTO post VALUES (1, 'p1', 'acme', 'aide', 'approved', {REST})",
    "UPDATE post SET needs_after_review = 0",
    "DELETE FROM post",
    "INSERT INTO approval VALUES ('p1', 1, 'communications', 'comms', 9, '2099', NULL, 'counts')",
    "UPDATE approval SET expires_at = '2099-01-01T00:00:00Z'",
    "DELETE FROM requirement",
    "DELETE FROM step",
    "UPDATE step SET needs = 'any'",
    "INSERT INTO step VALUES ('p1', 1, 0, 'executive', 'any')",
    "INSERT INTO delegation VALUES ('a1', 'acme', 'legal', 'legal', 'ceo', '', '2099', 1)",
    "UPDATE delegation SET live = 1",
    "DELETE FROM delegation",
    "UPDATE comment SET open = 0",
    "DELETE FROM comment",
    "INSERT INTO comment VALUES (9, 'a9', 'p1', 'comms', '', NULL, NULL, NULL, 0)",
    "DELETE FROM contributor",
    "UPDATE contributor SET person = 'aide'",
    "INSERT INTO duty VALUES ('reader', 'acme', 'communications')",
    "UPDATE duty SET role = 'legal' WHERE person = 'ceo'",
    "UPDATE person SET key = '00'",
    "INSERT INTO person VALUES ('mole', 'Mole', '00')",
    "UPDATE standing SET realm = 'x'",
    "UPDATE standing SET policy = '{\"always\":[]}'",
    "INSERT INTO account VALUES ('mine', 'mine', 'Mine', '1', 'press', 0, 0)",
    "UPDATE account SET frozen = 0",
    "UPDATE account SET publisher = 'spare'",
    "UPDATE account SET x_user_id = '666'",
    "UPDATE chain SET seq = 0",
    "INSERT OR REPLACE INTO chain VALUES ('acme', 0, '')",
    "DELETE FROM chain",
    "UPDATE attempt SET live = 1",
    "DELETE FROM attempt",
    "UPDATE attempt SET deadline = '2099-01-01T00:00:00Z'",
    "INSERT INTO publication VALUES (9, 'p1', 0, 'acme', '78', '', 'press', '', 1, '', '', NULL)",
    "UPDATE publication SET x_post_id = '78'",
    "UPDATE publication SET removed_at = '2026-11-24T09:00:00Z'",
    "DELETE FROM publication",
    "INSERT INTO stray VALUES ('79', 'acme', '', 1)",
    "UPDATE stray SET explained = 1",
    "DELETE FROM stray",
    "INSERT INTO preservation VALUES ('a1', 'acme', NULL, 1)",
    "UPDATE preservation SET live = 0",
    "DELETE FROM preservation",
    "INSERT INTO body_of VALUES ('p0', (SELECT statement_sha256 FROM action WHERE n = 1))",
    "UPDATE body_of SET post = 'p1'",
    "DELETE FROM body_of",
    "UPDATE post SET redacted = 'a1' WHERE id = 'p0'",
    "UPDATE post SET redaction_asked = 'a1' WHERE id = 'p0'",
    "DELETE FROM account",
    "DELETE FROM person",
    "DELETE FROM duty",
    "INSERT INTO standing SELECT * FROM standing",
    "DELETE FROM standing",
    "INSERT INTO contributor SELECT * FROM contributor",
    "INSERT INTO requirement VALUES ('p1', 1, 'executive')",
    "UPDATE requirement SET role = 'executive'",
    "INSERT INTO attempt SELECT * FROM attempt",
    "UPDATE gate SET open = 1",
    "UPDATE gate SET open = 1, applied = applied + 1",
    "UPDATE gate SET applied = 0",
    "DELETE FROM gate",
    "INSERT OR REPLACE INTO gate VALUES (1, 0, 1)",
]


@pytest.mark.parametrize("statement", PROJECTIONS)
def test_what_readers_see_is_written_by_the_rules_only(attacker, statement):
    attacker.run_refused("CS100", statement)


def test_the_author_approves_by_hand(attacker):
    attacker.refused("CS010", attacker.walk.new(K.APPROVE, "ceo", said={"role": "executive"}))
    attacker.refused("CS010", replace(attacker.walk.new(K.APPROVE, "comms"), actor="ceo"))


def test_somebody_without_duty_approves_by_hand(attacker):
    attacker.refused("CS008", attacker.walk.new(K.APPROVE, "reader"))
    attacker.refused("CS008", attacker.walk.new(K.APPROVE, "press"))


def test_a_stranger_approves_by_hand(attacker):
    attacker.refused("CS001", attacker.walk.new(K.APPROVE, "mole"))


def test_an_approval_in_somebody_elses_name(attacker):
    attacker.refused("CS009", attacker.walk.new(K.APPROVE, "comms", signer="ceo"))
    honest = attacker.walk.new(K.APPROVE, "comms")
    attacker.refused("CS009", replace(honest, signature=""))
    attacker.refused("CS009", replace(honest, signature="00" * 64))
    attacker.refused("CS011", replace(attacker.walk.new(K.APPROVE, "ceo"), actor="comms"))


def test_an_approval_replayed_onto_another_revision_post_or_text(attacker):
    honest = attacker.walk.new(K.APPROVE, "comms")
    attacker.refused("CS011", replace(honest, revision=2))
    attacker.refused("CS011", replace(honest, post=PostId("p0")))
    other = attacker.company.payload("We close in Lyon.").fingerprint
    attacker.refused("CS011", replace(honest, sha256=other))
    attacker.refused("CS005", attacker.walk.new(K.APPROVE, "comms", revision=2))
    attacker.refused(
        "CS005",
        attacker.walk.new(K.APPROVE, "comms", payload=attacker.company.payload("We сlose.")),
    )


def test_an_approval_sent_twice(attacker):
    attacker.honest = True
    honest = attacker.walk.new(K.APPROVE, "comms")
    attacker.insert(honest)
    attacker.refused("CS003", honest)
    attacker.refused("CS003", replace(honest, actor="deputy"), verb="INSERT OR REPLACE")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"parts": []}, "CS011"),
        ({"parts": {}}, "CS011"),
        ({"parts": ["text"]}, "CS011"),
        ({"parts": [{"text": None}]}, "CS011"),
        ({"parts": [{"text": "One."}] * 26}, "CS011"),
        ({"not_after": "tomorrow"}, "CS011"),
        ({"not_before": "2026-11-25T09:00:00Z"}, "CS015"),
    ],
)
def test_a_payload_that_nobody_could_send(attacker, change, code):
    body = canonical({**parse_object(attacker.walk.payload.body()), **change})
    said = {"sha256": digest(body)}
    new = attacker.walk.new(K.SUBMIT, "ceo", said=said)
    attacker.refused(code, replace(new, payload=body, sha256=digest(body)))


def test_a_policy_that_the_rules_could_not_read(attacker):
    whole = attacker.company.charter.policy.as_json()
    for change in (
        {"terms": {}},
        {"terms": {**whole["terms"], "steps": None}},
        {"accounts": {"acme": "none"}},
        {"accounts": {"acme": {**whole["terms"], "cool_off_seconds": -1}}},
    ):
        policy, profile = {**whole, **change}, {"company": "Acme"}
        said = {
            "policy": policy,
            "profile": profile,
            "policy_digest": digest(canonical({"policy": policy, "profile": profile})),
            "rulebook_digest": "cd" * 32,
        }
        attacker.refused("CS011", attacker.company.proposal("legal", said=said))


def test_an_answer_whose_source_nobody_kept(attacker):
    attacker.refused("CS004", attacker.walk.new(K.SUBMIT, "ceo", said={"source": "0" * 64}))


def test_a_note_that_nobody_kept(attacker):
    attacker.refused("CS004", attacker.walk.new(K.SUBMIT, "ceo", said={"note": "0" * 64}))


def test_more_than_everybody_else_should_have_to_read(attacker):
    remark = attacker.walk.new(K.COMMENT, "legal", said={"text": "a" * 2_000_000})
    attacker.refused("CS004", remark)


def test_a_remark_without_words(attacker):
    attacker.refused("CS012", attacker.walk.new(K.COMMENT, "legal", said={"text": " \u00a0"}))


def test_an_attempt_at_what_is_not_approved(attacker):
    attacker.refused("CS013", attacker.walk.new(K.ATTEMPT, "press"))


def test_an_attempt_at_what_is_posted(attacker):
    posted = {"post": "p0", "revision": 1, "fence": 2}
    attacker.refused("CS013", attacker.walk.new(K.ATTEMPT, "press", **posted))


def test_an_attempt_with_another_fence(attacker):
    attacker.honest = True
    attacker.insert(attacker.walk.new(K.APPROVE, "comms"))
    for fence in (0, 2, -1, None):
        new = attacker.walk.new(K.ATTEMPT, "press", fence=fence, said={"fence": fence})
        attacker.refused("CS016" if fence is not None else "CS011", new)
    attacker.refused("CS008", attacker.walk.new(K.ATTEMPT, "comms"))


def test_a_post_id_of_x_used_again(attacker):
    attacker.honest = True
    attacker.insert(attacker.walk.new(K.APPROVE, "comms"))
    attacker.insert(attacker.walk.new(K.ATTEMPT, "press"))
    attacker.walk.fence = 1
    for verb in ("INSERT", "INSERT OR REPLACE", "INSERT OR IGNORE"):
        new = attacker.walk.new(K.POSTED, "press", said={"x_post_id": "77"})
        attacker.refused("CS019", new, verb=verb)


@pytest.mark.parametrize(
    "body",
    [
        canonical({"items": [], "list": "hashtags", "salt": "é" * 32_768}),
        canonical({"items": {}, "list": "hashtags", "salt": ""}),
        canonical({"items": [], "list": "watch", "salt": ""}),
    ],
    ids=["too long", "no items", "another one"],
)
def test_a_list_that_is_none(attacker, body):
    attacker.sql.execute("INSERT INTO payload VALUES (?, ?)", (digest(body), body))
    attacker.refused("CS004", attacker.walk.new(K.KEEP_LIST, "comms", said={"body": digest(body)}))


def test_a_list_kept_over_another(attacker):
    attacker.sql.execute("INSERT INTO payload VALUES (?, ?)", (digest(HASHTAGS), HASHTAGS))
    new = attacker.walk.new(K.KEEP_LIST, "comms", said={"replaces": "a0"})
    attacker.refused("CS042", new)


def test_words_taken_out_by_hand_while_they_are_kept(attacker):
    p0 = Walk(attacker.company, attacker.walk.store, "p0")
    p0.revision = 1
    attacker.refused("CS008", p0.new(K.REDACT, "comms"))
    attacker.refused("CS037", p0.new(K.REDACT, "legal"))
    attacker.refused("CS009", p0.new(K.ASK_REDACTION, "comms", signer="legal"))
    attacker.refused("CS013", attacker.walk.new(K.UNPRESERVE, "legal", said={"preserves": "a1"}))
    attacker.honest = True
    attacker.insert(p0.new(K.ASK_REDACTION, "comms"))
    attacker.insert(attacker.walk.new(K.PRESERVE, "legal"))
    attacker.refused("CS036", p0.new(K.REDACT, "legal"))
    attacker.refused("CS036", p0.new(K.ASK_REDACTION, "legal"))


def test_more_words_than_those_of_the_redacted_post(attacker):
    """Once it is redacted its words are gone; then nobody takes out anything else."""
    attacker.honest = True
    p0 = Walk(attacker.company, attacker.walk.store, "p0")
    p0.revision = 1
    attacker.insert(p0.new(K.ASK_REDACTION, "comms"))
    attacker.insert(p0.new(K.REDACT, "legal"))
    for statement in (*HISTORY, *PROJECTIONS):
        attacker.run_refused("CS100", statement)


def test_a_second_charter(attacker):
    attacker.refused("CS023", attacker.company.founding("comms"))


def test_a_place_in_the_chain_that_is_not_the_next(attacker):
    honest = attacker.walk.new(K.APPROVE, "comms")
    for changes in (
        {"seq": 1},
        {"seq": 99},
        {"prev_hash": GENESIS},
        {"leaf": "0" * 64},
        {"hash": "0" * 64},
        {"at": "2020-01-01T00:00:00Z"},
        {"n": 1},
        {"n": 99},
        {"n": -1},
    ):
        verb = "INSERT OR REPLACE" if "n" in changes else "INSERT"
        # A time before the approval's own window is refused by its own rule.
        code = "CS024" if "at" in changes else "CS020"
        attacker.refused(code, honest, verb=verb, **changes)


def test_a_time_that_is_none(attacker):
    honest = attacker.walk.new(K.APPROVE, "comms")
    for at in ("now", "2026-11-24 09:00:00", "2026-11-24T09:00:00+01:00"):
        attacker.refused("CS011", honest, at=at)


@pytest.mark.parametrize("kind", ["", "Approve", "approve ", "anything"])
def test_a_kind_that_is_none(attacker, kind):
    new = attacker.walk.new(K.APPROVE, "comms", said={"kind": kind})
    attacker.refused("CS011", new, kind=kind)


@pytest.mark.parametrize(
    "column", ["account", "actor", "kind", "post", "revision", "sha256", "statement_sha256"]
)
def test_a_column_that_is_null(attacker, column):
    with pytest.raises(sqlite3.IntegrityError) as raised:
        attacker.insert(attacker.walk.new(K.APPROVE, "comms"), **{column: None})
    assert str(raised.value).startswith("CS0")


def test_a_body_that_is_not_what_its_digest_says(attacker):
    attacker.run_refused("CS004", f"INSERT INTO payload VALUES ('{'0' * 64}', '{{}}')")
    for body in ('{"a": 1}', '{"a":1,"a":1}', '{"a":1.5}', "[]", "nothing", '{"b":1,"a":1}'):
        statement = f"INSERT INTO payload VALUES ('{digest(body)}', '{body}')"
        attacker.run_refused("CS004", statement)


def test_a_statement_that_nobody_kept(attacker):
    attacker.refused("CS004", attacker.walk.new(K.APPROVE, "comms"), statement_sha256="0" * 64)


def test_a_connection_without_the_functions_adds_nothing(attacker):
    attacker.sql.close()
    attacker.sql = sqlite3.connect(attacker.path, isolation_level=None)
    with pytest.raises(sqlite3.OperationalError, match="no such function"):
        attacker.insert(attacker.walk.new(K.APPROVE, "comms"))
    for statement in (*HISTORY, *PROJECTIONS):
        attacker.run_refused("CS100", statement)


def test_the_functions_are_total(attacker):
    for call in (
        "cs_sha256(NULL)",
        "cs_sha256(x'ff')",
        "cs_canonical(NULL)",
        "cs_canonical(7)",
        "cs_link(NULL, NULL)",
        "cs_link('é', '0')",
        "cs_verify(NULL, NULL, NULL)",
        "cs_verify('zz', '{}', '00')",
        "cs_leaf(NULL, 1, 'a', NULL, 1, 1, 1, 1, 1, 1, 1, 1)",
    ):
        with closing(attacker.sql.execute(f"SELECT {call}")) as answer:
            assert answer.fetchone()[0] is not None
