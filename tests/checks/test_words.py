"""The spelling policy on the shipped dictionaries, with sentences of our own."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.adapters.language.words.dictionaries import Dictionaries
from desktop_app.checks.language import detect
from desktop_app.checks.words import misspelt

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="module")
def lexicon():
    return Dictionaries(RESOURCES / "dictionaries", RESOURCES / "frequency")


@pytest.fixture
def found(lexicon):
    """The misspelt words themselves."""
    return lambda text, language, *own: [
        text[start:end] for start, end in misspelt(text, language, lexicon, frozenset(own))
    ]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Fiers de nos équippes de Lyon", ["équippes"]),
        ("Merci à l’équippe et à l'équippe !", ["équippe", "équippe"]),
        ("Notre stratégie europeenne avance, aujourd’hui comme hier.", ["europeenne"]),
        ("Aujourd'hui, quelqu’un l’a dit jusqu’au bout : c’est la presqu’île.", []),
        ("Qu’en pensez-vous ? Y a-t-il un plan, vont-ils signer, allons-y !", []),
        ("Peut-êter un rendez-vous gagner-gagnant", ["êter"]),
        ("Nos salarié·e·s, agent.e.s et client(e)s, tous·tes engagé·es.", []),
        ("Nos salaréi·e·s", ["salaréi·e·s"]),
        ("Il faut connaitre le règlement, l’évènement est en aout, son cout aussi.", []),
        ("Une oeuvre au coeur de Paris, une œuvre au cœur de Lyon", []),
        ("Bravo à Mme Kervadec et à M. Trzebiatowski de chez Sodexal !", []),
        ("Setpembre est là, le resulltat aussi.", ["Setpembre", "resulltat"]),
        ("La raison d’être, le week-end, la levée de fonds en biotech", []),
        ("Notre conférence « Building the future together » affiche complet.", []),
        ("Un mot seul comme future passe inaperçu, pas langage ni language.", ["language"]),
        ("La connection est bonne", ["connection"]),
        ("Parmis nos clients, quelques'uns", ["Parmis", "quelques'uns"]),
        ("Le time-to-market et le go-to-market du mid-market", []),
        ("Malheuresement c’est fini", ["Malheuresement"]),
        ("Bravooo à tous, ouiii !", []),
        ("Nous avons switché le serveur hier", []),
        ("Ceux q’on écoute", ["q’on"]),
        ("Réponse : oui,mais plus tard", ["oui,mais"]),
        ("Le commité exécutif a tranché", ["commité"]),
        ("Le rendezvous est pris", ["rendezvous"]),
        ("Deux reunions avec le board", ["reunions"]),
        ("Il soufffre beaucoup", ["soufffre"]),
    ],
)
def test_french(found, text, wrong):
    assert found(text, "fr") == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("We recieve great feedback from our team", ["recieve"]),
        ("The colour of our center, the color of our centre", []),
        ("Organise or organize? Cancelled or canceled, whistleblowers decide.", []),
        ("Great talk by Krzysztof Wojciechowski at Sodexal’s offices", []),
        ("Krzysztof's and Wojciechowskis' slides; it's fine, isn’t it? They’d agree.", []),
        ("Definately a win", ["Definately"]),
        ("Dont miss it. Alot to come.", ["Dont", "Alot"]),
        ("Back in Setpember", ["Setpember"]),
        ("In the 1990s, the 3rd of 10km races, 25 km/h, 4x faster, the 21st", []),
        ("iPhone, EuroStack, CEOs and NASA", []),
        ("A well-trianed team in a post-pandemic, co-designed world", ["trianed"]),
        ("She served crêpes with savoir-faire and a naïve façade", []),
        ("Muchas gracias a todos! Vielen Dank für alles.", []),
        ("Привет друзья and こんにちは to all", []),
        ("Thier words. Youre invited", ["Thier", "Youre"]),
        ("A visit of Ursula von der Leyen in Davos, ok?", []),
        ("would'nt you agree", ["would'nt"]),
        ("Great onboarding and upskilling roadmap, thx, cc the LinkedIn team", []),
    ],
)
def test_english(found, text, wrong):
    assert found(text, "en") == wrong


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    "text",
    [
        "@recieve_acme #équippesDeLyon #recieve $RECV https://ex.am/recieve?a=équippes",
        "contact.équippes@recieve.example recieve.com/équippes www.équippes.fr r/recieve",
        "100recieve 12équippes snake_recieve équippes_2 3,5 Mds 10 km 18:30 2e 1er",
        "👍🏽 🇫🇷 👨‍👩‍👧‍👦 🎉 ☎️",
        "",
        " \n\t ",
        "x y z",
    ],
)
def test_nothing_is_read_in_addresses_handles_tags_numbers_and_emoji(found, text, language):
    assert found(text, language) == []


def test_offsets_are_code_points_after_emoji_and_line_breaks(lexicon):
    text = "👍🏽 👨‍👩‍👧 Bravo\r\nà nos équippes 🎉"
    assert misspelt(text, "fr", lexicon) == ((text.index("équippes"), text.index(" 🎉")),)


def test_own_words_are_accepted_as_written_and_lower_case_ones_with_a_capital(found):
    assert found("our blorpify Blorpify thing", "en", "blorpify") == []
    assert found("our zyntrix thing", "en", "Zyntrix") == ["zyntrix"]


def test_a_slip_made_twice_does_not_vouch_for_itself(found):
    assert found("This is teh best of teh year", "en") == ["teh", "teh"]
    assert found("teh teh", "en") == ["teh", "teh"]


def test_a_word_seen_as_a_name_elsewhere_is_a_name_at_the_start_too(found):
    assert found("Tehran and Thei agree. Thei said so.", "en") == []


def test_a_bad_word_behind_a_quotation_in_its_own_language_is_still_found(found):
    assert found("Il a dit « Let’s buidl together » hier", "fr") == ["buidl"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Fiers de nos équippes de Lyon", "fr"),
        ("Proud of our teams", "en"),
        ("Merci à tous", "fr"),
        ("Thank you all", "en"),
        ("Rendez-vous à Paris", "fr"),
        ("L’avenir commence ici", "fr"),
        ("It’s happening in Paris", "en"),
        ("Bravo @acme #VivaTech, une belle victoire", "fr"),
        ("Record results @acme #CAC40", "en"),
        ("", "en"),
        ("👍🏽 https://ex.am/ple", "en"),
    ],
)
def test_the_language_of_a_short_post(lexicon, text, language):
    assert detect(text, lexicon) == language


@settings(max_examples=60)
@given(text=st.text(max_size=200), language=st.sampled_from(["en", "fr"]))
def test_any_text_gives_ordered_spans_inside_it(lexicon, text, language):
    spans = misspelt(text, language, lexicon)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.parametrize(
    "text",
    ["a" * 100_000, "a.b-c" * 20_000, "x@" * 50_000, "'" * 100_000, "é'" * 50_000, "a-" * 50_000],
    ids=["letters", "dots", "ats", "quotes", "elisions", "hyphens"],
)
def test_long_oddities_take_no_quadratic_time(lexicon, text):
    began = time.process_time()
    misspelt(text, "fr", lexicon)
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Takk fyrir, Sigríður! The brunost and the skyr were gone by ten.", "en"),
        ("¡Felicidades, equipo! The night shift in Donostia did it.", "en"),
        ("Fixin’ to ship v4.0.0-rc.2 with @dev_ette.bxl on Friday.", "en"),
        ("Our interns call it doomscrolling, ragebait or plain delulu.", "en"),
        ("On a vibecodé un outil, on checke demain et on scale lundi.", "fr"),
        ("L’agrivoltaïsme, le biochar et la drêche : trois paris.", "fr"),
        ("Gamsahamnida, Kenavo et Trugarez à toute l’équipe !", "fr"),
    ],
)
def test_new_and_foreign_words_are_left_alone(found, text, language):
    assert found(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "wrong"),
    [
        ("We met them in Birminham and in Edinbrugh.", "en", ["Birminham", "Edinbrugh"]),
        ("Publically listed since today.", "en", ["Publically"]),
        ("We loook after people. Its’s simple.", "en", ["loook", "Its’s"]),
        ("Jamai deux sans trois, à Strasboug.", "fr", ["Jamai", "Strasboug"]),
        ("Aujourdhui, nous nenvisageons rien.", "fr", ["Aujourdhui", "nenvisageons"]),
        ("C’est biensûr un rapor clair.", "fr", ["biensûr", "rapor"]),
    ],
)
def test_slips_that_hide_behind_a_capital_or_a_missing_sign(found, text, language, wrong):
    assert found(text, language) == wrong


def test_letters_of_every_alphabet_are_read(lexicon):
    letters = "".join(chr(point) for point in range(0xC0, 0x250))
    text = " ".join(f"d{letter}r d{letter}" for letter in letters) + " Iğdır'dan ſelam Kelvin"
    for language in ("en", "fr"):
        assert all(
            0 <= start < end <= len(text) for start, end in misspelt(text, language, lexicon)
        )
