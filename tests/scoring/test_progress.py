"""A year in course: what is awaited is no zero, the range holds every ending, a path is straight or a profile."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.forecast import Forecast, probability_of
from scoring.model import Direction, Quantity
from scoring.policy import IN_COURSE, Aggregation, Missing
from scoring.progress import Interim, Path, Standing, progress
from scoring.result import Why
from scoring.scored import score_sheet
from tests.scoring.properties import tried
from tests.scoring.samples import a_measure, a_node, a_policy, a_sheet
from tests.scoring.strategies import each_measure, policies, sheets

if TYPE_CHECKING:
    from scoring.model import Measure, MeasureKey, Sheet
    from scoring.policy import Policy
    from scoring.progress import MeasureProgress, Progress
    from scoring.result import ScoredSheet

JUNE, YEAR_END = date(2023, 6, 30), date(2023, 12, 31)
HALF = 181 / 365
"""Of the year, at the end of June."""


def awaited(code: str = "k1", node: str = "", **fields: Any) -> Measure:
    return a_measure(code, node, is_awaited=True, **fields)


def in_course(*parts: Any, **policy: Any) -> ScoredSheet:
    return score_sheet(a_sheet(*parts), a_policy(**policy))


def on(day: date, found: ScoredSheet, **known: Any) -> Progress:
    return progress(found, day, known.get("interim", {}), known.get("paths", {}), known.get("expected", {}))


def alone(measure: Measure, value: float | None, day: date = JUNE, **known: Any) -> MeasureProgress:
    """One indicator with a value of that day, looked at on that day."""
    interim = {} if value is None else {measure.key: (Interim(day, Quantity(value)),)}
    paths = {measure.key: known.pop("path", Path(adds_up=True))}
    (found,) = on(day, in_course(measure), interim=interim, paths=paths, **known).measures
    return found


# What is awaited in the scores


def test_what_is_not_measured_yet_is_no_zero_and_the_score_is_on_the_rest() -> None:
    found = in_course(a_measure("k1", actual=80, weight=40.0), awaited("k2", weight=60.0))
    assert (found.root.score, found.root.awaited_share, found.root.why) == (80, 0.6, Why.IN_COURSE)
    assert found.root.band == found.measures[1].band == IN_COURSE
    assert found.measures[1].why is Why.AWAITED
    assert found.is_in_course


def test_a_value_that_is_missing_for_good_still_counts_as_the_method_says() -> None:
    found = in_course(a_measure("k1", actual=80, weight=40.0), a_measure("k2", weight=60.0))
    assert (found.root.score, found.root.awaited_share, found.is_in_course) == (32, 0, False)


def test_an_awaited_measure_that_has_a_value_or_a_declared_score_is_measured() -> None:
    found = in_course(awaited("k1", actual=80, weight=40.0), awaited("k2", declared=90, weight=60.0))
    assert (found.root.score, found.is_in_course) == (86, False)


@pytest.mark.parametrize("missing", Missing)
@pytest.mark.parametrize("renormalise", [True, False])
def test_whatever_a_method_makes_of_missing_values_it_waits_for_those_to_come(
    missing: Missing, *, renormalise: bool
) -> None:
    nodes = (a_node("O1", weight=50.0), a_node("O2", weight=50.0))
    found = in_course(
        *nodes, a_measure("k1", "O1", actual=80), awaited("k2", "O2"), missing=missing, renormalise=renormalise
    )
    assert [node.score for node in found.nodes] == [80, 80, None]
    assert [node.awaited_share for node in found.nodes] == [0.5, 0, 1]
    assert [node.why for node in found.nodes] == [Why.IN_COURSE, Why.COMPUTED, Why.AWAITED]


def test_a_sum_of_printed_weights_is_out_of_those_that_can_be_had_so_far() -> None:
    found = in_course(a_measure("k1", actual=80, weight=40.0), awaited("k2", weight=60.0), aggregation=Aggregation.SUM)
    assert found.root.score == 80


@tried(60)
@given(sheets(), policies(), st.data())
def test_every_ending_of_the_year_is_within_the_range(sheet: Sheet, policy: Policy, data: st.DataObject) -> None:
    waiting = _some_awaited(sheet, data)
    root = on(YEAR_END, score_sheet(waiting, policy)).root
    ended = each_measure(
        waiting,
        lambda m: (
            replace(m, declared=Quantity(data.draw(st.floats(0, 100)))) if m.is_awaited and m.target is not None else m
        ),
    )
    score = score_sheet(ended, policy).root.score
    if score is not None and root.low is not None and root.high is not None:
        assert root.low - 1e-6 <= score <= root.high + 1e-6


@tried(60)
@given(sheets(), policies(), st.data())
def test_a_sheet_in_course_has_the_losses_and_the_calculation_of_a_whole_one(
    sheet: Sheet, policy: Policy, data: st.DataObject
) -> None:
    found = score_sheet(_some_awaited(sheet, data), policy)
    for node in found.nodes:
        if node.score is not None and node.calculation is not None:
            parts = sum(entry.points for entry in node.calculation.entries)
            rest = sum(points for _, points in node.calculation.rest)
            assert policy.cap - node.score == pytest.approx(parts + rest, abs=1e-6)
            assert 0 <= node.awaited_share <= 1


def _some_awaited(sheet: Sheet, data: st.DataObject) -> Sheet:
    return each_measure(
        sheet, lambda m: replace(m, actual=None, declared=None, is_awaited=True) if data.draw(st.booleans()) else m
    )


# The path


@pytest.mark.parametrize(
    ("adds_up", "previous", "expected"),
    [(True, 50, 100 * HALF), (False, 50, 50 + 50 * HALF), (False, None, 100)],
)
def test_a_path_begins_at_zero_or_at_last_years_value_or_is_flat(
    *, adds_up: bool, previous: float | None, expected: float
) -> None:
    found = alone(awaited(previous=previous), 40, path=Path(adds_up=adds_up))
    assert found.expected == pytest.approx(expected)


def test_what_adds_up_goes_on_at_its_pace_and_a_level_stays() -> None:
    assert alone(awaited(), 40).projected == pytest.approx(40 / HALF)
    assert alone(awaited(previous=10), 40, path=Path(adds_up=False)).projected == 40


def test_a_profile_says_how_much_of_the_way_is_to_be_done() -> None:
    path = Path(adds_up=True, profile=((JUNE, 0.2), (date(2023, 9, 30), 0.5)))
    assert alone(awaited(), 20, path=path).standing is Standing.ON_TRACK
    assert alone(awaited(), 19, path=path).standing is Standing.LATE
    assert path.share(YEAR_END) == 1
    assert path.share(date(2023, 8, 15)) == pytest.approx(0.2 + 0.3 * 46 / 92)


@given(st.dates(date(2023, 1, 1), YEAR_END), st.dates(date(2023, 1, 1), YEAR_END))
def test_the_way_done_never_goes_back(one: date, other: date) -> None:
    path = Path(adds_up=True, profile=((JUNE, 0.2), (date(2023, 9, 30), 0.5)))
    assert path.share(min(one, other)) <= path.share(max(one, other))


@pytest.mark.parametrize(
    ("direction", "value", "standing"),
    [
        (Direction.HIGHER, 49.6, Standing.ON_TRACK),
        (Direction.HIGHER, 49.5, Standing.LATE),
        (Direction.LOWER, 49.5, Standing.ON_TRACK),
        (Direction.LOWER, 49.6, Standing.LATE),
    ],
)
def test_a_value_keeps_up_with_its_path_or_is_late(direction: Direction, value: float, standing: Standing) -> None:
    assert alone(awaited(direction=direction, soglia=None), value).standing is standing


@pytest.mark.parametrize(("value", "standing"), [(99, Standing.LATE), (100, Standing.ON_TRACK), (101, Standing.LATE)])
def test_where_only_the_target_is_right_more_than_the_path_is_late_too(value: float, standing: Standing) -> None:
    measure = awaited(direction=Direction.NOMINAL, soglia=None)
    assert alone(measure, value, path=Path(adds_up=False)).standing is standing


def test_a_late_value_is_within_half_a_unit_of_its_path_still_on_it() -> None:
    measure = awaited()
    interim = {measure.key: (Interim(JUNE, Quantity(49.0, 0.6)),)}
    (found,) = on(JUNE, in_course(measure), interim=interim, paths={measure.key: Path(adds_up=True)}).measures
    assert found.standing is Standing.ON_TRACK


# Chances


def history(value: float, scale: float = 5.0) -> Forecast:
    return Forecast(2023, value, value - 10, value + 10, scale, 5)


def test_without_a_value_the_history_alone_says_what_is_likely() -> None:
    measure = awaited()
    for value, standing in ((110.0, Standing.ON_TRACK), (90.0, Standing.AT_RISK)):
        found = alone(measure, None, expected={measure.key: history(value)})
        assert found.standing is standing
    assert alone(measure, None).standing is Standing.UNKNOWN


def test_a_late_value_is_at_risk_where_its_pace_misses_the_target_more_often_than_not() -> None:
    measure = awaited()
    found = alone(measure, 40, expected={measure.key: history(110.0)})
    assert found.standing is Standing.AT_RISK
    assert found.chance is not None
    assert found.chance < 0.5
    assert alone(measure, 40).standing is Standing.LATE


@pytest.mark.parametrize("value", [47.0, 49.0, 49.5, 51.0])
def test_the_chance_left_is_that_of_the_history_around_the_pace_for_the_time_left(value: float) -> None:
    """Changes grow with the root of time: half a year after June moves by the root of what is left of it."""
    measure = awaited()
    found = alone(measure, value, expected={measure.key: history(110.0)})
    rest = replace(history(value / HALF), scale=5.0 * math.sqrt(1 - HALF))
    assert found.chance == pytest.approx(probability_of(rest, 100.0, Direction.HIGHER))


def test_at_the_end_of_the_year_no_history_tells_more_than_the_value() -> None:
    measure = awaited()
    assert alone(measure, 99, YEAR_END, expected={measure.key: history(110.0)}).chance is None


def test_only_values_within_the_day_count_and_the_last_of_them() -> None:
    measure = awaited()
    values = tuple(Interim(date(2023, month, 28), Quantity(month)) for month in (2, 4, 9))
    found = on(JUNE, in_course(measure), interim={measure.key: values})
    assert found.measures[0].interim == values[1]


def test_a_deadline_has_no_path_and_is_at_risk_once_it_is_past() -> None:
    measure = awaited(is_date=True, target=date(2023, 5, 31).toordinal(), soglia=None, direction=Direction.LOWER)
    assert alone(measure, None, date(2023, 5, 31)).standing is Standing.UNKNOWN
    assert alone(measure, None, date(2023, 6, 1)).standing is Standing.AT_RISK


# Nodes


def test_a_node_is_at_risk_where_even_every_promise_kept_is_not_enough() -> None:
    found = on(JUNE, in_course(a_measure("k1", actual=50, weight=50.0), awaited("k2", weight=50.0)))
    assert (found.root.low, found.root.high, found.root.standing) == (25, 75, Standing.AT_RISK)
    assert found.root.measured_share == 0.5


def test_a_node_stands_as_half_of_its_weight_where_no_chance_is_known() -> None:
    first, second = awaited("k1", weight=70.0), awaited("k2", weight=30.0)
    paths = {m.key: Path(adds_up=True) for m in (first, second)}
    for value, standing in ((60, Standing.ON_TRACK), (40, Standing.LATE)):
        interim = {first.key: (Interim(JUNE, Quantity(value)),)}
        assert on(JUNE, in_course(first, second), interim=interim, paths=paths).root.standing is standing
    assert on(JUNE, in_course(first, second)).root.standing is Standing.UNKNOWN


def test_the_chance_of_the_best_word_rests_on_what_is_final_and_on_what_has_a_history() -> None:
    final, moving, silent = a_measure("k1", actual=100), awaited("k2"), awaited("k3", weight=500.0)
    expected: dict[MeasureKey, Forecast] = {moving.key: history(130.0)}
    found = on(JUNE, in_course(final, moving), expected=expected)
    assert found.root.chance == pytest.approx(1.0, abs=0.02)
    assert found.root.standing is Standing.ON_TRACK
    assert on(JUNE, in_course(final, moving, silent), expected=expected).root.chance is None


def test_the_chance_is_told_where_what_nobody_knows_could_not_change_it() -> None:
    moving, silent = awaited("k2", weight=99.0), awaited("k3", weight=1.0)
    expected = {moving.key: history(60.0, scale=1.0)}
    root = on(JUNE, in_course(moving, silent), expected=expected).root
    assert root.chance == pytest.approx(0.0, abs=0.01)
    assert (root.high, root.standing) == (100, Standing.AT_RISK)


def test_what_is_missing_for_good_is_as_certain_as_what_is_measured() -> None:
    gone, moving = a_measure("k1"), awaited("k2")
    root = on(JUNE, in_course(gone, moving), expected={moving.key: history(130.0)}).root
    assert (root.high, root.chance) == (50, 0)


def test_once_all_is_measured_a_node_stands_as_its_word() -> None:
    assert on(YEAR_END, in_course(a_measure(actual=100))).root.standing is Standing.ON_TRACK
    assert on(YEAR_END, in_course(a_measure(actual=40))).root.standing is Standing.LATE
    assert on(YEAR_END, in_course(a_measure(target=None))).root.standing is Standing.UNKNOWN
    assert on(YEAR_END, in_course(a_measure(actual=100))).awaited == ()
