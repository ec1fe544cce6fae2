from dataclasses import replace
from datetime import timedelta

import pytest

from desktop_app.domain.account import Role
from desktop_app.domain.errors import BadInput, LedgerRefused, PostRefused, Refused, Unavailable
from desktop_app.domain.payload import Media, MediaKind, Part, ReplySettings
from desktop_app.domain.publication import Posted, PostState
from desktop_app.domain.review import Verdict
from desktop_app.domain.source import Source
from desktop_app.domain.steps import Step
from desktop_app.services import checking, drafting, practice, reading
from tests.fakes import NOW

CALM = "Merci à tous pour cette belle journée à Lyon."


def new(office, text, by=practice.EXECUTIVE):
    draft = drafting.new_draft(office.clock, by, practice.ACCOUNT.id)
    return drafting.save(office.parts.desk, office.clock, drafting.typed(draft, text, "auto"))


def test_a_draft_stays_on_the_desk_until_it_is_submitted(office):
    draft = new(office, CALM)
    assert office.parts.desk.draft(draft.id) == draft
    assert reading.queue(office.parts, practice.COMMUNICATIONS) == ()
    drafting.submit_for_review(office.parts, draft, practice.EXECUTIVE)
    assert office.parts.desk.draft(draft.id) is None
    assert len(reading.queue(office.parts, practice.COMMUNICATIONS)) == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "obstacle.empty"),
        ("  \n", "obstacle.empty"),
        ("a" * 281, "obstacle.too_long"),
        ("a" * 100_000, "obstacle.too_long"),
        ("Bonjour \u202eruojnoB", "obstacle.bidi"),
        ("Bonjour\x07", "obstacle.control"),
    ],
)
def test_an_obstacle_is_refused_and_the_draft_is_kept(office, text, kind):
    draft = new(office, text)
    with pytest.raises(BadInput, match=kind):
        drafting.submit_for_review(office.parts, draft, practice.EXECUTIVE)
    assert office.parts.desk.draft(draft.id) == draft
    assert reading.queue(office.parts, practice.EXECUTIVE) == ()


def test_half_a_character_is_refused_before_it_is_kept(office):
    draft = new(office, CALM)
    with pytest.raises(BadInput, match=r"text\.surrogate"):
        drafting.save(office.parts.desk, office.clock, drafting.typed(draft, "a\ud83d", "auto"))
    assert office.parts.desk.draft(draft.id) == draft


def test_the_revision_is_frozen_in_normal_form(office):
    post = office.submit("Journe\u0301e a\u0300 Lyon ")
    assert office.record(post).current.payload.parts[0].text == "Journée à Lyon"


def test_somebody_who_does_not_write_cannot_submit(office):
    with pytest.raises(Refused, match=r"draft\.role"):
        drafting.submit_for_review(office.parts, new(office, CALM, practice.LEGAL), practice.LEGAL)


def test_two_drafts_of_one_post_never_overwrite_each_other(office):
    post = office.submit(CALM)
    one = drafting.continue_post(office.parts, post, practice.EXECUTIVE)
    two = drafting.continue_post(office.parts, post, practice.EXECUTIVE)
    first = drafting.typed(one, CALM + " Un.", "auto")
    drafting.submit_for_review(office.parts, first, practice.EXECUTIVE)
    with pytest.raises(Refused, match=r"draft\.base"):
        drafting.submit_for_review(
            office.parts, drafting.typed(two, CALM + " Deux.", "auto"), practice.EXECUTIVE
        )
    assert office.parts.desk.draft(two.id) is not None


def test_an_author_takes_a_post_back(office):
    post = office.submit(CALM)
    drafting.withdraw(office.parts, post, practice.EXECUTIVE, "Trop tôt.")
    assert office.record(post).state is PostState.WITHDRAWN


def test_taking_back_needs_a_reason(office):
    post = office.submit(CALM)
    with pytest.raises(Refused, match=r"review\.reason"):
        drafting.withdraw(office.parts, post, practice.EXECUTIVE, " ")


def test_a_posted_text_is_never_taken_back(office):
    post = office.approved(CALM)
    office.run()
    with pytest.raises(LedgerRefused, match=r"ledger\.state"):
        drafting.withdraw(office.parts, post, practice.EXECUTIVE, "Trop tard.")


def power_cut(*_arguments):
    raise KeyboardInterrupt


def full(*_arguments):
    raise Unavailable("desk.unwritable", path="desk.sqlite")


