"""The audit in the window: entries in words, filters, the badge, copies, in both languages."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QLabel

from desktop_app.domain.action import ActionKind
from desktop_app.domain.errors import Unavailable
from desktop_app.domain.payload import Part
from desktop_app.domain.publication import PostState
from desktop_app.services import auditing, controlling, drafting, practice, reading, retention
from desktop_app.services.listing import PAGE, ListKey
from desktop_app.services.parts import Changes
from desktop_app.services.statements import append_to
from desktop_app.services.trail import Topic
from desktop_app.ui.language import Language
from desktop_app.ui.paged import Opened

CHOSEN = 5  #: the place of "From day to day…"


@pytest.fixture
def page(desk):
    desk.window.show_page("audit")
    desk.settle()
    return desk.window.audit


def said(page):
    return [page.model.said(row) for _, row in page.model.loaded()]


def choose(combo, data):
    combo.setCurrentIndex(combo.findData(data))
    combo.activated.emit(combo.currentIndex())


def detail(page):
    labels = page.detail.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(page.detail))


def test_every_entry_is_a_sentence_the_newest_first(page, desk):
    assert page.model.rowCount() == len(said(page)) > 5
    assert said(page)[-1].startswith("Inès Kaci opened the record")
    assert any("sent version 1 for review · @claire_morel · “" in one for one in said(page))
    assert page.view.hasFocus()
    desk.qtbot.waitUntil(lambda: "The signature is verified." in detail(page))
    assert "of the chain of @claire_morel" in detail(page)


def test_pictures_that_a_redaction_names_are_fingerprints_that_wrap(page, desk):
    named = ("ab" * 32, "cd" * 32)
    parts = desk.window.session.parts
    with parts.store.begin() as work:
        post, *_ = work.posts((PostState.IN_REVIEW,))
    drafting.withdraw(parts, post.id, post.author, "No.")
    retention.ask(parts, post.id, practice.COMMUNICATIONS, "Ten years are over.")
    said = {"reason": "Yes.", "media": [*named]}
    with parts.store.begin() as work:
        record = reading.load(work, parts, post.id)
        append_to(work, parts, record, ActionKind.REDACT, practice.LEGAL, said)
    page.reload()
    desk.settle()
    page.view.setCurrentIndex(page.model.index(0, 0))
    desk.settle()
    for sha256 in named:
        assert " ".join(sha256[at : at + 16] for at in range(0, 64, 16)) in detail(page)


def test_what_is_asked_for_is_what_is_shown(page, desk):
    whole = page.model.rowCount()
    choose(page.filters.topic, str(Topic.SUBMITTED))
    desk.settle()
    assert said(page)
    assert all("for review" in one for one in said(page))
    choose(page.filters.person, "ines")
    desk.settle()
    assert page.model.rowCount() == 0
    assert page.empty.isVisible()
    assert page.empty.title.text() == "Nothing like this was recorded"
    choose(page.filters.topic, None)
    desk.settle()
    assert all(one.startswith("Inès Kaci") for one in said(page))
    choose(page.filters.person, None)
    choose(page.filters.account, "@ledger")
    desk.settle()
    assert page.model.rowCount() == 1
    choose(page.filters.account, None)
    desk.settle()
    assert page.model.rowCount() == whole


def test_days_are_this_computers(page, desk):
    assert not page.filters.first.isVisible()
    page.filters.days.setCurrentIndex(CHOSEN)
    page.filters.days.activated.emit(CHOSEN)
    assert page.filters.first.isVisible()
    page.filters.first.setDate(QDate(2026, 11, 20))
    page.filters.last.setDate(QDate(2026, 11, 23))
    desk.settle()
    assert page.model.rowCount() == 0
    page.filters.first.setDate(QDate(2026, 11, 24))  # after the last: the order is put right
    desk.settle()
    assert page.model.rowCount() > 5


def test_one_post_alone_and_all_again(page, desk):
    number = next(n for n, row in page.model.loaded() if row.action.post)
    page.view.setCurrentIndex(page.model.index(number, 0))
    desk.settle()
    post = page.model.row_at(number).action.post
    page.detail.only_asked.emit(post)
    desk.settle()
    assert page.view.hasFocus()
    assert {row.action.post for _, row in page.model.loaded()} == {post}
    assert page.filters.every_post.isVisible()
    desk.qtbot.mouseClick(page.filters.every_post, Qt.MouseButton.LeftButton)
    desk.settle()
    assert page.filters.is_empty


def test_enter_opens_the_post_for_review(page, desk):
    number = next(n for n, row in page.model.loaded() if row.action.post)
    page.view.setCurrentIndex(page.model.index(number, 0))
    desk.settle()
    desk.qtbot.keyClick(page.view, Qt.Key.Key_Return)
    desk.settle()
    assert desk.window.pages.currentWidget() is desk.window.review


def test_the_record_is_verified_when_somebody_asks(page, desk):
    assert page.badge.title.text() == "Not verified yet"
    desk.qtbot.mouseClick(page.badge.verify, Qt.MouseButton.LeftButton)
    assert page.badge.title.text() == "Verifying…"
    desk.qtbot.mouseClick(page.badge.verify, Qt.MouseButton.LeftButton)
    assert len(desk.window.session.background._told) == 1, "asked once"
    desk.settle()
    assert page.badge.verify.hasFocus(), "the keyboard stays where it was"
    assert page.badge.title.text().startswith("Verified ")
    assert page.badge.title.text().endswith(f", {page.model.rowCount()} entries")
    parts = desk.window.session.parts
    controlling.freeze(parts, practice.ACCOUNT.id, practice.LEGAL, "A rumour.")
    desk.window.session.changed.emit(Changes(reviews=True))
    desk.settle()
    assert said(page)[0].startswith("Inès Kaci froze the account")
    assert "1 entry came since." in page.badge.text.text()
    desk.act_as("paul")
    assert page.badge.title.text() == "Not verified yet"


def test_a_damaged_entry_is_named_and_marked(page, desk, tmp_path):
    victim = page.model.row_at(2).action
    (file,) = tmp_path.rglob("ledger.sqlite")
    with closing(sqlite3.connect(file)) as record:
        names = record.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in names:
            record.execute(f'DROP TRIGGER "{name}"')
        record.execute("UPDATE action SET signature = ? WHERE id = ?", ("ab" * 64, victim.id))
        record.commit()
    page.badge.verify_now()
    desk.settle()
    assert page.badge.sound is None
    assert victim.id in page.badge.title.text()
    assert page.model.damaged == victim.id
    page.reload()
    desk.settle()
    assert "NOT WHAT WAS WRITTEN" in said(page)[2]
    page.view.setCurrentIndex(page.model.index(2, 0))
    desk.settle()
    desk.qtbot.waitUntil(lambda: "This is not what was written" in detail(page))


def test_a_verification_that_is_stopped_says_nothing(page, desk):
    page.badge.verify_now()
    session = desk.window.session
    (task,) = session.background._told
    session.background.stop(task)
    desk.settle()
    assert page.badge.title.text() == "Not verified yet"
    assert page.badge.verify.isEnabled()


def test_what_is_shown_is_saved_and_nothing_is_written_over(page, desk, tmp_path):
    choose(page.filters.topic, str(Topic.SUBMITTED))
    desk.settle()
    table, whole = tmp_path / "a.csv", tmp_path / "a.json"
    page.export_csv(table)
    page.export_json(whole)
    desk.settle()
    assert "Saved as a.json" in page._told.said
    rows = list(csv.DictReader(table.read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) == page.model.rowCount() == len(json.loads(whole.read_text())["actions"])
    assert {row["kind"] for row in rows} == {"submit"}
    before = table.read_bytes()
    page.export_csv(table)
    desk.settle()
    assert desk.window.messages.shown.kind == "audit.exists"
    assert table.read_bytes() == before


def test_evidence_of_one_post_and_of_the_days(page, desk, tmp_path):
    post = next(row.action.post for _, row in page.model.loaded() if row.action.post)
    page.export_evidence(tmp_path / "one.jsonl", post)
    desk.settle()
    assert page._told.said == "Saved as one.jsonl: 1 post, checked"
    page.export_evidence(tmp_path / "days.jsonl")
    desk.settle()
    assert page._told.said.startswith("Saved as days.jsonl: ")
    assert sorted(one.name for one in tmp_path.glob("*.jsonl*")) == ["days.jsonl", "one.jsonl"]


def test_evidence_of_all_days_has_the_day_that_began_at_the_account(page, desk, tmp_path):
    """In Paris it is the 25th already, in UTC it is not."""
    session = desk.window.session
    session.opening.clock.time = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    page.export_evidence(tmp_path / "before.jsonl")
    desk.settle()
    before = (tmp_path / "before.jsonl").read_text("utf-8")
    draft = replace(
        drafting.new_draft(session.opening.clock, practice.EXECUTIVE, practice.ACCOUNT.id),
        parts=(Part(text="Written after midnight"),),
    )

    def verb():
        drafting.submit_for_review(session.parts, draft, practice.EXECUTIVE)

    session.do("store", verb, owner=page, then=lambda _: None)
    desk.settle()
    page.export_evidence(tmp_path / "after.jsonl")
    desk.settle()
    assert "Written after midnight" not in before
    assert "Written after midnight" in (tmp_path / "after.jsonl").read_text("utf-8")


def test_what_was_verified_for_somebody_else_is_not_said_to_who_comes(page, desk):
    page.badge.verify_now()
    desk.act_as("ines" if desk.window.session.person.id != "ines" else "claire")
    assert page.badge.sound is None
    assert page.badge.title.text() == "Not verified yet"
    page.badge.verify_now()
    desk.settle()
    assert page.badge.sound is not None


def test_in_the_readers_language_at_once(page, desk):
    Language.choose(QApplication.instance(), "fr")
    QApplication.processEvents()
    desk.settle()
    assert said(page)[-1].startswith("Inès Kaci a ouvert le registre")
    assert page.filters.person.itemText(0) == "Tout le monde"
    page.filters.first.setDate(QDate(2026, 2, 3))
    assert page.filters.first.text() == "3 févr. 2026"
    assert page.badge.title.text() == "Pas encore vérifié"
    desk.qtbot.waitUntil(lambda: "La signature est vérifiée." in detail(page))


class Failing:
    """A trail of which every page but the first fails some times, and then has the same entries."""

    def __init__(self, rows, newest, fails):
        self.rows, self.newest, self.fails, self.asked = rows, newest, fails, 0

    def page(self, _after):
        self.asked += 1
        if self.asked <= self.fails:
            raise Unavailable("ledger.unreachable")
        return self.newest, self.rows

    def keys(self, _after, _limit):
        return self.newest, (ListKey("1"), ListKey("2")), 3 * PAGE


def test_entries_that_could_not_be_read_are_told_and_read_when_asked_for(page, desk):
    rows = tuple(row for _, row in page.model.loaded())
    rows *= PAGE // len(rows) + 1
    reader = Failing(rows[:PAGE], page.model._newest, fails=2)
    page.model.open(reader, Opened(newest=reader.newest, count=3 * PAGE, rows=rows[:PAGE]))
    assert not page.missing.isVisible()
    page.view.scrollToBottom()
    desk.qtbot.waitUntil(page.missing.isVisible)
    desk.settle()
    page.view.viewport().repaint()
    desk.settle()
    assert reader.asked == 1
    assert desk.window.messages.shown.kind == "ledger.unreachable"
    desk.window.messages.dismiss()
    page.missing.again.click()
    desk.qtbot.waitUntil(lambda: reader.asked == 2 and page.missing.isVisible())
    assert desk.window.messages.shown.kind == "ledger.unreachable"
    page.missing.again.click()
    desk.qtbot.waitUntil(lambda: page.model.row_at(3 * PAGE - 1) is not None)
    assert page.missing.isHidden()
    assert page.view.hasFocus()


def test_entries_that_come_into_view_again_are_asked_for_again(page, desk):
    rows = tuple(row for _, row in page.model.loaded())
    rows *= PAGE // len(rows) + 1
    reader = Failing(rows[:PAGE], page.model._newest, fails=1)
    page.model.open(reader, Opened(newest=reader.newest, count=3 * PAGE, rows=rows[:PAGE]))
    page.view.scrollToBottom()
    desk.qtbot.waitUntil(page.missing.isVisible)
    page.view.scrollToTop()
    assert page.missing.isHidden()
    page.view.scrollToBottom()
    desk.qtbot.waitUntil(lambda: page.model.row_at(3 * PAGE - 1) is not None)
    assert page.missing.isHidden()


def test_entries_that_could_not_be_opened_again_are_when_asked_for(page, desk, monkeypatch):
    def fail(_parts, _query):
        raise Unavailable("ledger.unreachable")

    with monkeypatch.context() as patch:
        patch.setattr(auditing, "opened", fail)
        page.reload()
        desk.settle()
    assert page.missing.isVisible()
    assert len(said(page)) > 5
    page.missing.again.click()
    desk.settle()
    assert page.missing.isHidden()
