"""Whose is each file of a frozen program, and under which licence: nobody's file is packed.

`collect` finds the owner of every file that PyInstaller brought (a Python distribution, Python
itself, a Debian package of the building machine, or this project), copies the owners' licence texts
and returns one line for each. A file without an owner, or an owner without a text, is an error.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_TEXTS = Path(__file__).resolve().parent / "licences"
_COMMON = Path("/usr/share/common-licenses")  # Debian's own copies of the well-known ones
_NAMES = ("licen", "copying", "notice", "authors")
#: Whose packages hold no text of their licence: where it is.
_ELSEWHERE = {
    "pyside6-essentials": (_COMMON / "LGPL-3", _COMMON / "GPL-3", _TEXTS / "qt.txt"),
    "shiboken6": (_COMMON / "LGPL-3", _COMMON / "GPL-3"),
}
#: As SPDX calls what some state in other words, in a classifier or in their own.
_SPDX = {
    "License :: OSI Approved :: MIT License": "MIT",
    "GPLv2-or-later with a special exception which allows to use PyInstaller to build and distribute"
    " non-free programs (including commercial ones)": "GPL-2.0-or-later WITH Bootloader-exception",
}
#: As SPDX calls the terms that Debian's account gives for what we pack of each; SQLite's, which are
#: nobody's, it calls by their last words.
_OF_SYSTEM = {
    "libbz2-1.0": "bzip2-1.0.6",
    "libffi8": "MIT",
    "libsqlite3-0": "blessing",
    "libuuid1": "BSD-3-Clause",
}
_UNSTATED = ("", "UNKNOWN")
#: What is written beside a distribution when it is installed.
_INSTALLED = ("INSTALLER", "REQUESTED", "direct_url.json")
#: PyInstaller puts its starter and its own modules into every program that it makes.
_ALWAYS = "pyinstaller"


class Unowned(Exception):
    """Something would be packed of which nobody says the licence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Who wrote some of the files: what they are called, and their licence as they state it."""

    name: str
    version: str
    licence: str
    texts: tuple[Path, ...]
    kind: str  #: of package, as package addresses call it: ``pypi``, ``deb`` or ``generic``
    sum: str = ""  #: SHA-256 of the list of files and their sums that a Python distribution brings


def collect(origins: Path, into: Path) -> tuple[Owner, ...]:
    """Copy the licence texts of all whose files `origins` names into folders of `into`.

    Raises Unowned.
    """
    owners = sorted(set(owned(origins).values()), key=lambda owner: owner.name)
    for owner in owners:
        if not owner.texts:
            raise Unowned(f"{owner.name}: no text of its licence was found")
        folder = into / owner.name
        folder.mkdir(parents=True)
        for text in owner.texts:
            shutil.copyfile(text, folder / text.name)
    return tuple(owners)


def owned(origins: Path) -> dict[str, Owner]:
    """Whose each packed file is that is not ours, by its place. Raises Unowned.

    What PyInstaller brings itself stands there under the program's own name.
    """
    listed = json.loads(origins.read_text(encoding="utf-8"))
    # A link inside the folder, and a namespace package, are no files of anybody's.
    places = {place: source for place, source in listed if source.startswith("/")}
    owners = dict(_owners(set(places.values())))
    found = {place: owners[source] for place, source in places.items() if source in owners}
    return {**found, "countersign": owners[_ALWAYS]}


def _owners(sources: Iterable[str]) -> Iterator[tuple[str, Owner]]:
    owned = dict(distributed())
    yield _ALWAYS, next(owner for owner in owned.values() if owner.name == _ALWAYS)
    standard = Path(sysconfig.get_path("stdlib"))
    of_system = []
    for source in sorted(sources):
        path = Path(source)
        if path in owned:
            yield source, owned[path]
        elif path.is_relative_to(ROOT / "desktop_app") or path.is_relative_to(ROOT / "resources"):
            continue  # ours: LICENSE, and the licences beside what is in resources
        elif path.is_relative_to(ROOT / "build"):
            if "site-packages" in path.parts:
                raise Unowned(f"{path} belongs to no distribution")
            continue  # base_library.zip: Python's own modules
        elif path.is_relative_to(standard.parent) or path.name.startswith("libpython"):
            yield source, pythons(standard)
        else:
            of_system.append(path)
    yield from _debian(of_system)


def distributed() -> Iterator[tuple[Path, Owner]]:
    """Each file of a Python distribution that is installed here, and whose it is."""
    for distribution in distributions():
        owner = _owner(distribution)
        for file in distribution.files or ():
            yield Path(str(distribution.locate_file(file))), owner


def _owner(distribution: Distribution) -> Owner:
    said = distribution.metadata
    name = str(said["Name"]).lower().replace("_", "-").replace(".", "-")
    texts = [
        Path(str(distribution.locate_file(file)))
        for file in distribution.files or ()
        if ".dist-info/" in str(file) and file.name.lower().startswith(_NAMES)
    ]
    return Owner(
        name=name,
        version=distribution.version,
        licence=_stated(distribution),
        texts=tuple(sorted(texts)) or _ELSEWHERE.get(name, ()),
        kind="pypi",
        sum=_sum(distribution),
    )


def _stated(distribution: Distribution) -> str:
    """As an expression of SPDX's where it can be known, else in its authors' first line."""
    said = distribution.metadata
    named = [said.get_all(name) or [""] for name in ("License-Expression", "License")]
    fields = [str(values[0]).strip() for values in named]
    words = [field.splitlines()[0] for field in fields if field not in _UNSTATED]
    words += [each for each in said.get_all("Classifier") or () if each in _SPDX]
    return _SPDX.get(words[0], words[0]) if words else "see the text"


def _sum(distribution: Distribution) -> str:
    """Of what its authors published only: what installing adds has this machine's paths in it."""
    lines = [
        f"{file},{file.hash.mode}={file.hash.value}\n"
        for file in distribution.files or ()
        if file.hash and ".." not in file.parts and file.name not in _INSTALLED
    ]
    return hashlib.sha256("".join(sorted(lines)).encode("utf-8")).hexdigest()


def pythons(standard: Path) -> Owner:
    """Who wrote Python, whose modules are in the folder `standard`."""
    text = standard / "LICENSE.txt"
    if not text.exists():  # Debian's own Python
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        text = Path(f"/usr/share/doc/python{version}/copyright")
    version = sysconfig.get_python_version()
    return Owner(name="python", version=version, licence="PSF-2.0", texts=(text,), kind="generic")


def _debian(paths: Iterable[Path]) -> Iterator[tuple[str, Owner]]:
    for path in paths:
        package = _package_of(path)
        version = subprocess.run(
            ["dpkg-query", "-W", "-f", "${Version}", package],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        name = package.partition(":")[0]
        text = Path("/usr/share/doc") / name / "copyright"
        if not text.exists():
            raise Unowned(f"{package}: {text} is not there")
        licence = _OF_SYSTEM.get(name, "see the text")
        yield (
            str(path),
            Owner(name=name, version=version, licence=licence, texts=(text,), kind="deb"),
        )


def _package_of(path: Path) -> str:
    """The Debian package that brought the file. Raises Unowned."""
    # A library may be recorded under /lib, and be asked for under /usr/lib.
    for candidate in dict.fromkeys((path, path.resolve(), Path("/usr") / path.relative_to("/"))):
        asked = subprocess.run(
            ["dpkg-query", "-S", str(candidate)], capture_output=True, text=True, check=False
        )
        if asked.returncode == 0:
            return asked.stdout.split(": ")[0].split(",")[0]
    raise Unowned(f"{path} belongs to no package, and to no distribution")
