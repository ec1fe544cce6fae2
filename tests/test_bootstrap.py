"""Joining the parts: one program on a practice desk at a time, and a start that leaves no half."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app import bootstrap
from desktop_app.adapters.journal import open_journal
from desktop_app.domain.account import Role
from desktop_app.domain.errors import Unavailable
from desktop_app.services import drafting, practice
from tests.fakes import FakeClock


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
    assert len(renewed.desk.drafts(practice.EXECUTIVE)) == len([continued, "sample"])
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
