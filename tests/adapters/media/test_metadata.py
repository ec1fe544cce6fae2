"""Metadata are read only for their sort; nothing in them makes the reader fail."""

import random

import pytest

from desktop_app.adapters.media import metadata
from tests.adapters.media import samples


def test_the_sorts_of_exif():
    found, turn = metadata.exif(samples.exif(3))
    assert found == {"location", "camera", "times", "author", "software", "comment"}
    assert turn == 3


@pytest.mark.parametrize("block", [b"", b"Exif\0\0", b"II*\0", b"MM\0*\xff\xff\xff\xff", b"x" * 99])
def test_a_damaged_block_is_no_error(block):
    found, turn = metadata.exif(block)
    assert found <= {"other"}
    assert turn == 1


def test_changed_blocks_are_no_error():
    dice, block = random.Random(5), samples.exif(6)
    for _ in range(500):
        changed = bytearray(block)
        for _ in range(3):
            changed[dice.randrange(10, len(changed))] = dice.randrange(256)
        _, turn = metadata.exif(bytes(changed[: dice.randrange(8, len(changed))]))
        assert 1 <= turn <= 8


def test_a_second_directory_is_a_small_picture():
    first = b"II*\0\x08\0\0\0\0\0\x0e\0\0\0\0\0"
    assert metadata.exif(first)[0] == {"thumbnail"}


def test_the_sorts_of_the_others():
    assert metadata.xmp(samples.XMP) == {"location", "times", "author"}
    assert metadata.xmp(b"<nothing/>") == {"other"}
    assert metadata.xmp(b"digitalsourcetype/trainedAlgorithmicMedia") == {"ai"}
    assert metadata.iptc(samples.iptc()) == {"author", "location", "comment"}
    assert metadata.iptc(b"8BIM\x04\x0c") == {"thumbnail"}
    assert metadata.film(samples.PLACE) == {"location"}
    assert metadata.other(b"c2pa compositeWithTrainedAlgorithmicMedia") == {"ai", "other"}
