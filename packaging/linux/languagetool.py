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
_HOME = Path("opt", "countersign", "lib", "desktop_app", "languagetool")


def main(arguments: list[str]) -> int:
    """Lay the tree out, pack it, and print what was made."""
    built, tree, dist = (Path(each) for each in arguments)
    libraries = read((built / "libs").glob("*.jar"))
    home = tree / _HOME
    (home / "libs").mkdir(parents=True)
    shutil.copyfile(built / f"{NAME}.jar", home / f"{NAME}.jar")
    for library in libraries:
        shutil.copyfile(library.jar, home / "libs" / library.jar.name)
    folder = documents(tree, NAME, _copyright(libraries))
    collect(libraries, folder / "licences")
    bill.write(NAME, parts(libraries), folder, dist)
    control = (LINUX / "languagetool.control.in").read_text(encoding="utf-8")
    # Jars are compressed: xz would take a minute for the last twentieth.
    pack(tree, dist / f"{NAME}_{version()}_all.deb", control, compression="none")
    return 0


def parts(libraries: Iterable[Library]) -> list[bill.Part]:
    """Every jar, as the bill names it."""
    return [bill.jar(one.jar, one.name, one.version, one.licence) for one in libraries]


def _copyright(libraries: tuple[Library, ...]) -> str:
    head = (LINUX / "languagetool.copyright.in").read_text(encoding="utf-8")
    lines = [
        f" {library.name} {library.version}: {library.licence}"
        + (f" (Copyright {library.holder})" if library.holder else "")
        for library in libraries
    ]
    return head + "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
