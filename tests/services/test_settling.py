from contextlib import closing, suppress
from dataclasses import replace
from datetime import timedelta

import pytest

from desktop_app.adapters.journal import open_journal
from desktop_app.domain.action import ActionKind
from desktop_app.domain.errors import (
    BadInput,
    LedgerRefused,
    PostUnanswered,
    Refused,
    Unavailable,
)
from desktop_app.domain.publication import Posted, PostState
from desktop_app.services import controlling, drafting, practice, publishing, settling

LINK = "https://x.com/claire_morel/status/1990000000000000001?s=20"
TEXT = "Merci à tous pour cette belle journée à Lyon."
POSTED = Posted(x_post_id="1990000000000000001", text=TEXT)
LOST = PostUnanswered("x.no_answer", cause="timeout")


class PowerCut(BaseException):
    """The machine stops here: nothing after it runs, not even a handler of exceptions."""


def test_a_lost_answer_is_never_posted_again(office):
    post = office.approved(TEXT)
    office.x.answers.append(LOST)
    assert publishing.publish(office.parts, post).kind is ActionKind.UNKNOWN
    with pytest.raises(Refused, match=r"publish\.state"):
        publishing.publish(office.parts, post)
    for _ in range(20):
        office.clock.advance(minutes=5)
        office.run()
    assert len(office.x.received) == 1
    assert office.record(post).state is PostState.NEEDS_PERSON


def test_a_post_that_is_on_the_timeline_is_found(office):
    """P7: the answer is lost; X has it; nothing is sent again."""
    post = office.approved(TEXT)
    office.x.answers.append(LOST)
    publishing.publish(office.parts, post)
    office.x.show(office.x.received[0], POSTED)
    assert office.run() == []  # too early to look: X shows posts late
    office.clock.advance(seconds=5)
    assert office.kinds() == ["found"]
    record = office.record(post)
    assert (record.state, record.parts[0].x_post_id) == (PostState.POSTED, POSTED.x_post_id)
    assert len(office.x.received) == 1


def test_two_that_look_alike_need_a_person(office):
    post = office.approved(TEXT)
    office.x.answers.append(LOST)
    publishing.publish(office.parts, post)
    office.x.show(office.x.received[0], POSTED)
    office.x.show(office.x.received[0], replace(POSTED, x_post_id="1990000000000000002"))
    office.clock.advance(seconds=5)
    assert office.kinds() == ["needs_person"]
    assert office.record(post).publication.reason == "publish.several"


def test_a_timeline_that_cannot_be_read_ends_with_a_person(office):
    post = office.approved(TEXT)
    office.x.answers.append(LOST)
    publishing.publish(office.parts, post)
    office.x.is_unreadable = True
    office.clock.advance(minutes=16)
    assert office.kinds() == ["needs_person"]
    assert office.record(post).publication.reason == "x.unreadable"
    office.x.is_unreadable = False
    office.x.there[POSTED.x_post_id] = POSTED
    settling.settle_found(office.parts, post, LINK, practice.COMMUNICATIONS)
    assert office.record(post).state is PostState.POSTED


def test_a_person_who_saw_it_on_x_settles_it(office):
    post = office.approved(TEXT)
    office.x.answers.append(LOST)
    publishing.publish(office.parts, post)
    office.x.there[POSTED.x_post_id] = POSTED
    outcome = settling.settle_found(office.parts, post, LINK, practice.COMMUNICATIONS)
    assert (outcome.kind, outcome.same_text) == (ActionKind.FOUND, True)
    assert office.record(post).state is PostState.POSTED


def test_a_link_to_nothing_settles_nothing(office):
    post = office.approved(TEXT)
    office.x.answers.append(LOST)
    publishing.publish(office.parts, post)
    with pytest.raises(Refused, match=r"settle\.not_there"):
        settling.settle_found(office.parts, post, LINK, practice.COMMUNICATIONS)
    with pytest.raises(BadInput, match=r"source\.link"):
        settling.settle_found(office.parts, post, "https://x.com/a", practice.COMMUNICATIONS)
    assert office.record(post).state is PostState.UNKNOWN


