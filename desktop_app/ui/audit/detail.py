"""Everything about one action: what its signed statement says, and whether it holds."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.domain.action import LEDGER_CHAIN, Action
from desktop_app.domain.canonical import time_text
from desktop_app.services import auditing
from desktop_app.services.auditing import Proof
from desktop_app.services.trail import TrailRow
from desktop_app.services.trail_words import Reader, fields, sentence
from desktop_app.ui.audit.model import dated
from desktop_app.ui.layout import Column
from desktop_app.ui.pieces import line, link
from desktop_app.ui.theme import monospaced
from desktop_app.ui.widgets import Button, Heading, Muted, Text

_FINGERPRINT = re.compile("[0-9a-f]{32}|[0-9a-f]{64}")
_GROUP = 16  #: digits of a fingerprint between two spaces, so that it wraps


class TrailDetail(Column):
    """The right side of the audit."""

    review_asked = Signal(str)  #: a post's id
    only_asked = Signal(str)  #: a post's id: everything about it, and nothing else
    evidence_asked = Signal(str)  #: a post's id
    words_asked = Signal(str)  #: a post's id: what keeps its words, or takes them out

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, spacing=6)
        self._post = ""

    def show_row(self, row: TrailRow | None, reader: Reader | None, proof: Proof | None) -> None:
        """Show the action; `proof` is None until it was examined."""
        self.setAccessibleName(self.tr("About this entry"))
        self.clear()
        if row is None or reader is None:
            self.column.addWidget(Muted(self.tr("Choose an entry to see all that it says.")))
            return
        action = row.action
        self._post = action.post or ""
        self.column.addWidget(Heading(sentence(action, reader), factor=1.1))
        when = f"{dated(action.at)} · {time_text(action.at)}"
        self.column.addWidget(Muted(when))
        self._proof(proof)
        if row.text:
            self._section(self.tr("The words it is about"))
            self.column.addWidget(Text(row.text))
        self._statement(action, reader)
        self._place(action, reader)
        if self._post:
            self._links()
        self.column.activate()  # it is seen already: no line stands a moment on another

    def _proof(self, proof: Proof | None) -> None:
        self.column.addSpacing(4)
        self.column.addWidget(line(*self._proven(proof)))

    def _proven(self, proof: Proof | None) -> tuple[str, str, str]:
        if proof is None:
            return "clock", "", self.tr("Verifying the signature…")
        said = {
            Proof.GOOD: ("check", "good", self.tr("The signature is verified.")),
            Proof.WORDS_GONE: (
                "void",
                "caution",
                self.tr(
                    "Its words were taken out, so the signature can no longer be verified. Its "
                    "place in the chain holds."
                ),
            ),
            Proof.LINK: (
                "cross",
                "legal",
                self.tr("This is not what was written: statement and fingerprint do not agree."),
            ),
            Proof.SIGNATURE: (
                "cross",
                "legal",
                self.tr("The person whom it names did not sign this."),
            ),
        }
        return said[proof]

    def _statement(self, action: Action, reader: Reader) -> None:
        self._section(self.tr("What was signed"))
        if action.redacted_by is not None:
            self.column.addWidget(
                Text(self.tr("The words were taken out. Who did what, and when, stays."))
            )
            self.column.addWidget(Muted(self.tr("Taken out by the entry")))
            self._digits(action.redacted_by)
            return
        found = list(fields(action, reader))
        if not found:
            self.column.addWidget(Text(self.tr("Nothing beside what stands above.")))
        for name, value in found:
            self.column.addWidget(Muted(name))
            several = value.split(", ")  # pictures that a redaction names
            if all(_FINGERPRINT.fullmatch(one) for one in several):
                for one in several:
                    self._digits(one)
            else:
                self.column.addWidget(Text(value))

    def _place(self, action: Action, reader: Reader) -> None:
        self._section(self.tr("Its place in the record"))
        if action.account == LEDGER_CHAIN:
            said = self.tr("Entry {number} of the chain of the whole company")
            self.column.addWidget(Text(said.format(number=action.seq)))
        else:
            handle = auditing.handle_of(reader.charter, action.account)
            said = self.tr("Entry {number} of the chain of {account}")
            self.column.addWidget(Text(said.format(number=action.seq, account=handle)))
        named = [
            (self.tr("Fingerprint of the text"), action.sha256),
            (self.tr("Fingerprint of what was signed"), action.statement_sha256),
            (self.tr("Its link"), action.hash),
            (self.tr("The link before"), action.prev_hash),
            (self.tr("Number of the entry"), action.id),
        ]
        for name, digits in named:
            if digits:
                self.column.addWidget(Muted(name))
                self._digits(digits)

    def _digits(self, digits: str) -> None:
        spaced = " ".join(digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))
        shown = link(spaced)
        shown.setFont(monospaced())
        self.column.addWidget(shown)

    def _links(self) -> None:
        self._section(self.tr("The post"))
        for text, asked in (
            (self.tr("Open it in Review"), self._ask_review),
            (self.tr("Show only this post"), self._ask_only),
            (self.tr("Evidence of this post…"), self._ask_evidence),
            (self.tr("Keep or take out its words…"), self._ask_words),
        ):
            button = Button(text, "flat")
            button.clicked.connect(asked)
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _section(self, name: str) -> None:
        self.column.addSpacing(10)
        self.column.addWidget(Heading(name))

    @Slot()
    def _ask_review(self) -> None:
        self.review_asked.emit(self._post)

    @Slot()
    def _ask_only(self) -> None:
        self.only_asked.emit(self._post)

    @Slot()
    def _ask_evidence(self) -> None:
        self.evidence_asked.emit(self._post)

    @Slot()
    def _ask_words(self) -> None:
        self.words_asked.emit(self._post)
