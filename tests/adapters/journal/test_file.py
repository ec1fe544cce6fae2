"""The journal: what was sent is on the disk before it is sent, and doubt counts as sent."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop_app.adapters.journal import open_journal
from desktop_app.adapters.keychain import MemorySecrets
from desktop_app.domain.action import PostId
from desktop_app.domain.errors import Damaged, Unavailable
from desktop_app.services.journal_ports import Why

ROOT = Path(__file__).parents[3]
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
POST, OTHER = PostId("p1"), PostId("p2")
TEXT, CHANGED = "ab" * 32, "cd" * 32
FIELDS = {"reason": "", "x_post_id": "77", "text": "Équipe 👍", "same_text": "true"}


def told(error_type, kind: str):
    return pytest.raises(error_type, check=lambda error: error.kind == kind)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "publisher" / "journal.jsonl"


@pytest.fixture
def journal(path):
    opened = open_journal(path)
    yield opened
    opened.close()


def again(journal):
    journal.close()
    return open_journal(journal.path)


def test_what_was_sent_is_known_after_a_restart(journal):
    journal.sending(POST, 1, 0, TEXT, NOW)
    assert journal.was_sent(POST, 1)
    reopened = again(journal)
    assert reopened.was_sent(POST, 1)
    assert not reopened.was_sent(POST, 2)
    assert not reopened.was_sent(OTHER, 1)
    assert reopened.outcome_of(POST, 1) is None
    reopened.close()


def test_an_outcome_is_known_after_a_restart(journal):
    journal.sending(POST, 1, 0, TEXT, NOW)
    journal.outcome(POST, 1, "posted", FIELDS)
    reopened = again(journal)
    assert reopened.outcome_of(POST, 1) == ("posted", FIELDS)
    reopened.close()


@pytest.mark.parametrize(
    ("outcome", "may_be_at_x"),
    [
        (None, True),
        ("posted", True),
        ("unknown", True),
        ("found", True),
        ("refused", False),
        ("held", False),
        ("not_sent", False),
        ("absent", False),
    ],
)
def test_a_part_that_may_be_at_x_was_sent_before_whatever_its_text(journal, outcome, may_be_at_x):
    journal.sending(POST, 1, 1, TEXT, NOW)
    if outcome:
        journal.outcome(POST, 1, outcome, FIELDS)
    reopened = again(journal)
    assert reopened.sent_before(POST, 1) is may_be_at_x
    assert not reopened.sent_before(POST, 0)
    assert not reopened.sent_before(OTHER, 1)
    reopened.close()


def test_one_harmless_attempt_does_not_excuse_another(journal):
    journal.sending(POST, 1, 0, TEXT, NOW)
    journal.outcome(POST, 1, "not_sent", FIELDS)
    journal.sending(POST, 2, 0, TEXT, NOW)
    assert journal.sent_before(POST, 0)


def test_a_line_is_on_the_disk_before_sending_returns(journal, monkeypatch):
    flushed = []
    real = os.fsync

    def note(descriptor):
        flushed.append(os.path.realpath(f"/proc/self/fd/{descriptor}"))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", note)
    journal.sending(POST, 1, 0, TEXT, NOW)
    assert flushed == [str(journal.path)]
    assert journal.path.read_bytes().endswith(b"\n")
    reopened = again(journal)
    assert flushed[-1] == str(journal.path.parent)
    reopened.close()


def test_a_last_line_that_lacks_only_its_end_is_read_alike_each_time(journal):
    journal.sending(POST, 1, 0, TEXT, NOW)
    journal.outcome(POST, 1, "posted", FIELDS)
    journal.close()
    journal.path.write_bytes(journal.path.read_bytes()[:-1])
    first = open_journal(journal.path)
    assert first.outcome_of(POST, 1) == ("posted", FIELDS)
    second = again(first)
    assert second.outcome_of(POST, 1) == ("posted", FIELDS)
    assert first.torn
    assert second.torn
    second.close()


@pytest.mark.parametrize("cut", [1, 5, 20, 60])
def test_a_torn_last_line_counts_as_sent(journal, cut):
    journal.sending(OTHER, 1, 0, CHANGED, NOW)
    journal.outcome(OTHER, 1, "posted", FIELDS)
    journal.sending(POST, 1, 0, TEXT, NOW)
    journal.close()
    content = journal.path.read_bytes()
    journal.path.write_bytes(content[:-cut])
    reopened = open_journal(journal.path)
    assert reopened.torn
    assert reopened.was_sent(POST, 1)
    assert reopened.outcome_of(OTHER, 1) == ("posted", FIELDS)
    reopened.sending(POST, 2, 0, TEXT, NOW)
    last = again(reopened)
    assert last.torn
    assert last.was_sent(POST, 1)
    assert last.was_sent(POST, 2)
    assert journal.path.read_bytes().startswith(content[:-cut])
    last.close()


@pytest.mark.parametrize(
    "line",
    [
        b"nonsense\n",
        b"{}\n",
        b'{"line":"other","post":"","fence":0}\n',
        b'{"line":"sending","post":"","fence":1e400}\n',
        b"[" * 3000 + b"\n",
    ],
)
def test_a_damaged_line_in_the_middle_stops_publishing(journal, line):
    journal.sending(POST, 1, 0, TEXT, NOW)
    journal.close()
    content = line + journal.path.read_bytes()
    journal.path.write_bytes(content)
    with told(Damaged, "journal.damaged") as raised:
        open_journal(journal.path)
    assert raised.value.facts["line"] == "1"
    assert journal.path.read_bytes() == content


def test_a_journal_reaches_back_to_its_first_line(path):
    first = open_journal(path, lambda: NOW)
    assert first.reaches(NOW)
    assert not first.reaches(NOW - timedelta(seconds=1))
    first.sending(POST, 1, 0, TEXT, NOW)
    first.close()
    later = open_journal(path, lambda: NOW + timedelta(days=1))
    assert later.reaches(NOW)
    assert not later.torn
    later.close()


def test_a_journal_without_a_first_line_is_believed(path):
    path.parent.mkdir()
    path.write_bytes(b'{"fence":1,"line":"outcome","post":"p1","kind":"held","fields":{}}\n')
    older = open_journal(path)
    assert older.reaches(datetime(2020, 1, 1, tzinfo=UTC))
    older.close()


def test_two_publishers_cannot_share_it(journal):
    with told(Unavailable, "journal.locked"):
        open_journal(journal.path)
    code = f"""
