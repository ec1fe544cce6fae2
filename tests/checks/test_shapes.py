"""The shapes built in code: each on texts that have it and texts that only look like it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desktop_app.checks.figures import value
from desktop_app.checks.profile import Profile
from desktop_app.checks.reading import Context, Reading
from desktop_app.checks.shapes import CANDIDATES, SHAPES
from desktop_app.checks.tokens import tokenise

PROFILE = Profile.parse(
    {
        "own_domains": ["exemplar.example"],
        "codenames": ["Projet Mistral"],
        "facts": [{"value": "88 M€"}, {"value": "12 %"}],
    }
)


def found(shape: str, text: str, language: str = "fr") -> list[str]:
    reading = Reading(
        tokens=tokenise(text),
        language=language,
        profile=PROFILE,
        context=Context(now=datetime(2026, 3, 2, tzinfo=UTC)),
    )
    return [text[match.start : match.end] for match in SHAPES[shape](reading)]


@pytest.mark.parametrize(
    ("shape", "text", "expected"),
    [
        ("#MONEY", "€88m, 1,2 Md€, 3 millions d'euros, 40 dollars", 4),
        ("#MONEY", "88 km, 88 %", 0),
        ("#UNLUCKY_HASHTAG", "#chauffage #petitsgestes #therapeutique #parapente #manuscrit", 0),
        ("#HASHTAG", "#lac et #BeauSoleil, n#on", 2),
        ("#UNLUCKY_HASHTAG", "#susanalbumparty #therapistes", 2),
        ("#UNLUCKY_HASHTAG", "#SusanAlbumParty #dataanalysis #cocktailparty #sex", 0),
        ("#DM_SLIP", "d kim rappelle", 1),
        ("#DM_SLIP", "MP @kim le prix", 1),
        ("#DM_SLIP", "DM us for a seat", 0),
        ("#DM_SLIP", "M Dupont est venu", 0),
        ("#PERCENT", "12 %, 3 pour cent, 5 percent, 20 bps", 4),
        ("#QUANTITY", "en 2025, à 9 h, 3 ans, 12 mars, 5e, 10 km", 0),
        ("#QUANTITY", "40 postes, deux mille", 2),
        ("#LARGE", "500 000, 9k, 1,500, 40, 2027", 3),
        ("#YEAR", "2027 et 3000", 1),
        ("#FUTURE_YEAR", "2025, 2026, 2027", 1),
        ("#PERIOD", "Q3, T2, H1, FY27, X9", 4),
        ("#REGISTERED", "88 M€, €88m, 12%, 89 M€, 88 M$", 3),
        ("#EMAIL", "ana@site.example, @ana, a @ b", 1),
        ("#MONEY", "forty quid, dix balles, 88 livres sterling", 3),
        ("#MONEY", "lu douze livres cet été", 0),
        ("#PHONE", "01 99 00 44 21", 1),
        ("#PHONE", "+44 20 7946 0311", 1),
        ("#PHONE", "020 7946 0311", 1),
        ("#PHONE", "07700 900461, 07700900461, 01632 960961", 3),
        ("#PHONE", "500 000 unités, 2025-2026, 1 000 000", 0),
        ("#IBAN", "FR14 2004 1010 0505 0001 3M02 606", 1),
        ("#IBAN", "FR14 2004 1010 0505 0001 3M02 607", 0),
        ("#CARD", "4111 1111 1111 1111", 1),
        ("#CARD", "4111 1111 1111 1112", 0),
        ("#NATIONAL_ID", "2 55 08 14 168 025 38", 1),
        ("#NATIONAL_ID", "2 55 08 14 168 025 39", 0),
        ("#NATIONAL_ID", "3141 5926 5351, AB 12 34 56 C, 123-45-6789", 3),
        ("#NATIONAL_ID", "3141 5926 5352, GB 12 34 56 C, 000-45-6789", 0),
        ("#NATIONAL_ID", "756.1234.9876.57, 72.05.14-173.81, 05.03.11-208.05, 47112093c", 4),
        ("#NATIONAL_ID", "756.1234.9876.58, 72.05.14-173.82, 05.03.11-208.06, 47112093d", 0),
        ("#CREDENTIAL", "mot de passe : Ete2026!", 1),
        ("#CREDENTIAL", "une soirée mot de passe", 0),
        ("#CREDENTIAL", "staging is up, pw Tundra-88x", 1),
        ("#CREDENTIAL", "wifi : Invite2026", 1),
        ("#CREDENTIAL", "the wifi holds 2026 devices", 0),
        ("#CREDENTIAL", "key sk-abcdefghijklmnopqrstuv", 1),
        ("#CREDENTIAL", "go: ab_live_4Rt8Kp2Zq6Wm1Xs0", 1),
        ("#CREDENTIAL", "go: ab_test_xy_7k2Rt9_Lm4Q", 1),
        ("#CREDENTIAL", "the last_live_concert2026 ever", 0),
        ("#CREDENTIAL", "postgres://tom:hunter22@db.exemplar.example", 1),
        ("#CREDENTIAL", "exemplar.example/x?token=abcdef012345", 1),
        ("#CREDENTIAL", "here: 7Ga9Kx2Qv8Lr3Tz0Pw", 1),
        ("#CREDENTIAL", "youtu.be/7Ga9Kx2Qv8Lr3Tz0Pw #Sommet2026EnBretagne Concert20262027", 0),
        ("#PASSWORD_LIKE", "invités / Chaud!2026eau", 1),
        ("#PASSWORD_LIKE", "en 2026-2027 ! Covid-19, 20-25 places, 100%", 0),
        ("#ADDRESS", "at 9 Apple Tree Lane, 3 bis, rue des Lilas", 2),
        ("#ADDRESS", "3 Lanes closed, 12 rues barrées, 4 Friends on the Road", 0),
        ("#LEADING_MENTION", "@kim bravo", 1),
        ("#LEADING_MENTION", ".@kim bravo", 0),
        ("#DM_SLIP", "DM @kim le prix", 1),
        ("#DM_SLIP", "D'accord", 0),
        ("#PUNCTUATION_RUN", "Bravo !! Vraiment ?!", 2),
        ("#PUNCTUATION_RUN", "Bravo ! Vraiment ?", 0),
        ("#SHOUTING", "MERCI POUR TOUT", 1),
        ("#SHOUTING", "UE, ONU, OTAN", 0),
        ("#HIDDEN", "a\u200bb", 1),
        ("#HIDDEN", "👨\u200d👩\u200d👧 !", 0),
        ("#MIXED_SCRIPT", "sаles", 1),
        ("#MIXED_SCRIPT", "Москва et Ω", 0),
        ("#SHORTENER", "urlz.fr/x et https://t.ly/y", 2),
        ("#SHORTENER", "bit.ly/x et https://is.gd/y", 2),
        ("#OWN_LINK", "https://news.exemplar.example/x", 1),
        ("#OWN_LINK", "https://notexemplar.example/x", 0),
        ("#CASHTAG", "$ACME et 5$ et $40", 1),
        ("#AD_LABEL", "[Collaboration commerciale] Vélo", 1),
        ("#AD_LABEL", "Vélo offert #publicité", 0),
        ("#PROJECT_NAME", "le Projet Lynx avance", 1),
        ("#PROJECT_NAME", "un projet entre amis", 0),
        ("#MASKED", "p*** et m**de", 2),
        ("#CODENAME_ALONE", "Mistral arrive lundi, le mistral aussi, Mistrals", 1),
        ("#CODENAME_ALONE", "Mistral, J-9", 1),
        ("#CODENAME_ALONE", "Mistral glacial, neuf degrés", 0),
        ("#FULL_NAME", "Anouk Lebrac et Ed van Tormel, South Korea, The Times", 2),
        ("#PROMO_CODE", "code KIM20", 1),
        ("#FUTURE_VERB", "nous livrerons, ils vendront, elle atteindra", 3),
        ("#FUTURE_VERB", "les environs, l'opéra, nos patrons", 0),
        ("#FUTURE_DATE", "d'ici 2024, en 2028", 2),
        ("#MULTIPLE", "x3 et 10x", 2),
    ],
)
def test_a_shape_finds_what_it_names(shape: str, text: str, expected: int) -> None:
    assert len(found(shape, text)) == expected, found(shape, text)


@pytest.mark.parametrize(
    ("text", "worth"),
    [("500 000", 5e5), ("500,000", 5e5), ("1.5", 1.5), ("1,5", 1.5), ("1.234,5", 1234.5)],
)
def test_a_number_is_worth_the_same_in_either_language(text: str, worth: float) -> None:
    assert value(text) == worth


def test_every_looser_shape_belongs_to_a_shape() -> None:
    assert set(CANDIDATES) <= set(SHAPES)


@pytest.mark.parametrize("shape", sorted(SHAPES))
@pytest.mark.parametrize("text", ["", "\u200b", "👍🏽", "@", "$", "#", "1", "x*"])
def test_no_shape_falls_on_short_texts(shape: str, text: str) -> None:
    assert all(piece for piece in found(shape, text))
