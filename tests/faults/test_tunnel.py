"""A few deaths of a laptop that sends what waited; `make offline` is two hundred."""

from __future__ import annotations

import os
from random import Random

from tests.faults.tunnel import run
from tests.laptops import Crew


def test_a_sender_that_is_killed_loses_and_repeats_nothing(postgres_server, tmp_path):
    database = postgres_server.database()
    crew = Crew(database, tmp_path)
    with crew.opened:
        crew.found()
        seed = int(os.environ.get("COUNTERSIGN_TUNNEL_SEED", "1"))
        figures = run(crew, 6, 24, Random(seed))
    database.drop()
    assert (figures.kills, figures.lost, figures.duplicated, figures.refused) == (6, 0, 0, 0)
    assert figures.queued >= 24
    assert figures.unacknowledged > 0
