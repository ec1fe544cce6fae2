"""Which of LanguageTool's findings a short post needs, and what is said of them. Pure.

Spelling is left to the dictionaries, style to the author, and nothing inside a mention, tag,
address or emoji is ever reported. Offsets are code points.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from desktop_app.checks.word_shapes import masked, without_inclusive
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
    # Spoken French and English: "qui est dispo", "y a plus qu’à", "bit of a chill", "not us".
    "AFTERWARDS_US",
    "AT_THE_WEEKEND",
    "A_BIT",
    "A_THANK_YOU",
    "BARBARISME_TU",
    "CEST_CE_SONT",
    "CONSTRUCTION_DANS_LES_EXPRESSIONS",
    "C_EST_COMPLIQUER",
    "DISPO",
    "IL_Y_A",
    "NEGATION_PLUS",
    "NEGATION_QUE",
    "NE_VERBE_RIEN",
    "NOT_US1",
    "OUR_OUT",
    "QUOI_FAIRE",
    "SAY_SORRY",
    "YA",
    # Titles and telegrams without a verb: "Remise des CAP ce soir", "back by autumn".
    "ADJ_GN",
    "BY_PASSIVE_PARTICIPLE_BE",
    "DUPLICATE_DETERMINER",
    "PRONOUN_NOUN",
    "SHOULD_BE_DO",
    # New verbs and nouns, borrowed or coined: "on prompte", "the deploy", "une tuque", "l’e-shop".
    "APOS_ESPACE",
    "APOS_M",
    "A_INFINITIVE",
    "DIVERSITY_OF",
    "LEVEE_DU_RIDEAU",
    "MOT_TRAIT_MOT",
    "PREPOSITION_VERB",
    "PRONSUJ_NONVERBE",
    "TUQUE",
    # The same word twice for the sound of it: "bzzz bzzz", "ceux qui savent savent".
    "FRENCH_WORD_REPEAT_RULE",
    # As often wrong as right: "j’y serais", "à Luxembourg", "le comité a tranché.", "on entre pressé".
    "ACCORD_COD_QUELLE",
    "COND_VS_FUTUR",
    "CONFUSION_CROIS_CROÎS_CROIX",
    "CONFUSION_FUTUR_CON",
    "PREP_PAYS",
    "SUR_ACCENT",
    "TOUT_TOUTE",
    "VPPA_SUJET_INVERSE",
    "WRONG_ETRE_VPPA",
    # Ligatures, accents of capitals and hyphens change nothing either.
    "AU_DESSOUS",
    "CE_NOM_LA",
    "FR_SIMPLE_REPLACE_SIMPLE_CA",
    "LA_BAS",
    "OE",
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
    r"MORFOLOGIK_RULE|HUNSPELL|FR_SPELLING_RULE|FRENCH_SPELLER|EN_COMPOUNDS_|FR_COMPOUNDS_"
    r"|EN_DIACRITICS_|[A-Z_]+_(?:COMPOUNDS|HYPHEN)$"
)
#: What they say of number and gender they guess from the shape of words.
_AGREEMENT = re.compile(
    r"D_N|J_N|D_J|ACCORD_|AGREEMENT_|ETRE_VPPA|ELISION|PLURAL|.*_AGR|ON_|IL_|AUX_|COUNTERSIGN_"
)
#: Words no Frenchman formed, of which LanguageTool guesses the gender, or takes for a verb.
_BORROWED = re.compile(
    r"\b(?:gangs?|jobs?|shops?|business|collabs?|teams?|roadmaps?|crews?|masala|meeting|deals?"
    r"|[a-zà-ÿ]*(?:[kw]|sh|oo|ck|[a-z]ee)[a-z]*|[a-z]{2,}(?:ing|[bdfgklmnprst]y|ness)s?)\b"
)
#: Adjectives that stand for adverbs, and verbs in their shape: "moins cher", "notre marge atteint".
_FIXED = re.compile(
    r"(?:cher|pareil|droit|net|fort|haut|bas|dur|juste|clair|atteint|continue|produit)",
    re.IGNORECASE,
)
#: The second person of tales, and so no verb of a post: "dosas".
_OF_TALES = re.compile(r"\w{2,}(?:(?<!r)as|âmes|âtes)")
_NAMED = re.compile(r"(?<=[\w,;:)»”’'] )[^\W\d_a-zà-ÿ][\w’'-]*")
_STRANGE_LETTERS = re.compile(r"[äåöñøßãõőűłşğıčšžřěćśźćđţțșăў]|[\u0370-\u05ff]")
_REPEATED = frozenset(
    "a an and are as at be by can for from has have in is it of on or our than that the their "
    "this to was we were will with you your".split()
)
_OTHERS = {
    "fr": re.compile(
        r"\b(?:the|and|of|for|is|are|we|you|to|with|it|not|your|our|this|that|in|at|be|my"
        r"|gracias|todos|todas|los|el|muchas|para|und|der|das|ist|wir|nicht)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:le|la|les|des|une|et|est|nous|vous|pour|avec|dans|el|los|las|und|der|die|das|ist"
        r"|que|qui|para|con|il|di|een|het)\b",
        re.IGNORECASE,
    ),
}
#: Number, and no gender to guess.
_MANY = re.compile(
    r"(?:les|des|nos|vos|mes|tes|ses|ces|leurs|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|\d+) ",
    re.IGNORECASE,
)
_NEARBY = 3  #: words on either side
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
#: A name or an address, in ASCII alone: what a resolver would fold into a public name is no name.
_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|[0-9a-f:]*:[0-9a-f:.]*")
#: Without a person's name, a question, or what two readers would read in two ways.
_PLAIN = re.compile(r'[!"$->A-\[\]-~]+')
#: The route of LanguageTool's own documentation, which is asked anyway.
_ROUTE = re.compile(r"(?:/v2(?:/check)?)?/*$")
_GRAMMAR = Explanation(en="Grammar", fr="Grammaire")


def is_wanted(text: str, start: int, end: int, rule: str, language: str = "") -> bool:
    """Whether the finding of `rule` on ``text[start:end]`` is one for the author of a post.

    `language` is that of the text; where it is said, other languages inside it are left alone.
    """
    words = text[start:end]
    if not words or _LEFT_TO_OTHERS.match(rule) or (rule == "ELISION" and _H.search(words)):
        return False
    seen = without_inclusive(text) if language == "fr" else masked(text)
    if "\0" in seen[start:end] or _EMOJI.search(words):
        return False
    if rule in {"ENGLISH_WORD_REPEAT_RULE", "A_A_ACCENT"}:
        return words.split()[0].lower() in _REPEATED and words != "A"
    if language and _is_foreign(text, start, end, language):
        return False
    return not _AGREEMENT.match(rule) or not _is_guessed(text, start, end, rule, language)


def _is_foreign(text: str, start: int, end: int, language: str) -> bool:
    """Whether what stands around the words is another language: a quotation, a greeting."""
    before, after = text[:start].split()[-_NEARBY:], text[end:].split()[:_NEARBY]
    around = [*before, *text[start:end].split(), *after]
    if len(_OTHERS[language].findall(" ".join(around))) > len(around) // 3:
        return True
    next_to_it = [*before[-1:], *text[start:end].split(), *after[:1]]
    return any(word.islower() and _STRANGE_LETTERS.search(word) for word in next_to_it)


def _is_guessed(text: str, start: int, end: int, rule: str, language: str) -> bool:
    """Whether LanguageTool cannot know how these words agree: names, borrowed and fixed words."""
    words = text[start:end]
    named = _NAMED.search(text, max(start, 1), end)
    if named and (rule != "ELISION" or named.start() == start):
        return True
    if language != "fr" or rule == "ELISION":
        return False
    if rule == "D_N" and _MANY.match(words):
        return text[:start].endswith(" sur ")  # "une personne sur dix vit"
    near = words if rule == "D_N" else " ".join([*text[:start].split()[-_NEARBY:], words])
    return bool(_BORROWED.search(near) or _FIXED.fullmatch(words) or _OF_TALES.fullmatch(words))


#: language-tool-python makes plain spaces of those that do not break.
_FRENCH_SPACE = re.compile(r"(?<=«) | (?=[»:;?!])")


def told(category: str, message: str) -> Explanation:
    """What the author reads; LanguageTool explains in the language of the text."""
    label = _CATEGORIES.get(category, _GRAMMAR)
    message = _FRENCH_SPACE.sub("\u00a0", message)
    return Explanation(en=f"{label.en}: {message}", fr=f"{label.fr}\u00a0: {message}")


def permitted_server(server: str) -> str:
    """The address with a slash at its end. Raises `BadInput` ``grammar.server``."""
    refusal = BadInput("grammar.server", server=server)
    try:
        parts = urlsplit(server)
        host, _ = parts.hostname or "", parts.port  # the port raises when it is no number
    except ValueError:
        raise refusal from None
    name = host.removesuffix(".")
    is_public = any(name == public or name.endswith("." + public) for public in _PUBLIC)
    if parts.scheme != "https" or not _HOST.fullmatch(host) or is_public:
        raise refusal
    # Spaces and backslashes are read one way here and another way by who connects.
    if not _PLAIN.fullmatch(server):
        raise refusal
    return _ROUTE.sub("/", server, count=1)
