"""The engine on the strategic sheet of Torino 2022, beside the same arithmetic in pandas.

One scenario is this year's tree; ten thousand are simulated futures. pandas is tried in two ways:
``groupby.apply``, a function for each draw and objective, which does a part of the draws and whose time
is brought to all of them in proportion; and whole columns, with sums by group.
"""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np
import pandas as pd

from data.format.folder import read_folder
from data.format.plan import build_plan
from data.plan.sheets import sheets
from scoring.basis import Basis
from scoring.chance import Spread, simulate
from scoring.engine import build, evaluate, inputs
from scoring.model import Direction
from scoring.scored import score_sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from scoring.model import Quantity, Sheet
    from scoring.policy import Policy

TORINO = Path(__file__).parents[1] / "data" / "enti" / "torino"
DRAWS, DRAWS_OF_PANDAS = 10_000, 500
_T = TypeVar("_T")


def main() -> None:
    """Time both and print a table."""
    sheet, policy = torino()
    model = build(sheet, policy)
    given = inputs(sheet)
    frame = as_frame(sheet)
    one_engine, scores = fastest(lambda: evaluate(model, given), 20)
    one_applied, found = fastest(lambda: by_apply(frame), 5)
    assert np.allclose(found.iloc[0], scores.nodes[0, 0], atol=1e-9)
    one_columns, found = fastest(lambda: by_columns(frame), 5)
    assert np.allclose(found.iloc[0], scores.nodes[0, 0], atol=1e-9)

    moved = 1 + 0.05 * np.random.default_rng(2022).standard_normal((len(sheet.measures), DRAWS))
    many = replace(given, actual=given.actual * moved)
    many_engine, scores = fastest(lambda: evaluate(model, many), 3)
    part = as_frame(sheet, many.actual[:, :DRAWS_OF_PANDAS])
    many_applied, found = fastest(lambda: by_apply(part), 1)
    assert np.allclose(found.to_numpy(), scores.nodes[0, :DRAWS_OF_PANDAS], atol=1e-9)
    whole = as_frame(sheet, many.actual)
    many_columns, found = fastest(lambda: by_columns(whole), 3)
    assert np.allclose(found.to_numpy(), scores.nodes[0], atol=1e-9)

    print(f"{len(sheet.measures)} indicatori, {len(sheet.nodes)} nodi")
    tell("1 scenario", one_engine, one_applied, one_columns)
    tell(f"{DRAWS} scenari", many_engine, many_applied * DRAWS / DRAWS_OF_PANDAS, many_columns)
    of_a_wide_sheet(sheet, policy)


def of_a_wide_sheet(sheet: Sheet, policy: Policy) -> None:
    """What a page asks of a sheet with at least 130 indicators: one scenario, and its chances."""
    wide = widened(sheet)
    model, given = build(wide, policy), inputs(wide)
    one, _ = fastest(lambda: evaluate(model, given), 20)
    whole, _ = fastest(lambda: score_sheet(wide, policy), 20)
    moving = [m for m in wide.measures if m.actual is not None and not m.is_date]
    spreads = {m.key: Spread(m.actual.value, abs(m.actual.value) * 0.05, 4) for m in moving if m.actual is not None}
    drawn, _ = fastest(lambda: simulate(wide, policy, spreads, draws=DRAWS), 3)
    print(f"{len(wide.measures)} indicatori, {len(wide.nodes)} nodi, {len(spreads)} estratti")
    print(f"1 scenario: motore {one * 1e3:.2f} ms, con ogni risultato e il suo perché {whole * 1e3:.2f} ms")
    print(f"{DRAWS} estrazioni, con gli stati di ogni nodo: {drawn * 1e3:.0f} ms")


def widened(sheet: Sheet) -> Sheet:
    """The sheet with a second copy of every node but the root, under other codes."""
    nodes = [
        replace(n, code=f"{n.code} bis", parent_code=f"{n.parent_code} bis" if n.parent_code else "")
        for n in sheet.nodes[1:]
    ]
    measures = [replace(m, key=m.key._replace(node_code=f"{m.key.node_code} bis")) for m in sheet.measures]
    return replace(sheet, nodes=(*sheet.nodes, *nodes), measures=(*sheet.measures, *measures))


def torino() -> tuple[Sheet, Policy]:
    """The strategic sheet and its method."""
    folder = read_folder(TORINO).folder
    assert folder is not None
    year = folder.years[0]
    plan = build_plan(folder.ente, year.year, year.policy, year.tables)
    return next(sheet for sheet in sheets(plan, Basis()) if sheet.section == "strategico"), year.policy


def as_frame(sheet: Sheet, actuals: np.ndarray | None = None) -> pd.DataFrame:
    """The measures that count, one row for each draw: what one would read from a file."""

    def value(quantity: Quantity | None) -> float:
        return quantity.value if quantity else float("nan")

    frame = pd.DataFrame(
        {
            "node": measure.key.node_code,
            "weight": measure.weight,
            "sign": -1.0 if measure.direction is Direction.LOWER else 1.0,
            "target": value(measure.target),
            "soglia": value(measure.soglia),
            "actual": value(measure.actual),
            "counts": measure.state == "measured" and measure.target is not None,
        }
        for measure in sheet.measures
    )
    if actuals is None:
        return frame[frame["counts"]].assign(draw=0)
    rows = frame.loc[frame.index.repeat(actuals.shape[1])].assign(
        draw=np.tile(np.arange(actuals.shape[1]), len(frame)), actual=actuals.ravel()
    )
    return rows[rows["counts"]]


def by_apply(frame: pd.DataFrame) -> pd.Series:
    """The result of the ente, draw by draw, a function for each objective."""
    objectives = frame.groupby(["draw", "node"]).apply(objective)
    return objectives.groupby("draw").mean()


def objective(rows: pd.DataFrame) -> float:
    """The weighted mean of the indicators of an objective."""
    return float((scored(rows) * rows["weight"]).sum() / rows["weight"].sum())


def by_columns(frame: pd.DataFrame) -> pd.Series:
    """The same with whole columns, and sums by draw and objective."""
    groups = frame.assign(points=scored(frame) * frame["weight"]).groupby(["draw", "node"], sort=False)
    sums = groups[["points", "weight"]].sum()
    return (sums["points"] / sums["weight"]).groupby("draw").mean()


def scored(rows: pd.DataFrame) -> pd.Series:
    """The score of each indicator; a missing actual is zero."""
    actual, target, soglia = (rows["sign"] * rows[name] for name in ("actual", "target", "soglia"))
    line = ((actual - soglia) / (target - soglia)).clip(0, 1)
    return line.where(soglia.notna(), (actual >= target).astype(float)).fillna(0.0) * 100


def fastest(act: Callable[[], _T], times: int) -> tuple[float, _T]:
    """Seconds of the fastest of some runs, and what it gave."""
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        found = act()
        seconds.append(time.perf_counter() - start)
    return min(seconds), found


def tell(what: str, engine: float, applied: float, columns: float) -> None:
    """One line of the table: milliseconds, and how many times the engine's."""
    pandas = (f"{name} {seconds * 1e3:.1f} ({seconds / engine:.0f}x)" for name, seconds in _ways(applied, columns))
    print(f"{what:<14} motore {engine * 1e3:.2f} ms   pandas {'   '.join(pandas)}")


def _ways(applied: float, columns: float) -> tuple[tuple[str, float], ...]:
    return ("groupby.apply", applied), ("colonne", columns)


if __name__ == "__main__":
    main()
