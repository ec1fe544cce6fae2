"""The screen, the fonts, Java and the time zones of this computer."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from desktop_app.adapters.machine.programs import ask

#: What LanguageTool asks for.
OLDEST_JAVA = 17
#: Nobody runs this program before it was written, or for a generation after.
_WRITTEN, _OUTDATED = datetime(2026, 11, 1, tzinfo=UTC), datetime(2056, 1, 1, tzinfo=UTC)
_JAVA = re.compile(r'version "(?:1\.)?(\d+)')
_FONTS = (".ttf", ".otf", ".ttc")


def screen(environment: Mapping[str, str]) -> str | None:
    """What windows would be shown on: ``"Wayland"``, ``"X11"``, the system's name, or None."""
    if sys.platform != "linux":
        return sys.platform
    if environment.get("WAYLAND_DISPLAY"):
        return "Wayland"
    return "X11" if environment.get("DISPLAY") else None


def fonts(folders: tuple[Path, ...] | None = None) -> tuple[int, bool]:
    """How many font files the system has, and whether one of them draws emoji in colour.

    Other systems than Linux always have both.
    """
    if sys.platform != "linux" and folders is None:
        return 1, True
    found = list(_font_files(_font_folders() if folders is None else folders))
    return len(found), any("emoji" in name and "black" not in name for name in found)


def _font_folders() -> tuple[Path, ...]:
    folders = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts")]
    with suppress(RuntimeError):  # a person without a home
        folders += [Path.home() / ".fonts", Path.home() / ".local" / "share" / "fonts"]
    return tuple(folders)


def _font_files(folders: tuple[Path, ...]) -> Iterator[str]:
    for folder in folders:
        for _, _, files in os.walk(folder):
            yield from (name.lower() for name in files if name.lower().endswith(_FONTS))


def java() -> int | None:
    """The version of this computer's Java: 17, 21 …; None without one."""
    home = os.environ.get("JAVA_HOME")
    programs = [str(Path(home) / "bin" / "java"), "java"] if home else ["java"]
    for program in programs:
        found = _JAVA.search(ask(program, "-version") or "")
        if found:
            return int(found[1])
    return None


def knows_zones() -> bool:
    """Whether named time zones can be read."""
    try:
        ZoneInfo("Europe/Paris")
    except (ZoneInfoNotFoundError, OSError, ValueError):
        return False
    return True


def is_plausible(now: datetime, *files: Path) -> bool:
    """Whether the clock can be right: not before this program was written or a file was changed.

    An hour's difference is allowed: a file may have come from another computer.
    """
    newest = _WRITTEN.timestamp()
    for file in files:
        with suppress(OSError):
            newest = max(newest, file.stat().st_mtime - 3600)
    return newest <= now.timestamp() < _OUTDATED.timestamp()


def system() -> str:
    """What the system calls itself."""
    with suppress(OSError):
        said = Path("/etc/os-release").read_text(encoding="utf-8")
        found = re.search(r'^PRETTY_NAME="?([^"\n]*)', said, re.MULTILINE)
        if found:
            return found[1]
    return sys.platform
