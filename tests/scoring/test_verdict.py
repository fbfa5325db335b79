"""Coincide, compatibile, non coincide, dichiarato."""

from __future__ import annotations

import numpy as np
import pytest

from scoring.model import Direction, Op, Published, Quantity
from scoring.policy import Band, Bands
from scoring.result import Verdict, VerdictReason
from scoring.scored import score_sheet
from scoring.verdict import judge, judge_word
from tests.scoring.samples import a_measure, a_node, a_policy, a_sheet, printed


def verdict(text: str, score: float | None, low: float | None = None, high: float | None = None) -> tuple[str, str]:
    half_unit = 0.5 * 10 ** -len(text.partition(".")[2])
    bounds = (score if low is None else low, score if high is None else high)
    found, reason = judge(printed(text, half_unit), score, *bounds, declared=False)
    return str(found), str(reason)


@pytest.mark.parametrize(
    ("text", "score", "low", "high", "expected"),
    [
        ("62.1", 62.1, 62.05, 62.15, ("coincide", "")),
        ("85.19", 85.188, 85.188, 85.188, ("coincide", "")),
        ("88.63", 88.625, 88.625, 88.625, ("coincide", "")),
        ("57", 57.142857, 55, 59, ("coincide", "")),
        ("100.00", 100.0, 100.0, 100.0, ("coincide", "")),
        ("58.33", 58.4, 58.3, 58.5, ("compatibile", "rounded_inputs")),
        ("58.50", 58.4, 58.3, 58.498, ("compatibile", "rounded_inputs")),
        ("58.50", 58.4, 58.3, 58.495, ("compatibile", "rounded_inputs")),
        ("58.50", 58.4, 58.3, 58.494, ("non coincide", "out_of_interval")),
        ("58.30", 58.4, 58.304, 58.5, ("compatibile", "rounded_inputs")),
        ("58.30", 58.4, 58.305, 58.5, ("non coincide", "out_of_interval")),
        ("62.1", 62.0499999996, None, None, ("coincide", "")),
        ("62.1", 62.049999998, None, None, ("non coincide", "out_of_interval")),
        ("22.71", 22.8, 22.7, 22.9, ("compatibile", "rounded_inputs")),
        ("46", 46.666667, 46.666667, 46.666667, ("compatibile", "truncated")),
        ("62.12", 62.125, 62.125, 62.125, ("compatibile", "truncated")),
        ("100", 97.15, 97.125, 97.175, ("non coincide", "out_of_interval")),
        ("97.72", 100.0, 100.0, 100.0, ("non coincide", "out_of_interval")),
        ("47", 46.4, 46.4, 46.4, ("non coincide", "out_of_interval")),
        ("0", None, None, None, ("non coincide", "no_score_here")),
    ],
)
def test_a_published_figure_gets_its_verdict(
    text: str, score: float | None, low: float | None, high: float | None, expected: tuple[str, str]
) -> None:
    assert verdict(text, score, low, high) == expected


@pytest.mark.parametrize("known", [(None, 50.0, 50.0), (50.0, None, 50.0), (50.0, 50.0, None), (50.0, None, None)])
def test_a_score_without_itself_or_an_end_of_its_interval_is_no_score(known: tuple[float | None, ...]) -> None:
    assert judge(printed("50", 0.5), *known, declared=False) == (Verdict.DIFFERS, VerdictReason.NO_SCORE_HERE)


def test_nothing_published_has_no_verdict() -> None:
    assert judge(None, 50.0, 50.0, 50.0, declared=False) == (None, VerdictReason.NONE)


def test_a_declared_percentage_is_never_said_to_coincide() -> None:
    assert judge(printed("100"), 100.0, 100.0, 100.0, declared=True)[0] is Verdict.DECLARED


def test_half_a_digit_lost_by_rounding_is_half_up_also_where_binary_numbers_fall_short() -> None:
    assert verdict("1.01", 1.005)[0] == "coincide"
    assert verdict("62.10", 62.09999999999994)[0] == "coincide"


def test_a_figure_without_its_printed_form_is_compared_by_its_value() -> None:
    assert judge(Quantity(62.1), 62.1, 62.1, 62.1, declared=False)[0] is Verdict.COINCIDES


def test_a_number_of_numpy_is_a_number() -> None:
    score = np.float64(62.1)
    assert judge(printed("62.1", 0.05), score, score, score, declared=False)[0] is Verdict.COINCIDES


