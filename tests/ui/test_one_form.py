"""One quantity of an indicator is one text wherever a reader meets it, over the two real plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from data.store.store import Store
from scoring.basis import Basis
from tests.ui.facts.briefing.numbers import code_of
from tests.ui.facts.briefing.years import shipped
from tests.ui.facts.plan_years import PlanYears, plans_of
from ui.facts.briefing import risks
from ui.facts.comparison import lines
from ui.facts.comparison_words import valued
from ui.facts.format import percent, promise, quantity, score
from ui.facts.node_record import measure_record
from ui.facts.others import others_of
from ui.figures import comparison_tables, history_tables, years

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from data.plan.records import CommonValue
    from scoring.result import MeasureResult
    from ui.facts.view import View

ENTI = [("riviere", 2023), ("torino", 2022)]


@pytest.fixture(scope="module", params=ENTI, ids=[code for code, _ in ENTI])
def known(request: pytest.FixtureRequest, shipped_directory: Path) -> tuple[View, tuple[CommonValue, ...]]:
    code, year = request.param
    with Store.open(shipped_directory) as store:
        common = store.common_values()
        view = PlanYears(plans_of(store, code), common).view(year, Basis())
    assert view is not None
    return view, common


def measures(view: View) -> Iterator[MeasureResult]:
    return (result for scored in view.sheets for result in scored.measures)


def cells(view: View, common: tuple[CommonValue, ...], result: MeasureResult) -> dict[str, dict[str, str]]:
    """The table of Andamenti as it is read: by year, then by column."""
    series = view.series[result.measure.key]
    table = history_tables.years(series, others_of(view, result, common), None)
    first, *rest = history_tables.years_styled(table).to_string(delimiter="\t").splitlines()
    columns = ["", *table.frame.columns]
    assert first.split("\t")[-1] == columns[-1]
    return {row[1]: dict(zip(columns, row, strict=True)) for row in (line.split("\t") for line in rest)}


def test_what_the_documents_print_is_as_they_print_it_in_andamenti(known) -> None:
    view, common = known
    seen = 0
    for result in measures(view):
        series = view.series[result.measure.key]
        if not series.values or series.is_date:
            continue
        found = cells(view, common, result)
        for told in series.values:
            if told.value is not None:
                assert found[str(told.year)]["Valore"] == quantity(told.value), (result.code, told.year)
                seen += 1
        for year in {year for year, _ in series.targets}:
            version = series.target_of(year)
            if version is not None:
                assert found[str(year)]["Target"] == quantity(version.target), (result.code, year)
    assert seen > 50


def test_the_actual_is_the_same_text_in_the_sheet_the_history_and_the_comparison(known) -> None:
    view, common = known
    by_key = {result.measure.key: result for result in measures(view)}
    for line in lines(view, common, view.plan.year):
        result = by_key[line.here.measure.key]
        if line.per_firms or line.own is None or result.measure.actual is None:
            continue
        record = measure_record(view, result)
        assert valued(line, line.own) == record.actual, result.code
        for mean in line.means:
            assert line.reference(mean) == quantity(mean.printed), result.code
        assert valued(line, line.own).startswith(cells(view, common, result)[str(view.plan.year)]["Valore"])


def test_values_and_targets_of_the_years_are_those_of_the_sheet(known) -> None:
    view, _ = known
    found = list(measures(view))
    table = years.promises(view, found)
    for at, result in enumerate(found):
        record, series = measure_record(view, result), view.series[result.measure.key]
        value = table[str(view.plan.year)][at]
        told = next((v.value for v in series.values if v.year == view.plan.year), None)
        if value and told == result.measure.actual:
            assert value == record.actual, result.code
        version = series.target_of(view.plan.year)
        if version is not None and version.target == result.measure.target:
            said = table[f"Target {view.plan.year}"][at]
            assert said == promise(version.op, version.target, view.symbol(result)) == record.target, result.code


def test_a_score_is_the_same_text_in_every_table(known) -> None:
    view, common = known
    for line in lines(view, common, view.plan.year):
        if line.result is not None and line.result.score is not None:
            row = comparison_tables.table([line], {}).iloc[0]
            assert row["Punteggio"] == score(line.result) == measure_record(view, line.result).measured, line.code


@pytest.mark.parametrize("ente", ["torino", "riviere"])
def test_the_weight_on_a_slide_is_that_of_the_tree(ente: str) -> None:
    sources = shipped(ente)
    slide = risks.slide(sources)
    assert slide.table is not None
    told = {code_of(row[0]): row[-1] for row in slide.table.rows}
    weights = {r.code: percent(r.effective_weight * 100) for r in (*sources.main.measures, *sources.main.nodes)}
    assert told
    assert {code: text for code, text in told.items() if text not in {"–", weights[code]}} == {}
