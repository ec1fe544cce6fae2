"""Which system libraries Qt's windows ask for and do not find, and the Debian packages that bring them.

Read with the system's own ``ldd``, so that the answer is the loader's; Qt itself is not loaded. On
Windows and macOS Qt brings all it needs.
"""

from __future__ import annotations

import re
import sys
from importlib.util import find_spec
from pathlib import Path

from desktop_app.adapters.machine.programs import ask

#: What Qt draws through. Missing it stops every window, those without a screen too.
GRAPHICS = frozenset({"libGL.so.1", "libEGL.so.1"})
_NOT_FOUND = re.compile(r"^\s*(\S+) => not found$", re.MULTILINE)
_SONAME = re.compile(r"(.+?)\.so(?:\.(.+))?")
#: Packages that are not named after their library.
_PACKAGES = {
    **dict.fromkeys(("libglib-2.0", "libgthread-2.0", "libgio-2.0"), "libglib2.0-0"),
    "libgobject-2.0": "libglib2.0-0",
    "libz": "zlib1g",
}


def plugin(platform: str) -> Path | None:
    """Qt's plugin for ``"xcb"``, ``"wayland"`` or ``"offscreen"``; None where there is none."""
    package = find_spec("PySide6")  # finds the folder, and imports nothing
    for place in (package and package.submodule_search_locations) or ():
        path = Path(place) / "Qt" / "plugins" / "platforms" / f"libq{platform}.so"
        if path.is_file():
            return path
    return None


def needs_system_libraries() -> bool:
    """Whether Qt takes libraries from the system here."""
    return sys.platform == "linux"


def missing(library: Path) -> tuple[str, ...] | None:
    """The libraries that `library`, or one that it loads, asks for in vain; None if unknown."""
    said = ask("ldd", str(library))
    if said is None or "=>" not in said:
        return None
    return tuple(sorted(set(_NOT_FOUND.findall(said))))


def package(library: str) -> str:
    """The Debian package that brings `library`, such as ``libxcb-cursor.so.0``: libxcb-cursor0.

    Debian names a package after its library and its number, with a hyphen between two digits.
    """
    found = _SONAME.fullmatch(library)
    if found is None:
        return library
    name, number = found[1], found[2] or ""
    if name in _PACKAGES:
        return _PACKAGES[name]
    between = "-" if number and name[-1].isdigit() else ""
    return f"{name}{between}{number}".lower().replace("_", "-")
