"""Where X puts one to four pictures, and what it writes on them."""

import pytest
from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QColor, QPixmap

from desktop_app.domain.payload import Media, MediaKind
from desktop_app.ui.media_grid import MediaGrid
from desktop_app.ui.thumbnails import Look


class Pictures(QObject):
    """What `Thumbnails` promises, for pictures whose name is their size."""

    ready = Signal(str)

    def told(self, media):
        return "It is coming." if media.sha256 == "coming" else ""

    def of(self, media):
        if media.sha256 == "coming":
            return Look(picture=None, size=0, is_coming=True)
        if media.kind is MediaKind.VIDEO:
            return Look(picture=None, size=1, seconds=float(media.sha256))
        width, height = map(int, media.sha256.split("x"))
        picture = QPixmap(width, height)
        picture.fill(QColor("#204060"))
        return Look(picture=picture, size=1, shape=width / height)


def picture(size="400x300", kind=MediaKind.PHOTO, alt="A hall."):
    return Media(sha256=size, kind=kind, alt_text=alt)


@pytest.fixture
def grid(qtbot):
    pictures = Pictures()
    made = MediaGrid(pictures)
    made.pictures = pictures
    qtbot.addWidget(made)
    return made


def places(grid, *media, width=482, height=270):
    grid.show_media(media)
    grid.resize(QSize(width, height))
    return [tuple(tile.geometry().getRect()) for tile in grid.tiles]


def test_each_number_of_pictures_has_its_places(grid):
    whole, half, row = (482, 270), 240, 134
    assert places(grid, picture()) == [(0, 0, *whole)]
    two = places(grid, *[picture()] * 2)
    assert two == [(0, 0, half, 270), (242, 0, half, 270)]
    three = places(grid, *[picture()] * 3)
    assert three == [two[0], (242, 0, half, row), (242, 136, half, row)]
    assert places(grid, *[picture()] * 4) == [
        (0, 0, half, row),
        three[1],
        (0, 136, half, row),
        three[2],
    ]
    assert places(grid, *[picture()] * 5) == places(grid, *[picture()] * 4)
    assert places(grid) == []
    assert grid.isHidden()


@pytest.mark.parametrize(
    ("size", "height"),
    [("400x300", 300), ("300x400", 533), ("100x900", 533), ("1000x100", 80), ("900x450", 200)],
)
def test_a_single_picture_keeps_its_shape_within_limits(grid, size, height):
    grid.show_media([picture(size)])
    assert grid.heightForWidth(400) == height
    assert grid.hasHeightForWidth()


def test_several_pictures_share_one_frame(grid):
    grid.show_media([picture("100x900"), picture("900x100")])
    assert grid.heightForWidth(480) == 270
    assert grid.heightForWidth(2_000) == grid.heightForWidth(506)


@pytest.mark.parametrize(
    ("media", "badges"),
    [
        (picture(), ("ALT",)),
        (picture(alt=" "), ()),
        (picture(kind=MediaKind.GIF), ("GIF", "ALT")),
        (picture("42.4", MediaKind.VIDEO), ("0:42", "ALT")),
        (picture("3723", MediaKind.VIDEO, alt=""), ("1:02:03",)),
    ],
)
def test_what_it_is_stands_on_it(grid, media, badges):
    grid.show_media([media])
    assert grid.tiles[0].badges == badges
    assert grid.tiles[0].accessibleName() == media.alt_text


def test_tiles_fill_their_place_with_the_picture(grid):
    places(grid, picture("900x100"), picture(kind=MediaKind.GIF), width=400, height=200)
    drawn = grid.grab().toImage()
    assert drawn.pixelColor(100, 40) == drawn.pixelColor(100, 100) == QColor("#204060")
    assert drawn.pixelColor(0, 0) != QColor("#204060")  # the corners are round
    assert drawn.pixelColor(302, 30) == QColor("#204060")
    assert drawn.pixelColor(302, 100) == QColor("#ffffff")  # the sign to play it


def test_a_picture_that_arrives_later_changes_the_shape(grid, qtbot):
    grid.show_media([picture()])
    grid.pictures.ready.emit("400x300")
    assert grid.shape == pytest.approx(4 / 3)


def test_what_is_being_fetched_says_so(grid):
    places(grid, picture("coming"))
    blank = grid.grab().toImage()
    grid.pictures.ready.emit("coming")
    assert grid.tiles[0].accessibleDescription() == "It is coming."
    grid.show_media([picture("400x300")])
    assert grid.grab().toImage() != blank
