"""The organisation's own hashtags: what each means, when it was used last, what else it is used for."""

from __future__ import annotations

from PySide6.QtCore import Slot

from desktop_app.domain.company_list import Item, ListName
from desktop_app.domain.hashtags import Hashtag
from desktop_app.services import goals
from desktop_app.services.goals import TagUse
from desktop_app.services.lists import key_of
from desktop_app.ui import words
from desktop_app.ui.background import Lane
from desktop_app.ui.layout import Column, clear, column, row
from desktop_app.ui.lists import said
from desktop_app.ui.lists.panel import ListPanel
from desktop_app.ui.pieces import line
from desktop_app.ui.reach import needs_server
from desktop_app.ui.rows import Row
from desktop_app.ui.session import Session
from desktop_app.ui.team.pieces import here
from desktop_app.ui.watching.hashtag_form import HashtagForm
from desktop_app.ui.widgets import Button, Heading


class HashtagsPanel(ListPanel):
    """A hashtag is retired, never taken out."""

    def __init__(self, session: Session) -> None:
        self.form = HashtagForm()
        super().__init__(session, ListName.HASHTAGS, self.form)
        self.uses: tuple[TagUse, ...] = ()
        self.detail, self._about, self.change = Column("", spacing=6), column(spacing=6), Button()
        self._build()
        self._connect()
        self.retranslate()

    @property
    def chosen(self) -> TagUse | None:
        """The hashtag that is shown whole."""
        return next((one for one in self.uses if key_of(one.hashtag) == self.rows.key), None)

    @property
    def chosen_entry(self) -> Hashtag | None:
        return None if self.chosen is None else self.chosen.hashtag

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
        super().retranslate()

    def _build(self) -> None:
        self.detail.setMinimumWidth(300)
        self.detail.column.setContentsMargins(14, 4, 4, 4)
        self.detail.column.addLayout(self._about)
        beside = row()
        beside.addWidget(self.change)
        beside.addStretch(1)
        self.detail.column.addLayout(beside)
        self._lay("hashtags", self.detail, (430, 560))
        top = row(self._top, spacing=8)
        for button in (self.new, self.bar.bring, self.bar.export):
            top.addWidget(button)
        top.addStretch(1)
        self._stand()

    def _connect(self) -> None:
        needs_server(self._session.line, self.new, self.form.keep, self.change)
        self.change.clicked.connect(self._change)
        self.keeper.kept.connect(self.reload)

    def _have_uses(self, uses: tuple[TagUse, ...]) -> None:
        self.uses = uses
        self._show()

    @Slot()
    def _show(self) -> None:
        if not self._session.is_loaded:
            return
        self._show_bar()
        self.change.setEnabled(self.keeper.may_keep)
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

    def _show_form(self, entry: Item | None) -> None:
        assert entry is None or isinstance(entry, Hashtag)
        self.form.show_hashtag(entry, self._today)
