"""New versions: what a signed announcement says, and whether to believe it.

Nothing is fetched and nothing is installed here, or anywhere in the program: an announcement is a
file that the people who look after this computer lay where the program looks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.announcement import LONGEST, RELEASE_TYPE, Announcement, Version
from desktop_app.domain.envelope import Envelope, Verify, hint, signers
from desktop_app.domain.errors import BadInput, CountersignError, Damaged, Refused


class Beside(StrEnum):
    """How the announced version stands to the one that runs."""

    NEWER = "newer"
    SAME = "same"
    OLDER = "older"


@dataclass(frozen=True, slots=True, order=True)
class Seen:
    """The newest announcement that was believed on this desk."""

    version: Version
    date: date


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What a window is told about versions."""

    running: Version
    is_told: bool = True  #: False where whoever looks after this computer wants nothing said
    newest: Announcement | None = None  #: the newest that is to be believed
    refused: CountersignError | None = None  #: why another one is not

    @property
    def is_new(self) -> bool:
        """Whether something newer than what runs is announced."""
        return self.newest is not None and beside(self.newest, self.running) is Beside.NEWER


def opened(text: str, keys: Iterable[str], verify: Verify) -> Announcement:
    """The announcement in `text`, signed with one of the release keys that this build knows.

    Raises Refused (``updates.no_key``: the build knows none; ``updates.unknown_key``), BadInput
    (``updates.form``) or Damaged (``updates.signature``).
    """
    known = tuple(keys)
    if not known:
        raise Refused("updates.no_key")
    if len(text.encode("utf-8", "surrogatepass")) > LONGEST:
        raise BadInput("updates.form")
    try:
        envelope = Envelope.read(text, RELEASE_TYPE)
    except BadInput as error:
        raise BadInput("updates.form") from error
    if signers(envelope, known, verify):
        return Announcement.read(envelope.body)
    # The hints decide nothing: they only tell which of two sentences helps the reader.
    if not any(hint(key) in envelope.hints for key in known):
        raise Refused("updates.unknown_key")
    raise Damaged("updates.signature")


def require_newest(found: Announcement, seen: Seen | None) -> Seen:
    """What to remember once `found` is believed.

    Raises Refused (``updates.rollback``) when a later one was believed before: an old announcement
    would bring people back to a version whose faults are known.
    """
    told = Seen(found.version, found.date)
    if seen is not None and told < seen:
        raise Refused(
            "updates.rollback",
            version=str(found.version),
            date=found.date.isoformat(),
            seen=str(seen.version),
            seen_date=seen.date.isoformat(),
        )
    return told


def newest(found: Iterable[Announcement]) -> Announcement | None:
    """The announcement of the latest version, the later of two; None where there is none."""
    return max(found, key=lambda one: Seen(one.version, one.date), default=None)


def beside(found: Announcement, running: Version) -> Beside:
    """How the announced version stands to the one that runs."""
    if found.version == running:
        return Beside.SAME
    return Beside.NEWER if found.version > running else Beside.OLDER


def installer_named(found: Announcement, name: str, sha256: str) -> str:
    """The announced name of an installer with this SHA-256; `name` is what its file is called.

    Raises Damaged (``updates.installer``) when the announcement names that file with another
    SHA-256, BadInput (``updates.not_listed``) when it does not name it.
    """
    for known, digest in found.installers.items():
        if digest == sha256:
            return known
    facts = {"name": name, "version": str(found.version)}
    if name in found.installers:
        raise Damaged("updates.installer", **facts)
    raise BadInput("updates.not_listed", **facts)
