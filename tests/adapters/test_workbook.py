"""A workbook that spreadsheets open without a question, in which text is never a formula."""

import io
import zipfile
from datetime import UTC, date, datetime

import pytest
from openpyxl import load_workbook

from desktop_app.adapters.workbook import xlsx
from desktop_app.services.workbook import Book, Column, Kind, Sheet

COLUMNS = (
    Column(name="Name", kind=Kind.TEXT, width=28),
    Column(name="Posts"),
    Column(name="Hours", kind=Kind.HOURS),
    Column(name="Day", kind=Kind.DAY),
)


def sheet(*rows, **fields):
    return Sheet(**{"name": "A", "about": "About it", "columns": COLUMNS, "rows": rows, **fields})


def written(*sheets):
    book = Book(
        title="A title", language="fr", made_at=datetime(2026, 11, 24, tzinfo=UTC), sheets=sheets
    )
    return xlsx(book)


def opened(*sheets):
    return load_workbook(io.BytesIO(written(*sheets)))


def test_cells_have_their_types_and_empty_is_not_zero():
    noon = datetime(2026, 11, 24, 12, tzinfo=UTC)
    made = opened(sheet(("Anne", 0, 1.25, date(2026, 11, 24)), ("Paul", None, None, None)))["A"]
    assert [cell.value for cell in made[3]] == ["Anne", 0, 1.25, noon.replace(tzinfo=None, hour=0)]
    assert [cell.data_type for cell in made[3]] == ["s", "n", "n", "d"]
    assert [cell.number_format for cell in made[3]] == ["@", "#,##0", "0.0", "yyyy-mm-dd"]
    assert [cell.value for cell in made[4]] == ["Paul", None, None, None]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("x")', "#Lyon", "＝1"]
)
def test_text_is_no_formula(text):
    content = written(sheet((text, 1, None, None), about=text))
    made = load_workbook(io.BytesIO(content))["A"]
    for cell in (made["A1"], made["A3"]):
        assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert b"<f>" not in packed.read("xl/worksheets/sheet1.xml")


def test_what_xml_cannot_hold_is_marked():
    assert opened(sheet(("a\x0bb", 1, None, None)))["A"]["A3"].value == "a\ufffdb"


def test_headings_stay_in_sight_and_columns_have_their_widths():
    book = opened(sheet(("Anne", 1, None, None)), sheet(name="B"))
    assert book.sheetnames == ["A", "B"]
    assert book.properties.title == "A title"
    for each in book:
        assert each.freeze_panes == "A3"
        assert [cell.value for cell in each[2]] == ["Name", "Posts", "Hours", "Day"]
        assert all(cell.font.bold for cell in each[2])
        assert (each.column_dimensions["A"].width, each.column_dimensions["B"].width) == (28, 14)
    assert [each.auto_filter.ref for each in book] == ["A2:D3", "A2:D2"]
