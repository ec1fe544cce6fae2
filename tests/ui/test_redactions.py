"""Words were taken out, perhaps elsewhere: what is here of them goes while the window is open."""

import io

import pytest

from desktop_app.domain.action import ActionKind
from desktop_app.domain.errors import Damaged, Unavailable
from desktop_app.domain.publication import PostState
from desktop_app.services import drafting, practice, reading, retention
from desktop_app.services.parts import Changes
from desktop_app.services.redacting import Failure
from desktop_app.services.statements import append_to
from desktop_app.ui import redactions


@pytest.fixture
def elsewhere(desk):
    """A withdrawn post is redacted by another program, which names a picture that is here as well."""
    parts = desk.window.session.parts
    sha256 = parts.media._shelf.put(io.BytesIO(b"a picture"))
    with parts.store.begin() as work:
        post, *_ = work.posts((PostState.IN_REVIEW,))
    drafting.withdraw(parts, post.id, post.author, "No.")
    retention.ask(parts, post.id, practice.COMMUNICATIONS, "Ten years are over.")
    said = {"reason": "Yes.", "media": [sha256]}
    with parts.store.begin() as work:
        record = reading.load(work, parts, post.id)
        append_to(work, parts, record, ActionKind.REDACT, practice.LEGAL, said)
    desk.settle()
    return sha256


def later(desk):
    """What the timer does somewhat after a start or a change."""
    desk.window.session.redactions._soon.timeout.emit()
    desk.settle()


def test_pictures_go_after_a_change_of_the_record(desk, elsewhere):
    session = desk.window.session
    session.redactions._soon.stop()
    session.changed.emit(Changes(drafts=True))
    desk.settle()
    assert not session.redactions._soon.isActive()
    session.changed.emit(Changes(publications=True))
    desk.settle()
    assert session.redactions._soon.isActive()
    assert session.parts.media.has(elsewhere)
    later(desk)
    assert not session.parts.media.has(elsewhere)


def test_what_keeps_something_here_is_told_once_and_that_a_server_is_away_never(desk, monkeypatch):
    told, found = [], []
    desk.window.session.redactions.failed.connect(told.append)
    monkeypatch.setattr(redactions, "_looked", lambda following, _parts: (following, tuple(found)))
    damaged = Damaged("ledger.damaged", action="a1")
    for error in (Unavailable("ledger.unreachable"), damaged, damaged):
        found[:] = [Failure(post=None, error=error)]
        later(desk)
    assert told == [damaged]

    def fail(*_):
        raise Unavailable("ledger.login")

    monkeypatch.setattr(redactions, "_looked", fail)
    for _ in range(2):
        later(desk)
    assert [one.kind for one in told] == ["ledger.damaged", "ledger.login"]
