import pytest

from desktop_app.adapters.practice_x.shelf import Shelf
from desktop_app.adapters.practice_x.world import World
from tests.adapters.practice_x.asker import OTHER, Asker
from tests.fakes import ACCOUNT, NOW


@pytest.fixture
def x():
    """The simulated X without sockets, and a way to ask it."""
    return Asker(World(accounts=(ACCOUNT, OTHER), shelf=Shelf(None), now=NOW))
