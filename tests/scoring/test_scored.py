"""What a scored sheet says of each indicator and node: score, interval, reason, word, verdict."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from scoring.engine import inputs
from scoring.inverse import needed
from scoring.model import Direction, MeasureState, Op, Published
from scoring.policy import Band, Bands, Missing, Rounding, RoundingMode
from scoring.result import Verdict, VerdictReason, Why
from scoring.scenario import Assumption, Field, assume
from scoring.scored import score_sheet, with_printed_precision
from scoring.sensitivity import tornado
from tests.scoring.samples import a_measure, a_node, a_policy, a_sheet, printed

if TYPE_CHECKING:
    from scoring.model import Measure
    from scoring.result import MeasureResult


@pytest.mark.parametrize(
    ("op", "interval"), [(Op.EQUAL, (100, 100, 100)), (Op.AT_LEAST, (0, 100, 100)), (None, (0, 100, 100))]
)
def test_only_a_promise_of_equality_is_kept_by_the_figure_as_printed(
    op: Op | None, interval: tuple[float, float, float]
) -> None:
    measure = a_measure(
        target=printed("3.0", 0.05), soglia=None, actual=printed("3.05", 0.005), direction=Direction.NOMINAL, op=op
    )
    found = score_sheet(a_sheet(measure), a_policy()).measures[0]
    assert (found.low, found.score, found.high) == interval


def test_a_promise_of_equality_where_more_is_better_has_the_interval_of_its_digits() -> None:
    measure = a_measure(target=3, soglia=None, actual=printed("3.0", 0.05), op=Op.EQUAL)
    found = score_sheet(a_sheet(measure), a_policy()).measures[0]
    assert (found.low, found.score, found.high) == (0, 100, 100)


# What a record says of an indicator


def scored(measure: Measure, **policy: Any) -> MeasureResult:
    return score_sheet(a_sheet(measure, a_measure("k2", actual=100)), a_policy(**policy)).measures[0]


@pytest.mark.parametrize(
    ("fields", "policy", "why"),
    [
        ({"actual": 40}, {}, Why.COMPUTED),
        ({"declared": 40}, {}, Why.DECLARED),
        ({}, {}, Why.MISSING_IS_ZERO),
        ({}, {"missing": Missing.EXCLUDED}, Why.NO_ACTUAL),
        ({"target": None, "actual": 40}, {}, Why.NO_TARGET),
        ({"target": None}, {}, Why.NO_TARGET),
        ({"target": None, "actual": 40, "weight": 0.5}, {}, Why.NO_TARGET),
        ({"is_awaited": True}, {}, Why.AWAITED),
        ({"is_awaited": True, "actual": 40}, {"rule": "doppia_soglia"}, Why.NOT_COMPUTABLE),
        ({"weight": 0.0, "actual": 40}, {}, Why.NO_WEIGHT),
        ({"weight": None, "actual": 40}, {}, Why.NO_WEIGHT),
        ({"actual": 40}, {"rule": "doppia_soglia"}, Why.NOT_COMPUTABLE),
        ({"state": MeasureState.NOT_MEASURED}, {}, Why.NOT_MEASURED),
        ({"state": MeasureState.SUPPRESSED}, {}, Why.SUPPRESSED),
        ({"state": MeasureState.NOT_MEASURABLE}, {}, Why.NOT_MEASURABLE),
        ({"state": MeasureState.NOT_AVAILABLE}, {}, Why.NOT_AVAILABLE),
        ({"state": MeasureState.EXCLUDED}, {}, Why.EXCLUDED),
        ({"left_out": "un altro indicatore", "actual": 40}, {}, Why.NOT_COMPARABLE),
    ],
)
def test_every_score_says_why_it_is_there_or_is_not(fields: dict[str, Any], policy: dict[str, Any], why: Why) -> None:
    found = scored(a_measure(**fields), **policy)
    assert found.why is why
    assert (found.score is not None) is (why in {Why.COMPUTED, Why.DECLARED, Why.MISSING_IS_ZERO})


@pytest.mark.parametrize(
    ("actual", "word"),
    [(0, "Non raggiunto"), (40, "Parzialmente raggiunto"), (95, "Raggiunto"), (None, "Non raggiunto")],
)
def test_a_score_has_the_word_of_its_band(actual: float | None, word: str) -> None:
    band = scored(a_measure(actual=actual)).band
    assert band is not None
    assert band.word == word


def test_what_has_no_score_has_no_word_no_interval_and_no_share() -> None:
    found = scored(a_measure(), missing=Missing.EXCLUDED)
    assert (found.score, found.low, found.high, found.raw, found.band, found.steps) == (
        None,
        None,
        None,
        None,
        None,
        (),
    )
    assert (found.weight, found.effective_weight, found.lost) == (0.0, 0.0, 0.0)


def test_a_record_has_the_rule_that_scored_it_and_its_curve() -> None:
    found = scored(a_measure(actual=50, rule="fasce", rule_params=(0.0, 100.0, 80.0, 100.0)))
    assert (found.rule, found.curve is None) == ("fasce", False)
    assert scored(a_measure(target=None, actual=50)).curve is None
    assert scored(a_measure(actual=50)).rule == "soglia_lineare"


def test_two_indicators_share_their_whole_and_the_points_that_it_lacks() -> None:
    found = scored(a_measure(actual=40, weight=300.0))
    assert (found.weight, found.effective_weight, found.lost) == (0.75, 0.75, pytest.approx(45))
    root = score_sheet(a_sheet(a_measure(actual=40)), a_policy()).root
    assert (root.weight, root.effective_weight, root.lost, root.score) == (1.0, 1.0, pytest.approx(60), 40.0)


def test_a_rounded_score_keeps_what_it_was_before_and_the_step_that_rounded_it() -> None:
    found = scored(a_measure(actual=40.6), leaf_rounding=Rounding(RoundingMode.HALF_UP, 0))
    assert (found.raw, found.score, len(found.steps)) == (pytest.approx(40.6), 41.0, 1)
    plain = scored(a_measure(actual=40.6))
    assert (plain.raw, plain.score, plain.steps) == (pytest.approx(40.6), 40.6, ())


@pytest.mark.parametrize("direction", [Direction.HIGHER, Direction.LOWER])
def test_the_interval_is_half_a_unit_of_the_last_digit_on_each_side(direction: Direction) -> None:
    soglia, target = (0, 100) if direction is Direction.HIGHER else (100, 0)
    measure = a_measure(soglia=soglia, target=target, actual=printed("40", 0.5), direction=direction)
    middle = 40.0 if direction is Direction.HIGHER else 60.0
    found = scored(measure)
    assert (found.low, found.score, found.high) == (middle - 0.5, middle, middle + 0.5)


def test_the_columns_are_as_printed_the_worst_and_the_best() -> None:
    for direction, columns in ((Direction.HIGHER, [40.0, 39.5, 40.5]), (Direction.LOWER, [40.0, 40.5, 39.5])):
        sheet = a_sheet(a_measure(actual=printed("40", 0.5), direction=direction), a_measure("k2"))
        given = with_printed_precision(sheet, inputs(sheet))
        assert given.actual[0].tolist() == columns
        assert given.target.tolist() == inputs(sheet).target.tolist()


# Published figures


def published(text: str) -> Published:
    return Published(score=printed(text, 0.005))


@pytest.mark.parametrize(
    ("fields", "verdict", "reason"),
    [
        ({"actual": 40}, None, VerdictReason.NONE),
        ({"actual": 40, "published": published("40.00")}, Verdict.COINCIDES, VerdictReason.NONE),
        (
            {"actual": printed("40", 0.5), "published": published("40.30")},
            Verdict.COMPATIBLE,
            VerdictReason.ROUNDED_INPUTS,
        ),
        ({"actual": 40, "published": published("41.00")}, Verdict.DIFFERS, VerdictReason.OUT_OF_INTERVAL),
        ({"declared": 40, "published": published("41.00")}, Verdict.DECLARED, VerdictReason.NONE),
        ({"target": None, "published": published("41.00")}, Verdict.DIFFERS, VerdictReason.NO_SCORE_HERE),
        ({"actual": 40, "published": Published(status="Raggiunto")}, Verdict.DIFFERS, VerdictReason.OTHER_WORD),
        ({"actual": 40, "published": Published(status="Parola d'altri")}, None, VerdictReason.NONE),
    ],
)
def test_a_published_figure_is_judged(fields: dict[str, Any], verdict: Verdict | None, reason: VerdictReason) -> None:
    found = scored(a_measure(**fields))
    assert (found.verdict, found.verdict_reason) == (verdict, reason)


def test_a_figure_published_on_other_targets_has_no_verdict_of_an_indicator_or_of_a_node() -> None:
    sheet = a_sheet(
        a_node("N1", published=published("41.00")), a_measure(node="N1", actual=40, published=published("41.00"))
    )
    found = score_sheet(replace(sheet, has_published_targets=False), a_policy())
    assert (found.measures[0].verdict, found.measures[0].verdict_reason) == (None, VerdictReason.OTHER_TARGETS)
    assert (found.node("N1").verdict, found.node("N1").verdict_reason) == (None, VerdictReason.OTHER_TARGETS)
    ours = score_sheet(sheet, a_policy())
    assert (ours.node("N1").verdict, ours.node("N1").verdict_reason) == (Verdict.DIFFERS, VerdictReason.OUT_OF_INTERVAL)


@pytest.mark.parametrize(
    ("declared", "verdict", "share"), [((40, 60), Verdict.DECLARED, 1.0), ((40, None), Verdict.DIFFERS, 0.5)]
)
def test_a_node_is_declared_only_where_all_of_it_is(
    declared: tuple[float, float | None], verdict: Verdict, share: float
) -> None:
    first = a_measure(node="N1", declared=declared[0])
    second = a_measure("k2", node="N1", declared=declared[1], actual=None if declared[1] else 60)
    sheet = a_sheet(a_node("N1", published=published("99.00")), first, second)
    found = score_sheet(sheet, a_policy()).node("N1")
    assert (found.verdict, found.declared_share, found.measured_share) == (verdict, pytest.approx(share), 1.0)


@pytest.mark.parametrize(
    ("share", "why"),
    [(0.0, Why.COMPUTED), (0.9, Why.TOO_LITTLE_MEASURED)],
)
def test_a_node_of_which_too_little_is_measured_says_so(share: float, why: Why) -> None:
    policy = a_policy(missing=Missing.EXCLUDED, min_measured_share=share)
    found = score_sheet(a_sheet(a_measure(actual=40), a_measure("k2")), policy).root
    assert (found.why, found.measured_share) == (why, 0.5)


def test_a_node_without_anything_measured_says_so_and_has_no_word() -> None:
    found = score_sheet(a_sheet(a_measure()), a_policy(missing=Missing.EXCLUDED)).root
    assert (found.why, found.score, found.band, found.measured_share) == (Why.NOTHING_MEASURED, None, None, 0.0)


def test_a_node_keeps_its_calculation_and_the_share_of_what_it_hangs_from() -> None:
    parts = (
        a_node("N1", weight=25.0),
        a_node("N2", weight=75.0),
        a_measure(node="N1", actual=40),
        a_measure("k2", node="N2", actual=80),
    )
    found = score_sheet(a_sheet(*parts), a_policy())
    node = found.node("N1")
    assert (node.weight, node.effective_weight, node.lost) == (0.25, 0.25, pytest.approx(15))
    assert node.calculation is not None
    assert [entry.score for entry in node.calculation.entries] == [40.0]


def test_a_word_without_a_figure_is_judged_on_the_scale_of_what_it_is_of() -> None:
    """80 is in part for an indicator, whose own words end in Fatto, and short of Raggiunto for the node."""
    own = Bands(
        (Band(word="Aperto", symbol="x", colour="red"), Band(word="Chiuso", symbol="v", colour="green", lower=80))
    )
    sheet = a_sheet(a_measure(actual=80, published=Published(status="chiuso")))
    root = replace(sheet.nodes[0], published=Published(status="Chiuso"))
    scored = score_sheet(replace(sheet, nodes=(root,)), a_policy(measure_bands=own))
    assert scored.measures[0].verdict is Verdict.COINCIDES
    assert scored.root.verdict is None


def test_a_score_given_by_hand_stands_in_the_place_of_the_rules() -> None:
    """The rule gives 40, a person 90; with another of 70 and equal weights the node has 80."""
    sheet = a_sheet(a_measure("k1", actual=40, assigned=printed("90")), a_measure("k2", actual=70))
    scored = score_sheet(sheet, a_policy())
    first = scored.measures[0]
    assert (first.score, first.by_rule, first.why, first.low, first.high) == (90, 40, Why.ASSIGNED, 90, 90)
    assert (scored.root.score, scored.root.declared_share) == (80, 0.5)
    assert scored.measures[1].by_rule is None


def test_another_actual_asks_what_the_rule_would_give() -> None:
    sheet = a_sheet(a_measure("k1", actual=40, assigned=printed("90")))
    key = sheet.measures[0].key
    supposed = assume(sheet, [Assumption(key, Field.ACTUAL, printed("50"))])
    assert score_sheet(supposed, a_policy()).root.score == 50
    (answer,) = needed(sheet, a_policy(), "", 95)
    assert (answer.value, answer.gives) == (95, 95)
    assert tornado(sheet, a_policy(), {key: (0.0, 100.0)}) == ()


def test_a_score_given_by_hand_needs_no_actual_and_is_never_awaited() -> None:
    sheet = a_sheet(a_measure("k1", actual=None, assigned=printed("90")))
    scored = score_sheet(sheet, a_policy())
    assert (scored.root.score, scored.measures[0].why, scored.measures[0].by_rule) == (90, Why.ASSIGNED, None)
