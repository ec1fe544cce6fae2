"""Pictures and films in a team's record: whole, exact, each account's own, and who may do what to them."""

from __future__ import annotations

import hashlib
import io
import random
import time
import tracemalloc
from contextlib import contextmanager

import pytest

from desktop_app.adapters.ledger.postgres.media import PIECE, PostgresMedia
from desktop_app.adapters.media import MediaFiles, SharedMedia
from desktop_app.domain.account import AccountId, PersonId
from desktop_app.domain.action import ActionKind
from desktop_app.domain.errors import CountersignError, Damaged, LedgerRefused, Unavailable
from desktop_app.domain.payload import Media, MediaKind, Part
from tests.adapters.ledger.postgres.people import DENIED, settled
from tests.contracts.company import ACCOUNT, OTHER, Walk
from tests.proxy import Proxy

K = ActionKind
START = b"\xff\xd8\xff"  # of a JPEG
CONTENT = START + random.Random(1).randbytes(3 * PIECE + 17)
NAME = hashlib.sha256(CONTENT).hexdigest()
INSERT = (
    "INSERT INTO countersign.media (sha256, account, place, size, bytes) "
    "VALUES (%s, %s, %s, %s, %s) "
)

OVER = "ON CONFLICT (sha256, account, author, place) DO UPDATE SET bytes = excluded.bytes"


def told(error: type[CountersignError], kind: str):
    return pytest.raises(error, check=lambda raised: raised.kind == kind)


def wanted() -> bool:
    return True


@pytest.fixture(scope="module")
def company_people(server):
    database = server.database()
    made = settled(database)
    yield made
    made.close()
    database.drop()


@pytest.fixture
def people(company_people):
    yield company_people
    with edited(company_people) as connection:
        connection.execute("DELETE FROM countersign.media")


@pytest.fixture
def of(people):
    """The shared media as one person is let in, at the server or through another port."""
    made = []

    def as_(person: str, port: int | None = None) -> PostgresMedia:
        database = people.database
        address = f"postgresql://127.0.0.1:{port or database.server.port}/{database.name}"
        made.append(PostgresMedia(address, PersonId(person), lambda: f"of {person}"))
        return made[-1]

    yield as_
    for each in made:
        each.close()


@pytest.fixture
def shelf(of, tmp_path):
    """A machine's shelf: its folder, and the server as its person is let in."""
    made = []

    def on(machine: str, *persons: str, port: int | None = None) -> SharedMedia:
        local = MediaFiles(tmp_path / machine)
        made.append(SharedMedia(local, *(of(person, port) for person in persons)))
        return made[-1]

    yield on
    for each in made:
        each.close()


def put(remote, content=CONTENT, account=ACCOUNT, name=None) -> str:
    name = name or hashlib.sha256(content).hexdigest()
    remote.put(account, name, io.BytesIO(content), wanted)
    return name


def copies(remote, name=NAME) -> list[bytes]:
    return [b"".join(pieces) for pieces in remote.copies(name)]


def held(people) -> list[tuple]:
    with people.database.superuser() as connection:
        return connection.execute(
            "SELECT account, author, sha256, place, xmin::text FROM countersign.media "
            "ORDER BY sha256, account, author, place"
        ).fetchall()


@contextmanager
def edited(people):
    """A superuser, past every rule."""
    with people.database.superuser() as connection:
        connection.execute("SET session_replication_role = replica")
        yield connection