def test_while_the_timeline_is_read_nobody_may_say_that_it_is_not_there(office):
    post = office.approved(TEXT)
    office.x.answers.append(LOST)
    publishing.publish(office.parts, post)
    with pytest.raises(LedgerRefused, match=r"ledger\.state"):
        settling.settle_absent(office.parts, post, "Not there.", practice.COMMUNICATIONS)
    assert office.record(post).state is PostState.UNKNOWN


def _absent(office, post, by=practice.COMMUNICATIONS):
    office.clock.advance(minutes=16)
    office.run()
    settling.settle_absent(office.parts, post, "Looked twice.", by)


def test_what_is_not_on_x_needs_new_approvals_and_can_then_be_sent(office):
    post = office.approved(TEXT)
    office.x.answers.extend([LOST, POSTED])
    publishing.publish(office.parts, post)
    _absent(office, post)
    assert office.record(post).state is PostState.IN_REVIEW
    with pytest.raises(Refused, match=r"publish\.state"):
        publishing.publish(office.parts, post)
    office.decide(post, practice.COMMUNICATIONS)
    assert publishing.publish(office.parts, post).kind is ActionKind.POSTED
    assert len(office.x.received) == 2


def test_only_communications_may_say_that_it_is_not_there(office):
    post = office.approved(TEXT)
    office.x.answers.append(LOST)
    publishing.publish(office.parts, post)
    with pytest.raises(LedgerRefused, match=r"ledger\.second_person"):
        _absent(office, post, practice.EXECUTIVE)
    assert office.record(post).state is PostState.NEEDS_PERSON


@pytest.mark.parametrize("stop", [PowerCut, Unavailable("journal.unwritable", path="j")])
def test_absence_that_the_journal_missed_is_taken_from_the_record(office, monkeypatch, stop):
    post = office.approved(TEXT)
    office.x.answers.append(LOST)
    publishing.publish(office.parts, post)
    office.clock.advance(minutes=16)
    office.run()

    def cut_short(*_arguments):
        raise stop

    monkeypatch.setattr(office.parts.journal, "outcome", cut_short)
    with suppress(PowerCut):
        settling.settle_absent(office.parts, post, "Looked twice.", practice.COMMUNICATIONS)
    monkeypatch.undo()
    assert office.record(post).state is PostState.IN_REVIEW
    office.decide(post, practice.COMMUNICATIONS)
    assert publishing.publish(office.parts, post).kind is ActionKind.POSTED
    assert len(office.x.received) == 2


def test_a_crash_before_the_sending_line_is_certainly_not_sent(office, monkeypatch):
    post = office.approved(TEXT)
    monkeypatch.setattr(office.parts.journal, "sending", _power_cut)
    with pytest.raises(PowerCut):
        publishing.publish(office.parts, post)
    monkeypatch.undo()
    assert office.kinds() == ["not_sent"]
    assert office.record(post).state is PostState.APPROVED


def test_a_crash_after_the_sending_line_is_unknown(office):
    post = office.approved(TEXT)
    office.x.answers.append(PowerCut())
    with pytest.raises(PowerCut):
        publishing.publish(office.parts, post)
    assert office.kinds() == ["unknown"]
    assert len(office.x.received) == 1


def test_a_lost_journal_proves_nothing(office):
    post = office.approved(TEXT)
    office.x.answers.append(PowerCut())
    with pytest.raises(PowerCut):
        publishing.publish(office.parts, post)
    lost = office.parts.journal
    lost.close()
    lost.path.unlink()
    office.clock.advance(minutes=2)
    with closing(open_journal(lost.path, office.clock.now)) as new:
        office.parts = replace(office.parts, journal=new)
        office.restart()
        assert office.kinds() == ["unknown"]
    assert len(office.x.received) == 1


def test_an_attempt_of_another_journal_is_left_alone_until_it_is_surely_over(office):
    """Two programs under one name: neither may call the other's attempt not sent."""
    post = office.approved(TEXT)
    office.x.answers.append(PowerCut())
    with pytest.raises(PowerCut):
        publishing.publish(office.parts, post)
    mine = office.parts.journal
    with closing(open_journal(office.folder / "other.jsonl", office.clock.now)) as other:
        office.parts = replace(office.parts, journal=other)
        office.restart()
        assert office.kinds() == []
        assert office.record(post).state is PostState.SENDING
        office.clock.advance(seconds=81)
        assert office.kinds() == ["unknown"]
    mine.close()
    assert office.record(post).publication.reason == "publish.other_machine_silent"
    assert len(office.x.received) == 1


