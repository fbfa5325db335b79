"""Limits that are excluded: one number, told from the limit itself whatever its size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.limits import a_hair_beyond, limit, read_limit

written = st.tuples(st.integers(-(10**11), 10**11), st.integers(0, 2)).map(lambda pair: pair[0] / 10 ** pair[1])


@given(value=written, side=st.sampled_from([1, -1]))
def test_the_limit_is_found_again_in_the_number_a_hair_beyond_it(value: float, side: int) -> None:
    beyond = a_hair_beyond(value, side)
    assert (beyond - value) * side > 0 or value == beyond == 0
    assert limit(beyond) == (value, side)


@given(value=written)
def test_a_limit_that_is_included_is_the_number_itself(value: float) -> None:
    assert limit(value) == (value, 0)
    assert read_limit(f"{value!r}") == read_limit(f">={value!r}") == read_limit(f"<= {value!r}") == value


@pytest.mark.parametrize("text", ["", ">", "=70", "=>70", "x", ">nan", "inf", "1,5"])
def test_what_is_no_limit_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - which one float says, or we
        read_limit(text)
