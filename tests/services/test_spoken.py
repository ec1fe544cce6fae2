"""The word lists, and a root key's page that is typed back."""

import difflib
import itertools
import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain import spoken as numbers
from desktop_app.domain.canonical import digest
from desktop_app.domain.errors import BadInput
from desktop_app.services.resources import resource
from desktop_app.services.spoken import are_same, key_lines, key_page, read_key, six_words

SEED = bytes(range(32))
AT = datetime(2026, 11, 24, 9, tzinfo=UTC)
LANGUAGES = ("en", "fr")


def words(language: str) -> list[str]:
    return resource("spoken", f"{language}.txt").read_text(encoding="ascii").split("\n")[:-1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_has_its_words_once(language):
    found = words(language)
    assert len(found) == numbers.SIZE
    assert found == sorted(set(found))
    assert all(re.fullmatch("[a-z]{4,8}", word) for word in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_four_letters_are_enough(language):
    assert len({word[:4] for word in words(language)}) == numbers.SIZE


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_words_differ_in_one_letter_only(language):
    """Whatever is left when one letter is taken out is left of no other word."""
    shorter = [
        {word[:at] + "*" + word[at + 1 :] for at in range(len(word))} for word in words(language)
    ]
    every = list(itertools.chain(*shorter))
    assert len(every) == len(set(every))
    dropped = {word[:at] + word[at + 1 :] for word in words(language) for at in range(len(word))}
    assert dropped & set(words(language)) == set()


#: What a careless ear takes for one another: voiced and unvoiced consonants, and all vowels.
HEARD = str.maketrans("bdgvzj", "ptkfsS")
ENGLISH = (
    ("igh|ough|augh", "i"), ("gh", ""), ("[ts]ion", "Sn"), ("t?ch", "C"), ("sch?|sh", "S"), ("th", "T"),
    ("ph", "f"), ("dg", "j"), ("ck", "k"), ("c(?=[eiy])", "s"), ("c|q", "k"), ("g(?=[eiy])", "j"),
    ("x", "ks"), ("wh", "w"),
)  # fmt: skip
FRENCH = (
    ("ch", "S"), ("ph", "f"), ("h", ""), ("qu|q", "k"), ("gn", "N"), ("ill", "j"), ("ge(?=[ao])", "j"),
    ("gu(?=[ei])", "g"), ("c(?=[eiy])", "s"), ("c", "k"), ("g(?=[eiy])", "j"), ("x", "ks"),
)  # fmt: skip


def heard(word: str, language: str) -> str:
    for pattern, sound in ENGLISH if language == "en" else FRENCH:
        word = re.sub(pattern, sound, word)
    word = re.sub("e$", "", re.sub(r"(.)\1", r"\1", word))
    return re.sub("[aeiouyw]+", "a", word).translate(HEARD)


@pytest.mark.parametrize("language", LANGUAGES)
def test_few_words_are_near_each_other_to_the_ear(language):
    sounds: dict[str, list[str]] = {}
    for word in words(language):
        sounds.setdefault(heard(word, language), []).append(word)
    assert [found for found in sounds.values() if len(found) > 1] == []


def test_six_words_in_both_languages_stand_for_one_fingerprint():
    fingerprint = digest("roster")
    told = {language: six_words(fingerprint, language) for language in LANGUAGES}
    assert [len(one) for one in told.values()] == [6, 6]
    assert are_same(" ".join(told["en"]), fingerprint)
    assert are_same("\n".join(told["fr"]).upper(), fingerprint)


@pytest.mark.parametrize(
    "change", [lambda six: six[::-1], lambda six: six[:5], lambda six: (*six, six[0])]
)
def test_other_words_are_not_the_same(change):
    fingerprint = digest("roster")
    assert not are_same(" ".join(change(six_words(fingerprint, "en"))), fingerprint)
    assert not are_same(" ".join(six_words(digest("other"), "en")), fingerprint)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_typed_back(language):
    page = key_page(SEED, "ab" * 32, "cd" * 32, "safe", AT, language)
    assert all(said in page for said in ("safe", "cd" * 8, "2026-11-24"))
    assert max(map(len, page.splitlines())) < 110
    lines = [line for line in page.splitlines() if re.match(r" {4}\d ", line)]
    assert read_key("\n".join(lines), language) == SEED


@given(st.binary(min_size=32, max_size=32), st.sampled_from(LANGUAGES))
def test_four_letters_a_word_and_no_numbers_are_enough(seed, language):
    lines = [line.split()[1:] for line in key_lines(seed, language)]
    short = [" ".join([*(word[:4] for word in line[:4]), line[4]]) for line in lines]
    assert read_key("\n\n".join(short).upper(), language) == seed


def refusal(lines, language="en"):
    with pytest.raises(BadInput) as caught:
        read_key("\n".join(lines), language)
    return caught.value.kind, caught.value.facts


LINES = list(key_lines(SEED, "en"))


def test_a_word_that_is_none_is_named_with_what_is_near():
    typed = LINES[2].split()
    wrong = typed[3][:-1] + "q"
    near = difflib.get_close_matches(wrong, words("en"), n=2)
    typed[3] = wrong
    kind, facts = refusal([*LINES[:2], " ".join(typed), *LINES[3:]])
    assert (kind, facts["line"], facts["place"]) == ("root.word", "3", "3")
    assert facts["near"] == ", ".join(near)


def test_a_wrong_word_of_the_list_is_found_in_its_line():
    typed = LINES[4].split()
    typed[1] = next(word for word in words("en") if word not in typed)
    assert refusal([*LINES[:4], " ".join(typed), *LINES[5:]]) == ("root.line", {"line": "5"})


def test_lines_in_another_order_are_found():
    kind, facts = refusal([LINES[1], LINES[0], *LINES[2:]])
    assert (kind, facts) == ("root.line", {"line": "1"})


def test_lines_of_two_pages_are_no_key():
    other = key_lines(bytes(32), "en")
    assert refusal([*LINES[:3], *other[3:]]) == ("root.check", {})


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        ([], "root.lines"),
        (LINES[:6], "root.lines"),
        ([*LINES, LINES[0]], "root.lines"),
        ([*LINES[:6], "abandon ability"], "root.shape"),
        ([*LINES[:6], LINES[6].rsplit(" ", 1)[0]], "root.shape"),
        ([*LINES[:6], LINES[6] + "7"], "root.shape"),
    ],
)
def test_what_is_not_seven_lines_of_four_words_is_refused(lines, kind):
    assert refusal(lines)[0] == kind


def test_a_page_in_one_language_is_none_in_the_other():
    assert refusal(LINES, "fr")[0] in ("root.word", "root.line")
