"""Whose are LanguageTool's libraries, and under which licence: no jar is packed unread.

``jars.toml`` says of each what its authors state. A jar that does not stand there, or stands there
under terms that do not go with GPL-3.0-only, is an error; so is a line without its jar.
"""

from __future__ import annotations

import re
import shutil
import tomllib
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[2]
LIST = Path(__file__).resolve().parent / "jars.toml"
_OWN = Path(__file__).resolve().parent / "licences"
_COMMON = Path("/usr/share/common-licenses")  # Debian's own copies of the well-known ones
_CLASSPATH = "GPL-2.0-only WITH Classpath-exception-2.0"
#: Licences whose terms allow distribution together with GPL-3.0-only, and their texts.
ALLOWED: Mapping[str, tuple[Path, ...]] = {
    "Apache-2.0": (_COMMON / "Apache-2.0",),
    "BSD-3-Clause": (_OWN / "BSD-3-Clause.txt",),
    # Its section on compatible licences lets what is made of it be given on under the GPL 3.
    "CC-BY-SA-4.0": (ROOT / "resources" / "dictionaries" / "CC-BY-SA-4.0.txt",),
    "CC0-1.0": (_COMMON / "CC0-1.0",),
    # The exception allows the whole under any terms.
    _CLASSPATH: (_COMMON / "GPL-2", _OWN / "Classpath-exception-2.0.txt"),
    # Its section 3 lets it be taken under any later GPL.
    "LGPL-2.1-only": (_COMMON / "LGPL-2.1", _COMMON / "GPL-3"),
    "LGPL-2.1-or-later": (_COMMON / "LGPL-2.1",),
    "MIT": (_OWN / "MIT.txt",),
    "MIT-0": (),  # asks for no text
}
_NEEDS_HOLDER = ("BSD-3-Clause", "MIT")
_TEXT = re.compile(r"(licen[cs]e|copying|notice|lgpl|al2)[^/]*$", re.IGNORECASE)
_NO_TEXT = (".class", ".java", ".xml", "/")
_VERSION = re.compile(r"-(?=\d)")
_BROUGHT = re.compile(r"^ +([\w.-]+):([\w.-]+):jar:([^:\s]+):", re.MULTILINE)


class Unread(Exception):
    """Something would be packed whose licence nobody read, or whose licence forbids it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """One jar: its name and version, the licence as its authors state it, and its holder if told.

    `group` is whose name it was published under.
    """

    jar: Path
    name: str
    version: str
    licence: str
    group: str
    holder: str = ""


def read(built: Path, list_file: Path = LIST) -> tuple[Library, ...]:
    """Return whose the jars in the folder ``libs`` of `built` are, by name. Raises Unread."""
    said = tomllib.loads(list_file.read_text(encoding="utf-8"))
    licences = {jar: licence for licence, named in said["licences"].items() for jar in named}
    found = {jar.stem: jar for jar in (built / "libs").glob("*.jar")}
    groups = _groups(built / "libraries.txt")
    if strangers := sorted(found.keys() - licences.keys()):
        raise Unread(f"{', '.join(strangers)}: read the licence, and write it into {LIST.name}")
    if gone := sorted(licences.keys() - found.keys()):
        raise Unread(f"{', '.join(gone)}: stands in {LIST.name} and was not built")
    if nobodys := sorted(found.keys() - groups.keys()):
        raise Unread(f"{', '.join(nobodys)}: Maven did not say under whose name it was published")
    return tuple(
        _library(jar, licences[name], groups[name], said["holders"])
        for name, jar in sorted(found.items())
    )


def chosen(licence: str) -> tuple[str, ...]:
    """Of each part joined by AND, the first alternative that is allowed. Raises Unread."""
    parts = re.split(r"\s+AND\s+", licence.replace("(", "").replace(")", ""))
    return tuple(_alternative(part) for part in parts)


def collect(libraries: Iterable[Library], into: Path) -> None:
    """Copy the texts: those of each jar into its folder of `into`, each licence's own beside them.

    Raises Unread.
    """
    into.mkdir(parents=True)
    for library in libraries:
        texts = dict(_texts(library.jar))
        for licence in chosen(library.licence):
            if licence in _NEEDS_HOLDER and not texts and not library.holder:
                raise Unread(f"{library.name}: {licence} asks for the holder's name in {LIST.name}")
            for text in ALLOWED[licence]:
                shutil.copyfile(text, into / text.name)
        if texts:
            folder = into / f"{library.name}-{library.version}"
            folder.mkdir()
            for name, content in texts.items():
                (folder / name).write_bytes(content)


def _groups(told: Path) -> dict[str, str]:
    """Of each jar, by name and version: the group in Maven's list of what it brought."""
    return {
        f"{name}-{version}": group
        for group, name, version in _BROUGHT.findall(told.read_text(encoding="utf-8"))
    }


def _library(jar: Path, licence: str, group: str, holders: Mapping[str, str]) -> Library:
    chosen(licence)
    name, version = _VERSION.split(jar.stem, maxsplit=1)
    return Library(
        jar=jar,
        name=name,
        version=version,
        licence=licence,
        group=group,
        holder=holders.get(name, ""),
    )


def _alternative(part: str) -> str:
    for alternative in re.split(r"\s+OR\s+", part):
        if alternative in ALLOWED:
            return alternative
    raise Unread(f"{part} does not go with GPL-3.0-only")


def _texts(jar: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(jar) as file:
        for name in sorted(file.namelist()):
            if _TEXT.search(name) and not name.endswith(_NO_TEXT):
                yield "-".join(PurePosixPath(name).parts[-2:]), file.read(name)