def test_the_interval_of_a_score_is_half_a_printed_unit_times_the_slope() -> None:
    sheet = a_sheet(a_measure(target=100, soglia=95, actual=printed("97.92", 0.005)))
    result = score_sheet(sheet, a_policy()).measures[0]
    assert (result.low, result.score, result.high) == (58.3, 58.4, 58.5)


def test_where_lower_is_better_the_interval_is_turned_over() -> None:
    measure = a_measure(target=2, soglia=4, actual=printed("3.0", 0.05), direction=Direction.LOWER)
    result = score_sheet(a_sheet(measure), a_policy()).measures[0]
    assert (result.low, result.score, result.high) == (47.5, 50, 52.5)


def test_an_equality_missed_by_one_printed_digit_is_not_compatible_with_one_hundred() -> None:
    measure = a_measure(
        target=printed("1.00", 0.005),
        soglia=None,
        actual=printed("1.01", 0.005),
        direction=Direction.NOMINAL,
        op=Op.EQUAL,
        published=Published(printed("100", 0.5)),
    )
    result = score_sheet(a_sheet(measure), a_policy()).measures[0]
    assert (result.score, result.verdict) == (0, Verdict.DIFFERS)


def test_an_equality_met_to_the_printed_digit_has_no_interval() -> None:
    measure = a_measure(
        target=printed("1.00", 0.005),
        soglia=None,
        actual=printed("1.00", 0.005),
        direction=Direction.NOMINAL,
        op=Op.EQUAL,
    )
    result = score_sheet(a_sheet(measure), a_policy()).measures[0]
    assert (result.low, result.score, result.high) == (100, 100, 100)


def test_a_node_has_the_interval_of_all_its_indicators_together() -> None:
    pieces = [a_measure(code, target=100, soglia=95, actual=printed("97.92", 0.005), weight=50) for code in "ab"]
    root = score_sheet(a_sheet(*pieces), a_policy()).root
    assert (root.low, root.score, root.high) == (58.3, 58.4, 58.5)


def test_a_node_that_rests_on_declared_percentages_alone_is_declared() -> None:
    sheet = a_sheet(
        a_node("A", published=Published(printed("100", 0.5))),
        a_measure("a", "A", declared=100),
        a_measure("b"),
    )
    node = score_sheet(sheet, a_policy()).node("A")
    assert (node.declared_share, node.verdict, node.verdict_reason) == (
        1,
        Verdict.DECLARED,
        VerdictReason.NONE,
    )


def test_a_figure_published_where_the_method_gives_none_does_not_coincide() -> None:
    measure = a_measure(target=None, published=Published(printed("100", 0.5)))
    result = score_sheet(a_sheet(measure), a_policy()).measures[0]
    assert (result.verdict, result.verdict_reason) == (Verdict.DIFFERS, VerdictReason.NO_SCORE_HERE)


SCALE = Bands(
    (
        Band(word="Non fatto", symbol="✗", colour="red"),
        Band(word="In parte", symbol="◐", colour="yellow", lower=0, includes_lower=False),
        Band(word="Fatto", symbol="✓", colour="green", lower=95),
    )
)


@pytest.mark.parametrize(
    ("word", "ours", "declared", "verdict", "reason"),
    [
        ("Fatto", (96, 96, 96), False, Verdict.COINCIDES, VerdictReason.NONE),
        (" fatto ", (95, 94.9, 95.1), False, Verdict.COINCIDES, VerdictReason.NONE),
        ("FATTO", (94.95, 94.9, 95), False, Verdict.COMPATIBLE, VerdictReason.ROUNDED_INPUTS),
        ("In  parte", (95, 94.9, 95.1), False, Verdict.COMPATIBLE, VerdictReason.ROUNDED_INPUTS),
        ("Fatto", (90, 89, 91), False, Verdict.DIFFERS, VerdictReason.OTHER_WORD),
        ("Non fatto", (0, 0, 0), False, Verdict.COINCIDES, VerdictReason.NONE),
        ("Fatto", (None, None, None), False, Verdict.DIFFERS, VerdictReason.NO_SCORE_HERE),
        ("Fatto", (100, 100, 100), True, Verdict.DECLARED, VerdictReason.NONE),
        ("Eccellente", (100, 100, 100), False, None, VerdictReason.NONE),
        ("", (100, 100, 100), False, None, VerdictReason.NONE),
    ],
)
def test_a_published_word_without_a_figure_is_compared_with_the_word_of_the_score(
    word: str,
    ours: tuple[float | None, float | None, float | None],
    declared: bool,  # noqa: FBT001 - a column of the table
    verdict: Verdict | None,
    reason: VerdictReason,
) -> None:
    assert judge_word(word, SCALE, ours, declared=declared) == (verdict, reason)
