"""Rows of one year: own value, score, printed means and other enti; what cannot be compared says why."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from data.plan.identity import Cluster
from data.plan.records import CommonValue
from data.store.store import Store
from data.synthetic.enti import write_synthetic
from scoring.basis import Basis
from scoring.benchmark import Corner
from scoring.model import Direction, Quantity
from scoring.series import Break
from tests.ui.facts.plan_years import PlanYears, plans_of
from ui.facts import comparison
from ui.facts.comparison import line_of, lines
from ui.facts.comparison_words import said
from ui.facts.format import quantity
from ui.facts.peers import PER_FIRMS, Scope

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ui.facts.comparison import Line
    from ui.facts.view import View

ENTI = [("riviere", 2023), ("torino", 2022), ("sintetico-01", 2023), ("sintetico-04", 2022)]
NO_FIRMS = "È un conteggio, e nei dati non ci sono le imprese attive di quell'anno"
YEARS = [None, 2020, 2021, 2022, 2023]


@pytest.fixture(scope="module")
def stores(shipped_directory: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    invented = tmp_path_factory.mktemp("sintetici")
    write_synthetic(invented, 9, 3, 1)
    return {"vero": shipped_directory, "sintetico": invented}


@pytest.fixture(scope="module")
def known(stores: dict[str, Path]) -> dict[str, tuple[PlanYears, tuple[CommonValue, ...]]]:
    found = {}
    for code, _ in ENTI:
        with Store.open(stores["sintetico" if code.startswith("sintetico") else "vero"]) as store:
            common = store.common_values()
            found[code] = PlanYears(plans_of(store, code), common), common
    return found


def view_of(years: PlanYears, year: int) -> View:
    view = years.view(year, Basis())
    assert view is not None
    return view


ENTI_BY_GROUP = (("a", "medie", "Nord", 12), ("b", "medie", "Sud", 14), ("c", "medie", "Sud", 16))
MORE_BY_GROUP = (("d", "grandi", "Nord", 18), ("e", "grandi", "Nord", 20))


def test_the_cluster_is_of_the_grouping_that_is_asked_for(known) -> None:
    """10 of 2022 beside five enti. By size 10 12 14 16, median 13; by area 10 12 18 20, median 15."""
    years, _ = known["torino"]
    view = view_of(years, 2022)
    ente = replace(view.plan.ente, cluster="medie", clusters=(Cluster("area", "Area", "Nord"),))
    view = replace(view, plan=replace(view.plan, ente=ente))
    here_in, here = next((s, m) for s in view.sheets for m in s.measures if m.code == "EC05.1")
    series = view.series[here.measure.key]
    own = tuple(replace(v, value=Quantity(10.0)) if v.year == 2022 else v for v in series.values)
    view = replace(view, series={**view.series, here.measure.key: replace(series, values=own)})
    common = [
        CommonValue(
            ente=code,
            short_name=code,
            groupings=(Cluster("", "Classe dimensionale", size), Cluster("area", "Area", area)),
            is_synthetic=False,
            year=2022,
            common_code=view.texts[here.measure.key].common_code,
            indicator_name="",
            direction=Direction.HIGHER,
            unit=here.measure.unit,
            value=Quantity(value),
            key=here.measure.key,
            origin="consuntivo",
        )
        for code, size, area, value in (*ENTI_BY_GROUP, *MORE_BY_GROUP)
    ]
    medians = {
        grouping: line_of(view, here_in, here, common, 2022, grouping=grouping).spreads[Scope.CLUSTER].median
        for grouping in (None, "", "area")
    }
    assert medians == {None: 13, "": 13, "area": 15}
    nation = line_of(view, here_in, here, common, 2022, grouping="area").spreads[Scope.NATION].median
    assert nation == 15  # 10 12 14 16 18 20


def test_a_value_in_another_unit_is_not_compared_and_says_so(known) -> None:
    years, common = known["riviere"]
    view = view_of(years, 2023)
    here_in, here = next((s, m) for s in view.sheets for m in s.measures if m.code == "A02_1")
    series = view.series[here.measure.key]
    assert {2022, 2023} <= {point.year for point in series.points}
    moved = replace(series, breaks=(Break(year=2023, kind="unit", reason=""),))
    view = replace(view, series={**view.series, here.measure.key: moved})
    row = line_of(view, here_in, here, common, 2022)
    assert (row.own, row.printed) == (None, None)
    assert "Nel 2022 il valore dell'ente è in un'altra unità: non si confronta." in row.reasons
    assert line_of(view, here_in, here, common).year == 2023


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize(("code", "plan"), ENTI)
def test_every_number_of_a_row_is_of_its_year(known, code: str, plan: int, year: int | None) -> None:
    years, common = known[code]
    view = view_of(years, plan)
    found = lines(view, common, year, lambda at: years.view(at, Basis()))
    assert found
    for line in found:
        assert year in {None, line.year}
        key = line.here.measure.key
        own = {v.year: v.value for v in view.series[key].values}
        assert line.printed == own.get(line.year)
        told = {(v.ente, v.common_code): v.value for v in common if v.year == line.year}
        assert all(peer.printed == told[peer.ente, line.common_code] for peer in line.peers)
        printed = [c.value.value for c in view.series[key].comparisons if c.year == line.year and c.value]
        assert all(mean.value in printed for mean in line.means)
        then = years.view(line.year, Basis())
        scores = {m.measure.key: m.score for sheet in then.sheets for m in sheet.measures} if then else {}
        assert line.score == (scores.get(line.result.measure.key) if line.result else None)
        assert (line.result is not None) == (key in scores)


def test_of_each_row_the_newest_year_that_can_be_compared_is_chosen(known) -> None:
    found = {line.code: line.year for line in of(known, "riviere")}
    assert (found["A02_1"], found["A04_1"], found["B06_1"], found["A02_3"]) == (2023, 2022, 2022, 2022)


@pytest.mark.parametrize(("code", "plan"), ENTI)
def test_a_row_is_older_than_the_newest_own_value_only_to_be_compared_and_says_so(known, code: str, plan: int) -> None:
    view = view_of(known[code][0], plan)
    for line in of(known, code):
        own = [v.year for v in view.series[line.here.measure.key].values if v.value is not None and v.year <= plan]
        newest = max(own, default=plan)
        assert line.newer == (newest if newest > line.year else None)
        assert not line.newer or line.means or line.peers
        assert any(f"Nel {newest} c'è un valore" in each for each in line.reasons) is (line.newer is not None)
    assert all(line.newer is None for line in of(known, code, 2022))


def test_a_row_beside_nobody_is_of_the_newest_year_and_says_why_of_the_year_that_has_others(known) -> None:
    line = next(line for line in of(known, "riviere") if line.code == "A01_1")
    assert (line.year, line.own.text if line.own else "", said(line)) == (2023, "0.12", "Nessun confronto")
    assert line.score == pytest.approx(100 * 0.12 / 0.21)
    assert any(each.startswith("Nel 2022: Unità diverse") for each in line.reasons)


def of(known, code: str, year: int | None = None, common: Sequence[CommonValue] | None = None) -> tuple[Line, ...]:
    years, values = known[code]
    view = view_of(years, dict(ENTI)[code])
    return lines(view, values if common is None else common, year, lambda at: years.view(at, Basis()))


def row(known, code: str, indicator: str, **asked) -> Line:
    (found,) = [line for line in of(known, code, **asked) if line.code == indicator]
    return found


def test_the_printed_means_take_part_without_a_common_code_and_show_the_easy_target(known) -> None:
    line = row(known, "riviere", "A02_1")

    assert line.common_code == ""
    assert [(r.scope, r.value, r.is_printed) for r in line.references] == [
        (Scope.CLUSTER, 46.24, True),
        (Scope.NATION, 46.04, True),
    ]
    assert (line.own, line.score) == (Quantity(28.56, 0.005, "28.56"), 100.0)
    assert line.corner is Corner.EASY_TARGET
    assert [each.code for each, where in comparison.corners(of(known, "riviere")) if where is Corner.EASY_TARGET] == [
        "A02_1"
    ]


@pytest.mark.parametrize(
    ("ente", "code", "reason"),
    [
        (
            "riviere",
            "A01_1",
            "Unità diverse, non si confronta: Riviere di Liguria in «rapporto», Torino (1,65) in «numero».",
        ),
        (
            "torino",
            "OC_TD_04",
            "Unità diverse, non si confronta: Torino in «numero», Riviere di Liguria (0,16) in «rapporto».",
        ),
        (
            "torino",
            "OC_TBS_03",
            "Unità diverse, non si confronta: Torino in «numero», Riviere di Liguria (5,46) in «%».",
        ),
        (
            "riviere",
            "A03_1",
            "È un conteggio, e nei dati non ci sono le imprese attive di quell'anno: Torino (2.987,00).",
        ),
        ("torino", "OC_Int_01", "È un conteggio, e nei dati non ci sono le imprese attive di quell'anno: Torino."),
    ],
)
def test_what_is_not_compared_says_why_and_stands_beside_nobody(known, ente: str, code: str, reason: str) -> None:
    line = row(known, ente, code, year=2022)
    assert reason in line.reasons
    assert (line.peers, line.ranks, line.corner) == ((), {}, None)


def test_counts_are_compared_for_each_thousand_firms_of_their_ente(known) -> None:
    _, common = known["sintetico-01"]
    line = row(known, "sintetico-01", "OC_Int_01")
    told = {v.ente: v for v in common if v.common_code == "OC_Int_01" and v.year == line.year}
    mine = told.pop("sintetico-01")

    assert (line.symbol, line.per_firms) == (PER_FIRMS, True)
    assert line.own is not None
    assert line.own.value == pytest.approx(mine.value.value * 1000 / mine.firms)
    assert line.printed == mine.value
    assert {p.ente: p.value.value for p in line.peers} == pytest.approx(
        {ente: v.value.value * 1000 / v.firms for ente, v in told.items()}
    )


def test_an_ente_whose_firms_are_not_known_is_left_out_of_a_count_and_named(known) -> None:
    _, common = known["sintetico-01"]
    without = [replace(v, firms=None) if v.ente == "sintetico-02" else v for v in common]
    line = row(known, "sintetico-01", "OC_Int_01", common=without)

    assert "sintetico-02" not in {p.ente for p in line.peers}
    assert len(line.peers) >= 3
    assert any("imprese attive" in reason and "Ente sintetico 02" in reason for reason in line.reasons)


def test_the_cluster_comes_before_the_nation_and_what_is_printed_before_what_is_computed(known) -> None:
    for code, _ in ENTI:
        for line in of(known, code):
            order = [(list(Scope).index(r.scope), not r.is_printed) for r in line.references]
            assert order == sorted(order)
            assert list(line.spreads) == sorted(line.spreads, key=list(Scope).index)


def tied(common: Sequence[CommonValue], code: str, value: Quantity) -> list[CommonValue]:
    return [replace(v, value=value) if v.common_code == code else v for v in common]


def test_a_perfect_tie_is_a_tie(known) -> None:
    _, common = known["sintetico-01"]
    own = row(known, "sintetico-01", "EC07").printed
    assert own is not None
    line = row(known, "sintetico-01", "EC07", common=tied(common, "EC07", own))

    assert line.corner in {Corner.LEVEL_MET, Corner.LEVEL_MISSED}
    assert {(r.best, r.worst == r.count) for r in line.ranks.values()} == {(1, True)}
    assert line.quarter is not None
    assert comparison.QUARTER_WORDS[line.quarter[1]] == "alla mediana"


def test_where_neither_more_nor_less_is_better_nobody_is_ranked(known) -> None:
    line = replace(row(known, "riviere", "A02_1"), direction=Direction.NOMINAL)
    assert line.corner is None


def test_invented_enti_are_never_beside_real_ones(known) -> None:
    _, invented = known["sintetico-01"]
    assert not any(line.peers for line in of(known, "riviere", common=invented))


def test_a_printed_number_of_a_row_has_the_digits_of_its_document_and_computed_ones_the_same_decimals(
    known,
) -> None:
    for code, _ in ENTI:
        for line in of(known, code):
            own = [q for q in (line.own, *(p.value for p in line.peers)) if q]
            if line.per_firms:
                assert len({len(line.text(q).partition(",")[2]) for q in own}) <= 1
            else:
                assert [line.text(q) for q in own] == [quantity(q) for q in own]
            assert [line.reference(r) for r in line.means] == [quantity(r.printed) for r in line.means]
            computed = [r.value for r in line.references if not r.is_printed]
            assert len({len(line.text(value).partition(",")[2]) for value in computed}) <= 1
