from dataclasses import replace
from datetime import timedelta

import pytest

from desktop_app.domain.action import ActionKind
from desktop_app.domain.canonical import time_text
from desktop_app.domain.errors import (
    BadInput,
    PostNotSent,
    PostRefused,
    Refused,
    Unavailable,
)
from desktop_app.domain.payload import Payload
from desktop_app.domain.publication import Hold, Posted, PostState
from desktop_app.services import controlling, drafting, practice, publishing

TEXT = "Merci à tous pour cette belle journée à Lyon."
POSTED = Posted(x_post_id="1990000000000000001", text=TEXT)


def test_what_was_approved_is_sent_once_and_found_in_the_record(office):
    post = office.approved(TEXT)
    office.x.answers.append(POSTED)
    outcome = publishing.publish(office.parts, post)
    assert (outcome.kind, outcome.same_text) == (ActionKind.POSTED, True)
    assert [Payload.read(c.body).parts[0].text for c in office.x.received] == [TEXT]
    record = office.record(post)
    assert record.state is PostState.POSTED
    assert record.publication is not None
    assert record.publication.x_post_id == POSTED.x_post_id


def test_what_x_changed_is_told(office):
    post = office.approved(TEXT)
    office.x.answers.append(replace(POSTED, text="Merci à toutes."))
    assert publishing.publish(office.parts, post).same_text is False


def test_publish_now_does_not_skip_review(office):
    """P4: there is no path to X without a clearance."""
    post = office.submit(TEXT)
    with pytest.raises(Refused, match=r"publish\.state"):
        publishing.publish(office.parts, post)
    assert office.x.received == []


@pytest.mark.parametrize(
    ("answer", "kind", "state"),
    [
        (PostRefused("x.too_long"), ActionKind.REFUSED, PostState.REFUSED),
        (PostRefused("x.unauthorized", hold="auth"), ActionKind.HELD, PostState.HELD),
        (PostNotSent("x.unreachable", cause="refused"), ActionKind.NOT_SENT, PostState.APPROVED),
    ],
)
def test_what_x_or_the_network_refused_is_recorded_as_that(office, answer, kind, state):
    post = office.approved(TEXT)
    office.x.answers.append(answer)
    assert publishing.publish(office.parts, post).kind is kind
    assert office.record(post).state is state


def test_after_a_certain_failure_the_same_approval_may_be_sent(office):
    post = office.approved(TEXT)
    office.x.answers.extend([PostNotSent("x.unreachable", cause="refused"), POSTED])
    publishing.publish(office.parts, post)
    assert publishing.publish(office.parts, post).kind is ActionKind.POSTED
    assert [clearance.fence for clearance in office.x.received] == [1, 2]


def test_half_a_character_in_the_answer_loses_no_outcome(office):
    post = office.approved(TEXT)
    office.x.answers.append(replace(POSTED, text="Merci \ud83d"))
    outcome = publishing.publish(office.parts, post)
    assert (outcome.kind, outcome.same_text) == (ActionKind.POSTED, False)
    assert office.record(post).publication.posted_text == "Merci \ufffd"


def test_a_machine_that_slept_past_the_deadline_sends_nothing(office, monkeypatch):
    post = office.approved(TEXT)
    sending = office.parts.journal.sending

    def sleep_first(*arguments):
        sending(*arguments)
        office.clock.advance(minutes=5)

    monkeypatch.setattr(office.parts.journal, "sending", sleep_first)
    outcome = publishing.publish(office.parts, post)
    assert (outcome.kind, outcome.reason) == (ActionKind.NOT_SENT, "publish.too_late")
    assert office.x.received == []


def test_a_clock_that_was_set_back_sends_nothing(office, monkeypatch):
    """Else a laptop that slept for a day could send on waking, its clock put right by the network."""
    post = office.approved(TEXT)
    sending = office.parts.journal.sending

    def set_back(*arguments):
        sending(*arguments)
        office.clock.advance(hours=-1)

    monkeypatch.setattr(office.parts.journal, "sending", set_back)
    outcome = publishing.publish(office.parts, post)
    assert (outcome.kind, outcome.reason) == (ActionKind.NOT_SENT, "publish.too_late")
    assert office.x.received == []


@pytest.mark.parametrize("seconds", [3, 15, -40])
def test_a_record_that_tells_the_time_by_another_clock_stops_nothing(office, monkeypatch, seconds):
    """A team's server stamps the attempt: how long this machine slept is told by its own clock."""
    post = office.approved(TEXT)
    office.clock.advance(minutes=1)
    there = timedelta(seconds=seconds)
    monkeypatch.setattr(office.parts.store, "_now", lambda: office.clock.now() + there)
    assert publishing.publish(office.parts, post).kind is ActionKind.POSTED
    assert len(office.x.received) == 1


def test_a_journal_that_cannot_be_written_sends_nothing(office, monkeypatch):
    post = office.approved(TEXT)

    def full(*_arguments):
        raise Unavailable("journal.unwritable", path="journal.jsonl")

    monkeypatch.setattr(office.parts.journal, "sending", full)
    with pytest.raises(Unavailable):
        publishing.publish(office.parts, post)
    monkeypatch.undo()
    assert office.x.received == []


def test_a_thread_goes_part_by_part_each_answering_the_one_before(office):
    post = office.thread("One.", "Two.", "Three.")
    kinds = [publishing.publish(office.parts, post).kind for _ in range(3)]
    assert kinds == [ActionKind.POSTED] * 3
    sent = [(c.part, c.content.text) for c in office.x.received]
    assert sent == [(0, "One."), (1, "Two."), (2, "Three.")]
    record = office.record(post)
    ids = [part.x_post_id for part in record.parts]
    assert [c.reply_to for c in office.x.received] == [None, *ids[:2]]
    assert record.state is PostState.POSTED
    with pytest.raises(Refused, match=r"publish\.state"):
        publishing.publish(office.parts, post)


