"""The observations keep what was read and what it cost, and forget what X shows no more."""

import os
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread

import pytest

from desktop_app.adapters.desk.observations import open_observations, replace_damaged
from desktop_app.adapters.desk.observations.file import FILE
from desktop_app.domain.account import AccountId
from desktop_app.domain.errors import Damaged, Refused, Unavailable
from desktop_app.domain.watching import Watched
from desktop_app.services.observing_ports import (
    Asked,
    Counts,
    Hit,
    Mark,
    Mention,
    Origin,
    PollOption,
    PollResult,
    PollState,
    ProfileSnapshot,
    Seen,
    Snapshot,
    Stretch,
    Tray,
    WatchItem,
    WatchList,
)
from tests.observing_fakes import shown

NOW = datetime(2026, 11, 24, 9, 0, 0, 250_000, tzinfo=UTC)
ACME, OTHER = AccountId("acme"), AccountId("other")
MARK = Mark(at=NOW, newest="12", unread=(Stretch(since="7", until="9"), Stretch(until="5")))
WORDS = "un texte que personne d’autre n’a écrit"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "deep" / "observations.sqlite"


@pytest.fixture
def kept(path):
    opened = open_observations(path)
    yield opened
    opened.close()


def seen(number="12", text=WORDS, minutes=0):
    return Seen(
        x_post_id=number,
        author_id="7",
        handle="nadia",
        text=text,
        created_at=NOW + timedelta(minutes=minutes),
        conversation="11",
        reply_to="11",
        language="fr",
    )


def mention(number="12", **fields):
    return Mention(seen=seen(number, **fields), seen_at=NOW)


def snapshot(number="12", at=NOW, **counts):
    return Snapshot(x_post_id=number, at=at, counts=Counts(**counts), price=1_000)


def poll(number="12"):
    options = (PollOption(label="Oui", votes=3), PollOption(label="Non", votes=0))
    state = PollState(x_post_id=number, options=options, ends_at=NOW, is_closed=True)
    return PollResult(poll=state, at=NOW)


def fill(kept):
    kept.keep_mentions(ACME, [mention()])
    watched = WatchList(name="Lyon", items=(WatchItem(kind=Watched.KEYWORD, text="Lyon"),))
    kept.keep_list(ACME, watched)
    kept.keep_hits(ACME, "Lyon", [Hit(seen=seen(), seen_at=NOW)])
    kept.keep_snapshots(ACME, [snapshot(likes=3)])
    kept.keep_polls(ACME, [poll()])
    kept.keep_profile(ACME, ProfileSnapshot(profile=shown(), at=NOW, price=10_000))
    kept.note(ACME, Asked.MENTIONS, "", MARK)
    number = kept.reserve(ACME, Asked.MENTIONS, 50, at=NOW, since=NOW, budget=50)
    kept.settle(number, 5, 1)
    return watched


def test_everything_is_there_after_a_restart(kept, path):
    watched = fill(kept)
    first = kept.id
    kept.close()
    with closing(open_observations(path)) as again:
        assert again.id == first
        assert again.mentions(ACME) == (mention(),)
        assert again.lists(ACME) == (watched,)
        assert again.hits(ACME, "Lyon") == (Hit(seen=seen(), seen_at=NOW),)
        assert again.snapshots(ACME, "12") == again.snapshots(ACME) == (snapshot(likes=3),)
        assert again.last_snapshots(ACME) == {"12": NOW}
        assert again.polls(ACME) == (poll(),)
        assert [each.profile for each in again.profiles(ACME)] == [shown()]
        assert again.noted(ACME, Asked.MENTIONS) == MARK
        assert again.spent(ACME, NOW) == 5
        (spending,) = again.spendings(ACME, NOW)
        assert (spending.price, spending.results, spending.is_settled) == (5, 1, True)


def test_one_account_knows_nothing_of_another(kept):
    fill(kept)
    assert kept.mentions(OTHER) == kept.lists(OTHER) == kept.hits(OTHER, "Lyon") == ()
    assert kept.snapshots(OTHER) == kept.polls(OTHER) == kept.profiles(OTHER) == ()
    assert kept.noted(OTHER, Asked.MENTIONS) is None
    assert kept.spent(OTHER, NOW) == 0


