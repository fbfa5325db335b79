"""From a plan to sheets: which nodes, in which order, with which target."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from data.format.folder import read_folder
from data.format.plan import build_plan
from data.plan.identity import Section
from data.plan.records import NodeRow
from data.plan.sheets import sheets
from data.plan.tree import forest
from data.store.shipped import SHIPPED
from scoring.basis import Basis
from scoring.model import Measure, MeasureState, Op, Sheet

if TYPE_CHECKING:
    from pathlib import Path

    from data.plan.records import Plan

VALID, ORIGINAL = Basis.parse("valid"), Basis.parse("original")
OWNERS = ["Segretario Generale", "Dirigente Area Anagrafe Economica"]


def plan_of(folder: Path, year: int) -> Plan:
    reading = read_folder(folder)
    assert reading.folder is not None, [str(problem) for problem in reading.problems]
    data = next(data for data in reading.folder.years if data.year == year)
    return build_plan(reading.folder.ente, year, data.policy, data.tables)


@pytest.fixture(scope="module")
def torino() -> Plan:
    return plan_of(SHIPPED / "torino", 2022)


@pytest.fixture(scope="module")
def riviere() -> Plan:
    return plan_of(SHIPPED / "riviere", 2023)


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def measures_of(found: tuple[Sheet, ...], section: str) -> dict[str, Measure]:
    return {m.key.indicator_code: m for sheet in found if sheet.section == section for m in sheet.measures}


def test_torino_has_its_sections_in_order_and_one_sheet_for_each_person(torino: Plan) -> None:
    found = [(sheet.section, sheet.owner) for sheet in sheets(torino, VALID)]
    assert found[:4] == [("strategico", ""), ("operativo", ""), *(("individuale", owner) for owner in OWNERS)]
    assert len(found) == 6


def test_the_root_comes_first_with_the_words_of_the_method(torino: Plan) -> None:
    roots = [sheet.nodes[0] for sheet in sheets(torino, VALID)]
    assert {(root.code, root.level, root.parent_code) for root in roots} == {("", "root", "")}
    assert [root.title for root in roots][:3] == [
        "Risultato dell'ente",
        "Media degli obiettivi operativi",
        "Risultato individuale – Segretario Generale",
    ]


def test_every_node_comes_after_its_parent_and_every_indicator_has_its_node(torino: Plan, riviere: Plan) -> None:
    for sheet in (*sheets(torino, VALID), *sheets(riviere, ORIGINAL)):
        seen: set[str] = set()
        for node in sheet.nodes:
            assert node.parent_code in seen or node.code == ""
            assert node.code not in seen
            seen.add(node.code)
        assert {measure.key.node_code for measure in sheet.measures} <= seen


def test_headings_come_from_other_sections_without_weight_result_or_indicators(riviere: Plan) -> None:
    _, operativo = sheets(riviere, VALID)
    headings = [node for node in operativo.nodes if node.is_heading]
    assert "A01" in {node.code for node in headings}
    assert all(node.weight is None and node.published is None and node.title for node in headings)
    assert not {node.code for node in headings} & {m.key.node_code for m in operativo.measures}


def test_a_node_stands_below_the_one_that_the_document_prints_above_it(torino: Plan) -> None:
    printed = {(row.section, row.node_code): row.parent_code for row in torino.nodes}
    strategico, operativo, *_ = sheets(torino, VALID)
    for sheet in (strategico, operativo):
        own = [node for node in sheet.nodes[1:] if not node.is_heading]
        assert [node.parent_code for node in own] == [printed[sheet.section, node.code] for node in own]
        assert any(node.parent_code for node in own)


@pytest.mark.parametrize(("printed", "unit"), [("", "pezzi"), ("perc", "perc")])
def test_the_unit_is_that_of_the_target_in_force_or_else_of_the_indicator(finto: Path, printed: str, unit: str) -> None:
    path = finto / "2024" / "targets.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(",2,>=,200,,", f",2,>=,200,{printed},"), encoding="utf-8")
    assert sheets(plan_of(finto, 2024), VALID)[0].measures[0].unit == unit


def test_titles_names_and_units_are_those_of_the_document(torino: Plan) -> None:
    strategico, operativo, *_ = sheets(torino, VALID)
    printed = {(row.section, row.node_code): (row.title, row.units) for row in torino.nodes}
    for sheet in (strategico, operativo):
        own = [node for node in sheet.nodes[1:] if not node.is_heading]
        assert [(node.title, node.units) for node in own] == [printed[sheet.section, node.code] for node in own]
    names = {row.key: row.indicator_name for row in torino.measures}
    assert {m.key: m.name for sheet in sheets(torino, VALID) for m in sheet.measures} == names
    assert any(units for _, units in printed.values())


def test_nodes_and_indicators_keep_the_order_of_the_document(torino: Plan) -> None:
    for sheet in sheets(torino, VALID):
        place = (sheet.section, sheet.owner)
        own = [node.code for node in sheet.nodes[1:] if not node.is_heading]
        printed = [row.node_code for row in torino.nodes if (row.section, row.owner) == place]
        assert sorted(own) == sorted(printed)
        keys = [row.key for row in torino.measures if (row.key.section, row.key.owner) == place]
        assert [measure.key for measure in sheet.measures] == keys


def test_printed_digits_say_how_exact_a_figure_is(torino: Plan) -> None:
    found = measures_of(sheets(torino, VALID), "strategico")
    actual = found["B3.1_02"].actual
    assert actual is not None
    assert (actual.value, actual.half_unit, actual.text) == (71.21, 0.005, "71.21")
    counted = found["kpi4.1.1_07"].actual
    assert counted is not None
    assert (counted.text, counted.half_unit) == ("1.00", 0.0)


def test_a_deadline_is_a_day(torino: Plan) -> None:
    found = [m for sheet in sheets(torino, VALID) for m in sheet.measures if m.op is Op.BY]
    assert found
    assert all(m.is_date and m.target and m.target.value > 700_000 and m.target.half_unit == 0 for m in found)


def test_a_raised_target_is_the_earlier_one_as_planned_and_until_the_day_of_the_act(torino: Plan) -> None:
    def target(basis: str) -> str:
        found = measures_of(sheets(torino, Basis.parse(basis)), "strategico")["kpi3.1.1_01"].target
        return found.text if found else ""

    assert [float(target(b)) for b in ("original", "2022-09-12", "2022-09-13", "valid")] == [20, 20, 85, 85]


def test_a_replaced_indicator_is_not_comparable_on_its_earlier_target(torino: Plan) -> None:
    before = measures_of(sheets(torino, ORIGINAL), "strategico")["kpi3.1.1-04"]
    assert (before.left_out, before.target, before.op) == ("not_comparable", None, None)
    after = measures_of(sheets(torino, VALID), "strategico")["kpi3.1.1-04"]
    assert after.left_out == ""


def test_the_benchmark_is_the_nations_wherever_it_is_printed(finto: Path) -> None:
    lines = "".join(f"dup,,O1,i1,2024,{s},mean,{v},,,\n" for s, v in (("regione", 5), ("cluster", 6), ("nazionale", 7)))
    (finto / "2024" / "benchmarks.csv").write_text(BENCHMARKS + lines, encoding="utf-8")
    benchmark = sheets(plan_of(finto, 2024), VALID)[0].measures[0].benchmark
    assert benchmark
    assert benchmark.text == "7"


def test_a_measure_set_aside_shows_the_last_target_it_had(torino: Plan) -> None:
    aside = measures_of(sheets(torino, VALID), "strategico")["kpi13.4_05"]
    assert aside.state is MeasureState.SUPPRESSED
    assert aside.target is not None
    assert aside.target.text == "2022-09-30"


def test_published_figures_stand_beside_nodes_and_indicators(torino: Plan) -> None:
    strategico = sheets(torino, VALID)[0]
    node = next(node for node in strategico.nodes if node.code == "OS01.1.1")
    assert node.published is not None
    assert node.published.score is not None
    assert (node.published.score.text, node.published.status) == ("60.48", "Parzialmente Raggiunto")
    score = measures_of((strategico,), "strategico")["B3.1_02"].published
    assert score is not None
    assert score.score is not None
    assert score.score.text == "62.1"


def test_last_years_value_and_the_national_mean_come_from_the_notes(riviere: Plan) -> None:
    first = next(m for m in sheets(riviere, VALID)[0].measures if m.key.node_code == "A01")
    assert first.previous is not None
    assert first.previous.text == "0.16"
    meant = [m for sheet in sheets(riviere, VALID) for m in sheet.measures if m.benchmark]
    assert "46.04" in {m.benchmark.text for m in meant if m.benchmark}


def test_an_actual_that_is_not_printed_is_the_exact_ratio_of_its_parts(finto: Path) -> None:
    plan = plan_of(finto, 2024)
    measure = sheets(plan, VALID)[1].measures[0]
    assert measure.actual is not None
    assert (measure.actual.value, measure.actual.half_unit, measure.actual.text) == (60.0, 0.0, "")


def test_a_declared_percentage_is_kept_apart_from_the_actual(finto: Path) -> None:
    path = finto / "2024" / "actuals.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("2024,,30,50,,,value", "2024,,,,,90,declared"),
        encoding="utf-8",
    )
    measure = sheets(plan_of(finto, 2024), VALID)[1].measures[0]
    assert measure.actual is None
    assert measure.declared is not None
    assert measure.declared.text == "90"


def test_a_soglia_beyond_an_earlier_target_is_left_out_on_that_basis_only(finto: Path) -> None:
    header = "section,owner,node_code,indicator_code,year,soglia,origin,note\n"
    (finto / "2024" / "soglie.csv").write_text(f"{header}dup,,O1,i1,2024,190,indicator,\n", encoding="utf-8")
    path = finto / "2024" / "targets.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",>=,250,", ",>=,180,"), encoding="utf-8")
    plan = plan_of(finto, 2024)
    soglie = [sheets(plan, basis)[0].measures[0].soglia for basis in (VALID, ORIGINAL)]
    assert [soglia.text if soglia else None for soglia in soglie] == ["190", None]


@pytest.mark.parametrize(("soglia", "kept"), [("0.5", "0.5"), ("190", None)])
def test_a_soglia_of_a_target_in_words_is_left_out_where_it_is_beyond_what_they_mean(
    finto: Path, soglia: str, kept: str | None
) -> None:
    header = "section,owner,node_code,indicator_code,year,soglia,origin,note\n"
    (finto / "2024" / "soglie.csv").write_text(f"{header}dup,,O1,i1,2024,{soglia},indicator,\n", encoding="utf-8")
    change(finto / "2024" / "targets.csv", ",2,>=,200,,,1,", ",2,,,,SI,1,")
    change(finto / "2024" / "actuals.csv", "i1,2024,150,", "i1,2024,1,")
    measure = sheets(plan_of(finto, 2024), VALID)[0].measures[0]
    assert measure.target is not None
    assert measure.target.value == 1
    assert (measure.soglia.text if measure.soglia else None) == kept


def test_a_yes_is_a_hundred_where_the_unit_is_a_percentage(finto: Path) -> None:
    change(finto / "2024" / "targets.csv", "P1,i1,2024,1,>=,80,,,1,", "P1,i1,2024,1,,,,SI,1,")
    change(finto / "2024" / "actuals.csv", "2024,,30,50,,,value", "2024,,,,,,blank")
    target = sheets(plan_of(finto, 2024), VALID)[1].measures[0].target
    assert target is not None
    assert target.value == 100


def test_a_published_result_of_a_whole_sheet_stands_at_its_root(finto: Path) -> None:
    header = "section,owner,node_code,indicator_code,score,status\n"
    (finto / "2024" / "published.csv").write_text(f"{header}dup,,,,85,Ottimo\n", encoding="utf-8")
    root = sheets(plan_of(finto, 2024), VALID)[0].nodes[0]
    assert root.published is not None
    assert root.published.status == "Ottimo"


def test_every_indicator_of_the_files_is_in_one_sheet(torino: Plan, riviere: Plan) -> None:
    for plan, code, year in ((torino, "torino", 2022), (riviere, "riviere", 2023)):
        with (SHIPPED / code / str(year) / "measures.csv").open(encoding="utf-8", newline="") as file:
            count = sum(1 for _ in csv.DictReader(file))
        assert sum(len(sheet.measures) for sheet in sheets(plan, VALID)) == count


HISTORY = (
    "note_number,section,owner,node_code,indicator_code,indicator_name,source,year,value,numerator,denominator,"
    "availability,raw,confidence\n"
)
BENCHMARKS = "section,owner,node_code,indicator_code,year,scope,statistic,value,unit,raw,source_line\n"


@pytest.mark.parametrize(
    ("years", "found"),
    [([2021, 2022, 2023], "2023"), ([2022], None), ([2021, 2022], None), ([2023, 2024, 2025], "2023")],
)
def test_last_year_is_the_year_before_and_no_other(finto: Path, years: list[int], found: str | None) -> None:
    rows = "".join(f"1,dup,,O1,i1,,,{year},{year},,,value,,\n" for year in years)
    (finto / "2024" / "history.csv").write_text(HISTORY + rows, encoding="utf-8")
    previous = sheets(plan_of(finto, 2024), VALID)[0].measures[0].previous
    assert (previous.text if previous else None) == found


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([(2023, "mean", 5)], None),
        ([("", "mean", 5)], None),
        ([(2024, "median", 5)], None),
        ([(2023, "mean", 5), (2024, "mean", 7), (2024, "mean", 9)], "7"),
    ],
)
def test_the_benchmark_is_the_first_mean_of_the_year_itself(
    finto: Path, rows: list[tuple[int | str, str, int]], found: str | None
) -> None:
    lines = "".join(f"dup,,O1,i1,{y},zona {n},{stat},{v},,,\n" for n, (y, stat, v) in enumerate(rows))
    (finto / "2024" / "benchmarks.csv").write_text(BENCHMARKS + lines, encoding="utf-8")
    benchmark = sheets(plan_of(finto, 2024), VALID)[0].measures[0].benchmark
    assert (benchmark.text if benchmark else None) == found


def test_a_measure_set_aside_shows_its_last_target_and_not_the_first(finto: Path) -> None:
    targets = finto / "2024" / "targets.csv"
    text = targets.read_text(encoding="utf-8").replace(",>=,200,,,1,", ",>=,200,,,0,")
    targets.write_text(f"{text}dup,,O1,i1,2024,3,,,,,1,not_measurable,,,,,\n", encoding="utf-8")
    measures = finto / "2024" / "measures.csv"
    measures.write_text(
        measures.read_text(encoding="utf-8").replace("pezzi,higher,100,measured", "pezzi,higher,100,not_measurable"),
        encoding="utf-8",
    )
    target = sheets(plan_of(finto, 2024), VALID)[0].measures[0].target
    assert target is not None
    assert target.text == "200"


@pytest.mark.parametrize(
    ("row", "state"),
    [
        (",0,0,,,value", MeasureState.NOT_MEASURABLE),
        (",0.00,0.0,,,value", MeasureState.NOT_MEASURABLE),
        ("70,0,0,,,value", MeasureState.MEASURED),
        (",0,0,,90,declared", MeasureState.MEASURED),
        (",0,5,,,value", MeasureState.MEASURED),
        (",0,,,,blank", MeasureState.MEASURED),
    ],
)
def test_nothing_of_nothing_is_not_measurable_where_nothing_else_is_told(
    finto: Path, row: str, state: MeasureState
) -> None:
    path = finto / "2024" / "actuals.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("2024,,30,50,,,value", f"2024,{row}"), encoding="utf-8")
    assert sheets(plan_of(finto, 2024), VALID)[1].measures[0].state is state


@pytest.mark.parametrize("basis", ["valid", "original", "2024-05-10"])
def test_only_the_valid_targets_are_those_that_the_published_results_were_made_on(finto: Path, basis: str) -> None:
    found = sheets(plan_of(finto, 2024), Basis.parse(basis))
    assert {sheet.has_published_targets for sheet in found} == {basis == "valid"}


def test_a_code_of_several_sections_is_that_of_the_skeleton_then_of_the_first_then_of_one_unknown() -> None:
    sections = (Section("b", "B"), Section("a", "A"), Section("s", "S", skeleton=True))

    def found(*places: str) -> str:
        nodes = [NodeRow(section=p, owner="", node_code="X", parent_code="", level="meta", title=p) for p in places]
        node = forest(nodes, sections).find("altra", "", "X")
        return node.title if node else ""

    assert [found("z", "a", "b", "s"), found("z", "a", "b"), found("z", "a"), found("z"), found()] == [
        "s",
        "b",
        "a",
        "z",
        "",
    ]


def test_a_section_without_headings_shows_no_node_of_another(finto: Path) -> None:
    path = finto / "ente.toml"
    text = path.read_text(encoding="utf-8")
    assert [n.code for n in sheets(plan_of(finto, 2024), VALID)[1].nodes] == ["", "M1", "O1", "P1"]
    path.write_text(text.replace('name = "PEG"', 'name = "PEG"\nheadings = false'), encoding="utf-8")
    nodes = sheets(plan_of(finto, 2024), VALID)[1].nodes
    assert [(node.code, node.parent_code) for node in nodes] == [("", ""), ("P1", "")]
