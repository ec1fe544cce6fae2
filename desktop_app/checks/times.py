"""Shapes of time to come, multiples, first names and quoted words."""

from __future__ import annotations

import re

from desktop_app.checks import figures
from desktop_app.checks.normal import word_set
from desktop_app.checks.reading import Match, Reading

_FRENCH_FUTURE = re.compile(r".{2,}r(?:ons|ont|ai|ez)$|.*(?:[eiu]|[dtv])ra$")
_FRENCH_NOT_FUTURE = word_set("""environs patrons marrons citrons entrons montrons ouvrons offrons rencontrons souffrons
    couvrons découvrons libérons vrai front marron affront opéra caméra camera choléra etcetera
    tera ultra extra infra supra entrez ouvrez offrez découvrez montrez rencontrez couvrez
    retrouverez tirons adorons espérons assurons célébrons préparons améliorons partirons
    démarrons considérons assurez célébrez préparez améliorez espérez adorez rentrez virai
    mentirai chez nez avouerai honorons honorez respirons inspirons aérons""")
_SURELY_AHEAD = frozenset(("by", "ici", "horizon"))
_MULTIPLE = re.compile(r"x ?\d{1,3}\b|\b\d{1,3} ?x\b", re.IGNORECASE)
_QUOTED = re.compile(r"[«\"“'‘]\s?[^\s«»\"“”'’]{3,}\s?[»\"”'’]")
_NAME = re.compile(
    r"(?<![.!?…\n] )(?<!^)(?<![@#\w’'-])[A-ZÀ-Þ][a-zß-ÿ]{2,}\b|\b[Dd]['’][A-ZÀ-Þ][a-zß-ÿ]+"
)
_FULL_NAME = re.compile(
    r"(?<![@#\w’'-])(?P<first>[A-ZÀ-Þ][a-zß-ÿ]+(?:-[A-ZÀ-Þ][a-zß-ÿ]+)?) "
    r"(?:(?:[Dd]e|[Dd]u|[Ll]e|[Ll]a|[Vv]an|[Vv]on|[Ee]l|[Bb]en) )?"
    r"(?P<last>(?:O['’]|[Dd]['’]|Mc|Mac)?[A-ZÀ-Þ][a-zß-ÿ]{2,}(?:-[A-ZÀ-Þ][a-zß-ÿ]+)?)\b"
)
_NOT_NAMES = word_set("""monday tuesday wednesday thursday friday saturday sunday january february march april june
    july august september october november december lundi mardi mercredi jeudi vendredi samedi
    dimanche the our we you they this that and but notre nos les des une nous vous france europe
    paris london english french covid day """)
_NO_NAME = _NOT_NAMES | word_set("""new great south north east west san saint santa los las united royal national financial
    general world big good happy dear hello thanks thank merci bravo bonjour my his her your their
    its one two three what when where who why how if so as at in on to for from with after before
    mon ma mes son sa ses ce cette ces un deux trois le la pour avec chez dans sur grand grande
    street road lane avenue bank group hospital university school park hall house city times news
    cancer awareness project projet opération operation santé journée octobre novembre janvier
    février mars avril mai juin juillet août septembre décembre dr mr mrs ms mme """)


def future_verb(reading: Reading) -> list[Match]:
    """A French verb in the future tense, by its ending."""
    if reading.language != "fr":
        return []
    return [
        reading.of_tokens(index, index)
        for index, text in enumerate(reading.tokens.texts)
        if text[-1] in "asitz" and len(text) > 3 and _is_future(text)
    ]


def _is_future(text: str) -> bool:
    return text not in _FRENCH_NOT_FUTURE and _FRENCH_FUTURE.match(text) is not None


def future_date(reading: Reading) -> list[Match]:
    """A year to come: after the post's own, or one that ``by``/``d'ici`` announces."""
    tokens = reading.tokens
    ahead = set(figures.future_year(reading))
    for match in figures.year(reading):
        before = tokens.texts[match.first - 1] if match.first else ""
        if before in _SURELY_AHEAD:
            ahead.add(match)
    return sorted(ahead)


def multiple(reading: Reading) -> list[Match]:
    """``x3``, ``3x``."""
    return [reading.of_span(*found.span()) for found in _MULTIPLE.finditer(reading.original)]


def first_name(reading: Reading) -> list[Match]:
    """A word with a capital inside a sentence: perhaps a person's name."""
    return [
        reading.of_span(*found.span())
        for found in _NAME.finditer(reading.original)
        if found.group().casefold() not in _NOT_NAMES
    ]


def full_name(reading: Reading) -> list[Match]:
    """A first name and a family name: two words with capitals, no common word, nothing sold."""
    profile = reading.profile
    sold = " ".join((profile.company, *profile.products, *profile.competitors)).casefold().split()
    return [
        reading.of_span(*found.span())
        for found in _FULL_NAME.finditer(reading.original)
        if all(
            word not in _NO_NAME and word not in sold
            for word in (found["first"].casefold(), found["last"].casefold())
        )
    ]


def quoted(reading: Reading) -> list[Match]:
    """One word in quotation marks."""
    return [reading.of_span(*found.span()) for found in _QUOTED.finditer(reading.original)]


def sensitive_day(reading: Reading) -> list[Match]:
    """The post leaves, or is written, on one of the company's sensitive days (the whole text)."""
    context, profile = reading.context, reading.profile
    moments = [moment for moment in (context.scheduled_for, context.now) if moment is not None]
    if not moments or profile.sensitive(moments[0]) is None:
        return []
    return _whole(reading)


def news_hold(reading: Reading) -> list[Match]:
    """Something happened in the world, and the company asked for a second look (the whole text)."""
    return _whole(reading) if reading.profile.news_hold.strip() else []


def french_listed(reading: Reading) -> list[Match]:
    """The company is listed in Paris (the whole text)."""
    return (
        _whole(reading) if any("paris" in one.casefold() for one in reading.profile.listed) else []
    )


def _whole(reading: Reading) -> list[Match]:
    last = len(reading.tokens.texts) - 1
    return [reading.of_tokens(0, last)] if last >= 0 else []


SHAPES = {
    "#SENSITIVE_DAY": sensitive_day,
    "#NEWS_HOLD": news_hold,
    "#FRENCH_LISTED": french_listed,
    "#FUTURE_VERB": future_verb,
    "#FUTURE_DATE": future_date,
    "#MULTIPLE": multiple,
    "#FIRST_NAME": first_name,
    "#FULL_NAME": full_name,
    "#QUOTED": quoted,
}
