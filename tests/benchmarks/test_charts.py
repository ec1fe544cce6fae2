from xml.etree import ElementTree as ET

import pytest

from benchmarks.charts import WIDTH, chart, number

SVG = "{http://www.w3.org/2000/svg}"


def row(value, other, unit="ms", *, is_more_better=False, name="start & <paint>"):
    return {
        "name": name,
        "unit": unit,
        "value": value,
        "other": other,
        "beside": "novelWriter 26.2.2",
        "is_more_better": is_more_better,
    }


def widths(text):
    return [float(one.get("width")) for one in ET.fromstring(text).iter(f"{SVG}rect")][1:]


def test_two_bars_show_the_ratio():
    ours, theirs = widths(chart("Start", [row(500, 1000)]))
    assert ours / theirs == pytest.approx(0.5, abs=0.01)


def test_shares_are_drawn_on_a_scale_to_a_hundred():
    ours, theirs = widths(chart("Found", [row(50, 25, "%")]))
    assert (ours, theirs) == (215.0, 107.5)


def test_each_figure_has_a_scale_of_its_own():
    assert len(set(widths(chart("Both", [row(2, 1), row(2000, 1000)])))) == 2


def test_nothing_is_wider_than_the_picture():
    picture = ET.fromstring(chart("Start", [row(1e6, 1)]))
    assert max(float(one.get("x", 0)) for one in picture.iter(f"{SVG}text")) < WIDTH - 200
    assert float(picture.get("height")) > 80


def test_a_picture_says_in_words_what_it_shows():
    picture = ET.fromstring(chart("Start", [row(500, 1234)]))
    assert picture.find(f"{SVG}title").text == "Start"
    said = "start & <paint>: ours 500 ms, novelWriter 26.2.2 1,234"
    assert picture.find(f"{SVG}desc").text == said


def test_nothing_measured_is_a_bar_that_can_be_seen():
    assert min(widths(chart("Alarms", [row(0, 0)]))) == 1.0


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (-5.551e-15, "0"),
        (0.000012, "0.00001"),
        (0.0456, "0.0456"),
        (1.5, "1.5"),
        (3.14159, "3.14"),
        (99.96, "100"),
        (1234567, "1,234,567"),
    ],
)
def test_a_number_has_three_digits_that_mean_something(value, text):
    assert number(value) == text