def test_what_is_kept_stays_as_it_was_and_is_new_once(kept):
    assert kept.keep_mentions(ACME, [mention(), mention("13", minutes=1)]) == (
        mention(),
        mention("13", minutes=1),
    )
    assert kept.move_mention(ACME, "12", Tray.ASIDE)
    assert kept.keep_mentions(ACME, [mention(text="other words")]) == ()
    assert [each.seen.text for each in kept.mentions(ACME, [Tray.ASIDE])] == [WORDS]
    assert [each.seen.x_post_id for each in kept.mentions(ACME)] == ["13", "12"]
    assert len(kept.mentions(ACME, limit=1)) == 1
    assert kept.mentions(ACME, []) == ()
    assert not kept.move_mention(OTHER, "12", Tray.NEW)
    assert kept.keep_snapshots(ACME, [snapshot(), snapshot()]) == (snapshot(),)


def test_numbers_are_found_from_a_time_on(kept):
    later = snapshot(at=NOW + timedelta(hours=1), likes=4)
    kept.keep_snapshots(ACME, [later, snapshot(likes=3)])
    assert kept.snapshots(ACME, since=NOW + timedelta(minutes=1)) == (later,)
    assert kept.last_snapshots(ACME) == {"12": later.at}


def test_what_is_forgotten_stands_in_no_file_any_more(kept, path):
    fill(kept)
    kept.keep_mentions(ACME, [mention("13")])
    assert kept.forget(ACME, ["12", "99"], NOW) == 1
    assert kept.forget(ACME, ["13"], NOW) == 1
    assert kept.forget(ACME, [], NOW) == 0
    assert kept.hits(ACME, "Lyon") == kept.mentions(ACME) == kept.snapshots(ACME) == ()
    assert kept.polls(ACME) == ()
    assert kept.gone(ACME) == {"12", "13", "99"}
    assert kept.keep_mentions(ACME, [mention()]) == ()
    assert kept.keep_snapshots(ACME, [snapshot()]) == ()
    for file in path.parent.iterdir():
        assert WORDS.encode() not in file.read_bytes()


def test_a_poll_that_is_forgotten_stands_in_no_file_and_its_numbers_stay(kept, path):
    answer = PollOption(label=WORDS, votes=1)
    for number in ("12", "13"):
        ended = PollState(x_post_id=number, options=(answer,), ends_at=None, is_closed=True)
        kept.keep_polls(ACME, [PollResult(poll=ended, at=NOW)])
    kept.keep_snapshots(ACME, [snapshot()])
    kept.forget_polls(ACME, ["12", "99"])
    assert [one.poll.x_post_id for one in kept.polls(ACME)] == ["13"]
    kept.forget_polls(OTHER, ["13"])
    assert len(kept.polls(ACME)) == 1
    kept.forget_polls(ACME, ["13"])
    assert (kept.polls(ACME), kept.gone(ACME)) == ((), frozenset())
    assert kept.snapshots(ACME) == (snapshot(),)
    for file in path.parent.iterdir():
        assert WORDS.encode() not in file.read_bytes()


def test_dropping_a_list_forgets_what_it_found_and_nothing_else(kept):
    fill(kept)
    kept.drop_list(ACME, "")  # the tray's own place: no list has that name
    kept.drop_list(ACME, "Lyon")
    kept.drop_list(ACME, "Lyon")
    assert kept.lists(ACME) == kept.hits(ACME, "Lyon") == kept.hits(ACME, "") == ()
    assert len(kept.mentions(ACME)) == 1


def test_a_list_with_other_items_is_asked_for_from_its_beginning(kept):
    watched = fill(kept)
    kept.note(ACME, Asked.SEARCH, "Lyon", MARK)
    kept.keep_list(ACME, watched)
    assert kept.noted(ACME, Asked.SEARCH, "Lyon") is None


def test_what_was_not_seen_for_a_while_is_asked_for_again(kept):
    kept.keep_mentions(ACME, [mention("12"), mention("13")])
    imported = Mention(seen=seen("14"), seen_at=NOW, origin=Origin.IMPORTED)
    kept.keep_mentions(ACME, [imported])
    later = NOW + timedelta(days=1)
    assert kept.unchecked(ACME, NOW, limit=9) == ()
    assert kept.unchecked(ACME, later, limit=9) == ("12", "13")
    kept.checked(ACME, ["12"], later)
    assert kept.unchecked(ACME, later, limit=9) == ("13",)


