"""What the windows say in a language: a control is looked for by the words that stand on it.

Tasks name controls as the English windows do. In French they are called what the windows' own
translations say, so that a word that nobody translated is a control that nobody finds.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

TRANSLATIONS = Path(__file__).parents[2] / "resources" / "translations"
#: In English and in French: what people type, and names of their own. One alone is the same in both.
Both = tuple[str, str]
Words = str | Both
#: What a sentence leaves open: a name, a number.
_OPEN = re.compile(r"\{\w*\}|%L?n|…$")


class Tongue:
    """One language of the windows."""

    def __init__(self, language: str) -> None:
        self.language = language

    def typed(self, words: Words) -> str:
        """What somebody who speaks it types."""
        return words if isinstance(words, str) else words[self.language == "fr"]

    def read(self, words: Words) -> re.Pattern[str]:
        """What stands there for `words` of the English windows, with anything in what is left open.

        Raises KeyError for words that are in no window.
        """
        if isinstance(words, tuple):
            ways = {self.typed(words)}
        else:
            ways = _sentences()[words]  # of English, too, nothing is made up
            ways = ways if self.language == "fr" else {words}
        return re.compile("|".join(sorted(map(_open, ways))), re.DOTALL)


@cache
def _sentences() -> dict[str, set[str]]:
    """Each sentence of the windows with what it is in French, whoever says it."""
    found: dict[str, set[str]] = {}
    tree = ET.parse(TRANSLATIONS / "countersign_fr.ts")
    for message in tree.iter("message"):
        source, translation = message.findtext("source"), message.find("translation")
        assert source is not None
        assert translation is not None
        forms = [form.text for form in translation] or [translation.text]
        found.setdefault(source, set()).update(form for form in forms if form)
    return found


def _open(sentence: str) -> str:
    sentence = sentence.replace("&&", "&")
    ends = [match.span() for match in _OPEN.finditer(sentence)]
    pattern, place = "", 0
    for begin, end in ends:
        kept = "…?" if sentence[begin:end] == "…" else ".+?"
        pattern += re.escape(sentence[place:begin]) + kept
        place = end
    return pattern + re.escape(sentence[place:])
