import pytest

from benchmarks.compare.words import Tally, is_right, points


@pytest.mark.parametrize(
    ("offered", "right", "answer"),
    [
        ("receive", "receive", True),
        ("relieve", "receive", False),
        ("équipe", "l’équipe", True),
        ("l'équipe", "l’équipe", True),
        ("Équipe", "équipe", False),
    ],
)
def test_the_right_word_may_stand_behind_an_elision(offered, right, answer):
    assert is_right(offered, right) == answer


def test_javascript_counts_an_emoji_twice():
    text = "👍 mispelt"
    start, end = points(text, 3, 10)
    assert text[start:end] == "mispelt"


def test_a_word_that_was_not_found_has_no_right_offer():
    tally = Tally()
    tally.judge(None, "receive")
    tally.judge(("relieve", "receive"), "receive")
    tally.judge(("receive",), "receive")
    assert tally.found == [False, True, True]
    assert tally.first == [False, False, True]
    assert tally.among == [False, True, True]
