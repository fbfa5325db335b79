"""Half up or cut off, once."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.policy import Rounding, RoundingMode
from scoring.rounding import DUST, cleaned, rounded
from tests.scoring.properties import tried
from tests.scoring.strategies import roundings

scores = st.floats(-50, 200)


@pytest.mark.parametrize(
    ("value", "mode", "digits", "expected"),
    [
        (88.625, RoundingMode.HALF_UP, 2, 88.63),
        (88.635, RoundingMode.HALF_UP, 2, 88.64),
        (1.005, RoundingMode.HALF_UP, 2, 1.01),
        (2.5, RoundingMode.HALF_UP, 0, 3),
        (62.09999999999994, RoundingMode.HALF_UP, 1, 62.1),
        (46.666, RoundingMode.TRUNCATE, 0, 46),
        (46.999, RoundingMode.TRUNCATE, 2, 46.99),
        (46.99999999999, RoundingMode.TRUNCATE, 0, 47),
        (-46.6, RoundingMode.TRUNCATE, 0, -46),
        (46.666, RoundingMode.NONE, 0, 46.666),
    ],
)
def test_a_number_is_shortened_as_the_method_says(
    value: float, mode: RoundingMode, digits: int, expected: float
) -> None:
    assert rounded(np.array([value]), Rounding(mode, digits)).tolist() == [expected]


@tried(300)
@given(value=scores, how=roundings)
def test_rounding_twice_is_rounding_once(value: float, how: Rounding) -> None:
    once = rounded(np.array([value]), how)
    assert rounded(once, how).tolist() == once.tolist()


@tried(300)
@given(left=scores, right=scores, how=roundings)
def test_rounding_never_turns_an_order_over(left: float, right: float, how: Rounding) -> None:
    low, high = rounded(np.array(sorted((left, right))), how)
    assert low <= high


@tried(300)
@given(thousandths=st.integers(0, 200_000), digits=st.integers(0, 2))
def test_decimal_arithmetic_gives_the_same(thousandths: int, digits: int) -> None:
    exact = Decimal(thousandths).scaleb(-3)
    for mode, name in ((RoundingMode.HALF_UP, ROUND_HALF_UP), (RoundingMode.TRUNCATE, ROUND_DOWN)):
        expected = float(exact.quantize(Decimal(1).scaleb(-digits), rounding=name))
        assert rounded(np.array([float(exact)]), Rounding(mode, digits)).tolist() == [expected]


@pytest.mark.parametrize(
    ("value", "expected"),
    [(94.9999999996, 95), (95.0000000004, 95), (94.999999999, 94.999999999), (95.000000001, 95.000000001)],
)
def test_less_than_half_a_dust_is_wiped_and_a_whole_one_is_not(value: float, expected: float) -> None:
    assert cleaned(np.array([value])).tolist() == [expected]
    assert abs(value - expected) < DUST


def test_no_score_stays_no_score() -> None:
    assert np.isnan(rounded(np.array([np.nan]), Rounding(RoundingMode.HALF_UP, 2)))
