"""Another answer to the same post: told while the draft is written."""

from dataclasses import replace

import pytest

from desktop_app.domain.publication import PostState
from desktop_app.services import rivals
from desktop_app.services.parts import Changes
from desktop_app.services.rivals import Answer
from desktop_app.ui.widgets import Button
from tests.fakes import NOW

LINK = "https://x.com/nadia_forest/status/1500000000000000999"
OTHER = Answer(
    post="p7",
    account="acme",
    author="paul",
    state=PostState.IN_REVIEW,
    text="Bonjour, on vous appelle.",
    at=NOW,
)


@pytest.fixture
def waiting(monkeypatch):
    """What the record has; `asked` is what it was asked for."""
    found, asked = [OTHER], []

    def read(_parts, target, but=()):
        asked.append((target, tuple(but)))
        return tuple(found)

    monkeypatch.setattr(rivals, "waiting", read)
    return found, asked


def test_it_is_told_once_the_link_stands_there_and_can_be_opened(qtbot, loaded, waiting):
    found, asked = waiting
    assert loaded.rivals.isHidden()
    loaded._apply(lambda draft: replace(draft, reply_link=LINK))
    qtbot.waitUntil(lambda: loaded.rivals.shown == (OTHER,))
    assert asked == [("1500000000000000999", (None, None))]
    assert "Another answer to the same post waits already" in loaded.rivals.accessibleName()
    with qtbot.waitSignal(loaded.post_wanted) as wanted:
        loaded.rivals.findChild(Button).click()
    assert wanted.args == ["p7"]
    found.clear()
    loaded._session.changed.emit(Changes(reviews=True))
    qtbot.waitUntil(loaded.rivals.isHidden)


def test_nothing_is_asked_of_a_post_of_its_own(qtbot, loaded, waiting):
    loaded._apply(lambda draft: replace(draft, reply_link="https://t.co/abc"))
    qtbot.waitUntil(lambda: not loaded._session.background.busy)
    assert waiting[1] == []
    assert loaded.rivals.isHidden()
