"""A team's database that goes in the middle: on a real server, which is killed and started again."""

import pytest

from tests.faults import nodes
from tests.starve.team import CASES, a_team_scene


@pytest.fixture(scope="module")
def node():
    """What is killed here is the server's processes, not the machine: its kernel still writes."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setitem(nodes.SETTINGS, "fsync", "off")
        with nodes.a_node() as started:
            yield started


@pytest.mark.parametrize("point", CASES)
def test_what_was_under_way_is_at_x_at_most_once_and_told(point, crew, node):
    with a_team_scene(crew, node) as scene:
        told = scene.play(point)
    assert told
    assert all(one.en.endswith(".") and one.fr.endswith(".") for one in told)
