"""Which computer this is, as far as its system says: a copy of its files elsewhere is known by it."""

from __future__ import annotations

import hashlib
import re
import sys
from contextlib import suppress
from pathlib import Path

from desktop_app.adapters.machine.programs import ask

#: machine-id(5): made when the system was installed, and to be made anew in every copy of it.
_FILES = ("/etc/machine-id", "/var/lib/dbus/machine-id")
_PLATFORM = re.compile(r'"IOPlatformUUID" = "([^"]+)"')


def identity() -> str:
    """32 hex digits that tell nothing about the computer; empty where nothing is known.

    A copy of a whole disk has the same on Linux, unless whoever copied it followed machine-id(5).
    """
    said = _windows() if sys.platform == "win32" else _unix()
    return hashlib.sha256(f"countersign machine {said}".encode()).hexdigest()[:32] if said else ""


def _unix() -> str:
    if sys.platform == "darwin":
        found = _PLATFORM.search(ask("ioreg", "-rd1", "-c", "IOPlatformExpertDevice") or "")
        return found[1] if found else ""
    for name in _FILES:
        with suppress(OSError, UnicodeError):
            if said := Path(name).read_text(encoding="ascii").strip():
                return said
    return ""


def _windows() -> str:
    if sys.platform == "win32":
        import winreg

        with (
            suppress(OSError),
            winreg.OpenKey(
                winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography"
            ) as cryptography,
        ):
            return str(winreg.QueryValueEx(cryptography, "MachineGuid")[0])
    return ""
