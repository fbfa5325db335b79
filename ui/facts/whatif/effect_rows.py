"""What a scenario changes as open data: one row for each node and each of its indicators, before and after."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from data.plan.scores import SYNTHETIC, plain, rows_as_csv, rows_as_json
from scoring.second import judged
from ui.facts.whatif.answer import MARK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from data.plan.scores import Value
    from scoring.effect import Effect
    from scoring.inverse import Needed
    from scoring.model import Measure, MeasureKey, Quantity
    from scoring.result import MeasureResult, NodeResult
    from scoring.second import Judged
    from ui.facts.whatif.answer import WhatIf

    Row = dict[str, Value]

COLUMNS: Final = (
    *("kind", "section", "owner", "node_code", "indicator_code", "name"),
    *("target_before", "target_after", "soglia_before", "soglia_after", "actual_before", "actual_after"),
    *("weight_before", "weight_after", "score_before", "score_after", "change", "status_before", "status_after"),
    *("flips", "effective_weight_after", "mark"),
)
NEEDED: Final = ("needed_value", "needed_is_beyond", "needed_leaf_score", "needed_gives", "needed_obstacle")
"""Columns of what each indicator alone would need; they are there only when it is asked.

``needed_is_beyond`` is 1 where the value itself is not enough and must be bettered ("più di").
"""

_FIGURES: Final = frozenset(
    {*(f"{name}_{when}" for name in ("target", "soglia", "actual") for when in ("before", "after")), "needed_value"}
)


def effect_rows(answers: Iterable[WhatIf], *, is_synthetic: bool, is_plan: bool = False) -> Iterator[Row]:
    """Every node in the order of its sheet, each followed by its indicators, then the judgements beside its result.

    The root and the judgements have no node_code.

    Args:
        answers: one for each sheet of one ente.
        is_synthetic: the ente does not exist: every row says so beside the mark of a hypothesis.
        is_plan: the actuals are assumed, and those that no document prints are written out; of a year,
            as in ``data.format.plan.scores``, a figure worked out from its printed parts is left to them.
    """
    mark = f"{MARK}; {SYNTHETIC}" if is_synthetic else MARK
    for answer in answers:
        place: Row = {"section": answer.after.sheet.section, "owner": answer.after.sheet.owner, "mark": mark}
        for node in answer.effects.nodes:
            yield _row(place | _of_node(node) | _of_both(node))
            for effect in answer.effects.measures_of(node.after.code):
                yield _row(place | _of_measure(effect, is_plan=is_plan) | _of_both(effect))
        for was, now in zip(judged(answer.before), judged(answer.after), strict=True):
            yield _row(place | _of_judgement(was, now))


def with_needed(
    rows: Iterable[Row], needed: Mapping[MeasureKey, Needed], dates: frozenset[MeasureKey]
) -> Iterator[Row]:
    """The rows with what each indicator below a node would need; nothing on those that are not below it.

    Args:
        rows: of ``effect_rows``.
        needed: by indicator.
        dates: indicators whose values are days.
    """
    found: dict[tuple[Value, ...], Row] = {
        tuple(key): _of_needed(each, is_date=key in dates) for key, each in needed.items()
    }
    for row in rows:
        place = (row["section"], row["owner"], row["node_code"], row["indicator_code"])
        yield row | found.get(place, dict.fromkeys(NEEDED))


def as_csv(rows: Iterable[Row], *, is_served: bool = False) -> str:
    """As ``traguardo score`` writes it: comma, LF, decimal point, nothing where there is nothing."""
    return rows_as_csv(rows, COLUMNS + NEEDED if is_served else COLUMNS)


def as_json(rows: Iterable[Row]) -> str:
    """As ``traguardo score`` writes it: numbers as numbers, days as text, null where there is nothing."""
    return rows_as_json(rows, _FIGURES)


def _row(values: Row) -> Row:
    return {name: values.get(name) for name in COLUMNS}


def _of_node(effect: Effect[NodeResult]) -> Row:
    node = effect.after.node
    return {
        "kind": "node",
        "node_code": node.code,
        "name": node.title,
        "weight_before": effect.before.node.weight,
        "weight_after": node.weight,
    }


def _of_measure(effect: Effect[MeasureResult], *, is_plan: bool) -> Row:
    key = effect.after.measure.key
    return {
        "kind": "measure",
        "node_code": key.node_code,
        "indicator_code": key.indicator_code,
        "name": effect.after.title,
        **_numbers("before", effect.before.measure, is_plan=is_plan),
        **_numbers("after", effect.after.measure, is_plan=is_plan),
    }


def _of_judgement(was: Judged, now: Judged) -> Row:
    change = None if was.value is None or now.value is None else now.value - was.value
    return {
        "kind": "judgement",
        "node_code": "",
        "name": now.judgement.name,
        "score_before": was.value,
        "score_after": now.value,
        "change": change,
    }


def _numbers(when: str, measure: Measure, *, is_plan: bool) -> Row:
    return {
        f"target_{when}": _figure(measure.target, is_plan=is_plan),
        f"soglia_{when}": _figure(measure.soglia, is_plan=is_plan),
        f"actual_{when}": _figure(measure.actual, is_plan=is_plan),
        f"weight_{when}": measure.weight,
    }


def _figure(quantity: Quantity | None, *, is_plan: bool) -> str | None:
    if quantity is None:
        return None
    return quantity.text or (plain(quantity.value) if is_plan else None)


def _of_both(effect: Effect[NodeResult] | Effect[MeasureResult]) -> Row:
    return {
        "score_before": effect.before.score,
        "score_after": effect.after.score,
        "change": effect.points,
        "status_before": effect.before.band.word if effect.before.band else None,
        "status_after": effect.after.band.word if effect.after.band else None,
        "flips": int(effect.flips),
        "effective_weight_after": effect.after.effective_weight,
    }


def _of_needed(needed: Needed, *, is_date: bool) -> Row:
    return {
        "needed_value": _day(needed.value) if is_date else needed.value,
        "needed_is_beyond": None if needed.value is None else int(needed.is_beyond),
        "needed_leaf_score": needed.leaf_score,
        "needed_gives": needed.gives,
        "needed_obstacle": str(needed.obstacle) if needed.obstacle else None,
    }


def _day(value: float | None) -> str | None:
    return None if value is None else date.fromordinal(round(value)).isoformat()
