"""The look: two palettes of our own, one base font, and the colours that a palette implies.

Fusion everywhere. Every colour that a widget paints with comes from `colours(palette)`, so that it
follows the palette and never the other way round. Nothing here draws.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Annotated, ClassVar, Literal

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from desktop_app.domain.errors import Unavailable
from desktop_app.domain.finding import Family, Finding, Severity
from desktop_app.services.resources import resource
from desktop_app.ui.sheet import sheet
from desktop_app.ui.zoom import USUAL, set_zoom, zoom

Scheme = Literal["system", "light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("system", "light", "dark")

_FONTS = ("Inter-Regular.otf", "Inter-SemiBold.otf")
_BASE_POINTS = 10.5
_LANGUAGE = (Family.SPELLING, Family.GRAMMAR, Family.TYPOGRAPHY)
_LEGIBLE_LIGHTNESS = 128
#: Each account's band in light and dark: 3:1 or more against the card.
_BANDS = {
    "slate": ("#5b677a", "#9aa7ba"),
    "blue": ("#2f6fde", "#7aa7ff"),
    "teal": ("#0b7f74", "#4fd1c1"),
    "green": ("#2a7f3a", "#74cf86"),
    "amber": ("#a86a08", "#efb54f"),
    "red": ("#c0352d", "#ff8a80"),
    "violet": ("#7746cc", "#c4a2ff"),
}


@dataclass(frozen=True, slots=True)
class On:
    """What a colour is painted on, and the contrast that it must have there.

    A ground is a field of `Colours`, ``wash`` or ``rim`` for those of every finding's tone, or
    ``legal.wash`` for that of one. A test counts every pair in both palettes.
    """

    least: float
    grounds: tuple[str, ...]


def _words(*grounds: str) -> On:
    return On(4.5, grounds)


def _marks(*grounds: str) -> On:
    return On(3.0, grounds)


_PLAIN = ("surface", "rail", "card", "hover", "button")
#: What others are painted on, or what shows nothing that is not also shown otherwise.
Ground = Annotated[QColor, "ground"]
Ornament = Annotated[QColor, "ornament"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tone:
    """One meaning's colour: `ink` for text and shapes, `wash` behind, `rim` around.

    The ink stands out on every plain ground and on its own wash.
    """

    ink: QColor
    wash: QColor
    rim: QColor


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """Everything that is painted with, and on what it stands. A new colour must say the same."""

    surface: Ground  #: the window
    rail: Ground  #: the strip at the left
    card: Ground
    button: Ground
    hover: Ground
    border: Ornament  #: edges of cards and lines between them
    outline: Annotated[QColor, _marks(*_PLAIN, "wash")]  #: edges of what can be typed or clicked
    text: Annotated[QColor, _words(*_PLAIN, "wash", "rim", "insert.wash", "delete.wash")]
    muted: Annotated[QColor, _words(*_PLAIN, "wash")]  #: text of less weight
    disabled: Annotated[QColor, _marks(*_PLAIN)]  #: what cannot be used may be fainter than text
    accent: Annotated[QColor, _marks(*_PLAIN, "wash")]  #: filled buttons, the chosen row, focus
    on_accent: Annotated[QColor, _words("accent")]
    link: Annotated[QColor, _words(*_PLAIN, "wash")]
    legal: Tone
    caution: Tone
    info: Tone
    language: Tone
    good: Tone
    practice: Tone
    insert: Tone  #: text that a later version added
    delete: Tone  #: text that a later version removed

    def tone(self, name: str) -> Tone:
        """The tone called `name`: ``legal``, ``caution``, ``info``, ``language``, ``good`` and so on."""
        tone = getattr(self, name)
        if not isinstance(tone, Tone):
            raise TypeError(f"{name} is no tone")
        return tone


def tone_name(finding: Finding) -> str:
    """The tone of a finding: language findings have their own, the rest that of their severity."""
    return "language" if finding.family in _LANGUAGE else severity_tone(finding.severity)


def severity_tone(severity: Severity) -> str:
    """The tone of a severity."""
    return severity.value


def is_dark(palette: QPalette) -> bool:
    """Whether the palette's window is darker than its text."""
    window = palette.color(QPalette.ColorRole.Window)
    return window.lightness() < _LEGIBLE_LIGHTNESS


def band(name: str, palette: QPalette) -> QColor:
    """The colour of an account's band (`domain.account.COLOURS`); an unknown one is slate."""
    light, dark = _BANDS.get(name, _BANDS["slate"])
    return QColor(dark if is_dark(palette) else light)


def colours(palette: QPalette) -> Colours:
    """The colours that go with `palette`."""
    return _dark() if is_dark(palette) else _light()


class Theme(QObject):
    """Keeps an application's palette, font and style sheet; follows the desktop when asked to."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._scheme: Scheme = "system"
        self._font = base_font()
        app.setFont(self._font)
        app.styleHints().colorSchemeChanged.connect(self._desktop_changed)

    _theme: ClassVar[Theme | None] = None

    @classmethod
    def apply(cls, app: QApplication, scheme: Scheme, percent: int = USUAL) -> Theme:
        """Give `app` the look of `scheme` at `percent`; return the application's one theme."""
        # Asking the application for it would load most of Qt's classes: a tenth of a start.
        if cls._theme is None or not shiboken6.isValid(cls._theme):
            cls._theme = cls(app)
        theme = cls._theme
        theme.zoom_to(percent)
        theme.choose(scheme)
        return theme

    @property
    def scheme(self) -> Scheme:
        """What was chosen; ``system`` follows the desktop."""
        return self._scheme

    def choose(self, scheme: Scheme) -> None:
        """Change to `scheme` at once, in every window."""
        self._scheme = scheme
        dark = scheme == "dark" or (scheme == "system" and self._desktop_is_dark())
        self._app.setPalette(dark_palette() if dark else light_palette())
        self._dress()

    def zoom_to(self, percent: int) -> None:
        """Show everything at `percent` of its usual size, at once, in every window."""
        if percent != zoom():
            set_zoom(self._app, percent, self._font, self._dress)

    def _dress(self) -> None:
        # The sheet names palette roles; it reads them when it is set, not when they change.
        self._app.setStyleSheet("")
        self._app.setStyleSheet(sheet(dark=is_dark(self._app.palette())))
        self.changed.emit()

    def _desktop_is_dark(self) -> bool:
        return self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark

    @Slot()
    def _desktop_changed(self) -> None:
        if self._scheme == "system":
            self.choose("system")


