"""The workbook: formulas that give the engine's numbers, and go on giving them when a number is changed."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from data.plan.planning import Outlook
from scoring.model import Quantity
from scoring.scenario import Assumption, Field
from tests.scoring.shipped import scored
from tests.ui.documents.xlsx.spreadsheet import Spreadsheet
from tests.ui.facts.whatif.samples import CHANGES, a_proposal, an_answer, next_sheets
from ui.documents.xlsx.calculation import AFTER, BEFORE, places
from ui.documents.xlsx.proposal import as_xlsx
from ui.facts.whatif.answer import what_if, with_assumption

if TYPE_CHECKING:
    from openpyxl import Workbook

    from scoring.result import ScoredSheet

TORINO = scored("torino")[("strategico", "")]
ANSWER = an_answer(TORINO, *CHANGES)
SHEETS = [*scored("torino").values(), *scored("riviere").values(), *next_sheets("riviere", Outlook.WORST)]


def opened(file: bytes) -> Workbook:
    return load_workbook(io.BytesIO(file))


def headings(book: Workbook) -> dict[str, str]:
    """Letter of each column of the proposal, by its heading."""
    return {str(cell.value): cell.column_letter for cell in book["Proposta"][4] if cell.value}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda s: f"{s.sheet.section} {s.sheet.owner}".strip())
def test_every_formula_of_every_shipped_plan_gives_the_engines_score(sheet: ScoredSheet) -> None:
    answer = what_if(sheet, ())
    there = Spreadsheet(opened(as_xlsx(a_proposal("torino", answer))))
    rows = places(sheet).rows
    results = [*sheet.measures, *sheet.nodes]
    for row, result in zip(rows, results, strict=True):
        for block in (BEFORE, AFTER):
            found = there.value("Calcolo", f"{block.score}{row}")
            wanted = result.score
            assert (None if found == "" else found) == (wanted if wanted is None else pytest.approx(wanted, abs=1e-8))


def test_nearly_every_indicator_of_the_shipped_plans_has_a_live_formula() -> None:
    for sheet in SHEETS:
        book = opened(as_xlsx(a_proposal("torino", what_if(sheet, ()))))
        cells = [book["Calcolo"][f"{AFTER.score}{row}"] for row in places(sheet).measures.values()]
        counted = [m for m in sheet.measures if m.measure.state == "measured" and not m.measure.left_out]
        assert sum(cell.data_type == "f" for cell in cells) == len(counted)
        assert book["Calcolo"][f"{AFTER.score}5"].data_type == "f"


def test_what_is_shown_before_anything_is_computed_is_what_the_formulas_give() -> None:
    file = as_xlsx(a_proposal("torino", ANSWER))
    there, shown = Spreadsheet(opened(file)), load_workbook(io.BytesIO(file), data_only=True)
    checked = 0
    for sheet in there.book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    wanted, cached = there.value(sheet.title, cell.coordinate), shown[sheet.title][cell.coordinate]
                    number = Spreadsheet(shown).value(sheet.title, cached.coordinate)
                    is_blank = wanted == "" and number in (None, "")
                    assert is_blank or number == pytest.approx(wanted, abs=1e-8), cell.coordinate
                    checked += 1
    assert checked > 500


def test_changing_a_proposed_target_in_the_sheet_changes_the_result_of_the_ente() -> None:
    there = Spreadsheet(opened(as_xlsx(a_proposal("torino", ANSWER))))
    before = there.value("Calcolo", f"{AFTER.score}5")
    column = headings(there.book)["Target proposto"]
    there.change("Proposta", f"{column}6", 90)
    assert there.book["Proposta"]["C6"].value == "B3.1_02"
    key = ANSWER.assumptions[0].key
    other = what_if(TORINO, with_assumption(ANSWER.assumptions, Assumption(key, Field.TARGET, Quantity(90.0))))
    assert there.value("Calcolo", f"{AFTER.score}5") == pytest.approx(other.after.root.score)
    assert there.value("Calcolo", f"{AFTER.score}5") != pytest.approx(before)
    assert there.value("Calcolo", f"{BEFORE.score}5") == pytest.approx(TORINO.root.score)


def test_changing_any_other_number_of_the_calculation_counts_too() -> None:
    there = Spreadsheet(opened(as_xlsx(a_proposal("torino", ANSWER))))
    result = next(m for m in TORINO.measures if m.code == "kpi2.1.1_01")
    row = places(TORINO).measures[result.measure.key]
    there.change("Calcolo", f"{AFTER.actual}{row}", 76)
    assumed = Assumption(result.measure.key, Field.ACTUAL, Quantity(76.0))
    other = what_if(TORINO, (*ANSWER.assumptions, assumed))
    assert there.value("Calcolo", f"{AFTER.score}5") == pytest.approx(other.after.root.score)
    there.change("Calcolo", f"{AFTER.weight}{row}", 0)
    found = what_if(TORINO, (*other.assumptions, Assumption(result.measure.key, Field.WEIGHT, Quantity(0.0))))
    assert there.value("Calcolo", f"{AFTER.score}5") == pytest.approx(found.after.root.score)


def test_the_proposal_shows_scores_of_the_calculation_and_the_result_of_all_together() -> None:
    document = a_proposal("torino", ANSWER)
    there = Spreadsheet(opened(as_xlsx(document)))
    at = headings(there.book)
    assert there.value("Proposta", f"{at['Indicatore, attuale']}6") == pytest.approx(62.1)
    assert there.value("Proposta", f"{at['Obiettivo, proposto']}6") == pytest.approx(
        ANSWER.after.node("OS01.1.1").score
    )
    total = 5 + len(document.rows) + 2
    assert there.value("Proposta", f"H{total}") == pytest.approx(ANSWER.after.root.score)
    assert there.value("Proposta", f"I{total}") == pytest.approx(ANSWER.effects.root.points)


def test_columns_are_there_only_for_what_the_proposal_changes() -> None:
    only = as_xlsx(a_proposal("torino", an_answer(TORINO, "OS01.1.1/B3.1_02.target=72")))
    assert "Soglia attuale" not in headings(opened(only))
    assert {"Soglia proposta", "Peso proposto", "Consuntivo supposto"} <= set(
        headings(opened(as_xlsx(a_proposal("torino", ANSWER))))
    )


def test_a_date_is_a_date_and_a_soglia_taken_away_is_a_word() -> None:
    book = opened(as_xlsx(a_proposal("torino", ANSWER)))
    at = headings(book)
    assert book["Proposta"][f"{at['Target proposto']}8"].value.date().isoformat() == "2022-01-31"
    assert book["Proposta"][f"{at['Soglia proposta']}7"].value == "nessun valore"


def test_two_plans_have_a_calculation_each() -> None:
    operativo = scored("torino")[("operativo", "")]
    other = next(m for m in operativo.measures if m.measure.target and m.effective_weight and not m.measure.is_date)
    key = other.measure.key
    two = a_proposal("torino", ANSWER, an_answer(operativo, f"{key.node_code}/{key.indicator_code}.consuntivo=0"))
    there = Spreadsheet(opened(as_xlsx(two)))
    assert there.book.sheetnames == ["Proposta", "Calcolo 1", "Calcolo 2", "Che cosa è"]
    for name, answer in zip(there.book.sheetnames[1:3], two.answers, strict=True):
        assert there.value(name, f"{AFTER.score}5") == pytest.approx(answer.after.root.score)


def test_text_that_looks_like_a_formula_stays_text_and_control_characters_go() -> None:
    document = a_proposal("torino", ANSWER)
    row = replace(document.rows[0], reason='=HYPERLINK("http://host","x")', name="+1")
    book = opened(as_xlsx(replace(document, rows=(row, *document.rows[1:]))))
    cell = book["Proposta"][f"{headings(book)['Motivo']}5"]
    assert (cell.data_type, cell.value) == ("s", '=HYPERLINK("http://host","x")')
    assert cell.quotePrefix
    formulas = [c.value for s in book for line in s.iter_rows() for c in line if c.data_type == "f"]
    assert not [formula for formula in formulas if "HYPERLINK" in formula]


def test_the_workbook_prints_across_with_its_headings_and_its_mark_on_every_page() -> None:
    book = opened(as_xlsx(a_proposal("torino", ANSWER)))
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.freeze_panes == ("A2" if sheet.title == "Che cosa è" else "A5")
        assert sheet.print_title_rows
        assert "IPOTESI" in str(sheet.oddHeader.center.text)
    about = {line[0].value: line[1].value for line in book["Che cosa è"].iter_rows(min_row=2)}
    assert about["Ente"] == "Camera di commercio industria artigianato e agricoltura di Torino"
    assert "IPOTESI" in about["Che cosa è"]
    assert "0123456789ab" in about["Dati ufficiali"]


def test_the_same_proposal_is_the_same_bytes() -> None:
    document = a_proposal("torino", ANSWER)
    file = as_xlsx(document)
    assert file == as_xlsx(document)
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = parts.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT", core)) == {"2025-10-21T"}
