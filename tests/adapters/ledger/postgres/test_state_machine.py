"""A team's ledger under the same random walks as the embedded one, whole and with one rule taken out.

The walks are SQLite's step by step, so that the two databases' rules meet the same cases. The short
form takes a few, and every fourth rule taken out; ``COUNTERSIGN_WALKS=200`` (`make walks`) takes so
many, of more steps each, and every rule.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from random import Random

import pytest

from tests.adapters.ledger import list_walks, remark_walks, retention_walks, step_walks
from tests.adapters.ledger.mutants import FOUND_BY, MUTANTS
from tests.adapters.ledger.postgres.everyone import (
    EveryonesLedger,
    emptied,
    set_up,
    superuser_engine,
)
from tests.adapters.ledger.postgres.mutants import edited, put, restored
from tests.adapters.ledger.walks import STEPS, LedgerWalk
from tests.contracts.company import DUTIES, Clock

#: How many walks; none is said in the short form.
LONG = int(os.environ.get("COUNTERSIGN_WALKS", "0"))


@pytest.fixture(scope="module")
def ground(server):
    """One database for this module, and the way into it as anybody."""
    made = server.database()
    set_up(made, *DUTIES)
    engine = superuser_engine(made)
    yield made, engine
    engine.dispose()
    made.drop()


def walk(
    ground, seeds: Iterable[int], steps: int = STEPS, life: type[LedgerWalk] = LedgerWalk
) -> None:
    """One ledger's life for each seed."""
    database, engine = ground
    for seed in seeds:
        emptied(engine)
        clock = Clock()
        store = EveryonesLedger(engine, clock.now, database)
        life(store, clock).walk(Random(seed), steps)


@pytest.mark.parametrize("seed", range(LONG or 3))
def test_rules_oracle_and_replay_agree(ground, seed):
    walk(ground, [seed], 2 * STEPS if LONG else STEPS)


@pytest.mark.parametrize("name", sorted(MUTANTS) if LONG else sorted(MUTANTS)[1::4])
def test_a_ledger_with_a_rule_taken_out_is_found(ground, name):
    mutant = edited(name)
    put(ground[1], mutant)
    try:
        with pytest.raises(AssertionError):
            walk(ground, [FOUND_BY.get(name, 0), *range(200)])
    finally:
        put(ground[1], restored(mutant))


@pytest.mark.parametrize("seed", range(LONG or 3))
def test_holds_and_redactions_agree(ground, seed):
    steps = 2 * STEPS if LONG else STEPS
    walk(ground, [seed], steps, retention_walks.RetentionWalk)


@pytest.mark.parametrize("name", sorted(retention_walks.MUTANTS)[:: 1 if LONG else 4])
def test_a_ledger_that_does_not_hold_or_redact_is_found(ground, name):
    mutant = edited(name)
    seeds = [retention_walks.FOUND_BY.get(name, 0), *range(100)]
    put(ground[1], mutant)
    try:
        with pytest.raises(AssertionError):
            walk(ground, seeds, life=retention_walks.RetentionWalk)
    finally:
        put(ground[1], restored(mutant))


@pytest.mark.parametrize("seed", range(LONG or 3))
def test_steps_and_deputies_agree(ground, seed):
    walk(ground, [seed], 2 * STEPS if LONG else STEPS, step_walks.StepWalk)


@pytest.mark.parametrize("name", sorted(step_walks.MUTANTS)[:: 1 if LONG else 4])
def test_a_ledger_whose_steps_or_deputies_are_not_kept_is_found(ground, name):
    mutant = edited(name)
    seeds = [step_walks.FOUND_BY.get(name, 0), *range(100)]
    put(ground[1], mutant)
    try:
        with pytest.raises(AssertionError):
            walk(ground, seeds, life=step_walks.StepWalk)
    finally:
        put(ground[1], restored(mutant))


@pytest.mark.parametrize("seed", range(LONG or 1))
def test_what_deputies_remark_agrees(ground, seed):
    walk(ground, [seed], 2 * STEPS if LONG else STEPS, remark_walks.RemarkWalk)


@pytest.mark.parametrize("name", sorted(remark_walks.MUTANTS)[:: 1 if LONG else 3])
def test_a_ledger_that_judges_deputies_remarks_otherwise_is_found(ground, name):
    mutant = edited(name)
    seeds = [remark_walks.FOUND_BY.get(name, 0), *range(100)]
    put(ground[1], mutant)
    try:
        with pytest.raises(AssertionError):
            walk(ground, seeds, life=remark_walks.RemarkWalk)
    finally:
        put(ground[1], restored(mutant))


@pytest.mark.parametrize("seed", range(LONG or 1))
def test_the_companys_lists_agree(ground, seed, monkeypatch):
    list_walks.blind(monkeypatch)
    walk(ground, [seed], 2 * STEPS if LONG else STEPS, list_walks.ListWalk)


@pytest.mark.parametrize("name", sorted(list_walks.MUTANTS)[:: 1 if LONG else 3])
def test_a_ledger_that_does_not_keep_lists_as_said_is_found(ground, name, monkeypatch):
    list_walks.blind(monkeypatch)
    mutant = edited(name)
    seeds = [list_walks.FOUND_BY.get(name, 0), *range(100)]
    put(ground[1], mutant)
    try:
        with pytest.raises(AssertionError):
            walk(ground, seeds, life=list_walks.ListWalk)
    finally:
        put(ground[1], restored(mutant))
