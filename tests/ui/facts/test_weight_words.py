"""That printed weights do not count is said at the node that holds them, and nowhere else."""

from __future__ import annotations

from pathlib import Path

from tests.data.format.scored import year_of
from ui.facts.weight_words import unused

CASE = Path(__file__).parents[2] / "data" / "casi" / "metodo-composto"


def test_a_node_says_that_the_weights_of_its_parts_do_not_count() -> None:
    (scored,) = year_of(CASE, 2024).sheets
    told = "I pesi stampati delle sue parti ({}) non contano: per il metodo pesano tutte uguale."
    assert unused(scored, "O1") == told.format("P1 60, P2 40")
    assert unused(scored, "") == told.format("O1 70, O2 30, O3 30")
    assert unused(scored, "O2") == ""
