"""Evaluates expressions over one reading; every class and shape is found at most once."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from desktop_app.checks.expression import FARTHEST, All, Atom, Clear, Either, Near, Node, Several
from desktop_app.checks.lexemes import Lexeme, Lexemes, named
from desktop_app.checks.profile import Profile
from desktop_app.checks.reading import Match, Reading
from desktop_app.checks.rule import Excuse, Rule, Scope
from desktop_app.checks.shapes import SHAPES

#: The market behind a ticker: ``$ACME.PA``.
_MARKET = re.compile(r"[._].*")
#: How many partners on each side one match may have: keeps nested NEAR linear.
_PARTNERS = 4
ENTITIES = {
    "$COMPETITOR": ("competitors",),
    "$CODENAME": ("codenames",),
    "$CUSTOMER": ("confidential_customers",),
    "$OWN": ("company", "handle", "products", "tickers"),
    "$TICKER": ("tickers",),
    "$PRODUCT": ("products",),
    "$SPONSOR": (),
}


def names_of(entity: str, profile: Profile) -> tuple[str, ...]:
    """Return the names that `entity` (``$OWN``, ``$COMPETITOR`` …) stands for."""
    names: list[str] = []
    for field in ENTITIES[entity]:
        value = getattr(profile, field)
        names.extend([value] if isinstance(value, str) else value)
    return tuple(name for name in names if name.strip())


def _together(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign.isalnum())


@lru_cache(maxsize=4)
def with_names(words: frozenset[str], profile: Profile) -> frozenset[str]:
    """`words` and the profile's names: what a hashtag in small letters may be made of."""
    names = {_together(name) for entity in ENTITIES for name in names_of(entity, profile)}
    return words | names


@lru_cache(maxsize=64)
def _entities(profile: Profile, sponsor: str | None) -> tuple[Lexemes, dict[str, frozenset[str]]]:
    """Return the profile's names as lexemes, and written together for mentions and cashtags."""
    lexemes: list[Lexeme] = []
    together: dict[str, frozenset[str]] = {}
    for entity in ENTITIES:
        names = names_of(entity, profile)
        if entity == "$SPONSOR" and sponsor:
            names = (sponsor,)
        together[entity] = frozenset(filter(None, map(_together, names)))
        for name in names:
            lexemes.extend(named(entity, name.removeprefix("@")))
    return Lexemes(lexemes), together


