"""A company's own rules: written by its lawyers, kept in its signed profile.

They are written as the shipped ones are, in words, stems and ``NEAR`` only: no class, no shape and
no regular expression, which could make every keystroke wait. Their ids begin with ``own.``.
"""

from __future__ import annotations

from functools import lru_cache

from desktop_app.checks.rule import Rule
from desktop_app.checks.rulebook import Rulebook, load, names_in
from desktop_app.domain.errors import BadInput

FILE = "own/own.toml"
_PREFIX = "own."
#: What no word holds and regular expressions do.
_REGEX = frozenset("\\[]{}^+?|")
#: Characters, and rules: what a company writes stays a small part of the whole.
_LONGEST, _MOST = 200_000, 300


@lru_cache(maxsize=8)
def own_rules(text: str) -> Rulebook | None:
    """Compile `text`; None where there is none.

    Raises `BadInput`: ``own.long``, ``own.prefix``, ``own.regex``, ``own.class`` and what `load`
    raises, with the rule's id as ``key``.
    """
    if not text.strip():
        return None
    if len(text) > _LONGEST:
        raise BadInput("own.long", limit=str(_LONGEST))
    book = load({FILE: text})
    if len(book.rules) > _MOST:
        raise BadInput("own.many", limit=str(_MOST))
    for rule in book.rules:
        if not rule.id.startswith(_PREFIX):
            raise BadInput("own.prefix", key=rule.id)
        for name in names_in(rule):
            if name[0] != '"':
                raise BadInput("own.class", key=rule.id, name=name)
        refuse_patterns(rule)
    return book


def refuse_patterns(rule: Rule) -> None:
    """Refuse regular expressions among the rule's words. Raises `BadInput` (``own.regex``)."""
    for name in names_in(rule):
        if name[0] == '"' and _is_pattern(name[1:]):
            raise BadInput("own.regex", key=rule.id, name=name[1:])


def _is_pattern(word: str) -> bool:
    return not _REGEX.isdisjoint(word) or "*" in word.rstrip("*") or ".*" in word
