"""What is said of a new version by whoever releases it: signed, and read strictly.

It is an envelope (`domain.envelope`) around a canonical body. A program that reads it installs
nothing and asks nobody: the file comes from the people who look after this computer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.canonical import Json, canonical, parse_object
from desktop_app.domain.errors import BadInput
from desktop_app.domain.reading import as_list, as_object, as_text, only

RELEASE_TYPE = "application/vnd.countersign.release+json"
#: Bytes of a whole announcement; one with fifty installers needs a tenth of it.
LONGEST = 65_536
LANGUAGES = ("en", "fr")
_VERSION = re.compile(r"(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})")
#: No folder, nothing hidden, nothing that a shell or a terminal obeys.
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+~-]{0,120}")
_SHA256 = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """Three numbers; a later version is greater."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"

    @classmethod
    def read(cls, text: str) -> Version:
        """Read ``X.Y.Z``, without leading zeros. Raises BadInput (``updates.form``)."""
        found = _VERSION.fullmatch(text)
        if found is None:
            raise BadInput("updates.form")
        return cls(*(int(number) for number in found.groups()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """One version: what changes, and by which SHA-256 its installers are known.

    Once `version` has brought a record up to date, programs older than `oldest` cannot open it.
    """

    version: Version
    date: date
    changes: Mapping[str, tuple[str, ...]]  #: by language; the same number of lines in each
    oldest: Version
    installers: Mapping[str, str]  #: file name, and the SHA-256 of the file

    @property
    def body(self) -> str:
        """What is signed: canonical JSON."""
        installers: dict[str, Json] = {**self.installers}
        return canonical(
            {
                "version": str(self.version),
                "date": self.date.isoformat(),
                "changes": {language: list(lines) for language, lines in self.changes.items()},
                "oldest": str(self.oldest),
                "installers": installers,
            }
        )

    @classmethod
    def read(cls, body: str) -> Announcement:
        """Read what `body` wrote. Raises BadInput (``updates.form``)."""
        try:
            found = cls._read(parse_object(body))
        except (BadInput, ValueError) as error:
            raise BadInput("updates.form") from error
        if found.body != body or not _is_sound(found):
            raise BadInput("updates.form")
        return found

    @classmethod
    def _read(cls, said: dict[str, Json]) -> Announcement:
        only(said, "version date changes oldest installers")
        return cls(
            version=Version.read(as_text(said["version"])),
            date=date.fromisoformat(as_text(said["date"])),
            changes={
                language: tuple(as_text(line) for line in as_list(lines))
                for language, lines in as_object(said["changes"]).items()
            },
            oldest=Version.read(as_text(said["oldest"])),
            installers={
                name: as_text(digest) for name, digest in as_object(said["installers"]).items()
            },
        )


def _is_sound(found: Announcement) -> bool:
    lengths = {len(lines) for lines in found.changes.values()}
    return (
        sorted(found.changes) == sorted(LANGUAGES)
        and len(lengths) == 1
        and all(line.strip() for lines in found.changes.values() for line in lines)
        and found.oldest <= found.version
        and bool(found.installers)
        and all(_NAME.fullmatch(name) for name in found.installers)
        and all(_SHA256.fullmatch(digest) for digest in found.installers.values())
    )
