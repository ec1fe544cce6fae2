"""The house's own fixtures catch what they promise to catch."""

import subprocess
import sys

import pytest

from tests.house.tree import ROOT

CASES = """
import os, socket, threading, warnings
from pathlib import Path
from PySide6.QtCore import qWarning
from PySide6.QtWidgets import QWidget

done = threading.Event()

def test_a_thread_left(monkeypatch):
    threading.Thread(target=done.wait, args=(20,), daemon=True, name="forgotten").start()

def test_a_window_left(qapp):
    test_a_window_left.window = QWidget()
    test_a_window_left.window.show()

def test_a_warning():
    warnings.warn("careless")

def test_a_warning_of_qt(qtbot):
    qWarning("careless")

def test_a_connection():
    try:
        socket.create_connection(("192.0.2.1", 443), timeout=1)
    except Exception:
        pass

def test_a_home_of_its_own():
    home = Path(os.environ["COUNTERSIGN_HOME"])
    assert home.is_dir() and not list(home.iterdir())
    (home / "left").touch()

def test_another_home_of_its_own():
    test_a_home_of_its_own()

def test_offscreen(qapp):
    assert qapp.platformName() == "offscreen"
"""


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    cases = tmp_path_factory.mktemp("cases") / "test_cases.py"
    cases.write_text(CASES, encoding="utf-8")
    settings = [
        "-c",
        str(ROOT / "pyproject.toml"),
        "-p",
        "tests.conftest",
        "-p",
        "no:cacheprovider",
    ]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *settings, "-vv", "-rA", str(cases)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout


@pytest.mark.parametrize(
    ("case", "told"),
    [
        ("test_a_thread_left", "threads left running: ['forgotten']"),
        ("test_a_window_left", "windows left open: [\"QWidget ''\"]"),
    ],
)
def test_what_is_left_behind_is_an_error(outcomes, case, told):
    assert f"::{case} - AssertionError: {told}" in outcomes


@pytest.mark.parametrize(
    ("case", "told"),
    [
        ("test_a_warning", "UserWarning: careless"),
        ("test_a_connection", "OutsideConnection: looking up '192.0.2.1'"),
        ("test_a_warning_of_qt", "Failure: Qt messages with level WARNING or above emitted"),
    ],
)
def test_noise_fails(outcomes, case, told):
    failed = [line for line in outcomes.splitlines() if line.startswith("FAILED")]
    assert any(f"::{case} - " in line or line.endswith(f"::{case}") for line in failed), outcomes
    assert told in outcomes


@pytest.mark.parametrize(
    "case", ["test_a_home_of_its_own", "test_another_home_of_its_own", "test_offscreen"]
)
def test_what_is_promised_is_there(outcomes, case):
    passed = [line for line in outcomes.splitlines() if line.startswith("PASSED")]
    assert any(line.endswith(f"::{case}") for line in passed), outcomes
