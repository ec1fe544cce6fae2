from dataclasses import replace
from datetime import timedelta

import pytest

from desktop_app.domain.canonical import time_text
from desktop_app.domain.errors import Damaged, PostNotSent, PostRefused, PostUnanswered, Unavailable
from desktop_app.domain.publication import Hold, Posted, PostState
from desktop_app.domain.steps import Step
from desktop_app.services import (
    controlling,
    discussing,
    drafting,
    practice,
    publisher,
    reading,
    settling,
)
from desktop_app.services.ports import PostSummary
from desktop_app.services.publisher import IDLE

TEXT = "Merci à tous pour cette belle journée à Lyon."
UNREACHABLE = PostNotSent("x.unreachable", cause="refused")


def later(office, **duration):
    return office.clock.now() + timedelta(**duration)


def two(office):
    """Two approved posts, the first submitted first."""
    first = office.approved(TEXT)
    office.clock.advance(seconds=1)
    return first, office.approved("Bravo à toute l’équipe.")


def scheduled(office, text=TEXT, **window):
    begins = later(office, **(window or {"hours": 1}))
    return office.thread(text, not_before=begins, not_after=begins + timedelta(minutes=15))


def test_a_thread_goes_in_one_pass(office):
    post = office.thread("One.", "Two.", "Three.")
    assert office.kinds() == ["posted"] * 3
    assert office.record(post).state is PostState.POSTED
    assert office.kinds() == []


def test_a_part_that_nobody_answered_for_stops_the_thread(office):
    post = office.thread("One.", "Two.", "Three.")
    first = Posted(x_post_id="1", text="One.")
    office.x.answers.extend([first, PostUnanswered("x.server_error", status="503")])
    assert office.kinds() == ["posted", "unknown"]
    record = office.record(post)
    assert (record.state, len(record.parts)) == (PostState.UNKNOWN, 1)
    office.clock.advance(minutes=16)
    assert office.kinds() == ["needs_person"]
    assert len(office.x.received) == 2


def test_after_five_tries_without_a_byte_sent_a_person_decides(office):
    post = office.approved(TEXT)
    office.x.answers.extend([UNREACHABLE] * 5)
    kinds = []
    for _ in range(5):
        kinds += office.kinds()
        office.clock.advance(minutes=5)
    assert kinds == ["not_sent"] * 4 + ["held"]
    assert office.kinds() == []
    assert (office.record(post).state, office.record(post).hold) == (PostState.HELD, Hold.TRIES)
    controlling.release(office.parts, post, practice.COMMUNICATIONS, "The network is back.")
    assert office.kinds() == ["posted"]


def test_the_pause_grows_from_try_to_try(office):
    office.approved(TEXT)
    office.x.answers.extend([UNREACHABLE] * 3)
    assert office.kinds() == ["not_sent"]
    assert office.kinds() == []
    office.clock.advance(seconds=10)
    assert office.kinds() == ["not_sent"]
    office.clock.advance(seconds=10)
    assert office.kinds() == []
    office.clock.advance(seconds=10)
    assert office.kinds() == ["not_sent"]


def test_the_next_pass_comes_when_something_is_due(office):
    office.approved(TEXT)
    office.x.answers.extend([UNREACHABLE, PostUnanswered("x.no_answer", cause="timeout")])
    soon = office.publisher.run().next_at
    assert soon == later(office, seconds=5)
    office.clock.advance(seconds=5)
    assert office.publisher.run().next_at == later(office, seconds=5)
    office.clock.advance(seconds=5)
    assert office.publisher.run().next_at == later(office, seconds=5)  # unknown: looked for then
    office.clock.advance(seconds=5)
    assert office.publisher.run().next_at == later(office, seconds=10)


def test_an_approval_that_lapsed_is_asked_for_again(office):
    post = office.approved(TEXT)
    office.clock.advance(days=15)
    assert office.kinds() == ["publish.needs_role"]
    assert office.record(post).state is PostState.IN_REVIEW
    (row,) = reading.queue(office.parts, practice.COMMUNICATIONS)
    assert row.boxes == (reading.Box.MINE_TO_DO,)
    assert office.kinds() == []
    office.decide(post, practice.COMMUNICATIONS)
    assert office.kinds() == ["posted"]


