"""Loading refuses whatever is not exactly right, and every rule proves itself."""

from __future__ import annotations

import tomllib
from collections import Counter

import pytest

from desktop_app.checks.evaluation import Evaluation
from desktop_app.checks.rulebook import Rulebook, load, names_in
from desktop_app.checks.ruletoml import read_lexicons
from desktop_app.domain.errors import BadInput

RULE = """
[[rule]]
id = "x.one"
family = "financial-figures"
version = 1
languages = ["en"]
severity = "legal"
reviewers = ["legal"]
when = "@METRIC NEAR/3 up"
unless = ['"garage sales"']
explain = { en = "Why", fr = "Pourquoi" }
suggest = { en = "How", fr = "Comment" }
[rule.tests]
hit.en = ["sales up", "up go sales"]
miss.en = ["garage sales up", "sales down"]
"""
LEXICON = {"lexicon/en/metric.txt": "# own words\nsales\n"}


def refusal_of(rule: str, lexicon: dict[str, str] | None = None) -> BadInput:
    with pytest.raises(BadInput) as refusal:
        load({"rules/x.toml": rule} | (LEXICON if lexicon is None else lexicon))
    return refusal.value


def test_every_shipped_rule_passes_its_own_examples(rulebook: Rulebook) -> None:
    failed = [result for result in rulebook.run_examples() if not result.passed]
    assert failed == []


def test_shipped_rules_read_both_languages_but_where_a_law_is_of_one_country(
    rulebook: Rulebook,
) -> None:
    one = {rule.pack for rule in rulebook.rules if rule.languages != ("en", "fr")}
    assert one == {"france"}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_language_covers_the_sixteen_families(rulebook: Rulebook, language: str) -> None:
    assert len({rule.family for rule in rulebook.rules if language in rule.languages}) == 16


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_word_list_is_read_by_a_rule(
    rulebook: Rulebook, rule_sources: dict[str, str], language: str
) -> None:
    there = {
        (language, name)
        for file, text in rule_sources.items()
        if file.endswith(".txt")
        for language, name, _ in read_lexicons(file, text)
    }
    read = {
        (language, name)
        for rule in rulebook.rules
        if language in rule.languages
        for name in names_in(rule)
        if name[0] == "@"
    }
    assert {one for one in there if one[0] == language} == read


def test_every_pack_has_sixty_examples_or_more(rulebook: Rulebook) -> None:
    examples = Counter(dict.fromkeys(rulebook.packs, 0))
    for rule in rulebook.rules:
        examples[rule.pack] += len(rule.examples)
    assert min(examples.values()) >= 60, examples


def test_a_small_rulebook_loads() -> None:
    book = load({"rules/x.toml": RULE} | LEXICON)
    assert [rule.id for rule in book.rules] == ["x.one"]
    assert all(result.passed for result in book.run_examples())
    assert len(book.digest) == 64
    assert book.engine_version
    assert book.unicode_version


@pytest.mark.parametrize(
    ("old", "new", "kind", "key"),
    [
        ("version = 1", "version = 1\nweight = 2", "rulebook.key", "x.one.weight"),
        ("hit.en", "hint.en", "rulebook.key", "x.one.tests.hint"),
        ("hit.en", "hit.de", "rulebook.key", "x.one.tests.hit.de"),
        ('en = "Why", ', "", "rulebook.value", "x.one.explain.en"),
        (', fr = "Comment"', "", "rulebook.value", "x.one.suggest.fr"),
        ("version = 1", "version = 0", "rulebook.value", "x.one.version"),
        ("version = 1", "version = true", "rulebook.value", "x.one.version"),
        ('["en"]', '["de"]', "rulebook.value", "x.one.languages"),
        ('"legal"\n', '"grave"\n', "rulebook.value", "x.one.severity"),
        ('["legal"]', '["hr"]', "rulebook.value", "x.one.reviewers"),
        ('["legal"]', '["legal", "boss"]', "rulebook.value", "x.one.reviewers"),
        ("financial-figures", "gossip", "rulebook.value", "x.one.family"),
        ('"sales up", ', "", "rulebook.examples", "x.one.tests.hit.en"),
        (', "sales down"', "", "rulebook.examples", "x.one.tests.miss.en"),
        ("@METRIC NEAR/3 up", "@METRIC NEAR/3", "rulebook.expression", "x.one.when"),
        ("'\"garage sales\"'", "'(garage'", "rulebook.expression", "x.one.unless"),
        ("@METRIC", "@UNKNOWN", "rulebook.class", "x.one"),
        ("@METRIC", "#UNKNOWN", "rulebook.class", "x.one"),
        ("@METRIC", "$UNKNOWN", "rulebook.class", "x.one"),
        ("[[rule]]", "[[role]]", "rulebook.key", "role"),
        ("[[rule]]", "[[rule]", "rulebook.toml", ""),
    ],
)
def test_a_rule_that_is_not_exactly_right_is_refused(
    old: str, new: str, kind: str, key: str
) -> None:
    assert old in RULE
    refusal = refusal_of(RULE.replace(old, new, 1))
    assert (refusal.kind, refusal.facts["key"]) == (kind, key)
    assert refusal.facts["file"] == "rules/x.toml"


