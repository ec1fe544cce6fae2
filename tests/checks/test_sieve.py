"""What a sieve holds back has none of its entries; what it lets through may have."""

from __future__ import annotations

import pytest

from desktop_app.checks.sieve import Sieve


@pytest.mark.parametrize(
    ("line", "text", "passes"),
    [
        ("best", "The BEST of days", True),
        ("best", "A good day", False),
        ("game changer", "a game-changer", True),
        ("game changer", "#GameChanger", True),
        ("game changer", "#game_changer", True),
        ("game changer", "a changer of games", False),
        ("incroyable*", "Incroyablement", True),
        ("don't wait", "don’t wait", True),
        ("lowest price*", "the lowest of prices", False),
        ("lowest price*", "#LowestąPrice", True),
        ("lowest price*", "lowestąprice", False),
        ("best", "the \u0432est", True),
        ("best", "the be\u200bst", True),
        ("% off", "20 % off", True),
        ("🤫", "nothing of it", True),
    ],
)
def test_an_entry_that_may_stand_there_lets_the_text_pass(
    line: str, text: str, passes: bool
) -> None:
    assert Sieve([line]).passes(text) is passes


def test_nothing_passes_where_nothing_is_looked_for() -> None:
    assert not Sieve([]).passes("The best of days")
    assert not Sieve([" "]).passes("The best of days")
