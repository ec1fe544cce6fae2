"""Audit: every action of the record, whether it holds, copies of it, and what is to be forgotten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QTableView, QWidget

from desktop_app.domain.action import Action, PostId
from desktop_app.domain.errors import Damaged
from desktop_app.services import auditing, evidence_bundle
from desktop_app.services.auditing import Opening, Proof
from desktop_app.services.evidence import Evidence
from desktop_app.services.evidence_bundle import Chosen, Days
from desktop_app.services.parts import Changes
from desktop_app.services.trail import TrailQuery, TrailRow
from desktop_app.services.trail_words import Reader
from desktop_app.ui import words
from desktop_app.ui.audit.badge import ChainBadge
from desktop_app.ui.audit.delegate import TrailDelegate
from desktop_app.ui.audit.detail import TrailDetail
from desktop_app.ui.audit.filters import AuditFilters
from desktop_app.ui.audit.forgetting import ForgettingPanel
from desktop_app.ui.audit.model import LedgerTrail, TrailModel
from desktop_app.ui.background import Lane, Task
from desktop_app.ui.empty_state import EmptyState
from desktop_app.ui.exporting import Told
from desktop_app.ui.layout import column, kept_splitter, lead_focus, list_rows, row
from desktop_app.ui.missing_rows import MissingRows
from desktop_app.ui.paged import Failed, Opened
from desktop_app.ui.retranslated import Retranslated
from desktop_app.ui.session import Session
from desktop_app.ui.stopping import Stopping
from desktop_app.ui.team.pieces import here
from desktop_app.ui.widgets import Button, Heading, Segments
from desktop_app.ui.zoom import least_size

_DETAIL_WIDTH = 360
_LEAST_LIST = 150  #: pixels; where there is less room, the page scrolls
_ENTRIES, _WORDS = range(2)
#: The first day of which anybody could ask for evidence, where no days are chosen.
_FIRST_DAY = date(2006, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    query: TrailQuery
    opening: Opening


class AuditPage(Retranslated, QWidget):
    """Its entries, with everything about the chosen one; or what is to be forgotten of the posts."""

    review_asked = Signal(str)  #: a post's id
    published_asked = Signal(str)  #: a post's id

    def __init__(self, session: Session, stopping: Stopping, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._title, self._told = Heading(factor=1.3), Told()
        self.csv, self.json, self.evidence = (Button(kind="flat") for _ in range(3))
        self.sections, self.forgetting = Segments(), ForgettingPanel(session, stopping)
        self.badge, self.filters = ChainBadge(session), AuditFilters(session)
        self.model, self.view = TrailModel(self._do, self), QTableView()
        self.missing = MissingRows(self.view, self.model)
        self.detail, self.empty = TrailDetail(), EmptyState("audit")
        self._stack, self._section = QStackedWidget(), QStackedWidget()
        self._is_reading = self._read_again = False
        self._chosen_id = ""
        self._proof: tuple[Action, Proof] | None = None  #: of the entry as it was read
        self._build()
        self._connect()
        self.retranslate()
        self.reload()

    @Slot()
    def reload(self) -> None:
        """Read the list again, as it is asked for now."""
        if self._is_reading:
            self._read_again = True
            return
        if not self._session.background.is_open:
            return
        self._is_reading = True
        parts, query = self._session.parts, self.filters.query
        self._session.do(
            Lane.STORE,
            lambda: _Read(query=query, opening=auditing.opened(parts, query)),
            owner=self,
            then=self._have,
            failed=self._failed,
        )

    def show_words(self, post: str) -> None:
        """Show what keeps the words of one post, and who wants them taken out."""
        self.sections.choose(_WORDS)
        self._go(_WORDS)
        self.forgetting.show_post(PostId(post))

    def retranslate(self) -> None:
        """Say everything again in the language of the windows."""
        self._title.setText(self.tr("Audit"))
        self.sections.setAccessibleName(self.tr("Sections of the audit"))
        self.sections.set_labels([self.tr("Entries"), self.tr("Words kept or taken out")])
        self.view.setAccessibleName(self.tr("Entries of the record, newest first"))
        self.csv.name(self.tr("Export as CSV…"))
        self.json.name(self.tr("Export as JSON…"))
        self.evidence.name(self.tr("Evidence…"))
        self.evidence.setToolTip(
            self.tr("A file that proves everything about the posts of the chosen days and account")
        )
        self._use_reader()
        self._say_count()
        self.view.viewport().update()
        self._show_detail()

    @Slot(object)
    def export_csv(self, path: Path) -> None:
        """Save everything that the list shows as a table."""
        parts, query = self._session.parts, self.filters.query
        language, zone = words.language(), here()
        # With a byte order mark: every spreadsheet sees the accents.
        self._save(path, lambda: f"\ufeff{auditing.csv_text(parts, query, language, zone)}")

    @Slot(object)
    def export_json(self, path: Path) -> None:
        """Save everything that the list shows with each statement whole."""
        parts, query = self._session.parts, self.filters.query
        language, zone = words.language(), here()
        self._save(path, lambda: auditing.json_text(parts, query, language, zone))

    def export_evidence(self, path: Path, post: PostId | None = None) -> None:
        """Save proof of one post, or of every post of the chosen days and account."""
        parts, account = self._session.parts, self.filters.chosen_account
        # A day more: where an account is, it may be tomorrow already.
        tomorrow = (self._session.opening.clock.now() + timedelta(days=1)).date()
        first, last = self.filters.period or (_FIRST_DAY, tomorrow)

        def wanted() -> tuple[Chosen, ...]:
            if post is not None:
                return evidence_bundle.chosen_post(parts, post)
            return evidence_bundle.chosen_days(parts, Days(first=first, last=last), account)

        self._told.forget()
        self._session.do(
            Lane.STORE,
            lambda: auditing.write_evidence(parts, wanted(), path),
            owner=self,
            then=partial(self._have_evidence, path),
            task=Task(name=lambda: self.tr("Writing and checking the evidence…")),
        )

    def _build(self) -> None:
        list_rows(self.view, TrailDelegate.HEIGHT)
        self.view.setModel(self.model)
        self.view.setItemDelegate(TrailDelegate(self.view))
        lead_focus(self, self.view)
        self.detail.setMinimumWidth(_DETAIL_WIDTH - 80)
        self.view.setMinimumWidth(280)
        least_size(self._stack, height=_LEAST_LIST)
        both = kept_splitter(
            "audit", self._session.opening.desk, self.view, self.detail, sizes=(680, _DETAIL_WIDTH)
        )
        full = QWidget()
        column(full).addWidget(both)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(full)
        top = row(spacing=8)
        self._title.setWordWrap(False)
        top.addWidget(self._title)
        top.addWidget(self._told, 1)
        for button in (self.csv, self.json, self.evidence):
            top.addWidget(button)
        self.sections.shorten()
        entries = QWidget()
        within = column(entries, spacing=10)
        within.addWidget(self.badge)
        within.addWidget(self.filters)
        within.addWidget(self.missing)
        within.addWidget(self._stack, 1)
        self._section.addWidget(entries)
        self._section.addWidget(self.forgetting)
        whole = column(self, margins=(20, 16, 16, 16), spacing=10)
        whole.addLayout(top)
        whole.addWidget(self.sections, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self._section, 1)

    def _connect(self) -> None:
        session = self._session
        for change in (session.person_changed, session.charter_changed):
            change.connect(self._anew)
        session.changed.connect(self._changed)
        self.filters.changed.connect(self.reload)
        self.filters.changed.connect(self._told.forget)
        self.model.stale.connect(self.reload)
        self.model.failed.connect(self._tell)
        self.model.arrived.connect(self._show_detail)
        self.badge.damaged.connect(self._mark)
        self.csv.clicked.connect(self._ask_csv)
        self.json.clicked.connect(self._ask_json)
        self.evidence.clicked.connect(self._ask_evidence)
        self.detail.review_asked.connect(self.review_asked)
        self.detail.only_asked.connect(self._only_post)
        self.detail.evidence_asked.connect(self._ask_evidence_of)
        self.detail.words_asked.connect(self._show_words)
        self.sections.chosen.connect(self._go)
        self.forgetting.review_asked.connect(self.review_asked)
        self.forgetting.published_asked.connect(self.published_asked)
        self.view.selectionModel().currentChanged.connect(self._show_detail)
        self.view.activated.connect(self._open)  # Enter, or a double click

    def _do(
        self, work: Callable[[], Any], then: Callable[[Any], None], failed: Failed | None = None
    ) -> None:
        self._session.do(Lane.STORE, work, owner=self, then=then, failed=failed or self._tell)

    def _use_reader(self) -> None:
        self.model.reader = Reader(
            charter=self._session.charter, language=words.language(), zone=here()
        )

    @Slot(int)
    def _go(self, section: int) -> None:
        """Show the entries with what copies them, or the words."""
        for widget in (self._told, self.csv, self.json, self.evidence):
            widget.setVisible(section == _ENTRIES)
        self._section.setCurrentIndex(section)
        lead_focus(self, self.view if section == _ENTRIES else self.forgetting.rows)

    @Slot(str)
    def _show_words(self, post: str) -> None:
        self.show_words(post)
        self.forgetting.detail.setFocus(Qt.FocusReason.OtherFocusReason)  # what was pressed is gone

    @Slot()
    def _anew(self) -> None:
        self._told.forget()
        self.filters.retranslate()
        self.retranslate()
        self.reload()

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if changes.reviews or changes.publications:
            self.reload()

    def _have(self, read: _Read) -> None:
        self._is_reading = False
        if self._read_again:
            self._read_again = False
            self.reload()
        opening = read.opening
        chosen, down = self._chosen_id, self.view.verticalScrollBar().value()
        self._use_reader()
        self.model.open(
            LedgerTrail(self._session.parts, read.query),
            Opened(newest=opening.newest, count=opening.count, rows=opening.rows),
        )
        self.badge.note_newest(opening.newest)
        self._stack.setCurrentIndex(1 if opening.count else 0)
        self._say_count()
        if opening.count:
            found = [n for n, each in self.model.loaded() if each.action.id == chosen]
            self.view.setCurrentIndex(self.model.index(found[0] if found else 0, 0))
            self.view.verticalScrollBar().setValue(down if found else 0)
        self._show_detail()

    def _failed(self, error: Exception) -> None:
        self._is_reading = self._read_again = False
        self.model.not_opened()
        self._tell(error)

    @Slot(object)
    def _tell(self, error: Exception) -> None:
        if isinstance(error, Damaged):
            self.badge.tell_unreadable(error)
        else:
            self._session.failed.emit(error)

    def _say_count(self) -> None:
        count = self.model.rowCount()
        self._told.say_usually(self.tr("%Ln entries", "", count) if count else "")
        if self.filters.is_empty:
            self.empty.say(
                self.tr("No entry can be read"),
                self.tr("You see here what you may read of the record."),
            )
        else:
            self.empty.say(
                self.tr("Nothing like this was recorded"),
                self.tr("Ask for more days, more people or all accounts."),
            )

    @property
    def _chosen(self) -> TrailRow | None:
        index = self.view.currentIndex()
        return self.model.row_at(index.row()) if index.isValid() else None

    @Slot()
    def _show_detail(self) -> None:
        """Show what is chosen; whether its signature holds is computed away from the window."""
        chosen = self._chosen
        self._chosen_id = "" if chosen is None else chosen.action.id
        known = self._proof
        is_known = known is not None and chosen is not None and known[0] == chosen.action
        proof = known[1] if known is not None and is_known else None
        self.detail.show_row(chosen, self.model.reader, proof)
        if chosen is not None and proof is None:
            parts, action = self._session.parts, chosen.action
            self._do(lambda: (action, auditing.examine(parts, action)), self._have_proof)

    def _have_proof(self, found: tuple[Action, Proof]) -> None:
        chosen = self._chosen
        if chosen is not None and found[0] == chosen.action and found != self._proof:
            self._proof = found
            self._show_detail()

    @Slot(str)
    def _mark(self, action: str) -> None:
        """Show which entry is not what was written, where it is in the list."""
        self.model.damaged = action
        for number, each in self.model.loaded():
            if each.action.id == action:
                self.view.setCurrentIndex(self.model.index(number, 0))
        self.view.viewport().update()

    @Slot(QModelIndex)
    def _open(self, _index: QModelIndex) -> None:
        chosen = self._chosen
        if chosen is not None and chosen.action.post is not None:
            self.review_asked.emit(chosen.action.post)

    @Slot(str)
    def _only_post(self, post: str) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)  # what was pressed goes away
        self.filters.only_post(PostId(post))

    # --- copies ----------------------------------------------------------------------------------

    @Slot()
    def _ask_csv(self) -> None:
        title, kind = self.tr("Export as CSV"), self.tr("Tables (*.csv)")
        if path := self._asked(title, "countersign-audit.csv", kind):
            self.export_csv(path)

    @Slot()
    def _ask_json(self) -> None:
        title, kind = self.tr("Export as JSON"), self.tr("JSON (*.json)")
        if path := self._asked(title, "countersign-audit.json", kind):
            self.export_json(path)

    @Slot()
    def _ask_evidence(self) -> None:
        self._ask_evidence_of("")

    @Slot(str)
    def _ask_evidence_of(self, post: str) -> None:
        title, kind = self.tr("Save the evidence"), self.tr("Evidence (*.jsonl)")
        name = f"countersign-evidence-{post[:8]}.jsonl" if post else "countersign-evidence.jsonl"
        if path := self._asked(title, name, kind):
            self.export_evidence(path, PostId(post) if post else None)

    def _asked(self, title: str, name: str, kind: str) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(
            self.window(),
            title,
            str(Path.home() / name),
            kind,
            # Nothing is written over a file: asking whether it may would promise something else.
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        return Path(chosen) if chosen else None

    def _save(self, path: Path, make: Callable[[], str]) -> None:
        self._told.forget()
        self._session.do(
            Lane.STORE,
            lambda: auditing.write_new(path, make()),
            owner=self,
            then=lambda _: self._tell_saved(path),
            task=Task(name=lambda: self.tr("Exporting the list…")),
        )

    def _tell_saved(self, path: Path) -> None:
        self._told.tell(lambda: self.tr("Saved as {name}").format(name=path.name))

    def _have_evidence(self, path: Path, found: Evidence) -> None:
        posts = len(found.posts)
        self._told.tell(
            lambda: self.tr("Saved as {name}: %Ln post(s), checked", "", posts).format(
                name=path.name
            )
        )
