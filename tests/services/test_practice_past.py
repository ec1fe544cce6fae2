"""The sample people's last days; that the posts of a first start went out is in test_bootstrap."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop_app.domain.company_list import ListName
from desktop_app.services import lists, practice, practice_past
from desktop_app.services.practice_past import PastClock

FOLDER = Path(__file__).parents[2] / "resources" / "practice"


def read(language):
    return practice.Samples.read((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_lists_of_the_company_are_there_to_look_at_and_say_that_they_are_for_practice(
    office, language
):
    samples, word = read(language), {"en": "ractice", "fr": "xercice"}[language]
    practice_past.keep_lists(office.parts, samples)
    found = lists.read_all(office.parts)
    (goal,) = found[ListName.GOALS].goals
    assert word in goal.objective
    assert (goal.id, goal.per_week, goal.reserve) == (practice_past.GOAL, 2, 1)
    assert all(word in tag.meaning(language) for tag in found[ListName.HASHTAGS].hashtags)
    (watched,) = found[ListName.WATCH].watch
    assert word in watched.theme
    assert len(watched.queries()) == 1
    assert all(one.kept.by == practice.COMMUNICATIONS for one in found.values())


def test_the_clock_goes_back_to_before_the_first_post_and_comes_back(office):
    clock, samples = PastClock(office.parts.clock), read("en")
    now = office.parts.clock.now()
    clock.begin(replace(samples, past=()))
    assert clock.now() >= now, "without posts there is nothing to go back for"
    clock.begin(samples)
    assert now - clock.now() > timedelta(days=samples.past[0].days)
    clock.turn_to(2)
    clock.go_on(timedelta(days=30))
    assert clock.now() <= office.parts.clock.now(), "nothing of the past is later than today"
    clock.come_back()
    assert clock.now() >= now
