from itertools import product

import pytest
from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from desktop_app.domain.finding import Severity
from desktop_app.ui import theme
from desktop_app.ui.theme import Theme, colours, contrast, dark_palette, light_palette

LEGIBLE = 4.5
TONES = ("legal", "caution", "info", "language", "good", "practice", "insert", "delete")
PALETTES = {"light": light_palette, "dark": dark_palette}


@pytest.fixture
def app(qapp):
    yield qapp
    Theme.apply(qapp, "light")


@pytest.mark.parametrize("name", PALETTES)
def test_text_is_legible_on_every_ground(name, qapp):
    look = colours(PALETTES[name]())
    pairs = [
        *product((look.text, look.muted, look.link), (look.surface, look.rail, look.card)),
        (look.text, look.hover),
        (look.on_accent, look.accent),
        *((look.tone(tone).ink, look.tone(tone).wash) for tone in TONES),
        *((look.tone(tone).ink, look.card) for tone in TONES),
        *((look.text, look.tone(tone).wash) for tone in TONES),
        *((look.muted, look.tone(tone).wash) for tone in ("practice", "info")),
    ]
    faint = [(a.name(), b.name(), contrast(a, b)) for a, b in pairs if contrast(a, b) < LEGIBLE]
    assert faint == []


@pytest.mark.parametrize("name", PALETTES)
def test_the_palette_and_its_colours_agree(name, qapp):
    palette = PALETTES[name]()
    look = colours(palette)
    role = QPalette.ColorRole
    assert palette.color(role.Window) == look.surface
    assert palette.color(role.PlaceholderText) == look.muted
    assert theme.is_dark(palette) is (name == "dark")


def test_contrast_is_counted_as_wcag_does():
    assert contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#ffffff")) == pytest.approx(4.48, abs=0.01)


def test_an_application_has_one_theme_that_changes_at_once(app):
    first = Theme.apply(app, "dark")
    assert theme.is_dark(QApplication.palette())
    assert Theme.apply(app, "light") is first
    assert first.scheme == "light"
    assert not theme.is_dark(QApplication.palette())


def test_a_desktop_that_says_nothing_gets_the_light_look(app):
    Theme.apply(app, "dark")
    Theme.apply(app, "system")
    assert not theme.is_dark(QApplication.palette())


def test_our_own_font_is_used(app):
    Theme.apply(app, "light")
    assert QFontInfo(app.font()).family() == "Inter"
    strong = theme.sized(app.font(), 2.0, strong=True)
    assert strong.weight() == QFont.Weight.DemiBold
    assert strong.pointSizeF() == pytest.approx(2 * app.font().pointSizeF())


def test_every_severity_has_a_tone(qapp):
    look = colours(light_palette())
    inks = {look.tone(theme.severity_tone(severity)).ink.name() for severity in Severity}
    assert len(inks) == len(Severity)


def test_what_is_no_tone_is_refused(qapp):
    with pytest.raises(TypeError):
        colours(light_palette()).tone("surface")
