"""A node of three indicators, and a score asked of it."""

from __future__ import annotations

from scoring.scored import score_sheet
from tests.scoring.samples import a_measure, a_node, a_policy, a_sheet
from tests.ui.facts.whatif.histories import a_series
from ui.facts.whatif.attainable import Yardstick
from ui.facts.whatif.goal import Goal

POLICY = a_policy(mean_of=("obiettivo",))

SHEET = a_sheet(
    a_node("A"),
    a_measure("a1", "A", actual=40, weight=50.0),
    a_measure("a2", "A", actual=60, weight=40.0),
    a_measure("a3", "A", actual=90, weight=10.0),
)

A1, A2, A3 = (measure.key for measure in SHEET.measures)

SERIES = {
    A1: a_series(SHEET.measures[0], {2020: 30, 2021: 80, 2022: 40}),
    A2: a_series(SHEET.measures[1], {2020: 58, 2021: 60, 2022: 59}),
}


def asked(score, sheet=SHEET, policy=POLICY, node="A"):
    scored = score_sheet(sheet, policy)
    return Goal(scored, scored.node(node), score, 2023), {m.measure.key: Yardstick(result=m) for m in scored.measures}
