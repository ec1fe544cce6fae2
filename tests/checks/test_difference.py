import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.checks.difference import difference, likeness, words
from desktop_app.domain.entities import entities

WORDS = [
    *("a", "b", " ", "\n", "mot", "été", "'", ".", "-", "(", ")", ":", "€", "日本", "नमस्ते"),
    *("@name", "#été", "$ACME", "https://a.com/x_(y)", "a.com", "www.b.fr/é?q=1&r=2"),
    *("500 000", "1,204.50", "\u00a0", "\u202f", "\u200b"),
]
SIGNS = [
    *(
        "👩🏽‍💻",
        "👩🏿‍💻",
        "👨‍👩‍👧‍👦",
        "🇫🇷",
        "🇧🇪",
        "3️⃣",
        "#️⃣",
        "e\u0301",
        "🏴\U000e0067\U000e0062\U000e007f",
        "ไม่",
    ),
    *("a", " ", "\u0301", "\u200d", "\ufe0f", "1", "\n"),
]
POSTS = st.lists(st.sampled_from(WORDS), max_size=25).map("".join)
PLAIN = ["@name", "@a/b-c", "#q3", "$ACME.B", "https://a.com/x_(y)", "a.com/?q=1", "t.co"]
ANY = st.lists(st.sampled_from([*WORDS, *SIGNS]), max_size=40).map("".join)


def pieces(before, after):
    return [(piece.kind, piece.text) for piece in difference(before, after)]


def ends(found):
    total, at = set(), 0
    for each in found:
        at += len(each)
        total.add(at)
    return total


def test_one_word_added():
    assert pieces("to the students", "to the forty students") == [
        ("same", "to the "),
        ("insert", "forty "),
        ("same", "students"),
    ]


def test_equal_texts_are_one_piece_and_empty_ones_none():
    assert pieces("the same", "the same") == [("same", "the same")]
    assert pieces("", "") == []
    assert pieces("", "new") == [("insert", "new")]


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f"])
def test_a_number_changes_as_a_whole(space):
    old, new = f"500{space}000", f"400{space}000"
    assert pieces(f"de {old} unités", f"de {new} unités") == [
        ("same", "de "),
        ("delete", old),
        ("insert", new),
        ("same", " unités"),
    ]
    assert pieces("en 2026 000 fois", "en 2027 000 fois")[1] == ("delete", "2026")


def test_what_went_stands_before_what_came():
    assert pieces("one two three", "one 2 3 three") == [
        ("same", "one "),
        ("delete", "two"),
        ("insert", "2 3"),
        ("same", " three"),
    ]


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("👩🏽‍💻 ok", "👩🏿‍💻 ok", ("👩🏽‍💻", "👩🏿‍💻")),
        ("🇫🇷🇩🇪!", "🇧🇪🇩🇪!", ("🇫🇷", "🇧🇪")),
        ("3️⃣ ok", "4️⃣ ok", ("3️⃣", "4️⃣")),
        ("l'été fini", "l'étés fini", ("l'été", "l'étés")),
        ("by 3.5% now", "by 4.5% now", ("3.5%", "4.5%")),
        (
            "see https://a.com/one.",
            "see https://a.com/two.",
            ("https://a.com/one", "https://a.com/two"),
        ),
        ("thanks @anna!", "thanks @anne!", ("@anna", "@anne")),
        ("Q3 #growth", "Q3 #grow", ("#growth", "#grow")),
        ("本日新しい", "本日古しい", ("新", "古")),
        ("a b", "a\u00a0b", (" ", "\u00a0")),
    ],
)
def test_no_sign_number_or_address_is_parted(before, after, changed):
    found = dict(pieces(before, after))
    assert (found["delete"], found["insert"]) == changed


@given(ANY, ANY)
def test_the_pieces_are_the_two_texts(before, after):
    found = difference(before, after)
    assert "".join(p.text for p in found if p.kind != "insert") == before
    assert "".join(p.text for p in found if p.kind != "delete") == after
    assert all(piece.text for piece in found)
    assert all(one.kind != other.kind for one, other in pairwise(found))


