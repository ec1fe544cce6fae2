"""A chain that is shorter or other than the one that was seen is found, and where."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.account import AccountId
from desktop_app.domain.errors import BadInput, Damaged
from desktop_app.domain.heads import Head, check_remembered, read_heads, remember

CHAIN = AccountId("acme")


def links(length: int, forged_from: int = 0) -> list[str]:
    """A chain's links; from row `forged_from` on they are others."""
    return [
        hashlib.sha256(
            f"{seq}{'x' if forged_from and seq >= forged_from else ''}".encode()
        ).hexdigest()
        for seq in range(1, length + 1)
    ]


def head(chain: list[str], seq: int) -> Head:
    return Head(seq=seq, hash=chain[seq - 1])


def seen(chain: list[str], seqs) -> tuple[Head, ...]:
    kept: tuple[Head, ...] = ()
    for seq in sorted(seqs):
        kept = remember(kept, head(chain, seq))
    return kept


def found(remembered, chain: list[str]):
    """None, or (kind, facts)."""

    def hash_at(seq: int) -> str | None:
        return chain[seq - 1] if 1 <= seq <= len(chain) else None

    try:
        check_remembered(CHAIN, remembered, len(chain), hash_at)
    except Damaged as error:
        return error.kind, {name: fact for name, fact in error.facts.items() if name != "chain"}
    return None


SEEN = st.sets(st.integers(1, 200), min_size=1, max_size=60)


@given(SEEN, st.integers(0, 50))
def test_the_same_chain_and_its_continuation_are_accepted(seqs, more):
    assert found(seen(links(200), seqs), links(max(seqs) + more)) is None


@given(SEEN, st.data())
def test_a_shorter_chain_is_refused_with_how_many_are_gone(seqs, data):
    newest = max(seqs)
    length = data.draw(st.integers(0, newest - 1))
    lost = {"lost": str(newest - length), "seen": str(newest)}
    assert found(seen(links(200), seqs), links(length)) == ("chain.lost", lost)


@given(SEEN, st.data())
def test_a_rewritten_chain_is_refused_wherever_it_begins_to_differ(seqs, data):
    kept = seen(links(200), seqs)
    begins = data.draw(st.integers(1, max(seqs)))
    kind, facts = found(kept, links(200, begins))
    assert kind == "chain.rewritten"
    assert int(facts["same"]) < begins <= int(facts["row"])
    marks = [0, *(one.seq for one in kept)]
    assert marks.index(int(facts["row"])) == marks.index(int(facts["same"])) + 1


def test_the_last_rows_are_named_exactly():
    kept = seen(links(1000), range(1, 1001))
    assert found(kept, links(1000, 1000)) == ("chain.rewritten", {"row": "1000", "same": "999"})
    assert found(kept, links(1000, 1)) == ("chain.rewritten", {"row": "1", "same": "0"})


def test_a_rewritten_and_shortened_chain_is_refused():
    kept = seen(links(1000), range(1, 1001))
    kind, _ = found(kept, links(600, 300))
    assert kind == "chain.rewritten"


def test_little_is_kept_of_a_long_chain():
    chain = links(20_000)
    kept = seen(chain, range(1, 20_001))
    assert kept[-1] == head(chain, 20_000)
    assert kept[0].seq == 1
    assert len(kept) <= 20


@given(SEEN, st.integers(1, 200))
def test_what_is_remembered_never_goes_back(seqs, seq):
    kept = seen(links(200), seqs)
    again = remember(kept, head(links(200), seq))
    assert again[-1].seq == max(kept[-1].seq, seq)
    assert [one.seq for one in again] == sorted({one.seq for one in again})


@pytest.mark.parametrize(
    "value",
    [[], {"a": {"seq": 0, "hash": "ab" * 32}}, {"a": {"seq": 1, "hash": "zz"}}, {"a": {"seq": 1}}],
)
def test_what_are_no_heads_is_refused(value):
    with pytest.raises(BadInput):
        read_heads(value)


def test_heads_are_read_as_they_were_written():
    one = head(links(3), 2)
    assert read_heads({"acme": one.as_json()}) == {CHAIN: one}
