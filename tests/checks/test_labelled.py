"""The rules do on labelled posts what they did before: a change that makes them worse is seen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop_app.checks.engine import examine
from desktop_app.checks.profile import Profile
from desktop_app.checks.rulebook import Rulebook
from desktop_app.cli.checks import in_context, read_profile
from desktop_app.domain.finding import Family, Severity

DATA = Path(__file__).parents[1] / "data"
COMPANIES = DATA / "risk_companies"


def read(path: Path, profile: Path) -> tuple[Profile, list[dict]]:
    return read_profile(profile), [json.loads(row) for row in path.read_text("utf-8").splitlines()]


SETS = {
    name: read(DATA / f"{name}.jsonl", DATA / "risk_profile.json")
    for name in ("risk_open", "risk_tuning")
} | {
    path.stem: read(path, path.with_name(f"{path.stem}_profile.json"))
    for path in sorted(COMPANIES.glob("*.jsonl"))
}


def flagged(rulebook: Rulebook, profile: Profile, line: dict) -> bool:
    known, context = in_context(profile, line.get("context") or {})
    return bool(examine(line["text"], line["lang"], rulebook, known, context))


def shares(rulebook: Rulebook, names: list[str]) -> tuple[float, float]:
    """How many of the risky texts are flagged, and of the clean ones."""
    lines = [(SETS[name][0], line) for name in names for line in SETS[name][1]]
    risky = [flagged(rulebook, profile, line) for profile, line in lines if line["must_flag"]]
    clean = [flagged(rulebook, profile, line) for profile, line in lines if not line["labels"]]
    return sum(risky) / len(risky), sum(clean) / len(clean)


@pytest.mark.parametrize(
    ("names", "least", "most"),
    [
        (["risk_open"], 0.72, 0.11),
        (["risk_tuning"], 0.82, 0.07),
        ([path.stem for path in sorted(COMPANIES.glob("*.jsonl"))], 0.9, 0.03),
    ],
    ids=["open", "tuning", "companies"],
)
def test_no_more_is_missed_and_no_more_alarmed(
    rulebook: Rulebook, names: list[str], least: float, most: float
) -> None:
    found, alarmed = shares(rulebook, names)
    assert found >= least
    assert alarmed <= most


@pytest.mark.parametrize("name", sorted(SETS))
def test_every_line_is_labelled_in_the_words_of_the_rules(name: str) -> None:
    families = {family.value for family in Family}
    profile, lines = SETS[name]
    ids = [line["id"] for line in lines]
    assert len(set(ids)) == len(ids) > 100
    for line in lines:
        assert set(line["labels"]) <= families
        assert bool(line["labels"]) == line["must_flag"] == bool(line["min_severity"])
        assert not line["min_severity"] or Severity(line["min_severity"])
        in_context(profile, line.get("context") or {})
