"""What is said of a node from its numbers: points, states, movements."""

from __future__ import annotations

from typing import Any

import pytest

from scoring.calculation import Rest
from scoring.model import Direction, MeasureKey, Quantity
from scoring.node_facts import Course, movement, node_facts
from scoring.policy import Aggregation, Missing
from scoring.scored import score_sheet
from scoring.series import Break, Series, YearValue
from tests.scoring.samples import a_measure, a_node, a_policy, a_sheet
from tests.scoring.shipped import scored


def a_series(*values: float | None, direction: Direction = Direction.HIGHER, **fields: Any) -> Series:
    """Values from 2020 on; None is a year without one."""
    known = tuple(
        YearValue(year=2020 + at, value=None if v is None else Quantity(v), availability="value" if v else "ND")
        for at, v in enumerate(values)
    )
    given: dict[str, Any] = {"name": "k", "unit": "", "is_date": False, "targets": ()}
    return Series(key=MeasureKey("s", "", "n", "k"), direction=direction, values=known, **(given | fields))


def test_points_of_the_parts_are_share_times_what_is_missing_to_the_cap() -> None:
    sheet = a_sheet(a_measure("a", actual=62.1, weight=20), a_measure("b", actual=100, weight=80))
    facts = node_facts(score_sheet(sheet, a_policy()), "")
    assert [(part.result.code, part.share, part.points) for part in facts.parts] == [("a", 0.2, 7.58), ("b", 0.8, 0.0)]
    assert [part.result.code for part in facts.costly] == ["a"]


def test_points_are_counted_from_the_most_that_the_method_gives() -> None:
    facts = node_facts(score_sheet(a_sheet(a_measure("a", actual=100)), a_policy(cap=120)), "")
    assert [part.points for part in facts.parts] == [20.0]


def test_a_part_without_a_score_that_counts_as_zero_took_the_points_it_weighs() -> None:
    sheet = a_sheet(a_measure("a", actual=100, weight=60), a_measure("b", target=None, weight=40))
    facts = node_facts(score_sheet(sheet, a_policy(missing=Missing.EXCLUDED, renormalise=False)), "")
    assert [part.points for part in facts.parts] == [0.0, 40.0]


def test_points_are_told_without_binary_dust() -> None:
    sheet = a_sheet(*(a_measure(code, actual=0, weight=1) for code in "abc"))
    assert {part.points for part in node_facts(score_sheet(sheet, a_policy()), "").parts} == {33.333333333}


def test_points_that_no_part_took_are_told_beside_those_of_the_parts() -> None:
    sheet = a_sheet(a_node("n"), a_measure("a", "n", actual=90, weight=80))
    result = score_sheet(sheet, a_policy(aggregation=Aggregation.SUM))
    assert node_facts(result, "n").rest == ((Rest.NOT_ASSIGNED, pytest.approx(20.0)),)
    assert [part.points for part in node_facts(result, "n").parts] == [8.0]


def test_points_of_every_shipped_node_sum_to_what_it_lacks() -> None:
    checked = 0
    for ente in ("torino", "riviere"):
        for sheet in scored(ente).values():
            for node in sheet.nodes:
                parts = node_facts(sheet, node.code).parts
                if node.score is not None and parts:
                    assert sum(p.points or 0.0 for p in parts) == pytest.approx(100 - node.score, abs=1e-6), node.code
                    checked += 1
    assert checked > 100


def test_a_part_without_a_score_is_told_apart_and_costs_nothing() -> None:
    sheet = a_sheet(a_measure("a", actual=50), a_measure("b", target=None, actual=3))
    facts = node_facts(score_sheet(sheet, a_policy()), "")
    assert [(part.result.code, part.points) for part in facts.silent] == [("b", None)]
    assert [(c.band.word if c.band else "", c.count) for c in facts.counts if c.count] == [
        ("Parzialmente raggiunto", 1),
        ("", 1),
    ]


def test_a_node_made_of_nothing_has_no_facts_and_an_unknown_one_is_an_error() -> None:
    result = score_sheet(a_sheet(a_node("n"), a_node("vuoto"), a_measure("a", "n", actual=50)), a_policy())
    assert (node_facts(result, "vuoto").parts, node_facts(result, "vuoto").rest) == ((), ())
    with pytest.raises(KeyError, match="'altro'"):
        node_facts(result, "altro")


@pytest.mark.parametrize(
    ("direction", "before", "now", "course"),
    [
        (Direction.HIGHER, 3.0, 4.0, Course.BETTER),
        (Direction.HIGHER, 4.0, 3.0, Course.WORSE),
        (Direction.LOWER, 4.0, 3.0, Course.BETTER),
        (Direction.LOWER, 3.0, 4.0, Course.WORSE),
        (Direction.LOWER, 3.0, 3.0, Course.SAME),
        (Direction.NOMINAL, 3.0, 4.0, Course.CHANGED),
    ],
)
def test_a_movement_is_better_or_worse_by_the_direction(
    direction: Direction, before: float, now: float, course: Course
) -> None:
    found = movement(a_series(before, now, direction=direction), 2021)
    assert found is not None
    assert found.course is course
    assert (found.before.year, found.now.year) == (2020, 2021)


def test_there_is_no_movement_across_a_hole_a_break_or_for_days() -> None:
    new = Break(year=2021, kind="method", reason="altro metodo")
    assert movement(a_series(1.0, None, 2.0), 2022) is None
    assert movement(a_series(1.0, 2.0), 2020) is None
    assert movement(a_series(1.0, 2.0, breaks=(new,)), 2021) is None
    assert movement(a_series(1.0, 2.0, 3.0, breaks=(new,)), 2022) is not None
    assert movement(a_series(1.0, 2.0, is_date=True), 2021) is None
