"""Rectangles where the numbers say, in the theme's colours, and round numbers at the axes."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from desktop_app.ui.figures.charts import Block, Chart, Drawing, Mark, marks, row_blocks
from desktop_app.ui.theme import Theme, colours


@pytest.mark.parametrize(
    ("highest", "numbers"),
    [
        (0, [0, 1]),
        (1, [0, 1]),
        (4.2, [0, 1, 2, 3, 4, 5]),
        (8, [0, 2, 4, 6, 8]),
        (31, [0, 10, 20, 30, 40]),
        (1_900, [0, 500, 1_000, 1_500, 2_000]),
    ],
)
def test_an_axis_has_few_round_numbers_and_reaches_the_highest(highest, numbers):
    assert [one.at for one in marks(highest)] == numbers
    assert [one.text for one in marks(highest)] == [str(one) for one in numbers]


def shown(qtbot, drawing):
    chart = Chart()
    qtbot.addWidget(chart)
    chart.resize(400, 100)
    chart.show_drawing(drawing)
    chart.show()
    return chart


def colours_of(chart):
    picture = chart.grab().toImage()
    row = [picture.pixelColor(QPoint(x, picture.height() // 2)) for x in range(picture.width())]
    return set(map(QColor.name, row))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_strong_has_the_themes_accent(qtbot, qapp, scheme):
    Theme.apply(qapp, scheme)
    full = Drawing(
        blocks=(Block(0, 0, 10, 10),), width=10, height=10, under=(Mark(5, "x"),), beside=()
    )
    look = colours(QApplication.palette())
    assert look.accent.name() in colours_of(shown(qtbot, full))
    Theme.apply(qapp, "light")


def test_a_change_of_the_theme_paints_the_same_in_other_colours(qtbot, qapp):
    Theme.apply(qapp, "light")
    drawing = Drawing(
        blocks=row_blocks([3, 9]), width=10, height=2, under=marks(10), beside=(), rows=2
    )
    chart = shown(qtbot, drawing)
    before = colours_of(chart)
    Theme.apply(qapp, "dark")
    assert colours_of(chart) != before
    assert chart.drawing is drawing
    Theme.apply(qapp, "light")


def test_rows_make_it_taller_and_it_takes_no_keyboard(qtbot):
    def tall(rows):
        return Drawing(
            blocks=(), width=1, height=rows, under=marks(1), beside=(Mark(0.5, "A"),), rows=rows
        )

    chart = shown(qtbot, tall(2))
    low = chart.height()
    chart.show_drawing(tall(6))
    assert chart.height() > low
    assert chart.focusPolicy().value == 0
