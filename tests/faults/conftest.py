"""A server of publishers for each test process, and offices whose posts are approved."""

import pytest

from tests.faults import office as offices
from tests.faults.crew import crew as started
from tests.faults.oracle import forgetful_x


@pytest.fixture(scope="session")
def crew():
    with started() as ready:
        yield ready


@pytest.fixture(scope="session")
def templates(tmp_path_factory):
    """By shape: an office in which one post was approved, and the post's id. Only to be copied."""
    top = tmp_path_factory.mktemp("offices")
    return {name: offices.approved(top / name, *shape) for name, shape in offices.SHAPES.items()}


@pytest.fixture
def office(templates, tmp_path):
    """An office with one approved post of one part."""
    return templates["single"][0].copy(tmp_path / "office")


@pytest.fixture
def post(templates):
    """The approved post of `office`."""
    return templates["single"][1]


@pytest.fixture
def x(office):
    """A simulated X that takes the same text twice."""
    simulated = forgetful_x(office.clock)
    yield simulated
    simulated.stop()
