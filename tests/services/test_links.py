"""Links are computed from rows, kept, and read anew as soon as the database shows other ones."""

from dataclasses import dataclass, field, replace

import pytest

from desktop_app.domain.action import GENESIS, LEDGER_CHAIN, ActionKind, leaf_of, link
from desktop_app.domain.errors import Damaged
from desktop_app.services.links import Chains
from tests.contracts.company import ACCOUNT, Clock, Company, Walk
from tests.domain.test_record import Shelf


@dataclass
class Copy:
    """What a database shows of its chains: it may show anything; `asked` from which row on."""

    actions: tuple
    asked: list = field(default_factory=list)

    def chain(self, chain, since=1):
        if chain == LEDGER_CHAIN:
            return ()
        self.asked.append(since)
        return self.actions[since - 1 :]


@pytest.fixture
def copy():
    clock = Clock()
    walk = Walk(Company(clock), Shelf(clock)).approved()
    walk.add(ActionKind.FREEZE, "legal")
    walk.add(ActionKind.UNFREEZE, "legal")
    return Copy(tuple(walk.store.actions))


def relinked(actions):
    """A chain computed anew: it holds together, and is another one."""
    before, made = GENESIS, []
    for action in actions:
        moved = replace(action, prev_hash=before)
        moved = replace(moved, hash=link(before, leaf_of(moved)))
        before = moved.hash
        made.append(moved)
    return tuple(made)


def damaged(chains, copy):
    with pytest.raises(Damaged) as caught:
        chains.of(copy, [ACCOUNT])
    return caught.value.kind, caught.value.facts["action"]


def test_the_links_and_what_each_row_is_about(copy):
    links = Chains().of(copy, [ACCOUNT])
    assert links.length(ACCOUNT) == 4
    assert [links.hash_at(ACCOUNT, seq) for seq in range(6)] == [
        None,
        *(one.hash for one in copy.actions),
        None,
    ]
    assert (links.rows(ACCOUNT, "p1"), links.rows(ACCOUNT, None)) == ((1, 2), (3, 4))
    assert links.rows(ACCOUNT, "p2") == ()
    assert (links.length(LEDGER_CHAIN), links.length("none")) == (0, 0)


@pytest.mark.parametrize(
    "change", [{"hash": "00" * 32}, {"prev_hash": "00" * 32}, {"seq": 9}, {"signature": "ab"}]
)
def test_a_chain_that_does_not_hold_together_is_refused_at_its_first_bad_row(copy, change):
    copy.actions = (copy.actions[0], replace(copy.actions[1], **change), *copy.actions[2:])
    assert damaged(Chains(), copy) == ("ledger.damaged", copy.actions[1].id)


def test_a_row_that_was_left_out_is_found(copy):
    copy.actions = (copy.actions[0], *copy.actions[2:])
    assert damaged(Chains(), copy) == ("ledger.damaged", copy.actions[1].id)


def test_later_only_the_last_row_and_new_ones_are_read(copy):
    chains, every = Chains(), copy.actions
    copy.actions = every[:2]
    chains.of(copy, [ACCOUNT])
    copy.actions = every
    assert chains.of(copy, [ACCOUNT]).hash_at(ACCOUNT, 4) == every[-1].hash
    chains.of(copy, [ACCOUNT])
    assert copy.asked == [1, 2, 4]


@pytest.mark.parametrize("length", [0, 1, 3])
def test_a_chain_that_became_shorter_is_shown_as_it_is(copy, length):
    chains, every = Chains(), copy.actions
    chains.of(copy, [ACCOUNT])
    copy.actions = every[:length]
    assert chains.of(copy, [ACCOUNT]).length(ACCOUNT) == length


def test_a_chain_that_was_computed_anew_is_shown_as_it_is(copy):
    chains = Chains()
    chains.of(copy, [ACCOUNT])
    first = replace(copy.actions[0], signature="00" * 64)
    copy.actions = relinked((first, *copy.actions[1:]))
    links = chains.of(copy, [ACCOUNT])
    assert [links.hash_at(ACCOUNT, seq) for seq in range(1, 5)] == [
        one.hash for one in copy.actions
    ]


def test_a_last_row_that_lies_about_its_hash_is_found(copy):
    chains = Chains()
    chains.of(copy, [ACCOUNT])
    copy.actions = (*copy.actions[:-1], replace(copy.actions[-1], signature="00" * 64))
    assert damaged(chains, copy) == ("ledger.damaged", copy.actions[-1].id)


def test_what_was_half_read_is_not_kept(copy):
    chains, every = Chains(), copy.actions
    copy.actions = every[:2]
    chains.of(copy, [ACCOUNT])
    copy.actions = (*every[:3], replace(every[3], signature="00" * 64))
    assert damaged(chains, copy) == ("ledger.damaged", every[3].id)
    assert chains.length(ACCOUNT) == 0
    copy.actions = every
    assert chains.of(copy, [ACCOUNT]).length(ACCOUNT) == 4
