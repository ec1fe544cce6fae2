import json

import pytest

from benchmarks import report
from benchmarks.results import Figure, keep, read


@pytest.fixture
def results(tmp_path):
    file = tmp_path / "results.json"
    rest = {"part": "starts", "unit": "ms", "command": "make compare ARGS=starts"}
    keep(
        Figure(name="window painted", value=500, other=1000, beside="ReText 8", **rest),
        Figure(
            name="first paint",
            value=700,
            part="start",
            unit="ms",
            command="make bench ARGS=start",
            goal="600 ms at most",
            is_met=False,
            note="on a busy day",
        ),
        file=file,
    )
    return read(file)


@pytest.fixture
def docs(tmp_path, monkeypatch):
    monkeypatch.setattr(report, "DOCS", tmp_path)
    monkeypatch.setattr(report, "PAGE", tmp_path / "performance.md")
    return tmp_path


@pytest.mark.parametrize(
    ("value", "other", "is_more_better", "said"),
    [
        (500, 1000, False, "ours"),
        (500, 1000, True, "theirs"),
        (1000, 500, False, "theirs"),
        (1000, 500, True, "ours"),
        (1000, 980, True, "alike"),
        (0, 0, False, "alike"),
        (0, 3, False, "ours"),
        (3, None, False, ""),
    ],
)
def test_the_page_says_whose_value_is_the_better_one(value, other, is_more_better, said):
    row = {"value": value, "other": other, "is_more_better": is_more_better}
    assert report.better(row) == said


def test_a_table_stands_beside_each_chart(results):
    text = report.page(results)
    assert "](pictures/performance/starts.svg)" in text
    assert "| window painted | 500 ms | ReText 8 | 1,000 ms | 0.5 | ours | 1 |" in text
    assert "`make compare ARGS=starts`" in text


def test_a_goal_that_is_missed_is_said_and_so_is_what_one_has_to_know(results):
    text = report.page(results)
    assert "700 ms; goal: 600 ms at most, MISSED" in text
    assert "- first paint: on a busy day.\n" in text


def test_the_picture_is_described_for_who_does_not_see_it(results):
    text = report.page(results)
    assert "![Start and memory. window painted: ours 500 ms, ReText 8 1,000.]" in text


def test_what_was_not_measured_is_not_on_the_page(results):
    assert set(report.pictures(results)) == {"starts.svg"}
    assert "twitter-text" not in report.page(results)


def test_a_chart_of_before_goes(results, docs):
    folder = docs / report.PICTURES
    folder.mkdir(parents=True)
    (folder / "older.svg").write_text("<svg/>", encoding="utf-8")
    report.write(results)
    assert [path.name for path in folder.iterdir()] == ["starts.svg"]
    assert report.is_current(results)


def test_a_page_that_somebody_changed_is_noticed(results, docs):
    report.write(results)
    report.PAGE.write_text("faster than light", encoding="utf-8")
    assert not report.is_current(results)


def test_without_results_nothing_is_written(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(report, "ROOT", tmp_path)
    monkeypatch.setattr(report, "FILE", tmp_path / "results.json")
    monkeypatch.setattr(report, "COPY", tmp_path / "copy.json")
    assert report.main([]) == 1
    assert "make bench" in capsys.readouterr().out
    assert not (tmp_path / "copy.json").exists()


def test_every_part_of_a_measurement_has_its_place():
    parts = [part for section in report.SECTIONS for part in section.parts]
    assert len(parts) == len(set(parts))
    kept = {one["part"] for one in json.loads(report.COPY.read_text(encoding="utf-8"))["figures"]}
    assert kept <= set(parts)
