"""What is shown adds up."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.facts.format import NBSP, difference, number, objectives, signed

scores = st.floats(0, 150, allow_nan=False)


def read(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", ".").replace("\u2212", "-"))


@given(before=scores, after=scores)
def test_the_shown_difference_is_that_of_the_shown_numbers(before: float, after: float) -> None:
    shown = [read(number(value, fixed=True)) for value in (before, after)]
    assert read(signed(difference(before, after))) == shown[1] - shown[0]


@pytest.mark.parametrize(
    ("how_many", "words"), [(0, "nessun obiettivo"), (1, "1 obiettivo"), (2, "2 obiettivi"), (1000, "1.000 obiettivi")]
)
def test_so_many_objectives(how_many: int, words: str) -> None:
    assert objectives(how_many).replace(NBSP, " ") == words
