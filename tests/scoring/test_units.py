"""The result of a unit: the mean of its objectives, as the method says."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.plan.units import unit_names
from scoring.policy import IN_COURSE, Rounding, RoundingMode, UnitMean, UnitsPolicy
from scoring.result import Why
from scoring.scored import score_sheet
from scoring.units import counting, unit_results, without_unit
from tests.scoring.properties import tried
from tests.scoring.samples import a_measure, a_node, a_policy, a_sheet
from tests.scoring.shipped import plan, scored
from tests.scoring.strategies import policies, sheets

if TYPE_CHECKING:
    from scoring.model import Sheet
    from scoring.policy import Policy
    from scoring.units import UnitResult

NAMES = {"X": ("X",), "Y": ("Y",), "X+Y": ("X", "Y"), "": ()}
DUST = 1e-6


def of(written: str) -> tuple[str, ...]:
    return NAMES[written]


def results(policy: Policy, *parts: object, known: tuple[str, ...] = ()) -> dict[str, UnitResult]:
    found = unit_results([score_sheet(a_sheet(*parts), policy)], policy, of, known)  # type: ignore[arg-type]
    return {unit.name: unit for unit in found}


def objective(code: str, units: str, actual: float | None, **node: object) -> tuple[object, object]:
    return a_node(code, units=units, **node), a_measure(f"k{code}", code, actual=actual)


@pytest.mark.parametrize(
    ("name", "score", "counted", "objectives"),
    [
        ("Uffici di Staff al Segretario Generale", 100.00, 8, 8),
        ("Area Anagrafe economica", 94.96, 14, 15),
        ("Sviluppo del territorio e Regolazione del Mercato", 91.81, 18, 18),
        ("Area Risorse finanziarie e Provveditorato", 79.16, 9, 11),
    ],
)
def test_the_units_of_torino_have_the_results_worked_out_by_hand(
    name: str, score: float, counted: int, objectives: int
) -> None:
    names = unit_names(plan("torino").units)
    found = {u.name: u for u in unit_results(scored("torino").values(), plan("torino").policy, names.of)}
    assert round(found[name].score or 0.0, 2) == score
    assert (found[name].counted, len(found[name].objectives)) == (counted, objectives)


def test_in_riviere_an_objective_of_two_services_counts_for_both_and_two_spellings_are_one_unit() -> None:
    names = unit_names(plan("riviere").units)
    found = unit_results(scored("riviere").values(), plan("riviere").policy, names.of, names.declared)
    codes = {u.name: [o.result.code for o in u.objectives] for u in found}
    assert codes["Servizio “METRICO E ATTIVITà DI VIGILANZA”"] == ["D02.03", "D02.09"]
    assert [unit for unit, owned in codes.items() if "F01.01" in owned] == [
        "Servizio “COMUNICAZIONE”",
        "Servizio “SVILUPPO ORGANIZZATIVO E SISTEMI INFORMATIVI”",
    ]
    assert not plan("riviere").policy.units.is_told
    assert without_unit(scored("riviere").values(), plan("riviere").policy, names.of) == ()


def test_an_objective_without_a_result_is_left_out_and_one_that_is_not_done_counts_zero() -> None:
    parts = (*objective("A", "X", 80), *objective("B", "X", None), a_node("C", units="X"))
    x = results(a_policy(), *parts)["X"]
    assert (x.score, x.counted, len(x.objectives), x.indicators, x.why) == (40.0, 2, 3, 2, Why.COMPUTED)
    assert x.band is not None
    assert x.band.word == "Parzialmente raggiunto"


def test_printed_weights_count_where_the_method_says_so_and_without_any_there_is_no_result() -> None:
    policy = a_policy(units=UnitsPolicy(result=UnitMean.WEIGHTED_MEAN, is_told=True))
    parts = (*objective("A", "X", 100, weight=75.0), *objective("B", "X", 0, weight=25.0), *objective("C", "Y", 50))
    found = results(policy, *parts)
    assert (found["X"].score, found["X"].counted) == (75.0, 2)
    assert (found["Y"].score, found["Y"].why, found["Y"].band) == (None, Why.NO_WEIGHT, None)
    assert results(a_policy(), *parts)["X"].score == 50.0


def test_the_result_is_rounded_as_the_method_says() -> None:
    parts = (*objective("A", "X", 1), *objective("B", "X", 0), *objective("C", "X", 0))
    assert results(a_policy(), *parts)["X"].score == pytest.approx(1 / 3)
    policy = a_policy(units=UnitsPolicy(rounding=Rounding(RoundingMode.HALF_UP, 2)))
    assert results(policy, *parts)["X"].score == 0.33


def test_a_node_below_another_of_the_same_unit_is_part_of_it_and_of_another_unit_counts_for_that() -> None:
    parts = (a_node("A", units="X"), a_node("A1", "A", units="X"), a_measure("k", "A1", actual=50))
    assert [o.result.code for o in results(a_policy(), *parts)["X"].objectives] == ["A"]
    parts = (a_node("A", units="X"), a_node("A1", "A", units="X+Y"), a_measure("k", "A1", actual=50))
    found = results(a_policy(), *parts)
    assert {name: [o.result.code for o in unit.objectives] for name, unit in found.items()} == {"X": ["A"], "Y": ["A1"]}


def test_a_heading_of_another_section_is_no_objective_and_hides_none() -> None:
    head = a_node("A", units="X", is_heading=True)
    found = results(a_policy(), head, a_node("A1", "A", units="X"), a_measure("k", "A1", actual=50))
    assert [o.result.code for o in found["X"].objectives] == ["A1"]


def test_a_unit_that_no_objective_names_is_there_without_a_result() -> None:
    found = results(a_policy(), *objective("A", "X", 100), known=("Y", "X"))
    assert list(found) == ["Y", "X"]
    assert (found["Y"].score, found["Y"].objectives, found["Y"].why) == (None, (), Why.NOTHING_MEASURED)


def test_a_unit_with_an_awaited_indicator_is_in_course_on_what_is_measured() -> None:
    parts = (*objective("A", "X", 100), a_node("B", units="X"), a_measure("kB", "B", is_awaited=True))
    x = results(a_policy(), *parts)["X"]
    assert (x.score, x.counted, x.band, x.why) == (100.0, 1, IN_COURSE, Why.IN_COURSE)
    only = results(a_policy(), *parts[2:])["X"]
    assert (only.score, only.why, only.band) == (None, Why.AWAITED, IN_COURSE)


def test_objectives_without_a_unit_are_counted_where_others_have_one() -> None:
    sheet = a_sheet(*objective("A", "X", 1), *objective("B", "", 1), a_node("C"), a_node("C1", "C", units="Y"))  # type: ignore[arg-type]
    policy = a_policy()
    found = score_sheet(sheet, policy)
    assert [o.result.code for o in without_unit([found], policy, of)] == ["B"]
    nobody = score_sheet(a_sheet(*objective("A", "", 1)), policy)  # type: ignore[arg-type]
    assert counting([nobody], policy) == ()
    assert without_unit([nobody], policy, of) == ()
    asked = a_policy(units=UnitsPolicy(sections=("strategico",)))
    assert [o.result.code for o in without_unit([nobody], asked, of)] == ["A"]


def test_individual_sheets_and_other_sections_do_not_count() -> None:
    policy, sheet = a_policy(), a_sheet(*objective("A", "X", 1))  # type: ignore[arg-type]
    own = score_sheet(replace(sheet, owner="Rossi"), policy)
    assert unit_results([own], policy, of) == ()
    other = a_policy(units=UnitsPolicy(sections=("operativo",)))
    assert unit_results([score_sheet(sheet, other)], other, of) == ()


@st.composite
def owned(draw: st.DrawFn) -> Sheet:
    """A sheet some nodes of which name a unit, two or none."""
    sheet = draw(sheets())
    root, *rest = sheet.nodes
    return replace(sheet, nodes=(root, *(replace(n, units=draw(st.sampled_from(sorted(NAMES)))) for n in rest)))


means = st.builds(UnitsPolicy, result=st.sampled_from(UnitMean))


@tried(60)
@given(sheet=owned(), policy=policies(), how=means)
def test_a_unit_lies_between_its_worst_and_its_best_objective(sheet: Sheet, policy: Policy, how: UnitsPolicy) -> None:
    policy = replace(policy, units=how)
    for unit in unit_results([score_sheet(sheet, policy)], policy, of):
        scores = [o.result.score for o in unit.objectives if o.result.score is not None]
        assert (unit.score is None) == (unit.counted == 0)
        if unit.score is not None:
            assert min(scores) - DUST <= unit.score <= max(scores) + DUST
            assert (unit.low or 0.0) - DUST <= unit.score <= (unit.high or 0.0) + DUST


@tried(60)
@given(sheet=owned(), policy=policies())
def test_every_node_of_the_section_with_a_unit_is_of_that_unit_or_lies_below_one_that_is(
    sheet: Sheet, policy: Policy
) -> None:
    found = score_sheet(sheet, policy)
    owners = {(u.name, o.result.code) for u in unit_results([found], policy, of) for o in u.objectives}
    for result in (r for r in found.nodes[1:] if not r.node.is_heading):
        for name in of(result.node.units):
            assert [step for step in found.path(result.code) if (name, step.code) in owners]


@tried(60)
@given(sheet=owned(), policy=policies())
def test_the_plain_mean_of_units_that_share_nothing_weighs_back_to_all_their_objectives(
    sheet: Sheet, policy: Policy
) -> None:
    units = unit_results([score_sheet(sheet, policy)], policy, of)
    all_scores = [o.result.score for u in units for o in u.objectives if o.result.score is not None]
    total = math.fsum((u.score or 0.0) * u.counted for u in units)
    assert total == pytest.approx(math.fsum(all_scores), abs=1e-6)
