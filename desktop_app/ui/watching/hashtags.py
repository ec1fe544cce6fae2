"""The organisation's own hashtags: what each means, when it was used last, what else it is used for."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.domain.company_list import ListName
from desktop_app.domain.hashtags import Hashtag
from desktop_app.domain.schedule import local
from desktop_app.services import goals
from desktop_app.services.goals import TagUse
from desktop_app.services.list_edits import put
from desktop_app.services.lists import key_of
from desktop_app.ui import words
from desktop_app.ui.background import Lane
from desktop_app.ui.empty_state import EmptyState
from desktop_app.ui.layout import Column, clear, column, kept_splitter, lead_focus, row
from desktop_app.ui.lists import said
from desktop_app.ui.lists.bar import ListBar
from desktop_app.ui.lists.keeper import ListKeeper
from desktop_app.ui.pieces import line
from desktop_app.ui.reach import needs_server
from desktop_app.ui.rows import Row, Rows
from desktop_app.ui.session import Session
from desktop_app.ui.team.pieces import here
from desktop_app.ui.watching.hashtag_form import HashtagForm
from desktop_app.ui.widgets import Button, Heading, Muted

_LIST, _FORM, _EMPTY = range(3)


class HashtagsPanel(QWidget):
    """Everybody may read it; who keeps lists changes it. A hashtag is retired, never taken out."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.uses: tuple[TagUse, ...] = ()
        self._is_writing = False
        self.keeper = ListKeeper(session, ListName.HASHTAGS, self)
        self._over = self.keeper.list  #: what stood there when the form was opened
        self.bar = ListBar(session, self.keeper, "hashtags.csv")
        self.new, self.rows, self._hint, self._top = Button(), Rows(), Muted(), QWidget()
        self.detail, self._about, self.change = Column("", spacing=6), column(spacing=6), Button()
        self.form, self._stack, self._empty = HashtagForm(), QStackedWidget(), EmptyState("info")
        self._build()
        self._connect()
        self.retranslate()

    @property
    def chosen(self) -> TagUse | None:
        """The hashtag that is shown whole."""
        return next((one for one in self.uses if key_of(one.hashtag) == self.rows.key), None)

    @Slot()
    def reload(self) -> None:
        """Read the list and the last uses again."""
        session = self._session
        if not (session.is_loaded and session.background.is_open):
            return
        self.keeper.reload()
        parts, who = session.parts, session.person.id
        session.do(Lane.STORE, lambda: goals.tag_uses(parts, who), owner=self, then=self._have_uses)

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.new.name(self.tr("New hashtag…"))
        self.change.name(self.tr("Change…"))
        self.rows.setAccessibleName(self.tr("Hashtags"))
        self.detail.setAccessibleName(self.tr("About this hashtag"))
        self._empty.say(
            self.tr("No hashtag yet"),
            self.tr("Hashtags that stand here are offered while somebody writes."),
        )
        self.bar.retranslate()
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def _build(self) -> None:
        self.detail.setMinimumWidth(300)
        self.detail.column.setContentsMargins(14, 4, 4, 4)
        self.detail.column.addLayout(self._about)
        beside = row()
        beside.addWidget(self.change)
        beside.addStretch(1)
        self.detail.column.addLayout(beside)
        both = kept_splitter(
            "hashtags", self._session.opening.desk, self.rows, self.detail, sizes=(430, 560)
        )
        layers: tuple[QWidget, ...] = (both, self.form, self._empty)
        for layer in layers:
            self._stack.addWidget(layer)
        top = row(self._top, spacing=8)
        for button in (self.new, self.bar.bring, self.bar.export):
            top.addWidget(button)
        top.addWidget(self.bar.told, 1)
        whole = column(self, spacing=10)
        whole.addWidget(self._top)
        whole.addWidget(self._hint)
        whole.addWidget(self.bar)
        whole.addWidget(self._stack, 1)
        lead_focus(self, self.rows)

    def _connect(self) -> None:
        session = self._session
        needs_server(session.line, self.new, self.form.keep, self.change)
        self.new.clicked.connect(self._begin)
        self.change.clicked.connect(self._change)
        self.rows.currentItemChanged.connect(self._show_detail)
        self.rows.opened.connect(self._change)
        self.form.wanted.connect(self._keep)
        self.form.left.connect(self._leave)
        self.bar.decided.connect(self._leave)
        self.keeper.shown.connect(self._show)
        self.keeper.kept.connect(self.reload)
        session.person_changed.connect(self._other_person)

    @property
    def _today(self) -> date:
        return local(self._session.opening.clock.now(), here()).date()

    def _have_uses(self, uses: tuple[TagUse, ...]) -> None:
        self.uses = uses
        self._show()

    @Slot()
    def _show(self) -> None:
        if not self._session.is_loaded:
            return
        self._hint.setText(self.bar.why_not)
        self._hint.setVisible(bool(self.bar.why_not))
        self.new.setEnabled(self.keeper.may_keep)
        self.change.setEnabled(self.keeper.may_keep)
        self.bar.export.setEnabled(bool(self.keeper.items))
        self.rows.show_rows([self._row(one) for one in self.uses])
        self._show_detail()
        self._place()

    def _row(self, one: TagUse) -> Row:
        tag = one.hashtag
        is_gone = tag.retired is not None and tag.retired <= self._today
        return Row(
            key=key_of(tag),
            title=f"#{tag.tag}",
            detail=tag.meaning(words.language()),
            warning=self.tr("no longer used") if is_gone else "",
        )

    @Slot()
    def _show_detail(self) -> None:
        clear(self._about)
        one = self.chosen
        self.change.setVisible(one is not None)
        if one is None or not self._session.is_loaded:
            return
        tag, put_in = one.hashtag, self._about.addWidget
        put_in(Heading(f"#{tag.tag}", factor=1.1))
        for language, meaning in (("English", tag.meaning_en), ("Français", tag.meaning_fr)):
            if meaning:
                text = self.tr("{language}: {meaning}")
                put_in(line("language", "", text.format(language=language, meaning=meaning)))
        meant = self.tr("Meant for {posts}").format(posts=said.post_language(tag.language))
        put_in(line("compose", "", meant))
        put_in(line("calendar", "", self.tr("Used since {day}").format(day=said.day(tag.since))))
        if tag.ambiguity:
            text = self.tr("Others use it, too: {text}").format(text=tag.ambiguity)
            put_in(line("caution", "caution", text))
        last = self.tr("No post with it went out yet.")
        if one.last_used is not None:
            last = self.tr("Last went out {time}").format(time=words.zoned(one.last_used, here()))
        put_in(line("published", "", last))
        if tag.retired is not None:
            text = self.tr("No longer used from {day}").format(day=said.day(tag.retired))
            put_in(line("cross", "caution", text))
        self._about.addSpacing(6)

    def _place(self) -> None:
        self._top.setVisible(not self._is_writing)
        if self._is_writing:
            self._stack.setCurrentIndex(_FORM)
        else:
            self._stack.setCurrentIndex(_LIST if self.uses else _EMPTY)

    @Slot()
    def _begin(self) -> None:
        self._open_form(None)

    @Slot()
    def _change(self) -> None:
        if self.chosen is not None and self.keeper.may_keep:
            self._open_form(self.chosen.hashtag)

    def _open_form(self, hashtag: Hashtag | None) -> None:
        self.bar.forget()
        self._is_writing, self._over = True, self.keeper.list
        self._place()
        self.form.show_hashtag(hashtag, self._today)

    @Slot(object)
    def _keep(self, hashtag: Hashtag) -> None:
        self.bar.forget()
        self.keeper.keep(put(hashtag, self.form.base), self._over)

    @Slot()
    def _leave(self) -> None:
        self.bar.forget()
        if self._is_writing:
            self._is_writing = False
            self._place()
            self.rows.setFocus()

    @Slot()
    def _other_person(self) -> None:
        self.bar.forget()
        self._is_writing = False
        if self.isVisible():
            self.reload()
