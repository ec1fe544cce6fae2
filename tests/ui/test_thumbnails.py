import io
import struct
import threading
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from desktop_app.domain.errors import Damaged, Unavailable
from desktop_app.domain.payload import Media, MediaKind, short
from desktop_app.ui.background import Background
from desktop_app.ui.language import Language
from desktop_app.ui.thumbnails import Thumbnails, film_seconds
from tests.fakes import drawn


def box(name, content, *, is_long=False):
    if is_long:
        return struct.pack(">I4sQ", 1, name, len(content) + 16) + content
    return struct.pack(">I4s", len(content) + 8, name) + content


def head(version=0, scale=600, ticks=25_200):
    if version:
        return struct.pack(">IQQIQ", version << 24, 0, 0, scale, ticks) + b"\0" * 80
    return struct.pack(">IIIII", 0, 0, 0, scale, ticks) + b"\0" * 80


@pytest.mark.parametrize(
    ("film", "seconds"),
    [
        (box(b"ftyp", b"mp42") + box(b"moov", box(b"mvhd", head())), 42.0),
        (box(b"mdat", b"x" * 99, is_long=True) + box(b"moov", box(b"mvhd", head(1))), 42.0),
        (box(b"moov", box(b"mvhd", head(ticks=0))), None),
        (box(b"moov", box(b"mvhd", head(scale=0))), None),
        (box(b"ftyp", b"mp42"), None),
        (struct.pack(">I4s", 4, b"bad "), None),
        (b"", None),
        (b"\0" * 7, None),
    ],
)
def test_a_film_says_how_long_it_is(film, seconds):
    assert film_seconds(io.BytesIO(film), len(film)) == seconds


def test_no_bytes_make_it_go_on_for_ever():
    film = struct.pack(">I4s", 0, b"mdat") + b"\1" * 500
    assert film_seconds(io.BytesIO(film), len(film)) is None


class Session(QObject):
    failed = Signal(object)
    is_loaded = True

    def __init__(self, shelf):
        super().__init__()
        self.background, self.parts = Background(), SimpleNamespace(media=shelf)

    def do(self, lane, verb, *, owner, then, failed):
        self.background.run(lane, verb, owner=owner, then=then, failed=failed)


class Shelf:
    """A team's: what is shared comes when `gate` opens, unless there is an `error`."""

    def __init__(self, path):
        self._path, self.is_here, self.error = path, False, None
        self.gate, self.fetches, self.wanted = threading.Event(), 0, []

    def open(self, sha256):
        return self.path(sha256).open("rb")

    def path(self, sha256):
        if not self.is_here:
            raise Unavailable("media.elsewhere", digest=short(sha256))
        return self._path

    def drawn(self, sha256, side):
        return drawn(self.path(sha256), side)

    def fetch(self, _sha256, is_wanted):
        self.fetches += 1
        assert self.gate.wait(10)
        self.wanted.append(is_wanted())
        if self.error is not None:
            raise self.error
        self.is_here = True


PICTURE = Media(sha256="ab" * 32, kind=MediaKind.PHOTO, alt_text="A meadow.")
LATE = Unavailable("media.unfetched", digest="abab abab")


@pytest.fixture
def shelf(tmp_path):
    path = tmp_path / "picture"
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0x204060)
    assert image.save(str(path), "PNG")
    return Shelf(path)


@pytest.fixture
def thumbnails(qapp, shelf):
    Language.choose(qapp, "en")
    session = Session(shelf)
    made = Thumbnails(session)
    yield made
    shelf.gate.set()
    session.background.close()


def test_what_a_colleague_shared_is_fetched_while_the_windows_go_on(qtbot, thumbnails, shelf):
    assert thumbnails.of(PICTURE) is None
    qtbot.waitUntil(
        lambda: thumbnails.told(PICTURE) == "It is being fetched from the team’s server…"
    )
    assert thumbnails.of(PICTURE).is_unseen
    thumbnails.fetch(PICTURE)  # it is under way
    shelf.gate.set()
    qtbot.waitUntil(lambda: thumbnails.of(PICTURE).picture is not None)
    look = thumbnails.of(PICTURE)
    assert (look.shape, look.is_unseen, thumbnails.told(PICTURE)) == (4 / 3, False, "")
    assert (shelf.fetches, shelf.wanted) == (1, [True])


def test_what_did_not_come_says_so_and_is_asked_for_again(qtbot, thumbnails, shelf, monkeypatch):
    monkeypatch.setattr("desktop_app.ui.thumbnails.AGAIN_MILLISECONDS", 1)
    shelf.error = LATE
    shelf.gate.set()
    thumbnails.of(PICTURE)
    qtbot.waitUntil(lambda: shelf.fetches >= 3)
    shelf.error = None
    qtbot.waitUntil(lambda: getattr(thumbnails.of(PICTURE), "picture", None) is not None)
    assert thumbnails.told(PICTURE) == ""


def test_somebody_may_ask_again_at_once(qtbot, thumbnails, shelf):
    shelf.error = LATE
    shelf.gate.set()
    thumbnails.of(PICTURE)
    qtbot.waitUntil(lambda: "could not be fetched" in thumbnails.told(PICTURE))
    assert thumbnails.of(PICTURE).is_late
    shelf.error = None
    thumbnails.fetch(PICTURE)
    qtbot.waitUntil(lambda: thumbnails.of(PICTURE).picture is not None)


def test_what_is_not_the_right_one_is_not_shown_nor_asked_for_again(qtbot, thumbnails, shelf):
    shelf.error = Damaged("media.falsified", digest="abab abab")
    shelf.gate.set()
    thumbnails.of(PICTURE)
    qtbot.waitUntil(lambda: "not what was attached" in thumbnails.told(PICTURE))
    look = thumbnails.of(PICTURE)
    assert (look.picture, look.is_unseen, look.is_late) == (None, True, False)
