"""Packs LanguageTool and its launcher as a second Debian package, beside the program's.

    python packaging/linux/languagetool.py BUILT TREE DIST

BUILT is what ``make languagetool`` made, TREE a folder that is laid out anew, DIST where the .deb is
written. It is put where the installed program looks for it (desktop_app/services/resources.py).
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

import bill
from jars import Library, collect, read
from tree import LINUX, documents, pack, version

NAME = "countersign-languagetool"
HOME = Path("opt", "countersign", "lib", "desktop_app", "languagetool")


def main(arguments: list[str]) -> int:
    """Lay the tree out, pack it, and print what was made."""
    built, tree, dist = (Path(each) for each in arguments)
    libraries = lay(built, tree / HOME)
    folder = documents(tree, NAME, copyright_text(libraries))
    collect(libraries, folder / "licences")
    bill.write(NAME, parts(libraries), folder, dist)
    control = (LINUX / "languagetool.control.in").read_text(encoding="utf-8")
    # Jars are compressed: xz would take a minute for the last twentieth.
    pack(tree, dist / f"{NAME}_{version()}_all.deb", control, compression="-Znone")
    return 0


def lay(built: Path, home: Path) -> tuple[Library, ...]:
    """Copy the launcher and its libraries into `home`, which is made; return the libraries."""
    libraries = read(built)
    (home / "libs").mkdir(parents=True)
    shutil.copyfile(built / f"{NAME}.jar", home / f"{NAME}.jar")
    for library in libraries:
        shutil.copyfile(library.jar, home / "libs" / library.jar.name)
    return libraries


def parts(libraries: Iterable[Library]) -> list[bill.Part]:
    """Every jar, as the bill names it."""
    return [bill.jar(one.jar, one.group, one.name, one.version, one.licence) for one in libraries]


def copyright_text(libraries: tuple[Library, ...]) -> str:
    """Whose the libraries are, and under which licence."""
    head = (LINUX / "languagetool.copyright.in").read_text(encoding="utf-8")
    lines = [
        f" {library.name} {library.version}: {library.licence}"
        + (f" (Copyright {library.holder})" if library.holder else "")
        for library in libraries
    ]
    return head + "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
