"""Which target holds, on which day, by which act."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from data.plan.sheets import sheets
from scoring.basis import Basis, BasisKind, TargetChange, TargetVersion, belongs_to_another_indicator, in_force
from scoring.model import Quantity
from tests.scoring.shipped import plan, scored

if TYPE_CHECKING:
    from scoring.result import MeasureResult, ScoredSheet

PLANNED = TargetVersion(version=1, target=Quantity(20), valid=False)
RAISED = TargetVersion(
    version=2, target=Quantity(85), change=TargetChange.RAISED, act="deliberazione 142", act_date=date(2022, 9, 13)
)
UNDATED = TargetVersion(version=2, target=Quantity(3), change=TargetChange.LOWERED, act="monitoraggio")
REPLACED = TargetVersion(version=2, target=Quantity(2), change=TargetChange.REPLACED, act_date=date(2022, 9, 13))


def at(day: str) -> Basis:
    return Basis.parse(day)


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        (Basis(), RAISED),
        (Basis(BasisKind.ORIGINAL), PLANNED),
        (at("2022-01-01"), PLANNED),
        (at("2022-09-12"), PLANNED),
        (at("2022-09-13"), RAISED),
        (at("2023-05-01"), RAISED),
    ],
    ids=str,
)
def test_a_revision_holds_from_the_day_of_its_act(basis: Basis, expected: TargetVersion) -> None:
    assert in_force((RAISED, PLANNED), basis, 2022) == expected


@pytest.mark.parametrize(("day", "expected"), [("2022-12-30", PLANNED), ("2022-12-31", UNDATED)])
def test_a_revision_whose_act_has_no_date_is_certain_only_at_the_end_of_its_year(
    day: str, expected: TargetVersion
) -> None:
    assert in_force((PLANNED, UNDATED), at(day), 2022) == expected


def test_the_last_of_several_revisions_holds() -> None:
    third = TargetVersion(version=3, target=Quantity(90), act_date=date(2022, 11, 2))
    versions = (third, PLANNED, RAISED)
    assert in_force(versions, at("2022-11-01"), 2022) == RAISED
    assert in_force(versions, at("2022-11-02"), 2022) == third
    assert in_force(versions, Basis(), 2022) == third


def test_before_the_act_of_a_dated_plan_nothing_holds() -> None:
    dated = TargetVersion(version=1, target=Quantity(20), act_date=date(2022, 1, 31))
    assert in_force((dated,), at("2022-01-30"), 2022) is None
    assert in_force((dated,), at("2022-01-31"), 2022) == dated


def test_without_versions_nothing_holds() -> None:
    for basis in (Basis(), Basis(BasisKind.ORIGINAL), at("2022-06-30")):
        assert in_force((), basis, 2022) is None


def test_a_measure_whose_versions_are_all_superseded_has_no_valid_target() -> None:
    assert in_force((PLANNED,), Basis(), 2022) is None
    assert in_force((PLANNED,), Basis(BasisKind.ORIGINAL), 2022) == PLANNED


def test_a_target_of_a_replaced_indicator_measured_something_else() -> None:
    versions = (PLANNED, REPLACED)
    assert belongs_to_another_indicator(versions, PLANNED)
    assert not belongs_to_another_indicator(versions, REPLACED)
    assert not belongs_to_another_indicator((PLANNED, RAISED), PLANNED)
    assert not belongs_to_another_indicator(versions, None)


@pytest.mark.parametrize("text", ["valid", "original", "2022-06-30"])
def test_a_basis_is_written_and_read_back(text: str) -> None:
    assert str(Basis.parse(text)) == text


def test_a_day_is_a_basis_of_its_own_kind() -> None:
    assert Basis.parse("2022-06-30") == Basis(BasisKind.AT_DATE, date(2022, 6, 30))


@pytest.mark.parametrize("text", ["", "oggi", "30/06/2022", "2022-02-30"])
def test_what_is_no_basis_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Basis.parse(text)


def torino(basis: str, code: str) -> MeasureResult:
    sheet = scored("torino", basis)["strategico", ""]
    (found,) = [r for r in sheet.measures if r.measure.key.indicator_code == code]
    return found


def target(result: MeasureResult) -> float | None:
    return result.measure.target.value if result.measure.target else None


@pytest.mark.parametrize(
    ("basis", "expected"),
    [("valid", 85), ("original", 20), ("2022-09-12", 20), ("2022-09-13", 85), ("2022-12-31", 85)],
)
def test_the_target_of_kpi3_1_1_01_was_20_until_the_act_of_13_september(basis: str, expected: float) -> None:
    assert target(torino(basis, "kpi3.1.1_01")) == expected


def test_an_indicator_replaced_during_the_year_is_not_scored_on_its_first_target() -> None:
    before, after = torino("original", "kpi3.1.1-04"), torino("valid", "kpi3.1.1-04")
    assert (before.score, before.why.value, before.effective_weight) == (None, "not_comparable", 0)
    assert (after.score, target(after)) == (100, 2)


def test_on_the_last_day_of_the_year_the_dated_revisions_are_all_in() -> None:
    def scores(sheet: ScoredSheet) -> list[float | None]:
        return [r.score for r in sheet.measures]

    assert scores(scored("torino", "2022-12-31")["strategico", ""]) == scores(scored("torino")["strategico", ""])


@pytest.mark.parametrize("ente", ["torino", "riviere"])
@pytest.mark.parametrize("basis", ["original", "2022-03-31", "2023-06-30", "2023-12-31"])
def test_every_basis_can_be_scored(ente: str, basis: str) -> None:
    assert len(scored(ente, basis)) == len(sheets(plan(ente), Basis()))
    for sheet in scored(ente, basis).values():
        assert sheet.root.score is None or 0 <= sheet.root.score <= 100


@pytest.mark.parametrize(
    ("code", "planned", "valid"),
    [
        ("A04_4", 100 * 11.57 / 14, 100),
        ("A04.02_1", 100 * 41.67 / 60, 100),
        ("A02_3", 100 * 58.68 / 65, 91.6875),
    ],
)
def test_a_target_of_riviere_lowered_during_the_year_shows_in_the_planned_score(
    code: str, planned: float, valid: float
) -> None:
    def score(basis: str) -> float | None:
        found = [r for s in scored("riviere", basis).values() for r in s.measures]
        return next(r.score for r in found if r.measure.key.indicator_code == code)

    assert score("original") == pytest.approx(planned, abs=1e-6)
    assert score("valid") == pytest.approx(valid, abs=1e-6)
