"""What the rules for what must go down mean: the example is the engine's."""

from __future__ import annotations

import pytest

from data.format.new_ente import INVERSE
from scoring.rules import RULES
from ui.facts.falling import FALLING, example
from ui.facts.format import NBSP


@pytest.mark.parametrize(
    ("rule", "score"),
    [
        ("proporzionale_inverso", "88,24 %"),  # 30 / 34
        ("proporzionale_speculare", "86,67 %"),  # 2 - 34 / 30
        ("on_off", "0 %"),
    ],
)
def test_the_example_says_what_a_result_beyond_its_target_scores(rule: str, score: str) -> None:
    assert f"al massimo 30 giorni, fatti in 34: {score}." in example(rule).replace(NBSP, " ")


def test_every_choice_is_a_rule_and_the_usual_one_comes_first() -> None:
    assert set(FALLING) <= set(RULES)
    assert next(iter(FALLING)) == INVERSE
