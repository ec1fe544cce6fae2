"""How an account appears: what X says of it, its last posts, and how its budget for reading stands."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desktop_app.adapters.desk.observations import open_observations
from desktop_app.domain.errors import Refused
from desktop_app.services import appearing, observing, practice, reading_budget
from desktop_app.services.appearing import Fault
from desktop_app.services.observing_ports import ProfileSnapshot
from tests.observing_fakes import FakeReader, shown

ACCOUNT = practice.ACCOUNT.id
OWN = (practice.ACCOUNT.x_user_id, practice.ACCOUNT.handle)
NOW = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.fixture
def fake(office):
    return FakeReader(clock=office.clock, account=practice.ACCOUNT)


@pytest.fixture
def parts(office, fake, tmp_path):
    kept = open_observations(tmp_path / "observations.sqlite")
    yield replace(office.parts, reader=lambda _account: fake, observations=kept)
    kept.close()


def look(parts):
    return appearing.appearance(parts, ACCOUNT, practice.EXECUTIVE)


def test_nothing_is_read_before_a_budget_is_set(parts, fake):
    before = look(parts)
    assert (before.profile, before.last, before.budget.limit) == (None, (), 0)
    assert before.can_read
    with pytest.raises(Refused):
        observing.refresh_profile(parts, ACCOUNT)
    reading_budget.set_budget(parts, ACCOUNT, 1_000_000)
    fake.profiles["claire_morel"] = shown(*OWN, description="Aurelis")
    observing.refresh_profile(parts, ACCOUNT)
    after = look(parts)
    assert after.profile.profile.description == "Aurelis"
    assert after.budget.spent == appearing.PRICE


def test_without_a_place_to_keep_anything_the_rest_is_there(office):
    seen = look(replace(office.parts, observations=None, reader=None))
    assert (seen.budget, seen.profile, seen.can_read) == (None, None, False)
    assert seen.account == practice.ACCOUNT


def test_the_last_posts_come_newest_first_and_boasting_ones_are_counted(office, parts):
    texts = ("Visite à Lyon.", "Un", "Deux", "We are the best, amazing, incredible, unique!")
    for text in texts:
        post = office.submit_draft(office.draft(text))
        office.decide(post, practice.COMMUNICATIONS)
        office.clock.advance(minutes=5)
        if "best" in text:
            office.decide(post, practice.LEGAL)
        office.kinds()
    seen = look(parts)
    assert [post.text for post in seen.last] == [texts[3], "Deux", "Un"]
    assert seen.counted == len(texts)
    assert seen.promoting == 1


def test_of_a_thread_every_part_is_counted_for_its_tone(office, parts):
    office.thread("Visite à Lyon.", "We are the best, amazing, incredible, unique!")
    office.kinds()
    seen = look(parts)
    assert [post.text for post in seen.last] == ["Visite à Lyon."]
    assert (seen.counted, seen.promoting) == (1, 1)


def test_what_a_profile_lacks_is_said_gravest_first():
    good = shown(*OWN, description="Head", link="https://x.example", has_own_picture=True)
    bad = shown("1", OWN[1], is_protected=True, description="  ")

    def of(profile):
        snapshot = ProfileSnapshot(profile=profile, at=NOW, price=10_000)
        return appearing.faults(practice.ACCOUNT, snapshot)

    assert of(good) == ()
    assert of(bad) == tuple(Fault)
