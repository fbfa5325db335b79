"""An office's own sheet as the template's sheets: what is carried on, made up, left out, and where each cell was."""

from __future__ import annotations

import pytest

from data.format.flat_sheet import FlatMapping, LaidOut, Role, laid_out
from data.format.problem import Problem
from data.format.spreadsheet import Cell, Sheet

ALL = {1: Role.PARENT, 2: Role.NODE, 3: Role.INDICATOR, 4: Role.TARGET, 5: Role.DIRECTION}


def laid(*rows: tuple[str, ...], columns: dict[int, Role] = ALL, section: str = "") -> LaidOut:
    sheet = Sheet("PDO", tuple(tuple(Cell(text) for text in row) for row in (("intestazione",), *rows)))
    return laid_out(sheet, FlatMapping("PDO", 1, 1, columns), section)


def rows_of(found: LaidOut, name: str, *headings: str) -> list[tuple[str, ...]]:
    """Some columns of a sheet of the template, below its headings."""
    sheet = next(sheet for sheet in found.sheets if sheet.name == name)
    at = [[cell.text for cell in sheet.rows[0]].index(heading) for heading in headings]
    return [tuple(row[place].text for place in at) for row in sheet.rows[1:]]


def test_codes_are_made_up_in_the_order_of_the_sheet_and_said() -> None:
    found = laid(("Città", "Strade", "Km", "10"), ("", "", "Buche", "5"), ("", "Parchi", "Alberi", "3"), ("Scuola",))
    assert rows_of(found, "Obiettivi", "Codice obiettivo", "Obiettivo superiore", "Titolo") == [
        ("O1", "", "Città"),
        ("O1.1", "O1", "Strade"),
        ("O1.2", "O1", "Parchi"),
        ("O2", "", "Scuola"),
    ]
    assert rows_of(found, "Indicatori", "Codice obiettivo", "Codice indicatore", "Indicatore") == [
        ("O1.1", "i1", "Km"),
        ("O1.1", "i2", "Buche"),
        ("O1.2", "i1", "Alberi"),
    ]
    assert [sentence.split(":")[0] for sentence in found.made_up] == [
        "Il foglio non dà il codice di 4 obiettivi",
        "Il foglio non dà il codice di 3 indicatori",
    ]


def test_written_codes_are_kept_and_nothing_is_said() -> None:
    columns = {1: Role.NODE_CODE, 2: Role.NODE, 3: Role.INDICATOR_CODE, 4: Role.INDICATOR}
    found = laid(("A.1", "Strade", "k7", "Km"), columns=columns)
    assert rows_of(found, "Indicatori", "Codice obiettivo", "Codice indicatore") == [("A.1", "k7")]
    assert found.made_up == ()


def test_an_objective_told_again_is_the_same_one() -> None:
    found = laid(("", "Strade", "Km", "10"), ("", "strade", "Buche", "5"))
    assert rows_of(found, "Obiettivi", "Titolo") == [("Strade",)]
    assert rows_of(found, "Indicatori", "Codice indicatore") == [("i1",), ("i2",)]


def test_the_same_title_under_another_objective_is_another_one() -> None:
    found = laid(("Città", "Persone", "a", "1"), ("Scuola", "Persone", "b", "2"))
    assert rows_of(found, "Obiettivi", "Codice obiettivo") == [("O1",), ("O1.1",), ("O2",), ("O2.1",)]


def test_totals_blank_lines_and_headings_told_again_are_left_out() -> None:
    found = laid(("", "Strade", "Km", "10"), (), ("intestazione",), ("", "Totale obiettivi"))
    assert rows_of(found, "Obiettivi", "Titolo") == [("Strade",)]
    assert found.skipped == (4, 5)


def test_an_indicator_without_a_target_has_no_row_of_targets() -> None:
    found = laid(("", "Strade", "Km", ""))
    assert rows_of(found, "Target", "Target") == []
    assert len(rows_of(found, "Indicatori", "Indicatore")) == 1


@pytest.mark.parametrize(
    ("written", "word"), [("Crescente", "crescere"), ("↓", "calare"), ("diminuire", "calare"), ("boh", "boh")]
)
def test_a_direction_is_read_in_the_words_of_offices(written: str, word: str) -> None:
    assert rows_of(laid(("", "Strade", "Km", "10", written)), "Indicatori", "Verso") == [(word,)]


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
    found = laid_out(sheet, FlatMapping("PDO", 1, 1, {1: Role.NODE, 2: Role.INDICATOR}))
    assert rows_of(found, "Indicatori", "Codice obiettivo", "Indicatore") == [("O1", "Km"), ("O1", "Buche")]
