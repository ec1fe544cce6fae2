"""The language of ``when`` and ``unless``."""

from __future__ import annotations

import pytest

from desktop_app.checks.expression import All, Atom, Either, Near, Several, atoms, parse
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
