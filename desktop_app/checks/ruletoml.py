"""Reads rule files and lexicon files, given as text, and refuses whatever is not exactly right.

Every refusal is `BadInput` and names the file and the key.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

from desktop_app.checks.expression import Node, parse
from desktop_app.checks.rule import LANGUAGES, REVIEWERS, Example, Excuse, Rule, parse_excuse
from desktop_app.domain.errors import BadInput
from desktop_app.domain.finding import Explanation, Family, Severity

_Chosen = TypeVar("_Chosen", Family, Severity)
_REQUIRED = {
    "id", "family", "version", "languages", "severity", "reviewers", "when", "explain", "suggest",
    "tests",
}  # fmt: skip
_HEADING = re.compile(r"^(@[A-Z][A-Z0-9_]*)[ \t]*$", re.MULTILINE)
_OPTIONAL = {"unless", "raise", "reference", "review_due"}
_CONTEXT = {"scheduled_for", "composed_at", "sponsor", "reply", "news_hold"}
ENOUGH = 2  #: examples of each kind that every language of a rule must have


def read_rules(file: str, text: str) -> tuple[tuple[Rule, Mapping[str, Any]], ...]:
    """Read one rule file: each rule, and the table it was read from.

    Raises `BadInput`: ``rulebook.toml``, ``.key``, ``.value`` and more.
    """
    try:
        text.encode("utf-8")  # half a character, as a window can hand it on, has no digest
        document = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeEncodeError, RecursionError) as error:
        raise BadInput("rulebook.toml", file=file, key="", problem=str(error)) from error
    _only(file, "", document, {"rule"})
    rules = document.get("rule")
    if not isinstance(rules, list) or not rules:
        raise BadInput("rulebook.value", file=file, key="rule")
    return tuple((_rule(file, index, table), table) for index, table in enumerate(rules))


def read_lexicons(file: str, text: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Give language, name (``@OWN_METRIC``) and entries of each word list of a file.

    An entry a line; ``#`` opens a comment line. The file ``lexicon/en/own_metric.txt`` is one list of
    that name; where lines like ``@OWN_METRIC`` stand, each begins the list that it names. Raises
    `BadInput`: ``rulebook.file``, ``rulebook.duplicate``.
    """
    match file.removesuffix(".txt").split("/")[-3:]:
        case ["lexicon", language, name] if language in LANGUAGES and file.endswith(".txt"):
            pass
        case _:
            raise BadInput("rulebook.file", file=file, key="")
    head, *parts = _HEADING.split(text)
    named = list(zip(parts[::2], parts[1::2], strict=True))
    for heading, times in Counter(heading for heading, _ in named).items():
        if times > 1:
            raise BadInput("rulebook.duplicate", file=file, key=heading)
    own = _entries(head)
    if own or not named:
        yield language, "@" + name.upper(), own
    for heading, lines in named:
        yield language, heading, _entries(lines)


def _entries(text: str) -> tuple[str, ...]:
    return tuple(line for line in map(str.strip, text.splitlines()) if line and line[0] != "#")


def _only(file: str, where: str, table: Mapping[str, Any], known: set[str]) -> None:
    for key in table:
        if key not in known:
            raise BadInput("rulebook.key", file=file, key=f"{where}{key}")


class _Table:
    """One rule's table, read key by key."""

    def __init__(self, file: str, name: str, table: Mapping[str, Any]) -> None:
        self.file = file
        self.name = name
        self.table = table

    def refuse(self, key: str) -> BadInput:
        return BadInput("rulebook.value", file=self.file, key=f"{self.name}.{key}")

    def text(self, key: str) -> str:
        value = self.table.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.refuse(key)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.refuse(key)
        return tuple(value)

    def choice(self, key: str, kind: type[_Chosen]) -> _Chosen:
        try:
            return kind(self.text(key))
        except ValueError:
            raise self.refuse(key) from None

    def inner(self, key: str) -> Mapping[str, Any]:
        value = self.table.get(key, {})
        if not isinstance(value, dict):
            raise self.refuse(key)
        return value

    def both(self, key: str) -> Explanation:
        table = _Table(self.file, f"{self.name}.{key}", self.inner(key))
        _only(self.file, f"{table.name}.", table.table, set(LANGUAGES))
        return Explanation(en=table.text("en"), fr=table.text("fr"))

    def node(self, key: str) -> Node:
        try:
            return parse(self.text(key))
        except BadInput as error:
            raise self._misread(key, error) from error

    def excuses(self, key: str) -> tuple[Excuse, ...]:
        try:
            return tuple(parse_excuse(text) for text in self.texts(key))
        except BadInput as error:
            raise self._misread(key, error) from error

    def _misread(self, key: str, error: BadInput) -> BadInput:
        if error.kind != "rule.expression":
            return error
        return BadInput(
            "rulebook.expression", file=self.file, key=f"{self.name}.{key}", **error.facts
        )


