"""GIF: frames, timing and repetitions, and nothing else."""

import io

import pytest
from PIL import Image

from desktop_app.adapters.media import gif
from desktop_app.adapters.media.questions import NotTaken
from tests.adapters.media import samples


def frames(data):
    found = []
    with Image.open(io.BytesIO(data)) as image:
        for number in range(image.n_frames):
            image.seek(number)
            found.append((image.info.get("duration"), image.convert("RGB").tobytes()))
        return found, image.info.get("loop")


def test_everything_that_tells_is_left_out_and_the_frames_are_the_same():
    data = samples.gif()
    cleaned = gif.clean(data)
    assert samples.CANARY not in cleaned.data
    assert cleaned.removed >= {"comment", "location", "author", "times", "other"}
    assert frames(cleaned.data) == frames(data)
    assert frames(data)[1] == 0
    again = gif.clean(cleaned.data)
    assert (again.data, again.removed) == (cleaned.data, frozenset())


def test_a_still_one_is_taken_too():
    data = samples.gif(frames=1)
    assert frames(gif.clean(data).data)[0] == frames(data)[0]


def test_nothing_hides_in_the_number_of_repetitions():
    data = samples.gif()
    at = data.index(b"NETSCAPE2.0") + 11 + 4
    hidden = data[:at] + bytes([len(samples.CANARY)]) + samples.CANARY + data[at:]
    assert samples.CANARY not in gif.clean(hidden).data


@pytest.mark.parametrize("left", [6, 12, 13, 60, -1])
def test_a_picture_cut_short_is_unreadable(left):
    data = samples.gif()
    data = data[: -len(samples.CANARY)]
    with pytest.raises(NotTaken, match="unreadable"):
        gif.clean(data[:left])


def test_a_frame_that_would_enlarge_the_picture_beyond_measure_is_refused():
    data = bytearray(samples.gif())
    second = data.index(b"\x2c", data.index(b"\x2c") + 1)
    while not (data[second] == 0x2C and data[second + 5 : second + 9] == b"\x18\0\x10\0"):
        second = data.index(b"\x2c", second + 1)
    data[second + 5 : second + 9] = b"\xff\xff\xff\xff"
    with pytest.raises(NotTaken) as refused:
        gif.clean(bytes(data))
    assert refused.value.reason == "too_many_pixels"
    assert refused.value.facts == {"width": "65535", "height": "65535"}
