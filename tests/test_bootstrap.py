"""Joining the parts: one program on a practice desk at a time, and a start that leaves no half."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import keyring
import pytest
from keyring.errors import KeyringLocked

from desktop_app import bootstrap
from desktop_app.adapters.journal import open_journal
from desktop_app.adapters.keychain import KeyringSecrets, PersonKeys
from desktop_app.adapters.practice_x.server import PracticeX
from desktop_app.domain.account import AccountId, PersonId, Realm, Role
from desktop_app.domain.action import PostId
from desktop_app.domain.company_list import ListName
from desktop_app.domain.errors import BadInput, CountersignError, Refused, Unavailable
from desktop_app.domain.publication import PostState
from desktop_app.services import drafting, figures_reading, goals, lists, practice, watching
from tests.adapters.language.grammar.company import company, identity
from tests.adapters.test_keychain import Entries
from tests.fakes import FakeClock
from tests.services.test_founding import PEOPLE


def test_a_second_start_on_the_same_desk_touches_no_ledger(tmp_path):
    """Two clicks on the icon: the second must not replace the ledger that the first is making."""
    first = open_journal(tmp_path / "practice" / "journal.jsonl")
    opening = bootstrap.practice(tmp_path)
    try:
        with pytest.raises(Unavailable, match=r"journal\.locked"):
            opening.load()
        assert not list((tmp_path / "practice").glob("ledger*"))
    finally:
        opening.close()
        first.close()


def test_a_refused_start_lets_go_of_everything(tmp_path, monkeypatch):
    opening = bootstrap.practice(tmp_path)
    opening.load()
    opening.close()

    def refuse(*_arguments):
        raise Unavailable("ledger.busy")

    monkeypatch.setattr(practice, "adopt", refuse)
    opening = bootstrap.practice(tmp_path)
    with pytest.raises(Unavailable, match=r"ledger\.busy"):
        opening.load()
    opening.close()
    assert not (tmp_path / "practice" / "ledger.sqlite-wal").exists()
    monkeypatch.undo()
    again = bootstrap.practice(tmp_path)
    assert again.load().store.verify_chains() > 0
    again.close()


def test_a_home_of_nobody_is_refused_in_words(monkeypatch):
    monkeypatch.setenv("COUNTERSIGN_HOME", "~nobody-of-this-name/desk")
    with pytest.raises(Unavailable, match=r"desk\.unwritable"):
        bootstrap.home()


@pytest.mark.parametrize(
    "foreign",
    ["UPDATE alembic_version SET version_num = '0000'", "DROP TRIGGER action_form"],
)
def test_a_practice_record_of_another_version_is_put_aside_and_the_drafts_stay(tmp_path, foreign):
    folder, clock = tmp_path / "practice", FakeClock()
    first = bootstrap.practice(tmp_path, clock=clock)
    parts = first.load()
    post = drafting.new_draft(clock, practice.EXECUTIVE, practice.ACCOUNT.id)
    post = drafting.submit_for_review(
        parts, drafting.typed(post, "Merci à tous.", "fr"), practice.EXECUTIVE
    )
    continued = drafting.continue_post(parts, post, practice.EXECUTIVE)
    first.close()
    with closing(sqlite3.connect(folder / "ledger.sqlite", isolation_level=None)) as file:
        file.execute(foreign)

    again = bootstrap.practice(tmp_path, clock=clock)
    renewed = again.load()
    (notice,) = renewed.notices
    assert (notice.kind, Path(notice.facts["kept"]).exists()) == ("practice.renewed", True)
    kept = renewed.desk.draft(continued.id)
    assert (kept.text, kept.post, kept.base_revision) == (continued.text, None, 0)
    assert len(renewed.desk.drafts(practice.EXECUTIVE)) == len([continued, "sample", "planned"])
    drafting.submit_for_review(renewed, kept, practice.EXECUTIVE)
    again.close()
    last = bootstrap.practice(tmp_path, clock=clock)
    assert last.load().notices == ()
    last.close()


def test_practice_has_two_accounts_with_terms_of_their_own(tmp_path):
    opening = bootstrap.practice(tmp_path, "fr")
    parts = opening.load()
    with parts.store.begin() as work:
        charter = work.charter()
    personal, company = (charter.policy.terms_for(each.id) for each in practice.ACCOUNTS)
    assert personal.colour != company.colour
    assert company.always == (Role.COMMUNICATIONS, Role.LEGAL)
    assert personal.purpose.startswith("Claire Morel parle")
    assert all(charter.holders(Role.PUBLISHER, each.id) for each in practice.ACCOUNTS)
    opening.close()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_first_start_has_posts_of_earlier_days_with_the_numbers_that_x_counted(
    tmp_path, language
):
    opening = bootstrap.practice(tmp_path, language)
    parts = opening.load()
    now = parts.clock.now()
    assert parts.store.verify_chains() > 0
    with parts.store.begin() as work:
        out = work.posts((PostState.POSTED,))
        of_claire = work.posted_parts(practice.ACCOUNT.id)
    assert len(out) == 3
    assert [(now - part.at).days for part in of_claire] in ([7, 1], [8, 2], [7, 2], [8, 1])
    for account in practice.ACCOUNTS:
        read = figures_reading.read(parts, account.id, 30)
        assert read.posts, account.handle
        for part in of_claire if account == practice.ACCOUNT else ():
            counted = parts.observations.snapshots(account.id, part.x_post_id)
            seen = [one.counts.impressions for one in counted]
            assert len(seen) > 1
            assert seen == sorted(seen), "they only grow"
            assert all(part.at < one.at < now for one in counted)
    (goal,) = goals.progress(parts, practice.COMMUNICATIONS)
    assert sum((*goal.weeks, goal.this_week)) == 2
    opening.close()
    again = bootstrap.practice(tmp_path, language)
    parts = again.load()
    with parts.store.begin() as work:
        assert len(work.posts((PostState.POSTED,))) == 3, "nothing is sent twice"
    again.close()


def test_a_simulated_x_that_was_lost_sets_no_clock_back(tmp_path):
    opening = bootstrap.practice(tmp_path)
    parts = opening.load()
    began = parts.clock.now()
    opening.close()
    (tmp_path / "practice" / "x.json").unlink()
    again = bootstrap.practice(tmp_path)
    parts = again.load()
    with parts.store.begin() as work:
        assert len(work.posts((PostState.POSTED,))) == 3
    lists.keep(parts, practice.LEGAL, ListName.GOALS, (), lists.read(parts, ListName.GOALS).kept.id)
    assert lists.read(parts, ListName.GOALS).kept.at >= began.replace(microsecond=0)
    again.close()


def test_what_others_say_is_some_hours_old_and_the_watch_list_finds_it(tmp_path):
    opening = bootstrap.practice(tmp_path, "en")
    parts = opening.load()
    (watched,) = lists.read(parts, ListName.WATCH).watch
    found = watching.refresh(parts, practice.COMPANY.id, watched).new
    assert {hit.seen.handle for hit in found} >= {"dailyledger"}
    ages = [datetime.now(UTC) - hit.seen.created_at for hit in found]
    assert any(age > timedelta(hours=1) for age in ages)
    opening.close()


def test_another_x_gets_no_post_of_the_past(tmp_path, monkeypatch):
    elsewhere = PracticeX(practice.ACCOUNTS)
    monkeypatch.setenv("COUNTERSIGN_X_API", elsewhere.start())
    opening = bootstrap.practice(tmp_path, "en")
    parts = opening.load()
    try:
        assert elsewhere.posts() == ()
        with parts.store.begin() as work:
            assert work.posts((PostState.POSTED,)) == ()
    finally:
        opening.close()
        elsewhere.stop()


def test_a_draft_that_lost_more_than_its_text_is_told_at_once(tmp_path):
    opening = bootstrap.practice(tmp_path)
    opening.desk.save(drafting.new_draft(FakeClock(), practice.EXECUTIVE, practice.ACCOUNT.id))
    opening.close()
    with closing(sqlite3.connect(tmp_path / "practice" / "desk.sqlite")) as file, file:
        file.execute("UPDATE draft SET content = 'torn'")
    again = bootstrap.practice(tmp_path)
    (notice,) = again.notices
    again.close()
    assert (notice.kind, notice.facts["drafts"]) == ("desk.unread", "1")


# -- a company's own record

PASSPHRASES = {"anne": "anne has a passphrase", "marc": "marc has a passphrase"}
OTHER = "somebody's passphrase"


@pytest.fixture
def keychain(monkeypatch):
    backend = Entries()
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
    return backend


@pytest.fixture(scope="module")
def founded(tmp_path_factory):
    """A record and what its founding left in the keychain: made once, as passphrases are slow."""
    path, backend, asked = tmp_path_factory.mktemp("founded") / "ledger.sqlite", Entries(), []
    people = PEOPLE.replace("[[person]]", "cool_off_minutes = 0\n\n[[person]]", 1)

    def passphrase_of(person):
        asked.append(person)
        return PASSPHRASES.get(person, OTHER)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keyring, "get_keyring", lambda: backend)
        assert bootstrap.found_ledger(path, people, passphrase_of) == len(["everybody"] * 4)
    assert asked == ["anne", "marc", "zoe"]
    return path, backend.entries


@pytest.fixture
def ledger(founded, keychain, tmp_path):
    made, entries = founded
    keychain.entries.update(entries)
    return Path(shutil.copy(made, tmp_path / "ledger.sqlite"))


@pytest.fixture
def opened(ledger, tmp_path):
    openings = []

    def open_office(**options):
        opening = bootstrap.office(ledger, tmp_path / "home", **options)
        openings.append(opening)
        return opening

    yield open_office
    for opening in openings:
        opening.close()


def submitted(parts, text="We open in Lyon."):
    draft = drafting.new_draft(parts.clock, PersonId("anne"), AccountId("ceo"))
    return drafting.submit_for_review(parts, drafting.typed(draft, text, "en"), PersonId("anne"))


def test_an_office_signs_only_for_those_who_signed_in(opened, tmp_path):
    opening = opened()
    parts = opening.load()
    assert (opening.realm, parts.publisher, parts.notices) == (Realm.X, "office-computer", ())
    assert parts.here == ("anne", "marc", "zoe", "office-computer")
    with pytest.raises(Unavailable, match=r"keychain\.passphrase_needed"):
        submitted(parts)
    with pytest.raises(Refused, match=r"keychain\.passphrase"):
        opening.sign_in(PersonId("anne"), PASSPHRASES["marc"])
    opening.sign_in(PersonId("anne"), PASSPHRASES["anne"])
    assert submitted(parts)
    opening.sign_out(PersonId("anne"))
    with pytest.raises(Unavailable, match=r"keychain\.passphrase_needed"):
        submitted(parts, "We open in Nantes as well.")
    assert (tmp_path / "home" / "x" / "journal.jsonl").exists()
    assert (tmp_path / "home" / "x" / "desk.sqlite").exists()


def test_an_account_that_is_not_connected_is_told_without_a_request(opened):
    parts = opened().load()
    with parts.store.begin() as work:
        account = work.charter().accounts[0]
    with pytest.raises(CountersignError, match=r"x\.not_connected"):
        parts.poster(account).timeline(parts.clock.now())


def test_a_second_window_of_the_same_person_does_not_publish(opened):
    first, second = opened().load(), opened().load()
    assert first.journal is not None
    assert (second.journal, second.publisher, second.notices) == (None, "office-computer", ())


def test_where_the_publishers_key_is_not_nothing_is_published(opened, keychain):
    keychain.delete_password("countersign:x:key:office-computer", "countersign")
    parts = opened().load()
    assert (parts.publisher, parts.journal, parts.notices) == (None, None, ())
    PersonKeys(KeyringSecrets("x")).create_unattended(PersonId("office-computer"))
    other = opened().load()  # a key of that name, but of another record
    assert (other.publisher, other.here) == (None, ("anne", "marc", "zoe"))


def test_an_entry_that_is_no_key_stops_nobody_else(opened, keychain):
    keychain.set_password("countersign:x:key:marc", "countersign", "something else")
    parts = opened().load()
    assert (parts.here, parts.notices) == (("anne", "zoe", "office-computer"), ())


def test_a_locked_keychain_stops_publishing_and_is_told(opened, keychain):
    keychain.error = KeyringLocked("locked")
    parts = opened().load()
    assert (parts.publisher, parts.journal) == (None, None)
    assert [notice.kind for notice in parts.notices] == ["keychain.locked"]


def test_a_journal_from_a_backup_and_a_damaged_one_are_told(opened, tmp_path):
    path = tmp_path / "home" / "x" / "journal.jsonl"
    opening = opened()
    parts = opening.load()
    backup = path.read_bytes()
    parts.journal.sending(PostId("p"), 1, 0, "ab", parts.clock.now())
    opening.close()
    path.write_bytes(backup)
    opening = opened()
    parts = opening.load()
    assert [notice.kind for notice in parts.notices] == ["journal.rewound"]
    assert parts.journal.was_rewound
    opening.close()
    path.write_bytes(b"nonsense\n" + path.read_bytes())
    parts = opened().load()
    assert (parts.journal, [notice.kind for notice in parts.notices]) == (None, ["journal.damaged"])


@pytest.mark.parametrize(
    ("settings", "kind"),
    [
        ('proxi = "http://proxy.example:3128"', "network.settings"),
        ("proxy = 3128", "network.settings"),
        ("proxy =", "network.settings"),
        ('proxy = "http://me:secret@proxy.example:3128"', "network.proxy_password"),
        ('ca_file = "company.pem"', "network.ca_file"),
    ],
)
def test_wrong_network_settings_are_refused_and_close_everything(opened, tmp_path, settings, kind):
    place = tmp_path / "home" / "x"
    place.mkdir(parents=True)
    (place / "network.toml").write_text(settings)
    with pytest.raises(BadInput, match=kind) as raised:
        opened().load()
    assert "secret" not in str(raised.value)
    (place / "network.toml").write_text('proxy = "http://proxy.example:3128"')
    assert opened().load().publisher == "office-computer"


@pytest.mark.real_grammar
def test_the_company_s_certificates_hold_for_its_grammar_server_too(opened, tmp_path, monkeypatch):
    place = tmp_path / "home" / "x"
    shown = identity(place)
    (place / "network.toml").write_text(f'ca_file = "{shown.authority.name}"')
    monkeypatch.setenv("COUNTERSIGN_HOME", str(tmp_path / "home"))
    with company(shown) as server:
        office = opened().load().grammar
        office.use(server.url)
        assert len(office.check("We should of known.", "en")) == 1
        with bootstrap.grammar() as command:
            command.use(server.url)
            assert len(command.check("We should of known.", "en")) == 1
    assert len(server.texts) == 2


def test_an_office_reaches_no_other_x_and_opens_no_practice_record(opened, tmp_path, monkeypatch):
    practising = bootstrap.practice(tmp_path)
    practising.load()
    practising.close()
    path = tmp_path / "practice" / "ledger.sqlite"
    opening = bootstrap.office(path, tmp_path / "home")
    with pytest.raises(Refused, match=r"ledger\.practice"):
        opening.load()
    opening.close()
    monkeypatch.setenv("COUNTERSIGN_X_API", "http://127.0.0.1:8080")
    with pytest.raises(Refused, match=r"x\.host_realm"):
        opened()


def test_a_start_opens_what_the_variable_names(ledger, tmp_path, monkeypatch):
    practising = bootstrap.opening(tmp_path / "home")
    practising.close()
    assert practising.realm is Realm.PRACTICE
    for named in (str(ledger), f"sqlite:///{ledger}"):
        monkeypatch.setenv("COUNTERSIGN_LEDGER", named)
        opening = bootstrap.opening(tmp_path / "home")
        assert (opening.realm, opening.load().publisher) == (Realm.X, "office-computer")
        opening.close()


@pytest.mark.parametrize(
    ("named", "kind"),
    [
        ("postgresql://db.example/ledger", "ledger.person"),
        ("postgresql://anne@db.example/ledger", "ledger.not_a_file"),
        ("postgresql+psycopg://anne@db.example/ledger", "ledger.address"),
        ("postgresql://Anne@db.example/ledger", "ledger.address"),
        ("postgresql://anne@", "ledger.address"),
        ("postgresql://anne:s3cret@db.example/ledger", "ledger.password"),
        ("postgresql://db.example/ledger?user=anne&password=s3cret", "ledger.password"),
        ("postgresql://anne:s3/cret@db.example/ledger", "ledger.password"),
        ("host=db password=s3cret", "ledger.password"),
        ("sqlite://me:s3cret@host/ledger.sqlite", "ledger.password"),
        ("mysql://db.example/ledger", "ledger.address"),
        ("sqlite://", "ledger.address"),
        ("sqlite:///", "ledger.address"),
        ("sqlite:///ledger.sqlite?mode=ro", "ledger.address"),
        ("~nobody-of-this-name/ledger.sqlite", "ledger.address"),
    ],
)
def test_an_address_that_is_no_file_is_refused_without_repeating_it(named, kind):
    with pytest.raises(Refused, match=kind) as raised:
        bootstrap.ledger_path(named)
    assert raised.value.kind == kind
    assert "s3cret" not in str(raised.value)


def test_founding_that_is_refused_leaves_neither_record_nor_key(keychain, tmp_path):
    path = tmp_path / "ledger.sqlite"
    with pytest.raises(BadInput, match=r"keychain\.passphrase_weak"):
        bootstrap.found_ledger(path, PEOPLE, lambda person: OTHER if person != "zoe" else "short")
    assert keychain.entries == {}
    assert list(tmp_path.iterdir()) == []
