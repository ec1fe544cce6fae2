"""The test bench: a text that is pasted, and past posts, read with rules that may not be in force."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QTimer, Slot
from PySide6.QtWidgets import QComboBox, QFileDialog, QProgressBar, QWidget

from desktop_app.checks.engine import Context, examine_as_written
from desktop_app.checks.profile import Profile
from desktop_app.domain.canonical import Json
from desktop_app.domain.errors import CountersignError
from desktop_app.domain.finding import Finding
from desktop_app.services import ruleboard
from desktop_app.services.archives import ArchivedPost
from desktop_app.services.rulebench import Bench, BenchReport
from desktop_app.services.ruleboard import Board
from desktop_app.services.rulewriting import RuleForm
from desktop_app.ui.background import Lane
from desktop_app.ui.fields import LinesField
from desktop_app.ui.flow import Flow
from desktop_app.ui.layout import Column, clear, column
from desktop_app.ui.pieces import line
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.rules.names import family_name
from desktop_app.ui.rules.report import Report
from desktop_app.ui.rules.run import BenchRun
from desktop_app.ui.session import Session
from desktop_app.ui.team.pieces import Trouble
from desktop_app.ui.theme import tone_name
from desktop_app.ui.widgets import Button, Heading, Muted, Text
from desktop_app.ui.words import language, moment, person_name, tone_word

_LINES = 5  #: lines that are seen of a pasted text
_PAUSE = 250  #: milliseconds without a keystroke before a text is read
_LONGEST = 30_000  #: characters; as long as the checks read a text


class BenchPanel(Retranslated, Column):
    """Nothing that is done here is kept or sent."""

    def __init__(self, session: Session) -> None:
        super().__init__("", spacing=10)
        self._session = session
        self._board: Board | None = None
        self._sound: tuple[RuleForm, str] | None = None
        self._told: Callable[[], str] = str
        self.findings: tuple[Finding, ...] = ()
        self.rules, self._rules_name = QComboBox(), Text()
        self._text_title, self._posts_title = Heading(), Heading()
        self.text, self._found = LinesField(_LINES), column(spacing=5)
        self._hint, self.told, self.trouble = Muted(), Muted(), Trouble()
        self.of_record, self.of_archive, self.stop = Button(), Button(), Button(kind="danger")
        self._pressed = self.of_record  #: what runs now, or ran last
        self.progress, self.report = QProgressBar(), Report()
        self.run = BenchRun(session, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._build()
        self._connect()
        self.retranslate()

    def show_board(self, board: Board) -> None:
        """Offer the rules in force, and those that wait for a second person."""
        self._board = board
        self._offer()
        self._pause.start()

    def try_form(self, sound: tuple[RuleForm, str] | None, *, choose: bool = False) -> None:
        """Offer the rule that is being written as well, with the rule that it replaces."""
        self._sound = sound
        self._offer()
        if choose and sound is not None:
            self.rules.setCurrentIndex(self.rules.count() - 1)

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self.setAccessibleName(self.tr("Test bench"))
        self._rules_name.setText(self.tr("Read with"))
        self.rules.setAccessibleName(self._rules_name.text())
        self._text_title.setText(self.tr("A text"))
        self.text.setPlaceholderText(
            self.tr("Paste or type a text: what the rules find stands below")
        )
        self.text.setAccessibleName(self.tr("Text to try the rules on"))
        self._posts_title.setText(self.tr("Past posts"))
        self._hint.setText(
            self.tr(
                "The posts of the record with what was decided about them, or an archive: what X "
                "exports (zip or tweets.js), a CSV table with a column “text”, or JSON. Nothing is kept."
            )
        )
        self.of_record.name(self.tr("Run on the record"))
        self.of_archive.name(self.tr("Run on an archive…"))
        self.stop.name(self.tr("Stop"))
        self.progress.setAccessibleName(self.tr("Posts that were read"))
        self.told.setText(self._told())
        self.trouble.retranslate()
        self._offer()
        self._show_findings()

    def _build(self) -> None:
        self.stop.hide()
        self.progress.hide()
        buttons = Flow(spacing=8)
        for button in (self.of_record, self.of_archive, self.stop):
            buttons.addWidget(button)
        inside = self.column
        first: tuple[QWidget, ...] = (self._rules_name, self.rules, self._text_title, self.text)
        for widget in first:
            inside.addWidget(widget)
        inside.addLayout(self._found)
        inside.addWidget(self._posts_title)
        inside.addWidget(self._hint)
        inside.addLayout(buttons)
        last: tuple[QWidget, ...] = (self.progress, self.told, self.trouble, self.report)
        for widget in last:
            inside.addWidget(widget)
        inside.addStretch(1)

    def _connect(self) -> None:
        self.text.said.connect(self._pause.start)
        self.rules.currentIndexChanged.connect(self._pause.start)
        self._pause.timeout.connect(self._read)
        self.of_record.clicked.connect(self._run_on_record)
        self.of_archive.clicked.connect(self._ask_archive)
        self.stop.clicked.connect(self.run.stop)
        self.run.progressed.connect(self._progressed)
        self.run.done.connect(self._done)
        self.run.stopped.connect(self._stopped)
        self.run.failed.connect(self._failed)

    def _offer(self) -> None:
        """Name the sets of rules; the chosen one stays where it can."""
        if self._board is None:
            return
        names = [self.tr("The rules in force")]
        for one in self._board.proposals:
            said = self.tr("What {name} proposed, {time}")
            name = person_name(self._board.charter, one.by)
            now = self._session.opening.clock.now()
            names.append(said.format(name=name, time=moment(one.at, now)))
        if self._sound is not None:
            said = self.tr("With the rule that is being written: {rule}")
            names.append(said.format(rule=self._sound[0].name))
        kept = self.rules.currentIndex()
        self.rules.blockSignals(True)
        self.rules.clear()
        self.rules.addItems(names)
        self.rules.setCurrentIndex(kept if 0 <= kept < len(names) else 0)
        self.rules.blockSignals(False)

    def _chosen(self) -> Callable[[], tuple[Profile, Profile | None]]:
        """What gives the profile to read with, and the one in force where it is another."""
        board, at = self._board, max(self.rules.currentIndex(), 0)
        assert board is not None
        present: Mapping[str, Json] = board.profile
        if at == 0:
            return lambda: (Profile.parse(present), None)
        if at <= len(board.proposals):
            wanted = board.proposals[at - 1].charter.profile
            return lambda: (Profile.parse(wanted), Profile.parse(present))
        assert self._sound is not None
        form, instead = self._sound
        return lambda: (ruleboard.with_form(present, form, instead), Profile.parse(present))

    @Slot()
    def _read(self) -> None:
        text = self.text.toPlainText()[:_LONGEST]
        if self._board is None:
            return
        book, now = self._session.parts.rulebook, self._session.opening.clock.now()
        chosen = self._chosen()
        self._session.do(
            Lane.CHECKS,
            lambda: examine_as_written(text, book, chosen()[0], Context(now=now)),
            owner=self,
            then=self._have_findings,
            failed=self._not_read,
        )

    def _have_findings(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        self._show_findings()

    def _show_findings(self) -> None:
        clear(self._found)
        if not self.text.toPlainText().strip():
            return
        if not self.findings:
            self._found.addWidget(line("check", "good", self.tr("No rule finds anything in it.")))
        for one in self.findings:
            said = self.tr("“{words}”: {why} · {severity} · {family} · {rule}").format(
                words=one.text,
                why=one.message.text(language()).removesuffix("."),
                severity=tone_word(tone_name(one)),
                family=family_name(one.family),
                rule=one.rule,
            )
            self._found.addWidget(line("caution", tone_name(one), said))

    @Slot()
    def _run_on_record(self) -> None:
        parts, person = self._session.parts, self._session.person.id
        self._run(Lane.STORE, partial(ruleboard.past_posts, parts, person))

    @Slot()
    def _ask_archive(self) -> None:
        opened = self._session.parts.open_archive
        if opened is None:
            return
        title = self.tr("Run on an archive")
        kinds = self.tr("Archives of posts (*.zip *.js *.csv *.json *.jsonl)")
        chosen, _ = QFileDialog.getOpenFileName(self.window(), title, str(Path.home()), kinds)
        if chosen:
            path = Path(chosen)
            self._run(Lane.KEEPING, lambda: opened(path).posts)

    def _run(self, lane: Lane, posts: Callable[[], Sequence[ArchivedPost]]) -> None:
        if self._board is None:
            return
        book, chosen = self._session.parts.rulebook, self._chosen()

        def made() -> Bench:
            profile, before = chosen()
            return Bench(book, profile, None if before is None else (book, before))

        self.trouble.clear()
        self.report.show_report(None)
        self.progress.setRange(0, 0)
        self._tell(lambda: self.tr("Opening the posts…"))
        self._show_running(is_running=True)
        self.run.start(lane, posts, made)

    def _show_running(self, *, is_running: bool) -> None:
        # The keyboard goes to what stops it, and comes back from there.
        pressed = (self.of_record, self.of_archive)
        at = next((button for button in pressed if button.hasFocus()), None)
        had_keyboard = self.stop.hasFocus()
        self.stop.setVisible(is_running)
        if is_running and at is not None:
            self._pressed = at
            self.stop.setFocus()
        for button in pressed:
            button.setEnabled(not is_running)
        if had_keyboard and not is_running:
            self._pressed.setFocus()
        self.progress.setVisible(is_running)

    @Slot(int, int)
    def _progressed(self, read: int, posts: int) -> None:
        self.progress.setRange(0, max(posts, 1))
        self.progress.setValue(read)
        number = QLocale().toString
        self._tell(
            lambda: self.tr("{read} of {posts} posts read").format(
                read=number(read), posts=number(posts)
            )
        )

    @Slot(object)
    def _done(self, report: BenchReport) -> None:
        self._show_running(is_running=False)
        self._tell(str)
        self.report.show_report(report)

    @Slot()
    def _stopped(self) -> None:
        self._show_running(is_running=False)
        self._tell(lambda: self.tr("Stopped. Nothing was kept."))

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self._show_running(is_running=False)
        self._tell(str)
        self._not_read(error)

    def _not_read(self, error: Exception) -> None:
        """Say what went wrong; past posts may be read all the while."""
        if isinstance(error, CountersignError):
            self.trouble.tell(error)
        else:
            self._session.failed.emit(error)

    def _tell(self, words: Callable[[], str]) -> None:
        self._told = words
        self.told.setText(words())
        self.told.setVisible(bool(self.told.text()))
