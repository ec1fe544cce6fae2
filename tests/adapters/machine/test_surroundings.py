"""The screen, the fonts, Java and the clock, told apart."""

import os
import sys
from datetime import UTC, datetime

import pytest

from desktop_app.adapters.machine import surroundings

NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
@pytest.mark.parametrize(
    ("environment", "screen"),
    [
        ({}, None),
        ({"DISPLAY": ":0"}, "X11"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "Wayland"),
    ],
)
def test_the_screen(environment, screen):
    assert surroundings.screen(environment) == screen


def test_fonts_are_counted_and_an_emoji_font_is_known(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "DejaVuSans.ttf").write_bytes(b"")
    assert surroundings.fonts((tmp_path,)) == (1, False)
    (tmp_path / "NotoColorEmoji.ttf").write_bytes(b"")
    assert surroundings.fonts((tmp_path,)) == (2, True)


@pytest.mark.parametrize(
    ("said", "version"),
    [
        ('openjdk version "17.0.15" 2025-04-15', 17),
        ('java version "1.8.0_401"', 8),
        ('openjdk version "21" 2023-09-19', 21),
        ("no java here", None),
        (None, None),
    ],
)
def test_the_version_of_java(monkeypatch, said, version):
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setattr(surroundings, "ask", lambda *command: said)
    assert surroundings.java() == version


def test_a_clock_before_what_was_already_done_is_wrong(tmp_path):
    file = tmp_path / "ledger.sqlite"
    file.write_bytes(b"")
    os.utime(file, (NOW.timestamp(), NOW.timestamp()))
    assert surroundings.is_plausible(NOW, file)
    assert not surroundings.is_plausible(NOW.replace(year=2020))
    os.utime(file, (NOW.timestamp() + 86400,) * 2)
    assert not surroundings.is_plausible(NOW, file)


def test_zones_and_the_system_have_names():
    assert surroundings.knows_zones()
    assert surroundings.system()