def _rule(file: str, index: int, raw: object) -> Rule:
    if not isinstance(raw, dict):
        raise BadInput("rulebook.value", file=file, key=f"rule[{index}]")
    name = str(raw.get("id", f"rule[{index}]"))
    table = _Table(file, name, raw)
    _only(file, f"{name}.", raw, _REQUIRED | _OPTIONAL)
    for key in sorted(_REQUIRED - raw.keys()):
        raise table.refuse(key)
    version = raw["version"]
    if type(version) is not int or version < 1:
        raise table.refuse("version")
    languages = table.texts("languages")
    if not languages or not set(languages) <= set(LANGUAGES):
        raise table.refuse("languages")
    severity = table.choice("severity", Severity)
    return Rule(
        id=table.text("id"),
        family=table.choice("family", Family),
        version=version,
        languages=languages,
        severity=severity,
        reviewers=_reviewers(table, severity),
        when=table.node("when"),
        unless=table.excuses("unless"),
        blackout=_blackout(table),
        reference=table.texts("reference"),
        explain=table.both("explain"),
        suggest=table.both("suggest"),
        examples=_examples(table, languages),
        example_context=_example_context(table),
        review_due=_review_due(table),
        source=file,
    )


def _reviewers(table: _Table, severity: Severity) -> tuple[str, ...]:
    reviewers = table.texts("reviewers")
    if not set(reviewers) <= REVIEWERS or (severity is not Severity.INFO and not reviewers):
        raise table.refuse("reviewers")
    if severity is Severity.LEGAL and "legal" not in reviewers:
        raise table.refuse("reviewers")
    return reviewers


def _review_due(table: _Table) -> str:
    """The ISO day on which somebody looks at the rule again; empty where none is set."""
    if "review_due" not in table.table:
        return ""
    try:
        return date.fromisoformat(str(table.table["review_due"])).isoformat()
    except ValueError:
        raise table.refuse("review_due") from None


def _blackout(table: _Table) -> Severity | None:
    raised = _Table(table.file, f"{table.name}.raise", table.inner("raise"))
    _only(table.file, f"{raised.name}.", raised.table, {"blackout"})
    return raised.choice("blackout", Severity) if raised.table else None


def _examples(table: _Table, languages: tuple[str, ...]) -> tuple[Example, ...]:
    tests = _Table(table.file, f"{table.name}.tests", table.inner("tests"))
    _only(table.file, f"{tests.name}.", tests.table, {"hit", "miss", "context"})
    examples: list[Example] = []
    for kind in ("hit", "miss"):
        texts = _Table(table.file, f"{tests.name}.{kind}", tests.inner(kind))
        _only(table.file, f"{texts.name}.", texts.table, set(languages))
        for language in languages:
            given = texts.texts(language)
            if len(given) < ENOUGH:
                raise BadInput("rulebook.examples", file=table.file, key=f"{texts.name}.{language}")
            examples.extend(
                Example(language=language, text=text, hit=kind == "hit") for text in given
            )
    return tuple(examples)


def _example_context(table: _Table) -> tuple[tuple[str, str], ...]:
    context = table.inner("tests").get("context", {})
    if not isinstance(context, dict):
        raise table.refuse("tests.context")
    _only(table.file, f"{table.name}.tests.context.", context, _CONTEXT)
    return tuple(sorted((key, str(value)) for key, value in context.items()))
