"""Every behaviour of X × every point where a publisher can die: a seeded sample; `make matrix` is all.

``COUNTERSIGN_MATRIX_SEED`` chooses another sample.
"""

import os

import pytest

from desktop_app.adapters.practice_x.faults import Fault
from tests.faults import matrix
from tests.faults.kills import POINTS
from tests.faults.matrix import Case

SEED = int(os.environ.get("COUNTERSIGN_MATRIX_SEED", matrix.SEED))
SAMPLE = matrix.sample(40, SEED)
#: Bytes have left and nobody knows what came of them: what naive tools send again.
UNCLEAR = (
    (Fault.DROP_AFTER, "in_read_back"),
    (Fault.GATEWAY_504, "in_read_back"),
    (Fault.GARBLED_201, "in_read_back"),
    (None, "sent"),
    (None, "answered"),
)


@pytest.mark.parametrize("case", SAMPLE, ids=lambda case: f"{SEED}-{case}")
def test_whatever_happens_a_post_is_at_x_at_most_once(case, templates, tmp_path, crew):
    result = matrix.run(case, templates, tmp_path / "office", crew)
    assert result.verdict.is_sound, f"seed {SEED}: {result}"


def test_the_sample_meets_every_point():
    assert {case.point for case in SAMPLE} == set(POINTS), f"seed {SEED}"
    assert len({case.fault for case in SAMPLE}) >= 30, f"seed {SEED}"


def test_the_whole_matrix_has_every_pair():
    pairs = {(case.fault, case.point) for case in matrix.cases()}
    assert len(pairs) == len(matrix.FAULTS) * len(POINTS)


@pytest.mark.parametrize(("fault", "point"), UNCLEAR)
def test_a_naive_publisher_posts_twice_where_ours_does_not(fault, point, templates, tmp_path, crew):
    """Otherwise the matrix proves nothing."""
    case = Case(fault=fault, point=point, shape="single", turn=1, lag=0.0, asleep=0)
    naive = matrix.run(case, templates, tmp_path / "naive", crew, naive=True)
    ours = matrix.run(case, templates, tmp_path / "ours", crew)
    assert naive.verdict.duplicates > 0
    assert ours.verdict.is_sound
    assert ours.verdict.at_x == 1


def test_the_same_sample_shows_the_naive_publishers_duplicates(templates, tmp_path, crew):
    results = [
        matrix.run(case, templates, tmp_path / str(number), crew, naive=True)
        for number, case in enumerate(SAMPLE)
    ]
    assert sum(result.verdict.duplicates for result in results) > 0, f"seed {SEED}"


@pytest.mark.parametrize("point", ["sent", "answered", "outcome_line"])
def test_without_its_journal_ours_would_post_twice_too(point, templates, tmp_path, crew):
    """X shows the post late, and only the journal knows of it when the publisher starts again."""
    case = Case(fault=None, point=point, shape="single", turn=1, lag=20.0, asleep=0)
    weak = matrix.run(case, templates, tmp_path / "weak", crew, weakness="journal forgets")
    ours = matrix.run(case, templates, tmp_path / "ours", crew)
    assert weak.verdict.duplicates == 1
    assert ours.verdict.is_sound
