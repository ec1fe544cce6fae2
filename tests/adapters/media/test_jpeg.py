"""JPEG: the pixels as they were, and nothing else."""

import io

import pytest
from PIL import Image

from desktop_app.adapters.media import jpeg
from desktop_app.adapters.media.questions import NotTaken
from tests.adapters.media import samples


def pixels(data):
    with Image.open(io.BytesIO(data)) as image:
        return image.size, image.tobytes()


def test_everything_that_tells_is_left_out_and_the_pixels_are_the_same():
    data = samples.jpeg()
    cleaned = jpeg.clean(data)
    assert data.count(samples.CANARY) >= 8
    assert samples.CANARY not in cleaned.data
    assert b"Exif" not in cleaned.data
    assert pixels(cleaned.data) == pixels(data)
    assert cleaned.removed == {
        "location", "camera", "times", "author", "software", "comment", "thumbnail", "ai", "other",
    }  # fmt: skip
    with Image.open(io.BytesIO(cleaned.data)) as image:
        assert dict(image.getexif()) == {}


def test_a_clean_picture_stays_as_it_is():
    once = jpeg.clean(samples.jpeg()).data
    again = jpeg.clean(once)
    assert (again.data, again.removed, again.orientation) == (once, frozenset(), 1)


@pytest.mark.parametrize(
    ("mode", "options"),
    [("RGB", {"progressive": True}), ("L", {}), ("CMYK", {}), ("RGB", {"restart_marker_rows": 1})],
)
def test_every_usual_way_of_storing_keeps_its_pixels(mode, options):
    data = samples.jpeg(image=samples.picture(mode), **options)
    assert pixels(jpeg.clean(data).data) == pixels(data)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_how_to_turn_it_is_told_and_is_nothing_to_tell_the_author(orientation):
    cleaned = jpeg.clean(samples.jpeg(orientation, full=False))
    assert (cleaned.orientation, cleaned.removed) == (orientation, frozenset())


def test_the_small_picture_in_the_head_is_left_out():
    data = samples.jpeg(full=False)
    head = samples.segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\1\1" + b"rgb")
    cleaned = jpeg.clean(data[:2] + head + data[2:])
    assert cleaned.removed == {"thumbnail"}
    assert b"rgb" not in cleaned.data[:40]


@pytest.mark.parametrize("left", [2, 3, 5, 30, 400, -1, -2])
def test_a_picture_cut_short_is_unreadable(left):
    data = samples.jpeg(full=False)
    with pytest.raises(NotTaken, match="unreadable"):
        jpeg.clean(data[:left])


def test_a_run_of_fill_bytes_takes_no_time():
    with pytest.raises(NotTaken):
        jpeg.clean(jpeg.START + b"\xff" * 5_000_000)
    with pytest.raises(NotTaken):
        jpeg.clean(jpeg.START + samples.segment(0xDA, b"x") + b"\xff" * 5_000_000)
