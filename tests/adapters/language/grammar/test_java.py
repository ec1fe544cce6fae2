"""Whatever stands under the name of ``java``, the answer is a Java or why there is none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.adapters.language.grammar import java


@pytest.mark.parametrize(
    ("printed", "missing"),
    [
        ('openjdk version "17.0.15" 2025-04-15', ""),
        ('openjdk version "25-ea" 2025-09-16', ""),
        ('java version "21" 2023-09-19 LTS', ""),
        ('java version "1.8.0_402"', "old_java"),
        ('openjdk version "11.0.2" 2019-01-15', "old_java"),
        ("The operation couldn’t be completed. Unable to locate a Java Runtime.", "odd_java"),
        ("version \x00\x1b[31m nonsense", "odd_java"),
        ("", "odd_java"),
    ],
)
def test_what_java_says_of_itself(script: Callable[..., Path], printed: str, missing: str) -> None:
    home = script(version=printed)
    found = java.find()
    assert found.missing == missing
    assert found.path == (None if missing else home / "java")


def test_a_java_that_fails_is_an_odd_one(script: Callable[..., Path]) -> None:
    script(version='openjdk version "17.0.15"', exit=1)
    assert java.find() == java.Java(missing="odd_java")


def test_no_java_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    assert java.find() == java.Java(missing="no_java")


@pytest.mark.parametrize("path", [".", "here", ""])
def test_no_java_of_the_current_folder_is_started(
    script: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    home = script()
    monkeypatch.delenv("JAVA_HOME", raising=False)
    (home.parent / "here").symlink_to(home)
    monkeypatch.chdir(home.parent if path == "here" else home)
    monkeypatch.setenv("PATH", path)
    assert java.find().path is None
    monkeypatch.setenv("JAVA_HOME", "..")
    assert java.find().path is None


def test_the_home_that_is_named_comes_first(
    script: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = script()
    (tmp_path / "jdk").mkdir()
    (tmp_path / "jdk" / "bin").symlink_to(home)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "jdk"))
    monkeypatch.setenv("PATH", "/nowhere:/bin")
    assert java.find().path == tmp_path / "jdk" / "bin" / "java"


def test_nothing_makes_our_java_load_other_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-javaagent:spy.jar")
    monkeypatch.setenv("KEPT", "1")
    kept = java.environment()
    assert "JAVA_TOOL_OPTIONS" not in kept
    assert kept["KEPT"] == "1"
