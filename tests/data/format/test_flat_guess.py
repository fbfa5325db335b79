"""Which column of an office's sheet is what: headings first, then contents."""

from __future__ import annotations

import pytest

from data.format.cells import Refusal
from data.format.flat_guess import guess, guess_columns, headings, mark_of, remembered, year_of
from data.format.flat_layout import FlatMapping, Role
from data.format.spreadsheet import Cell, Sheet, read_spreadsheet
from tests.flat_books import SHEET, flat_book


def sheet_of(*rows: tuple[str, ...]) -> Sheet:
    return Sheet("PDO", tuple(tuple(Cell(text) for text in row) for row in rows))


def office_sheet() -> Sheet:
    sheets = read_spreadsheet(flat_book())
    assert not isinstance(sheets, Refusal)
    return sheets[0]


def test_two_lines_of_headings_with_merged_cells_are_found_and_every_column_is_told() -> None:
    assert guess(office_sheet()) == FlatMapping(
        SHEET,
        4,
        5,
        {
            1: Role.UNITS,
            2: Role.NODE,
            3: Role.NODE_WEIGHT,
            4: Role.INDICATOR,
            5: Role.UNIT,
            6: Role.WEIGHT,
            7: Role.TARGET,
            8: Role.ACTUAL,
            9: Role.NOTE,
        },
    )


def test_a_heading_over_several_columns_is_said_of_each_and_one_over_two_lines_once() -> None:
    assert headings(office_sheet(), 4, 5)[:4] == [
        "Settore",
        "Obiettivo Descrizione",
        "Obiettivo Peso %",
        "Indicatore Descrizione",
    ]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Cod. obiettivo", Role.NODE_CODE),
        ("Codice obiettivo strategico", Role.PARENT_CODE),
        ("Obiettivo strategico", Role.PARENT),
        ("Obiettivo operativo", Role.NODE),
        ("Cod. indicatore", Role.INDICATOR_CODE),
        ("Indicatore", Role.INDICATOR),
        ("Formula di calcolo", Role.FORMULA),
        ("Unità di misura", Role.UNIT),
        ("U.M.", Role.UNIT),
        ("Unità organizzativa", Role.UNITS),
        ("Settore responsabile", Role.UNITS),
        ("Verso", Role.DIRECTION),
        ("Valore atteso 2024", Role.TARGET),
        ("Target", Role.TARGET),
        ("Soglia", Role.SOGLIA),
        ("Target minimo", Role.SOGLIA),
        ("Minimo", Role.SOGLIA),
        ("Livello minimo garantito", Role.SOGLIA),
        ("Target atteso", Role.TARGET),
        ("Peso minimo", Role.WEIGHT),
        ("Consuntivo al 31/12", Role.ACTUAL),
        ("Valore raggiunto", Role.ACTUAL),
        ("Fonte", Role.SOURCE),
        ("Osservazioni", Role.NOTE),
        ("Consuntivo anno precedente", Role.BEFORE),
        ("Baseline", Role.BEFORE),
        ("Cons. 2024", Role.ACTUAL),
    ],
)
def test_a_heading_says_what_its_column_is(heading: str, role: Role) -> None:
    assert guess_columns(sheet_of((heading,)), 1, 1) == {1: role}


def test_the_weight_before_the_indicator_is_of_the_objective_and_the_one_after_it_of_the_indicator() -> None:
    sheet = sheet_of(("Obiettivo", "Peso", "Indicatore", "Peso"))
    assert guess_columns(sheet, 1, 1) == {1: Role.NODE, 2: Role.NODE_WEIGHT, 3: Role.INDICATOR, 4: Role.WEIGHT}


def test_the_only_weight_after_the_indicator_is_of_the_indicator() -> None:
    assert guess_columns(sheet_of(("Obiettivo", "Indicatore", "Peso")), 1, 1)[3] is Role.WEIGHT


