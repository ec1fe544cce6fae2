"""A chart with its name and the table of the same numbers; and one number with its name."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Slot

from desktop_app.ui.figures.charts import Chart, Drawing
from desktop_app.ui.figures.table import NumberTable
from desktop_app.ui.layout import column, row
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.widgets import Button, Card, Heading, Muted
from desktop_app.ui.zoom import fix_size

_WIDTH, _HEIGHT = 166, 104  #: pixels: of three lines under a number


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What a card shows: `said` tells a screen reader, and everybody, what there is to see."""

    name: str
    said: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    drawing: Drawing | None = None  #: None where a table says it better


class ChartCard(Retranslated, Card):
    """Shows a chart, or the table in its place."""

    def __init__(self) -> None:
        super().__init__()
        self._name, self._said = Heading(), Muted()
        self.chart, self.table, self.turn = Chart(), NumberTable(), Button(kind="flat")
        self._has_chart = True
        self.shows_table = False
        top = row(spacing=8)
        top.addWidget(self._name, 1)
        top.addWidget(self.turn)
        inside = column(self, margins=(16, 12, 16, 14), spacing=6)
        inside.addLayout(top)
        inside.addWidget(self._said)
        inside.addWidget(self.chart)
        inside.addWidget(self.table)
        self.turn.clicked.connect(self._turn_over)
        self._show_side()

    def show_picture(self, picture: Picture) -> None:
        """Show `picture`, on the side that was chosen."""
        self._name.setText(picture.name)
        self._said.setText(picture.said)
        self.table.show_rows(picture.headings, picture.rows)
        for widget in (self.chart, self.table):
            widget.setAccessibleName(picture.name)
            widget.setAccessibleDescription(picture.said)
        self._has_chart = picture.drawing is not None
        if picture.drawing is not None:
            self.chart.show_drawing(picture.drawing)
        self._show_side()

    def retranslate(self) -> None:
        """Say everything of its own again in the language of the windows."""
        text = self.tr("Show the chart") if self.shows_table else self.tr("Show the table")
        self.turn.name(text)
        said = self.tr("{verb}: {name}").format(verb=text, name=self._name.text())
        self.turn.setAccessibleName(said)

    @Slot()
    def _turn_over(self) -> None:
        self.shows_table = not self.shows_table
        self._show_side()

    def _show_side(self) -> None:
        is_table = self.shows_table or not self._has_chart
        self.chart.setVisible(not is_table)
        self.table.setVisible(is_table)
        self.turn.setVisible(self._has_chart)
        self.retranslate()


class Tile(Card):
    """One number, and under it what it counts."""

    def __init__(self) -> None:
        super().__init__()
        self._number, self._name = Heading(factor=1.5), Muted()
        inside = column(self, margins=(14, 10, 14, 10), spacing=2)
        inside.addWidget(self._number)
        inside.addWidget(self._name)
        inside.addStretch()
        fix_size(self, width=_WIDTH, height=_HEIGHT)

    def say(self, number: str, name: str) -> None:
        """Show `number` of `name`."""
        self._number.setText(number)
        self._name.setText(name)
