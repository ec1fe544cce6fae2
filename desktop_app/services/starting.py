"""What a start opens and who chooses it, and the founding of a record by the people at one computer.

Nothing is read or written here: ``bootstrap`` fills `Start` in, the first window asks, and what was
chosen is kept beside the desks of both realms, which never share anything else.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.account import WRITING, PersonId, Role

if TYPE_CHECKING:
    from desktop_app.services.backing_up import Backups, Diagnosis
    from desktop_app.services.parts import Opening
    from desktop_app.services.team_seat import TeamDoor
    from desktop_app.services.updating import News

#: Characters; the keychain refuses less. NIST SP 800-63B asks for 8 and no rules of composition;
#: whoever copied the keychain's entry may guess without limit, so ours is longer.
SHORTEST_PASSPHRASE = 12
_GOOD, _STRONG = 16, 24  #: characters
_FEW = 6  #: different characters: less than this is a pattern
_LONGEST_ID = 36  #: leaves room for a number behind it
#: What the most frequent passwords of published lists are made of. It does not count.
_COMMON = re.compile(
    r"passw(?:or[dt])?|mot.?de.?passe|countersign|azerty(?:uiop)?|qwert[yz](?:uiop)?|asdf(?:gh)?"
    r"|1q2w3e4r|1qaz2wsx|zaq12wsx|q1w2e3r4|12345(?:67890?)?|123123|987654|abcdef|abc123|admin"
    r"|bonjour|changeme|chouchou|doudou|dragon|football|ilove(?:you)?|jetaime|letmein|loulou"
    r"|marseille|monkey|princess|secret|soleil|sunshine|superman|trustno1|welcome",
    re.IGNORECASE,
)


class Opens(StrEnum):
    """What was chosen at the first start."""

    PRACTICE = "practice"  #: sample data; nothing can be posted
    RECORD = "record"  #: a company's own record, in a file


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamPlace:
    """A team's record on its server, and as whom it is opened."""

    address: str  #: like ``postgresql://db.example/acme``, without names and passwords
    person: PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What the next start opens. `ledger` stays known while somebody practises."""

    opens: Opens
    ledger: str = ""  #: where the company's record is; empty for none
    asks: bool = False  #: the next start asks again, once
    language: str = ""  #: of the windows, where the desk does not know one yet
    scheme: str = ""  #: light or dark, likewise

    def written(self) -> str:
        """As it is kept."""
        said = {"opens": self.opens.value, "ledger": self.ledger, "asks": self.asks}
        return json.dumps({**said, "language": self.language, "scheme": self.scheme}) + "\n"

    @classmethod
    def read(cls, text: str) -> Choice | None:
        """What `written` wrote; None for anything else: it is asked for again."""
        try:
            said = json.loads(text)
            made = cls(
                opens=Opens(said["opens"]),
                ledger=str(said["ledger"]),
                asks=said["asks"] is True,
                language=str(said["language"]),
                scheme=str(said["scheme"]),
            )
        except (ValueError, KeyError, TypeError, RecursionError):
            return None
        return None if made.opens is Opens.RECORD and not made.ledger else made


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A person of the record that is to be made."""

    name: str
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAccount:
    """The account of the record that is to be made; `x_user_id` is X's number of it."""

    handle: str  #: without the @
    name: str
    x_user_id: str
    purpose: str = ""
    audience: str = ""
    zone: str = "UTC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """Who may do what in the record that is to be made; `computer` is how this one is called."""

    account: NewAccount
    members: tuple[Member, ...]
    computer: str

    def people_file(self, is_taken: Callable[[PersonId], bool]) -> tuple[str, tuple[PersonId, ...]]:
        """The people file that `services.founding` reads, and the members' ids in their order.

        An id that `is_taken` gets a number: a key that another record made is never touched.
        """
        names = [*(member.name for member in self.members), self.computer]
        roles = [*(member.roles for member in self.members), (Role.PUBLISHER,)]
        ids = tuple(_free_ids(names, is_taken))
        account = self.account
        values = {"id": _slug(account.handle), "handle": account.handle, "name": account.name}
        values |= {"x_user_id": account.x_user_id, "zone": account.zone}
        told = {"purpose": account.purpose, "audience": account.audience}
        lines = ["[[account]]"]
        lines += [f"{key} = {_quoted(text)}" for key, text in (values | told).items() if text]
        for person, name, held in zip(ids, names, roles, strict=True):
            listed = ", ".join(_quoted(role) for role in held)
            lines += ["[[person]]", f"id = {_quoted(person)}", f"name = {_quoted(name)}"]
            lines += [f"roles = [{listed}]"]
        return "\n".join(lines) + "\n", ids[:-1]


class Gap(StrEnum):
    """Why the people named so far cannot keep a record together."""

    ALONE = "alone"  #: nobody could approve what the one person writes: self-review, no X
    NAMELESS = "nameless"
    SAME_NAME = "same-name"
    NO_AUTHOR = "no-author"
    NO_COMMUNICATIONS = "no-communications"
    NO_LEGAL = "no-legal"


def gap(members: Sequence[Member]) -> Gap | None:
    """The first reason why these people could not write, approve and post; None when they can."""
    held = {role for member in members for role in member.roles}
    names = [member.name.casefold() for member in members]
    found = {
        Gap.NAMELESS: not all(names),
        Gap.ALONE: len(members) < 2,
        Gap.SAME_NAME: len(set(names)) < len(names),
        Gap.NO_AUTHOR: not held & set(WRITING),
        Gap.NO_COMMUNICATIONS: Role.COMMUNICATIONS not in held,
        Gap.NO_LEGAL: Role.LEGAL not in held,
    }
    return next((each for each, is_so in found.items() if is_so), None)


class Strength(StrEnum):
    """How hard a passphrase is to guess, in steps that can be said in words."""

    EMPTY = "empty"
    SHORT = "short"  #: refused
    EASY = "easy"  #: a pattern, a common word or a name: refused
    ENOUGH = "enough"
    GOOD = "good"
    STRONG = "strong"

    @property
    def is_enough(self) -> bool:
        """Whether it may be used."""
        return self in (Strength.ENOUGH, Strength.GOOD, Strength.STRONG)


def strength(passphrase: str, known: Sequence[str] = ()) -> Strength:
    """How strong it is; `known` are names that somebody who guesses would try first."""
    typed = unicodedata.normalize("NFC", passphrase).strip()
    if not typed:
        return Strength.EMPTY
    if len(typed) < SHORTEST_PASSPHRASE:
        return Strength.SHORT
    rest = _COMMON.sub("", typed.casefold())
    for name in known:
        for word in (name.casefold(), *name.casefold().split()):
            rest = rest.replace(word, "") if word else rest
    if len(set(typed)) < _FEW or len(rest) < SHORTEST_PASSPHRASE // 2:
        return Strength.EASY
    if len(rest) < _GOOD:
        return Strength.ENOUGH
    return Strength.STRONG if len(rest) >= _STRONG else Strength.GOOD


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What a start can open, keep and make; all but `practice`, `record` and `keep` are slow."""

    kept: Callable[[], Choice | None]  #: what was chosen last; None before the first choice
    is_ruled: bool  #: the environment names the record: nothing is chosen in a window
    records: Path  #: the folder that new records are kept in when nothing else is said
    practice: Callable[[str], Opening]  #: opens the practice desk; made in this language
    record: Callable[[str], Opening]  #: what a path or a team's address names
    keep: Callable[[Choice], None]  #: Raises Unavailable (``desk.unwritable``)
    probe: Callable[[Path], None]  #: Raises what opening this record would
    keychain: Callable[[], None]  #: Raises Unavailable (``keychain.*``) when keys cannot be kept
    #: Makes a record with the members' passphrases, in their order; all of it or nothing.
    found: Callable[[Path, Company, Sequence[str]], None]
    backups: Callable[[], Backups]  #: of what the next start opens
    #: Looks at this computer; None where nobody can look. The program that starts gives it.
    diagnose: Callable[[], Diagnosis] | None = None
    #: Looks for announcements of versions; None where nobody can look.
    news: Callable[[], News] | None = None
    team: TeamDoor | None = None  #: the way into a team's record; None where there is none


def _free_ids(names: Sequence[str], is_taken: Callable[[PersonId], bool]) -> Iterator[PersonId]:
    given: set[str] = set()
    for name in names:
        slug, number = _slug(name), 1
        free = slug
        while free in given or is_taken(PersonId(free)):
            number += 1
            free = f"{slug}-{number}"
        given.add(free)
        yield PersonId(free)


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_ID].strip("-") or "person"


def _quoted(text: str) -> str:
    """A TOML string: as in JSON, but for the one character that JSON leaves as it is."""
    normal = unicodedata.normalize("NFC", text)
    return json.dumps(normal, ensure_ascii=False).replace("\x7f", "\\u007f")
