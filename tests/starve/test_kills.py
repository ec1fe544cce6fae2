"""The real windows are killed in each phase of a post's life: the short form of `make starve`."""

from tests.starve import kills


def test_nothing_is_lost_and_nothing_is_at_x_twice(crew, tmp_path):
    found = kills.play(crew, tmp_path, len(kills.PHASES), seed=20_261_123)
    assert found.wrong == []
    assert (found.lost, found.duplicates) == (0, 0)
    assert found.typed > 0
    assert found.at_x > 0
