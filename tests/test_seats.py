"""A seat in a team's record on a real PostgreSQL: what journeys of the windows leave out.

The administrator invites, shuts out and invites anew; holders take somebody in and out.
"""

from __future__ import annotations

import re
from dataclasses import replace

import keyring
import pytest

from desktop_app import bootstrap, seats, teams
from desktop_app.adapters import keychain
from desktop_app.domain import spoken
from desktop_app.domain.errors import BadInput, Refused, Unavailable
from desktop_app.services.succession import Leaving
from desktop_app.services.team_seat import Errand, Hand
from desktop_app.services.teaming import Stage
from tests.adapters.test_keychain import Entries
from tests.postgres import ADMINISTRATOR, PASSWORD
from tests.services.conftest import RULEBOOK
from tests.services.test_founding import PEOPLE

PASSPHRASE = "somebody's passphrase"
HAND = Hand(passphrase=PASSPHRASE, language="en")


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
        sit(computers, holder).confirm(person, said, HAND)
    page = sit(computers, "zoe").seal(HAND, None).page
    director = sit(computers, "marc")
    return director, director.look("en").proposal, page


def test_a_team_seals_only_what_it_read_and_takes_somebody_in_and_out(computers):
    director, proposal, page = seal(computers)
    assert "ROOT KEY" in page
    assert (proposal.by, proposal.before) == ("zoe", None)
    with pytest.raises(Refused, check=lambda error: error.kind == "team.changed"):
        director.seal(HAND, None)
    assert director.seal(HAND, proposal.id).in_force
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
    sit(computers, "marc").confirm("lea", " ".join(joined.words).upper(), HAND)
    counsel = sit(computers, "zoe")
    assert counsel.seal(HAND, counsel.look("en").proposal.id).in_force
    assert sit(computers, "lea").look("en").roster.version == 2

    marc = sit(computers, "marc")
    marc.administer(Errand(kind="shut-out", person="lea"), ADMINISTRATOR, PASSWORD)
    with pytest.raises(Unavailable):
        sit(computers, "lea").look("en")
    sit(computers, "marc").remove(Leaving(person="lea", reason="left the company"), HAND)
    counsel = sit(computers, "zoe")
    assert counsel.look("en").proposal.reason == "left the company"
    assert counsel.seal(HAND, counsel.look("en").proposal.id).in_force
    assert "lea" not in [one.id for one in counsel.look("en").roster.members]

    again = sit(computers, "marc").administer(
        Errand(kind="lost", person="anne"), ADMINISTRATOR, PASSWORD
    )
    with pytest.raises(Unavailable):
        sit(computers, "anne").look("en")
    assert computers("anne").read(again.written()).person == "anne"


def take_in(computers, holder, other, person, duties):
    """`person` is invited, confirmed by `holder` and sealed in by `other`."""
    new = Errand(kind="invite", person=person, name=person.title(), duties=duties)
    made = sit(computers, holder).administer(new, ADMINISTRATOR, PASSWORD)
    joined = computers(person).join(made.written(), PASSPHRASE, "en")
    sit(computers, holder).confirm(person, " ".join(joined.words), HAND)
    sealing = sit(computers, other)
    assert sealing.seal(HAND, sealing.look("en").proposal.id).in_force


def refused(kind, verb):
    with pytest.raises(Refused) as told:
        verb()
    assert told.value.kind == kind


def test_who_holds_a_root_key_leaves_and_an_heir_signs_with_the_page_of_the_safe(computers):
    director, proposal, page = seal(computers)
    director.seal(HAND, proposal.id)
    take_in(computers, "zoe", "marc", "lea", "communications")
    take_in(computers, "zoe", "marc", "paul", "executive")

    counsel, lea = sit(computers, "zoe"), sit(computers, "lea")
    assert (lea.look("en").is_holder, lea.look("en").may_use_page) == (False, True)
    assert not sit(computers, "paul").look("en").may_use_page
    refused("team.heir", lambda: remove(computers, "lea", ""))
    refused("team.root_held", lambda: sit(computers, "marc").offer_root(HAND))
    heard = {one: offered(computers, one) for one in ("lea", "paul")}
    assert offered(computers, "lea") == heard["lea"]  # the same key, asked for twice
    sit(computers, "zoe")
    assert [one.person for one in counsel.look("en").heirs] == ["lea", "paul"]
    refused("team.words", lambda: remove(computers, "lea", heard["paul"]))
    refused("team.heir_duty", lambda: remove(computers, "paul", heard["paul"]))
    refused("team.leaves_self", lambda: remove(computers, "lea", heard["lea"], "zoe"))
    remove(computers, "lea", heard["lea"])
    counsel = sit(computers, "zoe")
    assert counsel.look("en").standing.waits_for == ("lea",)

    lea = sit(computers, "lea")
    waiting = lea.look("en").proposal
    assert [one.name for one in waiting.after.roots] == ["lea", "zoe", "safe"]
    refused("roster.signatures", lambda: lea.seal(HAND, waiting.id))  # hers alone is not enough
    lines = "\n".join(re.findall(r"^ +([1-7]  .+)$", page, re.MULTILINE))
    with pytest.raises(BadInput):
        lea.seal(replace(HAND, page="seven lines"), waiting.id)
    french = replace(HAND, language="fr", page=lines)  # of a page in English
    assert lea.seal(french, waiting.id).in_force
    seen = lea.look("en")
    assert (seen.is_holder, seen.may_use_page, seen.words) == (True, False, ())
    assert [one.person for one in seen.heirs] == ["paul"]
    assert "marc" not in [one.id for one in seen.roster.members]

    lea.seal(HAND, None)  # good for another month, as holders do
    counsel = sit(computers, "zoe")
    assert counsel.seal(HAND, counsel.look("en").proposal.id).in_force


def offered(computers, person):
    """The words of a root key that somebody makes, to take a holder's place."""
    own = sit(computers, person)
    own.offer_root(HAND)
    return " ".join(own.look("en").words)


def remove(computers, heir, heard, person="marc"):
    leaving = Leaving(person=person, reason="left", heir=heir, heard=heard)
    sit(computers, "zoe").remove(leaving, HAND)


def test_who_opens_no_team_has_no_seat(computers, tmp_path):
    assert seats.seat(tmp_path / "nobody") is None
    assert seats.start(tmp_path / "nobody").team.seat() is None
