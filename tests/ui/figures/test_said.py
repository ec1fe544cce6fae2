"""What figures say: each picture has a sentence and the numbers as a table."""

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop_app.services.process import Process
from desktop_app.ui.figures import said
from desktop_app.ui.language import Language

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("hours", "words"), [(1.5, "1 h 30 min"), (47, "47 h 00 min"), (50, "2 d 2 h")]
)
def test_long_times_are_told_in_days(qapp, hours, words):
    assert said.took(hours * HOUR) == words


def test_tiles_tell_shares_with_what_they_are_of(figures):
    assert list(said.tiles(figures)) == [
        ("2", "posts went out"),
        ("75%", "approved without change: 3 of 4"),
        ("2 h 00 min", "to full approval, median; nine in ten: 2 d 2 h"),
        ("1.6", "versions per post, mean; at most 3"),
        ("6", "times changes were requested"),
        ("1", "vetoes"),
    ]


def test_without_anything_nothing_is_made_up(figures):
    empty = replace(figures, posts=(), process=Process(), waiting=(), readings=())
    told = [number for number, _ in said.tiles(empty)]
    assert told == ["0", "none yet", "none yet", "none yet", "0", "0"]
    assert said.posts_by_day(empty).said == "No post went out."
    assert said.posts_by_hour(empty).rows == ()
    assert said.step_times(empty).drawing is None
    assert said.flags(empty).drawing is None
    assert "cost" in said.readings(empty).said


def test_days_are_a_column_each(figures):
    picture = said.posts_by_day(figures)
    assert picture.said == "Posts that went out: 2; most on 24 November 2026: 2."
    assert len(picture.rows) == 30
    assert picture.rows[-1] == ("24 November 2026", "2")
    assert [block.height for block in picture.drawing.blocks] == [2]
    assert len(picture.drawing.under) <= 7


def test_hours_are_a_field_each_and_the_table_has_those_with_posts(figures):
    picture = said.posts_by_hour(figures)
    assert len(picture.drawing.blocks) == 7 * 24
    assert picture.rows == (("Tuesday 13:00", "2"),)  # noon UTC in Paris
    assert "most on Tuesday from 13:00: 2" in picture.said


def test_steps_tell_median_and_nine_in_ten(figures):
    assert said.step_times(figures).rows == (
        ("Step 1: Communications", "3", "2 h 00 min", "2 d 2 h"),
        ("Besides: Legal", "3", "2 h 00 min", "2 d 2 h"),
    )


def test_flags_by_family_and_by_rule(figures):
    assert said.flags(figures).rows == (("Claims", "2"), ("Spelling", "1"))
    assert said.rules(figures).rows == (("claims.best", "2"),)
    assert said.rules(figures).drawing is None


def test_tones_say_what_nobody_can_read_any_more(figures):
    picture = said.tones(figures)
    assert [row[1] for row in picture.rows] == ["1", "0", "0"]
    assert picture.said.endswith("Words taken out of the record: 1.")


def test_readings_have_their_time_and_price_and_no_score(figures):
    first, second = said.readings(figures).rows
    assert first == (
        "“Merci à tous.”",
        "24 Nov 2026 14:00",
        "1 h 00 min",
        *("–", "1,200", "–", "–", "–", "–"),
        "$0.001",
    )
    assert second[-1] == "imported"


def test_french_writes_numbers_as_french_does(figures, qapp):
    Language.choose(qapp, "fr")
    assert next(row for row in said.readings(figures).rows)[-1] == "0,001\u00a0$"
    assert list(said.tiles(figures))[1][0] == "75\u00a0%"
    assert "depuis 2\u00a0j 5\u00a0h" in said.waiting(figures, figures.waiting[0])


def test_who_is_waited_for_by_name(figures):
    (one,) = figures.waiting
    assert said.waiting(figures, one) == "Inès Kaci (Legal), for 2 d 5 h: “Merci à tous.”"
    assert "nobody who may" in said.waiting(figures, replace(one, people=()))
    cut = replace(figures, is_whole=False)
    assert "left out" in said.period(cut)
    assert "left out" not in said.period(figures)
