"""Shapes of how a post is built: where a mention stands, shouting, links, labels, capitals."""

from __future__ import annotations

import re

from desktop_app.checks.normal import INVISIBLE, word_set
from desktop_app.checks.reading import Match, Reading

_DM_SLIP = re.compile(
    r"\s*(?:(?:[Dd]|[Dd][Mm]|m|mp|pm)[ \u00a0]"
    r"(?!(?:day|me|us|moi|nous|open|ouverts?|for|pour|if|si|le|la|les|accord|abord|ailleurs)\b)"
    r"@?\w{2,}|[MP]{1,2}[ \u00a0]@\w{2,})"
)
_PUNCTUATION_RUN = re.compile(r"[!?](?:[ \u00a0\u202f]?[!?])+")
_HIDDEN = re.compile(f"[{INVISIBLE}\u202a-\u202e\u2066-\u2069]")
_PROJECT = re.compile(
    r"\b(?:Project|Operation|Projet|Opération|PROJECT|PROJET|OPERATION|OPÉRATION|Code name|"
    r"Nom de code)\s+(?:«\s?|\"|“)?(?P<name>[A-ZÀ-Þ][\w'-]{2,})"
)
_INSIDE = re.compile(r"[\w,;:%)'’-]\s*$")  #: what stands before a capital that begins no sentence
_MOVES = re.compile(
    r"\s?,?\s[JDTHjdth][ -]?[-–]\s?\d"
    r"|\s(?:is|isn't|has|was|will|won't|goes|went|flies|flew|lands|landed|takes|took|starts|begins"
    r"|left|leaves|hatched|hatches|blooms|bloomed|sails|sailed|docks|docked|rises|sleeps|wakes|woke|awakes"
    r"|turns|grows|grew|comes|came|gets|got|needs|says|said|stays|rests|returns|returned|can|could|should"
    r"|ends|ships|moves|closes|closed|signs|signed|lives|dies|wins|works|passed|arrives|comes"
    r"|éclot|fleurit|fleurira|quitte|rentre|dort|dormira|réveille|pousse|mûrit|lève|monte|descend|revient"
    r"|tourne|change|grandit|entre|reste|attend|n'a|ne|se|s'est|peut|doit|devrait|aura|ira|verra|sortira"
    r"|est|n'est|a|va|sera|vole|décolle|atterrit|arrive|avance|démarre|commence|finit|sort|part"
    r"|signe|marche|passe|vit|meurt|gagne|tient|prend|s'envole)\b"
)
_SHORTENERS = word_set(
    "bit.ly t.ly tinyurl.com is.gd v.gd ow.ly buff.ly goo.gl rebrand.ly cutt.ly rb.gy shorturl.at "
    "tiny.cc lnkd.in trib.al dlvr.it amzn.to t.ly s.id u.to bl.ink short.io adf.ly soo.gd lc.cx "
    "urlz.fr urlr.me vu.fr huit.re cutt.us shrtco.de mcaf.ee hubs.ly hubs.la gg.gg clck.ru snip.ly "
    "kutt.it dub.sh surl.li n9.cl qrco.de tr.im x.gd 1url.com fb.me spr.ly bitly.com smarturl.it "
    "ift.tt wp.me zpr.io swll.to msft.it a.co sco.lt po.st su.pr ln.run tny.im qr.ae shorter.me"
)
_LABELS = (
    r"#?ad\b|#?advert(?:isement)?\b|#?sponsored\b|paid partnership|#?publicité\b|#?pub\b"
    r"|#?sponsorisé\b|#?collaboration\s?commerciale|#?partenariat\s?rémunéré"
)
_AD_LABEL = re.compile(rf"\W*(?:\[\W*)?(?:{_LABELS})")
_PROMO_CODE = re.compile(r"\b[A-Z]{3,12}\d{1,3}\b")
_HASHTAG = re.compile(r"(?<!\w)#\w*[^\W\d_]\w*")
_LONG_TAG = 8  #: characters, sign included, above which a hashtag may be several words
_RUDE_INSIDE = re.compile(
    r"anal|anus|bigass|bitch|boob|cock|cum|cunt|dick|fag|fuck|genital|hitler|kkk|nazi|orgy|penis"
    r"|piss|porn|pussy|rape|rapist|salope|sex|shit|slut|suck|tits|turd|whore|encul|merde|pute|viol"
)
_INNOCENT = re.compile(
    r"analy|analo|canal|banal|saturday|documen|circum|cumul|cucumber|cocktail|peacock|cockpit"
    r"|grape|drape|trapez|essex|sussex|middlesex|sextant|unisex|compute|depute|dispute|repute"
    r"|violet|violon|violin|violenc|violoncel|pissenlit|pissaladi|chauffag|artisanal|manus|janus"
    r"|tapiss|epiciss|therapeu|parape|ttrap|cumin|cumber|succum|hitchcock|hancock|cockroach|sexagen"
    r"|dickens|petits|appetits|impute|ampute|repute|rapeseed|fagot|assassin"
)
_WORD = re.compile(r"[^\W\d_]+")
_FOREIGN = re.compile("[\u0370-\u052f]")  #: Greek and Cyrillic
_TALL = 4  #: letters from which a word in capitals is a shout rather than an acronym
_MAY_SHOUT = re.compile(rf"[^\W\d_a-zß-öø-ÿ]{{{_TALL}}}")  #: spares most texts the counting


