"""Who is told what, once; on a real ledger, with the real rules."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from desktop_app.adapters.desk.observations import open_observations
from desktop_app.domain.account import AccountId
from desktop_app.domain.discussion import Anchor
from desktop_app.domain.errors import PostRefused
from desktop_app.domain.publication import Posted
from desktop_app.domain.review import Verdict
from desktop_app.services import (
    comparing,
    controlling,
    discussing,
    drafting,
    noticing,
    practice,
    reading_budget,
)
from desktop_app.services.notice_choice import Choice, NoticeKind, Quiet
from desktop_app.services.noticing import Fact, due
from desktop_app.services.observing_ports import Asked
from desktop_app.services.practice import ACCOUNT, COMMUNICATIONS, EXECUTIVE, LEGAL

TEXT = "Merci à tous pour cette belle journée à Lyon."
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
NIGHT = Quiet(begins=time(22), ends=time(7), zone="UTC")


def kinds(office, person):
    return [str(fact.kind) for fact in noticing.look(office.parts, person).facts]


def fact(kind=NoticeKind.WAITING, about="p1", **fields):
    return Fact(kind=kind, about=about, account=AccountId("a"), handle="a", **fields)


def test_a_submitted_post_waits_for_whoever_decides(office):
    office.submit(TEXT)
    assert kinds(office, COMMUNICATIONS) == ["waiting"]
    assert kinds(office, LEGAL) == []
    assert kinds(office, EXECUTIVE) == []
    sight = noticing.look(office.parts, COMMUNICATIONS)
    assert (sight.waiting, sight.here, sight.elsewhere) == (1, None, None)
    assert sight.facts[0].handle == ACCOUNT.handle
    assert TEXT not in repr(sight.facts)


@pytest.mark.parametrize(
    ("verdict", "by", "kind"),
    [
        (Verdict.APPROVE, COMMUNICATIONS, "approved"),
        (Verdict.REQUEST_CHANGES, COMMUNICATIONS, "changes_requested"),
        (Verdict.VETO, LEGAL, "vetoed"),
    ],
)
def test_the_author_hears_what_was_decided(office, verdict, by, kind):
    post = office.submit(TEXT)
    office.decide(post, by, verdict, "" if verdict is Verdict.APPROVE else "because")
    assert kinds(office, EXECUTIVE) == [kind]
    assert kinds(office, by) == []


def test_whoever_approved_hears_that_the_text_changed(office):
    post = office.submit("Nous allons livrer 500 000 unités cette année.")
    office.decide(post, COMMUNICATIONS)
    office.decide(post, LEGAL, Verdict.REQUEST_CHANGES, "because")
    office.submit("Nous allons livrer 400 000 unités cette année.", post=post)
    assert kinds(office, COMMUNICATIONS) == ["voided"]
    assert kinds(office, LEGAL) == ["waiting"]


def test_a_post_that_went_out_is_told_to_author_and_communications(office):
    office.approved(TEXT)
    office.run()
    assert kinds(office, EXECUTIVE) == ["posted"]
    assert kinds(office, COMMUNICATIONS) == ["posted"]
    assert kinds(office, LEGAL) == []
    office.clock.advance(days=4)
    assert kinds(office, EXECUTIVE) == []


def test_a_refusal_is_told_to_the_author_and_a_hold_to_communications_too(office):
    office.x.answers = [PostRefused("x.duplicate")]
    office.approved(TEXT)
    office.run()
    assert kinds(office, EXECUTIVE) == ["refused"]
    office.x.answers = [PostRefused("x.unauthorized", hold="auth")]
    office.approved("Merci à toute l’équipe de Lyon.")
    office.run()
    assert "held" in kinds(office, EXECUTIVE)
    assert kinds(office, COMMUNICATIONS) == ["held"]


def test_a_missed_post_is_told(office):
    begins = office.clock.now() + timedelta(hours=1)
    office.thread(TEXT, not_before=begins, not_after=begins + timedelta(minutes=5))
    office.clock.advance(hours=2)
    office.run()
    assert kinds(office, EXECUTIVE) == ["missed"]
    assert kinds(office, COMMUNICATIONS) == ["missed"]


def test_a_recalled_post_is_told_to_its_author(office):
    post = office.approved(TEXT)
    controlling.recall(office.parts, post, COMMUNICATIONS, "wrong day")
    assert kinds(office, EXECUTIVE) == ["recalled"]


def test_a_remark_is_told_to_the_author_and_its_answer_to_its_maker(office):
    post = office.submit(TEXT)
    digest = office.record(post).current.sha256
    remark = discussing.comment(office.parts, post, digest, COMMUNICATIONS, "zqcanary?")
    assert kinds(office, EXECUTIVE) == ["remark"]
    assert kinds(office, COMMUNICATIONS) == ["waiting"]
    (told,) = noticing.look(office.parts, EXECUTIVE).facts
    assert (told.about, told.post) == (remark, post)
    assert told.who == practice.PEOPLE[COMMUNICATIONS]
    assert "zqcanary" not in repr(told)
    discussing.comment(office.parts, post, digest, EXECUTIVE, "Yes.", thread=remark)
    assert kinds(office, EXECUTIVE) == []
    assert kinds(office, COMMUNICATIONS) == ["waiting", "answered"]
    discussing.resolve(office.parts, post, remark, COMMUNICATIONS)
    assert kinds(office, COMMUNICATIONS) == ["waiting"]


def test_a_suggestion_is_told_as_one_until_it_is_talked_about(office):
    post = office.submit(TEXT)
    digest = office.record(post).current.sha256
    anchor = Anchor(part=0, start=0, end=5, quote=TEXT[:5])
    options = {"anchor": anchor, "suggestion": "Bravo"}
    remark = discussing.comment(office.parts, post, digest, COMMUNICATIONS, "", **options)
    assert kinds(office, EXECUTIVE) == ["suggestion"]
    discussing.comment(office.parts, post, digest, COMMUNICATIONS, "Or so.", thread=remark)
    assert kinds(office, EXECUTIVE) == ["remark"]


def test_what_only_a_remark_keeps_waits_for_nobodys_decision(office):
    post = office.approved(TEXT)
    digest = office.record(post).current.sha256
    discussing.comment(office.parts, post, digest, LEGAL, "Wait.")
    assert kinds(office, COMMUNICATIONS) == []
    assert noticing.look(office.parts, COMMUNICATIONS).waiting == 0
    assert [noticing.look(office.parts, one).waiting for one in (LEGAL, EXECUTIVE)] == [1, 1]


def test_a_twin_that_was_left_behind_is_told_to_its_author(office):
    both = office.draft(TEXT, language="fr"), office.draft("Thank you all.", language="en")
    french, english = drafting.submit_together(office.parts, *drafting.twins(*both), EXECUTIVE)
    assert kinds(office, EXECUTIVE) == []
    alone = drafting.continue_post(office.parts, french, EXECUTIVE)
    office.submit_draft(replace(alone, twin=None))
    (told,) = noticing.look(office.parts, EXECUTIVE).facts
    assert (told.kind, told.post) == (NoticeKind.RECHECK, english)


def test_a_freeze_is_told_to_everybody_else_and_what_it_holds_only_afterwards(office):
    office.approved(TEXT)
    controlling.freeze(office.parts, ACCOUNT.id, LEGAL, "wait")
    office.run()
    assert kinds(office, EXECUTIVE) == ["frozen"]
    assert kinds(office, LEGAL) == []
    controlling.unfreeze(office.parts, ACCOUNT.id, LEGAL, "over")
    assert kinds(office, EXECUTIVE) == ["held"]


def test_a_post_that_nobody_approved_is_told_until_it_is_explained(office):
    office.submit(TEXT)  # from then on posts need an approval
    office.clock.advance(minutes=1)
    office.x.there["1900000000000000777"] = Posted(
        x_post_id="1900000000000000777",
        text="typed on a phone",
        author_id=ACCOUNT.x_user_id,
        created_at=office.clock.now(),
    )
    office.clock.advance(minutes=1)
    comparing.watch(office.parts, ACCOUNT.id)
    assert kinds(office, EXECUTIVE) == ["stray"]
    controlling.explain_stray(
        office.parts, ACCOUNT.id, "1900000000000000777", COMMUNICATIONS, "mine"
    )
    assert kinds(office, EXECUTIVE) == []


def test_it_is_known_which_machine_sends_what(office):
    begins = office.clock.now() + timedelta(hours=1)
    office.thread(TEXT, not_before=begins, not_after=begins + timedelta(minutes=5))
    sight = noticing.look(office.parts, EXECUTIVE)
    assert (sight.here.count, sight.here.at, sight.elsewhere) == (1, begins, None)
    office.approved("Merci à toute l’équipe de Lyon.")
    assert noticing.look(office.parts, EXECUTIVE).here.at is None  # it leaves as soon as it may
    office.parts = replace(office.parts, journal=None)
    sight = noticing.look(office.parts, EXECUTIVE)
    assert (sight.here, sight.elsewhere.count) == (None, 2)


def test_at_the_very_first_look_nothing_is_news():
    found = due(None, [fact()], Choice(), NOON)
    assert (found.facts, found.told) == ((), {"waiting:p1:0"})


def test_each_thing_is_told_once_and_again_when_it_comes_back():
    first = due(frozenset(), [fact()], Choice(), NOON)
    assert [one.about for one in first.facts] == ["p1"]
    again = due(first.told, [fact()], Choice(), NOON)
    assert (again.facts, again.told) == ((), first.told)
    gone = due(again.told, [], Choice(), NOON)
    assert gone.told == frozenset()
    assert len(due(gone.told, [fact()], Choice(), NOON).facts) == 1
    assert len(due(first.told, [fact(revision=2)], Choice(), NOON).facts) == 1


def test_what_nobody_wants_to_hear_is_never_told_late():
    choice = Choice(off=frozenset({NoticeKind.WAITING}))
    found = due(frozenset(), [fact()], choice, NOON)
    assert found.facts == ()
    assert due(found.told, [fact()], Choice(), NOON).facts == ()
    assert due(frozenset(), [fact()], Choice(is_on=False), NOON).facts == ()


def test_quiet_hours_hold_back_until_they_end_what_still_stands_then():
    night, morning = NOON.replace(hour=23), NOON + timedelta(hours=20)
    choice = Choice(quiet=NIGHT)
    facts = [fact(), fact(about="p2"), fact(NoticeKind.STRAY, "7")]
    found = due(frozenset(), facts, choice, night)
    assert [one.about for one in found.facts] == ["7"]
    later = due(found.told, [facts[1], facts[2]], choice, morning)
    assert [one.about for one in later.facts] == ["p2"]


def test_the_gravest_comes_first():
    facts = [fact(NoticeKind.POSTED), fact(), fact(NoticeKind.STRAY, "7")]
    found = due(frozenset(), facts, Choice(), NOON)
    assert [str(one.kind) for one in found.facts] == ["stray", "waiting", "posted"]


def test_what_was_urgent_is_looked_at_again_within_a_day_and_never_forgotten(office):
    post = office.thread(TEXT, urgent="Panne.")
    office.run()
    assert "look_again" in kinds(office, COMMUNICATIONS)
    assert "look_again" in kinds(office, LEGAL)
    assert "look_again" not in kinds(office, EXECUTIVE)
    office.clock.advance(hours=23, minutes=59)
    assert "overdue" not in kinds(office, LEGAL)
    office.clock.advance(minutes=1)
    for person in (COMMUNICATIONS, LEGAL):
        assert "overdue" in kinds(office, person)
        assert "look_again" not in kinds(office, person)
    office.clock.advance(days=60)  # nothing lets it lapse
    assert "overdue" in kinds(office, LEGAL)
    controlling.after_review(office.parts, post, COMMUNICATIONS, "Exact, et complet.")
    assert "overdue" not in kinds(office, LEGAL)


def test_a_reading_budget_that_runs_out_is_told_at_each_step_once(office, tmp_path):
    kept = open_observations(tmp_path / "observations.sqlite")
    parts = replace(office.parts, observations=kept)

    def told():
        facts = noticing.look(parts, EXECUTIVE).facts
        return [(str(fact.kind), fact.about) for fact in facts]

    assert told() == []  # nobody set a budget: nothing runs out
    reading_budget.set_budget(parts, ACCOUNT.id, 100_000)
    assert told() == []
    now = reading_budget.budget(parts, ACCOUNT.id)
    day = now.begins.strftime("%Y-%m-%d")
    for spent, state in ((95_000, "nearly"), (4_500, "all")):
        asked = {"at": parts.clock.now(), "since": now.begins, "budget": now.limit}
        assert kept.reserve(ACCOUNT.id, Asked.SEARCH, spent, **asked) is not None
        assert told() == [("reading", f"{ACCOUNT.id}:{day}:{state}")]
    kept.close()
