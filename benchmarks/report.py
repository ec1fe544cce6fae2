"""Writes docs/performance.md and its charts from the results of `make bench` and `make compare`.

python -m benchmarks.report            take the results, keep a copy in docs, write the page
python -m benchmarks.report --page     write the page from the copy in docs
python -m benchmarks.report --check    change nothing; fail when the page is not that of the copy
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.charts import chart, number, sentence
from benchmarks.results import FILE, ROOT, read, written

DOCS = ROOT / "docs"
COPY, PAGE, PICTURES = DOCS / "performance.json", DOCS / "performance.md", "pictures/performance"
Row = dict[str, Any]
#: Ratios between this and its inverse are called alike.
_ALIKE = 0.95

_HEAD = """# Performance

This page and its charts are written by `make performance` from `docs/performance.json`, the copy of
the one file that `make bench` and `make compare` fill. Every figure names the command that measures
it again. Ours and what stands beside it were measured in the same run, in turns, so that whatever
else the machine did slowed both; **ratio** is ours over theirs. Single seconds say little where the
load is high: take the ratios. Weighted length, rules and words are told in time of the processor. A value is a median, in brackets from the 5th to the 95th percentile of
its `n` measurements; of a share, the 95 % interval (Wilson) of its `n` cases.

"""


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of some figures of a part."""

    name: str
    title: str
    shows: Callable[[Row], bool]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, what a reader has to know, its charts, and a table of all figures of its parts."""

    title: str
    parts: tuple[str, ...]
    text: str
    charts: tuple[Chart, ...] = ()


SECTIONS = (
    Section(
        "Start and memory, beside ReText and novelWriter",
        ("starts",),
        "All three are desktop programs in Python on Qt. Each is started as a person starts it, on a "
        "screen of its own (Xvfb), with a home that an earlier start has made, and seen from outside: "
        "the time until a window is painted that fills a third of the screen; and, once it has used next "
        "to nothing for five seconds, the time of processors and the memory (PSS) of it and all its "
        "processes. They do not do the "
        "same: ReText opens an empty text, novelWriter its list of projects; Countersign opens a "
        "record, proves it, reads its rules and starts its words checker. LanguageTool is not started "
        "here: it is installed apart, and its Java stands under the windows below.",
        (Chart("starts", "Start and memory", lambda _row: True),),
    ),
    Section(
        "Weighted length, beside twitter-text",
        ("lengths",),
        "twitter-text is the code that X publishes. It runs in Node.js, whose compiler writes machine "
        "code; ours is Python, and counts a post of 280 characters far below what a person notices. "
        "Whether both count the same is what matters: posts made of pieces that both know must be "
        "counted alike without one exception, or the run fails; what is counted differently has its "
        "reason below.",
        (
            Chart(
                "lengths", "Weighted length: speed", lambda row: row["name"].startswith("counting")
            ),
        ),
    ),
    Section(
        "Risk rules, beside alex, write-good, proselint and textlint",
        ("rules",),
        "These are good tools for something else: alex finds words that hurt people, write-good weak "
        "style, proselint clichés and slips of usage, textlint whatever its rules look for (here "
        "filler and buzzwords, terms, accents). None is made to tell what a lawyer has to see. So "
        "each stands beside ours on the classes of risk it can speak of, whatever it says of a post "
        "counts as found, and only English posts are read, because none of them reads French. The "
        "posts are our own labelled ones; our rules were widened with those of the ten companies, "
        "which flatters our share of them (docs/rules.md has the sealed sets).",
        (
            Chart(
                "rules-found",
                "Risk rules: labelled posts of ten companies",
                lambda row: "ten companies" in row["name"] and "every class" not in row["name"],
            ),
            Chart("rules-time", "Risk rules: time", lambda row: row["name"].startswith("reading")),
        ),
    ),
    Section(
        "Misspelt words, beside nspell and cspell",
        ("words",),
        "nspell is Hunspell's way in JavaScript, with the same dictionaries as ours; cspell is made "
        "for programs' code and brings its own words. All read the labelled posts once. Ours is asked "
        "as the program asks it, in a process of its own, with suggestions, and the way there and "
        "back counts; theirs read without suggestions and time themselves. Much of our time goes into "
        "not raising a false alarm: each unknown word is held against names, other languages and what "
        "people really write. Words seen before are remembered.",
        (
            Chart(
                "words-found",
                "Misspelt words: found, offered, false alarms",
                lambda row: row["unit"] != "ms",
            ),
            Chart("words-time", "Misspelt words: time", lambda row: row["unit"] == "ms"),
        ),
    ),
    Section(
        "The windows, beside bare widgets of Qt",
        (
            "start",
            "memory",
            "idle",
            "languages",
            "reviews",
            "editing",
            "underlines",
            "stalls",
            "lists",
            "growth",
        ),
        "What stands beside ours is the least that Qt can do: an empty window, a text field, labels, "
        "a table of one line. Figures that miss their goal are explained in docs/shortfalls.md.",
        (
            Chart(
                "windows",
                "The windows beside bare widgets",
                lambda row: (
                    row["other"] is not None and row["part"] in ("start", "memory", "lists")
                ),
            ),
        ),
    ),
    Section(
        "Parts of the program alone",
        (
            "weighted length",
            "words alone",
            "checks",
            "difference",
            "figures",
            "ledger",
            "live",
            "evidence",
        ),
        "Without anything of others beside them.",
    ),
)


def page(results: dict[str, Any]) -> str:
    """The whole page."""
    return (
        _HEAD
        + _machine(results["machine"])
        + "".join(_section(each, results["figures"]) for each in SECTIONS)
    )


def pictures(results: dict[str, Any]) -> dict[str, str]:
    """The charts by file name; those without any figure are left out."""
    return {
        f"{each.name}.svg": chart(each.title, shown)
        for section in SECTIONS
        for each in section.charts
        if (shown := _shown(each, _of(section, results["figures"])))
    }


def _machine(facts: dict[str, Any]) -> str:
    return (
        f"Measured on {facts['cores']} cores ({facts['processor']}), {facts['memory_gib']} GiB of "
        f"memory, {facts['system']}, Python {facts['python']}"
        f"{facts['node'] and ', Node.js ' + facts['node']}.\n"
    )


def _of(section: Section, figures: Sequence[Row]) -> list[Row]:
    return [one for part in section.parts for one in figures if one["part"] == part]


def _shown(one: Chart, figures: Sequence[Row]) -> list[Row]:
    return [row for row in figures if row["other"] is not None and one.shows(row)]


def _section(section: Section, figures: Sequence[Row]) -> str:
    rows = _of(section, figures)
    if not rows:
        return ""
    drawn = "".join(
        f"![{each.title}. {'; '.join(map(sentence, shown))}.]({PICTURES}/{each.name}.svg)\n\n"
        for each in section.charts
        if (shown := _shown(each, rows))
    )
    commands = ", ".join(f"`{one}`" for one in dict.fromkeys(row["command"] for row in rows))
    table = _beside(rows) if section.charts else _alone(rows)
    return (
        f"\n## {section.title}\n\n{section.text}\n\nMeasured again by {commands}.\n\n{drawn}{table}"
        f"{_notes(rows)}"
    )


def _beside(rows: Sequence[Row]) -> str:
    head = (
        "| what | ours | beside | theirs | ratio | better | n | load | on |\n" + "|---" * 9 + "|\n"
    )
    return head + "".join(
        f"| {row['name']} | {_value(row, 'value', 'spread')}{_goal(row)} | {row['beside']} | "
        f"{_value(row, 'other', 'other_spread')} | {_ratio(row)} | {better(row)} | {row['n']} | "
        f"{row['load']:g} | {row['on']} |\n"
        for row in rows
    )


def _alone(rows: Sequence[Row]) -> str:
    head = "| what | value | beside | ratio | n | load | on |\n" + "|---" * 7 + "|\n"
    return head + "".join(
        f"| {row['name']} | {_value(row, 'value', 'spread')}{_goal(row)} | {_other(row)} | "
        f"{_ratio(row)} | {row['n']} | {row['load']:g} | {row['on']} |\n"
        for row in rows
    )


def better(row: Row) -> str:
    """Whose value is the better one, in a word."""
    if row["other"] is None:
        return ""
    most, least = max(row["value"], row["other"]), min(row["value"], row["other"])
    if least == most or (least > 0 and least / most > _ALIKE):
        return "alike"
    return "ours" if (row["value"] == most) == row["is_more_better"] else "theirs"


def _value(row: Row, value: str, spread: str) -> str:
    if row[value] is None:
        return ""
    around = row[spread] and f" ({number(row[spread][0])} to {number(row[spread][1])})"
    return f"{number(row[value])} {row['unit']}{around or ''}"


def _other(row: Row) -> str:
    return (
        "" if row["other"] is None else f"{row['beside']}: {_value(row, 'other', 'other_spread')}"
    )


def _ratio(row: Row) -> str:
    return "" if row["ratio"] is None else f"{number(row['ratio'])}"


def _goal(row: Row) -> str:
    if not row["goal"]:
        return ""
    return f"; goal: {row['goal']}, {'met' if row['is_met'] else 'MISSED'}"


def _notes(rows: Sequence[Row]) -> str:
    told = [f"- {row['name']}: {row['note']}.\n" for row in rows if row["note"]]
    return "\n" + "".join(told) if told else ""


def write(results: dict[str, Any]) -> None:
    """Write the page, and its charts instead of those of before."""
    folder = DOCS / PICTURES
    folder.mkdir(parents=True, exist_ok=True)
    drawn = pictures(results)
    for old in folder.glob("*.svg"):
        if old.name not in drawn:
            old.unlink()
    for name, text in drawn.items():
        (folder / name).write_text(text, encoding="utf-8")
    PAGE.write_text(page(results), encoding="utf-8")


def is_current(results: dict[str, Any]) -> bool:
    """Whether page and charts are those of `results`."""
    kept = {path.name: path.read_text("utf-8") for path in (DOCS / PICTURES).glob("*.svg")}
    return kept == pictures(results) and PAGE.read_text(encoding="utf-8") == page(results)


def main(arguments: list[str]) -> int:
    """Return 0; 1 when there are no results, or when `--check` finds the page out of date."""
    if arguments == ["--check"]:
        fine = is_current(read(COPY))
        print("performance: current" if fine else "performance: run make performance")
        return 0 if fine else 1
    source = COPY if arguments == ["--page"] else FILE
    results = read(source)
    if not results["figures"]:
        print(
            f"performance: no figures in {_shown_path(source)}; make bench and make compare first"
        )
        return 1
    COPY.write_text(written(results), encoding="utf-8")
    write(results)
    return 0


def _shown_path(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
