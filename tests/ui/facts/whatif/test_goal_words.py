"""Values and scores that are asked, in words."""

from __future__ import annotations

import pytest

from scoring.model import Direction, Op
from tests.scoring.samples import a_measure, a_policy, a_sheet
from tests.ui.facts.whatif.goals import asked
from ui.facts.whatif.goal import ways
from ui.facts.whatif.goal_words import got, needs


def plain(text):
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("direction", "op", "actual", "words"),
    [(Direction.HIGHER, Op.MORE_THAN, 50, "oltre 60,00"), (Direction.LOWER, Op.LESS_THAN, 70, "sotto 60,00")],
)
def test_a_value_that_must_be_bettered_says_so(direction, op, actual, words):
    sheet = a_sheet(a_measure(target=60, soglia=None, direction=direction, op=op, actual=actual))
    goal, yards = asked(100, sheet, a_policy(), "")
    (way,) = ways(goal, yards, {}).alone

    assert needs(way) == words
    assert way.gives == 100


@pytest.mark.parametrize(
    ("wanted", "score", "words"),
    [
        (63, 63.0, "63,00 %"),
        (63, 63.0004, "63,00 %"),
        (63, 62.9996, "62,9996 %"),
        (63.000000001, 63.0004, "63,0004 %"),
        (63, None, "n.d."),
    ],
)
def test_a_score_is_told_apart_from_the_one_asked_only_where_two_decimals_leave_a_doubt(wanted, score, words):
    assert plain(got(asked(wanted)[0], score)) == words
