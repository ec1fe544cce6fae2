"""A file of records is looked at and left as it was."""

import sqlite3
from contextlib import closing

from desktop_app.adapters.machine.stores import State, look


def test_a_file_that_can_be_made_is_new(tmp_path):
    assert look(tmp_path / "far" / "away" / "desk.sqlite").state is State.NEW
    assert list(tmp_path.iterdir()) == []


def test_a_whole_file_tells_its_form_and_is_not_changed(tmp_path):
    path = tmp_path / "desk.sqlite"
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE draft (id TEXT)")
        made.execute("PRAGMA user_version = 7")
        made.commit()
    before = path.read_bytes()
    found = look(path)
    assert (found.state, found.schema) == (State.WHOLE, "7")
    assert path.read_bytes() == before


def test_a_ledger_tells_the_revision_of_its_rules(tmp_path):
    path = tmp_path / "ledger.sqlite"
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE alembic_version (version_num TEXT)")
        made.execute("INSERT INTO alembic_version VALUES ('0002')")
        made.commit()
    assert look(path).schema == "0002"


def test_what_is_no_database_is_damaged(tmp_path):
    (tmp_path / "desk.sqlite").write_bytes(b"not a database, but long enough " * 300)
    assert look(tmp_path / "desk.sqlite").state is State.DAMAGED


def test_a_folder_under_a_file_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("")
    assert look(tmp_path / "file" / "desk.sqlite").state is State.UNWRITABLE
