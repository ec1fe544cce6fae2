"""The embedded ledger under random walks (`walks`), whole and with one rule taken out.

The mutants test this test: each must be found.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest

from desktop_app.adapters.ledger import SqliteLedger
from desktop_app.adapters.ledger.engine import engine_for
from tests.adapters.ledger import list_walks, remark_walks, retention_walks, step_walks
from tests.adapters.ledger.mutants import FOUND_BY, MUTANTS, Edits, founded, mutate
from tests.adapters.ledger.walks import STEPS, LedgerWalk
from tests.contracts.company import Clock, verify


@pytest.fixture(scope="module", autouse=True)
def _remove_the_sample():
    yield
    shutil.rmtree(founded().parent)
    founded.cache_clear()


def walk(seeds: Iterable[int], edits: Edits = (), life: type[LedgerWalk] = LedgerWalk) -> None:
    """One ledger's life for each seed; the same seed gives the same life on every machine."""
    for seed in seeds:
        with tempfile.TemporaryDirectory() as folder:
            path, clock = Path(folder) / "ledger.sqlite", Clock()
            shutil.copy(founded(), path)
            mutate(path, edits)
            store = SqliteLedger(engine_for(path, verify), clock.now)
            try:
                life(store, clock).walk(Random(seed), STEPS)
            finally:
                store.close()


@pytest.mark.parametrize("seed", range(30 if os.environ.get("COUNTERSIGN_WALKS") else 12))
def test_rules_oracle_and_replay_agree(seed):
    walk([seed])


#: The short form takes every second; PostgreSQL's takes half of the others.
@pytest.mark.parametrize(
    "name", sorted(MUTANTS)[:: 1 if os.environ.get("COUNTERSIGN_WALKS") else 2]
)
def test_a_ledger_with_a_rule_taken_out_is_found(name):
    with pytest.raises(AssertionError):
        walk([FOUND_BY.get(name, 0), *range(200)], MUTANTS[name])


@pytest.mark.parametrize("seed", range(10 if os.environ.get("COUNTERSIGN_WALKS") else 4))
def test_holds_and_redactions_agree(seed):
    walk([seed], life=retention_walks.RetentionWalk)


@pytest.mark.parametrize("name", sorted(retention_walks.MUTANTS))
def test_a_ledger_that_does_not_hold_or_redact_is_found(name):
    seeds = [retention_walks.FOUND_BY.get(name, 0), *range(100)]
    with pytest.raises(AssertionError):
        walk(seeds, retention_walks.MUTANTS[name], retention_walks.RetentionWalk)


@pytest.mark.parametrize("seed", range(10 if os.environ.get("COUNTERSIGN_WALKS") else 4))
def test_steps_and_deputies_agree(seed):
    walk([seed], life=step_walks.StepWalk)


@pytest.mark.parametrize("name", sorted(step_walks.MUTANTS))
def test_a_ledger_whose_steps_or_deputies_are_not_kept_is_found(name):
    seeds = [step_walks.FOUND_BY.get(name, 0), *range(100)]
    with pytest.raises(AssertionError):
        walk(seeds, step_walks.MUTANTS[name], step_walks.StepWalk)


@pytest.mark.parametrize("seed", range(10 if os.environ.get("COUNTERSIGN_WALKS") else 3))
def test_what_deputies_remark_agrees(seed):
    walk([seed], life=remark_walks.RemarkWalk)


@pytest.mark.parametrize("name", sorted(remark_walks.MUTANTS))
def test_a_ledger_that_judges_deputies_remarks_otherwise_is_found(name):
    seeds = [remark_walks.FOUND_BY.get(name, 0), *range(100)]
    with pytest.raises(AssertionError):
        walk(seeds, remark_walks.MUTANTS[name], remark_walks.RemarkWalk)


@pytest.mark.parametrize("seed", range(10 if os.environ.get("COUNTERSIGN_WALKS") else 2))
def test_the_companys_lists_agree(seed, monkeypatch):
    list_walks.blind(monkeypatch)
    walk([seed], life=list_walks.ListWalk)


@pytest.mark.parametrize("name", sorted(list_walks.MUTANTS))
def test_a_ledger_that_does_not_keep_lists_as_said_is_found(name, monkeypatch):
    list_walks.blind(monkeypatch)
    seeds = [list_walks.FOUND_BY.get(name, 0), *range(100)]
    with pytest.raises(AssertionError):
        walk(seeds, list_walks.MUTANTS[name], list_walks.ListWalk)
