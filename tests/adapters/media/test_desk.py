"""Each form from file to file, as the worker does it, without the worker."""

import io
import zlib
from dataclasses import replace

import pytest
from PIL import Image, ImageChops, ImageStat
from PIL.JpegImagePlugin import get_sampling

from desktop_app.adapters.media import desk, film
from desktop_app.adapters.media.questions import Request
from desktop_app.domain import media
from desktop_app.domain.payload import MediaKind
from tests.adapters.media import samples


@pytest.fixture
def prepare(tmp_path):
    def prepare_bytes(data, name="IMG_0001.jpg"):
        source, target = tmp_path / name, tmp_path / "made"
        source.write_bytes(data)
        target.write_bytes(b"")
        answer = desk.answer(Request(source=str(source), target=str(target)))
        assert source.read_bytes() == data
        return answer, target.read_bytes()

    return prepare_bytes


def corners(data):
    with Image.open(io.BytesIO(data)) as image:
        shown = image.convert("RGB")
        wide, high = shown.size
        at = [(4, 4), (wide - 5, 4), (4, high - 5), (wide - 5, high - 5)]
        return [round_colour(shown.getpixel(place)) for place in at]


def round_colour(colour):
    return tuple(255 if part > 170 else 128 if part > 70 else 0 for part in colour)


RED, GREEN, BLUE, BLACK = (255, 0, 0), (0, 128, 0), (0, 0, 255), (0, 0, 0)
#: Where red, green, blue and black are shown for each EXIF orientation (EXIF 2.32, 4.6.4).
SHOWN = {
    1: [RED, GREEN, BLUE, BLACK],
    2: [GREEN, RED, BLACK, BLUE],
    3: [BLACK, BLUE, GREEN, RED],
    4: [BLUE, BLACK, RED, GREEN],
    5: [RED, BLUE, GREEN, BLACK],
    6: [BLUE, RED, BLACK, GREEN],
    7: [BLACK, GREEN, BLUE, RED],
    8: [GREEN, BLACK, RED, BLUE],
}


@pytest.mark.parametrize("maker", [samples.jpeg, samples.png, samples.webp])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_shown_upright_and_tells_nothing(prepare, maker, orientation):
    answer, made = prepare(maker(orientation))
    assert answer.reason == ""
    assert corners(made) == SHOWN[orientation]
    assert (answer.width, answer.height) == ((48, 32) if orientation < 5 else (32, 48))
    assert samples.CANARY not in made
    assert b"Exif" not in made
    assert answer.removed[:3] == ("location", "camera", "times")


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_turning_works_for_every_sort_of_colours(prepare, mode):
    answer, made = prepare(samples.jpeg(6, image=samples.picture(mode), progressive=True))
    assert (answer.reason, answer.width) == ("", 32)
    with Image.open(io.BytesIO(made)) as image:
        assert image.mode == mode


def test_a_turned_picture_of_much_detail_is_as_fine_as_before(prepare):
    image = samples.noise((600, 400))
    out = io.BytesIO()
    turned = samples.exif(8)
    image.save(out, "JPEG", quality=98, exif=turned, subsampling=0)
    answer, made = prepare(out.getvalue())
    assert (answer.width, answer.height) == (400, 600)
    with Image.open(out) as before, Image.open(io.BytesIO(made)) as after:
        assert after.quantization == before.quantization
        assert get_sampling(after) == get_sampling(before) == 0
        apart = ImageChops.difference(before.convert("RGB"), after.rotate(-90, expand=True))
        assert max(ImageStat.Stat(apart).mean) < 1


def test_a_film_and_an_animation(prepare):
    answer, made = prepare(samples.film(), "holiday.png")
    assert (answer.kind, answer.mime, answer.width) == (MediaKind.VIDEO, "video/mp4", 64)
    assert samples.PICTURES in made
    assert samples.CANARY not in made
    answer, made = prepare(samples.gif(), "holiday.mp4")
    assert (answer.kind, answer.mime, answer.width) == (MediaKind.GIF, "image/gif", 24)
    assert samples.CANARY not in made


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "unreadable"),
        (b"<!DOCTYPE html><title>x</title>", "type"),
        (b"%PDF-1.7", "type"),
        (b"BM" + bytes(60), "type"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "type"),
        (b"\0\0\0\x18ftypheic" + bytes(12), "type"),
        (bytes(range(256)) * 9, "type"),
        (b"\xff\xd8\xff", "unreadable"),
        (samples.jpeg()[:-700], "unreadable"),
        (samples.film()[:-700], "unreadable"),
    ],
)
def test_what_is_not_taken(prepare, data, reason):
    answer, made = prepare(data)
    assert answer.reason == reason
    assert made == b""


