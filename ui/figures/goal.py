"""What it takes for an objective to reach a score: a row for each way alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from ui.facts.whatif.attainable import lacking, present
from ui.facts.whatif.goal_words import got, needs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.facts.whatif.goal import Goal, Way


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
            "Indicatore": [way.result.title for way in found],
            now: [present(way.yard) for way in found],
            "Serve": [needs(way) for way in found],
            "Che cosa manca": [lacking(way.yard, way.goal) for way in found],
            "Quanto è plausibile": [way.likely.words for way in found],
            f"{goal.node.code or 'Il risultato'} ottiene": [got(goal, way.gives) for way in found],
        }
    )
