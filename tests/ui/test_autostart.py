"""Starting at sign-in: the real file on Linux, and what the others write."""

import plistlib
import re
import subprocess
import sys

import pytest
from PySide6.QtCore import QSettings

from desktop_app.ui import autostart

ODD = ["/opt/my apps/counter$sign", 'a"b', "100%", "back\\slash", "`date`"]


def exec_words(entry):
    """The Exec line's arguments, unescaped as a desktop does it: first a string's, then its quotes."""
    line = next(each for each in entry.splitlines() if each.startswith("Exec=")).partition("=")[2]
    words = re.findall(r'"((?:[^"\\]|\\.)*)"', line.replace("\\\\", "\\"))
    return [re.sub(r"\\(.)", r"\1", word).replace("%%", "%") for word in words]


def test_the_file_of_linux_comes_and_goes(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    kept = autostart.autostart("linux", tmp_path)
    assert not kept.is_on()
    kept.turn_on(["/usr/bin/countersign"], {})
    assert kept.is_on()
    path = tmp_path / "config" / "autostart" / "countersign.desktop"
    assert 'Exec="/usr/bin/countersign"\n' in path.read_text()
    assert [each.name for each in path.parent.iterdir()] == ["countersign.desktop"]
    kept.turn_off()
    kept.turn_off()
    assert not kept.is_on()


def test_without_a_choice_it_is_below_home(tmp_path, monkeypatch):
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    autostart.autostart("linux", tmp_path).turn_on(["x"], {})
    assert (tmp_path / ".config" / "autostart" / "countersign.desktop").is_file()


def test_a_command_with_odd_signs_survives_the_exec_line():
    entry = autostart.desktop_entry(ODD, {"COUNTERSIGN_LEDGER": "/srv/our record.sqlite"})
    assert exec_words(entry) == ["env", "COUNTERSIGN_LEDGER=/srv/our record.sqlite", *ODD]


def test_the_agent_of_macos(tmp_path):
    kept = autostart.autostart("darwin", tmp_path)
    kept.turn_on(ODD, {"COUNTERSIGN_LEDGER": "/x"})
    (path,) = (tmp_path / "Library" / "LaunchAgents").iterdir()
    said = plistlib.loads(path.read_bytes())
    assert said["ProgramArguments"] == ODD
    assert said["EnvironmentVariables"] == {"COUNTERSIGN_LEDGER": "/x"}
    assert said["RunAtLoad"] is True
    kept.turn_off()
    assert not kept.is_on()


def test_the_value_of_windows(tmp_path):
    """The real key is Windows'; here the same class writes the same value to a file."""
    kept = autostart.RunKey(QSettings(str(tmp_path / "run.ini"), QSettings.Format.IniFormat))
    assert not kept.is_on()
    kept.turn_on([r"C:\Program Files\Countersign\countersign.exe"], {})
    assert kept.is_on()
    again = QSettings(str(tmp_path / "run.ini"), QSettings.Format.IniFormat)
    assert again.value("Countersign") == r'"C:\Program Files\Countersign\countersign.exe"'
    kept.turn_off()
    assert not kept.is_on()


def test_a_value_that_cannot_be_kept_is_told(tmp_path):
    (tmp_path / "run.ini").mkdir()
    kept = autostart.RunKey(QSettings(str(tmp_path / "run.ini"), QSettings.Format.IniFormat))
    with pytest.raises(OSError, match="Run"):
        kept.turn_on(["x"], {})


@pytest.mark.parametrize(
    ("argv", "is_frozen", "made"),
    [
        (["/usr/bin/countersign"], False, ("/usr/bin/countersign",)),
        (["/x/desktop_app/__main__.py"], False, ("python", "-m", "desktop_app")),
        (["countersign"], False, ("python", "-m", "desktop_app")),
        (["whatever"], True, ("python",)),
    ],
)
def test_how_it_is_started_again(argv, is_frozen, made):
    assert autostart.command(argv, "python", is_frozen=is_frozen) == (*made, autostart.HIDDEN)


def test_only_our_own_places_are_kept_of_the_environment():
    given = {"COUNTERSIGN_LEDGER": "/x", "COUNTERSIGN_HOME": "", "SECRET": "s"}
    assert autostart.environment(given) == {"COUNTERSIGN_LEDGER": "/x"}


def test_the_line_is_what_a_desktop_starts(tmp_path):
    """`env` and the quoting, by really starting it."""
    say = "import os, sys; print(os.environ['COUNTERSIGN_HOME'], sys.argv[1:])"
    words = [sys.executable, "-c", say, "a b", "$HOME"]
    entry = autostart.desktop_entry(words, {"COUNTERSIGN_HOME": "/my home"})
    done = subprocess.run(exec_words(entry), capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "/my home ['a b', '$HOME']"
