"""Where words begin, deduced from words and scores that a document prints."""

from __future__ import annotations

import pytest

from scoring.limits_of_words import fitting_limits
from tests.scoring.samples import BANDS

LOW, MIDDLE, HIGH = "Non raggiunto", "Parzialmente raggiunto", "Raggiunto"


@pytest.mark.parametrize(
    ("words", "limits"),
    [
        ([(MIDDLE, HIGH, 94.86), (HIGH, HIGH, 95.8), (LOW, LOW, 0.0), (MIDDLE, LOW, 22.71)], ">0 95"),
        ([(LOW, MIDDLE, 40.0), (MIDDLE, MIDDLE, 61.0), (HIGH, MIDDLE, 90.0)], "50 90"),
        ([(MIDDLE, HIGH, 99.2), (HIGH, HIGH, 99.4)], ">0 99.4"),
        ([("PARZIALMENTE RAGGIUNTO", HIGH, 96.0), (HIGH, HIGH, 100.0)], ">0 100"),
    ],
    ids=["torino's", "halves before tens", "tenths where need be", "whatever the letters"],
)
def test_limits_are_the_roundest_that_give_every_score_its_word(
    words: list[tuple[str, str, float]], limits: str
) -> None:
    assert fitting_limits(words, BANDS) == limits


@pytest.mark.parametrize(
    "words",
    [[], [(HIGH, HIGH, 97.0)], [(HIGH, MIDDLE, 80.0), (MIDDLE, MIDDLE, 81.0)], [("Ottimo", HIGH, 100.0)]],
    ids=["none", "already so", "a higher score has the lower word", "a word of another scale"],
)
def test_where_no_limits_would_do_or_none_need_to_nothing_is_said(words: list[tuple[str, str, float]]) -> None:
    assert fitting_limits(words, BANDS) == ""
