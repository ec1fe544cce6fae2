"""The shelf gives back what was put, or says that it cannot."""

import hashlib
import io
import os
import stat

import pytest

from desktop_app.adapters.media.shelf import FileShelf
from desktop_app.domain.errors import Damaged, Unavailable

CONTENT = b"a picture" * 1000
NAME = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def shelf(tmp_path):
    return FileShelf(tmp_path / "media")


def test_what_is_put_can_be_read(shelf):
    assert not shelf.has(NAME)
    assert shelf.put(io.BytesIO(CONTENT)) == NAME
    assert shelf.put(io.BytesIO(CONTENT)) == NAME
    assert shelf.has(NAME)
    assert shelf.read(NAME) == CONTENT
    assert shelf.path(NAME).read_bytes() == CONTENT
    with shelf.open(NAME) as file:
        assert file.read() == CONTENT
    assert stat.S_IMODE(shelf.path(NAME).stat().st_mode) == 0o600
    assert [path.name for path in shelf.path(NAME).parent.iterdir()] == [NAME]


@pytest.mark.parametrize("content", [b"", CONTENT[:-1], CONTENT + b"\n", CONTENT[:-1] + b"x"])
def test_a_changed_file_is_damaged(shelf, content):
    shelf.put(io.BytesIO(CONTENT))
    shelf.path(NAME).write_bytes(content)
    for look in (shelf.read, shelf.open):
        with pytest.raises(Damaged) as damage:
            look(NAME)
        assert damage.value.kind == "media.damaged"
    shelf.put(io.BytesIO(CONTENT))
    assert shelf.read(NAME) == CONTENT


@pytest.mark.parametrize("name", [NAME, "", "../secret", "a" * 63, NAME.upper(), NAME + "\n"])
def test_what_was_never_put_is_missing(shelf, name):
    assert not shelf.has(name)
    for look in (shelf.read, shelf.open, shelf.path):
        with pytest.raises(Unavailable) as missing:
            look(name)
        assert missing.value.kind == "media.missing"


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "media").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(Unavailable) as refusal:
        FileShelf(tmp_path / "media").put(io.BytesIO(CONTENT))
    assert refusal.value.kind == "media.unwritable"


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_full_disk_is_told_and_leaves_nothing(shelf, monkeypatch, call):
    def full(*_):
        raise OSError(28, "No space left on device")

    shelf.put(io.BytesIO(b"other"))
    monkeypatch.setattr(os, call, full)
    with pytest.raises(Unavailable) as refusal:
        shelf.put(io.BytesIO(CONTENT))
    assert refusal.value.kind == "media.unwritable"
    assert not shelf.has(NAME)
    assert len(list(shelf._folder.iterdir())) == 1


def test_what_a_crash_left_half_written_is_swept_after_a_day(shelf):
    old, young = shelf.fresh(), shelf.fresh()
    os.utime(old, (1_000_000, 1_000_000))
    shelf.put(io.BytesIO(CONTENT))
    assert (old.exists(), young.exists()) == (False, True)


def test_what_is_forgotten_is_gone_and_may_be_forgotten_again(shelf):
    kept, gone = shelf.put(io.BytesIO(b"kept")), shelf.put(io.BytesIO(b"gone"))
    for name in (gone, gone, "../outside", "f" * 64):
        shelf.forget(name)
    assert (shelf.has(kept), shelf.has(gone)) == (True, False)


def test_a_file_that_cannot_be_forgotten_is_told(shelf, monkeypatch):
    kept = shelf.put(io.BytesIO(b"kept"))

    def refuse(*_arguments, **_options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.unlink", refuse)
    with pytest.raises(Unavailable, match=r"media\.unwritable"):
        shelf.forget(kept)
