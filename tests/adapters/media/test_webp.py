"""WebP: the pixels as they were, and nothing else."""

import io
import struct

import pytest
from PIL import Image

from desktop_app.adapters.media import webp
from desktop_app.adapters.media.questions import NotTaken
from tests.adapters.media import samples


@pytest.mark.parametrize("options", [{"lossless": True}, {"quality": 80}])
@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_everything_that_tells_is_left_out_and_the_pixels_are_the_same(options, mode):
    data = samples.webp(6, image=samples.picture(mode), **options)
    cleaned = webp.clean(data)
    assert samples.CANARY not in cleaned.data
    assert {"location", "camera", "times", "author", "other"} <= cleaned.removed
    assert cleaned.orientation == 6
    with Image.open(io.BytesIO(cleaned.data)) as image, Image.open(io.BytesIO(data)) as before:
        assert image.tobytes() == before.tobytes()
        assert "exif" not in image.info
    again = webp.clean(cleaned.data)
    assert (again.data, again.removed, again.orientation) == (cleaned.data, frozenset(), 1)


def test_an_animation_is_not_taken():
    frames = [samples.noise((8, 8), seed=seed) for seed in range(3)]
    out = io.BytesIO()
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:])
    with pytest.raises(NotTaken, match="type"):
        webp.clean(out.getvalue())


@pytest.mark.parametrize("left", [12, 20, 40, -20])
def test_a_picture_cut_short_is_unreadable(left):
    with pytest.raises(NotTaken):
        webp.clean(samples.webp()[:left])


def test_a_file_without_pixels_is_unreadable():
    with pytest.raises(NotTaken, match="unreadable"):
        webp.clean(b"RIFF" + struct.pack("<I", 4) + b"WEBP")
