"""Every cell of a row goes to the field of its own name, and to no other."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from data.format.parse import Rows
from data.format.plan import build_plan
from data.format.tables import TABLES
from data.plan.identity import Ente, Unit, UnitKind
from data.plan.quantities import quantity
from data.plan.records import (
    ActualRow,
    BenchmarkRow,
    BreakRow,
    ContextRow,
    EvaluationRow,
    HistoryRow,
    MeasureRow,
    NodeRow,
    PublishedRow,
    SogliaRow,
)
from scoring.basis import Change, TargetVersion
from scoring.model import Direction, MeasureKey, MeasureState, Op, Quantity
from tests.scoring.samples import a_policy

if TYPE_CHECKING:
    from data.format.tables import Table
    from data.plan.records import Plan

ENTE = Ente(
    code="prova",
    name="Ente di prova",
    short_name="Prova",
    kind="",
    years=(),
    levels=(),
    sections=(),
    units=(Unit("perc", "per cento", "%", UnitKind.PERCENT), Unit("pezzi", "pezzi", "", UnitKind.COUNT)),
)
KEY = MeasureKey("s", "o", "n", "i")
ANY_KEY = {"section": "s", "owner": "o", "node_code": "n", "indicator_code": "i"}
MEASURE: dict[str, str] = {
    **ANY_KEY,
    "indicator_name": "nome",
    "description": "descrizione",
    "algorithm": "algoritmo",
    "typology": "tipologia",
    "source": "fonte",
    "unit": "perc",
    "direction": "lower",
    "weight": "12.5",
    "state": "suppressed",
    "is_common": "1",
    "common_code": "comune",
    "is_new": "0",
    "is_equality": "0",
    "note_number": "7",
    "commentary": "commento",
    "source_line": "31",
    "confidence": "low",
}


def plan_of(**rows: dict[str, str] | list[dict[str, str]]) -> Plan:
    """A plan of 2024 with these rows, and one measure in per cent for them to belong to."""
    given = {"measures": MEASURE, **rows}
    return build_plan(
        ENTE, 2024, a_policy(), {table.name: rows_of(table, given.get(table.name, [])) for table in TABLES}
    )


def rows_of(table: Table, given: dict[str, str] | list[dict[str, str]]) -> Rows:
    """Rows of a table; cells that are not given are blank."""
    rows = [given] if isinstance(given, dict) else given
    cells = tuple(tuple(row.get(name, "") for name in table.column_names) for row in rows)
    return Rows(table, cells, tuple(range(2, len(cells) + 2)))


@pytest.mark.parametrize(
    ("table", "cells", "record"),
    [
        (
            "nodes",
            {
                "section": "s",
                "owner": "o",
                "node_code": "n",
                "parent_code": "p",
                "level": "livello",
                "title": "titolo",
                "description": "descrizione",
                "weight": "12.5",
                "units": "unità",
                "note": "nota",
                "source_line": "31",
            },
            NodeRow(
                section="s",
                owner="o",
                code="n",
                parent_code="p",
                level="livello",
                title="titolo",
                description="descrizione",
                weight=12.5,
                units="unità",
                note="nota",
                source_line=31,
            ),
        ),
        (
            "measures",
            MEASURE,
            MeasureRow(
                key=KEY,
                name="nome",
                description="descrizione",
                algorithm="algoritmo",
                typology="tipologia",
                source="fonte",
                unit="perc",
                direction=Direction.LOWER,
                weight=12.5,
                state=MeasureState.SUPPRESSED,
                is_common=True,
                common_code="comune",
                note_number="7",
                commentary="commento",
                source_line=31,
                confidence="low",
            ),
        ),
        (
            "soglie",
            {**ANY_KEY, "year": "2023", "soglia": "50", "origin": "origine", "note": "nota"},
            SogliaRow(key=KEY, year=2023, soglia=Quantity(50.0, 0.5, "50"), origin="origine", note="nota"),
        ),
        (
            "actuals",
            {
                **ANY_KEY,
                "year": "2023",
                "actual": "25.0",
                "numerator": "30",
                "denominator": "120",
                "deviation": "-3",
                "declared": "90",
                "availability": "value",
                "note": "nota",
            },
            ActualRow(
                key=KEY,
                year=2023,
                actual=Quantity(25.0, 0.05, "25.0"),
                numerator=Quantity(30.0, 0.0, "30"),
                denominator=Quantity(120.0, 0.0, "120"),
                ratio=Quantity(25.0, 0.0, ""),
                deviation=Quantity(-3.0, 0.5, "-3"),
                declared=Quantity(90.0, 0.5, "90"),
                availability="value",
                note="nota",
            ),
        ),
        (
            "history",
            {
                **ANY_KEY,
                "note_number": "7",
                "indicator_name": "nome",
                "source": "fonte",
                "year": "2021",
                "value": "25",
                "numerator": "30",
                "denominator": "120",
                "availability": "value",
                "raw": "stampato",
                "confidence": "low",
            },
            HistoryRow(
                note_number="7",
                key=KEY,
                indicator_name="nome",
                source="fonte",
                year=2021,
                value=Quantity(25.0, 0.5, "25"),
                numerator=Quantity(30.0, 0.0, "30"),
                denominator=Quantity(120.0, 0.0, "120"),
                availability="value",
                raw="stampato",
                confidence="low",
            ),
        ),
        (
            "benchmarks",
            {
                **ANY_KEY,
                "year": "2021",
                "scope": "ambito",
                "statistic": "mean",
                "value": "25",
                "unit": "pezzi",
                "raw": "stampato",
                "source_line": "31",
            },
            BenchmarkRow(
                key=KEY,
                year=2021,
                scope="ambito",
                statistic="mean",
                value=Quantity(25.0, 0.0, "25"),
                unit="pezzi",
                raw="stampato",
                source_line=31,
            ),
        ),
        (
            "benchmarks",
            {**ANY_KEY, "scope": "ambito", "statistic": "mean", "value": "25"},
            BenchmarkRow(key=KEY, year=None, scope="ambito", statistic="mean", value=Quantity(25.0, 0.5, "25")),
        ),
        (
            "breaks",
            {**ANY_KEY, "year": "2021", "kind": "tipo", "reason": "motivo", "source_line": "31"},
            BreakRow(key=KEY, year=2021, kind="tipo", reason="motivo", source_line=31),
        ),
        (
            "evaluations",
            {
                "section": "s",
                "owner": "o",
                "node_code": "n",
                "evaluation": "90",
                "outcome": "esito",
                "motivation": "motivo",
            },
            EvaluationRow(
                section="s",
                owner="o",
                node_code="n",
                evaluation=Quantity(90.0, 0.5, "90"),
                outcome="esito",
                motivation="motivo",
            ),
        ),
        (
            "published",
            {**ANY_KEY, "score": "62.1", "status": "parola"},
            PublishedRow(
                section="s",
                owner="o",
                node_code="n",
                indicator_code="i",
                score=Quantity(62.1, 0.05, "62.1"),
                status="parola",
            ),
        ),
        (
            "context",
            {
                "topic": "argomento",
                "item": "voce",
                "year": "2021",
                "value": "25",
                "unit": "dipendenti",
                "note": "nota",
                "source_line": "31",
            },
            ContextRow(
                topic="argomento",
                item="voce",
                year=2021,
                value=Quantity(25.0, 0.5, "25"),
                unit="dipendenti",
                note="nota",
                source_line=31,
            ),
        ),
    ],
)
def test_every_cell_goes_to_its_own_field(table: str, cells: dict[str, str], record: Any) -> None:
    assert getattr(plan_of(**{table: cells}), table) == (record,)


@pytest.mark.parametrize("flag", ["is_common", "is_new", "is_equality"])
def test_each_flag_is_its_own(flag: str) -> None:
    flags = {name: str(int(name == flag)) for name in ("is_common", "is_new", "is_equality")}
    (row,) = plan_of(measures={**MEASURE, **flags}).measures
    assert {name: str(int(getattr(row, name))) for name in flags} == flags


def test_a_blank_cell_is_no_number() -> None:
    (node,) = plan_of(nodes={"section": "s", "node_code": "n", "level": "l", "title": "t"}).nodes
    assert (node.weight, node.source_line) == (None, None)
    (measure,) = plan_of(measures={**MEASURE, "weight": "", "source_line": ""}).measures
    assert (measure.weight, measure.source_line) == (None, None)


def test_a_note_of_no_indicator_has_no_key_and_its_value_no_unit() -> None:
    (row,) = plan_of(history={"note_number": "7", "year": "2021", "value": "25", "availability": "value"}).history
    assert (row.key, row.value) == (None, Quantity(25.0, 0.5, "25"))


TARGET: dict[str, str] = {
    **ANY_KEY,
    "year": "2024",
    "version": "2",
    "op": ">=",
    "target": "80",
    "unit": "pezzi",
    "text": "testo",
    "valid": "1",
    "change": "target_raised",
    "act": "atto",
    "act_date": "2024-05-10",
    "occasion": "occasione",
    "reason": "motivo",
}
VERSION = TargetVersion(
    version=2,
    op=Op.AT_LEAST,
    target=Quantity(80.0, 0.0, "80"),
    unit="pezzi",
    text="testo",
    valid=True,
    change=Change.RAISED,
    act="atto",
    act_date=date(2024, 5, 10),
    occasion="occasione",
    reason="motivo",
)


def test_a_row_of_targets_is_a_version() -> None:
    assert plan_of(targets=TARGET).versions == {KEY: (VERSION,)}


def test_a_version_without_numbers_nor_act_sets_none() -> None:
    blank = {**ANY_KEY, "year": "2024", "version": "1", "valid": "0"}
    assert plan_of(targets=blank).versions == {KEY: (TargetVersion(version=1, valid=False),)}


def test_a_target_without_a_unit_is_in_that_of_its_measure() -> None:
    (version,) = plan_of(targets={**TARGET, "unit": ""}).versions[KEY]
    assert version.target == quantity("80", UnitKind.PERCENT)


def test_versions_stand_in_their_order_and_by_their_year() -> None:
    rows = [{**TARGET, "version": number} for number in ("3", "1", "2")]
    rows += [{**TARGET, "year": "2025", "version": "1"}]
    plan = plan_of(targets=rows)
    assert [version.version for version in plan.versions[KEY]] == [1, 2, 3]
    assert list(plan.versions_other_years) == [2025]
    assert [version.version for version in plan.versions_other_years[2025][KEY]] == [1]
    assert (plan.ente, plan.year, plan.policy) == (ENTE, 2024, a_policy())
