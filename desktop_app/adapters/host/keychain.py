"""A keychain for a machine where nobody signs in: the system's own program, opened by a passphrase.

It is GNOME Keyring on a bus of its own, for the length of a block. X's refresh tokens change with
each use and must be written back, so a read-only secret would not do. Two of them over one folder
would overwrite each other's secrets: a second one is refused.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO

from desktop_app.domain.errors import Refused, Unavailable

_BUS = ("dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1")
_DAEMON = ("gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets")
_SECRETS = "org.freedesktop.secrets"
_PATIENCE, _STEP = 15.0, 0.05  #: seconds
#: What would lead the two programs to somebody's session.
_SESSION = ("DBUS_SESSION_BUS_ADDRESS", "GNOME_KEYRING_CONTROL", "DISPLAY", "WAYLAND_DISPLAY")


@contextmanager
def unattended(folder: Path, passphrase: str) -> Iterator[None]:
    """Let this process use the keychain of its user, opened with `passphrase`, inside the block.

    `folder` is the user's own. The first use makes the keychain. Raises Unavailable
    (``host.keychain_busy`` while another process has it, ``host.keychain_missing`` without the
    programs) and Refused (``host.keychain_passphrase``).
    """
    with ExitStack() as ending:
        ending.enter_context(_alone(folder))
        environment = {
            name: value for name, value in os.environ.items() if name not in _SESSION
        } | {"NOTIFY_SOCKET": ""}
        bus = ending.enter_context(_started(_BUS, environment))
        assert bus.stdout is not None
        address = bus.stdout.readline().decode("ascii", "replace").strip()
        if not address:
            raise Unavailable("host.keychain_missing")
        environment["DBUS_SESSION_BUS_ADDRESS"] = address
        daemon = ending.enter_context(_started(_DAEMON, environment))
        assert daemon.stdin is not None
        with suppress(BrokenPipeError):
            daemon.stdin.write(passphrase.encode())
            daemon.stdin.close()
        _wait(address, daemon)
        ending.enter_context(_said("DBUS_SESSION_BUS_ADDRESS", address))
        _require_open()
        yield


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    import fcntl  # only here: the command line starts on Windows too, which has none

    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (folder / "keychain.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise Unavailable("host.keychain_busy") from error
        yield


@contextmanager
def _started(
    command: tuple[str, ...], environment: Mapping[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    try:
        process = subprocess.Popen(
            command,
            env=dict(environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # A signal for us, to finish what has begun, must not take the keychain away before.
            start_new_session=True,
        )
    except OSError as error:
        raise Unavailable("host.keychain_missing") from error
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        for pipe in (process.stdin, process.stdout):
            _close(pipe)


def _wait(address: str, daemon: subprocess.Popen[bytes]) -> None:
    """Until somebody keeps secrets on the bus."""
    from jeepney import DBusErrorResponse
    from jeepney.bus_messages import message_bus
    from jeepney.io.blocking import Proxy, open_dbus_connection

    until = int(_PATIENCE / _STEP)
    with open_dbus_connection(address) as connection:
        bus = Proxy(message_bus, connection)
        for _ in range(until):
            with suppress(DBusErrorResponse):
                if bus.NameHasOwner(_SECRETS)[0]:
                    return
            if daemon.poll() is not None:
                break
            time.sleep(_STEP)
    raise Unavailable("host.keychain_missing")


def _require_open() -> None:
    """Refuse a wrong passphrase: the keychain stays locked then."""
    import keyring
    from keyring.errors import KeyringError, KeyringLocked

    try:
        keyring.get_keyring().get_password("countersign:x:nobody", "countersign")
    except KeyringLocked as error:
        raise Refused("host.keychain_passphrase") from error
    except KeyringError as error:
        raise Unavailable("host.keychain_missing") from error


@contextmanager
def _said(name: str, value: str) -> Iterator[None]:
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before


def _close(pipe: IO[bytes] | None) -> None:
    if pipe is not None:
        with suppress(BrokenPipeError):
            pipe.close()
