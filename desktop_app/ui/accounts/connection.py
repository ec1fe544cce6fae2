"""How an account is connected to X on this computer, in words, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.account import Realm
from desktop_app.domain.errors import CountersignError, Refused
from desktop_app.services.connecting import Health, Way
from desktop_app.services.messages import explain
from desktop_app.ui import words
from desktop_app.ui.accounts.connecting import Connecting, Doing, Done
from desktop_app.ui.accounts.forms import ClientIdForm, Form, FourKeysForm
from desktop_app.ui.layout import column, row
from desktop_app.ui.pieces import Line
from desktop_app.ui.session import Session
from desktop_app.ui.widgets import Button, Heading, Muted

#: What a connection remembers as its problem.
PROBLEM_KINDS = ("x.reconnect", "x.wrong_account")


class ConnectionView(QWidget):
    """The part of an account's card that is about its connection; it is updated in place."""

    def __init__(
        self, session: Session, connecting: Connecting, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._connecting = session, connecting
        self._title, self._granted = Heading(), Muted()
        self.state, self.problem, self.news = Line(), Line(), Line()
        self.connect_account, self.four_keys = Button(), Button()
        self.check, self.end = Button(), Button()
        self.stop = Button()
        self.client_id, self.keys = ClientIdForm(), FourKeysForm()
        self.ending = Form(tone="caution", kind="danger")
        self._opener: Button | None = None
        self._build()
        connecting.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again: how it stands, in the language of the windows."""
        self._title.setText(self.tr("Connection to X on this computer"))
        health = self._connecting.health
        self._say_state(health)
        self._say_problem(health)
        self._say_news()
        self._name_buttons(health)
        self._name_forms()

    def take_focus(self) -> bool:
        """Bring the keyboard here, if there is something to do."""
        first = next(
            (each for each in self._buttons if each.isVisible() and each.isEnabled()), None
        )
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        return first is not None

    def close_forms(self) -> None:
        """Whoever filled in a form has gone: nothing of it stays."""
        for form in (self.client_id, self.keys, self.ending):
            form.hide()

    @property
    def _buttons(self) -> tuple[Button, ...]:
        return (self.connect_account, self.four_keys, self.check, self.end)

    def _build(self) -> None:
        inside = column(self, spacing=6)
        inside.addWidget(self._title)
        for widget in (self.state, self._granted, self.problem, self.news):
            inside.addWidget(widget)
        inside.addLayout(self._ways())
        inside.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeft)
        for form in (self.client_id, self.keys, self.ending):
            inside.addWidget(form)
            form.closed.connect(self._closed)
        self.connect_account.clicked.connect(self._ask_client_id)
        self.four_keys.clicked.connect(self._ask_keys)
        self.check.clicked.connect(self._connecting.check)
        self.end.clicked.connect(self._ask_end)
        self.stop.clicked.connect(self._connecting.cancel)
        self.client_id.confirmed.connect(self._connect)
        self.keys.confirmed.connect(self._use_keys)
        self.ending.confirmed.connect(self._end)

    def _ways(self) -> QHBoxLayout:
        ways = row(spacing=8)
        for button in self._buttons:
            ways.addWidget(button)
        ways.addStretch(1)
        return ways

    def _say_state(self, health: Health | None) -> None:
        handle = self._connecting.account.handle
        granted = health is not None and bool(health.scopes)
        self._granted.setVisible(granted)
        if self._connecting.connector is None:
            self.state.say("info", "", self._needless())
        elif self._connecting.trouble is not None:
            self.state.say("question", "caution", _told(self._connecting.trouble))
        elif health is None:
            self.state.say("clock", "", self.tr("Reading how it is connected…"))
        elif not health.is_connected:
            said = self.tr("@{handle} is not connected here: nothing can be posted from here.")
            self.state.say("caution", "caution", said.format(handle=handle))
        else:
            tone = "caution" if health.problem else "good"
            self.state.say("published", tone, self._connected(health))
        if granted and health is not None:
            said = self.tr("X granted: {scopes}").format(scopes=", ".join(health.scopes))
            self._granted.setText(said)

    def _needless(self) -> str:
        if self._session.opening.realm is Realm.PRACTICE:
            return self.tr("The simulated X needs no connection.")
        return self.tr("Accounts are connected on the computer that posts.")

    def _connected(self, health: Health) -> str:
        now = self._session.opening.clock.now()
        since = words.moment(health.connected_at, now) if health.connected_at else "?"
        if health.way is Way.OAUTH1:
            said = self.tr("Connected since {time} with four keys, which do not expire.")
            return said.format(time=since)
        if health.refreshed_at is None or health.refreshed_at == health.connected_at:
            said = self.tr("Connected since {time} with a consent in the browser.")
            return said.format(time=since)
        said = self.tr("Connected since {time} with a consent in the browser; renewed {renewed}.")
        return said.format(time=since, renewed=words.moment(health.refreshed_at, now))

    def _say_problem(self, health: Health | None) -> None:
        text = ""
        if health is not None and health.problem:
            handle = self._connecting.account.handle
            text = _told(Refused(health.problem, handle=handle))
        self.problem.say("caution", "legal", text)

    def _say_news(self) -> None:
        handle, news = self._connecting.account.handle, self._connecting.news
        if self._connecting.doing is Doing.WAITING:
            said = self.tr(
                "X’s page opens in the browser: sign in there as @{handle} and allow it, within "
                "five minutes. Posting goes on meanwhile."
            )
            self.news.say("clock", "info", said.format(handle=handle))
        elif self._connecting.doing is Doing.WORKING:
            self.news.say("clock", "", self.tr("Asking…"))
        elif isinstance(news, CountersignError):
            self.news.say("caution", "legal", _told(news))
        elif news is not None:
            tone = "caution" if news is Done.FORGOTTEN else "good"
            self.news.say("check", tone, self._done(news).format(handle=handle))
        else:
            self.news.say("info", "", "")

    def _done(self, done: Done) -> str:
        said = {
            Done.CONNECTED: self.tr(
                "@{handle} is connected. Posts that waited for it: let each go on."
            ),
            Done.CHECKED: self.tr("X says: the connection works, and it is @{handle}."),
            Done.ENDED: self.tr(
                "@{handle} is disconnected; X confirmed that the permission ended."
            ),
            Done.FORGOTTEN: self.tr(
                "@{handle} is forgotten on this computer. X did not confirm that the permission "
                "ended: end it in the account’s settings at X, under Connected apps."
            ),
        }
        return said[done]

    def _name_buttons(self, health: Health | None) -> None:
        connected = health is not None and health.is_connected
        busy = self._connecting.doing is not Doing.NOTHING
        held = self._session.parts.connector is not None
        again, first = self.tr("Connect again…"), self.tr("Connect…")
        self.connect_account.name(again if connected else first)
        self.four_keys.name(self.tr("Use four keys (OAuth 1.0a)…"))
        self.check.name(self.tr("Check now (about $0.01)"))
        self.check.setToolTip(self.tr("Asks X whose connection it is; X charges for the answer."))
        self.end.name(self.tr("Disconnect…"))
        self.stop.name(self.tr("Stop waiting"))
        self._hold_focus(busy=busy)
        for button in self._buttons:
            button.setVisible(held and (connected or button not in (self.check, self.end)))
            button.setEnabled(not busy)
        self.stop.setVisible(self._connecting.doing is Doing.WAITING)
        if self._connecting.doing is Doing.WAITING and self.hasFocus():
            self.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not busy and self.hasFocus():
            opener = self._opener if self._opener and self._opener.isVisible() else None
            (opener or self.connect_account).setFocus(Qt.FocusReason.OtherFocusReason)

    def _hold_focus(self, *, busy: bool) -> None:
        """Keep the keyboard here before what has it is disabled or hidden."""
        had = next((each for each in self._buttons if each.hasFocus()), None)
        if busy and had is not None:
            self._opener = had
        ends = self.stop.hasFocus() and self._connecting.doing is not Doing.WAITING
        if ends or (busy and had is not None):
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_forms(self) -> None:
        handle = self._connecting.account.handle
        self.client_id.say(
            self.tr("Connect @{handle} with a consent in the browser").format(handle=handle),
            self.tr(
                "Copy the Client ID of your app from X’s developer page (OAuth 2.0, Native App). "
                "What was connected before is kept until the new connection works."
            ),
            self.tr("Open the browser"),
        )
        self.keys.say(
            self.tr("Connect @{handle} with four keys").format(handle=handle),
            self.tr(
                "Copy them from X’s developer page. They go to this computer’s keychain and are "
                "shown nowhere again; the app needs “Read and write” there."
            ),
            self.tr("Connect"),
        )
        self.ending.say(
            self.tr("Disconnect @{handle}?").format(handle=handle),
            self.tr(
                "Its permission ends at X and is forgotten here. Approved posts wait until it is "
                "connected again; none is lost."
            ),
            self.tr("Disconnect"),
        )

    @Slot()
    def _ask_client_id(self) -> None:
        self._open(self.client_id, self.connect_account)

    @Slot()
    def _ask_keys(self) -> None:
        self._open(self.keys, self.four_keys)

    @Slot()
    def _ask_end(self) -> None:
        self._open(self.ending, self.end)

    def _open(self, form: Form, opener: Button) -> None:
        self.close_forms()
        self._opener = opener
        form.open_form()

    @Slot()
    def _closed(self) -> None:
        if self._opener is not None:
            self._opener.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _connect(self) -> None:
        client_id = self.client_id.client_id
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.client_id.hide()
        self._connecting.connect_oauth2(client_id)

    @Slot()
    def _use_keys(self) -> None:
        keys = self.keys.take()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.keys.hide()
        self._connecting.connect_oauth1(keys)

    @Slot()
    def _end(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ending.hide()
        self._connecting.disconnect_account()


def _told(error: CountersignError) -> str:
    message = explain(error, words.language())
    return f"{message.what} {message.do}"
