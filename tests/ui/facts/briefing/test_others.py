"""Beside the others: the figures are those that the document prints, and places those of the store."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

import pytest

from data.store.store import Store
from data.synthetic.enti import write_synthetic
from scoring.basis import Basis
from scoring.model import Quantity
from scoring.node_facts import Course
from tests.scoring.shipped import ROOT, plan
from tests.ui.facts.briefing.numbers import code_of, number, numbers, plain
from tests.ui.facts.briefing.years import FINGERPRINT, TODAY, comune, shipped, sources_of
from tests.ui.facts.plan_years import PlanYears, plans_of
from ui.facts.briefing import others
from ui.facts.briefing.slide import BESIDE, DotKind
from ui.facts.briefing.sources import sources_of as briefing_sources
from ui.facts.data_version import DataVersion

if TYPE_CHECKING:
    from pathlib import Path

    from data.plan.records import CommonValue
    from ui.facts.briefing.slide import Slide, SlideTable
    from ui.facts.briefing.sources import Sources

FOLDER = ROOT / "data" / "enti" / "riviere" / "2023"


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def own_values() -> dict[tuple[str, int], float]:
    """What Riviere prints of itself, by indicator and year; a consuntivo before a note."""
    found = {(r["indicator_code"], int(r["year"])): float(r["value"]) for r in rows("history") if r["value"]}
    for row in rows("actuals"):
        if row["actual"] and "-" not in row["actual"][1:]:
            found[row["indicator_code"], int(row["year"])] = float(row["actual"])
    return found


def printed_means() -> list[tuple[str, str, int, float]]:
    """The means in the unit of their indicator; Riviere prints one in another."""
    units = {r["indicator_code"]: r["unit"] for r in rows("measures")}
    return [
        (r["indicator_code"], r["scope"], int(r["year"]), float(r["value"]))
        for r in rows("benchmarks")
        if r["statistic"] == "mean" and r["value"] and r["year"] and r["unit"] == units[r["indicator_code"]]
    ]


def table() -> SlideTable:
    found = others.slide(shipped("riviere")).table
    assert found is not None
    return found


def test_an_indicator_has_one_row_with_two_years_of_its_own_and_each_mean_with_its_year() -> None:
    own, means = own_values(), printed_means()
    codes = [code_of(row[0]) for row in table().rows]
    assert len(codes) == len(set(codes)) == 7
    assert [column.text for column in table().columns[:5]] == ["Indicatore", "2022", "2023", "Nazione", "Cluster"]
    for code, row in zip(codes, table().rows, strict=True):
        for year, cell in ((2022, row[1]), (2023, row[2])):
            assert cell == "–" if (code, year) not in own else number(cell) == own[code, year]
        for cell, is_cluster in ((row[3], False), (row[4], True)):
            if cell != "–":
                value, year = numbers(cell.replace(BESIDE, "; "))
                assert (value, int(year)) in {
                    (v, y) for c, s, y, v in means if c == code and ("cluster" in s) is is_cluster
                }


def test_the_verdict_is_between_two_figures_of_the_year_that_is_written_beside_it() -> None:
    own = own_values()
    lower = {r["indicator_code"] for r in rows("measures") if r["direction"] == "lower"}
    for row in table().rows:
        code, (word, year) = code_of(row[0]), row[5].split(BESIDE)
        newest = {int(numbers(cell.replace(BESIDE, "; "))[1]) for cell in row[3:5] if cell != "–"}
        assert int(year) == max(newest)
        gaps = {own[code, int(year)] - v for c, _, y, v in printed_means() if (c, y) == (code, int(year))}
        better = {(gap < 0) if code in lower else (gap > 0) for gap in gaps}
        assert word == {frozenset({True}): "▲ meglio", frozenset({False}): "▼ peggio"}.get(
            frozenset(better), "fra le due"
        )


def test_the_dots_of_a_row_are_its_figures_of_the_year_of_its_outcome_the_better_further_to_the_right() -> None:
    lower = {r["indicator_code"] for r in rows("measures") if r["direction"] == "lower"}
    headings = [column.text for column in table().columns]
    for row, dots in zip(table().rows, table().tracks, strict=True):
        year = row[5].split(BESIDE)[1]
        columns = {DotKind.OWN: headings.index(year), DotKind.NATION: 3, DotKind.CLUSTER: 4}
        cells = [row[columns[dot.kind]].split(BESIDE) for dot in dots]
        assert {at for _, *beside in cells for at in beside} == {year}
        values = [number(value) for value, *_ in cells]
        assert len(dots) == 1 + sum(cell.endswith(f"{BESIDE}{year}") for cell in row[3:5])
        sign = -1 if code_of(row[0]) in lower else 1
        by_value = sorted(zip(values, dots, strict=True), key=lambda pair: sign * pair[0])
        assert [dot.at for _, dot in by_value] == sorted(dot.at for dot in dots)
        assert {min(dot.at for dot in dots), max(dot.at for dot in dots)} == {0.0, 1.0}


def test_the_message_counts_better_among_all_that_the_document_lets_compare() -> None:
    own, lower = own_values(), {r["indicator_code"]: r["direction"] == "lower" for r in rows("measures")}
    newest: dict[str, int] = {}
    for code, _, year, _ in printed_means():
        if (code, year) in own:
            newest[code] = max(newest.get(code, 0), year)
    better = 0
    for code, year in newest.items():
        gaps = [own[code, year] - value for c, _, y, value in printed_means() if (c, y) == (code, year)]
        better += all(gap < 0 if lower[code] else gap > 0 for gap in gaps)
    told = numbers(others.slide(shipped("riviere")).headline)
    assert told[:2] == [better, len(newest)]
    of_years = list(zip(told[2::3], told[3::3], told[4::3], strict=True))
    assert {year: many for _, many, year in of_years} == Counter(newest.values())
    assert sum(some for some, _, _ in of_years) == better


def test_the_notes_say_each_comparison_once() -> None:
    told = others.slide(shipped("riviere")).notes.against_whom
    assert len(told) == 10
    assert "A02_1: 28,56 % nel 2023, peggio della media del cluster dimensionale (46,24 %)." in map(plain, told)


@pytest.mark.parametrize("sources", [shipped("torino"), comune()], ids=["torino", "comune"])
def test_without_printed_means_the_slide_says_that_it_cannot_be_done(sources: Sources) -> None:
    slide = others.slide(sources)
    assert slide.headline == "Nessun confronto: il documento non stampa medie degli altri"
    assert (slide.bars, slide.table) == (None, None)
    assert sources.view.plan.ente.short_name in slide.sentences[0]


@pytest.mark.parametrize(
    ("courses", "told"),
    [
        ({"a": "w", "b": "w"}, "Mai meglio della media stampata: 2 indicatori del 2023"),
        ({"a": "ww"}, "Mai meglio della media stampata: 1 indicatore del 2023"),
        ({"a": "bw", "b": "w"}, "Mai meglio della media stampata: 2 indicatori del 2023"),
        ({"a": "w", "b": "W"}, "Mai meglio della media stampata: 1 indicatore del 2023, 1 indicatore del 2022"),
        ({"a": "bb", "b": "w"}, "Meglio della media stampata in 1 indicatore su 2, nel 2023"),
        ({"a": "B"}, "Meglio della media stampata in 1 indicatore su 1, nel 2022"),
        ({"a": "b", "b": "bb", "c": "=b"}, "Meglio della media stampata in 2 indicatori su 3, nel 2023"),
        (
            {"a": "w", "b": "BB", "c": "W"},
            "Meglio della media stampata in 1 indicatore su 3: 0 su 1 nel 2023, 1 su 2 nel 2022",
        ),
        # A mean of an earlier year does not count where a newer one is printed.
        ({"a": "bW"}, "Meglio della media stampata in 1 indicatore su 1, nel 2023"),
    ],
)
def test_an_indicator_is_counted_once_in_its_year_and_is_better_than_every_mean_or_not(
    courses: dict[str, str], told: str
) -> None:
    """Better, worse, the same, of 2023; in capitals of 2022."""
    result, standing = others._found(shipped("riviere"))[0]
    course = {"b": Course.BETTER, "w": Course.WORSE, "=": Course.SAME}
    pairs = [
        (
            result.measure.key._replace(indicator_code=code),
            replace(
                standing, course=course[sign.lower()], own=replace(standing.own, year=2022 + (sign == sign.lower()))
            ),
        )
        for code, each in courses.items()
        for sign in each
    ]
    assert plain(others._against_means(pairs)) == told


@pytest.fixture(scope="module")
def six(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of six synthetic enti."""
    directory = tmp_path_factory.mktemp("sintetici")
    write_synthetic(directory, 6, 3, 1)
    return directory


