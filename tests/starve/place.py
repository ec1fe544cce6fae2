"""An office whose files lie on a disk of their own, so that this disk alone can run short."""

import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.faults.office import Office


class Shifted:
    """The machine's clock, put forward or back by the seconds that stand in a file."""

    def __init__(self, path):
        self._path = path

    def now(self):
        try:
            seconds = float(self._path.read_text(encoding="ascii"))
        except FileNotFoundError:
            seconds = 0.0
        return datetime.now(UTC) + timedelta(seconds=seconds)


@dataclass(frozen=True, kw_only=True)
class Place(Office):
    """Record, journal, drafts and media are in `disk`; the clock beside it is never short of room."""

    @property
    def disk(self):
        return self.folder / "disk"

    @property
    def ahead(self):
        """A clock that goes on, as a team's server's does."""
        return Shifted(self.folder / "ahead")

    @property
    def ledger(self):
        return self.disk / "ledger.sqlite"

    @property
    def desk(self):
        return self.disk / "desk.sqlite"

    def journal(self, name):
        return self.disk / f"journal-{name}.jsonl"


@contextmanager
def a_place(template=None):
    """A place for as long as the block lasts, with what stands in the office `template`.

    Not in pytest's folder, which nobody but its owner may enter.
    """
    with tempfile.TemporaryDirectory(prefix="cs-starve-") as top:
        place = Place(folder=Path(top))
        place.disk.mkdir()
        if template is not None:
            for file in template.folder.glob("ledger.sqlite*"):
                shutil.copy(file, place.disk)
        yield place
