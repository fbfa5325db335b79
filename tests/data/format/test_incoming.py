"""A file handed in: mended on screen, rows left out, an office's own sheet read into a scored year."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.format.amend import with_documents
from data.format.cells import Refusal
from data.format.flat_guess import guess
from data.format.flat_layout import FlatMapping, Role
from data.format.incoming import Flat, Incoming, said_of
from data.format.new_ente import NewEnte, documents_of
from data.format.plan import build_plan
from data.format.spreadsheet import Cell, Sheet, read_spreadsheet
from data.format.workbook_table import address_of
from data.plan.series import all_series
from data.plan.sheets import sheets as sheets_of
from scoring.basis import Basis
from scoring.scored import score_sheet
from tests.flat_books import SHEET, flat_book
from tests.mistakes import right_workbook, workbook_with_mistakes

if TYPE_CHECKING:
    from data.format.year_reading import FolderReading

BORGOFINTO = NewEnte(
    code="borgofinto",
    name="Comune di Borgofinto",
    short_name="Borgofinto",
    year=2024,
    answers={"sotto": "fasce_percentuali 70 50 90 75 100 100", "calo": "specchio"},
)
UNITS = ("gg", "%", "data", "euro", "n.")
WORKED_OUT = {
    ("O1", "O1.i1"): 50,  # 38 days: over 110 % of 30 (33), within 130 % (39)
    ("O1", "O1.i2"): 75,  # 60/80 = 75 %: 93,75 % of 80 %
    ("O2", "O2.i1"): 100,  # the 15th of May, within the 30th of June
    ("O3", "O3.i1"): 75,  # 1.090.000: 90,8 % of 1.200.000
    ("O3", "O3.i2"): 100,  # 520, more than 500
    ("O1", ""): 62.5,  # (50 × 50 + 50 × 75) / 100
    ("O2", ""): 100,
    ("O3", ""): 82.5,  # (70 × 75 + 30 × 100) / 100
    ("", ""): 76,  # (50 × 62,5 + 20 × 100 + 30 × 82,5) / 100
}


def sheets(content: bytes) -> tuple[Sheet, ...]:
    found = read_spreadsheet(content)
    assert not isinstance(found, Refusal)
    return found


def office_file(changes: tuple[tuple[str, object], ...] = ()) -> Incoming:
    found = sheets(flat_book(changes))
    flat = Flat(guess(found[0]), 2024, documents_of(BORGOFINTO, UNITS))
    return Incoming("pdo.xlsx", "marca", found, flat=flat)


def scores(reading: FolderReading) -> dict[tuple[str, str], float | None]:
    assert reading.folder is not None, reading.problems
    (year,) = reading.folder.years
    plan = build_plan(reading.folder.ente, year.year, year.policy, year.tables)
    (sheet,) = (score_sheet(each, year.policy) for each in sheets_of(plan, Basis(), all_series(plan, [])))
    of_nodes = {(node.node.code, ""): node.score for node in sheet.nodes}
    of_indicators = {
        (node.node.code, found.measure.key.indicator_code): found.score
        for node in sheet.nodes
        for found in sheet.measures_of(node.node.code)
    }
    return of_nodes | of_indicators


def test_a_municipality_with_step_bands_comes_from_one_messy_sheet_and_scores_as_worked_out_by_hand() -> None:
    assert scores(office_file().read()) == pytest.approx(WORKED_OUT)


def test_what_an_office_sheet_has_no_cell_for_is_said_beside_it_and_a_wrong_word_stays_with_its_problem() -> None:
    incoming = replace(office_file((("G10", "1.200.000"),)))
    (problem,) = incoming.read().problems
    address = address_of(problem.place)
    assert address == (SHEET, 10, 0)
    assert incoming.found(problem, address) == ""
    wrong = replace(incoming, said={said_of(problem, address): "boh"})
    (again,) = wrong.read().problems
    assert "«boh» non è fra le parole ammesse" in again.what
    assert wrong.found(again, address) == "boh"
    assert scores(replace(incoming, said={said_of(problem, address): "cresce"}).read()) == pytest.approx(WORKED_OUT)


def test_a_problem_of_an_office_sheet_is_told_in_its_own_cell_and_mended_there() -> None:
    incoming = office_file((("G6", "trenta giorni circa 30-40"), ("F11", "trenta")))
    places = {problem.place for problem in incoming.read().problems}
    assert f"foglio {SHEET}, cella F11" in places
    mended = Incoming(
        incoming.name,
        incoming.mark,
        incoming.sheets,
        cells={(SHEET, 6, 7): "≤ 30", (SHEET, 11, 6): "30"},
        flat=incoming.flat,
    )
    assert scores(mended.read()) == pytest.approx(WORKED_OUT)


def test_a_mended_cell_is_read_as_if_it_were_in_the_file() -> None:
    incoming = Incoming("errori.xlsx", "marca", sheets(workbook_with_mistakes()))
    right = sheets(right_workbook())
    problems = incoming.read().problems
    assert len(problems) == 12
    addresses = [address for problem in problems if (address := address_of(problem.place))]
    texts = {name: sheet for sheet in right for name in [sheet.name]}
    cells = {(name, line, at): texts[name].rows[line - 1][at - 1].text for name, line, at in addresses}
    mended = Incoming(incoming.name, incoming.mark, incoming.sheets, cells=cells).read()
    whole = Incoming("giusto.xlsx", "marca", right).read()
    assert mended.folder is not None
    assert whole.folder is not None
    assert with_documents(mended.folder.documents, mended.folder.years[0].tables) == with_documents(
        whole.folder.documents, whole.folder.years[0].tables
    )


def test_a_row_left_out_is_not_read_and_the_others_keep_their_lines() -> None:
    whole = Incoming("giusto.xlsx", "marca", sheets(right_workbook())).read()
    without = Incoming("giusto.xlsx", "marca", sheets(right_workbook()), without=frozenset({("Consuntivi", 2)})).read()
    assert whole.folder is not None
    assert without.folder is not None
    before, after = (found.folder.years[0].tables["actuals"] for found in (whole, without) if found.folder)
    assert after.cells == before.cells[1:]
    assert after.lines == before.lines[1:]


def test_a_cell_beyond_its_row_is_added() -> None:
    incoming = Incoming("x", "marca", (Sheet("S", ((),)),), cells={("S", 1, 3): "qui"})
    assert incoming.row("S", 1) == ("", "", "qui")
    assert incoming.text(("S", 1, 3)) == "qui"
    assert incoming.text(("S", 9, 3)) == ""


def test_only_a_workbook_with_the_sheet_of_the_ente_and_a_table_is_a_template() -> None:
    assert Incoming("x", "marca", sheets(right_workbook())).is_template
    assert not Incoming("x", "marca", sheets(flat_book())).is_template


WRITTEN = st.sampled_from(
    [
        "",
        " ",
        "Strade",
        "O1",
        "50",
        "100%",
        ">= 10",
        "entro il 30/6",
        "31/2/2024",
        "n.d.",
        "3/4",
        "#",
        "totale",
        "≤",
        "calare",
    ]
)
GRIDS = st.lists(st.lists(st.builds(Cell, WRITTEN), max_size=6).map(tuple), max_size=8).map(tuple)
AREAS = st.lists(st.tuples(*[st.integers(1, 9)] * 4), max_size=2).map(tuple)
COLUMNS = st.dictionaries(st.integers(1, 7), st.sampled_from(Role))


@given(GRIDS, AREAS, COLUMNS, st.integers(0, 9))
@settings(max_examples=150)
def test_whatever_an_office_wrote_and_said_of_it_the_sheet_is_read_or_every_problem_has_its_place(
    rows: tuple[tuple[Cell, ...], ...],
    areas: tuple[tuple[int, int, int, int], ...],
    columns: dict[int, Role],
    last: int,
) -> None:
    sheet = Sheet("PDO", rows, merged=areas)
    guess(sheet)
    flat = Flat(FlatMapping("PDO", min(last, 1), last, columns), 2024, documents_of(BORGOFINTO))
    reading = Incoming("pdo.xlsx", "marca", (sheet,), flat=flat).read()
    assert (reading.folder is None) == bool(reading.problems)
    assert all(problem.place for problem in reading.problems)
