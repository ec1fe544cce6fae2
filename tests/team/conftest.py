"""One PostgreSQL that speaks TLS alone, one server of client processes, one team, for all journeys."""

import pytest

from tests import postgres
from tests.team.plans import three
from tests.team.team import Nursery
from tests.team.team import team as opened


@pytest.fixture(scope="session")
def guarded_server():
    with postgres.running(tls=True) as server:
        yield server


@pytest.fixture(scope="session")
def nursery():
    with Nursery() as ready:
        yield ready


@pytest.fixture(scope="session")
def team(guarded_server, nursery, tmp_path_factory):
    """Sealed, everybody's program open, X empty. Journeys share it, each with posts of its own."""
    folder = tmp_path_factory.mktemp("team")
    with opened(nursery, guarded_server, three(), folder) as people:
        yield people