from pathlib import Path
from desktop_app.adapters.journal import open_journal
from desktop_app.domain.errors import Unavailable
try:
    open_journal(Path({str(journal.path)!r}))
except Unavailable as error:
    print(error.kind)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "journal.locked"
    again(journal).close()


def test_a_full_disk_is_told_and_nothing_half_written_stays(journal, monkeypatch):
    journal.sending(POST, 1, 0, TEXT, NOW)
    before = journal.path.read_bytes()
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, line: real(descriptor, line[:9]))
    with told(Unavailable, "journal.unwritable"):
        journal.sending(POST, 2, 0, TEXT, NOW)
    assert journal.path.read_bytes() == before
    assert not journal.was_sent(POST, 2)


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with told(Unavailable, "journal.unwritable"):
        open_journal(tmp_path / "file" / "journal.jsonl")


def test_nobody_else_reads_it(journal):
    assert journal.path.stat().st_mode & 0o077 == 0


# -- its name, and what the keychain remembers of it

OLDER = (
    b'{"line":"begun","post":"","fence":0,"at":"2026-11-01T00:00:00Z"}\n'
    b'{"fence":1,"line":"sending","post":"p1","sha256":"ab","at":"2026-11-02T00:00:00Z"}\n'
)


class Keychain(MemorySecrets):
    """Refuses to write while it is locked."""

    def __init__(self):
        super().__init__()
        self.is_locked = False

    def write(self, name, secret):
        if self.is_locked:
            raise Unavailable("keychain.locked")
        super().write(name, secret)


@pytest.fixture
def known():
    return Keychain()


def kept(path, known, **since):
    return open_journal(path, lambda: NOW + timedelta(**since), known=known)


