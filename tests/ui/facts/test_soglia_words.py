"""The soglia that a published score implies, told only where it explains what the printed one does not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.model import Published
from scoring.result import VerdictReason
from tests.scoring.samples import a_measure, printed
from tests.scoring.shipped import plan
from tests.ui.facts.briefing.numbers import numbers, plain
from tests.ui.facts.relazione.samples import VERSION, invented
from ui.facts.node_record import measure_record
from ui.facts.relazione.scheda import scheda

if TYPE_CHECKING:
    from scoring.model import Measure
    from ui.facts.view import View


def _seen(measure: Measure, figure: str) -> View:
    """A plan of one indicator whose document prints this score."""
    return invented(replace(measure, published=Published(score=printed(figure), status="")))


def _implied(measure: Measure, figure: str) -> str:
    view = _seen(measure, figure)
    return plain(measure_record(view, view.main.measures[0]).implied)


@pytest.mark.parametrize(
    ("soglia", "figure", "said"),
    [
        ("5", "75.00", "La soglia stampata è 5; il punteggio pubblicato la implica a 0."),
        (None, "50.00", "Nessuna soglia è stampata; il punteggio pubblicato la implica a 5."),
        # 7,5 of 10 with a soglia of 5 is 50: the published figure is the computed one.
        ("5", "50.00", ""),
        # No soglia worse than the target gives more than 100.
        ("5", "120.00", ""),
    ],
)
def test_the_implied_soglia_is_told_where_the_printed_one_does_not_explain_the_score(soglia, figure, said) -> None:
    given = None if soglia is None else printed(soglia)
    assert _implied(a_measure(actual=7.5, target=10, soglia=given), figure) == said


def test_a_deduced_soglia_is_not_called_printed() -> None:
    view = _seen(a_measure(actual=7.5, target=10, soglia=5), "75.00")
    key = view.main.measures[0].measure.key
    deduced = replace(view, soglie={key: replace(plan("torino").soglie[0], key=key, origin="deduced")})
    assert measure_record(deduced, deduced.main.measures[0]).implied.startswith("La soglia dedotta è")


@given(figure=st.integers(1, 99), soglia=st.integers(0, 9))
def test_the_implied_soglia_gives_the_published_score(figure: int, soglia: int) -> None:
    view = _seen(a_measure(actual=9.5, target=10, soglia=soglia), f"{figure}.00")
    result = view.main.measures[0]
    said = measure_record(view, result).implied
    if result.verdict_reason is not VerdictReason.OUT_OF_INTERVAL:
        assert said == ""
        return
    implied = numbers(plain(said))[-1]
    assert 100 * (9.5 - implied) / (10 - implied) == pytest.approx(figure, abs=0.02)


def test_the_page_of_the_node_says_it_below_its_indicators() -> None:
    view = _seen(a_measure(actual=7.5, target=10, soglia=printed("5")), "75.00")
    grid = next(grid for grid in scheda(view, view.main, "", VERSION).grids if grid.title == "Indicatori")
    assert "k1: La soglia stampata è 5; il punteggio pubblicato la implica a 0." in map(plain, grid.notes)
