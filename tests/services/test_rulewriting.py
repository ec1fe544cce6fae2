"""A rule typed into a form: what it is written as, what it finds, and what of it is refused."""

from dataclasses import replace

import pytest

from desktop_app.checks.own_rules import own_rules
from desktop_app.domain.errors import BadInput
from desktop_app.domain.finding import Explanation, Severity
from desktop_app.services.rulewriting import (
    Match,
    RuleForm,
    form_of,
    placed,
    removed,
    tried,
)

SAID = Explanation(en="The tower is for sale", fr="La tour est à vendre")
TOWER = RuleForm(
    id="own.tower",
    match=Match.NEAR,
    words=("tower",),
    near=("sell*",),
    languages=("en",),
    explain=SAID,
    suggest=SAID,
    hits={"en": ("We sell the tower", "Selling our tower")},
    misses={"en": ("The Eiffel tower", "We sell bread")},
    excluded=("tower block", "sentence: fair*"),
    reference=("MAR 7",),
    review_due="2027-01-01",
)
#: A rule that no form has, with a comment of its author.
WRITTEN = """# Ours
[[rule]]
id = "own.move"
family = "material-info"
version = 3
languages = ["en"]
severity = "legal"
reviewers = ["legal"]
when = '''
((head ONEAR/1 office) OR HQ)
NEAR/5 mov*'''
raise = { blackout = "legal" }
explain = { en = "a", fr = "b" }
suggest = { en = "a", fr = "b" }
[rule.tests]
context = { reply = true }
hit.en = ["Our head office is moving", "The HQ moves"]
miss.en = ["Moving house", "Our HQ"]
# until June
"""


def test_what_is_written_is_read_again_as_the_same_form():
    assert tried(TOWER).is_sound
    text = placed("", TOWER)
    assert form_of(text, "own.tower") == TOWER
    for match, words in ((Match.EXACT, ("two words", "one")), (Match.STEM, ("sell", "buy"))):
        other = replace(TOWER, match=match, words=words, near=())
        assert form_of(placed("", other), "own.tower") == other
    assert own_rules(text).rules[0].review_due == "2027-01-01"


def test_a_name_without_own_gets_it():
    assert replace(TOWER, id="tower").name == "own.tower"


def test_a_sample_that_the_rule_does_not_do_makes_it_unsound():
    found = tried(replace(TOWER, misses={"en": ("The tower sells", "We sell bread")}))
    assert found.error is None
    assert not found.is_sound
    assert [one.example.text for one in found.samples if not one.passed] == ["The tower sells"]
    proves_nothing = tried(replace(TOWER, misses={"en": ("Hello", "We sell bread")}))
    assert not proves_nothing.is_sound


@pytest.mark.parametrize("word", ["sel.*", "[ab]c", r"\d+", "a|b", "to*er"])
def test_a_regular_expression_is_refused(word):
    found = tried(replace(TOWER, match=Match.EXACT, words=(word,)))
    assert found.error is not None
    assert found.error.kind == "own.regex"
    assert not found.is_sound


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({"words": ()}, "rulebook.value"),
        ({"near": ()}, "rulebook.value"),
        ({"words": ('a"b',)}, "rulebook.expression"),
        ({"hits": {"en": ("We sell the tower",)}}, "rulebook.examples"),
        ({"review_due": "soon"}, "rulebook.value"),
        ({"reviewers": ("communications",)}, "rulebook.value"),
    ],
)
def test_what_is_not_right_says_why(changed, kind):
    assert tried(replace(TOWER, **changed)).error.kind == kind


def test_only_what_finds_or_says_otherwise_gets_a_new_version():
    text = placed("", TOWER)
    later = placed(text, replace(TOWER, review_due="2028-01-01"), "own.tower")
    assert form_of(later, "own.tower").version == 1
    graver = replace(TOWER, severity=Severity.CAUTION)
    assert form_of(placed(text, graver, "own.tower"), "own.tower").version == 2


def test_other_rules_stay_as_they_were_written():
    text = placed(WRITTEN, TOWER)
    assert text.startswith(WRITTEN.rstrip("\n"))
    assert {rule.id for rule in own_rules(text).rules} == {"own.move", "own.tower"}
    assert removed(text, "own.tower").rstrip("\n") == WRITTEN.rstrip("\n")
    assert removed(removed(text, "own.tower"), "own.move") == ""
    with pytest.raises(BadInput, match=r"rulebook\.duplicate"):
        placed(text, replace(TOWER, id="move"), "own.tower")


def test_what_the_form_does_not_have_is_kept():
    form = form_of(WRITTEN, "own.move")
    assert form.match is Match.WRITTEN
    assert form.words == ("((head ONEAR/1 office) OR HQ)", "NEAR/5 mov*")
    again = own_rules(placed(WRITTEN, form, "own.move")).rules[0]
    assert again.version == 3
    assert again.blackout is Severity.LEGAL
    assert again.example_context == (("reply", "True"),)
    assert tried(form).is_sound


def test_a_text_that_is_no_toml_is_refused():
    with pytest.raises(BadInput, match=r"rulebook\.toml"):
        placed("[[rule]]\nid = ", TOWER)
