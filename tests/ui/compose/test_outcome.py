"""Places and times: where what is said of the payload stands in what was typed."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desktop_app.checks.own_words import KnownWords
from desktop_app.domain.finding import Explanation, Family, Finding, Severity, Span
from desktop_app.domain.payload import Media, MediaKind, Part
from desktop_app.domain.source import Source
from desktop_app.services import drafting
from desktop_app.ui.compose.outcome import Proof, Question, read


@pytest.fixture
def ask(session, qtbot, clock, store):
    with qtbot.waitSignal(session.loaded):
        session.start()

    def ask(*parts, **more):
        made = drafting.new_draft(clock, "claire", "acme")
        draft = replace(made, parts=tuple(parts), **more)
        return read(Question.of(draft), session.parts, session.charter)

    return ask


def test_the_place_of_a_name_is_where_it_was_typed(ask):
    text = "  \n Thank you @somebody"
    (refused,) = [o for o in ask(Part(text=text)).obstacles if "mention" in o.kind]
    assert text[refused.span.start : refused.span.end] == "@somebody"


def test_by_hand_is_told_whether_or_not_it_was_chosen(ask):
    part = Part(text="Thank you @somebody")
    for is_by_hand in (False, True):
        outcome = ask(part, is_by_hand=is_by_hand)
        assert [o.kind for o in outcome.by_hand] == ["obstacle.mention_tier"]
        assert bool(outcome.obstacles) is not is_by_hand


def test_a_picture_makes_up_for_an_empty_text(ask):
    picture = Media(sha256="0" * 64, kind=MediaKind.PHOTO, alt_text="A meadow")
    assert ask(Part(text="", media=(picture,))).obstacles == ()


def test_what_is_too_long_names_its_part(ask):
    outcome = ask(Part(text="short"), Part(text="long " * 80))
    assert [(o.kind, o.span.part) for o in outcome.obstacles] == [("obstacle.too_long", 1)]
    assert outcome.fits == (5, 280)


def test_words_are_still_found_when_the_post_leaves_later(ask):
    later = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    outcome = ask(Part(text="fine"), Part(text="teh"), not_before=later, not_after=later)
    assert [(f.text, f.span.part) for f in outcome.findings] == [("teh", 1)]


def test_keeping_a_draft_changes_no_question(clock):
    draft = drafting.new_draft(clock, "claire", "acme")
    assert Question.of(draft) == Question.of(replace(draft, saved_at=clock.now()))


def odd(text, start):
    return Finding(
        rule="grammar.X",
        version=1,
        family=Family.GRAMMAR,
        severity=Severity.INFO,
        span=Span(start=start, end=start + len(text)),
        text=text,
        message=Explanation(en="Odd.", fr="Étrange."),
    )


def test_grammar_about_own_words_alone_is_left_out(session, ask, clock):
    question = ask(Part(text="Eurostack grow the Eurostack")).question
    known = KnownWords(en=frozenset({"Eurostack"}))
    outcome = read(question, session.parts, session.charter, known)
    found = (odd("Eurostack", 0), odd("grow", 10), odd("the Eurostack", 15))
    proof = Proof(question=question, engine="LanguageTool", findings=(found,))
    assert [one.text for one in outcome.proofread(proof).findings] == ["grow", "the Eurostack"]


def test_an_answer_is_hinted_at_its_greeting_and_heat_and_asks_nobody_more(ask):
    part = Part(text="C’EST TOTALEMENT FAUX.")
    plain, answer = ask(part), ask(part, reply_link="https://x.com/nadia/status/12")
    said = {one.rule for one in answer.findings} - {one.rule for one in plain.findings}
    assert {"courtesy.greeting", "courtesy.capitals"} <= said
    assert answer.requirements == plain.requirements
    begun = Source(
        x_post_id="12",
        author_id="7",
        handle="nadia",
        text="Et alors ?",
        created_at=None,
        read_at=datetime(2026, 11, 24, tzinfo=UTC),
        is_from_x=True,
        replies_to="11",
    )
    later = ask(part, reply_link="https://x.com/nadia/status/12", source=begun)
    assert "courtesy.greeting" not in {one.rule for one in later.findings}