def wide_png(width, height):
    """A picture that is small in the file and large in memory."""
    rows = zlib.compress(bytes((width + 7) // 8 + 1) * height, 9)
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\1\0\0\0\0"
    data = samples.chunk(b"IHDR", head) + samples.chunk(b"IDAT", rows)
    return b"\x89PNG\r\n\x1a\n" + data + samples.chunk(b"IEND", b"")


def test_a_bomb_of_pixels_is_not_unpacked(prepare):
    answer, _ = prepare(wide_png(60_000, 60_000))
    assert (answer.reason, dict(answer.facts)) == (
        "too_many_pixels",
        {"width": "60000", "height": "60000"},
    )
    assert prepare(wide_png(8193, 1))[0].reason == "too_many_pixels"
    assert prepare(wide_png(8192, 64))[0].reason == ""


def test_an_animation_of_too_many_pixels_is_not_taken(prepare, monkeypatch):
    monkeypatch.setattr(desk, "GIF_PIXELS_LIMIT", 24 * 16 * 2)
    assert prepare(samples.gif(2))[0].reason == ""
    assert prepare(samples.gif(3))[0].reason == "too_many_pixels"


def test_one_byte_too_many_is_too_large(prepare):
    limit = media.BYTES_LIMIT[MediaKind.PHOTO]
    bare = len(samples.jpeg(full=False))
    image = samples.noise((8, 8))
    out = io.BytesIO()
    image.save(out, "PNG")
    data = out.getvalue()
    # A second chunk of pixels, empty rows of zlib behind the end: a legal file of any length.
    for more, reason in ((limit, ""), (limit + 1, "too_large")):
        filler = samples.chunk(b"IDAT", bytes(more - len(data) - 12))
        answer, made = prepare(data[:-12] + filler + data[-12:])
        assert answer.reason == reason
        assert len(made) == (more if not reason else 0)
    assert dict(answer.facts) == {"limit": "5"}
    # What is taken out does not count.
    assert bare < limit
    assert prepare(samples.jpeg() + bytes(limit))[0].reason == ""
    assert prepare(samples.jpeg() + bytes(desk._READ_LIMIT))[0].reason == "too_large"


def test_a_film_too_long_is_not_read(prepare, tmp_path):
    source = tmp_path / "long.mp4"
    with source.open("wb") as file:
        file.write(samples.film())
        file.truncate(media.BYTES_LIMIT[MediaKind.VIDEO] + 1)
    answer = desk.answer(Request(source=str(source), target=str(tmp_path / "made")))
    assert (answer.reason, dict(answer.facts)) == ("too_large", {"limit": "512"})


@pytest.mark.parametrize("maker", [samples.jpeg, samples.film])
def test_what_a_cleaner_would_leave_is_not_handed_out(prepare, monkeypatch, maker):
    from desktop_app.adapters.media import boxes, jpeg
    from desktop_app.adapters.media.metadata import Cleaned

    def careless(data):
        return Cleaned(data=data, removed=frozenset())

    monkeypatch.setitem(desk._CLEANERS, "JPEG", careless)
    monkeypatch.setattr(boxes, "_empty", lambda *_: None)
    assert jpeg.clean is not careless
    answer, _ = prepare(maker())
    assert answer.reason == "not_clean"


def test_places_left_among_the_pictures_of_a_film_are_noticed(prepare, monkeypatch):
    copy = film.copy
    monkeypatch.setattr(
        film, "copy", lambda source, out, plan: copy(source, out, replace(plan, zeros=()))
    )
    assert prepare(samples.film())[0].reason == "not_clean"


def test_a_target_that_cannot_be_written_is_told(tmp_path):
    source = tmp_path / "x.jpg"
    for data in (samples.jpeg(), samples.film()):
        source.write_bytes(data)
        answer = desk.answer(Request(source=str(source), target=str(tmp_path / "no" / "made")))
        assert answer.reason == "unwritable"


def test_a_folder_or_nothing_is_unreadable(tmp_path):
    for source in (tmp_path, tmp_path / "none"):
        answer = desk.answer(Request(source=str(source), target=str(tmp_path / "made")))
        assert answer.reason == "unreadable"
