import json

import pytest

from benchmarks.results import Figure, keep, machine, read, timed, written
from tests.house.test_tracked_files import MACHINE_PATHS


def figure(value=3.0, name="opening", **rest):
    return Figure(part="windows", name=name, unit="ms", value=value, command="make bench", **rest)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "bench" / "results.json"


def test_a_figure_measured_again_takes_the_place_of_what_was_there(file):
    keep(figure(3.0), figure(9.0, "closing"), file=file)
    keep(figure(4.0), file=file)
    kept = read(file)["figures"]
    assert [(one["name"], one["value"]) for one in kept] == [("opening", 4.0), ("closing", 9.0)]
    assert list(file.parent.iterdir()) == [file]


def test_a_figure_says_how_loaded_the_machine_was_and_when(file):
    keep(figure(), file=file)
    (kept,) = read(file)["figures"]
    assert kept["load"] >= 0
    assert len(kept["on"]) == len("2026-11-23")


def test_the_ratio_is_ours_over_theirs(file):
    keep(figure(3.0, other=1.5, beside="a label"), figure(3.0, "alone"), file=file)
    assert [one["ratio"] for one in read(file)["figures"]] == [2.0, None]


def test_nothing_beside_nothing_has_no_ratio():
    assert figure(3.0, other=0.0).ratio is None


def test_many_values_are_a_median_and_a_spread():
    one = timed(
        range(101), range(0, 202, 2), part="windows", name="n", unit="ms", command="make bench"
    )
    assert (one.value, one.spread, one.n) == (50, (5, 95), 101)
    assert (one.other, one.other_spread) == (100, (10, 190))


def test_a_value_keeps_the_digits_that_mean_something(file):
    keep(figure(1234.5678, spread=(0.00123456, 1e6)), file=file)
    (kept,) = read(file)["figures"]
    assert kept["value"] == 1235
    assert kept["spread"] == [0.001235, 1_000_000]


def test_the_file_is_json_with_a_figure_a_line(file):
    keep(figure(), figure(name="closing"), file=file)
    text = file.read_text(encoding="utf-8")
    assert json.loads(text) == read(file)
    assert sum('"part"' in line for line in text.splitlines()) == 2
    assert written(read(file)) == text


def test_a_file_of_another_form_is_not_touched(file):
    file.parent.mkdir()
    file.write_text('{"schema": 99}', encoding="utf-8")
    with pytest.raises(ValueError, match="another form"):
        keep(figure(), file=file)
    assert file.read_text(encoding="utf-8") == '{"schema": 99}'


def test_the_machine_has_cores_and_no_name():
    facts = machine()
    assert set(facts) == {"system", "processor", "cores", "memory_gib", "python", "node"}
    assert not MACHINE_PATHS.search(json.dumps(facts))
