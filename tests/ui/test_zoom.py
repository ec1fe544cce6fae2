import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QTableView, QWidget

from desktop_app.ui import zoom
from desktop_app.ui.layout import column
from desktop_app.ui.sheet import sheet
from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets import Heading, Text


@pytest.fixture
def theme(qapp):
    theme = Theme.apply(qapp, "light")
    yield theme
    Theme.apply(qapp, "light")


@pytest.fixture
def page(theme, qtbot):
    page = QWidget()
    page.heading, page.text = Heading("Title", factor=1.3), Text("Text")
    inside = column(page)
    inside.addWidget(page.heading)
    inside.addWidget(page.text)
    qtbot.addWidget(page)
    page.show()
    return page


def test_fonts_follow_also_those_that_a_widget_chose(page, theme):
    for percent in (150, 80, 200, 100):
        theme.zoom_to(percent)
        assert page.text.font().pointSizeF() == pytest.approx(10.5 * percent / 100)
        assert page.heading.font().pointSizeF() == pytest.approx(13.65 * percent / 100)
    assert zoom.zoom() == 100


def test_a_widget_made_later_and_one_that_changed_its_font_follow_too(page, theme, qtbot):
    theme.zoom_to(150)
    later = Heading("Later", factor=1.3)
    qtbot.addWidget(later)
    font = page.heading.font()
    font.setPointSizeF(30)
    page.heading.setFont(font)
    theme.zoom_to(100)
    assert later.font().pointSizeF() == pytest.approx(13.65)
    assert page.heading.font().pointSizeF() == pytest.approx(20)


def test_sizes_in_pixels_follow_where_they_were_given_at_100(theme, qtbot):
    theme.zoom_to(150)
    box, button, table = QWidget(), QPushButton(), QTableView()
    for widget in (box, button, table):
        qtbot.addWidget(widget)
    zoom.fix_size(box, height=40)
    zoom.least_size(button, width=100)
    zoom.icon_size(button, 16)
    zoom.row_height(table, 88)
    assert (box.height(), button.minimumWidth(), button.iconSize().width()) == (60, 150, 24)
    assert table.verticalHeader().defaultSectionSize() == 132
    theme.zoom_to(100)
    assert (box.height(), button.minimumWidth(), button.iconSize().width()) == (40, 100, 16)
    assert table.verticalHeader().defaultSectionSize() == 88


def test_margins_and_the_sheet_follow_and_edges_stay_thin(page, theme):
    inside = page.layout()
    zoom.spread(inside, (20, 10, 4, 0), 8)
    theme.zoom_to(150)
    around = inside.contentsMargins()
    assert (around.left(), around.top(), around.right(), around.bottom()) == (30, 15, 6, 0)
    assert inside.spacing() == 12
    dressed = sheet(dark=False)
    assert "border: 1px solid palette(dark); border-radius: 9px; padding: 9px 21px" in dressed
    assert "border: 2px solid palette(highlight); padding: 8px 20px" in dressed
    theme.zoom_to(100)
    assert (inside.contentsMargins().left(), inside.spacing()) == (20, 8)


def test_the_nearest_step_is_taken(theme):
    assert [zoom.nearest(each) for each in (10, 104, 160, 900)] == [80, 100, 150, 200]
    assert zoom.scaled(10) == 10
    assert QApplication.font().pointSizeF() == pytest.approx(10.5)
