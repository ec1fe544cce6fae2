"""The desk keeps what was typed: across restarts, kills, damage and odd characters."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier

import pytest

from desktop_app.adapters.desk import open_desk, replace_damaged
from desktop_app.adapters.desk.content import written as written_out
from desktop_app.domain.account import AccountId, PersonId
from desktop_app.domain.action import ActionId, PostId
from desktop_app.domain.errors import Damaged, Refused, Unavailable
from desktop_app.domain.goals import GoalId
from desktop_app.domain.note import Explanation
from desktop_app.domain.payload import Media, MediaKind, Part, Poll, ReplySettings
from desktop_app.domain.source import Source
from desktop_app.services.ports import Draft, DraftId

ROOT = Path(__file__).parents[3]
NOW = datetime(2026, 11, 24, 9, 0, 0, 250_000, tzinfo=UTC)
DRAFT = Draft(
    id=DraftId("d1"),
    owner=PersonId("ceo"),
    account=AccountId("acme"),
    parts=(Part(text="We open in Lyon."),),
    language="en",
    saved_at=NOW,
)
#: Everything a draft can have, with characters that are hard to keep.
WHOLE = replace(
    DRAFT,
    parts=(
        Part(
            text="e\u0301 first",
            media=(
                Media(sha256="ab" * 32, kind=MediaKind.PHOTO, alt_text="Half \ud83d a picture"),
            ),
        ),
        Part(text="second \ud83d", poll=Poll(options=("Oui", "Non"), minutes=60)),
        Part(text=""),
    ),
    language="fr",
    post=PostId("p1"),
    base_revision=2,
    reply_link=" https://x.com/a/status/1 ",
    quote_link="https://x.com/b/status/2",
    source=Source(
        x_post_id="1",
        author_id=None,
        handle="a",
        text="typed e\u0301",
        created_at=NOW - timedelta(days=1),
        read_at=NOW,
        is_from_x=False,
        mentions=("b", "c"),
        replies_to="7",
    ),
    reply_settings=ReplySettings.MENTIONED,
    made_with_ai=True,
    paid_partnership=True,
    not_before=NOW + timedelta(hours=1),
    not_after=NOW + timedelta(hours=2),
    is_by_hand=True,
    urgent="The plant burns.",
    corrects=PostId("p0"),
    name="Lyon \ud83d",
    note="Legal knows the figure: café.\ud83d",
    explanations=(
        Explanation(rule="forward.figure", part=1, quote="500 000", text="Published on 3 March."),
    ),
    accepted=(ActionId("a7"),),
    template=ActionId("a3"),
    twin=PostId("p9"),
    twin_texts=("The same.", "A map of the site"),
    ask_legal=True,
    forked_from=3,
    goal=GoalId("hire"),
)
#: What a draft has only since it was first kept with a name.
SINCE = "note explanations accepted template twin twin_texts ask_legal forked_from goal".split()
#: A desk as the first version of the program made it.
FIRST_VERSION = """
CREATE TABLE draft (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  account TEXT NOT NULL,
  text TEXT NOT NULL,
  language TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  post TEXT,
  base_revision INTEGER NOT NULL
) STRICT;
CREATE INDEX draft_owner ON draft (owner, saved_at DESC);
CREATE TABLE preference (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT;
INSERT INTO draft VALUES ('d1', 'ceo', 'acme', 'We open in Lyon.', 'en',
  '2026-11-24T09:00:00.250000+00:00', NULL, 0);
INSERT INTO draft VALUES ('d2', 'ceo', 'acme', '\ufdd0u:half \\ud83d', 'auto',
  '2026-11-24T09:00:01.000000+00:00', 'p1', 2);
INSERT INTO preference VALUES ('theme', 'dark');
PRAGMA user_version = 1;
PRAGMA journal_mode = WAL;
"""


def written(text, **changes):
    return replace(DRAFT, parts=(Part(text=text),), **changes)


def told(error_type, kind: str):
    return pytest.raises(error_type, check=lambda error: error.kind == kind)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "desk.sqlite"


@pytest.fixture
def desk(path):
    opened = open_desk(path)
    yield opened
    opened.close()


def test_a_draft_is_there_after_a_restart(path):
    first = open_desk(path)
    first.save(WHOLE)
    first.prefer("theme", "dark")
    first.close()
    again = open_desk(path)
    assert again.draft(WHOLE.id) == WHOLE
    assert again.drafts(WHOLE.owner) == (WHOLE,)
    assert again.unread == 0
    assert again.preference("theme") == "dark"
    again.close()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "é" * 100_000,
        "👍🏽\u202e\u200b\x07\r\n",
        "half \ud83d an emoji",
        "a\x00b",
        "\ufdd0u:x",
        "\\ud83d",
    ],
)
def test_a_draft_is_as_it_was_typed(desk, text):
    desk.save(written(text))
    assert desk.draft(DRAFT.id).text == text


def test_saving_again_replaces_and_discarding_forgets(desk):
    desk.save(DRAFT)
    desk.save(written("Other."))
    assert [draft.text for draft in desk.drafts(DRAFT.owner)] == ["Other."]
    desk.discard(DRAFT.id)
    desk.discard(DRAFT.id)
    assert desk.draft(DRAFT.id) is None


def test_drafts_are_their_owners_newest_first(desk):
    for number in range(3):
        desk.save(
            replace(DRAFT, id=DraftId(f"d{number}"), saved_at=NOW + timedelta(milliseconds=number))
        )
    desk.save(replace(DRAFT, id=DraftId("other"), owner=PersonId("aide")))
    assert [draft.id for draft in desk.drafts(DRAFT.owner)] == ["d2", "d1", "d0"]
    assert desk.drafts(PersonId("nobody")) == ()


def test_a_preference_that_was_never_set_is_none(desk):
    assert desk.preference("theme") is None
    desk.prefer("theme", "dark")
    desk.prefer("theme", "light")
    assert desk.preference("theme") == "light"


def test_a_saved_draft_survives_kill_9(path):
    code = f"""
import os, sys
from tests.adapters.desk.test_store import DRAFT, open_desk
desk = open_desk(__import__("pathlib").Path({str(path)!r}))
desk.save(DRAFT)
print("saved", flush=True)
sys.stdin.read()
"""
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout.readline() == b"saved\n"
        os.kill(process.pid, signal.SIGKILL)
    again = open_desk(path)
    assert again.draft(DRAFT.id) == DRAFT
    again.close()


@pytest.mark.parametrize("content", [b"not a database at all " * 300, b"SQLite format 3\0" * 99])
def test_a_damaged_desk_is_moved_aside_whole_and_a_new_one_opens(path, content):
    path.write_bytes(content)
    path.with_name("desk.sqlite-wal").write_bytes(b"journal")
    with told(Damaged, "desk.damaged") as raised:
        open_desk(path)
    assert raised.value.facts["path"] == str(path)
    assert path.read_bytes() == content
    kept = replace_damaged(path, NOW)
    assert kept.name == "desk.sqlite.damaged-20261124T090000Z"
    assert kept.read_bytes() == content
    assert kept.with_name(kept.name + "-wal").exists()
    desk = open_desk(path)
    desk.save(DRAFT)
    desk.close()


def test_two_damaged_desks_in_one_second_are_both_kept(path):
    kept = []
    for content in (b"one " * 200, b"two " * 200):
        path.write_bytes(content)
        kept.append(replace_damaged(path, NOW))
    assert [file.read_bytes()[:3] for file in kept] == [b"one", b"two"]


def test_damage_in_the_middle_is_found_before_typing_starts(path):
    desk = open_desk(path)
    for number in range(60):
        desk.save(written("text " * 200, id=DraftId(f"d{number}")))
    desk.close()
    content = bytearray(path.read_bytes())
    for offset in range(4096 * 3, len(content), 4096):
        content[offset : offset + 200] = b"\xff" * 200
    path.write_bytes(bytes(content))
    with told(Damaged, "desk.damaged"):
        open_desk(path)


def test_another_programs_database_is_not_taken_for_a_desk(path):
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE draft (text TEXT)")
    with told(Damaged, "desk.damaged"):
        open_desk(path)


def test_programs_that_start_at_once_never_take_a_new_desk_for_a_damaged_one(tmp_path):
    together = Barrier(4)

    def start(number):
        together.wait()
        try:
            open_desk(tmp_path / f"desk-{number}.sqlite").close()
        except (Unavailable, Damaged) as error:
            return error.kind
        return "opened"

    with ThreadPoolExecutor(4) as programs:
        said = [set(programs.map(start, [number] * 4)) for number in range(20)]
    assert all("opened" in each and "desk.damaged" not in each for each in said)


def test_a_desk_of_the_first_version_opens_with_its_drafts(path):
    with closing(sqlite3.connect(path)) as first:
        first.executescript(FIRST_VERSION)
    for _ in range(2):
        desk = open_desk(path)
        kept = desk.drafts(DRAFT.owner)
        assert kept == (
            written(
                "half \ud83d",
                id=DraftId("d2"),
                language="auto",
                saved_at=NOW.replace(second=1, microsecond=0),
                post=PostId("p1"),
                base_revision=2,
            ),
            DRAFT,
        )
        assert (desk.preference("theme"), desk.unread) == ("dark", 0)
        desk.close()
    again = open_desk(path)
    again.save(WHOLE)
    assert again.draft(DRAFT.id) == WHOLE
    again.close()


def test_a_desk_of_the_second_version_opens_with_its_drafts(path):
    with closing(sqlite3.connect(path)) as second:
        second.executescript(FIRST_VERSION)
        second.execute("ALTER TABLE draft ADD COLUMN content TEXT NOT NULL DEFAULT ''")
        second.execute("CREATE TABLE unread (draft TEXT NOT NULL, content TEXT NOT NULL) STRICT")
        old = json.loads(written_out(WHOLE))
        for since in ("name", *SINCE):
            del old[since]
        second.execute("UPDATE draft SET content = ? WHERE id = 'd1'", (json.dumps(old),))
        second.execute("PRAGMA user_version = 2")
        second.commit()
    desk = open_desk(path)
    first = desk.draft(DRAFT.id)
    assert (first.text, first.name, first.corrects) == (DRAFT.text, "", WHOLE.corrects)
    desk.put_aside(DRAFT.id, NOW)
    assert [one.draft for one in desk.put_aside_drafts(DRAFT.owner)] == [first]
    desk.close()


def test_a_draft_that_was_thrown_away_waits_and_comes_back(desk):
    other, third = written("Other.", id=DraftId("d2")), written("Third.", id=DraftId("d3"))
    for draft in (DRAFT, other, third):
        desk.save(draft)
    for number, draft in enumerate((DRAFT, other)):
        desk.put_aside(draft.id, NOW + timedelta(minutes=number))
    assert desk.drafts(DRAFT.owner) == (third,)
    gone = desk.put_aside_drafts(DRAFT.owner)
    assert [(one.draft.id, one.at) for one in gone] == [
        ("d2", NOW + timedelta(minutes=1)),
        (DRAFT.id, NOW),
    ]
    assert desk.put_aside_drafts(PersonId("somebody")) == ()
    desk.bring_back(DraftId("d2"))
    desk.save(gone[1].draft)
    assert desk.put_aside_drafts(DRAFT.owner) == ()
    assert {draft.id for draft in desk.drafts(DRAFT.owner)} == {DRAFT.id, "d2", "d3"}


def test_after_its_time_a_thrown_away_draft_is_gone_from_the_files(desk, path):
    secret = "Zanzibar"
    desk.save(written(secret * 40))
    desk.put_aside(DRAFT.id, NOW)
    assert desk.forget_put_aside(NOW) == 0
    assert desk.forget_put_aside(NOW + timedelta(seconds=1)) == 1
    assert desk.put_aside_drafts(DRAFT.owner) == ()
    left = b"".join(each.read_bytes() for each in path.parent.iterdir())
    assert secret.encode() not in left


def test_a_first_version_that_cannot_be_brought_up_to_date_stays_as_it_was(path):
    with closing(sqlite3.connect(path)) as first:
        first.executescript(FIRST_VERSION)
        first.execute("CREATE TABLE unread (something TEXT)")
    with told(Damaged, "desk.damaged"):
        open_desk(path)
    with closing(sqlite3.connect(path)) as first:
        columns = [row[1] for row in first.execute("PRAGMA table_info(draft)")]
        assert first.execute("SELECT count(*) FROM draft").fetchone() == (2,)
        assert first.execute("PRAGMA user_version").fetchone() == (1,)
    assert "content" not in columns


@pytest.mark.parametrize(
    "content",
    [
        "{",
        "[]",
        "[" * 100_000,
        '{"parts": []}',
        json.dumps(
            {"parts": []}
            | {name: None for name in json.loads(written_out(WHOLE)) if name != "parts"}
        ),
        json.dumps(json.loads(written_out(WHOLE)) | {"not_after": "2026-11-24T09:00:00"}),
        json.dumps(json.loads(written_out(WHOLE)) | {"more": 1}),
        json.dumps(json.loads(written_out(WHOLE)) | {"reply_settings": "friends"}),
        json.dumps(json.loads(written_out(WHOLE)) | {"made_with_ai": 1}),
    ],
)
def test_a_draft_that_cannot_be_read_keeps_its_text_and_the_rest_is_put_aside(path, content):
    desk = open_desk(path)
    desk.save(WHOLE)
    desk.save(written("Other.", id=DraftId("d2")))
    desk.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute("UPDATE draft SET content = ? WHERE id = ?", (content, WHOLE.id))
    desk = open_desk(path)
    assert desk.unread == 1
    kept = desk.draft(WHOLE.id)
    assert (kept.text, kept.post, len(kept.parts)) == (WHOLE.text, WHOLE.post, 1)
    assert desk.draft(DraftId("d2")).text == "Other."
    desk.save(WHOLE)
    desk.close()
    again = open_desk(path)
    assert (again.unread, again.draft(WHOLE.id)) == (0, WHOLE)
    again.close()
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("SELECT draft, content FROM unread").fetchall() == [(WHOLE.id, content)]


def test_a_time_that_cannot_be_read_is_damage(path):
    desk = open_desk(path)
    desk.save(DRAFT)
    desk.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute("UPDATE draft SET saved_at = 'yesterday'")
    with told(Damaged, "desk.damaged") as raised:
        open_desk(path)
    assert raised.value.facts["path"] == str(path)


def test_a_desk_of_a_newer_program_is_left_alone(path):
    open_desk(path).close()
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA user_version = 99")
    with told(Refused, "desk.version"):
        open_desk(path)


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with told(Unavailable, "desk.unwritable"):
        open_desk(tmp_path / "file" / "desk.sqlite")


def test_a_place_that_the_system_refuses_to_name_is_told(tmp_path):
    with told(Unavailable, "desk.unwritable"):
        open_desk(tmp_path / ("d" * 300))


def test_a_folder_that_cannot_be_written_is_told(path, monkeypatch):
    # The permission is simulated: root, as whom some machines run the tests, may write anywhere.
    monkeypatch.setattr(os, "access", lambda place, mode: place != path.parent)
    with told(Unavailable, "desk.unwritable"):
        open_desk(path)
    assert not path.exists()


def test_a_full_disk_is_told_and_the_old_text_stays(desk):
    desk.save(DRAFT)
    (pages,) = desk._connection.execute("PRAGMA page_count").fetchone()
    desk._connection.execute(f"PRAGMA max_page_count = {pages}")
    with told(Unavailable, "desk.unwritable"):
        desk.save(written("long " * 100_000))
    assert desk.draft(DRAFT.id) == DRAFT


def test_the_desk_is_on_the_way_to_the_first_window_and_light():
    code = (
        "import sys, desktop_app.adapters.desk;"
        "print([n for n in ('sqlalchemy', 'alembic', 'keyring', 'cryptography') if n in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_nothing_of_what_was_thrown_away_is_left_in_the_files(desk, path):
    """Neither in a page that nobody needs any more nor in the write-ahead log, while it is open."""
    long = Part(text="first-words " + "and more " * 3_000)
    desk.save(replace(DRAFT, parts=(long,)))
    desk.save(replace(DRAFT, parts=(Part(text="second-words"),)))
    desk.discard(DRAFT.id)
    files = list(path.parent.glob(f"{path.name}*"))
    assert {file.name for file in files} >= {path.name, f"{path.name}-wal"}
    kept = b"".join(file.read_bytes() for file in files)
    assert [word for word in (b"first-words", b"and more", b"second-words") if word in kept] == []


@pytest.mark.skipif(sys.platform == "win32", reason="modes are of POSIX")
def test_nobody_else_may_read_the_desk(tmp_path):
    path, before = tmp_path / "new" / "desk.sqlite", os.umask(0o022)
    try:
        with closing(open_desk(path)) as made:
            made.save(DRAFT)
            modes = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
    finally:
        os.umask(before)
    assert set(modes.values()) == {0o600}, modes
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_draft_that_was_kept_before_a_field_existed_has_its_default(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    with closing(open_desk(path)) as desk:
        desk.save(WHOLE)
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        ((content,),) = raw.execute("SELECT content FROM draft").fetchall()
        older = {name: said for name, said in json.loads(content).items() if name not in SINCE}
        raw.execute("UPDATE draft SET content = ?", (json.dumps(older),))
    with closing(open_desk(path)) as desk:
        assert desk.unread == 0
        assert desk.draft(WHOLE.id) == replace(
            WHOLE,
            note="",
            ask_legal=False,
            forked_from=0,
            **dict.fromkeys(("explanations", "accepted", "twin_texts"), ()),
            **dict.fromkeys(("template", "twin", "goal")),
        )
