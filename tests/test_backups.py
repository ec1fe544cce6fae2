"""A desk in one sealed file, and back: all of it or nothing, and nothing is posted because of it."""

from __future__ import annotations

import io
import json
import shutil
import sqlite3
import tarfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import keyring
import pytest
from keyring.errors import KeyringLocked

from desktop_app import backups as backups_of
from desktop_app import bootstrap
from desktop_app.adapters import keychain as keychains
from desktop_app.adapters import sealed_file
from desktop_app.adapters.desk import open_desk
from desktop_app.adapters.journal import open_journal
from desktop_app.adapters.keychain import KeyringSecrets, PersonKeys
from desktop_app.adapters.sealed_file import Passphrase
from desktop_app.backups import DeskBackups
from desktop_app.domain.account import AccountId, PersonId, Realm
from desktop_app.domain.canonical import digest
from desktop_app.domain.errors import BadInput, CountersignError, Damaged, Refused, Unavailable
from desktop_app.domain.own_word import OwnWord, WordLanguage
from desktop_app.services import drafting
from desktop_app.services.journal_ports import Why
from desktop_app.services.rosters import has_pin, move_pin
from desktop_app.services.starting import Choice, Opens
from tests.adapters.test_keychain import Entries
from tests.fakes import NOW, FakeClock
from tests.services.test_founding import PEOPLE

WORDS = "agrafe énorme pile cheval"
TEXT = "Un brouillon que personne d’autre ne lit."


@pytest.fixture
def keychain(monkeypatch):
    monkeypatch.setattr(keychains, "_SCRYPT_N", 2**4)
    monkeypatch.setattr(keychains, "_SCRYPT_ALLOWED", frozenset({2**4}))
    monkeypatch.setattr(sealed_file, "_SCRYPT_N", 2**4)
    entries = Entries()
    before = keyring.get_keyring()
    keyring.set_keyring(entries)
    yield entries
    keyring.set_keyring(before)


@pytest.fixture
def home(keychain, tmp_path):
    """A desk with a draft, a word of its own, a past as a publisher, and a record beside it."""
    ledger, folder = tmp_path / "srv" / "société.sqlite", tmp_path / "home"
    bootstrap.found_ledger(ledger, PEOPLE, lambda _person: WORDS)
    bootstrap.keep_choice(folder, Choice(opens=Opens.RECORD, ledger=str(ledger), language="fr"))
    with closing(open_desk(folder / "x" / "desk.sqlite")) as desk:
        draft = drafting.new_draft(FakeClock(), PersonId("ceo"), AccountId("acme"))
        desk.save(replace(draft, parts=(replace(draft.parts[0], text=TEXT),)))
        desk.put_aside(draft.id, NOW)
        desk.add_word(OwnWord(word="Aurélis", language=WordLanguage("fr"), at=NOW))
        desk.prefer("language", "fr")
        desk.prefer("pin:x", "1")
    journal = open_journal(folder / "x" / "journal.jsonl")
    journal.sending("p", 1, 0, "ab", NOW)
    journal.close()
    media = ledger.with_name(f"{ledger.name}.media")
    media.mkdir(exist_ok=True)
    (media / ("ab" * 32)).write_bytes(b"a picture")
    return folder


def of(home):
    return replace(bootstrap.backups(home), clock=FakeClock())


def made(home, **options):
    return of(home).make(home.parent / "desk.backup", WORDS, **{"with_keys": False, **options})


def tree(folder):
    return {
        path.relative_to(folder): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith(("-wal", "-shm"))
    }


def refuses(kind, home, source, words=WORDS, *, sort=CountersignError, **options):
    """The refusal, after which nothing is changed and nothing was left behind."""
    before = tree(home.parent)
    with pytest.raises(sort) as error:
        of(home).restore(source, words, **{"replace": False, **options})
    assert error.value.kind == kind
    after = tree(home.parent)
    assert after == before
    return error.value


