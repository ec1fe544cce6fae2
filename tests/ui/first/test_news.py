"""A start that can look for announcements says in its window what it found."""

from desktop_app import bootstrap
from desktop_app.domain.announcement import Version
from desktop_app.services.starting import Choice, Opens
from desktop_app.services.updating import News
from desktop_app.ui.settings.updates import UpdatesSection
from tests.releases import announcement


def test_a_start_that_can_look_says_what_it_found(windows, tmp_path, qtbot):
    news = News(running=Version(9, 0, 0), newest=announcement())
    object.__setattr__(windows._start, "news", lambda: news)
    bootstrap.keep_choice(tmp_path, Choice(opens=Opens.PRACTICE))
    windows.open(bootstrap.begin(tmp_path))
    qtbot.waitUntil(lambda: hasattr(windows.main, "settings"), timeout=20_000)
    window = windows.main
    qtbot.waitUntil(window.new_version.isVisible, timeout=20_000)
    qtbot.waitUntil(lambda: not window.session.background.busy, timeout=20_000)
    window.new_version.read.click()
    page = window.settings.findChild(UpdatesSection)
    assert page.isVisible()
    assert not page.again.visibleRegion().isEmpty(), "it was brought into sight"
