"""Whatever the engine may answer has words on screen."""

from __future__ import annotations

import pytest

from data.format.tables import ACTUALS, AVAILABILITY, CHANGES, SOGLIE
from scoring.basis import TargetChange
from scoring.model import Direction
from scoring.result import Verdict, VerdictReason, Why
from scoring.rules import RULES
from ui.facts import words

NAMED = [
    (Why, words.WHY),
    (Why, words.WHY_SHORT),
    (Verdict, words.VERDICT),
    (Verdict, words.VERDICT_COLOUR),
    (VerdictReason, words.VERDICT_REASON),
    (Direction, words.DIRECTION),
    (TargetChange, words.CHANGE),
    (RULES, words.RULE),
    (AVAILABILITY, words.AVAILABILITY),
]


@pytest.mark.parametrize(("answers", "said"), NAMED)
def test_every_answer_has_its_words_and_no_word_is_for_nothing(answers, said):
    assert set(said) == set(answers)


def test_every_word_of_the_format_has_words():
    assert set(CHANGES) <= set(words.CHANGE)
    origin = next(c for c in SOGLIE.columns if c.name == "origin")
    assert set(origin.words) == set(words.SOGLIA_ORIGIN)
    assert next(c for c in ACTUALS.columns if c.name == "availability").words == AVAILABILITY
