"""What a refusal, a plan or a lock tells somebody who may not read an account, and how much one writes.

`paris` has a duty in another account, `mole` a login and no place in the charter.
"""

from __future__ import annotations

import random

import pytest

from desktop_app.adapters.ledger.postgres.enforcement import enforcement
from desktop_app.domain.action import ActionKind
from desktop_app.domain.canonical import canonical, digest
from tests.adapters.ledger.postgres.people import settled
from tests.contracts.company import OTHER, Walk, key_of, public_key_of, verify

K = ActionKind
WORDS = "CANARY-on-the-way"
NOTE = canonical({"text": "We will buy Voltane."})


@pytest.fixture(scope="module")
def company_people(server):
    database = server.database()
    people = settled(database)
    with_note = Walk(people.company, people, "pn").new(
        K.SUBMIT, "ceo", said={"note": digest(NOTE)}, attached=(NOTE,)
    )
    people.insert(with_note)
    yield people
    people.close()
    database.drop()


@pytest.fixture
def people(company_people):
    before = company_people.rows()
    yield company_people
    assert company_people.rows() == before, "an attack changed something"


@pytest.mark.parametrize(("person", "code"), [("paris", "CS008"), ("mole", "CS001")])
@pytest.mark.parametrize("kept", [digest(NOTE), "0" * 64])
@pytest.mark.parametrize("key", ["note", "source"])
def test_which_bodies_are_kept_is_not_told(people, person, code, kept, key):
    people.refused(code, Walk(people.company, people, "px").new(K.SUBMIT, person, said={key: kept}))


@pytest.mark.parametrize(("person", "code"), [("paris", "CS008"), ("mole", "CS001")])
@pytest.mark.parametrize("kind", [K.SEEN, K.COMMENT, K.APPROVE, K.SUBMIT])
@pytest.mark.parametrize(
    "other", [{}, {"post": "nope"}, {"revision": 9}, {"sha256": "0" * 64}, {"id": "a1"}]
)
def test_which_posts_actions_and_texts_are_there_is_not_told(people, person, code, kind, other):
    said = {name: value for name, value in other.items() if name != "id"}
    people.refused(code, people.p1.new(kind, person, said=said, row=other))


def test_whoever_may_not_read_an_account_keeps_nobody_waiting(people):
    """They are refused before the account's lock: nobody waits for what they send."""
    holder = people.another("comms")
    holder.autocommit = False
    holder.execute(*people.insertion(people.p4.new(K.COMMENT, "comms")))
    try:
        for person, code in (("paris", "CS008"), ("mole", "CS001")):
            people.of(person).execute("SET lock_timeout = '1s'")
            people.refused(code, people.p1.new(K.SEEN, person))
    finally:
        holder.rollback()
        holder.close()


@pytest.mark.parametrize(
    ("table", "column"),
    [
        *(("payload", "body"), ("comment", "quote"), ("comment", "suggestion")),
        *(("publication", "text"), ("publication", "differs")),
    ],
)
def test_no_sample_of_anybodys_words_is_kept_for_plans(people, table, column):
    """EXPLAIN would say how many rows begin with which letter, in every account."""
    with people.database.superuser() as connection:
        connection.execute(f"ANALYZE countersign.{table}")
        kept = "SELECT count(*) FROM pg_stats WHERE tablename = %s AND attname = %s"
        assert connection.execute(kept, [table, column]).fetchone() == (0,)


def planned(people, person: str, letter: str) -> int:
    asked = f"EXPLAIN (FORMAT JSON) SELECT 1 FROM payload WHERE body > '{{\"{letter}'"
    return people.of(person).execute(asked).fetchone()[0][0]["Plan"]["Plan Rows"]


def test_a_plan_tells_nothing_of_what_is_written(people):
    with people.database.superuser() as connection:
        connection.execute("ANALYZE countersign.payload")
    assert planned(people, "paris", "a") == planned(people, "paris", "z")


LONG = "x" * 2_000_001


@pytest.mark.parametrize(
    ("kind", "person"),
    [(K.SUBMIT, "ceo"), (K.SEEN, "reader"), (K.HEARTBEAT, "comms"), (K.STRAY, "comms")],
)
def test_a_statement_that_nobody_could_load(people, kind, person):
    said = {"envelope": "{}", "junk": LONG}
    people.refused("CS004", people.p1.new(kind, person, said=said))


def test_a_payload_that_nobody_could_load(people):
    long = people.company.payload(LONG)
    people.refused("CS004", Walk(people.company, people, "px").new(K.SUBMIT, "ceo", payload=long))


@pytest.mark.parametrize(
    "bodies", [(canonical({"a": LONG}),), tuple(f'{{"a":{n}}}' for n in (1, 2, 3))]
)
def test_bodies_beside_a_statement_are_few_and_short(people, bodies):
    named = {f"k{n}": digest(body) for n, body in enumerate(bodies)}
    new = Walk(people.company, people, "px").new(K.SUBMIT, "ceo", said=named, attached=bodies)
    people.refused("CS004", new)