@given(POSTS)
def test_nothing_that_x_links_is_parted(text):
    inside = ends(words(text))
    for entity in entities(text):
        # X counts a dash before a bare domain to it; a reader does not.
        start = entity.end - len(entity.text.lstrip("-_."))
        assert not any(start < end < entity.end for end in inside)


@given(st.text(alphabet="a1 _-.,:/@#$'()?=&%", max_size=40), st.sampled_from(PLAIN))
@settings(max_examples=300)
def test_nothing_that_x_links_in_ascii_is_parted(text, link):
    for whole in (text + link, link + text, text[:20] + link + text[20:]):
        inside = ends(words(whole))
        for entity in entities(whole):
            start = entity.end - len(entity.text.lstrip("-_."))
            assert not any(start < end < entity.end for end in inside)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@name日本https://a.com/x", ["@name", "日", "本", "https://a.com/x"]),
        ("#q3/https://a.com", ["#q3", "/", "https://a.com"]),
        ("日本a.com", ["日", "本", "a.com"]),
        ("#été新@name/list", ["#été新", "@name/list"]),
        ("本\u0301a.com", ["本\u0301", "a.com"]),
        ("@name\ufe0f ok", ["@name\ufe0f", " ", "ok"]),
    ],
)
def test_words_that_touch_a_link_are_others(text, expected):
    assert words(text) == expected


def test_a_line_inside_a_text_is_read_as_x_reads_it_there():
    # At a text's very start X takes the first letter for the sign before the address.
    assert pieces("a\néa.com", "a\néb.com") == [
        ("same", "a\n"),
        ("delete", "éa.com"),
        ("insert", "éb.com"),
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("one two", "1 2", [("delete", "one two"), ("insert", "1 2")]),
        (
            "so one two three end",
            "so 1 2 3 end",
            [("same", "so "), ("delete", "one two three"), ("insert", "1 2 3"), ("same", " end")],
        ),
        ("one x", "1 ", [("delete", "one x"), ("insert", "1 ")]),
    ],
)
def test_a_lone_space_parts_no_change(before, after, expected):
    assert pieces(before, after) == expected


@given(POSTS, POSTS)
def test_no_lone_space_stands_between_two_changes(before, after):
    found = pieces(before, after)
    assert ("same", " ") not in found[1:-1]


@given(ANY)
def test_no_piece_begins_with_what_belongs_to_the_sign_before(text):
    found = words(text)
    assert "".join(found) == text
    for word, following in pairwise(found):
        assert following[0] not in "\u0301\u200d\ufe0f\u20e3🏽🏿" or word == "\n"
        # A joiner joins two pictures (UAX 29, GB11); before the first one it joins nothing.
        picture = word.rstrip("\u200d\ufe0f🏽🏿")[-1:]
        is_joined = word.endswith("\u200d") and picture != "" and picture in "💻👩👧👦"
        assert not (is_joined and following[0] in "💻👩👧👦")


def test_the_difference_is_the_shortest_for_a_post():
    before, after = "a b c a b b a", "c b a b a c"
    assert sum(len(text.split()) for kind, text in pieces(before, after) if kind != "same") <= 7


def test_a_long_text_is_followed_word_by_word():
    before = " ".join(f"word{n}" for n in range(4_000))
    after = before.replace("word7 ", "other ").replace("word3990 ", "another ")
    assert [text for kind, text in pieces(before, after) if kind != "same"] == [
        "word7",
        "other",
        "word3990",
        "another",
    ]


def test_what_is_entangled_is_shown_as_replaced_and_still_exact():
    choose = random.Random(1).choice
    before = " ".join(choose("ab") for _ in range(12_000))
    after = " ".join(choose("ab") for _ in range(12_000))
    found = difference(before, after)
    assert len(found) < 10
    assert "".join(p.text for p in found if p.kind != "delete") == after


def test_likeness():
    assert likeness("one two", "two one") == 1
    assert likeness("", "") == 1
    assert likeness("one two", "one three") == 0.5
    assert likeness("one", "two") == 0
