"""Targets that are an interval: inside or outside, and what it takes to be in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.plan.interval import interval_of, within
from scoring.inverse import needed
from scoring.model import Direction, Measure
from scoring.scored import score_sheet
from tests.scoring.samples import a_measure, a_policy, a_sheet


def promised(text: str, direction: Direction = Direction.NOMINAL, **fields: object) -> Measure:
    limits = interval_of(text)
    assert limits is not None
    return within(a_measure(target=None, soglia=None, direction=direction, **fields), limits, a_policy())


@given(
    low=st.decimals(-1000, 1000, places=2),
    width=st.decimals("0.01", 1000, places=2),
    beyond=st.floats(1e-6, 1e6),
)
def test_the_limits_of_an_interval_are_inside_and_nothing_beyond_them_is(low, width, beyond) -> None:
    text = f"tra {low} e {low + width}".replace(".", ",")
    for actual, score in (
        (float(low), 100),
        (float(low + width), 100),
        (float(low) - beyond, 0),
        (float(low + width) + beyond, 0),
    ):
        measure = promised(text, actual=actual)
        assert score_sheet(a_sheet(measure), a_policy()).root.score == score


@pytest.mark.parametrize(("actual", "value"), [(9, 10), (16, 15), (12, None)])
def test_what_it_takes_is_the_nearest_limit_and_nothing_inside(actual: float, value: float | None) -> None:
    (answer,) = needed(a_sheet(promised("tra 10 e 15", actual=actual)), a_policy(), "", 100)
    assert answer.value == value


def test_an_interval_means_nothing_where_more_or_less_is_better() -> None:
    measure = a_measure(target=None, soglia=None, direction=Direction.HIGHER)
    assert within(measure, ("10", "15"), a_policy()) is measure


@pytest.mark.parametrize("text", ["10-15", "da 10 a 15", "tra 15 e 10", "tra 1.000 e 1.500", "tra 10 e 15 giorni", ""])
def test_what_could_be_something_else_is_no_interval(text: str) -> None:
    assert interval_of(text) is None
