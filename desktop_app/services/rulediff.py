"""What two versions of a rulebook differ in: rules, their keys and versions, and word lists.

Pure: both are given as the texts of their files. Where a file stands in its pack and how it is laid
out make no difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from desktop_app.checks.rule import Rule
from desktop_app.checks.rulebook import names_in
from desktop_app.checks.ruletoml import read_lexicons, read_rules
from desktop_app.domain.errors import BadInput

#: What makes no other finding and no other sentence: it asks for no new version.
_SILENT = {"tests", "review_due"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleChange:
    """A rule that both have. `keys` as in its file: ``when``, ``explain.fr``, ``pack``."""

    rule: str
    keys: tuple[str, ...]
    old_version: int
    new_version: int

    @property
    def is_silent(self) -> bool:
        """Whether more than its examples or its next review changed without a raised version."""
        told = {key.partition(".")[0] for key in self.keys} - _SILENT
        return bool(told) and self.new_version <= self.old_version


@dataclass(frozen=True, slots=True, kw_only=True)
class LexiconChange:
    """A word list of which entries came or went; `rules` of the new rulebook look for its words."""

    language: str
    name: str  #: as rules write it: ``@OWN_METRIC``
    added: tuple[str, ...]
    removed: tuple[str, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BookDifference:
    """From an old rulebook to a new one. All by name."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[RuleChange, ...]
    lexicons: tuple[LexiconChange, ...]

    @property
    def is_none(self) -> bool:
        """Whether both say the same."""
        return not (self.added or self.removed or self.changed or self.lexicons)


def difference(old: Mapping[str, str], new: Mapping[str, str]) -> BookDifference:
    """Compare the files of two rulebooks, by name and text as `checks.rulebook.load` takes them.

    Raises BadInput (``rulebook.*``) for a file that cannot be read.
    """
    first, second = _Book(old), _Book(new)
    both = sorted(first.rules.keys() & second.rules.keys())
    changes = (_rule_change(first.rules[rule], second.rules[rule]) for rule in both)
    return BookDifference(
        added=tuple(sorted(second.rules.keys() - first.rules.keys())),
        removed=tuple(sorted(first.rules.keys() - second.rules.keys())),
        changed=tuple(change for change in changes if change.keys),
        lexicons=tuple(_lexicon_changes(first, second)),
    )


class _Book:
    """One rulebook's files, read."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self.rules: dict[str, tuple[Rule, Mapping[str, Any]]] = {}
        self.lexicons: dict[tuple[str, str], frozenset[str]] = {}
        for file, text in sorted(sources.items()):
            if not file.endswith(".toml"):
                for language, name, entries in read_lexicons(file, text):
                    self.lexicons[language, name] = frozenset(entries)
                continue
            for rule, table in read_rules(file, text):
                if rule.id in self.rules:
                    raise BadInput("rulebook.duplicate", file=file, key=rule.id)
                self.rules[rule.id] = (rule, table)

    def users(self, language: str, name: str) -> tuple[str, ...]:
        """The rules that look for words of this list."""
        return tuple(
            identity
            for identity, (rule, _) in sorted(self.rules.items())
            if language in rule.languages and name in names_in(rule)
        )


def _rule_change(
    old: tuple[Rule, Mapping[str, Any]], new: tuple[Rule, Mapping[str, Any]]
) -> RuleChange:
    first = {**dict(_flat(old[1])), "pack": old[0].pack}
    second = {**dict(_flat(new[1])), "pack": new[0].pack}
    keys = {key for key in first.keys() | second.keys() if first.get(key) != second.get(key)}
    return RuleChange(
        rule=old[0].id,
        keys=tuple(sorted(keys)),
        old_version=old[0].version,
        new_version=new[0].version,
    )


def _flat(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, object]]:
    """Each value with its dotted key. Where a line of `when` ends says nothing."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{key}.")
        else:
            yield before + key, " ".join(value.split()) if isinstance(value, str) else value


def _lexicon_changes(old: _Book, new: _Book) -> Iterator[LexiconChange]:
    for language, name in sorted(old.lexicons.keys() | new.lexicons.keys()):
        first = old.lexicons.get((language, name), frozenset())
        second = new.lexicons.get((language, name), frozenset())
        if first != second:
            yield LexiconChange(
                language=language,
                name=name,
                added=tuple(sorted(second - first)),
                removed=tuple(sorted(first - second)),
                rules=new.users(language, name),
            )
