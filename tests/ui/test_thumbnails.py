import io
import struct

import pytest

from desktop_app.ui.thumbnails import film_seconds


def box(name, content, *, is_long=False):
    if is_long:
        return struct.pack(">I4sQ", 1, name, len(content) + 16) + content
    return struct.pack(">I4s", len(content) + 8, name) + content


def head(version=0, scale=600, ticks=25_200):
    if version:
        return struct.pack(">IQQIQ", version << 24, 0, 0, scale, ticks) + b"\0" * 80
    return struct.pack(">IIIII", 0, 0, 0, scale, ticks) + b"\0" * 80


@pytest.mark.parametrize(
    ("film", "seconds"),
    [
        (box(b"ftyp", b"mp42") + box(b"moov", box(b"mvhd", head())), 42.0),
        (box(b"mdat", b"x" * 99, is_long=True) + box(b"moov", box(b"mvhd", head(1))), 42.0),
        (box(b"moov", box(b"mvhd", head(ticks=0))), None),
        (box(b"moov", box(b"mvhd", head(scale=0))), None),
        (box(b"ftyp", b"mp42"), None),
        (struct.pack(">I4s", 4, b"bad "), None),
        (b"", None),
        (b"\0" * 7, None),
    ],
)
def test_a_film_says_how_long_it_is(film, seconds):
    assert film_seconds(io.BytesIO(film), len(film)) == seconds


def test_no_bytes_make_it_go_on_for_ever():
    film = struct.pack(">I4s", 0, b"mdat") + b"\1" * 500
    assert film_seconds(io.BytesIO(film), len(film)) is None
