"""Words that are right although no dictionary knows them: a person's own, and everyone's.

What is added or taken away here, on a card or by a command shows at once. Everyone's words are
changed by communications and legal alone; the list says so to others, and is theirs to read.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop_app.domain.own_word import OwnWord, WordLanguage, is_word
from desktop_app.domain.text import normal
from desktop_app.services import wordbook
from desktop_app.ui.days import in_words
from desktop_app.ui.layout import column, row
from desktop_app.ui.rows import Row, Rows
from desktop_app.ui.session import Session
from desktop_app.ui.widgets import Button, Muted, Segments, Text
from desktop_app.ui.words import person_name, quoted
from desktop_app.ui.zoom import least_size

_MINE, _EVERYONES = 0, 1
_LANGUAGES = (WordLanguage.BOTH, WordLanguage.EN, WordLanguage.FR)
_FIELD_HEIGHT = 32  #: pixels at 100 %
_MOST_ROWS = 6


class WordsSettings(QWidget):
    """Two lists, of which one is shown; a search; a field for another word."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._dropped: OwnWord | None = None  #: the one that can be brought back
        self._hint, self.told, self._why = Muted(), Text(), Muted()
        self.which, self.search, self.rows = Segments(), QLineEdit(), Rows()
        self.word, self.language, self.add = QLineEdit(), QComboBox(), Button()
        self.drop, self.undo = Button(), Button(kind="flat")
        self._inside = QWidget()
        self._build()
        self._connect()
        self.retranslate()

    @property
    def shown(self) -> tuple[OwnWord, ...]:
        """The words of the list that is open, and that the search finds."""
        sought = self.search.text().casefold().strip()
        return tuple(one for one in self._all() if sought in one.word.casefold())

    @property
    def chosen(self) -> OwnWord | None:
        """The word that Remove would take away."""
        return next((one for one in self.shown if _key(one) == self.rows.key), None)

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._hint.setText(
            self.tr(
                "These words are right as they are written, capitals included. The names that the "
                "company’s profile holds are known without being listed here."
            )
        )
        self.which.setAccessibleName(self.tr("Whose words"))
        self.search.setPlaceholderText(self.tr("Search in words"))
        self.search.setAccessibleName(self.tr("Search in words"))
        self.rows.setAccessibleName(self.tr("Words"))
        self.word.setPlaceholderText(self.tr("Another word"))
        self.word.setAccessibleName(self.tr("Another word"))
        self.language.setAccessibleName(self.tr("Language of the word"))
        for place, language in enumerate(_LANGUAGES):
            self.language.setItemText(place, self._language_name(language))
        self.add.name(self.tr("Add"))
        self.drop.name(self.tr("Remove"))
        self.undo.name(self.tr("Undo"))
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the words as they were read last."""
        book = self._session.own_words.book
        mine, company = (len(book.mine), len(book.company)) if book is not None else (0, 0)
        self.which.set_labels(
            [
                self.tr("My words ({count})").format(count=mine),
                self.tr("For everyone ({count})").format(count=company),
            ]
        )
        self.rows.show_rows([self._row(one) for one in self.shown])
        self._fit()
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() is QEvent.Type.FontChange:
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.rows.hasFocus() and self.drop.isEnabled():
            self.drop.click()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        for _ in _LANGUAGES:
            self.language.addItem("")
        for field in (self.search, self.word):
            field.setProperty("kind", "field")
            least_size(field, height=_FIELD_HEIGHT)
        self.search.setClearButtonEnabled(True)
        top = row(spacing=12)
        top.addWidget(self.which)
        top.addWidget(self.search, 1)
        news = row(spacing=8)
        news.addWidget(self.drop)
        news.addWidget(self.told, 1)
        news.addWidget(self.undo)
        news.addStretch()
        new = row(self._inside, spacing=8)
        new.addWidget(self.word, 1)
        new.addWidget(self.language)
        new.addWidget(self.add)
        whole = column(self, spacing=8)
        whole.addWidget(self._hint)
        whole.addLayout(top)
        whole.addWidget(self.rows)
        whole.addLayout(news)
        whole.addWidget(self._inside)
        whole.addWidget(self._why)

    def _connect(self) -> None:
        self.which.chosen.connect(self._choose_list)
        self.search.textChanged.connect(self.refresh)
        self.rows.currentRowChanged.connect(self._tell)
        self.word.textChanged.connect(self._tell)
        self.word.returnPressed.connect(self._add)
        self.add.clicked.connect(self._add)
        self.drop.clicked.connect(self._drop)
        self.undo.clicked.connect(self._undo)
        self._session.own_words.changed.connect(self.refresh)
        self._session.person_changed.connect(self._choose_list)
        self._session.charter_changed.connect(self.refresh)

    def _all(self) -> tuple[OwnWord, ...]:
        book = self._session.own_words.book
        if book is None:
            return ()
        return book.company if self._is_everyones else book.mine

    @property
    def _gone(self) -> OwnWord | None:
        """What was removed last, once it is not there any more."""
        gone = self._dropped
        return None if gone is None or _key(gone) in map(_key, self._all()) else gone

    @property
    def _is_everyones(self) -> bool:
        return self.which.current == _EVERYONES

    @property
    def _may_change(self) -> bool:
        session = self._session
        return not self._is_everyones or wordbook.may_keep(session.charter, session.person.id)

    def _row(self, one: OwnWord) -> Row:
        day = in_words(one.at.astimezone())
        if one.by is None:
            added = self.tr("added on {day}").format(day=day)
        else:
            name = person_name(self._session.charter, one.by)
            added = self.tr("added by {name} on {day}").format(name=name, day=day)
        return Row(
            key=_key(one), title=one.word, detail=f"{self._language_name(one.language)} · {added}"
        )

    def _language_name(self, language: WordLanguage) -> str:
        return {
            WordLanguage.BOTH: self.tr("English and French"),
            WordLanguage.EN: self.tr("English"),
            WordLanguage.FR: self.tr("French"),
        }[language]

    def _fit(self) -> None:
        """Let the list be as high as its words, up to some; the rest is scrolled to."""
        count = self.rows.count()
        self.rows.setVisible(bool(count))
        if count:
            self.rows.setFixedHeight(min(count, _MOST_ROWS) * self.rows.sizeHintForRow(0))

    @Slot()
    def _tell(self) -> None:
        """Say what there is, what may be done, and why the rest may not."""
        may, typed = self._may_change, normal(self.word.text().strip())
        self._inside.setVisible(may)
        self.add.setEnabled(is_word(typed))
        self.drop.setVisible(may and bool(self.shown))
        self.drop.setEnabled(self.chosen is not None)
        if self.chosen is not None:
            removed = self.tr("Remove {word}").format(word=quoted(self.chosen.word))
            self.drop.setAccessibleName(removed)
        self.undo.setVisible(self._gone is not None)
        self._say(self.told, self._news())
        why = ""
        if not may:
            why = self.tr("Communications and legal change the words for everyone.")
        elif typed and not is_word(typed):
            why = self.tr("One word: letters, digits, and inside it - ’ or a full stop.")
        self._say(self._why, why)

    def _news(self) -> str:
        if self._gone is not None:
            return self.tr("{word} was removed.").format(word=quoted(self._gone.word))
        if self._session.own_words.book is None:
            return self.tr("Reading the words…")
        if self.shown:
            return ""
        if self._all():
            return self.tr("No word has these letters.")
        if self._is_everyones:
            return self.tr("No word was added for everyone yet.")
        return self.tr("You have added no word yet. The card of an underlined word offers it too.")

    def _say(self, label: Text, words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))

    @Slot()
    def _choose_list(self) -> None:
        self._dropped = None
        self.refresh()

    @Slot()
    def _add(self) -> None:
        typed = normal(self.word.text().strip())
        if not (is_word(typed) and self._may_change):
            return
        self._dropped = None
        by = self._session.person.id if self._is_everyones else None
        self._session.own_words.add(typed, _LANGUAGES[self.language.currentIndex()], by)
        self.word.clear()

    @Slot()
    def _drop(self) -> None:
        chosen = self.chosen
        if chosen is not None:
            self._dropped = chosen
            self._session.own_words.drop(chosen, self._session.person.id)

    @Slot()
    def _undo(self) -> None:
        """Add what was removed last once more: by whoever asks for it now."""
        gone, self._dropped = self._dropped, None
        if gone is not None:
            by = None if gone.by is None else self._session.person.id
            self._session.own_words.add(gone.word, gone.language, by)


def _key(one: OwnWord) -> str:
    return f"{one.language} {one.word}"
