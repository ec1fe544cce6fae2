"""Scenario 9: an angry customer, in French, late in the evening; two people want to answer."""

from dataclasses import replace

import pytest

from desktop_app.adapters.practice_x.faults import Route
from desktop_app.adapters.practice_x.records import STRANGERS
from desktop_app.domain.account import Terms
from desktop_app.domain.payload import Part
from desktop_app.domain.publication import PostState
from desktop_app.services import answering, drafting, practice, sources
from desktop_app.services.observing_ports import Tray
from tests.journeys.conftest import approve, found_with, later, record_of, sees, told

ANGRY = "@claire_morel 2 h au téléphone, aucun intérêt, du pur marketing"
HOT = "Votre commande n° 48213 n’a AUCUN RETARD, c’est faux !!!"
CALM = "Bonjour Nadia, merci de votre message, nous cherchons avec vous."
OTHER = "Bonjour Nadia, un conseiller regarde votre dossier ce soir."
FORMS = (
    "https://x.com/nadia_forest/status/{id}?s=20",
    "https://twitter.com/nadia_forest/status/{id}",
    "https://mobile.twitter.com/nadia_forest/status/{id}?s=20",
    "https://mobile.x.com/nadia_forest/status/{id}",
)


@pytest.fixture
def angry(x):
    return x.publish_as(STRANGERS[0].id, ANGRY, language="fr")


@pytest.fixture
def at_night(start, clock, tmp_path):
    """23:40 where the author sits; what was approved can be thought over for five minutes."""
    there = clock.now().astimezone().replace(hour=23, minute=40, second=0)
    clock.advance(seconds=(there - clock.now()).total_seconds())
    found_with(tmp_path, clock, Terms(zone="Europe/Paris", cool_off_seconds=300))
    return start()


def opened(hand):
    """The page of mentions once everything new was read at X."""
    hand.window.show_page("mentions")
    page = hand.window.mentions
    hand.wait(lambda: page.bar.can_refresh, "a budget for reading")
    hand.click(page.bar.refresh)
    hand.wait(lambda: page.rows.count() > 0, "the mention")
    return page


def rules(hand):
    return {one.rule for one in hand.window.compose._outcome.findings}


def colleague(hand, angry):
    """Somebody else's answer to the same post, sent for review at another desk."""
    parts = hand.window.session.parts
    draft = answering.begin(parts, practice.ACCOUNT.id, angry, practice.COMMUNICATIONS)
    draft = replace(draft, parts=(Part(text=OTHER),))
    return drafting.submit_for_review(parts, draft, practice.COMMUNICATIONS)


def test_an_angry_customer_gets_one_calm_answer(at_night, x, clock, angry):
    hand = at_night
    page = opened(hand)
    sees(hand, page, "le programme peut la publier")
    waiting = colleague(hand, angry)
    hand.click(page.answer)
    compose = hand.window.compose
    hand.wait(lambda: ANGRY in compose.writing.options.source.shown, "the customer's words")
    hand.type(compose.editor, HOT)
    hand.checked()
    heat = {"courtesy.greeting", "mec.punct", "courtesy.capitals", "courtesy.late"}
    assert {*heat, "pii.order"} <= rules(hand)
    hand.wait(lambda: not compose.rivals.isHidden(), "that somebody else answers it, too")
    assert OTHER in told(compose.rivals)
    _rewrite(hand, CALM)
    assert rules(hand) & {*heat, "pii.order"} == {"courtesy.late"}
    post = hand.send_for_review()
    _approved_all_the_same(hand, post)
    later(hand, clock, minutes=4)
    assert len(x.posts()) == 1  # it can still be thought over
    later(hand, clock, minutes=2)
    hand.reaches(PostState.POSTED)
    (_, answer) = x.posts()
    assert (answer.text, answer.reply_to) == (CALM, angry)
    _is_answered(hand, waiting)


def _rewrite(hand, text):
    hand.window.compose.editor.selectAll()
    hand.window.compose.editor.insertPlainText(text)
    hand.checked()


def _approved_all_the_same(hand, post):
    """The colleague's answer waits too: whoever approves is told so, and asked once more."""
    hand.act_as(practice.COMMUNICATIONS)
    hand.open_from_queue(post)
    review = hand.window.review
    sees(hand, review, ANGRY)
    sees(hand, review, "répond au même post")
    hand.read()
    hand.click(review.bar.approve)
    sees(hand, review.bar, "Approuver tout de même")
    hand.click(review.bar.confirm)
    hand.settle()


def _is_answered(hand, waiting):
    page = hand.window.mentions
    hand.window.show_page("mentions")
    hand.settle()
    hand.wait(lambda: not page.chosen, "nothing new")
    (entry,) = page.board.entries
    assert entry.mention.state is Tray.ANSWERED
    assert [one.post for one in entry.waiting] == [waiting]


def test_every_link_that_is_pasted_becomes_an_answer_and_never_a_post_of_its_own(
    hand, x, clock, angry
):
    parts = hand.window.session.parts
    posts = []
    for number, form in enumerate(FORMS):
        link = form.format(id=angry)
        draft = drafting.new_draft(parts.clock, practice.EXECUTIVE, practice.ACCOUNT.id)
        text = f"{CALM} ({number + 1})"
        source = sources.read(parts, practice.ACCOUNT.id, link)
        made = replace(draft, parts=(Part(text=text),), reply_link=link, source=source)
        posts.append(drafting.submit_for_review(parts, made, practice.EXECUTIVE))
    assert {record_of(hand, post).current.payload.reply_to for post in posts} == {angry}
    approve(hand, posts[0])
    later(hand, clock, minutes=2)
    assert [one.reply_to for one in x.posts()[1:]] == [angry]
    assert x.hits(Route.CREATE) == 1
