"""Every window and state of the tour, in both languages, at two widths: nobody is kept out."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app import bootstrap
from desktop_app.ui.hand import Hand
from desktop_app.ui.language import Language
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.theme import Theme
from desktop_app.ui.tour import walk
from tests.accessibility import faults

WIDTHS = (1280, 1080)
LANGUAGES = ("en", "fr")


@pytest.fixture
def walked(qapp, tmp_path):
    """A tour on a fresh desk, as (step, window)."""

    def begin(language):
        home = tmp_path / "home"
        opening = bootstrap.practice(home, language)
        pictures = tmp_path / "pictures"
        pictures.mkdir()
        starts = bootstrap.start(home), bootstrap.start(tmp_path / "other")
        for path in walk(opening, *starts, pictures, language, "light"):
            shown = (w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
            window = next(shown, None)
            yield path.stem, window

    yield begin
    Theme.apply(qapp, "light")
    Language.choose(qapp, "en")


def looked_over(step, window):
    """What is wrong in this state, at every width, and where Tab does not go."""
    hand, found = Hand(window), []
    for width in WIDTHS:
        window.resize(width, 800)
        QApplication.processEvents()
        hand.settle()
        found += [f"{step} at {width}: {fault}" for fault in faults.cut(window)]
        found += [f"{step} at {width}: {fault}" for fault in faults.overlapping(window)]
    window.resize(WIDTHS[0], 800)
    for front in hand.dialogs() or [window]:  # a dialog keeps the keyboard to itself
        found += [f"{step}: {fault}" for fault in faults.unnamed(front)]
        found += [f"{step}: {fault}" for fault in faults.unreachable(front)]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_kept_out_of_any_state_of_the_tour(language, walked, watch):
    found, steps = [], []
    for step, window in walked(language):
        steps.append(step)
        if window is not None and window.isVisible() and window.session.is_loaded:
            found += looked_over(step, window)
    assert len(steps) > 25
    assert found == []
    assert watch.strays == [], "a window flashed up"
