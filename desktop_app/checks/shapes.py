"""The shapes that rules may name with ``#``, and what makes a text worth trying for each.

A shape is code, because a checksum or a position is no wording. `CANDIDATES` is the looser shape
a rule's counter-example must hold: an order number is a good miss for ``#IBAN`` only if it has
digits at all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from desktop_app.checks import endings, facts, figures, identities, mechanics, times
from desktop_app.checks.reading import Match, Reading

Shape = Callable[[Reading], list[Match]]

SHAPES: Mapping[str, Shape] = {
    **figures.SHAPES,
    **facts.SHAPES,
    **identities.SHAPES,
    **mechanics.SHAPES,
    **endings.SHAPES,
    **times.SHAPES,
}


def _email_like(reading: Reading) -> list[Match]:
    """An ``@`` anywhere, or a link."""
    at = reading.original.find("@")
    return [reading.of_span(at, at + 1)] if at >= 0 else mechanics.link(reading)


def _any(reading: Reading) -> list[Match]:
    """Any text that is not empty."""
    return [reading.of_tokens(0, 0)] if reading.tokens.texts else []


CANDIDATES: Mapping[str, Shape] = {
    "#LEADING_MENTION": mechanics.mention,
    "#DM_SLIP": mechanics.dm_start,
    "#PUNCTUATION_RUN": mechanics.exclamation,
    "#SHOUTING": mechanics.capitals,
    "#SHORTENER": mechanics.link,
    "#UNLUCKY_HASHTAG": mechanics.hashtag,
    "#TRUNCATED": endings.last_word,
    "#OTHER_DAY": endings.weekday,
    "#EMAIL": _email_like,
    "#PHONE": identities.digits,
    "#IBAN": identities.digits,
    "#CARD": identities.digits,
    "#NATIONAL_ID": identities.digits,
    "#CREDENTIAL": _any,
    "#HIDDEN": _any,
    "#MIXED_SCRIPT": _any,
    "#MASKED": _any,
    "#RESCHEDULED": _any,
    "#PROJECT_NAME": _any,
    "#REGISTERED": figures.number,
    "#MONEY": figures.number,
    "#PERCENT": figures.number,
}
