"""The last part of the tour: what is opened beside the pages, twins, and what is said about words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt

from desktop_app.services import practice
from desktop_app.ui.hand import Hand


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What is typed, in one language."""

    own: str  #: one of two twins …
    other: str  #: … and the other, in the other language
    changed: str  #: what is added to the first afterwards
    figure: str  #: needs legal
    words: str  #: of it, which legal remarks on
    instead: str  #: what legal suggests
    why: str
    search: str  #: chips
    wish: str  #: what somebody looks for in the palette


WORDS = {
    "en": Words(
        own="Thank you to all our teams in Lyon for this winter.",
        other="Merci à toutes nos équipes de Lyon pour cet hiver.",
        changed=" Well done!",
        figure="We will deliver 500,000 units by the end of the year.",
        words="500,000",
        instead="between 360,000 and 400,000",
        why="This figure is not published. The range of March is.",
        search="author:Claire state:posted Lyon",
        wish="draft",
    ),
    "fr": Words(
        own="Merci à toutes nos équipes de Lyon pour cet hiver.",
        other="Thank you to all our teams in Lyon for this winter.",
        changed=" Bravo !",
        figure="Nous livrerons 500 000 unités d’ici la fin de l’année.",
        words="500 000",
        instead="entre 360 000 et 400 000",
        why="Ce chiffre n’est pas publié. La fourchette de mars l’est.",
        search="auteur:Claire état:publié Lyon",
        wish="brouillon",
    ),
}


def windows(hand: Hand, words: Words) -> Iterator[str]:
    """Everything beside the pages, step by step."""
    yield from _remarks(hand, words)
    yield from _twins(hand, words)
    yield from _lists(hand, words)
    yield from _keys(hand, words)


def _remarks(hand: Hand, words: Words) -> Iterator[str]:
    """Legal suggests other words; the author is told who could then still approve."""
    window = hand.window
    hand.act_as(practice.EXECUTIVE)
    hand.write(words.figure)
    post = hand.send_for_review()
    hand.act_as(practice.LEGAL)
    hand.open_from_queue(post)
    hand.remark(words.words, words.why, words.instead)
    yield "legal-suggests-other-words"
    hand.command("review.insiders")
    yield "who-has-seen-it"
    hand.close_dialog()
    hand.act_as(practice.EXECUTIVE)
    hand.open_from_queue(post)
    (card,) = window.review.remarks.cards.values()
    hand.click(card.take)
    question = window.compose.remarks.question
    hand.wait(question.isVisible, "the question")
    yield "taking-over-a-suggestion"
    hand.click(question.cancel)


def _twins(hand: Hand, words: Words) -> Iterator[str]:
    """A statement in both languages: written, changed, approved together."""
    compose = hand.window.compose
    hand.write(words.own)
    hand.click(compose.header.add_twin)
    pane = compose.beside.pane
    hand.wait(lambda: compose.twin.draft is not None, "the other language")
    if compose.beside.is_narrow:
        hand.settle()
        compose.beside.tabs.choose(1)
        compose.beside.tabs.chosen.emit(1)
    hand.type(pane.writing.editor, words.other)
    hand.wait(lambda: compose.footer.can_send, "both to be ready")
    hand.settle()
    yield "twins-side-by-side"
    post = hand.send_for_review()
    hand.act_as(practice.COMMUNICATIONS)
    hand.open_from_queue(post)
    yield "twins-under-review"
    hand.act_as(practice.EXECUTIVE)
    hand.open_from_queue(post)
    hand.click(hand.window.review.bar.rewrite)
    hand.wait(lambda: compose.drafts.current.post == post, "the new version")
    hand.wait(lambda: compose.twin.draft is not None, "its twin")
    hand.checked()
    hand.type(compose.editor, words.changed)
    hand.checked()
    yield "the-twin-is-to-be-looked-at-again"


def _lists(hand: Hand, words: Words) -> Iterator[str]:
    window = hand.window
    for action, name in (("compose.drafts", "all-drafts"), ("templates", "templates")):
        window.show_page("compose")
        hand.command(action)
        yield name
        hand.close_dialog()
    window.show_page("queue")
    hand.type(window.queue.search.field, words.search)
    hand.press(window.queue.search.field, Qt.Key.Key_Return)
    hand.settle()
    hand.turn_to()  # from the list of proposals, as a desktop does
    yield "queue-searched"
    window.queue.search.clear()


def _keys(hand: Hand, words: Words) -> Iterator[str]:
    window = hand.window
    window.show_page("settings")
    yield "settings"
    hand.press(window.settings, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    hand.type(window.commands.palette.field, words.wish)
    yield "palette"
    hand.press(window.commands.palette.field, Qt.Key.Key_Escape)
    hand.press(window.settings, Qt.Key.Key_F1)
    yield "keys"
    window.commands.sheet.leave()
