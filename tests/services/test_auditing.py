"""The audit: what each action says, whether it holds, and copies that other programs read."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.action import ActionId, ActionKind
from desktop_app.domain.errors import Damaged, Refused, Unavailable
from desktop_app.domain.review import Verdict
from desktop_app.services import auditing, controlling, practice
from desktop_app.services.auditing import COLUMNS, Proof
from desktop_app.services.evidence_bundle import Days, chosen_days, chosen_post
from desktop_app.services.listing import PAGE
from desktop_app.services.trail import TOPICS, Topic, TrailQuery
from desktop_app.services.trail_words import Reader, sentence

EVERYTHING = TrailQuery()


def told(error_type, kind: str):
    return pytest.raises(error_type, check=lambda error: error.kind == kind)


def rows(office, **asked):
    return auditing.opened(office.parts, TrailQuery(**asked)).rows


def reader(office, language="en"):
    with office.parts.store.begin() as work:
        return Reader(charter=work.charter(), language=language, zone="Europe/Paris")


@pytest.fixture
def post(office):
    return office.approved()


def test_each_kind_is_of_one_topic():
    named = [kind for kinds in TOPICS.values() for kind in kinds]
    assert sorted(named) == sorted(ActionKind)
    assert list(TOPICS) == list(Topic)


def test_the_newest_first_and_how_many(office, post):
    opened = auditing.opened(office.parts, EVERYTHING)
    assert opened.count == len(opened.rows) == 3
    assert [row.action.kind for row in opened.rows] == ["approve", "submit", "charter"]
    assert auditing.page(office.parts, EVERYTHING, None) == (opened.newest, opened.rows)
    assert auditing.keys(office.parts, EVERYTHING, None, PAGE) == (opened.newest, (), 3)


def test_an_action_that_holds_is_told_from_one_that_does_not(office, post):
    approval = rows(office)[0].action
    assert auditing.examine(office.parts, approval) is Proof.GOOD
    other = {**approval.statement, "reason": "Never said."}
    assert auditing.examine(office.parts, replace(approval, statement=other)) is Proof.LINK
    moved = replace(approval, prev_hash="ab" * 32)
    assert auditing.examine(office.parts, moved) is Proof.LINK
    for who in (practice.LEGAL, "stranger"):
        forged = auditing.examine(office.parts, _of(approval, who))
        assert forged is Proof.SIGNATURE
    silent = replace(approval, statement={}, redacted_by=ActionId("r"))
    assert auditing.examine(office.parts, silent) is Proof.WORDS_GONE
    assert auditing.examine(office.parts, replace(silent, fence=7)) is Proof.LINK


def _of(action, person):
    """The action as if somebody else had made it, with links that fit."""
    from desktop_app.domain.action import leaf_of, link
    from desktop_app.domain.canonical import canonical, digest

    said = {**action.statement, "actor": person}
    made = replace(action, actor=person, statement=said, statement_sha256=digest(canonical(said)))
    return replace(made, hash=link(made.prev_hash, leaf_of(made)))


def test_verifying_counts_what_is_sound_and_names_what_is_not(office, post):
    sound = auditing.verify_all(office.parts)
    assert (sound.found.links, sound.found.signatures) == (3, 3)
    assert sound.at >= rows(office)[0].action.at
    victim = rows(office)[0].action
    with closing(sqlite3.connect(office.folder / "ledger.sqlite")) as file:
        for (name,) in file.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            file.execute(f'DROP TRIGGER "{name}"')
        file.execute("UPDATE action SET actor = 'ines' WHERE id = ?", (victim.id,))
        file.commit()
    with pytest.raises(Damaged) as damaged:
        auditing.verify_all(office.parts)
    assert damaged.value.facts["action"] == victim.id


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_kind_has_a_sentence_in_both_languages(office, post, language):
    action, about = rows(office)[0].action, reader(office, language)
    for kind in ActionKind:
        said = {"role": "legal", "part": 0, "roles": ["legal"], "publisher": practice.PUBLISHER}
        made = replace(action, kind=kind, statement=said)
        text = sentence(made, about)
        assert text
        assert "{" not in text
        assert not text.endswith(".")


def test_who_did_what_in_the_readers_words(office, post):
    approval = rows(office)[0].action
    assert "approved version 1 for communications" in sentence(approval, reader(office))
    french = sentence(approval, reader(office, "fr"))
    assert "a approuvé la version 1 pour la communication" in french
    lent = replace(approval, statement={**approval.statement, "for": practice.LEGAL})
    assert sentence(lent, reader(office)).endswith("in the name of Inès Kaci")
    gone = replace(approval, statement={}, redacted_by=ActionId("r"))
    assert "were taken out (approved)" in sentence(gone, reader(office))


def test_a_table_that_no_spreadsheet_takes_for_formulas(office):
    post = office.submit("=1+1 is not a formula.")
    office.decide(post, practice.COMMUNICATIONS, Verdict.REQUEST_CHANGES, "=cmd()")
    text = auditing.csv_text(office.parts, EVERYTHING, "en", "Europe/Paris")
    head, first, second, _ = csv.reader(io.StringIO(text))
    assert head == COLUMNS
    cells = dict(zip(head, first, strict=True))
    assert cells["kind"] == "request_changes"
    assert cells["reason"] == "'=cmd()"
    assert cells["handle"].startswith("'@")
    assert cells["post"] == post
    assert dict(zip(head, second, strict=True))["text"] == "'=1+1 is not a formula."


def test_json_has_every_statement_whole(office, post):
    said = json.loads(auditing.json_text(office.parts, EVERYTHING, "fr", "UTC"))
    assert (said["format"], said["realm"]) == ("countersign-audit", "practice")
    assert [one["kind"] for one in said["actions"]] == ["approve", "submit", "charter"]
    assert said["actions"][0]["signed"]["role"] == "communications"
    assert said["actions"][0]["entry"] == 2


def test_an_export_reads_page_after_page(office, post, monkeypatch):
    whole = auditing.csv_text(office.parts, EVERYTHING, "en", "UTC")
    monkeypatch.setattr(auditing, "PAGE", 2)
    monkeypatch.setattr("desktop_app.adapters.ledger.trail.PAGE", 2)
    assert auditing.csv_text(office.parts, EVERYTHING, "en", "UTC") == whole
    monkeypatch.setattr(auditing, "MOST", 2)
    with told(Refused, "audit.many"):
        auditing.csv_text(office.parts, EVERYTHING, "en", "UTC")


def test_nothing_is_written_over_a_file(tmp_path):
    path = tmp_path / "audit.csv"
    auditing.write_new(path, "é")
    assert path.read_text(encoding="utf-8") == "é"
    with told(Refused, "audit.exists"):
        auditing.write_new(path, "other")
    assert path.read_text(encoding="utf-8") == "é"
    with told(Unavailable, "table.unwritable"):
        auditing.write_new(tmp_path / "none" / "audit.csv", "x")


def test_evidence_of_a_post_and_of_days_is_checked_before_it_has_its_name(office, post, tmp_path):
    path = tmp_path / "post.evidence"
    found = auditing.write_evidence(office.parts, chosen_post(office.parts, post), path)
    assert [one.record.id for one in found.posts] == [post]
    with told(Refused, "audit.exists"):
        auditing.write_evidence(office.parts, chosen_post(office.parts, post), path)
    day = office.clock.now().date()
    days = Days(first=day, last=date(day.year, 12, 31))
    whole = tmp_path / "days.evidence"
    auditing.write_evidence(office.parts, chosen_days(office.parts, days, None), whole)
    assert whole.stat().st_size > 0
    with told(Unavailable, "table.unwritable"):
        auditing.write_evidence(office.parts, (), tmp_path / "none" / "x")
    theirs = tmp_path / "third.txt.part"  # perhaps another program is writing it just now
    theirs.write_text("theirs", "utf-8")
    with told(Refused, "audit.exists"):
        auditing.write_evidence(office.parts, (), tmp_path / "third.txt")
    assert theirs.read_text("utf-8") == "theirs"
    assert sorted(one.name for one in tmp_path.iterdir() if "evidence" in one.name) == [
        "days.evidence",
        "post.evidence",
    ]


def test_what_concerns_a_whole_account_is_told_too(office, post):
    controlling.freeze(office.parts, practice.ACCOUNT.id, practice.LEGAL, "A rumour.")
    newest = rows(office, kinds=TOPICS[Topic.STOPPED])[0]
    assert sentence(newest.action, reader(office)).endswith("froze the account")
