"""docs/settings.md says what the page of settings has, and knows every section of it."""

import importlib
import re
import sys

import pytest
from PySide6.QtWidgets import QApplication

from tests.house.tree import ROOT, python_files


@pytest.fixture
def script():
    """The script that writes the page: it is found by its folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "packaging")
        yield importlib.import_module("settings")
        sys.modules.pop("settings")


def test_it_is_what_the_page_of_settings_shows(script, desk, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    kept = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    made = script.page(desk.window, QApplication.instance())
    assert made == kept, "PYTHONPATH=. python packaging/settings.py"


def test_it_knows_every_section(script):
    added = set()
    for path in python_files("desktop_app"):
        text = path.read_text(encoding="utf-8")
        added |= set(re.findall(r"add_section\(\s*lambda: self\.tr\(\"([^\"]+)\"\)", text))
    assert added == set(script._SECTIONS)
