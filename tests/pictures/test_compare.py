from PIL import Image, ImageDraw

from tests.pictures import compare


def plain():
    return Image.new("RGB", (200, 100), (246, 247, 249))


def test_the_same_picture_is_the_same():
    assert compare.difference(plain(), plain()).share == 0


def test_a_little_smoothing_is_no_difference():
    other = Image.new("RGB", (200, 100), (240, 252, 249))
    assert compare.difference(other, plain()).is_small


def test_a_moved_line_is_one_and_says_where():
    other = plain()
    ImageDraw.Draw(other).line((10, 50, 60, 50), fill=(0, 0, 0))
    found = compare.difference(other, plain())
    assert not found.is_small
    assert "51 pixels" in found.said
    assert "(10, 50, 61, 51)" in found.said
    assert found.shown.getpixel((20, 50)) == (220, 0, 40)


def test_another_size_is_another_picture():
    assert compare.difference(plain(), plain().resize((10, 10))).share == 1


def test_a_reference_is_kept_small_and_still_the_same(tmp_path):
    picture = plain()
    ImageDraw.Draw(picture).ellipse((20, 20, 80, 80), fill=(176, 34, 27))
    compare.keep(picture, tmp_path / "one.png")
    with Image.open(tmp_path / "one.png") as kept:
        assert kept.mode == "P"
        assert compare.difference(kept, picture).is_small