def test_what_x_confirmed_to_this_machine_is_not_sent_again_after_an_absence(office, monkeypatch):
    """P4 is on the disk, P5 is not; another machine takes over and a person finds nothing yet."""
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
    office.x.there.clear()  # X shows it late
    first = office.parts
    with closing(open_journal(office.folder / "spare.jsonl", office.clock.now)) as spare:
        office.parts = replace(first, publisher=practice.STANDBY, journal=spare)
        office.restart()
        _take_over(office, practice.STANDBY)
        office.clock.advance(seconds=81)
        assert office.kinds() == ["unknown"]
        _absent(office, post)
    office.decide(post, practice.COMMUNICATIONS)
    office.parts = first
    office.restart()
    _take_over(office, practice.PUBLISHER)
    assert office.kinds() == ["publish.already_sent"]
    assert len(office.x.received) == 1


def _take_over(office, machine):
    controlling.take_over(
        office.parts, practice.ACCOUNT.id, machine, practice.COMMUNICATIONS, "It fell silent."
    )


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
    assert "posted" in office.kinds()
    assert office.record(post).state is PostState.POSTED
    assert len(office.x.received) == 1


def test_what_x_has_already_is_bound_and_not_sent(office):
    """A ledger set back, or a laptop restored from a backup, may have forgotten what it sent."""
    post = office.approved(TEXT)
    office.x.there["77"] = Posted(
        x_post_id="77",
        text=TEXT,
        author_id=practice.ACCOUNT.x_user_id,
        created_at=office.clock.now(),
    )
    assert office.kinds() == ["found"]
    assert office.x.received == []
    assert office.record(post).parts[0].x_post_id == "77"


def test_what_another_program_has_posted_meanwhile_is_left_alone(office):
    post = office.approved(TEXT)
    publishing.publish(office.parts, post)
    assert settling.settle_seen(office.parts, post, office.x.timeline(office.clock.now())) is None
    assert office.record(post).state is PostState.POSTED


def _at_x(office, number, text):
    office.x.there[number] = Posted(x_post_id=number, text=text, created_at=office.clock.now())


def test_every_part_of_a_thread_that_x_has_already_is_bound(office):
    """Ledger and journal were set back together: the thread went out whole before."""
    post = office.thread("One.", "Two.", "Three.")
    _at_x(office, "71", "One.")
    _at_x(office, "72", "Two.")
    assert office.kinds() == ["found", "found", "posted"]
    assert [part.x_post_id for part in office.record(post).parts][:2] == ["71", "72"]
    assert [clearance.part for clearance in office.x.received] == [2]


def test_what_was_still_in_review_at_the_start_is_not_sent_twice_either(office):
    post = office.submit(TEXT)
    _at_x(office, "77", TEXT)
    office.clock.advance(hours=1)
    other = office.approved("Bravo à toute l’équipe.")
    assert office.run() == [(other, "posted")]
    office.decide(post, practice.COMMUNICATIONS)
    assert office.run() == [(post, "found")]
    assert len(office.x.received) == 1


def test_a_post_that_cannot_go_yet_does_not_stop_its_account(office):
    """Its words are on X already, but an attempt at it is refused before its window."""
    begins = office.clock.now() + timedelta(hours=3)
    waiting = office.thread(TEXT, not_before=begins, not_after=begins + timedelta(minutes=15))
    _at_x(office, "77", TEXT)
    other = office.approved("Bravo à toute l’équipe.")
    assert office.run() == [(other, "posted")]
    office.clock.advance(hours=3)
    assert office.run() == [(waiting, "found")]
    assert len(office.x.received) == 1


def test_what_x_has_already_is_not_bound_while_its_approvals_lapsed(office):
    post = office.approved(TEXT)
    _at_x(office, "77", TEXT)
    office.clock.advance(days=15)
    assert office.run() == [(post, "publish.needs_role")]
    assert office.record(post).state is PostState.IN_REVIEW
    office.decide(post, practice.COMMUNICATIONS)
    assert office.run() == [(post, "found")]


def test_a_person_who_looked_after_the_reading_has_the_last_word(office):
    post = office.approved(TEXT)
    _at_x(office, "77", TEXT)
    _at_x(office, "78", TEXT)
    assert office.kinds() == ["needs_person"]
    _absent(office, post)
    office.decide(post, practice.COMMUNICATIONS)
    assert office.kinds() == ["posted"]
    assert len(office.x.received) == 1


