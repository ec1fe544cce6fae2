"""What is said of a run, and what counts as growth."""

import json

from tests.soak import report
from tests.soak.gauges import Gauge
from tests.soak.run import Found, Sample


def run_of(memory, handles=lambda _minute: 20):
    """An hour in which one process takes `memory` and `handles` at each minute."""
    found = Found(seconds=3600, seed=1)
    for minute in range(1, 61):
        measured = Gauge(pss=memory(minute), rss=1, handles=handles(minute), threads=3)
        found.samples.append(
            Sample(
                at=60.0 * minute,
                is_rested=minute % 3 > 0,
                gauges={"anne": measured},
                inside={"anne": (900, 10_000 + 10 * minute)},
            )
        )
    return found


def test_what_is_flat_is_flat():
    assert report.grown(run_of(lambda minute: 200 + minute % 2)) == []


def test_warming_up_is_no_growth():
    assert report.grown(run_of(lambda minute: min(200, 100 + 10 * minute))) == []


def test_memory_that_grows_steadily_is_told_with_how_much():
    (said,) = report.grown(run_of(lambda minute: 200 + minute / 2))
    assert said.startswith("anne: +30.0 MB an hour")


def test_a_handle_more_is_told():
    (said,) = report.grown(run_of(lambda _: 200, lambda minute: 20 + minute // 40))
    assert said.endswith("handles +1")


def test_moments_with_faults_are_not_judged():
    found = run_of(lambda minute: 900 if minute % 3 == 0 else 200)
    assert report.grown(found) == []


def test_the_report_has_a_table_and_is_kept(tmp_path):
    found = run_of(lambda _: 200)
    told = "\n".join(report.lines(found))
    assert "| anne | 200, 20, 3 | 200, 20, 3 |" in told
    assert "anne: widgets: 900, +0 ± 0 an hour" in told
    assert "anne: blocks: 10405, +600 ± 0 an hour" in told
    assert told.endswith("sound: lost 0, twice 0, unapproved 0")
    report.keep(found, tmp_path / "build" / "soak.json")
    kept = json.loads((tmp_path / "build" / "soak.json").read_text("utf-8"))
    assert kept["growth"]["anne"]["handles"] == 0
    found.wrong.append("acknowledged and lost: a1")
    assert list(report.lines(found))[-2:] == ["WRONG acknowledged and lost: a1", "NOT SOUND"]