def test_a_crash_before_the_draft_is_forgotten_makes_no_second_post(office, monkeypatch):
    draft = new(office, CALM)
    monkeypatch.setattr(office.parts.desk, "discard", power_cut)
    with pytest.raises(KeyboardInterrupt):
        drafting.submit_for_review(office.parts, draft, practice.EXECUTIVE)
    monkeypatch.undo()
    left = office.parts.desk.draft(draft.id)
    post = drafting.submit_for_review(office.parts, left, practice.EXECUTIVE)
    assert [row.summary.id for row in reading.queue(office.parts, practice.EXECUTIVE)] == [post]
    assert len(office.record(post).revisions) == 1
    assert office.parts.desk.draft(draft.id) is None


def test_a_desk_that_cannot_forget_does_not_deny_the_submission(office, monkeypatch):
    draft = new(office, CALM)
    monkeypatch.setattr(office.parts.desk, "discard", full)
    post = drafting.submit_for_review(office.parts, draft, practice.EXECUTIVE)
    assert drafting.submit_for_review(office.parts, draft, practice.EXECUTIVE) == post
    assert len(reading.queue(office.parts, practice.EXECUTIVE)) == 1


def test_a_left_over_draft_that_was_changed_is_kept_beside_what_was_submitted(office, monkeypatch):
    draft = new(office, CALM)
    monkeypatch.setattr(office.parts.desk, "discard", full)
    post = drafting.submit_for_review(office.parts, draft, practice.EXECUTIVE)
    monkeypatch.undo()
    changed = drafting.typed(draft, f"{CALM} Deux.", "auto")
    changed = drafting.save(office.parts.desk, office.clock, changed)
    with pytest.raises(Refused, match=r"draft\.base"):
        drafting.submit_for_review(office.parts, changed, practice.EXECUTIVE)
    assert office.parts.desk.draft(draft.id) == changed
    assert office.record(post).current.payload.parts[0].text == CALM


def test_a_continued_draft_left_over_by_a_crash_makes_no_third_revision(office, monkeypatch):
    post = office.submit(CALM)
    again = drafting.continue_post(office.parts, post, practice.EXECUTIVE)
    again = drafting.typed(again, f"{CALM} Deux.", "auto")
    again = drafting.save(office.parts.desk, office.clock, again)
    monkeypatch.setattr(office.parts.desk, "discard", full)
    for _ in range(2):
        assert drafting.submit_for_review(office.parts, again, practice.EXECUTIVE) == post
    assert len(office.record(post).revisions) == 2


def test_after_a_veto_legal_is_asked_again_without_being_named(office):
    post = office.submit(CALM)
    office.decide(post, practice.LEGAL, Verdict.VETO, "Pas ainsi.")
    office.submit(f"{CALM} Autrement.", post=post)
    assert Role.LEGAL in office.record(post).current.roles
    office.decide(post, practice.LEGAL)
    office.submit(CALM, post=post)  # what legal approved is not what is sent: it is the first again
    assert Role.LEGAL in office.record(post).current.roles


LINK = "https://twitter.com/somebody/status/1990000000000000009?s=20"
SOURCE = Source(
    x_post_id="1990000000000000009",
    author_id="42",
    handle="somebody",
    text="@claire_morel 2 h au téléphone, du pur marketing.",
    created_at=NOW,
    read_at=NOW,
    is_from_x=True,
    mentions=("claire_morel",),
)


def test_an_answer_keeps_what_it_answers(office):
    """65: the reply keeps the customer's words in the approval."""
    draft = office.draft("Bonjour, nous vous appelons.", reply_link=LINK, source=SOURCE)
    post = office.submit_draft(draft)
    view = reading.open_post(office.parts, post, practice.COMMUNICATIONS)
    assert view.record.current.payload.reply_to == SOURCE.x_post_id
    assert view.source == SOURCE


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"reply_link": LINK}, "obstacle.reply_tier"),
        ({"reply_link": LINK, "is_by_hand": True}, "obstacle.source"),
        ({"reply_link": "https://x.com/claire"}, "source.link"),
        ({"quote_link": LINK, "source": SOURCE}, "obstacle.quote_tier"),
        ({"reply_link": LINK, "source": replace(SOURCE, x_post_id="1")}, "obstacle.source"),
    ],
)
def test_a_link_that_cannot_be_answered_is_said_before_submitting(office, fields, kind):
    with pytest.raises(BadInput, match=kind):
        office.submit_draft(office.draft(CALM, **fields))
    assert reading.queue(office.parts, practice.EXECUTIVE) == ()


def test_a_picture_that_is_not_here_is_refused(office):
    media = Media(sha256="0" * 64, kind=MediaKind.PHOTO, alt_text="A hall.")
    draft = replace(office.draft(CALM), parts=(Part(text=CALM, media=(media,)),))
    with pytest.raises(Unavailable, match=r"media\.missing"):
        office.submit_draft(draft)


