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

#: Asked of LanguageTool not to run at all: posts are no letters. Each was seen to alarm on right
#: posts, and none to find a fault that nothing else finds.
UNWANTED_RULES = (
    # The dictionaries' affair; and what these would say instead takes nine tenths of the time.
    "FR_SPELLING_RULE",
    "MORFOLOGIK_RULE_EN_US",
    # Spaces and signs are typography, and X counts U+202F as two.
    "COMMA_PARENTHESIS_WHITESPACE",
    "EN_QUOTES",
    "FRENCH_WHITESPACE",
    "PARENTHESES",
    "UPPERCASE_SENTENCE_START",
    "WHITESPACE_RULE",
    # Spoken language is what a post is written in: "on est pas", "faudra", "there's cards".
    "IL_FAUT",
    "I_LOWERCASE",
    "MISSING_ARTICLE",
    "P_V_PAS",
    "THERE_S_MANY",
    "Y_EN_A",
    # New words taken for faults: "on ship", "the install desk", "ce hackathon", "l'bonjour".
    "A_INSTALL",
    "CE_CET",
    "ON_VERBE",
    "PAS_D_ELISION",
    "WIFI",
    # A hyphen more or less changes nothing.
    "PAS_DE_TRAIT_UNION",
    "TIRET",
    # "If you would have us" is right; "if I would have known" has a rule of its own.
    "CONDITIONAL_CLAUSE",
)
#: Commas, full stops and quotation marks among them: a post breaks off, and quotes over two posts.
UNWANTED_CATEGORIES = (
    "CASING",
    "CAT_MAJUSCULES",
    "COLLOQUIALISMS",
    "COMPOUNDING",
    "MULTITOKEN_SPELLING",
    "PLAIN_ENGLISH",
    "PONCTUATION_POINT",
    "PONCTUATION_VIRGULE",
    "PUNCTUATION",
    "REDUNDANCY",
    "REPETITIONS_STYLE",
    "STYLE",
    "TYPOGRAPHY",
)
#: The dictionaries' affair: they know the company's words and the names. And hyphens, by the word.
_LEFT_TO_OTHERS = re.compile(
    r"MORFOLOGIK_RULE|HUNSPELL|FR_SPELLING_RULE|FRENCH_SPELLER|EN_COMPOUNDS_"
)
#: "La hotline", "au hackathon": the h of a borrowed word is heard, and LanguageTool knows it not.
_H = re.compile(r"\bh", re.IGNORECASE)
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
    words = text[start:end]
    if not words or _LEFT_TO_OTHERS.match(rule) or (rule == "ELISION" and _H.search(words)):
        return False
    return "\0" not in masked(text)[start:end] and not _EMOJI.search(words)


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
