"""One account: what it is for, who sends, whether it is frozen, what it costs, what is stray."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLocale, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.account import Charter, Realm, Terms, Tier
from desktop_app.domain.control import Stray
from desktop_app.services.metering import Month
from desktop_app.services.ports import RateWindow
from desktop_app.ui import words
from desktop_app.ui.account_state import AccountState
from desktop_app.ui.avatar import Avatar
from desktop_app.ui.layout import column, row
from desktop_app.ui.pieces import line, link
from desktop_app.ui.session import Session
from desktop_app.ui.theme import band
from desktop_app.ui.widgets import Button, Card, Heading, Muted, Pill, Text

_MILLIONTHS = 1_000_000
_BAND = 5.0
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What an account spent, and what X said of its limits."""

    month: Month
    windows: tuple[RateWindow, ...]


class AccountCard(Card):
    """Emits what is asked about its account."""

    look_asked = Signal(str)  #: the account's id
    take_over_asked = Signal(str)
    explain_asked = Signal(str, str)  #: the account's id, a post's number at X

    def __init__(
        self, session: Session, state: AccountState, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self.state = session, state
        self._charter: Charter = session.charter
        self._terms: Terms = self._charter.policy.terms_for(state.account.id)
        self._inside = column(self, margins=(22, 14, 16, 14), spacing=6)
        self.look = Button()
        self.explain: list[Button] = []
        self.take_over: Button | None = None
        self.setAccessibleName(f"{state.account.name} @{state.account.handle}")

    def show_account(
        self, *, figures: Figures | None, looked: str, may_take_over: bool, may_explain: bool
    ) -> None:
        """Show everything, once. `looked` is what the last look found, in words."""
        self._head()
        self._terms_lines()
        self._sender(may_take_over=may_take_over)
        self._freeze()
        if figures is not None:
            self._spent(figures.month)
            self._windows(figures.windows)
        self._strays(looked, may_explain=may_explain)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(band(self._terms.colour, self.palette()))
        place = QRectF(7.0, 12.0, _BAND, self.height() - 24.0)
        painter.drawRoundedRect(place, _BAND / 2, _BAND / 2)
        painter.end()

    def _head(self) -> None:
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
        self._inside.addLayout(head)

    def _terms_lines(self) -> None:
        terms = self._terms
        if terms.purpose:
            self._inside.addWidget(Text(self.tr("For: {text}").format(text=terms.purpose)))
        if terms.audience:
            self._inside.addWidget(Text(self.tr("Read by: {text}").format(text=terms.audience)))
        always = words.joined([words.role_name(role) for role in terms.always])
        said = [self.tr("Approved by: {roles}").format(roles=always)]
        if terms.cool_off_seconds:
            minutes, seconds = divmod(terms.cool_off_seconds, 60)
            pause = f"{minutes} min" if not seconds else f"{minutes} min {seconds} s"
            said.append(self.tr("pause of {time} before sending").format(time=pause))
        tier = {
            Tier.SELF_SERVE: self.tr("X access: self-serve (no quotes, no answers to strangers)"),
            Tier.ENTERPRISE: self.tr("X access: enterprise"),
        }
        said += [tier[terms.tier], terms.zone]
        self._inside.addWidget(Muted(" · ".join(said)))

    def _sender(self, *, may_take_over: bool) -> None:
        control, own = self.state.control, self._session.parts.publisher
        if control.publisher is None:
            self._inside.addWidget(line("caution", "caution", self.tr("No machine sends for it.")))
            return
        name = self._charter.person(control.publisher).name
        is_here = control.publisher == own
        said = self.tr("Sent by: {name}").format(name=name)
        if is_here:
            said += " " + self.tr("(this machine)")
        holder = row(spacing=10)
        holder.addWidget(line("published", "good" if is_here else "", said), 1, _MIDDLE)
        machines = [machine.id for machine in self._charter.publishers(self.state.account.id)]
        if own in machines and not is_here:
            self.take_over = Button(self.tr("Let this machine send from now on…"))
            self.take_over.setEnabled(may_take_over)
            self.take_over.clicked.connect(self._ask_take_over)
            holder.addWidget(self.take_over)
        self._inside.addLayout(holder)

    def _freeze(self) -> None:
        freeze = self.state.control.freeze
        if freeze is None:
            return
        now = self._session.opening.clock.now()
        said = self.tr("Frozen by {name}, {time}: {reason}").format(
            name=self._charter.person(freeze.by).name,
            time=words.moment(freeze.at, now),
            reason=words.quoted(freeze.reason),
        )
        self._inside.addWidget(line("freeze", "legal", said))

    def _spent(self, month: Month) -> None:
        said = self.tr(
            "This month: %n post(s), about {amount} US dollars at X’s prices", "", month.posts
        )
        said = said.format(amount=_dollars(month.spent))
        tone = ""
        if month.budget is not None:
            of = self.tr("of a budget of {amount}").format(amount=_dollars(month.budget))
            said = f"{said} {of}"
            tone = {"near": "caution", "over": "legal"}.get(month.state_with(0), "")
        self._inside.addWidget(line("caution" if tone else "info", tone, said))

    def _windows(self, windows: tuple[RateWindow, ...]) -> None:
        now = self._session.opening.clock.now()
        for window in windows:
            said = self.tr("{route}: {remaining} of {limit} requests left until {time}").format(
                route=window.route,
                remaining=window.remaining,
                limit=window.limit,
                time=words.moment(window.resets_at, now),
            )
            self._inside.addWidget(Muted(said))

    def _strays(self, looked: str, *, may_explain: bool) -> None:
        holder = row(spacing=10)
        text = self.tr("Posts on X that nobody approved here")
        holder.addWidget(Heading(text), 1)
        self.look.name(self.tr("Look now"))
        self.look.clicked.connect(self._ask_look)
        holder.addWidget(self.look)
        self._inside.addSpacing(4)
        self._inside.addLayout(holder)
        for stray in self.state.control.strays:
            self._stray(stray, may_explain=may_explain)
        if not self.state.control.strays:
            self._inside.addWidget(Muted(self.tr("None that this record knows of.")))
        if looked:
            self._inside.addWidget(Muted(looked))

    def _stray(self, stray: Stray, *, may_explain: bool) -> None:
        now = self._session.opening.clock.now()
        when = words.moment(stray.created_at or stray.seen_at, now)
        holder = row(spacing=10)
        text = words.quoted(stray.text) if stray.text else self.tr("(without text)")
        tone = "caution" if stray.explained_by is None else ""
        holder.addWidget(
            line("question" if tone else "check", tone, f"{when} — {text}"), 1, _MIDDLE
        )
        if stray.explained_by is None:
            button = _Explain(self.tr("Explain…"), stray.x_post_id)
            button.setEnabled(may_explain)
            button.asked.connect(self._ask_explain)
            self.explain.append(button)
            holder.addWidget(button)
        self._inside.addLayout(holder)
        if self._charter.realm is Realm.X:
            self._inside.addWidget(link(words.link_of(self.state.account.handle, stray.x_post_id)))
        if stray.explained_by is not None:
            name = self._charter.person(stray.explained_by).name
            said = self.tr("{name}: {reason}").format(
                name=name, reason=words.quoted(stray.explanation)
            )
            self._inside.addWidget(Muted(said))

    @Slot()
    def _ask_look(self) -> None:
        self.look_asked.emit(self.state.account.id)

    @Slot()
    def _ask_take_over(self) -> None:
        self.take_over_asked.emit(self.state.account.id)

    @Slot(str)
    def _ask_explain(self, x_post_id: str) -> None:
        self.explain_asked.emit(self.state.account.id, x_post_id)


class _Explain(Button):
    """A button that says about which post it is."""

    asked = Signal(str)

    def __init__(self, text: str, x_post_id: str) -> None:
        super().__init__(text)
        self._x_post_id = x_post_id
        self.clicked.connect(self._ask)

    @Slot()
    def _ask(self) -> None:
        self.asked.emit(self._x_post_id)


def _dollars(millionths: int) -> str:
    return QLocale().toString(millionths / _MILLIONTHS, "f", 2)