def test_the_same_words_from_long_before_are_another_post(office):
    office.x.there["77"] = Posted(x_post_id="77", text=TEXT, created_at=office.clock.now())
    office.clock.advance(hours=1)
    post = office.approved(TEXT)
    assert office.kinds() == ["posted"]
    assert office.record(post).parts[0].x_post_id != "77"


def test_a_keychain_that_is_locked_is_what_a_person_is_told_of(office):
    """X was never asked: that its timeline could not be read would send somebody to the wrong door."""
    post = office.approved(TEXT)
    poster = office.parts.poster

    def locked(_account):
        raise Unavailable("keychain.locked")

    office.publisher.parts = replace(office.parts, poster=locked)
    assert office.kinds() == ["keychain.locked"]
    office.publisher.parts = replace(office.parts, poster=poster)
    assert office.run() == [(post, "posted")]


def test_nothing_is_sent_before_the_timeline_was_read(office):
    post = office.approved(TEXT)
    office.x.is_unreadable = True
    assert office.kinds() == ["publish.timeline_first"]
    assert office.x.received == []
    office.x.is_unreadable = False
    assert office.kinds() == ["posted"]
    assert office.record(post).state is PostState.POSTED


def test_what_a_person_posts_is_read_back_and_bound(office):
    post = office.thread(TEXT, is_by_hand=True)
    assert office.run() == []  # the program never sends it
    office.x.there[POSTED.x_post_id] = POSTED
    outcome = settling.settle_by_hand(office.parts, post, LINK, practice.EXECUTIVE)
    assert (outcome.kind, outcome.same_text) == (ActionKind.BY_HAND, True)
    record = office.record(post)
    assert record.state is PostState.POSTED
    assert record.parts[0].by == practice.EXECUTIVE
    assert office.x.received == []


def test_what_is_posted_by_hand_must_still_be_approved_then(office):
    post = office.thread(TEXT, is_by_hand=True)
    office.clock.advance(days=15)
    assert office.run() == [(post, "publish.needs_role")]
    assert office.record(post).state is PostState.IN_REVIEW
    assert office.run() == []


def test_what_a_person_posts_where_nothing_can_be_read_is_recorded_as_that(office):
    post = office.thread(TEXT, is_by_hand=True)
    office.x.is_unreadable = True
    outcome = settling.settle_by_hand(office.parts, post, LINK, practice.EXECUTIVE)
    assert (outcome.same_text, outcome.reason) == (None, "x.unreadable")
    assert office.record(post).state is PostState.POSTED


def test_only_what_was_approved_for_it_is_posted_by_hand(office):
    post = office.approved(TEXT)
    office.x.there[POSTED.x_post_id] = POSTED
    with pytest.raises(Refused, match=r"settle\.not_by_hand"):
        settling.settle_by_hand(office.parts, post, LINK, practice.EXECUTIVE)
    drafting.withdraw(office.parts, post, practice.EXECUTIVE, "By hand instead.")
    waiting = office.submit_draft(office.draft(TEXT, is_by_hand=True))
    with pytest.raises(Refused, match=r"settle\.not_by_hand"):
        settling.settle_by_hand(office.parts, waiting, LINK, practice.EXECUTIVE)


def test_a_part_that_is_a_picture_alone_is_found_by_its_media(office):
    empty = Posted(x_post_id="5", text="https://t.co/abcdefghij", alt_texts=("A hall.",))
    wanted = office.draft("").parts[0]
    assert not settling.looks_like(wanted, empty)
    assert settling.looks_like(wanted, replace(empty, alt_texts=()))


def _power_cut(*_arguments):
    raise PowerCut


def test_another_text_than_the_approved_one_is_not_counted_as_it(office):
    post = office.thread(TEXT, is_by_hand=True)
    office.x.there[POSTED.x_post_id] = replace(POSTED, text="Tout autre chose.")
    with pytest.raises(Refused, match=r"settle\.differs"):
        settling.settle_by_hand(office.parts, post, LINK, practice.EXECUTIVE)
    record = office.record(post)
    assert (record.state, record.parts) == (PostState.APPROVED, ())
