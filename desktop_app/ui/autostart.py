"""Starting at sign-in, as each system does it: a file, a registry value or a launch agent.

Nothing is installed for other people of the computer. Sources: freedesktop's Desktop Application
Autostart Specification 0.5 and Desktop Entry Specification 1.5 (Exec); Microsoft's "Run and RunOnce
Registry Keys"; Apple's launchd.plist(5).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QSettings

#: What a start at sign-in needs to find the same record again.
KEPT = ("COUNTERSIGN_LEDGER", "COUNTERSIGN_HOME")
#: The argument of a start that nobody asked for just now: no window comes up.
HIDDEN = "--hidden"
_LABEL = "org.countersign.desk"
_RUN = r"HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Run"
_VALUE = "Countersign"


class Autostart(Protocol):
    """Whether the program starts when this person signs in."""

    def is_on(self) -> bool:
        """Whether it does."""

    def turn_on(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        """Start `command` at each sign-in from now on. Raises OSError when that cannot be kept."""

    def turn_off(self) -> None:
        """Start nothing any more. Raises OSError."""


def autostart(platform: str = sys.platform, home: Path | None = None) -> Autostart:
    """What this system has."""
    own = home or Path.home()
    if platform == "win32":
        return RunKey(QSettings(_RUN, QSettings.Format.NativeFormat))
    if platform == "darwin":
        return _LaunchAgent(own / "Library" / "LaunchAgents" / f"{_LABEL}.plist")
    config = Path(os.environ.get("XDG_CONFIG_HOME") or own / ".config")
    return _XdgFile(config / "autostart" / "countersign.desktop")


def command(
    argv: Sequence[str] = (), executable: str = sys.executable, *, is_frozen: bool | None = None
) -> tuple[str, ...]:
    """How this program was started, to start it again without its window."""
    called = Path((argv or sys.argv)[0])
    frozen = bool(getattr(sys, "frozen", False)) if is_frozen is None else is_frozen
    if frozen:
        return (executable, HIDDEN)
    if called.stem == "countersign" and called.is_absolute():
        return (str(called), HIDDEN)
    return (executable, "-m", "desktop_app", HIDDEN)


def environment(of: Mapping[str, str] | None = None) -> dict[str, str]:
    """What of the environment is kept."""
    known = os.environ if of is None else of
    return {name: known[name] for name in KEPT if known.get(name)}


def desktop_entry(command: Sequence[str], environment: Mapping[str, str]) -> str:
    """The autostart file of Linux and the BSDs."""
    words = [f"{name}={value}" for name, value in environment.items()]
    line = " ".join(_exec_word(word) for word in [*(["env", *words] if words else []), *command])
    return "\n".join(
        [
            "[Desktop Entry]",
            "Type=Application",
            "Name=Countersign",
            "Icon=countersign",
            f"Exec={line}",
            "Terminal=false",
            "X-GNOME-Autostart-enabled=true",
            "",
        ]
    )


def launch_agent(command: Sequence[str], environment: Mapping[str, str]) -> bytes:
    """The launch agent of macOS."""
    said = {
        "Label": _LABEL,
        "ProgramArguments": list(command),
        "EnvironmentVariables": dict(environment),
        "RunAtLoad": True,
        "ProcessType": "Interactive",
    }
    import plistlib  # only here: the first window would wait for it

    return plistlib.dumps(said)


def run_value(command: Sequence[str]) -> str:
    """The registry's value on Windows; there, the system itself keeps a person's environment."""
    import subprocess  # likewise

    return subprocess.list2cmdline(command)


class RunKey:
    """Windows: a value under the person's own Run key."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def is_on(self) -> bool:
        """Whether the value is there."""
        return self._settings.contains(_VALUE)

    def turn_on(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        """Write the value."""
        self._settings.setValue(_VALUE, run_value(command))
        self._keep()

    def turn_off(self) -> None:
        """Remove the value."""
        self._settings.remove(_VALUE)
        self._keep()

    def _keep(self) -> None:
        self._settings.sync()
        if self._settings.status() is not QSettings.Status.NoError:
            raise PermissionError(_RUN)


class _File:
    """A file that is there while it is on."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def is_on(self) -> bool:
        return self.path.is_file()

    def turn_off(self) -> None:
        self.path.unlink(missing_ok=True)

    def _write(self, content: bytes) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        making = self.path.with_name(f"{self.path.name}.making")
        making.write_bytes(content)
        making.replace(self.path)


class _XdgFile(_File):
    def turn_on(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._write(desktop_entry(command, environment).encode())


class _LaunchAgent(_File):
    def turn_on(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._write(launch_agent(command, environment))


def _exec_word(word: str) -> str:
    """One argument of an Exec line: quoted, the quotes' escapes escaped once more as a string's."""
    quoted = "".join(f"\\{one}" if one in '"`$\\' else one for one in word.replace("%", "%%"))
    return '"' + quoted.replace("\\", "\\\\") + '"'
