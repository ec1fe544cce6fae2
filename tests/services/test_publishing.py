from contextlib import closing, suppress
from dataclasses import replace

import pytest

from desktop_app.adapters.journal import open_journal
from desktop_app.domain.action import ActionKind
from desktop_app.domain.errors import (
    BadInput,
    LedgerRefused,
    PostNotSent,
    PostRefused,
    PostUnanswered,
    Refused,
    Unavailable,
)
from desktop_app.domain.payload import Payload
from desktop_app.domain.publication import Posted, PostState
from desktop_app.services import practice, publishing, reading

LINK = "https://x.com/claire_morel/status/1990000000000000001?s=20"
TEXT = "Merci à tous pour cette belle journée à Lyon."
POSTED = Posted(x_post_id="1990000000000000001", text=TEXT)


class PowerCut(BaseException):
    """The machine stops here: nothing after it runs, not even a handler of exceptions."""


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


def test_a_lost_answer_is_never_posted_again(office):
    post = office.approved(TEXT)
    office.x.answers.append(PostUnanswered("x.no_answer", cause="timeout"))
    assert publishing.publish(office.parts, post).kind is ActionKind.UNKNOWN
    with pytest.raises(Refused, match=r"publish\.state"):
        publishing.publish(office.parts, post)
    assert publishing.publish_due(office.parts) == ()
    assert len(office.x.received) == 1
    assert office.record(post).state is PostState.UNKNOWN


def test_a_person_who_saw_it_on_x_settles_it(office):
    post = office.approved(TEXT)
    office.x.answers.append(PostUnanswered("x.no_answer", cause="timeout"))
    publishing.publish(office.parts, post)
    office.x.there[POSTED.x_post_id] = POSTED
    outcome = publishing.settle_found(office.parts, post, LINK, practice.COMMUNICATIONS)
    assert (outcome.kind, outcome.same_text) == (ActionKind.FOUND, True)
    assert office.record(post).state is PostState.POSTED


def test_a_link_to_nothing_settles_nothing(office):
    post = office.approved(TEXT)
    office.x.answers.append(PostUnanswered("x.no_answer", cause="timeout"))
    publishing.publish(office.parts, post)
    with pytest.raises(Refused, match=r"settle\.not_there"):
        publishing.settle_found(office.parts, post, LINK, practice.COMMUNICATIONS)
    assert office.record(post).state is PostState.UNKNOWN


def test_what_is_not_on_x_needs_new_approvals_and_can_then_be_sent(office):
    post = office.approved(TEXT)
    office.x.answers.extend([PostUnanswered("x.no_answer", cause="timeout"), POSTED])
    publishing.publish(office.parts, post)
    publishing.settle_absent(office.parts, post, "Looked twice.", practice.COMMUNICATIONS)
    assert office.record(post).state is PostState.IN_REVIEW
    with pytest.raises(Refused, match=r"publish\.state"):
        publishing.publish(office.parts, post)
    office.decide(post, practice.COMMUNICATIONS)
    assert publishing.publish(office.parts, post).kind is ActionKind.POSTED
    assert len(office.x.received) == 2


def test_only_communications_may_say_that_it_is_not_there(office):
    post = office.approved(TEXT)
    office.x.answers.append(PostUnanswered("x.no_answer", cause="timeout"))
    publishing.publish(office.parts, post)
    with pytest.raises(LedgerRefused, match=r"ledger\.second_person"):
        publishing.settle_absent(office.parts, post, "Not there.", practice.EXECUTIVE)
    assert office.record(post).state is PostState.UNKNOWN


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


def test_after_five_tries_without_a_byte_sent_a_person_decides(office):
    post = office.approved(TEXT)
    office.x.answers.extend([PostNotSent("x.unreachable", cause="refused")] * 5)
    kinds = [publishing.publish_due(office.parts)[0].outcome.kind for _ in range(5)]
    assert kinds == [ActionKind.NOT_SENT] * 4 + [ActionKind.HELD]
    assert publishing.publish_due(office.parts) == ()
    assert office.record(post).state is PostState.HELD
    # The approvals still count: a person lets it go on.
    assert publishing.publish(office.parts, post).kind is ActionKind.POSTED


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


@pytest.mark.parametrize("stop", [PowerCut, Unavailable("journal.unwritable", path="j")])
def test_absence_that_the_journal_missed_is_taken_from_the_record(office, monkeypatch, stop):
    post = office.approved(TEXT)
    office.x.answers.append(PostUnanswered("x.no_answer", cause="timeout"))
    publishing.publish(office.parts, post)

    def cut_short(*_arguments):
        raise stop

    monkeypatch.setattr(office.parts.journal, "outcome", cut_short)
    with suppress(PowerCut):
        publishing.settle_absent(office.parts, post, "Looked twice.", practice.COMMUNICATIONS)
    monkeypatch.undo()
    assert office.record(post).state is PostState.IN_REVIEW
    office.decide(post, practice.COMMUNICATIONS)
    assert publishing.publish(office.parts, post).kind is ActionKind.POSTED
    assert len(office.x.received) == 2


