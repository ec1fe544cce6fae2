"""Attacks through `action`, the one thing that people may write, each with the person's own login.

Every attempt is refused with its own code and leaves the database as it was. What is tried around
`action` is in test_intrusions.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import psycopg
import pytest

from desktop_app.domain.action import ActionId, ActionKind, PostId
from desktop_app.domain.canonical import canonical, digest, parse_object, time_text
from tests.adapters.ledger.postgres.people import DENIED, People, settled
from tests.contracts.company import OTHER

K = ActionKind
CANARY = "CANARY-7391"


@pytest.fixture(scope="module")
def company_people(server):
    database = server.database()
    people = settled(database)
    yield people
    people.close()
    database.drop()


@pytest.fixture
def people(company_people):
    before = company_people.rows()
    yield company_people
    assert company_people.rows() == before, "an attack changed something"


@pytest.fixture
def own(server):
    """A company of its own, for what is allowed to change something."""
    database = server.database()
    people = settled(database)
    yield people
    people.close()
    database.drop()


def state(people: People, post: str) -> str:
    with people.database.superuser() as connection:
        found = connection.execute("SELECT state FROM countersign.post WHERE id = %s", [post])
        return found.fetchone()[0]


def test_the_attackers_hand_is_good(own):
    """Without this, every refusal below could be a clumsy attack."""
    own.insert(own.p1.new(K.APPROVE, "comms"))
    assert state(own, "p1") == "approved"
    own.insert(own.p1.new(K.ATTEMPT, "press"))
    own.p1.fence = 1
    own.insert(own.p1.new(K.POSTED, "press"))
    assert state(own, "p1") == "posted"


# Who acts


def test_the_author_approves_their_own_post(people):
    people.refused("CS010", people.p1.new(K.APPROVE, "ceo", said={"role": "executive"}))


def test_the_author_approves_by_a_colleagues_signed_approval(people):
    people.refused("CS010", people.p1.new(K.APPROVE, "comms"), by="ceo")


def test_a_reviewer_sends_what_another_signed(people):
    people.refused("CS011", people.p1.new(K.APPROVE, "comms"), by="deputy")


def test_a_statement_in_somebody_elses_name(people):
    forged = people.p1.new(K.APPROVE, "deputy", said={"actor": "comms"})
    people.refused("CS011", forged)


@pytest.mark.parametrize("person", ["aide", "reader", "press", "admin"])
def test_somebody_without_an_approving_duty_approves(people, person):
    people.refused("CS008", people.p1.new(K.APPROVE, person))


def test_communications_approves_as_legal(people):
    people.refused("CS008", people.p1.new(K.APPROVE, "comms", said={"role": "legal"}))


def test_a_login_that_is_no_person_of_the_charter(people):
    people.refused("CS001", people.p1.new(K.APPROVE, "mole"))


def test_somebody_of_another_account_approves(people):
    people.refused("CS008", people.p1.new(K.APPROVE, "paris"))


def test_somebody_of_another_account_remarks_submits_and_freezes(people):
    for kind in (K.COMMENT, K.FREEZE, K.WITHDRAW, K.RECALL):
        new = (people.p2 if kind is K.RECALL else people.p1).new(kind, "paris")
        people.refused("CS008", new)
    fresh = people.p1.new(K.SUBMIT, "paris", post="p9", revision=1)
    people.refused("CS008", fresh)


def test_a_post_moved_to_the_attackers_own_account(people):
    people.refused("CS002", people.p1.new(K.APPROVE, "paris", account=OTHER))


@pytest.mark.parametrize("signature", ["", "00", "zz" * 64, "AB" * 64, "ab" * 65])
def test_an_approval_without_a_signature(people, signature):
    honest = people.p1.new(K.APPROVE, "comms")
    people.refused("CS009", replace(honest, signature=signature))


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("actor", "comms"),
        ("at", "2020-01-01T00:00:00Z"),
        ("seq", 1),
        ("n", 1),
        ("leaf", "0" * 64),
        ("hash", "0" * 64),
        ("prev_hash", "0" * 64),
        ("statement_sha256", "0" * 64),
    ],
)
def test_a_column_that_is_the_servers(people, column, value):
    people.refused(DENIED, people.p1.new(K.APPROVE, "comms"), **{column: value})


# What it is about


def test_an_approval_replayed_onto_another_revision_post_or_text(people):
    honest = people.p1.new(K.APPROVE, "comms")
    people.refused("CS011", replace(honest, revision=2))
    people.refused("CS011", replace(honest, post=PostId("p4")))
    other = people.company.payload("We сlose in Lyon.").fingerprint
    people.refused("CS011", replace(honest, sha256=other))


def test_an_approval_of_a_text_that_is_not_the_current_one(people):
    for text in ("We open in Lyоn.", "We open in Lyon. ", "We open  in Lyon."):
        payload = people.company.payload(text)
        people.refused("CS005", people.p1.new(K.APPROVE, "comms", payload=payload))
    people.refused("CS005", people.p1.new(K.APPROVE, "comms", revision=2))


def test_an_old_approval_after_the_text_was_changed(own):
    old = own.p1.new(K.APPROVE, "comms")
    own.p1.add(K.SUBMIT, "ceo", payload=own.company.payload("We close in Lyon."))
    own.refused("CS005", old)
    assert state(own, "p1") == "in_review"


def test_an_action_sent_again(own):
    honest = own.p1.new(K.APPROVE, "comms")
    own.insert(honest)
    before = own.rows()
    own.refused("CS003", honest)
    own.refused("CS003", honest, by="deputy")
    own.refused("CS003", replace(own.p1.new(K.APPROVE, "deputy"), id=honest.id))
    assert own.rows() == before


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"policy_digest": "0" * 64}, "CS007"),
        ({"rulebook_digest": "0" * 64}, "CS007"),
        ({"realm": "x"}, "CS006"),
        ({"kind": "veto"}, "CS011"),
        ({"account": "acme-fr"}, "CS011"),
        ({"post": "p4"}, "CS011"),
        ({"sha256": "0" * 64}, "CS011"),
        ({"role": 7}, "CS011"),
        ({"nonce": None}, "CS011"),
        ({"v": 2}, "CS011"),
    ],
)
def test_an_approval_that_says_something_else(people, said, code):
    people.refused(code, people.p1.new(K.APPROVE, "comms", said=said))


@pytest.mark.parametrize("days", [-1, 0, 365])
def test_an_approval_that_expired_or_never_does(people, days):
    at = people.company.clock.now() + timedelta(days=days)
    expiring = people.p1.new(K.APPROVE, "comms", said={"expires_at": time_text(at)})
    people.refused("CS024", expiring)


@pytest.mark.parametrize("kind", ["", "Approve", "approve ", "anything"])
def test_a_kind_that_is_none(people, kind):
    new = people.p1.new(K.APPROVE, "comms", said={"kind": kind})
    people.refused("CS011", new, kind=kind)


@pytest.mark.parametrize("column", ["account", "kind", "post", "revision", "sha256", "signature"])
def test_a_column_that_is_null(people, column):
    code = "CS009" if column == "signature" else "CS011"
    people.refused(code, people.p1.new(K.APPROVE, "comms"), **{column: None})


# Bodies


BODIES = [
    None,
    "",
    "null",
    "[]",
    f"{CANARY}",
    f'{{"{CANARY}":',
    f'{{"a":1,"a":"{CANARY}"}}',
    f'{{"b":1,"a":"{CANARY}"}}',
    f'{{ "a":"{CANARY}"}}',
    f'{{"a":1.5,"b":"{CANARY}"}}',
    f'{{"a":9007199254740992,"b":"{CANARY}"}}',
    f'{{"a":"\\u0000{CANARY}"}}',
    f'{{"a":"\\ud800{CANARY}"}}',
    f'{{"a":"\\u0041{CANARY}"}}',
    f'{{"a":"{CANARY}e\u0301"}}',
    f'{{"é":"{CANARY}"}}',
    f'{{"a":"{CANARY}"}}\n',
    "[" * 20_000 + "]" * 20_000,
    '{"a":' * 5_000 + "1" + "}" * 5_000,
]


@pytest.mark.parametrize("body", BODIES, ids=range(len(BODIES)))
def test_a_statement_that_is_no_canonical_text(people, body):
    people.refused("CS004", people.p1.new(K.APPROVE, "comms"), statement=body)
    assert CANARY not in people.database.server.log.read_text("utf-8")


@pytest.mark.parametrize("body", BODIES[1:], ids=range(len(BODIES) - 1))
def test_a_payload_that_is_no_canonical_text(people, body):
    sha256 = digest(body)
    new = people.p1.new(K.SUBMIT, "ceo", said={"sha256": sha256})
    people.refused("CS004", new, payload=body, sha256=sha256)
    assert CANARY not in people.database.server.log.read_text("utf-8")


def test_a_doubled_key_that_says_two_things(people):
    honest = people.p1.new(K.APPROVE, "comms")
    doubled = honest.statement.replace('"actor":', '"actor":"ceo","actor":', 1)
    people.refused("CS004", honest, statement=doubled)


def test_a_payload_that_is_not_what_its_digest_says(people):
    new = people.p1.new(K.SUBMIT, "ceo")
    other = people.company.payload("We close in Lyon.").body()
    people.refused("CS004", new, payload=other)
    people.refused("CS004", people.p1.new(K.APPROVE, "comms"), payload=other)
    people.refused("CS004", new, payload=None, sha256="0" * 64)


def test_a_body_that_no_statement_names(people):
    # The row is refused; otherwise anybody could fill the disk with what no record explains.
    people.refused("CS004", people.p1.new(K.APPROVE, "comms"), attached=['{"a":1}'])


def test_an_answer_whose_source_nobody_kept(people):
    people.refused("CS004", people.p1.new(K.SUBMIT, "ceo", said={"source": "0" * 64}))


@pytest.mark.parametrize("parts", [[], {}, ["text"], [{"text": None}], [{"text": "One."}] * 26])
def test_a_payload_that_nobody_could_send(people, parts):
    body = canonical({**parse_object(people.p1.payload.body()), "parts": parts})
    new = people.p1.new(K.SUBMIT, "ceo", said={"sha256": digest(body)})
    people.refused("CS011", new, payload=body, sha256=digest(body))


def test_a_refused_text_is_not_in_the_servers_log(people):
    """Nor one whose row breaks a constraint, which PostgreSQL would print with its row."""
    payload = people.company.payload(f"Not yet public {CANARY}")
    for changes in ({}, {"id": "i" * 101}, {"id": None}, {"id": ""}):
        new = people.p1.new(K.SUBMIT, "aide", payload=payload, said={"roles": [], "note": CANARY})
        with pytest.raises(psycopg.Error) as raised:
            people.insert(new, **changes)
        assert CANARY not in str(raised.value)
    assert CANARY not in people.database.server.log.read_text("utf-8")


# Publishing


def test_an_attempt_at_what_is_not_approved(people):
    people.refused("CS013", people.p1.new(K.ATTEMPT, "press"))
    people.refused("CS013", people.p4.new(K.ATTEMPT, "press"))


def test_an_attempt_at_what_is_posted(people):
    again = people.p0.new(K.ATTEMPT, "press", fence=2, said={"part": 0, "fence": 2})
    people.refused("CS013", again)


@pytest.mark.parametrize("fence", [0, 2, -1, None])
def test_an_attempt_with_another_fence(people, fence):
    new = people.p2.new(K.ATTEMPT, "press", fence=fence, said={"fence": fence})
    people.refused("CS011" if fence is None else "CS016", new)


@pytest.mark.parametrize("person", ["ceo", "comms", "legal", "admin", "paris"])
def test_an_attempt_by_somebody_who_does_not_publish(people, person):
    people.refused("CS008", people.p2.new(K.ATTEMPT, person))


def test_an_attempt_by_a_publisher_whose_turn_it_is_not(people):
    people.refused("CS027", people.p2.new(K.ATTEMPT, "spare"))


def test_an_outcome_without_an_attempt(people):
    new = people.p2.new(K.POSTED, "press", fence=1, said={"fence": 1, "x_post_id": "78"})
    people.refused("CS017", new)


@pytest.mark.parametrize("kind", [K.POSTED, K.NOT_SENT, K.REFUSED])
def test_an_outcome_of_another_publishers_attempt(people, kind):
    people.refused("CS017", people.p3.new(kind, "spare"))


def test_an_outcome_with_another_fence(people):
    people.refused("CS016", people.p3.new(K.NOT_SENT, "press", fence=2, said={"fence": 2}))


def test_a_post_id_of_x_used_again(people):
    people.refused("CS019", people.p3.new(K.POSTED, "press", said={"x_post_id": "77"}))


def test_the_author_releases_what_was_held(own):
    own.p3.add(K.HELD, "press")
    own.refused("CS010", own.p3.new(K.RELEASE, "ceo"))
    assert state(own, "p3") == "held"


def test_a_remark_settled_by_the_author(people):
    with people.database.superuser() as connection:
        (name,) = connection.execute("SELECT id FROM countersign.comment").fetchone()
    people.refused("CS008", people.p4.new(K.RESOLVE, "ceo", said={"comment": name}))


def test_an_approval_over_an_open_remark_approves_nothing(own):
    own.insert(own.p4.new(K.APPROVE, "comms"))
    assert state(own, "p4") == "in_review"
    own.refused("CS013", own.p4.new(K.ATTEMPT, "press"))


def test_a_second_charter(people):
    people.refused("CS023", people.company.founding("comms"))


def test_rules_adopted_by_whoever_proposed_them(own):
    proposal = own.company.proposal("legal")
    own.insert(proposal)
    before = own.rows()
    own.refused("CS008", own.company.adoption("legal", proposal.id))
    assert own.rows() == before


# The transaction around it


def test_eight_racers_publish_once(own):
    """All eight wait for the same row; each is judged after the one before it."""
    racers = [own.another("press") for _ in range(8)]
    for racer in racers:
        query, values = own.insertion(own.p2.new(K.ATTEMPT, "press"))
        values = [None if one is None else str(one).encode() for one in values[:-1]]
        text = query.as_string(racer)
        for number in range(1, len(values) + 2):
            text = text.replace("%s", f"${number}", 1)
        racer.pgconn.send_query_params(text.encode(), [*values, b"{}"])
    answers = [racer.pgconn.get_result() for racer in racers]
    codes = [answer.error_field(psycopg.pq.DiagnosticField.SQLSTATE) for answer in answers]
    for racer in racers:
        racer.close()
    assert codes.count(None) == 1
    assert set(codes) == {None, b"CS013"}
    assert state(own, "p2") == "sending"


def test_two_actions_in_one_statement(people):
    first, second = people.p2.new(K.ATTEMPT, "press"), people.p2.new(K.ATTEMPT, "press")
    one, values = people.insertion(first)
    other, more = people.insertion(second)
    start = psycopg.sql.SQL("WITH a AS (") + one + psycopg.sql.SQL(" RETURNING 1) ")
    with people.fails("CS020"):
        people.of("press").execute(start + other, [*values, *more])
    second_row = one.as_string().partition("VALUES ")[2]
    with people.fails("CS020"):
        people.of("press").execute(one + psycopg.sql.SQL(f", {second_row}"), [*values, *more])


@pytest.mark.parametrize("after", ["DO UPDATE SET kind = 'approve'", "(id) DO UPDATE SET id = 'b'"])
def test_a_resend_that_updates(people, after):
    query = people.insertion(people.p1.new(K.APPROVE, "comms"), f" ON CONFLICT {after}")
    with people.fails("42601" if after.startswith("DO") else DENIED):
        people.of("comms").execute(*query)


def test_a_resend_that_does_nothing_does_nothing(people):
    known = people.of("comms").execute("SELECT id FROM action WHERE kind = 'submit'").fetchone()[0]
    new = replace(people.p1.new(K.APPROVE, "comms"), id=ActionId(known))
    with people.fails("CS003"):
        people.of("comms").execute(*people.insertion(new, " ON CONFLICT DO NOTHING"))


@pytest.mark.parametrize("level", ["REPEATABLE READ", "SERIALIZABLE"])
def test_rules_of_yesterday_through_an_old_snapshot(own, level):
    """A snapshot from before an adoption, kept open, would be judged by the rules of then."""
    late = own.another("ceo")
    late.autocommit = False
    late.execute(f"SET TRANSACTION ISOLATION LEVEL {level}")
    late.execute("SELECT count(*) FROM post")
    new = own.p1.new(K.SUBMIT, "ceo")
    proposal = own.company.proposal("legal")
    own.insert(proposal)
    own.insert(own.company.adoption("comms", proposal.id))
    # The account's chain was not changed by the adoption, which is in the ledger's own.
    with own.fails("CS020"):
        late.execute(*own.insertion(new))
    late.close()
    own.refused("CS007", new)


def test_a_transaction_undone_leaves_no_hole(own):
    connection = own.another("comms")
    connection.autocommit = False
    connection.execute(*own.insertion(own.p1.new(K.APPROVE, "comms")))
    connection.rollback()
    connection.close()
    own.insert(own.p1.new(K.APPROVE, "comms"))
    places = own.of("comms").execute("SELECT seq FROM action WHERE account = 'acme' ORDER BY seq")
    found = [seq for (seq,) in places]
    assert found == list(range(1, len(found) + 1))


SETTINGS = [
    "SET standard_conforming_strings = off",
    "SET search_path = pg_temp, public",
    "SET plpgsql.check_asserts = off",
    "SET DateStyle = 'SQL, DMY'",
    "SET IntervalStyle = iso_8601",
    "SET TimeZone = 'Pacific/Kiritimati'",
    "SET bytea_output = escape",
    "SET extra_float_digits = -15",
    "SET quote_all_identifiers = on",
    "SET transform_null_equals = on",
    "SET array_nulls = off",
    "SET default_text_search_config = 'pg_catalog.simple'",
    "SET row_security = on",
    "SET jit_above_cost = 0",
    "SET constraint_exclusion = on",
    "SET lc_numeric = 'C'",
    "SET client_encoding = 'UTF8'",
    "SET xmloption = document",
    "SET synchronous_commit = off",
    "SET enable_seqscan = off",
]


def test_no_setting_of_a_session_changes_what_is_refused_or_written(own):
    """The rules are read and run under the session's settings, unless they fix their own."""
    for person in ("ceo", "comms", "press"):
        for setting in SETTINGS:
            own.of(person).execute(setting)
    own.refused("CS010", own.p1.new(K.APPROVE, "ceo", said={"role": "executive"}))
    own.refused("CS013", own.p1.new(K.ATTEMPT, "press"))
    own.refused("CS004", own.p1.new(K.APPROVE, "comms"), statement='{"a":"\\u0041"}')
    said = {"reason": 'A \\ and "quotes", é, \t, \U0001f600'}
    own.insert(own.p1.new(K.APPROVE, "comms", said=said))
    own.insert(own.p1.new(K.ATTEMPT, "press"))
    own.p1.fence = 1
    far = own.p1.new(K.POSTED, "press", said={"text": "back\\slash", "facts": {"a": "\\n"}})
    own.insert(far)
    assert state(own, "p1") == "posted"
    fresh = own.company.payload("A back\\slash and an em dash — here.")
    own.insert(own.p1.new(K.SUBMIT, "ceo", post="p9", revision=1, payload=fresh))
    found = own.of("comms").execute(
        "SELECT count(*) FROM countersign.search_posts('{slash}', '{}', 0, 99)"
    )
    assert found.fetchone() == (1,)
    with own.database.superuser() as connection:
        bodies = connection.execute("SELECT sha256, body FROM countersign.payload").fetchall()
    assert all(digest(body) == sha256 for sha256, body in bodies)
