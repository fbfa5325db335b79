"""An office's own sheet as the template's sheets: what is carried on, made up, left out, and where each cell was."""

from __future__ import annotations

import pytest

from data.format.flat_layout import FlatChoices, FlatMapping, Role
from data.format.flat_lines import Unread
from data.format.flat_sheet import LaidOut, laid_out, written_units
from data.format.problem import Problem
from data.format.spreadsheet import Cell, Sheet

ALL = {1: Role.PARENT, 2: Role.NODE, 3: Role.INDICATOR, 4: Role.TARGET, 5: Role.DIRECTION}


NOTHING = FlatChoices()


def sheet_of(*rows: tuple[str, ...]) -> Sheet:
    return Sheet("PDO", tuple(tuple(Cell(text) for text in row) for row in (("intestazione",), *rows)))


def laid(
    *rows: tuple[str, ...], columns: dict[int, Role] = ALL, section: str = "", choices: FlatChoices = NOTHING
) -> LaidOut:
    return laid_out(sheet_of(*rows), FlatMapping("PDO", 1, 1, columns), (section, 2024), choices)


def rows_of(found: LaidOut, name: str, *headings: str) -> list[tuple[str, ...]]:
    """Some columns of a sheet of the template, below its headings."""
    sheet = next(sheet for sheet in found.sheets if sheet.name == name)
    at = [[cell.text for cell in sheet.rows[0]].index(heading) for heading in headings]
    return [tuple(row[place].text for place in at) for row in sheet.rows[1:]]


def test_codes_are_made_up_in_the_order_of_the_sheet_and_said() -> None:
    found = laid(
        ("Città", "Strade", "Km", "10"),
        ("", "", "Buche", "5"),
        ("", "Parchi", "Alberi", "3"),
        ("Scuola",),
        ("", "", "Aule"),
    )
    assert rows_of(found, "Obiettivi", "Codice obiettivo", "Obiettivo superiore", "Titolo") == [
        ("O1", "", "Città"),
        ("O1.1", "O1", "Strade"),
        ("O1.2", "O1", "Parchi"),
        ("O2", "", "Scuola"),
    ]
    assert rows_of(found, "Indicatori", "Codice obiettivo", "Codice indicatore", "Indicatore") == [
        ("O1.1", "O1.1.i1", "Km"),
        ("O1.1", "O1.1.i2", "Buche"),
        ("O1.2", "O1.2.i1", "Alberi"),
        ("O2", "O2.i1", "Aule"),
    ]
    assert [sentence.split(":")[0] for sentence in found.made_up] == [
        "Il foglio non dà il codice di 4 obiettivi",
        "Il foglio non dà il codice di 4 indicatori",
    ]


def test_written_codes_are_kept_and_nothing_is_said() -> None:
    columns = {1: Role.NODE_CODE, 2: Role.NODE, 3: Role.INDICATOR_CODE, 4: Role.INDICATOR}
    found = laid(("A.1", "Strade", "k7", "Km"), columns=columns)
    assert rows_of(found, "Indicatori", "Codice obiettivo", "Codice indicatore") == [("A.1", "k7")]
    assert found.made_up == ()


def test_an_objective_told_again_is_the_same_one() -> None:
    found = laid(("", "Strade", "Km", "10"), ("", "strade", "Buche", "5"))
    assert rows_of(found, "Obiettivi", "Titolo") == [("Strade",)]
    assert rows_of(found, "Indicatori", "Codice indicatore") == [("O1.i1",), ("O1.i2",)]


def test_the_same_title_under_another_objective_is_another_one() -> None:
    found = laid(("Città", "Persone", "a", "1"), ("Scuola", "Persone", "b", "2"))
    assert rows_of(found, "Obiettivi", "Codice obiettivo") == [("O1",), ("O1.1",), ("O2",), ("O2.1",)]


def test_totals_blank_lines_and_headings_told_again_are_left_out() -> None:
    found = laid(("", "Strade", "Km", "10"), (), ("intestazione",), ("", "Totale obiettivi"))
    assert rows_of(found, "Obiettivi", "Titolo") == [("Strade",)]
    assert [(line.number, line.unread) for line in found.unread] == [(4, Unread.HEADING), (5, Unread.TOTAL)]