def test_a_rule_without_tests_is_refused() -> None:
    assert refusal_of(RULE.partition("[rule.tests]")[0]).facts["key"] == "x.one.tests"


def test_a_counter_example_without_any_trigger_does_not_pass() -> None:
    idle = RULE.replace("sales down", "nothing here", 1)
    results = load({"rules/x.toml": idle} | LEXICON).run_examples()
    assert [one.example.text for one in results if not one.passed] == ["nothing here"]


def test_two_rules_of_one_name_are_refused() -> None:
    assert refusal_of(RULE + RULE).kind == "rulebook.duplicate"


def test_a_file_that_is_no_rule_and_no_lexicon_is_refused() -> None:
    refusal = refusal_of(RULE, LEXICON | {"rules/readme.md": "hello"})
    assert (refusal.kind, refusal.facts["file"]) == ("rulebook.file", "rules/readme.md")


def test_a_file_may_hold_several_word_lists() -> None:
    text = "# all\nlonely\n@FIRST\na b*\n\n@SECOND_ONE\n# none\n"
    assert list(read_lexicons("x/lexicon/fr/many.txt", text)) == [
        ("fr", "@MANY", ("lonely",)),
        ("fr", "@FIRST", ("a b*",)),
        ("fr", "@SECOND_ONE", ()),
    ]
    assert list(read_lexicons("lexicon/en/none.txt", "")) == [("en", "@NONE", ())]


def test_two_word_lists_of_one_name_are_refused() -> None:
    with pytest.raises(BadInput) as refusal:
        list(read_lexicons("lexicon/en/a.txt", "@A\nx\n@A\ny"))
    assert refusal.value.kind == "rulebook.duplicate"


def test_a_class_must_exist_in_every_language_of_the_rule() -> None:
    both = RULE.replace('languages = ["en"]', 'languages = ["en", "fr"]').replace(
        "[rule.tests]", '[rule.tests]\nhit.fr = ["a", "b"]\nmiss.fr = ["a", "b"]'
    )
    assert refusal_of(both).kind == "rulebook.class"


def test_the_digest_is_of_what_the_rules_say_not_of_how_they_are_laid_out() -> None:
    plain = load({"rules/x.toml": RULE} | LEXICON).digest
    spaced = load({"rules/y.toml": "# a comment\n" + RULE} | LEXICON).digest
    other = load({"rules/x.toml": RULE, "lexicon/en/metric.txt": "sales\nturnover"}).digest
    assert plain == spaced != other


def test_example_context_reaches_the_rule(rule_sources: dict[str, str]) -> None:
    table = tomllib.loads(rule_sources["rules/mechanics/mechanics.toml"])
    scheduled = next(rule for rule in table["rule"] if rule["id"] == "mec.reltime")
    assert "scheduled_for" in scheduled["tests"]["context"]


def test_no_rule_fires_where_its_triggers_are_not(rulebook: Rulebook) -> None:
    fired = 0
    for rule, needed in zip(rulebook.rules, rulebook.triggers, strict=True):
        for example in rule.examples:
            reading = rulebook.example_reading(rule, example)
            evaluation = Evaluation(reading, rulebook.lexemes[example.language])
            there = frozenset(evaluation.places)
            if evaluation.hits(rule):
                fired += 1
                assert needed is None or not there.isdisjoint(needed), (rule.id, example.text)
    assert fired > 200
