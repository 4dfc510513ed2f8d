"""Whoever breaks a promise is found out: the machine needs but a few runs for each mutant."""

import pytest

from tests.convergence.mutants import MUTANTS, examples_until_found
from tests.convergence.pair import Pair
from tests.convergence.pair_mutants import PAIR_MUTANTS

#: of 50 steps each
MOST_RUNS = 200


@pytest.mark.slow
@pytest.mark.parametrize("name", MUTANTS)
def test_the_machine_finds(name: str) -> None:
    runs, said = examples_until_found(MUTANTS[name], MOST_RUNS)
    print(f"{name}: after {runs} runs: {said[:120]}")
    assert runs is not None, f"{name} is not found in {MOST_RUNS} runs"


@pytest.mark.slow
@pytest.mark.parametrize("name", PAIR_MUTANTS)
def test_two_houses_find(name: str) -> None:
    runs, said = examples_until_found(PAIR_MUTANTS[name], MOST_RUNS, machine=Pair)
    print(f"{name}: after {runs} runs: {said[:120]}")
    assert runs is not None, f"{name} is not found in {MOST_RUNS} runs"
