"""The product's own rulebook, read once from resources/."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.checks.rulebook import Rulebook, load

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="session")
def rule_sources() -> dict[str, str]:
    """Every rule and lexicon file that is shipped, by its name under resources/."""
    files = [*(RESOURCES / "rules").rglob("*.toml"), *(RESOURCES / "rules").rglob("*.txt")]
    return {path.relative_to(RESOURCES).as_posix(): path.read_text("utf-8") for path in files}


@pytest.fixture(scope="session")
def rulebook(rule_sources: dict[str, str]) -> Rulebook:
    """The shipped rulebook."""
    return load(rule_sources)
