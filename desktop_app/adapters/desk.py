"""A person's private store: drafts and preferences, in one SQLite file on this machine.

`save` returns only when the draft is on the disk. A file that cannot be read is never written to:
`replace_damaged` moves it aside whole, so that what is in it can still be rescued. A draft of which
only the text can be read keeps its text; the rest of it is put aside in the same file. Only the
standard library: this module is on the way to the first window.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from desktop_app.domain.account import AccountId, PersonId
from desktop_app.domain.action import ActionId, PostId
from desktop_app.domain.canonical import Json
from desktop_app.domain.errors import BadInput, CountersignError, Damaged, Refused, Unavailable
from desktop_app.domain.note import Explanation
from desktop_app.domain.payload import Media, MediaKind, Part, Poll, ReplySettings
from desktop_app.domain.reading import (
    as_bool,
    as_int,
    as_list,
    as_object,
    as_optional_text,
    as_text,
    only,
)
from desktop_app.domain.source import Source
from desktop_app.services.ports import Draft, DraftId

_VERSION = 2
_BUSY_SECONDS = 5.0
_PRIMARY = 0xFF  # SQLite's extended result codes carry the primary one in the low byte
_SCHEMA = (
    """CREATE TABLE draft (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  account TEXT NOT NULL,
  text TEXT NOT NULL,
  language TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  post TEXT,
  base_revision INTEGER NOT NULL
) STRICT""",
    "CREATE INDEX draft_owner ON draft (owner, saved_at DESC)",
    "CREATE TABLE preference (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT",
    "PRAGMA user_version = 1",
)
#: From version 1: everything of a draft besides its first text, and a place for what of it could
#: not be read. '' is a draft that has nothing but its text, as all of version 1 were.
_CONTENT = (
    "ALTER TABLE draft ADD COLUMN content TEXT NOT NULL DEFAULT ''",
    "CREATE TABLE unread (draft TEXT NOT NULL, content TEXT NOT NULL) STRICT",
    f"PRAGMA user_version = {_VERSION}",
)
_SAVE = """
INSERT OR REPLACE INTO draft
  (id, owner, account, text, language, saved_at, post, base_revision, content)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_ALL = """
SELECT id, owner, account, text, language, saved_at, post, base_revision, content FROM draft
"""
_ONE = f"{_ALL} WHERE id = ?"
_OWNED = f"{_ALL} WHERE owner = ? ORDER BY saved_at DESC, id DESC"
#: Only what was read and not understood: another window may have saved the draft meanwhile.
_PUT_ASIDE = """
INSERT INTO unread (draft, content) SELECT id, content FROM draft WHERE id = ? AND content = ?
"""
_TEXT_ONLY = "UPDATE draft SET content = '' WHERE id = ? AND content = ?"
_Row = tuple[str, str, str, str, str, str, str | None, int, str]
#: Half an emoji can be pasted and must not cost a draft, but a lone surrogate has no place in
#: UTF-8. A text that holds one is kept escaped, behind a character that is none (U+FDD0).
_ESCAPE = "\ufdd0u:"


