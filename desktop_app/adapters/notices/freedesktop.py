"""Desktop notices over the session bus, through jeepney: QtDBus cannot send the numbers they need.

Source: Desktop Notifications Specification 1.3 (specifications.freedesktop.org/notification). What
is asked for is sent without waiting; what comes back is read when the bus has something, by `take`.
jeepney is imported at `connect`.
"""

from __future__ import annotations

import os
from contextlib import suppress
from html import escape
from typing import TYPE_CHECKING, Any

from desktop_app.domain.errors import Unavailable
from desktop_app.services.notice_ports import Notice, Urgency

if TYPE_CHECKING:
    from jeepney import DBusAddress, Message
    from jeepney.io.blocking import DBusConnection

_NAME, _PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
#: Where `DESKTOP_ENTRY`.desktop is installed under.
DESKTOP_ENTRY = "countersign"
_LEVELS = {Urgency.LOW: 0, Urgency.NORMAL: 1, Urgency.CRITICAL: 2}
#: ``default`` is a click on the notice itself; not every desktop does it, so there is a button too.
_DEFAULT, _OPEN = "default", "open"
_SECONDS = 3.0
_SERVER_DECIDES = -1  #: how long it is shown


class FreedesktopNotices:
    """`services.ports.Notifier` for desktops with freedesktop's notices."""

    def __init__(self) -> None:
        self._bus: DBusConnection | None = None
        self._address: DBusAddress | None = None
        self._can: frozenset[str] = frozenset()
        self._asked: dict[int, Notice] = {}  #: by the number of our call, until it is answered
        self._shown: dict[int, Notice] = {}  #: by the server's number
        self._token = ""  # nosec B105 # none yet; it raises a window

    def connect(self) -> int:
        """Find the service, and listen to it from now on. Raises Unavailable (``notices.missing``)."""
        self.close()
        try:
            return self._connect()
        except (OSError, RuntimeError, ValueError, KeyError, StopIteration) as error:
            # No bus (KeyError, RuntimeError: its address), no service, or no answer (OSErrors).
            self.close()
            raise Unavailable("notices.missing") from error

    @property
    def capabilities(self) -> frozenset[str]:
        """What the service said it can do, for example ``actions``; empty before `connect`."""
        return self._can

    def give(self, notice: Notice) -> None:
        """Show it, in the place of what is shown under the same slot."""
        bus, address = self._connected()
        from jeepney import new_method_call

        call = new_method_call(address, "Notify", "susssasa{sv}i", self._arguments(notice))
        serial = next(bus.outgoing_serial)
        self._asked[serial] = notice
        self._send(call, serial)

    def withdraw(self, slot: str) -> None:
        """Close what is shown under `slot`; nothing when there is nothing."""
        bus, address = self._connected()
        from jeepney import new_method_call

        for number in [number for number, one in self._shown.items() if one.slot == slot]:
            del self._shown[number]
            call = new_method_call(address, "CloseNotification", "u", (number,))
            self._send(call, next(bus.outgoing_serial))

    def take(self) -> tuple[Notice, ...]:
        """What somebody clicked since. Raises Unavailable (``notices.missing``)."""
        bus, _ = self._connected()
        opened: list[Notice] = []
        try:
            while True:
                self._hear(bus.receive(timeout=0), opened)
        except TimeoutError:
            return tuple(opened)
        except (OSError, ValueError) as error:  # the bus went away, or speaks nonsense
            self.close()
            raise Unavailable("notices.missing") from error

    def take_token(self) -> str:
        """The compositor's permission to come to the front that came with the last click, once."""
        token, self._token = self._token, ""
        return token

    def close(self) -> None:
        """Let go of the bus."""
        if self._bus is not None:
            self._bus.close()
        self._bus = None
        self._asked.clear()
        self._shown.clear()

    def _connect(self) -> int:
        from jeepney import DBusAddress, MatchRule, MessageType, message_bus, new_method_call
        from jeepney.io.blocking import open_dbus_connection

        bus = open_dbus_connection(os.environ["DBUS_SESSION_BUS_ADDRESS"], auth_timeout=_SECONDS)
        self._bus = bus
        address = DBusAddress(_PATH, bus_name=_NAME, interface=_NAME)
        rule = MatchRule(type="signal", interface=_NAME, path=_PATH)
        for call in (message_bus.AddMatch(rule), new_method_call(address, "GetCapabilities")):
            reply = bus.send_and_get_reply(call, timeout=_SECONDS)
            if reply.header.message_type is MessageType.error:
                raise ConnectionError
            if reply.body:
                self._can = frozenset(reply.body[0])
        self._address = address
        return int(bus.sock.fileno())

    def _connected(self) -> tuple[DBusConnection, DBusAddress]:
        if self._bus is None or self._address is None:
            raise Unavailable("notices.missing")
        return self._bus, self._address

    def _send(self, call: Message, serial: int) -> None:
        bus, _ = self._connected()
        try:
            bus.send(call, serial=serial)
        except OSError as error:
            self.close()
            raise Unavailable("notices.missing") from error

    def _arguments(self, notice: Notice) -> tuple[Any, ...]:
        replaces = next((n for n, one in self._shown.items() if one.slot == notice.slot), 0)
        body = escape(notice.body, quote=False) if "body-markup" in self._can else notice.body
        # xfce4-notifyd, for one, does nothing on ``default``: the button says what it does.
        actions = [_DEFAULT, notice.action, _OPEN, notice.action]
        hints = {
            "urgency": ("y", _LEVELS[notice.urgency]),
            "desktop-entry": ("s", DESKTOP_ENTRY),
        }
        has_actions = "actions" in self._can
        return (
            "Countersign",
            replaces,
            DESKTOP_ENTRY,
            notice.title,
            body,
            actions if has_actions else [],
            hints,
            _SERVER_DECIDES,
        )

    def _hear(self, message: Message, opened: list[Notice]) -> None:
        from jeepney import HeaderFields, MessageType

        fields = message.header.fields
        if message.header.message_type is MessageType.method_return:
            notice = self._asked.pop(int(fields.get(HeaderFields.reply_serial, 0)), None)
            if notice is not None and message.body:
                self._shown[message.body[0]] = notice
        elif message.header.message_type is MessageType.error:
            if self._asked.pop(int(fields.get(HeaderFields.reply_serial, 0)), None) is not None:
                raise ConnectionError  # the service has gone, or does not take it
        elif message.header.message_type is MessageType.signal:
            # Any program of this person may send signals: what does not fit is not heard.
            with suppress(TypeError, ValueError, IndexError):
                number, said = message.body[0], message.body[1]
                self._hear_signal(str(fields.get(HeaderFields.member)), number, said, opened)

    def _hear_signal(self, name: str, number: int, said: object, opened: list[Notice]) -> None:
        notice = self._shown.get(number)
        if notice is None:
            return
        if name == "ActionInvoked" and said in (_DEFAULT, _OPEN):
            opened.append(notice)
        elif name == "ActivationToken":
            self._token = str(said)
        elif name == "NotificationClosed":
            del self._shown[number]
