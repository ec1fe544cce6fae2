"""The final post, exactly as it will be posted: every part, picture, poll, and what goes with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.account import Realm
from desktop_app.domain.errors import CountersignError
from desktop_app.domain.payload import Media, MediaKind, Poll
from desktop_app.domain.publication import PartRecord, PostState
from desktop_app.domain.record import PostRecord
from desktop_app.domain.source import Source
from desktop_app.services.reading import PostView
from desktop_app.ui import payload_words, words
from desktop_app.ui.layout import Column, column, row
from desktop_app.ui.part_card import PartCard, Thumbnail, cards_of
from desktop_app.ui.pieces import line, link
from desktop_app.ui.review.looks import Looks
from desktop_app.ui.review.seen import NOT_YET, Block
from desktop_app.ui.review.texts import FinalText
from desktop_app.ui.review.twin import Beside, changed_words, is_parted, language_of, twin_of
from desktop_app.ui.session import Session
from desktop_app.ui.thumbnails import Thumbnails
from desktop_app.ui.widgets import Button, Card, Heading, Muted, Text

_THUMBNAIL = QSize(168, 112)
#: Before the names of the blocks of the post that is approved with it.
TWIN = "twin "


class FinalPost(Column):
    """One block a part; `parts` are their texts."""

    other_asked = Signal(str)  #: the id of the post that this one corrects

    def __init__(
        self, session: Session, thumbnails: Thumbnails, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent, spacing=10)
        self._session, self._thumbnails = session, thumbnails
        outer, self.column = self.column, column(spacing=10)
        self._looks, self._twin_looks = Looks(thumbnails), Looks(thumbnails)
        outer.addLayout(self.column)
        for looks in (self._looks, self._twin_looks):
            outer.addWidget(looks)
        self._view: PostView | None = None
        self._now: datetime | None = None
        self.parts: list[FinalText] = []
        self.twin_parts: list[FinalText] = []  #: of the post that is approved with it
        self.blocks: dict[Block, QWidget] = {}  #: what must be seen before it is approved
        self._into: QVBoxLayout = self.column

    @property
    def reader(self) -> QWidget:
        """The first part's text."""
        return self.parts[0].reader

    @property
    def cards(self) -> list[PartCard]:
        """How its parts will look on X."""
        return self._looks.cards

    @property
    def twin_cards(self) -> list[PartCard]:
        """How the parts of the post that is approved with it will look; none without one."""
        return self._twin_looks.cards

    def show_view(self, view: PostView, now: datetime) -> None:
        """Show the newest version of `view`; nothing is drawn again when nothing changed."""
        same = self._view is not None and _key(self._view) == _key(view)
        self._view, self._now = view, now
        if not same:
            self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.setAccessibleName(self.tr("Final text, exactly as it will be posted"))
        self.clear()
        self.parts, self.blocks, self.twin_parts = [], {}, []
        self._into = self.column
        view, now = self._view, self._now
        if view is None or now is None:
            return
        self._around(view)
        twin = twin_of(view)
        if twin is None:
            self._parts(view, now, self.parts)
        else:
            self._pair(view, twin, now)
        self._with_it(view)
        self._look(view, twin)

    def _around(self, view: PostView) -> None:
        """What is answered, quoted or corrected stands first: the text is judged by it."""
        payload, source = view.record.current.payload, view.source
        if payload.reply_to is not None:
            self._source(self.tr("Answers"), payload.reply_to, source)
        if payload.quote is not None:
            self._source(self.tr("Quotes"), payload.quote, source)
        for other in view.rivals:
            name = words.person_name(view.charter, other.author)
            said = self.tr("{name} answers the same post, and that waits too.").format(name=name)
            self.column.addWidget(line("caution", "caution", said))
            self._open_button(self.tr("Open the other answer"), other.post)
        if view.record.current.corrects is not None:
            said = self.tr("Open the post that this one corrects")
            self._open_button(said, view.record.current.corrects)
        if is_parted(view):
            self.column.addWidget(line("caution", "caution", changed_words(view)))
            if view.twin is not None:
                self._open_button(self.tr("Open the twin"), view.twin.id)

    def _source(self, name: str, number: str, source: Source | None) -> None:
        card = Card()
        inside = column(card, margins=(14, 10, 14, 11), spacing=4)
        known = source is not None and source.x_post_id == number
        if source is None or not known:
            inside.addWidget(Heading(name))
            inside.addWidget(Text(self.tr("Post number {number} on X").format(number=number)))
            self.column.addWidget(card)
            return
        inside.addWidget(Heading(f"{name} @{source.handle}"))
        inside.addWidget(Text(source.text))
        inside.addWidget(Muted(self._read(source)))
        self.column.addWidget(card)

    def _read(self, source: Source) -> str:
        now = self._now or source.read_at
        said = []
        if source.created_at is not None:
            said.append(self.tr("posted {time}").format(time=words.moment(source.created_at, now)))
        if source.is_from_x:
            said.append(self.tr("read on X {time}").format(time=words.moment(source.read_at, now)))
        else:
            said.append(self.tr("typed over by the author, not read on X"))
        return " · ".join(said)

    def _pair(self, view: PostView, twin: PostRecord, now: datetime) -> None:
        """Both texts, side by side: they are approved together."""
        beside = Beside()
        self.column.addWidget(beside)
        other = replace(view, record=twin, source=None)
        for into, each, texts in (
            (beside.left, view, self.parts),
            (beside.right, other, self.twin_parts),
        ):
            self._into = into
            into.addWidget(Heading(self._version(each.record)))
            self._parts(each, now, texts)
            if each is other:
                self._to_twin(view, twin)
        self._into = self.column

    def _version(self, record: PostRecord) -> str:
        name = language_of(record)
        said = self.tr("{language}, version {number}") if name else self.tr("Version {number}")
        title = name[:1].upper() + name[1:]
        return said.format(language=title, number=record.current.number)

    def _to_twin(self, view: PostView, twin: PostRecord) -> None:
        if view.twin_findings:
            said = self.tr("%n finding(s) in this text", "", len(view.twin_findings))
            self._into.addWidget(line("caution", "caution", said))
        self._open_button(self.tr("Open the twin"), twin.id)

    def _open_button(self, said: str, post: str) -> None:
        button = _Opening(said)
        button.about(post)
        button.asked.connect(self.other_asked)
        self._into.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _parts(self, view: PostView, now: datetime, texts: list[FinalText]) -> None:
        kind = "" if texts is self.parts else TWIN
        for number in range(len(view.record.current.payload.parts)):
            self._part(view, number, now, texts, kind)

    def _part(
        self, view: PostView, number: int, now: datetime, texts: list[FinalText], kind: str
    ) -> None:
        record, payload = view.record, view.record.current.payload
        part = payload.parts[number]
        count = len(payload.parts)
        if count > 1:
            head = row(spacing=10)
            name = Heading(words.part_name(number, count))
            name.setWordWrap(False)
            head.addWidget(name)
            said = Muted(self._progress(view, number, now))
            said.setAlignment(Qt.AlignmentFlag.AlignRight)
            head.addWidget(said, 1)
            self._into.addLayout(head)
        text = FinalText()
        text.show_text(part.text)
        texts.append(text)
        self._into.addWidget(text)
        text.setVisible(bool(part.text))
        self.blocks[f"{kind}text", number, 0] = text.reader
        if number < len(record.parts) and view.charter.realm is Realm.X:
            handle = view.charter.account(record.account).handle
            self._into.addWidget(link(words.link_of(handle, record.parts[number].x_post_id)))
        for place, media in enumerate(part.media):
            shown = _MediaLine(self._session, self._thumbnails, media, place)
            self.blocks[f"{kind}media", number, place] = shown
            self._into.addWidget(shown)
        if part.media:
            self._into.addWidget(
                line("info", "info", self.tr("Words inside pictures and films are not checked."))
            )
        if part.poll is not None:
            self.blocks[f"{kind}poll", number, 0] = self._poll(part.poll)

    def _progress(self, view: PostView, number: int, now: datetime) -> str:
        record = view.record
        if number < len(record.parts):
            return self._posted(record.parts[number], now)
        if number == record.next_part and record.state is PostState.SENDING:
            return words.state_name(PostState.SENDING)
        if record.state is PostState.IN_REVIEW or not record.parts:
            return ""  # nothing has left: the order of the parts says it all
        if number == record.next_part:
            return self.tr("goes next")
        return self.tr("waits for the part before it")

    def _posted(self, part: PartRecord, now: datetime) -> str:
        if part.removed_at is not None:
            when = words.moment(part.removed_at, now)
            return self.tr("taken off X {time}").format(time=when)
        return self.tr("posted {time}").format(time=words.moment(part.at, now))

    def _poll(self, poll: Poll) -> QWidget:
        card = Card()
        inside = column(card, margins=(14, 10, 14, 11), spacing=4)
        inside.addWidget(
            Heading(
                self.tr("Poll, open for {time}").format(time=payload_words.poll_time(poll.minutes))
            )
        )
        for option in poll.options:
            inside.addWidget(Text(f"○  {option}"))
        self._into.addWidget(card)
        return card

    def _with_it(self, view: PostView) -> None:
        """What goes with the post and is no text."""
        payload = view.record.current.payload
        said = [payload_words.reply_settings_name(payload.reply_settings)]
        if payload.made_with_ai:
            said.append(self.tr("Marked as made with AI"))
        if payload.paid_partnership:
            said.append(self.tr("Marked as paid partnership"))
        self.column.addWidget(Muted(" · ".join(said)))

    def _look(self, view: PostView, twin: PostRecord | None) -> None:
        """Each text of a pair under its language: nothing that is approved is left out."""
        account = view.charter.account(view.record.account)
        said = self.tr("As it will look on X")
        own = said if twin is None else self._look_of(view.record, said)
        self._looks.show_looks(own, cards_of(account, view.record.current.payload, view.source))
        if twin is None:
            self._twin_looks.show_looks("", ())
        else:
            other = cards_of(account, twin.current.payload, None)
            said = self.tr("As its twin will look on X")
            self._twin_looks.show_looks(self._look_of(twin, said), other)

    def _look_of(self, record: PostRecord, otherwise: str) -> str:
        name = language_of(record)
        named = self.tr("As it will look on X, in {language}")
        return named.format(language=name) if name else otherwise