def test_a_new_laptop_has_everything_and_sends_nothing(home, tmp_path):
    done = made(home)
    assert (done.drafts, done.has_record, done.has_keys) == (1, True, False)
    assert TEXT.encode() not in done.path.read_bytes()
    assert done.path.stat().st_mode & 0o077 == 0
    new = tmp_path / "new" / "home"
    shutil.move(tmp_path / "srv", tmp_path / "lost")
    back = of(new).restore(done.path, WORDS, replace=False)
    assert (back.drafts, back.aside, back.left_record) == (1, None, None)
    with closing(open_desk(new / "x" / "desk.sqlite")) as desk:
        (discarded,) = desk.put_aside_drafts(PersonId("ceo"))
        assert discarded.draft.text == TEXT
        assert [one.word for one in desk.own_words()] == ["Aurélis"]
    chosen = bootstrap.chosen(new)
    record = Path(chosen.ledger)
    assert (record.parent, chosen.language) == (new / "records", "fr")
    assert (record.with_name(f"{record.name}.media") / ("ab" * 32)).read_bytes() == b"a picture"
    with bootstrap.ledger(record) as store:
        assert store.verify_chains() > 0
    with closing(open_journal(new / "x" / "journal.jsonl")) as journal:
        assert journal.sent_before("p", 0)
        assert journal.halt.why is Why.RESTORED
    assert not list(new.parent.glob(".countersign-*"))


def test_what_a_desk_remembers_of_its_record_goes_with_it(home, tmp_path, monkeypatch):
    moved = []
    monkeypatch.setattr(backups_of, "move_pin", lambda *names: moved.append(names[1:]))
    path = made(home).path
    shutil.move(tmp_path / "srv", tmp_path / "lost")
    new = tmp_path / "new"
    of(new).restore(path, WORDS, replace=False)
    record = tmp_path / "srv" / "société.sqlite"
    assert moved == [(str(record), str(new / "records" / record.name))]
    with closing(open_desk(home / "x" / "desk.sqlite")) as desk:
        desk.prefer(f"pin:{digest(str(record))}", "kept")
        move_pin(desk, str(record), "elsewhere")
        assert has_pin(desk, "elsewhere")


def test_a_record_that_is_still_there_is_left_alone(home, tmp_path):
    path = made(home).path
    record = tmp_path / "srv" / "société.sqlite"
    back = of(home).restore(path, WORDS, replace=True)
    assert back.left_record == record
    assert bootstrap.chosen(home).ledger == str(record)
    assert not (home / "records").exists()
    assert (back.aside / "x" / "desk.sqlite").exists(), "moved aside, never deleted"


def test_a_desk_is_not_overwritten_unless_it_is_said(home):
    path = made(home).path
    error = refuses("backup.desk_there", home, path, sort=Refused)
    assert error.facts == {
        "drafts": "1",
        "newest": "2026-11-24 15:00",
        "at": "2026-11-24T15:00:00Z",
    }
    first = of(home).restore(path, WORDS, replace=True).aside
    second = of(home).restore(path, WORDS, replace=True).aside
    assert first != second
    assert all(one.is_dir() for one in (first, second, home))


def test_a_desk_in_use_is_not_replaced(home):
    path = made(home).path
    in_use = pytest.raises(Refused, check=lambda error: error.kind == "backup.in_use")
    with closing(open_desk(home / "x" / "desk.sqlite")), in_use:
        of(home).restore(path, WORDS, replace=True)
    of(home).restore(path, WORDS, replace=True)


def test_a_wrong_passphrase_and_damage_change_nothing(home):
    path = made(home).path
    whole = path.read_bytes()
    refuses("sealed.wrong_key", home, path, "another one, long enough", replace=True)
    path.write_bytes(whole[:-1])
    refuses("sealed.damaged", home, path, replace=True, sort=Damaged)
    path.write_bytes(whole[:2000] + b"x" + whole[2001:])
    refuses("sealed.damaged", home, path, replace=True, sort=Damaged)
    path.write_bytes(b"nothing of the sort")
    refuses("sealed.form", home, path, replace=True, sort=BadInput)
    refuses("backup.unwritable", home, path.with_name("none"), replace=True, sort=Unavailable)


