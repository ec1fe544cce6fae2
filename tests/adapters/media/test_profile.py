"""Colour profiles: the same colours, without the words."""

import io
import struct

import pytest
from PIL import Image, ImageCms

from desktop_app.adapters.media import jpeg, png, profile
from tests.adapters.media import samples


def screens_profile(major=4):
    """sRGB as a screen's own profile says it: with a maker's tag, a device and a date."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    data[8] = major
    data[48:56] = b"APPLX271"
    count = struct.unpack_from(">I", data, 128)[0]
    body = bytes(data[132 + 12 * count :])
    table = b""
    for number in range(count):
        name, at, size = struct.unpack_from(">4sII", data, 132 + 12 * number)
        table += struct.pack(">4sII", name, at + 12, size)
    table += struct.pack(">4sII", b"mmod", 132 + 12 * (count + 1) + len(body), 11)
    whole = bytes(data[4:128]) + struct.pack(">I", count + 1) + table + body + samples.CANARY
    return struct.pack(">I", len(whole) + 4) + whole


def colours(data):
    read = ImageCms.ImageCmsProfile(io.BytesIO(data))
    lab = ImageCms.createProfile("LAB")
    turn = ImageCms.buildTransform(read, lab, "RGB", "LAB")
    return ImageCms.applyTransform(samples.noise((16, 16)), turn).tobytes()


@pytest.mark.parametrize("major", [2, 4])
def test_the_colours_are_the_same_and_the_words_are_gone(major):
    data = screens_profile(major)
    cleaned, more = profile.clean(data)
    assert more
    assert samples.CANARY not in cleaned
    assert b"APPL" not in cleaned
    assert len(cleaned) == struct.unpack_from(">I", cleaned)[0]
    assert colours(cleaned) == colours(data)
    assert profile.clean(cleaned) == (cleaned, False)
    read = ImageCms.ImageCmsProfile(io.BytesIO(cleaned))
    assert ImageCms.getProfileDescription(read).strip() == "Colours"


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"x" * 500,
        screens_profile()[:150],
        screens_profile()[:128] + b"\xff" * 400,
        screens_profile()[:128] + bytes(4),
        screens_profile()[:-1],
    ],
)
def test_a_profile_that_cannot_be_read_is_none(damaged):
    assert profile.clean(damaged) == (None, True)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_it_stays_in_the_picture(form):
    from desktop_app.adapters.media import webp

    out = io.BytesIO()
    samples.picture().save(out, form, icc_profile=screens_profile())
    clean = {"JPEG": jpeg.clean, "PNG": png.clean, "WEBP": webp.clean}[form]
    cleaned = clean(out.getvalue())
    assert cleaned.removed == {"profile"}
    assert clean(cleaned.data).removed == frozenset()
    with Image.open(io.BytesIO(cleaned.data)) as image:
        assert colours(image.info["icc_profile"]) == colours(screens_profile())
