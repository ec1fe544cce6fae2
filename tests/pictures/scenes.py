"""What is pictured: widgets by themselves, and the window on each page of a fresh practice desk.

No scene holds emoji: they come from the system's font, which is another one elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QDate, QSize, Qt, QTime
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QProgressBar,
    QSpinBox,
    QTextEdit,
    QTimeEdit,
    QWidget,
)

from desktop_app.domain.account import Realm
from desktop_app.ui.avatar import Avatar
from desktop_app.ui.header import Header
from desktop_app.ui.icons import SHAPES, icon
from desktop_app.ui.layout import column, row
from desktop_app.ui.theme import colours, contrast
from desktop_app.ui.tick import Tick
from desktop_app.ui.widgets import (
    Button,
    Card,
    Heading,
    IconLabel,
    Muted,
    Pill,
    PrimaryButton,
    Segments,
    Text,
)

#: Arabic and Hebrew in one post with English; the names are made up.
MIXED = "Thanks to all: شكرا لفريق ليون، 24 عاما من العمل! תודה לצוות, 500 יחידות. See #Lyon"


class Swatches(QWidget):
    """Every colour of the palette in force, with its name on it."""

    NAMES = ("surface", "rail", "card", "button", "hover", "border", "outline", "text", "muted", "disabled", "accent", "link")  # fmt: skip
    TONES = ("legal", "caution", "info", "language", "good", "practice", "insert", "delete")

    def sizeHint(self) -> QSize:
        return QSize(720, 260)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = colours(QApplication.palette()), QPainter(self)
        painter.fillRect(self.rect(), look.surface)
        for place, name in enumerate(self.NAMES):
            self._swatch(painter, place % 6, place // 6, name, getattr(look, name))
        for place, name in enumerate(self.TONES):
            tone = look.tone(name)
            across, down = place % 4 * 180, 130 + place // 4 * 65
            painter.fillRect(across + 4, down + 4, 172, 57, tone.rim)
            painter.fillRect(across + 7, down + 7, 166, 51, tone.wash)
            painter.setPen(tone.ink)
            painter.drawText(across + 16, down + 37, name)
        painter.end()

    def _swatch(self, painter: QPainter, across: int, down: int, name: str, colour: QColor) -> None:
        painter.fillRect(across * 120 + 4, down * 65 + 4, 112, 57, colour)
        white, black = QColor(255, 255, 255), QColor(0, 0, 0)
        painter.setPen(white if contrast(white, colour) > contrast(black, colour) else black)
        painter.drawText(across * 120 + 12, down * 65 + 37, name)


def controls() -> QWidget:
    """Every kind of control, as it can be used and as it cannot."""
    whole = QWidget()
    lines = column(whole, margins=(20, 20, 20, 20), spacing=12)
    for is_enabled in (True, False):
        choices, number, day, time = QComboBox(), QSpinBox(), QDateEdit(), QTimeEdit()
        choices.addItems(["@claire_morel", "@aurelis"])
        number.setValue(7)
        day.setDate(QDate(2026, 11, 24))
        day.setDisplayFormat("dd/MM/yyyy")
        time.setTime(QTime(15, 41))
        time.setDisplayFormat("HH:mm")
        line, segments, tick = QLineEdit("claire_morel"), Segments(), Tick()
        line.setProperty("kind", "field")
        segments.set_labels(["EN", "FR"])
        tick.setText("@claire_morel")
        tick.setChecked(True)
        buttons = (Button("EN"), PrimaryButton("EN"), Button("FR", "danger"), Button("FR", "flat"))
        for group in ((*buttons, segments), (choices, number, day), (time, line, tick)):
            place = row(spacing=12)
            for widget in group:
                widget.setEnabled(is_enabled)
                place.addWidget(widget)
            place.addStretch(1)
            lines.addLayout(place)
    bar = QProgressBar()
    bar.setRange(0, 10)
    bar.setValue(4)
    bar.setTextVisible(False)
    bar.setFixedHeight(6)
    lines.addWidget(bar)
    return whole


def cards() -> QWidget:
    """Each tone as card, badge and shape."""
    whole = QWidget()
    lines = column(whole, margins=(20, 20, 20, 20), spacing=10)
    for tone, shape in SHAPES.items():
        card, pill = Card(tone=tone), Pill(tone.capitalize(), tone)
        inside = row(card, margins=(14, 10, 14, 10), spacing=10)
        for widget in (IconLabel(shape, tone, 18), Avatar("Inès Kaci", 28), Heading("Inès Kaci")):
            inside.addWidget(widget)
        inside.itemAt(2).widget().setWordWrap(False)
        inside.addWidget(Muted("@claire_morel"), 1)
        inside.addWidget(pill)
        button = Button("@aurelis", "flat")
        button.setIcon(icon(shape, colours(QApplication.palette()).tone(tone).ink))
        inside.addWidget(button)
        lines.addWidget(card)
    return whole


def header() -> QWidget:
    """The strip above everything, in practice."""
    strip = Header(Realm.PRACTICE)
    strip.show_choices("en", "light")
    strip.resize(1000, strip.sizeHint().height())
    return strip


def mixed_directions() -> QWidget:
    """A post that is written in both directions: in a label and in an editor."""
    whole = QWidget()
    lines = column(whole, margins=(20, 20, 20, 20), spacing=10)
    editor = QTextEdit()
    editor.setProperty("kind", "field")
    editor.setPlainText(f"{MIXED}\n{MIXED.split(': ')[1]}")
    editor.setFixedHeight(140)
    editor.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    for widget in (Text(MIXED), Text(MIXED.split(": ")[1]), editor):
        lines.addWidget(widget)
    whole.setFixedWidth(520)
    return whole


#: Widgets by themselves.
WIDGETS: dict[str, Callable[[], QWidget]] = {
    "swatches": Swatches,
    "controls": controls,
    "cards": cards,
    "header": header,
}
#: Pages of the window, by the name the rail gives them; figures last, because time passes before.
PAGES = (
    *("compose", "queue", "review", "published", "calendar", "mentions", "watching", "goals"),
    *("rules", "people", "accounts", "audit", "settings", "figures"),
)
#: Full pages that are kept in two looks only, each half of what the others show: they take room.
IN_TWO_LOOKS = ("rules", "people", "audit", "figures")
TWO_LOOKS = (("en", "light"), ("fr", "dark"))
#: Begins the names of a few rules: another rule elsewhere, or one more, changes no picture.
RULES = "pii."
#: How long everything waited when the figures are read; the seconds are not told beside hours.
WAITED = timedelta(hours=3, minutes=19)
