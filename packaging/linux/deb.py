"""Packs a frozen program as a Debian package.

    python packaging/linux/deb.py PROGRAM ORIGINS TREE DIST

PROGRAM is PyInstaller's folder, ORIGINS its list of where each file came from, TREE a folder that is
laid out anew, DIST where the .deb is written. What the program needs from the system is read out of
its libraries: every library that they ask for and that is not in the folder is a dependency.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import bill
import copies
import manual
from tree import LINUX, ROOT, documents, pack, version

sys.path.insert(0, str(ROOT / "packaging" / "freeze"))
import icu
from licences import Owner, collect, owned

#: How published packages of each kind are addressed.
_ADDRESS = {
    "pypi": "pkg:pypi/{name}@{version}",
    "deb": "pkg:deb/debian/{name}@{version}?arch=amd64",
    "generic": "pkg:generic/{name}@{version}",
}
#: What is packed only to be used where a desktop brings its libraries anyway.
_ONLY_IF_THERE = ("libqgtk3.so",)
#: A newer system has the same library under another name as well; either will do.
_NEWER = {name: f"{name} | {name}t64" for name in ("libglib2.0-0", "libssl3")}
_GLIBC = re.compile(rb"GLIBC_(2\.\d+)")
_NEEDED = re.compile(r"\(NEEDED\).*\[(.+)\]")
_FOUND = re.compile(r"^\s*(\S+) \(.*\) => (\S+)$", re.MULTILINE)


def main(arguments: list[str]) -> int:
    """Lay the tree out, pack it, and print what was made."""
    program, origins, tree, dist = (Path(each) for each in arguments)
    home = tree / "opt" / "countersign"
    shutil.copytree(program, home, symlinks=True)
    unicode_data = next(home.rglob("libicudata.so.*"))
    print(f"{unicode_data.name}: {icu.trim(unicode_data)} bytes left out that nothing asks for")
    print(f"{copies.link(home / 'lib')} bytes left out that the system has")
    owners = collect(origins, home / "licences")
    shutil.copyfile(ROOT / "LICENSE", home / "LICENSE")
    _desktop(tree)
    manual.write(tree / "usr" / "share" / "man")
    folder = documents(tree, "countersign", copyright_text(owners))
    bill.write("countersign", parts(origins, home), folder, dist)
    control = (LINUX / "control.in").read_text(encoding="utf-8")
    needed = ", ".join(sorted(dependencies(home)))
    pack(
        tree,
        dist / f"countersign_{version()}_amd64.deb",
        control.replace("@DEPENDS@", needed),
        compression="-Zxz -z9 -Sextreme",
    )
    return 0


def parts(origins: Path, home: Path) -> list[bill.Part]:
    """What others wrote in `home`: each owner with those of its files that lie there as files."""
    inside = home / "lib"
    files: dict[Owner, dict[str, Path]] = {}
    for place, owner in owned(origins).items():
        path = home / place if place == "countersign" else inside / place
        mine = files.setdefault(owner, {})
        if path.is_file() and not path.is_symlink() and _is_library(path):
            mine[str(path.relative_to(home))] = path
    works = [
        bill.Part(
            name=owner.name,
            version=owner.version,
            licence=owner.licence,
            purl=_ADDRESS[owner.kind].format(name=owner.name, version=owner.version),
            sum=owner.sum,
            files=mine,
        )
        for owner, mine in files.items()
    ]
    return works + bill.resources(inside / "desktop_app" / "resources")


def _desktop(tree: Path) -> None:
    """What a desktop and its software centre show, the command, and the publisher's service."""
    share = tree / "usr" / "share"
    for name, folder in (
        ("countersign.desktop", share / "applications"),
        ("countersign.svg", share / "icons" / "hicolor" / "scalable" / "apps"),
        ("countersign.metainfo.xml", share / "metainfo"),
    ):
        folder.mkdir(parents=True)
        shutil.copyfile(LINUX / name, folder / name)
    service = (LINUX / "countersign-publisher.service").read_text(encoding="utf-8")
    services = tree / "usr" / "lib" / "systemd" / "user"
    services.mkdir(parents=True)
    (services / "countersign-publisher.service").write_text(
        service.replace("%h/.local/bin/countersign", "/usr/bin/countersign"), encoding="utf-8"
    )
    command = tree / "usr" / "bin" / "countersign"
    command.parent.mkdir(parents=True)
    command.symlink_to("/opt/countersign/countersign")


def copyright_text(owners: Iterable[Owner]) -> str:
    """Whose everything in the folder is, and under which licence."""
    head = (LINUX / "copyright.in").read_text(encoding="utf-8")
    lines = [
        f" {owner.name} {owner.version}: {owner.licence} (/opt/countersign/licences/{owner.name}/)"
        for owner in owners
    ]
    return head + "\n".join(lines) + "\n"


# --- what the program needs from the system ------------------------------------------------------


def dependencies(home: Path) -> Iterator[str]:
    """The Debian packages of every library that the folder's own ask for and do not find in it."""
    libraries = [path for path in home.rglob("*") if _is_library(path)]
    inside = {path.name for path in home.rglob("*.so*")}
    wanted = {
        name
        for path in libraries
        if path.name not in _ONLY_IF_THERE
        for name in _needed(path)
        if name not in inside
    }
    places = dict(_FOUND.findall(_said("ldconfig", "-p")))
    asked = {places[name] for name in wanted}.union(copies.linked(home / "lib"))
    packages = {_package(place) for place in asked}
    newest = max(_glibc(libraries), key=lambda text: [int(part) for part in text.split(".")])
    for package in packages - {"libc6"}:
        yield _NEWER.get(package, package)
    yield f"libc6 (>= {newest})"


def _is_library(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _needed(path: Path) -> list[str]:
    return _NEEDED.findall(_said("readelf", "-d", str(path)))


def _glibc(libraries: Iterable[Path]) -> Iterator[str]:
    for path in libraries:
        for found in _GLIBC.findall(path.read_bytes()):
            yield found.decode()


def _package(library: str) -> str:
    places = (library, str(Path(library).resolve()))
    # Recorded under /lib what is asked for under /usr/lib, on a system that has made one of both.
    for place in (*places, *(each.removeprefix("/usr") for each in places)):
        asked = subprocess.run(
            ["dpkg-query", "-S", place], capture_output=True, text=True, check=False
        )
        if asked.returncode == 0:
            return asked.stdout.partition(":")[0]
    raise SystemExit(f"{library} belongs to no package")


def _said(*command: str) -> str:
    environment = {**os.environ, "PATH": f"{os.environ['PATH']}:/usr/sbin:/sbin"}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
