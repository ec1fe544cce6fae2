"""A screen reader's view of the running application: AT-SPI over D-Bus, on a screen of its own.

Xvfb, a session bus and the application are processes of their own; leaving `desk` ends them. The
client is a few calls of jeepney, which keyring brings on Linux.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from typing import Any

from jeepney import DBusAddress, MatchRule, Properties, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from desktop_app.bootstrap import keep_choice
from desktop_app.services.starting import Choice, Opens

#: What must be on the machine, and the package of Debian and Ubuntu that brings it.
NEEDED = {
    "Xvfb": "xvfb",
    "dbus-daemon": "dbus",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
}
PATIENCE_SECONDS = 40.0
_BASE = "org.a11y.atspi"
_SHOWING = 25  #: its bit in the first word of states (atspi-constants.h)
_ROOT = "/org/a11y/atspi/accessible/root"


def missing() -> list[str]:
    """The packages that are not here; `make setup` brings them."""
    return [package for tool, package in NEEDED.items() if shutil.which(tool) is None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One accessible thing."""

    bus: str
    path: str
    name: str
    role: str


class Reader:
    """Asks the accessibility bus, as a screen reader does."""

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection

    def walk(self) -> Iterator[Node]:
        """Everything of every application, from the top."""
        waiting = [(f"{_BASE}.Registry", _ROOT)]
        while waiting:
            bus, path = waiting.pop()
            address = self._address(bus, path, "Accessible")
            try:
                role = self._call(address, "GetRoleName")[0]
                name = self._property(address, "Name")
                children = self._call(address, "GetChildren")[0]
            except GoneError:
                continue  # it was closed while we looked
            yield Node(bus=bus, path=path, name=name, role=role)
            waiting += reversed(children)

    def find(self, role: str, name: str) -> Node:
        """Wait for the one thing of that role and name that is on the screen."""
        found: list[Node] = []

        def look() -> bool:
            alike = [n for n in self.walk() if n.role == role and n.name == name]
            found[:] = [n for n in alike if self._is_showing(n)]
            return bool(found)

        wait(look, f"{role} {name!r}")
        return found[0]

    def _is_showing(self, node: Node) -> bool:
        """What a page that is not in front holds is there too, and nobody can use it."""
        try:
            states = self._call(self._address(node.bus, node.path, "Accessible"), "GetState")[0]
        except GoneError:
            return False
        return bool(states[0] >> _SHOWING & 1)

    def press(self, node: Node) -> None:
        """Do the first thing that can be done with it."""
        assert self._call(self._address(node.bus, node.path, "Action"), "DoAction", "i", (0,))[0]

    def write(self, node: Node, text: str) -> None:
        """Put `text` where something can be typed."""
        address = self._address(node.bus, node.path, "EditableText")
        assert self._call(address, "SetTextContents", "s", (text,))[0]

    def read(self, node: Node) -> str:
        """The text that stands there."""
        address = self._address(node.bus, node.path, "Text")
        return str(self._call(address, "GetText", "ii", (0, -1))[0])

    def focus(self, node: Node) -> None:
        """Give it the keyboard."""
        assert self._call(self._address(node.bus, node.path, "Component"), "GrabFocus")[0]

    @contextmanager
    def announcements(self) -> Iterator[Callable[[float], str]]:
        """Hear what is announced: call what is given with the seconds to wait for the next."""
        registry = DBusAddress("/org/a11y/atspi/registry", f"{_BASE}.Registry", f"{_BASE}.Registry")
        self._call(registry, "RegisterEvent", "s", ("object:announcement",))
        rule = MatchRule(type="signal", interface=f"{_BASE}.Event.Object", member="Announcement")
        self._connection.send_and_get_reply(message_bus.AddMatch(rule))
        with self._connection.filter(rule, queue=deque()) as heard:

            def next_one(seconds: float) -> str:
                try:
                    told = self._connection.recv_until_filtered(heard, timeout=seconds)
                except TimeoutError:
                    return ""
                return str(told.body[3][1])

            yield next_one

    def _address(self, bus: str, path: str, interface: str) -> DBusAddress:
        return DBusAddress(path, bus, f"{_BASE}.{interface}")

    def _property(self, address: DBusAddress, name: str) -> Any:
        reply = self._connection.send_and_get_reply(Properties(address).get(name), timeout=10)
        return _body(reply)[0][1]

    def _call(self, address: DBusAddress, method: str, form: str = "", body: tuple = ()) -> Any:
        call = new_method_call(address, method, form or None, body)
        return _body(self._connection.send_and_get_reply(call, timeout=10))


class GoneError(Exception):
    """The thing is not there any more."""


def _body(reply: Any) -> Any:
    if reply.header.message_type.name == "error":
        raise GoneError(reply.body)
    return reply.body


def wait(seen: Callable[[], bool], what: str) -> None:
    """Wait until `seen`; fail with `what` was waited for."""
    until = time.monotonic() + PATIENCE_SECONDS
    pause = Queue[None]()
    while not seen():
        assert time.monotonic() < until, f"not seen: {what}"
        try:
            pause.get(timeout=0.1)
        except Empty:
            continue


@contextmanager
def desk(home: Path, language: str) -> Iterator[Reader]:
    """The application on a fresh practice desk, seen through AT-SPI."""
    environment = {
        **os.environ,
        "COUNTERSIGN_HOME": str(home),
        "LANG": f"{language}_{'FR' if language == 'fr' else 'GB'}.UTF-8",
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "XDG_RUNTIME_DIR": str(home),
    }
    keep_choice(home, Choice(opens=Opens.PRACTICE))
    with ExitStack() as stack:
        environment["DISPLAY"] = stack.enter_context(_screen())
        bus = ["dbus-daemon", "--session", "--nofork", "--print-address"]
        daemon = stack.enter_context(_process(bus, environment))
        address = daemon.stdout.readline().strip()
        environment["DBUS_SESSION_BUS_ADDRESS"] = address
        session = stack.enter_context(open_dbus_connection(bus=address))
        a11y = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        where = _body(session.send_and_get_reply(new_method_call(a11y, "GetAddress"), timeout=20))
        program = [sys.executable, "-m", "desktop_app"]
        stack.enter_context(_process(program, environment))
        yield Reader(stack.enter_context(open_dbus_connection(bus=where[0])))


@contextmanager
def _screen() -> Iterator[str]:
    reading, writing = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        "1400x900x24",
        "-nolisten",
        "tcp",
    ]
    with _process(command, dict(os.environ), pass_fds=(writing,)):
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        assert number, "Xvfb did not start"
        yield f":{number}"


@contextmanager
def _process(
    command: list[str], environment: dict[str, str], pass_fds: tuple[int, ...] = ()
) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        command, env=environment, text=True, stdout=subprocess.PIPE, pass_fds=pass_fds
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()