@pytest.fixture(scope="module", params=["sintetico-01", "sintetico-04"])
def among_six(six: Path, request: pytest.FixtureRequest) -> Sources:
    with Store.open(six) as store:
        return briefing_sources(
            PlanYears(plans_of(store, request.param), store.common_values()),
            2023,
            Basis(),
            DataVersion(FINGERPRINT, TODAY),
        )


def bycode_of(slide: Slide) -> dict[str, tuple[str, ...]]:
    assert slide.table is not None
    return {code_of(row[0]): row for row in slide.table.rows}


def compared(found: CommonValue) -> Quantity:
    """A value as it is set beside the others: a count for each thousand firms of its ente."""
    if found.unit != "N.":
        return found.value
    assert found.firms is not None
    return Quantity(1000 * found.value.value / found.firms, 1000 * found.value.half_unit / found.firms)


def test_places_and_medians_are_those_of_the_values_in_the_store(among_six: Sources) -> None:
    found = bycode_of(others.slide(among_six))
    assert len(found) == len(others._ranked(among_six)) > 6
    for code, row in found.items():
        values = {v.ente: compared(v) for v in among_six.common if (v.common_code, v.year) == (code, 2023)}
        mine = values.pop(among_six.view.plan.ente.code)
        every = [mine.value, *(v.value for v in values.values())]
        assert number(row[1]) == pytest.approx(mine.value, abs=0.005)
        assert number(row[2]) == pytest.approx(median(every), abs=0.006)
        (m,) = [m for m in among_six.main.measures if m.code == code]
        sign = -1 if m.measure.direction == "lower" else 1
        slack = {e: mine.half_unit + v.half_unit for e, v in values.items()}
        better = sum(sign * (v.value - mine.value) > slack[e] for e, v in values.items())
        apart = sum(abs(v.value - mine.value) > slack[e] for e, v in values.items())
        places = sorted({better + 1, better + 1 + len(values) - apart})
        assert numbers(row[3]) == [*places, len(every)]


