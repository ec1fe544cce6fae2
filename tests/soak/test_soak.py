"""The short form: windows as processes, the real sender, faults on and off, three looks at everything."""

from tests.soak import report
from tests.soak.office import Order, office
from tests.soak.plan import Pace
from tests.soak.run import run

PACE = Pace(warm=3, fault=(3, 3), calm=(3, 3), every=5, rested=100)


def test_windows_and_sender_lose_nothing_while_faults_come_and_go(tmp_path):
    with office(tmp_path, Order(seed=3, grammar=False, rest=0.6)) as everybody:
        found = run(everybody, 16, PACE)
    assert found.wrong == []
    assert found.looks == 4  # three, and the last one
    assert found.broken >= 2
    assert found.acknowledged
    assert found.at_x
    assert {"anne", "marc", "zoe", "press", "PostgreSQL"} <= found.samples[-1].gauges.keys()
    assert list(report.lines(found))[-1].startswith("sound")
