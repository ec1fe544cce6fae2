"""What is known of a published post after it went out."""

from dataclasses import replace

import pytest

from desktop_app.adapters.desk.observations import open_observations
from desktop_app.domain.payload import Part, Poll
from desktop_app.services import echoes, practice, reading
from desktop_app.services.observing_ports import (
    Counts,
    PollOption,
    PollResult,
    PollState,
    Snapshot,
)

ACCOUNT = practice.ACCOUNT.id


@pytest.fixture
def parts(office, tmp_path):
    kept = open_observations(tmp_path / "observations.sqlite")
    yield replace(office.parts, observations=kept)
    kept.close()


def published(office, **fields):
    post = office.submit_draft(office.draft("Merci à tous.", **fields))
    office.decide(post, practice.COMMUNICATIONS)
    assert office.kinds() == ["posted"]
    with office.parts.store.begin() as work:
        return reading.load(work, office.parts, post)


def test_the_newest_numbers_count(office, parts):
    record = published(office)
    number = record.parts[0].x_post_id
    assert [each.last for each in echoes.of_record(parts, record)] == [None]
    for views in (10, 30):
        parts.clock.advance(hours=1)
        read = Snapshot(
            x_post_id=number, at=parts.clock.now(), counts=Counts(impressions=views), price=1_000
        )
        parts.observations.keep_snapshots(ACCOUNT, [read])
    (echo,) = echoes.of_record(parts, record)
    assert (echo.part, echo.x_post_id, echo.poll) == (0, number, None)
    assert echo.last.counts.impressions == 30
    assert echoes.of_record(replace(parts, observations=None), record) == ()


def test_a_poll_has_its_result(office, parts):
    poll = Poll(options=("Oui", "Non"), minutes=60)
    record = published(office, parts=(Part(text="Lyon ?", poll=poll),))
    ended = PollState(
        x_post_id=record.parts[0].x_post_id,
        options=(PollOption(label="Oui", votes=3), PollOption(label="Non", votes=1)),
        ends_at=None,
        is_closed=True,
    )
    assert echoes.of_record(parts, record)[0].poll is None
    parts.observations.keep_polls(ACCOUNT, [PollResult(poll=ended, at=parts.clock.now())])
    assert echoes.of_record(parts, record)[0].poll.poll == ended
