"""A company's own rule as a form has it: read from the rules' text, written into it, and tried.

Pure: the rules are given and returned as the text that stands in the profile. What the form does
not have of a rule (another severity in a quiet period, the setting of its examples) is kept.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from typing import Any

from desktop_app.checks.expression import Atom, Either, Near, Node, parse, written
from desktop_app.checks.own_rules import FILE, own_rules
from desktop_app.checks.rule import LANGUAGES, Rule
from desktop_app.checks.rulebook import ExampleResult
from desktop_app.domain.errors import BadInput
from desktop_app.domain.finding import Explanation, Family, Severity

PREFIX = "own."
USUAL_DISTANCE = 5  #: places between the words of a form that says nothing else
_HEAD = re.compile(r"^\[\[rule\]\][^\n]*$", re.MULTILINE)
_EXPRESSION = re.compile(r'["()*:]|\b(?:OR|AND|EXCEPT|O?NEAR/\d+|HAS/\d+)\b')
_PHRASE = re.compile(r'"(?P<words>[^"*]+)"')
_BARE = re.compile(r"\w[\w.-]*", re.ASCII)
#: What makes no other finding and no other sentence: it asks for no new version.
_SILENT = ("tests", "review_due", "version")


class Match(StrEnum):
    """How a rule's words are looked for."""

    EXACT = "exact"  #: these words, in capitals or not
    STEM = "stem"  #: words that begin so
    NEAR = "near"  #: one of the words near one of others
    WRITTEN = "written"  #: as docs/rules.md says, for what is none of these


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleForm:
    """What somebody typed. Texts are as typed; nothing of it need be right."""

    id: str = ""  #: ``own.tower``, or without ``own.``
    version: int = 1  #: of the rule as it is in force; `table` raises it where it must
    family: Family = Family.SECRET_CONFIDENTIAL
    severity: Severity = Severity.LEGAL
    reviewers: tuple[str, ...] = ("legal",)
    languages: tuple[str, ...] = LANGUAGES
    match: Match = Match.EXACT
    words: tuple[str, ...] = ()  #: with `Match.WRITTEN`, lines of one expression
    near: tuple[str, ...] = ()  #: with `Match.NEAR`
    distance: int = USUAL_DISTANCE
    excluded: tuple[str, ...] = ()  #: phrases, or excuses as a rule file writes them
    explain: Explanation = field(default_factory=lambda: Explanation(en="", fr=""))
    suggest: Explanation = field(default_factory=lambda: Explanation(en="", fr=""))
    reference: tuple[str, ...] = ()
    hits: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  #: by language
    misses: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    review_due: str = ""  #: ISO day
    kept: Mapping[str, Any] = field(default_factory=dict)  #: what the form does not have

    @property
    def name(self) -> str:
        """The rule's id as it is written: with ``own.`` before it."""
        said = self.id.strip()
        return said if said.startswith(PREFIX) else PREFIX + said


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What became of a form: its rule and its samples, or the reason why there is no rule."""

    rule: Rule | None = None
    samples: tuple[ExampleResult, ...] = ()
    error: BadInput | None = None

    @property
    def is_sound(self) -> bool:
        """Whether it may be proposed: it is a rule, and every sample does what it says."""
        return self.rule is not None and all(one.passed for one in self.samples)


def tried(form: RuleForm) -> Tried:
    """Compile the form's rule alone and run its samples."""
    try:
        book = own_rules(as_toml(table(form)))
    except BadInput as error:
        return Tried(error=error)
    assert book is not None  # a rule was written
    return Tried(rule=book.rules[0], samples=book.run_examples())


def form_of(text: str, rule_id: str) -> RuleForm:
    """The form of one rule of the profile's `text`. Raises KeyError and BadInput (``rulebook.toml``)."""
    return _form(_by_id(text)[rule_id])


def placed(text: str, form: RuleForm, instead: str = "") -> str:
    """The profile's `text` with the form's rule in place of the one called `instead`, or at its end.

    A rule that finds or says something else gets the next version. Raises BadInput
    (``rulebook.toml``, ``rulebook.duplicate``).
    """
    blocks = dict(_blocks(text))
    if form.name != instead and form.name in blocks:
        raise BadInput("rulebook.duplicate", file=FILE, key=form.name)
    known = _by_id(text).get(instead)
    made = as_toml(table(form, known))
    if instead not in blocks:
        return "\n".join([text.rstrip("\n"), made]).lstrip("\n")
    return _opening(text) + "".join(
        made if name == instead else block for name, block in blocks.items()
    )


def removed(text: str, rule_id: str) -> str:
    """The profile's `text` without one rule. Raises BadInput (``rulebook.toml``)."""
    kept = [block for name, block in _blocks(text) if name != rule_id]
    return _opening(text) + "".join(kept) if kept else ""


def rule_text(text: str, rule_id: str) -> str:
    """One rule as the profile's `text` says it; empty where it is not there. Raises BadInput."""
    return dict(_blocks(text)).get(rule_id, "")


