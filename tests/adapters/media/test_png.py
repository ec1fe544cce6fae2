"""PNG: the needed chunks byte for byte, and nothing else."""

import io

import pytest
from PIL import Image

from desktop_app.adapters.media import png
from desktop_app.adapters.media.questions import NotTaken
from tests.adapters.media import samples


def names(data):
    return [name for name, _ in png._chunks(data)]


def test_everything_that_tells_is_left_out_and_the_pixels_are_the_same():
    data = samples.png()
    cleaned = png.clean(data)
    assert samples.CANARY not in cleaned.data
    assert set(names(cleaned.data)) == {b"IHDR", b"IDAT", b"IEND"}
    assert cleaned.removed >= {"location", "camera", "times", "author", "comment", "other"}
    with Image.open(io.BytesIO(cleaned.data)) as image, Image.open(io.BytesIO(data)) as before:
        assert image.tobytes() == before.tobytes()
        assert image.text == {}


def test_a_clean_picture_stays_as_it_is():
    once = png.clean(samples.png()).data
    again = png.clean(once)
    assert (again.data, again.removed) == (once, frozenset())


def test_what_colours_need_stays():
    image = samples.picture("P")
    data = samples.png(image=image, transparency=0, dpi=(72, 72))
    assert {b"PLTE", b"tRNS", b"pHYs"} <= set(names(png.clean(data).data))


def test_how_to_turn_it_is_told():
    assert png.clean(samples.png(6)).orientation == 6


def test_the_prompt_of_a_generator_is_told_as_such():
    clean = samples.png()[: -len(samples.CANARY)]
    marked = clean[:33] + samples.chunk(b"tEXt", b"parameters\0a castle") + clean[33:]
    assert "ai" in png.clean(marked).removed


def test_an_animated_picture_becomes_its_still_one():
    frames = [samples.noise((8, 8), seed=seed) for seed in range(3)]
    out = io.BytesIO()
    frames[0].save(out, "PNG", save_all=True, append_images=frames[1:])
    cleaned = png.clean(out.getvalue())
    assert b"fdAT" not in cleaned.data
    assert cleaned.removed == {"other"}
    with Image.open(io.BytesIO(cleaned.data)) as image:
        assert image.tobytes() == frames[0].tobytes()


@pytest.mark.parametrize("damage", ["checksum", "unknown", "short", "name"])
def test_a_damaged_picture_is_unreadable(damage):
    data = bytearray(samples.png())
    if damage == "checksum":
        data[30] ^= 1
    elif damage == "unknown":
        data[33:33] = samples.chunk(b"ABCD", b"")
    elif damage == "name":
        data[33:33] = samples.chunk(b"ab1d", b"")
    else:
        del data[-30:]
    with pytest.raises(NotTaken, match="unreadable"):
        png.clean(bytes(data))


def test_a_profile_that_cannot_be_unpacked_is_left_out():
    data = samples.png()
    marked = data[:33] + samples.chunk(b"iCCP", b"x\0\0nothing") + data[33:]
    cleaned = png.clean(marked)
    assert b"iCCP" not in cleaned.data
    assert "profile" in cleaned.removed
