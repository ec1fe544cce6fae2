"""A film's description: long offsets, long lists, and damage."""

import struct

import pytest

from desktop_app.adapters.media import boxes
from desktop_app.adapters.media.questions import NotTaken
from tests.adapters.media import samples


def movie(*tracks):
    return samples.box(b"moov", *tracks)


def test_both_widths_of_offsets_are_read():
    short = samples.track(1, b"vide", 4000, 10, width=2, height=2)
    offsets = struct.pack(">I", 2) + struct.pack(">QQ", 5 << 32, 6 << 32)
    narrow = samples.full(b"stco", struct.pack(">II", 1, 4000))
    assert boxes.clean(movie(short)).kept_chunks == [4000]
    wide = samples.full(b"co64", offsets)
    # The same track with the other table: every box around it grows with it.
    more = len(wide) - len(narrow)
    grown = bytearray(short.replace(narrow, wide))
    for name in (b"mdia", b"minf", b"stbl", b"trak"):
        at = grown.index(name) - 4
        size = struct.unpack_from(">I", grown, at)[0]
        struct.pack_into(">I", grown, at, size + more)
    assert boxes.clean(movie(bytes(grown))).kept_chunks == [5 << 32, 6 << 32]


def test_a_list_of_offsets_longer_than_its_box_is_unreadable():
    track = samples.track(1, b"vide", 4000, 10, width=2, height=2)
    data = track.replace(struct.pack(">II", 1, 4000), struct.pack(">II", 1 << 31, 4000))
    with pytest.raises(NotTaken, match="unreadable"):
        boxes.clean(movie(data))


def test_four_zero_bytes_end_a_list():
    data = samples.box(b"free") + bytes(4)
    assert [box.name for box in boxes.boxes(data, 0, len(data))] == [b"free"]


@pytest.mark.parametrize(
    "data",
    [b"\0\0\0\x04free", b"\0\0\0\x20free", b"abc", struct.pack(">I4sQ", 1, b"free", 1 << 60)],
)
def test_what_is_no_box_is_unreadable(data):
    with pytest.raises(NotTaken, match="unreadable"):
        list(boxes.boxes(data, 0, len(data)))


def test_a_path_to_the_authors_folder_is_emptied():
    plain = samples.box(b"url ", b"\0\0\0\1")
    data = movie(samples.track(1, b"vide", 4000, 10, width=2, height=2))
    told = samples.box(b"url ", b"\0\0\0\1" + b"/home/" + samples.CANARY)
    grown = bytearray(data.replace(plain, told))
    for name in (b"moov", b"trak", b"mdia", b"minf", b"dinf", b"dref"):
        at = grown.index(name) - 4
        size = struct.unpack_from(">I", grown, at)[0]
        struct.pack_into(">I", grown, at, size + len(told) - len(plain))
    cleaned = boxes.clean(bytes(grown))
    assert samples.CANARY not in cleaned.data
    assert "other" in cleaned.removed
