"""What the checks say of the text, beside it. It never says "nothing found" of a check that failed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.checks.tone import Tone
from desktop_app.domain.errors import CountersignError
from desktop_app.domain.finding import Finding, Obstacle, Span
from desktop_app.domain.limits import BY_HAND
from desktop_app.domain.note import Explanation
from desktop_app.services.checking import CHECKED_CHARACTERS
from desktop_app.services.messages import explain
from desktop_app.ui.compose.explaining import explanation_of
from desktop_app.ui.compose.finding_card import FindingCard, NoticeCard, ObstacleCard
from desktop_app.ui.compose.grammar import Standing
from desktop_app.ui.compose.outcome import Outcome
from desktop_app.ui.compose.word_offers import Way, WordOffers
from desktop_app.ui.layout import clear, column
from desktop_app.ui.theme import tone_name
from desktop_app.ui.widgets import Heading, Muted
from desktop_app.ui.words import joined, language, quoted, shortened

#: Cards beyond this are not built: what comes first has to be mended first.
CARDS = 40
_QUIET = ("obstacle.empty",)
_PRAISES = 4  #: words that the meter quotes
_ANYWHERE = Span(start=0, end=0)


class FindingsPanel(QWidget):
    """Heading with counts, then obstacles, what did not run, and findings, in that order."""

    fix_wanted = Signal(object, str)  #: Finding, replacement
    visit_wanted = Signal(object)  #: Finding
    removal_wanted = Signal(object)  #: list of spans
    again_wanted = Signal()  #: the checks should be tried again
    explained = Signal(object, str)  #: Finding, what the author says of it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outcome: Outcome | None = None
        self._error: CountersignError | None = None
        self._grammar = Standing.ABSENT
        self._is_checking = False
        self._kept: dict[object, FindingCard] = {}
        self._explanations: tuple[Explanation, ...] = ()
        self.offers: WordOffers | None = None  #: what can be done about misspelt words
        self._kept_obstacles: dict[object, ObstacleCard] = {}
        self._heading = Heading(factor=1.05)
        self._summary, self._tone = Muted(), Muted()
        whole = column(self, spacing=10)
        title = column(spacing=2)
        title.addWidget(self._heading)
        title.addWidget(self._summary)
        title.addWidget(self._tone)
        whole.addLayout(title)
        self._cards: QVBoxLayout = column(spacing=8)
        whole.addLayout(self._cards)
        self._retranslate()

    @property
    def summary(self) -> str:
        """The line under the heading."""
        return self._summary.text()

    @property
    def tone(self) -> str:
        """The line of the meter; empty while the text does not boast."""
        return self._tone.text()

    @property
    def trouble(self) -> str:
        """What stands in the way of sending an explanation, in a sentence; empty when nothing."""
        return next((card.trouble for card in self.cards() if card.trouble), "")

    def cards(self) -> list[FindingCard]:
        """The cards of findings that are shown, in order."""
        return [widget for widget in self._shown() if isinstance(widget, FindingCard)]

    def show_waiting(self) -> None:
        """The record is not open yet; typing goes on."""
        self._outcome, self._error = None, None
        self._rebuild()

    def show_checking(self) -> None:
        """The text changed; what is shown is about the text before."""
        if self._outcome is not None and self._error is None:
            self._is_checking = True
            self._summary.setText(self.tr("Checking…"))

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what the checks say."""
        self._outcome, self._error = outcome, None
        self._rebuild()

    def show_failure(self, error: CountersignError) -> None:
        """Nothing could be checked."""
        self._outcome, self._error = None, error
        self._rebuild()

    def show_grammar(self, standing: Standing) -> None:
        """Nothing is said of a layer that did not run: say how grammar stands."""
        self._grammar = standing
        if not self._is_checking:
            self._summary.setText(self._said())

    def card_of(self, finding: Finding) -> FindingCard | None:
        """The card of `finding`, if it is shown."""
        return next((card for card in self.cards() if card.finding == finding), None)

    def show_explanations(self, explanations: tuple[Explanation, ...]) -> None:
        """Show what the author said of findings, on their cards."""
        self._explanations = explanations
        for card in self.cards():
            card.show_explanation(explanation_of(card.finding, explanations))

    def begin_explanation(self, finding: Finding) -> None:
        """Go to the field in which the author explains `finding`."""
        card = self.card_of(finding)
        if card is not None:
            card.begin_explanation()

    def mark(self, finding: Finding | None) -> None:
        """Show which finding is being looked at."""
        for card in self.cards():
            card.mark_chosen(finding)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Checks"))
        self._kept.clear()
        self._kept_obstacles.clear()
        clear(self._cards)
        self._rebuild()

    def _rebuild(self) -> None:
        self._is_checking = False
        wanted = self._wanted()
        self._summary.setText(self._said())
        self._tone.setText(self._boasts())
        self._tone.setVisible(bool(self.tone))
        shown = self._shown()
        keep = set(map(id, wanted))
        for widget in shown:
            if id(widget) not in keep:
                self._cards.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        # Cards that stay in their places are not laid out again: an answer costs what it changed.
        for place, widget in enumerate(wanted):
            item = self._cards.itemAt(place)
            if item is None or item.widget() is not widget:
                self._cards.insertWidget(place, widget)
            if widget.isHidden():
                widget.show()
        if shown != wanted:
            self._order_keys(wanted)

    def _boasts(self) -> str:
        """What the meter says of the parts that boast; it asks nobody and blocks nothing."""
        parts = self._outcome.parts if self._outcome is not None and self._error is None else ()
        praises = [
            word
            for part in parts
            if part.meter.tone is Tone.PROMOTES
            for word in part.meter.praises
        ]
        if not praises:
            return ""
        shown = list(dict.fromkeys(praises))[:_PRAISES]
        words = joined([quoted(shortened(word)) for word in shown])
        return self.tr("Praises more than it informs: {words}").format(words=words)

    def _order_keys(self, cards: list[QWidget]) -> None:
        """Let Tab go through the cards where they stand: Qt puts what is added later at the end."""
        tab = Qt.FocusPolicy.TabFocus
        before: QWidget = self
        while (above := before.previousInFocusChain()) not in (None, self):
            before = above
            if before.focusPolicy() & tab:
                break
        for card in cards:
            for widget in (card, *card.findChildren(QWidget)):
                if widget.focusPolicy() & tab:
                    self.setTabOrder(before, widget)
                    before = widget

    def _shown(self) -> list[QWidget]:
        items = [self._cards.itemAt(index) for index in range(self._cards.count())]
        widgets = [item.widget() for item in items if item is not None]
        return [widget for widget in widgets if widget is not None]

    def _wanted(self) -> list[QWidget]:
        if self._error is not None:
            return [self._failure(self.tr("The text could not be checked"), self._error)]
        if self._outcome is None:
            return []
        outcome = self._outcome
        notices: list[QWidget] = []
        if self._outcome.words is not None:
            title = self.tr("Words could not be checked")
            notices.append(self._failure(title, self._outcome.words))
        if not self._outcome.is_whole:
            notices.append(self._partial())
        return [*self._obstacles(outcome.obstacles), *notices, *self._found(outcome.findings)]

    def _failure(self, title: str, error: CountersignError) -> NoticeCard:
        message = explain(error, language())
        card = NoticeCard(title, [message.what, message.do], self.tr("Check again"))
        card.again_wanted.connect(self.again_wanted)
        return card

    def _partial(self) -> NoticeCard:
        line = self.tr("The rules read the first {count} characters; the words were not checked.")
        return NoticeCard(
            self.tr("Not everything was checked"), [line.format(count=CHECKED_CHARACTERS)]
        )

    def _obstacles(self, obstacles: tuple[Obstacle, ...]) -> list[QWidget]:
        kinds: dict[tuple[str, int], list[Obstacle]] = {}
        for obstacle in obstacles:
            # What a person may post by hand is said above, with that way.
            if not self._is_quiet(obstacle) and obstacle.kind not in BY_HAND:
                part = obstacle.span.part if obstacle.span else -1
                kinds.setdefault((obstacle.kind, part), []).append(obstacle)
        before, self._kept_obstacles = self._kept_obstacles, {}
        cards: list[QWidget] = []
        for (kind, part), alike in kinds.items():
            key = (kind, self._place(part), alike[0].facts)
            card = before.get(key)
            if card is None:
                card = ObstacleCard(alike, self._place(part))
                card.removal_wanted.connect(self.removal_wanted)
            card.obstacles = alike  # they may stand elsewhere now
            self._kept_obstacles[key] = card
            cards.append(card)
        return cards

    def _found(self, findings: tuple[Finding, ...]) -> list[QWidget]:
        """The findings' cards, gravest first. A card that stays keeps its "Why?" open."""
        before, self._kept = self._kept, {}
        alike: Counter[object] = Counter()
        cards: list[QWidget] = []
        for finding in sorted(findings, key=_gravest_first)[:CARDS]:
            what = replace(finding, span=_ANYWHERE)  # everything that the card shows
            ways = self.offers.ways(finding) if self.offers else ()
            key = (what, alike[what], len(ways))
            alike[what] += 1
            card = before.get(key) or self._card(finding, ways)
            card.finding = finding  # the same words may stand elsewhere now
            card.show_place(self._place(finding.span.part))
            card.show_explanation(explanation_of(finding, self._explanations))
            self._kept[key] = card
            cards.append(card)
        return cards

    def _place(self, part: int) -> str:
        """Which post of a thread it is about; empty when there is only one."""
        if part < 0 or self._outcome is None or len(self._outcome.parts) < 2:
            return ""
        return self.tr("Post {number}").format(number=part + 1)

    def _is_quiet(self, obstacle: Obstacle) -> bool:
        """An empty page is no reproach; an empty post of a thread is."""
        alone = self._outcome is None or len(self._outcome.parts) == 1
        return alone and obstacle.kind in _QUIET

    def _card(self, finding: Finding, ways: tuple[Way, ...]) -> FindingCard:
        card = FindingCard(finding, ways)
        card.fix_wanted.connect(self.fix_wanted)
        card.visit_wanted.connect(self.visit_wanted)
        card.explained.connect(self.explained)
        return card

    def _said(self) -> str:
        if self._error is not None:
            return ""
        if self._outcome is None:
            return self.tr("Opening the record. Your text is already being kept.")
        found = self._outcome.findings
        obstacles = {
            (o.kind, o.span.part if o.span else -1)
            for o in self._outcome.obstacles
            if not self._is_quiet(o)
        }
        if not found and not obstacles:
            return self._nothing()
        counts = self._counts(found, len(obstacles))
        if len(found) > CARDS:
            counts += " · " + self.tr("the first %n are shown", "", CARDS)
        return counts

    def _nothing(self) -> str:
        assert self._outcome is not None
        if not any(part.text.strip() for part in self._outcome.parts):
            return self.tr("What the checks find in your text appears here as you write.")
        if self._outcome.words is not None or not self._outcome.is_whole:
            return self.tr("Nothing found in what could be checked.")
        if self._grammar in (Standing.MISSING, Standing.FAILED) and not self._outcome.grammar_by:
            return self.tr("Nothing found. The grammar was not checked.")
        if self._grammar is not Standing.ABSENT and not self._outcome.grammar_by:
            return self.tr("Nothing found so far. The grammar is still to be read.")
        return self.tr("Nothing found. Communications will still read it.")

    def _counts(self, findings: tuple[Finding, ...], obstacles: int) -> str:
        tones = Counter(map(tone_name, findings))
        said = [
            (obstacles, self.tr("%n obstacle(s)", "", obstacles)),
            (tones["legal"], self.tr("%n for legal", "", tones["legal"])),
            (tones["caution"], self.tr("%n to look at twice", "", tones["caution"])),
            (tones["info"], self.tr("%n for information", "", tones["info"])),
            (tones["language"], self.tr("%n about language", "", tones["language"])),
        ]
        return joined([words for count, words in said if count])


def _gravest_first(finding: Finding) -> tuple[int, int, int]:
    return (-finding.severity.rank, finding.span.part, finding.span.start)