def sealed(path, *members, manifest=None):
    """A sealed archive that somebody made by hand."""
    plain = io.BytesIO()
    said = {"program": "9.9", "at": "2026-11-23T09:00:00Z", "ledger": "", "kept": "", "keys": False}
    with tarfile.open(fileobj=plain, mode="w") as tar:
        for name, content in (
            ("manifest.json", json.dumps({**said, **(manifest or {})})),
            *members,
        ):
            info = tarfile.TarInfo(name)
            info.size = len(content.encode())
            tar.addfile(info, io.BytesIO(content.encode()))
    plain.seek(0)
    with path.open("wb") as target:
        sealed_file.seal(plain, target, Passphrase(WORDS))
    return path


@pytest.mark.parametrize(
    "name", ["../outside", "/etc/outside", "desk/../../outside", "desk//x", "desk\\x", "c:x", "."]
)
def test_a_file_elsewhere_is_never_written(home, tmp_path, name):
    path = sealed(tmp_path / "odd.backup", (name, "x"), manifest={"form": 1})
    refuses("backup.form", home, path, replace=True)


@pytest.mark.parametrize(
    ("manifest", "kind"),
    [
        ({"form": 2}, "backup.newer"),
        ({}, "backup.form"),
        ({"form": "1"}, "backup.form"),
        ({"form": 1, "at": "yesterday"}, "backup.form"),
        ({"form": float("inf")}, "backup.form"),
        ({"form": 1, "kept": "../record.sqlite"}, "backup.form"),
        ({"form": 1, "kept": "/srv/record.sqlite"}, "backup.form"),
        ({"form": 1, "kept": "desk/../../record.sqlite"}, "backup.form"),
    ],
)
def test_another_form_is_refused(home, tmp_path, manifest, kind):
    path = sealed(tmp_path / "odd.backup", manifest=manifest)
    refuses(kind, home, path, replace=True, sort=BadInput)


def test_headers_that_no_number_is_in_are_refused(home, tmp_path):
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w", format=tarfile.PAX_FORMAT) as tar:
        info = tarfile.TarInfo("manifest.json")
        info.pax_headers = {"GNU.sparse.map": "0.4", "GNU.sparse.size": "4"}
        tar.addfile(info)
    path = tmp_path / "odd.backup"
    with path.open("wb") as target:
        sealed_file.seal(io.BytesIO(plain.getvalue()), target, Passphrase(WORDS))
    refuses("backup.form", home, path, replace=True, sort=BadInput)


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE]
)
def test_anything_but_a_plain_file_is_refused(home, tmp_path, kind):
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w") as tar:
        odd = tarfile.TarInfo("desk/desk.sqlite")
        odd.type, odd.linkname = kind, "../../../elsewhere"
        tar.addfile(odd)
    path = tmp_path / "odd.backup"
    with path.open("wb") as target:
        sealed_file.seal(io.BytesIO(plain.getvalue()), target, Passphrase(WORDS))
    refuses("backup.form", home, path, replace=True)


@pytest.mark.parametrize("keys", ["no JSON", "[]", '{"a": 1}', "[" * 3000])
def test_keys_of_another_form_are_refused_before_anything_is_moved(home, tmp_path, keys):
    path = sealed(
        tmp_path / "odd.backup", ("keys.json", keys), ("desk/x/y", ""), manifest={"form": 1}
    )
    refuses("backup.form", home, path, replace=True, sort=BadInput)


def test_a_desk_and_a_record_of_a_newer_program_are_refused(home, tmp_path):
    with closing(sqlite3.connect(home / "x" / "desk.sqlite")) as desk:
        desk.execute("PRAGMA user_version = 99")
    path = made(home).path
    refuses("desk.version", home, path, replace=True, sort=Refused)
    with closing(sqlite3.connect(tmp_path / "srv" / "société.sqlite")) as record:
        record.execute("UPDATE alembic_version SET version_num = '0099'")
        record.commit()
    path.unlink()
    path = made(home).path
    refuses("ledger.newer", home, path, replace=True, sort=Refused)