class _MediaLine(QWidget):
    """A picture or film with its description, and a way to see it whole."""

    def __init__(self, session: Session, thumbnails: Thumbnails, media: Media, place: int) -> None:
        super().__init__()
        self._session, self._thumbnails, self._media = session, thumbnails, media
        texts = column(spacing=4)
        texts.addWidget(Heading(payload_words.media_name(media.kind, place)))
        texts.addWidget(Text(media.alt_text))
        self._trouble = Text()
        self._trouble.hide()
        texts.addWidget(self._trouble)
        self._open = Button(self.tr("Open the whole picture"), "flat")
        if media.kind is MediaKind.VIDEO:
            self._open.name(self.tr("Play the film"))
        self._again = Button(self.tr("Try again"), "flat")
        for button in (self._open, self._again):
            texts.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        inside = row(self, spacing=12)
        inside.addWidget(Thumbnail(thumbnails, media, _THUMBNAIL), 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(texts, 1)
        inside.setAlignment(texts, Qt.AlignmentFlag.AlignTop)
        self._open.clicked.connect(self._show)
        self._again.clicked.connect(self._fetch)
        thumbnails.ready.connect(self._ready)
        self._ready(media.sha256)

    @Slot(str)
    def _ready(self, sha256: str) -> None:
        if sha256 != self._media.sha256:
            return
        look, said = self._thumbnails.of(self._media), self._thumbnails.told(self._media)
        self.setProperty(NOT_YET, look is None or look.is_unseen)
        self.updateGeometry()  # whoever looks what is in sight looks again
        self._trouble.setText(said)
        self._trouble.setVisible(bool(said))
        self._open.setVisible(not said)
        self._again.setVisible(look is not None and look.is_late)

    @Slot()
    def _fetch(self) -> None:
        self._thumbnails.fetch(self._media)

    @Slot()
    def _show(self) -> None:
        try:
            path = self._session.parts.media.path(self._media.sha256)
        except CountersignError as error:
            self._session.failed.emit(error)
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class _Opening(Button):
    """A button that opens another post."""

    asked = Signal(str)

    def __init__(self, text: str) -> None:
        super().__init__(text, "flat")
        self._post = ""
        self.clicked.connect(self._ask)

    def about(self, post: str) -> None:
        """Open `post` when it is clicked."""
        self._post = post

    @Slot()
    def _ask(self) -> None:
        self.asked.emit(self._post)


def wanted(view: PostView) -> frozenset[Block]:
    """Everything of the newest version of `view` that must have been on the screen."""
    twin = twin_of(view)
    found = set(_blocks(view.record, ""))
    if twin is not None:
        found.update(_blocks(twin, TWIN))
    return frozenset(found)


def _blocks(record: PostRecord, kind: str) -> Iterator[Block]:
    for number, part in enumerate(record.current.payload.parts):
        if part.text:
            yield f"{kind}text", number, 0
        for place in range(len(part.media)):
            yield f"{kind}media", number, place
        if part.poll is not None:
            yield f"{kind}poll", number, 0


def _key(view: PostView) -> tuple[object, ...]:
    """What is on the screen: when it is the same, a reader keeps their place and selection."""
    record = view.record
    twin = None if view.twin is None else (view.twin.current.sha256, is_parted(view))
    about = (record.id, record.current.sha256, record.state, record.parts, view.charter.realm)
    return (*about, twin, tuple(one.post for one in view.rivals))
