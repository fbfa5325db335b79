"""A state in words: what its limit is, and on which side of it the state begins."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.bands import band_of
from scoring.policy import Band, Bands
from scoring.questions import limits_of
from tests.ui.facts.relazione.samples import a_view
from ui.facts import states
from ui.facts.format import percent
from ui.facts.method_guide.words import limits_words
from ui.facts.relazione.charts import objective_chart, result_bar, year_before
from ui.facts.relazione.method import bands
from ui.facts.whatif.goal_words import reachable_states

LOW = Band(word="Parziale", symbol="–", colour="yellow")


def high(*, is_in: bool) -> Band:
    return Band(word="Pieno", symbol="✓", colour="green", lower=90, includes_lower=is_in)


@pytest.mark.parametrize(("is_in", "told"), [(True, "da 90"), (False, "oltre 90")])
def test_a_limit_is_told_as_it_divides_the_scores(*, is_in: bool, told: str) -> None:
    scale = Bands((LOW, high(is_in=is_in)))
    assert band_of(90.0, scale) == (scale.bands[1] if is_in else LOW)
    assert states.begins(scale.bands[1]) == told
    assert states.begins(scale.bands[1], percent) == f"{told}\u00a0%"


@pytest.mark.parametrize(("is_in", "told"), [(True, "da 90"), (False, "oltre 90")])
def test_whoever_names_a_limit_says_the_same_of_it(*, is_in: bool, told: str) -> None:
    view, scale = a_view("torino"), Bands((LOW, high(is_in=is_in)))
    scored = replace(view.main, policy=replace(view.main.policy, bands=scale))
    none = year_before(view, None)
    said = (
        result_bar(scored, none).alt,
        objective_chart(scored, none).note,
        dict(bands(scale).rows)["✓ Pieno"],
        reachable_states(scale)["Pieno"],
        limits_words(limits_of(scored.policy), scored.policy),
    )
    other = "oltre 90" if is_in else "da 90"
    assert [text for text in said if told not in text or other in text] == []
