"""What the pages about a team are made of: six words to read aloud, and what went wrong in place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, QTimeZone
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from desktop_app.domain.account import Role
from desktop_app.domain.errors import CountersignError
from desktop_app.services.messages import explain
from desktop_app.ui import words
from desktop_app.ui.layout import column, row
from desktop_app.ui.theme import sized
from desktop_app.ui.widgets import Card, Heading, IconLabel, Text

_ACROSS = 3  #: words in a row
_LARGE = 1.9  #: times the usual size: read aloud from an arm's length


class SixWords(Card):
    """Words that one person reads to another, numbered and large."""

    def __init__(self) -> None:
        super().__init__(tone="info")
        self._places = QGridLayout(self)
        self._places.setContentsMargins(20, 16, 20, 16)
        self._places.setHorizontalSpacing(28)
        self._places.setVerticalSpacing(10)
        self._said: tuple[str, ...] = ()

    def show_words(self, said: Sequence[str]) -> None:
        """Show these words in place of those before."""
        if tuple(said) == self._said:
            return
        self._said = tuple(said)
        while (item := self._places.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for at, word in enumerate(said):
            label = Text(f"{at + 1}  {word}")
            label.setFont(sized(QApplication.font(), _LARGE, strong=True))
            label.setWordWrap(False)
            label.setAccessibleName(f"{at + 1} {word}")
            self._places.addWidget(label, at // _ACROSS, at % _ACROSS)
        self.setAccessibleName(" ".join(said))
        self.setVisible(bool(said))


class Trouble(Card):
    """Says in place why something did not work, and what to do; hidden while all is well."""

    def __init__(self) -> None:
        super().__init__(tone="legal")
        self._error: CountersignError | None = None
        self.title, self.text = Heading(), Text()
        texts = column(spacing=3)
        texts.addWidget(self.title)
        texts.addWidget(self.text)
        inside = row(self, margins=(14, 12, 12, 12), spacing=12)
        inside.addWidget(IconLabel("caution", "legal", 18), 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(texts, 1)
        self.hide()

    @property
    def error(self) -> CountersignError | None:
        """What is told."""
        return self._error

    def tell(self, error: CountersignError) -> None:
        """Tell it, until `clear`."""
        self._error = error
        self.retranslate()
        self.show()

    def clear(self) -> None:
        """Say nothing more."""
        self._error = None
        self.hide()

    def retranslate(self) -> None:
        """Say it again in the language of the windows."""
        if self._error is not None:
            told = explain(self._error, words.language())
            self.title.setText(told.what)
            self.text.setText(f"{told.posted} {told.do}")


def here() -> str:
    """This computer's time zone."""
    zone = QTimeZone.systemTimeZoneId().toStdString()
    return zone if QTimeZone(zone.encode()).isValid() else "UTC"


def in_groups(fingerprint: str) -> str:
    """A fingerprint as people compare it: four digits at a time, eight groups in a line."""
    groups = [fingerprint[at : at + 4] for at in range(0, len(fingerprint), 4)]
    return "\n".join(" ".join(groups[at : at + 8]) for at in range(0, len(groups), 8))


def duties_name(said: str) -> str:
    """Duties like ``communications legal:ceo``, as people say them."""
    names = []
    for one in said.split():
        role, _, account = one.partition(":")
        name = words.role_name(Role(role)) if role in set(Role) else role
        about = QCoreApplication.translate("Team", "{duty} for {account}")
        names.append(about.format(duty=name, account=account) if account else name)
    return ", ".join(names) or "–"


def centred(within: QWidget, width: int) -> QWidget:
    """`within` in the middle, at most `width` pixels wide."""
    holder = QWidget()
    within.setObjectName("scrolled")
    within.setMaximumWidth(width)
    middle = row(holder)
    middle.addStretch(1)
    middle.addWidget(within, 1000)
    middle.addStretch(1)
    return holder
