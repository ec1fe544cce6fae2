"""Every pair of colours that is painted, counted from the theme's own tables and style sheet."""

import re
from dataclasses import fields
from typing import Annotated, get_args, get_origin, get_type_hints

import pytest
from PySide6.QtGui import QColor, QPalette

from desktop_app.services.resources import resource
from desktop_app.ui import avatar, media_grid, theme
from desktop_app.ui.sheet import SHEET
from desktop_app.ui.theme import (
    Colours,
    On,
    Tone,
    band,
    colours,
    contrast,
    dark_palette,
    light_palette,
)
from tests.house.tree import ROOT

LEGIBLE, SEEN = 4.5, 3.0
PALETTES = {"light": light_palette, "dark": dark_palette}
HINTS = get_type_hints(Colours, include_extras=True)
TONES = tuple(name for name, hint in HINTS.items() if hint is Tone)
#: Whose rim lies behind text: that of a finding's words while its card is chosen.
FINDINGS = ("legal", "caution", "info", "language")
PLAIN = ("surface", "rail", "card", "hover", "button")


def kind(name):
    """What a field of Colours says of itself: ``ground``, ``ornament`` or an On."""
    assert get_origin(HINTS[name]) is Annotated, f"{name} does not say what it is painted on"
    return get_args(HINTS[name])[1]


def value(look, name):
    first, _, part = name.partition(".")
    return getattr(look.tone(first), part) if part else getattr(look, first)


def grounds(name):
    if name == "wash":
        return [f"{tone}.wash" for tone in TONES]
    if name == "rim":
        return [f"{tone}.rim" for tone in FINDINGS]
    return [name]


def pairs():
    """Every (colour, ground, least contrast) that the tables name."""
    for field in fields(Colours):
        if field.name in TONES:
            own = (*PLAIN, f"{field.name}.wash")
            yield from ((f"{field.name}.ink", ground, LEGIBLE) for ground in own)
        elif isinstance(said := kind(field.name), On):
            for ground in said.grounds:
                yield from ((field.name, each, said.least) for each in grounds(ground))


@pytest.mark.parametrize("name", PALETTES)
def test_every_colour_stands_out_on_every_ground_it_is_painted_on(name, qapp):
    look, faint = colours(PALETTES[name]()), []
    for ink, ground, least in pairs():
        counted = contrast(value(look, ink), value(look, ground))
        if counted < least:
            faint.append(f"{ink} on {ground}: {counted:.2f} < {least}")
    assert faint == []


def test_every_colour_says_what_it_is_painted_on():
    assert len(TONES) >= 8
    said = {name: kind(name) for name in HINTS if name not in TONES}
    assert all(isinstance(one, On) or one in {"ground", "ornament"} for one in said.values())
    named = {
        g
        for one in said.values()
        if isinstance(one, On)
        for ground in one.grounds
        for g in grounds(ground)
    }
    plain = {name for name, one in said.items() if one == "ground"}
    assert plain <= named, "a ground on which nothing is ever painted"
    assert len(list(pairs())) > 120


@pytest.mark.parametrize("name", PALETTES)
def test_every_role_of_a_palette_is_one_of_the_colours(name, qapp):
    palette = PALETTES[name]()
    look = colours(palette)
    ours = {getattr(look, field).name() for field in HINTS if field not in TONES}
    ours |= {look.tone(tone).ink.name() for tone in TONES}
    groups = (
        QPalette.ColorGroup.Active,
        QPalette.ColorGroup.Inactive,
        QPalette.ColorGroup.Disabled,
    )
    roles = [
        r
        for r in QPalette.ColorRole
        if r not in {QPalette.ColorRole.NoRole, QPalette.ColorRole.NColorRoles}
    ]
    strange = [
        (group.name, role.name, palette.color(group, role).name())
        for group in groups
        for role in roles
        if palette.color(group, role).name() not in ours
    ]
    assert strange == []


ROLES = {
    "window": "Window", "base": "Base", "button": "Button", "midlight": "Midlight", "mid": "Mid",
    "dark": "Dark", "highlight": "Highlight", "alternate-base": "AlternateBase", "text": "Text",
    "button-text": "ButtonText", "placeholder-text": "PlaceholderText", "link": "Link",
    "bright-text": "BrightText", "highlighted-text": "HighlightedText",
}  # fmt: skip


