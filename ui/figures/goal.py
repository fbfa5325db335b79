"""What it takes for an objective to reach a score: a row for each way alone, and for each step together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from ui.facts.format import short
from ui.facts.whatif.attainable import lacking, present, shown
from ui.facts.whatif.goal_words import effort_of, got, needs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.facts.whatif.goal import Goal, Together, Way


def ways_table(goal: Goal, found: Sequence[Way], now: str) -> pd.DataFrame:
    """One row for each indicator that is enough alone.

    Args:
        goal: what is asked.
        found: in the order of the rows.
        now: what the present values are called.
    """
    return pd.DataFrame(
        {
            "Codice": [way.result.code for way in found],
            "Indicatore": [short(way.result.title, 70) for way in found],
            now: [present(way.yard) for way in found],
            "Serve": [needs(way) for way in found],
            "Che cosa manca": [lacking(way.yard, way.goal) for way in found],
            "Quanto è plausibile": [way.likely.words for way in found],
            f"{goal.node.code or 'Il risultato'} ottiene": [got(goal, way.gives) for way in found],
        }
    )


def steps_table(found: Together, now: str) -> pd.DataFrame:
    """One row for each indicator of the set, in the order in which it was found worth while."""
    return pd.DataFrame(
        {
            "": [str(at) for at in range(1, len(found.steps) + 1)],
            "Codice": [step.yard.result.code for step in found.steps],
            "Indicatore": [short(step.yard.result.title, 70) for step in found.steps],
            now: [present(step.yard) for step in found.steps],
            "Portarlo a": [shown(step.yard, step.goal) for step in found.steps],
            "Che cosa manca": [lacking(step.yard, step.goal) for step in found.steps],
            "Sforzo": [effort_of(step) for step in found.steps],
        }
    )
