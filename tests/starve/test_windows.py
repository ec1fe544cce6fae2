"""Somebody types in a real window while the disk is full, or the file of drafts is held."""

from tests.starve.windows import CASES, a_window, play


def test_what_is_typed_stays_is_told_and_is_kept_in_the_end(crew):
    with a_window(crew) as (program, desk):
        said = {name: play(name, program, desk) for name in CASES}
    full, held = said.values()
    assert "Libérez de la place" in full
    assert "un autre programme" in held
