"""The offscreen platform cannot do everything a screen can, and says so."""

from pathlib import Path

import pytest

from tests.tasks import office


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints|raise\\(\\)|keyboard"))


@pytest.fixture(scope="session")
def foundings(tmp_path_factory):
    """Where the desks of this process's first starts are, by language."""
    return tmp_path_factory.mktemp("founded"), set()


@pytest.fixture
def founded(foundings, monkeypatch):
    """Give the practice desk of a first start in a language; it is made once."""
    office.staff(monkeypatch)
    folder, made = foundings

    def give(language):
        if language not in made:
            office.found(folder / language, language)
            made.add(language)
        return folder / language

    return give