@pytest.mark.parametrize("size", [1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 5 * PIECE + 3])
def test_what_was_put_is_read_exactly(of, people, size):
    content = random.Random(size).randbytes(size)
    name = put(of("ceo"), content)
    assert copies(of("legal"), name) == [content]
    assert len(held(people)) == -(-size // PIECE)


def test_again_changes_nothing_and_each_authors_copy_is_their_own(of, people):
    ceo = of("ceo")
    put(ceo)
    before = held(people)
    put(ceo)
    assert held(people) == before
    put(of("comms"))
    assert [row for row in held(people) if row[1] == "ceo"] == before
    assert copies(of("reader")) == [CONTENT, CONTENT]


def test_half_of_it_is_nothing_and_goes_on_where_it_ended(of, people):
    ceo, answers = of("ceo"), iter((True, True, False, False))
    with told(Unavailable, "media.unshared"):
        ceo.put(ACCOUNT, NAME, io.BytesIO(CONTENT), lambda: next(answers))
    half = held(people)
    assert [row[3] for row in half] == [0, 1]
    assert copies(ceo) == []
    put(ceo)
    assert held(people)[:2] == half
    assert copies(of("legal")) == [CONTENT]


def test_pieces_of_something_else_under_that_name_are_never_taken_for_it(of):
    ceo = of("ceo")
    put(ceo, CONTENT[:PIECE], name=NAME)
    with told(Unavailable, "media.unshared"):
        put(ceo)
    assert copies(ceo) == []


def test_an_upload_that_is_cut_says_so_and_goes_on_later(people, of, shelf, tmp_path):
    with Proxy(people.database.server.port) as proxy:
        machine = shelf("a", "ceo", port=proxy.port)
        MediaFiles(tmp_path / "a").take(NAME, [CONTENT])
        asked = []

        def cut() -> bool:
            asked.append(1)
            if len(asked) == 3:
                proxy.freeze()
                proxy.cut()
            return True

        with told(Unavailable, "media.unshared"):
            machine.share(ACCOUNT, [NAME], cut)
    assert 0 < len(held(people)) < 4
    assert copies(of("legal")) == []
    shelf("a", "ceo").share(ACCOUNT, [NAME])
    assert copies(of("legal")) == [CONTENT]


def test_a_download_that_is_cut_leaves_nothing_and_is_tried_again(people, of, shelf, tmp_path):
    put(of("ceo"))
    with Proxy(people.database.server.port) as proxy:
        asked = []

        def cut() -> bool:
            asked.append(1)
            if len(asked) == 2:
                proxy.cut()
            return True

        with told(Unavailable, "media.unfetched"):
            shelf("b", "legal", port=proxy.port).fetch(NAME, cut)
    assert list((tmp_path / "b").iterdir()) == []
    machine = shelf("b", "legal")
    machine.fetch(NAME)
    assert machine.path(NAME).read_bytes() == CONTENT


def test_what_somebody_changed_on_the_server_is_refused(people, of, shelf, tmp_path):
    put(of("ceo"))
    with edited(people) as connection:
        connection.execute(
            "UPDATE countersign.media SET bytes = set_byte(bytes, 5, get_byte(bytes, 5) # 1) "
            "WHERE place = 2"
        )
    with told(Damaged, "media.falsified"):
        shelf("b", "legal").fetch(NAME)
    assert list((tmp_path / "b").iterdir()) == []
    with edited(people) as connection:
        connection.execute("DELETE FROM countersign.media WHERE place = 1")
    with told(Unavailable, "media.missing"):
        shelf("b", "legal").fetch(NAME)


def test_nobody_spoils_what_another_shares(of, shelf):
    """Whoever is quicker with a wrong copy under the same name keeps nobody from the right one."""
    put(of("comms"), CONTENT[::-1], name=NAME)
    put(of("ceo"))
    machine = shelf("b", "legal")
    machine.fetch(NAME)
    assert machine.path(NAME).read_bytes() == CONTENT


def test_another_account_sees_nothing(people, of, shelf):
    put(of("ceo"))
    assert copies(of("paris")) == []
    count = "SELECT count(*) FROM countersign.media"
    assert people.of("paris").execute(count).fetchone() == (0,)
    assert people.of("mole").execute(count).fetchone() == (0,)
    assert people.of("reader").execute(count).fetchone() == (4,)
    with told(Unavailable, "media.missing"):
        shelf("b", "paris").fetch(NAME)
    # A publisher of its account sits at the same computer.
    machine = shelf("b", "paris", "press")
    machine.fetch(NAME)
    assert machine.has(NAME)


# Attacks, by plain SQL


PIECE_OF = (NAME, ACCOUNT, 0, len(CONTENT), CONTENT[:PIECE])


def test_the_attackers_hand_is_good(people):
    people.of("comms").execute(INSERT, PIECE_OF)
    assert len(held(people)) == 1


@pytest.mark.parametrize(
    ("person", "account"),
    [
        *((person, ACCOUNT) for person in ("legal", "press", "reader", "admin", "paris", "mole")),
        ("ceo", "nobodys"),
        ("ceo", "@ledger"),
    ],
)
def test_nobody_without_a_writing_duty_adds_a_piece(people, person, account):
    with people.fails(DENIED):
        people.of(person).execute(INSERT, (NAME, account, *PIECE_OF[2:]))
    assert held(people) == []


@pytest.mark.parametrize(
    ("place", "size", "content"),
    [
        (0, 512_000_001, b"x" * PIECE),
        (2048, 512_000_000, b"x"),
        (0, PIECE + 1, b"x" * (PIECE + 1)),
        (0, 10, b"x" * 9),
        (0, 10, b"x" * 11),
        (1, 10, b""),
        (-1, 10, b"x" * 10),
        (0, 0, b""),
    ],
)
def test_no_piece_is_larger_than_it_may_be_or_out_of_place(people, place, size, content):
    with people.fails("23514"):
        people.of("ceo").execute(INSERT, (NAME, ACCOUNT, place, size, content))
    assert held(people) == []


@pytest.mark.parametrize("name", ["", NAME[:-1], NAME.upper(), f"{NAME}0", "../" + NAME[3:]])
def test_no_name_is_anything_but_a_digest(people, name):
    with people.fails("23514"):
        people.of("ceo").execute(INSERT, (name, *PIECE_OF[1:]))
    assert held(people) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE countersign.media SET bytes = bytes",
        "DELETE FROM countersign.media",
        "TRUNCATE countersign.media",
        "LOCK TABLE countersign.media IN EXCLUSIVE MODE",
        "SELECT * FROM countersign.media FOR UPDATE",
        "SELECT * FROM countersign.media_of",
        "INSERT INTO countersign.media_of VALUES ('acme', 'p0', 'x')",
        "DELETE FROM countersign.media_of",
        "SELECT countersign.media_apply()",
        f"INSERT INTO countersign.media VALUES ('{NAME}', 'acme', 'comms', 1, 1, 'x')",
        f"{INSERT % (repr(NAME), repr('acme'), 0, 1, repr('x'))} {OVER}",
    ],
)
def test_nobody_changes_or_takes_what_is_there(people, of, statement):
    put(of("ceo"))
    before = held(people)
    people.run_refused(DENIED, "ceo", "SELECT 1", statement)
    assert held(people) == before