def test_a_rule_made_after_the_approval_holds_the_post(office):
    """Findings are recomputed at sending: a codename added this morning asks for legal."""
    post = office.approved("Une belle journée avec Basalte à Lyon.")
    with office.parts.store.begin() as work:
        charter = work.charter()
    profile = {**charter.profile, "codenames": ["Basalte"]}
    practice.adopt(office.parts.store, office.parts.keys, replace(charter, profile=profile))
    assert office.kinds() == ["publish.needs_role"]
    assert office.x.received == []
    record = office.record(post)
    assert record.state is PostState.IN_REVIEW
    assert practice.Role.LEGAL in record.current.roles


def test_a_policy_tightened_after_the_approval_holds_the_post(office):
    post = office.approved(TEXT)
    office.adopt(steps=(Step(roles=(practice.Role.COMMUNICATIONS, practice.Role.LEGAL)),))
    assert office.kinds() == ["publish.needs_role"]
    assert office.record(post).state is PostState.IN_REVIEW
    assert office.x.received == []


def test_one_post_that_cannot_be_sent_stops_no_other(office):
    first, second = two(office)
    office.x.answers.extend([PostRefused("x.rejected")])
    reports = dict(office.run())
    assert reports == {first: "refused", second: "posted"}


def test_a_revoked_token_pauses_the_whole_account_and_loses_nothing(office):
    first, second = two(office)
    office.x.obstacles.append(PostRefused("x.unauthorized", hold="auth"))
    assert office.run() == [(first, "held")]
    again = office.publisher.run()
    assert (again.reports, again.paused) == ((), (practice.ACCOUNT.id,))
    assert office.x.received == []
    controlling.release(office.parts, first, practice.COMMUNICATIONS, "Connected again.")
    assert dict(office.run()) == {first: "posted", second: "posted"}


def test_a_rate_limit_stops_the_account_until_x_says(office):
    first, second = two(office)
    until = time_text(later(office, minutes=10))
    office.x.answers.append(PostRefused("x.rate_limited", hold="rate", until=until))
    assert office.run() == [(first, "not_sent")]
    office.clock.advance(minutes=10)
    assert dict(office.run()) == {first: "posted", second: "posted"}


def test_a_scheduled_post_leaves_at_its_time(office):
    post = scheduled(office, hours=1)
    assert office.run() == []
    office.clock.advance(minutes=59, seconds=50)
    pass_ = office.publisher.run()
    assert pass_.reports == ()
    assert pass_.next_at == later(office, seconds=10)
    office.clock.advance(seconds=10)
    assert office.run() == [(post, "posted")]


def test_a_laptop_that_wakes_after_the_window_never_posts_late(office):
    post = scheduled(office, hours=1)
    office.clock.advance(hours=1, minutes=15, seconds=1)
    assert office.run() == [(post, "missed")]
    assert office.record(post).state is PostState.MISSED
    assert office.run() == []
    assert office.x.received == []


def test_a_post_nobody_approved_in_time_is_missed_too(office):
    begins = later(office, hours=1)
    draft = office.draft(TEXT, not_before=begins, not_after=begins + timedelta(minutes=15))
    post = office.submit_draft(draft)
    office.clock.advance(hours=2)
    assert office.run() == [(post, "missed")]
    assert office.record(post).actions[-1].statement["reason"] == "publish.missed_review"


def test_a_laptop_that_wakes_days_later_asks_first(office):
    """42: also without a time of its own, a post does not leave long after it was approved."""
    post = office.approved(TEXT)
    office.clock.advance(hours=60)
    assert office.run() == [(post, "held")]
    record = office.record(post)
    assert (record.hold, record.publication.reason) == (Hold.LATE, "publish.stale")
    assert office.x.received == []
    assert office.run() == []
    controlling.release(office.parts, post, practice.COMMUNICATIONS, "Toujours vrai.")
    assert office.run() == [(post, "posted")]


def test_a_post_that_was_ready_this_morning_leaves(office):
    post = office.approved(TEXT)
    office.clock.advance(hours=12)
    assert office.run() == [(post, "posted")]


def test_a_late_approval_releases_nothing(office):
    post = scheduled(office, hours=1)
    office.clock.advance(hours=2)
    office.run()
    assert office.record(post).state is PostState.MISSED


