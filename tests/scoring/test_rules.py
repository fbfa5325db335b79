"""Every rule of the registry, row by row against a table an officer can check by hand."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scoring.curves import Curve
from scoring.errors import RuleParametersError, SogliaSideError, UnknownRuleError
from scoring.limits import read_limit
from scoring.model import Direction
from scoring.policy import numbers
from scoring.rules import (
    RULES,
    RuleInputs,
    fasce,
    fasce_percentuali,
    intervallo,
    minimo_e_atteso,
    proporzionale_inverso,
    refuse_soglia_on_the_wrong_side,
    rule_named,
    score_one,
    spezzata,
    spezzata_percentuale,
)
from tests.scoring.properties import tried
from tests.scoring.samples import a_measure
from tests.scoring.shipped import Row, golden
from tests.scoring.strategies import MONOTONE_RULES, WITH_PARAMETERS

CASES = golden("curves")
Rule = Callable[[RuleInputs], Curve]


def number(text: str, blank: float = math.nan) -> float:
    return float(text) if text else blank


def column(text: str, blank: float = math.nan) -> np.ndarray:
    return np.array([[number(text, blank)]])


def inputs_of(case: Row) -> RuleInputs:
    return RuleInputs(
        target=column(case["target"]),
        soglia=column(case["soglia"]),
        baseline=column(case["baseline"]),
        benchmark=column(case["benchmark"]),
        tolerance=column(case["tolerance"], 0.0),
        direction=Direction(case["direction"]),
        strict=case["strict"] == "yes",
        cap=number(case["cap"], 100.0),
        params=numbers(case["params"]),
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['rule']}: {case['why_this_row']}")
def test_a_rule_gives_the_score_of_the_golden_table(case: Row) -> None:
    curve = rule_named(case["rule"])(inputs_of(case))

    score = float(curve(column(case["actual"]))[0, 0])

    if case["score"]:
        assert score == pytest.approx(float(case["score"]), abs=1e-6)
    else:
        assert math.isnan(score)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_golden_rows(rule: str) -> None:
    assert sum(case["rule"] == rule for case in CASES) >= 8


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_golden_row_without_a_score(rule: str) -> None:
    by_the_plain_rule = {"progresso"}
    without = [case for case in CASES if case["rule"] == rule and not case["score"]]
    assert without or rule in by_the_plain_rule


@pytest.mark.parametrize("name", RULES)
def test_the_anchors_of_every_curve_rise(name: str) -> None:
    pairs = (50, 50, 90, 100)
    params = {name: (1, 2, 3, 4) if name == "intervallo" else pairs for name in WITH_PARAMETERS}
    asked = RuleInputs(
        target=np.array([[80.0]]),
        soglia=np.array([[100.0 if name == "entro_data" else 60.0]]),
        baseline=np.array([[50.0]]),
        benchmark=np.array([[85.0]]),
        tolerance=np.zeros((1, 1)),
        params=params.get(name, ()),
    )
    assert np.all(np.diff(RULES[name](asked).at, axis=0) >= 0)


tenths = st.integers(-300, 300).map(lambda n: n / 10)


@pytest.mark.parametrize("rule", MONOTONE_RULES)
@tried(60)
@given(direction=st.sampled_from(Direction), doublings=st.integers(-8, 8), data=st.data())
def test_the_unit_of_measure_does_not_matter_to_any_rule(
    rule: str, direction: Direction, doublings: int, data: st.DataObject
) -> None:
    """A target of 0,4 million is one of 400 thousand: units that are powers of two move no binary digit."""
    target, soglia, baseline, benchmark, actual = (data.draw(tenths) for _ in range(5))
    unit = 2.0**doublings
    one, other = (
        score_one(
            RULES[rule],
            actual * by,
            target=target * by,
            soglia=soglia * by,
            baseline=baseline * by,
            benchmark=benchmark * by,
            direction=direction,
        )
        for by in (1.0, unit)
    )
    assert other == one


def test_an_unknown_rule_is_refused_with_the_names_of_those_that_exist() -> None:
    with pytest.raises(UnknownRuleError, match=r"La regola «lineare» non esiste\. Regole disponibili: soglia_lineare"):
        rule_named("lineare")


@pytest.mark.parametrize(
    ("params", "what"),
    [
        ((), "non ha i numeri che le servono. Scrivere coppie valore, punteggio"),
        ((50,), "non ha i numeri che le servono. Scrivere coppie valore, punteggio"),
        ((50, 50, 70), "non ha i numeri che le servono. Scrivere coppie valore, punteggio"),
        ((50, 50, 50, 100), "ha due volte lo stesso limite. Scrivere ogni limite una volta sola."),
        ((50, 100, 70, 60), "dà 100 a 50 e 60 a 70, che è più difficile con il verso higher. Girare i punteggi"),
        ((50, 100, read_limit(">70"), 60), "dà 100 a 50 e 60 a 70, che è più difficile"),
        ((50, 50, read_limit("<70"), 60), "ha un limite con il segno contrario al verso. Con il verso higher"),
    ],
)
@pytest.mark.parametrize("rule", [fasce, fasce_percentuali])
def test_bands_that_cannot_be_say_what_is_wrong_with_them(rule: Rule, params: tuple[float, ...], what: str) -> None:
    with pytest.raises(RuleParametersError, match=re.escape(f"La regola «{rule.__name__}» {what}")):
        score_one(rule, 60, target=90, params=params)


def test_nominal_values_must_rise_as_they_are_written() -> None:
    with pytest.raises(RuleParametersError, match=r"valori in disordine\. Con il verso nominal"):
        score_one(fasce, 60, target=90, direction=Direction.NOMINAL, params=(70, 50, 50, 100))


@pytest.mark.parametrize("rule", [fasce, fasce_percentuali, spezzata, spezzata_percentuale])
@pytest.mark.parametrize("direction", [Direction.HIGHER, Direction.LOWER])
@given(data=st.data())
def test_the_order_in_which_bands_are_written_changes_nothing(
    rule: Rule, direction: Direction, data: st.DataObject
) -> None:
    values = data.draw(st.lists(st.integers(1, 200), min_size=2, max_size=5, unique=True).map(sorted))
    scores = data.draw(st.lists(st.integers(0, 100), min_size=len(values), max_size=len(values)).map(sorted))
    easiest = values if direction is Direction.HIGHER else values[::-1]
    pairs = list(zip(easiest, scores, strict=True))
    mixed = data.draw(st.permutations(pairs))
    actual = data.draw(st.integers(0, 220))
    asked = {"target": 100.0, "direction": direction}
    one, other = (score_one(rule, actual, params=tuple(itertools.chain(*each)), **asked) for each in (pairs, mixed))
    assert one == other


@pytest.mark.parametrize("rule", [fasce, fasce_percentuali, spezzata, spezzata_percentuale])
@pytest.mark.parametrize("direction", [Direction.HIGHER, Direction.LOWER])
@given(data=st.data())
def test_a_harder_value_never_scores_less_whatever_steps_slopes_and_jumps(
    rule: Rule, direction: Direction, data: st.DataObject
) -> None:
    """A value written twice is a jump."""
    is_line = rule in {spezzata, spezzata_percentuale}
    values = data.draw(st.lists(st.integers(1, 200), min_size=2, max_size=6, unique=not is_line).map(sorted))
    scores = data.draw(st.lists(st.integers(0, 100), min_size=len(values), max_size=len(values)).map(sorted))
    easiest = values if direction is Direction.HIGHER else values[::-1]
    assume(all(easiest.count(value) <= 2 for value in easiest))
    params = tuple(itertools.chain(*zip(easiest, scores, strict=True)))
    actuals = sorted(data.draw(st.lists(st.integers(0, 440), min_size=2, max_size=6)))
    found = [score_one(rule, x / 2, target=100.0, direction=direction, params=params) for x in actuals]
    assert found == sorted(found, reverse=direction is Direction.LOWER)


@given(
    value=st.integers(-10_000_000, 10_000_000).map(lambda n: n / 100),
    direction=st.sampled_from([Direction.HIGHER, Direction.LOWER]),
)
def test_an_excluded_limit_has_the_score_before_it_and_the_next_number_the_one_after(
    value: float, direction: Direction
) -> None:
    side = 1 if direction is Direction.HIGHER else -1
    params = (read_limit(f"{'>' if side > 0 else '<'}{value}"), 100.0)
    at, beyond = (
        score_one(fasce, x, target=1, direction=direction, params=params) for x in (value, value + side / 100)
    )
    assert (at, beyond) == (0, 100)


@pytest.mark.parametrize("params", [(), (1, 2, 3), (4, 3, 2, 1), (1, 2, 3, 4, 5)])
def test_an_interval_needs_four_rising_numbers(params: tuple[float, ...]) -> None:
    with pytest.raises(RuleParametersError, match=r"La regola «intervallo» .* quattro numeri crescenti"):
        score_one(intervallo, 60, target=90, params=params)


@pytest.mark.parametrize("params", [(50, 60), (-1,), (100,), (float("nan"),)])
def test_a_minimum_is_worth_one_number_under_a_hundred(params: tuple[float, ...]) -> None:
    with pytest.raises(RuleParametersError, match=r"La regola «minimo_e_atteso» .* un numero solo, da 0 a meno di 100"):
        score_one(minimo_e_atteso, 60, target=90, soglia=50, params=params)


@given(
    minimum=st.integers(-500, 500).map(lambda n: n / 10),
    gap=st.integers(1, 500).map(lambda n: n / 10),
    percent=st.integers(0, 99),
    direction=st.sampled_from([Direction.HIGHER, Direction.LOWER]),
)
def test_two_targets_are_worth_their_two_scores_and_half_way_half_of_both(
    minimum: float, gap: float, percent: int, direction: Direction
) -> None:
    side = 1 if direction is Direction.HIGHER else -1
    asked = {"target": minimum + side * gap, "soglia": minimum, "direction": direction, "params": (percent,)}
    places = (minimum - side * 0.1, minimum, minimum + side * gap / 2, minimum + side * gap, minimum + side * 2 * gap)
    found = [score_one(minimo_e_atteso, x, **asked) for x in places]
    assert found == pytest.approx([0, percent, (percent + 100) / 2, 100, 100], abs=1e-6)


@pytest.mark.parametrize(
    ("direction", "soglia", "side"),
    [
        (Direction.HIGHER, 80, "sotto il target"),
        (Direction.HIGHER, 75, "sotto il target"),
        (Direction.LOWER, 70, "sopra il target"),
        (Direction.LOWER, 75, "sopra il target"),
    ],
)
def test_a_soglia_on_the_wrong_side_is_refused_in_italian(direction: Direction, soglia: float, side: str) -> None:
    measure = a_measure("k9", "OS1", target=75, soglia=soglia, direction=direction)
    with pytest.raises(SogliaSideError, match=f"OS1 / k9: la soglia .* dalla parte sbagliata .* deve stare {side}"):
        refuse_soglia_on_the_wrong_side(measure)


@pytest.mark.parametrize("missing", [{"target": None}, {"soglia": None}, {"direction": Direction.NOMINAL}])
def test_a_soglia_alone_or_of_an_equality_is_not_refused(missing: dict[str, object]) -> None:
    refuse_soglia_on_the_wrong_side(a_measure(**{"target": 75, "soglia": 80} | missing))


def test_a_target_of_zero_does_not_change_the_rule_of_its_neighbours() -> None:
    """One curve serves many indicators: a target without a ratio is a step for itself alone."""
    target = np.array([[30.0], [0.0], [-5.0]])
    nothing = np.full((3, 1), np.nan)
    asked = RuleInputs(
        target=target,
        soglia=nothing,
        baseline=nothing,
        benchmark=nothing,
        tolerance=np.zeros((3, 1)),
        direction=Direction.LOWER,
    )

    scores = proporzionale_inverso(asked)(np.array([[40.0], [0.0], [-4.0]]))

    assert scores[:, 0].tolist() == [75.0, 100.0, 0.0]


def test_every_rule_without_parameters_is_tried_by_the_properties_of_the_engine() -> None:
    assert set(RULES) - set(MONOTONE_RULES) == WITH_PARAMETERS
