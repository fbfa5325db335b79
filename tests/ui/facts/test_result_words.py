"""A state never says more than the target that was reached."""

from __future__ import annotations

import pytest

from tests.scoring.shipped import scored
from ui.facts.result_words import MISSED, state


def state_of(ente: str, code: str) -> str:
    sheets = scored(ente).values()
    sheet, result = next((s, m) for s in sheets for m in (*s.measures, *s.nodes) if m.code == code)
    return state(result, sheet.policy)


@pytest.mark.parametrize(
    ("ente", "code", "word"),
    [
        ("riviere", "A04_2", f"✓ Raggiunto, {MISSED}"),  # 118,13 of at least 120: 98,44, and the band is from 90
        ("torino", "kpi14.5_04", f"✓ Raggiunto, {MISSED}"),  # 99,43 of at least 100
        ("riviere", "A02_1", "✓ Raggiunto"),  # 28,56 of at least 15
        ("torino", "EC27", "◐ Parzialmente raggiunto"),  # missed too, and its word says so
        ("torino", "OS01.1.1", "◐ Parzialmente raggiunto"),  # an objective has no target of its own
        ("torino", "OS02.1.1", "✓ Raggiunto"),
    ],
)
def test_the_highest_word_without_the_target_says_that_the_target_is_missed(ente: str, code: str, word: str) -> None:
    assert state_of(ente, code) == word
