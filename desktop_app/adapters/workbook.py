"""Writes a workbook as ``.xlsx`` (Office Open XML), with openpyxl.

What is text stays text: a cell that begins with ``=``, ``+``, ``-`` or ``@`` is written as a string
and marked as one, so that it becomes no formula either when somebody edits it.
"""

from __future__ import annotations

import io
from datetime import UTC
from typing import Any

from desktop_app.services.workbook import Book, Column, Kind, Sheet, Value

_FORMATS = {Kind.TEXT: "@", Kind.COUNT: "#,##0", Kind.HOURS: "0.0", Kind.DAY: "yyyy-mm-dd"}
#: Rows above the cells: the line about the sheet, and the headings.
_ABOUT, _HEADINGS = 1, 2
_UNREADABLE = "\ufffd"  #: in place of characters that XML cannot hold


def xlsx(book: Book) -> bytes:
    """The file's content. The headings stay in sight, and can be filtered by."""
    from openpyxl import Workbook

    made = Workbook()
    made.remove(made.active)
    made.properties.title = book.title
    made.properties.creator = "Countersign"
    made.properties.language = book.language
    made.properties.created = book.made_at.astimezone(UTC).replace(tzinfo=None)
    for sheet in book.sheets:
        _fill(made.create_sheet(sheet.name), sheet)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _fill(made: Any, sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    _put(made.cell(_ABOUT, 1), sheet.about, Kind.TEXT)
    made.cell(_ABOUT, 1).font = Font(italic=True)
    ground, strong = PatternFill("solid", fgColor="FFE9F0FC"), Font(bold=True)
    for place, column in enumerate(sheet.columns, 1):
        heading = made.cell(_HEADINGS, place)
        _put(heading, column.name, Kind.TEXT)
        heading.font, heading.fill = strong, ground
        heading.alignment = Alignment(wrap_text=True, vertical="top")
        made.column_dimensions[get_column_letter(place)].width = column.width
    for number, values in enumerate(sheet.rows, _HEADINGS + 1):
        _fill_row(made, number, sheet.columns, values)
    made.freeze_panes = made.cell(_HEADINGS + 1, 1)
    last = get_column_letter(len(sheet.columns))
    made.auto_filter.ref = f"A{_HEADINGS}:{last}{_HEADINGS + len(sheet.rows)}"
    made.page_setup.orientation = "landscape"
    made.page_setup.fitToHeight = 0
    made.sheet_properties.pageSetUpPr.fitToPage = True
    made.print_title_rows = f"{_HEADINGS}:{_HEADINGS}"


def _fill_row(
    made: Any, number: int, columns: tuple[Column, ...], values: tuple[Value, ...]
) -> None:
    for place, (column, value) in enumerate(zip(columns, values, strict=True), 1):
        if value is not None:
            _put(made.cell(number, place), value, column.kind)


def _put(cell: Any, value: Value, kind: Kind) -> None:
    if kind is Kind.TEXT:
        from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

        cell.value = ILLEGAL_CHARACTERS_RE.sub(_UNREADABLE, str(value))
        cell.data_type = "s"  # openpyxl takes what begins with = for a formula
        cell.quotePrefix = True
    else:
        cell.value = value
    cell.number_format = _FORMATS[kind]