def leading_mention(reading: Reading) -> list[Match]:
    """A mention at the very start of a post that answers nobody: few will see it."""
    tokens = reading.tokens
    if reading.context.reply or not tokens.kinds or tokens.kinds[0] != "mention":
        return []
    return [reading.of_tokens(0, 0)]


def mention(reading: Reading) -> list[Match]:
    """Any mention of an account."""
    kinds = reading.tokens.kinds
    return [reading.of_tokens(i, i) for i, kind in enumerate(kinds) if kind == "mention"]


def dm_slip(reading: Reading) -> list[Match]:
    """``d name …``: a private message typed in the wrong box."""
    found = _DM_SLIP.match(reading.original)
    return [reading.of_span(*found.span())] if found else []


def dm_start(reading: Reading) -> list[Match]:
    """A text that begins with the letters of a private message, slip or not."""
    tokens = reading.tokens
    if tokens.texts and tokens.texts[0] in {"d", "dm", "m", "d'", "m'"}:
        return [reading.of_tokens(0, 0)]
    return []


def punctuation_run(reading: Reading) -> list[Match]:
    """``!!``, ``?!`` and longer."""
    return [reading.of_span(*run.span()) for run in _PUNCTUATION_RUN.finditer(reading.original)]


def exclamation(reading: Reading) -> list[Match]:
    """Any exclamation or question mark."""
    tokens = reading.tokens
    return [
        reading.of_tokens(index, index)
        for index, text in enumerate(tokens.texts)
        if "!" in text or "?" in text
    ]


def shouting(reading: Reading) -> list[Match]:
    """Three words in capitals in a row, at least two of which are no acronym."""
    if not _MAY_SHOUT.search(reading.original):
        return []
    runs: list[list[re.Match[str]]] = [[]]
    for word in _WORD.finditer(reading.original):
        if word.group().isupper():
            runs[-1].append(word)
        elif runs[-1]:
            runs.append([])
    return [
        reading.of_span(run[0].start(), run[-1].end())
        for run in runs
        if len(run) >= 3 and sum(len(word.group()) >= _TALL for word in run) >= 2
    ]


def capitals(reading: Reading) -> list[Match]:
    """Any word of two or more capitals."""
    return [
        reading.of_span(*word.span())
        for word in _WORD.finditer(reading.original)
        if len(word.group()) > 1 and word.group().isupper()
    ]


def hidden(reading: Reading) -> list[Match]:
    """Characters that nobody sees: zero width, soft hyphen, direction controls."""
    return [reading.of_span(*sign.span()) for sign in _HIDDEN.finditer(reading.original)]


def mixed_script(reading: Reading) -> list[Match]:
    """A word that mixes Latin letters with look-alikes of Greek or Cyrillic."""
    if not _FOREIGN.search(reading.original):
        return []
    found = []
    for word in _WORD.finditer(reading.original):
        letters = word.group()
        if _FOREIGN.search(letters) and any(letter < "\u0250" for letter in letters):
            found.append(reading.of_span(*word.span()))
    return found


def hashtag(reading: Reading) -> list[Match]:
    """Any hashtag, whole."""
    if "#" not in reading.original:
        return []
    return [reading.of_span(*tag.span()) for tag in _HASHTAG.finditer(reading.original)]


