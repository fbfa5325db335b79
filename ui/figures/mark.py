"""The mark of what is hypothetical, on the tables that a reader may take away as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.facts.whatif.answer import MARK

if TYPE_CHECKING:
    import pandas as pd

    from ui.facts.whatif.question import WhatIfQuestion

COLUMN = "Nota"


def marked(table: pd.DataFrame, question: WhatIfQuestion) -> pd.DataFrame:
    """The table with a last column that says so, where what it shows is no official figure."""
    return table.assign(**{COLUMN: MARK}) if question.is_hypothetical else table