def test_nothing_leaves_before_the_cool_off_is_over(office):
    office.adopt(cool_off_seconds=120)
    post = office.approved(TEXT)
    pass_ = office.publisher.run()
    assert pass_.reports == ()
    assert pass_.next_at == min(later(office, seconds=120), office.clock.now() + IDLE)
    office.clock.advance(seconds=119)
    assert office.run() == []
    office.clock.advance(seconds=1)
    assert office.run() == [(post, "posted")]


def test_a_freeze_holds_everything_and_unfreezing_releases_nothing(office):
    posts = [office.approved(f"Nouvelle {number}.") for number in ("une", "deux", "trois")]
    controlling.freeze(office.parts, practice.ACCOUNT.id, practice.COMMUNICATIONS, "Panne.")
    assert {office.record(post).state for post in posts} == {PostState.HELD}
    assert office.run() == []
    controlling.unfreeze(office.parts, practice.ACCOUNT.id, practice.COMMUNICATIONS, "Fini.")
    office.clock.advance(minutes=5)
    assert office.run() == []
    controlling.release(office.parts, posts[1], practice.COMMUNICATIONS, "Toujours vrai.")
    assert office.run() == [(posts[1], "posted")]
    assert office.record(posts[0]).state is PostState.HELD


def test_what_is_approved_during_a_freeze_is_held_too(office):
    controlling.freeze(office.parts, practice.ACCOUNT.id, practice.COMMUNICATIONS, "Panne.")
    post = office.approved(TEXT)
    assert office.record(post).state is PostState.HELD
    assert office.run() == []


def test_an_urgent_statement_goes_while_the_account_is_frozen(office):
    controlling.freeze(office.parts, practice.ACCOUNT.id, practice.COMMUNICATIONS, "Panne.")
    draft = office.draft("Nous rétablissons le service.", urgent="Panne générale.")
    post = office.submit_draft(draft)
    office.decide(post, practice.LEGAL, role=practice.Role.LEGAL)
    assert office.run() == [(post, "posted")]
    assert office.record(post).needs_after_review
    controlling.after_review(office.parts, post, practice.COMMUNICATIONS, "Bien dit.")
    assert not office.record(post).needs_after_review


def test_a_thread_that_is_frozen_midway_stops_there(office, monkeypatch):
    post = office.thread("One.", "Two.")
    send = office.x.post

    def frozen_meanwhile(clearance, media_ids):
        controlling.freeze(office.parts, practice.ACCOUNT.id, practice.COMMUNICATIONS, "Panne.")
        return send(clearance, media_ids)

    monkeypatch.setattr(office.x, "post", frozen_meanwhile)
    assert office.kinds() == ["posted"]  # what is in flight shows its true result
    record = office.record(post)
    assert (record.state, record.hold, len(record.parts)) == (PostState.HELD, Hold.FROZEN, 1)


def test_a_take_down_removes_the_newest_part_first(office):
    post = office.thread("One.", "Two.")
    office.run()
    ids = [part.x_post_id for part in office.record(post).parts]
    controlling.take_down(office.parts, post, practice.LEGAL, "Un chiffre faux.")
    assert office.kinds() == ["removed"]
    assert office.x.removed == ids[::-1]
    record = office.record(post)
    assert record.state is PostState.REMOVED
    assert record.actions[-3].statement["reason"] == "Un chiffre faux."
    assert [row.id for row in reading.published(office.parts, practice.LEGAL)] == [post]


def test_a_take_down_that_x_refuses_is_told_once_and_tried_again(office):
    post = office.thread(TEXT)
    office.run()
    controlling.take_down(office.parts, post, practice.LEGAL, "Un chiffre faux.")
    refused = PostRefused("x.unauthorized", hold="auth")
    office.x.removals.extend([refused, refused])
    assert office.kinds() == ["not_removed"]
    discussing.see(office.parts, post, practice.LEGAL)  # looking at it makes it no news
    office.kinds()
    told = [a for a in office.record(post).actions if a.kind == "not_removed"]
    assert len(told) == 1
    assert office.kinds() == ["removed"]


def test_what_stands_on_x_is_read_back(office):
    post = office.thread(TEXT)
    office.run()
    part = office.record(post).parts[0]
    assert part.differs == ()
    assert part.read_back_at == office.clock.now()


def test_what_differs_on_x_is_recorded(office, monkeypatch):
    post = office.thread(TEXT)
    look_up = office.x.look_up

    def altered(x_post_id):
        return replace(look_up(x_post_id), text="Merci à toutes.")

    monkeypatch.setattr(office.x, "look_up", altered)
    office.run()
    assert office.record(post).parts[0].differs == ("text",)


