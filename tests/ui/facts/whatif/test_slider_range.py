"""Where a slider may go, and what is marked along it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.plan.series import all_series
from scoring.model import Direction, Measure, Quantity
from scoring.series import Comparison, Series
from tests.scoring.samples import a_measure, printed
from tests.scoring.shipped import plan, scored
from tests.scoring.strategies import measures
from tests.ui.facts.whatif.histories import a_series
from ui.facts.format import quantity as shown
from ui.facts.whatif.slider_range import SliderRange, marks, range_words, slider_range

YEAR = 2023
SHARE = a_measure(target=printed("75.00"), soglia=printed("65"), actual=printed("71.21", 0.005), unit="%")


def values(found: SliderRange | None) -> list[float]:
    assert found is not None
    return [stop.value for stop in found.stops]


def a_day(text: str) -> Quantity:
    return Quantity(float(date.fromisoformat(text).toordinal()), 0.0, text)


def compared(series: Series, *found: Comparison) -> Series:
    return replace(series, comparisons=found)


def nation(value: float, **fields: str) -> Comparison:
    return Comparison(**{"year": 2022, "scope": "nazionale", "statistic": "mean", "value": Quantity(value)} | fields)


# Stops


def test_without_a_target_there_is_no_rail():
    assert slider_range(a_measure(target=None, soglia=None), None, YEAR) is None


def test_the_stops_ascend_and_have_the_target_as_it_is_printed():
    found = slider_range(SHARE, None, YEAR)
    assert values(found) == sorted(set(values(found)))
    assert found is not None
    assert found.stops[found.at(75)] is SHARE.target
    assert len(found.stops) <= 60


def test_the_assumed_value_is_a_stop_to_its_last_digit_wherever_it_is():
    inside, far = Quantity(72.345, 0.0, "72.345"), Quantity(99.5, 0.0, "99.5")
    found = slider_range(SHARE, None, YEAR, ("target", "consuntivo"), inside, far)
    assert found is not None
    assert found.stops[found.at(72.345)] is inside
    assert found.stops[found.at(99.5)] is far
    with pytest.raises(ValueError, match="not in list"):
        found.at(72.3451)


@pytest.mark.parametrize(("direction", "target", "soglia"), [(Direction.HIGHER, 75, 65), (Direction.LOWER, 25, 35)])
def test_no_stop_reaches_the_soglia(direction, target, soglia):
    measure = a_measure(target=target, soglia=soglia, actual=50, direction=direction, unit="%")
    side = 1 if direction is Direction.HIGHER else -1
    assert all((value - soglia) * side > 0 for value in values(slider_range(measure, None, YEAR)))


def test_a_share_stays_within_0_and_100_unless_its_data_do_not():
    low = a_measure(target=2, soglia=None, actual=1, unit="%")
    high = a_measure(target=98, soglia=90, actual=99, unit="%")
    assert values(slider_range(low, None, YEAR))[0] >= 0
    assert values(slider_range(high, None, YEAR))[-1] == 100
    assert values(slider_range(replace(high, actual=Quantity(176.0)), None, YEAR))[-1] > 176


def test_a_count_has_whole_stops_only():
    count = a_measure(target=printed("680"), soglia=None, actual=printed("640"), unit="n")
    assert all(value == round(value) for value in values(slider_range(count, None, YEAR)))
    few = a_measure(target=printed("3"), soglia=None, actual=printed("2"), unit="n")
    assert values(slider_range(few, None, YEAR)) == [1.0, 2.0, 3.0, 4.0]


def test_a_deadline_has_days_a_quarter_before_and_after_it_at_least():
    measure = a_measure(target=a_day("2023-06-30"), soglia=None, actual=a_day("2023-06-15"), is_date=True)
    found = slider_range(measure, None, YEAR)
    assert found is not None
    assert a_day("2023-06-30") in found.stops
    days = [date.fromisoformat(stop.text) for stop in found.stops]
    assert [day.toordinal() for day in days] == values(found)
    assert days[0] <= date(2023, 6, 30) - timedelta(90)
    assert days[-1] >= date(2023, 6, 30) + timedelta(90)


def test_the_history_widens_the_rail():
    series = a_series(SHARE, {2019: 30, 2020: 40, 2021: 50, 2022: 60})
    assert values(slider_range(replace(SHARE, soglia=None), series, YEAR))[0] < 30
    assert values(slider_range(replace(SHARE, soglia=None), None, YEAR))[0] > 65


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=5), st.integers(0, 1))
def test_what_was_before_a_break_neither_widens_the_rail_nor_is_marked(older, later):
    """Before 2022 it was counted in euro: only the values since then are of this indicator."""
    measure = a_measure(target=1, soglia=None, actual=0.72)
    year, since = YEAR + later, {2022: 0.5}
    before = dict(enumerate(map(float, older), start=2022 - len(older)))
    broken = a_series(measure, before | since, new_from=2022)
    broken = compared(broken, nation(5000.0, year=2021))

    assert slider_range(measure, broken, year) == slider_range(measure, a_series(measure, since), year)


def test_a_target_alone_still_has_somewhere_to_go():
    for value in (0, 50, -7):
        found = slider_range(a_measure(target=value, soglia=None), None, YEAR)
        assert len(values(found)) >= 2


# Marks


def test_what_is_marked_is_told_in_its_order():
    series = compared(a_series(SHARE, {2021: 68, 2022: 70}), nation(73, unit="%"))
    found = marks(SHARE, series, YEAR)
    assert [(mark.sign, mark.value.value) for mark in found] == [
        ("★", 75),
        ("▽", 65),
        ("●", 71.21),
        ("○", 70),
        ("◆", 73),
    ]
    assert [mark.what for mark in found[:4]] == ["target di oggi", "soglia", "consuntivo", "2022"]
    assert "nazional" in found[4].what


def test_a_comparison_in_another_unit_is_not_on_the_same_rail():
    series = compared(a_series(SHARE, {2022: 70}), nation(73, unit="n"))
    assert [mark.sign for mark in marks(SHARE, series, YEAR)] == ["★", "▽", "●", "○"]


def test_years_from_the_plans_on_are_not_the_past():
    assert [m.sign for m in marks(SHARE, a_series(SHARE, {2023: 71, 2024: 72}), YEAR)] == ["★", "▽", "●"]


def test_the_share_along_the_track_goes_from_0_to_1_and_never_back():
    found = SliderRange(tuple(Quantity(float(v)) for v in (10, 20, 25, 40)), ())
    assert [found.share(v) for v in (10, 20, 25, 40)] == pytest.approx([0, 1 / 3, 2 / 3, 1])
    assert found.share(15) == pytest.approx(1 / 6)
    assert (found.share(-99), found.share(99)) == (0, 1)
    assert SliderRange((Quantity(5.0),), ()).share(7) == 0


def test_the_marks_are_told_in_words_with_their_unit():
    found = SliderRange((SHARE.target,), marks(SHARE, None, YEAR))  # type: ignore[arg-type]
    assert (
        range_words(found, "%").replace("\u00a0", " ")
        == "★ target di oggi 75,00 % · ▽ soglia 65 % · ● consuntivo 71,21 %"
    )


# Any indicator


def check(measure: Measure, series: Series | None, year: int, *extra: Quantity) -> None:
    """What holds of every range."""
    found = slider_range(measure, series, year, ("target", "consuntivo"), *extra)
    if measure.target is None:
        assert found is None
        return
    stops = values(found)
    assert found is not None
    assert 2 <= len(stops) <= 60
    assert stops == sorted(set(stops))
    assert measure.target in found.stops
    assert all(each in found.stops for each in extra)
    texts = [shown(stop) for stop in found.stops]
    assert len(set(texts)) == len(texts)
    shares = [found.share(mark.value.value) for mark in sorted(found.marks, key=lambda m: m.value.value)]
    assert shares == sorted(shares)
    assert all(0 <= share <= 1 for share in shares)
    if measure.soglia is not None and measure.direction is not Direction.NOMINAL:
        side = 1 if measure.direction is Direction.HIGHER else -1
        assert all((stop - measure.soglia.value) * side > 0 for stop in stops)


@given(measures("k1", "A"))
def test_on_any_indicator_the_stops_are_sound(measure):
    check(measure, None, YEAR)


@given(st.lists(st.integers(-1000, 1000).map(lambda n: n / 10), min_size=1, max_size=6))
def test_on_any_history_the_stops_are_sound(history):
    measure = a_measure(target=50, soglia=None, actual=40)
    check(measure, a_series(measure, dict(enumerate(history, start=2016))), YEAR)


@cache
def series_of(ente: str) -> dict[object, Series]:
    return dict(all_series(plan(ente)))


@pytest.mark.parametrize("ente", ["torino", "riviere"])
@pytest.mark.parametrize("later", [0, 1])
def test_on_every_shipped_indicator_the_stops_are_sound(ente, later):
    year = plan(ente).year + later
    found = [m.measure for sheet in scored(ente).values() for m in sheet.measures]
    for measure in found:
        check(measure, series_of(ente).get(measure.key), year)
    assert sum(m.target is not None for m in found) > 40


def test_the_shipped_indicators_are_310():
    assert sum(len(sheet.measures) for ente in ("torino", "riviere") for sheet in scored(ente).values()) == 310
