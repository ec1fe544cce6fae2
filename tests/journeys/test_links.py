"""T2 of the scenarios: a link to another post makes an answer, or nothing at all."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton

from desktop_app.adapters.practice_x.faults import Route
from desktop_app.adapters.practice_x.records import STRANGERS
from desktop_app.domain.account import Role
from desktop_app.domain.errors import BadInput
from desktop_app.domain.payload import Part
from desktop_app.domain.publication import PostState
from desktop_app.domain.review import Verdict
from desktop_app.services import drafting, practice, reviewing, sources
from tests.journeys.conftest import approve, later, record_of, told

ASKED = "Bonjour @claire_morel, quand ouvrez-vous le samedi ?"
ANSWER = "Bonjour Nadia, merci de votre message."
FORMS = (
    "{id}",
    "https://x.com/nadia_forest/status/{id}",
    "https://x.com/nadia_forest/status/{id}?s=20",
    "https://x.com/nadia_forest/status/{id}?s=46&t=abc",
    "https://x.com/nadia_forest/status/{id}/photo/1",
    "https://x.com/i/web/status/{id}",
    "https://x.com/i/status/{id}",
    "https://twitter.com/nadia_forest/status/{id}",
    "https://twitter.com/nadia_forest/statuses/{id}",
    "https://twitter.com/#!/nadia_forest/status/{id}",
    "https://mobile.twitter.com/nadia_forest/status/{id}?s=21",
    "https://m.x.com/nadia_forest/status/{id}",
    "http://www.X.com/Nadia_Forest/Status/{id}",
    "x.com/nadia_forest/status/{id}/",
)
#: One of each family goes all the way.
SENT = tuple(FORMS[place] for place in (0, 1, 2, 7, 9, 10))
NO_LINKS = (
    "https://t.co/{id}",
    "https://x.com/nadia_forest",
    "https://x.com.example/nadia_forest/status/{id}",
    "https://fixupx.com/nadia_forest/status/{id}",
    "https://x.com/nadia_forest/status/{id}abc",
    "https://example.com/?u=https://x.com/nadia_forest/status/{id}",
    "sans lien",
)


@pytest.fixture
def asked(x):
    """The number of somebody's post that calls the account in: X lets a program answer it."""
    return x.publish_as(STRANGERS[0].id, ASKED)


def answering(parts, number, form):
    link = form.format(id=number)
    draft = drafting.new_draft(parts.clock, practice.EXECUTIVE, practice.ACCOUNT.id)
    text = f"{ANSWER} ({FORMS.index(form) + 1})"
    return replace(
        draft,
        parts=(Part(text=text),),
        reply_link=link,
        source=sources.read(parts, practice.ACCOUNT.id, link),
    )


def test_t2_every_form_of_a_link_goes_out_as_an_answer(hand, x, clock, asked):
    """All are read at X and become the same number."""
    parts = hand.window.session.parts
    with parts.store.begin() as work:
        charter = work.charter()
    payloads = [drafting.payload_of(charter, answering(parts, asked, form)) for form in FORMS]
    assert {payload.reply_to for payload in payloads} == {asked}
    for form in SENT:
        post = drafting.submit_for_review(parts, answering(parts, asked, form), practice.EXECUTIVE)
        shown = record_of(hand, post).current
        assert shown.payload.reply_to == asked
        reviewing.decide(
            parts,
            post,
            shown.sha256,
            Verdict.APPROVE,
            Role.COMMUNICATIONS,
            practice.COMMUNICATIONS,
        )
    later(hand, clock, seconds=1)
    there = x.posts()[1:]
    assert len(there) == len(SENT) == x.hits(Route.CREATE)
    assert {one.reply_to for one in there} == {asked}


def test_t2_what_is_no_link_to_a_post_blocks(hand, x, asked):
    parts = hand.window.session.parts
    draft = drafting.new_draft(parts.clock, practice.EXECUTIVE, practice.ACCOUNT.id)
    for form in NO_LINKS:
        wrong = replace(draft, parts=(Part(text=ANSWER),), reply_link=form.format(id=asked))
        with pytest.raises(BadInput, match=r"obstacle\.link|source\.link"):
            drafting.submit_for_review(parts, wrong, practice.EXECUTIVE)
    later(hand, parts.clock, seconds=1)
    assert x.hits(Route.CREATE) == 0


def test_t2_in_the_window_a_pasted_link_is_read_shown_and_answered(hand, x, asked):
    """Nothing can be sent before the link is one; reviewers see what is answered."""
    compose = hand.window.compose
    hand.write(ANSWER)
    form = compose.writing.options.source
    hand.click(form.line)
    hand.click(form.mode.findChildren(QAbstractButton)[1])
    hand.type(form.link, "https://t.co/abc")
    hand.checked()
    assert not compose.footer.can_send
    hand.fill(form.link, f"https://mobile.twitter.com/nadia_forest/status/{asked}?s=20")
    hand.checked()
    assert not compose.footer.can_send  # nobody has read yet what is answered
    hand.click(form.read)
    hand.wait(lambda: ASKED in form.shown, "what is answered")
    hand.checked()
    post = hand.send_for_review()
    approve(hand, post)
    hand.reaches(PostState.POSTED)
    hand.wait(lambda: ASKED in told(hand.window.review), "what is answered, under review")
    (_, answer) = x.posts()
    assert (answer.text, answer.reply_to) == (ANSWER, asked)
