"""What may go wrong: which numbers make a risk, in which order, and one for each indicator."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.ambition import Promise, ambition
from scoring.model import Direction, MeasureState, Published, Quantity
from scoring.result import Verdict
from scoring.risk import Risk, RiskKind, risks
from scoring.scored import score_sheet
from scoring.series import Break, Series, YearValue
from tests.scoring.properties import tried
from tests.scoring.samples import a_measure, a_node, a_policy, a_sheet, printed
from tests.scoring.shipped import scored

if TYPE_CHECKING:
    from scoring.ambition import Judged
    from scoring.model import Measure, MeasureKey
    from scoring.result import ScoredSheet

YEAR = 2023
POLICY = a_policy()


def a_series(measure: Measure, *values: float | None, breaks: tuple[Break, ...] = (), is_date: bool = False) -> Series:
    """Values up to the year of the sheet; None is a year without one."""
    first = YEAR + 1 - len(values)
    known = tuple(YearValue(year=first + n, value=None if v is None else Quantity(v)) for n, v in enumerate(values))
    return Series(
        key=measure.key,
        name=measure.name,
        unit=measure.unit,
        direction=measure.direction,
        is_date=is_date,
        values=known,
        targets=(),
        breaks=breaks,
    )


def of(*measures: Measure) -> ScoredSheet:
    return score_sheet(a_sheet(*measures), POLICY)


def kinds(found: tuple[Risk, ...]) -> list[tuple[str, RiskKind]]:
    return [(risk.result.code, risk.kind) for risk in found]


def alone(measure: Measure, *values: float | None, **fields: object) -> tuple[Risk, ...]:
    """The risks of a sheet with one indicator and its history."""
    return risks(of(measure), {measure.key: a_series(measure, *values, **fields)}, {}, YEAR)  # type: ignore[arg-type]


def judged(measure: Measure, target: float, *values: float) -> dict[MeasureKey, Judged]:
    """A target of the next year beside these values."""
    promise = Promise(YEAR + 1, Quantity(target), measure.direction)
    return {measure.key: ambition(promise, a_series(measure, *values))}


def test_two_years_of_worse_values_are_a_risk_with_both_steps() -> None:
    (found,) = alone(a_measure(actual=80), 100.0, 90.0, 80.0)
    assert (found.kind, found.weight, found.judged) == (RiskKind.WORSENING, 1.0, None)
    assert [(s.before.year, s.now.year) for s in found.steps] == [(2021, 2022), (2022, 2023)]


def test_where_less_is_better_it_is_growing_that_is_a_risk() -> None:
    measure = a_measure(actual=80, direction=Direction.LOWER, soglia=None)
    assert kinds(alone(measure, 100.0, 90.0, 80.0)) == []
    assert kinds(alone(measure, 70.0, 75.0, 80.0)) == [("k1", RiskKind.WORSENING)]


def test_one_year_of_worse_values_is_no_risk() -> None:
    assert alone(a_measure(actual=80), 90.0, 80.0) == ()
    assert alone(a_measure(actual=80), 80.0, 90.0, 80.0) == ()
    assert alone(a_measure(actual=80), 90.0, 90.0, 80.0) == ()


def test_a_hole_or_a_new_series_between_the_years_is_no_risk() -> None:
    assert alone(a_measure(actual=80), 100.0, None, 80.0) == ()
    begun = (Break(year=2022, kind="method", reason="altro metodo"),)
    assert alone(a_measure(actual=80), 100.0, 90.0, 80.0, breaks=begun) == ()


def test_where_only_the_target_is_right_nothing_gets_worse() -> None:
    assert alone(a_measure(actual=80, direction=Direction.NOMINAL, soglia=None), 100.0, 90.0, 80.0) == ()


def test_later_dates_are_not_worse_years() -> None:
    assert alone(a_measure(actual=80), 60.0, 70.0, 80.0, is_date=True) == ()
    assert alone(a_measure(actual=80), 100.0, 90.0, 80.0, is_date=True) == ()


def test_a_hard_target_that_no_year_met_was_never_reached() -> None:
    measure = a_measure(actual=100)
    (found,) = risks(of(measure), {}, judged(measure, 200, 100.0, 101.0, 99.0, 100.0), YEAR)
    assert (found.kind, found.steps) == (RiskKind.NEVER_REACHED, ())
    assert found.judged is not None
    assert found.judged.ever_reached is None


def test_a_hard_target_that_some_year_met_is_only_hard() -> None:
    measure = a_measure(actual=100)
    (found,) = risks(of(measure), {}, judged(measure, 108, 110.0, 106.0, 103.0, 100.0), YEAR)
    assert found.kind is RiskKind.HARD
    assert found.judged is not None
    assert found.judged.ever_reached is not None


def test_a_hard_target_that_is_no_dream_and_that_no_year_met_was_never_reached_either() -> None:
    measure = a_measure(actual=100)
    target = judged(measure, 102, 99.0, 101.0, 99.0, 100.0)
    assert str(target[measure.key].ambition) == "hard"
    assert kinds(risks(of(measure), {}, target, YEAR)) == [("k1", RiskKind.NEVER_REACHED)]


def test_a_target_that_was_reached_already_or_is_plausible_is_no_risk() -> None:
    measure = a_measure(actual=100)
    for target in (50, 100.1):
        assert risks(of(measure), {}, judged(measure, target, 98.0, 101.0, 99.0, 100.0), YEAR) == ()


def test_what_was_to_be_measured_and_has_no_value_is_a_risk_without_weight() -> None:
    sheet = a_sheet(a_measure("a", actual=100), a_measure("b"))
    found = risks(score_sheet(sheet, a_policy(missing="excluded")), {}, {}, YEAR)
    assert [(r.result.code, r.kind, r.weight) for r in found] == [("b", RiskKind.NO_VALUE, 0.0)]


def test_what_has_no_value_and_counts_as_zero_is_a_risk_with_its_weight() -> None:
    found = risks(of(a_measure("a", actual=100, weight=75.0), a_measure("b", weight=25.0)), {}, {}, YEAR)
    assert [(r.result.code, r.kind, r.weight) for r in found] == [("b", RiskKind.NO_VALUE, 0.25)]


def test_what_was_set_aside_during_the_year_is_no_risk() -> None:
    states = [MeasureState.SUPPRESSED, MeasureState.NOT_MEASURABLE]
    aside = [a_measure(f"b{n}", state=state) for n, state in enumerate(states)]
    assert risks(of(a_measure("a", actual=100), *aside), {}, {}, YEAR) == ()


def published(score: str) -> Published:
    return Published(score=printed(score, 0.5))


def test_a_published_score_that_the_rule_cannot_give_is_a_risk() -> None:
    """99,43 against a target of 100, with the soglia at 80, is 97,15 and never 100."""
    measure = a_measure(actual=printed("99.43", 0.005), soglia=80, published=published("100"))
    scored = of(measure)
    assert round(scored.measures[0].score or 0.0, 2) == 97.15
    (found,) = risks(scored, {}, {}, YEAR)
    assert (found.result, found.kind, found.weight) == (scored.measures[0], RiskKind.DISPUTED, 1.0)
    assert (found.judged, found.steps) == (None, ())


def test_a_published_score_that_coincides_or_is_compatible_is_no_risk() -> None:
    assert risks(of(a_measure(actual=97, published=published("97"))), {}, {}, YEAR) == ()
    near = of(a_measure(actual=printed("97", 1), published=published("98")))
    assert near.measures[0].verdict is Verdict.COMPATIBLE
    assert risks(near, {}, {}, YEAR) == ()


def test_a_score_published_where_the_method_gives_none_is_what_has_no_value() -> None:
    """There are no two figures to choose between."""
    sheet = a_sheet(a_measure("a", actual=100), a_measure("b", published=published("100")))
    scored = score_sheet(sheet, a_policy(missing="excluded"))
    assert scored.measures[1].verdict is Verdict.DIFFERS
    assert kinds(risks(scored, {}, {}, YEAR)) == [("b", RiskKind.NO_VALUE)]


def test_a_score_published_for_what_counts_zero_is_disputed() -> None:
    """It has a score, zero, and the document gives another: the figure comes before the value that lacks."""
    assert kinds(risks(of(a_measure(published=published("100"))), {}, {}, YEAR)) == [("k1", RiskKind.DISPUTED)]


def test_a_declared_score_that_is_published_is_declared_and_not_disputed() -> None:
    found = risks(of(a_measure(declared=90, published=published("100"))), {}, {}, YEAR)
    assert kinds(found) == [("k1", RiskKind.DECLARED)]


def test_a_published_score_of_other_targets_is_not_disputed() -> None:
    sheet = replace(a_sheet(a_measure(actual=80, published=published("100"))), has_published_targets=False)
    assert risks(score_sheet(sheet, POLICY), {}, {}, YEAR) == ()


@pytest.mark.parametrize(
    ("ente", "section", "codes"),
    [
        ("torino", "strategico", {"kpi14.5_04"}),
        ("riviere", "strategico", set()),
        ("riviere", "operativo", {"D02.07_1"}),
    ],
)
def test_the_disputed_figures_of_the_documents_are_those_that_do_not_coincide(
    ente: str, section: str, codes: set[str]
) -> None:
    sheet = scored(ente)[section, ""]
    found = {r.result.code for r in risks(sheet, {}, {}, YEAR) if r.kind is RiskKind.DISPUTED}
    assert found == codes == {m.code for m in sheet.measures if m.verdict is Verdict.DIFFERS and m.score is not None}


def test_a_declared_score_is_a_risk() -> None:
    assert kinds(risks(of(a_measure(declared=100)), {}, {}, YEAR)) == [("k1", RiskKind.DECLARED)]


def test_a_result_whose_printed_digits_allow_two_words_is_a_risk() -> None:
    near = a_measure(actual=printed("95", 0.5))
    assert kinds(risks(of(near), {}, {}, YEAR)) == [("", RiskKind.ON_THE_EDGE)]
    assert risks(of(a_measure(actual=printed("97", 0.5))), {}, {}, YEAR) == ()


def test_a_heading_is_never_on_the_edge_only_what_is_below_it() -> None:
    nodes = a_node("H", is_heading=True), a_node("O", "H")
    sheet = score_sheet(
        a_sheet(*nodes, a_measure("k", "O", actual=printed("95", 0.5))), a_policy(mean_of=("obiettivo",))
    )
    assert {code for code, _ in kinds(risks(sheet, {}, {}, YEAR))} == {"", "O"}


def test_an_indicator_has_one_risk_the_first_in_the_order_of_the_kinds() -> None:
    measure = a_measure(declared=90)
    series = {measure.key: a_series(measure, 100.0, 90.0, 80.0)}
    hard = judged(measure, 300, 100.0, 101.0, 99.0, 100.0)
    assert kinds(risks(of(measure), series, hard, YEAR)) == [("k1", RiskKind.WORSENING)]
    assert kinds(risks(of(measure), {}, hard, YEAR)) == [("k1", RiskKind.NEVER_REACHED)]
    assert kinds(risks(of(measure), {}, {}, YEAR)) == [("k1", RiskKind.DECLARED)]


def test_risks_come_by_kind_and_then_by_weight() -> None:
    worse, heavier = a_measure("worse", actual=80, weight=10.0), a_measure("heavier", actual=80, weight=20.0)
    silent, said = a_measure("silent", weight=50.0), a_measure("said", declared=100, weight=20.0)
    other = a_measure("other", actual=80, weight=5.0, published=published("100"))
    series = {m.key: a_series(m, 100.0, 90.0, 80.0) for m in (worse, heavier)}
    found = risks(of(said, silent, worse, heavier, other), series, {}, YEAR)
    assert [risk.result.code for risk in found] == ["heavier", "worse", "other", "silent", "said"]


def test_a_sheet_where_all_is_well_has_no_risks() -> None:
    assert risks(of(a_measure(actual=100)), {}, {}, YEAR) == ()


@st.composite
def sheets_with_histories(draw: st.DrawFn) -> tuple[ScoredSheet, dict[MeasureKey, Series], dict[MeasureKey, Judged]]:
    numbers = st.floats(0, 120).map(lambda x: round(x, 2))
    values = st.lists(st.none() | numbers, min_size=0, max_size=5)
    measures, series, targets = [], {}, {}
    for n in range(draw(st.integers(1, 5))):
        score = draw(st.none() | st.builds(lambda x: Published(score=Quantity(x, 0.005, f"{x:.2f}")), numbers))
        known = {"actual": draw(st.none() | numbers), "declared": draw(st.none() | numbers)}
        m = a_measure(f"k{n}", published=score, **known)
        measures.append(m)
        series[m.key] = a_series(m, *draw(values))
        if draw(st.booleans()):
            targets[m.key] = ambition(Promise(YEAR + 1, Quantity(draw(numbers)), m.direction), series[m.key])
    # A history of something that the sheet has not got: nothing may be said of it.
    other = a_measure("other", actual=1)
    series[other.key] = a_series(other, 3.0, 2.0, 1.0)
    return of(*measures), series, targets


@tried(100, slow=True)
@given(sheets_with_histories())
def test_the_risks_of_a_sheet_name_only_its_own_results_each_indicator_once(
    case: tuple[ScoredSheet, dict[MeasureKey, Series], dict[MeasureKey, Judged]],
) -> None:
    sheet, series, targets = case
    found = risks(sheet, series, targets, YEAR)
    assert all(any(risk.result is own for own in (*sheet.measures, *sheet.nodes)) for risk in found)
    assert len({id(risk.result) for risk in found}) == len(found)
    order = [(list(RiskKind).index(risk.kind), -risk.weight) for risk in found]
    assert order == sorted(order)
    for risk in found:
        assert bool(risk.steps) is (risk.kind is RiskKind.WORSENING)
        assert (risk.judged is not None) is (risk.kind in {RiskKind.NEVER_REACHED, RiskKind.HARD})
        assert risk.kind is not RiskKind.DISPUTED or risk.result.verdict is Verdict.DIFFERS
