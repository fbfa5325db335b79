"""The interval that printed digits leave to a score, promise by promise."""

from __future__ import annotations

import pytest

from scoring.model import Direction, Op
from scoring.scored import score_sheet
from tests.scoring.samples import a_measure, a_policy, a_sheet, printed


@pytest.mark.parametrize(
    ("op", "interval"), [(Op.EQUAL, (100, 100, 100)), (Op.AT_LEAST, (0, 100, 100)), (None, (0, 100, 100))]
)
def test_only_a_promise_of_equality_is_kept_by_the_figure_as_printed(
    op: Op | None, interval: tuple[float, float, float]
) -> None:
    measure = a_measure(
        target=printed("3.0", 0.05), soglia=None, actual=printed("3.05", 0.005), direction=Direction.NOMINAL, op=op
    )
    found = score_sheet(a_sheet(measure), a_policy()).measures[0]
    assert (found.low, found.score, found.high) == interval


def test_a_promise_of_equality_where_more_is_better_has_the_interval_of_its_digits() -> None:
    measure = a_measure(target=3, soglia=None, actual=printed("3.0", 0.05), op=Op.EQUAL)
    found = score_sheet(a_sheet(measure), a_policy()).measures[0]
    assert (found.low, found.score, found.high) == (0, 100, 100)