def sent(path, known, *attempts):
    """Announce `attempts`, close, and return what the file holds then."""
    journal = kept(path, known)
    for fence in attempts:
        journal.sending(POST, fence, 0, TEXT, NOW)
        journal.outcome(POST, fence, "not_sent", FIELDS)
    journal.close()
    return path.read_bytes()


def test_a_journal_keeps_its_name(journal, tmp_path):
    name = journal.id
    other = open_journal(tmp_path / "other.jsonl")
    assert (len(name), other.id == name, journal.was_rewound) == (32, False, False)
    other.close()
    reopened = again(journal)
    assert reopened.id == name
    reopened.close()


def test_a_journal_of_the_first_version_gets_a_name_and_loses_nothing(path):
    path.parent.mkdir()
    path.write_bytes(OLDER)
    named = open_journal(path)
    name = named.id
    assert len(name) == 32
    assert named.was_sent(POST, 1)
    assert named.sent_before(POST, 0)
    named = again(named)
    assert (named.id, named.was_rewound) == (name, False)
    assert named.reaches(datetime(2026, 11, 1, tzinfo=UTC))
    assert path.read_bytes().startswith(OLDER)
    named.close()


def test_a_journal_that_was_written_to_all_along_is_believed(path, known):
    sent(path, known, 1, 2)
    journal = kept(path, known, days=1)
    assert not journal.was_rewound
    assert journal.reaches(NOW)
    journal.sending(POST, 3, 0, TEXT, NOW)
    journal.close()
    last = kept(path, known, days=2)
    assert not last.was_rewound
    last.close()


@pytest.mark.parametrize("attempts", [(), (1,)])
def test_a_journal_from_a_backup_begins_anew_and_proves_nothing_before(path, known, attempts):
    backup = sent(path, known, *attempts)
    first = kept(path, known)
    name = first.id
    first.sending(POST, 2, 0, TEXT, NOW)
    first.close()
    path.write_bytes(backup)
    for _ in range(2):
        journal = kept(path, known, hours=1)
        assert journal.id != name
        assert not journal.reaches(NOW)
        assert journal.reaches(NOW + timedelta(hours=1))
        assert journal.was_sent(POST, 1) is (1 in attempts)
        rewound, anew = journal.was_rewound, journal.id
        journal.close()
        if rewound:
            name, told_anew = "", anew
    assert (rewound, anew) == (False, told_anew)


def test_a_journal_that_was_lost_is_told(path, known):
    sent(path, known, 1)
    path.unlink()
    journal = kept(path, known, hours=1)
    assert journal.was_rewound
    assert not journal.reaches(NOW)
    journal.close()


def test_the_newer_file_put_back_after_a_backup_is_not_believed_either(path, known):
    backup = sent(path, known, 1)
    newest = sent(path, known, 2)
    path.write_bytes(backup)
    sent(path, known, 3)
    path.write_bytes(newest)
    journal = kept(path, known, hours=1)
    assert journal.was_rewound
    journal.close()


def test_a_journal_of_another_machine_or_folder_is_not_believed(path, known, tmp_path):
    content = sent(path, known, 1)
    for place, keychain in ((path, Keychain()), (tmp_path / "copy.jsonl", known)):
        place.write_bytes(content)
        journal = kept(place, keychain, hours=1)
        assert journal.was_rewound
        assert not journal.reaches(NOW)
        assert journal.was_sent(POST, 1)
        journal.close()


def test_a_journal_that_sent_nothing_yet_may_meet_a_new_keychain(path, known):
    name = kept(path, None)
    name.close()
    journal = kept(path, known)
    assert (journal.id, journal.was_rewound) == (name.id, False)
    journal.close()


def test_a_keychain_that_is_locked_stops_the_request_and_leaves_no_line(path, known):
    journal = kept(path, known)
    journal.sending(POST, 1, 0, TEXT, NOW)
    before = path.read_bytes()
    known.is_locked = True
    with told(Unavailable, "keychain.locked"):
        journal.sending(POST, 2, 0, TEXT, NOW)
    assert path.read_bytes() == before
    assert not journal.was_sent(POST, 2)
    journal.outcome(POST, 1, "posted", FIELDS)
    known.is_locked = False
    journal.sending(POST, 3, 0, TEXT, NOW)
    journal.close()
    last = kept(path, known, hours=1)
    assert not last.was_rewound
    assert last.outcome_of(POST, 1) == ("posted", FIELDS)
    last.close()


