"""What an indicator needs is what, put back, gives the score asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.bands import band_of
from scoring.inverse import Needed, Obstacle, needed, score_of_band, soglia_implied
from scoring.model import ROOT_CODE, Direction, Measure, MeasureState, Op, Quantity, Sheet
from scoring.policy import Aggregation, Bands, Missing, Policy, Rounding, RoundingMode, numbers
from scoring.result import Why
from scoring.scored import score_sheet
from tests.scoring.properties import tried
from tests.scoring.samples import a_measure, a_node, a_policy, a_sheet
from tests.scoring.shipped import plan, scored
from tests.scoring.strategies import MONOTONE_RULES, each_measure, policies, scales, sheets

NO_ROUNDING = {"leaf_rounding": Rounding(), "node_rounding": Rounding(), "root_rounding": Rounding()}
LINES = ("proporzionale", "proporzionale_inverso", "proporzionale_speculare")
rules = tuple(rule for rule in MONOTONE_RULES if rule != "entro_data")
"""A deadline is never a promise of more, as half of the random targets are."""
methods = st.sampled_from(rules).flatmap(lambda rule: policies(rule=rule))
asked_scores = st.integers(0, 240).map(lambda n: n / 2)


def with_actual(sheet: Sheet, answer: Needed, value: float | None) -> Sheet:
    quantity = None if value is None else Quantity(value)
    return each_measure(sheet, lambda m: replace(m, actual=quantity) if m.key == answer.key else m)


def score_with(sheet: Sheet, policy: Policy, code: str, answer: Needed) -> float | None:
    return score_sheet(with_actual(sheet, answer, answer.enough), policy).node(code).score


def one(sheet: Sheet, policy: Policy, score: float, code: str = "k1", node: str = ROOT_CODE) -> Needed:
    (found,) = [n for n in needed(sheet, policy, node, score) if n.key.indicator_code == code]
    return found


@tried(40, slow=True)
@given(data=st.data(), policy=methods, score=asked_scores)
def test_the_value_put_back_gives_at_least_the_score_asked_of_any_node_under_any_method(
    data: st.DataObject, policy: Policy, score: float
) -> None:
    sheet = data.draw(sheets())
    code = data.draw(st.sampled_from([node.code for node in sheet.nodes]))
    for answer in needed(sheet, policy, code, score):
        assert (answer.value is None) == (answer.obstacle is not None) == (answer.gives is None)
        if answer.value is not None:
            found = score_with(sheet, policy, code, answer)
            assert found is not None
            assert found >= score - 1e-9
            assert found == pytest.approx(answer.gives, abs=1e-9)


@tried(40, slow=True)
@given(
    data=st.data(),
    policy=policies(rule="soglia_lineare", floor=0.0, **NO_ROUNDING),
    score=asked_scores,
)
def test_where_the_curve_is_a_line_the_value_put_back_gives_exactly_the_score_asked(
    data: st.DataObject, policy: Policy, score: float
) -> None:
    sheet = each_measure(
        data.draw(sheets()),
        lambda m: m if m.target is None or m.soglia else replace(m, soglia=_worse(m)),
    )
    for answer in needed(sheet, policy, ROOT_CODE, score):
        # A geometric mean is so steep near zero that one score and the next that a computer can write are far apart.
        is_steep = policy.aggregation is Aggregation.GEOMETRIC and (answer.leaf_score or 0) < 0.01
        if answer.value is not None and not is_steep:
            assert not answer.is_beyond
            assert score_with(sheet, policy, ROOT_CODE, answer) == pytest.approx(score, abs=1e-9)


def _worse(measure: Measure) -> Quantity:
    assert measure.target is not None
    return Quantity(measure.target.value - (1 if measure.direction is Direction.HIGHER else -1))


@tried(40, slow=True)
@given(data=st.data(), policy=methods, score=asked_scores)
def test_a_value_a_thousandth_worse_is_not_enough(data: st.DataObject, policy: Policy, score: float) -> None:
    sheet = data.draw(sheets())
    for answer in needed(sheet, policy, ROOT_CODE, score):
        if answer.value is not None and (answer.leaf_score or 0) > 0.01:
            measure = next(m for m in sheet.measures if m.key == answer.key)
            step = 0.001 * max(1, abs(answer.value))
            worse = answer.value + (step if measure.direction is Direction.LOWER else -step)
            found = score_sheet(with_actual(sheet, answer, worse), policy).root.score
            assert found is None or found < score


@tried(40, slow=True)
@given(sheet=sheets(), policy=methods, score=asked_scores)
def test_an_indicator_out_of_reach_stays_so_at_its_best(sheet: Sheet, policy: Policy, score: float) -> None:
    """Its best is known without asking the curve: a value far beyond every number of the plan."""
    before = score_sheet(sheet, policy)
    for answer in needed(sheet, policy, ROOT_CODE, score):
        if answer.obstacle is Obstacle.OUT_OF_REACH:
            measure = before.measure(answer.key).measure
            best = with_actual(sheet, answer, -1e7 if measure.direction is Direction.LOWER else 1e7)
            found = score_sheet(best, policy).root.score
            assert found is None or found < score


@tried(40, slow=True)
@given(sheet=sheets(), policy=methods, score=asked_scores)
def test_every_obstacle_is_what_it_says(sheet: Sheet, policy: Policy, score: float) -> None:
    before = score_sheet(sheet, policy)
    reached = before.root.score is not None and before.root.score >= score
    for answer in needed(sheet, policy, ROOT_CODE, score):
        result = before.measure(answer.key)
        if answer.obstacle is not Obstacle.NOT_COUNTED:
            assert (answer.obstacle is Obstacle.ALREADY) == reached
        if answer.obstacle is Obstacle.NO_TARGET:
            assert result.measure.target is None
        if result.measure.state is MeasureState.SUPPRESSED:
            assert answer.obstacle is Obstacle.NOT_COUNTED
        if answer.obstacle is Obstacle.ANY_VALUE:
            assert before.root.score is None
            # A rule that looks at no target gives a score to a value that nothing was promised of.
            silent = {Why.NO_TARGET} if result.rule == "doppia_soglia" else set()
            assert result.why in {Why.NO_ACTUAL, Why.NOT_COMPUTABLE} | silent


@tried(40, slow=True)
@given(policy=policies(), sheet=sheets())
def test_every_indicator_at_or_below_the_node_is_answered_in_the_documents_order(sheet: Sheet, policy: Policy) -> None:
    policy = replace(policy, sections={s: replace(p, mean_of=()) for s, p in policy.sections.items()})
    for node in sheet.nodes:
        below = {node.code}
        for other in sheet.nodes[1:]:
            below |= {other.code} if other.parent_code in below else set()
        expected = [m.key for m in sheet.measures if m.key.node_code in below]
        assert [answer.key for answer in needed(sheet, policy, node.code, 50)] == expected


def test_a_mean_of_two_asks_of_one_what_the_other_leaves() -> None:
    """(40 + x) / 2 = 60 for x = 80."""
    sheet = a_sheet(a_measure("k1", actual=40), a_measure("k2", actual=40))
    answer = one(sheet, a_policy(), 60)
    assert (answer.leaf_score, answer.value, answer.gives) == (80, 80, 60)
    assert one(sheet, a_policy(), 70.1).obstacle is Obstacle.OUT_OF_REACH
    assert one(sheet, a_policy(), 40).obstacle is Obstacle.ALREADY


def test_a_node_is_asked_of_its_own_indicators_only() -> None:
    sheet = a_sheet(a_node("a"), a_node("b"), a_measure("k1", "a", actual=10), a_measure("k2", "b", actual=10))
    (answer,) = needed(sheet, a_policy(), "a", 55)
    assert (answer.key.indicator_code, answer.value) == ("k1", 55)
    with pytest.raises(KeyError, match="'c'"):
        needed(sheet, a_policy(), "c", 55)


def test_on_a_step_the_target_is_needed_whatever_the_score() -> None:
    sheet = a_sheet(a_measure(soglia=None, target=13, actual=7.75))
    answer = one(sheet, a_policy(), 5)
    assert (answer.value, answer.is_beyond, answer.gives) == (13, False, 100)


@pytest.mark.parametrize(
    ("direction", "op", "enough"),
    [(Direction.HIGHER, Op.MORE_THAN, 60.1), (Direction.LOWER, Op.LESS_THAN, 59.9)],
)
def test_at_a_strict_step_the_target_must_be_bettered(direction: Direction, op: Op, enough: float) -> None:
    far = 0 if direction is Direction.HIGHER else 100
    sheet = a_sheet(a_measure(soglia=None, target=60, actual=far, op=op, direction=direction))
    answer = one(sheet, a_policy(), 5)
    assert (answer.value, answer.is_beyond, answer.gives) == (60, True, 100)
    assert answer.enough is not None
    assert min(60, enough) <= answer.enough <= max(60, enough)
    assert score_sheet(with_actual(sheet, answer, 60), a_policy()).root.score == 0


def test_on_a_strict_line_the_target_is_enough() -> None:
    answer = one(a_sheet(a_measure(actual=20, op=Op.MORE_THAN)), a_policy(), 100)
    assert (answer.value, answer.is_beyond) == (100, False)


@pytest.mark.parametrize(("actual", "value"), [(95, 98), (118, 112), (None, 98), (50, 98), (200, 112)])
def test_of_the_two_sides_of_an_interval_the_nearer_is_needed(actual: float | None, value: float) -> None:
    """100 from 100 to 110, zero at 90 and 120: 80 is 98 on one side and 112 on the other."""
    policy = a_policy(rule="intervallo", rule_params=(90.0, 100.0, 110.0, 120.0))
    answer = one(a_sheet(a_measure(actual=actual, soglia=None, direction=Direction.NOMINAL)), policy, 80)
    assert answer.value == value
    assert answer.gives == 80


@pytest.mark.parametrize("actual", [2, 5])
def test_a_promise_of_equality_needs_its_target(actual: float) -> None:
    target = Quantity(3.0, 0.05, "3.0")
    measure = a_measure(target=target, soglia=None, actual=actual, direction=Direction.NOMINAL, op=Op.EQUAL)
    answer = one(a_sheet(measure), a_policy(), 100)
    assert (answer.value, answer.gives) == (3, 100)


def test_bands_ask_the_limit_of_the_first_band_that_is_enough() -> None:
    policy = a_policy(rule="fasce", rule_params=(50.0, 50.0, 70.0, 75.0, 90.0, 100.0))
    sheet = a_sheet(a_measure("k1", actual=0, weight=30.0), a_measure("k2", actual=90, weight=70.0))
    assert one(sheet, policy, 85).value == 50
    assert one(sheet, policy, 85.1).value == 70
    assert one(sheet, policy, 95).value == 90


@pytest.mark.parametrize(
    ("direction", "params", "value"),
    [(Direction.HIGHER, "50 50 >70 75 90 100", 70), (Direction.LOWER, "110 50 <100 75 90 100", 100)],
)
def test_an_excluded_limit_must_be_bettered(direction: Direction, params: str, value: float) -> None:
    policy = a_policy(rule="fasce", rule_params=numbers(params))
    answer = one(
        a_sheet(a_measure("k1", soglia=None, actual=60 if value == 70 else 105, direction=direction)), policy, 75
    )
    assert (answer.value, answer.is_beyond, answer.gives) == (value, True, 75)
    assert answer.enough is not None
    assert 0 < abs(answer.enough - value) < 1e-9


def test_a_jump_that_leaves_its_limit_below_must_be_bettered() -> None:
    policy = a_policy(rule="spezzata", rule_params=numbers("80 0 >80 80 100 100"))
    answer = one(a_sheet(a_measure("k1", actual=60)), policy, 50)
    assert (answer.value, answer.is_beyond, answer.gives) == (80, True, 80)


def test_with_a_cap_above_100_a_line_goes_on_and_a_step_does_not() -> None:
    policy = a_policy(cap=120.0)
    assert one(a_sheet(a_measure(target=100, soglia=80, actual=0)), policy, 115).value == 103
    step = a_sheet(a_measure(target=100, soglia=None, actual=0))
    assert one(step, policy, 115).obstacle is Obstacle.OUT_OF_REACH


def test_a_score_under_the_floor_is_there_already() -> None:
    sheet = a_sheet(a_measure(actual=0))
    assert one(sheet, a_policy(floor=20.0), 20).obstacle is Obstacle.ALREADY
    assert one(sheet, a_policy(floor=20.0), 21).value == 21


@pytest.mark.parametrize(
    ("missing", "value", "obstacle"),
    [
        (Missing.ZERO, 80, None),
        (Missing.EXCLUDED, None, Obstacle.ALREADY),
        (Missing.NOT_EVALUABLE, 80, None),
    ],
)
def test_a_missing_actual_is_needed_as_the_method_says(
    missing: Missing, value: float | None, obstacle: Obstacle | None
) -> None:
    """(60 + x) / 2 = 70 for x = 80; where it is left out the node has 80 already."""
    other = 80 if missing is Missing.EXCLUDED else 60
    sheet = a_sheet(a_measure("k1"), a_measure("k2", actual=other))
    answer = one(sheet, a_policy(missing=missing), 70)
    assert (answer.value, answer.obstacle) == (value, obstacle)


def test_a_node_that_only_lacks_a_value_is_content_with_any() -> None:
    sheet = a_sheet(a_measure("k1"), a_measure("k2", actual=100))
    answer = one(sheet, a_policy(missing=Missing.NOT_EVALUABLE), 50)
    assert (answer.obstacle, answer.value) == (Obstacle.ANY_VALUE, None)


def test_two_missing_values_keep_a_node_out_of_reach_of_each() -> None:
    sheet = a_sheet(a_measure("k1"), a_measure("k2"))
    assert one(sheet, a_policy(missing=Missing.NOT_EVALUABLE), 1).obstacle is Obstacle.OUT_OF_REACH


def test_a_declared_result_has_a_score_to_reach_and_no_value() -> None:
    """(60 + 40) / 2 = 50 today; 70 asks it for 80."""
    sheet = a_sheet(a_measure("k1", target=None, soglia=None, declared=60), a_measure("k2", actual=60))
    answer = one(sheet, a_policy(), 70)
    assert (answer.leaf_score, answer.value, answer.obstacle) == (80, None, Obstacle.NO_VALUE)


@pytest.mark.parametrize(
    ("fields", "obstacle"),
    [
        ({"state": MeasureState.NOT_AVAILABLE}, Obstacle.NOT_COUNTED),
        ({"left_out": "il target era di un altro indicatore"}, Obstacle.NOT_COUNTED),
        ({"weight": 0.0}, Obstacle.NOT_COUNTED),
        ({"target": None, "soglia": None}, Obstacle.NO_TARGET),
    ],
)
def test_what_cannot_move_the_node_says_why(fields: dict[str, object], obstacle: Obstacle) -> None:
    sheet = a_sheet(a_measure("k1", actual=10, **fields), a_measure("k2", actual=10))
    assert one(sheet, a_policy(), 50).obstacle is obstacle


def test_a_node_without_weight_keeps_its_indicators_from_counting_above_it_not_within_it() -> None:
    sheet = a_sheet(
        a_node("a", weight=0.0), a_node("b", weight=100.0), a_measure("k1", "a", actual=1), a_measure("k2", "b")
    )
    assert one(sheet, a_policy(), 50).obstacle is Obstacle.NOT_COUNTED
    assert one(sheet, a_policy(), 50, node="a").value == 50


def test_a_rule_without_what_it_needs_gives_no_value() -> None:
    policy = a_policy(rule="doppia_soglia")
    assert one(a_sheet(a_measure("k1", actual=1), a_measure("k2")), policy, 5).obstacle is Obstacle.NO_VALUE


def test_a_method_that_rounds_asks_what_rounds_to_the_score() -> None:
    policy = a_policy(leaf_rounding=Rounding(RoundingMode.HALF_UP, 0))
    answer = one(a_sheet(a_measure(actual=10)), policy, 90)
    assert answer.value == pytest.approx(89.5, abs=1e-6)
    assert answer.gives == 90


def test_a_deadline_is_a_whole_day() -> None:
    """Ten days from deadline to soglia: a score of 55 allows four days and a half, that is four."""
    due = date(2022, 12, 31).toordinal()
    measure = a_measure(target=due, soglia=due + 10, actual=due + 10, direction=Direction.LOWER, is_date=True, op=Op.BY)
    answer = one(a_sheet(measure), a_policy(rule="entro_data"), 55)
    assert (answer.value, answer.gives) == (due + 4, 60)


@pytest.mark.parametrize("rule", LINES)
def test_a_ratio_is_read_back(rule: str) -> None:
    """Half the score: 50 of 100 where higher is better, 200 or 150 where lower is."""
    lower = {"proporzionale": 100, "proporzionale_inverso": 200, "proporzionale_speculare": 150}
    policy = a_policy(rule=rule)
    assert one(a_sheet(a_measure(soglia=None, actual=1)), policy, 50).value == 50
    far = a_sheet(a_measure(soglia=None, actual=1e6, direction=Direction.LOWER))
    assert one(far, policy, 50).value == lower[rule]


def test_every_rule_of_the_random_plans_is_asked() -> None:
    assert set(LINES) < set(MONOTONE_RULES)


@pytest.mark.parametrize("ente", ["torino", "riviere"])
def test_in_the_shipped_plans_what_is_needed_is_enough(ente: str) -> None:
    policy, asked = plan(ente).policy, {"torino": 92.0, "riviere": 95.0}[ente]
    sheet = scored(ente)["strategico", ""].sheet
    answers = [answer for answer in needed(sheet, policy, ROOT_CODE, asked) if answer.value is not None]
    assert answers
    for answer in answers:
        found = score_with(sheet, policy, ROOT_CODE, answer)
        assert found is not None
        assert found >= asked - 1e-9


@tried(40, slow=True)
@given(bands=scales())
def test_the_score_of_a_word_is_the_first_that_has_it(bands: Bands) -> None:
    for position, band in enumerate(bands.bands[1:], start=1):
        score = score_of_band(bands, band.word)
        assert band_of(score, bands) == band
        assert (
            band_of(score - 2e-9, bands) == bands.bands[position - 1] or band.lower == bands.bands[position - 1].lower
        )


def test_the_first_word_has_no_lowest_score() -> None:
    assert score_of_band(a_policy().bands, "Non raggiunto") == float("-inf")
    with pytest.raises(KeyError, match="'Ottimo'"):
        score_of_band(a_policy().bands, "Ottimo")


TORINO = {"B3.1_02": 62.1, "EC27": 40.27, "OC_TD_03": 66.60, "OC_TD_04": 30.45}


@pytest.mark.parametrize(("code", "published"), TORINO.items())
def test_a_published_score_implies_the_deduced_soglia_within_its_printing(code: str, published: float) -> None:
    """Every actual and score that print as they do: the deduced soglia lies among those they imply."""
    (deduced,) = [row.soglia.value for row in plan("torino").soglie if row.key.indicator_code == code]
    (result,) = [r for r in scored("torino")["strategico", ""].measures if r.code == code]
    measure, policy = result.measure, plan("torino").policy
    assert measure.actual is not None
    assert result.published is not None
    assert result.published.score is not None
    assert result.published.score.value == published
    implied = [
        soglia_implied(
            replace(measure, actual=Quantity(measure.actual.value + a * measure.actual.half_unit)),
            policy,
            published + b * result.published.score.half_unit,
        )
        for a in (-1, 1)
        for b in (-1, 1)
    ]
    assert all(soglia is not None for soglia in implied)
    assert min(s for s in implied if s is not None) <= deduced <= max(s for s in implied if s is not None)


@pytest.mark.parametrize("score", [0.0, 100.0, 110.0, -5.0])
def test_a_score_at_its_limits_implies_no_soglia(score: float) -> None:
    assert soglia_implied(a_measure(actual=7.75, target=13, soglia=None), a_policy(), score) is None


@pytest.mark.parametrize("percent", [50, 100, 150, 200, 240])
def test_a_score_beyond_the_target_implies_its_soglia_too_and_the_target_itself_none(percent: int) -> None:
    """From soglia 60 to target 70; at the target every soglia gives 100."""
    measure = a_measure(target=70, soglia=None, actual=60 + percent / 10)
    expected = None if percent == 100 else pytest.approx(60)
    assert soglia_implied(measure, a_policy(cap=250), percent) == expected


def test_a_soglia_is_implied_only_where_one_explains_the_score() -> None:
    beyond = a_measure(actual=15, target=13, soglia=None)
    assert soglia_implied(beyond, a_policy(), 50) is None
    assert soglia_implied(a_measure(soglia=None), a_policy(), 50) is None
    assert soglia_implied(a_measure(actual=5, soglia=None), a_policy(rule="proporzionale"), 50) is None


@tried(40, slow=True)
@given(
    soglia=st.integers(-500, 500),
    gap=st.integers(1, 500),
    share=st.integers(1, 99),
    direction=st.sampled_from([Direction.HIGHER, Direction.LOWER]),
)
def test_the_soglia_implied_by_a_computed_score_is_the_one_it_was_computed_with(
    soglia: int, gap: int, share: int, direction: Direction
) -> None:
    target = soglia - gap if direction is Direction.LOWER else soglia + gap
    actual = soglia + (target - soglia) * share / 100
    measure = a_measure(target=target, soglia=soglia, actual=actual, direction=direction)
    score = score_sheet(a_sheet(measure), a_policy()).root.score
    assert score is not None
    assert soglia_implied(measure, a_policy(), score) == pytest.approx(soglia, abs=1e-6)