REMARKS = {
    "after the total": [("", "Strade", "Km", "10"), ("", "Totale"), ("", "N.B. dati provvisori")],
    "before another objective": [("", "Area tecnica"), ("", "Strade", "Km", "10")],
    "one after the other": [("", "Strade", "Km", "10"), ("", "Il Segretario"), ("", "Visto")],
    "written over the whole line": [("", "Strade", "Km", "10"), ("Bozza", "Bozza", "Bozza", "Bozza")],
}


@pytest.mark.parametrize("rows", REMARKS.values(), ids=REMARKS)
def test_a_text_alone_that_nothing_leans_on_is_no_objective_and_is_told(rows: list[tuple[str, ...]]) -> None:
    found = laid(*rows)
    assert rows_of(found, "Obiettivi", "Titolo") == [("Strade",)]
    assert Unread.REMARK in [line.unread for line in found.unread]
    assert len(found.unread) == len(rows) - 1


def test_a_line_left_out_is_an_objective_where_a_person_says_so() -> None:
    rows = (("", "Strade", "Km", "10"), ("", "Totale digitalizzazione"), ("", "Da definire"))
    assert rows_of(laid(*rows), "Obiettivi", "Titolo") == [("Strade",)]
    taken = laid(*rows, choices=FlatChoices(frozenset({3, 4})))
    assert rows_of(taken, "Obiettivi", "Titolo") == [("Strade",), ("Totale digitalizzazione",), ("Da definire",)]


def test_a_title_alone_is_the_objective_of_the_indicators_below_it() -> None:
    found = laid(("", "Strade"), ("", "", "Km", "10"), ("", "", "Buche", "5"))
    assert rows_of(found, "Indicatori", "Codice obiettivo", "Indicatore") == [("O1", "Km"), ("O1", "Buche")]
    assert found.unread == ()


def test_titles_above_the_headings_are_told_too() -> None:
    sheet = Sheet("PDO", ((Cell("Comune"),), (Cell("x"), Cell("y"))))
    found = laid_out(sheet, FlatMapping("PDO", 2, 2, {1: Role.NODE, 2: Role.INDICATOR}), ("", 2024))
    assert [(line.number, line.text, line.unread) for line in found.unread] == [(1, "Comune", Unread.ABOVE)]


OFFICES = {1: Role.NODE, 2: Role.INDICATOR, 3: Role.TARGET, 4: Role.UNITS}


@pytest.mark.parametrize(
    ("offices", "told"),
    [
        (("Tributi", "CED", "Tributi"), "Tributi; CED"),
        (("", "CED", ""), "CED"),
        (("Tributi", "", ""), "Tributi"),
        (("Tributi; CED", "CED", "Anagrafe"), "Tributi; CED; Anagrafe"),
    ],
)
def test_an_objective_has_every_office_that_its_lines_name(offices: tuple[str, ...], told: str) -> None:
    rows = [
        (title, f"k{at}", "1", office) for at, (title, office) in enumerate(zip(("A", "", "A"), offices, strict=True))
    ]
    found = laid(*rows, columns=OFFICES)
    assert rows_of(found, "Obiettivi", "Titolo", "Unità organizzative") == [("A", told)]


MEASURED = {1: Role.NODE, 2: Role.INDICATOR, 3: Role.TARGET, 4: Role.ACTUAL, 5: Role.BEFORE}


@pytest.mark.parametrize(
    ("target", "actual", "unit"),
    [
        (">= 80%", "83,2%", "%"),
        ("", "83,2%", "%"),
        ("€ 120.000,00", "131250,5", "€"),
        ("almeno 6 ore", "", "ore"),
        ("≤ 30 gg.", "34", "gg"),
        ("entro il 30/06/2024", "18/6/2024", "data"),
        ("SI", "SI", ""),
        ("<0", "-4,1", ""),
    ],
)
def test_the_unit_is_the_one_beside_the_target_or_the_result_where_no_column_says_it(
    target: str, actual: str, unit: str
) -> None:
    row = ("A", "k", target, actual)
    assert rows_of(laid(row, columns=MEASURED), "Indicatori", "Unità di misura") == [(unit,)]
    assert written_units(sheet_of(row), FlatMapping("PDO", 1, 1, MEASURED)) == [unit] * bool(unit)


