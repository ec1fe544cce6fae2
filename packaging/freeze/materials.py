"""What the programs for Windows and macOS are made of, and the sums of what is handed over.

    python packaging/freeze/materials.py bill ORIGINS LIBRARIES INTO...
    python packaging/freeze/materials.py sums FOLDER

`bill` writes ``countersign.cdx.json`` (packaging/linux/bill.py says its form) into each folder INTO:
ORIGINS is PyInstaller's list of where each file came from, LIBRARIES the folder that they are in.
`sums` writes FOLDER's ``SHA256SUMS`` of every installer, image and bill in it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "packaging" / folder) for folder in ("linux", "freeze")]
import bill  # noqa: E402 - found by the line above
from licences import Owner, distributed, pythons  # noqa: E402 - as above

_LIBRARIES = (".dll", ".dylib", ".pyd", ".so")
_HANDED_OVER = (".cdx.json", ".dmg", "-setup.exe")
#: Puts its starter and its own modules into every program that it makes.
_ALWAYS = "pyinstaller"


def main(arguments: list[str]) -> int:
    """Do the one or the other; 2 when used wrongly."""
    match arguments:
        case ["bill", origins, libraries, *into] if into:
            os.environ.setdefault("SOURCE_DATE_EPOCH", _commits_time())
            found = parts(Path(origins), Path(libraries))
            bill.write("countersign", found, *map(Path, into))
        case ["sums", folder]:
            write_sums(Path(folder))
        case _:
            sys.stderr.write(f"{__doc__}")
            return 2
    return 0


def parts(origins: Path, libraries: Path) -> list[bill.Part]:
    """What others wrote in `libraries`: each with its libraries that lie there as files.

    Whose licence nobody knows was refused before (packaging/freeze/elsewhere.py).
    """
    files: dict[Owner, dict[str, Path]] = {}
    for place, owner in _owned(origins):
        mine = files.setdefault(owner, {})
        path = libraries / place
        if path.suffix in _LIBRARIES and path.is_file():
            mine[place] = path
    works = [
        bill.Part(
            name=owner.name,
            version=owner.version,
            licence=owner.licence,
            purl=f"pkg:{owner.kind}/{owner.name}@{owner.version}",
            sum=owner.sum,
            files=mine,
        )
        for owner, mine in files.items()
    ]
    return works + bill.resources(libraries / "desktop_app" / "resources")


def write_sums(folder: Path) -> None:
    """Write ``SHA256SUMS``, as sha256sum and ``shasum -a 256`` check it."""
    lines = [
        f"{bill.sha256(path)}  {path.name}\n"
        for path in sorted(folder.iterdir())
        if path.name.endswith(_HANDED_OVER)
    ]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8", newline="\n")


def _owned(origins: Path) -> Iterator[tuple[str, Owner]]:
    """Whose each packed file is that is not ours, by its place."""
    known = dict(distributed())
    yield _ALWAYS, next(owner for owner in known.values() if owner.name == _ALWAYS)
    standard = Path(sysconfig.get_path("stdlib"))
    python = (Path(sys.base_prefix), standard.parent)
    for told, source in json.loads(origins.read_text(encoding="utf-8")):
        place, path = told.replace("\\", "/"), Path(source)
        if path in known:
            yield place, known[path]
        elif any(path.is_relative_to(folder) for folder in python):
            yield place, pythons(standard)


def _commits_time() -> str:
    """Seconds since 1970: the bill of the same commit is the same."""
    asked = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
