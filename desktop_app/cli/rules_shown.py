"""Rules, and what they do, as lines and as JSON, for the commands of `countersign rules`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop_app import bootstrap
from desktop_app.checks.expression import written
from desktop_app.checks.rule import Rule
from desktop_app.checks.rulebook import ExampleResult
from desktop_app.cli.words import inline, quoted, say
from desktop_app.domain.finding import Severity
from desktop_app.services.archives import Archive
from desktop_app.services.rulebench import (
    BenchReport,
    Change,
    Coverage,
    Precision,
    RuleFigures,
)
from desktop_app.services.rulediff import BookDifference, LexiconChange, RuleChange
from desktop_app.services.ruletrial import Passage, Seen, Trial, excuse_text

_GRAVEST_FIRST = tuple(reversed(Severity))
_CHANGES = ("caught", "missed", "raised", "lowered")


# --- one rule --------------------------------------------------------------------------------


def failure_line(result: ExampleResult) -> str:
    """An example that does not behave as its author says."""
    example = result.example
    facts = {"rule": result.rule, "language": example.language, "text": example.text}
    if result.fired == example.hit:
        return say("rules.idle_example", **facts)
    return say("rules.should_hit" if example.hit else "rules.should_miss", **facts)


def rule_lines(rule: Rule) -> Iterator[str]:
    """Everything a rule says of itself, but its examples."""
    reader = bootstrap.system_language()
    yield f"{rule.id} v{rule.version}  {rule.pack}  {rule.family}  {rule.severity}"
    yield inline(rule.explain.text(reader))
    yield inline(rule.suggest.text(reader))
    yield inline("; ".join(rule.reference))
    yield f"when    {inline(written(rule.when))}"
    for excuse in rule.unless:
        yield f"unless  {inline(excuse_text(excuse))}"


def trial_lines(rule: Rule, trial: Trial) -> Iterator[str]:
    """What a rule found in a text, what it let go, and which of its words stand there."""
    head = {"rule": f"{rule.id} v{rule.version}", "language": trial.language}
    if trial.language not in rule.languages:
        yield say("rules.other_language", **head)
        return
    yield say("rules.fires" if trial.fires else "rules.silent", **head)
    for passage in trial.passages:
        yield from _passage_lines(passage)
    if not trial.passages:
        words = _words(trial.seen)
        yield say("rules.only_words", words=words) if words else say("rules.no_words")


def _passage_lines(passage: Passage) -> Iterator[str]:
    place = f"{passage.start}-{passage.end}"
    key = "rules.excused_passage" if passage.excused else "rules.passage"
    yield say(key, place=place, text=passage.text)
    yield say("rules.words", words=_words(passage.words))
    for excuse in passage.excused:
        yield say("rules.excuse", excuse=excuse)


def _words(seen: Sequence[Seen]) -> str:
    return ", ".join(
        one.name if one.name[0] == '"' else say("rules.word", name=one.name, text=one.text)
        for one in seen
    )


# --- an archive ------------------------------------------------------------------------------


def bench_lines(archive: Archive, report: BenchReport, *, with_texts: bool) -> Iterator[str]:
    """The figures of a bench; rules that found nothing are left out."""
    yield say("bench.posts", posts=report.posts, left_out=_left_out(archive))
    gravest = ", ".join(f"{report.by_severity[one]} {one}" for one in _GRAVEST_FIRST)
    share = _percent(report.share_flagged)
    yield say("bench.flagged", flagged=report.flagged, share=share, gravest=gravest)
    yield say("bench.precision", precision=_precision(report.precision))
    compares = any(one.before is not None for one in report.rules)
    yield say("bench.head_compared" if compares else "bench.head")
    for one in report.rules:
        if one.posts or one.before:
            yield _figures_line(one)
    if compares:
        for sort in _CHANGES:
            changes: tuple[Change, ...] = getattr(report, sort)
            yield say(f"bench.{sort}", count=len(changes))
            for change in changes:
                yield from _change_lines(change, with_texts=with_texts)


def _left_out(archive: Archive) -> str:
    reasons = sorted(archive.left_out.items())
    told = (say(f"archive.{reason}", count=count) for reason, count in reasons)
    return ", ".join(told) or "0"


def _figures_line(one: RuleFigures) -> str:
    before = "" if one.before is None else f" {one.before:7}"
    return (
        f"{one.rule:22} {one.severity:8} {one.hits:7} {_number(one.per_thousand):>9} "
        f"{one.posts:7}{before}  {_precision(one.precision)}"
    )


def _change_lines(change: Change, *, with_texts: bool) -> Iterator[str]:
    grades = (grade or say("bench.nothing") for grade in (change.before, change.after))
    yield f"  {inline(change.post.id)}  {' -> '.join(grades)}  {', '.join(change.rules)}"
    if with_texts:
        yield quoted(change.post.text)


def _precision(one: Precision) -> str:
    if not one.decisions:
        return "-"
    return say(
        "bench.share",
        right=one.right,
        decisions=one.decisions,
        share=_percent(one.share),
        low=_percent(one.low),
        high=_percent(one.high),
    )


def _percent(share: float) -> str:
    return _number(100 * share)


def _number(value: float) -> str:
    plain = f"{value:.1f}"
    return plain.replace(".", ",") if bootstrap.system_language() == "fr" else plain


def bench_record(archive: Archive, report: BenchReport, *, with_texts: bool) -> dict[str, object]:
    """The whole report for JSON; shares are from 0 to 1."""
    return {
        "posts": report.posts,
        "left_out": dict(archive.left_out),
        "flagged": report.flagged,
        "by_severity": {str(one): count for one, count in report.by_severity.items()},
        "precision": _precision_record(report.precision),
        "rules": [
            {
                "rule": one.rule,
                "severity": one.severity,
                "hits": one.hits,
                "per_thousand": one.per_thousand,
                "posts": one.posts,
                "before": one.before,
                "precision": _precision_record(one.precision),
            }
            for one in report.rules
        ],
        **{
            sort: [_change_record(one, with_texts=with_texts) for one in getattr(report, sort)]
            for sort in _CHANGES
        },
    }


def _precision_record(one: Precision) -> dict[str, object]:
    return {"decisions": one.decisions, "right": one.right, "low": one.low, "high": one.high}


def _change_record(change: Change, *, with_texts: bool) -> dict[str, object]:
    said: dict[str, object] = {
        "id": change.post.id,
        "before": change.before,
        "after": change.after,
        "rules": list(change.rules),
    }
    return said | ({"text": change.post.text} if with_texts else {})


def coverage_lines(found: Coverage, *, is_archive: bool) -> Iterator[str]:
    """Rules without use, and rules that say the same."""
    key = "coverage.archive" if is_archive else "coverage.examples"
    yield say(key, texts=found.texts, count=len(found.silent))
    for rule in found.silent:
        yield f"  {rule}"
    yield say("coverage.together", count=len(found.together))
    for pair in found.together:
        yield f"  {' + '.join(pair.rules)}  {pair.texts}"


# --- two rulebooks ---------------------------------------------------------------------------


def difference_lines(found: BookDifference) -> Iterator[str]:
    """What came, what went, what changed."""
    if found.is_none:
        yield say("diff.none")
    for rule in found.removed:
        yield f"- {inline(rule)}"
    for rule in found.added:
        yield f"+ {inline(rule)}"
    for change in found.changed:
        yield _rule_change_line(change)
    for lexicon in found.lexicons:
        yield from _lexicon_lines(lexicon)


def _rule_change_line(change: RuleChange) -> str:
    key = "diff.silent" if change.is_silent else "diff.changed"
    return say(
        key,
        rule=change.rule,
        old=change.old_version,
        new=change.new_version,
        keys=", ".join(change.keys),
    )


def _lexicon_lines(change: LexiconChange) -> Iterator[str]:
    rules = ", ".join(change.rules) or "-"
    yield say("diff.lexicon", name=change.name, language=change.language, rules=rules)
    yield from (f"    - {inline(word)}" for word in change.removed)
    yield from (f"    + {inline(word)}" for word in change.added)
