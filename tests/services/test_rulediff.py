"""What two rulebooks differ in, and whether a changed rule says so in its version."""

import pytest

from desktop_app.domain.errors import BadInput
from desktop_app.services.rulediff import LexiconChange, difference
from tests.services.rulebooks import LEXICON, rule

ONE, TWO = rule("a.one", "@METRIC"), rule("a.two", "up")


def files(*rules, name="pack/x.toml", **lexicons):
    return {name: "".join(rules), **LEXICON, **lexicons}


def test_the_same_rules_laid_out_otherwise_are_no_difference():
    other = {"pack/a.toml": "# ours\n" + TWO, "pack/b.toml": ONE, **LEXICON}
    other["lexicon/en/metric.txt"] = "# ours\nrevenue\n\nsales\n"
    assert difference(files(ONE, TWO), other).is_none


def test_rules_come_and_go():
    found = difference(files(ONE), files(TWO))
    assert (found.added, found.removed, found.changed) == (("a.two",), ("a.one",), ())
    assert not found.is_none


@pytest.mark.parametrize(
    ("new", "keys", "is_silent"),
    [
        (rule("a.one", "@METRIC OR up"), ("when",), True),
        (rule("a.one", "@METRIC OR up", version=2), ("version", "when"), False),
        (rule("a.one", "@METRIC", unless=["up"]), ("unless",), True),
        (rule("a.one", "@METRIC", hits=["sales", "revenue"]), ("tests.hit.en",), False),
        (rule("a.one", "@METRIC").replace("Pourquoi", "Or"), ("explain.fr",), True),
        (rule("a.one", "@METRIC", more='reference = ["MAR"]'), ("reference",), True),
        (rule("a.one", " @METRIC\t"), (), False),
    ],
)
def test_what_changed_is_named_and_a_version_that_was_not_raised_is_told(new, keys, is_silent):
    found = difference(files(ONE), files(new)).changed
    assert [one.keys for one in found] == ([keys] if keys else [])
    assert [one.is_silent for one in found] == ([is_silent] if keys else [])


def test_a_lowered_version_is_none_that_was_raised():
    (found,) = difference(files(rule("a.one", "up", version=3)), files(rule("a.one", "up"))).changed
    assert (found.old_version, found.new_version, found.is_silent) == (3, 1, True)


def test_a_rule_that_moves_to_another_pack_changed():
    (found,) = difference(files(ONE), files(ONE, name="other/x.toml")).changed
    assert found.keys == ("pack",)


def test_entries_that_came_and_went_are_told_with_the_rules_that_look_for_them():
    new = {"lexicon/en/metric.txt": "sales\nturnover", "lexicon/en/more.txt": "b\na"}
    assert difference(files(ONE, TWO), files(ONE, TWO, **new)).lexicons == (
        LexiconChange(
            language="en",
            name="@METRIC",
            added=("turnover",),
            removed=("revenue",),
            rules=("a.one",),
        ),
        LexiconChange(language="en", name="@MORE", added=("a", "b"), removed=(), rules=()),
    )


@pytest.mark.parametrize(
    "new", [{"pack/x.toml": "[[rule]"}, {"pack/x.toml": ONE + ONE}, {"notes.md": "hello"}]
)
def test_what_is_no_rulebook_is_refused(new):
    with pytest.raises(BadInput) as refused:
        difference(files(ONE), new)
    assert refused.value.kind.startswith("rulebook.")