def test_two_that_ask_at_once_never_spend_more_than_there_is(path):
    open_observations(path).close()
    barrier, got = Barrier(4), []

    def ask():
        with closing(open_observations(path)) as mine:
            barrier.wait()
            for _ in range(5):
                number = mine.reserve(ACME, Asked.SEARCH, 10, at=NOW, since=NOW, budget=70)
                got.append(number is not None)

    threads = [Thread(target=ask) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert (len(got), sum(got)) == (20, 7)


@pytest.mark.parametrize(
    "content", [b"not a database at all" * 99, b"SQLite format 3\0" + b"x" * 4096]
)
def test_a_damaged_file_is_moved_aside_whole(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(Damaged) as told:
        open_observations(path)
    assert told.value.kind == "observations.damaged"
    assert path.read_bytes() == content
    aside = [replace_damaged(path, NOW)]
    path.write_bytes(content)
    aside.append(replace_damaged(path, NOW))
    assert [each.read_bytes() for each in aside] == [content] * 2
    assert all(".damaged-20261124T090000Z" in each.name for each in aside)
    open_observations(path).close()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE seen SET created_at = 'yesterday'",
        "UPDATE seen SET created_at = '2026-11-24T09:00:00'",
        "UPDATE seen SET origin = 'lost'",
        "DROP TABLE seen",
    ],
)
def test_a_row_that_cannot_be_read_is_damage(kept, path, change):
    fill(kept)
    with closing(sqlite3.connect(path)) as other:
        other.execute(change)
        other.commit()
    with pytest.raises(Damaged):
        kept.mentions(ACME)


def test_another_programs_database_and_a_newer_ones_are_left_alone(path):
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE theirs (x)")
    with pytest.raises(Damaged):
        open_observations(path)
    path.unlink()
    open_observations(path).close()
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("PRAGMA user_version = 99")
    with pytest.raises(Refused) as told:
        open_observations(path)
    assert told.value.kind == "observations.version"


def test_a_file_without_its_name_is_damaged(kept, path):
    kept.close()
    with closing(sqlite3.connect(path)) as other:
        other.execute("DELETE FROM store")
        other.commit()
    with pytest.raises(Damaged):
        open_observations(path)


def test_a_place_that_cannot_be_written_is_told(tmp_path, path, monkeypatch):
    (tmp_path / "file").write_text("x")
    with pytest.raises(Unavailable):
        open_observations(tmp_path / "file" / "observations.sqlite")
    open_observations(path).close()
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(Unavailable) as told:
        open_observations(path)
    assert told.value.kind == "observations.unwritable"


def test_a_full_disk_is_told_and_what_was_there_stays(kept):
    fill(kept)
    kept._connection.execute("PRAGMA max_page_count = 1")
    many = [mention(str(number), text="x" * 4_000) for number in range(100, 400)]
    with pytest.raises(Unavailable):
        kept.keep_mentions(ACME, many)
    assert len(kept.mentions(ACME)) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a person's folder by other means")
def test_nobody_else_may_read_it(kept, path):
    fill(kept)
    modes = {stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()}
    assert modes == {0o600}


def test_a_file_of_before_is_brought_up_to_date(path):
    """A list's words that look like a file's own writing stay as somebody wrote them."""
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as older:
        for statement in FILE.steps[0]:
            older.execute(statement)
        items = '[["word", "[[word"], ["hashtag", "word"], ["account", "nadia"]]'
        older.execute("INSERT INTO watch_list VALUES ('acme', 'Lyon', ?)", (items,))
        read = (str(Asked.SEARCH), NOW.isoformat(timespec="microseconds"))
        older.execute("INSERT INTO noted VALUES ('acme', ?, 'Lyon', ?, '12')", read)
        older.commit()
    with closing(open_observations(path)) as kept:
        (watched,) = kept.lists(ACME)
        assert kept.noted(ACME, Asked.SEARCH, "Lyon") == Mark(at=NOW, newest="12")
    assert [(one.kind, one.text) for one in watched.items] == [
        (Watched.KEYWORD, "[[word"),
        (Watched.HASHTAG, "word"),
        (Watched.ACCOUNT, "nadia"),
    ]
