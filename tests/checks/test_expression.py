"""The language of ``when`` and ``unless``."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.checks.expression import (
    All,
    Atom,
    Clear,
    Either,
    Near,
    Several,
    atoms,
    parse,
    triggers,
    written,
)
from desktop_app.domain.errors import BadInput


def test_near_binds_tighter_than_and_and_and_than_or() -> None:
    node = parse("@A NEAR/5 #B AND NOT $C OR word*")
    assert isinstance(node, Either)
    first, second = node.choices
    assert isinstance(first, All)
    assert first.needed == (
        Near(left=Atom(name="@A"), right=Atom(name="#B"), distance=5, ordered=False),
    )
    assert first.barred == (Atom(name="$C"),)
    assert second == Atom(name='"word*')


def test_brackets_and_phrases() -> None:
    node = parse('("garage sale*" OR ORDER) ONEAR/3 @X')
    assert isinstance(node, Near)
    assert node.ordered
    assert list(atoms(node)) == ['"garage sale*', '"ORDER', "@X"]


def test_several_of_a_thing_are_asked_for() -> None:
    node = parse("HAS/2 (@A OR word) AND #B")
    assert isinstance(node, All)
    assert node.needed[0] == Several(
        node=Either(choices=(Atom(name="@A"), Atom(name='"word'))), least=2
    )
    assert list(atoms(node)) == ["@A", '"word', "#B"]


def test_an_excuse_of_its_own_binds_looser_than_near() -> None:
    node = parse("@A NEAR/3 @B EXCEPT @C NEAR/2 @D OR @E")
    assert isinstance(node, Either)
    first, second = node.choices
    assert isinstance(first, Clear)
    assert isinstance(first.node, Near)
    assert isinstance(first.excuse, Near)
    assert second == Atom(name="@E")
    assert list(atoms(first, barred_too=False)) == ["@A", "@B"]
    assert parse(written(node)) == node


def test_what_is_barred_is_no_trigger() -> None:
    assert list(atoms(parse("@A AND NOT @B"), barred_too=False)) == ["@A"]


@pytest.mark.parametrize(
    "source",
    [
        "",
        "@A NEAR/5",
        "(@A",
        "@A @B",
        "NOT @A",
        "@A NEAR/0 @B",
        "@A NEAR/999 @B",
        "@A OR",
        "HAS/0 @A",
        "HAS/2",
        "#",
        "@a",
    ],
)
def test_what_cannot_be_read_is_refused(source: str) -> None:
    with pytest.raises(BadInput) as refusal:
        parse(source)
    assert refusal.value.kind == "rule.expression"


LEAVES = st.sampled_from(["word", "stem*", '"two words"', "@CLASS", "#SHAPE", "$OWN"])
EXPRESSIONS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.tuples(inner, st.integers(1, 30), inner).map(lambda n: f"({n[0]}) NEAR/{n[1]} ({n[2]})"),
        st.tuples(inner, inner).map(lambda n: f"({n[0]}) ONEAR/2 leaf NEAR/3 ({n[1]})"),
        st.tuples(inner, inner).map(lambda n: f"({n[0]}) OR ({n[1]})"),
        st.tuples(inner, inner).map(lambda n: f"({n[0]}) AND ({n[1]}) AND NOT leaf"),
        inner.map(lambda n: f"HAS/2 ({n})"),
    ),
    max_leaves=8,
)


@given(EXPRESSIONS)
def test_what_was_read_is_written_so_that_it_reads_the_same(source: str) -> None:
    node = parse(source)
    assert parse(written(node)) == node


@pytest.mark.parametrize("source", ["(" * 100_000, "a" + " NEAR/1 a" * 31, "HAS/2 " * 100_000])
def test_an_absurd_expression_is_refused_and_not_followed(source: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse(source)
    assert refused.value.kind == "rule.expression"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("@A NEAR/5 @B", {"@A"}),
        ("(@A OR @B) NEAR/5 @C", {"@C"}),
        ("#X NEAR/5 (@A OR @B)", {"@A", "@B"}),
        ("#X NEAR/5 #Y", None),
        ("@A OR #X", None),
        ("@A OR word NEAR/2 #X", {"@A", '"word'}),
        ("#X AND @B AND NOT @C", {"@B"}),
        ("HAS/2 (@A OR $B)", {"@A", "$B"}),
    ],
)
def test_without_its_triggers_a_rule_cannot_find_anything(
    source: str, expected: set[str] | None
) -> None:
    assert triggers(parse(source)) == expected
