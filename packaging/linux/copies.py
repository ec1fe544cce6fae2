"""Links to the system's libraries where a Python distribution brings an old copy of the same.

psycopg and Pillow bring OpenSSL, Kerberos, X and compression for systems that may lack them. Debian
has each, and renews it faster than we pack: a weakness that is mended there is mended here too, and
the folder is 12 MB smaller. Where the system's would not do, packing stops.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

#: As the copy begins, before the sum that its distribution puts into the name: the system's.
SYSTEMS = {
    "libcrypto": "libcrypto.so.3",
    "libssl": "libssl.so.3",
    "libgssapi_krb5": "libgssapi_krb5.so.2",
    "libkrb5": "libkrb5.so.3",
    "libkrb5support": "libkrb5support.so.0",
    "libk5crypto": "libk5crypto.so.3",
    "libcom_err": "libcom_err.so.2",
    "libcrypt": "libcrypt.so.1",
    "libxcb": "libxcb.so.1",
    "libXau": "libXau.so.6",
    "liblzma": "liblzma.so.5",
    "libzstd": "libzstd.so.1",
}
#: Where Debian and Ubuntu have them; the package is for this one sort of machine.
PLACE = Path("/usr/lib/x86_64-linux-gnu")
_COPY = re.compile(r"(lib\w+)-[0-9a-f]{8}\.so\S*")
_NEEDED = re.compile(r"\(NEEDED\).*\[(.+)\]")
#: How ldd says that a library, a version or a name is missing.
_MISSING = re.compile(r"not found|undefined symbol", re.IGNORECASE)


class DoesNotFit(Exception):
    """The system's library has not what the folder's libraries ask for, or is not there."""


def link(libraries: Path) -> int:
    """Put links in the place of the copies in `libraries`; return the bytes saved.

    Copies that only those asked for are left out: nobody would find a use for them. Raises
    DoesNotFit.
    """
    copies = [path for path in libraries.glob("*.libs/*.so*") if _COPY.fullmatch(path.name)]
    before = sum(path.stat().st_size for path in copies)
    for path in copies:
        if its_system := SYSTEMS.get(_COPY.sub(r"\1", path.name)):
            if not (PLACE / its_system).exists():
                raise DoesNotFit(f"{PLACE / its_system} is missing")
            path.unlink()
            path.symlink_to(PLACE / its_system)
    _leave_out_unused(libraries, copies)
    left = [path for path in copies if path.exists() and not path.is_symlink()]
    _try(libraries, left)
    return before - sum(path.stat().st_size for path in left)


def linked(libraries: Path) -> Iterator[str]:
    """The places of the system's libraries that links lead to."""
    for path in libraries.glob("*.libs/*.so*"):
        if path.is_symlink() and path.readlink().is_absolute():
            yield str(path.readlink())


def _leave_out_unused(libraries: Path, copies: Iterable[Path]) -> None:
    """Those that no library asks for, nor what is asked for; beside them lie links of the same names."""
    known = {path.name: path for path in copies}
    asked: set[str] = set()
    waiting = [path for path in _own(libraries) if path.name not in known]
    while waiting:
        names = _needs(waiting.pop()) & known.keys() - asked
        asked |= names
        waiting += [known[name] for name in names if not known[name].is_symlink()]
    for name in known.keys() - asked:
        known[name].unlink()
        (libraries / name).unlink(missing_ok=True)


def _own(libraries: Path) -> Iterator[Path]:
    for path in libraries.rglob("*.so*"):
        if path.is_file() and not path.is_symlink():
            yield path


def _needs(path: Path) -> set[str]:
    done = subprocess.run(["readelf", "-d", path], capture_output=True, text=True, check=True)
    return set(_NEEDED.findall(done.stdout))


def _try(libraries: Path, left: Iterable[Path]) -> None:
    """Have the loader bind every name, as it would at the first call. Raises DoesNotFit."""
    environment = {**os.environ, "LD_LIBRARY_PATH": str(libraries)}
    for path in left:
        done = subprocess.run(
            ["ldd", "-r", path], capture_output=True, text=True, check=False, env=environment
        )
        wrong = [
            line for line in f"{done.stdout}{done.stderr}".splitlines() if _MISSING.search(line)
        ]
        if done.returncode or wrong:
            raise DoesNotFit(f"{path.name}: {'; '.join(wrong) or done.stderr.strip()}")