def test_last_years_value_becomes_history_and_one_that_was_not_to_be_had_does_not() -> None:
    found = laid(("A", "k", "5", "4", "3"), ("", "z", "5", "4", "n.d."), ("", "w", "5", "4", ""), columns=MEASURED)
    headings = ("Codice indicatore", "Anno", "Valore", "Indicatore")
    assert rows_of(found, "Serie storica", *headings) == [("O1.i1", "2023", "3", "k")]


@pytest.mark.parametrize(
    ("written", "is_zero", "state"),
    [("n.d.", False, "non disponibile"), ("N.D.", True, ""), ("non disponibile", False, "non disponibile")],
)
def test_a_result_that_is_not_to_be_had_is_out_unless_a_person_says_that_it_counts(
    written: str, *, is_zero: bool, state: str
) -> None:
    found = laid(("A", "k", "5", written), columns=MEASURED, choices=FlatChoices(absence_is_zero=is_zero))
    assert rows_of(found, "Indicatori", "Stato") == [(state,)]
    assert found.absent == (("PDO", 2, 4),)


@pytest.mark.parametrize("written", ["", "non fatto", "da rilevare", "0"])
def test_what_is_still_to_come_or_was_not_done_is_another_thing(written: str) -> None:
    found = laid(("A", "k", "5", written), columns=MEASURED)
    assert rows_of(found, "Indicatori", "Stato") == [("",)]
    assert found.absent == ()


def test_an_indicator_without_a_target_has_no_row_of_targets() -> None:
    found = laid(("", "Strade", "Km", ""))
    assert rows_of(found, "Target", "Target") == []
    assert len(rows_of(found, "Indicatori", "Indicatore")) == 1


def test_the_section_is_written_where_it_is_said() -> None:
    assert rows_of(laid(("", "Strade", "Km", "10"), section="peg"), "Target", "Sezione") == [("peg",)]


@pytest.mark.parametrize(
    ("place", "origin"),
    [
        ("foglio Target, cella H2", "foglio PDO, cella D2"),
        ("foglio Indicatori, cella D2", "foglio PDO, riga 2"),
        ("foglio Target, riga 2", "foglio PDO, riga 2"),
        ("foglio Target", "foglio Target"),
    ],
)
def test_a_problem_is_told_where_the_office_wrote_it(place: str, origin: str) -> None:
    found = laid(("", "Strade", "Km", "dieci"))
    assert found.placed(Problem("2024/targets.csv", 2, "", "x", "y", place=place)).place == origin


def test_a_merged_area_says_the_same_in_every_cell() -> None:
    rows = ((Cell("x"),), (Cell("Strade"), Cell("Km")), (Cell(""), Cell("Buche")))
    sheet = Sheet("PDO", rows, merged=((2, 1, 3, 1),))
    found = laid_out(sheet, FlatMapping("PDO", 1, 1, {1: Role.NODE, 2: Role.INDICATOR}), ("", 2024))
    assert rows_of(found, "Indicatori", "Codice obiettivo", "Indicatore") == [("O1", "Km"), ("O1", "Buche")]


def test_a_problem_of_a_merged_cell_is_told_in_the_first_one_which_holds_the_text() -> None:
    sheet = Sheet("PDO", ((Cell("x"),), (Cell("A"), Cell("k"), Cell("dieci")), (Cell(""), Cell("z"))), ((2, 3, 3, 3),))
    found = laid_out(sheet, FlatMapping("PDO", 1, 1, {1: Role.NODE, 2: Role.INDICATOR, 3: Role.TARGET}), ("", 2024))
    place = "foglio Target, cella H3"
    assert found.placed(Problem("2024/targets.csv", 2, "", "x", "y", place=place)).place == "foglio PDO, cella C2"


def test_what_is_said_of_a_line_fills_the_column_that_the_sheet_has_not() -> None:
    said = FlatChoices(said={(2, "measures", "direction"): "cresce"})
    found = laid(("A", "k", "5", ""), columns=MEASURED, choices=said)
    assert rows_of(found, "Indicatori", "Verso") == [("cresce",)]
