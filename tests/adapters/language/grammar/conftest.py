"""A scripted LanguageTool: a program called ``java`` that answers as the launcher does."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from desktop_app.adapters.language.grammar import GrammarChecker
from desktop_app.adapters.language.grammar.server import JAR

SCRIPT = Path(__file__).with_name("scripted_java.py")
Make = Callable[..., GrammarChecker]


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Put a ``java`` on the path that does as told; returns the folder where it leaves its traces."""

    def put(**told: Any) -> Path:
        home = tmp_path / "java"
        home.mkdir(exist_ok=True)
        (home / "told.json").write_text(json.dumps(told), "utf-8")
        program = home / "java"
        program.write_text(f"#!/bin/sh\nexec '{sys.executable}' '{SCRIPT}' '{home}' \"$@\"\n")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{home}{os.pathsep}/usr/bin{os.pathsep}/bin")
        monkeypatch.delenv("JAVA_HOME", raising=False)
        return home

    return put


@pytest.fixture
def checker(tmp_path: Path) -> Iterator[Make]:
    """Make checkers over a folder with the launcher in it; they are closed at the end."""
    made: list[GrammarChecker] = []

    def make(*, installed: bool = True) -> GrammarChecker:
        folder = tmp_path / "languagetool"
        folder.mkdir(exist_ok=True)
        if installed:
            (folder / JAR).write_bytes(b"")
        made.append(GrammarChecker(folder))
        return made[-1]

    yield make
    for each in made:
        each.close()


def seen(home: Path) -> list[str]:
    """The texts that the scripted LanguageTool was asked about, without those that warm it up."""
    trace = home / "texts"
    texts = trace.read_text("utf-8").split("\0") if trace.exists() else []
    return [text for text in texts if text and "onday" not in text and "lundi" not in text]


def pids(home: Path) -> list[int]:
    """The process ids of the scripted servers, oldest first."""
    trace = home / "pids"
    return [int(line) for line in trace.read_text().split()] if trace.exists() else []


def left(processes: list[psutil.Process]) -> list[psutil.Process]:
    """Those that still run after a while. What nobody has counted yet as dead is dead."""
    _, there = psutil.wait_procs(processes, timeout=20)
    return [each for each in there if _runs(each)]


def _runs(process: psutil.Process) -> bool:
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
