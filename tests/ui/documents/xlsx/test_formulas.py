"""Every formula of a workbook gives the number that the engine gives."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from xlsxwriter.worksheet import Worksheet

from scoring.model import Direction, Op, Quantity
from scoring.policy import Aggregation, Missing, Rounding, RoundingMode, Weights
from scoring.scored import score_sheet
from tests.scoring.samples import a_measure, a_node, a_policy, a_sheet
from tests.scoring.strategies import policies, sheets
from tests.ui.documents.xlsx.spreadsheet import NotAvailableError, Spreadsheet
from ui.documents.xlsx.calculation import AFTER, BEFORE, calculation, places
from ui.documents.xlsx.formulas import why_no_leaf, why_no_whole
from ui.facts.whatif.answer import what_if

if TYPE_CHECKING:
    from scoring.model import Measure, Sheet
    from scoring.policy import Policy
    from ui.documents.xlsx.grid import Grid

WRITTEN = (
    "soglia_lineare",
    "proporzionale",
    "proporzionale_inverso",
    "proporzionale_speculare",
    "on_off",
    "minimo_e_atteso",
)


def filled(grid: Grid) -> Spreadsheet:
    """A grid as a workbook that computes."""
    book = Workbook()
    sheet = book.create_sheet(grid.name)
    for address, cell in grid.cells.items():
        sheet[address] = cell.formula or cell.value
    return Spreadsheet(book)


def computed(sheet: Sheet, policy: Policy) -> tuple[list[object], list[object]]:
    """Scores of the indicators and then of the nodes: as formulas give them, and as the engine does."""
    answer = what_if(score_sheet(sheet, policy), ())
    there = filled(calculation(answer, "Calcolo", {}))
    rows = places(answer.before).rows
    shown = [there.value("Calcolo", f"{AFTER.score}{row}") for row in rows]
    wanted = [m.score for m in answer.after.measures] + [n.score for n in answer.after.nodes]
    return [None if value == "" else value for value in shown], list(wanted)


def assert_same(sheet: Sheet, policy: Policy) -> None:
    shown, wanted = computed(sheet, policy)
    assert shown == [value if value is None else pytest.approx(value, abs=1e-7) for value in wanted]


def one(measure: Measure, policy: Policy) -> object:
    shown, wanted = computed(a_sheet(measure), policy)
    assert shown[0] == (wanted[0] if wanted[0] is None else pytest.approx(wanted[0], abs=1e-9))
    return shown[0]


as_written = st.tuples(
    st.sampled_from(WRITTEN),
    st.sampled_from([Missing.ZERO, Missing.EXCLUDED]),
    st.sampled_from([Aggregation.WEIGHTED_MEAN, Aggregation.SUM]),
    st.sampled_from([Weights.AS_GIVEN, Weights.EQUAL]),
).flatmap(
    lambda drawn: policies(
        rule=drawn[0],
        missing=drawn[1],
        aggregation=drawn[2],
        node_weights=drawn[3],
        leaf_rounding=Rounding(),
        node_rounding=Rounding(),
        root_rounding=Rounding(),
        min_measured_share=0.0,
    )
)
"""Methods that can be written in formulas from the first cell to the last."""


@given(sheets(), as_written)
@settings(max_examples=100, deadline=None)
def test_on_any_plan_the_formulas_give_the_engines_scores(sheet: Sheet, policy: Policy) -> None:
    assert not why_no_whole(policy)
    assert_same(sheet, policy)


@given(sheets(), policies())
@settings(max_examples=30, deadline=None)
def test_what_no_formula_can_say_keeps_the_engines_value_with_the_reason(sheet: Sheet, policy: Policy) -> None:
    assert_same(sheet, policy)
    grid = calculation(what_if(score_sheet(sheet, policy), ()), "Calcolo", {})
    for row in places(score_sheet(sheet, policy)).rows:
        has_value = isinstance(grid.cells[f"{AFTER.score}{row}"].value, float)
        if has_value and not grid.cells[f"{AFTER.score}{row}"].formula:
            assert str(grid.cells[f"V{row}"].value).startswith("valore: ")


CASES = [
    # Straight from the doctests of scoring.rules: a person can check each with a pocket calculator.
    ({"target": 75, "soglia": 65, "actual": 71.21}, {}, 62.1),
    ({"target": 2, "soglia": 4, "actual": 3, "direction": Direction.LOWER}, {}, 50),
    ({"target": 13, "soglia": None, "actual": 7.75}, {}, 0),
    ({"target": 13, "soglia": None, "actual": 13}, {}, 100),
    ({"target": 13, "soglia": None, "actual": 13, "op": Op.MORE_THAN}, {}, 0),
    ({"target": 80, "soglia": 0, "actual": 100}, {"cap": 120.0}, 120),
    ({"target": 80, "soglia": 0, "actual": 88}, {"cap": 120.0}, 110),
    ({"target": 80, "soglia": 0, "actual": 1}, {"floor": 10.0}, 10),
    ({"target": 3, "soglia": None, "actual": 4, "direction": Direction.NOMINAL}, {}, 0),
    ({"target": 3, "soglia": None, "actual": 3, "direction": Direction.NOMINAL}, {}, 100),
    ({"target": 700, "actual": 350}, {"rule": "proporzionale"}, 50),
    ({"target": -6, "soglia": None, "actual": 2.4}, {"rule": "proporzionale"}, 100),
    ({"target": -6, "soglia": None, "actual": -7}, {"rule": "proporzionale"}, 0),
    (
        {"target": 30, "soglia": None, "actual": 40, "direction": Direction.LOWER},
        {"rule": "proporzionale_inverso"},
        75,
    ),
    (
        {"target": 30, "soglia": None, "actual": 0, "direction": Direction.LOWER},
        {"rule": "proporzionale_inverso"},
        100,
    ),
    (
        {"target": 32, "soglia": None, "actual": 40, "direction": Direction.LOWER},
        {"rule": "proporzionale_speculare"},
        75,
    ),
    (
        {"target": 738155, "soglia": 738165, "actual": 738156, "direction": Direction.LOWER, "is_date": True},
        {"rule": "entro_data"},
        90,
    ),
    (
        {"target": 738155, "soglia": None, "actual": 738156, "direction": Direction.LOWER, "is_date": True},
        {"rule": "entro_data"},
        0,
    ),
    ({"target": 80, "actual": None}, {}, 0),
    ({"target": 80, "actual": None}, {"missing": Missing.EXCLUDED}, None),
    ({"target": 80, "actual": None, "declared": 70}, {}, 70),
    ({"target": None, "soglia": None, "actual": 5}, {}, None),
]


@pytest.mark.parametrize(("measure", "policy", "score"), CASES)
def test_a_formula_gives_what_the_rule_says(
    measure: dict[str, object], policy: dict[str, object], score: float | None
) -> None:
    found = one(a_measure(**measure), a_policy(**policy))
    assert found == (score if score is None else pytest.approx(score))


def test_an_equality_is_kept_within_the_printed_precision_also_in_a_formula() -> None:
    measure = a_measure(target=3, soglia=None, direction=Direction.NOMINAL, op=Op.EQUAL)
    near = replace(measure, actual=Quantity(3.004, 0.005, "3.00"))
    assert one(near, a_policy()) == 100
    assert one(replace(near, actual=Quantity(3.006, 0.005, "3.01")), a_policy()) == 0


def test_a_soglia_typed_on_the_wrong_side_shows_an_error_and_never_a_wrong_result() -> None:
    answer = what_if(score_sheet(a_sheet(a_measure(target=75, soglia=65, actual=70)), a_policy()), ())
    there = filled(calculation(answer, "Calcolo", {}))
    there.change("Calcolo", f"{AFTER.soglia}6", 80)
    with pytest.raises(NotAvailableError):
        there.value("Calcolo", f"{AFTER.score}5")
    assert there.value("Calcolo", f"{BEFORE.score}5") == pytest.approx(50)


@pytest.mark.parametrize(
    "changes",
    [
        {"aggregation": Aggregation.MINIMUM},
        {"aggregation": Aggregation.GEOMETRIC},
        {"missing": Missing.NOT_EVALUABLE},
        {"min_measured_share": 0.5},
        {"root_rounding": Rounding(RoundingMode.HALF_UP, 2)},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_a_method_that_formulas_cannot_say_gives_values_and_says_why(changes: dict[str, object]) -> None:
    policy = a_policy(**changes)
    assert why_no_whole(policy).startswith("valore: ")
    sheet = a_sheet(a_node("n"), a_measure("a", "n", actual=50), a_measure("b", "n", actual=80))
    assert_same(sheet, policy)


@pytest.mark.parametrize(
    ("measure", "rule"),
    [
        (a_measure(), "progresso"),
        (a_measure(), "fasce"),
        (a_measure(is_date=True), "proporzionale"),
        (a_measure(), "entro_data"),
    ],
)
def test_a_rule_that_formulas_cannot_say_keeps_its_value_with_the_reason(measure: Measure, rule: str) -> None:
    assert why_no_leaf(measure, a_policy(rule=rule)).startswith("valore: ")


@settings(deadline=None)
@given(sheets(), policies())
def test_no_formula_has_a_function_that_a_file_must_write_under_another_name(sheet: Sheet, policy: Policy) -> None:
    """Of those XlsxWriter would rename; ``workbook`` writes formulas as they are."""
    grid = calculation(what_if(score_sheet(sheet, policy), ()), "Calcolo", {})
    formulas = [cell.formula for cell in grid.cells.values() if cell.formula]
    assert formulas
    renamed = {each: Worksheet()._prepare_formula(each, expand_future_functions=True) for each in formulas}
    assert renamed == {each: each.removeprefix("=") for each in formulas}
