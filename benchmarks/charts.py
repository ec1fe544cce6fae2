"""Charts of docs/performance.md: for each figure two bars, ours and what stands beside it, as SVG.

The bars of a figure share a scale of their own, so that their lengths show the ratio and nothing
more; shares are drawn on a scale to a hundred. A chart brings its own light ground: it is read in a
light page and in a dark one.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

WIDTH = 760
_MARGIN, _TOP = 24, 20
_ROW, _BAR, _GAP = 66, 15, 3
_LONGEST = 430  #: of a bar; its label stands behind it
_INK, _FAINT, _GROUND, _EDGE = "#1f2430", "#5a6272", "#ffffff", "#c9ced6"
_OURS, _THEIRS = "#2a62c9", "#c2872b"
_FONT = "font-family='DejaVu Sans, Noto Sans, Arial, sans-serif'"


def chart(title: str, figures: Sequence[dict[str, Any]]) -> str:
    """The picture of `figures`, each of which stands beside something."""
    height = _TOP + _ROW * len(figures) + 12
    said = "; ".join(sentence(one) for one in figures)
    rows = "".join(_row(one, _TOP + _ROW * number) for number, one in enumerate(figures))
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{WIDTH}' height='{height}' "
        f"viewBox='0 0 {WIDTH} {height}' role='img' {_FONT}>\n"
        f"<title>{escape(title)}</title>\n<desc>{escape(said)}</desc>\n"
        f"<rect x='0.5' y='0.5' width='{WIDTH - 1}' height='{height - 1}' rx='8' "
        f"fill='{_GROUND}' stroke='{_EDGE}'/>\n{rows}</svg>\n"
    )


def sentence(figure: dict[str, Any]) -> str:
    """A figure in words: what the chart's description and its alternative text say."""
    return (
        f"{figure['name']}: ours {number(figure['value'])} {figure['unit']}, "
        f"{figure['beside']} {number(figure['other'])}"
    )


def number(value: float) -> str:
    """A value with three digits that mean something, as it is written in English."""
    if abs(value) < 0.000005:
        return "0"
    if abs(value) >= 100:
        return f"{value:,.0f}"
    text = f"{value:.3g}"
    return f"{value:.5f}".rstrip("0") if "e" in text else text


def _row(figure: dict[str, Any], top: int) -> str:
    ours, theirs = figure["value"], figure["other"]
    whole = 100 if figure["unit"] == "%" else max(ours, theirs) or 1
    better = "more is better" if figure["is_more_better"] else "less is better"
    return (
        f"<text x='{_MARGIN}' y='{top + 14}' font-size='13' fill='{_INK}'>{escape(figure['name'])} "
        f"<tspan fill='{_FAINT}'>({better})</tspan></text>\n"
        + _bar(
            top + 22,
            ours / whole,
            _OURS,
            f"Countersign: {number(ours)} {figure['unit']}",
            is_bold=True,
        )
        + _bar(
            top + 22 + _BAR + _GAP,
            theirs / whole,
            _THEIRS,
            f"{figure['beside']}: {number(theirs)} {figure['unit']}",
            is_bold=False,
        )
    )


def _bar(y: int, share: float, colour: str, label: str, *, is_bold: bool) -> str:
    long = max(1.0, _LONGEST * share)
    weight = " font-weight='bold'" if is_bold else ""
    return (
        f"<rect x='{_MARGIN}' y='{y}' width='{long:.1f}' height='{_BAR}' rx='2' fill='{colour}'/>\n"
        f"<text x='{_MARGIN + long + 8:.1f}' y='{y + 12}' font-size='12'{weight} "
        f"fill='{_INK}'>{escape(label)}</text>\n"
    )
