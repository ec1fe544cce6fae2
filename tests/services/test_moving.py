from dataclasses import replace
from datetime import timedelta

import pytest

from desktop_app.domain.errors import BadInput, Refused
from desktop_app.domain.publication import Posted, PostState
from desktop_app.domain.review import Exemption
from desktop_app.services import controlling, drafting, moving, practice, publishing, reading
from tests.fakes import NOW
from tests.services.test_calendar import CALM, profiled, timed

TOMORROW, LATER = NOW + timedelta(days=1), NOW + timedelta(days=3)


def told(error_type, kind):
    return pytest.raises(error_type, check=lambda error: error.kind == kind)


def kept(office, **fields):
    return drafting.save(
        office.parts.desk, office.clock, replace(office.draft("Un brouillon."), **fields)
    )


def test_a_draft_has_another_time_and_the_same_grace(office):
    draft = kept(office, not_before=TOMORROW)
    moved = moving.move_draft(office.parts, draft.id, practice.EXECUTIVE, LATER)
    assert (moved.not_before, moved.not_after) == (LATER, LATER + timedelta(minutes=15))
    assert office.parts.desk.draft(draft.id) == moved


def test_nobody_moves_the_draft_of_somebody_else_or_one_that_is_gone(office):
    draft = kept(office, not_before=TOMORROW)
    with told(BadInput, "calendar.gone"):
        moving.move_draft(office.parts, draft.id, practice.COMMUNICATIONS, LATER)
    with told(BadInput, "calendar.gone"):
        moving.move_draft(office.parts, "0" * 16, practice.EXECUTIVE, LATER)


def test_nothing_is_moved_into_the_past(office):
    draft = kept(office, not_before=TOMORROW)
    with told(BadInput, "schedule.past"):
        moving.move_draft(office.parts, draft.id, practice.EXECUTIVE, NOW)
    assert office.parts.desk.draft(draft.id) == draft


def test_a_post_is_moved_by_a_new_version_and_stands_until_that_is_sent(office):
    post = timed(office, CALM, TOMORROW)
    office.decide(post, practice.COMMUNICATIONS)
    draft = moving.move_post(office.parts, post, practice.EXECUTIVE, LATER)
    assert (draft.post, draft.base_revision, draft.not_before) == (post, 1, LATER)
    record = office.record(post)
    assert (record.state, record.current.payload.not_before) == (PostState.APPROVED, TOMORROW)
    drafting.submit_for_review(office.parts, draft, practice.EXECUTIVE)
    record = office.record(post)
    assert (record.state, record.current.payload.not_before) == (PostState.IN_REVIEW, LATER)


def test_a_version_that_is_being_written_is_moved_and_keeps_its_words(office):
    post = timed(office, CALM, TOMORROW)
    draft = drafting.continue_post(office.parts, post, practice.EXECUTIVE)
    drafting.save(office.parts.desk, office.clock, drafting.typed(draft, "Mieux.", "fr"))
    moved = moving.move_post(office.parts, post, practice.EXECUTIVE, LATER)
    assert (moved.id, moved.text, moved.not_before) == (draft.id, "Mieux.", LATER)
    assert len(office.parts.desk.drafts(practice.EXECUTIVE)) == 1


def test_whoever_does_not_write_moves_nothing(office):
    post = timed(office, CALM, TOMORROW)
    with told(Refused, "draft.role"):
        moving.move_post(office.parts, post, practice.LEGAL, LATER)


def test_what_is_at_x_is_not_moved(office):
    post = office.approved(CALM)
    office.x.answers.append(Posted(x_post_id="1990000000000000001", text=CALM))
    publishing.publish(office.parts, post)
    with told(Refused, "calendar.state"):
        moving.move_post(office.parts, post, practice.EXECUTIVE, LATER)


def test_a_quiet_period_takes_nothing_and_nothing_is_kept(office):
    profiled(office, blackouts=[["2026-11-27", "2026-11-30"]])
    post, draft = timed(office, CALM, TOMORROW), kept(office, not_before=TOMORROW)
    with told(Refused, "calendar.quiet"):
        moving.move_draft(office.parts, draft.id, practice.EXECUTIVE, LATER)
    with told(Refused, "calendar.quiet"):
        moving.move_post(office.parts, post, practice.EXECUTIVE, LATER)
    assert office.parts.desk.drafts(practice.EXECUTIVE) == (draft,)


def test_legals_exception_lets_a_post_be_moved_within_the_period(office):
    profiled(office, blackouts=[["2026-11-25", "2026-11-30"]])
    post = timed(office, "Nous livrerons 500 000 unités cette année.", TOMORROW)
    record = office.record(post)
    said = Exemption(reason="Publié hier.", link="https://example.com/communique")
    granted = replace(_decision(office, post), exception=said)
    assert not moving.is_exempt(record)
    assert moving.is_exempt(replace(record, decisions=(granted,)))
    charter = reading.open_post(office.parts, post, practice.LEGAL).charter
    account = practice.ACCOUNT.id
    moving.require_free(charter, account, None, LATER, is_exempt=True)
    with told(Refused, "calendar.quiet"):
        moving.require_free(charter, account, None, LATER)


def _decision(office, post):
    office.decide(post, practice.COMMUNICATIONS)
    return office.record(post).decisions[-1]


def test_nothing_is_moved_while_its_account_is_frozen_with_or_without_an_exception(office):
    draft = kept(office, not_before=TOMORROW)
    controlling.freeze(office.parts, practice.ACCOUNT.id, practice.LEGAL, "Prudence.")
    with told(Refused, "calendar.frozen"):
        moving.move_draft(office.parts, draft.id, practice.EXECUTIVE, LATER)
