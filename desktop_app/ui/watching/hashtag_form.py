"""The form of one of the organisation's hashtags."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QDateEdit, QWidget

from desktop_app.domain.hashtags import LONGEST_MEANING, LONGEST_TAG, Hashtag
from desktop_app.domain.own_word import WordLanguage
from desktop_app.ui.fields import Field
from desktop_app.ui.layout import column, row
from desktop_app.ui.lists import said
from desktop_app.ui.lists.form import EntryForm
from desktop_app.ui.rules.form_fields import Day
from desktop_app.ui.widgets import Text


class HashtagForm(EntryForm):
    """What was typed is a Hashtag."""

    def __init__(self) -> None:
        super().__init__()
        self._hashtag: Hashtag | None = None
        self.tag = Field(longest=LONGEST_TAG + 1)
        self.english, self.french = Field(longest=LONGEST_MEANING), Field(longest=LONGEST_MEANING)
        self.ambiguity, self.retired = Field(longest=LONGEST_MEANING), Day()
        self._language_name, self.language = Text(), QComboBox()
        self._since_name, self.since = Text(), QDateEdit()
        self._build()
        self.retranslate()

    @property
    def base(self) -> Hashtag | None:
        """What is changed, as it was before; None for a new one."""
        return self._hashtag

    @property
    def typed(self) -> Hashtag:
        """What was typed."""
        since = self.since.date()
        retired = self.retired.iso
        return Hashtag(
            tag=self.tag.text.removeprefix("#"),
            meaning_en=self.english.text,
            meaning_fr=self.french.text,
            language=WordLanguage(self.language.currentData()),
            since=date(since.year(), since.month(), since.day()),
            ambiguity=self.ambiguity.text,
            retired=date.fromisoformat(retired) if retired else None,
        )

    def show_hashtag(self, hashtag: Hashtag | None, today: date) -> None:
        """Show a hashtag to be changed; None begins a new one, used since `today`."""
        self._hashtag = hashtag
        shown = hashtag or Hashtag(tag="", since=today)
        self.tag.line.setText(f"#{shown.tag}")
        self.english.line.setText(shown.meaning_en)
        self.french.line.setText(shown.meaning_fr)
        self.ambiguity.line.setText(shown.ambiguity)
        self.since.setDate(QDate(shown.since.year, shown.since.month, shown.since.day))
        gone = shown.retired
        self.retired.show_day(gone.isoformat() if gone is not None else "", today)
        if gone is None:
            self.retired.day.setDate(QDate(today.year, today.month, today.day))
        self.retranslate()
        self.language.setCurrentIndex(list(WordLanguage).index(shown.language))
        self.tag.line.setFocus()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        new = self.tr("A new hashtag")
        self.title.setText(new if self._hashtag is None else self.tr("Change the hashtag"))
        super().retranslate()
        self.tag.say(said.column("tag"), self.tr("Capitals make no other one at X"))
        self.english.say(said.column("meaning_en"))
        self.french.say(said.column("meaning_fr"), self.tr("One of the two meanings is enough"))
        self.ambiguity.say(said.column("ambiguity"), self.tr("Empty when nothing else is known"))
        self.retired.say(said.column("retired"))
        kept = max(self.language.currentIndex(), 0)
        self.language.clear()
        for one in WordLanguage:
            self.language.addItem(said.post_language(one), one)
        self.language.setCurrentIndex(kept)
        for name, label, field in (
            ("language", self._language_name, self.language),
            ("since", self._since_name, self.since),
        ):
            label.setText(said.column(name))
            field.setAccessibleName(said.column(name))

    def _build(self) -> None:
        for day in (self.since, self.retired.day):
            day.setCalendarPopup(True)
        narrow = row(spacing=16)
        for name, field in ((self._language_name, self.language), (self._since_name, self.since)):
            holder = QWidget()
            inside = column(holder, spacing=3)
            inside.addWidget(name)
            inside.addWidget(field)
            name.setBuddy(field)
            narrow.addWidget(holder)
        narrow.addStretch(1)
        inside = self._column.column
        for widget in (self.tag, self.english, self.french, self.ambiguity):
            inside.addWidget(widget)
        inside.addLayout(narrow)
        inside.addWidget(self.retired)
