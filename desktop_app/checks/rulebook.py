"""All rules of a company, compiled, with one digest of what they say.

`load` is pure: it is given texts and never opens a file. The digest is taken of the content
(parsed rules, sorted lexicons), so comments and layout do not change it. The rulebook proves
itself: `Rulebook.run_examples` runs every rule's own examples.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import lru_cache

from desktop_app.checks.evaluation import ENTITIES, Evaluation, names_of, with_names
from desktop_app.checks.expression import atoms, triggers
from desktop_app.checks.language import SMALL_WORDS
from desktop_app.checks.lexemes import Lexemes, entry
from desktop_app.checks.praising import Praising
from desktop_app.checks.profile import Fact, Profile, SensitiveDay
from desktop_app.checks.reading import Context, Reading
from desktop_app.checks.rule import LANGUAGES, Example, Rule
from desktop_app.checks.ruletoml import read_lexicons, read_rules
from desktop_app.checks.shapes import CANDIDATES, SHAPES
from desktop_app.checks.tokens import tokenise
from desktop_app.domain.errors import BadInput

#: Changes whenever the same rules may find something else.
ENGINE_VERSION = "4"
#: The company for which rules' own examples are written.
EXAMPLE_PROFILE = Profile(
    company="Exemplar",
    handle="@exemplar",
    tickers=("EXMP",),
    listed=("Euronext Paris",),
    products=("Lumio",),
    competitors=("Rivalis", "Orange"),
    codenames=("Basalt", "Blue Heron"),
    confidential_customers=("Groupe Ombrelle",),
    own_domains=("exemplar.example",),
    facts=(
        Fact(value="97 M€", period="H1 2026"),
        Fact(value="361 000", unit="units, unités", period="2026"),
    ),
    sensitive_days=(SensitiveDay(day="11-13", name="Remembrance"),),
)
_EXAMPLE_NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleResult:
    """What became of one example: `fired` must equal ``example.hit``.

    `tempted` says that the text holds a trigger of the rule: a counter-example without any would
    prove nothing.
    """

    rule: str
    example: Example
    fired: bool
    tempted: bool

    @property
    def passed(self) -> bool:
        """Whether the rule did what its author said it does, and the example proves it."""
        return self.fired == self.example.hit and self.tempted


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rulebook:
    """Rules and lexicons, ready to read. Immutable; may be shared between threads."""

    rules: tuple[Rule, ...]
    digest: str  #: SHA-256 (hexadecimal) of the canonical content
    engine_version: str
    unicode_version: str
    lexemes: Mapping[str, Lexemes] = field(repr=False)  #: per language
    praising: Praising = field(repr=False)
    triggers: tuple[frozenset[str] | None, ...] = field(repr=False)  #: of each rule, see `triggers`
    _triggered: Mapping[str, tuple[int, ...]] = field(init=False, repr=False)
    _always: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Turn the triggers round: from a word list to the rules that it may bring to fire."""
        triggered: dict[str, list[int]] = {}
        for place, names in enumerate(self.triggers):
            for name in names or ():
                triggered.setdefault(name, []).append(place)
        always = (place for place, names in enumerate(self.triggers) if names is None)
        object.__setattr__(self, "_triggered", {k: tuple(v) for k, v in triggered.items()})
        object.__setattr__(self, "_always", tuple(always))

    def candidates(self, there: Iterable[str]) -> Iterator[Rule]:
        """The rules that may fire where the word lists and entities of `there` stand, in order."""
        places = set(self._always)
        for name in there:
            places.update(self._triggered.get(name, ()))
        return (self.rules[place] for place in sorted(places))

    @property
    def engine(self) -> str:
        """What a record keeps beside the digest: another engine or Unicode may read it otherwise."""
        return f"{self.engine_version}, Unicode {self.unicode_version}"

    def words(self, language: str) -> frozenset[str]:
        """What a hashtag in small letters may be made of."""
        return _with_small_words(self.lexemes[language].words, language)

    @property
    def packs(self) -> tuple[str, ...]:
        """The names of the packs, in order."""
        return tuple(sorted({rule.pack for rule in self.rules}))

    def run_examples(self) -> tuple[ExampleResult, ...]:
        """Run every rule's own examples on the example company."""
        return tuple(self._run(rule, example) for rule in self.rules for example in rule.examples)

    def _run(self, rule: Rule, example: Example) -> ExampleResult:
        reading = self.example_reading(rule, example)
        evaluation = Evaluation(reading, self.lexemes[example.language])
        fired = bool(evaluation.hits(rule))
        wanted = set(atoms(rule.when, barred_too=False))
        tempted = fired or any(_is_tempted(evaluation, name) for name in wanted)
        return ExampleResult(rule=rule.id, example=example, fired=fired, tempted=tempted)

    def example_reading(self, rule: Rule, example: Example) -> Reading:
        """One of `rule`'s examples, in the rule's context, at the example company."""
        given = dict(rule.example_context)
        scheduled, composed = given.get("scheduled_for"), given.get("composed_at")
        context = Context(
            now=_EXAMPLE_NOW,
            composed_at=datetime.fromisoformat(composed) if composed else None,
            scheduled_for=datetime.fromisoformat(scheduled) if scheduled else None,
            reply=given.get("reply") == "True",
            sponsor=given.get("sponsor"),
        )
        profile = replace(EXAMPLE_PROFILE, news_hold=given.get("news_hold", ""))
        known = with_names(self.words(example.language), profile)
        return Reading(
            tokens=tokenise(example.text, known),
            language=example.language,
            profile=profile,
            context=context,
        )


