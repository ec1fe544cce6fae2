"""The rules do on labelled posts what they did before: a change that makes them worse is seen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop_app.checks.engine import examine
from desktop_app.checks.rulebook import Rulebook
from desktop_app.cli.checks import in_context, read_profile
from desktop_app.domain.finding import Family, Severity

DATA = Path(__file__).parents[1] / "data"
PROFILE = read_profile(DATA / "risk_profile.json")
SETS = {
    name: [json.loads(row) for row in (DATA / name).read_text("utf-8").splitlines()]
    for name in ("risk_open.jsonl", "risk_tuning.jsonl")
}


def flagged(rulebook: Rulebook, line: dict) -> bool:
    profile, context = in_context(PROFILE, line.get("context") or {})
    return bool(examine(line["text"], line["lang"], rulebook, profile, context))


@pytest.mark.parametrize(
    ("name", "least", "most"), [("risk_open.jsonl", 0.72, 0.11), ("risk_tuning.jsonl", 0.82, 0.07)]
)
def test_no_more_is_missed_and_no_more_alarmed(
    rulebook: Rulebook, name: str, least: float, most: float
) -> None:
    risky = [flagged(rulebook, line) for line in SETS[name] if line["must_flag"]]
    clean = [flagged(rulebook, line) for line in SETS[name] if not line["labels"]]
    assert sum(risky) / len(risky) >= least
    assert sum(clean) / len(clean) <= most


@pytest.mark.parametrize("name", sorted(SETS))
def test_every_line_is_labelled_in_the_words_of_the_rules(name: str) -> None:
    families = {family.value for family in Family}
    ids = [line["id"] for line in SETS[name]]
    assert len(set(ids)) == len(ids) > 100
    for line in SETS[name]:
        assert set(line["labels"]) <= families
        assert bool(line["labels"]) == line["must_flag"] == bool(line["min_severity"])
        assert not line["min_severity"] or Severity(line["min_severity"])
        in_context(PROFILE, line.get("context") or {})
