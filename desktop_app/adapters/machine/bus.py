"""Asks this person's D-Bus who is there: the keychain, notices, the tray. Starts and unlocks nothing.

Only Linux has such a bus; `names` is None without one.
"""

from __future__ import annotations

from contextlib import closing
from enum import StrEnum
from typing import Any

NOTICES = "org.freedesktop.Notifications"
TRAY = "org.kde.StatusNotifierWatcher"
SECRETS = "org.freedesktop.secrets"
_SECONDS = 3.0
_DEFAULT = "/org/freedesktop/secrets/aliases/default"


class Keychain(StrEnum):
    """How the system's keychain stands."""

    OPEN = "open"
    LOCKED = "locked"
    UNSAFE = "unsafe"  #: there is none, or one that keeps secrets readable


def names() -> frozenset[str] | None:
    """The services that are there, or start when they are asked; None without a bus."""
    owned = _asked("org.freedesktop.DBus", "/org/freedesktop/DBus", None, "ListNames")
    startable = _asked(
        "org.freedesktop.DBus", "/org/freedesktop/DBus", None, "ListActivatableNames"
    )
    if owned is None:
        return None
    return frozenset(owned[0]) | frozenset((startable or ([],))[0])


def keychain() -> tuple[Keychain, str]:
    """How the keychain that would be used stands, and its name. It is not unlocked, nor read."""
    import keyring
    from keyring.errors import KeyringError

    try:
        backend = keyring.get_keyring()
    except KeyringError:
        return Keychain.UNSAFE, "-"
    inner = getattr(backend, "backends", None)  # the chainer asks several in turn
    used = backend if inner is None else next(iter(inner), None)
    home = type(used).__module__
    if used is None or home.startswith(
        ("keyring.backends.fail", "keyring.backends.null", "keyrings.")
    ):
        return Keychain.UNSAFE, "-"
    is_locked = home == "keyring.backends.SecretService" and _is_locked()
    return Keychain.LOCKED if is_locked else Keychain.OPEN, str(getattr(used, "name", home))


def _is_locked() -> bool:
    said = _asked(
        SECRETS,
        _DEFAULT,
        "org.freedesktop.DBus.Properties",
        "Get",
        "ss",
        ("org.freedesktop.Secret.Collection", "Locked"),
    )
    return said is not None and said[0] == ("b", True)


def _asked(
    service: str,
    path: str,
    interface: str | None,
    method: str,
    signature: str | None = None,
    arguments: tuple[Any, ...] = (),
) -> tuple[Any, ...] | None:
    """The answer; None without a bus, without an answer in time, or where it is an error."""
    from jeepney import DBusAddress, MessageType, new_method_call
    from jeepney.io.blocking import open_dbus_connection

    address = DBusAddress(path, bus_name=service, interface=interface or service)
    try:
        with closing(open_dbus_connection(bus="SESSION")) as bus:
            asked = new_method_call(address, method, signature, arguments)
            reply = bus.send_and_get_reply(asked, timeout=_SECONDS)
    except (OSError, KeyError, ValueError, EOFError):  # TimeoutError is an OSError
        return None
    return reply.body if reply.header.message_type is MessageType.method_return else None
