"""A sheet of two objectives, and what is known of the years before it."""

from __future__ import annotations

from scoring.scored import score_sheet
from tests.scoring.samples import a_measure, a_node, a_policy, a_sheet
from tests.ui.facts.whatif.histories import a_series
from ui.facts.whatif.past import past_years

POLICY = a_policy(mean_of=("obiettivo",))

SHEET = a_sheet(
    a_node("A", weight=60.0),
    a_node("B", weight=40.0),
    a_measure("a1", "A", weight=75.0, actual=100),
    a_measure("a2", "A", weight=25.0, actual=100),
    a_measure("b1", "B", actual=50),
)

SCORED = score_sheet(SHEET, POLICY)

A1, A2, B1 = SHEET.measures

SERIES = {
    A1.key: a_series(A1, {2022: 80, 2023: 100}),
    A2.key: a_series(A2, {2022: 40}),
    B1.key: a_series(B1, {2020: 30, 2022: 10}),
}

YEARS = past_years(SCORED, SERIES, 2023)