def test_an_approval_that_lapsed_is_asked_for_again(office):
    post = office.approved(TEXT)
    office.clock.advance(days=15)
    assert [r.error.kind for r in publishing.publish_due(office.parts)] == ["publish.needs_role"]
    assert office.record(post).state is PostState.IN_REVIEW
    (row,) = reading.queue(office.parts, practice.COMMUNICATIONS)
    assert row.boxes == (reading.Box.MINE_TO_DO,)
    assert publishing.publish_due(office.parts) == ()
    office.decide(post, practice.COMMUNICATIONS)
    assert publishing.publish(office.parts, post).kind is ActionKind.POSTED


def test_a_crash_before_the_sending_line_is_certainly_not_sent(office, monkeypatch):
    post = office.approved(TEXT)
    monkeypatch.setattr(office.parts.journal, "sending", _power_cut)
    with pytest.raises(PowerCut):
        publishing.publish(office.parts, post)
    monkeypatch.undo()
    reports = publishing.recover(office.parts)
    assert [report.outcome.kind for report in reports] == [ActionKind.NOT_SENT]
    assert office.record(post).state is PostState.APPROVED


def test_a_crash_after_the_sending_line_is_unknown(office):
    post = office.approved(TEXT)
    office.x.answers.append(PowerCut())
    with pytest.raises(PowerCut):
        publishing.publish(office.parts, post)
    reports = publishing.publish_due(office.parts)
    assert [report.outcome.kind for report in reports] == [ActionKind.UNKNOWN]
    assert len(office.x.received) == 1


def test_a_lost_journal_proves_nothing(office):
    post = office.approved(TEXT)
    office.x.answers.append(PowerCut())
    with pytest.raises(PowerCut):
        publishing.publish(office.parts, post)
    lost = office.parts.journal
    lost.close()
    lost.path.unlink()
    office.clock.advance(minutes=1)
    with closing(open_journal(lost.path, office.clock.now)) as new:
        (report,) = publishing.publish_due(replace(office.parts, journal=new))
    assert report.outcome.kind is ActionKind.UNKNOWN
    assert len(office.x.received) == 1


def test_a_crash_before_the_ledger_knows_the_outcome_keeps_the_outcome(office, monkeypatch):
    post = office.approved(TEXT)
    office.x.answers.append(POSTED)
    outcome = office.parts.journal.outcome

    def write_and_stop(*arguments):
        outcome(*arguments)
        raise PowerCut

    monkeypatch.setattr(office.parts.journal, "outcome", write_and_stop)
    with pytest.raises(PowerCut):
        publishing.publish(office.parts, post)
    monkeypatch.undo()
    assert office.record(post).state is PostState.SENDING
    publishing.recover(office.parts)
    assert office.record(post).state is PostState.POSTED
    assert len(office.x.received) == 1


def test_a_rule_made_after_the_approval_holds_the_post(office):
    """Findings are recomputed at sending: a codename added this morning asks for legal."""
    post = office.approved("Une belle journée avec Lynx à Lyon.")
    with office.parts.store.begin() as work:
        charter = work.charter()
    profile = {**charter.profile, "codenames": ["Lynx"]}
    practice.adopt(office.parts.store, office.parts.keys, replace(charter, profile=profile))
    reports = publishing.publish_due(office.parts)
    assert [report.error.kind for report in reports] == ["publish.needs_role"]
    assert office.x.received == []
    record = office.record(post)
    assert record.state is PostState.IN_REVIEW
    assert practice.Role.LEGAL in record.current.roles


def test_one_post_that_cannot_be_sent_stops_no_other(office):
    first, second = office.approved(TEXT), office.approved("Bravo à toute l’équipe.")
    office.x.answers.extend([PostRefused("x.rejected"), POSTED])
    reports = publishing.publish_due(office.parts)
    assert {report.post for report in reports} == {first, second}
    assert {report.outcome.kind for report in reports} == {ActionKind.REFUSED, ActionKind.POSTED}


def test_a_journal_that_cannot_be_written_sends_nothing(office, monkeypatch):
    post = office.approved(TEXT)

    def full(*_arguments):
        raise Unavailable("journal.unwritable", path="journal.jsonl")

    monkeypatch.setattr(office.parts.journal, "sending", full)
    with pytest.raises(Unavailable):
        publishing.publish(office.parts, post)
    monkeypatch.undo()
    assert office.x.received == []


@pytest.mark.parametrize(
    "link",
    [
        "https://x.com/a/status/123",
        "https://twitter.com/a/status/123?s=20",
        "http://mobile.twitter.com/a/status/123/photo/1",
        "x.com/i/web/status/123",
        "https://www.x.com/i/status/123#m",
        " 123 ",
    ],
)
def test_every_form_of_a_link_gives_its_number(link):
    assert publishing.status_id(link) == "123"


@pytest.mark.parametrize(
    "link", ["", "https://x.com/a", "https://evil.example/a/status/1", "x.com/a/status/12a", "١٢"]
)
def test_other_links_are_refused(link):
    with pytest.raises(BadInput, match=r"settle\.link"):
        publishing.status_id(link)


def _power_cut(*_arguments):
    raise PowerCut
