"""A plan that is too large says what is not made of it, and up to which size it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ui.facts import too_large

if TYPE_CHECKING:
    from collections.abc import Callable, Sized

SENTENCES = [
    too_large.documents,
    too_large.method,
    too_large.search,
    too_large.what_if,
    too_large.workbook,
    too_large.years,
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_plan_is_told_whole_up_to_a_size_and_beyond_it_the_sentence_says_how_large_it_is(
    sentence: Callable[[Sized], str],
) -> None:
    assert sentence(range(too_large.MOST)) == ""
    told = sentence(range(52_000))
    assert told.startswith("Gli indicatori sono 52.000: ")
    assert "fino a 3.000. " in told


@pytest.mark.parametrize(
    ("years", "told"),
    [(1, "1\N{NO-BREAK SPACE}minuto"), (4, "2\N{NO-BREAK SPACE}minuti"), (9, "4\N{NO-BREAK SPACE}minuti")],
)
def test_how_long_the_years_take_is_told_in_whole_minutes(years: int, told: str) -> None:
    assert too_large.minutes(range(52_000), years) == told
