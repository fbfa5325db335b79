"""Which causes a year still lacks, on its official data as they are: what stands in the way of closing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.plan.causes import lacking
from data.plan.series import Histories
from data.plan.sheets import sheets
from scoring.basis import Basis
from scoring.scored import score_sheet

if TYPE_CHECKING:
    from data.register.official import Official
    from scoring.model import MeasureKey


def causes_lacking(official: Official, ente: str, year: int) -> tuple[MeasureKey, ...]:
    """The indicators whose cause is compulsory, on the valid targets, and that have none.

    Raises:
        UnknownEnteError, UnknownYearError: the official data do not have them.
    """
    plan = official.plan(ente, year)
    if not plan.policy.leaf_bands.cause_below:
        return ()
    series = Histories(plan, official.others(ente, year))
    scored = [score_sheet(sheet, plan.policy) for sheet in sheets(plan, Basis(), series)]
    return tuple(result.measure.key for _, result in lacking(plan, scored))
