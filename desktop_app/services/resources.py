"""Finds the files that come with the product, in an installed package and in a checkout.

In a wheel `resources/` stands inside the package; in a checkout beside it. Nothing else in the
product knows where the files are, and nothing here reads or writes them.
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from desktop_app.domain.errors import Unavailable


def resource(*parts: str) -> Traversable:
    """Return the file or folder `resources/<parts>`; raise `Unavailable` when it is not there."""
    package = files("desktop_app")
    found = package.joinpath("resources").joinpath(*parts)
    if not _exists(found) and isinstance(package, Path):
        found = package.parent.joinpath("resources", *parts)
    if not _exists(found):
        raise Unavailable("resource.missing", name="/".join(parts))
    return found


def resource_path(*parts: str) -> Path:
    """Return `resource(*parts)` as a path, for programs and libraries that open files themselves.

    Raises `Unavailable` when it is not there or the package is not installed as plain files.
    """
    found = resource(*parts)
    if not isinstance(found, Path):
        raise Unavailable("resource.missing", name="/".join(parts))
    return found


def _exists(place: Traversable) -> bool:
    return place.is_file() or place.is_dir()