def test_what_cannot_be_read_back_is_tried_again_and_then_said(office, monkeypatch):
    post = office.thread(TEXT)

    def unreadable(_x_post_id):
        raise Unavailable("x.unreadable", cause="HTTP 503")

    monkeypatch.setattr(office.x, "look_up", unreadable)
    assert office.kinds() == ["posted"]
    assert office.record(post).parts[0].read_back_at is None
    for _ in range(2):
        office.clock.advance(minutes=5)
        office.kinds()
    part = office.record(post).parts[0]
    assert (part.differs, part.read_back_at) == (None, office.clock.now())
    assert office.record(post).actions[-1].statement["reason"] == "x.unreadable"


def test_another_machine_sends_only_after_it_took_over(office):
    post = office.approved(TEXT)
    spare = replace(office.parts, publisher=practice.STANDBY)
    office.parts = spare
    office.restart()
    assert office.run() == []
    account = practice.ACCOUNT.id
    controlling.take_over(
        office.parts, account, practice.STANDBY, practice.COMMUNICATIONS, "The first one broke."
    )
    assert office.run() == [(post, "posted")]


def test_more_than_a_page_of_posts_is_sent(office, monkeypatch):
    monkeypatch.setattr("desktop_app.services.publisher._PAGE", 3)
    posts = {office.approved(f"Bonjour à tous, numéro {number}.") for number in range(8)}
    assert dict(office.run()) == dict.fromkeys(posts, "posted")


def test_a_correction_names_the_post_it_corrects(office):
    post = office.thread(TEXT)
    office.run()
    draft = drafting.correct(office.parts, post, practice.EXECUTIVE, as_reply=True)
    draft = drafting.typed(draft, "Correction : c’était à Lille.", "auto")
    correction = office.submit_draft(draft)
    office.decide(correction, practice.COMMUNICATIONS)
    office.run()
    record = office.record(correction)
    assert record.current.corrects == post
    assert office.x.received[-1].reply_to == office.record(post).parts[0].x_post_id
    summaries = {row.id: row for row in reading.published(office.parts, practice.LEGAL)}
    assert isinstance(summaries[correction], PostSummary)
    assert summaries[correction].corrects == post


@pytest.mark.parametrize("by", [practice.EXECUTIVE, practice.COMMUNICATIONS, practice.LEGAL])
def test_an_approved_post_is_recalled_until_it_leaves(office, by):
    post = office.approved(TEXT)
    controlling.recall(office.parts, post, by, "Un doute.")
    assert office.run() == []
    assert office.record(post).state is PostState.RECALLED


def test_an_attempt_whose_record_is_damaged_stops_no_other_post(office, monkeypatch):
    damaged, sound = two(office)
    office.x.answers.append(KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        office.run()
    account = practice.ACCOUNT.id
    controlling.take_over(
        office.parts, account, practice.STANDBY, practice.COMMUNICATIONS, "The first one broke."
    )
    office.parts = replace(office.parts, publisher=practice.STANDBY)
    office.restart()
    load = publisher.load

    def failing(work, parts, post):
        if post == damaged:
            raise Damaged("ledger.damaged", action="x")
        return load(work, parts, post)

    monkeypatch.setattr(publisher, "load", failing)
    assert office.run() == [(damaged, "ledger.damaged"), (sound, "posted")]


def test_what_waits_for_its_time_costs_no_replay(office, monkeypatch):
    scheduled(office, hours=1)
    replays = []
    load = publisher.load

    def counted(work, parts, post):
        replays.append(post)
        return load(work, parts, post)

    monkeypatch.setattr(publisher, "load", counted)
    assert office.run() == []
    assert replays == []


def test_a_publisher_that_runs_for_months_forgets_what_no_approval_is_as_old_as(
    office, monkeypatch
):
    known, settle_seen = [], settling.settle_seen

    def noted(parts, post, seen):
        known.append(len(seen))
        return settle_seen(parts, post, seen)

    monkeypatch.setattr(settling, "settle_seen", noted)
    for number in range(5):
        office.approved(f"The {number} of five.")
        assert office.kinds() == ["posted"]
        office.clock.advance(days=15)
    assert known == [0, 1, 2, 2, 2]