class SqliteDesk:
    """A desk in one file. Made by `open_desk`; used from one lane at a time."""

    def __init__(self, connection: sqlite3.Connection, path: Path, unread: int) -> None:
        self._connection = connection
        self._path = path
        self._unread = unread

    @property
    def unread(self) -> int:
        """How many drafts were found at opening of which only the text could be read."""
        return self._unread

    def save(self, draft: Draft) -> None:
        """Keep the draft durably before returning. Raises Unavailable or Damaged (``desk.*``)."""
        with _translating(self._path):
            self._connection.execute(
                _SAVE,
                (
                    draft.id,
                    draft.owner,
                    draft.account,
                    _kept(draft.text),
                    draft.language,
                    draft.saved_at.astimezone(UTC).isoformat(timespec="microseconds"),
                    draft.post,
                    draft.base_revision,
                    _written(draft),
                ),
            )

    def draft(self, draft_id: DraftId) -> Draft | None:
        """The draft, or None."""
        with _translating(self._path):
            row = self._connection.execute(_ONE, (draft_id,)).fetchone()
            return None if row is None else _draft(row, self._path)

    def drafts(self, owner: PersonId) -> tuple[Draft, ...]:
        """The owner's drafts, newest first."""
        with _translating(self._path):
            rows = self._connection.execute(_OWNED, (owner,)).fetchall()
            return tuple(_draft(row, self._path) for row in rows)

    def discard(self, draft_id: DraftId) -> None:
        """Forget the draft, and leave nothing of it in the files; one that is not there is no error."""
        with _translating(self._path):
            self._connection.execute("DELETE FROM draft WHERE id = ?", (draft_id,))
            # The log still holds every version that was saved since it was last brought over.
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    def preference(self, name: str) -> str | None:
        """A preference of this machine, or None."""
        with _translating(self._path):
            row = self._connection.execute(
                "SELECT value FROM preference WHERE name = ?", (name,)
            ).fetchone()
        return None if row is None else str(row[0])

    def prefer(self, name: str, value: str) -> None:
        """Keep a preference."""
        with _translating(self._path):
            self._connection.execute(
                "INSERT OR REPLACE INTO preference (name, value) VALUES (?, ?)", (name, value)
            )

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def open_desk(path: Path) -> SqliteDesk:
    """Open the desk at `path`; a new one is made when there is none.

    Raises Damaged (``desk.damaged``) when the file cannot be read (then `replace_damaged`, and
    open again), Unavailable (``desk.unwritable``) when nothing can be written there, and Refused
    (``desk.version``) when a newer program made it. The file is not changed by any of them.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        is_there = path.exists()
        is_empty = not is_there or not path.stat().st_size
    except OSError as error:
        raise Unavailable("desk.unwritable", path=str(path)) from error
    if not os.access(path.parent, os.W_OK) or (is_there and not os.access(path, os.W_OK)):
        raise Unavailable("desk.unwritable", path=str(path))
    if not is_empty:
        _probe(path)
    with _translating(path):
        _touch(path)
        # Each call of the desk runs in one lane; which thread serves the lane may change.
        connection = sqlite3.connect(
            path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
    try:
        with _translating(path):
            _prepare(connection, path)
            unread = _put_aside(connection, path)
    except CountersignError:
        connection.close()
        raise
    return SqliteDesk(connection, path, unread)


def _touch(path: Path) -> None:
    """Make the file, for its owner alone; SQLite gives its other files the same mode."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise Unavailable("desk.unwritable", path=str(path)) from error


def replace_damaged(path: Path, now: datetime) -> Path:
    """Move a damaged desk aside, with its journal files, and return where it is kept now.

    Nothing is deleted: the kept file's name ends in ``.damaged-`` and the time.
    """
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    kept, number = path.with_name(f"{path.name}.damaged-{stamp}"), 1
    while kept.exists():
        number += 1
        kept = path.with_name(f"{path.name}.damaged-{stamp}-{number}")
    try:
        for ending in ("-wal", "-shm", "-journal"):
            beside = path.with_name(path.name + ending)
            if beside.exists():
                beside.replace(kept.with_name(kept.name + ending))
        path.replace(kept)
    except OSError as error:
        raise Unavailable("desk.unwritable", path=str(path)) from error
    return kept


