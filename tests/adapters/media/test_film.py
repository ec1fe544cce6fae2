"""Films: picture and sound byte for byte where they were, and nothing else."""

import io
import struct

import pytest

from desktop_app.adapters.media import film
from desktop_app.adapters.media.questions import NotTaken
from tests.adapters.media import samples


def cleaned(data):
    plan = film.planned(io.BytesIO(data), len(data))
    out = io.BytesIO()
    film.copy(io.BytesIO(data), out, plan)
    return out.getvalue(), plan


def test_everything_that_tells_is_emptied_and_nothing_moves():
    data = samples.film()
    made, plan = cleaned(data)
    assert data.count(samples.CANARY) > 15
    assert samples.CANARY not in made
    assert b"48.8583" not in made
    assert b"GoPr" not in made
    assert len(made) == len(data)
    for part in (samples.PICTURES, samples.SOUNDS):
        assert made.index(part) == data.index(part)
    assert plan.removed == {
        "location", "camera", "times", "author", "software", "other",
    }  # fmt: skip
    assert (plan.width, plan.height, plan.mime) == (64, 36, "video/mp4")
    assert struct.pack(">I", 3_900_000_000) not in made


def test_a_clean_film_stays_as_it_is():
    once, _ = cleaned(samples.film())
    again, plan = cleaned(once)
    assert (again, plan.removed) == (once, frozenset())


def test_the_pieces_in_which_it_is_copied_do_not_matter(monkeypatch):
    expected, _ = cleaned(samples.film())
    for size in (1, 7, 64, 333):
        monkeypatch.setattr(film, "_PIECE", size)
        assert cleaned(samples.film())[0] == expected


def test_a_film_on_its_side_is_measured_as_shown():
    matrix = struct.pack(">9i", 0, 65536, 0, -65536, 0, 0, 0, 0, 1 << 30)
    _, plan = cleaned(samples.film(matrix=matrix))
    assert (plan.width, plan.height) == (36, 64)


def test_a_film_of_quicktime_says_so():
    assert cleaned(samples.film(brand=b"qt  "))[1].mime == "video/quicktime"


def test_unknown_boxes_are_emptied_and_what_is_no_box_is_cut_off():
    extra = samples.box(b"gps0", samples.CANARY)
    data = samples.film(extra=extra, behind=b"\xff" * 8 + samples.CANARY)
    made, _ = cleaned(data)
    assert samples.CANARY not in made
    assert len(made) == len(samples.film(extra=extra))


def test_a_film_in_fragments_is_not_cleaned_by_guessing():
    for data in (
        samples.film(extra=samples.box(b"moof")),
        samples.film(inside=samples.box(b"mvex")),
        samples.film(inside=samples.box(b"cmov")),
    ):
        with pytest.raises(NotTaken, match="not_clean"):
            cleaned(data)


def test_samples_in_another_file_are_not_taken():
    data = samples.film().replace(b"url \0\0\0\1", b"url \0\0\0\0")
    with pytest.raises(NotTaken, match="not_clean"):
        cleaned(data)


def test_a_track_that_shares_the_pictures_of_another_is_not_cleaned_by_guessing():
    data = samples.film()
    at = data.index(samples.PICTURES)
    shared = struct.pack(">I", at + len(samples.PICTURES))
    with pytest.raises(NotTaken, match="not_clean"):
        cleaned(data.replace(shared, struct.pack(">I", at)))


def test_sound_alone_is_no_film():
    with pytest.raises(NotTaken, match="type"):
        cleaned(samples.film().replace(b"vide", b"soun"))


@pytest.mark.parametrize("part", [0.02, 0.2, 0.5, 0.9, 0.99])
def test_a_film_cut_short_is_unreadable(part):
    data = samples.film()
    with pytest.raises(NotTaken, match="unreadable"):
        cleaned(data[: int(len(data) * part)])


@pytest.mark.parametrize(
    ("head", "answer"),
    [
        (b"\0\0\0\x18ftypmp42", True),
        (b"\0\0\0\x18ftypqt  ", True),
        (b"\0\0\0\x08wide\0\0\0\0", True),
        (b"\0\0\0\x18ftypheic", False),
        (b"\0\0\0\x18ftypM4A ", False),
        (b"<!DOCTYPE html>", False),
        (b"", False),
    ],
)
def test_what_a_film_starts_with(head, answer):
    assert film.is_film(head) is answer


def test_a_source_that_shrinks_meanwhile_is_unreadable():
    data = samples.film()
    plan = film.planned(io.BytesIO(data), len(data))
    with pytest.raises(NotTaken, match="unreadable"):
        film.copy(io.BytesIO(data[:100]), io.BytesIO(), plan)


def test_a_full_disk_is_told():
    class Full(io.BytesIO):
        def write(self, content):
            raise OSError(28, "No space left on device")

    data = samples.film()
    plan = film.planned(io.BytesIO(data), len(data))
    with pytest.raises(NotTaken, match="unwritable"):
        film.copy(io.BytesIO(data), Full(), plan)
