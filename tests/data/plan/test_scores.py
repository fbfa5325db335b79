"""Scored sheets as rows: every column is what its name says, in both formats."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from data.plan.scores import COLUMNS, SYNTHETIC, rows_as_csv, rows_as_json, score_rows, scores_as_csv, scores_as_json
from scoring.model import Op, Published
from scoring.scored import score_sheet
from tests.scoring.samples import a_measure, a_node, a_policy, a_sheet, printed

if TYPE_CHECKING:
    from data.plan.scores import Value
    from scoring.result import MeasureResult, NodeResult, ScoredSheet

PRINTED = Published(score=printed("62.10", 0.005), status="Raggiunto")


@pytest.fixture(scope="module")
def scored() -> ScoredSheet:
    """A node with a published result, an indicator that has everything and one that has nothing."""
    whole = a_measure("k1", "O1", op=Op.AT_LEAST, target=printed("80.0", 0.05), soglia=printed("20", 0.5), weight=60.0)
    whole = replace(whole, actual=printed("71.21", 0.005), published=PRINTED)
    bare = a_measure("k2", "O1", target=None, soglia=None, weight=None)
    sheet = a_sheet(a_node("O1", weight=40.0, published=PRINTED), whole, bare)
    return score_sheet(replace(sheet, owner="Anna Verdi"), a_policy())


def text(quantity_or_none: object) -> str | None:
    """The printed figure of a quantity, if it has one."""
    return getattr(quantity_or_none, "text", None) or None


def told(result: NodeResult | MeasureResult) -> dict[str, Value]:
    """What nodes and indicators say alike."""
    return {
        "section": "strategico",
        "owner": "Anna Verdi",
        "name": result.title,
        "score": result.score,
        "status": result.band.word if result.band else None,
        "published_score": text(result.published.score) if result.published else None,
        "published_status": result.published.status if result.published else None,
        "verdict": str(result.verdict) if result.verdict else None,
        "score_low": result.low,
        "score_high": result.high,
        "effective_weight": result.effective_weight,
        "lost": result.lost,
        "why": str(result.why),
        "verdict_reason": str(result.verdict_reason) or None,
        "mark": None,
    }


def of_node(result: NodeResult) -> dict[str, Value]:
    node = {"kind": "node", "node_code": result.code, "weight": result.node.weight, "level": result.node.level}
    return dict.fromkeys(COLUMNS) | told(result) | node


def of_measure(result: MeasureResult) -> dict[str, Value]:
    measure = result.measure
    own = {
        "kind": "measure",
        "node_code": measure.key.node_code,
        "indicator_code": result.code,
        "weight": measure.weight,
        "target_op": str(measure.op) if measure.op else None,
        "target": text(measure.target),
        "soglia": text(measure.soglia),
        "actual": text(measure.actual),
    }
    return dict.fromkeys(COLUMNS) | told(result) | own


def test_every_column_is_what_its_name_says_and_a_node_comes_before_its_indicators(scored: ScoredSheet) -> None:
    root, node = scored.nodes
    rows = list(score_rows([scored]))
    assert rows == [of_node(root), of_node(node), *map(of_measure, scored.measures)]
    assert {tuple(row) for row in rows} == {COLUMNS}
    filled = {name for row in rows for name, value in row.items() if value is not None}
    assert filled == set(COLUMNS) - {"mark"}


def test_every_row_of_an_ente_that_does_not_exist_says_so(scored: ScoredSheet) -> None:
    assert {row["mark"] for row in score_rows([scored], is_synthetic=True)} == {SYNTHETIC}


def test_csv_has_figures_as_printed_and_json_has_numbers(scored: ScoredSheet) -> None:
    rows = list(score_rows([scored]))
    as_csv = scores_as_csv(rows)
    assert "\r" not in as_csv
    in_csv = list(csv.DictReader(io.StringIO(as_csv)))
    in_json = json.loads(scores_as_json(rows))
    assert list(in_csv[0]) == list(in_json[0]) == list(COLUMNS)
    assert [(row["target"], row["actual"], row["published_score"]) for row in in_csv[2:]] == [
        ("80.0", "71.21", "62.10"),
        ("", "", ""),
    ]
    assert [(row["target"], row["actual"], row["published_score"]) for row in in_json[2:]] == [
        (80.0, 71.21, 62.1),
        (None, None, None),
    ]
    assert [row["node_code"] for row in in_json] == ["", "O1", "O1", "O1"]


@pytest.mark.parametrize(
    ("value", "in_csv", "in_json"),
    [
        (None, "", None),
        ("", "", ""),
        ("7.50", "7.50", 7.5),
        ("2024-06-30", "2024-06-30", "2024-06-30"),
        (62.09999999999994, "62.1", 62.1),
        (1 / 3, "0.333333333", 0.333333333),
        (-0.0, "0", 0.0),
        (-1e-12, "0", 0.0),
        (100, "100", 100.0),
        ("però, sì", '"però, sì"', "però, sì"),
        ("uno\r\ndue\rtre\n", '"uno\r\ndue\rtre\n"', "uno\r\ndue\rtre\n"),
    ],
)
def test_a_cell_is_written_plainly(value: Value, in_csv: str, in_json: Value) -> None:
    assert rows_as_csv([{"a": "x", "b": value}], ("a", "b")) == f"a,b\nx,{in_csv}\n"
    text_ = rows_as_json([{"a": "1.5", "b": value}], {"b"})
    shown = json.dumps(in_json, ensure_ascii=False)
    assert text_ == f'[\n {{\n  "a": "1.5",\n  "b": {shown}\n }}\n]\n'