def table(form: RuleForm, before: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The form as the table of a rule file. `before`: the rule that it replaces."""
    made: dict[str, Any] = {
        "id": form.name,
        "family": str(form.family),
        "version": form.version,
        "languages": list(form.languages),
        "severity": str(form.severity),
        "reviewers": list(form.reviewers),
        "when": _when(form),
    }
    if form.excluded:
        made["unless"] = [_excuse(line) for line in form.excluded]
    if form.reference:
        made["reference"] = list(form.reference)
    if form.review_due:
        made["review_due"] = form.review_due
    kept = dict(form.kept)
    context = kept.pop("context", None)
    made |= kept
    made["explain"] = {"en": form.explain.en, "fr": form.explain.fr}
    made["suggest"] = {"en": form.suggest.en, "fr": form.suggest.fr}
    made["tests"] = {
        kind: {language: list(given.get(language, ())) for language in form.languages}
        for kind, given in (("hit", form.hits), ("miss", form.misses))
    } | ({"context": context} if context else {})
    if before is not None and _told(before) != _told(made):
        made["version"] = int(before["version"]) + 1
    return made


def as_toml(made: Mapping[str, Any]) -> str:
    """One rule's table as a rule file says it."""
    return "[[rule]]\n" + "".join(f"{key} = {_value(value)}\n" for key, value in made.items())


def _told(made: Mapping[str, Any]) -> dict[str, Any]:
    told = {key: value for key, value in made.items() if key not in _SILENT}
    return told | {"when": written(parse(made["when"])) if _is_read(made["when"]) else made["when"]}


def _is_read(expression: str) -> bool:
    try:
        parse(expression)
    except BadInput:
        return False
    return True


def _value(value: object) -> str:
    if isinstance(value, str):
        # TOML's basic strings are JSON's, but for the one control character that JSON lets stand.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, Mapping):
        inside = ", ".join(f"{_key(key)} = {_value(one)}" for key, one in value.items())
        return f"{{ {inside} }}"
    if isinstance(value, Sequence):
        return f"[{', '.join(_value(one) for one in value)}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) and "." not in key else json.dumps(key, ensure_ascii=False)


def _when(form: RuleForm) -> str:
    if form.match is Match.WRITTEN:
        return "\n".join(form.words)
    if not form.words or (form.match is Match.NEAR and not form.near):
        return ""  # nothing to look for: refused as such
    ending = "*" if form.match is Match.STEM else ""
    words = _either(form.words, ending)
    if form.match is not Match.NEAR:
        return words
    return f"({words}) NEAR/{form.distance} ({_either(form.near, '')})"


def _either(words: Sequence[str], ending: str) -> str:
    return " OR ".join(f'"{word}"' if word.endswith("*") else f'"{word}{ending}"' for word in words)


def _excuse(line: str) -> str:
    return line if _EXPRESSION.search(line) or line == "fact:registered" else f'"{line}"'


def _form(made: Mapping[str, Any]) -> RuleForm:
    match, words, near, distance = _matching(made["when"])
    tests = dict(made["tests"])
    kept = {key: made[key] for key in ("raise",) if key in made}
    if "context" in tests:
        kept["context"] = tests["context"]
    return RuleForm(
        id=made["id"],
        version=made["version"],
        family=Family(made["family"]),
        severity=Severity(made["severity"]),
        reviewers=tuple(made["reviewers"]),
        languages=tuple(made["languages"]),
        match=match,
        words=words,
        near=near,
        distance=distance,
        excluded=tuple(_excuse_typed(one) for one in made.get("unless", ())),
        explain=Explanation(**made["explain"]),
        suggest=Explanation(**made["suggest"]),
        reference=tuple(made.get("reference", ())),
        hits={language: tuple(texts) for language, texts in tests["hit"].items()},
        misses={language: tuple(texts) for language, texts in tests["miss"].items()},
        review_due=str(made.get("review_due", "")),
        kept=kept,
    )


def _excuse_typed(said: str) -> str:
    found = _PHRASE.fullmatch(said)
    return said if found is None else found["words"]


def _matching(when: str) -> tuple[Match, tuple[str, ...], tuple[str, ...], int]:
    """Which of the form's ways `when` is, its words, those near them, and how near."""
    node = parse(when)
    words = _literals(node)
    if words and all(word.endswith("*") for word in words):
        return Match.STEM, tuple(word.rstrip("*") for word in words), (), USUAL_DISTANCE
    if words and not any(word.endswith("*") for word in words):
        return Match.EXACT, words, (), USUAL_DISTANCE
    if isinstance(node, Near) and not node.ordered:
        left, right = _literals(node.left), _literals(node.right)
        if left and right:
            return Match.NEAR, left, right, node.distance
    lines = tuple(line.strip() for line in when.strip().splitlines())
    return Match.WRITTEN, lines, (), USUAL_DISTANCE


def _literals(node: Node) -> tuple[str, ...]:
    """The words of a choice of words alone; none where it is anything else."""
    choices = node.choices if isinstance(node, Either) else (node,)
    names = [one.name for one in choices if isinstance(one, Atom) and one.name[0] == '"']
    return tuple(name[1:] for name in names) if len(names) == len(choices) else ()


def _opening(text: str) -> str:
    """What stands before the first rule: comments."""
    head = _HEAD.search(text)
    return text[: head.start()] if head else text


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Each rule's id, and its lines with the comments that follow it. Raises BadInput."""
    starts = [found.start() for found in _HEAD.finditer(text)]
    for start, end in pairwise([*starts, len(text)]):
        block = text[start:end].rstrip("\n") + "\n"
        yield str(_tables(block)[0].get("id", "")), block


def _by_id(text: str) -> dict[str, Mapping[str, Any]]:
    return {str(one.get("id", "")): one for one in _tables(text)} if text.strip() else {}


def _tables(text: str) -> list[Mapping[str, Any]]:
    try:
        found = tomllib.loads(text).get("rule", [])
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadInput("rulebook.toml", file=FILE, key="", problem=str(error)) from error
    return list(found)
