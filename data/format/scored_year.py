"""One year's rows beside what is computed from them: what the checks that need a score look up."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from data.format.plan import build_plan
from data.format.tables import PLACE
from data.format.year_rows import YearRows, key_of, node_place
from data.plan.identity import UnitKind
from data.plan.series import all_series
from data.plan.sheets import sheets
from scoring.basis import Basis
from scoring.errors import ScoringError
from scoring.scored import score_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from data.format.parse import Rows
    from data.format.reading_checks import Doubt
    from data.format.year_reading import EnteFolder, YearData
    from data.format.year_rows import Cells
    from data.plan.records import Plan
    from scoring.model import MeasureKey
    from scoring.result import MeasureResult, ScoredSheet
    from scoring.series import Series


_UNSCORED = frozenset({"breakdown", "interim"})
"""Tables of an indicator's values that do not make its score."""


@dataclass(frozen=True, slots=True)
class ScoredYear:
    """One year of a folder, scored on its valid targets.

    Attributes:
        others: the plans of the ente's other years.
        series: the history of every indicator.
        sheets: in the ente's order.
    """

    rows: YearRows
    plan: Plan
    others: tuple[Plan, ...]
    series: Mapping[MeasureKey, Series]
    sheets: tuple[ScoredSheet, ...]

    def measures(self) -> Iterator[MeasureResult]:
        """Every indicator of every sheet."""
        for scored in self.sheets:
            yield from scored.measures

    def lines(self, table: str) -> dict[MeasureKey, int]:
        """The line of the row of each indicator, among those of this year; of a target, of its valid version."""
        return {
            key_of(cells): line
            for line, cells in self.rows.rows(table)
            if cells.get("year", str(self.plan.year)) == str(self.plan.year) and cells.get("valid", "1") == "1"
        }

    def is_percent(self, unit: str) -> bool:
        """Whether a unit is a percentage."""
        return self.plan.ente.unit_kind(unit) is UnitKind.PERCENT

    def score_with(self, doubt: Doubt, text: str) -> float | None:
        """The score of the indicator of a cell if another text were in it; None where there would be none."""
        if not doubt.cells.get("indicator_code") or doubt.table in _UNSCORED:
            return None
        key = key_of(doubt.cells)
        plan = build_plan(self.plan.ente, self.plan.year, self.plan.policy, _alone(self.rows, key, doubt, text))
        try:
            found = [score_sheet(s, plan.policy) for s in sheets(plan, Basis(), all_series(plan, self.others))]
        except ScoringError:
            return None
        return next((m.score for scored in found for m in scored.measures), None)


def scored_years(folder: EnteFolder, loaded: Sequence[Plan] = ()) -> Iterator[ScoredYear]:
    """Every year of a folder.

    Args:
        folder: without problems.
        loaded: plans that are known already; those of the folder's own years are not looked at.
    """
    plans = {year.year: build_plan(folder.ente, year.year, year.policy, year.tables) for year in folder.years}
    known = {plan.year: plan for plan in loaded if plan.ente.code == folder.ente.code} | plans
    for year in folder.years:
        others = tuple(plan for at, plan in known.items() if at != year.year)
        # What cannot be computed is said by whoever shows it: here there is then nothing to look at.
        with suppress(ScoringError):
            yield _scored(folder, year, plans[year.year], others)


def _scored(folder: EnteFolder, year: YearData, plan: Plan, others: tuple[Plan, ...]) -> ScoredYear:
    series = all_series(plan, others)
    return ScoredYear(
        rows=YearRows.of(folder.ente, year.year, year.tables, ()),
        plan=plan,
        others=others,
        series=series,
        sheets=tuple(score_sheet(sheet, plan.policy) for sheet in sheets(plan, Basis(), series)),
    )


def _alone(rows: YearRows, key: MeasureKey, doubt: Doubt, text: str) -> dict[str, Rows]:
    """The rows of one indicator and of its node, which then hangs from the root; one cell has another text."""
    found = {}
    for name, table in rows.tables.items():
        kept = [(line, cells) for line, cells in table.records() if _belongs(cells, key)]
        found[name] = _rows(table, [(line, _with(cells, doubt, text, (name, line))) for line, cells in kept])
    return found


def _belongs(cells: Cells, key: MeasureKey) -> bool:
    """Whether a row is of an indicator, or is its node."""
    if set(PLACE) <= set(cells):
        return key_of(cells) == key
    return "parent_code" in cells and node_place(cells) == (key.section, key.owner, key.node_code)


def _with(cells: Cells, doubt: Doubt, text: str, place: tuple[str, int]) -> Cells:
    free = {"parent_code": ""} if "parent_code" in cells else {}
    return cells | free | ({doubt.column: text} if place == (doubt.table, doubt.line) else {})


def _rows(table: Rows, kept: Sequence[tuple[int, Cells]]) -> Rows:
    names = table.table.column_names
    cells = tuple(tuple(row[name] for name in names) for _, row in kept)
    return replace(table, cells=cells, lines=tuple(line for line, _ in kept))
