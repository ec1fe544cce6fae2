"""The part of the tour that looks at what surrounds the posts: calendar, listening, rules, people."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.services import practice
from desktop_app.services.trail import Topic
from desktop_app.ui.audit.page import AuditPage
from desktop_app.ui.hand import Hand, NotSeenError
from desktop_app.ui.mentions.page import MentionsPage

#: Pages that need nothing but to be seen, after those that are tried.
_SEEN = ("watching", "goals", "figures", "people")


def pages(hand: Hand) -> Iterator[str]:
    """Each page that is made when somebody first goes there."""
    window = hand.window
    hand.act_as(practice.EXECUTIVE)
    hand.command("go.calendar")
    hand.settle()
    yield "calendar"
    yield from _mentions(hand)
    for page in _SEEN:
        hand.command(f"go.{page}")
        hand.settle()
        yield page
    yield from _audit(hand)
    hand.act_as(practice.LEGAL)
    hand.command("go.rules")
    hand.settle()
    yield "rules"
    window.show_page("queue")


def _mentions(hand: Hand) -> Iterator[str]:
    """What others say to the account is read for its price, and answered from a draft."""
    window = hand.window
    hand.command("go.mentions")
    hand.settle()
    page = window.pages.currentWidget()
    if not isinstance(page, MentionsPage):
        raise NotSeenError("the page of mentions")
    hand.click(page.bar.refresh)
    hand.wait(lambda: page.chosen is not None, "a mention")
    hand.settle()
    yield "mentions"
    hand.click(page.answer)
    hand.wait(lambda: window.pages.currentWidget() is window.compose, "the draft of the answer")
    hand.checked()
    yield "answer-with-the-words-it-answers"


def _audit(hand: Hand) -> Iterator[str]:
    """The whole record is verified; then approvals and objections alone are looked at."""
    hand.command("go.audit")
    page = hand.window.pages.currentWidget()
    if not isinstance(page, AuditPage):
        raise NotSeenError("the page of the audit")
    hand.settle()
    hand.click(page.badge.verify)
    hand.wait(lambda: page.badge.sound is not None, "the verified record")
    hand.choose(page.filters.topic, page.filters.topic.findData(Topic.DECIDED.value))
    hand.settle()
    yield "audit"
