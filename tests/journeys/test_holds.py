"""A dispute begins: a legal hold keeps a published post's words; later two people take them out."""

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.publication import PostState
from desktop_app.services import practice, reading
from tests.journeys.conftest import approve, sees, texts_on

TEXT = "Merci à nos clients de Lyon pour leur accueil."


def card(hand):
    """What keeps the words of the chosen post, as its card shows it now."""
    page = hand.window.published
    hand.settle()
    hand.wait(lambda: page.detail.keeping is not None, "the card of the post")
    return page.detail.keeping


def answer(hand, reason, matter=""):
    ask = hand.window.ask
    hand.wait(ask.isVisible, "the question")
    if matter:
        hand.type(ask.first, matter)
    hand.type(ask.field, reason)
    hand.click(ask.confirm)
    hand.settle()


def test_a_hold_refuses_what_two_people_may_do_once_it_is_lifted(hand, x):
    window = hand.window
    hand.act_as(practice.EXECUTIVE)
    hand.write(TEXT)
    post = hand.send_for_review()
    approve(hand, post)
    hand.reaches(PostState.POSTED)
    window.show_page("published")
    # Legal keeps all that the account posts.
    hand.act_as(practice.LEGAL)
    hand.click(card(hand).hold)
    assert window.ask.choice.currentText().startswith("Tous les posts de @")
    answer(hand, "Réclamation reçue.", "Affaire 12")
    sees(hand, window.published, "Conservation juridique : « Affaire 12 »")
    # Communications sees the hold and whose it is, and can neither lift it nor ask.
    hand.act_as(practice.COMMUNICATIONS)
    sees(hand, window.published, "« Réclamation reçue. »")
    (lift,) = card(hand).lifts
    assert not lift.isEnabled()
    assert not card(hand).take_out.isEnabled()
    # It is over; nothing is taken out by that.
    hand.act_as(practice.LEGAL)
    hand.click(card(hand).lifts[0])
    answer(hand, "Affaire classée.")
    sees(hand, window.published, "Aucune conservation juridique")
    sees(hand, window.published, TEXT)
    # One asks, another agrees; nobody does both.
    hand.act_as(practice.COMMUNICATIONS)
    hand.click(card(hand).take_out)
    answer(hand, "Un client l’a demandé.")
    assert not card(hand).agree.isEnabled()
    hand.act_as(practice.LEGAL)
    sees(hand, window.notices, "demande le retrait du texte")
    hand.click(window.notices.open_post)
    hand.click(card(hand).agree)
    sees(hand, window.ask, "« Un client l’a demandé. »")
    answer(hand, "Rien ne s’y oppose.")
    sees(hand, window.published.detail, "Rien ne s’y oppose.")
    hand.wait(window.notices.isHidden, "nothing more to answer")
    with pytest.raises(Refused, match=r"post\.redacted"):
        reading.open_post(window.session.parts, post, practice.LEGAL)
    assert texts_on(x) == [TEXT]  # what is public stays where it is
    assert window.session.parts.store.verify_chains() > 0