def _probe(path: Path) -> None:
    """Read every page without writing: a damaged file must keep its write-ahead log, too.

    A desk holds some hundred drafts, so damage is told before anybody types.
    """
    with (
        _translating(path),
        closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as file,
    ):
        if file.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise Damaged("desk.damaged", path=str(path))


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    if _version(connection) < _VERSION:
        # Two programs may start at once: whoever waited for the lock finds a finished desk. All of
        # it happens or nothing: a version of the desk that is half brought up to date is never left.
        connection.execute("BEGIN IMMEDIATE")
        if _version(connection) == 0:
            if connection.execute("SELECT count(*) FROM sqlite_master").fetchone() != (0,):
                raise Damaged("desk.damaged", path=str(path))  # somebody else's database
            for statement in _SCHEMA:
                connection.execute(statement)
        if _version(connection) == 1:
            for statement in _CONTENT:
                connection.execute(statement)
        connection.execute("COMMIT")
    if _version(connection) > _VERSION:
        raise Refused("desk.version", path=str(path))
    connection.execute("PRAGMA journal_mode = WAL")
    # What is deleted or written over is wiped out of its pages, not only marked as free.
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(_ONE, ("",))
    connection.execute("SELECT name, value FROM preference LIMIT 1")


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _put_aside(connection: sqlite3.Connection, path: Path) -> int:
    """Reduce drafts whose content cannot be read to their text; what was there is kept aside."""
    found = 0
    for row in connection.execute(_ALL).fetchall():
        draft = _text_only(row, path)
        try:
            _with_content(draft, row[-1])
        except (BadInput, ValueError, RecursionError):
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(_PUT_ASIDE, (row[0], row[-1]))
            connection.execute(_TEXT_ONLY, (row[0], row[-1]))
            connection.execute("COMMIT")
            found += 1
    return found


def _draft(row: _Row, path: Path) -> Draft:
    return _with_content(_text_only(row, path), row[-1])


def _text_only(row: _Row, path: Path) -> Draft:
    try:
        return Draft(
            id=DraftId(row[0]),
            owner=PersonId(row[1]),
            account=AccountId(row[2]),
            parts=(Part(text=_read(row[3])),),
            language=row[4],
            saved_at=datetime.fromisoformat(row[5]),
            post=None if row[6] is None else PostId(row[6]),
            base_revision=row[7],
        )
    except ValueError as error:
        raise Damaged("desk.damaged", path=str(path)) from error


# --- what a draft has besides its first text ------------------------------------------------

#: What a draft that was kept before a field existed has in it.
_SINCE: dict[str, Json] = {
    "note": "",
    "explanations": [],
    "accepted": [],
    "template": None,
    "twin": None,
}


def _written(draft: Draft) -> str:
    """Everything that has no column of its own. ASCII, so that half an emoji in it is kept too."""
    first, *others = draft.parts
    source = draft.source
    said: dict[str, Json] = {
        "parts": [_part_json(replace(first, text="")), *map(_part_json, others)],
        "reply_link": draft.reply_link,
        "quote_link": draft.quote_link,
        "source": None if source is None else _source_json(source),
        "reply_settings": draft.reply_settings,
        "made_with_ai": draft.made_with_ai,
        "paid_partnership": draft.paid_partnership,
        "not_before": _time_json(draft.not_before),
        "not_after": _time_json(draft.not_after),
        "is_by_hand": draft.is_by_hand,
        "urgent": draft.urgent,
        "corrects": draft.corrects,
        "note": draft.note,
        "explanations": [_explanation_json(one) for one in draft.explanations],
        "accepted": list(draft.accepted),
        "template": draft.template,
        "twin": draft.twin,
    }
    return json.dumps(said)


def _with_content(draft: Draft, content: str) -> Draft:
    """Add what `_written` wrote to a draft that has only its text. Raises BadInput or ValueError."""
    if not content:
        return draft
    said = {**_SINCE, **as_object(json.loads(content))}
    only(
        said,
        "parts reply_link quote_link source reply_settings made_with_ai paid_partnership "
        "not_before not_after is_by_hand urgent corrects note explanations accepted template twin",
    )
    first, *others = (_part(item) for item in as_list(said["parts"]))
    corrects = as_optional_text(said["corrects"])
    template, twin = as_optional_text(said["template"]), as_optional_text(said["twin"])
    return replace(
        draft,
        parts=(replace(first, text=draft.text), *others),
        reply_link=as_text(said["reply_link"]),
        quote_link=as_text(said["quote_link"]),
        source=None if said["source"] is None else _source(said["source"]),
        reply_settings=ReplySettings(as_text(said["reply_settings"])),
        made_with_ai=as_bool(said["made_with_ai"]),
        paid_partnership=as_bool(said["paid_partnership"]),
        not_before=_time(said["not_before"]),
        not_after=_time(said["not_after"]),
        is_by_hand=as_bool(said["is_by_hand"]),
        urgent=as_text(said["urgent"]),
        corrects=None if corrects is None else PostId(corrects),
        note=as_text(said["note"]),
        explanations=tuple(_explanation(item) for item in as_list(said["explanations"])),
        accepted=tuple(ActionId(as_text(item)) for item in as_list(said["accepted"])),
        template=None if template is None else ActionId(template),
        twin=None if twin is None else PostId(twin),
    )


