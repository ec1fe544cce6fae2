"""The tour: the real windows, without a screen, one picture a step.

It goes through the first page, a post that is fixed, approved and posted, one that legal sends back, what happens
around publishing, what is opened beside the pages, the other pages, and what is kept of this computer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from PySide6.QtCore import Qt

from desktop_app.domain.publication import PostState
from desktop_app.services import practice
from desktop_app.services.parts import Opening
from desktop_app.services.starting import Start
from desktop_app.ui import app as application
from desktop_app.ui import tour_windows
from desktop_app.ui.hand import Hand
from desktop_app.ui.tour_pages import pages
from desktop_app.ui.tour_publishing import WORDS, publishing, unlucky
from desktop_app.ui.tour_start import before, kept, put_back, saved
from desktop_app.ui.tour_windows import windows


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """What is typed, in one language."""

    misspelt: str  #: with one word that the dictionary corrects
    figure: str  #: needs legal
    objection: str
    corrected: str  #: still needs legal


SCRIPTS = {
    "en": Script(
        misspelt="Proud of our Lyon teams and their wonderfull work this winter. Thank you!",
        figure="We will deliver 500,000 units this year.",
        objection="This figure is not published. The range of March is.",
        corrected="We will deliver between 360,000 and 400,000 units this year, as said in March.",
    ),
    "fr": Script(
        misspelt="Fiers de nos équippes de Lyon et de leur travail cet hiver. Merci !",
        figure="Nous livrerons 500 000 unités cette année.",
        objection="Ce chiffre n’est pas publié. La fourchette de mars l’est.",
        corrected="Nous livrerons entre 360 000 et 400 000 unités cette année, comme dit en mars.",
    ),
}


def walk(
    opening: Opening, start: Start, other: Start, out: Path, language: str, theme: str
) -> Iterator[Path]:
    """Walk through a fresh practice desk, yielding each picture's path as it is saved.

    `start` is what this desk's windows can make and open besides; `other` is that of a computer
    without a desk, onto which this one's backup is put. Raises `hand.NotSeenError` when a step does not show what it must.
    """
    backup = start.records.parent / "practice.backup"
    opening.desk.prefer("language", language)
    opening.desk.prefer("scheme", theme)
    app = application.application(["countersign"])
    look = f"{language}-{theme}"
    for name, first in before(start, opening, app):
        yield saved(first, out / f"00-{name}-{look}.png")
    window = application.build(unlucky(opening, language), app)
    try:
        hand = Hand(window)
        window.show()
        yield hand.picture(out / f"00-opening-{look}.png")
        hand.wait(lambda: hasattr(window, "compose"), "the record to open")
        hand.settle()
        script = SCRIPTS[language]
        steps = chain(
            _fixed_and_posted(hand, script),
            _sent_back(hand, script),
            publishing(hand, WORDS[language]),
            windows(hand, tour_windows.WORDS[language]),
            pages(hand),
            kept(hand, start, language, backup),
        )
        number = 0
        for number, name in enumerate(steps, 1):
            yield hand.picture(out / f"{number:02}-{name}-{look}.png")
    finally:
        application.shut(window)
    for last, (name, first) in enumerate(put_back(other, language, theme, app, backup), number + 1):
        yield saved(first, out / f"{last:02}-{name}-{look}.png")


def _fixed_and_posted(hand: Hand, script: Script) -> Iterator[str]:
    """Journey 1a: type, fix the word, submit; communications approves; posted once."""
    window = hand.window
    yield "first-window"
    hand.write(script.misspelt)
    hand.kept()
    yield "misspelt"
    hand.press(window.compose.editor, Qt.Key.Key_F8)
    hand.press(window.compose.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    hand.checked()
    yield "fixed"
    post = hand.send_for_review()
    yield "own-text-in-review"
    hand.act_as(practice.COMMUNICATIONS)
    window.show_page("queue")
    yield "queue-of-communications"
    hand.open_from_queue(post)
    yield "review-by-communications"
    hand.click(window.review.bar.approve)
    yield "approve-asks-once-more"
    hand.click(window.review.bar.confirm)
    hand.reaches(PostState.POSTED)
    yield "posted"
    window.show_page("published")
    yield "published"


def _sent_back(hand: Hand, script: Script) -> Iterator[str]:
    """Journey 2a: a figure needs legal; legal asks for a change; the new version needs both."""
    window = hand.window
    hand.act_as(practice.EXECUTIVE)
    hand.write(script.figure)
    hand.kept()
    yield "figure-needs-legal"
    post = hand.send_for_review()
    hand.act_as(practice.COMMUNICATIONS)
    hand.open_from_queue(post)
    hand.approve()
    yield "communications-alone-is-not-enough"
    hand.act_as(practice.LEGAL)
    hand.open_from_queue(post)
    yield "review-by-legal"
    hand.request_changes(script.objection)
    hand.reaches(PostState.CHANGES_REQUESTED)
    yield "legal-asks-for-changes"
    hand.act_as(practice.EXECUTIVE)
    hand.open_from_queue(post)
    yield "author-reads-why"
    hand.click(window.review.bar.rewrite)
    hand.wait(lambda: window.compose.drafts.current.post == post, "the new version")
    window.compose.editor.selectAll()
    hand.type(window.compose.editor, script.corrected)
    hand.checked()
    yield "new-version"
    hand.send_for_review()
    hand.act_as(practice.COMMUNICATIONS)
    hand.open_from_queue(post)
    window.review.next_difference()
    hand.settle()
    yield "approvals-are-void"
    hand.approve()
    hand.act_as(practice.LEGAL)
    hand.open_from_queue(post)
    hand.approve()
    hand.reaches(PostState.POSTED)
    yield "posted-after-both"
    window.show_page("queue")
    yield "queue-of-legal"
