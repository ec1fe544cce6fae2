"""Turns a folder into a Debian package, the same bytes each time: what both packages share.

Times come from the commit (``SOURCE_DATE_EPOCH``), rights are the usual ones, everything is root's.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LINUX = ROOT / "packaging" / "linux"


def version() -> str:
    """The program's version."""
    text = (ROOT / "desktop_app" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "(.+)"', text)
    assert found
    return found[1]


def kilobytes(folder: Path) -> int:
    """What the folder's files take."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    return sum(path.stat().st_size for path in files) // 1024


def documents(tree: Path, name: str, copyright_text: str) -> Path:
    """Write the package's ``copyright`` and its changelog for apt; return their folder."""
    folder = tree / "usr" / "share" / "doc" / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "copyright").write_text(copyright_text, encoding="utf-8")
    made = datetime.fromtimestamp(_epoch(), UTC).strftime("%a, %d %b %Y %H:%M:%S +0000")
    changes = (
        f"{name} ({version()}) stable; urgency=medium\n\n  * See CHANGELOG.md.\n\n"
        f" -- The Countersign authors <countersign@localhost>  {made}\n"
    )
    with gzip.GzipFile(folder / "changelog.gz", "wb", mtime=0) as file:
        file.write(changes.encode())
    return folder


def pack(tree: Path, target: Path, control: str, *, compression: str) -> None:
    """Write the package `target` out of `tree`, described by `control`, and print what was made.

    ``@VERSION@`` and ``@KILOBYTES@`` are filled in; `compression` is dpkg-deb's words for it.
    """
    text = control.replace("@VERSION@", version()).replace("@KILOBYTES@", str(kilobytes(tree)))
    _control(tree, text)
    _level(tree)
    packing = ["dpkg-deb", *compression.split(), "--root-owner-group", "--build"]
    subprocess.run([*packing, tree, target], check=True)
    print(f"{target.name}: {target.stat().st_size} bytes, unpacked {kilobytes(tree)} kB")
    print(hashlib.sha256(target.read_bytes()).hexdigest())


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


def _epoch() -> int:
    return int(os.environ["SOURCE_DATE_EPOCH"])


def _level(tree: Path) -> None:
    """One time and the usual rights for every file: neither says when or by whom it was built."""
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            runs = path.is_dir() or os.access(path, os.X_OK)
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (_epoch(), _epoch()), follow_symlinks=False)
