"""`diagnostics`: canaries planted wherever people write are nowhere in the file."""

import json
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace

import keyring
import pytest

from desktop_app import bootstrap
from desktop_app.adapters import keychain as keychains
from desktop_app.adapters.desk import open_desk
from desktop_app.adapters.journal import open_journal
from desktop_app.cli import diagnostics as asked
from desktop_app.cli import main
from desktop_app.domain.account import AccountId, PersonId
from desktop_app.domain.own_word import OwnWord, WordLanguage
from desktop_app.services import drafting
from desktop_app.services.doctor import Check, Standing
from desktop_app.services.starting import Choice, Opens
from tests.adapters.test_keychain import Entries
from tests.fakes import NOW, FakeClock

#: One for each place; none is a word of the program.
DRAFT, WORD, PATH, PERSON, HANDLE, SECRET, POST = (
    "zibeline-draft",
    "zibelineword",
    "zibeline-path",
    "zibeline-person",
    "zibeline_handle",
    "zibeline-secret",
    "zibeline-post",
)
PEOPLE = f"""
[[account]]
id = "acme"
handle = "{HANDLE[:15]}"
name = "{HANDLE}"
x_user_id = "1234567"
[[person]]
id = "ceo"
name = "{PERSON}"
roles = ["executive"]
[[person]]
id = "comms"
name = "{PERSON} two"
roles = ["communications"]
[[person]]
id = "legal"
name = "{PERSON} three"
roles = ["legal"]
[[person]]
id = "office"
name = "{PERSON} four"
roles = ["publisher"]
"""


@pytest.fixture
def planted(tmp_path, monkeypatch):
    """A desk, a record, a keychain and a journal, each with a canary; the folder of the desk."""
    monkeypatch.setattr(keychains, "_SCRYPT_N", 2**4)
    monkeypatch.setattr(keychains, "_SCRYPT_ALLOWED", frozenset({2**4}))
    before = keyring.get_keyring()
    entries = Entries()
    entries.set_password(f"countersign:x:{SECRET}", "countersign", SECRET)
    keyring.set_keyring(entries)
    top = tmp_path / PATH
    ledger, home = top / f"{PATH}.sqlite", top / "home"
    bootstrap.found_ledger(ledger, PEOPLE, lambda _person: SECRET)
    bootstrap.keep_choice(home, Choice(opens=Opens.RECORD, ledger=str(ledger)))
    with closing(open_desk(home / "x" / "desk.sqlite")) as desk:
        draft = drafting.new_draft(FakeClock(), PersonId("ceo"), AccountId("acme"))
        desk.save(replace(draft, parts=(replace(draft.parts[0], text=DRAFT),)))
        desk.add_word(OwnWord(word=WORD, language=WordLanguage("fr"), at=NOW))
        desk.prefer(SECRET, SECRET)
    journal = open_journal(home / "x" / "journal.jsonl")
    journal.sending(POST, 1, 0, POST, NOW)
    journal.outcome(POST, 1, "posted", {"text": POST})
    journal.close()
    with (home / "x" / "journal.jsonl").open("ab") as lines:
        lines.write(f"{POST}\n".encode() + json.dumps({"line": POST}).encode() + b"\n")
    monkeypatch.setenv("COUNTERSIGN_HOME", str(home))
    found = Check(sentence="ledger", standing=Standing.WELL, facts={"path": PATH, "who": PERSON})
    monkeypatch.setattr(asked, "examine", lambda: (found,))
    yield home
    keyring.set_keyring(before)


def content(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_nobodys_words_are_in_it(planted, tmp_path, capsys):
    file = tmp_path / "d.zip"
    assert main(["diagnostics", str(file), "--yes"]) == 0
    found = content(file)
    assert set(found) == {"README.txt", "diagnostics.json"}
    assert "zibeline" not in "".join(found.values()).lower()
    assert str(tmp_path) not in "".join(found.values())
    said = json.loads(found["diagnostics.json"])
    assert (said["record"], said["checks"]) == ("well", {"ledger": "well"})
    assert said["files"]["x/desk"]["rows"]["draft"] == 1
    assert said["files"]["ledger"]["rows"]["action"] >= 1
    lines = said["files"]["x/journal"]["lines"]
    assert (lines["sending"], lines["outcome"], lines["odd"]) == (1, 1, 2)
    assert found["diagnostics.json"] in capsys.readouterr().out, "shown before it is saved"
    assert main(["diagnostics", str(file), "--yes"]) == 1, "never over another file"


def test_what_is_broken_is_told_by_its_kind_alone(planted, tmp_path, monkeypatch):
    with closing(sqlite3.connect(bootstrap.chosen(planted).ledger)) as record:
        record.execute("UPDATE alembic_version SET version_num = '9999'")
        record.commit()
    (planted / "x" / "desk.sqlite").write_bytes(DRAFT.encode() * 300)
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert main(["diagnostics", str(tmp_path / "d.zip"), "--yes"]) == 0
    found = content(tmp_path / "d.zip")
    said = json.loads(found["diagnostics.json"])
    assert said["record"] == "ledger.newer"
    assert said["files"]["x/desk"]["error"] == "SQLITE_NOTADB"
    assert "zibeline" not in "".join(found.values()).lower()
    assert "Aucun texte" in found["README.txt"]


def test_nothing_is_saved_unless_somebody_says_so(planted, tmp_path, monkeypatch):
    assert main(["diagnostics", str(tmp_path / "d.zip")]) == 1
    assert not (tmp_path / "d.zip").exists()
    assert main(["diagnostics", str(tmp_path / "none" / "d.zip"), "--yes"]) == 1
