from pathlib import Path

import pytest

from desktop_app.ui.saving import write_table, write_whole


def test_what_was_there_is_replaced_whole(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("older", encoding="utf-8")
    write_whole(path, "é\r\n")
    assert path.read_bytes() == "é\r\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_what_was_there_stays_when_the_disk_is_full(tmp_path, monkeypatch):
    path = tmp_path / "list.csv"
    path.write_text("older", encoding="utf-8")

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, "newer")
    assert path.read_bytes() == b"older"


def test_a_table_tells_every_spreadsheet_how_it_is_written(tmp_path):
    write_table(tmp_path / "list.csv", "é")
    assert (tmp_path / "list.csv").read_bytes() == b"\xef\xbb\xbf\xc3\xa9"
