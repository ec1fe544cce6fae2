"""The text of a post as X shows it: links shortened, what X links in colour, its own direction.

It promises that markup in a post stays text, and that every link says where it really leads when
the pointer rests on it. Nothing here opens anything.
"""

from __future__ import annotations

from html import escape
from unicodedata import bidirectional

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget

from desktop_app.domain import text as post_text
from desktop_app.domain.entities import Entity, EntityKind, display_url, entities
from desktop_app.ui.theme import colours, sized
from desktop_app.ui.tips import tip

_SIZE = 1.12


class PostText(QLabel):
    """A post's text; a long one is cut where X cuts it until the reader wants all of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setMinimumWidth(1)
        self.setFont(sized(QApplication.font(), _SIZE))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self.linkHovered.connect(self._say_target)

    def show_text(self, text: str) -> None:
        """Show `text`, links in the colour that the palette has for them."""
        self._text = text
        self.setText(post_html(text, colours(self.palette()).link.name()))
        self.setVisible(bool(text))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.setText(post_html(self._text, colours(self.palette()).link.name()))

    @Slot(str)
    def _say_target(self, target: str) -> None:
        QToolTip.showText(QCursor.pos(), tip(target), self)


def post_html(text: str, link: str) -> str:
    """`text` as X shows it: links shortened, and everything X links in the colour `link`."""
    pieces: list[str] = []
    done = 0
    for entity in entities(text):
        pieces += [escape(text[done : entity.start]), _linked(entity, link)]
        done = entity.end
    pieces.append(escape(text[done:]))
    direction = ' dir="rtl"' if is_right_to_left(text) else ""
    return f'<div{direction} style="white-space:pre-wrap">{"".join(pieces)}</div>'


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs to the left: X sets the whole post so."""
    strong = (bidirectional(letter) for letter in text)
    return next((each != "L" for each in strong if each in ("L", "R", "AL")), False)


def fold(text: str) -> int:
    """Code points that X shows of a long post before “Show more”; all of them of another."""
    if post_text.weighted_length(text) <= post_text.LIMIT:
        return len(text)
    fits, over = 0, len(text)
    while over - fits > 1:
        middle = (fits + over) // 2
        if post_text.weighted_length(text[:middle]) <= post_text.LIMIT:
            fits = middle
        else:
            over = middle
    return max(text.rfind(" ", 0, fits), text.rfind("\n", 0, fits), 0) or fits


def _linked(entity: Entity, colour: str) -> str:
    shown = display_url(entity.text) if entity.kind is EntityKind.URL else entity.text
    look = f'style="color:{colour};text-decoration:none"'
    return f'<a href="{escape(_target(entity))}" {look}>{escape(shown)}</a>'


def _target(entity: Entity) -> str:
    """Where the link leads, in full: an address as it was written."""
    if entity.kind is EntityKind.URL:
        return entity.text if "://" in entity.text else f"https://{entity.text}"
    return entity.text
