"""The names of periods: which year they end in, and what is only a year."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.plan.periods import is_period, last_year


@given(start=st.integers(1900, 2090), years=st.integers(1, 9))
def test_several_years_end_in_the_last_however_they_are_written(start: int, years: int) -> None:
    end = start + years
    for text in (f"{start}-{end}", f"{start}/{end}", f"dal {start} al {end}", f"{start}-{end % 100:02}", f"T1 {end}"):
        assert (last_year(text), is_period(text)) == (end, True)


@pytest.mark.parametrize(
    ("text", "year", "period"),
    [
        ("media 2010–2014", 2014, True),
        ("2022 (I sem.)", 2022, True),
        ("al 30 giugno 2022", 2022, True),
        # Not two years but a year and a month: the digits of a later year are after a dash, and not so far away.
        ("2022/03", 2022, False),
        ("2022-03", 2022, False),
        ("anno 2022", 2022, False),
        ("l'anno 2022", 2022, False),
        ("30/06/2022", 2022, False),
        ("anno non noto", None, False),
        ("I semestre", None, False),
        ("22", None, False),
        ("12022", None, False),
    ],
)
def test_a_period_says_more_than_its_year(text: str, year: int | None, *, period: bool) -> None:
    assert (last_year(text), is_period(text)) == (year, period)