def test_a_power_cut_between_line_and_keychain_is_no_rewind(path, known):
    journal = kept(path, known)
    journal.sending(POST, 1, 0, TEXT, NOW)
    (memory,) = known._entries.items()
    journal.sending(POST, 2, 0, TEXT, NOW)
    journal.close()
    known.write(*memory)
    reopened = kept(path, known, hours=1)
    assert not reopened.was_rewound
    assert reopened.was_sent(POST, 2)
    reopened.close()


def test_an_entry_that_cannot_be_read_counts_as_a_rewind(path, known):
    sent(path, known, 1)
    ((name, entry),) = known._entries.items()
    known.write(name, entry.replace(" 1", " one"))
    journal = kept(path, known, hours=1)
    assert journal.was_rewound
    journal.close()


def test_a_number_given_again_has_no_outcome_yet(journal):
    """A ledger set back numbers its attempts again: an old refusal is not the new one's outcome."""
    journal.sending(POST, 1, 0, TEXT, NOW)
    journal.outcome(POST, 1, "not_sent", FIELDS)
    journal.sending(POST, 1, 0, TEXT, NOW)
    reopened = again(journal)
    assert reopened.outcome_of(POST, 1) is None
    assert reopened.sent_before(POST, 0)
    reopened.close()


def test_a_number_given_again_hides_nothing_that_was_sent(journal):
    journal.sending(POST, 2, 1, TEXT, NOW)
    journal.outcome(POST, 2, "posted", FIELDS)
    journal.sending(POST, 2, 0, TEXT, NOW)
    journal.outcome(POST, 2, "refused", FIELDS)
    reopened = again(journal)
    assert reopened.sent_before(POST, 1)
    assert not reopened.sent_before(POST, 0)
    reopened.close()


def test_what_x_confirmed_is_not_taken_back_by_somebody_who_did_not_see_it(journal):
    journal.sending(POST, 1, 0, TEXT, NOW)
    journal.outcome(POST, 1, "posted", FIELDS)
    journal.outcome(POST, 1, "absent", FIELDS)
    reopened = again(journal)
    assert reopened.sent_before(POST, 0)
    assert reopened.outcome_of(POST, 1) == ("posted", FIELDS)
    reopened.close()


def test_the_number_of_an_attempt_is_known_to_the_file_it_was_made_with_alone(journal, tmp_path):
    number = journal.intend()
    assert (len(number), journal.is_own(number), journal.is_own(journal.id)) == (32, True, False)
    other = open_journal(tmp_path / "other.jsonl")
    assert not other.is_own(number)
    other.close()
    journal = again(journal)
    assert journal.is_own(number)
    assert journal.intend() != number
    journal.close()


def test_a_stop_lasts_until_somebody_ends_it(journal):
    assert journal.halt is None
    journal.stop(Why.TWIN, NOW)
    first = journal.halt
    journal.stop(Why.RESTORED, NOW)
    journal = again(journal)
    assert journal.halt == first
    assert (first.why, first.at, len(first.id)) == (Why.TWIN, NOW, 32)
    journal.resume(NOW + timedelta(hours=1), "comms")
    journal = again(journal)
    assert journal.halt is None
    assert journal.alone_since == NOW + timedelta(hours=1)
    journal.close()


def test_a_journal_that_says_less_than_it_did_is_stopped(path, known):
    backup = sent(path, known, 1)
    sent(path, known, 2)
    path.write_bytes(backup)
    journal = kept(path, known, hours=1)
    assert journal.halt is not None
    assert journal.halt.why is Why.REWOUND
    journal.close()


def test_a_journal_on_another_computer_is_stopped_once(path):
    def opened(machine):
        journal = open_journal(path, lambda: NOW, machine=machine)
        halt = journal.halt
        if halt is not None:
            journal.resume(NOW, "comms")
        journal.close()
        return halt and halt.why

    assert [opened(each) for each in ("", "laptop", "laptop", "", "desktop", "desktop")] == [
        None,
        None,
        None,
        None,
        Why.MOVED,
        None,
    ]
