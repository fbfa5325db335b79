"""Numbers in words are read back with the digits and the unit they were written with; names are let alone."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.documents.written_numbers import WrittenNumber, with_numbers, written
from ui.facts.format import NBSP, number, shown


@given(st.floats(-1e9, 1e9), st.integers(0, 4), st.sampled_from(["", "%", "gg", "€"]))
def test_what_was_written_is_read_back_with_its_decimals_and_its_unit(value: float, decimals: int, unit: str) -> None:
    found = written(f"{number(value, decimals, fixed=True)}{NBSP if unit else ''}{unit}")
    assert found is not None
    assert (float(found.figure), found.unit) == (shown(value, decimals), unit)
    assert -int(found.figure.as_tuple().exponent) == decimals


@pytest.mark.parametrize("text", ["", "n.d.", "–", "007", "1.2", "3.1.1-05", "≥ 75 %", "31/12/2022", "8 di 15"])
def test_what_is_no_number_stays_a_text(text: str) -> None:
    assert written(text) is None


def test_a_column_of_names_stays_text_and_the_others_become_numbers() -> None:
    table = with_numbers(pd.DataFrame({"Codice": ["12"], "Anno": ["2023"], "Valore": ["28,56 %"], "n": [1.5]}))
    codice, anno, valore, plain = table.iloc[0]
    assert (codice, plain) == ("12", 1.5)
    assert all(isinstance(each, WrittenNumber) for each in (anno, valore))
    assert (anno.shown(), valore.shown()) == ("0", '0.00" %"')
