"""A card of a picture that a colleague shared: it is on its way, it did not come, it is here."""

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from desktop_app.domain.errors import Unavailable
from desktop_app.domain.payload import Media, MediaKind
from desktop_app.ui.compose.media_card import Attached, MediaCard
from desktop_app.ui.language import Language
from desktop_app.ui.thumbnails import Look

PICTURE = Media(sha256="ab" * 32, kind=MediaKind.PHOTO, alt_text="A meadow.")


class Pictures(QObject):
    """What `Thumbnails` promises, of one picture."""

    ready = Signal(str)

    def __init__(self):
        super().__init__()
        self.look, self.words, self.fetched = None, "", []

    def of(self, _media):
        return self.look

    def told(self, _media):
        return self.words

    def fetch(self, media):
        self.fetched.append(media)


@pytest.fixture
def pictures(qapp):
    Language.choose(qapp, "en")
    return Pictures()


@pytest.fixture
def card(qtbot, pictures):
    made = MediaCard(pictures, PICTURE)
    qtbot.addWidget(made)
    made.show_attached(Attached(media=PICTURE, place=0, count=1, prepared=None))
    return made


def stands(card, pictures, look, words):
    pictures.look, pictures.words = look, words
    pictures.ready.emit(PICTURE.sha256)
    again = card.fields[0]
    return card.removed, again.isVisibleTo(card), card._title.text()


def test_it_says_where_the_picture_is(card, pictures):
    coming = Look(picture=None, size=0, is_coming=True)
    assert stands(card, pictures, coming, "It comes.") == ("It comes.", False, "Picture 1")
    late = Look(picture=None, size=0, error=Unavailable("media.unfetched", digest="abab abab"))
    assert stands(card, pictures, late, "It did not come.") == (
        "It did not come.",
        True,
        "Picture 1",
    )
    again = card.fields[0]
    assert again.accessibleName() == "Fetch Picture 1 again"
    again.click()
    assert pictures.fetched == [PICTURE]
    removed, asks, title = stands(card, pictures, Look(picture=QPixmap(4, 4), size=2_000_000), "")
    assert (removed, asks) == (card._removals.told(None), False)
    assert title.startswith("Picture 1 · 2")