def test_after_a_failed_part_only_what_is_missing_is_sent(office):
    """T3: running a failed thread again once posted its first part twice."""
    post = office.thread("One.", "Two.", "Three.")
    office.x.answers.extend([POSTED, PostNotSent("x.unreachable", cause="refused")])
    publishing.publish(office.parts, post)
    assert publishing.publish(office.parts, post).kind is ActionKind.NOT_SENT
    publishing.publish(office.parts, post)
    publishing.publish(office.parts, post)
    assert [c.part for c in office.x.received] == [0, 1, 1, 2]
    assert office.record(post).state is PostState.POSTED


def test_a_token_refused_before_sending_is_held_and_nothing_left(office):
    """58: the same message at the upload of a picture as at the post."""
    post = office.approved(TEXT)
    office.x.obstacles.append(PostRefused("x.unauthorized", hold="auth", status="401"))
    outcome = publishing.publish(office.parts, post)
    assert (outcome.kind, outcome.reason) == (ActionKind.HELD, "x.unauthorized")
    record = office.record(post)
    assert (record.state, record.hold) == (PostState.HELD, Hold.AUTH)
    assert dict(record.publication.facts) == {"status": "401"}
    assert office.x.received == []
    assert not office.parts.journal.was_sent(post, 1)


def test_what_changed_while_its_pictures_were_uploaded_is_not_sent(office, monkeypatch):
    post = office.approved(TEXT)
    prepare = office.x.prepare

    def recalled_meanwhile(clearance):
        controlling.recall(office.parts, post, practice.COMMUNICATIONS, "A doubt.")
        return prepare(clearance)

    monkeypatch.setattr(office.x, "prepare", recalled_meanwhile)
    with pytest.raises(Refused, match=r"publish\.state"):
        publishing.publish(office.parts, post)
    assert office.x.received == []
    assert office.record(post).state is PostState.RECALLED


def test_a_link_that_x_adds_for_a_picture_is_no_difference(office):
    shown = replace(POSTED, text=f"{TEXT} https://t.co/abcdefghij")
    assert publishing.same_text(TEXT, shown)
    assert not publishing.same_text(TEXT, replace(POSTED, text=f"{TEXT} https://t.co"))
    assert not publishing.same_text(TEXT, replace(POSTED, text=f"{TEXT} more"))


def test_a_window_without_publisher_sends_nothing(office):
    post = office.approved(TEXT)
    with pytest.raises(Refused, match=r"publish\.no_publisher"):
        publishing.publish(replace(office.parts, journal=None), post)
    assert office.x.received == []


def test_a_rate_limit_is_waited_for_without_a_person(office):
    post = office.approved(TEXT)
    until = time_text(office.clock.now() + timedelta(minutes=12))
    office.x.answers.append(PostRefused("x.rate_limited", hold="rate", until=until))
    assert publishing.publish(office.parts, post).kind is ActionKind.NOT_SENT
    assert time_text(publishing.next_try(office.record(post))) == until
    office.clock.advance(minutes=12)
    assert publishing.tries(office.record(post)) == 0
    assert publishing.publish(office.parts, post).kind is ActionKind.POSTED


def test_a_request_does_not_leave_after_the_end_of_the_window(office, monkeypatch):
    """The attempt was in time; the machine stalled beyond the window, within the deadline."""
    begins = office.clock.now() + timedelta(minutes=1)
    ends = begins + timedelta(minutes=15)
    post = office.thread("À l’heure.", not_before=begins, not_after=ends)
    office.clock.advance(minutes=16)
    sending = office.parts.journal.sending

    def slow(*arguments):
        sending(*arguments)
        office.clock.advance(seconds=10)

    monkeypatch.setattr(office.parts.journal, "sending", slow)
    outcome = publishing.publish(office.parts, post)
    assert (outcome.kind, outcome.reason) == (ActionKind.NOT_SENT, "publish.too_late")
    assert office.x.received == []


def test_no_answer_of_x_makes_a_post_wait_for_years(office):
    post = office.approved()
    far = PostRefused("x.rate_limited", hold="rate", until="9999-12-31T23:59:59Z")
    office.x.answers.append(far)
    assert publishing.publish(office.parts, post).kind is ActionKind.NOT_SENT
    office.clock.advance(hours=25)
    assert office.kinds() == ["held"]  # after so long a wait somebody says that it may go
    assert office.record(post).hold is Hold.LATE


def test_a_number_of_x_that_is_another_posts_leaves_no_dead_end(office):
    """X names a post of ours that is another one: what became of this one is unknown."""
    first = office.approved("Une chose.")
    office.x.answers.append(Posted(x_post_id="1990000000000000007", text="Une chose."))
    publishing.publish(office.parts, first)
    second = office.approved("Une autre.")
    office.x.answers.append(Posted(x_post_id="1990000000000000007", text="Une autre."))
    publishing.publish(office.parts, second)
    assert office.record(second).state is PostState.UNKNOWN
    office.clock.advance(minutes=16)
    assert office.kinds() == ["needs_person"]


def test_an_obstacle_that_another_program_let_through_is_refused_at_sending(office, monkeypatch):
    """The author's machine is not believed: a direction mark makes people read another text."""
    monkeypatch.setattr(drafting, "obstacles", lambda *_arguments: ())
    post = office.approved("Prix : 100\u202e€ 001")
    monkeypatch.undo()
    with pytest.raises(BadInput, match=r"obstacle\.bidi"):
        publishing.publish(office.parts, post)
    assert office.x.received == []
    assert office.record(post).state is PostState.APPROVED
