"""Packs the program, LanguageTool and a Java of its own as one Debian package.

    python packaging/linux/full.py PLAIN ORIGINS LANGUAGETOOL TREE DIST

PLAIN is the tree of the plain package as deb.py laid it out, ORIGINS as there, LANGUAGETOOL what
``make languagetool`` made, TREE a folder that is laid out anew, DIST where the .deb is written.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import bill
import jars
import java
import languagetool
from deb import dependencies, parts
from tree import LINUX, documents, pack, version

NAME = "countersign-full"


def main(arguments: list[str]) -> int:
    """Lay the tree out, pack it, and print what was made; 1 without the JDK that it is made of."""
    plain, origins, built, tree, dist = (Path(each) for each in arguments)
    shutil.copytree(plain, tree, symlinks=True, ignore=shutil.ignore_patterns("DEBIAN"))
    libraries = languagetool.lay(built, tree / languagetool.HOME)
    own_java = tree / languagetool.HOME / "java"
    try:
        modules = java.link([*built.glob("*.jar"), *(built / "libs").glob("*.jar")], own_java)
        java.licences(tree / "usr" / "share" / "doc" / NAME / "licences" / "java")
    except java.NoJava as missing:
        print(f"{NAME} was not made. {missing}", file=sys.stderr)
        return 1
    print(f"Java for LanguageTool: {', '.join(modules)}")
    _documents(tree, plain, libraries)
    home = tree / "opt" / "countersign"
    bill.write(
        NAME,
        [
            *parts(origins, home),
            *languagetool.parts(libraries),
            java.part(own_java, str(own_java.relative_to(home))),
        ],
        tree / "usr" / "share" / "doc" / NAME,
        dist,
    )
    control = (LINUX / "full.control.in").read_text(encoding="utf-8")
    needed = ", ".join(sorted(dependencies(home)))
    target = dist / f"{NAME}_{version()}_amd64.deb"
    # Half of it are jars, which are compressed: more than the usual effort would gain nothing.
    pack(tree, target, control.replace("@DEPENDS@", needed), compression="-Zxz")
    return 0


def _documents(tree: Path, plain: Path, libraries: tuple[jars.Library, ...]) -> None:
    """One account of whose all this is: the plain package's, LanguageTool's and Java's."""
    share = tree / "usr" / "share" / "doc"
    shutil.rmtree(share / "countersign")
    told = (plain / "usr" / "share" / "doc" / "countersign" / "copyright").read_text("utf-8")
    grammar = languagetool.copyright_text(libraries).replace(
        f"/usr/share/doc/{languagetool.NAME}/", f"/usr/share/doc/{NAME}/"
    )
    own_java = (
        "The Java in /opt/countersign/lib/desktop_app/languagetool/java is made of Debian's\n"
        f"{java.PACKAGE}, unchanged, of the modules that LanguageTool uses.\n"
        "Licence: GPL-2 with the Classpath exception; Debian's account of all its parts is in\n"
        f"/usr/share/doc/{NAME}/licences/java. Its source is Debian's source package openjdk-17.\n"
    )
    folder = documents(tree, NAME, f"{told}\n{grammar}\n{own_java}")
    jars.collect(libraries, folder / "licences" / "jars")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
