"""A server of programs for each test process, and an office whose post is approved."""

import pytest

from tests.faults import office as offices
from tests.starve.crew import crew as started


@pytest.fixture(scope="session")
def crew():
    with started() as ready:
        yield ready


@pytest.fixture(scope="session")
def template(tmp_path_factory):
    """An office in which one post was approved, and the post's id. Only to be copied."""
    return offices.approved(tmp_path_factory.mktemp("office") / "one", *offices.SINGLE)
