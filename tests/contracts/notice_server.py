"""A real session bus of its own, and on it a small desktop that shows notices: by the specification."""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import contextmanager

import pytest
from jeepney import (
    DBusAddress,
    HeaderFields,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import open_dbus_connection

NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
ALL = ("actions", "body", "body-markup", "persistence")


#: Without the system's services: a test must not start a real desktop's.
CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={path}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/></policy></busconfig>
"""


@contextmanager
def session_bus(folder):
    """The address of a bus on which nobody else is."""
    if not shutil.which("dbus-daemon"):
        if sys.platform == "linux":
            pytest.fail("dbus-daemon missing: packaging/setup/system.sh test installs it")
        pytest.skip("the session bus is Linux's")
    config = folder / "bus.xml"
    config.write_text(CONFIG.format(path=folder / "bus"))
    bus = subprocess.Popen(
        ["dbus-daemon", f"--config-file={config}", "--nofork", "--nopidfile", "--print-address=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield bus.stdout.readline().strip()
    finally:
        bus.terminate()
        bus.wait(10)
        bus.stdout.close()


class NoticeServer:
    """Records what it is asked to show; `serve` answers whatever has come. One thread does all."""

    def __init__(self, address, capabilities=ALL):
        self.capabilities, self.notified, self.closed = capabilities, [], []
        self.refuses = False
        self._bus = open_dbus_connection(address)
        self._bus.send_and_get_reply(message_bus.RequestName(NAME), timeout=5)
        self._object = DBusAddress(PATH, bus_name=NAME, interface=NAME)

    def close(self):
        self._bus.close()

    def serve(self, calls, seconds=5):
        """Answer the next `calls` method calls."""
        while calls:
            message = self._bus.receive(timeout=seconds)
            if message.header.message_type is MessageType.method_call:
                self._answer(message)
                calls -= 1

    def invoke(self, number, action, token=None):
        """Somebody clicks."""
        if token is not None:
            self._signal("ActivationToken", "us", (number, token))
        self._signal("ActionInvoked", "us", (number, action))

    def dismiss(self, number):
        self._signal("NotificationClosed", "uu", (number, 2))

    def _signal(self, name, signature, body):
        self._bus.send(new_signal(self._object, name, signature, body))

    def _answer(self, message):
        name = message.header.fields[HeaderFields.member]
        if self.refuses:
            self._bus.send(new_error(message, "org.freedesktop.DBus.Error.Failed"))
        elif name == "GetCapabilities":
            self._bus.send(new_method_return(message, "as", (list(self.capabilities),)))
        elif name == "Notify":
            self.notified.append((message.header.fields[HeaderFields.signature], message.body))
            number = message.body[1] or 100 + len(self.notified)
            self._bus.send(new_method_return(message, "u", (number,)))
        elif name == "CloseNotification":
            self.closed.append(message.body[0])
            self._bus.send(new_method_return(message))