def sheet_rules():
    """(selector, {property: role}) of each rule, with what a rule inherits from the plainer ones."""
    plain = re.sub(r"\s+", " ", SHEET)
    found = {}
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", plain):
        for selector in (one.strip() for one in selectors.split(",")):
            for name, worth in re.findall(r"([a-z-]+):\s*([^;]+);", body):
                role = re.search(r"palette\(([a-z-]+)\)", worth)
                if role or "transparent" in worth:
                    found.setdefault(selector, {})[name] = role.group(1) if role else ""
    for selector in list(found):
        whole = {}
        for plainer in _plainer(selector):
            whole |= found.get(plainer, {})
        yield selector, whole | found[selector]


def _plainer(selector):
    base, _, state = selector.partition(":")
    of_all = re.sub(r'="[a-z]+"', "", base)
    return [of_all, f"{of_all}:{state}", base]


@pytest.mark.parametrize("name", PALETTES)
def test_the_sheet_puts_no_text_on_a_ground_it_is_lost_on(name, qapp):
    palette = PALETTES[name]()

    def colour(role):
        return palette.color(getattr(QPalette.ColorRole, ROLES[role]))

    seen, faint = 0, []
    for selector, rule in sheet_rules():
        for ink, ground in (
            ("color", "background"),
            ("selection-color", "selection-background-color"),
        ):
            if rule.get(ink) and ground in rule and "::chunk" not in selector:
                seen += 1
                behind = [rule[ground]] if rule[ground] else ["window", "base", "alternate-base"]
                faint += [
                    (selector, rule[ink], each)
                    for each in behind
                    if contrast(colour(rule[ink]), colour(each)) < LEGIBLE
                ]
    assert faint == []
    assert seen > 25


@pytest.mark.parametrize("name", PALETTES)
def test_edges_of_what_can_be_used_and_the_focus_are_seen(name, qapp):
    palette = PALETTES[name]()
    role = QPalette.ColorRole
    usable = {
        s: r
        for s, r in sheet_rules()
        if re.match(r"QPushButton|QLineEdit|QComboBox|QAbstractSpin", s)
    }
    edges = {
        (selector, rule[edge])
        for selector, rule in usable.items()
        for edge in ("border", "border-color")
        if rule.get(edge) and ":disabled" not in selector
    }
    faint = [
        (selector, edge)
        for selector, edge in edges
        for ground in (role.Window, role.Base, role.AlternateBase)
        if contrast(palette.color(getattr(role, ROLES[edge])), palette.color(ground)) < SEEN
    ]
    assert faint == []
    focused = [selector for selector in usable if selector.endswith(":focus")]
    assert len(focused) >= 8


@pytest.mark.parametrize("name", PALETTES)
def test_bands_of_accounts_are_seen(name, qapp):
    palette = PALETTES[name]()
    look = colours(palette)
    for colour in theme._BANDS:
        for ground in (look.card, look.surface, look.info.wash):
            assert contrast(band(colour, palette), ground) >= SEEN, colour


def test_initials_are_legible():
    white = QColor("#ffffff")
    assert [g for g in avatar._GROUNDS if contrast(white, QColor(g)) < LEGIBLE] == []


def test_a_badge_on_a_picture_is_legible_on_the_whitest_one():
    left = round(255 * (1 - media_grid._SHADE.alphaF()))
    assert contrast(media_grid._INK, QColor(left, left, left)) >= LEGIBLE


@pytest.mark.parametrize("name", PALETTES)
def test_the_frame_of_practice_is_seen(name, qapp):
    look = colours(PALETTES[name]())
    assert contrast(look.practice.rim, look.surface) >= SEEN


@pytest.mark.parametrize("name", PALETTES)
def test_the_sheets_pictures_are_in_the_muted_ink(name, qapp):
    muted = colours(PALETTES[name]()).muted.name()
    pictures = list(resource("sheet").glob(f"*-{name}.svg"))
    assert {picture.stem.split("-")[0] for picture in pictures} == set(
        re.findall(r"url\((\w+)\)", SHEET)
    )
    assert all(muted in picture.read_text(encoding="utf-8") for picture in pictures)


def test_nobody_else_makes_colours():
    """A colour written elsewhere would follow neither palette and nobody would count it."""
    # Paper is white whatever the desktop: its colours follow no palette.
    allowed = {"theme.py", "avatar.py", "media_grid.py", "paper.py", "tour_publishing.py"}
    strays = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "desktop_app" / "ui").rglob("*.py")
        if path.name not in allowed
        and re.search(
            r'QColor\(\s*"|QColor\(\s*\d|Qt\.GlobalColor|"#[0-9a-fA-F]{6}"',
            path.read_text(encoding="utf-8"),
        )
    ]
    assert strays == []
