"""Announces a version: for whoever releases Countersign, on the machine that holds the release key.

python packaging/announce.py key KEYFILE                 make a key, print its public line
python packaging/announce.py sign KEYFILE ABOUT OUT INSTALLER...

ABOUT is TOML: `version`, `date` (both as text), `oldest` (programs older than it cannot open a
record that this version has brought up to date), and `[changes]` with `en` and `fr`, lists of the
same length. KEYFILE is made for its owner alone, and never written over; keep it off computers that
are on a network. OUT must not exist.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tomllib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from desktop_app.domain.announcement import RELEASE_TYPE, Announcement, Version
from desktop_app.domain.envelope import Envelope
from desktop_app.domain.errors import CountersignError

_SEED = 32  #: bytes
_KEY_WORDS, _SIGN_WORDS = 2, 5  #: of a command line, the least


def main(arguments: list[str]) -> int:
    """Return 0; 1 when something is refused; 2 for wrong use."""
    try:
        if arguments[:1] == ["key"] and len(arguments) == _KEY_WORDS:
            print(f'keys = ["{make_key(Path(arguments[1]))}"]')
        elif arguments[:1] == ["sign"] and len(arguments) >= _SIGN_WORDS:
            key, about, out, *installers = (Path(one) for one in arguments[1:])
            _write(out, announced(key, about, installers), 0o644)
            print(f"announce: {out} was written")
        else:
            print(__doc__, file=sys.stderr)
            return 2
    except (OSError, ValueError, LookupError, CountersignError) as error:
        print(f"announce: {error}", file=sys.stderr)
        return 1
    return 0


def make_key(path: Path) -> str:
    """Make a release key in a file that only its owner reads; return its public key in hex."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.generate()
    _write(path, f"{key.private_bytes_raw().hex()}\n", 0o600)
    return key.public_key().public_bytes_raw().hex()


def announced(key: Path, about: Path, installers: list[Path]) -> str:
    """The signed announcement of `installers` that `about` describes.

    Raises ValueError, OSError, LookupError or BadInput (``updates.form``).
    """
    signer = _key(key)
    said = tomllib.loads(about.read_text(encoding="utf-8"))
    names = [path.name for path in installers]
    if len(set(names)) < len(names):
        raise ValueError("two installers of one name")
    found = Announcement(
        version=Version.read(said["version"]),
        date=date.fromisoformat(said["date"]),
        changes={language: tuple(lines) for language, lines in said["changes"].items()},
        oldest=Version.read(said["oldest"]),
        installers={path.name: _sha256(path) for path in installers},
    )
    body = Announcement.read(found.body).body  # as every program will read it
    envelope = Envelope(kind=RELEASE_TYPE, body=body)
    public = signer.public_key().public_bytes_raw().hex()
    return envelope.with_signature(public, signer.sign(envelope.message).hex()).as_text()


def _key(path: Path) -> Ed25519PrivateKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    if os.name == "posix" and path.stat().st_mode & 0o077:
        raise ValueError(f"others may read {path}: chmod 600, and think about making another key")
    seed = bytes.fromhex(path.read_text(encoding="ascii").strip())
    if len(seed) != _SEED:
        raise ValueError(f"{path} holds no key")
    return Ed25519PrivateKey.from_private_bytes(seed)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write(path: Path, text: str, mode: int) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
