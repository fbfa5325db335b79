"""Which parts are one, and which values of parts add up."""

from __future__ import annotations

import pytest

from data.plan.breakdown import makes_the_whole
from data.plan.identity import UnitKind
from data.plan.records import BreakdownRow
from scoring.model import MeasureKey, Quantity


def a_row(ratio: float | None = None) -> BreakdownRow:
    return BreakdownRow(
        key=MeasureKey("s", "", "O1", "i1"),
        year=2024,
        dimension="genere",
        part="donne",
        value=Quantity(3.0),
        numerator=None,
        denominator=None,
        ratio=None if ratio is None else Quantity(ratio),
        target=None,
        availability="value",
    )


@pytest.mark.parametrize(
    ("kind", "ratio", "adds_up"),
    [
        (UnitKind.COUNT, None, True),
        (UnitKind.NUMBER, None, True),
        (UnitKind.NUMBER, 0.5, False),
        (UnitKind.PERCENT, None, False),
        (UnitKind.DAYS, None, False),
        (UnitKind.DATE, None, False),
    ],
)
def test_counts_and_amounts_add_up_and_ratios_days_and_dates_do_not(
    kind: UnitKind, ratio: float | None, *, adds_up: bool
) -> None:
    assert makes_the_whole(kind, a_row(ratio)) is adds_up


def test_a_value_that_is_not_written_is_the_ratio_of_its_parts() -> None:
    assert a_row(0.5).reached == Quantity(3.0)
