"""Each shortage of the table, once: its expectation is met, and what is told is for people."""

import pytest

from tests.starve.cases import CASES, NEED_MOUNTS, expectation, may_mount
from tests.starve.scene import a_scene


@pytest.mark.parametrize("name", CASES)
def test_the_expectation_is_met(name, crew, template):
    if name in NEED_MOUNTS and not may_mount():
        pytest.skip("no disk can be mounted here: the other cases limit the files")
    with a_scene(crew, template) as scene:
        CASES[name](scene)
    for told in scene.said:
        for words in (told.en, told.fr):
            assert words.endswith(".")
            assert not {"Error", "Traceback", "errno", "SQL"} & set(words.split())


@pytest.mark.parametrize("name", CASES)
def test_each_case_says_what_is_done_and_what_is_expected(name):
    done, wanted = expectation(name)
    assert done
    assert wanted.endswith(".")
