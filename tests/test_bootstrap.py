"""Joining the parts: one program on a practice desk at a time, and a start that leaves no half."""

from __future__ import annotations

import pytest

from desktop_app import bootstrap
from desktop_app.adapters.journal import open_journal
from desktop_app.domain.errors import Unavailable
from desktop_app.services import practice


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
