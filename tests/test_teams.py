"""A team's record on a real PostgreSQL: founded, opened by its people, sent from, all or nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import keyring
import pytest

from desktop_app import bootstrap, membership, teams
from desktop_app.adapters.host import certificates
from desktop_app.adapters.keychain import KeyringSecrets, PersonKeys
from desktop_app.domain.account import PersonId, Realm
from desktop_app.domain.errors import BadInput, CountersignError, Refused, Unavailable
from desktop_app.domain.payload import Media, Part
from desktop_app.domain.publication import PostState
from desktop_app.services import drafting
from desktop_app.services.starting import TeamPlace
from tests.adapters.media.samples import jpeg
from tests.adapters.test_keychain import Entries
from tests.postgres import ADMINISTRATOR, PASSWORD
from tests.services.test_founding import PEOPLE

PASSPHRASE = "somebody's passphrase"
ANNE = PersonId("anne")


def told(error: type[CountersignError], kind: str):
    return pytest.raises(error, check=lambda raised: raised.kind == kind)


@pytest.fixture
def keychain(monkeypatch):
    backend = Entries()
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
    return backend


@pytest.fixture
def database(postgres_server):
    made = postgres_server.empty()
    yield made
    made.drop()


@pytest.fixture
def where(database):
    address = database.address.replace("://", f"://{ADMINISTRATOR}@")
    return teams.server(address, lambda _login: PASSWORD)


def logins(database) -> set[str]:
    with database.superuser() as connection:
        found = connection.execute(
            "SELECT rolname FROM pg_roles WHERE starts_with(rolname, %s)", [f"{database.name}_"]
        ).fetchall()
    return {name.removeprefix(f"{database.name}_") for (name,) in found}


def test_a_team_is_founded_and_each_person_opens_it_as_themselves(keychain, where, tmp_path):
    let_in = teams.found(where, PEOPLE, lambda _person: PASSPHRASE)
    assert [(one.person, one.password) for one in let_in] == [
        ("anne", ""),
        ("marc", ""),
        ("zoe", ""),
        ("office-computer", ""),
    ]
    place = TeamPlace(address=where.address, person=ANNE)
    opening = bootstrap.office(place, tmp_path)
    parts = opening.load()
    try:
        assert (parts.store.realm, parts.store.verify_chains()) == (Realm.X, 1)
        assert set(parts.here) == {"anne", "office-computer"}
        assert parts.person == ANNE
        opening.sign_in(ANNE, PASSPHRASE)
        with parts.store.begin() as work:
            account = work.charter().accounts[0].id
        draft = drafting.new_draft(parts.clock, ANNE, account)
        post = drafting.submit_for_review(parts, drafting.typed(draft, "Merci.", "fr"), ANNE)
        with parts.of_publisher().store.begin() as work:
            (seen,) = work.posts((PostState.IN_REVIEW,))
        assert (seen.id, seen.author) == (post, "anne")
    finally:
        opening.close()
    stranger = bootstrap.office(TeamPlace(address=where.address, person=PersonId("bob")), tmp_path)
    with told(Unavailable, "ledger.no_password"):
        stranger.load()
    stranger.close()


def test_a_key_made_elsewhere_comes_with_a_password_that_is_shown_once(keychain, where, database):
    public = PersonKeys(KeyringSecrets(Realm.X)).create(PersonId("elsewhere"), PASSPHRASE)
    people = PEOPLE.replace('id = "marc"', f'id = "marc"\nkey = "{public}"')
    marc = next(
        one
        for one in teams.found(where, people, lambda _person: PASSPHRASE)
        if one.person == "marc"
    )
    assert len(marc.password) >= 24
    place = TeamPlace(address=where.address, person=marc.person)
    with told(Unavailable, "ledger.login"):
        membership.log_in(place, "not the password")
    with told(Unavailable, "ledger.no_password"), bootstrap.ledger(place):
        raise AssertionError("opened without a password")
    membership.log_in(place, marc.password)
    with bootstrap.ledger(place) as store:
        assert store.verify_chains() == 1
    renewed = teams.let_in(where, marc.person)
    with told(Unavailable, "ledger.login"):
        membership.log_in(place, marc.password)
    membership.log_in(place, renewed.password)
    teams.shut_out(where, marc.person)
    with told(Unavailable, "ledger.login"), bootstrap.ledger(place):
        raise AssertionError("opened after the door was shut")
    found = teams.status(where)
    assert (found.version, found.changed) == (found.newest, "")
    assert [one.person for one in found.logins if not one.is_open] == ["marc"]
    teams.upgrade(where)


@pytest.mark.parametrize("what", ["passphrase", "signer", "login"])
def test_a_founding_that_is_refused_leaves_nothing(keychain, where, database, monkeypatch, what):
    people, refusal = PEOPLE, BadInput
    if what == "signer":
        people, refusal = PEOPLE.replace('id = "zoe"', f'id = "zoe"\nkey = "{"0" * 64}"'), Refused
    if what == "login":

        def refuse(*_arguments):
            raise Unavailable("keychain.locked")

        monkeypatch.setattr(teams, "_sign", refuse)
        refusal = Unavailable
    with pytest.raises(refusal) as raised:
        teams.found(where, people, lambda _person: "short" if what == "passphrase" else PASSPHRASE)
    assert raised.value.kind in ("keychain.passphrase_weak", "founding.signer", "keychain.locked")
    assert keychain.entries == {}
    assert logins(database) == set()
    assert teams.status(where).version is None


def test_a_record_is_never_founded_over_another(keychain, where):
    teams.found(where, PEOPLE, lambda _person: PASSPHRASE)
    before = dict(keychain.entries)
    others = PEOPLE.replace("anne", "anna").replace("zoe", "zora").replace("marc", "mark")
    others = others.replace("office-computer", "spare-computer")
    with told(Refused, "ledger.database_used"):
        teams.found(where, others, lambda _person: PASSPHRASE)
    assert keychain.entries == before


@pytest.mark.parametrize(
    ("address", "error", "kind"),
    [
        ("postgresql://admin:s3cret@db.example/acme", Refused, "ledger.password"),
        ("postgresql://db.example/acme", BadInput, "ledger.url"),
        ("/srv/ledger.sqlite", BadInput, "ledger.url"),
        ("postgresql://acme_admin@db.example/acme", BadInput, "ledger.administrator"),
        ("postgresql://acme_admin@a,b/acme?sslrootcert=ca", BadInput, "ledger.administrator"),
    ],
)
def test_an_administrators_address_has_a_login_and_no_password(address, error, kind):
    with told(error, kind):
        teams.server(address, lambda _login: "never asked")


def test_what_one_computer_attaches_another_one_fetches(keychain, where, tmp_path):
    teams.found(where, PEOPLE, lambda _person: PASSPHRASE)
    picture = tmp_path / "lyon.jpg"
    picture.write_bytes(jpeg())
    computers = {
        person: bootstrap.office(
            TeamPlace(address=where.address, person=PersonId(person)), tmp_path / person
        )
        for person in ("anne", "marc", "office-computer")
    }
    try:
        here, marc, sender = (each.load() for each in computers.values())
        computers["anne"].sign_in(ANNE, PASSPHRASE)
        with here.store.begin() as work:
            account = work.charter().accounts[0].id
        made = here.media.prepare(picture)
        media = Media(sha256=made.sha256, kind=made.kind, alt_text="L’atelier.")
        draft = drafting.new_draft(here.clock, ANNE, account)
        draft = replace(draft, parts=(Part(text="Merci.", media=(media,)),), language="fr")
        drafting.submit_for_review(here, draft, ANNE)
        for parts in (marc, sender):
            assert not parts.media.has(made.sha256)
            parts.media.fetch(made.sha256)
            there, own = (each.media.path(made.sha256) for each in (parts, here))
            assert there != own
            assert there.read_bytes() == own.read_bytes()
    finally:
        for each in computers.values():
            each.close()


def test_invitations_carry_the_authority_that_the_administrators_own_address_trusts(tmp_path):
    made = certificates.new_authority("test", datetime(2026, 11, 22, tzinfo=UTC))
    other = certificates.new_authority("other", datetime(2026, 11, 22, tzinfo=UTC))
    own = tmp_path / "authority.pem"
    own.write_bytes(made.certificate)
    where = teams.Server(address=f"postgresql://db/acme?sslrootcert={own}", user="a", password="b")
    assert teams.authority_of(where, None) == made.certificate.decode().strip()
    assert (
        teams.authority_of(where, other.certificate.decode()) == other.certificate.decode().strip()
    )
    for without in ("postgresql://db/acme", "postgresql://db/acme?sslrootcert=system"):
        assert teams.authority_of(replace(where, address=without), None) == ""
    own.unlink()
    with told(BadInput, "cli.file"):
        teams.authority_of(where, None)
