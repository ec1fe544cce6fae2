"""Finds the files that come with the product, in an installed package and in a checkout.

In a wheel `resources/` stands inside the package; in a checkout beside it. Nothing else in the
product knows where the files are, and nothing here reads or writes them.
"""

from __future__ import annotations

from pathlib import Path

from desktop_app.domain.errors import Unavailable

# Not through importlib.resources: the first window would wait for it, and programs and libraries
# that open files themselves need paths anyway.
_PACKAGE = Path(__file__).resolve().parent.parent
_FOLDERS = (_PACKAGE / "resources", _PACKAGE.parent / "resources")


def languagetool() -> Path | None:
    """The folder of LanguageTool and its launcher; None where it was not installed or built."""
    places = (_PACKAGE / "languagetool", _PACKAGE.parent / "build" / "languagetool")
    return next((place for place in places if place.is_dir()), None)


def resource(*parts: str) -> Path:
    """Return the file or folder `resources/<parts>`; raise `Unavailable` when it is not there."""
    for folder in _FOLDERS:
        found = folder.joinpath(*parts)
        if found.exists():
            return found
    raise Unavailable("resource.missing", name="/".join(parts))
