"""What is planted, where each of it may be found, and a search that sees through encodings."""

from __future__ import annotations

import base64
import json
import secrets
import zipfile
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import ahocorasick

DESK, LEDGER, JOURNAL, AT_X, EVIDENCE = "desk", "ledger", "journal", "x", "evidence"
#: What was read of X stands in a file of its own.
OBSERVED = "observations"
#: Where what was submitted may be: everybody who may read the record reads it there.
RECORD = (LEDGER, EVIDENCE)
#: Where what was posted may be besides.
PUBLIC = (*RECORD, JOURNAL, AT_X)
NOWHERE = ()
#: By how a file's name begins. What is not named here has a place of its own.
_PLACES = (
    ("desk.sqlite", DESK),
    ("observations.sqlite", OBSERVED),
    ("ledger.sqlite", LEDGER),
    ("journal.jsonl", JOURNAL),
    ("x.json", AT_X),
    ("evidence", EVIDENCE),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Canary:
    """One planted thing. `may_be` are the places in which it belongs."""

    name: str
    value: bytes
    may_be: tuple[str, ...]

    def forms(self):
        """What it looks like, as it is and in the encodings that programs use."""
        made = {self.value, self.value.hex().encode(), self.value.hex().upper().encode()}
        made |= set(_in_base64(self.value))
        try:
            text = self.value.decode()
        except ValueError:
            return made
        made |= {text.encode("utf-16-le"), quote(text).encode(), json.dumps(text)[1:-1].encode()}
        return made | {repr(text)[1:-1].encode("utf-8", "backslashreplace")}


def _in_base64(value):
    """At each of the three places at which it may begin, without the letters that others share."""
    for before in range(3):
        encoded = base64.b64encode(bytes(before) + value)
        whole = encoded[(0, 2, 3)[before] : -4]
        yield whole
        yield whole.replace(b"+", b"-").replace(b"/", b"_")


@dataclass(slots=True)
class Planted:
    """Everything that was planted in one walk."""

    canaries: dict[str, Canary] = field(default_factory=dict)

    def text(self, name, may_be=NOWHERE):
        """Plant a word that is nowhere else, and return it."""
        letters = "".join(secrets.choice("bcdfghjkmnpqrstvwz") for _ in range(14))
        word = f"zq{letters}"
        self.keep(name, word, may_be)
        return word

    def keep(self, name, value, may_be=NOWHERE):
        """Plant something that another made."""
        raw = value.encode() if isinstance(value, str) else bytes(value)
        self.canaries[name] = Canary(name=name, value=raw, may_be=tuple(may_be))

    def record_randomness(self, patch):
        """Plant every token, code, verifier, state and seed that is made from now on."""
        letters, octets = secrets.token_urlsafe, secrets.token_bytes

        def token_urlsafe(nbytes=None):
            patch(secrets, "token_bytes", octets)  # of which `letters` makes its letters
            made = letters(nbytes)
            patch(secrets, "token_bytes", token_bytes)
            self.keep(f"secret {len(self.canaries)}", made)
            return made

        def token_bytes(nbytes=None):
            made = octets(nbytes)
            if len(made) >= 32:
                self.keep(f"seed {len(self.canaries)}", made)
            return made

        patch(secrets, "token_urlsafe", token_urlsafe)
        patch(secrets, "token_bytes", token_bytes)

    def write(self, path: Path):
        """Keep the list for whoever searches."""
        rows = [[c.name, c.value.hex(), c.may_be] for c in self.canaries.values()]
        path.write_text(json.dumps(rows))

    @classmethod
    def read(cls, path: Path):
        """Read what `write` wrote."""
        planted = cls()
        for name, value, may_be in json.loads(path.read_text()):
            planted.keep(name, bytes.fromhex(value), may_be)
        return planted

    def places(self, *folders: Path):
        """Where each canary is, by its name: files below `folders`, called by their places."""
        searched = self._automaton()
        found = defaultdict(set)
        for folder in folders:
            for path in sorted(folder.rglob("*")):
                if path.is_file() and not path.is_socket():
                    for content in _contents(path):
                        for _, name in searched.iter(content.decode("latin-1")):
                            found[name].add(place_of(path))
        return found

    def out_of_place(self, *folders: Path):
        """(name, place) of everything that is where it does not belong."""
        return sorted(
            (name, place)
            for name, places in self.places(*folders).items()
            for place in places - set(self.canaries[name].may_be)
        )

    def _automaton(self):
        searched = ahocorasick.Automaton()
        for canary in self.canaries.values():
            for form in canary.forms():
                searched.add_word(form.decode("latin-1"), canary.name)
        searched.make_automaton()
        return searched


def place_of(path: Path) -> str:
    """What is kept in a file of that name; the name itself when it is none of the known ones."""
    return next((place for start, place in _PLACES if path.name.startswith(start)), path.name)


def _contents(path: Path):
    yield path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as bundle:
            for name in bundle.namelist():
                yield bundle.read(name)
