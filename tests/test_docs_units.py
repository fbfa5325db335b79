"""The worked examples of the chapter on units are computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scoring.policy import UnitMean, UnitsPolicy
from scoring.scored import score_sheet
from scoring.units import unit_results
from tests.scoring.samples import a_measure, a_node, a_policy, a_sheet
from tests.test_docs import METODO, Row, is_printed, number, tables_with

if TYPE_CHECKING:
    from scoring.model import Measure, Node

EXAMPLES = tables_with(METODO, "risultati degli obiettivi", "regola", "di quanti")


def objectives(row: Row) -> list[Node | Measure]:
    """A node for each result, with one indicator whose score it is; none for one without a result."""
    scores = row["risultati degli obiettivi"].split("; ")
    weights = row["pesi"].split("; ") if row["pesi"] else ["–"] * len(scores)
    parts: list[Node | Measure] = []
    for at, (score, weight) in enumerate(zip(scores, weights, strict=True)):
        parts.append(a_node(f"O{at}", units="X", weight=None if weight == "–" else number(weight)))
        parts.extend([] if score == "–" else [a_measure(f"k{at}", f"O{at}", actual=number(score))])
    return parts


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: row["risultati degli obiettivi"])
def test_the_result_of_a_unit_is_the_one_of_the_chapter(row: Row) -> None:
    policy = a_policy(units=UnitsPolicy(result=UnitMean(row["regola"].strip("`"))))
    (unit,) = unit_results(
        [score_sheet(a_sheet(*objectives(row)), policy)], policy, lambda name: (name,) if name else ()
    )
    assert is_printed(unit.score, row["risultato"]), unit.score
    assert unit.counted == int(row["di quanti"])


def test_every_rule_of_units_is_told_with_an_example() -> None:
    assert {row["regola"].strip("`") for row in EXAMPLES} == {str(how) for how in UnitMean}
