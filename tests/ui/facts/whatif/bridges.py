"""Bridges from one result to another, by the points of their causes."""

from __future__ import annotations

from scoring.bridge import Bridge, Cause, Step
from scoring.scored import score_sheet
from tests.scoring.samples import BANDS, a_measure, a_policy, a_sheet
from ui.facts.whatif.bridge import Banks, Span

POLICY = a_policy()


def a_bridge(start, **parts):
    steps = tuple(Step(cause, parts.get(str(cause), 0.0)) for cause in Cause)
    return Bridge(start, start + sum(parts.values()), steps)


def span(found, decimals=2):
    return Span(found, ("Prima", "Dopo"), (BANDS.bands[1], BANDS.bands[2]), decimals)


def revised():
    before = a_sheet(a_measure("k1", weight=50.0, target=100, actual=60), a_measure("k2", weight=50.0, actual=100))
    after = a_sheet(a_measure("k1", weight=50.0, target=80, actual=60), a_measure("k2", weight=50.0, actual=100))
    return Banks(score_sheet(before, POLICY), score_sheet(after, POLICY), ("Prima", "Dopo"))
