"""The workbook of a year: formulas that give the engine's numbers and words, before and after a number is changed."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from data.format.plan import build_plan
from data.synthetic.enti import synthetic_ente
from scoring.basis import Basis
from scoring.model import Quantity
from scoring.scenario import Assumption, Field, assume, official, refusals
from scoring.scored import score_sheet
from tests.scoring.shipped import plan
from tests.ui.documents.xlsx.spreadsheet import Spreadsheet
from ui.documents.xlsx.calculation_block import places
from ui.documents.xlsx.grid import FIRST_DAY
from ui.documents.xlsx.year import as_xlsx
from ui.documents.xlsx.year_calculation import BLOCK, STATE
from ui.documents.xlsx.year_parts import PARTS
from ui.facts import states
from ui.facts.data_version import DataVersion
from ui.facts.year_view import year_view
from ui.figures import theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl import Workbook

    from scoring.model import Measure
    from scoring.result import MeasureResult, NodeResult, ScoredSheet
    from ui.facts.view import View

VERSION = DataVersion("0123456789abcdef", date(2025, 10, 21))
ENTI = ("torino", "riviere")
FIXED = ("Leggimi", "Risultati", PARTS)
INK_OF_INPUTS = "FF" + theme.LIGHT.accent.lstrip("#").upper()
HOSTILE = ('=HYPERLINK("http://host","x")', "+1", "-1", "@SUM(1)", "<b>|#_*${x}", "uno\x0bdue\x00", "🏛️" * 40, "n" * 300)


@cache
def a_view(ente: str, basis: str = "valid") -> View:
    return year_view(plan(ente), (), Basis.parse(basis))


@cache
def file_of(ente: str) -> bytes:
    return as_xlsx(a_view(ente), VERSION)


def opened(file: bytes) -> Workbook:
    return load_workbook(io.BytesIO(file))


def calculated(book: Workbook, view: View) -> Iterator[tuple[str, ScoredSheet]]:
    """The name of each calculation with the sheet it is of."""
    names = [name for name in book.sheetnames if name not in FIXED]
    yield from zip(names, view.sheets, strict=True)


def parts(scored: ScoredSheet) -> Iterator[tuple[int, MeasureResult | NodeResult]]:
    yield from zip(places(scored).rows, (*scored.measures, *scored.nodes), strict=True)


def at(book: Workbook, sheet: str, heading: str) -> str:
    """The letter of the column with a heading."""
    return next(cell.column_letter for cell in book[sheet][4] if cell.value == heading)


def assert_same_as_the_engine(view: View) -> int:
    """Every score and every word; gives how many there are."""
    there, checked = Spreadsheet(opened(as_xlsx(view, VERSION))), 0
    for name, scored in calculated(there.book, view):
        for row, result in parts(scored):
            found = there.value(name, f"{BLOCK.score}{row}")
            wanted = None if result.score is None else pytest.approx(result.score, abs=1e-9)
            assert (None if found == "" else found) == wanted, (name, row)
            assert there.value(name, f"{STATE}{row}") == states.state(result.band), (name, row)
            checked += 1
    return checked


@pytest.mark.parametrize("ente", ENTI)
@pytest.mark.parametrize("basis", ["valid", "original"])
def test_every_score_and_every_word_of_a_shipped_ente_is_the_engines(ente: str, basis: str) -> None:
    view = a_view(ente, basis)
    assert assert_same_as_the_engine(view) == sum(len(s.nodes) + len(s.measures) for s in view.sheets)


def test_a_synthetic_ente_has_the_engines_scores_and_says_everywhere_that_it_is_invented() -> None:
    folder = synthetic_ente(1, 10, 7)
    year = folder.years[-1]
    view = year_view(build_plan(folder.ente, year.year, year.policy, year.tables), (), Basis())
    assert assert_same_as_the_engine(view) > 50
    book = opened(as_xlsx(view, VERSION))
    assert all("DATI SINTETICI" in str(sheet.oddHeader.center.text) for sheet in book)
    assert "DATI SINTETICI" in str(book["Risultati"]["A1"].value)
    assert ("Attenzione", "DATI SINTETICI: ente e numeri inventati") in told(book)


def told(book: Workbook) -> list[tuple[object, object]]:
    return [(line[0].value, line[1].value) for line in book["Leggimi"].iter_rows()]


@pytest.mark.parametrize("ente", ENTI)
def test_what_has_a_score_by_the_rule_has_a_formula(ente: str) -> None:
    book = opened(file_of(ente))
    for name, scored in calculated(book, a_view(ente)):
        for row, result in parts(scored):
            if result.score is not None:
                assert book[name][f"{BLOCK.score}{row}"].data_type == "f", (name, row)


@pytest.mark.parametrize("ente", ENTI)
def test_what_is_shown_before_anything_is_computed_is_what_the_formulas_give(ente: str) -> None:
    there = Spreadsheet(opened(file_of(ente)))
    shown, checked = load_workbook(io.BytesIO(file_of(ente)), data_only=True), 0
    for sheet in there.book:
        for cell in (cell for line in sheet.iter_rows() for cell in line if cell.data_type == "f"):
            computed, kept = there.value(sheet.title, cell.coordinate), shown[sheet.title][cell.coordinate].value
            is_same = (
                (kept or "") == computed if isinstance(computed, str) else kept == pytest.approx(computed, abs=1e-8)
            )
            assert is_same, (sheet.title, cell.coordinate)
            checked += 1
    assert checked > 400


@pytest.mark.parametrize("ente", ENTI)
def test_a_row_of_the_results_is_the_result_of_its_calculation(ente: str) -> None:
    view, there = a_view(ente), Spreadsheet(opened(file_of(ente)))
    for row, (name, scored) in enumerate(calculated(there.book, view), start=5):
        line = [there.value("Risultati", f"{letter}{row}") for letter in "ABCDE"]
        owner = scored.sheet.owner or "l'ente"
        assert line[:3] == [name, view.section_name(scored.sheet.section), owner]
        assert line[3:] == [pytest.approx(scored.root.score, abs=1e-9), states.state(scored.root.band)]
        assert f"'{name}'!" in str(there.book["Risultati"][f"D{row}"].value)


@pytest.mark.parametrize("ente", ENTI)
def test_the_published_figures_and_the_oivs_stand_beside_with_their_verdict(ente: str) -> None:
    view, book = a_view(ente), opened(file_of(ente))
    for name, scored in calculated(book, view):
        figure, verdict = at(book, name, "Pubblicato"), at(book, name, "Il pubblicato e il calcolo")
        for row, result in parts(scored):
            published = result.published and result.published.score
            assert book[name][f"{figure}{row}"].value == (published.value if published else "non stampato")
            assert (book[name][f"{verdict}{row}"].value == "coincide con il calcolo") == (result.verdict == "coincide")
    if ente == "riviere":
        oiv = at(book, "Operativo", "Valutazione dell'OIV")
        row = places(view.sheet("operativo", "")).nodes["A02.02"]
        said = view.evaluations["operativo", "", "A02.02"].evaluation
        assert said is not None
        assert book["Operativo"][f"{oiv}{row}"].value == said.value


def inputs(book: Workbook, name: str, scored: ScoredSheet) -> Iterator[tuple[str, Measure, Field]]:
    """The blue cells of the indicators."""
    for result in scored.measures:
        row = places(scored).measures[result.measure.key]
        for field in Field:
            cell = book[name][f"{BLOCK.column(field)}{row}"]
            if cell.font.color is not None and cell.font.color.rgb == INK_OF_INPUTS:
                yield cell.coordinate, result.measure, field


def another(measure: Measure, field: Field) -> Quantity:
    """A number that is not the one there is; a day stays a day."""
    found = official(measure, field) or official(measure, Field.TARGET) or Quantity(1.0)
    return Quantity(found.value + 9) if measure.is_date else Quantity(found.value * 0.83 + 0.5)


@pytest.mark.parametrize(
    ("ente", "section", "step"),
    [("torino", "strategico", 3), ("torino", "individuale", 1), ("riviere", "strategico", 1)],
)
def test_changing_a_blue_number_gives_what_the_engine_gives_on_that_number(ente: str, section: str, step: int) -> None:
    view, there = a_view(ente), Spreadsheet(opened(file_of(ente)))
    name, scored = next((n, s) for n, s in calculated(there.book, view) if s.sheet.section == section)
    moved = 0
    for cell, measure, field in list(inputs(there.book, name, scored))[::step]:
        value = another(measure, field)
        assumption = Assumption(measure.key, field, value)
        if refusals(scored.sheet, scored.policy, [assumption]):
            continue
        other = score_sheet(assume(scored.sheet, [assumption]), scored.policy)
        is_day = measure.is_date and field is not Field.WEIGHT
        there.changed.clear()
        there.change(name, cell, value.value - FIRST_DAY if is_day else value.value)
        for row, result in ((places(scored).measures[measure.key], other.measure(measure.key)), (5, other.root)):
            assert there.value(name, f"{BLOCK.score}{row}") == pytest.approx(result.score, abs=1e-9), (cell, row)
        moved += other.root.score != scored.root.score
    assert moved > 5


def test_a_change_in_a_calculation_reaches_the_results_and_its_word() -> None:
    there, scored = Spreadsheet(opened(file_of("torino"))), a_view("torino").main
    measured = [m.measure for m in scored.measures if m.score is not None]
    for measure in measured:
        there.change("Strategico", f"{BLOCK.actual}{places(scored).measures[measure.key]}", None)
    nothing = score_sheet(
        assume(scored.sheet, [Assumption(m.key, Field.ACTUAL, None) for m in measured]), scored.policy
    )
    assert there.value("Risultati", "D5") == pytest.approx(nothing.root.score, abs=1e-9)
    assert there.value("Risultati", "E5") == states.state(nothing.root.band) != states.state(scored.root.band)


def test_the_weight_of_an_objective_of_a_person_can_be_changed() -> None:
    view, there = a_view("torino"), Spreadsheet(opened(file_of("torino")))
    scored = view.sheet("individuale", "Segretario Generale")
    code = scored.nodes[1].code
    cell = f"{BLOCK.weight}{places(scored).nodes[code]}"
    assert there.book["Segretario Generale"][cell].font.color.rgb == INK_OF_INPUTS
    there.change("Segretario Generale", cell, 90)
    nodes = tuple(replace(node, weight=90.0) if node.code == code else node for node in scored.sheet.nodes)
    other = score_sheet(replace(scored.sheet, nodes=nodes), scored.policy)
    assert other.root.score != scored.root.score
    assert there.value("Segretario Generale", f"{BLOCK.score}5") == pytest.approx(other.root.score, abs=1e-9)


def test_moving_a_limit_down_to_a_score_gives_that_score_the_word_above() -> None:
    there = Spreadsheet(opened(file_of("torino")))
    row = next(at for at, (name, _) in enumerate(told(there.book), start=1) if name == "✓ Raggiunto")
    assert there.value("Leggimi", f"B{row}") == 95
    assert there.book["Leggimi"][f"B{row}"].number_format.startswith('"da "')
    assert there.value("Risultati", "E5") == "◐ Parzialmente raggiunto"
    there.change("Leggimi", f"B{row}", a_view("torino").main.root.score)
    assert there.value("Risultati", "E5") == "✓ Raggiunto"


def test_a_limit_that_a_score_must_pass_does_not_take_the_score_that_equals_it() -> None:
    view = a_view("riviere")
    there = Spreadsheet(opened(file_of("riviere")))
    row = next(at for at, (name, _) in enumerate(told(there.book), start=1) if name == "✓ Raggiunto")
    assert there.book["Leggimi"][f"B{row}"].number_format.startswith('"oltre "')
    there.change("Leggimi", f"B{row}", view.main.root.score)
    assert there.value("Risultati", "E5") == "◐ Parzialmente raggiunto"


def test_where_nothing_is_measured_there_is_no_score_and_never_a_zero() -> None:
    view = a_view("riviere")
    bare = [replace(m, actual=None, declared=None) for m in view.main.sheet.measures]
    scored = score_sheet(replace(view.main.sheet, measures=tuple(bare)), view.main.policy)
    file = as_xlsx(replace(view, sheets=(scored,)), VERSION)
    there, shown = Spreadsheet(opened(file)), load_workbook(io.BytesIO(file), data_only=True)
    assert scored.root.score is None
    assert there.value("Risultati", "D5") == ""
    assert not shown["Risultati"]["D5"].value
    assert there.value("Risultati", "E5") == shown["Risultati"]["E5"].value == "– Senza punteggio"


def test_a_sheet_of_headings_only_has_an_empty_result() -> None:
    view = a_view("riviere")
    scored = score_sheet(replace(view.main.sheet, nodes=view.main.sheet.nodes[:1], measures=()), view.main.policy)
    there = Spreadsheet(opened(as_xlsx(replace(view, sheets=(scored,)), VERSION)))
    assert there.value("Risultati", "D5") == ""


def hostile(view: View) -> View:
    """A person's sheet with texts that a spreadsheet could take for something else, and another of the same name."""
    sheet = view.sheets[-1].sheet
    owner = "=Dirigente dell'Area [A]:*?/\\ 🏛️" + "n" * 300
    nodes = tuple(replace(n, title=HOSTILE[at % 8]) for at, n in enumerate(sheet.nodes))
    measures = tuple(replace(m, name=HOSTILE[at % 8], unit="=1+1") for at, m in enumerate(sheet.measures))
    made = [replace(sheet, owner=owner + end, nodes=nodes, measures=measures) for end in ("", "2")]
    ente = replace(view.plan.ente, name="=1&A" * 80, short_name="&A" * 80)
    scored = tuple(score_sheet(each, view.plan.policy) for each in made)
    return replace(view, sheets=scored, plan=replace(view.plan, ente=ente))


