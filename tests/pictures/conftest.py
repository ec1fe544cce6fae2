"""One look everywhere: font, zone, clock, names of posts, no blinking caret; and the comparison."""

import os
import secrets
import sys
import time
from collections import Counter
from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, qVersion
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop_app import bootstrap
from desktop_app.ui import app as application
from desktop_app.ui.language import Language
from desktop_app.ui.theme import Theme
from tests.pictures import compare
from tests.samples import begin_today
from tests.ui.conftest import Clock, Desk

HERE = Path(__file__).parent
REFERENCES, FAILED = HERE / "references", HERE / "failed"
FEW_COLOURS = 8  #: an empty window has no more
TURNS = 20  #: of the events, at most, until a window is at rest
RENEW = "COUNTERSIGN_PICTURES"  #: set to ``renew`` by `make pictures`
#: Where the references were made. Other versions smooth letters in another way.
MADE_WITH = ("linux", "offscreen", "6.11.3")


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))


@pytest.fixture(
    params=[(lang, look) for lang in ("en", "fr") for look in ("light", "dark")], ids="-".join
)
def look(request, qapp, monkeypatch):
    """(language, scheme) in force."""
    language, scheme = request.param
    monkeypatch.setenv("TZ", "Europe/Paris")
    time.tzset()
    Language.choose(qapp, language)
    theme = Theme.apply(qapp, scheme)
    plain = theme._font
    theme._font = QFont(plain)
    theme._font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    theme._font.setStyleStrategy(QFont.StyleStrategy.NoSubpixelAntialias)
    qapp.setFont(theme._font)
    flash = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield language, scheme
    qapp.setCursorFlashTime(flash)
    theme._font = plain
    qapp.setFont(plain)
    Theme.apply(qapp, "light")
    Language.choose(qapp, "en")
    monkeypatch.undo()
    time.tzset()


class SlowClock(Clock):
    """However often it is asked, the second stays: entries are signed with their times."""

    def now(self):
        self.time += timedelta(microseconds=1)
        return self.time


@pytest.fixture
def same_names(monkeypatch):
    """Names and salts that are the same in each run: each place that asks for some counts its own.

    Whatever is signed is the same, too, with every fingerprint, and so is what names decide.
    """
    asked = Counter()

    def token_hex(nbytes):
        place = sys._getframe(1).f_code.co_qualname
        asked[place] += 1
        return sha256(f"{place} {asked[place]}".encode()).hexdigest()[: 2 * nbytes]

    monkeypatch.setattr(secrets, "token_hex", token_hex)


@pytest.fixture
def window(look, same_names, tmp_path, qtbot, monkeypatch):
    """The main window on a fresh practice desk of today, at a fixed time."""
    language, scheme = look
    begin_today(monkeypatch)
    opening = bootstrap.practice(tmp_path, language, SlowClock())
    opening.desk.prefer("language", language)
    opening.desk.prefer("scheme", scheme)
    made = application.build(opening, QApplication.instance())
    made.resize(1280, 800)
    made.show()
    qtbot.waitUntil(lambda: made.session.is_loaded, timeout=20_000)
    Desk(made, qtbot).settle()
    yield made
    application.shut(made)


@pytest.fixture
def changed(look):
    """What a widget's picture differs in from its reference; renews it when that is asked for."""

    def check(widget, name):
        stem = "-".join((name, *look))
        picture = at_rest(widget)
        if len(picture.getcolors(1 << 24)) <= FEW_COLOURS:
            return [f"{stem}: nothing is to be seen"]
        reference = REFERENCES / f"{stem}.png"
        if os.environ.get(RENEW) == "renew":
            compare.keep(picture, reference)
        elif here() == MADE_WITH:
            return _compare(picture, reference)
        return []

    return check


def here():
    return sys.platform, QGuiApplication.platformName(), qVersion()


def _compare(picture, reference):
    if not reference.exists():
        return [f"{reference.stem}: no reference; look at it, then `make pictures`"]
    with Image.open(reference) as expected:
        found = compare.difference(picture, expected)
        if found.is_small:
            return []
        FAILED.mkdir(exist_ok=True)
        for name, kept in (("actual", picture), ("expected", expected), ("diff", found.shown)):
            kept.save(FAILED / f"{reference.stem}.{name}.png")
    return [f"{reference.stem}: {found.said}; see {FAILED}"]


def at_rest(widget):
    """The widget as a picture once it changes no more: columns within columns take a turn each."""
    shown, before = grabbed(widget), None
    for _ in range(TURNS):
        if shown == before:
            break
        QApplication.processEvents()
        shown, before = grabbed(widget), shown
    return shown


def grabbed(widget):
    """The widget as a picture."""
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    assert widget.grab().save(kept, "PNG")
    return Image.open(BytesIO(kept.data().data())).convert("RGB")
