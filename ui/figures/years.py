"""The tables of the years: results over the years of the store; values and targets where there is one year only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from ui.facts.caveats import new_since
from ui.facts.format import promise
from ui.facts.history_points import in_its_unit
from ui.facts.over_years import cell
from ui.figures import theme
from ui.figures.history_tables import NEW
from ui.figures.tables import CELL_TINT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pandas.io.formats.style import Styler

    from scoring.result import MeasureResult
    from ui.facts.over_years import OverYears
    from ui.facts.view import View
    from ui.facts.year_results import NodeOutcome

CODE = "Codice"
NAME = "Risultato o obiettivo"
WHOLE = "Risultato"
"""In the place of a code, of the ente's own result."""


def heading(found: OverYears, year: int) -> str:
    """The heading of a year: marked where another method begins, and where the store has it not."""
    return f"◆ {year}" if year in found.new_policy else f"{year} (manca)" if year in found.missing else str(year)


def heat(found: OverYears) -> Styler:
    """A row for the result and each objective, a column for each year, each cell in the tint of its state."""
    rows = {heading(found, year): [cell(line, year) for line in found.lines] for year in found.years}
    names = {CODE: [line.code or WHOLE for line in found.lines], NAME: [line.title for line in found.lines]}
    frame = pd.DataFrame({**names, **rows})
    tints = {heading(found, year): [_tint(line.results.get(year)) for line in found.lines] for year in found.years}
    styles = pd.DataFrame({**dict.fromkeys(names, [""] * len(found.lines)), **tints})
    return frame.style.apply(lambda _: styles, axis=None)


def _tint(result: NodeOutcome | None) -> str:
    return f"background-color: {theme.paint(result.band).fill}{CELL_TINT}" if result is not None else ""


def promises(view: View, found: Sequence[MeasureResult]) -> pd.DataFrame:
    """Of each indicator the values until this year, and the targets of this year and of those to come."""
    series = [view.series[m.measure.key] for m in found]
    past = sorted({point.year for each in series for point in each.points if point.year <= view.plan.year})[-5:]
    coming = sorted({year for each in series for year, _ in each.targets if year >= view.plan.year})
    symbols = [view.symbol(m) for m in found]
    values = {
        str(year): [
            next((in_its_unit(each, v, symbol) for v in each.values if v.year == year and v.value), "")
            for each, symbol in zip(series, symbols, strict=True)
        ]
        for year in past
    }
    targets = {
        f"Target {year}": [
            promise(version.op, version.target, symbol) if (version := each.target_of(year)) else ""
            for each, symbol in zip(series, symbols, strict=True)
        ]
        for year in coming
    }
    new = {NEW: [new_since(each) for each in series]}
    names = {CODE: [m.code for m in found], "Indicatore": [m.title for m in found]}
    return pd.DataFrame({**names, **values, **(new if any(new[NEW]) else {}), **targets})
