"""What is said of the parts of an indicator, and of what a unit has reached on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from data.plan.records import BreakdownRow
from scoring.basis import Basis
from scoring.model import MeasureKey, Quantity
from scoring.result import Why
from tests.scoring.shipped import plan
from ui.facts.breakdown import NO_OWN_TARGET, NOT_COUNTED, Part, divisions, unit_values
from ui.facts.format import NBSP
from ui.facts.search.entries import entries
from ui.facts.units import units
from ui.facts.year_view import year_view

if TYPE_CHECKING:
    from scoring.result import MeasureResult
    from ui.facts.view import View

SHARE = MeasureKey("operativo", "", "B04.01", "B04.01_1")
COUNT = MeasureKey("strategico", "", "A03", "A03_1")
EUROPEAN = "Servizio “PROGETTI EUROPEI”"


def a_row(dimension: str, part: str, value: float | None = None, **fields: object) -> BreakdownRow:
    given: dict[str, object] = {
        "key": SHARE,
        "year": 2023,
        "numerator": None,
        "denominator": None,
        "ratio": None,
        "target": None,
        "availability": "value" if value is not None else "ND",
    }
    found = None if value is None else Quantity(value, 0.0, f"{value:g}")
    return BreakdownRow(dimension=dimension, part=part, value=found, **(given | fields))  # type: ignore[arg-type]


def a_view(*rows: BreakdownRow, closed: bool = True) -> View:
    return year_view(replace(plan("riviere"), breakdown=rows, is_closed=closed), (), Basis())


def parts_of(view: View, key: MeasureKey = SHARE) -> list[Part]:
    (division,) = divisions(view, measure(view, key))
    return list(division.parts)


def measure(view: View, key: MeasureKey) -> MeasureResult:
    return next(m for scored in view.sheets for m in scored.measures if m.measure.key == key)


def test_the_provinces_and_the_women_of_riviere_are_told_as_the_relazione_prints_them() -> None:
    view = year_view(plan("riviere"), (), Basis())
    (provinces,) = divisions(view, measure(view, SHARE))
    assert provinces.title == "Per provincia"
    assert [(p.name, p.ratio, p.result.score) for p in provinces.parts] == [
        ("Imperia", "22 / 22", 100),
        ("La Spezia", "49 / 49", 100),
        ("Savona", "36 / 36", 100),
    ]
    (women,) = divisions(view, measure(view, COUNT))
    assert women.sentences == (NOT_COUNTED, NO_OWN_TARGET)
    (part,) = women.parts
    assert (part.name, part.reached, part.target, part.result.score) == ("imprese femminili", "24", "", None)


def test_one_indicator_may_be_divided_in_several_ways_and_other_years_stand_beside() -> None:
    rows = (
        a_row("provincia", "Savona", 90),
        a_row("genere", "donne", 80),
        a_row("Provincia", "Savona", 70, year=2021),
        a_row("provincia", "savona", 75, year=2022),
        a_row("provincia", "Imperia"),
    )
    view = a_view(*rows)
    by_province, by_gender = divisions(view, measure(view, SHARE))
    assert (by_province.title, by_gender.title) == ("Per provincia", "Per genere")
    savona, imperia = by_province.parts
    assert savona.earlier.replace(NBSP, " ") == "2022: 75 % · 2021: 70 %"
    assert (imperia.reached, imperia.result.why) == ("ND", Why.NO_ACTUAL)
    assert by_gender.parts[0].target.replace(NBSP, " ") == "= 100 %"


def test_a_value_that_is_still_to_come_is_awaited_until_the_year_is_closed() -> None:
    row = a_row("provincia", "Savona", availability="non ancora disponibile")
    assert parts_of(a_view(row, closed=False))[0].result.why is Why.AWAITED
    assert parts_of(a_view(row, closed=True))[0].result.why is Why.NO_ACTUAL


def test_a_unit_finds_its_own_values_by_any_spelling_and_its_result_does_not_move() -> None:
    row = a_row("unità", f"{EUROPEAN};Altro", 60)
    view, without = a_view(row), a_view()
    (found,) = unit_values(view, EUROPEAN)
    assert (found.whole.measure.key, found.part.result.score, found.whole.score) == (SHARE, 60, 100)
    assert found.reached.replace(NBSP, " ") == "100 %"
    assert unit_values(view, "Altro")
    assert unit_values(view, "Nessuno") == ()
    results = {unit.name: unit.score for unit in units(view).results}
    # A unit that only measures is a unit too, without objectives and without a result.
    assert results.pop("Altro") is None
    assert results == {unit.name: unit.score for unit in units(without).results}


def test_parts_are_found_by_their_names() -> None:
    found = list(entries(a_view(a_row("provincia", "Savona", 60), a_row("unità", "Altro", 50)).plan))
    assert [e.code for e in found if "provincia: Savona" in e.text] == ["B04.01_1"]
    assert [e.kind.value for e in found if e.title == "Altro"] == ["Unità organizzative"]
