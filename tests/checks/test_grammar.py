"""Which of LanguageTool's findings reach an author, and which servers no company may name."""

from __future__ import annotations

import pytest

from desktop_app.checks.grammar import is_wanted, permitted_server, told
from desktop_app.domain.errors import BadInput


@pytest.mark.parametrize(
    "server",
    [
        "http://grammar.acme.example/",
        "https://api.languagetool.org/",
        "https://API.languagetool.ORG./v2",
        "https://languagetoolplus.com/",
        "https://languagetool.com",
        "https://LanguageTool.org:443/",
        "https://eu.api.languagetoolplus.com./v2/check",
        "https://languagetool.org../",
        "https://api.languagetool\u3002org/",
        "https://\U0001f13bANGUAGETOOL.org/",
        "https://%6canguagetool.org/",
        "https://languagetool.org\\.acme.example/",
        "https://api.languagetool.org\t/",
        " https://grammar.acme.example/",
        "https://grammar.acme.example:no/",
        "https://grammar.acme.example/#x",
        "https://:secret@grammar.acme.example/",
        "https://[::1/",
        "https://grammar..example/",
        "http://127.0.0.1/",
        "http://localhost:8081/",
        "https://",
        "https://me:secret@grammar.acme.example/",
        "https://grammar.acme.example/?key=1",
        "grammar.acme.example",
    ],
)
def test_servers_that_no_policy_may_name(server: str) -> None:
    with pytest.raises(BadInput) as refusal:
        permitted_server(server)
    assert refusal.value.kind == "grammar.server"


@pytest.mark.parametrize(
    ("named", "asked"),
    [
        ("https://grammar.acme.example/lt", "https://grammar.acme.example/lt/"),
        ("https://grammar.acme.example", "https://grammar.acme.example/"),
        ("https://grammar.acme.example:8443//", "https://grammar.acme.example:8443/"),
        ("https://grammar.acme.example/lt/v2/check", "https://grammar.acme.example/lt/"),
        ("https://languagetool.acme.example/v2/", "https://languagetool.acme.example/"),
        ("https://mylanguagetool.org/", "https://mylanguagetool.org/"),
        ("https://languagetool.org.acme.example/", "https://languagetool.org.acme.example/"),
        ("https://192.0.2.7/", "https://192.0.2.7/"),
        ("https://[2001:db8::7]:8443/", "https://[2001:db8::7]:8443/"),
        ("HTTPS://lt/", "HTTPS://lt/"),
    ],
)
def test_a_server_of_the_companys_own(named: str, asked: str) -> None:
    assert permitted_server(named) == asked
    assert permitted_server(asked) == asked


@pytest.mark.parametrize(
    ("text", "words", "rule", "wanted"),
    [
        ("We is here", "is", "AGREEMENT", True),
        ("We is here", "is", "MORFOLOGIK_RULE_EN_US", False),
        ("Nous somme ici", "somme", "FR_SPELLING_RULE", False),
        ("@we_is here", "we", "AGREEMENT", False),
        ("#WeIs here", "WeIs here", "AGREEMENT", False),
        ("so good \U0001f600 yes", "\U0001f600 yes", "AGREEMENT", False),
        ("We is here", "", "AGREEMENT", False),
        ("A half marathon", "half marathon", "EN_COMPOUNDS_HALF_MARATHON", False),
        ("Merci à la hotline", "la hotline", "ELISION", False),
        ("L’honneur de intervenir", "de intervenir", "ELISION", True),
    ],
)
def test_what_reaches_the_author(text: str, words: str, rule: str, wanted: bool) -> None:
    start = text.index(words)
    assert is_wanted(text, start, start + len(words), rule) is wanted


def test_both_languages_of_the_windows_say_what_it_is_about() -> None:
    said = told("CONFUSED_WORDS", "Did you mean “there”?")
    assert said.en == "Perhaps another word is meant: Did you mean “there”?"
    assert said.fr.startswith("Peut-être un autre mot\u00a0: ")
    assert told("AGREEMENT", "x").en == "Grammar: x"


@pytest.mark.parametrize(
    ("language", "text", "words", "rule", "wanted"),
    [
        ("fr", "Désolé la gang, je suis en retard", "la gang", "D_N", False),
        ("fr", "Une personne sur dix vit ici", "dix vit", "D_N", False),
        ("fr", "Voici mes détracteur du jour", "mes détracteur", "D_N", True),
        ("fr", "Notre roadmap produit est publique", "publique", "ETRE_VPPA_OU_ADJ", False),
        ("fr", "Accro aux masala dosas", "dosas", "ACCORD_R_PERS_VERBE", False),
        ("fr", "Merci à Malik Diop viens vite", "Diop viens", "ACCORD_SUJET_VERBE", False),
        ("fr", "J’espère que Malik viens", "viens", "ACCORD_SUJET_VERBE", True),
        ("fr", "Je remercie Me Anaïs Roy", "Me Anaïs", "ELISION", False),
        ("fr", "Fier de Airbus", "de Airbus", "ELISION", True),
        ("fr", "Bonjour ! Jag älskar Göteborg", "Jag", "X", False),
        ("fr", "Il dit « we are in for the long run »", "run", "X", False),
        ("fr", "Gracias a todos en Bogotá", "a todos", "A_A_ACCENT2", False),
        ("fr", "Merci a tous les clients", "a tous", "A_A_ACCENT2", True),
        ("en", "She said nous vous attendons dans la salle", "attendons", "X", False),
        ("en", "They is here for the day", "is", "X", True),
        ("fr", "Merci à nos ami·es, étudiant·es", "es", "ACCORD_R_PERS_VERBE", False),
        ("fr", "Nos client(e)s sont ravis", "ravis", "X", True),
        ("en", "Om nom nom", "nom nom", "ENGLISH_WORD_REPEAT_RULE", False),
        ("en", "That is the the point", "the the", "ENGLISH_WORD_REPEAT_RULE", True),
        ("fr", "A bon entendeur", "A", "A_A_ACCENT", False),
        ("en", "A one-minute talk", "one-minute", "HOUR_HYPHEN", False),
    ],
)
def test_what_languagetool_only_guesses(
    language: str, text: str, words: str, rule: str, wanted: bool
) -> None:
    start = text.index(words)
    assert is_wanted(text, start, start + len(words), rule, language) is wanted


def test_french_explanations_are_set_as_french_is() -> None:
    said = told("AGREEMENT", "Accord entre « je » et « doit » : vérifiez !")
    assert said.fr.endswith("«\u00a0je\u00a0» et «\u00a0doit\u00a0»\u00a0: vérifiez\u00a0!")
