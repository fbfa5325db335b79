from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scoring.model import MeasureKey, Quantity
from scoring.policy import Missing
from scoring.scenario import Assumption, Field
from scoring.scored import score_sheet
from scoring.series import Break
from tests.scoring.samples import a_measure, a_policy, a_sheet
from tests.ui.facts.whatif.histories import a_series
from ui.facts.whatif.answer import what_if
from ui.facts.whatif.cautions import caution, cautions

if TYPE_CHECKING:
    from scoring.series import Series

SHEET = a_sheet(
    a_measure("k1", actual=40, target=50, soglia=10, unit="%", weight=50.0),
    a_measure("k2", actual=80, weight=50.0),
)
KEY = SHEET.measures[0].key
PAST: dict[MeasureKey, Series] = {}


def told(field: Field, value: float | None, missing: Missing = Missing.ZERO) -> str:
    before = score_sheet(SHEET, a_policy(missing=missing))
    quantity = None if value is None else Quantity(value, 0.0, f"{value:g}")
    return " ".join(cautions(what_if(before, [Assumption(KEY, field, quantity)]), PAST))


@pytest.mark.parametrize(
    ("field", "value", "word"),
    [
        (Field.TARGET, 120.0, "supera il 100"),
        (Field.ACTUAL, -3.0, "è sotto zero"),
        (Field.ACTUAL, 0.0, "è zero"),
        (Field.WEIGHT, 200.0, "supera 100"),
    ],
)
def test_a_number_beyond_what_is_known_is_said(field: Field, value: float, word: str) -> None:
    assert word in told(field, value)


def test_a_consuntivo_taken_away_is_said_where_it_leaves_the_mean() -> None:
    assert "si misura meno" in told(Field.ACTUAL, None, Missing.EXCLUDED)
    assert not told(Field.ACTUAL, None)


@pytest.mark.parametrize(("field", "value"), [(Field.TARGET, 60.0), (Field.ACTUAL, 100.0), (Field.WEIGHT, 10.0)])
def test_an_ordinary_number_is_not_remarked_upon(field: Field, value: float) -> None:
    assert not told(field, value)


def test_of_a_target_and_a_soglia_that_do_not_agree_only_the_last_is_refused() -> None:
    before = score_sheet(SHEET, a_policy())
    target = Assumption(KEY, Field.TARGET, Quantity(45.0, 0.0, "45"))
    soglia = Assumption(KEY, Field.SOGLIA, Quantity(60.0, 0.0, "60"))
    answer = what_if(before, [target, soglia])
    assert answer.assumptions == (target,)
    assert [refusal.assumption for refusal in answer.refused] == [soglia]


@pytest.mark.parametrize(
    ("past", "value", "word"),
    [
        ({2021: 20, 2022: 30}, -5.0, "è sotto zero"),
        ({2021: -8, 2022: 30}, -5.0, ""),
        ({2021: 20, 2022: 104}, 120.0, ""),
        ({2021: 20, 2022: 0}, 0.0, ""),
        ({2021: 20, 2022: 0}, -5.0, "è sotto zero"),
    ],
)
def test_what_a_year_of_the_past_has_passed_is_no_bound(past: dict[int, float], value: float, word: str) -> None:
    measure = SHEET.measures[0]
    told = caution(Assumption(KEY, Field.TARGET, Quantity(value)), measure, {KEY: a_series(measure, past)})
    assert word in told if word else not told


def test_a_past_in_another_unit_says_nothing_of_what_is_possible() -> None:
    measure = SHEET.measures[0]
    past = replace(a_series(measure, {2021: -8, 2022: 30}), breaks=(Break(year=2022, kind="unit", reason=""),))
    assert "è sotto zero" in caution(Assumption(KEY, Field.TARGET, Quantity(-5.0)), measure, {KEY: past})
