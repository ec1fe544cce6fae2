"""The real window on a fresh practice desk, and small ways to wait and to look."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app import bootstrap
from desktop_app.domain.publication import PostState
from desktop_app.services import reading
from desktop_app.ui import app as application
from desktop_app.ui import live, redactions, sending, words
from desktop_app.ui.language import Language
from desktop_app.ui.theme import Theme
from tests.samples import begin_today
from tests.services.conftest import RULEBOOK


def pytest_collection_modifyitems(items):
    """The offscreen platform cannot tell a window's least size to anybody, and says so."""
    for item in items:
        if item.path.parent.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))


@pytest.fixture(autouse=True)
def english(qapp):
    """Lists, plurals and numbers as English writes them, whatever the test before spoke."""
    Language.choose(qapp, "en")


A_DAY = 86_400_000  #: milliseconds


class Clock:
    def __init__(self):
        self.time = datetime(2026, 11, 24, 14, 41, tzinfo=UTC)

    def now(self):
        self.time += timedelta(milliseconds=1)
        return self.time


class Desk:
    """A window on the practice desk, with what a test asks of it."""

    def __init__(self, window, qtbot):
        self.window, self.qtbot = window, qtbot

    def settle(self):
        """Until no lane works, and nothing that was put off until then begins more work."""
        self.qtbot.waitUntil(self._is_calm)

    def _is_calm(self):
        background = self.window.session.background
        if not background.busy:
            QApplication.processEvents()
        return not background.busy

    def act_as(self, person_id):
        session = self.window.session
        session.sign_in(session.charter.person(person_id))
        self.settle()

    def post(self, words):
        """The id of the open post whose text holds `words`."""
        parts = self.window.session.parts
        rows = reading.queue(parts, "claire")
        return next(row.summary.id for row in rows if words in row.summary.text)

    def open(self, post):
        self.window.open_review(post)
        self.settle()

    def state(self):
        self.settle()
        return self.window.review.view.record.state

    def wait_for(self, state):
        assert isinstance(state, PostState)
        self.qtbot.waitUntil(lambda: self.state() is state)

    def use_poster(self, poster):
        self._use(lambda _account: poster)

    def use_posters(self, posters):
        """A poster for each account, by its id."""
        self._use(lambda account: posters[account.id])

    def _use(self, poster):
        session = self.window.session
        session._parts = replace(session.parts, poster=poster)
        session.sending._parts = session._parts


@pytest.fixture(autouse=True)
def _english(qapp):
    """Whatever a test of another folder left behind."""
    if words.language() != "en":
        Language.choose(qapp, "en")


@pytest.fixture(scope="session")
def seeded(tmp_path_factory):
    """A practice desk of today, as its first start leaves it, and when: copied for each test."""
    home, clock = tmp_path_factory.mktemp("seeded"), Clock()
    opening = bootstrap.practice(home, "en", clock)
    with pytest.MonkeyPatch.context() as patch:
        begin_today(patch)
        opening.load()
    opening.close()
    return home, clock.time


@pytest.fixture
def _no_rounds(monkeypatch):
    """What comes around by the machine's own time would come in the middle of a slow test."""
    monkeypatch.setattr(live, "LOOK_MILLISECONDS", A_DAY)
    monkeypatch.setattr(sending, "FIRST_WATCH_MILLISECONDS", A_DAY)
    for name in ("FIRST_MILLISECONDS", "LATER_MILLISECONDS"):
        monkeypatch.setattr(redactions, name, A_DAY)


@pytest.fixture
def opening(tmp_path, seeded, monkeypatch, _no_rounds):
    home, then = seeded
    # Reading the rules takes longer than all the rest; they are the same for every window.
    monkeypatch.setattr(bootstrap, "rulebook", lambda: RULEBOOK)
    shutil.copytree(home, tmp_path, dirs_exist_ok=True)
    clock = Clock()
    clock.time = then
    opening = bootstrap.practice(tmp_path, "en", clock)
    opening.desk.prefer("language", "en")
    return opening


@pytest.fixture
def unloaded(opening, qtbot):
    """A window that was built and not shown: nothing is loaded yet."""
    app = QApplication.instance()
    window = application.build(opening, app)
    yield window
    application.shut(window)
    Theme.apply(app, "light")
    Language.choose(app, "en")


@pytest.fixture
def desk(unloaded, qtbot):
    unloaded.show()
    told = unloaded.messages
    qtbot.waitUntil(lambda: unloaded.session.is_loaded or told.shown is not None, timeout=20_000)
    assert unloaded.messages.shown is None
    desk = Desk(unloaded, qtbot)
    desk.settle()
    return desk
