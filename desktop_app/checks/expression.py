"""The language of a rule's ``when`` and ``unless``: read once, at load.

    expression := and-list ("OR" and-list)*
    and-list   := clear ("AND" ["NOT"] clear)*
    clear      := near-list ("EXCEPT" near-list)*
    near-list  := atom (("NEAR/n" | "ONEAR/n") atom)*          left to right
    atom       := word | stem* | "a phrase" | @CLASS | #SHAPE | $ENTITY | "(" expression ")"
                  | "HAS/n" atom

``NEAR/n``: at most `n` places apart, either order; ``ONEAR/n``: in this order; ``HAS/n``: at `n`
places or more. ``A EXCEPT B``: those of A that share no word with one of B, which excuses nothing
else of the rule, as ``unless`` does. "The first needs the second" is ``first AND NOT second``. There are no free regular
expressions: a rule written by a lawyer cannot make the checks slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop_app.domain.errors import BadInput

#: The farthest that NEAR may look; keeps the work per text bounded.
FARTHEST = 30
#: How many NEAR may follow one another without brackets.
_LONGEST_CHAIN = 30
_SHOWN = 80  #: characters of an expression that is told, where it is absurdly long
_LEXEME = re.compile(
    r'\s*(?:(?P<phrase>"[^"]+")|(?P<near>O?NEAR/\d+)\b|(?P<has>HAS/\d+)\b|(?P<keyword>AND|OR|NOT|EXCEPT)\b'
    r"|(?P<bracket>[()])|(?P<name>[@#$][A-Z][A-Z0-9_]*)\b|(?P<word>[^\s()\"@#$]+))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Atom:
    """One thing to find: a literal (``"`` first), a class ``@``, a shape ``#``, an entity ``$``."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """Both, at most `distance` places apart; `ordered` when left must come first."""

    left: Node
    right: Node
    distance: int
    ordered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class All:
    """The first of `needed` where every other is somewhere in the text and no `barred` is."""

    needed: tuple[Node, ...]
    barred: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clear:
    """Every match of `node` that shares no word with a match of `excuse`."""

    node: Node
    excuse: Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Either:
    """Any of the choices. `triggers` are those of each: most are not there, in most texts."""

    choices: tuple[Node, ...]
    triggers: tuple[frozenset[str] | None, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Look for the triggers once."""
        object.__setattr__(self, "triggers", tuple(map(triggers, self.choices)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Several:
    """Every match of `node`, where there are `least` that do not overlap."""

    node: Node
    least: int


Node = Atom | Near | All | Either | Several | Clear


def atoms(node: Node, *, barred_too: bool = True) -> Iterator[str]:
    """Give the names of the atoms under `node`, in order, repeats included."""
    match node:
        case Atom():
            yield node.name
        case Near():
            yield from atoms(node.left, barred_too=barred_too)
            yield from atoms(node.right, barred_too=barred_too)
        case Either():
            for choice in node.choices:
                yield from atoms(choice, barred_too=barred_too)
        case Several():
            yield from atoms(node.node, barred_too=barred_too)
        case Clear():
            yield from atoms(node.node, barred_too=barred_too)
            if barred_too:
                yield from atoms(node.excuse)
        case All():
            for part in node.needed + (node.barred if barred_too else ()):
                yield from atoms(part, barred_too=barred_too)


def triggers(node: Node) -> frozenset[str] | None:
    """Atoms of which at least one stands in every text that `node` finds something in.

    None where a shape alone may do: whether it is there is not known before it is looked for.
    """
    match node:
        case Atom():
            return None if node.name[0] == "#" else frozenset((node.name,))
        case Near():
            both = [found for side in (node.left, node.right) if (found := triggers(side))]
            return min(both, key=len, default=None)
        case Either():
            if None in node.triggers:
                return None
            return frozenset().union(*(found for found in node.triggers if found))
        case All():
            known = [found for part in node.needed if (found := triggers(part))]
            return min(known, key=len, default=None)
        case Several() | Clear():
            return triggers(node.node)


def parse(source: str) -> Node:
    """Read an expression. Raises `BadInput` (``rule.expression``) naming the place it stops at."""
    try:
        return _Parser(source).whole()
    except RecursionError as error:
        raise BadInput("rule.expression", expression=source[:_SHOWN], near="(") from error


def written(node: Node) -> str:
    """Write `node` so that `parse` gives it again."""
    match node:
        case Atom():
            return f'{node.name}"' if node.name[0] == '"' else node.name
        case Near():
            operator = f"{'O' * node.ordered}NEAR/{node.distance}"
            left = written(node.left) if isinstance(node.left, Near) else _grouped(node.left)
            return f"{left} {operator} {_grouped(node.right)}"
        case Several():
            return f"HAS/{node.least} {_grouped(node.node)}"
        case Clear():
            return f"{_grouped(node.node)} EXCEPT {_grouped(node.excuse)}"
        case Either():
            return " OR ".join(_grouped(choice) for choice in node.choices)
        case All():
            needed = " AND ".join(_grouped(part) for part in node.needed)
            return needed + "".join(f" AND NOT {_grouped(part)}" for part in node.barred)


def _grouped(node: Node) -> str:
    return written(node) if isinstance(node, Atom) else f"({written(node)})"


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.lexemes: list[tuple[str, str]] = []
        place = 0
        while source[place:].strip():
            found = _LEXEME.match(source, place)
            if found is None:
                raise BadInput("rule.expression", expression=source, near=source[place:])
            self.lexemes.append((found.lastgroup or "", found.group(found.lastgroup or 0)))
            place = found.end()
        self.at = 0

    def refuse(self) -> BadInput:
        near = " ".join(text for _, text in self.lexemes[self.at : self.at + 3]) or "end"
        return BadInput("rule.expression", expression=self.source, near=near)

    def take(self, *wanted: str) -> str:
        """Take the next lexeme if its text or kind is wanted; else return an empty string."""
        if self.at < len(self.lexemes):
            kind, text = self.lexemes[self.at]
            if kind in wanted or (kind in {"keyword", "bracket"} and text in wanted):
                self.at += 1
                return text
        return ""

    def whole(self) -> Node:
        node = self.either()
        if self.at != len(self.lexemes):
            raise self.refuse()
        return node

    def either(self) -> Node:
        choices = [self.every()]
        while self.take("OR"):
            choices.append(self.every())
        return choices[0] if len(choices) == 1 else Either(choices=tuple(choices))

    def every(self) -> Node:
        needed = [self.clear()]
        barred: list[Node] = []
        while self.take("AND"):
            (barred if self.take("NOT") else needed).append(self.clear())
        if len(needed) == 1 and not barred:
            return needed[0]
        return All(needed=tuple(needed), barred=tuple(barred))

    def clear(self) -> Node:
        node = self.near()
        while self.take("EXCEPT"):
            node = Clear(node=node, excuse=self.near())
        return node

    def near(self) -> Node:
        node = self.atom()
        chain = 0
        while operator := self.take("near"):
            chain += 1
            if chain > _LONGEST_CHAIN:
                raise self.refuse()
            distance = self.count(operator)
            node = Near(left=node, right=self.atom(), distance=distance, ordered=operator[0] == "O")
        return node

    def count(self, operator: str) -> int:
        """The number behind the slash, if it is one that is possible."""
        number = int(operator.partition("/")[2])
        if not 1 <= number <= FARTHEST:
            raise self.refuse()
        return number

    def atom(self) -> Node:
        if self.take("("):
            node = self.either()
            if not self.take(")"):
                raise self.refuse()
            return node
        if operator := self.take("has"):
            return Several(node=self.atom(), least=self.count(operator))
        if name := self.take("name"):
            return Atom(name=name)
        if words := self.take("phrase", "word"):
            return Atom(name='"' + words.strip('"'))
        raise self.refuse()