def test_keys_go_along_on_explicit_wish_alone_and_never_over_another(home, keychain):
    there = {service: key for (service, _), key in keychain.entries.items() if ":key:" in service}
    assert there
    path = made(home, with_keys=True).path
    mine = next(iter(there))
    before = dict(keychain.entries)
    keychain.entries.clear()
    keychain.set_password(mine, "countersign", "of another record")
    back = of(home).restore(path, WORDS, replace=True)
    assert back.has_keys
    after = {service: key for (service, _), key in keychain.entries.items()}
    assert after.pop(mine) == "of another record"
    assert after == {service: key for service, key in there.items() if service != mine}
    person = PersonId(mine.rpartition(":")[2])
    keychain.entries.clear()
    keychain.entries.update(before)
    assert PersonKeys(KeyringSecrets(Realm.X)).is_here(person)


def test_a_locked_keychain_changes_nothing(home, keychain):
    path = made(home, with_keys=True).path
    keychain.error = KeyringLocked("locked")
    refuses("keychain.locked", home, path, replace=True, sort=Unavailable)
    with pytest.raises(Unavailable):
        of(home).make(home.parent / "second", WORDS, with_keys=True)
    assert not list(home.parent.glob("second*"))


def test_a_backup_while_the_desk_is_open_and_written_to(home):
    with closing(open_desk(home / "x" / "desk.sqlite")) as desk:
        desk.prefer("theme", "dark")
        told = []
        path = of(home).make(home.parent / "b", WORDS, with_keys=False, progress=told.append).path
    assert told == sorted(told)
    assert 0.9 < told[-1] <= 1
    of(home).restore(path, WORDS, replace=True)
    with closing(open_desk(home / "x" / "desk.sqlite")) as desk:
        assert desk.preference("theme") == "dark"


def test_what_cannot_be_written_leaves_no_file(home):
    with pytest.raises(BadInput, check=lambda error: error.kind == "keychain.passphrase_weak"):
        of(home).make(home.parent / "b", "short", with_keys=False)
    made(home)
    with pytest.raises(Refused, check=lambda error: error.kind == "backup.exists"):
        made(home)
    with pytest.raises(Unavailable, check=lambda error: error.kind == "backup.unwritable"):
        of(home).make(home / "none" / "b", WORDS, with_keys=False)
    (home / "x" / "desk.sqlite").write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    with pytest.raises(Damaged, check=lambda error: error.kind == "backup.unreadable"):
        of(home).make(home.parent / "b", WORDS, with_keys=False)
    assert not list(home.parent.glob("b*"))


def test_a_practice_desk_can_be_moved_too(keychain, tmp_path):
    opening = bootstrap.practice(tmp_path / "home")
    opening.load()
    opening.close()
    path = of(tmp_path / "home").make(tmp_path / "b", WORDS, with_keys=True).path
    back = of(tmp_path / "new").restore(path, WORDS, replace=False)
    assert (back.has_record, back.has_keys) == (False, False)
    again = bootstrap.practice(tmp_path / "new")
    parts = again.load()
    assert parts.notices == ()
    assert parts.journal.halt is None
    again.close()


def test_a_folder_that_does_not_move_stays(home, monkeypatch):
    path = made(home).path
    fail = {"at": 2}
    move = Path.replace

    def sometimes(self, target):
        if self in (home, home.parent / "x") or self.name == "desk":
            fail["at"] -= 1
            if not fail["at"]:
                raise PermissionError(13, "no", str(self))
        return move(self, target)

    monkeypatch.setattr(Path, "replace", sometimes)
    before = tree(home)
    with pytest.raises(Unavailable):
        DeskBackups(folder=home, place=None, clock=FakeClock()).restore(path, WORDS, replace=True)
    assert tree(home) == before
