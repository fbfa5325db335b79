"""One ente, one year, one basis, scored and gathered from its plans: what pages and documents show a part of."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from data.plan.causes import causes_of
from data.plan.notes import notes
from data.plan.records import BenchmarkRow, BreakdownRow, HistoryRow
from data.plan.series import all_series
from data.plan.sheets import sheets
from data.plan.units import unit_names
from scoring.scored import score_sheet
from ui.facts.view import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from data.plan.records import Plan
    from data.plan.series import Histories
    from scoring.basis import Basis
    from scoring.model import MeasureKey

_Keyed = TypeVar("_Keyed", HistoryRow, BenchmarkRow, BreakdownRow)


def year_view(plan: Plan, others: Sequence[Plan], basis: Basis) -> View:
    """A plan scored, with every text beside it.

    Args:
        plan: of the year.
        others: the plans of the ente's other years: its histories come from them too.
        basis: which targets.

    Raises:
        ScoringError: the plan cannot be scored by its method.
    """
    return scored_view(plan, all_series(plan, others), basis)


def scored_view(plan: Plan, series: Histories, basis: Basis) -> View:
    """A plan scored, with every text beside it.

    Args:
        plan: of the year.
        series: the history of its indicators.
        basis: which targets.

    Raises:
        ScoringError: the plan cannot be scored by its method.
    """
    return View(
        plan=plan,
        basis=basis,
        sheets=tuple(score_sheet(sheet, plan.policy) for sheet in sheets(plan, basis, series)),
        texts={row.key: row for row in plan.measures},
        versions=plan.versions,
        soglie={row.key: row for row in plan.soglie if row.year == plan.year},
        actuals={row.key: row for row in plan.actuals if row.year == plan.year},
        history=_grouped(row for row in plan.history if row.key is not None),
        benchmarks=_grouped(plan.benchmarks),
        breakdown=_grouped(plan.breakdown),
        causes=causes_of(plan),
        evaluations={(row.section, row.owner, row.node_code): row for row in plan.evaluations},
        nodes={(row.section, row.owner, row.node_code): row for row in plan.nodes},
        symbols={unit.code: unit.symbol for unit in plan.ente.units},
        series=series.on_basis(basis),
        notes=notes(plan),
        unit_names=unit_names(plan.units),
    )


def _grouped(rows: Iterable[_Keyed]) -> dict[MeasureKey, tuple[_Keyed, ...]]:
    found: dict[MeasureKey, list[_Keyed]] = {}
    for row in rows:
        if row.key is not None:
            found.setdefault(row.key, []).append(row)
    return {key: tuple(group) for key, group in found.items()}
