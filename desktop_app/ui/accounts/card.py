"""One account: what it is for, who sends, whether it is frozen, how it is connected."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.account import Charter, Realm, Terms, Tier
from desktop_app.domain.steps import Needs
from desktop_app.services.metering import Month
from desktop_app.services.ports import RateWindow
from desktop_app.services.resuming import is_stopped
from desktop_app.ui import budget, words
from desktop_app.ui.account_state import AccountState
from desktop_app.ui.accounts.appearing import AppearingView
from desktop_app.ui.accounts.connecting import Connecting
from desktop_app.ui.accounts.connection import ConnectionView
from desktop_app.ui.accounts.example import Example
from desktop_app.ui.accounts.holds import Holds
from desktop_app.ui.accounts.strays import ExplainButton, Strays
from desktop_app.ui.avatar import Avatar
from desktop_app.ui.holding import Holding
from desktop_app.ui.layout import clear, column, row
from desktop_app.ui.pieces import line
from desktop_app.ui.reach import needs_server
from desktop_app.ui.session import Session
from desktop_app.ui.theme import band
from desktop_app.ui.widgets import Button, Card, Heading, Muted, Pill, Text

_BAND = 5.0


#: The route on which posts are made.
_POSTING = "POST /2/tweets"


class AccountCard(Card):
    """Emits what is asked about its account. It is updated in place: the keyboard stays."""

    look_asked = Signal(str)  #: the account's id
    take_over_asked = Signal(str)
    dossier_asked = Signal(str)
    explain_asked = Signal(str, str)  #: the account's id, a post's number at X

    def __init__(
        self,
        session: Session,
        state: AccountState,
        holding: Holding,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self.state = session, state
        self.connecting = Connecting(session, state.account, self)
        self.connection = ConnectionView(session, self.connecting)
        self.appearing = AppearingView(session, state.account.id)
        self.take_over, self.dossier, self.strays = Button(), Button(kind="flat"), Strays(session)
        self.example, self.holds = Example(session, state.account.id), Holds(holding)
        self._head, self._sender = column(spacing=6), column(spacing=6)
        self._below = column(spacing=6)
        self.setAccessibleName(f"{state.account.name} @{state.account.handle}")
        self._build()

    @property
    def _charter(self) -> Charter:
        return self._session.charter

    @property
    def _terms(self) -> Terms:
        return self._charter.policy.terms_for(self.state.account.id)

    @property
    def look(self) -> Button:
        """The button that compares X with the record now."""
        return self.strays.look

    @property
    def explain(self) -> list[ExplainButton]:
        """One for each post that nobody explained."""
        return self.strays.explain

    def show_account(
        self,
        state: AccountState,
        *,
        month: Month | None,
        windows: tuple[RateWindow, ...],
        looked: str,
        may_take_over: bool,
        may_explain: bool,
    ) -> None:
        """Show everything as it stands. `looked` is what the last look found, in words."""
        self.state = state
        self.update()  # its band may have another colour
        for part in (self._head, self._sender, self._below):
            clear(part)
        self._show_head()
        self._show_terms()
        self._show_sender(may_take_over=may_take_over)
        self._show_freeze()
        self.dossier.name(self.tr("Crisis dossier (PDF)…"))
        self.dossier.setToolTip(self.tr("From the last freeze until now, as one paper"))
        if month is not None:
            self._show_spent(month)
        self._show_windows(windows)
        self.connection.retranslate()
        self.holds.show_state(state)
        self.strays.show_state(state, looked, may_explain=may_explain)

    def take_focus(self) -> None:
        """Bring the keyboard to what can be done first."""
        if not self.connection.take_focus():
            self.look.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        inside = column(self, margins=(22, 14, 16, 14), spacing=6)
        inside.addLayout(self._head)
        sender = row(spacing=10)
        sender.addLayout(self._sender, 1)
        sender.addWidget(self.take_over)
        inside.addLayout(sender)
        inside.addLayout(self._below)
        inside.addWidget(self.example)
        inside.addWidget(self.dossier, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self.holds)
        for part in (self.connection, self.strays, self.appearing):
            inside.addSpacing(6)
            inside.addWidget(part)
        self.take_over.clicked.connect(self._ask_take_over)
        needs_server(self._session.line, self.take_over)
        self.dossier.clicked.connect(self._ask_dossier)
        self.strays.look_asked.connect(self._ask_look)
        self.strays.explain_asked.connect(self._ask_explain)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(band(self._terms.colour, self.palette()))
        place = QRectF(7.0, 12.0, _BAND, self.height() - 24.0)
        painter.drawRoundedRect(place, _BAND / 2, _BAND / 2)
        painter.end()

    def _show_head(self) -> None:
        account = self.state.account
        avatar = Avatar(size=36)
        avatar.show_name(account.name)
        names = column(spacing=1)
        names.addWidget(Heading(f"{account.name}  @{account.handle}"))
        names.addWidget(Muted(self.tr("Number at X: {id}").format(id=account.x_user_id)))
        head = row(spacing=12)
        head.addWidget(avatar)
        head.addLayout(names, 1)
        if self.state.control.freeze is not None:
            head.addWidget(Pill(self.tr("Frozen"), "legal"))
        if self._charter.realm is Realm.PRACTICE:
            head.addWidget(Pill(self.tr("Simulated X"), "practice"))
        self._head.addLayout(head)

    def _show_terms(self) -> None:
        terms = self._terms
        if terms.purpose:
            self._head.addWidget(Text(self.tr("For: {text}").format(text=terms.purpose)))
        if terms.audience:
            self._head.addWidget(Text(self.tr("Read by: {text}").format(text=terms.audience)))
        said = [self.tr("Approved by: {roles}").format(roles=self._steps(terms))]
        if terms.cool_off_seconds:
            minutes, seconds = divmod(terms.cool_off_seconds, 60)
            pause = f"{minutes} min" if not seconds else f"{minutes} min {seconds} s"
            said.append(self.tr("pause of {time} before sending").format(time=pause))
        tier = {
            Tier.SELF_SERVE: self.tr("X access: self-serve (no quotes, no answers to strangers)"),
            Tier.ENTERPRISE: self.tr("X access: enterprise"),
        }
        said += [tier[terms.tier], terms.zone]
        self._head.addWidget(Muted(" · ".join(said)))

    def _steps(self, terms: Terms) -> str:
        """Who approves, step by step."""
        said = ""
        for step in terms.steps:
            names = [words.role_name(role) for role in step.roles]
            one = self.tr(" or ").join(names) if step.needs is Needs.ANY else words.joined(names)
            said = self.tr("{steps}, then {next}").format(steps=said, next=one) if said else one
        return said

    def _show_sender(self, *, may_take_over: bool) -> None:
        control, own = self.state.control, self._session.parts.publisher
        is_here = control.publisher is not None and control.publisher == own
        machines = [machine.id for machine in self._charter.publishers(self.state.account.id)]
        self.take_over.name(self.tr("Let this machine send from now on…"))
        waits = is_stopped(self._session.parts.desk)  # restored, or one of two copies
        self.take_over.setVisible(own in machines and (waits or not is_here))
        self.take_over.setEnabled(may_take_over)
        if control.publisher is None:
            no_one = line("caution", "caution", self.tr("No machine sends for it."))
            self._sender.addWidget(no_one)
            return
        name = words.person_name(self._charter, control.publisher)
        said = self.tr("Sent by: {name}").format(name=name)
        if is_here:
            said += " " + self.tr("(this machine)")
        self._sender.addWidget(line("published", "good" if is_here else "", said))

    def _show_freeze(self) -> None:
        freeze = self.state.control.freeze
        if freeze is None:
            return
        now = self._session.opening.clock.now()
        said = self.tr("Frozen by {name}, {time}: {reason}").format(
            name=words.person_name(self._charter, freeze.by),
            time=words.moment(freeze.at, now),
            reason=words.quoted(freeze.reason),
        )
        self._below.addWidget(line("freeze", "legal", said))

    def _show_spent(self, month: Month) -> None:
        said = self.tr("This month: %n post(s), about {amount} at X’s prices", "", month.posts)
        said = said.format(amount=budget.dollars(month.spent))
        tone = ""
        if month.budget is not None:
            of = self.tr("of a budget of {amount}").format(amount=budget.dollars(month.budget))
            said = f"{said}, {of}"
            tone = budget.tone_of(month.state_with(0))
        self._below.addWidget(line("caution" if tone else "info", tone, said))

    def _show_windows(self, windows: tuple[RateWindow, ...]) -> None:
        now = self._session.opening.clock.now()
        for window in windows:
            if not window.route.startswith(_POSTING) and window.remaining * 10 >= window.limit:
                continue  # how often X may be read is told only when it runs out
            if window.route.startswith(_POSTING):
                said = self.tr("X takes {remaining} of {limit} posts more until {time}")
            else:
                said = self.tr("X answers {remaining} of {limit} questions more until {time}")
            said = said.format(
                remaining=window.remaining,
                limit=window.limit,
                time=words.moment(window.resets_at, now),
            )
            self._below.addWidget(Muted(said))

    @Slot()
    def _ask_look(self) -> None:
        self.look_asked.emit(self.state.account.id)

    @Slot()
    def _ask_dossier(self) -> None:
        self.dossier_asked.emit(self.state.account.id)

    @Slot()
    def _ask_take_over(self) -> None:
        self.take_over_asked.emit(self.state.account.id)

    @Slot(str)
    def _ask_explain(self, x_post_id: str) -> None:
        self.explain_asked.emit(self.state.account.id, x_post_id)
