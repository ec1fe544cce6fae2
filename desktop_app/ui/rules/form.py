"""The form of a company's own rule: everything that the rule's file has, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from desktop_app.checks.expression import FARTHEST
from desktop_app.checks.rule import LANGUAGES, REVIEWERS
from desktop_app.domain.finding import Explanation, Family, Severity
from desktop_app.services.rulewriting import Match, RuleForm
from desktop_app.ui.fields import Field
from desktop_app.ui.layout import Column, column, row
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.rules.form_fields import Day, Ticks, Words
from desktop_app.ui.rules.names import family_name, match_name, reviewer_name
from desktop_app.ui.theme import severity_tone
from desktop_app.ui.widgets import Heading, Text
from desktop_app.ui.words import tone_word

#: The families of rules that a company writes; those of language are read otherwise.
FAMILIES = tuple(
    each for each in Family if each not in (Family.SPELLING, Family.GRAMMAR, Family.TYPOGRAPHY)
)
_REVIEWERS = ("legal", "communications", *sorted(REVIEWERS - {"legal", "communications"}))
_WORDS, _SAMPLES, _SENTENCE = 3, 4, 2  #: lines that are seen of a field


class RuleFields(Retranslated, Column):
    """Says `edited` after every change that a person makes."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__("", spacing=12)
        self._form = RuleForm()
        self._is_shown = False
        self.name = Field()
        self.family, self.severity, self.match = QComboBox(), QComboBox(), QComboBox()
        self._choice_names = [Text(), Text(), Text()]
        self.languages, self.reviewers = Ticks(LANGUAGES), Ticks(_REVIEWERS)
        self.words, self.near, self.excluded = Words(_WORDS), Words(_WORDS), Words(_WORDS)
        self.distance, self._distance_name = QSpinBox(), Text()
        self.explain = {language: Words(_SENTENCE) for language in LANGUAGES}
        self.suggest = {language: Words(_SENTENCE) for language in LANGUAGES}
        self.hits = {language: Words(_SAMPLES) for language in LANGUAGES}
        self.misses = {language: Words(_SAMPLES) for language in LANGUAGES}
        self.reference, self.due = Field(longest=300), Day()
        self._headings = [Heading() for _ in range(4)]
        self._build()
        self._connect()
        self.retranslate()

    @property
    def form(self) -> RuleForm:
        """What was typed."""
        spoken = self.languages.chosen
        references = (one.strip() for one in self.reference.text.split(";"))
        return replace(
            self._form,
            id=self.name.text,
            family=FAMILIES[max(self.family.currentIndex(), 0)],
            severity=list(Severity)[max(self.severity.currentIndex(), 0)],
            match=self._match,
            words=self.words.lines,
            near=self.near.lines if self._match is Match.NEAR else (),
            distance=self.distance.value(),
            excluded=self.excluded.lines,
            languages=spoken,
            reviewers=self.reviewers.chosen,
            explain=Explanation(**{key: one.text for key, one in self.explain.items()}),
            suggest=Explanation(**{key: one.text for key, one in self.suggest.items()}),
            hits={key: self.hits[key].lines for key in spoken},
            misses={key: self.misses[key].lines for key in spoken},
            reference=tuple(filter(None, references)),
            review_due=self.due.iso,
        )

    def show_form(self, form: RuleForm, today: date) -> None:
        """Show `form`, to be changed."""
        self._is_shown, self._form = False, form
        self.name.line.setText(form.id)
        self.family.setCurrentIndex(FAMILIES.index(form.family))
        self.severity.setCurrentIndex(list(Severity).index(form.severity))
        self.match.setCurrentIndex(list(Match).index(form.match))
        self.words.show_lines(form.words)
        self.near.show_lines(form.near)
        self.distance.setValue(form.distance)
        self.excluded.show_lines(form.excluded)
        self.languages.choose(form.languages)
        self.reviewers.choose(form.reviewers)
        self.reference.line.setText("; ".join(form.reference))
        for language in LANGUAGES:
            self.explain[language].show_lines([form.explain.text(language)])
            self.suggest[language].show_lines([form.suggest.text(language)])
            self.hits[language].show_lines(form.hits.get(language, ()))
            self.misses[language].show_lines(form.misses.get(language, ()))
        self.due.show_day(form.review_due, today)
        self._show_match()
        self._is_shown = True
        self.edited.emit()

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.setAccessibleName(self.tr("The rule"))
        titles = (
            self.tr("What it is"),
            self.tr("What it looks for"),
            self.tr("What people read"),
            self.tr("Samples that prove it"),
        )
        for heading, title in zip(self._headings, titles, strict=True):
            heading.setText(title)
        self.name.say(self.tr("Name"), self.tr("Begins with “own.”: own.tower"))
        self._choice(0, self.family, self.tr("About"), [family_name(each) for each in FAMILIES])
        asked = [tone_word(severity_tone(each)) for each in Severity]
        self._choice(1, self.severity, self.tr("What it asks for"), asked)
        self._choice(2, self.match, self.tr("How to look"), [match_name(each) for each in Match])
        self.languages.say(self.tr("In posts in"), ["English", "Français"])
        self.reviewers.say(
            self.tr("Who must look"), [reviewer_name(each) for each in self.reviewers.boxes]
        )
        self._say_words()
        self._say_sentences()
        self.reference.say(self.tr("Ground in law"), self.tr("Put a semicolon between several"))
        self.due.say(self.tr("To be reviewed by"))

    @property
    def _match(self) -> Match:
        return list(Match)[max(self.match.currentIndex(), 0)]

    def _build(self) -> None:
        self.distance.setRange(1, FARTHEST)
        self._add(self._headings[0])
        self._add(self.name)
        for place, choice in enumerate((self.family, self.severity)):
            self._add(self._named(place, choice))
        others: tuple[QWidget, ...] = (self.reviewers, self.languages, self.reference, self.due)
        for widget in others:
            self._add(widget)
        self._add(self._headings[1])
        self._add(self._named(2, self.match))
        self._add(self.words)
        self._far = QWidget()
        line = row(self._far, spacing=10)
        line.addWidget(self._distance_name)
        line.addWidget(self.distance)
        line.addStretch(1)
        self._distance_name.setWordWrap(False)
        for widget in (self._far, self.near, self.excluded):
            self._add(widget)
        self._add(self._headings[2])
        for language in LANGUAGES:
            self._add(self.explain[language])
            self._add(self.suggest[language])
        self._add(self._headings[3])
        for language in LANGUAGES:
            self._add(self.hits[language])
            self._add(self.misses[language])

    def _add(self, widget: QWidget) -> None:
        self.column.addWidget(widget)

    def _named(self, place: int, choice: QComboBox) -> QWidget:
        whole = QWidget()
        inside = column(whole, spacing=3)
        inside.addWidget(self._choice_names[place])
        inside.addWidget(choice)
        return whole

    def _connect(self) -> None:
        self.name.line.textEdited.connect(self._edited)
        self.reference.line.textEdited.connect(self._edited)
        for choice in (self.family, self.severity, self.match):
            choice.currentIndexChanged.connect(self._edited)
        self.match.currentIndexChanged.connect(self._show_match)
        self.languages.edited.connect(self._show_match)
        self.distance.valueChanged.connect(self._edited)
        for field in (self.languages, self.reviewers, self.due):
            field.edited.connect(self._edited)
        sentences = (self.explain, self.suggest, self.hits, self.misses)
        of_languages = [one for each in sentences for one in each.values()]
        for words in (self.words, self.near, self.excluded, *of_languages):
            words.edited.connect(self._edited)

    def _choice(self, place: int, choice: QComboBox, name: str, names: list[str]) -> None:
        self._choice_names[place].setText(name)
        choice.setAccessibleName(name)
        kept = max(choice.currentIndex(), 0)
        choice.blockSignals(True)
        choice.clear()
        choice.addItems(names)
        choice.setCurrentIndex(kept)
        choice.blockSignals(False)

    def _say_words(self) -> None:
        is_written = self._match is Match.WRITTEN
        hint = self.tr("One word or phrase a line. A star stands for any ending: sell*")
        written = self.tr("For example: (tower OR headquarters) NEAR/5 sell*")
        self.words.say(
            self.tr("Expression") if is_written else self.tr("Words"),
            written if is_written else hint,
        )
        self._distance_name.setText(self.tr("At most so many words away from"))
        self.distance.setAccessibleName(self._distance_name.text())
        self.near.say(self.tr("one of these"))
        self.excluded.say(
            self.tr("But not in these phrases"), self.tr("One a line; may stay empty")
        )

    def _say_sentences(self) -> None:
        names = {"en": "English", "fr": "Français"}
        least = self.tr("One a line, two at least")
        least_held = self.tr("One a line, two at least; each holds one of the rule’s words")
        for key, name in names.items():
            self.explain[key].say(self.tr("What and why ({language})").format(language=name))
            self.suggest[key].say(self.tr("What to do instead ({language})").format(language=name))
            self.hits[key].say(self.tr("It must find ({language})").format(language=name), least)
            self.misses[key].say(
                self.tr("It must leave alone ({language})").format(language=name), least_held
            )

    @Slot()
    def _show_match(self) -> None:
        is_near = self._match is Match.NEAR
        self._far.setVisible(is_near)
        self.near.setVisible(is_near)
        self._say_words()
        for language in LANGUAGES:
            for each in (self.hits, self.misses):
                each[language].setVisible(language in self.languages.chosen)

    @Slot()
    def _edited(self) -> None:
        if self._is_shown:
            self.edited.emit()
