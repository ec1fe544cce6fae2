import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.ui.review.difference import difference

SIGNS = ["a", "b", " ", "é", "👩🏽‍💻", "🇫🇷", "e\u0301", ".", "\n", "mot", "'"]
TEXTS = st.lists(st.sampled_from(SIGNS), max_size=40).map("".join)


def pieces(before, after):
    return [(piece.kind, piece.text) for piece in difference(before, after)]


def test_one_word_added():
    assert pieces("to the students", "to the forty students") == [
        ("same", "to the "),
        ("insert", "forty "),
        ("same", "students"),
    ]


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
        ("🇫🇷!", "🇧🇪!", ("🇫🇷", "🇧🇪")),
        ("l'été fini", "l'étés fini", ("l'été", "l'étés")),
    ],
)
def test_no_sign_is_parted(before, after, changed):
    found = dict(pieces(before, after))
    assert (found["delete"], found["insert"]) == changed


@given(TEXTS, TEXTS)
@settings(deadline=None)
def test_the_pieces_are_the_two_texts(before, after):
    found = difference(before, after)
    assert "".join(p.text for p in found if p.kind != "insert") == before
    assert "".join(p.text for p in found if p.kind != "delete") == after
    assert all(piece.text for piece in found)


def test_a_very_long_change_is_replaced_whole_and_quickly():
    before = " ".join(f"a{n}" for n in range(5_000))
    after = " ".join(f"b{n}" for n in range(5_000))
    assert [kind for kind, _ in pieces(before, after)] == ["delete", "insert"]
