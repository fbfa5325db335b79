"""A change told by causes: the parts make the whole, whatever the two sheets."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.bridge import (
    Bridge,
    Cause,
    NoBridge,
    bridge,
    score_of,
    share_due_to_targets,
    target_effects,
)
from scoring.errors import SogliaSideError
from scoring.model import Direction, Measure, MeasureState, Sheet
from scoring.policy import Aggregation, Missing, Policy, Rounding, RoundingMode
from scoring.scored import score_sheet
from tests.scoring.properties import tried
from tests.scoring.samples import a_measure, a_node, a_policy, a_sheet, quantity
from tests.scoring.shipped import plan, scored
from tests.scoring.strategies import each_measure, measures, policies, sheets, weights

PLAIN = {"missing": Missing.ZERO, "min_measured_share": 0.0, "aggregation": Aggregation.WEIGHTED_MEAN}


def points(found: Bridge | NoBridge) -> dict[Cause, float]:
    assert isinstance(found, Bridge), found
    return {step.cause: step.points for step in found.steps}


def moved(found: Bridge | NoBridge) -> set[Cause]:
    return {cause for cause, brought in points(found).items() if brought != 0}


def within(before: Sheet, after: Sheet, node_code: str = "") -> Bridge | NoBridge:
    return bridge(before, after, (a_policy(), a_policy()), node_code)


@st.composite
def later(draw: st.DrawFn, sheet: Sheet) -> Sheet:
    """The sheet a year on: indicators dropped, added, and any number of any of them changed."""
    found = []
    for number, measure in enumerate(sheet.measures):
        fate = draw(st.sampled_from(["same"] * 3 + ["changed"] * 3 + ["dropped", "another"]))
        if fate in {"same", "changed"}:
            found.append(measure if fate == "same" else draw(changed(measure)))
        if fate == "another":
            found.append(draw(measures(f"new{number}", measure.key.node_code)))
    nodes = tuple(replace(n, weight=draw(st.one_of(st.just(n.weight), weights))) for n in sheet.nodes)
    return replace(sheet, nodes=nodes, measures=tuple(found))


@st.composite
def changed(draw: st.DrawFn, measure: Measure) -> Measure:
    other = draw(measures("other", measure.key.node_code))
    groups = [["weight"], ["actual", "declared"], ["baseline"], ["state"], ["benchmark"]]
    if measure.direction is other.direction:
        groups.append(["target", "soglia", "op"])
    chosen = draw(st.lists(st.sampled_from(groups), min_size=1, unique_by=str))
    return replace(measure, **{name: getattr(other, name) for names in chosen for name in names})


SCORED = st.one_of(sheets(), sheets(state=MeasureState.MEASURED, weight=50.0, actual=quantity(3)))


@tried(150, slow=True)
@given(data=st.data(), policy=st.one_of(policies(), policies(**PLAIN)))
def test_start_plus_every_step_is_the_end(data: st.DataObject, policy: Policy) -> None:
    before = data.draw(SCORED)
    after = data.draw(later(before))
    other = data.draw(st.one_of(st.just(policy), policies()))
    found = bridge(before, after, (policy, other))
    first, last = score_sheet(before, policy).root.score, score_sheet(after, other).root.score
    if isinstance(found, Bridge):
        assert (found.start, found.end) == (first, last)
        assert math.fsum([found.start, *points(found).values()]) == pytest.approx(found.end, abs=1e-9)
        assert [step.cause for step in found.steps] == list(Cause)
    assert (found is NoBridge.NO_SCORE_BEFORE) <= (first is None)
    assert (found is NoBridge.NO_SCORE_AFTER) <= (last is None)
    assert not isinstance(found, Bridge) or None not in {first, last}


@tried(60, slow=True)
@given(data=st.data(), policy=policies(**PLAIN))
def test_where_only_results_change_they_are_the_whole_change(data: st.DataObject, policy: Policy) -> None:
    before = data.draw(sheets())
    after = each_measure(before, lambda m: replace(m, actual=m.actual and replace(m.actual, value=m.actual.value + 7)))
    found = bridge(before, after, (policy, policy))
    if isinstance(found, Bridge):
        assert moved(found) <= {Cause.RESULTS}
        assert points(found)[Cause.RESULTS] == pytest.approx(found.end - found.start, abs=1e-9)


@tried(60, slow=True)
@given(sheet=sheets(), first=policies(), second=policies())
def test_where_only_the_method_changes_it_is_the_whole_change(sheet: Sheet, first: Policy, second: Policy) -> None:
    found = bridge(sheet, sheet, (first, second))
    if isinstance(found, Bridge):
        assert moved(found) <= {Cause.METHOD}
        assert points(found)[Cause.METHOD] == pytest.approx(found.end - found.start, abs=1e-9)


@tried(60, slow=True)
@given(data=st.data(), policy=policies())
def test_the_way_back_brings_the_same_points_with_the_other_sign(data: st.DataObject, policy: Policy) -> None:
    before = data.draw(sheets())
    after = data.draw(later(before))
    there, back = bridge(before, after, (policy, policy)), bridge(after, before, (policy, policy))
    assert isinstance(there, Bridge) == isinstance(back, Bridge)
    if isinstance(there, Bridge):
        assert points(back) == pytest.approx({cause: -brought for cause, brought in points(there).items()}, abs=1e-9)


@tried(60, slow=True)
@given(sheet=sheets(), policy=policies())
def test_the_same_sheet_twice_moves_nothing(sheet: Sheet, policy: Policy) -> None:
    found = bridge(sheet, sheet, (policy, policy))
    if isinstance(found, Bridge):
        assert moved(found) == set()


ONE = a_sheet(a_measure(actual=50))
CASES = {
    Cause.RESULTS: (a_sheet(a_measure(actual=80)), 30.0),
    Cause.TARGETS: (a_sheet(a_measure(actual=50, target=200)), -25.0),
    Cause.SOGLIE: (a_sheet(a_measure(actual=50, soglia=25)), 100 * 25 / 75 - 50),
    Cause.INDICATORS: (a_sheet(a_measure(actual=50), a_measure("k2", actual=100)), 25.0),
}


@pytest.mark.parametrize("cause", CASES)
def test_what_changes_alone_has_all_the_points(cause: Cause) -> None:
    after, expected = CASES[cause]
    found = within(ONE, after)
    assert moved(found) == {cause}
    assert points(found)[cause] == pytest.approx(expected)


def test_weights_alone_have_all_the_points_of_indicators_and_of_nodes() -> None:
    def sheet(own: float, node: float) -> Sheet:
        return a_sheet(
            a_node("a", weight=node),
            a_node("b", weight=100 - node),
            a_measure("k1", "a", actual=100, weight=own),
            a_measure("k2", "a", actual=0, weight=100 - own),
            a_measure("k3", "b", actual=40),
        )

    assert points(within(sheet(50, 50), sheet(60, 50)))[Cause.WEIGHTS] == pytest.approx(5)
    found = within(sheet(50, 50), sheet(50, 80))
    assert (moved(found), points(found)[Cause.WEIGHTS]) == ({Cause.WEIGHTS}, pytest.approx(3))


def test_two_causes_share_what_neither_does_alone() -> None:
    # Target 100 → 50 alone: 40 → 80 (+40). Actual 40 → 45 alone: +5. Both: 90 (+50). Left over: 5, half each.
    found = within(a_sheet(a_measure(actual=40)), a_sheet(a_measure(actual=45, target=50)))
    assert points(found)[Cause.TARGETS] == pytest.approx(42.5)
    assert points(found)[Cause.RESULTS] == pytest.approx(7.5)


def test_an_indicator_that_stops_counting_is_an_indicator_dropped_with_all_its_numbers() -> None:
    before = a_sheet(a_measure(actual=100), a_measure("k2", actual=20))
    gone = a_measure("k2", actual=90, target=900, weight=7.0, state=MeasureState.SUPPRESSED)
    found = within(before, a_sheet(a_measure(actual=100), gone))
    assert points(found) | {Cause.INDICATORS: 0} == dict.fromkeys(Cause, 0)
    assert points(found)[Cause.INDICATORS] == pytest.approx(40)


def test_an_indicator_that_changes_unit_is_another_indicator() -> None:
    found = within(
        a_sheet(a_measure(actual=50), a_measure("k2", actual=50, unit="giorni")),
        a_sheet(a_measure(actual=50), a_measure("k2", actual=90, target=90, unit="%")),
    )
    assert moved(found) == {Cause.INDICATORS}


def test_a_new_indicator_among_weights_printed_for_the_first_time_does_not_become_all_that_counts() -> None:
    before = a_sheet(a_measure("a", actual=100, weight=None), a_measure("b", actual=100, weight=None))
    after = a_sheet(
        a_measure("a", actual=100, weight=40.0),
        a_measure("b", actual=100, weight=40.0),
        a_measure("c", actual=0, weight=20.0),
    )
    # On equal weights the new indicator costs 33.3, on printed ones 20: the mean of the two is its own,
    # and what printing the weights gives back (13.3 or nothing) is theirs.
    found = points(within(before, after))
    assert found[Cause.INDICATORS] == pytest.approx(-(100 / 3 + 20) / 2)
    assert found[Cause.WEIGHTS] == pytest.approx((100 / 3 - 20) / 2)


def test_a_soglia_beyond_the_other_sheets_target_is_left_out_there() -> None:
    before = a_sheet(a_measure(actual=85, target=80, soglia=60))
    after = a_sheet(a_measure(actual=85, target=100, soglia=90))
    # 100 before, 0 after. Target 80 with soglia 90: no soglia, 100. Target 100 with soglia 60: 62.5.
    found = points(within(before, after))
    assert found[Cause.TARGETS] == pytest.approx(-(37.5 + 100) / 2)
    assert found[Cause.SOGLIE] == pytest.approx(-(0 + 62.5) / 2)


def test_a_sheet_that_cannot_be_computed_by_itself_is_refused() -> None:
    with pytest.raises(SogliaSideError):
        within(ONE, a_sheet(a_measure(actual=50, soglia=150)))


def test_without_a_score_on_one_side_there_is_no_bridge() -> None:
    empty = each_measure(ONE, lambda m: replace(m, state=MeasureState.NOT_AVAILABLE))
    assert within(empty, ONE) is NoBridge.NO_SCORE_BEFORE
    assert within(ONE, empty) is NoBridge.NO_SCORE_AFTER


def test_a_node_of_one_sheet_only_has_nothing_in_common() -> None:
    before = a_sheet(a_node("a"), a_measure("k1", "a", actual=50))
    assert within(before, ONE, "a") is NoBridge.NOTHING_IN_COMMON


def test_a_node_with_other_indicators_has_nothing_in_common_though_the_root_has() -> None:
    def sheet(code: str) -> Sheet:
        return a_sheet(a_node("a"), a_node("b"), a_measure(code, "a", actual=50), a_measure("k", "b", actual=10))

    assert within(sheet("k1"), sheet("k2"), "a") is NoBridge.NOTHING_IN_COMMON
    assert isinstance(within(sheet("k1"), sheet("k2")), Bridge)


def test_where_a_mixture_has_no_score_nothing_is_told_apart() -> None:
    excluded = (a_policy(missing=Missing.EXCLUDED),) * 2
    before = a_sheet(a_measure("k1", actual=50, weight=100.0), a_measure("k2", actual=None, weight=0.0))
    after = a_sheet(a_measure("k1", actual=None, weight=0.0), a_measure("k2", actual=50, weight=100.0))
    assert bridge(before, after, excluded) is NoBridge.NOT_SEPARABLE


def test_two_years_with_another_method_are_told_apart_to_the_last_point() -> None:
    before = a_sheet(
        a_node("a", weight=60.0),
        a_node("b", weight=40.0),
        a_measure("k1", "a", actual=70, weight=50.0),
        a_measure("k2", "a", actual=8, target=5, soglia=10, direction=Direction.LOWER, weight=50.0),
        a_measure("k3", "b", actual=90),
    )
    after = a_sheet(
        a_node("a", weight=50.0),
        a_node("b", weight=30.0),
        a_node("c", weight=20.0),
        a_measure("k1", "a", actual=80, target=90, weight=70.0),
        a_measure("k2", "a", actual=6, target=5, soglia=8, direction=Direction.LOWER, weight=30.0),
        a_measure("k3", "b", actual=95),
        a_measure("k4", "c", actual=30),
    )
    rounding = a_policy(leaf_rounding=Rounding(RoundingMode.TRUNCATE, 0))
    found = bridge(before, after, (a_policy(), rounding))
    assert moved(found) == set(Cause)
    assert isinstance(found, Bridge)
    assert found.start == score_sheet(before, a_policy()).root.score == pytest.approx(0.6 * 55 + 0.4 * 90)
    assert found.start + sum(points(found).values()) == pytest.approx(found.end, abs=1e-9)


SECTIONS = ("strategico", "operativo")


@pytest.mark.parametrize("section", SECTIONS)
def test_torino_planned_against_revised_is_the_difference_of_the_two_scorings(section: str) -> None:
    original, valid = scored("torino", "original")[section, ""], scored("torino")[section, ""]
    policy = plan("torino").policy
    found = bridge(original.sheet, valid.sheet, (policy, policy))
    assert isinstance(found, Bridge)
    assert (found.start, found.end) == (original.root.score, valid.root.score)
    assert found.start + sum(points(found).values()) == pytest.approx(found.end, abs=1e-9)
    assert moved(found) <= {Cause.TARGETS, Cause.SOGLIE, Cause.INDICATORS}
    assert share_due_to_targets(original.sheet, valid.sheet, policy) == pytest.approx(found.end - found.start)


@pytest.mark.parametrize("section", SECTIONS)
def test_torino_has_an_effect_for_every_revised_target_and_no_other(section: str) -> None:
    original, valid = scored("torino", "original")[section, ""], scored("torino")[section, ""]
    found = target_effects(original.sheet, valid.sheet, plan("torino").policy)
    old = {m.key: m for m in original.sheet.measures}
    revised = [m.key for m in valid.sheet.measures if (m.target, m.state) != (old[m.key].target, old[m.key].state)]
    assert set(revised) <= {effect.key for effect in found}
    assert len(found) < len(valid.sheet.measures)
    assert all(effect.points is not None for effect in found)


def test_a_revised_target_alone_is_worth_what_putting_it_back_takes_away() -> None:
    def sheet(first: float, second: float) -> Sheet:
        return a_sheet(
            a_measure("k1", actual=40, target=first, weight=25.0),
            a_measure("k2", actual=40, target=second, weight=75.0),
            a_measure("k3", actual=40, weight=0.0),
        )

    effects = target_effects(sheet(100, 100), sheet(50, 80), a_policy())
    assert [(e.key.indicator_code, e.points) for e in effects] == [
        ("k1", pytest.approx(0.25 * (40 - 80))),
        ("k2", pytest.approx(0.75 * (40 - 50))),
    ]


def test_an_indicator_set_aside_during_the_year_counts_again_when_put_back() -> None:
    before = a_sheet(a_measure("k1", actual=100), a_measure("k2", actual=20))
    after = a_sheet(a_measure("k1", actual=100), a_measure("k2", actual=20, state=MeasureState.SUPPRESSED))
    (effect,) = target_effects(before, after, a_policy())
    assert (effect.key.indicator_code, effect.points) == ("k2", pytest.approx(-40))


def test_a_node_left_without_score_has_an_effect_without_points() -> None:
    before = a_sheet(replace(a_measure(actual=40), target=None, soglia=None))
    (effect,) = target_effects(before, a_sheet(a_measure(actual=40)), a_policy())
    assert effect.points is None


def test_points_due_to_targets_need_a_score_on_both_bases() -> None:
    empty = a_sheet(a_measure(actual=40, target=None, soglia=None))
    assert share_due_to_targets(empty, ONE, a_policy()) is NoBridge.NO_SCORE_BEFORE
    assert share_due_to_targets(ONE, empty, a_policy()) is NoBridge.NO_SCORE_AFTER
    assert share_due_to_targets(ONE, a_sheet(a_measure(actual=50, target=80)), a_policy()) == pytest.approx(12.5)


def test_the_score_of_a_node_is_the_scored_sheets() -> None:
    sheet = a_sheet(a_node("a"), a_measure("k1", "a", actual=50, target=75), a_measure("k2", actual=quantity(3)))
    assert score_of(sheet, a_policy(), "a") == score_sheet(sheet, a_policy()).node("a").score
    with pytest.raises(KeyError, match="'z'"):
        score_of(sheet, a_policy(), "z")
