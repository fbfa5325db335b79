"""The parts of an indicator as a table, and what a unit has reached beside the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

from ui.facts import states
from ui.figures.tables import SCORE, STATE, WHOLE_SCORE, floats, styled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pandas.io.formats.style import Styler

    from ui.facts.breakdown import Division, UnitValue

VALUE: Final = "Valore"
RATIO: Final = "Num. / den."
TARGET: Final = "Target"
WHOLE: Final = "Valore intero"
WIDTHS: Final = {
    SCORE: 80,
    STATE: 150,
    VALUE: 90,
    RATIO: 100,
    TARGET: 90,
    "Indicatore": 420,
    WHOLE: 100,
    WHOLE_SCORE: 125,
}
"""Pixels of the columns."""


def parts(division: Division) -> Styler:
    """One row for each part: what it reached and promised, its score; columns that are empty in all are left out."""
    found = division.parts
    frame = pd.DataFrame(
        {
            division.dimension.capitalize(): [part.name for part in found],
            VALUE: [part.reached for part in found],
            SCORE: floats(part.result.score for part in found),
            STATE: [states.state(part.result.band) for part in found],
            TARGET: [part.target for part in found],
            RATIO: [part.ratio for part in found],
            "Altri anni": [part.earlier for part in found],
            "Nota": [part.note for part in found],
        }
    )
    empty = [name for name in (RATIO, TARGET, "Altri anni", "Nota") if not any(frame[name])]
    return styled(frame.drop(columns=empty), [part.result.band for part in found])


def of_unit(found: Sequence[UnitValue]) -> Styler:
    """One row for each indicator: what the unit reached, its score, and the whole beside them."""
    frame = pd.DataFrame(
        {
            "Codice": [each.whole.code for each in found],
            "Indicatore": [each.whole.title for each in found],
            VALUE: [each.part.reached for each in found],
            SCORE: floats(each.part.result.score for each in found),
            STATE: [states.state(each.part.result.band) for each in found],
            WHOLE: [each.reached for each in found],
            WHOLE_SCORE: floats(each.whole.score for each in found),
        }
    )
    return styled(frame, [each.part.result.band for each in found])