def _explanation_json(one: Explanation) -> dict[str, Json]:
    return {"rule": one.rule, "part": one.part, "quote": one.quote, "text": one.text}


def _explanation(item: Json) -> Explanation:
    said = as_object(item)
    only(said, "rule part quote text")
    return Explanation(
        rule=as_text(said["rule"]),
        part=as_int(said["part"]),
        quote=as_text(said["quote"]),
        text=as_text(said["text"]),
    )


def _part_json(part: Part) -> dict[str, Json]:
    poll: Json = None
    if part.poll is not None:
        poll = {"options": list(part.poll.options), "minutes": part.poll.minutes}
    media: list[Json] = [
        {"sha256": each.sha256, "kind": each.kind, "alt": each.alt_text} for each in part.media
    ]
    return {"text": part.text, "media": media, "poll": poll}


def _part(item: Json) -> Part:
    said = as_object(item)
    only(said, "text media poll")
    poll = None
    if said["poll"] is not None:
        asked = as_object(said["poll"])
        only(asked, "options minutes")
        options = tuple(as_text(option) for option in as_list(asked["options"]))
        poll = Poll(options=options, minutes=as_int(asked["minutes"]))
    media = tuple(_media(each) for each in as_list(said["media"]))
    return Part(text=as_text(said["text"]), media=media, poll=poll)


def _media(item: Json) -> Media:
    said = as_object(item)
    only(said, "sha256 kind alt")
    return Media(
        sha256=as_text(said["sha256"]),
        kind=MediaKind(as_text(said["kind"])),
        alt_text=as_text(said["alt"]),
    )


def _source_json(source: Source) -> dict[str, Json]:
    # Not `Source.body`: a source that the author types over is not normal before it is submitted.
    return {
        "x_post_id": source.x_post_id,
        "author_id": source.author_id,
        "handle": source.handle,
        "text": source.text,
        "created_at": _time_json(source.created_at),
        "read_at": _time_json(source.read_at),
        "is_from_x": source.is_from_x,
        "mentions": list(source.mentions),
        "replies_to": source.replies_to,
    }


def _source(item: Json) -> Source:
    said = as_object(item)
    only(said, "x_post_id author_id handle text created_at read_at is_from_x mentions replies_to")
    return Source(
        x_post_id=as_text(said["x_post_id"]),
        author_id=as_optional_text(said["author_id"]),
        handle=as_text(said["handle"]),
        text=as_text(said["text"]),
        created_at=_time(said["created_at"]),
        read_at=_moment(said["read_at"]),
        is_from_x=as_bool(said["is_from_x"]),
        mentions=tuple(as_text(one) for one in as_list(said["mentions"])),
        replies_to=as_optional_text(said["replies_to"]),
    )


def _time_json(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(UTC).isoformat()


def _time(said: Json) -> datetime | None:
    return None if said is None else _moment(said)


def _moment(said: Json) -> datetime:
    moment = datetime.fromisoformat(as_text(said))
    if moment.tzinfo is None:
        raise BadInput("canonical.time")
    return moment


def _kept(text: str) -> str:
    if text.startswith(_ESCAPE) or any("\ud800" <= letter <= "\udfff" for letter in text):
        return _ESCAPE + text.encode("unicode_escape").decode("ascii")
    return text


def _read(kept: str) -> str:
    if kept.startswith(_ESCAPE):
        return kept.removeprefix(_ESCAPE).encode("ascii").decode("unicode_escape")
    return kept


@contextmanager
def _translating(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _PRIMARY
        if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL) or (
            code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM)
        ):
            raise Unavailable("desk.unwritable", path=str(path)) from error
        raise Damaged("desk.damaged", path=str(path)) from error
