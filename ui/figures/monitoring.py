"""What a year still waits for, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from ui.facts.format import day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.facts.monitoring import AwaitedRow


def awaited(found: Sequence[AwaitedRow]) -> pd.DataFrame:
    """One row for each value or cause that is due."""
    return pd.DataFrame(
        {
            "Come sta": [row.standing for row in found],
            "Indicatore": [f"{row.code} {row.title}" for row in found],
            "Target": [row.target for row in found],
            "Ultimo valore": [row.interim for row in found],
            "Atteso a quel giorno": [row.expected for row in found],
            "Probabilità": [row.chance for row in found],
            "Da fare": [row.task for row in found],
            "Da chi": [row.units for row in found],
            "Entro": [day(row.due) for row in found],
            "Obiettivo": [row.node for row in found],
            "Fonte": [row.source for row in found],
        }
    )
