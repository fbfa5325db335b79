"""Beside the others: the figures are those that the document prints, and places those of the store."""

from __future__ import annotations

import csv
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

import pytest

from data.store.store import Store
from data.synthetic.enti import write_synthetic
from scoring.basis import Basis
from scoring.node_facts import Course
from tests.scoring.shipped import ROOT, plan
from tests.ui.facts.briefing.numbers import number, numbers, plain
from tests.ui.facts.briefing.years import FINGERPRINT, TODAY, comune, shipped, sources_of
from ui.facts.briefing import others
from ui.facts.briefing.sources import sources_of as briefing_sources
from ui.facts.data_version import DataVersion
from ui.facts.years import PlanYears

if TYPE_CHECKING:
    from pathlib import Path

    from ui.facts.briefing.slide import Slide
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


def test_every_bar_is_two_figures_of_the_documents_and_their_distance_in_percent() -> None:
    slide, own = others.slide(shipped("riviere")), own_values()
    lower = {r["indicator_code"] for r in rows("measures") if r["direction"] == "lower"}
    assert slide.bars is not None
    assert len(slide.bars.bars) == 10
    for bar in slide.bars.bars:
        name, _, where = bar.label.rpartition(", ")
        scope, year = where.split(" ")
        mine, theirs, *now = numbers(bar.text)
        code = name.split(" ")[0]
        assert own[code, int(year)] == mine
        assert now == ([] if year == "2023" else [2023, own[code, 2023]])
        assert any((c, y, v) == (code, int(year), theirs) and scope in s for c, s, y, v in printed_means())
        gap = (theirs - mine if code in lower else mine - theirs) / abs(theirs) * 100
        assert bar.value == pytest.approx(max(-60.0, min(60.0, gap)))
        assert bar.series == ("▲ meglio degli altri" if gap > 0 else "▼ peggio degli altri")


def test_a_bar_that_is_cut_says_where() -> None:
    bars = others.slide(shipped("riviere")).bars
    assert bars is not None
    assert "in percento della media (le barre si fermano al 60 %)" in plain(bars.title)
    longest = max(bars.bars, key=lambda bar: abs(bar.value or 0.0))
    mine, theirs, *_ = numbers(longest.text)
    assert abs(mine - theirs) / abs(theirs) > 0.6


@pytest.mark.parametrize(("more", "told"), [(0, ""), (1, " E un altro confronto."), (3, " E altri 3 confronti.")])
def test_more_than_ten_comparisons_are_counted(more: int, told: str) -> None:
    sources = shipped("riviere")
    pairs = others._found(sources)
    bars = others._bars(sources, [*pairs, *pairs[:more]])
    assert bars is not None
    assert len(pairs) == len(bars.bars) == 10
    assert plain(bars.title).partition(" %).")[2] == told


def test_a_slide_with_ten_bars_shows_nothing_else() -> None:
    slide = others.slide(shipped("riviere"))
    assert (slide.highlights, slide.table, slide.sentences) == ((), None, ())


def test_the_message_counts_better_among_all_that_the_document_lets_compare() -> None:
    own, lower = own_values(), {r["indicator_code"]: r["direction"] == "lower" for r in rows("measures")}
    newest: dict[tuple[str, str], tuple[int, float]] = {}
    for code, scope, year, value in printed_means():
        if (code, year) in own:
            newest[code, scope] = max(newest.get((code, scope), (0, 0.0)), (year, value))
    wanted: list[float] = []
    for year in sorted({year for year, _ in newest.values()}, reverse=True):
        beside: dict[str, list[bool]] = {}
        for (code, _), (at, value) in newest.items():
            if at == year:
                gap = own[code, year] - value
                beside.setdefault(code, []).append(gap < 0 if lower[code] else gap > 0)
        better = sum(all(found) for found in beside.values())
        wanted += [year, better, len(beside)] if better else [year, len(beside)]
    assert numbers(others.slide(shipped("riviere")).headline) == wanted


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
        ({"a": "w", "b": "w"}, "nel 2023 mai meglio, in 2 indicatori"),
        ({"a": "ww"}, "nel 2023 mai meglio, in 1 indicatore"),
        ({"a": "bw", "b": "w"}, "nel 2023 mai meglio, in 2 indicatori"),
        ({"a": "bb", "b": "w"}, "nel 2023 meglio in 1 indicatore su 2"),
        ({"a": "b", "b": "bb", "c": "=b"}, "nel 2023 meglio in 2 indicatori su 3"),
    ],
)
def test_an_indicator_is_counted_once_and_is_better_than_every_mean_or_not(courses: dict[str, str], told: str) -> None:
    result, standing = others._found(shipped("riviere"))[0]
    course = {"b": Course.BETTER, "w": Course.WORSE, "=": Course.SAME}
    pairs = []
    for code, each in courses.items():
        measure = replace(result.measure, key=replace(result.measure.key, indicator_code=code))
        pairs += [(replace(result, measure=measure), replace(standing, course=course[sign])) for sign in each]
    assert plain(others._of_year(2023, pairs)) == told


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
            PlanYears(store.plans(request.param), store.common_values()), 2023, Basis(), DataVersion(FINGERPRINT, TODAY)
        )


def by_code(slide: Slide) -> dict[str, tuple[str, ...]]:
    assert slide.table is not None
    return {row[0].split(" ")[0]: row for row in slide.table.rows}


def test_places_and_medians_are_those_of_the_values_in_the_store(among_six: Sources) -> None:
    found = by_code(others.slide(among_six))
    assert len(found) == 6
    for code, row in found.items():
        values = {v.ente: v.value for v in among_six.common if (v.common_code, v.year) == (code, 2023)}
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
        values = [v.value.value for v in among_six.common if (v.common_code, v.year) == (line.code, 2023)]
        gap = line.own.value.value - median(values)
        better += gap < 0 if line.direction == "lower" else gap > 0
    headline = plain(others.slide(among_six).headline)
    assert headline.startswith("Meglio della mediana degli enti in ")
    assert numbers(headline) == [better, len(lines)]


def test_the_table_says_of_which_year_and_of_which_enti_it_is(among_six: Sources) -> None:
    slide = others.slide(among_six)
    assert slide.table is not None
    assert slide.table.note.startswith(
        "Valori del 2023; mediana e posto sono calcolati sugli enti dell'archivio. E altri "
    )


def test_a_briefing_of_an_earlier_year_looks_at_no_later_one(six: Path) -> None:
    with Store.open(six) as store:
        sources = briefing_sources(
            PlanYears(store.plans("sintetico-01"), store.common_values()),
            2022,
            Basis(),
            DataVersion(FINGERPRINT, TODAY),
        )
    assert {v.year for v in sources.common} >= {2022, 2023}
    slide = others.slide(sources)
    assert slide.table is not None
    assert slide.table.note.startswith("Valori del 2022; ")
    for code, row in by_code(slide).items():
        values = [v.value.value for v in sources.common if (v.common_code, v.year) == (code, 2022)]
        assert number(row[2]) == pytest.approx(median(values), abs=0.006)


def test_a_real_ente_is_never_ranked_among_invented_ones(six: Path) -> None:
    with Store.open(six) as store:
        common = store.common_values()
    assert common
    slide = others.slide(sources_of(plan("torino"), common=common))
    assert slide.table is None
