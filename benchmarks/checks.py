"""Measures the risk rules on a labelled set: recall, false alarms, microseconds a post.

    python benchmarks/checks.py SET.jsonl PROFILE.json [--resources resources] [--ids]

A line of the set is ``{"id", "lang", "text", "labels", "must_flag", "min_severity", "context"?}``;
``labels`` empty means that nothing should be found. A line's ``context`` overrides the profile.
A line counts as flagged when any rule fires, ``info`` included.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from desktop_app.checks.engine import Context, examine
from desktop_app.checks.profile import Profile
from desktop_app.checks.rulebook import Rulebook, load
from desktop_app.domain.finding import Finding, Severity

_REPEATS = 5


@dataclass(slots=True)
class Tally:
    """What was counted for one language."""

    risky: int = 0
    flagged: int = 0
    severe_enough: int = 0
    families: int = 0
    families_found: int = 0
    clean: int = 0
    alarms: int = 0
    alarms_above_info: int = 0
    micros: list[float] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    alarmed: list[str] = field(default_factory=list)


def read_rulebook(resources: Path) -> Rulebook:
    """Load every rule and lexicon under `resources`/rules."""
    files = sorted(path for path in (resources / "rules").rglob("*") if path.is_file())
    wanted = [path for path in files if path.suffix == ".toml" or "lexicon" in path.parts]
    return load(
        {path.relative_to(resources).as_posix(): path.read_text("utf-8") for path in wanted}
    )


def _moment(value: str | None) -> datetime | None:
    if value is None:
        return None
    moment = datetime.fromisoformat(value)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def situation(line: dict[str, Any], profile: dict[str, Any]) -> tuple[Profile, Context]:
    """Return the profile and context in which a line is read."""
    given = dict(line.get("context") or {})
    moments = {
        name: _moment(given.pop(name, None)) for name in ("now", "composed_at", "scheduled_for")
    }
    context = Context(
        sponsor=given.pop("sponsor", None), reply=bool(given.pop("reply", False)), **moments
    )
    return Profile.parse(profile | given), context


def _count(tally: Tally, line: dict[str, Any], findings: tuple[Finding, ...]) -> None:
    rules = f"{line['id']}: {sorted({finding.rule for finding in findings})}"
    worst = max((finding.severity.rank for finding in findings), default=-1)
    if not line["labels"]:
        tally.clean += 1
        tally.alarms += bool(findings)
        tally.alarms_above_info += worst > Severity.INFO.rank
        if findings:
            tally.alarmed.append(rules)
    if line["must_flag"]:
        tally.risky += 1
        tally.flagged += bool(findings)
        tally.severe_enough += worst >= Severity(line["min_severity"]).rank
        found = {finding.family.value for finding in findings}
        tally.families += len(line["labels"])
        tally.families_found += len(found & set(line["labels"]))
        if not found & set(line["labels"]):
            tally.missed.append(rules)


def measure(
    lines: list[dict[str, Any]], profile: dict[str, Any], book: Rulebook
) -> dict[str, Tally]:
    """Check every line; return the counts per language."""
    tallies: dict[str, Tally] = {}
    for line in lines:
        tally = tallies.setdefault(line["lang"], Tally())
        known, context = situation(line, profile)
        findings = examine(line["text"], line["lang"], book, known, context)
        for _ in range(_REPEATS):
            start = time.perf_counter()
            examine(line["text"], line["lang"], book, known, context)
            tally.micros.append((time.perf_counter() - start) * 1e6)
        _count(tally, line, findings)
    return tallies


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labelled", type=Path)
    parser.add_argument("profile", type=Path)
    parser.add_argument("--resources", type=Path, default=Path("resources"))
    parser.add_argument("--ids", action="store_true", help="name what was missed and alarmed")
    given = parser.parse_args()
    start = time.perf_counter()
    book = read_rulebook(given.resources)
    loaded = (time.perf_counter() - start) * 1e3
    rows = given.labelled.read_text("utf-8").splitlines()
    lines = [json.loads(row) for row in rows if row.strip()]
    profile = json.loads(given.profile.read_text("utf-8"))
    out = sys.stdout.write
    failed = Counter(result.passed for result in book.run_examples())[False]
    out(f"{len(book.rules)} rules in {loaded:.0f} ms, {failed} examples fail, {book.digest}\n")
    for language, tally in sorted(measure(lines, profile, book).items()):
        micros = sorted(tally.micros)
        out(
            f"{language}: flagged {tally.flagged}/{tally.risky}"
            f" ({tally.flagged / max(1, tally.risky):.2f}),"
            f" severe enough {tally.severe_enough}/{tally.risky},"
            f" families {tally.families_found}/{tally.families},"
            f" false alarms {tally.alarms}/{tally.clean}"
            f" (above info {tally.alarms_above_info}),"
            f" median {statistics.median(micros):.0f} us,"
            f" p95 {micros[int(len(micros) * 0.95)]:.0f} us\n"
        )
        if given.ids:
            out("  missed: " + "\n          ".join(tally.missed) + "\n")
            out("  alarmed: " + "\n           ".join(tally.alarmed) + "\n")


if __name__ == "__main__":
    main()
