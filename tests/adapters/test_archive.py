"""Opening archives: X's zip, its folder, single files, and what pretends to be one."""

import io
import json
import struct
import zipfile

import pytest

from desktop_app.adapters import archive
from desktop_app.adapters.archive import open_archive
from desktop_app.domain.errors import BadInput


def part(*texts, number=0):
    entries = [{"tweet": {"id_str": text, "full_text": text}} for text in texts]
    return f"window.YTD.tweets.part{number} = " + json.dumps(entries)


def zipped(path, members, method=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", method) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return path


def texts(path):
    return [post.text for post in open_archive(path).posts]


def refusal(path):
    with pytest.raises(BadInput) as refused:
        open_archive(path)
    return refused.value


def outcome(path):
    """The texts, or the kind of the refusal; anything else fails the test."""
    try:
        return texts(path)
    except BadInput as refused:
        return refused.kind


@pytest.mark.parametrize("folder", ["", "data/", "twitter-2026-03-31/data/"])
def test_the_zip_that_x_gives_is_read_and_nothing_is_unpacked(tmp_path, folder):
    path = zipped(
        tmp_path / "x.zip",
        {
            f"{folder}tweets.js": part("one"),
            f"{folder}tweets-part1.js": part("two", number=1),
            f"{folder}deleted-tweets.js": part("three"),
            f"{folder}like.js": "window.YTD.like.part0 = []",
            f"{folder}tweets_media/1.jpg": b"\xff" * 1000,
            "../../tweets.js/evil.js": part("four"),
        },
    )
    assert sorted(texts(path)) == ["one", "two"]
    assert list(tmp_path.iterdir()) == [path]


def test_an_unpacked_export_and_its_single_file_are_read(tmp_path):
    data = tmp_path / "export" / "data"
    data.mkdir(parents=True)
    (data / "tweets.js").write_text(part("one"), encoding="utf-8")
    (data / "tweets-part1.js").write_text(part("two"), encoding="utf-8")
    (data / "tweet-headers.js").write_text("no posts", encoding="utf-8")
    assert sorted(texts(tmp_path / "export")) == sorted(texts(data)) == ["one", "two"]
    assert texts(data / "tweets.js") == ["one"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_is_read_in_every_encoding_that_says_what_it_is(tmp_path, encoding):
    path = tmp_path / "posts.csv"
    path.write_bytes("text;id\nÉté à Lyon 🌞;1\n".encode(encoding))
    assert texts(path) == ["Été à Lyon 🌞"]


def test_letters_that_cannot_be_told_are_refused_with_their_line(tmp_path):
    path = tmp_path / "posts.csv"
    path.write_bytes("text;id\nfine;1\nÉté;2\n".encode("cp1252"))
    refused = refusal(path)
    assert (refused.kind, refused.facts) == (
        "archive.encoding",
        {"file": "posts.csv", "line": "3"},
    )


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 100,
        b"\xff\xfe\x00",
        b"\x89PNG\r\n\x1a\n" + b"\0" * 100,
        b"%PDF-1.7\n",
        b"PK\x03\x04" + b"\0" * 100,
        b"PK\x05\x06",
        b"x" * 1_000_000,
    ],
)
def test_what_is_no_archive_is_refused(tmp_path, content):
    path = tmp_path / "x"
    path.write_bytes(content)
    assert refusal(path).kind.startswith("archive.")


def test_what_is_not_there_or_holds_no_posts_is_refused(tmp_path):
    assert refusal(tmp_path / "none.zip").kind == "cli.file"
    assert refusal(tmp_path).kind == "archive.nothing"
    assert refusal(zipped(tmp_path / "a.zip", {"a.txt": "a"})).kind == "archive.nothing"


def test_an_archive_in_an_archive_is_not_opened(tmp_path):
    inner = io.BytesIO()
    zipped(inner, {"data/tweets.js": part("inside")})
    outer = zipped(tmp_path / "outer.zip", {"x.zip": inner.getvalue()})
    assert refusal(outer).kind == "archive.nothing"
    disguised = zipped(tmp_path / "b.zip", {"data/tweets.js": inner.getvalue()})
    assert refusal(disguised).kind.startswith("archive.")


def test_a_zip_that_swells_is_stopped_on_the_way(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "BYTES_LIMIT", 3 << 20)
    read = []
    original = zipfile.ZipExtFile.read
    monkeypatch.setattr(
        zipfile.ZipExtFile,
        "read",
        lambda self, size=-1: read.append(size) or original(self, size),
    )
    bomb = zipped(tmp_path / "bomb.zip", {"data/tweets.js": b" " * (100 << 20)})
    assert bomb.stat().st_size < 1 << 20
    assert refusal(bomb).kind == "archive.size"
    assert len(read) == 4
    assert set(read) == {1 << 20}


@pytest.mark.parametrize("claim", [0, 10, 100 << 20, (1 << 32) - 1])
def test_a_false_claim_of_a_size_changes_nothing(tmp_path, claim):
    """A claim is not believed: the content comes whole, or the archive is damaged."""
    path = zipped(tmp_path / "x.zip", {"data/tweets.js": part("one")}, zipfile.ZIP_STORED)
    content = bytearray(path.read_bytes())
    at = content.index(b"PK\x01\x02")
    struct.pack_into("<I", content, at + 24, claim)
    path.write_bytes(content)
    assert outcome(path) in (["one"], "archive.damaged", "archive.broken", "archive.header")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_unusual_packings_are_refused(tmp_path, method):
    path = zipped(tmp_path / "x.zip", {"data/tweets.js": part("one")}, method)
    assert refusal(path).kind == "archive.damaged"


def test_a_zip_that_is_damaged_anywhere_is_read_or_refused(tmp_path):
    whole = zipped(tmp_path / "x.zip", {"data/tweets.js": part(*"abcdefgh")}).read_bytes()
    path = tmp_path / "damaged.zip"
    outcomes = []
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        outcomes.append(outcome(path))
    assert "archive.damaged" in outcomes
    assert list("abcdefgh") in outcomes
    for length in range(0, len(whole), 7):
        path.write_bytes(whole[:length])
        assert refusal(path).kind.startswith("archive.")
