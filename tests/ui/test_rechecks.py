"""While the window is open, what X shows no more goes from the pages, without anybody's asking."""

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop_app.domain.errors import Refused, Unavailable
from desktop_app.services import observing, practice
from desktop_app.services.observing_ports import Tray
from tests.observing_fakes import FakeReader

ACCOUNT = practice.ACCOUNT
STRANGER = ("1500000000000000001", "nadia_forest")


@pytest.fixture
def seen(desk):
    """The practice window with one mention that is gone from X since, a day ago."""
    session = desk.window.session
    clock = session.opening.clock
    desk.reader = FakeReader(clock=clock, account=ACCOUNT)
    parts = replace(session.parts, reader=lambda _account: desk.reader)
    number = desk.reader.say(f"@{ACCOUNT.handle} bravo", STRANGER)
    observing.refresh_mentions(parts, ACCOUNT.id)
    del desk.reader.said[number]
    clock.time += timedelta(hours=25)
    desk.reader.asked.clear()
    session.rechecks.begin(parts)
    desk.settle()
    return desk


def kept(desk):
    parts = desk.window.session.parts
    return observing.mentions(parts, ACCOUNT.id, tuple(Tray))


def hour(desk):
    """What the timer does each hour."""
    desk.window.session.rechecks._timer.timeout.emit()
    desk.settle()


def test_what_is_gone_from_x_goes_once_somebody_looks_at_what_was_read(seen):
    """Each window takes seconds, so that one of them lives through it all."""
    window, told = seen.window, []
    window.session.changed.connect(told.append)
    for page in ("queue", "accounts", "settings"):
        window.show_page(page)
    seen.settle()
    assert seen.reader.asked == []  # who goes to no page that shows it reads nothing
    assert len(kept(seen)) == 1
    window.show_page("published")
    seen.settle()
    assert kept(seen) == ()
    assert any(changes.publications for changes in told)
    told.clear()
    window.show_page("queue")
    window.show_page("published")
    hour(seen)
    assert (len(seen.reader.asked), told) == (1, [])
    rechecks = window.session.rechecks
    number = seen.reader.say(f"@{ACCOUNT.handle} encore", STRANGER)
    observing.refresh_mentions(rechecks._parts, ACCOUNT.id)
    del seen.reader.said[number]
    hour(seen)
    assert len(kept(seen)) == 1  # seen less than a day ago
    window.session.opening.clock.time += timedelta(hours=25)
    hour(seen)
    assert kept(seen) == ()


def test_a_refusal_is_told_once_and_that_x_is_away_is_not(seen):
    refused = Refused("x.account_blocked")
    seen.reader.errors += [Unavailable("x.no_answer"), refused, refused]
    window = seen.window
    window.show_page("published")
    seen.settle()
    assert window.messages.shown is None
    hour(seen)
    assert window.messages.shown.kind == "x.account_blocked"
    window.messages.dismiss()
    hour(seen)
    assert window.messages.shown is None
    assert len(kept(seen)) == 1
    hour(seen)
    assert kept(seen) == ()
