"""Which of LanguageTool's findings a short post needs, and what is said of them. Pure.

Spelling is left to the dictionaries, style to the author, and nothing inside a mention, tag,
address or emoji is ever reported. Offsets are code points.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from desktop_app.checks.word_shapes import masked
from desktop_app.domain.errors import BadInput
from desktop_app.domain.finding import Explanation

#: Asked of LanguageTool not to run at all: posts are no letters, and X counts U+202F as two.
UNWANTED_RULES = (
    "COMMA_PARENTHESIS_WHITESPACE",
    "EN_QUOTES",
    "FRENCH_WHITESPACE",
    "UPPERCASE_SENTENCE_START",
    "WHITESPACE_RULE",
)
UNWANTED_CATEGORIES = (
    "CASING",
    "COLLOQUIALISMS",
    "PLAIN_ENGLISH",
    "REDUNDANCY",
    "REPETITIONS_STYLE",
    "STYLE",
    "TYPOGRAPHY",
)
#: The dictionaries' affair: they know the company's words and the names.
_SPELLING = re.compile(r"MORFOLOGIK_RULE|HUNSPELL|FR_SPELLING_RULE|FRENCH_SPELLER")
_EMOJI = re.compile("[\u2600-\u27bf\U0001f000-\U0001faff]")
_CATEGORIES = {
    "CONFUSED_WORDS": Explanation(en="Perhaps another word is meant", fr="Peut-être un autre mot"),
    "PUNCTUATION": Explanation(en="Punctuation", fr="Ponctuation"),
    "TYPOS": Explanation(en="Perhaps another word is meant", fr="Peut-être un autre mot"),
}
#: They post what they are given to read to strangers: never, whatever a policy says.
_PUBLIC = ("languagetool.org", "languagetoolplus.com", "languagetool.com")
_GRAMMAR = Explanation(en="Grammar", fr="Grammaire")


def is_wanted(text: str, start: int, end: int, rule: str) -> bool:
    """Whether the finding of `rule` on ``text[start:end]`` is one for the author of a post."""
    if start >= end or _SPELLING.search(rule):
        return False
    return "\0" not in masked(text)[start:end] and not _EMOJI.search(text[start:end])


def told(category: str, message: str) -> Explanation:
    """What the author reads; LanguageTool explains in the language of the text."""
    label = _CATEGORIES.get(category, _GRAMMAR)
    return Explanation(en=f"{label.en}: {message}", fr=f"{label.fr}\u00a0: {message}")


def permitted_server(server: str) -> str:
    """The address with a slash at its end. Raises `BadInput` ``grammar.server``."""
    parts = urlsplit(server)
    host = (parts.hostname or "").rstrip(".").lower()
    public = any(host == name or host.endswith("." + name) for name in _PUBLIC)
    if parts.scheme != "https" or not host or public or parts.username or parts.query:
        raise BadInput("grammar.server", server=server)
    return server.rstrip("/") + "/"