class Evaluation:
    """All that rules find in one reading. Not shared between threads."""

    def __init__(self, reading: Reading, lexemes: Lexemes) -> None:
        self.reading = reading
        #: Where the words of each class and entity stand: most are asked for by no rule.
        self.places = lexemes.find(reading.tokens)
        self._found: dict[str, list[Match]] = {}
        #: By the identity of the excuse: those of a rulebook live as long as it does.
        self._excusing: dict[int, list[Match]] = {}
        self._find_entities()

    def _find_entities(self) -> None:
        lexemes, together = _entities(self.reading.profile, self.reading.context.sponsor)
        tokens = self.reading.tokens
        self.places.update(lexemes.find(tokens))
        for index, kind in enumerate(tokens.kinds):
            if kind not in {"mention", "cashtag"}:
                continue
            account = tokens.texts[index]
            account = _together(_MARKET.sub("", account) if kind == "cashtag" else account)
            for entity, names in together.items():
                if any(
                    account == name or (len(name) > 3 and account.startswith(name))
                    for name in names
                ):
                    self.places.setdefault(entity, []).append((index, index))
        for entity in together:
            if entity in self.places:
                self.places[entity] = sorted(set(self.places[entity]))

    def matches(self, node: Node) -> list[Match]:
        """Return every match of `node`, in order."""
        if isinstance(node, Atom):
            return self.of(node.name)
        match node:
            case Near():
                return self._of_near(node)
            case Either():
                there = self.places.keys()
                union: set[Match] = set()
                for choice, needed in zip(node.choices, node.triggers, strict=True):
                    if needed is None or not there.isdisjoint(needed):
                        union.update(self.matches(choice))
                return sorted(union)
            case Several():
                found = self.matches(node.node)
                return found if len(_joined(found)) >= node.least else []
            case Clear():
                found = self.matches(node.node)
                return _apart(found, self.matches(node.excuse)) if found else []
            case All():
                first = self.matches(node.needed[0])
                if not first or not all(self.matches(part) for part in node.needed[1:]):
                    return []
                return [] if any(self.matches(part) for part in node.barred) else first

    def of(self, name: str) -> list[Match]:
        """Every match of a class, an entity, a literal or a shape, in order."""
        found = self._found.get(name)
        if found is None:
            if name[0] == "#":
                found = SHAPES[name](self.reading)
            else:
                places = self.places.get(name, ())
                found = [self.reading.of_tokens(first, last) for first, last in places]
            self._found[name] = found
        return found

    def _of_near(self, node: Near) -> list[Match]:
        left = self.matches(node.left)
        right = self.matches(node.right) if left else []
        if not right:
            return []
        places = self.reading.tokens.positions
        starts = [found.first for found in right]
        union = set()
        for one in left:
            after = bisect_left(starts, one.last + 1)
            for other in right[after : after + _PARTNERS]:
                if places[other.first] - places[one.last] > node.distance:
                    break
                union.add(Match(one.first, other.last, one.start, other.end))
            if node.ordered:
                continue
            before = bisect_left(starts, one.first)
            for other in right[before:after]:
                if one.first < other.first and other.last < one.last:
                    union.add(one)  # inside: A … C … B is C near A … B
            for other in right[max(0, before - _PARTNERS) : before]:
                if other.last > one.last:
                    union.add(other)
                elif other.last < one.first and (
                    places[one.first] - places[other.last] <= min(node.distance, FARTHEST)
                ):
                    union.add(Match(other.first, one.last, other.start, one.end))
        return sorted(union)

    def hits(self, rule: Rule) -> list[Match]:
        """Return where `rule` fires: its matches without the excused, overlapping ones joined."""
        matches = self.matches(rule.when)
        for excuse in rule.unless:
            if not matches:
                return []
            matches = self._without(matches, excuse)
        return _joined(matches)

    def _without(self, matches: list[Match], excuse: Excuse) -> list[Match]:
        if excuse.node is None:
            return [match for match in matches if not self._is_registered(match)]
        excusing = self._excusing.get(id(excuse))
        if excusing is None:
            excusing = self._excusing[id(excuse)] = self.matches(excuse.node)
        if not excusing:
            return matches
        if excuse.scope is Scope.TEXT:
            return []
        if excuse.scope is Scope.SENTENCE:
            sentences = self.reading.tokens.sentences
            quiet = {sentences[found.first] for found in excusing}
            return [match for match in matches if sentences[match.first] not in quiet]
        return _apart(matches, excusing)

    def _is_registered(self, match: Match) -> bool:
        def inside(name: str) -> bool:
            return any(
                match.first <= found.first and found.last <= match.last for found in self.of(name)
            )

        return inside("#REGISTERED") and not inside("#UNREGISTERED")


def _apart(matches: list[Match], excusing: list[Match]) -> list[Match]:
    """Those of `matches` that share no token with one of `excusing`."""
    covered = {index for found in excusing for index in range(found.first, found.last + 1)}
    return [match for match in matches if covered.isdisjoint(range(match.first, match.last + 1))]


def _joined(matches: list[Match]) -> list[Match]:
    joined: list[Match] = []
    for match in sorted(matches, key=lambda found: (found.start, found.end)):
        if joined and match.start < joined[-1].end:
            last = joined[-1]
            joined[-1] = Match(
                last.first, max(last.last, match.last), last.start, max(last.end, match.end)
            )
        else:
            joined.append(match)
    return joined