def base_font() -> QFont:
    """The font of all windows: ours when it can be loaded, else the desktop's."""
    font = QFont(QApplication.font())
    family = _load_fonts()
    if family:
        font.setFamily(family)
    font.setPointSizeF(_BASE_POINTS)
    return font


def sized(font: QFont, factor: float, *, strong: bool = False) -> QFont:
    """Return `font` at `factor` of its size, semi-bold when `strong`."""
    changed = QFont(font)
    changed.setPointSizeF(font.pointSizeF() * factor)
    if strong:
        changed.setWeight(QFont.Weight.DemiBold)
    return changed


def monospaced() -> QFont:
    """The font of fingerprints: its digits are compared one by one."""
    font = QFont("monospace")
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setPointSizeF(QApplication.font().pointSizeF())
    return font


def light_palette() -> QPalette:
    """The light palette, every group and role of it."""
    return _palette(_light())


def dark_palette() -> QPalette:
    """The dark palette, every group and role of it."""
    return _palette(_dark())


def contrast(first: QColor, second: QColor) -> float:
    """The contrast of two opaque colours as WCAG 2 counts it, from 1 to 21."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@cache
def _load_fonts() -> str:
    family = ""
    for name in _FONTS:
        try:
            content = resource("fonts", name).read_bytes()
        except Unavailable:
            return ""
        number = QFontDatabase.addApplicationFontFromData(content)
        known = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
        family = family or next(iter(known), "")
    return family


@cache
def _light() -> Colours:
    return Colours(
        surface=QColor("#f6f7f9"),
        rail=QColor("#ebedf1"),
        card=QColor("#ffffff"),
        button=QColor("#ffffff"),
        hover=QColor("#e2e5eb"),
        border=QColor("#d9dde4"),
        outline=QColor("#7a818e"),
        text=QColor("#1a1d23"),
        muted=QColor("#586070"),
        disabled=QColor("#767d89"),
        accent=QColor("#23479a"),
        on_accent=QColor("#ffffff"),
        link=QColor("#1c57c4"),
        legal=_tone("#b0221b", "#fdeceb", "#f0b9b5"),
        caution=_tone("#865200", "#fdf2dd", "#ecca8c"),
        info=_tone("#1f5bb8", "#e9f0fc", "#b5cdf3"),
        language=_tone("#6a3fa6", "#f2ecfb", "#d0bdec"),
        good=_tone("#1c6e37", "#e5f5ea", "#a9d9b9"),
        practice=_tone("#704500", "#ffefcf", "#b57a10"),
        insert=_tone("#0e5128", "#d2f1db", "#8fd2a6"),
        delete=_tone("#8c1d18", "#fbdcd9", "#e9a39d"),
    )


@cache
def _dark() -> Colours:
    return Colours(
        surface=QColor("#16191e"),
        rail=QColor("#1b1f25"),
        card=QColor("#1f242b"),
        button=QColor("#272c34"),
        hover=QColor("#2b313a"),
        border=QColor("#363d48"),
        outline=QColor("#7d8694"),
        text=QColor("#e7eaee"),
        muted=QColor("#a2abb9"),
        disabled=QColor("#828a97"),
        accent=QColor("#82aaf7"),
        on_accent=QColor("#0d1629"),
        link=QColor("#8fb4ff"),
        legal=_tone("#ff9d94", "#3a2020", "#6d3532"),
        caution=_tone("#f3bd62", "#352a17", "#66502a"),
        info=_tone("#8fb8fb", "#1d2a40", "#36507a"),
        language=_tone("#c6a6f5", "#2c2440", "#54427a"),
        good=_tone("#82d39e", "#1a3324", "#2f5f43"),
        practice=_tone("#ffd184", "#3a2c10", "#a97a23"),
        insert=_tone("#a5ecc0", "#173d27", "#2f6b48"),
        delete=_tone("#ffb4ab", "#4b2120", "#7c3b38"),
    )


def _tone(ink: str, wash: str, rim: str) -> Tone:
    return Tone(ink=QColor(ink), wash=QColor(wash), rim=QColor(rim))


def _palette(look: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette(look.button, look.surface)
    roles = {
        role.Window: look.surface,
        role.WindowText: look.text,
        role.Base: look.card,
        role.AlternateBase: look.rail,
        role.Text: look.text,
        role.PlaceholderText: look.muted,
        role.Button: look.button,
        role.ButtonText: look.text,
        role.ToolTipBase: look.card,
        role.ToolTipText: look.text,
        role.Highlight: look.accent,
        role.HighlightedText: look.on_accent,
        role.Accent: look.accent,
        role.Link: look.link,
        role.LinkVisited: look.link,
        role.BrightText: look.legal.ink,
        role.Mid: look.border,
        role.Midlight: look.hover,
        role.Light: look.card,
        role.Dark: look.outline,
        role.Shadow: look.border,
    }
    for each, colour in roles.items():
        palette.setColor(each, colour)
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, look.disabled)
    return palette


def _luminance(colour: QColor) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(v) for v in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
