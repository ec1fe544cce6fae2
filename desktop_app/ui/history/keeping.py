"""What keeps a post's words in the record, on its card: legal holds, and who wants them out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop_app.domain.account import PersonId
from desktop_app.domain.control import Preservation
from desktop_app.domain.record import PostRecord
from desktop_app.domain.redaction import Request
from desktop_app.services.retention import Kept
from desktop_app.ui import words
from desktop_app.ui.holding import Holding
from desktop_app.ui.layout import column, row
from desktop_app.ui.pieces import indented, line
from desktop_app.ui.reach import needs_server
from desktop_app.ui.widgets import Button, Muted


class Keeping(QWidget):
    """The holds on one post, an open request, and the buttons; why a button rests stands below."""

    def __init__(self, holding: Holding, record: PostRecord, kept: Kept, now: datetime) -> None:
        super().__init__()
        self._holding, self._record, self._now = holding, record, now
        self._column = column(self, spacing=6)
        self.lifts: list[Button] = []  #: one for each hold
        self.agree: Button | None = None
        for hold in kept.holds:
            self._hold(hold)
        if not kept.holds:
            self._column.addWidget(Muted(self.tr("No legal hold covers this post.")))
        if kept.request is not None:
            self._request(kept.request)
        self.hold = self._button(
            self._column,
            self.tr("Legal hold…"),
            lambda: holding.ask_hold(record.account, record.id),
            holding.why_no_hold(record.account),
        )
        self.take_out: Button | None = None
        why_not = ""
        if kept.request is None:
            why_not = holding.why_not_asked(record, kept)
            self.take_out = self._button(
                self._column, self.tr("Take words out…"), lambda: holding.ask_out(record), why_not
            )
        self._say_why(holding.why_no_hold(record.account), why_not)

    def _hold(self, hold: Preservation) -> None:
        said = self.tr("Legal hold: {matter}").format(matter=words.quoted(hold.matter))
        self._column.addWidget(line("legal", "caution", said))
        handle = self._holding.session.charter.account(self._record.account).handle
        covers = self.tr("It covers only this post.")
        if hold.covers is None:
            covers = self.tr("It covers every post of @{handle}, now and later.").format(
                handle=handle
            )
        why = self._by(hold.by, hold.at, hold.reason)
        self._column.addWidget(indented(f"{why}\n{covers}"))
        self.lifts.append(
            self._button(
                self._under(),
                self.tr("Lift the hold…"),
                lambda: self._holding.ask_lift(self._record.account, hold),
                self._holding.why_no_hold(self._record.account),
            )
        )
        self.lifts[-1].setAccessibleName(
            self.tr("Lift the hold {matter}…").format(matter=words.quoted(hold.matter))
        )

    def _request(self, request: Request) -> None:
        said = self.tr("Its words are to be taken out: another person, for legal, has to agree.")
        self._column.addWidget(line("question", "caution", said))
        self._column.addWidget(indented(self._by(request.by, request.at, request.reason)))
        why_not = self._holding.why_not_agreed(self._record, request)
        self.agree = self._button(
            self._under(),
            self.tr("Agree…"),
            lambda: self._holding.ask_agree(self._record, request),
            why_not,
        )

    def _by(self, person: PersonId, at: datetime, reason: str) -> str:
        name = words.person_name(self._holding.session.charter, person)
        when = words.moment(at, self._now)
        said = self.tr("{name}, {time}: {reason}")
        return said.format(name=name, time=when, reason=words.quoted(reason))

    def _under(self) -> QBoxLayout:
        """A place for a button under the text of a `line`."""
        made = row(margins=(14, 0, 0, 0))
        self._column.addLayout(made)
        return made

    def _button(
        self, place: QBoxLayout, name: str, ask: Callable[[], None], why_not: str
    ) -> Button:
        button = Button(name, "flat")
        button.allow(why_not)
        button.clicked.connect(ask)
        needs_server(self._holding.session.line, button)
        place.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button

    def _say_why(self, *reasons: str) -> None:
        said = " ".join(dict.fromkeys(reason for reason in reasons if reason))
        if said:
            self._column.addWidget(Muted(said))
