"""Sets a review on paper: A4, page numbers, a footer; as PDF, or as pictures to look at.

What is said stands in `services.review_paper`; here is only how it looks. What changed is told by
strokes and underlines as well as by colour: it survives a black and white printer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QGuiApplication,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

from desktop_app.checks.reveal import revealed
from desktop_app.services.review_paper import Block, Chapter, Entry, Facts, Paper, Quote

_DPI = 144
_MARGIN_MM, _FOOTER_MM = 18.0, 10.0
_A4_MM = QSizeF(210, 297)
_INK, _PALE, _SHADE = "#1b1f24", "#57606a", "#f1f3f5"
_STYLE = f"""
body {{ color: {_INK}; font-size: 10pt; }}
h1 {{ font-size: 20pt; margin-bottom: 0; }}
h2 {{ font-size: 13pt; margin-top: 16pt; margin-bottom: 4pt; }}
p {{ margin-top: 2pt; margin-bottom: 2pt; }}
.facts {{ font-size: 9pt; }}
.sub, .below, .name {{ color: {_PALE}; }}
.below {{ font-size: 9pt; margin-left: 12pt; }}
.head {{ margin-top: 7pt; }}
.gone {{ color: #82071e; text-decoration: line-through; }}
.came {{ color: #0b4f2a; text-decoration: underline; }}
.practice {{ color: #8a4b00; font-weight: bold; }}
"""


def write_pdf(paper: Paper, path: Path) -> None:
    """Write `paper` to `path`, which must not exist; needs no screen. Raises OSError."""
    with path.open("xb"):  # Qt says nothing of a folder that is not there
        pass
    # Fonts need an application. A command has none; it lives until the page is written.
    _app = QGuiApplication.instance() or QGuiApplication(["countersign", "-platform", "offscreen"])
    writer = QPdfWriter(str(path))
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF()
        )
    )
    writer.setResolution(_DPI)
    writer.setTitle(f"{paper.title} – {paper.subtitle}")
    writer.setCreator("Countersign")
    painter = QPainter(writer)
    try:
        for number in _painted(paper, painter):
            if number:
                writer.newPage()
    finally:
        painter.end()


def pictures(paper: Paper) -> list[QImage]:
    """Each page as a picture."""
    size = _page().toSize()
    made: list[QImage] = []
    sheet = _document(paper)
    for number in range(sheet.pageCount()):
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        _paint(sheet, paper, painter, number)
        painter.end()
        made.append(image)
    return made


def _painted(paper: Paper, painter: QPainter) -> Iterator[int]:
    """Paint each page after its number was given."""
    sheet = _document(paper)
    for number in range(sheet.pageCount()):
        yield number
        _paint(sheet, paper, painter, number)


def _page() -> QSizeF:
    return _A4_MM * (_DPI / 25.4)


def _inside() -> QRectF:
    margin, footer = (mm * _DPI / 25.4 for mm in (_MARGIN_MM, _FOOTER_MM))
    page = _page()
    return QRectF(margin, margin, page.width() - 2 * margin, page.height() - 2 * margin - footer)


def _font(points: float) -> QFont:
    font = QGuiApplication.font()
    font.setPixelSize(round(points * _DPI / 72))
    return font


def _document(paper: Paper) -> QTextDocument:
    sheet = QTextDocument()
    sheet.setDocumentMargin(0)
    sheet.setDefaultFont(_font(10))
    sheet.setPageSize(_inside().size())
    # Points of a style sheet are those of the screen: here they are the paper's.
    sheet.setDefaultStyleSheet(_in_pixels(_STYLE))
    sheet.setHtml(_html(paper))
    return sheet


def _in_pixels(style: str) -> str:
    return re.sub(r"(\d+)pt", lambda found: f"{round(int(found[1]) * _DPI / 72)}px", style)


def _paint(sheet: QTextDocument, paper: Paper, painter: QPainter, number: int) -> None:
    inside, page = _inside(), _page()
    painter.save()
    painter.translate(inside.left(), inside.top() - number * inside.height())
    shown = QRectF(0, number * inside.height(), inside.width(), inside.height())
    painter.setClipRect(shown)
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = shown
    sheet.documentLayout().draw(painter, context)
    painter.restore()
    painter.setFont(_font(7.5))
    painter.setPen(QColor(_PALE))
    footer = QRectF(inside.left(), inside.bottom(), inside.width(), page.height() - inside.bottom())
    middle = Qt.AlignmentFlag.AlignVCenter
    left = paper.footer if not paper.practice else f"{paper.practice} · {paper.footer}"
    painter.drawText(footer, middle | Qt.AlignmentFlag.AlignLeft, left)
    pages = f"{number + 1} / {sheet.pageCount()}"
    painter.drawText(footer, middle | Qt.AlignmentFlag.AlignRight, pages)


def _html(paper: Paper) -> str:
    practice = f'<p class="practice">{_safe(paper.practice)}</p>' if paper.practice else ""
    chapters = "".join(map(_chapter, paper.chapters))
    return (
        f'<body><h1>{_safe(paper.title)}</h1><p class="sub">{_safe(paper.subtitle)}</p>'
        f"{practice}{chapters}</body>"
    )


def _chapter(chapter: Chapter) -> str:
    return f"<h2>{_safe(chapter.title)}</h2>" + "".join(map(_block, chapter.blocks))


def _block(block: Block) -> str:
    if isinstance(block, Facts):
        rows = "".join(
            f'<tr><td class="name" width="22%">{_safe(name)}</td><td>{_safe(value)}</td></tr>'
            for name, value in block.rows
        )
        return f'<table class="facts" width="100%" cellpadding="3">{rows}</table>'
    if isinstance(block, Quote):
        words = "".join(_piece(kind, text) for kind, text in block.pieces)
        return f'<table width="100%" cellpadding="9" bgcolor="{_SHADE}"><tr><td>{words}</td></tr></table>'
    return _entry(block)


def _entry(block: Entry) -> str:
    below = "".join(f'<p class="below">{_safe(line)}</p>' for line in block.below)
    return f'<p class="head">{_safe(block.head)}</p>{below}'


def _piece(kind: str, text: str) -> str:
    classes = {"delete": "gone", "insert": "came"}
    words = _safe(text)
    return f'<span class="{classes[kind]}">{words}</span>' if kind in classes else words


def _safe(text: str) -> str:
    """`text` for HTML: nothing in it is markup, and what nobody sees is named."""
    return escape(revealed(text)).replace("\n", "<br>")
