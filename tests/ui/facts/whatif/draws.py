"""A sheet of three objectives, of which one moves, one stands still, and one has no history."""

from __future__ import annotations

from scoring.bounds import PERCENT
from scoring.chance import simulate
from scoring.forecast import Forecast
from scoring.scored import score_sheet
from tests.scoring.samples import a_measure, a_node, a_policy, a_sheet

POLICY = a_policy(mean_of=("obiettivo",))

SHEET = a_sheet(
    a_node("A"),
    a_node("B"),
    a_node("C"),
    a_measure("a1", "A", actual=96),
    a_measure("b1", "B", actual=50),
    a_measure("c1", "C", actual=50),
)

A1, B1, C1 = (measure.key for measure in SHEET.measures)

SCORED = score_sheet(SHEET, POLICY)

EXPECTED = {
    A1: Forecast(2023, 95.0, 91.7, 98.3, 2.0, 3, PERCENT),
    B1: Forecast(2023, 50.0, 50.0, 50.0, 0.0, 3),
}

CHANCES = simulate(SHEET, POLICY, EXPECTED, draws=2000, seed=4)
