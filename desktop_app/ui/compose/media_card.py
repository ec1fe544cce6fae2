"""One picture or film of a post: what it is, what it shows in words, and what was taken out of it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QLocale, QObject, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop_app.domain.limits import LONGEST_ALT_TEXT
from desktop_app.domain.media import PreparedMedia
from desktop_app.domain.payload import Media
from desktop_app.ui.flow import Flow
from desktop_app.ui.layout import column, row
from desktop_app.ui.part_card import Thumbnail
from desktop_app.ui.payload_words import media_name
from desktop_app.ui.thumbnails import Thumbnails
from desktop_app.ui.widgets import Button, Card, Heading, IconLabel, Muted, Text
from desktop_app.ui.words import joined
from desktop_app.ui.zoom import fix_size

_THUMBNAIL = QSize(120, 84)
_FIELD_HEIGHT = 62
_COUNTED_FROM = 800  #: characters of a description from which its length is told


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """What one card shows. `prepared` is known only while the page that added it is open."""

    media: Media
    place: int  #: from 0
    count: int
    prepared: PreparedMedia | None


class MediaCard(Card):
    """A picture or a film with its description."""

    described = Signal(str, str)  #: SHA-256, alternative text
    move_wanted = Signal(str, int)  #: SHA-256, places further on
    removal_wanted = Signal(str)  #: SHA-256

    def __init__(self, thumbnails: Thumbnails, media: Media, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails, self.sha256 = thumbnails, media.sha256
        self._attached = Attached(media=media, place=0, count=1, prepared=None)
        self._removals = Removals(self)
        self._title, self._removed = Heading(), Muted()
        self.alt_text = QPlainTextEdit()
        self._sign, self._note = IconLabel("void", "legal"), Text()
        self._before, self._after = Button(kind="flat"), Button(kind="flat")
        self._remove, self._again = Button(kind="flat"), Button(kind="flat")
        self._build(media)
        thumbnails.ready.connect(self._have_look)

    @property
    def note(self) -> str:
        """What is said under the description; empty when there is nothing to say."""
        return self._note.text()

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """What the keyboard reaches, in order."""
        return (self._again, self.alt_text, self._before, self._after, self._remove)

    @property
    def removed(self) -> str:
        """What was taken out of the file, in words."""
        return self._removed.text()

    def show_attached(self, attached: Attached) -> None:
        """Show how it stands. What is being typed stays as it is."""
        self._attached = attached
        if self.alt_text.toPlainText() != attached.media.alt_text:
            self.alt_text.blockSignals(True)
            self.alt_text.setPlainText(attached.media.alt_text)
            self.alt_text.blockSignals(False)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        shown = self._attached
        name = media_name(shown.media.kind, shown.place)
        self.setAccessibleName(name)
        self._title.setText(" · ".join(piece for piece in (name, self._size()) if piece))
        self._removed.setText(self._told())
        self.alt_text.setPlaceholderText(self.tr("What does it show?"))
        self.alt_text.setAccessibleName(self.tr("Description of {name}").format(name=name))
        self._before.name(self.tr("Move before"))
        self._before.setAccessibleName(
            self.tr("Move {name} before the one before").format(name=name)
        )
        self._after.name(self.tr("Move after"))
        self._after.setAccessibleName(self.tr("Move {name} after the next").format(name=name))
        self._remove.name(self.tr("Remove"))
        self._remove.setAccessibleName(self.tr("Remove {name}").format(name=name))
        self._again.name(self.tr("Try again"))
        self._again.setAccessibleName(self.tr("Fetch {name} again").format(name=name))
        look = self._thumbnails.of(shown.media)
        self._again.setVisible(look is not None and look.is_late)
        for button in (self._before, self._after):
            button.setVisible(shown.count > 1)
        self._before.setEnabled(shown.place > 0)
        self._after.setEnabled(shown.place < shown.count - 1)
        self._tell_note()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _build(self, media: Media) -> None:
        self.alt_text.setProperty("kind", "field")
        self.alt_text.setTabChangesFocus(True)
        fix_size(self.alt_text, height=_FIELD_HEIGHT)
        self.alt_text.textChanged.connect(self._typed)
        self._before.clicked.connect(self._ask_before)
        self._after.clicked.connect(self._ask_after)
        self._remove.clicked.connect(self._ask_removal)
        self._again.clicked.connect(self._fetch)
        buttons = Flow(spacing=2)
        for button in (self._before, self._after, self._remove):
            buttons.addWidget(button)
        note = row(spacing=6)
        note.addWidget(self._sign)
        note.addWidget(self._note, 1)
        words = column(spacing=4)
        words.addWidget(self._title)
        words.addWidget(self._removed)
        words.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self.alt_text)
        words.addLayout(note)
        words.addLayout(buttons)
        whole = row(self, margins=(12, 12, 12, 8), spacing=12)
        picture = Thumbnail(self._thumbnails, media, _THUMBNAIL)
        whole.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(words, 1)
        self.retranslate()

    def _size(self) -> str:
        look = self._thumbnails.of(self._attached.media)
        if look is None or look.error is not None or look.is_coming:
            return ""
        return QLocale().formattedDataSize(look.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)

    def _told(self) -> str:
        kept_back = self._thumbnails.told(self._attached.media)
        return kept_back or self._removals.told(self._attached.prepared)

    def _tell_note(self) -> None:
        length = len(self.alt_text.toPlainText())
        missing = not self.alt_text.toPlainText().strip()
        over = length > LONGEST_ALT_TEXT
        said = ""
        if missing:
            said = self.tr("Describe it for people who cannot see it; without that it is not sent.")
        elif over or length >= _COUNTED_FROM:
            said = self.tr("{length} of {limit} characters").format(
                length=length, limit=LONGEST_ALT_TEXT
            )
        self._sign.setVisible(missing or over)
        self._note.setText(said)
        self._note.setVisible(bool(said))
        self.alt_text.setAccessibleDescription(said)

    @Slot()
    def _typed(self) -> None:
        self._tell_note()
        self.described.emit(self.sha256, self.alt_text.toPlainText())

    @Slot(str)
    def _have_look(self, sha256: str) -> None:
        if sha256 == self.sha256:
            self.retranslate()

    @Slot()
    def _fetch(self) -> None:
        self._thumbnails.fetch(self._attached.media)

    @Slot()
    def _ask_before(self) -> None:
        self.move_wanted.emit(self.sha256, -1)

    @Slot()
    def _ask_after(self) -> None:
        self.move_wanted.emit(self.sha256, 1)

    @Slot()
    def _ask_removal(self) -> None:
        self.removal_wanted.emit(self.sha256)


class Removals(QObject):
    """What was taken out of a file, in words."""

    def told(self, prepared: PreparedMedia | None) -> str:
        """One or two sentences; None: it was added earlier, and nobody remembers what it held."""
        if prepared is None:
            return self.tr("What it told beside the picture was removed when it was added.")
        if not prepared.removed:
            return self.tr("It held nothing beside the picture.")
        names = self._names()
        things = joined([names[each] for each in prepared.removed if each in names])
        said = self.tr("Removed before anything else: {things}.").format(things=things)
        if "ai" in prepared.removed:
            said += " " + self.tr("If a machine made it, say so below: “Made with AI”.")
        return said

    def _names(self) -> dict[str, str]:
        return {
            "location": self.tr("the place where it was taken"),
            "camera": self.tr("the camera’s data"),
            "times": self.tr("when it was taken"),
            "author": self.tr("names of people"),
            "software": self.tr("the programs it went through"),
            "comment": self.tr("titles and comments"),
            "thumbnail": self.tr("an older small copy"),
            "profile": self.tr("details of a screen or camera"),
            "ai": self.tr("the mark of a generator"),
            "other": self.tr("other hidden data"),
        }
