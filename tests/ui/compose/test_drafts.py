from dataclasses import replace

import pytest

from desktop_app.services import drafting
from desktop_app.ui.compose.drafts import Drafts


@pytest.fixture
def drafts(qtbot, session):
    with qtbot.waitSignal(session.loaded):
        session.start()
    return Drafts(session)


def texts(desk):
    return sorted(draft.text for draft in desk.kept.values())


def test_a_draft_left_while_it_could_not_be_kept_is_kept_later(drafts, desk):
    desk.broken = True
    drafts.typed("Stranded", "auto")
    drafts.start_new()
    drafts.typed("Next", "auto")
    desk.broken = False
    drafts.flush()
    assert texts(desk) == ["Next", "Stranded"]


def test_what_could_not_be_kept_is_not_thrown_away(drafts, desk):
    desk.broken = True
    drafts.typed("Unkept", "auto")
    drafts.discard()
    desk.broken = False
    drafts.flush()
    assert texts(desk) == ["Unkept"]


def test_the_newest_draft_is_open_at_the_next_start(qtbot, drafts, session, desk):
    drafts.typed("Older", "auto")
    drafts.start_new()
    drafts.typed("Newer", "fr")
    drafts.flush()
    again = Drafts(session)
    assert (again.current.text, again.current.language, again.is_kept) == ("Newer", "fr", True)


def test_keeping_is_never_more_than_a_second_behind(drafts):
    drafts.typed("a", "auto")
    assert 0 < drafts._timer.remainingTime() < 1_000


def test_an_emptied_draft_is_forgotten_unless_it_continues_a_post(drafts, desk, clock):
    new = drafting.new_draft(clock, "claire", "acme")
    again = replace(drafting.new_draft(clock, "claire", "acme"), post="p1", base_revision=1)
    for draft in (new, again):
        desk.save(draft)
        drafts.open(draft)
        drafts.typed("", "auto")
        drafts.start_new()
    assert [draft.post for draft in desk.kept.values()] == ["p1"]


def test_a_submitted_draft_that_is_no_longer_open_changes_nothing(drafts, desk, clock):
    sent = drafting.new_draft(clock, "claire", "acme")
    drafts.typed("Something else", "auto")
    drafts.was_submitted(sent)
    drafts.flush()
    assert texts(desk) == ["Something else"]


def test_a_note_to_the_reviewers_alone_is_kept(drafts, desk):
    drafts.changed(replace(drafts.working, note="Ask Paul about the figure first"))
    drafts.flush()
    drafts.start_new()
    assert [draft.note for draft in desk.kept.values()] == ["Ask Paul about the figure first"]
