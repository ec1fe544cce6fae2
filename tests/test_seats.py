"""A seat in a team's record on a real PostgreSQL: what journeys of the windows leave out.

The administrator invites, shuts out and invites anew; holders take somebody in and out.
"""

from __future__ import annotations

import keyring
import pytest

from desktop_app import bootstrap, seats, teams
from desktop_app.adapters import keychain
from desktop_app.domain import spoken
from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.services.team_seat import Errand
from desktop_app.services.teaming import Stage
from tests.adapters.test_keychain import Entries
from tests.postgres import ADMINISTRATOR, PASSWORD
from tests.services.conftest import RULEBOOK
from tests.services.test_founding import PEOPLE

PASSPHRASE = "somebody's passphrase"


@pytest.fixture
def computers(postgres_server, tmp_path, monkeypatch):
    """`at(person)` sits down at somebody's computer, and gives its start; the record is sealed."""
    monkeypatch.setattr(spoken, "_SCRYPT", {"n": 2, "r": 8, "p": 1})
    monkeypatch.setattr(keychain, "_SCRYPT_N", 2**10)
    monkeypatch.setattr(keychain, "_SCRYPT_ALLOWED", frozenset({2**10}))
    monkeypatch.setattr(bootstrap, "rulebook", lambda: RULEBOOK)
    monkeypatch.delenv("COUNTERSIGN_LEDGER", raising=False)
    database = postgres_server.empty()
    entries = {}

    def at(person):
        own = entries.setdefault(person, Entries())
        monkeypatch.setattr(keyring, "get_keyring", lambda: own)
        return seats.start(tmp_path / person).team

    where = teams.Server(address=database.address, user=ADMINISTRATOR, password=PASSWORD)
    for one in teams.create(where, PEOPLE, ca=None):
        at(one.person).join(one.written(), PASSPHRASE, "en")
    yield at
    database.drop()


def sit(computers, person):
    return computers(person).seat()


def words(computers, person, language="en"):
    return " ".join(sit(computers, person).look(language).words)


def seal(computers):
    pairs = (("marc", "zoe"), ("zoe", "marc"), ("zoe", "anne"), ("marc", "office-computer"))
    for holder, person in pairs:
        said = words(computers, person)
        sit(computers, holder).confirm(person, said, PASSPHRASE)
    assert "ROOT KEY" in sit(computers, "zoe").seal(PASSPHRASE, "en", None).page
    director = sit(computers, "marc")
    return director, director.look("en").proposal


def test_a_team_seals_only_what_it_read_and_takes_somebody_in_and_out(computers):
    director, proposal = seal(computers)
    assert (proposal.by, proposal.before) == ("zoe", None)
    with pytest.raises(Refused, check=lambda error: error.kind == "team.changed"):
        director.seal(PASSPHRASE, "en", None)
    assert director.seal(PASSPHRASE, "en", proposal.id).in_force
    seen = director.look("fr")
    assert (seen.standing.stage, seen.is_trusted, seen.words) == (Stage.SEALED, True, ())

    anne = sit(computers, "anne")
    assert (anne.look("en").is_trusted, anne.look("en").is_holder) == (False, False)
    with pytest.raises(Refused, check=lambda error: error.kind == "roster.fingerprint"):
        anne.trust("one two three four five six")
    anne.trust(" ".join(seen.roster_words))  # in the other language
    assert anne.look("en").is_trusted

    marc = sit(computers, "marc")
    new = Errand(kind="invite", person="lea", name="Léa Roy", duties="communications")
    made = marc.administer(new, ADMINISTRATOR, PASSWORD)
    with pytest.raises(Unavailable):
        marc.administer(new, ADMINISTRATOR, "another password")
    joined = computers("lea").join(made.written(), PASSPHRASE, "en")
    assert (joined.holders, len(joined.words)) == ((), 6)
    assert sit(computers, "lea").look("en").standing.stage is Stage.OUTSIDE
    sit(computers, "marc").confirm("lea", " ".join(joined.words).upper(), PASSPHRASE)
    counsel = sit(computers, "zoe")
    assert counsel.seal(PASSPHRASE, "en", counsel.look("en").proposal.id).in_force
    assert sit(computers, "lea").look("en").roster.version == 2

    marc = sit(computers, "marc")
    marc.administer(Errand(kind="shut-out", person="lea"), ADMINISTRATOR, PASSWORD)
    with pytest.raises(Unavailable):
        sit(computers, "lea").look("en")
    sit(computers, "marc").remove("lea", "left the company", PASSPHRASE)
    counsel = sit(computers, "zoe")
    assert counsel.look("en").proposal.reason == "left the company"
    assert counsel.seal(PASSPHRASE, "en", counsel.look("en").proposal.id).in_force
    assert "lea" not in [one.id for one in counsel.look("en").roster.members]

    again = sit(computers, "marc").administer(
        Errand(kind="lost", person="anne"), ADMINISTRATOR, PASSWORD
    )
    with pytest.raises(Unavailable):
        sit(computers, "anne").look("en")
    assert computers("anne").read(again.written()).person == "anne"


def test_who_opens_no_team_has_no_seat(computers, tmp_path):
    assert seats.seat(tmp_path / "nobody") is None
    assert seats.start(tmp_path / "nobody").team.seat() is None
