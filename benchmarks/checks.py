"""Measures the risk rules on a labelled set: recall, false alarms, families, microseconds a post.

    python benchmarks/checks.py SET.jsonl[.gz] PROFILE.json [--resources resources] [--ids]

A line of the set is ``{"id", "lang", "text", "labels", "must_flag", "min_severity", "context"?}``;
``labels`` empty means that nothing should be found. A line's ``context`` overrides the profile.
A line counts as flagged when any rule fires, ``info`` included. Shares stand with their 95 %
interval (Wilson, 1927); languages are compared by the two-proportion z test. Posts of 280 characters
are timed beside the same words as regular expressions, one class after the other.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.results import Figure, keep, timed
from desktop_app.bootstrap import rule_sources
from desktop_app.checks.engine import Context, examine
from desktop_app.checks.profile import Profile
from desktop_app.checks.rulebook import Rulebook, load
from desktop_app.checks.ruletoml import read_lexicons
from desktop_app.cli.checks import in_context, read_profile
from desktop_app.domain.finding import Family, Finding, Severity

_REPEATS = 5
_LENGTH = 280  #: characters of the posts that are timed
_COMMAND = "make bench-checks"
_Z = 1.959964  #: of the normal distribution, for 95 %


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        """From 0 to 1; 0 of nothing."""
        return self.hits / self.of if self.of else 0.0

    def __str__(self) -> str:
        if not self.of:
            return "-"
        low, high = self.interval
        return f"{self.hits}/{self.of} ({self.value:.2f}, {low:.2f} to {high:.2f})"

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's interval, 95 %."""
        n, p = self.of, self.value
        middle = (p + _Z * _Z / (2 * n)) / (1 + _Z * _Z / n)
        half = _Z / (1 + _Z * _Z / n) * math.sqrt(p * (1 - p) / n + _Z * _Z / (4 * n * n))
        return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(slots=True)
class Line:
    """One labelled text, and what was found in it."""

    id: str
    language: str
    labels: frozenset[str]
    must_flag: bool
    severity: str
    findings: tuple[Finding, ...]

    @property
    def families(self) -> frozenset[str]:
        """The families that were found."""
        return frozenset(finding.family.value for finding in self.findings)

    @property
    def rank(self) -> int:
        """Of the gravest finding; -1 when there is none."""
        return max((finding.severity.rank for finding in self.findings), default=-1)


def read_lines(path: Path, profile: Profile, book: Rulebook) -> list[Line]:
    """Check every line of the set."""
    content = path.read_bytes()
    rows = (gzip.decompress(content) if path.suffix == ".gz" else content).decode().splitlines()
    values = [json.loads(row) for row in rows if row.strip()]
    lines = []
    for one in values:
        known, context = in_context(profile, one.get("context") or {})
        lines.append(
            Line(
                id=str(one["id"]),
                language=one["lang"],
                labels=frozenset(one["labels"]),
                must_flag=bool(one["must_flag"]),
                severity=one["min_severity"],
                findings=examine(one["text"], one["lang"], book, known, context),
            )
        )
    return lines


def share(lines: Iterable[Line], counts: Callable[[Line], bool]) -> Share:
    """How many of `lines` count."""
    among = list(lines)
    return Share(sum(map(counts, among)), len(among))


def f1(lines: Iterable[Line], family: str) -> float | None:
    """Of one family over all lines; None where nothing is labelled with it."""
    among = list(lines)
    labelled = [line for line in among if family in line.labels]
    if not labelled:
        return None
    right = sum(family in line.families for line in labelled)
    found = sum(family in line.families for line in among)
    return 2 * right / (len(labelled) + found)


def _found(lines: list[Line], family: str) -> Share:
    return share((one for one in lines if family in one.labels), lambda one: family in one.families)


def difference(one: Share, other: Share) -> float:
    """The two-sided p of the z test that both shares are the same."""
    both = (one.hits + other.hits) / (one.of + other.of)
    spread = math.sqrt(both * (1 - both) * (1 / one.of + 1 / other.of))
    return 1.0 if spread == 0 else math.erfc(abs(one.value - other.value) / spread / math.sqrt(2))


