"""A value to reach is one that can be reached: whole cases, whole days, the document's decimals, never worse."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.model import Direction, Op, Quantity
from scoring.scored import score_sheet
from tests.scoring.samples import a_measure, a_policy, a_sheet
from ui.facts.whatif.attainable import Yardstick, attainable, lacking, present, shown


def yard(*, is_count=False, is_percent=False, ratio=None, symbol="", **fields):
    result = score_sheet(a_sheet(a_measure(**fields)), a_policy()).measures[0]
    return Yardstick(result=result, symbol=symbol, is_count=is_count, is_percent=is_percent, ratio=ratio)


def plain(text):
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("fields", "enough", "text", "missing"),
    [
        ({"is_count": True, "actual": 9}, 10.34, "11", "mancano 2"),
        ({"is_count": True, "actual": 10}, 10.34, "11", "manca 1"),
        ({"is_count": True, "actual": 12}, 12.0, "12", "mancano 0"),
        ({"actual": 6.99}, 7.9408603, "7,95", "mancano 0,96"),
        ({"actual": 6.99, "is_percent": True, "symbol": "%"}, 7.9408603, "7,95 %", "mancano 0,96 punti"),
        (
            {"actual": 40, "target": 20, "soglia": 60, "direction": Direction.LOWER, "is_count": True, "symbol": "gg"},
            30.6,
            "30 gg",
            "10 gg di troppo",
        ),
    ],
)
def test_a_value_is_rounded_towards_the_better_side(fields, enough, text, missing):
    stick = yard(**fields)
    goal = attainable(stick, enough)

    assert plain(shown(stick, goal)) == text
    assert plain(lacking(stick, goal)) == missing


def test_a_printed_ratio_asks_for_whole_cases_with_the_denominator_as_it_is():
    """5 of 7 is 71.43 %; 74.1 % of 7 is 5.19 cases: 6, that is 85.714286 %."""
    stick = yard(actual=Quantity(500 / 7), is_percent=True, symbol="%", ratio=(5.0, 7.0, 100.0))
    goal = attainable(stick, 74.1)

    assert goal.text == "85.714286"
    assert plain(shown(stick, goal)) == "85,71 %"
    assert lacking(stick, goal) == "manca 1 su 7"


def test_a_ratio_where_lower_is_better_has_cases_too_many():
    stick = yard(
        actual=20.0, target=10, soglia=30, direction=Direction.LOWER, is_percent=True, ratio=(50.0, 250.0, 100.0)
    )
    goal = attainable(stick, 15.1)

    assert goal.value == pytest.approx(14.8)  # 37 of 250; 38 would be 15.2
    assert lacking(stick, goal) == "13 di troppo su 250"


def test_a_promise_that_must_be_bettered_is_bettered():
    stick = yard(actual=50, target=60, soglia=None, op=Op.MORE_THAN, is_count=True)
    strict = yard(actual=50, target=60, soglia=None, op=Op.MORE_THAN)

    assert attainable(stick, 60.00000001).value == 61
    assert attainable(strict, 60.00000001).text == "60.01"


def test_a_deadline_is_a_day():
    now, goal = date(2022, 12, 31).toordinal(), date(2022, 12, 11).toordinal()
    stick = yard(actual=now, target=goal, soglia=None, is_date=True, direction=Direction.LOWER, op=Op.BY)
    found = attainable(stick, goal)

    assert found == Quantity(float(goal), 0.0, "2022-12-11")
    assert shown(stick, found) == "11/12/2022"
    assert plain(lacking(stick, found)) == "20 giorni prima"


def test_without_a_value_it_says_so():
    assert lacking(yard(actual=None), Quantity(3.0)) == "non c'è ancora un valore"
    assert present(yard(actual=None)) == "n.d."
    assert plain(present(yard(actual=None, declared=80))) == "80,0 % dichiarato"


@given(
    st.floats(0, 100).map(lambda n: round(n, 6)),
    st.sampled_from([Direction.HIGHER, Direction.LOWER]),
    st.booleans(),
    st.sampled_from([None, (30.0, 257.0, 100.0)]),
)
def test_what_is_attainable_never_scores_less_than_what_is_enough(enough, direction, is_count, ratio):
    soglia, target = (0, 100) if direction is Direction.HIGHER else (100, 0)
    stick = yard(actual=50, direction=direction, soglia=soglia, target=target, is_count=is_count, ratio=ratio)
    found = attainable(stick, enough)

    assert (found.value - enough) * (1 if direction is Direction.HIGHER else -1) >= -1e-6
    step = 100 / 257 if ratio else 1.0 if is_count else 0.01
    assert abs(found.value - enough) <= step + 1e-6
    assert float(found.text) == found.value
