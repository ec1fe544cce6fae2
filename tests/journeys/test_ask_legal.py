"""A calm post about which its author wants legal to be heard: it waits for them, and leaves then."""

import pytest

from desktop_app.domain.account import Role
from desktop_app.domain.publication import PostState
from desktop_app.services import practice
from desktop_app.ui.actions.names import action_name
from tests.journeys.conftest import record_of, sees, texts_on

CALM = {
    "fr": "Merci à tous pour cette belle journée à Lyon.",
    "en": "Thank you all for this lovely day in Lyon.",
}
YOU = {"fr": "vous l’avez demandé", "en": "you asked for it"}
AUTHOR = {"fr": "car l’auteur l’a demandé", "en": "because the author asked for it"}
ALREADY = {"fr": "L’accord du juridique est déjà demandé", "en": "Legal is asked already"}
FIGURE = {
    "fr": " Nous livrerons 500 000 unités cette année.",
    "en": " We will deliver 500,000 units this year.",
}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_calm_post_waits_for_legal_when_its_author_wants_it(start, x, language):
    hand = start(language)
    window, approvers = hand.window, hand.window.compose.approvers
    hand.write(CALM[language])
    hand.checked()
    assert not approvers.ask_legal.isChecked()
    hand.click(approvers.ask_legal)
    sees(hand, approvers, YOU[language])
    sees(hand, approvers, "Inès Kaci")
    post = hand.send_for_review()
    record = record_of(hand, post)
    assert (record.current.findings, record.current.roles) == (
        (),
        (Role.COMMUNICATIONS, Role.LEGAL),
    )
    hand.act_as(practice.COMMUNICATIONS)
    hand.open_from_queue(post)
    sees(hand, window.review.context, AUTHOR[language])
    hand.approve()
    assert (record_of(hand, post).state, x.hits()) == (PostState.IN_REVIEW, 0)
    hand.act_as(practice.LEGAL)
    hand.open_from_queue(post)
    hand.approve()
    hand.reaches(PostState.POSTED)
    assert texts_on(x) == [CALM[language]]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_by_the_palette_and_never_against_a_finding(start, language):
    hand = start(language)
    compose = hand.window.compose
    hand.write(CALM[language])
    hand.checked()
    assert action_name("compose.legal")
    hand.command("compose.legal")
    sees(hand, compose.approvers, YOU[language])
    hand.command("compose.legal")
    hand.wait(lambda: not compose.approvers.ask_legal.isChecked(), "legal no longer asked")
    hand.write_more(FIGURE[language])
    hand.checked()
    sees(hand, compose.approvers, ALREADY[language])
    tick = compose.approvers.ask_legal
    assert (tick.isChecked(), tick.isEnabled()) == (True, False)
