"""What is said to whoever looks at a workbook has none of the names of the format."""

from __future__ import annotations

import re

import pytest

from data.format.describe import meaning_of
from data.format.problem import Notice, Problem
from data.format.table_words import in_table_words, said
from data.format.tables import TABLES
from scoring.model import Direction, MeasureState

NAMES = {column.name for table in TABLES for column in table.columns if "_" in column.name}
WORDS = {str(word) for word in (*Direction, *MeasureState)}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_note_of_a_heading_has_no_word_of_the_format(table: object) -> None:
    (found,) = [each for each in TABLES if each is table]
    for column in found.columns:
        told = said(meaning_of(column), found.name)
        assert not (NAMES | WORDS) & set(re.findall(r"[a-z_]+", told)), told
        assert ".csv" not in told


@pytest.mark.parametrize(
    ("text", "table", "told"),
    [
        ("Confrontare la colonna weight.", "nodes", "Confrontare la colonna «Peso %»."),
        ("section: piano; node_code: O4.", "", "«Sezione»: piano; «Codice obiettivo»: O4."),
        ("SI vuole il verso higher, NO il verso lower.", "", "SI vuole il verso crescere, NO il verso calare."),
        ("Scriverlo in history.csv.", "", "Scriverlo nel foglio Serie storica."),
        ("con un nome di units.csv", "nodes", "con un nome del foglio Unità"),
        ("«weight» non è un numero.", "nodes", "«weight» non è un numero."),
        ("Il target e le note restano.", "", "Il target e le note restano."),
    ],
)
def test_a_sentence_is_told_in_the_words_of_the_sheet_and_what_was_written_stays(
    text: str, table: str, told: str
) -> None:
    assert said(text, table) == told


def test_a_problem_and_a_notice_are_told_by_their_own_table() -> None:
    problem = Problem("2024/nodes.csv", 3, "weight", "weight è vuoto.", "Scrivere weight.")
    notice = Notice("2024/actuals.csv", 3, "availability manca.", "x")
    assert in_table_words(problem).what == "«Peso %» è vuoto."
    assert in_table_words(notice).what == "«Disponibilità» manca."
