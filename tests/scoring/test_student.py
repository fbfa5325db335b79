"""Student's t, against the printed tables and against itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import student
from tests.scoring.properties import tried

# One-sided quantiles as every statistics textbook prints them.
TABLE = [
    (1, 0.9, 3.078), (2, 0.9, 1.886), (3, 0.9, 1.638), (4, 0.9, 1.533), (5, 0.9, 1.476), (10, 0.9, 1.372),
    (30, 0.9, 1.310), (1, 0.975, 12.706), (2, 0.975, 4.303), (3, 0.975, 3.182), (4, 0.975, 2.776), (9, 0.975, 2.262),
    (20, 0.975, 2.086),
]  # fmt: skip


@pytest.mark.parametrize(("degrees", "probability", "value"), TABLE)
def test_quantiles_are_those_of_the_printed_table(degrees, probability, value):
    assert student.quantile(probability, degrees) == pytest.approx(value, abs=0.0005)


@tried(100)
@given(st.integers(1, 60), st.floats(0.001, 0.999))
def test_the_quantile_undoes_the_distribution(degrees, probability):
    assert student.cdf(student.quantile(probability, degrees), degrees) == pytest.approx(probability, abs=1e-9)


@tried(100)
@given(st.integers(1, 60), st.floats(-50, 50))
def test_it_is_symmetric(degrees, value):
    assert student.cdf(value, degrees) + student.cdf(-value, degrees) == pytest.approx(1)


@tried(100)
@given(st.integers(1, 60), st.floats(-50, 50), st.floats(0, 10))
def test_it_never_falls(degrees, value, more):
    assert student.cdf(value, degrees) <= student.cdf(value + more, degrees) + 1e-12
