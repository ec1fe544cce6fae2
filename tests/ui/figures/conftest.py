"""Figures of a busy month, without a record behind them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from desktop_app.adapters.keychain import practice_keys
from desktop_app.checks.tone import Tone
from desktop_app.domain.action import PostId
from desktop_app.domain.finding import Family
from desktop_app.domain.roles import Role
from desktop_app.services import practice
from desktop_app.services.figures import Figures, Out, Reading, Waiting
from desktop_app.services.observing_ports import Counts, Origin, Snapshot
from desktop_app.services.process import Process, StepTime
from desktop_app.services.spread import Spread

HOUR = timedelta(hours=1)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def figures(qapp):
    spread = Spread(count=3, median=2 * HOUR, p90=50 * HOUR)
    post = PostId("a")
    snapshot = Snapshot(x_post_id="9", at=NOON + HOUR, counts=Counts(likes=1_200), price=1_000)
    imported = Snapshot(
        x_post_id="9", at=NOON, counts=Counts(likes=7), price=0, origin=Origin.IMPORTED
    )
    return Figures(
        charter=practice.charter(practice_keys("0" * 32, practice.PEOPLE), "0" * 64),
        account=practice.ACCOUNT,
        zone="Europe/Paris",
        first=date(2026, 10, 26),
        last=date(2026, 11, 24),
        as_of=NOON + 2 * HOUR,
        posts=(
            Out(post=post, at=NOON, author=practice.EXECUTIVE, tone=Tone.INFORMS),
            Out(post=PostId("b"), at=NOON, author=practice.EXECUTIVE),
        ),
        process=Process(
            steps=(
                StepTime(place=0, role=Role.COMMUNICATIONS, spread=spread),
                StepTime(place=None, role=Role.LEGAL, spread=spread),
            ),
            whole=spread,
            submitted=5,
            approved=4,
            unchanged=3,
            versions=(1, 1, 1, 2, 3),
            families={Family.CLAIMS: 2, Family.SPELLING: 1},
            rules={"claims.best": 2},
            vetoes=1,
            changes=6,
        ),
        waiting=(
            Waiting(
                post=post,
                text="Merci à tous.",
                roles=(Role.LEGAL,),
                people=(practice.LEGAL,),
                since=NOON - 51 * HOUR,
            ),
        ),
        readings=tuple(
            Reading(post=post, text="Merci à tous.", posted_at=NOON, snapshot=one)
            for one in (snapshot, imported)
        ),
    )