def test_no_text_of_the_data_becomes_a_formula_or_breaks_a_sheet() -> None:
    view = hostile(a_view("riviere"))
    assert assert_same_as_the_engine(view) > 100
    book = opened(as_xlsx(view, VERSION))
    assert len(book.sheetnames) == len({name.casefold() for name in book.sheetnames}) == 5
    assert all(len(name) <= 31 for name in book.sheetnames)
    texts = {cell.value for sheet in book for line in sheet.iter_rows() for cell in line if cell.data_type == "s"}
    assert {*HOSTILE[:5], "uno due"} <= texts
    formulas = [c.value for s in book for line in s.iter_rows() for c in line if c.data_type == "f"]
    assert not [formula for formula in formulas if "HYPERLINK" in formula or "1+1" in formula]
    with zipfile.ZipFile(io.BytesIO(as_xlsx(view, VERSION))) as packed:
        heads = packed.read("xl/worksheets/sheet1.xml").decode()
    assert len(heads.partition("<oddHeader>")[2].partition("</oddHeader>")[0].replace("&amp;", "&")) < 256


@pytest.mark.parametrize("ente", ENTI)
def test_every_sheet_prints_across_an_a4_with_its_headings_on_every_page(ente: str) -> None:
    for sheet in opened(file_of(ente)):
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_title_rows == ("$1:$1" if sheet.title == "Leggimi" else "$4:$4")
        assert sheet.freeze_panes == {"Leggimi": "A2", "Risultati": "A5"}.get(sheet.title, "D5")
        assert all(6 <= dimension.width <= 110 for dimension in sheet.column_dimensions.values())


