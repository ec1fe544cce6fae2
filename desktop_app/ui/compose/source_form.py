"""The post that is answered or quoted: its link, and what it says, read at X or typed over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop_app.domain.errors import BadInput, CountersignError, Unavailable
from desktop_app.domain.source import Source, status_id
from desktop_app.services import sources
from desktop_app.services.messages import explain
from desktop_app.services.ports import Draft
from desktop_app.ui.background import Lane
from desktop_app.ui.compose.section import Section
from desktop_app.ui.layout import column, row
from desktop_app.ui.session import Session
from desktop_app.ui.widgets import Button, Card, Heading, IconLabel, Muted, Segments, Text
from desktop_app.ui.words import language, moment, shortened
from desktop_app.ui.zoom import fix_size

NEITHER, ANSWER, QUOTE = 0, 1, 2
_FIELD_HEIGHT = 70


class SourceForm(Section):
    """Neither, an answer, or a quote."""

    changed = Signal(object)  #: a change of the draft: Callable[[Draft], Draft]

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._draft: Draft | None = None
        self._chosen = NEITHER
        self._reading = ""  #: the link that is being read
        self._error: CountersignError | None = None
        self.mode, self.link, self.read = Segments(), QLineEdit(), Button()
        self._fields = QWidget()
        self._sign, self._told = IconLabel("caution", "caution"), Text()
        self._shown, self._author, self._said = Card(), Heading(), Text()
        self._typing, self._asked = QWidget(), Muted()
        self.handle, self.words, self.keep = QLineEdit(), QPlainTextEdit(), Button()
        self.type_over = Button(kind="flat")
        self._build()
        self.retranslate()

    @property
    def told(self) -> str:
        """What is wrong or under way; empty when nothing is."""
        return self._told.text()

    @property
    def shown(self) -> str:
        """Who wrote the other post, when, and what it says; empty while it is not known."""
        return "" if self._source is None else f"{self._author.text()}\n{self._said.text()}"

    def show_draft(self, draft: Draft) -> None:
        """Show what the draft answers or quotes. What is being typed stays as it is."""
        if self._draft is None or draft.id != self._draft.id:
            self._error, self._reading = None, ""
            self._typing.hide()
            self._chosen = NEITHER
            self.handle.clear()
            self.words.clear()
        self._draft = draft
        if draft.reply_link:
            self._chosen = ANSWER
        elif draft.quote_link:
            self._chosen = QUOTE
        link = draft.reply_link or draft.quote_link
        if self.link.text() != link:
            self.link.setText(link)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.mode.setAccessibleName(self.tr("Answer or quote"))
        self.mode.set_labels(
            [self.tr("Neither"), self.tr("Answer a post"), self.tr("Quote a post")]
        )
        self.mode.choose(self._chosen)
        self._fields.setVisible(self._chosen != NEITHER)
        self.link.setPlaceholderText(self.tr("Link of the post on X"))
        self.link.setAccessibleName(self.tr("Link of the post on X"))
        self.read.name(self.tr("Read it"))
        self.type_over.name(self.tr("Type it over"))
        self._asked.setText(self.tr("Type over what it says; you vouch for it."))
        self.handle.setPlaceholderText(self.tr("Author, for example @name"))
        self.handle.setAccessibleName(self.tr("Author of the post"))
        self.words.setPlaceholderText(self.tr("What the post says"))
        self.words.setAccessibleName(self.tr("What the post says"))
        self.keep.name(self.tr("Keep this"))
        self.tell(self.tr("Answer or quote"), self._summarised())
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _build(self) -> None:
        for field in (self.link, self.handle, self.words):
            field.setProperty("kind", "field")
        self.words.setTabChangesFocus(True)
        fix_size(self.words, height=_FIELD_HEIGHT)
        self.mode.chosen.connect(self._choose)
        self.link.textEdited.connect(self._link_edited)
        self.link.returnPressed.connect(self._read)
        self.read.clicked.connect(self._read)
        self.keep.clicked.connect(self._keep)
        self.type_over.clicked.connect(self._type_over)
        modes = row()
        modes.addWidget(self.mode)
        modes.addStretch(1)
        first = row(spacing=6)
        first.addWidget(self.link, 1)
        first.addWidget(self.read)
        first.addWidget(self.type_over)
        note = row(spacing=6)
        note.addWidget(self._sign)
        note.addWidget(self._told, 1)
        source = column(self._shown, margins=(14, 10, 14, 10), spacing=4)
        source.addWidget(self._author)
        source.addWidget(self._said)
        typing = column(self._typing, spacing=6)
        typing.addWidget(self._asked)
        typing.addWidget(self.handle)
        typing.addWidget(self.words)
        last = row()
        last.addWidget(self.keep)
        last.addStretch(1)
        typing.addLayout(last)
        fields = column(self._fields, spacing=8)
        fields.addLayout(first)
        fields.addLayout(note)
        fields.addWidget(self._shown)
        fields.addWidget(self._typing)
        self.inside.addLayout(modes)
        self.inside.addWidget(self._fields)
        self._typing.hide()

    @property
    def _source(self) -> Source | None:
        """What the other post says, if it is the one that the link names."""
        source = None if self._draft is None else self._draft.source
        if source is None:
            return None
        try:
            return source if source.x_post_id == status_id(self.link.text()) else None
        except BadInput:
            return None

    def _summarised(self) -> str:
        if self._chosen == NEITHER:
            return self.tr("neither: a post of its own")
        source = self._source
        who = f"@{source.handle}" if source is not None else shortened(self.link.text(), 40)
        if self._chosen == ANSWER:
            return self.tr("answers {who}").format(who=who)
        return self.tr("quotes {who}").format(who=who)

    def _tell(self) -> None:
        source, said = self._source, ""
        if self._reading:
            said = self.tr("Reading it on X…")
        elif self._error is not None:
            message = explain(self._error, language())
            said = f"{message.what} {message.do}"
        self._told.setText(said)
        self._told.setVisible(bool(said))
        self._sign.setVisible(bool(said) and not self._reading)
        self.read.setEnabled(bool(self.link.text().strip()) and not self._reading)
        self._shown.setVisible(source is not None)
        if source is not None:
            self._author.setText(self._signed(source))
            self._said.setText(source.text)
            self._shown.setAccessibleName(f"{self._author.text()}: {source.text}")

    def _signed(self, source: Source) -> str:
        pieces = [f"@{source.handle}"]
        if source.created_at is not None:
            pieces.append(moment(source.created_at, source.read_at))
        pieces.append(self.tr("read on X") if source.is_from_x else self.tr("typed over"))
        return " · ".join(pieces)

    def _change(self, change: Callable[[Draft], Draft]) -> None:
        self.changed.emit(change)

    @Slot(int)
    def _choose(self, chosen: int) -> None:
        self._chosen = chosen
        self._set_link(self.link.text() if chosen != NEITHER else "")
        self.retranslate()
        if chosen != NEITHER:
            self.link.setFocus()

    @Slot(str)
    def _link_edited(self, link: str) -> None:
        self._error = None
        self._set_link(link)
        self.retranslate()

    def _set_link(self, link: str) -> None:
        answered = link if self._chosen == ANSWER else ""
        quoted = link if self._chosen == QUOTE else ""
        self._change(partial(_linked, reply_link=answered, quote_link=quoted))

    @Slot()
    def _read(self) -> None:
        link, draft = self.link.text().strip(), self._draft
        if not link or self._reading or draft is None or not self._session.is_loaded:
            return
        self._error, self._reading = None, link
        self._session.do(
            Lane.NETWORK,
            partial(sources.read, self._session.parts, draft.account, link),
            owner=self,
            then=partial(self._have_source, link),
            failed=partial(self._have_not_read, link),
        )
        self._tell()

    def _have_source(self, link: str, source: Source) -> None:
        if self._is_still(link):
            self._typing.hide()
            self._change(partial(replace, source=source))
        self.retranslate()

    def _have_not_read(self, link: str, error: Exception) -> None:
        if not isinstance(error, CountersignError):
            self._reading = ""
            self._session.failed.emit(error)
        elif self._is_still(link):
            self._error = error
            self._typing.setVisible(isinstance(error, Unavailable))
        self.retranslate()

    def _is_still(self, link: str) -> bool:
        """Whether the answer is about the link that stands there now."""
        if link != self._reading:
            return False  # of a draft that was left: another may be read for the one that is open
        self._reading = ""
        return link == self.link.text().strip()

    @Slot()
    def _type_over(self) -> None:
        self._typing.show()
        self.handle.setFocus()

    @Slot()
    def _keep(self) -> None:
        try:
            source = sources.typed(
                self._session.parts,
                self.link.text(),
                self.handle.text(),
                self.words.toPlainText(),
            )
        except BadInput as error:
            self._error = error
        else:
            self._error = None
            self._typing.hide()
            self._change(partial(replace, source=source))
        self.retranslate()


def _linked(draft: Draft, *, reply_link: str, quote_link: str) -> Draft:
    """With these links; what another post said is forgotten with its link."""
    has_any = bool(reply_link.strip() or quote_link.strip())
    source = draft.source if has_any else None
    return replace(draft, reply_link=reply_link, quote_link=quote_link, source=source)
