"""Measures spelling and grammar on labelled posts, with and without LanguageTool.

    python -m benchmarks.language [SET.jsonl[.gz]] [--no-grammar] [--missed]

An error counts as found when a finding shares a character with its words; a finding in a post
without errors is a false alarm. Without Java the dictionaries and the tables of certain confusions
read; LanguageTool adds to them. Shares stand with their 95 % interval (Wilson). Also prints what the
two processes weigh, how long they take to start, and what a check takes once warm.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from benchmarks.checks import Share
from desktop_app.adapters.language.grammar import GrammarChecker
from desktop_app.adapters.language.words import WordsChecker
from desktop_app.checks.confusions import certain
from desktop_app.checks.merging import merged
from desktop_app.domain.errors import Unavailable
from desktop_app.domain.finding import Family, Finding

ROOT = Path(__file__).parents[1]
OPEN = ROOT / "tests" / "data" / "spelling_open.jsonl"
TYPES = ("nonword", "realword", "grammar")


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A labelled post and what was found in it."""

    post: dict[str, Any]
    findings: tuple[Finding, ...]

    def of(self, error: dict[str, str]) -> list[Finding]:
        """The findings that touch the words of `error`."""
        start = self.post["text"].index(error["wrong"])
        end = start + len(error["wrong"])
        return [each for each in self.findings if each.span.start < end and start < each.span.end]


def read_set(path: Path) -> list[dict[str, Any]]:
    """The posts of a labelled set."""
    content = path.read_bytes()
    text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode()
    return [json.loads(row) for row in text.splitlines() if row.strip()]


def write(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def milliseconds(times: list[float]) -> str:
    """Median and 95th percentile of seconds."""
    times = sorted(times)
    high = times[min(int(len(times) * 0.95), len(times) - 1)]
    return f"p50 {statistics.median(times) * 1e3:.1f}, p95 {high * 1e3:.1f} ms"


def tell(reads: list[Read], name: str) -> None:
    """Print the figures of each language."""
    for language in ("en", "fr"):
        among = [read for read in reads if read.post["lang"] == language]
        if not among:
            continue
        errors = [(read, error) for read in among for error in read.post["errors"]]
        write(f"{name}, {language}")
        for kind in TYPES:
            of = [(read, error) for read, error in errors if error["type"] == kind]
            found = Share(sum(bool(read.of(error)) for read, error in of), len(of))
            first = Share(
                sum(_is_first(read.of(error), error["right"]) for read, error in of), found.hits
            )
            write(f"  {kind:9} found {found}; right suggestion first {first}")
        for kind in ("clean", "hard"):
            posts = [read for read in among if read.post["kind"] == kind]
            if not posts:
                continue
            alarms = sum(len(read.findings) for read in posts)
            write(
                f"  {kind:9} {alarms} alarms in {len(posts)} posts: {100 * alarms / len(posts):.1f} a hundred"
            )


def _is_first(findings: list[Finding], right: str) -> bool:
    """Whether one of `findings` offers `right`, or the part of it that it is about, first."""
    plain = right.replace("’", "'")
    firsts = {f.suggestions[0].replace("’", "'") for f in findings if f.suggestions}
    words = plain.replace("'", " ").split()  # what stands behind an elision is offered alone
    return any(first == plain or first in words for first in firsts)


def tell_missed(reads: list[Read]) -> None:
    """Name what was missed and what was alarmed about."""
    for read in reads:
        for error in read.post["errors"]:
            if not read.of(error):
                write(
                    f"  missed {read.post['id']} {error['type']}: {error['wrong']} ({error['right']})"
                )
        if read.post["kind"] != "error":
            for finding in read.findings:
                write(f"  alarm {read.post['id']} {finding.rule}: {finding.text}")


def weight(pid: int | None) -> str:
    """Resident megabytes of a process and its children, by name."""
    if pid is None:
        return "-"
    whole = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    sizes: Counter[str] = Counter()
    for process in whole:
        sizes[process.name()] += process.memory_info().rss
    return ", ".join(f"{name} {size / 1e6:.0f} MB" for name, size in sizes.items())


def without_java(posts: list[dict[str, Any]]) -> list[Read]:
    """Read `posts` by the dictionaries and the certain confusions; print what that takes."""
    reads, times, certainly = [], [], []
    with WordsChecker(ROOT / "resources" / "dictionaries") as words:
        began = time.perf_counter()
        words.check("", "en")
        write(f"words ready after {time.perf_counter() - began:.2f} s")
        for post in posts:
            began = time.perf_counter()
            found = words.check(post["text"], post["lang"])
            times.append(time.perf_counter() - began)
            began = time.perf_counter()
            known = certain(post["text"], post["lang"])
            certainly.append(time.perf_counter() - began)
            reads.append(Read(post=post, findings=merged((*found, *known))))
        write(f"words: {milliseconds(times)} a post; {weight(words.worker_pid)}")
        write(f"certain confusions: {milliseconds(certainly)} a post")
    return reads


def by_languagetool(posts: list[dict[str, Any]]) -> list[Read]:
    """Read `posts` by LanguageTool alone; print what that takes. Empty where there is none."""
    reads, times = [], []
    with GrammarChecker(ROOT / "build" / "languagetool") as grammar:
        began = time.perf_counter()
        try:
            engine = grammar.prepare()
        except Unavailable as error:
            write(f"no grammar: {error.kind} (make languagetool)")
            return []
        write(f"{engine} warm after {time.perf_counter() - began:.1f} s")
        for post in posts:
            began = time.perf_counter()
            found = grammar.check(post["text"], post["lang"])
            times.append(time.perf_counter() - began)
            reads.append(Read(post=post, findings=found))
        heavy = weight(grammar.worker_pid)
        write(f"{engine}: {milliseconds(times)} a post, first of each text; {heavy}")
    return reads


def tell_rules(reads: list[Read]) -> None:
    """Count by rule the findings of grammar in posts without errors."""
    rules = Counter(
        finding.rule
        for read in reads
        if read.post["kind"] != "error"
        for finding in read.findings
        if finding.family is Family.GRAMMAR
    )
    write("alarms by rule: " + ", ".join(f"{rule} {n}" for rule, n in rules.most_common(12)))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labelled", type=Path, nargs="?", default=OPEN)
    parser.add_argument("--no-grammar", action="store_true")
    parser.add_argument("--missed", action="store_true", help="name what was missed and alarmed")
    given = parser.parse_args()
    posts = read_set(given.labelled)
    reads = without_java(posts)
    tell(reads, "without Java")
    if given.missed:
        tell_missed(reads)
    if given.no_grammar:
        return
    alone = by_languagetool(posts)
    if not alone:
        return
    both = [
        Read(post=read.post, findings=merged((*read.findings, *more.findings)))
        for read, more in zip(reads, alone, strict=True)
    ]
    tell(both, "with LanguageTool")
    if given.missed:
        tell_missed(both)
    tell_rules(both)


if __name__ == "__main__":
    main()
