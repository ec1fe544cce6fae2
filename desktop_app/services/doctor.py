"""What an examination of this computer found: the doctor's words for it, and what follows from it.

Nothing is examined here and no sentence stands here; `desktop_app.adapters.machine` looks, and
``resources/messages/doctor.toml`` holds the sentences. Facts are names, counts and paths: never a
secret, never a word of anybody's draft.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Standing(StrEnum):
    """How much it matters."""

    WELL = "well"  #: it is there
    WITHOUT = "without"  #: it is not there, and the program works without it
    MISSING = "missing"  #: the program needs it


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at: `sentence` is its key in doctor.toml, `facts` fill it in.

    `packages` are the Debian packages that bring what was not found.
    """

    sentence: str
    standing: Standing
    facts: Mapping[str, str] = field(default_factory=dict)
    packages: tuple[str, ...] = ()


def is_fit(checks: Iterable[Check]) -> bool:
    """Whether everything that the program needs is there."""
    return all(check.standing is not Standing.MISSING for check in checks)


def apt_line(checks: Iterable[Check], *standings: Standing) -> str:
    """What an administrator of Debian or Ubuntu types to bring what is not there; "" for nothing."""
    packages = [
        package for check in checks if check.standing in standings for package in check.packages
    ]
    wanted = dict.fromkeys(packages)
    return f"apt-get install -y {' '.join(wanted)}" if wanted else ""
