"""Where announcements lie, and what is remembered of them."""

import hashlib
from datetime import date

import pytest

from desktop_app.adapters import announcements
from desktop_app.domain.announcement import LONGEST, Version
from desktop_app.domain.errors import BadInput, Damaged, Unavailable
from desktop_app.services.updating import Seen
from tests.releases import KEY

SEEN = Seen(Version(9, 1, 0), date(2026, 12, 1))


def test_a_folder_that_is_named_must_be_there(tmp_path):
    assert announcements.folder({"COUNTERSIGN_UPDATES": str(tmp_path)}) == tmp_path
    with pytest.raises(BadInput, match=r"updates\.folder"):
        announcements.folder({"COUNTERSIGN_UPDATES": str(tmp_path / "none")})


def test_else_the_administrators_folder_where_there_is_one(tmp_path, monkeypatch):
    monkeypatch.setattr(announcements, "FOLDER", tmp_path)
    assert announcements.folder({}) == tmp_path
    monkeypatch.setattr(announcements, "FOLDER", tmp_path / "none")
    assert announcements.folder({}) is None


def test_only_announcements_are_looked_at(tmp_path):
    for name in ("b.announcement", "a.announcement", "countersign.deb"):
        (tmp_path / name).touch()
    assert [path.name for path in announcements.files(tmp_path)] == [
        "a.announcement",
        "b.announcement",
    ]
    with pytest.raises(BadInput, match=r"updates\.folder"):
        announcements.files(tmp_path / "none")


def test_what_cannot_be_read(tmp_path):
    path = tmp_path / "a.announcement"
    for reading in (announcements.read, announcements.sha256):
        with pytest.raises(BadInput, match=r"updates\.unreadable"):
            reading(path)
    for content in (b"\xff", b"x" * (LONGEST + 1)):
        path.write_bytes(content)
        with pytest.raises(BadInput, match=r"updates\.form"):
            announcements.read(path)


def test_a_file_is_read_as_it_stands(tmp_path):
    path = tmp_path / "a.announcement"
    path.write_bytes("é\r\n".encode())
    assert announcements.read(path) == "é\r\n"
    assert announcements.sha256(path) == hashlib.sha256("é\r\n".encode()).hexdigest()


def test_the_keys_that_come_with_the_program():
    assert announcements.release_keys() == (), "a build from source knows none"


@pytest.mark.parametrize(
    "text",
    ["keys", "keys = 1", 'keys = ["00"]', f'keys = ["{"00" * 32}"]', "", "keys = []\nmore = 1"],
)
def test_a_list_of_keys_that_cannot_be_read(text, tmp_path, monkeypatch):
    path = tmp_path / "release_keys.toml"
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(announcements, "resource", lambda _name: path)
    with pytest.raises(Damaged, match=r"updates\.keys"):
        announcements.release_keys()
    path.write_text(f'keys = ["{KEY}"]', encoding="utf-8")
    assert announcements.release_keys() == (KEY,)


def test_what_was_believed_is_remembered(tmp_path):
    home = tmp_path / "new" / "home"
    assert announcements.seen(home) is None
    for newest in (SEEN, Seen(Version(9, 2, 0), SEEN.date)):
        announcements.remember(home, newest)
        assert announcements.seen(home) == newest
    assert len(list(home.iterdir())) == 1, "nothing is left beside it"


@pytest.mark.parametrize("text", ["", "{}", '{"date":"2026-13-01","version":"9.1.0"}', "[]"])
def test_a_memory_that_cannot_be_read_is_no_empty_one(text, tmp_path):
    announcements.remember(tmp_path, SEEN)
    next(tmp_path.iterdir()).write_text(text, encoding="utf-8")
    with pytest.raises(Damaged, match=r"updates\.seen"):
        announcements.seen(tmp_path)


def test_a_home_that_cannot_be_written(tmp_path):
    (tmp_path / "home").touch()
    with pytest.raises(Unavailable, match=r"desk\.unwritable"):
        announcements.remember(tmp_path / "home", SEEN)


@pytest.mark.parametrize(
    ("text", "told"), [(None, True), ('windows = "notify"', True), ('windows = "off"', False)]
)
def test_an_administrator_says_whether_windows_tell(text, told, tmp_path, monkeypatch):
    path = tmp_path / "updates.toml"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(announcements, "SETTING", path)
    assert announcements.is_told() is told


@pytest.mark.parametrize("text", ["", "windows = true", 'windows = "of"', "[", 'other = "off"'])
def test_a_setting_that_cannot_be_read_is_no_yes(text, tmp_path, monkeypatch):
    path = tmp_path / "updates.toml"
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(announcements, "SETTING", path)
    with pytest.raises(BadInput, match=r"updates\.setting"):
        announcements.is_told()