UNFIT = ["\x1b]0;mine\x07", "p\u202e1", "pｌ", "p 1", " ", "é", "p\n", "x" * 101, "../p1"]


@pytest.mark.parametrize("unfit", UNFIT)
def test_a_name_of_a_post_or_action_that_does_something_when_it_is_printed(people, unfit):
    people.refused("CS011", Walk(people.company, people, unfit).new(K.SUBMIT, "ceo"))
    if len(unfit) <= 100:
        people.refused("CS011", people.p1.new(K.COMMENT, "comms"), id=unfit)


@pytest.mark.parametrize("deadline", ["9999-12-31T23:59:59Z", "2100-01-01T00:00:00Z"])
def test_an_attempt_that_nobody_could_ever_end(people, deadline):
    people.refused("CS011", people.p2.new(K.ATTEMPT, "press", said={"deadline": deadline}))


def test_a_post_of_this_name_in_another_account(people):
    people.refused(
        "CS002", Walk(people.company, people, "p1", account=OTHER).new(K.SUBMIT, "paris")
    )


def test_one_persons_own_setting_stops_nobody_else(people):
    name = people.database.role("comms")
    people.of("comms").execute("ALTER ROLE CURRENT_USER SET local_preload_libraries = 'mine'")
    engine = people.database.engine()
    try:
        with engine.begin() as connection:
            assert enforcement(connection)
    finally:
        engine.dispose()
        with people.database.superuser() as connection:
            connection.execute(f'ALTER ROLE "{name}" RESET local_preload_libraries')


@pytest.mark.parametrize("kind", [K.HEARTBEAT, K.ADD_WORD, K.FREEZE, K.SEEN, K.COMMENT])
def test_no_row_that_readers_could_not_verify_gets_in(people, kind):
    """There it would be damage for everybody, for ever: whoever stole a password has no key."""
    said = {"envelope": "{}"}
    people.refused("CS009", people.p1.new(kind, "comms", said=said), signature="ab" * 64)
    people.refused("CS009", people.p1.new(kind, "comms", said=said, signer="legal"))


ORDER = 2**252 + 27742317777372353535851937790883648493


def verified(people, key: str, message: bytes, signature: bytes) -> bool:
    with people.database.superuser() as connection:
        said = [bytes.fromhex(key), message, signature]
        return connection.execute("SELECT countersign.ed_verify(%s, %s, %s)", said).fetchone()[0]


@pytest.mark.parametrize("number", range(8))
def test_signatures_are_verified_as_everywhere_else(people, number):
    chance = random.Random(number)
    message = chance.randbytes(chance.randrange(300))
    good = key_of(f"p{number}").sign(message)
    above = int.from_bytes(good[32:], "little") + ORDER
    every = {
        good: True,
        good[:32] + above.to_bytes(32, "little"): False,
        bytes([good[0] ^ 1]) + good[1:]: False,
        good[:-1] + bytes([good[-1] ^ 128]): False,
        chance.randbytes(64): False,
        bytes(64): False,
    }
    key = public_key_of(f"p{number}")
    for signature, is_good in every.items():
        assert verified(people, key, message, signature) is is_good
        assert verify(key, message, signature.hex()) is is_good


def test_what_goes_wrong_on_the_way_leaves_no_words_in_the_log(people):
    """A server as it is installed writes the statement of each error, and where in the rules it was.

    What the program sends stands beside a statement, never in it, and no error repeats it.
    """
    logs = people.database.server.log
    with people.database.superuser() as connection:
        settings = (
            "log_statement log_min_error_statement log_error_verbosity "
            "log_parameter_max_length_on_error"
        ).split()
        said = [connection.execute(f"SHOW {name}").fetchone()[0] for name in settings]
    assert said == ["none", "error", "default", "0"]
    already = len(logs.read_bytes())
    words = f"{WORDS} of the third quarter"
    waiting, holder = people.another("ceo"), people.another("comms")
    holder.autocommit = False
    remark = people.p4.new(K.COMMENT, "comms", said={"text": words})
    holder.execute(*people.insertion(remark))
    waiting.execute("SET lock_timeout = '50ms'")
    late = people.p4.new(K.COMMENT, "ceo", said={"text": words})
    with people.fails("55P03"):  # while it waits for the account, in the rules
        waiting.execute(*people.insertion(late))
    waiting.execute("SET lock_timeout = 0")
    waiting.execute("SET statement_timeout = '50ms'")
    with people.fails("57014"):
        waiting.execute(*people.insertion(late))
    with people.fails("57014"):  # a question that takes too long
        waiting.execute("SELECT %s::text, pg_sleep(9)", [words])
    holder.rollback()
    holder.close()
    waiting.close()
    people.refused("CS010", people.p1.new(K.APPROVE, "ceo", said={"reason": words}))
    written = logs.read_bytes()[already:]
    assert written.count(b"STATEMENT:") >= 3
    assert b"CONTEXT:" in written
    assert b"ERROR:  CS010\n" in written  # that an action was refused, and by which rule
    assert WORDS.encode() not in written
