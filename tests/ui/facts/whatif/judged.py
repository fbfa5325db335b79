"""One target of 100, judged by its history."""

from __future__ import annotations

from scoring.scored import score_sheet
from tests.scoring.samples import a_measure, a_policy, a_sheet
from tests.ui.facts.whatif.histories import a_series
from ui.facts.whatif.targets import Peers, target_row


def a_row(values, found=None, year=2023, **fields):
    result = score_sheet(a_sheet(a_measure(**fields)), a_policy()).measures[0]
    series = a_series(result.measure, values) if values is not None else None
    return target_row(result, series, found or Peers(), year)
