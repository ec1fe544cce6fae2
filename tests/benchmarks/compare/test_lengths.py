import pytest

from benchmarks.compare.lengths import NEWER_EMOJI, NEWER_ENDING, NO_FLAG, disputed, reason


@pytest.mark.parametrize(
    ("piece", "why"),
    [("🇫🇫", NO_FLAG), ("acme.music", NEWER_ENDING), ("🧑‍🚀", NEWER_EMOJI), ("🫶🏽", NEWER_EMOJI)],
)
def test_a_piece_that_is_counted_differently_has_its_reason(piece, why):
    assert reason(piece) == why


def test_only_what_is_counted_differently_is_told():
    pieces = ["acme.com", "🫶🏽"]
    assert disputed([23, 2], [23, 4], pieces) == {"🫶🏽": NEWER_EMOJI}
