from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from desktop_app.domain.account import Role
from desktop_app.domain.payload import Part
from desktop_app.domain.review import Decision, Standing, Verdict
from desktop_app.services import drafting, reading
from desktop_app.services.ports import Draft
from desktop_app.ui.compose.continuation import Continuation

WHEN = datetime(2026, 11, 21, 15, 0, tzinfo=UTC)


def decision(verdict, revision, reason):
    return Decision(
        person="ines",
        role=Role.LEGAL,
        verdict=verdict,
        revision=revision,
        sha256="",
        at=WHEN,
        expires_at=WHEN,
        reason=reason,
        seq=1,
        standing=Standing.COUNTS,
    )


def draft_of(text):
    return Draft(
        id="d",
        owner="claire",
        account="acme",
        parts=(Part(text=text),),
        language="auto",
        saved_at=WHEN,
    )


@pytest.fixture
def sent_back(monkeypatch, store):
    """A post whose second version legal wants changed."""
    payload = drafting.payload_of(store.charter, draft_of("Revenue will surge"))
    record = SimpleNamespace(
        id="p1",
        current=SimpleNamespace(payload=payload),
        decisions=(
            decision(Verdict.REQUEST_CHANGES, 1, "An older reason"),
            decision(Verdict.REQUEST_CHANGES, 2, "Name the source"),
            decision(Verdict.APPROVE, 2, ""),
        ),
    )
    view = SimpleNamespace(record=record, charter=store.charter, own=False)
    monkeypatch.setattr(reading, "open_post", lambda parts, post, person: view)


def test_the_page_says_what_is_continued_and_why_it_was_sent_back(
    qtbot, loaded, desk, clock, sent_back
):
    draft = drafting.new_draft(clock, "claire", "acme")
    draft = replace(draft, parts=(Part(text="Revenue grew"),), post="p1", base_revision=2)
    desk.save(draft)
    loaded.open_draft(draft)
    said = loaded.writing.continuation
    assert said.isVisible()
    assert said.words.startswith("New version, after version 2")
    qtbot.waitUntil(lambda: "Name the source" in said.words)
    assert said.words == (
        "New version of “Revenue will surge”\nInès Kaci (Legal): “Name the source”"
    )


def test_a_new_post_continues_nothing(loaded):
    assert not loaded.writing.continuation.isVisible()


def test_an_answer_about_another_draft_is_dropped(qtbot, session, loaded, clock, sent_back):
    card = Continuation(session)
    qtbot.addWidget(card)
    draft = drafting.new_draft(clock, "claire", "acme")
    card.show_draft(replace(draft, post="p1", base_revision=2))
    card.show_draft(replace(draft, post="p2", base_revision=1))
    qtbot.waitUntil(lambda: not session.background.busy)
    assert card.words == "New version, after version 1\n"