def test_a_continued_draft_has_everything_of_the_revision(office):
    begins = NOW + timedelta(hours=2)
    draft = office.draft(
        "Un.",
        "Deux.",
        reply_link=LINK,
        source=SOURCE,
        reply_settings=ReplySettings.FOLLOWING,
        made_with_ai=True,
        paid_partnership=True,
        not_before=begins,
        not_after=begins + timedelta(minutes=15),
        urgent="Panne.",
    )
    post = office.submit_draft(draft)
    again = drafting.continue_post(office.parts, post, practice.EXECUTIVE)
    with office.parts.store.begin() as work:
        charter = work.charter()
    assert drafting.payload_of(charter, again) == office.record(post).current.payload
    assert (again.urgent, again.source, again.base_revision) == ("Panne.", SOURCE, 1)
    assert office.parts.desk.draft(again.id) == again


@pytest.mark.parametrize("chosen", ["auto", "fr", "en"])
def test_a_post_goes_on_in_the_language_that_was_chosen(office, chosen):
    post = office.submit_draft(office.draft("500 000 !", language=chosen))
    assert drafting.continue_post(office.parts, post, practice.EXECUTIVE).language == chosen


@pytest.mark.parametrize("chosen", ["auto", "fr"])
def test_of_a_twin_nothing_is_claimed_that_its_author_did_not_say(office, chosen):
    texts = office.draft("500 000 !", language=chosen), office.draft("500,000!", language="auto")
    pair = drafting.submit_together(office.parts, *drafting.twins(*texts), practice.EXECUTIVE)
    again = [drafting.continue_post(office.parts, post, practice.EXECUTIVE) for post in pair]
    assert [each.language for each in again] == [chosen, "auto"]
    assert office.record(pair[0]).current.language == chosen


def test_a_part_that_is_on_x_is_never_changed(office):
    post = office.thread("Un.", "Deux.")
    office.x.answers.extend([Posted(x_post_id="1", text="Un."), PostRefused("x.rejected")])
    office.run()
    again = drafting.continue_post(office.parts, post, practice.EXECUTIVE)
    with pytest.raises(LedgerRefused, match=r"ledger\.posted_part"):
        office.submit_draft(drafting.typed(again, "Autre.", "auto", part=0))
    office.submit_draft(drafting.typed(again, "Trois.", "auto", part=1))
    office.decide(post, practice.COMMUNICATIONS)
    office.run()
    assert [c.content.text for c in office.x.received] == ["Un.", "Deux.", "Trois."]


def test_only_what_was_posted_is_corrected(office):
    post = office.submit(CALM)
    with pytest.raises(Refused, match=r"draft\.not_posted"):
        drafting.correct(office.parts, post, practice.EXECUTIVE, as_reply=True)


def test_what_a_half_posted_thread_answers_stays_what_it_answers(office):
    """Its first part is on X and answers nothing: the record must not say otherwise later."""
    post = office.thread("Un.", "Deux.")
    office.x.answers.append(Posted(x_post_id="41", text="Un."))
    office.x.answers.append(PostRefused("x.rejected"))
    office.run()
    draft = drafting.continue_post(office.parts, post, practice.EXECUTIVE)
    mine = drafting.correct(office.parts, post, practice.EXECUTIVE, as_reply=True)
    other = replace(draft, reply_link=mine.reply_link, source=mine.source)
    with pytest.raises(Refused, match=r"ledger\.posted_part"):
        office.submit_draft(other)
    changed = drafting.typed(draft, "Trois.", "auto", part=1)
    assert office.submit_draft(changed) == post


FIGURE = "Nous livrerons 500 000 unités cette année."
BOTH = (Role.COMMUNICATIONS, Role.LEGAL)


def test_legal_is_asked_although_nothing_was_found_and_it_waits_for_them(office):
    post = office.submit_draft(office.draft(CALM, ask_legal=True))
    view = reading.open_post(office.parts, post, practice.LEGAL)
    assert (view.findings, view.record.current.roles) == ((), BOTH)
    assert reading.asked_by_author(view.record, view.charter)
    assert office.decide(post, practice.COMMUNICATIONS) is PostState.IN_REVIEW
    assert office.run() == []
    assert office.decide(post, practice.LEGAL) is PostState.APPROVED


def test_what_a_finding_or_the_policy_asks_stays_whatever_the_author_says(office):
    figure = office.submit_draft(office.draft(FIGURE, ask_legal=False))
    urgent = office.submit_draft(office.draft(CALM, urgent="Panne.", ask_legal=False))
    assert Role.LEGAL in office.record(figure).current.roles
    assert Role.LEGAL in office.record(urgent).current.roles


