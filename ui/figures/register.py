"""The register as a table, to be shown and to be given away as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from ui.facts.register import HEADINGS, register_cells

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.plan.entries import Entry


def register_table(entries: Iterable[Entry]) -> pd.DataFrame:
    """One row for each row of data that a change touches, one for each load; every cell is text."""
    return pd.DataFrame(list(register_cells(entries)), columns=list(HEADINGS), dtype=str)