def load(sources: Mapping[str, str]) -> Rulebook:
    """Compile rule files (``….toml``) and lexicons (``…lexicon/<language>/<name>.txt``).

    Raises `BadInput` with the file and key: ``rulebook.file``, ``.toml``, ``.key``, ``.value``,
    ``.expression``, ``.class``, ``.duplicate``, ``.examples``. That the examples come true is not
    tried here (`Rulebook.run_examples` does): a window's start would wait for it.
    """
    rules: list[Rule] = []
    tables: list[Mapping[str, object]] = []
    lexicons: dict[str, dict[str, tuple[str, ...]]] = {language: {} for language in LANGUAGES}
    for name in sorted(sources):
        if name.endswith(".toml"):
            for rule, table in read_rules(name, sources[name]):
                rules.append(rule)
                tables.append(table)
        else:
            for language, lexicon, entries in read_lexicons(name, sources[name]):
                if lexicon in lexicons[language]:
                    raise BadInput("rulebook.duplicate", file=name, key=lexicon)
                lexicons[language][lexicon] = entries
    rules.sort(key=lambda rule: rule.id)
    _refuse_unknown(rules, lexicons)
    return Rulebook(
        rules=tuple(rules),
        digest=_digest(tables, lexicons),
        engine_version=ENGINE_VERSION,
        unicode_version=unicodedata.unidata_version,
        praising=Praising(lexicons),
        lexemes=_Compiled(rules, lexicons),
        triggers=tuple(triggers(rule.when) for rule in rules),
    )


def names_in(rule: Rule) -> Iterable[str]:
    """Everything that `rule` looks for, or is excused by: words, lists, shapes and entities."""
    yield from atoms(rule.when)
    for excuse in rule.unless:
        if excuse.node is not None:
            yield from atoms(excuse.node)


def _refuse_unknown(
    rules: list[Rule], lexicons: Mapping[str, Mapping[str, tuple[str, ...]]]
) -> None:
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            raise BadInput("rulebook.duplicate", file=rule.source, key=rule.id)
        seen.add(rule.id)
        for name in names_in(rule):
            if not _is_known(name, rule, lexicons):
                raise BadInput("rulebook.class", file=rule.source, key=rule.id, name=name)


def _is_known(name: str, rule: Rule, lexicons: Mapping[str, Mapping[str, tuple[str, ...]]]) -> bool:
    match name[0]:
        case "@":
            return all(name in lexicons[language] for language in rule.languages)
        case "#":
            return name in SHAPES
        case "$":
            return name in ENTITIES
        case _:
            return entry(name, name[1:]) is not None


class _Compiled(Mapping[str, Lexemes]):
    """Word lists by language, each compiled when it is first asked for: many need only one."""

    def __init__(self, rules: list[Rule], lexicons: dict[str, dict[str, tuple[str, ...]]]) -> None:
        self._rules, self._lexicons = rules, lexicons
        self._made: dict[str, Lexemes] = {}

    def __getitem__(self, language: str) -> Lexemes:
        made = self._made.get(language)
        if made is None:
            # Of two threads that compile the same the first one's stays, before its lines go.
            compiled = _compile(language, self._rules, self._lexicons[language])
            made = self._made.setdefault(language, compiled)
            self._lexicons[language] = {}
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._lexicons)

    def __len__(self) -> int:
        return len(self._lexicons)


@lru_cache(maxsize=8)
def _with_small_words(words: frozenset[str], language: str) -> frozenset[str]:
    return words | SMALL_WORDS[language]


def _compile(
    language: str, rules: Iterable[Rule], lexicon: Mapping[str, tuple[str, ...]]
) -> Lexemes:
    literals = {
        name
        for rule in rules
        if language in rule.languages
        for name in names_in(rule)
        if name[0] == '"'
    }
    lines = [(name, name[1:]) for name in sorted(literals)]
    lines += [(name, line) for name, many in sorted(lexicon.items()) for line in many]
    return Lexemes(lines=lines)


def _digest(
    tables: Iterable[Mapping[str, object]], lexicons: Mapping[str, Mapping[str, tuple[str, ...]]]
) -> str:
    rules = sorted(tables, key=lambda table: str(table["id"]))
    whole = hashlib.sha256(
        json.dumps(rules, sort_keys=True, ensure_ascii=False, default=str).encode()
    )
    for language, lists in sorted(lexicons.items()):
        for name, entries in sorted(lists.items()):
            # No entry holds a line's end: neither names nor entries can run into one another.
            whole.update("\n".join(("", language, name, *entries, "")).encode())
    return whole.hexdigest()


def _is_tempted(evaluation: Evaluation, name: str) -> bool:
    """Whether the text holds what `name` looks for, or what looks like it."""
    reading = evaluation.reading
    if name[0] == "$":
        words = set(reading.tokens.texts)
        return any(words & set(tokenise(known).texts) for known in names_of(name, EXAMPLE_PROFILE))
    if name[0] == "#":
        return bool(CANDIDATES.get(name, SHAPES[name])(reading))
    return bool(evaluation.places.get(name))
