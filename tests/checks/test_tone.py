"""The meter tells informing from boasting, and quotes what it counted."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator

import pytest

from desktop_app.checks.evaluation import Evaluation
from desktop_app.checks.language import detect
from desktop_app.checks.praising import PRAISING
from desktop_app.checks.profile import Profile
from desktop_app.checks.reading import Context, Match, Reading
from desktop_app.checks.rulebook import Rulebook
from desktop_app.checks.tokens import tokenise
from desktop_app.checks.tone import Tone, meter, tone_of

PLAIN = "the our nous les team équipes 3 12,5 https://example.com/a Lyon @acme aujourd'hui no n°".split()
#: What may stand between two words, and what somebody may hide them with.
GAPS = (
    "",
    "-",
    "_",
    "/",
    "#",
    "’",
    "·",
    "\n",
    "ą",
    "а",
    "œ",
    "ﬁ",
    " - ",
    " #",
    ". ",
    "\u200b",
    "@",
)


@pytest.mark.parametrize(
    ("text", "tone", "praises"),
    [
        ("Our Lyon site opens its doors on 14 March, from 9 to 17.", Tone.INFORMS, ()),
        ("The best, the fastest, simply amazing!", Tone.PROMOTES, ("best", "fastest", "amazing")),
        ("An amazing day: 240 pupils, 3 workshops, 1 robot.", Tone.MIXED, ("amazing",)),
        ("Notre site de Lyon ouvre ses portes le 14 mars, de 9 h à 17 h.", Tone.INFORMS, ()),
        ("", Tone.INFORMS, ()),
    ],
)
def test_what_praises_is_counted_against_what_informs(
    rulebook: Rulebook, text: str, tone: Tone, praises: tuple[str, ...]
) -> None:
    found = meter(text, rulebook, Profile())
    assert (found.tone, found.praises) == (tone, praises)


def test_french_praise_is_heard_as_well(rulebook: Rulebook) -> None:
    found = meter(
        "Le meilleur produit, unique et révolutionnaire, tout simplement !", rulebook, Profile()
    )
    assert found.tone is Tone.PROMOTES
    assert "révolutionnaire" in found.praises


def test_figures_inside_praise_inform_of_nothing(rulebook: Rulebook) -> None:
    assert meter("We are number one", rulebook, Profile()).facts == 0


def test_a_number_in_four_words_informs_once(rulebook: Rulebook) -> None:
    text = "Le meilleur, révolutionnaire, incroyable : quatre-vingt-dix mille unités !"
    found = meter(text, rulebook, Profile())
    assert (found.facts, found.tone) == (1, Tone.PROMOTES)


def by_the_whole_rulebook(text: str, rulebook: Rulebook) -> list[str]:
    """The words that praise, found by reading with every list of the rulebook."""
    language = detect(text)
    reading = Reading(
        tokens=tokenise(text), language=language, profile=Profile(), context=Context()
    )
    evaluation = Evaluation(reading, rulebook.lexemes[language])
    found = (match for name in PRAISING for match in evaluation.of(name))
    kept: list[Match] = []
    for match in sorted(found, key=lambda one: (one.first, -one.last)):
        if not kept or match.first > kept[-1].last:
            kept.append(match)
    return list(dict.fromkeys(text[one.start : one.end] for one in kept))


def texts(rulebook: Rulebook, count: int) -> Iterator[str]:
    """Posts of common words, words that praise and what stands between them, the same each time."""
    chance = random.Random(9)
    lists = [[line for _, line in lines] for lines in rulebook.praising.lines.values()]
    for _ in range(count):
        entries, made = chance.choice(lists), ""
        for _ in range(chance.randint(1, 9)):
            word = chance.choice(chance.choice((PLAIN, entries)))
            word = word.replace("*", chance.choice(("", "s")))
            if chance.random() < 0.3:
                word = "#" + word.title().replace(" ", chance.choice(GAPS))
            written = chance.choice((str, str, str.title, str.upper))(word)
            made += written + (" " if chance.random() < 0.7 else chance.choice(GAPS))
        yield unicodedata.normalize("NFC", made)


def test_the_praising_words_alone_say_what_the_whole_rulebook_says(rulebook: Rulebook) -> None:
    seen = dict.fromkeys(Tone, 0)
    for text in texts(rulebook, 800):
        found = meter(text, rulebook, Profile())
        assert list(found.praises) == by_the_whole_rulebook(text, rulebook), text
        assert tone_of(text, rulebook, Profile()) is found.tone, text
        seen[found.tone] += 1
    assert min(seen.values()) > 50


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("gap", GAPS)
def test_no_praise_is_held_back_unread(rulebook: Rulebook, gap: str, language: str) -> None:
    """Each entry as words with `gap` between them, in a line and in a hashtag of capitals."""
    sieve, words = rulebook.praising.sieve, rulebook.praising.lexemes(language)
    for _, line in rulebook.praising.lines[language]:
        plain = line.replace("*", "")
        for text in (plain.replace(" ", gap), "#" + plain.title().replace(" ", gap)):
            post = unicodedata.normalize("NFC", f"On 4 May {text}")
            assert sieve.passes(post) or not words.find(tokenise(post)), post
