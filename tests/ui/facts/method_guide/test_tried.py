"""What is said of a search: what gains, and which rules could not be tried."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.model import Published, Quantity
from scoring.variants import Found, search
from tests.scoring.method_answers import QUESTIONS
from tests.scoring.samples import a_measure, a_node, a_policy, a_sheet
from ui.facts.format import NBSP
from ui.facts.method_guide import tried


def found_of(
    printed: float, *, soglia: float | None, baseline: float | None = None, other: float | None = None
) -> Found:
    score = Published(Quantity(printed, 5e-4, f"{printed:.3f}"))
    first = a_measure("k1", "A", target=90, soglia=soglia, actual=71.3, baseline=baseline)
    second = a_measure("k2", "A", target=90, soglia=40, actual=90, baseline=other)
    full = Published(Quantity(100, 0.5, "100"))
    sheet = a_sheet(a_node("A"), replace(first, name="Primo", published=score), replace(second, published=full))
    return search([sheet], a_policy(), QUESTIONS)


def test_where_nothing_gains_it_is_said_and_no_number_is_repeated() -> None:
    told = tried.verdict(found_of(1.234, soglia=40)).replace(NBSP, " ")
    assert told == "Con queste scelte coincide 1 su 2: nessun'altra ne fa coincidere di più."


@pytest.mark.parametrize(
    ("printed", "soglia", "baseline", "other", "said"),
    [
        (1.234, None, None, None, ["la soglia"]),
        (1.234, None, None, 20.0, ["la soglia", "il valore di partenza"]),
        (1.234, None, 20.0, 20.0, ["la soglia"]),
        (1.234, 40.0, None, None, []),
        (100 * 71.3 / 90, None, None, None, []),
    ],
)
def test_rules_that_lack_a_number_are_said_where_figures_are_missed(
    printed: float, soglia: float | None, baseline: float | None, other: float | None, said: list[str]
) -> None:
    told = tried.lacking(found_of(round(printed, 3), soglia=soglia, baseline=baseline, other=other))
    assert [sentence.partition(" di «Primo»")[0].removeprefix("Manca ") for sentence in told] == said
