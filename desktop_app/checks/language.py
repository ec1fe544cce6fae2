"""Tells English from French well enough to choose the rules that read a text.

Stop words and accents only: the rules of the wrong language find little, and a person may choose
the language by hand. Nothing to go by reads as English.
"""

from __future__ import annotations

import re

from desktop_app.checks.normal import word_set

_WORD = re.compile(r"[^\W\d_]+")
_FRENCH = word_set(
    "le la les un une des du de et est sont nous vous ils elle elles je tu il on ce cette ces mon "
    "ma mes notre nos votre vos leur leurs que qui quoi dont où pas ne plus pour par avec sans "
    "dans sur sous chez mais donc car au aux en très bien merci bravo fiers fier fière été être "
    "avoir avons avez ont a sera serons cela ça si comme tout toute tous toutes aussi encore l d "
    "c j n s qu y se sa son"
)
_ENGLISH = word_set(
    "the an and is are was were be been we you they she he it i this that these those my our your "
    "their his her its who what which where when not no for by with without in on under at but so "
    "because to of from as all very thanks thank proud will would can could have has had do does "
    "did just more most if than then out up about into over after before great today"
)
_ACCENTS = re.compile(r"[éèêëàâùûîïôçœ]", re.IGNORECASE)


def detect(text: str) -> str:
    """Return ``"fr"`` or ``"en"``."""
    words = [word.group() for word in _WORD.finditer(text.casefold())]
    french = sum(word in _FRENCH for word in words)
    french += len(_ACCENTS.findall(text)) + text.count("«")
    english = sum(word in _ENGLISH for word in words)
    return "fr" if french > english else "en"