def test_a_column_without_a_known_heading_is_told_by_its_contents() -> None:
    sheet = sheet_of(
        ("Obiettivo", "Indicatore", "x", "y"),
        ("Aprire", "Aperture", ">= 10", "n."),
        ("Chiudere", "Chiusure", "≤ 5", "%"),
    )
    assert guess_columns(sheet, 1, 1) == {1: Role.NODE, 2: Role.INDICATOR, 3: Role.TARGET, 4: Role.UNIT}


def test_a_sheet_without_headings_is_not_guessed() -> None:
    assert guess(sheet_of(("a", "b"), ("1", "2"))) == FlatMapping("PDO", 0, 0, {})


def test_a_layout_is_found_again_by_the_headings_of_another_year_and_by_no_others() -> None:
    said = FlatMapping("", 1, 1, {1: Role.NODE, 2: Role.TARGET})
    before = sheet_of(("Che si fa", "Nel 2024"), ("Aprire", "10"))
    layouts = {mark_of(before, 1, 1): said}
    again = remembered(sheet_of(("Che si fa", "Nel 2025"), ("Chiudere", "20")), layouts)
    assert again == FlatMapping("PDO", 1, 1, said.columns)
    assert remembered(sheet_of(("Che si fa", "Quando"), ("Aprire", "10")), layouts) is None


def two_lines(*pairs: tuple[str, str]) -> Sheet:
    return sheet_of(("Piano della performance 2024",), *zip(*pairs, strict=True))


def test_a_heading_of_the_year_before_is_last_years_result_whatever_stands_above_it() -> None:
    sheet = two_lines(
        ("Obiettivo", "Descrizione"),
        ("Target", "Anno 2023 (cons.)"),
        ("Target", "Target 2024"),
        ("Risultato", "% ragg."),
        ("Risultato", "Consuntivo 2024"),
    )
    assert guess_columns(sheet, 2, 3) == {1: Role.NODE, 2: Role.BEFORE, 3: Role.TARGET, 5: Role.ACTUAL}


def test_a_target_of_another_year_is_not_read_as_this_years() -> None:
    sheet = two_lines(("Obiettivo", ""), ("Target", "2023"), ("Target", "2024"), ("Target", "2025"))
    assert guess_columns(sheet, 2, 3) == {1: Role.NODE, 3: Role.TARGET}


@pytest.mark.parametrize(
    ("title", "heading", "year"),
    [
        ("Piano 2024", "Consuntivo 2023", 2024),
        ("Piano 2024 (agg. 12/07/2024)", "x", 2024),
        ("PIAO 2024-2026", "x", 2024),
        ("Piano", "Target 2025", 2025),
        ("Piano", "Target", 0),
        ("Delibera 120245", "Target", 0),
    ],
)
def test_the_year_is_the_one_of_the_titles(title: str, heading: str, year: int) -> None:
    assert year_of(sheet_of((title,), (heading,)), 2, 2) == year


SAID = {1: Role.NODE, 2: Role.INDICATOR, 3: Role.UNITS, 4: Role.TARGET}
BEFORE = ("Che si fa", "Come", "Chi", "Nel 2024")


@pytest.mark.parametrize(
    ("now", "columns"),
    [
        (
            ("Che si fa", "Come", "Chi", "Esito", "Nel 2025"),
            {1: Role.NODE, 2: Role.INDICATOR, 3: Role.UNITS, 5: Role.TARGET},
        ),
        (("Che si fa", "Come", "Chi", "Nel 2025", "Note"), {**SAID, 5: Role.NOTE}),
        (("Chi", "Che si fa", "Come", "Nel 2025"), {1: Role.UNITS, 2: Role.NODE, 3: Role.INDICATOR, 4: Role.TARGET}),
        (("Che si fa", "Come", "Nel 2025"), {1: Role.NODE, 2: Role.INDICATOR, 3: Role.TARGET}),
    ],
    ids=["one more", "one more at the end", "moved", "one gone"],
)
def test_a_layout_is_found_again_when_a_column_came_went_or_moved(
    now: tuple[str, ...], columns: dict[int, Role]
) -> None:
    layouts = {mark_of(sheet_of(BEFORE), 1, 1): FlatMapping("", 1, 1, SAID)}
    assert remembered(sheet_of(now), layouts) == FlatMapping("PDO", 1, 1, columns)