def unlucky_hashtag(reading: Reading) -> list[Match]:
    """A long hashtag without capitals in which a rude word can be read."""
    return [
        found
        for found in hashtag(reading)
        if found.end - found.start > _LONG_TAG
        and (written := reading.original[found.start : found.end]).islower()
        and _RUDE_INSIDE.search(_INNOCENT.sub(" ", written))
    ]


def _host(link: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", link).partition("/")[0]


def link(reading: Reading) -> list[Match]:
    """Any web address."""
    kinds = reading.tokens.kinds
    return [reading.of_tokens(i, i) for i, kind in enumerate(kinds) if kind == "url"]


def shortener(reading: Reading) -> list[Match]:
    """A link whose target nobody can see."""
    texts = reading.tokens.texts
    return [match for match in link(reading) if _host(texts[match.first]) in _SHORTENERS]


def own_link(reading: Reading) -> list[Match]:
    """A link to one of the company's own domains."""
    own = tuple(domain.casefold() for domain in reading.profile.own_domains)
    texts = reading.tokens.texts
    return [
        match
        for match in link(reading)
        if any(
            _host(texts[match.first]) == domain or _host(texts[match.first]).endswith("." + domain)
            for domain in own
        )
    ]


def cashtag(reading: Reading) -> list[Match]:
    """``$TICKER``."""
    kinds = reading.tokens.kinds
    return [reading.of_tokens(i, i) for i, kind in enumerate(kinds) if kind == "cashtag"]


def ad_label(reading: Reading) -> list[Match]:
    """A clear advertising label at the very start."""
    found = _AD_LABEL.match(reading.tokens.normal.text)
    return [reading.of_copy(*found.span())] if found else []


def project_name(reading: Reading) -> list[Match]:
    """``Project``/``Projet``/``Opération`` and a name with a capital, inside a sentence."""
    return [reading.of_span(*found.span()) for found in _PROJECT.finditer(reading.original)]


def codename_alone(reading: Reading) -> list[Match]:
    """A codename without its ``Project``, with a capital: inside a sentence, or before a verb."""
    shapes = (_PROJECT.fullmatch(name) for name in reading.profile.codenames)
    names = [shape["name"] for shape in shapes if shape and shape["name"] in reading.original]
    return [
        reading.of_span(*found.span())
        for name in names
        for found in re.finditer(rf"(?<![\w#@-]){re.escape(name)}(?![\w-])", reading.original)
        if _INSIDE.search(reading.original[: found.start()])
        or _MOVES.match(reading.original[found.end() :])
    ]


def promo_code(reading: Reading) -> list[Match]:
    """Capitals and digits run together, as shops' codes are."""
    return [reading.of_span(*found.span()) for found in _PROMO_CODE.finditer(reading.original)]


def masked(reading: Reading) -> list[Match]:
    """A word with asterisks for letters."""
    texts = reading.tokens.texts
    return [
        reading.of_tokens(i, i) for i, text in enumerate(texts) if "*" in text and text[0] != "*"
    ]


def rescheduled(reading: Reading) -> list[Match]:
    """The post leaves on another day than it was written (the whole text)."""
    written, leaving = reading.context.written, reading.context.scheduled_for
    if written is None or leaving is None or not reading.tokens.texts:
        return []
    if written.astimezone(leaving.tzinfo).date() == leaving.date():
        return []
    return [reading.of_tokens(0, len(reading.tokens.texts) - 1)]


def sponsored(reading: Reading) -> list[Match]:
    """The context names a sponsor (the whole text)."""
    if not reading.context.sponsor or not reading.tokens.texts:
        return []
    return [reading.of_tokens(0, len(reading.tokens.texts) - 1)]


SHAPES = {
    "#LEADING_MENTION": leading_mention,
    "#MENTION": mention,
    "#DM_SLIP": dm_slip,
    "#PUNCTUATION_RUN": punctuation_run,
    "#SHOUTING": shouting,
    "#HIDDEN": hidden,
    "#MIXED_SCRIPT": mixed_script,
    "#LINK": link,
    "#HASHTAG": hashtag,
    "#UNLUCKY_HASHTAG": unlucky_hashtag,
    "#SHORTENER": shortener,
    "#OWN_LINK": own_link,
    "#CASHTAG": cashtag,
    "#AD_LABEL": ad_label,
    "#PROJECT_NAME": project_name,
    "#CODENAME_ALONE": codename_alone,
    "#PROMO_CODE": promo_code,
    "#MASKED": masked,
    "#RESCHEDULED": rescheduled,
    "#SPONSORED": sponsored,
}