def tell(lines: list[Line], name: str, *, with_ids: bool) -> None:
    """Print the figures of each language, of both, and of each family; keep those of the set `name`."""
    out = sys.stdout.write
    recalls, alarms = [], []
    for language in ("en", "fr", "both"):
        among = [line for line in lines if language in (line.language, "both")]
        risky = [line for line in among if line.must_flag]
        clean = [line for line in among if not line.labels]
        grave = [line for line in risky if line.severity == Severity.LEGAL]
        recall = share(risky, lambda line: line.rank >= 0)
        alarm = share(clean, lambda line: line.rank >= 0)
        if language != "both":
            recalls.append(recall)
            alarms.append(alarm)
        scores = [score for one in Family if (score := f1(among, one.value)) is not None]
        enough = share(risky, lambda line: line.rank >= Severity(line.severity).rank)
        above = share(clean, lambda line: line.rank > Severity.INFO.rank)
        out(
            f"{language:5} flagged {recall}, of legal {share(grave, lambda line: line.rank >= 0)}, "
            f"severe enough {enough}, false alarms {alarm}, above info {above}, "
            f"family macro F1 {statistics.mean(scores or [0]):.2f}\n"
        )
        _keep(f"risky texts flagged, {language}, {name}", recall, is_more_better=True)
        _keep(f"harmless texts flagged, {language}, {name}", alarm, is_more_better=False)
        if with_ids and language != "both":
            for how, which in (("missed", [x for x in risky if x.rank < 0]),
                                ("alarmed", [x for x in clean if x.rank >= 0])):  # fmt: skip
                for line in which:
                    out(f"  {how} {line.id} {sorted({one.rule for one in line.findings})}\n")
    if all(one.of for one in (*recalls, *alarms)):
        out(f"English against French: recall p {difference(*recalls):.2f}, "
            f"false alarms p {difference(*alarms):.2f}\n")  # fmt: skip
    for family in Family:
        found = _found(lines, family.value)
        if found.of:
            out(f"  {family.value:24} found {found}, F1 {f1(lines, family.value) or 0:.2f}\n")


def _keep(name: str, found: Share, *, is_more_better: bool) -> None:
    low, high = found.interval if found.of else (0.0, 0.0)
    keep(
        Figure(
            part="checks",
            name=name,
            unit="%",
            value=100 * found.value,
            spread=(100 * low, 100 * high),
            n=found.of,
            is_more_better=is_more_better,
            command=_COMMAND,
        )
    )


def time_posts(
    lines: list[str], book: Rulebook, profile: Profile, lexicons: list[re.Pattern[str]]
) -> None:
    """Print what a post of 280 characters takes, beside regular expressions."""
    posts = [(text * (_LENGTH // max(1, len(text)) + 1))[:_LENGTH] for text in lines]
    ours, theirs = [], []
    for text in posts:
        for _ in range(_REPEATS):
            start = time.perf_counter()
            examine(text, "en", book, profile, Context())
            middle = time.perf_counter()
            ours.append((middle - start) * 1e6)
        lowered = text.lower()
        middle = time.perf_counter()
        for pattern in lexicons:
            pattern.search(lowered)
        theirs.append((time.perf_counter() - middle) * 1e6)
    keep(
        timed(
            [each / 1000 for each in ours],
            [each / 1000 for each in theirs],
            part="checks",
            name=f"risk rules on {_LENGTH} characters",
            unit="ms",
            beside="its English lists as regular expressions",
            command=_COMMAND,
        )
    )
    ours.sort()
    theirs.sort()
    p95 = ours[int(len(ours) * 0.95)]
    sys.stdout.write(
        f"280 characters: p50 {statistics.median(ours):.0f}, p95 {p95:.0f} us"
        f"   re, class by class: p50 {statistics.median(theirs):.0f}, "
        f"p95 {theirs[int(len(theirs) * 0.95)]:.0f} us   x{p95 / theirs[int(len(theirs) * 0.95)]:.2f}\n"
    )


def patterns(resources: Path) -> list[re.Pattern[str]]:
    """The English lexicons as regular expressions, one a class."""
    found = []
    for path in sorted((resources / "rules" / "lexicon" / "en").glob("*.txt")):
        for _, _, rows in read_lexicons(f"lexicon/en/{path.name}", path.read_text("utf-8")):
            words = [row.lower() for row in rows if row[0] != "="]
            parts = [re.escape(word).replace(r"\*", r"\w*") for word in words]
            found.append(re.compile(rf"\b(?:{'|'.join(parts)})\b"))
    return found


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labelled", type=Path)
    parser.add_argument("profile", type=Path)
    parser.add_argument("--resources", type=Path, default=Path("resources"))
    parser.add_argument("--ids", action="store_true", help="name what was missed and alarmed")
    given = parser.parse_args()
    start = time.perf_counter()
    book = load(rule_sources(given.resources / "rules"))
    loaded = (time.perf_counter() - start) * 1e3
    profile = read_profile(given.profile)
    failed = Counter(result.passed for result in book.run_examples())[False]
    sys.stdout.write(
        f"{len(book.rules)} rules in {loaded:.0f} ms, {failed} examples fail, {book.digest}\n"
    )
    lines = read_lines(given.labelled, profile, book)
    tell(lines, given.labelled.name, with_ids=given.ids)
    texts = [example.text for rule in book.rules for example in rule.examples]
    time_posts(texts[::3], book, profile, patterns(given.resources))


if __name__ == "__main__":
    main()