@pytest.mark.parametrize(
    ("text", "urgent", "asked", "kept"),
    [
        (CALM, "", True, True),
        (CALM, "", False, False),
        (FIGURE, "", False, False),
        (FIGURE, "", True, False),
        (CALM, "Panne.", False, False),
    ],
)
def test_what_the_author_alone_asked_is_asked_of_the_next_version(
    office, text, urgent, asked, kept
):
    post = office.submit_draft(office.draft(text, urgent=urgent, ask_legal=asked))
    again = drafting.continue_post(office.parts, post, practice.EXECUTIVE)
    assert again.ask_legal is kept


def test_a_veto_asks_for_legal_and_is_not_taken_for_the_authors_wish(office):
    post = office.submit(CALM)
    office.decide(post, practice.LEGAL, Verdict.VETO)
    office.submit(f"{CALM} Bravo.", post=post)
    again = drafting.continue_post(office.parts, post, practice.EXECUTIVE)
    assert Role.LEGAL in office.record(post).current.roles
    assert not again.ask_legal


def test_a_veto_afterwards_does_not_hide_that_the_author_asked(office):
    post = office.submit_draft(office.draft(CALM, ask_legal=True))
    office.decide(post, practice.LEGAL, Verdict.VETO)
    assert drafting.continue_post(office.parts, post, practice.EXECUTIVE).ask_legal


def test_a_role_that_was_required_later_is_not_the_authors_wish(office):
    post = office.submit(CALM)
    office.adopt(steps=(Step(roles=BOTH),))
    office.decide(post, practice.COMMUNICATIONS)
    office.adopt(steps=(Step(roles=(Role.COMMUNICATIONS,)),))
    record = office.record(post)
    assert record.current.roles == BOTH
    assert not drafting.continue_post(office.parts, post, practice.EXECUTIVE).ask_legal


def test_legal_asked_about_one_language_is_asked_about_both(office):
    texts = office.draft(CALM, ask_legal=True), office.draft("Thank you all, Lyon.")
    one, other = drafting.twins(*texts)
    pair = drafting.submit_together(
        office.parts, one, replace(other, ask_legal=False), practice.EXECUTIVE
    )
    assert [office.record(post).current.roles for post in pair] == [BOTH, BOTH]
    again = [drafting.continue_post(office.parts, post, practice.EXECUTIVE) for post in pair]
    assert [each.ask_legal for each in again] == [True, True]


def test_a_left_over_draft_that_now_asks_legal_is_not_taken_for_the_one_that_did_not(office):
    draft = new(office, CALM)
    drafting.submit_for_review(office.parts, draft, practice.EXECUTIVE)
    with pytest.raises(Refused, match=r"draft\.base"):
        drafting.submit_for_review(office.parts, replace(draft, ask_legal=True), practice.EXECUTIVE)


def test_an_assistant_can_ask_legal_beside_the_executive(office):
    with office.parts.store.begin() as work:
        charter = work.charter()
    draft = office.draft(CALM, ask_legal=True, by=practice.COMMUNICATIONS)
    assert drafting.reviewers(charter, draft, (), practice.COMMUNICATIONS) == (
        Role.EXECUTIVE,
        *BOTH,
    )


def test_a_submission_says_by_which_rules_engine_and_unicode_it_was_read(office):
    record = office.record(office.submit("Nous livrerons 500 000 unités cette année."))
    said, book = record.actions[0].statement, office.parts.rulebook
    assert said["rulebook_digest"] == book.digest
    assert said["engine"] == f"{book.engine_version}, Unicode {book.unicode_version}"
    with office.parts.store.begin() as work:
        charter = work.charter()
    found = checking.recompute(
        record.current.payload,
        charter=charter,
        rulebook=book,
        now=office.clock.now(),
    )
    assert [checking.as_json(one) for one in found] == said["findings"]


def test_a_submission_says_what_read_the_language_of_these_words(office):
    read_by = ("Hunspell 1.7: en_US, en_GB, fr", "LanguageTool 6.8")
    draft = office.draft(CALM)
    post = drafting.submit_for_review(office.parts, draft, practice.EXECUTIVE, read_by)
    record = office.record(post)
    assert record.actions[0].statement["layers"] == list(read_by)
    assert record.current.layers == read_by


def test_a_submission_that_nothing_read_says_so(office):
    record = office.record(office.submit(CALM))
    assert record.actions[0].statement["layers"] == []
    assert record.current.layers == ()


def test_each_of_a_pair_says_what_read_it(office):
    texts = new(office, CALM), new(office, "Proud of our teams in Lyon. Thank you.")
    pair = drafting.submit_together(
        office.parts, *drafting.twins(*texts), practice.EXECUTIVE, (("a",), ("a", "b"))
    )
    assert [office.record(post).current.layers for post in pair] == [("a",), ("a", "b")]
