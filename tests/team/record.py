"""A team's record for tests: founded by an administrator, everybody with an own key, login, keychain.

Practice realm, because its posts go to the simulated X; everything else is as on a company's server.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from unittest import mock

import keyring

from desktop_app.adapters import keychain
from desktop_app.adapters.keychain import KeyringSecrets, PersonKeys
from desktop_app.adapters.ledger.postgres import open_ledger
from desktop_app.adapters.ledger.postgres.server import add_login
from desktop_app.adapters.paper_key import PaperKey, new_seed
from desktop_app.checks.rulebook import Rulebook
from desktop_app.domain.account import (
    Account,
    AccountId,
    Charter,
    Duty,
    Person,
    PersonId,
    Policy,
    Realm,
    Role,
)
from desktop_app.domain.roster import RootKey
from desktop_app.servers import ledger_password
from desktop_app.services import founding, rosters
from desktop_app.services.starting import TeamPlace
from tests.adapters.test_keychain import Entries
from tests.postgres import Database

PASSPHRASE = "a passphrase of somebody"
ROOTS = ("director", "counsel", "safe")


class KeptEntries(Entries):
    """A keychain that outlives its process, in a file."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        if path.exists():
            kept = json.loads(path.read_text("utf-8"))
            self.entries = {(service, name): secret for service, name, secret in kept}

    def set_password(self, service: str, username: str, password: str) -> None:
        super().set_password(service, username, password)
        self._keep()

    def delete_password(self, service: str, username: str) -> None:
        super().delete_password(service, username)
        self._keep()

    def _keep(self) -> None:
        said = [[*where, secret] for where, secret in self.entries.items()]
        beside = self._path.with_suffix(".new")
        beside.write_text(json.dumps(said), "utf-8")
        beside.replace(self._path)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Who is there before anybody has a key: accounts, and each person's roles by account."""

    accounts: tuple[Account, ...]
    people: Mapping[str, Mapping[str, tuple[Role, ...]]]
    policy: Policy = field(default_factory=Policy)
    profile: dict = field(default_factory=lambda: {"company": "Acme"})

    def charter(self, book: Rulebook, keys: Mapping[str, str]) -> Charter:
        return Charter(
            realm=Realm.PRACTICE,
            accounts=self.accounts,
            people=tuple(
                Person(id=PersonId(one), name=one.title(), key=keys[one]) for one in self.people
            ),
            duties=tuple(
                Duty(person=PersonId(person), account=AccountId(account), role=role)
                for person, duties in self.people.items()
                for account, roles in duties.items()
                for role in roles
            ),
            rulebook_digest=book.digest,
            policy=self.policy,
            profile=self.profile,
        )

    def holder(self, role: Role) -> str:
        """The first person who has that role anywhere."""
        return next(
            person
            for person, duties in self.people.items()
            if any(role in roles for roles in duties.values())
        )


@dataclass(frozen=True, kw_only=True)
class Founded:
    """What the administrator hands out: the first roster with its fingerprint, to be compared."""

    charter: Charter
    roster: str
    fingerprint: str


@contextmanager
def quick_passphrases() -> Iterator[None]:
    """Passphrases are slow to try on purpose; here nobody guesses them."""
    few = 2**10
    with (
        mock.patch.object(keychain, "_SCRYPT_N", few),
        mock.patch.object(keychain, "_SCRYPT_ALLOWED", frozenset({few})),
    ):
        yield


@contextmanager
def sitting_at(entries: Entries) -> Iterator[None]:
    """Inside, this process has that keychain."""
    with mock.patch.object(keyring, "get_keyring", return_value=entries):
        yield


def found(
    database: Database, plan: Plan, book: Rulebook, places: Mapping[str, TeamPlace], folder: Path
) -> Founded:
    """Put the record into the database. Each person's keychain is `folder`/person/keychain.json.

    `places` are where each person reaches the record.
    """
    with ExitStack() as stack:
        stack.enter_context(quick_passphrases())
        keys = {}
        engine = database.engine()
        stack.callback(engine.dispose)
        for person, place in places.items():
            (folder / person).mkdir(mode=0o700)
            keys[person] = _settle(stack, plan, engine, person, place, folder / person)
        charter = plan.charter(book, keys)
        legal = plan.holder(Role.LEGAL)
        roster = _sign(charter, places[legal], legal, folder / legal, database)
    return Founded(charter=charter, roster=roster, fingerprint=rosters.fingerprint_of(roster))


def _settle(stack, plan, engine, person, place, folder) -> str:
    """A key and a login, both in the person's own keychain; the key's public half."""
    with sitting_at(KeptEntries(folder / "keychain.json")):
        kept = KeyringSecrets(Realm.X)
        password = secrets.token_urlsafe(9)
        add_login(engine, person, password)
        kept.write(ledger_password(place), password)
        made = PersonKeys(kept)
        is_machine = any(Role.PUBLISHER in roles for roles in plan.people[person].values())
        if is_machine:
            return made.create_unattended(PersonId(person))
        return made.create(PersonId(person), PASSPHRASE)


def _sign(charter, place, legal, folder, database) -> str:
    """The charter, signed by legal; and the first roster, signed by two of three root keys."""
    with sitting_at(KeptEntries(folder / "keychain.json")):
        kept = KeyringSecrets(Realm.X)
        keys = PersonKeys(kept)
        keys.unlock(PersonId(legal), PASSPHRASE)
        direct = replace(place, address=database.address)
        password = kept.read(ledger_password(place))
        store = open_ledger(direct.address, direct.person, keys.verify, lambda: password)
        try:
            founding.found(store, keys, charter, PersonId(legal))
            with store.begin() as work:
                (first,) = work.rules()
        finally:
            store.close()
    papers = {name: PaperKey(new_seed()) for name in ROOTS}
    roots = [RootKey(name=name, key=paper.public_key("")) for name, paper in papers.items()]
    roster = rosters.first_roster(
        charter, first.hash, roots, datetime.now(UTC).replace(microsecond=0)
    )
    text = rosters.unsigned(roster)
    for name in ROOTS[:2]:
        text = rosters.signed_by_root(text, papers[name], name, roots)
    return text