def test_the_owner_of_everything_keeps_them_too(people, of):
    put(of("ceo"))
    before = held(people)
    with people.database.superuser() as connection:
        connection.execute(f"SET ROLE {people.database.owner}")
        for statement in (
            "UPDATE countersign.media SET bytes = bytes",
            "DELETE FROM countersign.media",
            "TRUNCATE countersign.media",
        ):
            with people.fails("CS100"):
                connection.execute(statement)
    assert held(people) == before


def test_what_is_too_large_for_x_is_not_taken(of):
    class Endless(io.BytesIO):
        def seek(self, offset, whence=0):
            super().seek(0)
            return 512_000_001

    with pytest.raises(LedgerRefused):
        of("ceo").put(ACCOUNT, NAME, Endless(bytes(PIECE)), wanted)


# Redactions


def showing(people, post: str, *contents: bytes) -> Walk:
    """A post at X with these pictures."""
    walk = Walk(people.company, people, post)
    media = tuple(
        Media(sha256=hashlib.sha256(each).hexdigest(), kind=MediaKind.PHOTO, alt_text="A meadow.")
        for each in contents
    )
    walk.payload = people.company.payload(parts=(Part(text=post, media=media),))
    return walk.approved().sent()


def redact(walk: Walk) -> None:
    walk.add(K.ASK_REDACTION, "comms")
    walk.add(K.REDACT, "legal")


def names(people) -> set[str]:
    return {row[2] for row in held(people)}


def test_the_bytes_go_with_the_words_of_the_last_post_that_shows_them(people, of):
    only, both = put(of("ceo"), b"only"), put(of("ceo"), b"both")
    put(of("comms"), b"both")
    elsewhere = put(of("paris"), b"only", OTHER)
    first, second = showing(people, "m1", b"only", b"both"), showing(people, "m2", b"both")
    assert names(people) == {only, both}
    redact(first)
    assert {(row[0], row[2]) for row in held(people)} == {(ACCOUNT, both), (OTHER, elsewhere)}
    redact(second)
    assert [row[0] for row in held(people)] == [OTHER]
    put(of("ceo"), b"only")  # for another post, later
    assert len(held(people)) == 2


def test_in_the_shadow_of_a_redaction_nothing_else_goes(people, of):
    put(of("ceo"), b"kept")
    put(of("ceo"), b"gone")
    showing(people, "m3", b"kept")
    redact(showing(people, "m4", b"kept", b"gone"))
    before = held(people)
    with people.database.superuser() as connection:
        connection.execute(f"SET ROLE {people.database.owner}")
        with people.fails("CS100"):
            connection.execute("DELETE FROM countersign.media")
    assert held(people) == before
    assert names(people) == {hashlib.sha256(b"kept").hexdigest()}


# From one machine to another


def test_two_machines_have_the_same_bytes(shelf, tmp_path):
    MediaFiles(tmp_path / "a").take(NAME, [CONTENT])
    author, reviewer = shelf("a", "ceo"), shelf("b", "legal")
    author.share(AccountId(ACCOUNT), [NAME])
    assert not reviewer.has(NAME)
    reviewer.fetch(NAME)
    with reviewer.open(NAME) as file:
        assert file.read() == CONTENT


def test_a_film_of_twenty_megabytes_passes_in_pieces(shelf, tmp_path):
    film = START + random.Random(2).randbytes(19_999_997)
    name = hashlib.sha256(film).hexdigest()
    MediaFiles(tmp_path / "a").take(name, [film])
    del film
    author, reviewer = shelf("a", "ceo"), shelf("b", "legal")
    figures = {}
    for verb, work in (
        ("share", lambda: author.share(ACCOUNT, [name])),
        ("again", lambda: author.share(ACCOUNT, [name])),
        ("fetch", lambda: reviewer.fetch(name)),
    ):
        tracemalloc.start()
        begun = time.perf_counter()
        work()
        figures[verb] = (time.perf_counter() - begun, tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert reviewer.path(name).stat().st_size == 20_000_000
    assert max(most for _, most in figures.values()) < 8_000_000, figures
    assert max(seconds for seconds, _ in figures.values()) < 30, figures


def test_a_connection_that_is_refused_says_what_it_is(people, shelf):
    machine = shelf("b", "legal")
    with people.database.superuser() as connection:
        role = people.database.role("legal")
        connection.execute(f'ALTER ROLE "{role}" NOLOGIN')
        with told(Unavailable, "ledger.login"):
            machine.fetch(NAME)
        connection.execute(f'ALTER ROLE "{role}" LOGIN')
