"""The series of an indicator: what each year is, who says so, and where it begins to mean something else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from data.plan.identity import Unit, UnitKind
from data.plan.quantities import quantity
from data.plan.records import ActualRow, BenchmarkRow, BreakRow, HistoryRow
from data.plan.series import Histories, all_series, last_year, series_of_all
from scoring.basis import Basis, BasisKind, TargetVersion
from scoring.forecast import Forecast, NoForecast
from scoring.model import MeasureKey, Op
from scoring.series import Break, Comparison
from tests.scoring.shipped import plan
from ui.facts.year_view import scored_view

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from data.plan.records import MeasureRow, Plan
    from data.plan.tellings import Document
    from scoring.series import Series, YearValue


def series(ente: str, code: str) -> Series:
    (found,) = [s for key, s in all_series(plan(ente)).items() if key.indicator_code == code]
    return found


def shown(value: YearValue) -> str:
    """The printed figure, or the word of the absence."""
    return value.value.text if value.value else value.availability


PRINTED = {
    "A02_4": ("9", ["2660", "3124", "3671"], "4206"),
    "A02.01_1": ("10", ["ND", "ND", "ND"], "blank"),
    "A02.02_1": ("11", ["ND", "ND", "ND"], "87"),
    "A04_1": ("19 bis", ["-7.32", "-8.33", "-12.30"], "2.40"),
    "A04_2": ("20", ["105.77", "107.02", "112.67"], "118.13"),
    "A04_3": ("21", ["70.19", "67.46", "68.90"], "75.6"),
    "A04_4": ("22", ["13.85", "17.47", "19.58"], "11.57"),
    "A04_5": ("23", ["48.46", "36.78", "37.45"], "0.72"),
    "B06_1": ("69", ["15.98", "31.28", "-8.75"], "-24.37"),
    "D01_2": ("84", ["20", "100", "60"], "1.67"),
    "D02.01_1": ("93", ["1.05", "1.07", "1.02"], "0.97"),
    "D02.01_2": ("94", ["76.80", "75.10", "67.90"], "72.09"),
    "D02_1": ("92", ["nd", "nd", "blank"], ""),
    "D02.02_1": ("94 bis", ["2.96", "2.24", "non ancora disponibile"], "3.03"),
    "F01.04_1": ("112", ["not_printed", "not_printed", "not_printed"], "blank"),
    "E01_1": ("99 bis", ["ND", "ND", "blank"], "declared"),
    "A01_2": ("2", ["ND", "ND", "ND"], "non ancora disponibile"),
}


@pytest.mark.parametrize("code", PRINTED)
def test_a_series_is_what_the_note_and_the_document_print(code: str) -> None:
    note, before, own = PRINTED[code]
    values = series("riviere", code).values
    assert [v.year for v in values] == [2020, 2021, 2022, 2023]
    assert [shown(v) for v in values] == [*before, own]
    assert [v.note_number for v in values] == [note, note, note, ""]
    assert {v.document for v in values} == {2023}


def test_every_row_of_a_note_that_has_an_indicator_is_in_its_series() -> None:
    found = [v for s in all_series(plan("riviere")).values() for v in s.values if v.note_number]
    assert len(found) == sum(row.key is not None for row in plan("riviere").history) == 357
    assert [v.raw for v in series("riviere", "D01.03_4").values[:3]] == ["2020: ND", "2021: ND", "2022:"]


def test_a_value_that_is_only_printed_as_its_two_terms_is_their_ratio() -> None:
    last = series("riviere", "D02_1").values[-1]
    assert last.value is not None
    assert (round(last.value.value, 2), last.from_ratio, last.availability) == (71.43, True, "not_printed")
    first = series("riviere", "A02_2").values[0]
    assert first.numerator is not None
    assert first.denominator is not None
    assert (first.numerator.text, first.denominator.text, first.from_ratio) == ("3839", "65291", False)


def test_a_series_has_every_version_of_every_year() -> None:
    found = series("riviere", "A02_2")
    assert [(year, v.target.text if v.target else "", v.valid) for year, v in found.targets] == [
        (2022, "5", True),
        (2023, "6", False),
        (2023, "8", True),
        (2024, "7", False),
        (2024, "9", True),
    ]
    assert [v.target.text for v in found.ghosts_of(2023) if v.target] == ["6"]


def test_comparisons_keep_the_unit_they_are_printed_in() -> None:
    found = series("riviere", "A04_5")
    assert found.unit == "indice"
    assert [(c.year, c.scope, c.value.text if c.value else "", c.unit) for c in found.comparisons] == [
        (2022, "nazionale", "98.81", "%"),
        (2022, "cluster dimensionale", "90.45", "%"),
    ]


def test_what_the_documents_say_breaks_a_series_breaks_its_forecast() -> None:
    found = series("riviere", "A02_2")
    assert [(b.year, b.kind) for b in found.breaks] == [(2022, "method")]
    assert found.expected(2023) is NoForecast.TOO_FEW
    assert isinstance(replace(found, breaks=()).expected(2023), Forecast)
    assert [(b.year, b.kind) for b in series("torino", "kpi7.1.2_04").breaks] == [(2022, "method"), (2023, "source")]
    assert sum(len(s.breaks) for s in all_series(plan("riviere")).values()) == 7


def test_soglie_and_deadlines_are_told() -> None:
    assert [(year, s.text) for year, s in series("torino", "B3.1_02").soglie] == [(2022, "65")]
    assert series("riviere", "B05.01_1").is_date
    assert not series("riviere", "A04_2").is_date


# Two documents of the same ente.

KEY = MeasureKey("strategico", "", "A04", "A04_2")


def a_later_document(**changes: object) -> Plan:
    """The document of 2024: a consuntivo, a note that corrects 2023 and prints no 2022, a later target."""
    first = plan("riviere")
    (row,) = [row for row in first.measures if row.key == KEY]
    key = MeasureKey("strategico", "", "S1", "S1_1")
    past = (("2022", "", "ND"), ("2023", "118.20", "value"))
    made: dict[str, object] = {
        "year": 2024,
        "measures": (replace(row, key=key),),
        "versions": {key: (version(1, "125", valid=False), version(2, "122"))},
        "versions_other_years": {2023: {key: (version(1, "119"),)}, 2025: {key: (version(1, "130"),)}},
        "soglie": (),
        "actuals": (an_actual(key, "121.00"),),
        "history": tuple(
            HistoryRow(
                note_number="7",
                key=key,
                indicator_name="",
                source="",
                year=int(year),
                value=quantity(text),
                numerator=None,
                denominator=None,
                availability=word,
            )
            for year, text, word in past
        ),
        "benchmarks": (
            BenchmarkRow(key=key, year=None, scope="nazionale", statistic="mean", value=quantity("130"), raw="130"),
        ),
        "breaks": (BreakRow(key=key, year=2024, kind="source", reason="Altra fonte."),),
    }
    return replace(first, **(made | changes))  # type: ignore[arg-type]


def version(number: int, target: str, *, valid: bool = True) -> TargetVersion:
    return TargetVersion(version=number, op=Op.AT_LEAST, target=quantity(target), unit="%", valid=valid)


def an_actual(key: MeasureKey, text: str) -> ActualRow:
    return ActualRow(
        key=key,
        year=2024,
        actual=quantity(text),
        numerator=None,
        denominator=None,
        ratio=None,
        deviation=None,
        declared=None,
        availability="value",
    )


def joined() -> Series:
    return all_series(plan("riviere"), (a_later_document(),))[KEY]


def test_a_later_document_wins_but_an_absence_never_covers_a_value_and_nothing_is_lost() -> None:
    found = joined()
    assert [(v.year, shown(v), v.document) for v in found.values] == [
        (2020, "105.77", 2023),
        (2021, "107.02", 2023),
        (2022, "112.67", 2023),
        (2023, "118.20", 2024),
        (2024, "121.00", 2024),
    ]
    assert [(v.year, shown(v), v.document) for v in found.superseded] == [(2022, "ND", 2024), (2023, "118.13", 2023)]


def test_the_series_is_the_same_from_whichever_year_one_looks() -> None:
    later = a_later_document()
    (from_later,) = all_series(later, (plan("riviere"), plan("riviere"))).values()
    assert from_later.values == joined().values
    assert from_later.targets == joined().targets


def test_the_promises_of_a_year_are_those_of_its_own_document_and_others_are_ghosts() -> None:
    assert [(year, v.target.text, v.valid) for year, v in joined().targets if v.target] == [
        (2022, "111.57", True),
        (2023, "119", False),
        (2023, "120.00", True),
        (2024, "130.49", False),
        (2024, "125", False),
        (2024, "122", True),
        (2025, "130", True),
    ]


def test_a_comparison_without_a_year_is_kept_after_the_others() -> None:
    assert joined().comparisons[-1] == Comparison(
        year=None, scope="nazionale", statistic="mean", value=quantity("130"), raw="130"
    )
    assert joined().breaks == (Break(year=2024, kind="source", reason="Altra fonte."),)


def test_an_indicator_without_common_code_is_the_same_only_at_the_same_place() -> None:
    later = a_later_document()
    alone = replace(later, measures=(replace(later.measures[0], common_code=""),))
    assert [v.year for v in all_series(plan("riviere"), (alone,))[KEY].values] == [2020, 2021, 2022, 2023]
    moved = MeasureKey("strategico", "", "S1", "S1_1")
    same_place = replace(alone, measures=(replace(alone.measures[0], key=KEY),), actuals=(an_actual(KEY, "121"),))
    base = plan("riviere")
    bare = replace(
        base, measures=tuple(replace(row, common_code="") if row.key == KEY else row for row in base.measures)
    )
    assert [v.year for v in all_series(bare, (same_place,))[KEY].values] == [2020, 2021, 2022, 2023, 2024]
    assert moved not in all_series(bare, (same_place,))


def test_another_unit_begins_a_new_series() -> None:
    later = a_later_document()
    other = replace(later, measures=(replace(later.measures[0], unit="ratio"),), breaks=())
    found = all_series(plan("riviere"), (other,))[KEY]
    assert [(b.year, b.kind, b.reason) for b in found.breaks] == [
        (2023, "unit", "L'unità di misura stampata era «%», dal 2023 è «ratio».")
    ]


def test_another_ente_has_no_part_in_it() -> None:
    assert all_series(plan("riviere"), (plan("torino"),)) == all_series(plan("riviere"))


@pytest.mark.parametrize(
    ("printed", "terms", "value", "from_ratio"),
    [
        ("", ("3", "4"), 75.0, True),
        ("70", ("3", "4"), 70.0, False),
        ("", ("3", ""), None, False),
        ("", ("", "4"), None, False),
        ("", ("", ""), None, False),
    ],
)
def test_a_note_that_prints_only_the_two_terms_tells_their_ratio(
    printed: str, terms: tuple[str, str], value: float | None, *, from_ratio: bool
) -> None:
    later = a_later_document()
    numerator, denominator = map(quantity, terms)
    note = replace(later.history[0], year=2019, value=quantity(printed), numerator=numerator, denominator=denominator)
    told = all_series(plan("riviere"), (replace(later, history=(note,)),))[KEY].values[0]
    assert (told.year, told.value.value if told.value else None, told.from_ratio) == (2019, value, from_ratio)


def test_comparisons_stand_by_year() -> None:
    later = a_later_document()
    (row,) = later.benchmarks
    rows = tuple(replace(row, year=year, scope="di prova") for year in (2022, None, 2020, 2021))
    found = all_series(plan("riviere"), (replace(later, benchmarks=rows),))[KEY].comparisons
    assert [c.year for c in found if c.scope == "di prova"] == [2020, 2021, 2022, None]


@pytest.mark.parametrize(
    ("unit", "op", "is_date"),
    [("data", Op.AT_LEAST, True), ("%", Op.BY, True), ("data", Op.BY, True), ("%", Op.AT_LEAST, False)],
)
def test_an_indicator_is_a_day_where_its_unit_or_its_promise_is(unit: str, op: Op, *, is_date: bool) -> None:
    base = plan("riviere")
    ente = replace(base.ente, units=(*base.ente.units, Unit("data", "data", "", UnitKind.DATE)))
    rows = tuple(replace(row, unit=unit) if row.key == KEY else row for row in base.measures)
    versions = {**base.versions, KEY: (replace(version(1, "119"), op=op),)}
    found = all_series(replace(base, ente=ente, measures=rows, versions=versions))[KEY]
    assert found.is_date is is_date


class Asked:
    """Other years that tell nothing, and remember what they were asked."""

    def __init__(self) -> None:
        self.about_many: list[int] = []
        self.years: list[Collection[int]] = []

    def about(self, rows: Sequence[MeasureRow]) -> Sequence[Document]:
        self.about_many.append(len(rows))
        return ()

    def of_years(self, years: Collection[int]) -> Sequence[Document]:
        self.years.append(years)
        return ()

    def compared(self) -> Collection[MeasureKey]:
        return ()


@pytest.mark.parametrize("ente", ["torino", "riviere"])
def test_the_value_of_the_year_before_is_the_one_that_the_series_tells(ente: str) -> None:
    series = all_series(plan(ente))
    assert series.last_year == last_year(dict(series), plan(ente).year)


def test_a_scored_year_asks_of_the_others_what_they_tell_of_last_year_and_nothing_else() -> None:
    others, riviere = Asked(), plan("riviere")
    view = scored_view(riviere, Histories(riviere, others), Basis())
    assert others.years == [{riviere.year - 1, riviere.year}]
    assert others.about_many == []
    assert view.series[KEY] is view.series[KEY]
    assert others.about_many == [len(riviere.measures)]


def test_many_series_are_gathered_at_once_and_only_those() -> None:
    others, riviere = Asked(), plan("riviere")
    keys = [row.key for row in riviere.measures][::2]
    found = series_of_all(Histories(riviere, others), keys)
    assert others.about_many == [len(keys)]
    assert found == {key: series for key, series in all_series(riviere).items() if key in keys}


def test_each_series_has_the_name_of_its_indicator_and_on_a_basis_its_targets_and_nothing_else_changes() -> None:
    torino = plan("torino")
    original = Basis(BasisKind.ORIGINAL)
    series = all_series(torino)
    names = {row.key: row.indicator_name for row in torino.measures}
    assert {key: found.name for key, found in series.items()} == names
    moved = series.on_basis(original)
    assert dict(moved) == {key: found.on_basis(original, torino.year) for key, found in series.items()}
    assert dict(moved) != dict(series)


def test_no_other_indicator_has_comparisons_than_those_that_may_be_compared() -> None:
    series = all_series(plan("riviere"))
    having = {key for key, each in series.items() if each.comparisons}
    assert having
    assert having <= set(series.compared)
    assert len(series.compared) < len(series)
