"""Packs a frozen program as a Debian package.

    python packaging/linux/deb.py PROGRAM ORIGINS TREE DIST

PROGRAM is PyInstaller's folder, ORIGINS its list of where each file came from, TREE a folder that is
laid out anew, DIST where the .deb is written. What the program needs from the system is read out of
its libraries: every library that they ask for and that is not in the folder is a dependency.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LINUX = ROOT / "packaging" / "linux"
sys.path.insert(0, str(ROOT / "packaging" / "freeze"))
from licences import Owner, collect  # noqa: E402 - scripts, found by their folder

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
    owners = collect(origins, home / "licences")
    shutil.copyfile(ROOT / "LICENSE", home / "LICENSE")
    version = _version()
    _desktop(tree)
    _documents(tree, version, owners)
    _control(tree, control(version, sorted(_dependencies(home)), _kilobytes(tree)))
    _level(tree)
    target = dist / f"countersign_{version}_amd64.deb"
    subprocess.run(["dpkg-deb", "-Zxz", "--root-owner-group", "--build", tree, target], check=True)
    print(f"{target.name}: {target.stat().st_size} bytes, folder {_kilobytes(home)} kB")
    print(hashlib.sha256(target.read_bytes()).hexdigest())
    return 0


def control(version: str, dependencies: list[str], kilobytes: int) -> str:
    """The package's description for apt, from ``control.in``."""
    text = (LINUX / "control.in").read_text(encoding="utf-8")
    return (
        text.replace("@VERSION@", version)
        .replace("@DEPENDS@", ", ".join(dependencies))
        .replace("@KILOBYTES@", str(kilobytes))
    )


def _version() -> str:
    text = (ROOT / "desktop_app" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "(.+)"', text)
    assert found
    return found[1]


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


def _documents(tree: Path, version: str, owners: Iterable[Owner]) -> None:
    folder = tree / "usr" / "share" / "doc" / "countersign"
    folder.mkdir(parents=True)
    head = (LINUX / "copyright.in").read_text(encoding="utf-8")
    lines = [
        f" {owner.name} {owner.version}: {owner.licence} (/opt/countersign/licences/{owner.name}/)"
        for owner in owners
    ]
    (folder / "copyright").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    made = datetime.fromtimestamp(_epoch(), UTC).strftime("%a, %d %b %Y %H:%M:%S +0000")
    changes = (
        f"countersign ({version}) stable; urgency=medium\n\n  * See CHANGELOG.md.\n\n"
        f" -- The Countersign authors <countersign@localhost>  {made}\n"
    )
    with gzip.GzipFile(folder / "changelog.gz", "wb", mtime=0) as file:
        file.write(changes.encode())


def _control(tree: Path, text: str) -> None:
    folder = tree / "DEBIAN"
    folder.mkdir()
    (folder / "control").write_text(text, encoding="utf-8")
    files = sorted(path for path in tree.rglob("*") if _is_packed(path, folder))
    sums = [
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}"
        f"  {path.relative_to(tree)}\n"
        for path in files
    ]
    (folder / "md5sums").write_text("".join(sums), encoding="utf-8")


def _is_packed(path: Path, control_folder: Path) -> bool:
    return path.is_file() and not path.is_symlink() and control_folder not in path.parents


# --- what the program needs from the system ------------------------------------------------------


def _dependencies(home: Path) -> Iterator[str]:
    """The Debian packages of every library that the folder's own ask for and do not find in it."""
    libraries = [path for path in home.rglob("*") if _is_elf(path)]
    inside = {path.name for path in home.rglob("*.so*")}
    wanted = {
        name
        for path in libraries
        if path.name not in _ONLY_IF_THERE
        for name in _needed(path)
        if name not in inside
    }
    places = dict(_FOUND.findall(_said("ldconfig", "-p")))
    packages = {_package(places[name]) for name in wanted}
    newest = max(_glibc(libraries), key=lambda text: [int(part) for part in text.split(".")])
    for package in packages - {"libc6"}:
        yield _NEWER.get(package, package)
    yield f"libc6 (>= {newest})"


def _is_elf(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _needed(path: Path) -> list[str]:
    return _NEEDED.findall(_said("readelf", "-d", str(path)))


def _glibc(libraries: Iterable[Path]) -> Iterator[str]:
    for path in libraries:
        for version in _GLIBC.findall(path.read_bytes()):
            yield version.decode()


def _package(library: str) -> str:
    for place in (library, str(Path(library).resolve())):
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


# --- the same bytes each time --------------------------------------------------------------------


def _epoch() -> int:
    return int(os.environ["SOURCE_DATE_EPOCH"])


def _level(tree: Path) -> None:
    """One time and the usual rights for every file: neither says when or by whom it was built."""
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            runs = path.is_dir() or os.access(path, os.X_OK)
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (_epoch(), _epoch()), follow_symlinks=False)


def _kilobytes(folder: Path) -> int:
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    return sum(path.stat().st_size for path in files) // 1024


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
