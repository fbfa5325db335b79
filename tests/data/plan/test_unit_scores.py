"""The results of units as rows of open data, beside those of nodes and indicators."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.plan.scores import COLUMNS, SYNTHETIC, score_rows, scores_as_csv, unit_rows
from data.plan.unit_scores import units_of, unowned
from data.plan.units import NameKind, UnitRow
from tests.scoring.shipped import plan, scored


@pytest.mark.parametrize(("ente", "units", "without"), [("torino", 4, 3), ("riviere", 15, 0)])
def test_every_unit_has_a_row_and_those_without_one_are_counted(ente: str, units: int, without: int) -> None:
    sheets = tuple(scored(ente).values())
    rows = list(unit_rows(plan(ente), sheets))
    assert (len(rows), len(unowned(plan(ente), sheets))) == (units, without)
    assert {row["kind"] for row in rows} == {"unit"}
    assert all(tuple(row) == COLUMNS for row in rows)
    keys = [tuple(row[name] for name in COLUMNS[:5]) for row in (*score_rows(sheets), *rows)]
    assert len(keys) == len(set(keys))
    assert [row["score"] for row in rows] == [unit.score for unit in units_of(plan(ente), sheets)]


def test_a_row_has_the_code_of_the_unit_or_its_name_and_no_more_than_it_knows() -> None:
    coded = UnitRow(name="Area Anagrafe economica", kind=NameKind.UNIT, code="ANA")
    torino = replace(plan("torino"), units=(coded,))
    first, second, *_ = unit_rows(torino, scored("torino").values())
    assert (first["node_code"], first["name"], first["section"]) == ("ANA", "Area Anagrafe economica", "operativo")
    assert second["node_code"] == second["name"]
    assert round(first["score"] or 0.0, 2) == 94.96  # type: ignore[call-overload]
    assert {name for name, value in first.items() if value is None} == {
        *("owner", "indicator_code", "weight", "target_op", "target", "soglia", "actual", "published_score"),
        *("published_status", "verdict", "level", "effective_weight", "verdict_reason", "mark"),
    }
    invented = replace(torino, ente=replace(torino.ente, synthetic=True))
    assert {row["mark"] for row in unit_rows(invented, scored("torino").values())} == {SYNTHETIC}


def test_a_plan_that_names_no_unit_has_no_rows() -> None:
    sheets = [s for s in scored("torino").values() if s.sheet.section == "strategico"]
    nobody = replace(
        plan("torino"), units=(), policy=replace(plan("torino").policy, units=type(plan("torino").policy.units)())
    )
    assert scores_as_csv(unit_rows(nobody, sheets)).count("\n") == 1
    assert unowned(nobody, sheets) == ()
