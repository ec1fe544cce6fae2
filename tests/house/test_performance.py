"""docs/performance.md is what its copy of the results says, and has every comparison."""

import json

from benchmarks import report
from tests.house.test_tracked_files import MACHINE_PATHS

RESULTS = report.read(report.COPY)


def test_the_page_and_its_charts_are_current():
    assert report.is_current(RESULTS), "run python -m benchmarks.report --page"


def test_every_comparison_is_there_with_its_command():
    told = {(one["part"], one["command"]) for one in RESULTS["figures"]}
    for part in ("lengths", "rules", "words", "starts"):
        assert (part, f"make compare ARGS={part}") in told


def test_every_ratio_is_that_of_its_values():
    for one in RESULTS["figures"]:
        if one["ratio"] is not None:
            assert abs(one["value"] / one["other"] - one["ratio"]) <= 0.002 * one["ratio"], one


def test_nothing_tells_whose_machine_it_was():
    assert not MACHINE_PATHS.search(json.dumps(RESULTS, ensure_ascii=False))
