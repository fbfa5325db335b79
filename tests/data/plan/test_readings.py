"""Digits with two readings: what is ambiguous, what is not, and that each reading has but one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.plan.readings import two_readings
from ui.facts.typed import TypedError, typed


@pytest.mark.parametrize("text", ["16.293", "14.000", "1.234", "-7.600", "+999.999"])
def test_one_dot_and_three_digits_have_two_readings(text: str) -> None:
    assert two_readings(text) is not None


@pytest.mark.parametrize(
    "text", ["0.123", "-8.75", "1234.567", "12.3456", "016.293", "16293", "16,293", "1.234.567", "2022-12-31", "", "."]
)
def test_what_can_be_read_in_one_way_only_is_left_alone(text: str) -> None:
    assert two_readings(text) is None


@given(whole=st.integers(1, 999), after=st.integers(0, 999), sign=st.sampled_from(["", "-", "+"]))
def test_both_readings_are_read_in_one_way_and_are_a_thousand_times_apart(whole: int, after: int, sign: str) -> None:
    found = two_readings(f"{sign}{whole}.{after:03}")
    assert found is not None
    assert two_readings(found.thousands) is two_readings(found.decimal) is None
    assert Decimal(found.thousands) == Decimal(found.decimal) * 1000


@given(text=st.from_regex(r"[+-]?[0-9]{1,5}\.[0-9]{1,5}", fullmatch=True))
def test_a_file_and_a_person_who_types_are_judged_alike(text: str) -> None:
    refused = ""
    try:
        typed(text)
    except TypedError as error:
        refused = str(error)
    assert ("due modi" in refused) == (two_readings(text) is not None)
