"""Values unlike all the others of the same indicator, told apart from a year out of the ordinary."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.data.format.scored import change, looked

if TYPE_CHECKING:
    from pathlib import Path

HISTORY = (
    "note_number,section,owner,node_code,indicator_code,indicator_name,source,year,value,numerator,denominator,"
    "availability,raw,confidence\n"
)
BREAKS = "section,owner,node_code,indicator_code,year,kind,reason,source_line\n"
PLACE, NAME = "peg,Anna Verdi,P1,i1", "peg / Anna Verdi / P1 / i1"


def with_history(folder: Path, values: dict[int, float], place: str = PLACE) -> None:
    rows = "".join(f"1,{place},,,{year},{value},,,value,,\n" for year, value in values.items())
    (folder / "2024" / "history.csv").write_text(HISTORY + rows, encoding="utf-8")


def with_actual(folder: Path, text: str) -> None:
    change(folder, "2024/actuals.csv", "2024,,30,50,,,value", f"2024,{text},,,,,value")


PERCENT = {2020: 70, 2021: 72, 2022: 71}


def test_a_percentage_that_has_lost_its_point_is_worth_a_look(finto: Path) -> None:
    with_history(finto, PERCENT)
    with_actual(finto, "7121")
    assert looked(finto) == [
        (
            f"2024/actuals.csv, riga 4: 7121 % di {NAME} è fuori da 0–100, dove non è mai stato nessun anno "
            "precedente. Confrontarlo con il documento: punto decimale, unità, numeratore e denominatore."
        )
    ]


def test_a_negative_percentage_is_worth_a_look_where_none_has_been(finto: Path) -> None:
    with_history(finto, {2023: 70})
    with_actual(finto, "-7.12")
    assert ["-7,12 % di" in line for line in looked(finto)] == [True]


def test_a_percentage_that_has_been_beyond_100_before_is_none(finto: Path) -> None:
    with_history(finto, PERCENT | {2023: 110})
    with_actual(finto, "130")
    assert looked(finto) == []


@pytest.mark.parametrize(("text", "is_said"), [("7121", True), ("800", True), ("790", False), ("100", False)])
def test_without_a_history_only_a_whole_digit_too_many_is_worth_a_look(
    finto: Path, text: str, *, is_said: bool
) -> None:
    with_actual(finto, text)
    assert [f"{text} % di {NAME}" in line for line in looked(finto)] == [True] * is_said


def test_a_target_is_looked_at_like_an_actual(finto: Path) -> None:
    change(finto, "2024/targets.csv", "2024,1,>=,80,", "2024,1,>=,8000,")
    assert [line[: len("2024/targets.csv, riga 5: 8000 %")] for line in looked(finto)] == [
        "2024/targets.csv, riga 5: 8000 %"
    ]


COUNTS = {2020: 150, 2021: 160, 2022: 155, 2023: 165}


@pytest.mark.parametrize(
    ("values", "text", "is_said"),
    [
        (COUNTS, "1650", True),
        (COUNTS, "16", True),
        (COUNTS, "190", False),  # less than three times the largest change
        ({2020: 100, 2021: 100, 2022: 100, 2023: 100}, "140", False),  # flat until now, and less than half the level
        ({2020: 100, 2021: 100, 2022: 100, 2023: 100}, "151", True),
        ({2021: 150, 2022: 155, 2023: 165}, "1650", False),  # two changes tell too little
        ({2018: 150, 2020: 160, 2022: 155, 2023: 165}, "1650", False),  # across a hole there is no yearly change
        ({2020: 10, 2021: 500, 2022: 40, 2023: 90}, "600", False),
    ],
)
def test_a_jump_is_worth_a_look_where_the_history_never_made_one_like_it(
    finto: Path, values: dict[int, float], text: str, *, is_said: bool
) -> None:
    with_history(finto, values, "dup,,O1,i1")
    change(finto, "2024/actuals.csv", "2024,150,", f"2024,{text},")
    assert [f"{text} di dup / O1 / i1 è lontano da " in line for line in looked(finto)] == [True] * is_said


def test_a_jump_across_a_break_is_none(finto: Path) -> None:
    with_history(finto, COUNTS, "dup,,O1,i1")
    change(finto, "2024/actuals.csv", "2024,150,", "2024,1650,")
    (finto / "2024" / "breaks.csv").write_text(f"{BREAKS}dup,,O1,i1,2024,method,altro conto,\n", encoding="utf-8")
    assert looked(finto) == []
