"""Settings say which version runs, which was announced, and why one is not believed."""

import pytest

from desktop_app.domain.announcement import Version
from desktop_app.domain.errors import Damaged, Unavailable
from desktop_app.services.updating import News
from desktop_app.ui.settings.updates import UpdatesSection
from tests.releases import announcement

OLD = Version(9, 0, 0)
NEWER = News(running=OLD, newest=announcement())


@pytest.fixture
def section(desk):
    """The section, of what is announced; the section and a list whose last item is looked at."""
    found = [NEWER]

    def look():
        if isinstance(found[-1], Exception):
            raise found[-1]
        return found[-1]

    page = UpdatesSection(look, desk.window.session)
    desk.window.settings.add_section(lambda: "Updates", page)
    desk.window.show_page("settings")
    desk.settle()

    def again(news):
        found.append(news)
        page.again.click()
        desk.settle()

    return page, again


def test_the_newest_and_what_it_changes(section):
    page, _ = section
    assert page.versions.text() == "Version 9.0.0 · newest announced 9.1.0, 1 December 2026"
    assert page.changes.text() == "• Posts wait for both twins."
    assert not page.trouble.isVisible()


@pytest.mark.parametrize(
    ("news", "said"),
    [
        (News(running=OLD), "Version 9.0.0 · none is announced."),
        (News(running=OLD, is_told=False), "new versions are not told on this computer"),
        (News(running=OLD, newest=announcement("9.0.0")), "newest announced 9.0.0"),
    ],
)
def test_nothing_new(news, said, section):
    page, again = section
    again(news)
    assert said in page.versions.text()
    assert not page.changes.isVisible()


def test_why_one_is_not_believed(section):
    page, again = section
    again(News(running=OLD, newest=announcement(), refused=Damaged("updates.signature")))
    assert page.trouble.text().startswith("Another announcement is not to be believed. The sig")
    assert "was changed, or somebody else wrote it" in page.trouble.text()
    assert "9.1.0" in page.versions.text(), "the good one is still told"
    again(NEWER)
    assert not page.trouble.isVisible()
    again(Unavailable("desk.unwritable", path="here"))
    assert "here" in page.trouble.text()


def test_the_language_changes_with_the_page_open(section, desk, qtbot):
    page, again = section
    again(News(running=OLD, newest=announcement(), refused=Damaged("updates.signature")))
    desk.window.look.choose_language("fr")
    qtbot.waitUntil(lambda: "Posts" not in page.changes.text())
    assert page.changes.text() == "• Les posts attendent leur jumeau."
    assert page.versions.text().endswith("9.1.0, 1er décembre 2026")
    assert page.trouble.text().startswith("Une autre annonce n’est pas digne de foi. La sig")
    assert page.again.accessibleName() == "Regarder de nouveau"
