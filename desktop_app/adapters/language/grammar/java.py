"""The Java that this computer has, if it is new enough for LanguageTool.

Whatever a ``java`` on the path prints, or however it fails, is an answer here and no crash.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

NEEDED = 17  #: LanguageTool 6.6 and later
_SECONDS = 10.0
#: ``"17.0.15"``, ``"25-ea"``, ``"1.8.0_402"``: since 9 the first number is the version.
_VERSION = re.compile(r'version "(?:1\.)?(\d{1,3})')
_MAC_HOME = Path("/usr/libexec/java_home")
#: What makes a Java program load other code or print where its output is read.
_MEDDLING = ("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH")


@dataclass(frozen=True, slots=True, kw_only=True)
class Java:
    """An executable, or why there is none: ``no_java``, ``odd_java`` or ``old_java``."""

    path: Path | None = None
    missing: str = ""


def find() -> Java:
    """Look for a Java of version `NEEDED` or later: ``JAVA_HOME``, then the path."""
    # A search path with “.” in it, and Windows always, would find one in the current folder, which
    # may be where downloads are.
    found = [Path(place) for place in _places() if place and Path(place).is_absolute()]
    if not found:
        return Java(missing="no_java")
    versions = [(path, _version(path)) for path in found]
    for path, version in versions:
        if version is not None and version >= NEEDED:
            return Java(path=path)
    known = any(version is not None for _, version in versions)
    return Java(missing="old_java" if known else "odd_java")


def environment() -> dict[str, str]:
    """The environment for a Java program of ours: without what makes it load other code."""
    return {name: value for name, value in os.environ.items() if name not in _MEDDLING}


def _places() -> list[str | None]:
    if sys.platform == "darwin" and not _has_mac_java():
        return []  # the stub on the path would open a dialog that offers to install Java
    home = os.environ.get("JAVA_HOME")
    return [
        shutil.which("java", path=str(Path(home) / "bin")) if home else None,
        shutil.which("java"),
    ]


def _has_mac_java() -> bool:
    return _run([str(_MAC_HOME), "--failfast"]) is not None


def _version(path: Path) -> int | None:
    printed = _run([str(path), "-version"])
    found = _VERSION.search(printed or "")
    return int(found.group(1)) if found else None


def _run(command: list[str]) -> str | None:
    """What `command` prints on either stream; None when it cannot be run, fails or hangs."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=_SECONDS,
            check=True,
            env=environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", "replace")