def test_the_results_have_a_figure_that_follows_their_cells() -> None:
    with zipfile.ZipFile(io.BytesIO(file_of("torino"))) as packed:
        figure = packed.read("xl/charts/chart1.xml").decode()
    assert "'Risultati'!$D$5:$D$10" in figure
    assert "'Risultati'!$A$5:$A$10" in figure


def test_the_first_sheet_says_what_the_workbook_is_of() -> None:
    facts = dict(told(opened(file_of("torino"))))
    view = a_view("torino")
    assert facts["Ente"] == view.plan.ente.name
    assert facts["Anno"] == "2022"
    assert facts["Base"] == "target validi a fine anno"
    assert facts["Versione dei dati"] == "0123456789ab"
    assert facts["Documento del"] == "21/10/2025"
    assert "Attenzione" not in facts
    assert set(opened(file_of("torino")).sheetnames) - set(FIXED) == {
        name.removeprefix("Foglio «").removesuffix("»") for name in facts if str(name).startswith("Foglio «")
    }


def test_the_same_year_is_always_the_same_bytes() -> None:
    assert as_xlsx(a_view("torino"), VERSION) == file_of("torino")
    other = as_xlsx(a_view("torino"), replace(VERSION, day=date(2025, 10, 22)))
    assert other != file_of("torino")
