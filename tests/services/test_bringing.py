"""A file is read up to a size, whatever is said of it."""

import pytest

from desktop_app.domain.errors import BadInput
from desktop_app.services import bringing


def test_a_file_is_read_whole(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"tag;meaning\n")
    assert bringing.content_of(path) == b"tag;meaning\n"


def test_one_byte_too_many_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(bringing, "MOST", 1_000_000)
    path = tmp_path / "list.csv"
    path.write_bytes(bytes(1_000_000))
    assert len(bringing.content_of(path)) == 1_000_000
    with path.open("ab") as file:
        file.write(b"x")
    with pytest.raises(BadInput) as caught:
        bringing.content_of(path)
    assert (caught.value.kind, caught.value.facts["limit"]) == ("file.size", "1")


def test_a_file_of_nothing_but_holes_fills_no_memory(tmp_path):
    path = tmp_path / "invitation"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(BadInput, match=r"file\.size"):
        bringing.content_of(path)
