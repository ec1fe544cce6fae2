"""The questions that X's recent search takes, as far as they are simulated.

Words, "phrases", from:, @, #, lang:, is:reply, is:quote, is:retweet, a minus before any of them,
OR, and parentheses; what stands side by side must all hold. Anything else is refused as X refuses
what it does not know, never dropped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from desktop_app.domain.entities import EntityKind, entities

#: Characters without a contract.
MOST = 512
_TOKEN = re.compile(r'-?"[^"]*"|-?\(|\)|[^\s()"]+')
_WORD = re.compile(r"\w+")
_NAME = re.compile(r"@?\w{1,15}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What of a post a question can be about."""

    text: str
    author: str  #: user name
    language: str
    is_reply: bool = False
    is_quote: bool = False
    is_repost: bool = False  #: nobody reposts at the simulated X


Test = Callable[[Subject], bool]


class QueryError(ValueError):
    """X does not understand the question; the words are X's way to say so."""


def parse(query: str) -> Test:
    """Read a question. Raises QueryError."""
    if not 1 <= len(query) <= MOST:
        raise QueryError(f"`query` is not between 1 and {MOST} characters")
    if query.count('"') % 2:
        raise QueryError("no viable alternative at character '\"'")
    tokens = _TOKEN.findall(query)
    if not any(_stands_alone(each) for each in tokens):
        raise QueryError("a query needs at least one operator that can stand alone")
    reader = _Reader(tokens)
    test = reader.any_of()
    if reader.left:
        raise QueryError(f"no viable alternative at input '{reader.left[0]}'")
    return test


def _stands_alone(token: str) -> bool:
    """X wants something to look for, not only something to leave out or to narrow by."""
    is_narrowing = token.startswith(("-", "is:", "lang:"))
    return not is_narrowing and token not in ("OR", "(", ")")


class _Reader:
    def __init__(self, tokens: list[str]) -> None:
        self.left = tokens

    def any_of(self) -> Test:
        tests = [self._all_of()]
        while self.left[:1] == ["OR"]:
            del self.left[0]
            tests.append(self._all_of())
        return lambda subject: any(test(subject) for test in tests)

    def _all_of(self) -> Test:
        tests: list[Test] = []
        while self.left and self.left[0] not in ("OR", ")"):
            tests.append(self._one())
        if not tests:
            raise QueryError("missing operand")
        return lambda subject: all(test(subject) for test in tests)

    def _one(self) -> Test:
        token = self.left.pop(0)
        is_not = token.startswith("-") and len(token) > 1
        bare = token[1:] if is_not else token
        if bare == "(":
            test = self.any_of()
            if self.left[:1] != [")"]:
                raise QueryError("missing ')'")
            del self.left[0]
        else:
            test = _operator(bare)
        return (lambda subject: not test(subject)) if is_not else test


def _operator(token: str) -> Test:
    if token.startswith('"'):
        return _phrase(token.strip('"'))
    name, colon, value = token.partition(":")
    if colon:
        if name not in _NAMED or not value:
            raise QueryError(f"Reference to invalid operator '{name}'")
        return _NAMED[name](value)
    if token.startswith("@"):
        return _entity(EntityKind.MENTION, token)
    if token.startswith("#"):
        return _entity(EntityKind.HASHTAG, token)
    if not _WORD.search(token):
        raise QueryError(f"no viable alternative at input '{token}'")
    return _phrase(token)


def _phrase(said: str) -> Test:
    wanted = _words(said)
    if not wanted:
        raise QueryError("an empty phrase")

    def holds(subject: Subject) -> bool:
        words, size = _words(subject.text), len(wanted)
        return any(words[at : at + size] == wanted for at in range(len(words) - size + 1))

    return holds


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _entity(kind: EntityKind, token: str) -> Test:
    wanted = token[1:].casefold()
    if not wanted:
        raise QueryError(f"no viable alternative at input '{token}'")

    def holds(subject: Subject) -> bool:
        found = (each for each in entities(subject.text) if each.kind is kind)
        return any(each.text[1:].partition("/")[0].casefold() == wanted for each in found)

    return holds


def _from(value: str) -> Test:
    if not _NAME.fullmatch(value):
        raise QueryError(f"'{value}' is no user name")
    wanted = value.removeprefix("@").lower()
    return lambda subject: subject.author.lower() == wanted


def _is(value: str) -> Test:
    tests: Mapping[str, Test] = {
        "retweet": lambda subject: subject.is_repost,
        "reply": lambda subject: subject.is_reply,
        "quote": lambda subject: subject.is_quote,
    }
    if value not in tests:
        raise QueryError(f"Invalid value '{value}' of operator 'is'")
    return tests[value]


def _lang(value: str) -> Test:
    return lambda subject: subject.language == value.lower()


_NAMED: Mapping[str, Callable[[str], Test]] = {"from": _from, "is": _is, "lang": _lang}
