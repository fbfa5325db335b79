"""Scored sheets as open data: one row for each node, each of its indicators and each organisational unit."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from data.plan.unit_scores import units_of
from data.plan.units import unit_names
from scoring.second import judged

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from data.plan.records import Plan
    from scoring.model import Published, Quantity
    from scoring.result import MeasureResult, NodeResult, ScoredSheet
    from scoring.second import Judged
    from scoring.units import UnitResult

Value = str | float | None
"""A cell: text, a number, or None where there is nothing."""

COLUMNS = (
    "kind",
    "section",
    "owner",
    "node_code",
    "indicator_code",
    "name",
    "weight",
    "target_op",
    "target",
    "soglia",
    "actual",
    "score",
    "status",
    "published_score",
    "published_status",
    "verdict",
    "score_low",
    "score_high",
    "level",
    "effective_weight",
    "lost",
    "why",
    "verdict_reason",
    "mark",
)
SYNTHETIC = "dati sintetici"
"""The mark of a row whose ente does not exist; other rows have none."""

_PRINTED = frozenset({"target", "soglia", "actual", "published_score"})
_DECIMALS = 9


def score_rows(scored: Iterable[ScoredSheet], *, is_synthetic: bool = False) -> Iterator[dict[str, Value]]:
    """Every node in the order of its sheet, each followed by its indicators; the root has no node_code.

    Then the judgements of the method beside the result of the sheet; node_code has their name.

    Args:
        scored: the sheets of one ente.
        is_synthetic: the ente does not exist: every row says so.
    """
    mark = SYNTHETIC if is_synthetic else None
    for sheet in scored:
        place: dict[str, Value] = {"section": sheet.sheet.section, "owner": sheet.sheet.owner, "mark": mark}
        for node in sheet.nodes:
            yield _row(place | _of_node(node) | _of_result(node))
            for measure in sheet.measures_of(node.node.code):
                yield _row(place | _of_measure(measure) | _of_result(measure))
        for found in judged(sheet):
            yield _row(place | _of_second(found))


def unit_rows(plan: Plan, scored: Iterable[ScoredSheet]) -> Iterator[dict[str, Value]]:
    """A row for each organisational unit; node_code has its code, or its name where it has none.

    Args:
        plan: whose units they are.
        scored: all its sheets.
    """
    mark = SYNTHETIC if plan.ente.synthetic else None
    codes = unit_names(plan.units).codes
    for unit in units_of(plan, scored):
        sections = {each.scored.sheet.section for each in unit.objectives}
        place: dict[str, Value] = {
            "kind": "unit",
            "section": sections.pop() if len(sections) == 1 else None,
            "node_code": codes.get(unit.name, unit.name),
            "name": unit.name,
            "mark": mark,
        }
        yield _row(place | _of_unit(unit))


def scores_as_csv(rows: Iterable[dict[str, Value]]) -> str:
    """Rows as CSV: comma, LF, decimal point, nothing where there is nothing; figures as printed."""
    return rows_as_csv(rows, COLUMNS)


def rows_as_csv(rows: Iterable[dict[str, Value]], columns: Sequence[str]) -> str:
    """Rows of any columns, written as ``scores_as_csv`` writes its own."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows_as_texts(rows, columns))
    return text.getvalue()


def rows_as_texts(rows: Iterable[dict[str, Value]], columns: Sequence[str] = COLUMNS) -> Iterator[tuple[str, ...]]:
    """The cells of each row, as ``rows_as_csv`` writes them."""
    return (tuple(_cell(row.get(name)) for name in columns) for row in rows)


def scores_as_json(rows: Iterable[dict[str, Value]]) -> str:
    """Rows as a JSON list of objects: numbers as numbers, null where there is nothing."""
    return rows_as_json(rows, _PRINTED)


def rows_as_json(rows: Iterable[dict[str, Value]], figures: Collection[str]) -> str:
    """Rows of any columns, written as ``scores_as_json`` writes its own.

    Args:
        rows: one dictionary for each.
        figures: columns whose text is a printed figure: a number where it is one, text where it is a day.
    """
    found = [{name: _json(name, value, figures) for name, value in row.items()} for row in rows]
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def plain(number: float) -> str:
    """A number with a point and no needless digits.

    Examples:
        >>> plain(100.0), plain(62.09999999999994), plain(-0.0)
        ('100', '62.1', '0')
    """
    text = f"{number:.{_DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _row(values: dict[str, Value]) -> dict[str, Value]:
    return {name: values.get(name) for name in COLUMNS}


def _of_node(result: NodeResult) -> dict[str, Value]:
    node = result.node
    return {
        "kind": "node",
        "node_code": node.code,
        "name": node.title,
        "weight": node.weight,
        "level": node.level,
        **_of_published(node.published),
    }


def _of_measure(result: MeasureResult) -> dict[str, Value]:
    measure = result.measure
    return {
        "kind": "measure",
        "node_code": measure.key.node_code,
        "indicator_code": measure.key.indicator_code,
        "name": measure.name,
        "weight": measure.weight,
        "target_op": str(measure.op) if measure.op else None,
        "target": _printed(measure.target),
        "soglia": _printed(measure.soglia),
        "actual": _printed(measure.actual),
        **_of_published(measure.published),
    }


def _of_result(result: NodeResult | MeasureResult) -> dict[str, Value]:
    return {
        "score": result.score,
        "status": result.band.word if result.band else None,
        "verdict": str(result.verdict) if result.verdict else None,
        "score_low": result.low,
        "score_high": result.high,
        "effective_weight": result.effective_weight,
        "lost": result.lost,
        "why": str(result.why),
        "verdict_reason": str(result.verdict_reason) or None,
    }


def _of_second(found: Judged) -> dict[str, Value]:
    name = found.judgement.name
    return {
        "kind": "judgement",
        "node_code": name,
        "name": name,
        "score": found.value,
        "score_low": found.low,
        "score_high": found.high,
    }


def _of_unit(unit: UnitResult) -> dict[str, Value]:
    return {
        "score": unit.score,
        "status": unit.band.word if unit.band else None,
        "score_low": unit.low,
        "score_high": unit.high,
        "lost": unit.lost,
        "why": str(unit.why),
    }


def _of_published(published: Published | None) -> dict[str, Value]:
    if published is None:
        return {}
    return {"published_score": _printed(published.score), "published_status": published.status or None}


def _printed(quantity: Quantity | None) -> str | None:
    """The printed figure; None where there is none, where it was worked out from its parts, or is an interval."""
    return (quantity.text or None) if quantity and not quantity.limits else None


def _cell(value: Value) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else plain(value)


def _json(name: str, value: Value, figures: Collection[str]) -> Value:
    """Printed figures become numbers, dates stay text; "" only where it is the name of something."""
    if isinstance(value, float | int):
        return round(value, _DECIMALS) + 0.0
    if value is not None and name in figures:
        return _number(value)
    return value


def _number(text: str) -> Value:
    try:
        return float(text)
    except ValueError:
        return text