def test_the_message_counts_the_indicators_on_the_better_side_of_the_median(among_six: Sources) -> None:
    lines = others._ranked(among_six)
    better = 0
    for line in lines:
        assert line.own is not None
        values = [compared(v).value for v in among_six.common if (v.common_code, v.year) == (line.code, 2023)]
        gap = line.own.value - median(values)
        better += gap < 0 if line.direction == "lower" else gap > 0
    headline = plain(others.slide(among_six).headline)
    assert headline.startswith("Meglio della mediana degli enti in ")
    assert numbers(headline) == [better, len(lines), 2023]


def test_the_table_says_of_which_year_and_of_which_enti_it_is(among_six: Sources) -> None:
    slide = others.slide(among_six)
    assert slide.table is not None
    assert slide.table.note == (
        "Valori del 2023; mediana e posto sono calcolati sugli enti dell'archivio. "
        "‰: conteggi per 1.000 imprese attive."
    )
    assert len(slide.table.rows) == len(others._ranked(among_six))


def test_a_briefing_of_an_earlier_year_looks_at_no_later_one(six: Path) -> None:
    with Store.open(six) as store:
        sources = briefing_sources(
            PlanYears(plans_of(store, "sintetico-01"), store.common_values()),
            2022,
            Basis(),
            DataVersion(FINGERPRINT, TODAY),
        )
    assert {v.year for v in sources.common} >= {2022, 2023}
    slide = others.slide(sources)
    assert slide.table is not None
    assert slide.table.note.startswith("Valori del 2022; ")
    for code, row in bycode_of(slide).items():
        values = [compared(v).value for v in sources.common if (v.common_code, v.year) == (code, 2022)]
        assert number(row[2]) == pytest.approx(median(values), abs=0.006)


def test_a_real_ente_is_never_ranked_among_invented_ones(six: Path) -> None:
    with Store.open(six) as store:
        common = store.common_values()
    assert common
    slide = others.slide(sources_of(plan("torino"), common=common))
    assert slide.table is None
